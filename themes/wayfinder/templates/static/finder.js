// Search and filters, loaded when somebody first asks for them.
(() => {
  "use strict";

  const { WORDS, all, bookmarks, element, isChosen, later, one, remember, root, say, script } = globalThis.wayfinder;
  Object.assign(WORDS, {{ words('authors', 'authors_unknown', 'best_of', 'board_sign', 'both', 'comma', 'found_of', 'match', 'more_names', 'no_author_matches', 'no_poster_matches', 'people', 'people_title', 'poster', 'poster_sign', 'posters', 'posters_title', 'search_failed', 'title_unknown', 'undisclosed')|tojson }});

  function link(className, url, ...content) {
    return Object.assign(element("a", className, ...content), { href: root + url });
  }

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

  const counted = (counts) => counts.filter(([n]) => n).map(([n, key]) => say(key, { n }));

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
    const key = kind === "people" ? "authors" : "posters";

    return (query) => {
      const [hits] = search(query, [engine[kind] ?? { documents }]);
      const matches = new Map(hits.map(({ document, match }) => [document.url, match]).filter(([url]) => here.has(url)));
      for (const { item, url } of documents) item.hidden = Boolean(query) && !matches.has(url);
      for (const shelf of all(".shelf")) shelf.hidden = !one("li:not([hidden])", shelf);
      for (const other of all(".letters, .note")) other.hidden = Boolean(query);
      highlight(documents, matches);
      const [found, n] = [documents.filter(({ item }) => !item.hidden && isChosen(item)).length, documents.length];
      return { counts: [[found, key]], label: query || found < n ? say("found_of", { found, n }) : say(key, { n }) };
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
    if (!authors.length) return [element("em", "", undisclosed ? say("undisclosed", { n: undisclosed }) : say("authors_unknown"))];
    const shown = authors.filter((name, place) => place < 2 || terms(name).some((term) => Object.hasOwn(match, term)));
    const more = authors.length + undisclosed - shown.length;
    const names = shown.flatMap((name, place) => [place ? say("comma") : "", element("bdi", "", ...marked(name, match))]);
    return [...names, more ? `\u00a0${say("more_names", { n: more })}` : ""];
  }

  // Title and names show why
  function plain({ match, near }, query) {
    const seen = Object.keys(match).filter((term) => match[term].some((name) => /title|authors|board/.test(name)));
    return near ? seen.length : terms(query).every((need) => seen.some((term) => term.startsWith(need)));
  }

  function posterResult(hit, query) {
    const { document, match } = hit;
    const title = document.title ? element("bdi", "", ...marked(document.title, match)) : element("em", "unknown", say("title_unknown"));
    const item = element("li", "", element("h3", "title", link("go", document.url, title)));
    item.prepend(element("span", "number", document.board ?? document.number ?? ""));
    item.append(element("p", "by", ...byline(document, match)));
    if (!document.title || !plain(hit, query)) {
      const texts = [document.text, document.keywords.join(", ")];
      const text = texts.find((text) => terms(text).some((term) => Object.hasOwn(match, term))) ?? document.text;
      item.append(element("p", "snippet", element("bdi", "", ...snippet(text, match))));
    }
    return item;
  }

  function personResult({ document, match }) {
    const item = element("li", "", link("go", document.url, element("bdi", "", ...marked(document.name, match))));
    for (const { id, url, number, board } of engine.posters.documents) {
      if (!document.posters.includes(id)) continue;
      const sign = board ?? number;
      const chip = link("chip", url, sign ?? say("poster"));
      if (sign) chip.setAttribute("aria-label", say(board ? "board_sign" : "poster_sign", { figure: String(sign) }));
      item.append(" ", chip);
    }
    return item;
  }

  function group(title, list, hits, made) {
    list.append(...hits.slice(0, MOST).map(made));
    const heading = hits.length > MOST ? say("best_of", { title, most: MOST, n: hits.length }) : title;
    return hits.length ? [element("section", "", element("h2", "label", heading), list)] : [];
  }

  function results(query) {
    if (query && !engine.posters) return null;
    const [people, posters] = search(query, [engine.people, engine.posters]);
    const signs = posters.some(({ document }) => document.board) ? "posters boards" : "posters";
    one("#results").replaceChildren(
      ...group(say("people_title"), element("ul", "people"), people, personResult),
      ...group(say("posters_title"), element("ol", signs), posters, (hit) => posterResult(hit, query)),
    );
    bookmarks();
    const counts = [[people.length, "people"], [posters.length, "posters"]];
    return { counts, label: counted(counts).join(say("comma")) };
  }

  const targets = () => all(".posters .go, .people .go").filter((target) => target.offsetParent);

  function sentence(counts, query) {
    const n = counts.reduce((total, [number]) => total + number, 0);
    if (!n) return say(counts.at(-1)[1] === "authors" ? "no_author_matches" : "no_poster_matches", { query });
    const [first, second] = counted(counts);
    return say("match", { n, found: second ? say("both", { first, second }) : first, query });
  }

  function searching(form, show) {
    const input = form.elements.q;
    const [count, empty, spoken] = [".count", ".empty:has(b)", "#said"].map((selector) => one(selector));
    const eager = form.dataset.find === "all";
    const announce = later(400, (text) => spoken.replaceChildren(text));

    function update() {
      const query = input.value.trim();
      const shown = show(query);
      if (!shown) return;
      count.textContent = shown.label;
      one("b", empty).textContent = query;
      empty.hidden = !query || shown.counts.some(([number]) => number);
      announce(query && sentence(shown.counts, query));
    }

    function ready() {
      load().then(update, () => {
        if (eager) count.textContent = say("search_failed");
      });
    }

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
    document.addEventListener("keydown", (event) => pressed(event, input));
    globalThis.wayfinder.recounted = update;
    if (input.value) {
      update();
      remember("q", input.value.trim()); // typed before this script had come
    }
    ready();
  }

  function clear(input) {
    input.value = "";
    input.focus();
    input.dispatchEvent(new Event("input"));
  }

  function move(event, input) {
    const found = targets();
    const place = found.indexOf(event.target);
    if (place < 0 && event.target !== input) return;
    const to = event.key === "ArrowDown" ? found[place + 1] : found[place - 1] ?? input;
    to?.focus();
    event.preventDefault();
  }

  function pressed(event, input) {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (/^Arrow(Up|Down)$/.test(event.key)) move(event, input);
    if (event.key !== "Escape" || event.target !== input) return;
    event.preventDefault();
    if (input.value) clear(input);
    else input.blur();
  }

  const form = one(".field[data-find]");
  searching(form, form.dataset.find === "all" ? results : rows(form.dataset.find));
})();
