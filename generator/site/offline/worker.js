// Keeps one build of this site on the device, whole, and shows it also without network.
// BUILD, above, is the SHA-256 of the list of its files. A page is given the files of the build that it came from.
"use strict";

const SCOPE = registration.scope;
const MARK = `microsite ${SCOPE} `; // the sites of one host share one storage
const PAGES = `${MARK}pages`; // which build each open page came from
const LIST = `${SCOPE}offline.sums`;
const AT_ONCE = 6;
const MINUTE = 60_000;

const cacheOf = (build) => MARK + build;
const lines = (text) => text.split("\n").filter(Boolean).map((line) => [SCOPE + line.slice(66), line.slice(0, 64)]);

// Installing: all files or none. What an install that broke off has fetched, and what older builds have, is used.

async function checked(url, wanted) {
  const response = await fetch(url, { cache: "reload" });
  const bytes = await response.arrayBuffer();
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  const found = [...hash].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  if (!response.ok || found !== wanted) throw new Error(`${url} is not of this build`);
  // Made anew: an answer that was redirected may not be shown as a page.
  return new Response(bytes, { headers: { "Content-Type": response.headers.get("Content-Type") ?? "" } });
}

async function olderFiles() {
  const found = new Map();
  for (const name of await caches.keys()) {
    const list = name.startsWith(MARK) && (await caches.match(LIST, { cacheName: name }));
    if (list) for (const [url, hash] of lines(await list.text())) found.set(hash, [url, { cacheName: name }]);
  }
  return found;
}

async function install() {
  const cache = await caches.open(cacheOf(BUILD));
  const list = await checked(LIST, BUILD);
  const all = lines(await list.clone().text());
  const there = new Set((await cache.keys()).map((request) => request.url));
  const missing = all.filter(([url]) => !there.has(url));
  const older = await olderFiles();
  const telling = new BroadcastChannel(MARK);
  let next = 0;
  const work = async () => {
    while (next < missing.length) {
      const [url, hash] = missing[next++];
      const known = older.has(hash) && (await caches.match(...older.get(hash)));
      await cache.put(url, known || (await checked(url, hash)));
      telling.postMessage(next / missing.length);
    }
  };
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    await cache.put(LIST, list); // complete
  } finally {
    next = missing.length;
    telling.close();
  }
  await skipWaiting(); // open pages stay with their own build
}

// Answering

async function buildOf(page) {
  const record = page && (await caches.match(`${SCOPE}?${page}`, { cacheName: PAGES }));
  return record ? (await record.text()).split(" ")[0] : "";
}

async function remember(page) {
  const pages = await caches.open(PAGES);
  await pages.put(`${SCOPE}?${page}`, new Response(`${BUILD} ${Date.now()}`));
}

async function found(url, build) {
  const plain = url.replace(/[?#].*/, "");
  const named = plain.endsWith("/") ? `${plain}index.html` : plain;
  const at = { cacheName: cacheOf(build) };
  return (await caches.match(named, at)) ?? (await caches.match(`${named}.html`, at));
}

async function page(event) {
  const kept = await found(event.request.url, BUILD);
  if (!kept) return fetch(event.request).catch(() => Response.redirect(`${SCOPE}offline.html`));
  await remember(event.resultingClientId);
  return kept;
}

async function part({ request, clientId }) {
  const build = await buildOf(clientId);
  if (!build) return (await found(request.url, BUILD)) ?? fetch(request);
  if (!(await caches.has(cacheOf(build)))) return Response.error(); // rather nothing than another build's
  return (await found(request.url, build)) ?? fetch(request);
}

// Tidying

async function drop(unwanted) {
  for (const name of await caches.keys()) {
    if (name.startsWith(MARK) && (await unwanted(name))) await caches.delete(name);
  }
}

// Closed pages are forgotten, and with its last page an older build. Of what a next build is fetching nothing is taken.
async function tidy(isOurs) {
  const open = new Set((await clients.matchAll({ includeUncontrolled: true })).map(({ id }) => id));
  const pages = await caches.open(PAGES);
  const used = new Set([cacheOf(BUILD), PAGES]);
  for (const request of await pages.keys()) {
    const [build, since] = (await (await pages.match(request)).text()).split(" ");
    // A page on its way is not open yet.
    if (open.has(new URL(request.url).search.slice(1)) || Date.now() - since < MINUTE) used.add(cacheOf(build));
    else await pages.delete(request);
  }
  await drop(async (name) => !used.has(name) && (await isOurs(name)));
}

const isSettled = async (name) =>
  (await caches.match(LIST, { cacheName: name })) &&
  !registration.installing && !registration.waiting && serviceWorker.state === "activated";

// Where the organisers have taken this script away, and the site stands, the device's copy goes too.
async function leaveIfTakenAway() {
  const asked = async (url) => fetch(url, { cache: "no-store" }).catch(Response.error);
  if (![404, 410].includes((await asked(location.href)).status)) return;
  const sums = await asked(`${SCOPE}SHA256SUMS`);
  if (!sums.ok || /^[0-9a-f]{64}  sw\.js$/m.test(await sums.text())) return;
  await registration.unregister();
  await drop(() => true);
}

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => event.waitUntil(tidy(() => true)));
addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(SCOPE)) return;
  const isPage = request.mode === "navigate";
  event.respondWith(isPage ? page(event) : part(event));
  if (isPage) event.waitUntil(Promise.all([tidy(isSettled), leaveIfTakenAway()]));
});
