{# What is found in the whole site, people and posters, in a list of its own. #}

  const MOST = 50;
  const IN_PLACE = ".shelf, .letters, .stretches, .steps, .note, .tools ~ .posters"; // of results
  const FIRST = 6; // at once; the others follow in slices
  const RESTED = 150; // milliseconds without a key

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

  {# What a field looks for. #}
  const SOUGHT = { all: ["people", "posters"], everyone: ["people"], session: ["posters"] };

  {# The posters of a session, or all. #}
  function span(sessions, wanted, count) {
    let first = 0;
    for (const [session, n] of sessions) {
      if (session === wanted) return { first, count: n };
      first += n;
    }
    return { first: 0, count };
  }

  function results(form, changed) {
    const { find, session, part } = form.dataset;
    const kinds = SOUGHT[find];
    const seeks = (kind) => kinds.includes(kind);
    const rest = find === "all" ? "" : one(".count").textContent;
    const box = one("#results");
    let read;
    let parts;

    async function prepare() {
      await script("search.js");
      const names = reader(globalThis.posterSearch);
      if (seeks("people")) names.invert();
      const { authors, boards, people } = names;
      const { first, count } = span(globalThis.posterSearch.sessions, session, names.count);
      const folded = [];
      const who = collection(people.length);
      const posters = collection(count);
      const name = (place) => (folded[place] ??= terms(people[place]));
      const by = ([person, other]) => (other ? [...name(person), ...terms(other)] : name(person));
      const told = (weight, line) => fill(posters, weight, count, (place) => line(first + place));
      if (seeks("people")) await fill(who, 3, people.length, name);
      parts = abstracts(find === "all" ? names.parts() : session ? partsOf(session, count, Number(part)) : [], posters, changed);
      if (seeks("posters")) {
        await told(3, (place) => terms(names.titles[place]));
        await told(3, (place) => authors(place).flatMap(by));
        if (Object.keys(boards).length) await told(1, (place) => terms(boards[place] ?? ""));
      }
      const signs = Array.from({ length: count }, (_, place) => [String(names.numbers[first + place]), boards[first + place]]);
      const sources = {
        people: { documents: who, numbered: () => [] },
        posters: { documents: posters, numbered: (query) => placesOf(query, signs) },
      };
      return { names, first, count, sources: kinds.map((kind) => sources[kind]) };
    }

    async function show(query, pace) {
      read ??= prepare();
      const data = await read.catch((reason) => {
        read = null;
        throw reason;
      });
      parts.want(query);
      const found = query ? await search(query, data.sources, !parts.isComing(), pace) : kinds.map(() => nothing);
      if (!found) return null;
      await draw(data, found, pace);
      for (const other of all(IN_PLACE)) showOrHide(other, !query);
      return tally(query, found, data.count);
    }

    async function draw({ names, first }, found, pace) {
      const list = element("ol", Object.keys(names.boards).length ? "posters boards" : "posters");
      const person = (place, groups) => personResult(names.person(place), groups);
      const poster = (place, groups) => posterResult(names.poster(first + place), groups, parts.texts[place]);
      const makers = { people: [element("ul", "people"), person], posters: [list, poster] };
      const groups = kinds.map((kind, n) => {
        const [list, made] = makers[kind];
        return group(say(`${kind}_title`), list, found[n], made);
      });
      box.replaceChildren(...groups.flatMap(({ shown }) => shown));
      bookmarks(box);
      follow(groups.flatMap(({ makers }) => makers), pace);
    }

    {# Below the fold and not before the keys rest: what is made must be laid out before the next key is answered. #}
    async function follow(makers, pace) {
      await new Promise((done) => setTimeout(done, RESTED));
      for (const make of makers) {
        if (!(await pace())) return;
        make();
      }
      bookmarks(box);
    }

    const tally = (query, found, n) => () => {
      const counts = found.map(({ places }, at) => [places.length, find === "everyone" ? "authors" : kinds[at]]);
      if (!query) return { counts, label: rest };
      const isPart = find === "session";
      return { counts, label: isPart ? say("found_of", { found: counts[0][0], n }) : counted(counts).join(say("comma")) };
    };

    return { show, get parts() { return parts; } };
  }
