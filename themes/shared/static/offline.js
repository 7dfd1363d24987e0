// Keeps the site on this device where the reader wants that, and removes it again. sw.js does the work.
(async () => {
  "use strict";

  const place = document.querySelector("#keep");
  const root = new URL("..", document.currentScript.src).href;
  const mark = `microsite ${root} `; // as in sw.js
  const workers = location.protocol === "file:" ? null : navigator.serviceWorker; // none without https
  const [keep, remove] = place.querySelectorAll("button");
  const bar = place.querySelector("progress");
  const status = place.querySelector("[role=status]");
  const say = (word) => (status.textContent = place.dataset[word]);

  async function kept() {
    const found = await workers?.getRegistration(root).catch(() => null);
    return found?.scope === root && found.active ? found : null;
  }

  function show(isKept, focused) {
    keep.hidden = isKept || !workers;
    remove.hidden = !isKept;
    if (isKept) say("kept");
    if (focused) (isKept ? remove : keep).focus();
  }

  const settled = (worker) =>
    new Promise((done, failed) => {
      const look = () => {
        if (worker.state === "activated") done();
        if (worker.state === "redundant") failed(new TypeError("not installed"));
      };
      worker.addEventListener("statechange", look);
      look();
    });

  async function keepSite() {
    const { quota = Infinity, usage = 0 } = (await navigator.storage?.estimate?.()) ?? {};
    if (quota - usage < sizes.kept) return say("full");
    say("keeping");
    const made = await workers.register(`${root}sw.js`, { scope: root });
    await settled(made.installing ?? made.waiting ?? made.active);
    await navigator.storage?.persist?.();
    return show(true, true);
  }

  async function removeSite() {
    await (await kept())?.unregister();
    for (const name of await caches.keys()) if (name.startsWith(mark)) await caches.delete(name);
    say("removed");
    show(false, true);
  }

  // A TypeError is what a connection that breaks leaves; all else is the browser's no.
  const pressed = (button, act) =>
    button.addEventListener("click", async () => {
      const telling = new BroadcastChannel(mark);
      telling.addEventListener("message", ({ data }) => (bar.value = data));
      button.disabled = bar.hidden = true;
      if (button === keep) bar.hidden = false;
      await act().catch((error) => say(error instanceof TypeError ? "failed" : "refused"));
      telling.close();
      button.disabled = false;
      bar.hidden = true;
    });

  const sizes = location.protocol !== "file:" && await fetch(`${root}offline.json`)
    .then((answer) => answer.ok && answer.json())
    .catch(() => null); // shown as a preview, or without network
  const isKept = await kept();
  if (!sizes && !isKept) {
    place.remove();
    return;
  }
  const size = new Intl.NumberFormat(document.documentElement.lang, {
    style: "unit", unit: "megabyte", maximumSignificantDigits: 2,
  });
  for (const part of place.querySelectorAll("[data-size]")) {
    if (sizes) part.textContent = ` (${size.format(sizes[part.dataset.size] / 1e6)})`;
  }
  pressed(keep, keepSite);
  pressed(remove, removeSite);
  show(Boolean(isKept));
})();
