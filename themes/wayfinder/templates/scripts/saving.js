{# Saved posters by their ids. Where the browser keeps nothing, the window's name holds them: it outlives a page. #}

  const visit = `${key("saved")} `;
  const canKeep = () => allowed(() => localStorage.setItem(key("test"), "") ?? localStorage.removeItem(key("test")) ?? true);

  function saved() {
    const text = window.name.startsWith(visit) ? window.name.slice(visit.length) : stored("saved");
    return allowed(() => new Set(JSON.parse(text))) ?? new Set();
  }

  function keep(ids) {
    const text = JSON.stringify([...ids]);
    const kept = allowed(() => localStorage.setItem(key("saved"), text) ?? true);
    if (!kept) window.name = visit + text;
    else if (window.name.startsWith(visit)) window.name = "";
    paintSaved();
    dispatchEvent(new Event("saved"));
    return kept;
  }

  function toggle(id) {
    const ids = saved();
    const adds = !ids.delete(id);
    if (adds) ids.add(id);
    const kept = keep(ids);
    tell(say(adds ? "saved_now" : "removed_now", { n: ids.size }));
    if (adds && !kept) toast(say("saved_for_visit"));
  }

  {# Each row of a list has its poster's button; those of a part of the page, where no other row is new. #}
  function bookmarks(within = document) {
    for (const item of all(".posters > li", within)) {
      const link = one(".go", item);
      const id = /posters\/([^/]+)\.html$/.exec(link.pathname)?.[1];
      let button = one(".save", item);
      if (!id || button?.dataset.id === id) continue;
      if (!button) {
        button = Object.assign(element("button", "save", one(".mine .icon").cloneNode(true)), { type: "button" });
        item.append(button);
      }
      button.dataset.id = id;
      button.dataset.poster = [one(".number", item)?.textContent, link.textContent].filter(Boolean).join(" ");
      button.ariaLabel = "";
    }
    paintSaved(within);
  }

  function paintSaved(within = document) {
    const ids = saved();
    for (const button of all(".save", within)) {
      const { id, poster } = button.dataset;
      const isSaved = ids.has(id);
      if (button.matches(".full") === isSaved && button.ariaLabel) continue;
      button.classList.toggle("full", isSaved);
      if (poster) {
        button.ariaLabel = say(isSaved ? "saved_poster" : "save_poster", { poster });
        button.parentElement.classList.toggle("kept", isSaved);
      } else one("span", button).textContent = say(isSaved ? "saved" : "save");
    }
    if (within !== document) return;
    one(".mine b").textContent = ids.size || "";
    if (one(".only")) recount();
  }

  function saving() {
    bookmarks();
    document.addEventListener("click", ({ target }) => {
      const button = target.closest?.(".save");
      if (button) toggle(button.dataset.id);
    });
    addEventListener("storage", () => paintSaved());
    addEventListener("pageshow", ({ persisted }) => persisted && paintSaved());
  }
