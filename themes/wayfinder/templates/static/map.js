// The map of a session: which boards hold a saved poster, and whether it is wider than its place.
(() => {
  "use strict";

  const { all, one, saved, say } = globalThis.wayfinder;
  const stands = all(".stands a").map((link) => ({ link, poster: link.getAttribute("aria-label"), id: link.id.slice("at-".length) }));

  function paint() {
    const ids = saved();
    for (const { link, poster, id } of stands) {
      const isSaved = ids.has(id);
      link.classList.toggle("kept", isSaved);
      link.setAttribute("aria-label", isSaved ? say("saved_poster", { poster }) : poster);
    }
  }

  function measure() {
    const hint = one(".wide");
    if (hint) hint.hidden = all(".hall").every((box) => box.scrollWidth <= box.clientWidth);
  }

  for (const event of ["saved", "storage", "pageshow"]) addEventListener(event, paint);
  for (const event of ["load", "resize"]) addEventListener(event, measure);
  paint();
  measure();
})();
