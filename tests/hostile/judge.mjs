// What a reader of HTML finds: parse5 (the tokenizer and tree builder of the HTML standard) and the URL class of the WHATWG.
import {createRequire} from 'node:module';

const {parse} = createRequire(new URL('../site/package.json', import.meta.url))('parse5');
const HARMLESS = 'about:invalid';
const ADDRESSES = new Set(['href', 'xlink:href', 'src', 'action', 'formaction', 'poster', 'cite', 'data', 'to', 'ping', 'background']);
const RUNNING = new Set(['script', 'style', 'iframe', 'object', 'embed', 'base', 'link', 'meta', 'title', 'textarea', 'xmp', 'plaintext', 'noembed', 'noframes', 'animate', 'set', 'frame', 'applet']);

const nameOf = ({prefix, name}) => (prefix ? `${prefix}:${name}` : name);
const childrenOf = (node) => node.content?.childNodes ?? node.childNodes ?? [];

export function read(html) {
  const tree = parse(`<!DOCTYPE html><html><head></head><body>${html}</body></html>`);
  return tree.childNodes.find(({tagName}) => tagName === 'html');
}

/// Names of elements and attributes, comments counted.
export function shape(node, ignored = () => false) {
  if (node.nodeName === '#text') return '';
  if (ignored(node)) return childrenOf(node).map((child) => shape(child, ignored)).join('');
  const names = (node.attrs ?? []).map(nameOf).join(' ');
  return `<${node.nodeName} ${names}>${childrenOf(node).map((child) => shape(child, ignored)).join('')}</>`;
}

export function* elements(node) {
  for (const child of childrenOf(node)) {
    if (child.tagName) yield child;
    yield* elements(child);
  }
}

export const textOf = (node) => (node.nodeName === '#text' ? node.value : childrenOf(node).map(textOf).join(''));
export const first = (root, name) => [...elements(root)].find(({tagName}) => tagName === name);
export const attribute = (element, name) => element.attrs.find((one) => nameOf(one) === name)?.value;

/// The only changes: line ends become LF; other control characters, and what XML does not allow, U+FFFD.
export const normal = (text) => text.replace(/\r\n?/g, '\n').replace(/[\0-\x08\x0b-\x1f\x7f\ufffe\uffff]/g, '\ufffd');

/// Readers differ in how many U+FFFD stand for bytes that are no UTF-8.
export const squeezed = (text) => text.replace(/\ufffd+/g, '\ufffd');

/// What is wrong with following the address, or nothing.
export function leads(address) {
  if (/^[\s\w.\\/-]*about:invalid/.test(address)) return [];
  let to;
  try {
    to = new URL(address, 'http://site.example/a/page.html');
  } catch {
    return [];  // leads nowhere
  }
  if (!['http:', 'https:', 'mailto:', 'tel:'].includes(to.protocol)) return [`leads to ${to.protocol}`];
  const spoken = /^[\0- ]*h[\t\n\r]*t[\t\n\r]*t[\t\n\r]*p[\t\n\r]*s?[\t\n\r]*:/i.test(address);
  return to.host && to.host !== 'site.example' && !spoken ? [`leads to the host ${to.host}`] : [];
}

/// The addresses of a `srcset`, as the standard's parser collects them.
function candidates(list) {
  const found = [];
  for (let rest = list; ;) {
    rest = rest.replace(/^[\t\n\f\r ,]+/, '');
    if (!rest) return found;
    const [address] = /^[^\t\n\f\r ]+/.exec(rest);
    rest = rest.slice(address.length);
    found.push(address.replace(/,+$/, ''));
    if (!address.endsWith(',')) rest = rest.replace(/^(\([^)]*\)?|[^,(])*/, '');
  }
}

/// True when the elements could stand in any page: nothing runs, nothing leads astray.
export function astray(root) {
  const faults = [];
  for (const one of elements(root)) {
    if (RUNNING.has(one.tagName)) faults.push(`makes <${one.tagName}>`);
    for (const {name, value} of one.attrs) {
      if ((name.startsWith('on') && value !== '') || ['style', 'srcdoc'].includes(name)) faults.push(`makes the attribute ${name}`);
      if (ADDRESSES.has(name)) faults.push(...leads(value));
    }
  }
  return faults;
}

function judgeAddress(found, value, kind) {
  if (found === HARMLESS) return kind === 'safe' ? ['a safe address is not followed'] : [];
  return squeezed(found) === squeezed(normal(value)) ? leads(found) : [`reads ${JSON.stringify(found.slice(0, 80))}`];
}

function judgeJson(found, value, context) {
  const [, json] = context.wrap.exec(found) ?? [];
  if (json === undefined) return [`reads ${JSON.stringify(found.slice(0, 80))}`];
  if (/[<>&'\u2028\u2029]/.test(json)) return ['has marks of HTML in its JSON'];
  try {
    const read = JSON.parse(json);
    // In an attribute, the one control character that JSON leaves alone becomes U+FFFD.
    const plain = context.at ? normal(value) : value;
    return read === value || squeezed(context.at ? normal(read) : read) === squeezed(plain) ? [] : ['reads as another string'];
  } catch (error) {
    return [error.message];
  }
}

/// What is wrong with the fragment that was made of the string in the context.
export function judge(context, html, value, kind, expectedShape) {
  const root = read(html);
  if (context.made) return astray(root);
  if (shape(root) !== expectedShape) return ['changes the tree'];
  if (context.expect === 'nothing') return [];
  const element = first(root, context.element);
  const whole = context.at ? attribute(element, context.at) : textOf(element);
  const {before = '', after = ''} = context;
  if (!whole.startsWith(before) || !whole.endsWith(after)) return [`reads ${JSON.stringify(whole.slice(0, 80))}`];
  const found = whole.slice(before.length, whole.length - after.length);
  switch (context.expect) {
    case 'address': return judgeAddress(found, value, kind);
    case 'leads': return leads(found);
    case 'json': return judgeJson(found, value, context);
    case 'addresses': {
      const all = candidates(found);
      const foreign = context.own && (all.length > 1 || /^[/\\]{2}/.test(all[0] ?? '')) ? ['is more than one picture of this site'] : [];
      return [...all.flatMap(leads), ...foreign];
    }
    default: {
      const said = normal(context.expect === 'twice' ? value + value : value);
      // The first line end of such an element is dropped by every reader.
      const expected = context.drops ? said.replace(/^\n/, '') : said;
      return found === expected || (kind === 'bytes' && squeezed(found) === squeezed(expected)) ? [] : [`reads ${JSON.stringify(found.slice(0, 80))}`];
    }
  }
}
