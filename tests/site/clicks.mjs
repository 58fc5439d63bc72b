// How far it is to an answer: clicks.mjs FOLDER
// Each question that a reader brings is answered on a page, or at a place in a page, that two clicks lead to from the front.
import {Cases, filesOf, linksAndIds, read, whereTo} from './publication.mjs';

const PAGE = '(?:#|$)';
const QUESTIONS = [
  ['what does my city promise', `^places/[^/]+/index\\.html${PAGE}`],
  ['who leads what', `^plans/[^/]+/matrix\\.html${PAGE}`],
  ['what must my bureau deliver this year', `^places/[^/]+/bodies/[^/]+\\.html${PAGE}`],
  ['which targets are due when', `^timeline\\.html${PAGE}`],
  ['which city aims higher, which below the line above', `^targets/(?!index)[^/]+\\.html${PAGE}`],
  ['what is done in a sector', `^sectors/[^/]+/index\\.html${PAGE}`],
  ['where in the document does this number stand', `^plans/[^/]+/measures/[^/]+\\.html${PAGE}`],
  ['is the document in force, what does it implement', `^plans/[^/]+/index\\.html#document$`],
  ['what changed since the last edition', `^(?:plans/[^/]+/index\\.html#document|changes\\.html)${PAGE}`],
  ['how far has it got, and who says so', `^places/[^/]+/index\\.html#progress$`],
  ['who sits in the leading group', `^plans/[^/]+/index\\.html#groups$`],
  ['what has no lead, no number, no deadline', `^gaps\\.html${PAGE}`],
  ['what does this term mean', `^notes/glossary\\.html${PAGE}`],
  ['give me the table', `^data\\.html${PAGE}`],
  ['give me four sides of paper', `^places/[^/]+/brief\\.html${PAGE}`],
];
const CLICKS = 2;

/// What links on a page lead to, as `file` or `file#fragment`; a link within the page counts as a click too.
function leadsTo(folder, file) {
  return linksAndIds(read(folder, file)).links.filter(({element}) => element === 'a').map(({to}) => whereTo(file, to))
    .filter((where) => where.file?.endsWith('.html')).map(({file: to, fragment}) => (fragment ? `${to}#${fragment}` : to));
}

/// Everything within so many clicks of the front page.
function within(folder, clicks) {
  const reached = new Map([['index.html', 0]]);
  let edge = ['index.html'];
  for (let click = 1; click <= clicks; ++click) {
    const next = [];
    for (const file of new Set(edge.map((where) => where.split('#')[0]))) {
      for (const to of leadsTo(folder, file)) {
        if (!reached.has(to)) reached.set(to, click), next.push(to);
      }
    }
    edge = next;
  }
  return reached;
}

const folder = process.argv[2];
const cases = new Cases();
const reached = [...within(folder, CLICKS).keys()];
for (const [question, pattern] of QUESTIONS) {
  cases.case(question, reached.some((where) => new RegExp(pattern).test(where)) ? [] : [`no page that answers it is within ${CLICKS} clicks`]);
}
const far = filesOf(folder).filter((file) => /^plans\/[^/]+\/(?:matrix|tasks)\.html$|^places\/[^/]+\/brief\.html$/.test(file) && !reached.includes(file));
cases.case('every matrix, list of tasks and brief', far.map((file) => `${file} is farther than ${CLICKS} clicks`));
cases.close();
