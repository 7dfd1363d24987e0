// My posters: what this device keeps, or the list that a link tells; to be passed on, exported and printed.
(() => {
  "use strict";

  const { WORDS, address, all, bookmarks, canKeep, copyAddress, element, keep, one, root, saved, say, script, tell, toast } =
    globalThis.wayfinder;
  Object.assign(WORDS, {{ words('authors_unknown', 'cited_none', 'cited_some', 'comma', 'export_failed', 'list_failed', 'more_names', 'my_posters', 'no_longer_listed', 'none_saved', 'poster_sign', 'posters', 'quoted', 'saved_for_visit', 'saved_now', 'shared_list', 'shared_list_hint', 'title_unknown', 'undisclosed')|tojson }});

  const page = one("#mine");
  const actions = one(".actions", page);
  const [notice, about, empty] = [".notice", ".about", ".empty"].map((selector) => one(selector, page));
  const data = globalThis.posterList;
  const list = { posters: [], known: new Map(), signs: new Map() }; // of the whole site, read when they are needed

  {% include "scripts/names.js" %}

  function show(place, text) {
    place.textContent = text;
    place.hidden = !text;
  }

  // A poster's sign in a link is what its short address ends in, unless another poster is called so, too.
  function signed(posters) {
    const short = ({ session }) => (data.sessions[session].short ? `${data.sessions[session].short}-` : "");
    const taken = new Set([...data.taken, ...posters.map(({ id }) => id)]);
    const own = new Map();
    for (const poster of posters) {
      const sign = poster.number === null ? poster.id : `${short(poster)}${poster.number}`;
      own.set(sign, own.has(sign) || (taken.has(sign) && sign !== poster.id) ? null : poster);
    }
    return new Map([...own].filter(([, poster]) => poster));
  }

  async function read() {
    await script("search.js");
    const names = reader(globalThis.posterSearch);
    list.posters = Array.from({ length: names.count }, (_, place) => names.poster(place));
    list.known = new Map(list.posters.map((poster) => [poster.id, poster]));
    list.signs = signed(list.posters);
    for (const [sign, poster] of list.signs) poster.sign = sign;
  }

  // What a link or the device names: a sign of the link, an id, or one that the poster had before.
  function resolve(names) {
    const { known, signs } = list;
    const find = (name) => known.get(name) ?? signs.get(name) ?? known.get(data.formerly[name]);
    const found = new Set(names.map(find));
    return { posters: list.posters.filter((poster) => found.has(poster)), lost: names.filter((name) => !find(name)).length };
  }

  /** The names in the address, as in `my.html#p=4,10,37`; null where it has none. */
  function linked() {
    const list = new URLSearchParams(location.hash.slice(1)).get("p");
    return list === null ? null : list.split(",").filter(Boolean);
  }

  const chosen = () => resolve(linked() ?? [...saved()]).posters;

  // Rows, as the lists of the site have them

  // As <bdi> does: a name in Arabic draws no comma to its other side.
  const mixed = (text) => document.dir === "rtl" || /[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(text);
  const isolated = (text) => (mixed(text) ? `\u2068${text}\u2069` : text);

  const TOLD = 5; // names, as in the other lists

  function byline({ authors, undisclosed }) {
    const more = Math.max(0, authors.length - TOLD);
    const names = authors.slice(0, TOLD).map(isolated).join(say("comma")) + (more ? `\u00a0${say("more_names", { n: more })}` : "");
    const hidden = undisclosed ? say("undisclosed", { n: undisclosed }) : "";
    return [names, hidden].filter(Boolean).join(say("comma")) || say("authors_unknown");
  }

  // A phone shows two names, a desktop all that are told.
  function short(poster) {
    const { authors, undisclosed } = poster;
    if (authors.length < 3 && !(authors.length && undisclosed)) return [byline(poster)];
    const first = authors.slice(0, 2).map(isolated).join(say("comma"));
    const rest = byline(poster).slice(first.length);
    const few = Math.max(0, authors.length - 2) + undisclosed;
    return [first, element("span", "few", `\u00a0${say("more_names", { n: few })}`), element("span", "many", rest)];
  }

  function row(poster, level) {
    const title = poster.title ? element("bdi", "", poster.title) : element("em", "unknown", say("title_unknown"));
    const link = Object.assign(element("a", "go", title), {
      href: `${root}posters/${poster.id}.html`,
    });
    const item = element("li", "", element(level, "title", link));
    if (poster.board ?? poster.number) item.prepend(element("span", "number", String(poster.board ?? poster.number)));
    if (poster.opening) item.append(element("p", "opening", say("quoted", { text: isolated(poster.opening) })));
    item.append(element("p", "by", ...short(poster)));
    return item;
  }

  const inSessions = (posters) =>
    Object.entries(data.sessions)
      .map(([id, session]) => ({ id, session, posters: posters.filter((poster) => poster.session === id) }))
      .filter((group) => group.posters.length);

  const { lang } = document.documentElement;
  const clock = new Intl.DateTimeFormat(lang === "en" ? "en-GB" : lang, {
    weekday: "long", day: "numeric", month: "long", hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: "UTC",
  });

  /** When a session starts, on the venue's clock. */
  const begins = ({ start }) => (start ? clock.format(new Date(`${start.slice(0, 16)}Z`)) : "");

  function lists(posters) {
    const groups = inSessions(posters);
    const several = Object.keys(data.sessions).length > 1;
    return groups.flatMap(({ session, posters }) => {
      const list = element("ol", posters.some(({ board }) => board) ? "posters boards" : "posters");
      list.append(...posters.map((poster) => row(poster, several ? "h3" : "h2")));
      const place = [begins(session), session.room].filter(Boolean).join(" · ");
      const heading = element("h2", "day", session.title, " ", element("span", "place", place));
      return several ? [heading, list] : [list];
    });
  }

  async function render() {
    const names = linked();
    try {
      if ((names ?? [...saved()]).length) await (list.coming ??= read());
    } catch {
      list.coming = null;
      show(notice, say("list_failed"));
      return;
    }
    const { posters, lost } = resolve(names ?? [...saved()]);
    one("h1").textContent = say(names ? "shared_list" : "my_posters");
    one("#lists").replaceChildren(...lists(posters));
    actions.hidden = !posters.length && !names;
    for (const button of all("button", actions)) button.hidden = !posters.length;
    const calendar = one("[name=ics]", actions);
    if (calendar) calendar.hidden = !posters.some(({ session }) => data.sessions[session].start);
    one("a", actions).hidden = !names;
    show(notice, canKeep() ? "" : say("saved_for_visit"));
    const told = [names && posters.length && say("shared_list_hint"), lost && say("no_longer_listed", { n: lost })];
    show(about, told.filter(Boolean).join(" "));
    empty.hidden = Boolean(posters.length || names);
    bookmarks();
    count();
  }

  function count() {
    const ids = saved();
    const posters = chosen();
    one(".count").textContent = say("posters", { n: linked() ? posters.length : posters.filter(({ id }) => ids.has(id)).length });
    one("[name=all]", actions).hidden = !linked() || posters.every(({ id }) => ids.has(id));
  }

  // Exports

  function download(text, type, ending) {
    const url = URL.createObjectURL(new Blob([text], { type }));
    Object.assign(element("a", ""), { href: url, download: `my-posters.${ending}` }).click();
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
  }

  const sign = ({ board, number }) => String(board ?? number ?? "");
  const titled = (poster) => [sign(poster), poster.title || say("title_unknown")].filter(Boolean).join(" ");

  function text() {
    const parts = inSessions(chosen()).map(({ session, posters }) => {
      const head = [session.title, begins(session), session.room].filter(Boolean).join(" · ");
      return [head, ...posters.map((poster) => `\n${titled(poster)}\n${byline(poster)}\n${webAddress(poster)}`.trimEnd())].join("\n");
    });
    download(`${parts.join("\n\n\n")}\n`, "text/plain", "txt");
  }

  // A folder's own address helps nobody else.
  function webAddress({ id }) {
    const { href, protocol } = new URL(`posters/${id}.html`, address());
    return protocol === "file:" ? "" : href;
  }

  // RFC 5545: texts with escapes, lines of at most 75 octets.
  const escaped = (value) => value.replace(/[\\;,]/g, "\\$&").replace(/\n/g, "\\n");
  const moment = (value) => new Date(value).toISOString().replace(/[-:]|\.\d+/g, "");

  function folded(line) {
    const pieces = [""];
    let length = 0;
    for (const character of line) {
      const octets = new TextEncoder().encode(character).length;
      if (length + octets > 75) {
        pieces.push(" ");
        length = 1;
      }
      pieces[pieces.length - 1] += character;
      length += octets;
    }
    return pieces.join("\r\n");
  }

  function event({ session, posters }) {
    return [
      "BEGIN:VEVENT",
      `UID:${session.uid}`,
      `DTSTAMP:${moment(Date.now())}`,
      `DTSTART:${moment(session.start)}`,
      session.end && `DTEND:${moment(session.end)}`,
      `SUMMARY:${escaped(session.title)}`,
      session.place && `LOCATION:${escaped(session.place)}`,
      `DESCRIPTION:${escaped([...posters.map(titled), session.url].filter(Boolean).join("\n"))}`,
      session.url && `URL:${session.url}`,
      "END:VEVENT",
    ];
  }

  function calendar() {
    const timed = inSessions(chosen()).filter(({ session }) => session.start);
    const head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//microsite//my posters//EN"];
    const lines = [...head, ...timed.flatMap(event), "END:VCALENDAR"].filter(Boolean);
    download(lines.map((line) => `${folded(line)}\r\n`).join(""), "text/calendar", "ics");
  }

  async function bibtex() {
    const entries = {};
    const posters = chosen();
    for (const { id } of inSessions(posters)) {
      await script(`sessions/${id}.bib.js`);
      Object.assign(entries, globalThis.citations);
    }
    const cited = posters.filter(({ id }) => entries[id]);
    if (!cited.length) return toast(say("cited_none"));
    download(cited.map(({ id }) => entries[id]).join("\n"), "application/x-bibtex", "bib");
    if (cited.length < posters.length) toast(say("cited_some", { n: posters.length - cited.length }));
  }

  // The link names posters by what their short addresses end in, else by id.
  function link() {
    const names = chosen().map(({ sign, id }) => sign ?? id);
    return copyAddress(`${address()}#p=${names.join(",")}`, actions);
  }

  function saveAll() {
    const ids = saved();
    for (const { id } of chosen()) ids.add(id);
    keep(ids);
    count();
    tell(say("saved_now", { n: ids.size }));
  }

  const ACTS = {
    all: saveAll,
    link,
    ics: calendar,
    bib: () => bibtex().catch(() => toast(say("export_failed"))),
    txt: text,
    print: () => print(),
  };

  if (!data) {
    show(notice, say("list_failed"));
    return;
  }
  actions.addEventListener("click", ({ target }) => ACTS[target.name]?.());
  addEventListener("hashchange", render);
  addEventListener("storage", render);
  addEventListener("saved", count);
  render();
})();
