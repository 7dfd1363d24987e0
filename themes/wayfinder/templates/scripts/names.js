{# Posters and people, as the columns of search.js tell them; each is put together when it is asked for. #}

  function hyphened(text) {
    if (/[\ud800-\udfff]/.test(text)) return ""; // from U+10000 on
    const apart = /[^\0-\x7f]/.test(text) ? text.normalize("NFKD").replace(/\p{Mn}/gu, "") : text;
    return (apart.toLowerCase().match(/[a-z0-9]+/g) ?? []).join("-");
  }

  {# The id itself, or how much of the text with hyphens it is, and what follows. #}
  function idFrom(told, text) {
    if (typeof told === "string") return told;
    const [length, rest = ""] = [told].flat();
    return hyphened(text).slice(0, length || undefined) + rest;
  }

  function summed(steps) {
    let last = 0;
    return steps.map((step) => (step === null ? null : (last += step)));
  }

  function reader(data) {
    const { boards, openings, part, people, titles, undisclosed } = data;
    const numbers = summed(data.numbers);
    const known = new Map();
    const places = data.sessions.flatMap(([session, count]) => Array.from({ length: count }, () => session));
    const authors = (place) => data.authors[place].map((told) => [told].flat());
    const posters = []; // by person

    function poster(place) {
      if (!known.has(place)) known.set(place, read(place));
      return known.get(place);
    }

    function read(place) {
      const id = idFrom(data.ids[place], titles[place]);
      return {
        id,
        url: `posters/${id}.html`,
        session: places[place],
        number: numbers[place],
        board: boards[place],
        title: titles[place],
        opening: openings[place],
        authors: authors(place).map(([person, name = people[person]]) => name),
        undisclosed: undisclosed[place],
      };
    }

    function person(place) {
      if (!posters.length) invert();
      const id = idFrom(data.peopleIds[place], people[place]);
      return { url: `authors/${id}.html`, name: people[place], posters: (posters[place] ?? []).map(poster) };
    }

    {# For who asks for people: takes a moment, and is done once. #}
    function invert() {
      for (const [place, told] of data.authors.entries()) {
        for (const each of told) (posters[each[0] ?? each] ??= []).push(place);
      }
    }

    {# The files with abstracts: each with the places of its posters. #}
    function parts() {
      let first = 0;
      return data.sessions.flatMap(([session, count]) => {
        const start = first;
        first += count;
        return partsOf(session, count, part).map((one) => ({ ...one, first: start + one.first }));
      });
    }

    return { authors, boards, count: titles.length, invert, numbers, parts, people, person, poster, titles };
  }

  function partsOf(session, count, size) {
    return Array.from({ length: Math.ceil(count / size) }, (_, part) => ({
      url: `sessions/${session}.abstracts-${part + 1}.js`,
      first: part * size,
    }));
  }
