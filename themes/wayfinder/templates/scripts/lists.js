{# What the list on a page shows: only what is saved, in which order, how much of each poster. The address says it, too. #}

  const isChosen = (item) => !item.matches(".only > :not(.kept)");

  {# With a query the finder counts. #}
  function recount() {
    const { recounted } = globalThis.wayfinder;
    const items = all(".posters > li");
    const found = items.filter(isChosen).length;
    if (recounted) recounted();
    else one(".count").textContent = say(found < items.length ? "found_of" : "posters", { found, n: items.length });
  }

  function onlySaved(button, list) {
    const show = (isOnly) => {
      list.classList.toggle("only", isOnly);
      button.ariaPressed = String(isOnly);
      recount();
    };
    button.addEventListener("click", () => {
      show(!list.classList.contains("only"));
      remember("saved", list.classList.contains("only") ? "1" : "");
      tell(one(".count").textContent);
    });
    show(asked("saved") === "1");
  }

  function choose(select, value, act) {
    select.value = value;
    if (!select.value) select.selectedIndex = 0;
    select.addEventListener("change", () => act(select.value));
    act(select.value);
  }

  {# Orders, where they differ. A poster whose title is unknown has no place among the titles: it comes last. #}
  function order(select, list) {
    const items = (globalThis.wayfinder.items = [...list.children]);
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
    for (const option of [...select.options]) if (!known.has(option.value)) option.remove();
    if (known.size < 2) return select.remove();
    const first = select.value;
    let shown = known.get(first);
    choose(select, asked("sort"), (name) => {
      if (name !== (asked("sort") || first)) remember("sort", name === first ? "" : name);
      {# Rows that stay are not moved: the whole list would be laid out again. #}
      if (shown !== known.get(name)) list.append(...(shown = known.get(name)));
    });
  }

  function density(select) {
    choose(select, page.dataset.density, (name) => {
      page.dataset.density = name;
      store("density", name);
    });
  }

  function tools() {
    const choices = one(".choices");
    if (!choices) return;
    const [list, select] = [one(".tools ~ .posters"), one("#order")];
    if (select) onlySaved(one("button", choices), list);
    if (select) order(select, list);
    density(one("#density"));
  }

  page.dataset.density = stored("density") ?? "authors";
