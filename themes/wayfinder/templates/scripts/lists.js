// What the list on a page shows: only what is saved, in which order, how much of each poster. The address says it, too.

  const isChosen = (item) => !item.matches(".only > :not(.kept)");

  // With a query the finder counts.
  function recount() {
    const { recounted } = globalThis.wayfinder;
    const items = all(".posters > li");
    const found = items.filter(isChosen).length;
    if (recounted) recounted();
    else one(".count").textContent = say(found < items.length ? "found_of" : "posters", { found, n: items.length });
  }

  function onlySaved(list) {
    const button = element("button", "only-saved", one(".mine .icon").cloneNode(true), say("saved"));
    const show = (isOnly) => {
      list.classList.toggle("only", isOnly);
      button.ariaPressed = String(isOnly);
      recount();
    };
    list.after(element("p", "empty none", say("none_saved")));
    button.addEventListener("click", () => {
      show(!list.classList.contains("only"));
      remember("saved", list.classList.contains("only") ? "1" : "");
      tell(one(".count").textContent);
    });
    show(asked("saved") === "1");
    return button;
  }

  function choice(label, options, value, act) {
    const select = element("select", "order");
    select.append(...options.map(([name, words]) => new Option(words, name)));
    select.ariaLabel = label;
    select.value = value;
    if (!select.value) select.value = options[0][0];
    select.addEventListener("change", () => act(select.value));
    act(select.value);
    return select;
  }

  // Orders, where they differ. A poster whose title is unknown has no place among the titles: it comes last.
  function order(list) {
    const items = [...list.children];
    const byTitle = new Intl.Collator(page.lang, { ignorePunctuation: true, numeric: true });
    const title = (item) => (one(".title .unknown", item) ? "" : one(".title", item).textContent);
    const number = (item) => Number(item.dataset.number ?? Infinity);
    const titled = items.filter(title);
    const orders = [
      [list.matches(".boards") ? "board" : "number", items],
      ["number", [...items].sort((a, b) => number(a) - number(b))],
      ["title", [...titled.sort((a, b) => byTitle.compare(title(a), title(b))), ...items.filter((item) => !title(item))]],
    ];
    const seen = new Set();
    const known = new Map();
    for (const [name, order] of orders) {
      const places = String(order.filter(title).map((item) => items.indexOf(item)));
      if (!seen.has(places)) known.set(name, order);
      seen.add(places);
    }
    if (known.size < 2) return [];
    const names = [...known.keys()];
    const options = names.map((name) => [name, say(`by_${name}`)]);
    return choice(say("order"), options, asked("sort"), (name) => {
      if (name !== (asked("sort") || names[0])) remember("sort", name === names[0] ? "" : name);
      list.append(...known.get(name));
    });
  }

  function density() {
    const options = ["titles", "authors", "sentence"].map((name) => [name, say(`show_${name}`)]);
    return choice(say("show"), options, page.dataset.density, (name) => {
      page.dataset.density = name;
      store("density", name);
    });
  }

  function tools() {
    const list = one(".tools ~ .posters");
    if (!list) return;
    one(".field").after(element("div", "choices", onlySaved(list), ...[order(list)].flat(), density()));
  }

  page.dataset.density = stored("density") ?? "authors";
