// Every link, fragment and fetched address of every page: links.mjs FOLDER
// All faults are told as `page: link: fault`. Outside addresses are never asked for, only kept from being fetched.
import {posix} from 'node:path';
import {addressesOfStyle, Cases, filesOf, kindOf, KINDS, languageOf, linksAndIds, MAY_BE_ABSENT, read, whereTo, withoutLanguage} from './publication.mjs';

/// The faults of a publication by page.
export function faultsOf(folder) {
  const files = new Set(filesOf(folder));
  const documents = new Map();
  for (const file of files) {
    if (file.endsWith('.html')) documents.set(file, linksAndIds(read(folder, file)));
    if (file.endsWith('.css')) documents.set(file, {links: addressesOfStyle(read(folder, file)), ids: new Set(), repeated: []});
    if (file.endsWith('.svg')) documents.set(file, linksAndIds(read(folder, file)));
  }
  const linked = new Set(['index.html', '404.html', 'en/404.html']);
  const faults = new Map();
  for (const [file, {links, repeated}] of documents) {
    const found = repeated.map((id) => `${file}: the id \`${id}\` stands twice`);
    for (const {to, fetched, element, language} of links) {
      const goal = whereTo(file, to);
      const say = (fault) => found.push(`${file}: <${element}> \`${to}\` ${fault}`);
      if (goal.fault) say(goal.fault);
      else if (goal.outside) {
        if (fetched && !goal.inline) say('is fetched from another host');
      } else if (!files.has(goal.file)) {
        say(files.has(posix.join(goal.file, 'index.html')) ? 'names a folder, which opens no page from a disk' : 'leads to no file');
      } else {
        if (goal.file !== file) linked.add(goal.file);
        const stays = languageOf(goal.file) === languageOf(file);
        if (file.endsWith('.html') && kindOf(goal.file) && !stays && !language) say('leaves the language of the page');
        const target = documents.get(goal.file);
        if (goal.fragment && goal.fragment !== 'top' && target && goal.file.endsWith('.html') && !target.ids.has(goal.fragment)) {
          say('names no id there');
        }
      }
    }
    faults.set(file, found);
  }
  for (const file of documents.keys()) {
    if (!file.endsWith('.html')) continue;
    if (!linked.has(file)) faults.get(file).push(`${file}: no page leads here`);
    if (!kindOf(file)) faults.get(file).push(`${file}: a page of no known kind`);
  }
  return faults;
}

/// The pages that one language has and another lacks.
export function missingPages(folder) {
  const pages = filesOf(folder).filter((file) => /\.(html|md)$/.test(file) && kindOf(file));
  const folders = new Set(pages.map(languageOf));
  const there = new Set(pages);
  const all = new Set(pages.map(withoutLanguage));
  return [...folders].flatMap((language) => [...all].filter((page) => !there.has(language + page)).map((page) => language + page));
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const cases = new Cases();
  const planted = new URL('planted/links', import.meta.url).pathname;
  const told = [...faultsOf(planted).values()].flat();
  for (const fault of read(planted, '../links.txt').trim().split('\n')) {
    cases.case(`planted: ${fault}`, told.includes(fault) ? [] : ['not found']);
    if (told.includes(fault)) told.splice(told.indexOf(fault), 1);
  }
  cases.case('nothing else is found in the planted pages', told);

  cases.case('every page stands in every language', missingPages(process.argv[2]).map((page) => `${page} is missing`));
  const faults = faultsOf(process.argv[2]);
  for (const [file, found] of faults) cases.case(file, found);
  const kinds = new Set([...faults.keys()].filter((file) => file.endsWith('.html')).map(kindOf));
  for (const [kind] of KINDS) {
    if (!MAY_BE_ABSENT.has(kind)) cases.case(`a page of kind ${kind}`, kinds.has(kind) ? [] : ['there is none']);
  }
  cases.close();
}
