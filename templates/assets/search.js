// The search page: looks for the reader's words in the index that search/index.js opens.
'use strict';
window.planpressSearch = (() => {
  const form = document.getElementById('search');
  const field = form.elements.q;
  const list = document.getElementById('results');
  const status = document.getElementById('status');
  const more = document.getElementById('more');
  const facets = document.getElementById('facets');
  const words = form.dataset;
  const FACETS = ['place', 'sector', 'kind'];
  const KINDS = [...form.elements.kind.options].map((option) => option.value);
  const PAGE = 20;  // results shown at a time
  const FIRST = 2, NEXT = 8;  // texts loaded for the first results, and for more
  const FILES = 6;  // of grams for one query
  const FEW = 3;  // pairs in so few texts have no triples
  const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

  // ---- The index: classic scripts that call back, for a page opened from a folder may load nothing else.

  const root = words.index.replace(/index\.js$/, '');
  const arrived = new Map();
  const asked = new Map();
  let folds, index;

  function load(path, version) {
    if (asked.has(path)) return asked.get(path);
    const promise = new Promise((resolve, reject) => {
      const script = document.createElement('script');
      script.src = root + path + '.js' + (version ? '?v=' + version : '');
      script.onload = () => {
        const {stamp, made} = arrived.get(path) || {};
        if (made === undefined) reject(new Error('empty'));
        else if (index && path !== 'index' && stamp !== index.stamp) reject(Object.assign(new Error('changed'), {stamp}));
        else resolve(made);
      };
      script.onerror = () => reject(new Error('missing'));
      document.head.append(script);
      script.addEventListener('load', () => script.remove());
    });
    promise.catch(() => asked.delete(path));
    asked.set(path, promise);
    return promise;
  }

  function open(facts) {
    folds = new Map();
    const {one, gone, more: rest} = facts.folds;
    for (let i = 0; i < one.length; i += 2) folds.set(one[i], one[i + 1]);
    for (const c of gone) folds.set(c, '');
    for (let i = 0; i < rest.length; i += 2) folds.set(rest[i], rest[i + 1]);
    index = facts;
  }

  // ---- Text: both sides are folded alike; see src/text/search_form.hpp.

  function form_of(text) {
    let out = '';
    for (let i = 0; i < text.length; ++i) out += folds.get(text[i]) ?? text[i];
    return out;
  }

  const terms_of = (query) => [...new Set(query.split(/\s+/).map(form_of).filter(Boolean))];

  /// Where the terms stand in a text, as [begin, end] in order.
  function places_of(text, terms) {
    let folded = '';
    const from = [];
    for (let i = 0; i < text.length; ++i) {
      const c = folds.get(text[i]) ?? text[i];
      folded += c;
      for (let k = 0; k < c.length; ++k) from.push(i);
    }
    const found = [];
    for (const term of terms) {
      for (let at = folded.indexOf(term); at >= 0; at = folded.indexOf(term, at + term.length)) {
        found.push([from[at], from[at + term.length - 1] + 1]);
      }
    }
    return found.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  }

  function read_text({places, sectors, entries}) {
    const names = (flat) => flat.flatMap((id, i) => i % 2 ? [] : [{id, name: flat[i + 1]}]);
    const place_names = names(places), sector_names = names(sectors);
    return entries.map(([kind, href, place, numbers, ...texts]) => {
      const entry = {kind, href, texts, place: place_names[place], sectors: numbers.map((n) => sector_names[n])};
      entry.forms = texts.map(form_of);
      entry.own = entry.forms.join('\0');
      entry.around = [entry.place, ...entry.sectors].map((one) => form_of(one ? one.name : '')).join('\0');
      return entry;
    });
  }

  // ---- Grams: which texts may hold all terms.

  function hash_of(a, b) {
    let hash = Math.imul(a ^ 0x811C9DC5, 16777619);
    hash = Math.imul(hash ^ b, 16777619);
    return (hash ^ (hash >>> 15)) >>> 0;
  }

  const hex = (c) => c.codePointAt(0).toString(16);

  function file_of(a, b) {
    const hash = hash_of(a.codePointAt(0), b ? b.codePointAt(0) : 0);
    const slice = hash & 255;
    const part = (hash >>> 8) & ((1 << Number(index.grams[slice])) - 1);
    return `grams/${slice.toString(16).padStart(2, '0')}-${part}`;
  }

  function numbers_of(posting) {
    const numbers = [];
    if (posting[0] === '.') {
      for (let i = 1; i < posting.length; ++i) {
        const bits = LETTERS.indexOf(posting[i]);
        for (let bit = 0; bit < 6; ++bit) if (bits >> bit & 1) numbers.push((i - 1) * 6 + bit);
      }
      return numbers;
    }
    let at = 0, last = -1;
    const next = () => {
      let value = 0, shift = 0, letter;
      do {
        letter = LETTERS.indexOf(posting[at++]);
        value |= (letter & 31) << shift;
        shift += 5;
      } while (letter >= 32);
      return value;
    };
    while (at < posting.length) {
      const gap = next();
      if (gap) numbers.push(last += gap);
      else for (let run = next(); run > 0; --run) numbers.push(++last);
    }
    return numbers;
  }

  /// The texts that hold a run of up to three characters.
  async function texts_with([a, b, c]) {
    let postings = await load(file_of(a, b), index.version);
    const posting = postings.get(b ? a + b : a);
    if (posting === undefined) return [];
    const apart = posting[0] === '!';  // its triples stand in files of their own
    const numbers = numbers_of(apart ? posting.slice(2) : posting);
    if (!c || numbers.length <= FEW) return numbers;
    if (apart) {
      const part = c.codePointAt(0) & ((1 << Number(posting[1])) - 1);
      postings = await load(`grams/${hex(a)}-${hex(b)}-${part}`, index.version);
    }
    const triple = postings.get(a + b + c);
    return triple === undefined ? [] : numbers_of(triple);
  }

  function grams_of(term, most) {
    const all = Array.from(term);
    if (all.length <= 3) return [all];
    const last = all.length - 3;
    const count = Math.min(most, last + 1);
    return Array.from({length: count}, (_, i) => Math.round(i * last / Math.max(1, count - 1))).map((at) => all.slice(at, at + 3));
  }

  async function texts_for(terms) {
    const all = Array.from({length: index.texts}, (_, i) => i);
    if (!index.grams || terms.length === 0) return terms.length ? all : [];
    const most = Math.max(1, Math.floor(FILES / terms.length));
    const lists = await Promise.all(terms.flatMap((term) => grams_of(term, most)).map(texts_with));
    return lists.reduce((both, list) => {
      const there = new Set(list);
      return both.filter((number) => there.has(number));
    }, all);
  }

  // ---- A query and what it found so far.

  function rank(entry, terms, whole) {
    const [title] = entry.forms;
    if (title === whole) return 0;
    if (title.startsWith(whole)) return 1;
    if (terms.every((term) => title.includes(term))) return 2;
    return entry.own.includes(whole) ? 3 : 4;
  }

  function search_in(entries, terms) {
    const whole = terms.join('');
    return entries.filter((entry) => terms.some((term) => entry.own.includes(term)) &&
        terms.every((term) => entry.own.includes(term) || entry.around.includes(term)))
      .map((entry, at) => ({entry, at, rank: rank(entry, terms, whole), kind: KINDS.indexOf(entry.kind)}))
      .sort((a, b) => a.rank - b.rank || a.kind - b.kind || a.at - b.at).map(({entry}) => entry);
  }

  /// Reads on in the texts that may hold the terms, until there is something to show.
  async function read_on(found, count) {
    do {
      const numbers = found.left.splice(0, count);
      const texts = await Promise.all(numbers.map((number) => load('texts/' + number, index.version)));
      found.results.push(...search_in(texts.flat(), found.terms));
      found.read += numbers.length;
    } while (found.left.length && !found.results.length);
    return found;
  }

  async function begin(query) {
    if (!index) open(await load('index'));
    const terms = terms_of(query);
    const left = await texts_for(terms);
    return read_on({terms, left, read: 0, all: left.length, results: []}, FIRST);
  }

  // 连政发2024 40号 is how one types 连政发〔2024〕40号.
  const with_brackets = (query) =>
    form_of(query).replace(/^(\D+)((?:19|20)\d\d)第?(\d{1,4}号?)$/, '$1($2)$3');

  /// Promises {terms, results, left, …}: the entries that hold all terms of the query, and the texts not yet read.
  async function find(query, once) {
    try {
      const found = await begin(query);
      if (found.results.length || with_brackets(query) === form_of(query)) return found;
      const other = await begin(with_brackets(query));
      return other.results.length ? other : found;
    } catch (fault) {
      if (fault.message !== 'changed' || once) throw fault;
      asked.clear();  // a new publication has come; its index tells what stands where
      open(await load('index', fault.stamp));
      return find(query, true);
    }
  }

  // ---- The page.

  let now = null, turn = 0, shown = PAGE;

  function add(parent, name, text, className) {
    const element = document.createElement(name);
    if (text) element.textContent = text;
    if (className) element.className = className;
    parent.append(element);
    return element;
  }

  function add_marked(parent, text, terms, begin = 0, end = text.length) {
    let at = begin;
    for (const [from, to] of places_of(text, terms)) {
      if (to <= at || from >= end) continue;
      parent.append(text.slice(at, Math.max(from, at)));
      add(parent, 'mark', text.slice(Math.max(from, at), Math.min(to, end)));
      at = Math.min(to, end);
    }
    parent.append(text.slice(at, end));
  }

  function add_part(line, text, terms) {
    const inside = (at) => at + (/[\uDC00-\uDFFF]/.test(text[at] || '') ? 1 : 0);
    const hit = places_of(text, terms)[0];
    const begin = inside(hit && hit[0] > 36 ? hit[0] - 24 : 0);
    const end = inside(Math.min(text.length, begin + 88));
    if (begin > 0) line.append('……');
    add_marked(line, text, terms, begin, end);
    if (end < text.length) line.append('……');
  }

  /// The parts of an entry's texts that hold what its title lacks; where it lacks nothing, what follows the title.
  function add_snippet(item, {texts, forms, kind}, terms) {
    const missing = terms.filter((term) => !forms[0].includes(term));
    const parts = new Set(kind === 'target' ? [1] : []);
    for (const term of missing) parts.add(forms.findIndex((one) => one.includes(term)));
    if (!parts.size) parts.add(1);
    if (kind === 'target' && /^\d+年$/.test(texts[2])) parts.add(2);
    const line = add(item, 'p');
    for (const part of [...parts].filter((one) => texts[one]).slice(0, 4)) {
      if (line.hasChildNodes()) line.append(words.between);
      add_part(line, texts[part], terms);
    }
  }

  function add_result(entry, terms) {
    const item = add(list, 'li');
    const link = add(item, 'a');
    link.href = entry.href;
    add_marked(link, entry.texts[0], terms);
    const facts = [labels.get(entry.kind), entry.place && entry.place.name, ...entry.sectors.slice(0, 1).map((one) => one.name)];
    add(item, 'small', facts.filter(Boolean).join(words.between));
    add_snippet(item, entry, terms);
  }

  const labels = new Map([...form.elements.kind.options].map((option) => [option.value, option.text]));
  const all_of = new Map(FACETS.map((name) => [name, form.elements[name].options[0].text]));
  const values_of = {
    place: ({place}) => place ? [place] : [],
    sector: ({sectors}) => sectors,
    kind: ({kind}) => [{id: kind, name: labels.get(kind)}],
  };
  const chosen = {place: '', sector: '', kind: ''};
  const fits = (entry, but) => FACETS.every((name) => name === but || !chosen[name] || values_of[name](entry).some(({id}) => id === chosen[name]));

  /// What a facet offers: each value among the results that the other facets let through, with its count.
  function show_facet(name, results) {
    const counts = new Map();
    const through = results.filter((entry) => fits(entry, name));
    for (const entry of through) {
      for (const {id, name: label} of values_of[name](entry)) {
        const count = counts.get(id) || {label, count: 0};
        ++count.count;
        counts.set(id, count);
      }
    }
    const select = form.elements[name];
    select.replaceChildren();
    const option = (value, label, count) => select.append(new Option(`${label} (${count})`, value, false, value === chosen[name]));
    option('', all_of.get(name), through.length);
    if (chosen[name] && !counts.has(chosen[name])) option(chosen[name], (labels.get(chosen[name]) || chosen[name]), 0);
    for (const [id, {label, count}] of [...counts].sort((a, b) => b[1].count - a[1].count)) option(id, label, count);
  }

  const say = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

  function show() {
    for (const name of FACETS) show_facet(name, now.results);
    const results = now.results.filter((entry) => fits(entry));
    for (let i = list.children.length; i < Math.min(shown, results.length); ++i) add_result(results[i], now.terms);
    const count = {n: results.length, q: field.value.trim(), read: now.read, all: now.all};
    status.textContent = say(results.length === 0 ? words.none : results.length === 1 ? words.one : words.many, count) +
        (now.left.length ? say(words.part, count) : '');
    facets.hidden = now.results.length === 0;
    more.hidden = results.length <= shown && !now.left.length;
    more.textContent = results.length > shown ? words.more : words.on;
  }

  function remember() {
    const asks = [['q', field.value.trim()], ...FACETS.map((name) => [name, chosen[name]])].filter(([, value]) => value);
    try {
      history.replaceState(null, '', location.pathname + (asks.length ? '?' + new URLSearchParams(asks) : ''));
    } catch { /* a browser that keeps addresses of files as they are */ }
  }

  async function search() {
    const mine = ++turn;
    remember();
    if (!field.value.trim()) {
      now = null;
      list.replaceChildren();
      status.textContent = '';
      facets.hidden = true;
      more.hidden = true;
      return;
    }
    const slow = setTimeout(() => mine === turn && (status.textContent = words.wait), 300);
    try {
      const found = await find(field.value);
      if (mine !== turn) return;
      now = found;
      shown = PAGE;
      list.replaceChildren();
      show();
    } catch {
      if (mine === turn) status.textContent = words.failed;
    } finally {
      clearTimeout(slow);
    }
  }

  let pause = 0;
  const soon = () => {
    clearTimeout(pause);
    pause = setTimeout(search, 120);
  };
  field.addEventListener('input', (event) => event.isComposing || soon());
  field.addEventListener('compositionend', soon);
  form.addEventListener('change', ({target}) => {
    if (!FACETS.includes(target.name)) return;
    chosen[target.name] = target.value;
    remember();
    if (!now) return;
    shown = PAGE;
    list.replaceChildren();
    show();
  });
  more.addEventListener('click', async () => {
    const mine = turn, before = list.children.length;
    if (more.textContent === words.more) shown += PAGE;
    else {
      more.disabled = true;
      await read_on(now, NEXT).catch(() => { status.textContent = words.failed; });
      more.disabled = false;
      shown = Math.max(shown, before + PAGE);
    }
    if (mine !== turn) return;
    show();
    list.children[before]?.querySelector('a').focus();
  });

  // ---- Keys: down into the results, up and Escape back to the field, / to the field from anywhere.

  const links = () => [...list.querySelectorAll('a')];
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    clearTimeout(pause);
    await search();
    links()[0]?.focus();
  });
  field.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    if (event.key === 'ArrowDown' && links().length) links()[0].focus();
    else if (event.key === 'Escape' && field.value) {
      field.value = '';
      soon();
    } else return;
    event.preventDefault();
  });
  list.addEventListener('keydown', (event) => {
    const all = links(), at = all.indexOf(document.activeElement);
    const to = {ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1}[event.key];
    if (event.key === 'Escape' || to < 0) field.focus();
    else if (to === undefined) return;
    else all[Math.min(to, all.length - 1)].focus();
    event.preventDefault();
  });
  document.addEventListener('keydown', (event) => {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || event.target.closest('input, select, textarea')) return;
    event.preventDefault();
    field.focus();
    field.select();
  });

  const given = new URLSearchParams(location.search);
  field.value = given.get('q') || '';
  for (const name of FACETS) chosen[name] = given.get(name) || '';
  form.hidden = false;
  // The scripts of the index call these; they come after this one has ended.
  setTimeout(() => field.value ? search() : load('index').then(open, () => {}));

  return {
    index: (facts) => arrived.set('index', {stamp: facts.stamp, made: facts}),
    text: (stamp, number, facts) => arrived.set('texts/' + number, {stamp, made: folds ? read_text(facts) : undefined}),
    grams: (stamp, name, all) => {
      const parts = all ? all.split(' ') : [], made = new Map();
      for (let i = 0; i < parts.length; i += 2) made.set(parts[i], parts[i + 1]);
      arrived.set('grams/' + name, {stamp, made});
    },
    find,
    read_on,
  };
})();
