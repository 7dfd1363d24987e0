{# What is found in the whole site, people and posters, in a list of its own. #}

  const MOST = 50;
  const FIRST = 6; // at once; the others follow in slices

  function marked(text, groups) {
    const content = [];
    let done = 0;
    for (const { start, end, term } of words(text)) {
      if (!meets(groups.flat(), term)) continue;
      content.push(text.slice(done, start), element("mark", "", text.slice(Math.max(start, done), end)));
      done = end;
    }
    return [...content, text.slice(done)];
  }

  function snippet(text, groups) {
    const { start } = words(text).find(({ term }) => meets(groups.flat(), term)) ?? { start: 0 };
    const before = text.slice(0, start).split(" ").slice(-9).join(" ").slice(-90);
    const after = text.slice(start).split(" ").slice(0, 24).join(" ").slice(0, 240);
    const rest = text.length > start + after.length;
    return [start > before.length ? "… " : "", ...marked(before + after, groups), rest ? " …" : ""];
  }

  function byline({ authors, undisclosed }, groups) {
    if (!authors.length) return [element("em", "", undisclosed ? say("undisclosed", { n: undisclosed }) : say("authors_unknown"))];
    const shown = authors.filter((name, place) => place < 2 || terms(name).some((term) => meets(groups.flat(), term)));
    const more = authors.length + undisclosed - shown.length;
    const names = shown.flatMap((name, place) => [place ? say("comma") : "", element("bdi", "", ...marked(name, groups))]);
    return [...names, more ? `\u00a0${say("more_names", { n: more })}` : ""];
  }

  function posterResult(poster, groups, texts = [poster.opening]) {
    const { authors, board, number, title, url } = poster;
    const shown = title ? element("bdi", "", ...marked(title, groups)) : element("em", "unknown", say("title_unknown"));
    const item = element("li", "", element("h3", "title", link("go", url, shown)));
    item.prepend(element("span", "number", board ?? number ?? ""));
    item.append(element("p", "by", ...byline(poster, groups)));
    const seen = terms([title, ...authors, board ?? ""].join(" "));
    if (!title || !groups.every((group) => seen.some((term) => meets(group, term)))) {
      const text = texts.find((text) => terms(text).some((term) => meets(groups.flat(), term))) ?? texts[0];
      item.append(element("p", "snippet", element("bdi", "", ...snippet(text, groups))));
    }
    return item;
  }

  function personResult({ name, posters, url }, groups) {
    const item = element("li", "", link("go", url, element("bdi", "", ...marked(name, groups))));
    for (const { url, number, board } of posters) {
      const sign = board ?? number;
      const chip = link("chip", url, sign ?? say("poster"));
      if (sign) chip.setAttribute("aria-label", say(board ? "board_sign" : "poster_sign", { figure: String(sign) }));
      item.append(" ", chip);
    }
    return item;
  }

  {# A heading with a list whose first items stand, and the makers of the others. #}
  function group(title, list, found, made) {
    const n = found.places.length;
    const makers = best(found, MOST).map((place) => () => list.append(made(place, found.groups)));
    for (const make of makers.splice(0, FIRST)) make();
    const heading = n > MOST ? say("best_of", { title, most: MOST, n }) : title;
    return { shown: n ? [element("section", "", element("h2", "label", heading), list)] : [], makers };
  }

  const nothing = { places: [], groups: [] };

  function results(form, changed) {
    const everyone = form.dataset.find === "everyone";
    const rest = [one(".count").textContent];
    let read;
    let parts;

    async function prepare() {
      await script("search.js");
      const names = reader(globalThis.posterSearch);
      const { authors, boards, count, people } = names;
      const folded = [];
      const who = collection(people.length);
      const posters = collection(count);
      const name = (place) => (folded[place] = terms(people[place]).join(" "));
      const by = ([person, other]) => (other ? `${folded[person]} ${terms(other).join(" ")}` : folded[person]);
      await fill(who, 3, people.length, name);
      parts = abstracts(everyone ? [] : names.parts(), posters, changed);
      if (!everyone) {
        await fill(posters, 3, count, (place) => terms(names.titles[place]).join(" "));
        await fill(posters, 3, count, (place) => authors(place).map(by).join(" "));
        if (Object.keys(boards).length) await fill(posters, 1, count, (place) => terms(boards[place] ?? "").join(" "));
      }
      const signs = names.numbers.map((number, place) => [String(number), boards[place]]);
      const sources = [
        { documents: who, numbered: () => [] },
        ...(everyone ? [] : [{ documents: posters, numbered: (query) => placesOf(query, signs) }]),
      ];
      return { names, sources };
    }

    async function show(query, pace) {
      read ??= prepare();
      const { names, sources } = await read.catch((reason) => {
        read = null;
        throw reason;
      });
      parts.want(query);
      const found = query ? await search(query, sources, !parts.isComing(), pace) : [nothing, nothing];
      if (!found) return null;
      await draw(names, found, pace);
      if (everyone) for (const other of all(".shelf, .letters, .stretches, .note")) other.hidden = Boolean(query);
      return tally(query, found);
    }

    async function draw(names, [people, posters = nothing], pace) {
      const signs = Object.keys(names.boards).length ? "posters boards" : "posters";
      const groups = [
        group(say("people_title"), element("ul", "people"), people, (place, groups) => personResult(names.person(place), groups)),
        group(say("posters_title"), element("ol", signs), posters, (place, groups) =>
          posterResult(names.poster(place), groups, parts.texts[place])),
      ];
      one("#results").replaceChildren(...groups.flatMap(({ shown }) => shown));
      bookmarks();
      follow(groups.flatMap(({ makers }) => makers), pace);
    }

    async function follow(makers, pace) {
      for (const make of makers) {
        if (!(await pace())) return;
        make();
      }
      bookmarks();
    }

    const tally = (query, [people, posters]) => () => {
      if (everyone) {
        const counts = [[people.places.length, "authors"]];
        return { counts, label: query ? counted(counts).join("") : rest[0] };
      }
      const counts = [[people.places.length, "people"], [posters.places.length, "posters"]];
      return { counts, label: counted(counts).join(say("comma")) };
    };

    return { show, get parts() { return parts; } };
  }
