// Colours, search, keys. Without this script every page still shows all that it has.
(() => {
  "use strict";

  const page = document.documentElement;
  const root = new URL("..", document.currentScript.src).href;
  const one = (selector, within = document) => within.querySelector(selector);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];

  function element(name, className, ...content) {
    const made = document.createElement(name);
    made.className = className;
    made.append(...content);
    return made;
  }

  function link(className, url, ...content) {
    return Object.assign(element("a", className, ...content), { href: root + url });
  }

  function later(milliseconds, act) {
    let timer;
    return (...values) => {
      clearTimeout(timer);
      timer = setTimeout(act, milliseconds, ...values);
    };
  }

  // Some browsers refuse.
  function allowed(act) {
    try {
      return act();
    } catch {
      return null;
    }
  }

  // Folders opened from disk share one storage.
  const key = (name) => `wayfinder:${page.dataset.site}:${name}`;
  const stored = (name) => allowed(() => localStorage.getItem(key(name)));
  const store = (name, value) => allowed(() => localStorage.setItem(key(name), value));

  function paint(scheme) {
    page.dataset.scheme = scheme;
    for (const name of ["light", "dark"]) {
      const forced = scheme === name ? "all" : "not all";
      one(`meta[data-for=${name}]`).media = scheme === "auto" ? `(prefers-color-scheme: ${name})` : forced;
    }
  }

  function schemes() {
    for (const radio of all("#scheme input")) {
      radio.checked = radio.value === page.dataset.scheme;
      radio.addEventListener("change", () => {
        store("scheme", radio.value);
        paint(radio.value);
      });
    }
  }

  page.classList.add("js");
  paint(stored("scheme") ?? "auto");

  const LETTERS = { ø: "o", ł: "l", đ: "d", ð: "d", ı: "i", ß: "ss", æ: "ae", œ: "oe", þ: "th" };
  const UNSPACED = String.raw`[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}]`;
  const RUN = new RegExp(String.raw`(${UNSPACED}+)|\p{N}+(?:\.\p{N}+)+|(?:(?!${UNSPACED})[\p{L}\p{N}\p{M}])+`, "gu");

  function fold(text) {
    const bare = text.normalize("NFKD").replace(/\p{Mn}/gu, "").toLowerCase();
    return bare.replace(/[øłđðıßæœþ]/g, (letter) => LETTERS[letter]);
  }

  /** Folded words, Chinese and Japanese in pairs of characters. */
  function words(text) {
    const found = [];
    for (const run of text.matchAll(RUN)) {
      const parts = run[1] ? [...run[1]] : [run[0]];
      let start = run.index;
      for (const [place, part] of parts.entries()) {
        const word = part + (parts[place + 1] ?? "");
        if (!place || place < parts.length - 1) found.push({ start, end: start + word.length, term: fold(word) });
        start += part.length;
      }
    }
    return found;
  }

  const terms = (text) => words(text).map(({ term }) => term);

  const engine = {};

  function script(url) {
    return new Promise((onload, onerror) => {
      document.head.append(Object.assign(element("script", ""), { src: root + url, onload, onerror }));
    });
  }

  async function indexed(documents, fields) {
    const index = new globalThis.MiniSearch({
      idField: "url",
      fields,
      tokenize: terms,
      processTerm: (term) => term,
      extractField: (document, name) => [document[name] ?? ""].flat().join(" "),
      searchOptions: { prefix: true, combineWith: "AND", boost: { title: 3, authors: 3, keywords: 2 } },
    });
    await index.addAllAsync(documents);
    return { index, documents, byUrl: new Map(documents.map((document) => [document.url, document])) };
  }

  async function prepare() {
    await Promise.all([script("static/minisearch.js"), script("search.js")]);
    const { posters, people } = globalThis.posterSearch;
    engine.people = await indexed(people, ["name"]);
    engine.posters = await indexed(posters, ["title", "authors", "board", "keywords", "text"]);
  }

  function load() {
    engine.loading ??= prepare().catch((reason) => {
      engine.loading = null;
      throw reason;
    });
    return engine.loading;
  }

  function find({ index, documents, byUrl }, query, near) {
    const named = ({ number, board }) => /^\d+$/.test(query) && [String(number), board].includes(query);
    const numbered = documents.filter(named);
    if (numbered.length) return numbered.map((document) => ({ document, match: { [query]: ["board"] } }));
    if (!index) return roughly(documents, terms(query));
    const hits = index.search(query, near && { fuzzy: (term) => term.length > 3 && 0.2 });
    return hits.map(({ id, match }) => ({ document: byUrl.get(id), match, near }));
  }

  function roughly(documents, needs) {
    const held = ({ terms }, need) => terms.filter((term) => term.startsWith(need));
    return documents.flatMap((document) => {
      const found = needs.map((need) => held(document, need));
      if (!found.length || !found.every((terms) => terms.length)) return [];
      return { document, match: Object.fromEntries(found.flat().map((term) => [term, []])) };
    });
  }

  function search(query, sources) {
    const look = (near) => sources.map((source) => (query ? find(source, query, near) : []));
    const exact = look();
    return exact.some((hits) => hits.length) ? exact : look(true);
  }

  const counted = (number, noun, plural = `${noun}s`) => `${number.toLocaleString("en")} ${number === 1 ? noun : plural}`;
  const summed = (counts, joint) => counts.filter(([number]) => number).map((count) => counted(...count)).join(joint);

  function readRow(item) {
    const walker = document.createTreeWalker(item, NodeFilter.SHOW_TEXT);
    const parts = [];
    while (walker.nextNode()) {
      const node = walker.currentNode;
      const within = (selector) => node.parentElement.closest(selector);
      if (within(".title, .opening, .by, .people .go")) {
        parts.push(...words(node.data).map((word) => ({ ...word, node, extra: within(".many, .all") })));
      }
    }
    const url = one(".go", item).href.slice(root.length);
    const board = one(".number", item)?.textContent;
    return { item, parts, url, board, number: item.dataset.number, terms: parts.map(({ term }) => term) };
  }

  function rows(kind) {
    const documents = all(`.${kind} > li`).map(readRow);
    const here = new Map(documents.map((document) => [document.url, document]));
    const noun = kind === "people" ? "author" : "poster";

    return (query) => {
      const [hits] = search(query, [engine[kind] ?? { documents }]);
      const matches = new Map(hits.map(({ document, match }) => [document.url, match]).filter(([url]) => here.has(url)));
      for (const { item, url } of documents) item.hidden = Boolean(query) && !matches.has(url);
      for (const shelf of all(".shelf")) shelf.hidden = !one("li:not([hidden])", shelf);
      for (const other of all(".letters, .note")) other.hidden = Boolean(query);
      highlight(documents, matches);
      const label = query ? `${matches.size} of ${documents.length}` : counted(documents.length, noun);
      return { counts: [[matches.size, noun]], label };
    };
  }

  // A row found by hidden names shows them.
  function highlight(documents, matches) {
    const ranges = [];
    for (const { item, parts, url } of documents) {
      const found = parts.filter(({ term }) => Object.hasOwn(matches.get(url) ?? {}, term));
      item.classList.toggle("hit", found.length > 0 && found.every(({ extra }) => extra));
      for (const { node, start, end } of found) {
        ranges.push(new StaticRange({ startContainer: node, startOffset: start, endContainer: node, endOffset: end }));
      }
    }
    if (CSS.highlights) CSS.highlights.set("found", new Highlight(...ranges));
  }

  const MOST = 50;

  function marked(text, match) {
    const content = [];
    let done = 0;
    for (const { start, end, term } of words(text)) {
      if (!Object.hasOwn(match, term)) continue;
      content.push(text.slice(done, start), element("mark", "", text.slice(Math.max(start, done), end)));
      done = end;
    }
    return [...content, text.slice(done)];
  }

  function snippet(text, match) {
    const { start } = words(text).find(({ term }) => Object.hasOwn(match, term)) ?? { start: 0 };
    const before = text.slice(0, start).split(" ").slice(-9).join(" ").slice(-90);
    const after = text.slice(start).split(" ").slice(0, 24).join(" ").slice(0, 240);
    const rest = text.length > start + after.length;
    return [start > before.length ? "… " : "", ...marked(before + after, match), rest ? " …" : ""];
  }

  function byline({ authors, undisclosed }, match) {
    if (!authors.length) return [element("em", "", undisclosed ? `${undisclosed} undisclosed` : "Authors not yet announced")];
    const shown = authors.filter((name, place) => place < 2 || terms(name).some((term) => Object.hasOwn(match, term)));
    const more = authors.length + undisclosed - shown.length;
    return [...marked(shown.join(", "), match), more ? `\u00a0+${more}` : ""];
  }

  // Title and names show why
  function plain({ match, near }, query) {
    const seen = Object.keys(match).filter((term) => match[term].some((name) => /title|authors|board/.test(name)));
    return near ? seen.length : terms(query).every((need) => seen.some((term) => term.startsWith(need)));
  }

  function posterResult(hit, query) {
    const { document, match } = hit;
    const title = document.title ? marked(document.title, match) : [element("em", "", "Title not yet announced")];
    const item = element("li", "", element("h3", "title", link("go", document.url, ...title)));
    item.prepend(element("span", "number", document.board ?? document.number ?? ""));
    item.append(element("p", "by", ...byline(document, match)));
    if (!document.title || !plain(hit, query)) {
      const texts = [document.text, document.keywords.join(", ")];
      const text = texts.find((text) => terms(text).some((term) => Object.hasOwn(match, term))) ?? document.text;
      item.append(element("p", "snippet", ...snippet(text, match)));
    }
    return item;
  }

  function personResult({ document, match }) {
    const item = element("li", "", link("go", document.url, ...marked(document.name, match)));
    for (const { id, url, number, board } of engine.posters.documents) {
      if (!document.posters.includes(id)) continue;
      const sign = board ?? number;
      item.append(" ", link("chip", url, element("span", "unseen", sign ? (board ? "Board " : "Poster ") : ""), sign ?? "Poster"));
    }
    return item;
  }

  function group(title, list, hits, made) {
    list.append(...hits.slice(0, MOST).map(made));
    const heading = hits.length > MOST ? `${title}: the best ${MOST} of ${hits.length}` : title;
    return hits.length ? [element("section", "", element("h2", "label", heading), list)] : [];
  }

  function results(query) {
    if (query && !engine.posters) return null;
    const [people, posters] = search(query, [engine.people, engine.posters]);
    one("#results").replaceChildren(
      ...group("People", element("ul", "people"), people, personResult),
      ...group("Posters", element("ol", "posters"), posters, (hit) => posterResult(hit, query)),
    );
    const counts = [[people.length, "person", "people"], [posters.length, "poster"]];
    return { counts, label: summed(counts, ", ") };
  }

  const targets = () => all(".posters .go, .people .go").filter((target) => !target.closest("[hidden]"));

  function sentence(counts, query) {
    const sum = counts.reduce((total, [number]) => total + number, 0);
    if (!sum) return `No ${counts.at(-1)[1]} matches ${query}`;
    return `${summed(counts, " and ")} ${sum === 1 ? "matches" : "match"} ${query}`;
  }

  const asked = (name) => new URLSearchParams(location.search).get(name) ?? "";
  const remember = later(250, (name, value) => {
    const address = new URL(location.href);
    if (value) address.searchParams.set(name, value);
    else address.searchParams.delete(name);
    allowed(() => history.replaceState(null, "", address));
  });

  function searching(form, show) {
    const input = form.elements.q;
    const [count, empty, spoken] = [".count", ".empty", "[role=status]"].map((selector) => one(selector));
    const eager = form.dataset.find === "all";
    const say = later(400, (text) => spoken.replaceChildren(text));

    function update() {
      const query = input.value.trim();
      const shown = show(query);
      if (!shown) return;
      count.textContent = shown.label;
      one("b", empty).textContent = query;
      empty.hidden = !query || shown.counts.some(([number]) => number);
      say(query && sentence(shown.counts, query));
    }

    function ready() {
      load().then(update, () => {
        if (eager) count.textContent = "Search did not load. Type again to retry.";
      });
    }

    input.addEventListener("focus", ready, { once: true });
    input.addEventListener("input", () => {
      update();
      remember("q", input.value.trim());
      ready();
    });
    one("button", empty).addEventListener("click", () => clear(input));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (input.value.trim()) targets()[0]?.click();
    });
    input.value = asked("q");
    if (input.value) update();
    if (input.value || eager || document.activeElement === input) ready();
  }

  function clear(input) {
    input.value = "";
    input.focus();
    input.dispatchEvent(new Event("input"));
  }

  function fields() {
    const form = one(".field");
    const find = form?.dataset.find;
    if (find) searching(form, find === "all" ? results : rows(find));
  }

  // Orders, where they differ

  function orders() {
    const list = one(".tools ~ .boards");
    if (!list) return;
    const items = [...list.children];
    const title = (item) => fold(one(".title", item).textContent);
    const number = (item) => Number(item.dataset.number ?? Infinity);
    const known = {
      board: items,
      number: [...items].sort((a, b) => number(a) - number(b)),
      title: [...items].sort((a, b) => title(a).localeCompare(title(b), "en")),
    };
    const select = element("select", "order");
    const seen = new Set();
    for (const [name, order] of Object.entries(known)) {
      const places = String(order.map((item) => items.indexOf(item)));
      if (!seen.has(places)) select.append(new Option(`By ${name}`, name));
      seen.add(places);
    }
    const arrange = () => list.append(...known[select.value]);
    if (select.length === 1) return;
    select.setAttribute("aria-label", "Order");
    select.value = asked("sort");
    if (!select.value) select.value = "board";
    arrange();
    select.addEventListener("change", () => {
      arrange();
      remember("sort", select.value);
    });
    one(".field").after(select);
  }

  function running() {
    const now = Date.now();
    const mark = (item, word) => one(".title", item).append(element("span", "now", word));
    const sessions = all(".sessions li").map((item) => [item, ...all("time", item).map((time) => Date.parse(time.dateTime))]);
    const current = sessions.filter(([, start, end]) => start <= now && now < end);
    const [next] = sessions.filter(([, start]) => start > now).sort((a, b) => a[1] - b[1]);
    for (const [item] of current) mark(item, "Now");
    if (next && !current.length) mark(next[0], "Next");
  }

  function move(event, input) {
    const found = targets();
    const place = found.indexOf(event.target);
    if (place < 0 && event.target !== input) return;
    const to = event.key === "ArrowDown" ? found[place + 1] : found[place - 1] ?? input;
    to?.focus();
    event.preventDefault();
  }

  const SINGLE = {
    "/": (input) => (input ? input.select() : location.assign(`${root}search.html`)),
    "?": () => {
      one("#keys").open = true;
      one("#keys summary").focus();
    },
    ArrowLeft: () => one('.walk [rel="prev"]')?.click(),
    ArrowRight: () => one('.walk [rel="next"]')?.click(),
  };

  function pressed(event) {
    const { key, target } = event;
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const input = one("#q");
    if (input && /^Arrow(Up|Down)$/.test(key)) move(event, input);
    if (key === "Escape" && target === input) {
      event.preventDefault();
      if (input.value) clear(input);
      else input.blur();
    }
    if (target.closest?.("input, textarea, select, [contenteditable]") || !one("#single-keys").checked) return;
    if (!Object.hasOwn(SINGLE, key) || (event.shiftKey && key.length > 1)) return;
    if (key.length === 1) event.preventDefault();
    SINGLE[key](input);
  }

  function keys() {
    const single = one("#single-keys");
    single.checked = stored("keys") !== "off";
    single.addEventListener("change", () => store("keys", single.checked ? "on" : "off"));
    document.addEventListener("keydown", pressed);
  }

  document.addEventListener("DOMContentLoaded", () => {
    for (const start of [schemes, orders, fields, running, keys]) start();
  });
})();
