{# Words without accents and capitals; Chinese and Japanese, which have no blanks, in pairs of characters. #}

  const LETTERS = { ø: "o", ł: "l", đ: "d", ð: "d", ı: "i", ß: "ss", æ: "ae", œ: "oe", þ: "th" };
  const UNSPACED = String.raw`[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}]`;
  const RUN = new RegExp(String.raw`(${UNSPACED}+)|\p{N}+(?:\.\p{N}+)+|(?:(?!${UNSPACED})[\p{L}\p{N}\p{M}])+`, "gu");
  const HAS_UNSPACED = new RegExp(UNSPACED, "u");
  const WORD = /\p{N}+(?:\.\p{N}+)+|[\p{L}\p{N}\p{M}]+/gu;

  function fold(text) {
    if (/^[\x20-\x7e]*$/.test(text)) return text.toLowerCase();
    const bare = text.normalize("NFKD").replace(/\p{Mn}/gu, "").toLowerCase();
    return bare.replace(/[øłđðıßæœþ]/g, (letter) => LETTERS[letter]);
  }

  {# The words of a text, with their places in it. #}
  function words(text) {
    const found = [];
    for (const run of text.matchAll(RUN)) {
      const parts = run[1] ? [...run[1]] : [run[0]];
      let start = run.index;
      for (const [place, part] of parts.entries()) {
        const word = part + (parts[place + 1] ?? "");
        if (!place || place < parts.length - 1) found.push({ start, end: start + word.length, term: fold(word) });
        start += part.length;
      }
    }
    return found;
  }

  const terms = (text) => (HAS_UNSPACED.test(text) ? words(text).map(({ term }) => term) : fold(text).match(WORD) ?? []);
