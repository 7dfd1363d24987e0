{# Search without an index: fields of many documents as columns of folded words, looked through from end to end. That #}
{# takes a phone milliseconds where building an index takes it seconds, and goes on while further columns come. #}

  const SLICE = 5; // milliseconds of work, then whoever waits has a turn
  const WHOLE = 1;
  const BEGUN = 0.375; // of what a whole word weighs
  const NEAR = 0.45;
  const KEPT = 40; // words, typed letter by letter

  const channel = new MessageChannel();
  const waiting = [];
  channel.port1.onmessage = () => waiting.shift()();
  const pause = () => new Promise((done) => channel.port2.postMessage(waiting.push(done)));

  {# A function to be awaited between pieces of work: it takes a break when one is due, and tells whether to go on. #}
  function pacer(goesOn = () => true) {
    let due = performance.now() + SLICE;
    return async () => {
      if (performance.now() < due) return true;
      await pause();
      due = performance.now() + SLICE;
      return goesOn();
    };
  }

  {# `lines` hold the folded words of one field, of the documents from the place `first` on. #}
  function column(weight, first, lines) {
    const ends = new Uint32Array(lines.length);
    let end = 0;
    for (const [place, line] of lines.entries()) ends[place] = end += line.length + 2;
    return { weight, first, ends, mean: end / lines.length || 1, text: lines.map((line) => ` ${line}\n`).join("") };
  }

  {# As BM25+ weighs it: the more often the better, but ever less so, and more in a short text. #}
  const relevance = (times, length) => (times ? 0.5 + (2.2 * times) / (times + 1.2 * (0.3 + 0.7 * length)) : 0);

  {# Adds to `scores` what the word is worth in each document; `begins` where longer words that begin so count, too. #}
  function look({ weight, first, ends, mean, text }, { word, worth, begins }, scores) {
    const wanted = ` ${word}`;
    let line = 0;
    let at = text.indexOf(wanted);
    while (at >= 0) {
      while (ends[line] <= at) line += 1;
      let [whole, begun] = [0, 0];
      for (; at >= 0 && at < ends[line]; at = text.indexOf(wanted, at + wanted.length)) {
        if (text.charCodeAt(at + wanted.length) <= 32) whole += 1;
        else if (begins) begun += 1;
      }
      const length = (ends[line] - (ends[line - 1] ?? 0)) / mean;
      scores[first + line] += weight * worth * (relevance(whole, length) * WHOLE + relevance(begun, length) * BEGUN);
    }
  }

  {# Searchable documents, `count` of them; columns may come at any time. #}
  function collection(count) {
    const columns = [];
    const known = new Map(); // word -> its scores, and how many columns they are of
    let vocabulary = { columns: 0, words: new Set() };

    async function scored(key, variants, pace) {
      const entry = known.get(key) ?? { scores: new Float32Array(count), columns: 0 };
      known.delete(key);
      known.set(key, entry);
      if (known.size > KEPT) known.delete(known.keys().next().value);
      while (entry.columns < columns.length) {
        const next = columns[entry.columns];
        entry.columns += 1;
        for (const variant of variants) look(next, variant, entry.scores);
        if (!(await pace())) return null;
      }
      return entry.scores;
    }

    {# The places of the documents that have all words, their scores, and what each word stood for; null if stopped. #}
    async function find(needs, near, pace) {
      const every = [];
      for (const need of needs) {
        const others = near ? await nearTo(need, pace) : [];
        const variants = [{ word: need, worth: WHOLE, begins: true }, ...(others ?? [])];
        const scores = others && (await scored(variants.map(({ word }) => word).join(" "), variants, pace));
        if (!scores) return null;
        every.push({ scores, variants });
      }
      return { ...joined(every.map(({ scores }) => scores)), groups: every.map(({ variants }) => variants) };
    }

    function joined(every) {
      const rarity = every.map((scores) => {
        const having = scores.reduce((n, score) => n + (score > 0), 0);
        return Math.log(1 + (count - having + 0.5) / (having + 0.5));
      });
      const totals = new Float32Array(count);
      const places = [];
      for (let place = 0; every.length && place < count; place += 1) {
        if (!every.every((scores) => scores[place])) continue;
        for (const [n, scores] of every.entries()) totals[place] += rarity[n] * scores[place];
        places.push(place);
      }
      return { places, totals };
    }

    async function nearTo(need, pace) {
      const most = need.length > 3 ? Math.round(need.length * 0.2) : 0;
      const found = [];
      if (!most) return found;
      if (!(await coverAll(pace))) return null;
      let n = 0;
      for (const word of vocabulary.words) {
        const far = distance(need, word, most);
        if (far && far <= most) found.push({ word, worth: (NEAR * word.length) / (word.length + far), begins: false });
        n += 1;
        if (n % 500 === 0 && !(await pace())) return null;
      }
      return found;
    }

    async function coverAll(pace) {
      while (vocabulary.columns < columns.length) {
        for (const word of columns[vocabulary.columns].text.split(/\s+/)) vocabulary.words.add(word);
        vocabulary.columns += 1;
        if (!(await pace())) return false;
      }
      return true;
    }

    return { add: (...told) => columns.push(column(...told)), find };
  }

  {# How many letters to change, leave out or add; more than `most` where that is plain early. #}
  function distance(one, other, most) {
    if (Math.abs(one.length - other.length) > most) return most + 1;
    let row = Array.from({ length: other.length + 1 }, (_, place) => place);
    for (let a = 0; a < one.length; a += 1) {
      const next = [a + 1];
      for (let b = 0; b < other.length; b += 1) {
        next.push(Math.min(row[b] + (one[a] === other[b] ? 0 : 1), row[b + 1] + 1, next[b] + 1));
      }
      row = next;
      if (Math.min(...row) > most) return most + 1;
    }
    return row.at(-1);
  }

  {# The best places, best first; those that are as good in their order. #}
  function best({ places, totals }, most) {
    if (places.length < 2) return places;
    if (!totals.length) return places.slice(0, most);
    const sorted = Float32Array.from(places, (place) => totals[place]).sort();
    const least = sorted[Math.max(0, sorted.length - most)];
    return places.filter((place) => totals[place] >= least).sort((a, b) => totals[b] - totals[a]).slice(0, most);
  }
