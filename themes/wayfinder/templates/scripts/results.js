{# What is found in the whole site, people and posters, in lists of its own. Their first rows are filled again and again: #}
{# what stays as it is from key to key is not made, styled and laid out anew. #}

  const MOST = 50;
  const IN_PLACE = ".shelf, .letters, .stretches, .steps, .note, .tools ~ .posters"; // of results
  const FIRST = 6; // at once; the others follow in slices
  const EDGE = "\uffff"; // of a marked word, in a text that is to be shown

  function memo(act) {
    const known = new Map();
    return (text) => {
      if (known.size > 999) known.clear();
      if (!known.has(text)) known.set(text, act(text));
      return known.get(text);
    };
  }
  const [wordsOf, termsOf] = [words, terms].map(memo);

  function marked(text, variants) {
    let [content, done] = ["", 0];
    for (const { start, end, term } of wordsOf(text)) {
      if (!meets(variants, term)) continue;
      content += text.slice(done, start) + EDGE + text.slice(Math.max(start, done), end) + EDGE;
      done = end;
    }
    return content + text.slice(done);
  }

  const bdi = (content) => element("bdi", "", ...content.split(EDGE).map((part, n) => (n % 2 ? element("mark", "", part) : part)));

  {# Shows what `make` makes of the contents, where they are others than before. #}
  const shown = new WeakMap();
  function fit(place, contents, make) {
    const key = contents.join("\n");
    if (shown.get(place) === key) return;
    shown.set(place, key);
    place.replaceChildren(...make(contents));
  }

  function snippet(text, variants) {
    const { start } = wordsOf(text).find(({ term }) => meets(variants, term)) ?? { start: 0 };
    const before = text.slice(0, start).split(" ").slice(-9).join(" ").slice(-90);
    const after = text.slice(start).split(" ").slice(0, 24).join(" ").slice(0, 240);
    const rest = text.length > start + after.length;
    return (start > before.length ? "… " : "") + marked(before + after, variants) + (rest ? " …" : "");
  }

  function byline(place, { authors, undisclosed }, variants) {
    const told = authors.filter((name, n) => n < 2 || termsOf(name).some((term) => meets(variants, term)));
    const more = authors.length + undisclosed - told.length;
    const further = more ? `\u00a0${say("more_names", { n: more })}` : "";
    const none = undisclosed ? say("undisclosed", { n: undisclosed }) : say("authors_unknown");
    const contents = told.length ? [...told.map((name) => marked(name, variants)), further] : [none];
    fit(place, contents, ([...names]) => {
      const last = names.pop();
      return names.length ? [...names.flatMap((name, n) => [n ? say("comma") : "", bdi(name)]), last] : [element("em", "", last)];
    });
  }

  {# The text in which the words are that are not seen in the row, or nothing. #}
  function unseen({ title, authors, board }, groups, texts) {
    const seen = [title, ...authors, board ?? ""].flatMap(termsOf);
    if (title && groups.every((group) => seen.some((term) => meets(group, term)))) return "";
    return snippet(texts.find((text) => termsOf(text).some((term) => meets(groups.flat(), term))) ?? texts[0], groups.flat());
  }

  function posterRow() {
    const [number, go, by, more] = [element("span", "number"), element("a", "go"), element("p", "by"), element("p", "snippet")];
    const item = element("li", "", number, element("h3", "title", go), by);
    const fill = (poster, groups, texts = [poster.opening]) => {
      const { board, title, url } = poster;
      put(number, String(board ?? poster.number ?? ""));
      if (go.href !== root + url) go.href = root + url;
      fit(go, [title ? marked(title, groups.flat()) : ""], ([text]) => [title ? bdi(text) : element("em", "unknown", say("title_unknown"))]);
      byline(by, poster, groups.flat());
      const text = unseen(poster, groups, texts);
      fit(more, [text], () => [bdi(text)]);
      if (!text) more.remove();
      else if (!more.parentElement) by.after(more);
    };
    return { item, fill };
  }

  function chip({ url, number, board }) {
    const sign = board ?? number;
    const made = link("chip", url, sign ?? say("poster"));
    if (sign) made.setAttribute("aria-label", say(board ? "board_sign" : "poster_sign", { figure: String(sign) }));
    return made;
  }

  function personRow() {
    const go = element("a", "go");
    const item = element("li", "");
    const fill = ({ name, posters, url }, groups) => {
      fit(go, [marked(name, groups.flat())], ([text]) => [bdi(text)]);
      fit(item, [url], () => [Object.assign(go, { href: root + url }), ...posters.flatMap((poster) => [" ", chip(poster)])]);
    };
    return { item, fill };
  }

  {# A heading with a list. Its plan tells how many rows are to be filled anew; `show` fills the first ones, and returns #}
  {# what makes the others. #}
  function section(kind, list, makeRow, told) {
    const heading = element("h2", "label");
    const [place, rows] = [element("section", "", heading, list), []];
    const title = say(`${kind}_title`);
    place.hidden = true;

    function make(at, one, groups) {
      rows[at] ??= makeRow();
      rows[at].shows = one;
      rows[at].fill(...told(one, groups));
      if (!rows[at].item.parentElement) list.append(rows[at].item);
    }

    function plan(found) {
      const chosen = best(found, MOST);
      const first = chosen.slice(0, FIRST);
      const anew = first.filter((one, at) => place.hidden || rows[at]?.shows !== one).length;
      return { anew, show: () => show(chosen, found) };
    }

    function show(chosen, { places, groups }) {
      const n = places.length;
      showOrHide(place, n > 0);
      if (!n) return [];
      const makers = chosen.map((one, at) => () => make(at, one, groups));
      while (list.children.length > Math.min(makers.length, FIRST)) list.lastChild.remove();
      for (const make of makers.splice(0, FIRST)) make();
      put(heading, n > MOST ? say("best_of", { title, most: MOST, n }) : title);
      return makers;
    }

    return { place, plan };
  }

  const nothing = { places: [], groups: [], totals: [] };

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
      const lists = sections({ names, first });
      box.append(...lists.map(({ place }) => place));
      return { lists, count, sources: kinds.map((kind) => sources[kind]) };
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
      if (!(await draw(data.lists, found, pace))) return null;
      for (const other of all(IN_PLACE)) showOrHide(other, !query);
      return tally(query, found, data.count);
    }

    function sections({ names, first }) {
      const list = element("ol", Object.keys(names.boards).length ? "posters boards" : "posters");
      const person = (place, groups) => [names.person(place), groups];
      const poster = (place, groups) => [names.poster(first + place), groups, parts.texts[place]];
      const made = { people: [element("ul", "people"), personRow, person], posters: [list, posterRow, poster] };
      return kinds.map((kind) => section(kind, ...made[kind]));
    }

    async function draw(lists, found, pace) {
      const plans = lists.map((list, n) => list.plan(found[n]));
      const anew = plans.reduce((n, plan) => n + plan.anew, 0);
      if (anew > MANY && !(await pace(true))) return false;
      const makers = plans.flatMap((plan) => plan.show());
      bookmarks(box);
      follow(makers, pace);
      return true;
    }

    {# Below the fold and not before the keys rest: what is made must be laid out before the next key is answered. #}
    async function follow(makers, pace) {
      await calm();
      for (const make of makers) {
        if (!(await pace())) return;
        make();
      }
      if (makers.length) bookmarks(box);
    }

    const tally = (query, found, n) => () => {
      const counts = found.map(({ places }, at) => [places.length, find === "everyone" ? "authors" : kinds[at]]);
      if (!query) return { counts, label: rest };
      const isPart = find === "session";
      return { counts, label: isPart ? say("found_of", { found: counts[0][0], n }) : counted(counts).join(say("comma")) };
    };

    return { show, get parts() { return parts; } };
  }
