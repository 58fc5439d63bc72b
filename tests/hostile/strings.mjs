// Strings that a page must show and never obey: those of this list, and those of ../shared/payloads.json that lie in a
// context which templates have.
import {existsSync, readFileSync} from 'node:fs';

const bytes = (...parts) => Buffer.concat(parts.map((part) => Buffer.from(part)));

const OWN = {
  plain: ['x', '', ' ', 'a b', '连云港市', 'a\r\nb\rc\nd', '\n\nfirst', '\ttab', '3 < 4 && 5 > 4', "it's \"both\"", 'e\u0301', '👩‍👩‍👧'],
  tag: ['<b>', '</p>', '<script>alert(1)</script>', '<SCRIPT\n>alert(1)</SCRIPT\t>', '<img src=x onerror=alert(1)>', '<svg onload=alert(1)//', '</title><svg/onload=alert(1)>',
    '</textarea><img/src/onerror=alert(1)>', '</style><script>alert(1)</script>', '</script><script>alert(1)</script>', '<iframe srcdoc="<script>parent.alert(1)</script>">',
    '<details open ontoggle=alert(1)>', '<input autofocus onfocus=alert(1)>', '<base href=//evil.example/>', '<meta http-equiv=refresh content="0;url=//evil.example/">',
    '<link rel=stylesheet href=//evil.example/a.css>', '<object data=javascript:alert(1)>', '<form action=javascript:alert(1)><button>', '</select><img src=x onerror=alert(1)>',
    '</noscript><img src=x onerror=alert(1)>', '</svg></math><img src=x onerror=alert(1)>', '<math><mi//xlink:href="javascript:alert(1)">', '<xmp><p title="</xmp><img src=x onerror=alert(1)>">',
    '<plaintext>', '<template>', '<table><td>', '<a\u0000b>', '\u0000<script>alert(1)</script>', '<\u0000script>alert(1)</script>', '＜script＞alert(1)＜/script＞', '<script', '<', '</', '<!'],
  attribute: ['"', "'", '`', '" onmouseover="alert(1)', "' onmouseover='alert(1)", '"onfocus=alert(1) autofocus tabindex=1 x="', '"><script>alert(1)</script>', "'><script>alert(1)</script>",
    '" style="position:fixed;inset:0" onpointerover="alert(1)', '` onmouseover=`alert(1)', '\\" onclick=alert(1) \\"', 'a=b', 'a onclick=alert(1)', '"/><img src=x onerror=alert(1)>', '" "', "''", '=', '/', '>'],
  name: ['onclick', 'ONCLICK', 'click', 'n', 'cript', 'tyle', 'script', 'SCRIPT', 'ſcript', 'style', 'iframe', 'srcdoc', 'href', 'animate', 'x onclick', 'onclick x', 'on\nclick', 'onclick=alert(1)',
    'onclick=alert(1)//', 'href=javascript:alert(1)', 'style=background:url(//evil.example/)', 'formaction=javascript:alert(1)', 'onfocus=alert(1) autofocus', 'on', '1', '6', 'h1', 'selected', 'data-x'],
  reference: ['&', '&amp;', '&lt;script&gt;alert(1)&lt;/script&gt;', '&#60;img src=x onerror=alert(1)&#62;', '&#x3C;script&#x3E;', '&quot; onclick=&quot;alert(1)', '&#34; onclick=&#34;alert(1)',
    '&copy', '&notin;', '&#0;', '&#x110000;', '&#128;', '&NewLine;', '&colon;', '&&amp;&', '&ampamp;', '%3Cscript%3E', '\\u003cscript\\u003e'],
  address: ['javascript:alert(1)', 'JaVaScRiPt:alert(1)', ' javascript:alert(1)', '\u0001javascript:alert(1)', '\u00a0javascript:alert(1)', '\ufeffjavascript:alert(1)', 'java\tscript:alert(1)', 'java\nscript:alert(1)', 'java\rscript:alert(1)',
    'j\na\nv\na\ns\nc\nr\ni\np\nt\n:alert(1)', 'javascript\t:alert(1)', 'javascript&colon;alert(1)', 'javascript&#58;alert(1)', '&#x6A;avascript:alert(1)', 'javascript:/*</title></style></textarea>--></script><svg onload=alert(1)>*/alert(1)',
    'javascript://example.org/%0aalert(1)', 'javascript:alert(1)//https://example.org/', 'feed:javascript:alert(1)', 'view-source:javascript:alert(1)', 'jar:javascript:alert(1)!/', 'vbscript:msgbox(1)', 'livescript:alert(1)',
    'data:text/html,<script>alert(1)</script>', 'data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==', 'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', 'blob:https://evil.example/1',
    'filesystem:https://evil.example/1', 'file:///etc/passwd', 'about:blank', 'ftp://evil.example/', 'ws://evil.example/', '//evil.example/', '///evil.example/', '\\\\evil.example\\', '/\\evil.example/', '\\/evil.example/', '/\t/evil.example/', '/\n/evil.example/',
    '\t//evil.example/', '/\r\\evil.example/', ' //evil.example/', '/evil.example/', '\\evil.example/', '\t/evil.example/', ':alert(1)', 'script:alert(1)', 'avascript:alert(1)', '://evil.example/', '@evil.example/', '.evil.example/',
    'a.png 1x, javascript:alert(1) 2x', 'a.png, //evil.example/b.png', 'x 2x, //evil.example/b.png 3x'],
  safe: ['https://example.org/a?b=c&d=e#f', 'http://example.org', 'HTTPS://example.org/', 'mailto:a@example.org?subject=b', 'tel:+86-518-1', '../a/b.html', 'a/b:c', '?a=b:c', '#a:b', '/a/b', './:x', '页/文.html', 'a%20b.html', './%6Aavascript:a', 'a b.html'],
  script: ['";alert(1)//', "';alert(1)//", '`;alert(1)//', '\\";alert(1)//', "\\';alert(1)//", '${alert(1)}', '\u2028alert(1)//', '\u2029alert(1)//', '*/alert(1)/*', '<!--<script>', '-->', '--!>', ']]>', '</script', '</ScRiPt ', ')};alert(1);({(', "'-alert(1)-'",
    '"-alert(1)-"', '+alert(1)+', 'alert(1)', '{"a": 1}', '[1]', 'null', 'NaN', '1e999', '__proto__', 'constructor', '\\', '\\\\', '\\u0022', '\\x22;alert(1)//', '/alert(1)/', '\u0085', '\b\f\v'],
  style: ['red;background:url(//evil.example/)', '}body{background:url(//evil.example/)}', 'expression(alert(1))', 'url(javascript:alert(1))', '1px;x:y', '@import "//evil.example/";', '\\3c script\\3e', '*/', '/*'],
  template: ['{{', '}}', '{{ 7*7 }}', '{% for i in range(9) %}', '{# x #}', '{%- raw -%}', '{{ x|safe }}', '{% endraw %}', '{{ "".__class__ }}', '#}', '${7*7}', '<%= 7*7 %>', '{{\'<b>\'|safe}}'],
  comment: ['<!--', '-->', '--!>', '<!-- -->', '->', '<!-->', '<![CDATA[', ']]>', '<?php alert(1) ?>', '<!DOCTYPE html>', '<!ENTITY x SYSTEM "file:///etc/passwd">', '&x;'],
  control: ['\u0000', 'a\u0000b', '\u0001\u0002\u001f', '\u001b[2J', '\u007f', '\u0080\u009f', '\u0085next', '\ufffe', '\uffff', '\u{1fffe}', '\ufeffx', '\f', '\v', '\u200b'],
  bidi: ['\u202eabc\u202c', '\u2066a\u2069', '\u200f', '\u061c', '\u202e</p>'],
  markdown: ['# x', '1. x', '1) x', '- x', '+ x', '* x', '> x', '    x', '***', '---', '===', '[x](javascript:alert(1))', '![x](//evil.example/a.png)', '[x]: javascript:alert(1)', '<javascript:alert(1)>', '<https://evil.example/>', 'https://evil.example/',
    'www.evil.example', 'a@evil.example', '`code`', '```\ncode', '~~~', '**b**', '_i_', '~~s~~', 'a|b', '|-|', 'a\\', 'a  \nb', 'x\n===', 'x\n\n# y', '[^1]', '- [ ] x', '&copy;', '<b>', '<!--', '\\<b\\>', ':smile:', '@user', '!', '[', '](', '\tx', '1986\\. x', '#'],
};

/// Strings that JSON cannot hold.
const BYTES = [bytes([0xff, 0xfe]), bytes([0xed, 0xa0, 0x80]), bytes([0xed, 0xa0, 0xbd, 0xed, 0xb8, 0x80]), bytes([0xc0, 0xbc], 'script>'), bytes('<b title="', [0xe2]), bytes([0xe2, 0x80]), bytes([0xf0, 0x9f], '" onclick="alert(1)'), bytes([0xf5, 0x80, 0x80, 0x80])];

const LONG = ['<b>'.repeat(700), '"'.repeat(2000), 'java\n'.repeat(400) + 'script:alert(1)', '&'.repeat(2000), '\\'.repeat(1999), '/'.repeat(1000) + 'evil.example', '长'.repeat(2000), '['.repeat(2000)];

/// Templates put strings there; the others are for file names, spreadsheets and what is no string at all.
const OURS = new Set(['html_text', 'html_attr', 'title', 'jsonld', 'inline_json', 'search_index', 'url_field', 'css_value', 'any_field', 'md_out', 'md_table_cell', 'md_note', 'md_link', 'feed', 'json']);

function shared(path) {
  if (!existsSync(path)) return [];
  const {payloads} = JSON.parse(readFileSync(path, 'utf8'));
  return payloads.filter(({value, contexts}) => typeof value === 'string' && contexts.some((one) => OURS.has(one)))
    .map(({id, class: kind, value}) => ({id, kind: kind.toLowerCase(), bytes: Buffer.from(value)}));
}

/// All strings once: {id, kind, bytes, text}. The first is `x`, with which the others are compared.
export function strings(path) {
  const own = Object.entries({...OWN, bytes: BYTES, long: LONG})
    .flatMap(([kind, values]) => values.map((value, at) => ({id: `${kind}-${at + 1}`, kind, bytes: Buffer.from(value)})));
  const theirs = shared(path);
  const seen = new Set();
  const all = [...own, ...theirs].filter(({bytes}) => !seen.has(bytes.toString('hex')) && seen.add(bytes.toString('hex')));
  for (const one of all) one.text = one.bytes.toString('utf8');
  return {all, own: own.length, theirs: theirs.length};
}
