// Search and filters, loaded when somebody first asks for them.
(() => {
  "use strict";

  const { WORDS, all, bookmarks, element, isChosen, later, one, remember, root, say, script } = globalThis.wayfinder;
  Object.assign(WORDS, {{ words('abstracts_coming', 'authors', 'authors_unknown', 'best_of', 'board_sign', 'both', 'comma', 'found_of', 'match', 'more_names', 'no_author_matches', 'no_poster_matches', 'people', 'people_title', 'poster', 'poster_sign', 'posters', 'posters_title', 'search_failed', 'title_unknown', 'undisclosed')|tojson }});

  function link(className, url, ...content) {
    return Object.assign(element("a", className, ...content), { href: root + url });
  }

  {% include "scripts/folding.js" %}

  {% include "scripts/columns.js" %}

  {% include "scripts/names.js" %}

  {% include "scripts/abstracts.js" %}

  // A bare number is that poster alone. Else all words count, and where nothing has them, words that are nearly so.

  const placesOf = (query, signs) =>
    /^\d+$/.test(query) ? [...signs.keys()].filter((place) => signs[place].includes(query)) : [];

  async function search(query, sources, isWhole, pace) {
    const look = async (near) => {
      const found = [];
      for (const { documents, numbered } of sources) {
        const places = numbered(query);
        const one = places.length ? { places, groups: [], totals: [] } : await documents.find(terms(query), near, pace);
        if (!one) return null;
        found.push(one);
      }
      return found;
    };
    const exact = await look(false);
    return !isWhole || !exact || exact.some(({ places }) => places.length) ? exact : look(true);
  }

  const meets = (variants, term) => variants.some(({ word, begins }) => (begins ? term.startsWith(word) : term === word));

  {% include "scripts/rows.js" %}

  {% include "scripts/results.js" %}

  const counted = (counts) => counts.filter(([n]) => n).map(([n, key]) => say(key, { n }));

  function sentence(counts, query) {
    const n = counts.reduce((total, [number]) => total + number, 0);
    if (!n) return say(counts.at(-1)[1] === "authors" ? "no_author_matches" : "no_poster_matches", { query });
    const [first, second] = counted(counts);
    return say("match", { n, found: second ? say("both", { first, second }) : first, query });
  }

  const isSeen = (target) => (target.checkVisibility ? target.checkVisibility() : target.offsetParent);
  const targets = () => all(".posters .go, .people .go").filter(isSeen);

  {# What is written anew, even if it is the same, is laid out anew. #}
  function put(place, text) {
    if (place.textContent !== text) place.textContent = text;
  }

  function showOrHide(place, isShown) {
    if (place.hidden === isShown) place.hidden = !isShown;
  }

  function searching(form) {
    const input = form.elements.q;
    const [count, empty, spoken] = [".count", ".empty:has(b)", "#said"].map((selector) => one(selector));
    const announce = later(400, (text) => spoken.replaceChildren(text));
    const isOfRows = /^(posters|people)$/.test(form.dataset.find);
    const changed = later(150, () => input.value.trim() && !document.activeElement.matches(".go, .save") && update());
    const source = (isOfRows ? rows : results)(form, changed);
    let [turn, tally] = [0, null];

    {# Somebody who types sees the letter before what it finds, where that takes longer than a moment. #}
    async function update(isTyped) {
      const query = input.value.trim();
      const mine = (turn += 1);
      const pace = pacer(() => mine === turn, isTyped ? painted : pause);
      if (isTyped) typed = performance.now();
      try {
        tally = (await source.show(query, pace)) ?? tally;
        if (mine !== turn) return;
        told(query);
        dispatchEvent(new Event("found"));
      } catch {
        if (!isOfRows) count.textContent = say("search_failed");
      }
    }

    function told(query = input.value.trim()) {
      if (!tally) return;
      const { counts, label } = tally();
      const isComing = query && source.parts.isComing();
      const more = isComing ? say("abstracts_coming") : source.parts.hasFailed() ? say("search_failed") : "";
      const found = counts.some(([number]) => number);
      put(count, [found || !isComing ? label : "", more].filter(Boolean).join(" · "));
      put(one("b", empty), query);
      empty.hidden = !query || found || isComing;
      announce(query && (found || !isComing) ? sentence(counts, query) : "");
    }

    input.addEventListener("input", () => {
      update(true);
      remember("q", input.value.trim());
    });
    one("button", empty).addEventListener("click", () => clear(input));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (input.value.trim()) targets()[0]?.click();
    });
    document.addEventListener("keydown", (event) => pressed(event, input));
    globalThis.wayfinder.recounted = () => told();
    if (input.value) remember("q", input.value.trim()); // typed before this script had come
    update();
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

  searching(one(".field[data-find]"));
})();
