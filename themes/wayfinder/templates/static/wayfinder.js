// Colours, keys, times, pictures. Without this script every page still shows all that it has.
(() => {
  "use strict";

  const WORDS = {{ words('close', 'copied', 'found_of', 'link_copied', 'coming_next', 'now', 'offline_toast', 'own_time', 'own_time_day_before', 'own_time_next_day', 'posters', 'removed_now', 'save', 'save_poster', 'saved', 'saved_for_visit', 'saved_now', 'saved_poster', 'search_failed', 'selected')|tojson }};

  const page = document.documentElement;
  const root = new URL("..", document.currentScript.src).href;
  const one = (selector, within = document) => within.querySelector(selector);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];

  function element(name, className, ...content) {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...content);
    return made;
  }

  {# Words with their places filled; n chooses the plural form. What knows of languages takes a phone long to make. #}
  let plurals;
  let number;
  function say(key, values = {}) {
    plurals ??= new Intl.PluralRules(page.lang);
    number ??= new Intl.NumberFormat(`${page.lang}-u-nu-latn`);
    const words = WORDS[key];
    const text = words.other ? words[plurals.select(values.n)] ?? words.other : words;
    return text.replace(/\{(\w+)\}/g, (_, name) => (Number.isInteger(values[name]) ? number.format(values[name]) : values[name]));
  }

  function later(milliseconds, act) {
    let timer;
    return (...values) => {
      clearTimeout(timer);
      timer = setTimeout(act, milliseconds, ...values);
    };
  }

  {# Some browsers refuse. #}
  function allowed(act) {
    try {
      return act();
    } catch {
      return null;
    }
  }

  function script(url) {
    return new Promise((onload, onerror) => {
      document.head.append(Object.assign(element("script", ""), { src: root + url, onload, onerror }));
    });
  }

  const asked = (name) => new URLSearchParams(location.search).get(name) ?? "";
  const changes = new Map();
  const write = later(250, () => {
    const address = new URL(location.href);
    for (const [name, value] of changes) {
      if (value) address.searchParams.set(name, value);
      else address.searchParams.delete(name);
    }
    allowed(() => history.replaceState(null, "", address));
  });
  const remember = (name, value) => write(changes.set(name, value));

  {# Folders opened from disk share one storage. #}
  const key = (name) => `wayfinder:${page.dataset.site}:${name}`;
  const stored = (name) => allowed(() => localStorage.getItem(key(name)));
  const store = (name, value) => allowed(() => localStorage.setItem(key(name), value));

  {% include "scripts/telling.js" %}

  {% include "scripts/saving.js" %}

  {% include "scripts/lists.js" %}

  {% include "scripts/network.js" %}

  globalThis.wayfinder = { WORDS, address, all, asked, bookmarks, canKeep, copyAddress, element, isChosen, keep, later };
  Object.assign(globalThis.wayfinder, { one, remember, root, saved, say, script, tell, toast });

  {# Colours #}

  function paint(scheme) {
    page.dataset.scheme = scheme;
    for (const part of all("[data-for]")) {
      const ground = part.dataset.for;
      const forced = scheme === ground ? "all" : "not all";
      part.media = scheme === "auto" ? `(prefers-color-scheme: ${ground})` : forced;
    }
  }

  function schemes() {
    paint(page.dataset.scheme);
    for (const radio of all("#scheme input")) {
      radio.checked = radio.value === page.dataset.scheme;
      radio.addEventListener("change", () => {
        store("scheme", radio.value);
        paint(radio.value);
      });
    }
  }

  page.classList.add("js");
  paint(stored("scheme") ?? "auto");

  {# Search comes when it is first asked for. #}

  function fields() {
    const input = one(".field[data-find] input");
    if (!input) return;
    let coming;
    const begin = () => {
      coming ??= script("static/finder.js").catch(() => {
        coming = null;
        one(".count").textContent = say("search_failed");
      });
    };
    input.value = asked("q");
    input.addEventListener("focus", begin);
    input.addEventListener("input", begin);
    if (input.value || input.form.dataset.find === "all" || document.activeElement === input) begin();
  }

  {# Times: the venue's own, beside it the reader's where it differs, and what runs now. #}

  const slots = () =>
    all(".when").map((place) => {
      const times = all("time", place).map((time) => time.dateTime);
      const [start, end] = times.map((time) => Date.parse(time));
      return { place, times, start, end };
    });

  function ownTimes() {
    if (!one(".when")) return;
    const clock = new Intl.DateTimeFormat("sv", { dateStyle: "short", timeStyle: "short" }); // 2026-05-19 17:00
    for (const { place, times } of slots()) {
      const here = times.map((time) => clock.format(Date.parse(time)).split(" "));
      const [day, venue] = times[0].slice(0, 16).split("T");
      if (here[0][0] === day && here[0][1] === venue) continue;
      const shift = here[0][0] > day ? "_next_day" : here[0][0] < day ? "_day_before" : "";
      const hours = here.map(([, hour]) => hour).join("–");
      place.append(" ", element("span", "own", say(`own_time${shift}`, { hours })));
    }
  }

  function running() {
    for (const old of all(".now")) old.remove();
    const now = Date.now();
    const mark = ({ place }, word) => one(".marks", place.parentElement).append(" ", element("span", "now", word));
    const every = slots();
    const current = every.filter(({ start, end }) => start <= now && now < end);
    const coming = all(".sessions").length && !current.length ? every.filter(({ start }) => start > now) : [];
    const first = Math.min(...coming.map(({ start }) => start));
    for (const slot of current) mark(slot, say("now"));
    for (const slot of coming) if (slot.start === first) mark(slot, say("coming_next"));
  }

  function times() {
    ownTimes();
    running();
    if (one(".when")) setInterval(running, 30_000);
  }

  {# Pictures open large; closed, the focus is back where it was. #}

  function enlarge(link) {
    const picture = Object.assign(one("img", link).cloneNode(), { loading: "eager" });
    const close = element("button", "", say("close"));
    const dialog = element("dialog", "large", close, picture);
    dialog.setAttribute("aria-label", picture.alt);
    dialog.addEventListener("click", () => dialog.close());
    dialog.addEventListener("close", () => {
      dialog.remove();
      link.focus();
    });
    document.body.append(dialog);
    dialog.showModal();
  }

  function pictures() {
    for (const link of all(".zoom")) {
      link.addEventListener("click", (event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        enlarge(link);
      });
    }
  }

  {# Keys #}

  const [BACK, ON] = page.dir === "rtl" ? ["ArrowRight", "ArrowLeft"] : ["ArrowLeft", "ArrowRight"];
  const SINGLE = {
    "/": (input) => (input ? input.select() : location.assign(`${root}search.html`)),
    "?": () => {
      one("#keys").open = true;
      one("#keys summary").focus();
    },
    s: () => (one("li:focus-within > .save") ?? one(".actions .save"))?.click(),
    [BACK]: () => one('.walk [rel="prev"]')?.click(),
    [ON]: () => one('.walk [rel="next"]')?.click(),
  };

  function pressed(event) {
    const { key, target } = event;
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || one("dialog[open]")) return;
    if (target.closest?.("input, textarea, select, [contenteditable]") || !one("#single-keys").checked) return;
    if (!Object.hasOwn(SINGLE, key) || (event.shiftKey && key.length > 1)) return;
    if (key.length === 1) event.preventDefault();
    SINGLE[key](one("#q"));
  }

  function keys() {
    const single = one("#single-keys");
    single.checked = stored("keys") !== "off";
    single.addEventListener("change", () => store("keys", single.checked ? "on" : "off"));
    document.addEventListener("keydown", pressed);
  }

{% if site.analytics %}
{% include "scripts/counting.js" %}
{% endif %}
  document.addEventListener("DOMContentLoaded", () => {
    for (const start of [{{ 'counting, ' if site.analytics }}schemes, saving, sharing, tools, fields, times, pictures, network, keys]) start();
  });
})();
