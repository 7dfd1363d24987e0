{# The rows of a page: all are there, and those that are not found are hidden. #}

  const READ = ".number, .title, .opening, .by, .go";
  const LINES = 100; // of a column
  const LOWEST = 38; // pixels of a row, at least
  const ACROSS = 3; // names at most in the author index
  const PART = 40; // rows shown or hidden at once below those that are seen
  const MANY = 3; // rows to be laid out anew

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
    const selector = `.${form.dataset.find} > li`;
    const items = globalThis.wayfinder.items ?? all(selector);
    const shelves = all(".shelf").map((place) => ({ place, items: all("li", place) }));
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
      const isFound = new Set(found.places.map((place) => items[place]));
      const { seen, others } = changes(isFound);
      if (seen.filter((item) => item.hidden).length > MANY && !(await pace(true))) return null;
      for (const shelf of shelves) showOrHide(shelf.place, shelf.items.some((item) => isFound.has(item)));
      for (const other of all(".letters, .note")) showOrHide(other, !query);
      for (const item of seen) item.hidden = !item.hidden;
      follow(others, isFound, pace).then((isDone) => isDone && highlight(found, pace));
      return tally(query, isFound);
    }

    const everything = () => ({ places: [...items.keys()], groups: [] });

    {# Pixels above the rows and of each, as they were last measured while all stood there. #}
    let measured = { state: "" };
    const state = () => `${innerWidth} ${document.documentElement.dataset.density}`;
    function measure() {
      const above = form.parentElement.previousElementSibling.getBoundingClientRect().bottom + scrollY;
      measured = { state: state(), above, heights: new Map(items.map((item) => [item, item.offsetHeight])) };
    }

    {# The rows to be shown or hidden: those that are seen then, and those below them. #}
    function changes(isFound) {
      const { above, heights } = measured.state === state() ? measured : { above: 0, heights: new Map() };
      let room = (scrollY + innerHeight - above) * (key === "authors" ? ACROSS : 1);
      const [seen, others] = [[], []];
      for (const item of all(selector)) {
        if (item.hidden === isFound.has(item)) (room > 0 ? seen : others).push(item);
        if (isFound.has(item)) room -= heights.get(item) || LOWEST;
      }
      return { seen, others };
    }

    {# What is below follows in parts, when the keys rest. #}
    async function follow(others, isFound, pace) {
      while (others.length) {
        await calm();
        await painted();
        if (!(await pace(true))) return false;
        for (const item of others.splice(0, PART)) showOrHide(item, isFound.has(item));
      }
      if (isFound.size === items.length) afterwards(pace);
      return true;
    }

    async function afterwards(pace) {
      await calm();
      await painted();
      if (await pace(true)) measure();
    }

    const tally = (query, isFound) => () => {
      const [found, n] = [one(".only") ? [...isFound].filter(isChosen).length : isFound.size, items.length];
      return { counts: [[found, key]], label: query || found < n ? say("found_of", { found, n }) : say(key, { n }) };
    };

    {# A row found by hidden names shows them. #}
    async function highlight({ places, groups }, pace) {
      await calm();
      if (!(await pace(true))) return;
      const [found, variants] = [new Map(), groups.flat()];
      for (const hit of all(".hit")) hit.classList.remove("hit");
      for (const place of groups.length ? places : []) {
        if (!known.has(place)) known.set(place, readRow(items[place]));
        const hits = known.get(place).filter(({ term }) => meets(variants, term));
        items[place].classList.toggle("hit", hits.length > 0 && hits.every(({ extra }) => extra));
        found.set(items[place], hits);
        if (!(await pace())) return;
      }
      hitsOf = found;
      mark();
    }

    {# Words are marked in the rows that are seen and about them: whenever anything changes, the browser looks at each mark. #}
    function mark() {
      const ranges = [];
      for (const [item, hits] of hitsOf) {
        const { top, bottom } = item.getBoundingClientRect();
        if (bottom < -innerHeight || top > 2 * innerHeight) continue;
        for (const { node, start, end } of hits) {
          ranges.push(new StaticRange({ startContainer: node, startOffset: start, endContainer: node, endOffset: end }));
        }
      }
      if (ranges.length) CSS.highlights?.set("found", new Highlight(...ranges));
      else CSS.highlights?.delete("found");
    }

    let hitsOf = new Map(); // by row
    const moved = later(100, () => hitsOf.size && mark());
    for (const event of ["scroll", "resize", "change", "click"]) addEventListener(event, moved);

    return { show, parts };
  }
