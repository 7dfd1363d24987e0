{# The rows of a page: all are there, and those that are not found are hidden. #}

  const READ = ".number, .title, .opening, .by, .go";
  const LINES = 100; // of a column

  {# Fills columns with the words that `line` finds for each place, in slices. #}
  async function fill(documents, weight, count, line) {
    const pace = pacer();
    for (let first = 0; first < count; first += LINES) {
      const length = Math.min(LINES, count - first);
      documents.add(weight, first, Array.from({ length }, (_, place) => documents.line(line(first + place))));
      await pace();
    }
  }

  function readRow(item) {
    const walker = document.createTreeWalker(item, NodeFilter.SHOW_TEXT);
    const parts = [];
    while (walker.nextNode()) {
      const node = walker.currentNode;
      const within = (selector) => node.parentElement.closest(selector);
      if (within(READ)) parts.push(...words(node.data).map((word) => ({ ...word, node, extra: within(".many, .all") })));
    }
    return parts;
  }

  function rows(form, changed) {
    const key = form.dataset.find === "people" ? "authors" : "posters";
    const items = globalThis.wayfinder.items ?? all(`.${form.dataset.find} > li`);
    const documents = collection(items.length);
    const signs = items.map((item) => [item.dataset.number, one(".number", item)?.textContent]);
    const text = (place) => terms(all(READ, items[place]).map((part) => part.textContent).join(" "));
    const { session, part } = form.dataset;
    const parts = abstracts(session ? partsOf(session, items.length, Number(part)) : [], documents, changed);
    const read = fill(documents, 3, items.length, text);
    const known = new Map();

    async function show(query, pace) {
      await read;
      parts.want(query);
      const source = { documents, numbered: () => placesOf(query, signs) };
      const [found] = query ? (await search(query, [source], !parts.isComing(), pace)) ?? [] : [everything()];
      if (!found) return null;
      hide(new Set(found.places), query);
      highlight(found, pace);
      return tally(query);
    }

    const everything = () => ({ places: items.keys(), groups: [] });

    function hide(places, query) {
      for (const [place, item] of items.entries()) if (item.hidden === places.has(place)) item.hidden = !item.hidden;
      for (const shelf of all(".shelf")) shelf.hidden = !one("li:not([hidden])", shelf);
      for (const other of all(".letters, .note")) other.hidden = Boolean(query);
    }

    const tally = (query) => () => {
      const [found, n] = [items.filter((item) => !item.hidden && isChosen(item)).length, items.length];
      return { counts: [[found, key]], label: query || found < n ? say("found_of", { found, n }) : say(key, { n }) };
    };

    {# A row found by hidden names shows them. #}
    async function highlight({ places, groups }, pace) {
      const ranges = [];
      for (const hit of all(".hit")) hit.classList.remove("hit");
      for (const place of groups.length ? places : []) {
        if (!known.has(place)) known.set(place, readRow(items[place]));
        const found = known.get(place).filter(({ term }) => meets(groups.flat(), term));
        items[place].classList.toggle("hit", found.length > 0 && found.every(({ extra }) => extra));
        for (const { node, start, end } of found) {
          ranges.push(new StaticRange({ startContainer: node, startOffset: start, endContainer: node, endOffset: end }));
        }
        if (!(await pace())) return;
      }
      if (CSS.highlights) CSS.highlights.set("found", new Highlight(...ranges));
    }

    return { show, parts };
  }
