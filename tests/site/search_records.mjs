// What the search must find, read from a project's content alone: the records, and which of them a query stands in. Nothing
// here knows the index or the script of the search page.
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {basename, join} from 'node:path';

const json = (folder, name) => JSON.parse(readFileSync(join(folder, 'content', name), 'utf8'));

/// Both sides as readers mean them: half width, small letters, round brackets, no blanks.
export function plain(text) {
  return text.normalize('NFKC').toLowerCase().replace(/[[〔【〖]/g, '(').replace(/[\]〕】〗]/g, ')')
    .replace(/[\s\p{Cc}\p{Cf}\p{Variation_Selector}\u034f]/gu, '');
}

const SIGNS = {'=': '', '>=': '≥ ', '>': '> ', '<=': '≤ ', '<': '< ', '~': '约 '};
const WORDS = {'=': ['', ''], '>=': ['', '以上'], '>': ['超过', ''], '<=': ['', '以内'], '<': ['低于', ''], '~': ['约', '']};

function amounts({comparison, value, value_max: most, unit, kind, period}) {
  const number = most === undefined || most === null ? `${value}` : `${value}–${most}`;
  const close = unit === '%' || unit.startsWith(':');
  const grows = kind === 'growth' && value >= 0;
  const shown = `${SIGNS[comparison]}${grows ? '+' : ''}${number}${close ? '' : ' '}${unit}${period === 'annual' ? '/年' : ''}`;
  const [before, after] = WORDS[comparison];
  const verb = !grows ? '' : unit === '%' || unit === '倍' ? '增长' : '提高';
  return [shown, `${verb}${before}${number}${unit}${after}`];
}

/// Every record but notes: {kind, href, texts, around}, where `around` is what its place and sectors are called.
export function recordsOf(folder) {
  const {places} = json(folder, 'places.json');
  const {functions, bodies} = json(folder, 'bodies.json');
  const {sectors} = json(folder, 'sectors.json');
  const {indicators} = json(folder, 'indicators.json');
  const plans = readdirSync(join(folder, 'content/plans')).map((name) => json(folder, join('plans', name)));
  const records = [];
  const seen = {places: new Set(), bodies: new Set(), functions: new Set(), sectors: new Set(), indicators: new Set()};
  const name_of = (list, id) => list.find((one) => one.id === id).name;
  const add = (kind, href, texts, place, of_sectors = []) => records.push({kind, href, texts: texts.filter(Boolean),
    around: [place && name_of(places, place), ...of_sectors.map((id) => name_of(sectors, id))].filter(Boolean)});

  for (const plan of plans) {
    const {place} = plan;
    for (let at = place; at; at = places.find((one) => one.id === at).parent) seen.places.add(at);
    const named = (responsible = []) => responsible.flatMap(({body, resolved}) => {
      for (const one of [body, resolved]) {
        const found = bodies.find((b) => b.place === place && [b.name, b.full, ...b.aliases ?? []].includes(one));
        if (found) seen.bodies.add(found);
      }
      return [body, resolved];
    });
    const targets = (list = [], href, of_sectors) => list.forEach((target, i) => {
      if (target.indicator_id) seen.indicators.add(target.indicator_id);
      add('target', href.replace(/#t$/, `#t${i + 1}`), [target.indicator, ...amounts(target), target.year && `${target.year}年`, target.scope, target.area, target.text], place, of_sectors);
    });
    const at = `plans/${plan.id}/`;
    add('plan', `${at}index.html`, [plan.title, plan.document.number, plan.document.issuer, plan.kind,
      ...(plan.basis ?? []).flatMap(({title, number}) => [title, number]), ...(plan.sections ?? []).map(({title}) => title),
      ...(plan.rules ?? []).flatMap((rule) => named(rule.bodies.map((body) => ({body}))))], place);
    targets(plan.targets, `${at}index.html#t`);
    for (const group of plan.groups ?? []) add('group', `${at}index.html`, [group.name, group.office, ...group.duties ?? []], place);
    for (const measure of plan.measures) {
      for (const id of measure.sectors) seen.sectors.add(id);
      const href = `${at}measures/${encodeURIComponent(measure.id ?? measure.number)}.html`;
      add('measure', href, [measure.title, measure.summary, measure.text, ...named(measure.responsible)], place, measure.sectors);
      targets(measure.targets, `${href}#t`, measure.sectors);
    }
    for (const task of plan.tasks ?? []) {
      const of = plan.measures.find((one) => (one.id ?? one.number) === task.measures?.[0])?.sectors;
      const href = `${at}tasks.html#task-${task.id ?? task.number}`;
      add('task', href, [task.title, task.text, task.group, task.domain, ...named(task.responsible)], place, of);
      targets(task.targets, href, of);
    }
  }
  for (const place of places) if (seen.places.has(place.id)) add('place', `places/${place.id}/index.html`, [place.name, place.short, place.code], place.id);
  for (const body of seen.bodies) {
    for (const id of body.functions) seen.functions.add(id);
    add('body', `places/${body.place}/bodies/${body.id}.html`, [body.name, body.full, ...body.aliases ?? []], body.place);
  }
  for (const one of sectors) if (seen.sectors.has(one.id)) add('sector', `sectors/${one.id}/index.html`, [one.name, one.summary]);
  for (const one of functions) if (seen.functions.has(one.id)) add('function', `functions/${one.id}.html`, [one.name, one.summary]);
  for (const one of indicators) if (seen.indicators.has(one.id)) add('indicator', `targets/${one.id}.html`, [one.name, one.summary, ...one.aliases ?? []]);
  for (const record of records) {
    record.plain = record.texts.map(plain);
    record.plain_around = record.around.map(plain);
  }
  return records;
}

/// The records that hold a query: one term at least in a text of their own, the others there or in their place or sector.
export function expected(records, query) {
  const terms = [...new Set(query.split(/\s+/).map(plain).filter(Boolean))];
  const holds = (texts, term) => texts.some((text) => text.includes(term));
  return records.filter(({plain: own, plain_around: around}) => terms.some((term) => holds(own, term)) &&
      terms.every((term) => holds(own, term) || holds(around, term)));
}

/// The notes of a project: their sources without front matter, fenced blocks and tables.
export function notesOf(folder) {
  const inside = join(folder, 'content/notes');
  if (!existsSync(inside)) return [];
  return readdirSync(inside).map((name) => {
    const text = readFileSync(join(inside, name), 'utf8').replace(/^---\n.*?\n---\n/s, '');
    return {href: `notes/${basename(name, '.md')}.html`, source: text, prose: text.replace(/^```.*?^```$/gms, '').replace(/^\|.*$/gm, '')};
  });
}
