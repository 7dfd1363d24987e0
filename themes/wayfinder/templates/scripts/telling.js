{# What happened, to be heard and to be seen; and passing on. #}

  const tell = (text) => one("#said").replaceChildren(text);

  const fade = later(4000, () => one(".toast")?.remove());
  function toast(text) {
    one(".toast")?.remove();
    one("main").append(element("p", "toast", text));
    tell(text);
    fade();
  }

  async function copy(place, done) {
    try {
      await navigator.clipboard.writeText(place.textContent.trim());
      toast(say(done));
    } catch {
      for (let near = place; near; near = near.parentElement) near.hidden = false;
      getSelection().selectAllChildren(place);
      toast(say("selected"));
    }
  }

  {# Of a page that stands in a folder the address on the web, where that is known, is the one to pass on. #}
  function address() {
    const known = location.protocol === "file:" && one("link[rel=canonical]")?.href;
    return known || location.href.replace(/[?#].*/, "");
  }

  {# The address as text, for where copying is not allowed. #}
  function copyAddress(text, after) {
    one(".address")?.remove();
    const place = Object.assign(element("p", "address", text), { hidden: true });
    after.after(place);
    return copy(place, "link_copied");
  }

  function sharing() {
    for (const button of all(".copy")) {
      button.addEventListener("click", () => copy(one(`#${button.dataset.copy}`), "copied"));
    }
    one("#share")?.addEventListener("click", ({ target }) => {
      const data = { title: document.title, url: address() };
      if (!navigator.share) copyAddress(data.url, target.parentElement);
      else navigator.share(data).catch(({ name }) => name === "AbortError" || copyAddress(data.url, target.parentElement));
    });
  }
