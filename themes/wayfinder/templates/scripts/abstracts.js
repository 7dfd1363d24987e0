{# Abstracts come in parts: at once where there are few, else when somebody has typed and waits. #}

  const FEW = 3; // parts
  const AT_ONCE = 4; // connections
  const REST = 600; // milliseconds without a key

  async function textsOf({ url }) {
    await script(url);
    return globalThis.posterTexts;
  }

  {# Adds the abstracts in `parts` to the documents, keeps them in `texts`, and calls `changed` after each part. #}
  function abstracts(parts, documents, changed) {
    const [texts, wanted] = [[], [...parts]];
    let [open, failed] = [0, false];

    async function take({ first }, told) {
      const [lines, keywords, pace] = [[], [], pacer()];
      for (const [place, [text, ...others]] of told.entries()) {
        texts[first + place] = [text, others.join(", ")];
        lines.push(documents.line(terms(text)));
        keywords.push(documents.line(terms(others.join(" "))));
        await pace();
        await calm();
      }
      documents.add(1, first, lines);
      if (keywords.some(({ numbers }) => numbers.length)) documents.add(2, first, keywords);
    }

    async function load() {
      open += 1;
      while (wanted.length && !failed) {
        const part = wanted.shift();
        await calm();
        await textsOf(part).then((told) => take(part, told), () => (failed = Boolean(wanted.push(part))));
        changed();
      }
      open -= 1;
      if (!open) changed();
    }

    function begin() {
      failed = false;
      for (let free = Math.min(AT_ONCE - open, wanted.length); free > 0; free -= 1) load();
    }

    const rested = later(REST, begin);
    return {
      texts,
      isComing: () => open > 0 || (wanted.length > 0 && !failed),
      hasFailed: () => failed,
      want: (query) => (parts.length <= FEW ? begin() : query && rested()),
    };
  }
