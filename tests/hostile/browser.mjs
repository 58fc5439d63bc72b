// The documents in headless Chromium, without any content security policy: every link is clicked, every element gets every
// event that runs handlers, and nothing may happen.
import {createRequire} from 'node:module';

const {chromium} = createRequire(new URL('../site/package.json', import.meta.url))('playwright-core');
const SITE = 'http://site.example/a/';
const EVENTS = ['mouseover', 'mouseenter', 'pointerover', 'focus', 'focusin', 'blur', 'input', 'change', 'keydown', 'submit', 'toggle', 'animationstart', 'load', 'error', 'begin', 'message'];

/// Runs in the page. What runs there by itself is called `got`.
function prepare() {
  window.heard = [];
  window.got = (value) => void window.heard.push(value);
  // A link to elsewhere is followed up to the moment of leaving; other schemes are left to do what they do.
  window.addEventListener('click', (event) => {
    const link = event.target.closest?.('a, area');
    const href = link?.href?.baseVal ?? link?.href;
    const does = link && URL.canParse(href, document.baseURI) && !/^(https?|mailto|tel|about):/.test(new URL(href, document.baseURI).protocol);
    if (link && !does) event.preventDefault();
    if (event.target.closest?.('button, input')) event.preventDefault();
  }, true);
}

function exercise(events) {
  const protocolOf = (address) => (URL.canParse(address ?? '', document.baseURI) ? new URL(address ?? '', document.baseURI).protocol : '');
  const schemes = new Set();
  for (const one of document.querySelectorAll('a, area')) schemes.add(one.protocol ?? protocolOf(one.href?.baseVal));
  for (const one of document.querySelectorAll('form')) schemes.add(protocolOf(one.getAttribute('action')));
  for (const one of document.body.querySelectorAll(':not(body > div)')) {
    for (const event of events) one.dispatchEvent(new Event(event, {cancelable: true}));
    one.dispatchEvent(new MouseEvent('click', {bubbles: true, cancelable: true, view: window}));
  }
  return {schemes: [...schemes], scripts: document.querySelectorAll('script').length, handlers: [...document.querySelectorAll('*')].filter((one) => [...one.attributes].some(({name}) => name.startsWith('on'))).length, heard: window.heard};
}

/// Shows the documents, {name, html, allowed: hosts}, two at a time; gives for each its faults and what it made known.
export async function show(documents) {
  const browser = await chromium.launch({executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--renderer-process-limit=2']});
  const results = new Array(documents.length);
  let next = 0;
  const work = async () => {
    const page = await (await browser.newContext({bypassCSP: true})).newPage();
    let faults, html, allowed;
    page.on('dialog', (dialog) => (faults.push(`dialog: ${dialog.message()}`), dialog.dismiss().catch(() => {})));
    page.on('pageerror', (error) => faults.push(`script: ${error.message}`));
    page.on('popup', (popup) => (faults.push(`opens ${popup.url()}`), popup.close()));
    page.on('framenavigated', (frame) => frame === page.mainFrame() && !frame.url().startsWith(`${SITE}page.html`) && faults.push(`goes to ${frame.url()}`));
    await page.addInitScript(prepare);
    await page.route('**', (route) => {
      const url = route.request().url();
      if (url.startsWith(`${SITE}page.html`) && route.request().isNavigationRequest() && route.request().frame() === page.mainFrame()) return route.fulfill({contentType: 'text/html; charset=utf-8', body: html});
      const {host} = URL.canParse(url) ? new URL(url) : {host: url};
      // What a picture asks for by mailto, tel or about goes nowhere.
      const nowhere = /^(about:invalid|mailto:|tel:)/.test(url);
      if (host !== 'site.example' && !nowhere && !allowed.has(host)) faults.push(`asks for ${url.slice(0, 100)}`);
      return host === 'site.example' ? route.fulfill({status: 204}) : route.abort();
    });
    for (let at = next++; at < documents.length; at = next++) {
      [faults, html, allowed] = [[], documents[at].html, documents[at].allowed];
      let seen = {};
      try {
        await page.goto(`${SITE}page.html`, {waitUntil: 'load', timeout: 20_000});
        seen = await page.evaluate(exercise, EVENTS);
        await page.evaluate(() => new Promise((done) => setTimeout(done, 20)));
      } catch (error) {
        faults.push(error.message.split('\n')[0]);
      }
      results[at] = {...seen, faults};
    }
  };
  await Promise.all([work(), work()]);
  await browser.close();
  return results;
}

/// What an XML parser finds in each {xml, element, at}: the text or the attribute, or the parser's complaint.
export async function readXml(list) {
  const browser = await chromium.launch({executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu']});
  const page = await browser.newPage();
  const found = await page.evaluate((pieces) => pieces.map(({xml, element, at}) => {
    const read = new DOMParser().parseFromString(xml, 'application/xml');
    const complaint = read.querySelector('parsererror');
    if (complaint) return `error: ${complaint.textContent}`;
    const one = read.getElementsByTagName(element)[0];
    return at ? one.getAttribute(at) : one.textContent;
  }), list);
  await browser.close();
  return found;
}
