// Where templates put values, and what a reader must find there. `@` stands for the value; `at` says in which element, and
// in which attribute of it or, without one, in its text; `before` and `after` is what the template itself says around it.
const text = (name, html, element, more = {}) => ({name, html, element, expect: 'literal', output: 'x', ...more});
const attribute = (name, html, element, at, more = {}) => text(name, html, element, {at, ...more});
const address = (name, html, element, at = 'href', more = {}) => text(name, html, element, {at, expect: 'address', ...more});
const script = (name, html, element, more = {}) => text(name, html, element, {expect: 'json', output: 'x|tojson', ...more});

export const CONTEXTS = [
  text('text', '<p>@</p>', 'p'),
  text('text between words', '<p>a @, b</p>', 'p', {before: 'a ', after: ', b'}),
  text('text behind text', '<p>@@</p>', 'p', {expect: 'twice'}),
  text('pre', '<pre>@</pre>', 'pre', {drops: true}),
  text('table cell', '<table><tr><td>@</td></tr></table>', 'td'),
  text('option', '<select><option>@</option></select>', 'option'),
  text('button', '<button>@</button>', 'button'),
  text('noscript', '<noscript>@</noscript>', 'noscript', {expect: 'nothing'}),
  text('template', '<template><p>@</p></template>', 'template', {expect: 'nothing'}),
  text('svg text', '<svg><text>@</text></svg>', 'text'),
  text('svg title', '<svg><title>@</title></svg>', 'title'),
  text('math', '<math><mtext>@</mtext></math>', 'mtext'),
  text('title', '<title>@</title>', 'title'),
  text('title between words', '<title>a @ b</title>', 'title', {before: 'a ', after: ' b'}),
  text('textarea', '<textarea>@</textarea>', 'textarea', {drops: true}),

  attribute('attribute', '<p title="@">t</p>', 'p', 'title'),
  attribute('single quotes', "<p title='@'>t</p>", 'p', 'title'),
  attribute('spaces around =', '<p title = "@" lang>t</p>', 'p', 'title'),
  attribute('part of an attribute', '<p class="a @ b">t</p>', 'p', 'class', {before: 'a ', after: ' b'}),
  attribute('twice in an attribute', '<p title="@@">t</p>', 'p', 'title', {expect: 'twice'}),
  attribute('data attribute', "<p data-x='@'>t</p>", 'p', 'data-x'),
  attribute('alt', '<img alt="@">', 'img', 'alt'),
  attribute('value', '<input value="@">', 'input', 'value'),
  attribute('description', '<meta name="description" content="@">', 'meta', 'content'),
  attribute('svg attribute', '<svg><g id="@"></g></svg>', 'g', 'id'),
  attribute('xmlattr', '<p@>t</p>', 'p', 'title', {output: '{"title": x, "lang": none}|xmlattr'}),
  attribute('xmlattr of markup', '<p@>t</p>', 'p', 'title', {output: '{"title": x|e|safe}|xmlattr'}),
  attribute('attribute of made markup', '<p title="@">t</p>', 'p', 'title', {output: 'x|e'}),

  address('href', '<a href="@">t</a>', 'a'),
  address('href in single quotes', "<A HREF='@'>t</A>", 'a'),
  address('href of made markup', '<a href="@">t</a>', 'a', 'href', {output: 'x|e'}),
  address('img', '<img src="@">', 'img', 'src'),
  address('frame', '<iframe src="@"></iframe>', 'iframe', 'src'),
  address('object', '<object data="@"></object>', 'object', 'data'),
  address('embed', '<embed src="@">', 'embed', 'src'),
  address('form', '<form action="@"><button>t</button></form>', 'form', 'action'),
  address('button of a form', '<form><button formaction="@">t</button></form>', 'button', 'formaction'),
  address('style sheet', '<link rel="stylesheet" href="@">', 'link'),
  address('script by address', '<script src="@"></script>', 'script', 'src'),
  address('video', '<video poster="@"></video>', 'video', 'poster'),
  address('area', '<map><area href="@"></map>', 'area'),
  address('svg link', '<svg><a xlink:href="@"><text>t</text></a></svg>', 'a', 'xlink:href'),
  address('svg use', '<svg><use href="@"></use></svg>', 'use'),
  address('svg animation', '<svg><a><animate attributeName="href" to="@"></animate><text>t</text></a></svg>', 'animate', 'to'),
  address('refresh', '<meta http-equiv="refresh" content="9999; url=@">', 'meta', 'content', {before: '9999; url='}),
  address('base', '<base href="@">', 'base', 'href', {shown: false}),
  address('href by xmlattr', '<a@>t</a>', 'a', 'href', {output: '{"href": x}|xmlattr'}),
  address('href by xmlattr of markup', '<a@>t</a>', 'a', 'href', {output: '{"HREF": x|e}|xmlattr'}),
  // Behind what may be nothing, or the beginning of a scheme or of a host.
  ...['', 'j', 'java', 'javascript', 'http', 'https:', '/', '//', '\\', '/a/', 'https://example.org/', 'https://example.org', '.', '?', '#', ' ', '\t', '\n'].flatMap((base) => [
    address(`behind the value ${JSON.stringify(base)}`, '<a href="@">t</a>', 'a', 'href', {expect: 'leads', output: `${JSON.stringify(base)}|string }}{{ x`}),
    address(`behind the value ${JSON.stringify(base)} and a slash`, '<a href="@">t</a>', 'a', 'href', {expect: 'leads', output: `${JSON.stringify(base)}|string }}/{{ x`}),
  ]),
  address('behind a slash', '<a href="/@">t</a>', 'a', 'href', {expect: 'leads'}),
  address('behind a letter', '<a href="j@">t</a>', 'a', 'href', {expect: 'leads'}),
  address('behind a reference', '<a href="&#106;ava@">t</a>', 'a', 'href', {expect: 'leads'}),
  address('behind a slash as a reference', '<a href="&#47;@">t</a>', 'a', 'href', {expect: 'leads'}),
  address('behind a slash and a value', '<a href="/@">t</a>', 'a', 'href', {expect: 'leads', output: '"" }}/{{ x'}),
  address('behind a tab', '<a href="\t@">t</a>', 'a', 'href', {expect: 'leads'}),
  address('behind a path', '<a href="/a/@">t</a>', 'a', 'href', {expect: 'literal', before: '/a/'}),
  address('behind a host', '<a href="https://example.org/@">t</a>', 'a', 'href', {expect: 'literal', before: 'https://example.org/'}),
  address('in a query', '<a href="?q=@&amp;b=1">t</a>', 'a', 'href', {expect: 'literal', before: '?q=', after: '&b=1'}),
  address('in a query, encoded', '<a href="https://example.org/?q=@">t</a>', 'a', 'href', {expect: 'leads', output: 'x|urlencode'}),
  address('in a fragment', '<a href="#@">t</a>', 'a', 'href', {expect: 'literal', before: '#'}),
  address('letter by letter', '<a href="{% for c in x %}@{% endfor %}">t</a>', 'a', 'href', {expect: 'leads', output: 'c'}),
  ...[1, 2, 4, 10, 11].map((at) => address(`cut at ${at}`, '<a href="@">t</a>', 'a', 'href', {expect: 'leads', output: `x[:${at}] }}{{ x[${at}:]`})),

  attribute('srcset', '<img srcset="@">', 'img', 'srcset', {expect: 'addresses'}),
  attribute('srcset with a width', '<img srcset="@ 1x">', 'img', 'srcset', {expect: 'addresses'}),
  attribute('srcset, second', '<img srcset="a.png 1x, @ 2x">', 'img', 'srcset', {expect: 'addresses'}),
  attribute('srcset behind a path', '<img srcset="/a/@.png 1x">', 'img', 'srcset', {expect: 'addresses', own: true}),
  attribute('srcset behind a slash', '<img srcset="/@ 1x">', 'img', 'srcset', {expect: 'addresses', own: true}),
  attribute('srcset by xmlattr', '<img@>', 'img', 'srcset', {expect: 'addresses', output: '{"srcset": x}|xmlattr'}),

  script('handler', '<p onclick="got(@)">t</p>', 'p', {at: 'onclick', wrap: /^got\(([^]*)\)$/}),
  script('handler in single quotes', "<p onclick='got(@)'>t</p>", 'p', {at: 'onclick', wrap: /^got\(([^]*)\)$/}),
  script('handler with a map', '<p onclick="got(@.k)">t</p>', 'p', {at: 'onclick', wrap: /^got\(\{"k": ([^]*)\}\.k\)$/, output: '{"k": x}|tojson'}),
  script('script', '<script>got(@);</script>', 'script', {wrap: /^got\(([^]*)\);$/}),
  script('script, indented', '<script>got(@[0]);</script>', 'script', {wrap: /^got\(\[\n {4}([^]*)\n\]\[0\]\);$/, output: '[x]|tojson(indent=4)'}),
  script('script in a template literal', '<script>got(`${ @ }`);</script>', 'script', {wrap: /^got\(`\$\{ ([^]*) \}`\);$/}),
  script('script behind a regular expression', '<script>/["\']`/; got(@);</script>', 'script', {wrap: /got\(([^]*)\);$/}),
  script('script in svg', '<svg><script>got(@);</script></svg>', 'script', {wrap: /^got\(([^]*)\);$/}),
  script('JSON-LD', '<script type="application/ld+json">{"name": @}</script>', 'script', {wrap: /^\{"name": ([^]*)\}$/, shown: true, silent: true}),
  script('JSON as text', '<p data-x="@">@</p>', 'p', {wrap: /^([^]*)$/, at: 'data-x', silent: true}),

  text('style attribute', '<p style="width: @px">t</p>', 'p', {expect: 'nothing', output: 'x|int'}),
  text('style', '<style>p { width: @px }</style>', 'style', {expect: 'nothing', output: 'x|float'}),

  // Filters that make other texts of it: only the tree counts.
  ...['upper', 'lower', 'title', 'capitalize', 'reverse', 'striptags', 'urlize', 'truncate(9)', 'wordwrap(5)', 'indent', 'center(9)', 'replace("a", "<")', 'replace("x"|safe, x)', 'list', 'first|default("")',
    'e|upper', 'e|replace("&", "<")', 'e|striptags', 'e|truncate(5)', 'e|indent', 'e|title', 'trim("<"|safe)', 'format', 'urlencode', 'slice(2)|list', 'batch(2)|list', 'groupby(0)|list', 'tojson', 'escape|forceescape'].flatMap((filter) => [
    text(`|${filter}`, '<p>@</p>', 'p', {expect: 'nothing', output: `x|${filter}`, lone: true, made: filter.startsWith('urlize')}),
    text(`|${filter} in quotes`, '<p title="@">t</p>', 'p', {expect: 'nothing', output: `x|${filter}`, lone: true}),
  ]),
  text('"%s"|format', '<p>@</p>', 'p', {output: '"%s"|format(x)'}),
  text('markup|format', '<p>@</p>', 'p', {output: '"%s"|safe|format(x)'}),
  text('markup % x', '<p>@</p>', 'p', {output: '("%s"|safe) % x'}),
  text('markup + x', '<p>@</p>', 'p', {output: '(""|safe) + x'}),
  text('x + markup', '<p>@</p>', 'p', {output: 'x + (""|safe)'}),
  text('~', '<p>@</p>', 'p', {output: 'x ~ (""|safe) ~ ""'}),
  text('list', '<p>@</p>', 'p', {expect: 'nothing', output: '[x, {"a": x}]'}),
  text('joined by markup', '<p>@</p>', 'p', {expect: 'nothing', output: '[x]|join("<br>"|safe)'}),
  text('joined by it', '<p>@</p>', 'p', {expect: 'nothing', output: '["a", "b"|safe]|join(x)'}),
  text('conditional', '<p>@</p>', 'p', {output: 'x if 1 else ""'}),

  {name: 'XML text', html: '<r><t>@</t></r>', element: 't', expect: 'literal', output: 'x', xml: true},
  {name: 'XML attribute', html: "<r><t a='@'/></r>", element: 't', at: 'a', expect: 'literal', output: 'x', xml: true},
  {name: 'XML address', html: '<r><link href="@"/></r>', element: 'link', at: 'href', expect: 'address', output: 'x', xml: true},
  {name: 'XML title and script', html: '<r><title>@</title><script>@</script></r>', element: 'title', expect: 'literal', output: 'x', xml: true},
];

/// Where the value may be refused when the page is made: each string is rendered alone.
export const NAMES = [
  '<p {{ x }}>t</p>', '<p {{ x }}="a">t</p>', '<p {{ x }}{{ x }}>t</p>', '<p on{{ x }}>t</p>', '<p data-{{ x }}="a">t</p>', '<p title="a"{{ x }}>t</p>', '<p{{ x }}>t</p>',
  '<{{ x }}>alert(1)</{{ x }}>', '<s{{ x }}>alert(1)</s{{ x }}>', '<h{{ x }}>t</h{{ x }}>', '<{{ x }}t>alert(1)</{{ x }}t>', '<{{ x[:1] }}{{ x[1:] }}>alert(1)</{{ x }}>', '<{{ x -}} pt>alert(1)</script>',
  '<{{ x }} src="a">', '<p{{ {x: "alert(1)"}|xmlattr }}>t</p>', '<p{{ {"data-x": "a", x: x}|xmlattr }}>t</p>',
  '{% macro m(x) %}{{ x }}{% endmacro %}<p {{ m(x) }}>t</p>', '{% macro m(x) %}{{ x }}{% endmacro %}<{{ m(x) }}>alert(1)</p>', '{% macro m(x) %} class="{{ x }}"{% endmacro %}<p{{ m(x) }}>t</p>',
  '{% macro m(x) %} href="{{ x }}"{% endmacro %}<a{{ m(x) }}>t</a>', '{% macro m(x) %}{{ x }}="alert(1)"{% endmacro %}<a {{ m(x) }}>t</a>', '{% set s %}a="b" {{ x }}{% endset %}<p {{ s }}>t</p>', '<p {{ x|e }}>t</p>',
  '<p {% filter lower %}{{ x }}{% endfilter %}>t</p>', '<p {% block b %}{{ x }}{% endblock %}>t</p>', '<p {% include "x.html" %}>t</p>',
];

/// Where no value may stand: what compiling says of it.
export const REFUSED = [
  ['<a href=@>', 'has no quotes around it'], ['<p title=a@>', 'has no quotes around it'], ['<p title= @>', 'has no quotes around it'], ['<p title=a"@">', 'has no quotes around it'],
  ['<!-- @ -->', 'cannot stand in a comment'], ['<!--@-->', 'cannot stand in a comment'], ['<!-- > @ -->', 'cannot stand in a comment'], ['<!@>', 'cannot stand in a declaration'], ['<!DOCTYPE @>', 'cannot stand in a declaration'], ['<?@?>', 'cannot stand in a declaration'],
  ['<style>@</style>', 'cannot stand in a style'], ['<p style="@">', 'cannot stand in a style'], ['<p style="color: @">', 'cannot stand in a style'], ['<STYLE>p::before { content: "@" }</STYLE>', 'cannot stand in a style'],
  ['<script>@</script>', 'must be made by `tojson`'], ['<SCRIPT>var a = @</SCRIPT>', 'must be made by `tojson`'], ['<p onclick="f(@)">', 'must be made by `tojson`'], ["<p ONclick='@'>", 'must be made by `tojson`'],
  ['<script>var a = "@"</script>', 'cannot stand in a string'], ["<script>var a = '@'</script>", 'cannot stand in a string'], ['<script>var a = `@`</script>', 'cannot stand in a string'], ['<p onclick="f(\'@\')">', 'cannot stand in a string'],
  ['<script>/* @ */</script>', 'cannot stand in a comment'], ['<script>// @\n</script>', 'cannot stand in a comment'], ['<script>/@/</script>', 'cannot stand in a regular expression'],
  ['<script type="text/plain">@</script>', 'must be made by `tojson`'], ['<iframe srcdoc="@"></iframe>', 'cannot stand in `srcdoc`'], ['<iframe>@</iframe>', 'cannot stand in the text of `<iframe>`'], ['<xmp>@</xmp>', 'cannot stand in the text of `<xmp>`'],
  ['<plaintext>@', 'cannot stand in the text of `<plaintext>`'], ['<a href="javascript:@">', 'may run a script'], ['<a href="java&#115;cript:@">', 'may run a script'], ['<a href="java\nscript:@">', 'may run a script'], ['<a href="@:@">', 'may run a script'], ['<p {{ n }}="@">', 'not written out'],
  ['<meta http-equiv="refresh" content="@">', 'a refresh'],
];

/// What may stand between a page and the place of a value: {name, page, more templates}; `#` stands for the whole fragment,
/// which takes the value as `x`.
export const AROUND = [
  ['if', {page: '{% if x is defined %}#{% else %}no{% endif %}'}],
  ['else', {page: '{% if x is undefined %}no{% elif 1 > 2 %}no{% else %}#{% endif %}'}],
  ['for', {page: '{% for i in [1] %}#{% else %}no{% endfor %}'}],
  ['recursive loop', {page: '{% for i in [1] recursive %}#{% endfor %}'}],
  ['macro', {page: '{% macro m(x) %}#{% endmacro %}{{ m(x) }}'}],
  ['macro with a default', {page: '{% macro m(y, x=x) %}#{% endmacro %}{{ m(1, x=x) }}'}],
  ['imported macro', {page: '{% from "m.html" import m %}{{ m(x) }}', 'm.html': '{% macro m(x) %}#{% endmacro %}'}],
  ['imported module', {page: '{% import "m.html" as n %}{{ n.m(x) }}', 'm.html': '{% macro m(x) %}#{% endmacro %}'}],
  ['call', {page: '{% macro m() %}{{ caller() }}{% endmacro %}{% call m() %}#{% endcall %}'}],
  ['call with a value', {page: '{% macro m(v) %}{{ caller(v) }}{% endmacro %}{% call(x) m(x) %}#{% endcall %}'}],
  ['include', {page: '{% include "f.html" %}', 'f.html': '#'}],
  ['include by expression', {page: '{% set n = "f.html" %}{% include n %}', 'f.html': '#'}],
  ['include of text', {page: '{% include "f.txt" %}', 'f.txt': '#'}],
  ['block', {page: '{% block a scoped %}#{% endblock %}'}],
  ['block of a child', {page: '{% block a scoped %}no{% endblock %}', main: '{% extends "base.html" %}{% block a %}#{% endblock %}'}],
  ['super', {page: '{% block a scoped %}#{% endblock %}', main: '{% extends "base.html" %}{% block a %}{{ super() }}{% endblock %}'}],
  ['set block', {page: '{% set s %}#{% endset %}{{ s }}'}],
  ['filter block', {page: '{% filter replace("no such words", "") %}#{% endfilter %}'}],
  ['with', {page: '{% with y = x %}{% with x = y %}#{% endwith %}{% endwith %}'}],
  ['autoescape', {page: '{% autoescape 1 == 1 %}#{% endautoescape %}'}],
];

/// The same around the value alone, in its place; `$` stands for the output. `made` says that a piece is made as text
/// first, which is refused in scripts and styles.
export const WITHIN = [
  ['if', {at: '{% if x is defined %}${% endif %}'}],
  ['else', {at: '{% if x is undefined %}{% else %}${% endif %}'}],
  ['for', {at: '{% for i in [1] %}${% endfor %}'}],
  ['macro', {head: '{% macro m(x) %}${% endmacro %}', at: '{{ m(x) }}', made: true}],
  ['call', {head: '{% macro m() %}{{ caller() }}{% endmacro %}', at: '{% call m() %}${% endcall %}', made: true}],
  ['include', {at: '{% include "x.html" %}', 'x.html': '$'}],
  ['include of text', {at: '{% include "x.txt" %}', 'x.txt': '$'}],
  ['block', {at: '{% block b scoped %}${% endblock %}'}],
  ['block of a child', {at: '{% block b scoped %}{% endblock %}', main: '{% extends "base.html" %}{% block b %}${% endblock %}'}],
  ['super', {at: '{% block b scoped %}${% endblock %}', main: '{% extends "base.html" %}{% block b %}{{ super() }}{% endblock %}'}],
  ['set block', {head: '{% set s %}${% endset %}', at: '{{ s }}', made: true}],
  ['filter block', {at: '{% filter replace("no such words", "") %}${% endfilter %}', made: true}],
  ['with', {at: '{% with %}${% endwith %}'}],
];

/// Markdown: what cmark-gfm makes of it, in which element the value is found.
export const MARKDOWN = [
  ['paragraph', '@', 'p'], ['behind words', 'a @ b', 'p', 'a ', ' b'], ['heading', '# @', 'h1'], ['list', '- @', 'li'], ['numbered list', '1. @', 'li'], ['quotation', '> @', 'p'],
  ['table', '| a | b |\n|---|---|\n| @ | b |', 'tbody/td'], ['link text', '[@](a.md)', 'a'], ['link', '[a](@)'], ['code', '`@`'], ['made', '{% set s %}@{% endset %}{{ s }}', 'p'],
  ['macro', '{% macro m(x) %}@{% endmacro %}{{ m(x) }}', 'p'], ['include', '{% include "f.md" %}', 'p'], ['include of text', '{% include "f.txt" %}', 'p'], ['block', '{% block a scoped %}@{% endblock %}', 'p'],
  ['filter block', '{% filter replace("no such words", "") %}@{% endfilter %}', 'p'], ['joined', '{{ [x]|join("*") }}', 'p'],
];
