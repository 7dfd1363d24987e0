{# Search without an index: fields of many documents as columns of words, each told by its number in one vocabulary, and #}
{# looked through from end to end. That takes a phone milliseconds where building an index takes it seconds, and goes on #}
{# while further columns come. Of a word only what has its first letter is looked through, of a longer one what had its #}
{# beginning. #}

  const SLICE = 8; // milliseconds of work, then whoever waits has a turn
  const WHOLE = 1;
  const BEGUN = 0.375; // of what a whole word weighs
  const NEAR = 0.45;
  const KEPT = 40; // words, typed letter by letter
  const [BEGINS, IS_NEAR] = [1, 2];

  const channel = new MessageChannel();
  const waiting = [];
  channel.port1.onmessage = () => waiting.shift()();
  const pause = () => new Promise((done) => channel.port2.postMessage(waiting.push(done)));

  const painted = () => new Promise((done) => requestAnimationFrame(() => pause().then(done)));

  {# When somebody typed last: what nobody waits for yet lets the answer go first. #}
  const CALM = 150; // milliseconds without a key
  let typed = -CALM;
  async function calm() {
    for (let left; (left = typed + CALM - performance.now()) > 0; ) await new Promise((done) => setTimeout(done, left));
  }

  {# A function to be awaited between pieces of work: it takes a break when one is due, and tells whether to go on. #}
  function pacer(goesOn = () => true, first = pause) {
    let rest = first;
    let due = performance.now() + SLICE;
    return async (isDue = performance.now() >= due) => {
      if (!isDue) return true;
      await rest();
      rest = pause;
      due = performance.now() + SLICE;
      return goesOn();
    };
  }

  {# `lines` tell the words of one field and its length, of the documents from the place `first` on. #}
  function column(weight, first, lines) {
    const ends = new Uint32Array(lines.length);
    const numbers = new Uint32Array(lines.reduce((n, line) => n + line.numbers.length, 0));
    let end = 0;
    for (const [place, line] of lines.entries()) {
      numbers.set(line.numbers, end);
      ends[place] = end += line.numbers.length;
    }
    const mean = lines.reduce((sum, { length }) => sum + length, 0) / lines.length || 1;
    return { weight, first, ends, numbers, lengths: Float64Array.from(lines, ({ length }) => length / mean) };
  }

  {# As BM25+ weighs it: the more often the better, but ever less so, and more in a short text. #}
  const relevance = (times, length) => (times ? 0.5 + (2.2 * times) / (times + 1.2 * (0.3 + 0.7 * length)) : 0);

  {# Adds to the scores of the documents what the words asked for are worth in them; returns the places of all that count. #}
  {# Only the words at the places `among` are looked at, where they are told. #}
  function look({ weight, first, ends, numbers, lengths }, { asked, marks, scores }, among) {
    const found = [];
    const hits = [];
    let [line, n] = [0, 0];

    function weigh() {
      for (const { number, worth, begins } of n ? asked : []) {
        let [whole, begun] = [0, 0];
        for (let hit = 0; hit < n; hit += 1) {
          if (hits[hit] === number) whole += 1;
          else if (begins && marks[hits[hit]] === BEGINS) begun += 1;
        }
        const times = relevance(whole, lengths[line]) * WHOLE + relevance(begun, lengths[line]) * BEGUN;
        scores[first + line] += weight * worth * times;
      }
      n = 0;
    }

    const end = (among ?? numbers).length;
    for (let next = 0; next < end; next += 1) {
      const at = among ? among[next] : next;
      if (!marks[numbers[at]]) continue;
      if (at >= ends[line]) weigh();
      while (at >= ends[line]) line += 1;
      hits[n++] = numbers[at];
      found.push(at);
    }
    weigh();
    return found;
  }

  {# Searchable documents, `count` of them; columns may come at any time. #}
  function collection(count) {
    const columns = [];
    const vocabulary = [];
    const numbers = new Map(); // word -> its place in the vocabulary
    const letters = new Map(); // first letter of a word -> its place among them
    const initials = []; // of each word, as such a place
    const known = new Map(); // words asked for -> what was found of them

    function numbered(word) {
      const known = numbers.get(word);
      if (known !== undefined) return known;
      const number = vocabulary.push(word) - 1;
      if (!letters.has(word[0])) letters.set(word[0], letters.size);
      initials.push(letters.get(word[0]));
      numbers.set(word, number);
      return number;
    }

    {# The places of a column's words by their first letters, each in order. #}
    function byInitial(numbers) {
      const starts = new Uint32Array(letters.size + 1);
      for (const number of numbers) starts[initials[number] + 1] += 1;
      for (let n = 1; n < starts.length; n += 1) starts[n] += starts[n - 1];
      const [next, places] = [starts.slice(), new Uint32Array(numbers.length)];
      for (let at = 0; at < numbers.length; at += 1) places[next[initials[numbers[at]]]++] = at;
      return (letter) => (letter + 1 in starts ? places.subarray(starts[letter], starts[letter + 1]) : []);
    }

    function add(...told) {
      const made = column(...told);
      columns.push({ ...made, having: byInitial(made.numbers) });
    }

    const line = (words) => ({ numbers: words.map(numbered), length: words.join(" ").length + 2 });

    {# Which words of the vocabulary count; of a longer word's only those that begin as a shorter one does. #}
    function mark(entry, variants, shorter) {
      const first = entry.marks.length;
      if (first === vocabulary.length) return;
      const [{ word }, ...others] = variants;
      const marks = new Uint8Array(vocabulary.length);
      const letter = letters.get(word[0]);
      marks.set(entry.marks);
      for (let n = first; n < marks.length; n += 1) {
        if (initials[n] === letter && shorter?.marks[n] !== 0 && vocabulary[n].startsWith(word)) marks[n] = BEGINS;
      }
      for (const other of others) marks[numbers.get(other.word)] ||= IS_NEAR;
      entry.asked = variants.map((variant) => ({ ...variant, number: numbers.get(variant.word) }));
      entry.marks = marks;
    }

    {# What is known of the longest beginning of a word: what begins as the word does is found where that is. #}
    function beginning(word) {
      for (let end = word.length - 1; end > 0; end -= 1) {
        if (known.has(word.slice(0, end))) return known.get(word.slice(0, end));
      }
      return null;
    }

    async function scored(variants, pace) {
      const key = variants.map(({ word }) => word).join(" ");
      const shorter = variants.length > 1 ? null : beginning(key);
      const entry = known.get(key) ?? { asked: [], marks: new Uint8Array(0), scores: new Float32Array(count), found: [] };
      known.delete(key);
      known.set(key, entry);
      if (known.size > KEPT) known.delete(known.keys().next().value);
      const { found } = entry; // of each column
      while (found.length < columns.length) {
        const column = columns[found.length];
        const among = variants.length > 1 ? null : shorter?.found[found.length] ?? column.having(letters.get(key[0]));
        mark(entry, variants, shorter);
        found.push(look(column, entry, among));
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
        const scores = others && (await scored(variants, pace));
        if (!scores) return null;
        every.push({ scores, variants });
      }
      return { ...joined(every.map(({ scores }) => scores)), groups: every.map(({ variants }) => variants) };
    }

    function joined(every) {
      const rarity = every.map((scores) => {
        let having = 0;
        for (let place = 0; place < count; place += 1) if (scores[place]) having += 1;
        return Math.log(1 + (count - having + 0.5) / (having + 0.5));
      });
      const totals = new Float32Array(count);
      const places = [];
      for (let place = 0; every.length && place < count; place += 1) {
        let n = 0;
        while (n < every.length && every[n][place]) n += 1;
        if (n < every.length) continue;
        for (n = 0; n < every.length; n += 1) totals[place] += rarity[n] * every[n][place];
        places.push(place);
      }
      return { places, totals };
    }

    async function nearTo(need, pace) {
      const most = need.length > 3 ? Math.round(need.length * 0.2) : 0;
      const found = [];
      if (!most) return found;
      for (const [n, word] of vocabulary.entries()) {
        const far = distance(need, word, most);
        if (far && far <= most) found.push({ word, worth: (NEAR * word.length) / (word.length + far), begins: false });
        if (n % 500 === 0 && !(await pace())) return null;
      }
      return found;
    }

    return { line, add, find };
  }

  {# How many letters to change, leave out or add; more than `most` where that is plain early. #}
  function distance(one, other, most) {
    if (Math.abs(one.length - other.length) > most) return most + 1;
    const row = [0];
    for (let b = 1; b <= other.length; b += 1) row.push(b);
    for (let a = 0; a < one.length; a += 1) {
      let beside = row[0];
      let least = (row[0] = a + 1);
      for (let b = 0; b < other.length; b += 1) {
        const far = Math.min(beside + (one[a] === other[b] ? 0 : 1), row[b + 1] + 1, row[b] + 1);
        beside = row[b + 1];
        row[b + 1] = far;
        if (far < least) least = far;
      }
      if (least > most) return most + 1;
    }
    return row.at(-1);
  }

  {# The best places, best first; those that are as good in their order. #}
  function best({ places, totals }, most) {
    if (!totals.length) return places.slice(0, most);
    const least = leastOfBest(places, totals, most);
    const better = places.filter((place) => totals[place] > least).sort((a, b) => totals[b] - totals[a]);
    const others = [];
    for (let n = 0; n < places.length && better.length + others.length < most; n += 1) {
      if (totals[places[n]] === least) others.push(places[n]);
    }
    return [...better, ...others];
  }

  {# What the last of the best has: of thousands only the few that come among them are put in order. #}
  function leastOfBest(places, totals, most) {
    const highest = [];
    for (const place of places) {
      if (highest.length === most && totals[place] <= highest[most - 1]) continue;
      let at = Math.min(highest.length, most - 1);
      for (; at > 0 && highest[at - 1] < totals[place]; at -= 1) highest[at] = highest[at - 1];
      highest[at] = totals[place];
    }
    return highest.at(-1);
  }
