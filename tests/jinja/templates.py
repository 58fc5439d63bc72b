"""Random template sets by grammar: the statements, the templates of a set, their data, and faults put into them."""

import re

from grammar import HAN, HOSTILE, ITEM, NAMES, PLAIN, UNSET, Expressions

HTML = ["<p>", "</p>", "<b>x</b>", "<br>", "<ul>\n", "<li>", "</li>\n", "&amp; more ", "text ", "推动更新。", "\n", "\n\n", "  \n", " ",
        "<!-- note -->", "it's \"fine\" ", "<h2 class=\"a\">", "</h2>\n", "\t\n"]
PLAIN_TEXT = ["text ", "\n", "\n\n", "  \n", " ", "推动更新。", "< & > ", "\"'", "} ", "{ ", "# ", "% ", "\t\n", "a {b} c", "- ", "line\n"]
FAULTS = [
    "{{ 1 // 0 }}", "{{ 1 % 0 }}", "{{ nope.x }}", "{{ nope.x.y }}", "{{ nope['x'] }}", "{{ nope[0] }}", "{{ page.none.at.all }}",
    "{{ 1 + 'a' }}", "{{ 'a' + 1 }}", "{{ [1] + 'a' }}", "{{ none + 1 }}", "{{ 'a' - 1 }}", "{{ 'a' * 'b' }}", "{{ {} * 2 }}",
    "{{ 1 < 'a' }}", "{{ [1] < 1 }}", "{{ none > 1 }}", "{{ 1 in 2 }}", "{{ 1 in 'a' }}", "{{ -'a' }}", "{{ +[] }}", "{{ nope + 1 }}",
    "{{ nope < 1 }}", "{{ -nope }}", "{{ nope() }}", "{{ 'a'() }}", "{{ 1.5[1:] }}", "{{ nope[1:] }}", "{{ 'abc'['a':] }}",
    "{% for x in 5 %}{{ x }}{% endfor %}", "{% for x in none %}{% endfor %}", "{% for a, b in [1, 2] %}{% endfor %}",
    "{% for a, b in [[1, 2, 3]] %}{% endfor %}", "{% set a, b = [1] %}", "{% set a, b = 5 %}", "{% set s1.x = 1 %}",
    "{% include 'none.txt' %}", "{% include ['none.txt', 'other.txt'] %}", "{% import 'none.txt' as q %}", "{% include nope %}",
    "{% from 'none.txt' import q %}", "{{ x|nofilter }}", "{{ x is notest }}", "{{ 'a'|round }}", "{{ [1, 'a']|sort }}",
    "{{ 5|first }}", "{{ 5|length }}", "{{ none|length }}", "{{ [1, 'a']|sum }}", "{{ 5|join }}", "{{ 'a'|abs }}", "{{ 'abc'|truncate(1) }}",
    "{{ 'a'|replace('b') }}", "{{ 'a'|upper(1) }}", "{{ 'a'|truncate(nothing=1) }}", "{{ [3]|map('nofilter')|list }}",
    "{{ [3]|select('notest')|list }}", "{{ 'x' is divisibleby 2 }}", "{{ 1 is divisibleby 0 }}", "{{ 'x' is odd }}", "{{ 1 is in 2 }}",
    "{{ 'a'.nothing() }}", "{{ [].nothing() }}", "{{ {}.nothing() }}", "{{ 1.5.nothing() }}", "{{ 'a'.index('b') }}", "{{ [1].index(2) }}",
    "{{ ''.join([1]) }}", "{{ 'a'.split('') }}", "{{ range(1, 2, 0)|list }}", "{{ range('a') }}", "{{ '%d' % 'a' }}", "{{ '%s %s' % 'a' }}",
    "{{ '%s' % ('a', 'b') }}", "{{ '%q'|format(1) }}", "{{ super() }}", "{{ self.nothing() }}", "{{ [{'a': 1}]|sum }}", "{{ {'a': 1}|xmlattr|upper|round }}",
    "{{ [1]|slice(0)|list }}", "{{ 5|dictsort }}", "{{ {'a': 1}|dictsort(by='x') }}", "{{ 5|items|list }}",
    "{{ [nope.x]|join }}", "{{ [1]|map(attribute='a.b')|list }}", "{{ [{}]|groupby('a.b') }}", "{{ 2|round(method='x') }}", "{{ 'a'|wordwrap(0) }}",
    "{{ 5|urlize }}", "{{ none|xmlattr }}", "{{ {'a b': 1}|xmlattr }}", "{{ cycler() }}", "{{ 'x' if nope.y }}",
    "{{ namespace(5) }}", "{{ dict(5) }}", "{{ joiner(1, 2) }}", "{{ loop.cycle() }}",
]
SYNTAX = ["{{ 1 + }}", "{{ }}", "{% if %}x{% endif %}", "{% for x %}{% endfor %}", "{% endif %}", "{% else %}", "{{ a b }}", "{{ (1 }}", "{{ 1) }}",
          "{{ [1, }}", "{{ {1 } }}", "{{ 'a }}", "{% unknown %}", "{% set %}", "{% set 1 = 2 %}", "{% set x 1 %}", "{% block %}{% endblock %}",
          "{% macro m %}{% endmacro %}", "{% macro 1() %}{% endmacro %}", "{% include %}", "{% import 'x' %}", "{% from 'x' %}", "{{ a..b }}", "{{ a|  }}",
          "{{ a is }}", "{{ 1 ? 2 }}", "{{ a $ b }}", "{{ a ! b }}", "{% if x %}a{% endfor %}", "{% for x in y %}a{% endif %}", "{{ f(a=1, 2) }}",
          "{{ f(a=1, a=2) }}", "{{ f(*a, *b) }}", "{{ a if }}", "{{ not }}", "{{ a[ }}", "{{ a.1b }}", "{{ a if b else }}",
          "{% with x %}{% endwith %}", "{% filter %}{% endfilter %}", "{% call %}{% endcall %}", "{% call x %}{% endcall %}", "{{ 1 = 2 }}", "{{ a := 1 }}",
          "{% extends %}", "{% autoescape %}{% endautoescape %}", "{% elif x %}", "{% endblock x %}", "{% block a-b %}{% endblock %}", "{{ lambda x: x }}",
          "{{ a and }}", "{{ or a }}", "{{ a in }}", "{{ a ** }}", "{{ ~ a }}", "{% set true = 1 %}", "{% for true in x %}{% endfor %}",
          "{% macro m(a=1, b) %}{% endmacro %}", "{% block twice %}{% endblock %}{% block twice %}{% endblock %}", "{% raw %}", "{# never", "{{ 1", "{% if"]


class Templates(Expressions):
    """One set: `make` gives {"templates", "main", "contexts", "globals", "settings", "labels"}."""

    def __init__(self, random):
        super().__init__(random, set())
        self.templates = {}
        self.ending = self.pick(".html", ".html", ".txt")
        self.settings = {name: True for name in ("trim_blocks", "lstrip_blocks", "keep_trailing_newline") if self.chance(0.25)}
        if self.chance(0.06):
            self.settings["strict"] = True
        self.partials = []  # (name, blind)
        self.blocks = None  # names of the blocks of this template, where blocks may stand
        self.spent = 0
        self.in_block = self.in_macro = False
        self.buffered = 0  # in a macro, a block set …, where Jinja2 3.1.2 loses what is included without context
        self.fault = self.random.choice(FAULTS) if self.chance(0.1) else None
        self.filters_left = 2

    def make(self):
        depth = self.pick(1, 2, 2, 3)
        for number in range(self.pick(0, 0, 1, 1, 2)):
            self.partial(f"part{number}{self.ending_of()}", depth)
        libraries = [self.library(f"lib{number}{self.ending_of()}") for number in range(self.pick(0, 0, 1))]
        main = "main" + self.ending
        if self.chance(0.35):
            self.family(main, libraries, depth)
        else:
            self.templates[main] = self.imports(libraries) + self.body(depth, self.random.randint(3, 7), top=True)
        mutated = self.chance(0.06) and self.ending == ".txt"
        if mutated:
            self.templates[main] = self.mutated(self.templates[main])
        elif self.chance(0.05):
            self.put(main, self.random.choice(SYNTAX))
        return {"templates": self.templates, "main": main, "contexts": [self.data() for _ in range(2)],
                "globals": {"site": "<Site> & 站"}, "settings": self.settings, "labels": self.labels}

    def ending_of(self):
        """HTML may stand in text; text that is put into HTML is escaped there, which Jinja2 does not do."""
        return ".html" if self.ending == ".txt" and self.chance(0.15) else self.ending

    def put(self, name, text):
        """Puts a text between two pieces of a template."""
        pieces = re.split(r"(\{%.*?%\}|\{\{.*?\}\})", self.templates[name], flags=re.S)
        at = self.random.randrange(len(pieces) + 1)
        self.templates[name] = "".join(pieces[:at]) + text + "".join(pieces[at:])

    def mutated(self, text):
        """A character dropped, doubled, or a piece put in, inside a tag if there is one."""
        tags = list(re.finditer(r"\{%.*?%\}|\{\{.*?\}\}", text, flags=re.S))
        if not tags:
            return text
        tag = self.random.choice(tags)
        at = self.random.randrange(tag.start(), tag.end())
        self.mark("mutation")
        return text[:at] + self.pick("", "", text[at] * 2, " ", "'", ")", "(", "|", ".", ",", "if ", "1", "}", "%}", "-", "[", "=") + \
            text[at + self.pick(0, 1):]

    # Templates of the set.
    def partial(self, name, depth):
        blind = self.chance(0.35)
        self.known = {"str": ["site"]} if blind else None
        made = self.body(min(depth, 2), self.random.randint(1, 4), top=True)
        self.known = None
        self.templates[name] = made
        self.partials.append((name, blind))

    def library(self, name):
        blind = self.chance(0.6)
        self.known = {"str": ["site"]} if blind else None
        before, self.macros = self.macros, []
        made = "".join(self.macro(2) + self.pick("", "\n") for _ in range(self.random.randint(1, 3)))
        if self.chance(0.4):
            made += self.statement("set n1 = 5") + self.statement("set _hidden = 1")
        macros, self.macros = self.macros, before
        self.known = None
        self.templates[name] = made
        return name, blind, macros

    def imports(self, libraries):
        made = ""
        for name, blind, macros in libraries:
            context = self.pick("", "", " without context", " with context") if blind else " with context"
            if self.chance(0.5):
                self.mark("import")
                made += self.statement(f"import '{name}' as lib{context}")
                self.macros += [(f"lib.{macro}", parameters, rest) for macro, parameters, rest in macros]
                if self.chance(0.2):
                    made += "{{ lib.n1 }}"
            else:
                self.mark("from import")
                names = []
                for macro, parameters, rest in macros:
                    other = self.pick(macro, macro, "as_" + macro)
                    names.append(macro if other == macro else f"{macro} as {other}")
                    self.macros.append((other, parameters, rest))
                made += self.statement(f"from '{name}' import {', '.join(names)}{context}")
        return made + self.pick("", "\n")

    def family(self, main, libraries, depth):
        """A template that extends another, which may extend a third."""
        self.mark("extends")
        self.blocks = []
        base = f"base{self.ending}"
        self.templates[base] = self.body(depth, self.random.randint(2, 4), top=True) + self.block(depth) + self.text()
        blocks, self.blocks = self.blocks, None
        if self.chance(0.2):
            self.templates[base] += "{{ self." + self.random.choice(blocks) + "() }}"
            self.mark("self.block")
        above = base
        for name in ([f"middle{self.ending}"] if self.chance(0.3) else []) + [main]:
            self.macros = []
            extends = f"extends '{above}'" if self.chance(0.9) else f"extends ['none.txt', '{above}']" if False else f"extends '{above}'"
            made = self.pick("", "", "\n", self.comment()) + self.statement(extends)
            if name == main:
                made += self.imports(libraries)
            for _ in range(self.random.randint(0, 2)):
                made += self.pick(self.assignment(1), self.text(), self.macro(1))
            for block in self.random.sample(blocks, self.random.randint(0, len(blocks))):
                made += self.overriding(block, depth) + self.text()
            self.templates[name] = made
            above = name

    def overriding(self, name, depth):
        self.in_block = True
        kept = self.calls, self.loops, self.macros
        self.calls, self.loops, self.macros = ["super()"], [], list(self.macros)
        made = self.statement(f"block {name}{self.pick('', '', ' scoped')}")
        made += self.body(depth - 1, self.random.randint(1, 3))
        if self.chance(0.5):
            self.mark("super")
            made += "{{ super() }}"
        self.calls, self.loops, self.macros = kept
        self.in_block = False
        return made + self.statement("endblock" + self.pick("", " " + name))

    # Pieces.
    def tag(self, opening, inside, closing, signs):
        first = self.random.choices(["", "-", "+"], [0.86, 0.11, 0.03 if signs else 0])[0]
        last = self.random.choices(["", "-", "+"], [0.86, 0.11, 0.03 if signs else 0])[0]
        if first or last:
            self.mark("whitespace control")
        gap = self.pick(" ", " ", " ", "  ", "\n") if self.chance(0.1) else " "
        return f"{opening}{first}{gap}{inside} {last}{closing}"

    def statement(self, inside):
        return self.tag("{%", inside, "%}", True)

    def output(self, made):
        return self.tag("{{", made, "}}", False)

    def text(self):
        return "".join(self.random.choice(HTML if self.ending == ".html" else PLAIN_TEXT) for _ in range(self.random.randint(1, 3)))

    def comment(self):
        self.mark("comment")
        return self.tag("{#", self.pick("a note", "{{ x }}", "{% if %}", "多行\n注"), "#}", True)

    def body(self, depth, count, top=False):
        """Parts one after the other; what they make known is forgotten behind them."""
        kept = len(self.macros), self.known
        if self.known is not None:
            self.known = {kind: list(names) for kind, names in self.known.items()}
        made = "".join(self.part(depth, top) for _ in range(count))
        if not top:
            del self.macros[kept[0]:]
        self.known = kept[1]
        return made

    def part(self, depth, top):
        self.spent += 1
        if self.fault and self.chance(0.2):
            fault, self.fault = self.fault, None
            return fault
        rows = [(3.5, self.text), (5.0, lambda: self.shown(depth)), (1.5, lambda: self.assignment(depth)), (0.3, self.comment),
                (0.15, self.raw)]
        if depth > 0 and self.spent < 40:
            rows += [(1.5, lambda: self.condition(depth)), (2.2, lambda: self.loop_over(depth)), (0.5, lambda: self.block_set(depth)),
                     (0.5, lambda: self.with_block(depth)), (0.4, lambda: self.filter_block(depth)), (0.2, lambda: self.escaping(depth)),
                     (0.35, lambda: self.namespace(depth)), (0.2, lambda: self.counters(depth)), (0.25, lambda: self.grouped(depth)),
                     (0.25, lambda: self.rows_of(depth))]
            if not self.in_macro:
                rows.append((0.7, lambda: self.macro(depth)))
            if [macro for macro in self.macros if macro[2] == "caller"]:
                rows.append((1.5, lambda: self.call_block(depth)))
            if self.blocks is not None and not self.in_block and not self.in_macro:
                rows.append((1.2, lambda: self.block(depth)))
            if self.partials:
                rows.append((1.0, self.include))
        if self.ending == ".html":
            rows.append((0.5, self.attribute))
        return self.weighted(rows)

    def shown(self, depth):
        kind = self.pick("str", "str", "str", "int", "int", "float", "bool", "any", "strs", "ints", "rec")
        made = self.at(kind, min(depth + 1, 3), COND_)
        if "strict" not in self.settings and self.known is None and self.chance(0.04):
            self.mark("undefined printed")
            made = self.random.choice(UNSET + ["page.nothing", "li1[99]", "m1.zz", "r1['zz']", "nope ~ 'x'", "nope|upper", "'' if false"])
        if self.chance(0.03):
            self.mark("tuple printed")
            made = f"({made}, 1)|join('/')"
        if self.chance(0.02):
            self.mark("print")
            return self.statement("print " + made)
        return self.output(made)

    def attribute(self):
        self.mark("attribute")
        text = "label" if self.known is None else "site"
        made = self.output(self.pick(self.at("int", 1, COND_), text, text + "|upper", f"{text} ~ 1", self.literal("str")[0]))
        return self.pick('<p title="{}">', "<b class='x {}'>", '<i data-x="{}">').replace("{}", made)

    def raw(self):
        self.mark("raw")
        return self.statement("raw") + self.pick("{{ x }}", "{% if %}", "a {# b", " \n ") + self.statement("endraw")

    def learn(self, kind, name):
        if self.known is not None:
            self.known.setdefault(kind, [])
            if name not in self.known[kind]:
                self.known[kind] = self.known[kind] + [name]

    def assignment(self, depth):
        self.mark("set")
        if self.chance(0.12):
            self.mark("set with unpacking")
            first, second = self.random.choice(NAMES["int"]), self.random.choice(NAMES["str"])
            made = self.statement(f"set {first}, {second} = {self.at('int', 1, COND_)}, {self.at('str', 1, COND_)}")
            self.learn("int", first)
            self.learn("str", second)
            return made
        kind = self.pick("int", "str", "str", "float", "bool", "ints", "strs", "rec", "map", "recs")
        name = self.random.choice(NAMES[kind])
        made = self.statement(f"set {name} = {self.at(kind, min(depth + 1, 2), COND_)}")
        self.learn(kind, name)
        return made

    def block_set(self, depth):
        self.mark("block set")
        name = self.random.choice(NAMES["str"])
        filters = self.pick("", "", "", " | upper", " | trim | title", "|replace('a', '<')")
        if filters:
            self.mark("block set with filter")
        self.buffered += 1
        made = self.statement(f"set {name}{filters}") + self.body(depth - 1, self.random.randint(1, 2)) + self.statement("endset")
        self.buffered -= 1
        self.learn("str", name)
        return made

    def condition(self, depth):
        self.mark("if")
        made = self.statement(f"if {self.at(self.pick('bool', 'bool', 'any'), 2, COND_)}") + self.body(depth - 1, self.random.randint(1, 3))
        for _ in range(self.pick(0, 0, 0, 1, 2)):
            self.mark("elif")
            made += self.statement(f"elif {self.at('bool', 2, COND_)}") + self.body(depth - 1, 1)
        if self.chance(0.5):
            self.mark("else")
            made += self.statement("else") + self.body(depth - 1, self.random.randint(1, 2))
        return made + self.statement("endif")

    def loop_over(self, depth):
        if self.chance(0.1) and self.known is None:
            return self.recursive(depth)
        kind = self.pick("ints", "strs", "recs", "recs", "pairs", "map", "str")
        source = self.at(kind, 2, OR_)
        item = ITEM.get(kind, "str")
        kept = self.known
        if self.known is not None:
            self.known = dict(self.known)
        if item == "pair":
            self.mark("for with unpacking")
            name, number = self.random.choice(NAMES["str"]), self.random.choice(NAMES["int"])
            target = f"{name}, {number}" if self.chance(0.9) else f"({name}, {number})"
            self.learn("str", name)
            self.learn("int", number)
        else:
            target = self.random.choice(NAMES[item])
            self.learn(item, target)
        self.mark("for")
        head = f"for {target} in {source}"
        if self.chance(0.2):
            self.mark("for with if")
            head += f" if {self.at('bool', 1, COND_)}"
        self.loops.append(item)
        made = self.statement(head) + self.body(depth - 1, self.random.randint(1, 3))
        self.loops.pop()
        self.known = kept
        if self.chance(0.25):
            self.mark("for with else")
            made += self.statement("else") + self.body(depth - 1, 1)
        return made + self.statement("endfor")

    def recursive(self, depth):
        self.mark("for recursive")
        self.loops.append("node")
        condition = self.pick("", "", " if node.name")
        made = self.statement(f"for node in tree{condition} recursive") + self.output("node.name") + self.body(0, self.random.randint(1, 2))
        made += self.statement("if node.children") + "(" + self.output(self.pick("loop(node.children)", "loop(node.children)|upper")) + ")"
        made += self.statement("endif")
        self.loops.pop()
        if self.chance(0.2):
            made += self.statement("else") + "none"
        return made + self.statement("endfor")

    def with_block(self, depth):
        self.mark("with")
        pairs = []
        kept = self.known
        for _ in range(self.random.randint(0, 2)):
            kind = self.pick("int", "str", "ints")
            pairs.append((kind, self.random.choice(NAMES[kind]), self.at(kind, 1, COND_)))
        if len({name for _, name, _ in pairs}) < len(pairs):
            pairs = pairs[:1]
        if self.known is not None:
            self.known = dict(self.known)
        for kind, name, _ in pairs:
            self.learn(kind, name)
        head = "with " + ", ".join(f"{name} = {value}" for _, name, value in pairs)
        made = self.statement(head.strip()) + self.body(depth - 1, self.random.randint(1, 3)) + self.statement("endwith")
        self.known = kept
        return made

    def filter_block(self, depth):
        self.mark("filter block")
        filters = self.pick("upper", "lower", "trim", "title", "indent(2)", "replace('a', 'b')", "escape", "truncate(12)",
                            "upper | trim", "wordwrap(9)", "string", "capitalize", "center(30)", "reverse", "urlencode", "forceescape")
        self.buffered += 1
        made = self.statement("filter " + filters) + self.body(depth - 1, self.random.randint(1, 3)) + self.statement("endfilter")
        self.buffered -= 1
        return made

    def escaping(self, depth):
        self.mark("autoescape")
        if self.chance(0.3):
            self.mark("autoescape by value")
            return self.statement("autoescape " + self.at("bool", 1, COND_)) + self.output(self.name("str") or "'<b>'") + self.text() + \
                self.statement("endautoescape")
        value = self.pick("true", "false")
        return self.statement("autoescape " + value) + self.body(depth - 1, self.random.randint(1, 3)) + self.statement("endautoescape")

    def namespace(self, depth):
        self.mark("namespace")
        made = self.statement(f"set ns = namespace(total=0, text={self.at('str', 1, COND_)})")
        made += self.statement(f"for {self.random.choice(NAMES['int'])} in {self.at('ints', 1, OR_)}")
        made += self.statement(f"set ns.total = ns.total + {self.at('int', 1, MULTIPLY_)}") + self.pick("", self.statement("set ns.text = ns.text ~ loop.index"))
        return made + self.statement("endfor") + self.output("ns.total") + self.output("ns.text")

    def counters(self, depth):
        if self.chance(0.5):
            self.mark("function:cycler")
            made = self.statement("set c = cycler('a', '<b>', 3)")
            return made + "".join(self.output(self.pick("c.next()", "c.current", "c.next()")) for _ in range(4)) + \
                self.pick("", self.output("c.reset()|default('', true)") + self.output("c.next()"))
        self.mark("function:joiner")
        made = self.statement("set j = joiner(" + self.pick("", "' | '", "'<'") + ")")
        return made + self.statement("for x in " + self.at("ints", 1, OR_)) + self.output("j()") + self.output("x") + self.statement("endfor")

    def grouped(self, depth):
        self.mark("filter:groupby")
        more = self.pick("", ", default='x'", ", case_sensitive=true")
        by = self.pick("name", "title", "year") if more != ", default='x'" else "name"
        made = self.statement(f"for {self.pick('key, group', 'pair')} in {self.at('recs', 1, FILTER_)}|groupby('{by}'{more})")
        if "pair" in made:
            inside = self.pick("{{ pair.grouper }}={{ pair.list|length }};", "{{ pair[0] }}:{{ pair[1]|map(attribute='name')|join }};",
                               "{{ pair|attr('grouper') }};")
            if "attr(" in inside:
                self.mark("filter:attr")
        else:
            inside = self.pick("{{ key }}={{ group|length }};", "{{ key }}:{{ group|map(attribute='name')|join(',') }};")
        return made + inside + self.statement("endfor")

    def rows_of(self, depth):
        name = self.pick("batch", "slice")
        self.mark("filter:" + name)
        fill = self.pick("", ", 0", ", fill_with='-'")
        made = self.statement(f"for row in {self.at(self.pick('ints', 'strs'), 1, FILTER_)}|{name}({self.pick(1, 2, 3)}{fill})")
        return made + self.output("row|join(',')") + ";" + self.statement("endfor")

    def macro(self, depth):
        self.mark("macro")
        name = f"macro{self.random.randint(1, 9)}"
        parameters, written, seen = [], [], set()
        for _ in range(self.random.randint(0, 3)):
            kind = self.pick("int", "str", "str", "strs")
            parameter = self.random.choice(NAMES[kind])
            if parameter in seen:
                continue
            seen.add(parameter)
            default = bool(parameters and parameters[-1][2]) or self.chance(0.3)
            if default:
                self.mark("macro default")
                written.append(f"{parameter}={self.at(kind, 1, COND_) if self.known is None else self.literal(kind)[0]}")
            else:
                written.append(parameter)
            parameters.append((parameter, kind, default))
        rest = self.pick(None, None, "caller", "caller", "varargs", "kwargs")
        kept = self.known, self.calls, self.loops, self.in_macro, self.blocks
        if self.known is not None:
            self.known = dict(self.known)
        for parameter, kind, _ in parameters:
            self.learn(kind, parameter)
        self.in_macro, self.calls, self.loops, self.blocks = True, [], [], None
        macros = list(self.macros)
        self.macros = [macro for macro in macros if macro[0] != name]
        inside = {"varargs": "{{ varargs|join('+') }}", "kwargs": "{% for k, v in kwargs|dictsort %}{{ k }}={{ v }};{% endfor %}",
                  "caller": "{% if caller %}[{{ " + self.pick("caller()", "caller()|upper", "caller() ~ 'x'") + " }}]{% endif %}"}.get(rest, "")
        self.buffered += 1
        inside = inside + self.body(max(0, min(depth, 2) - 1), self.random.randint(1, 3))
        self.buffered -= 1
        self.known, self.calls, self.loops, self.in_macro, self.blocks = kept
        self.macros = [macro for macro in macros if macro[0] != name] + [(name, parameters, rest)]
        return self.statement(f"macro {name}({', '.join(written)})") + inside + self.statement("endmacro" + self.pick("", ""))

    def call_block(self, depth):
        self.mark("call block")
        macros = self.macros
        self.macros = [macro for macro in macros if macro[2] == "caller"]
        call = self.macro_call(1)[0]
        self.macros = macros
        self.buffered += 1
        made = self.statement("call " + call) + self.body(depth - 1, self.random.randint(1, 2)) + self.statement("endcall")
        self.buffered -= 1
        return made

    def block(self, depth):
        name = f"block{len(self.blocks)}"
        self.blocks.append(name)
        self.mark("block")
        kept = self.loops, self.in_block
        scoped = self.pick("", "", " scoped")
        if scoped:
            self.mark("scoped block")
        else:
            self.loops = []
        self.in_block = self.chance(0.7)
        made = self.statement(f"block {name}{scoped}") + self.body(depth - 1, self.random.randint(1, 3)) + \
            self.statement("endblock" + self.pick("", f" {name}"))
        self.loops, self.in_block = kept
        return made

    def include(self):
        if self.buffered and (self.known is not None or not [name for name, blind in self.partials if not blind]):
            return ""
        self.mark("include")
        if self.chance(0.12) and not self.buffered:
            self.mark("include ignore missing")
            return self.statement("include 'nothing.txt' ignore missing" + self.pick("", " with context", " without context"))
        name, blind = self.random.choice([partial for partial in self.partials if not self.buffered or not partial[1]])
        written = self.pick(f"'{name}'", f"'{name}'", f"['nothing.txt', '{name}']", f"'{name[:3]}' ~ '{name[3:]}'")
        if written[0] == "[":
            self.mark("include list")
        seen = not blind and self.known is None
        context = self.pick("", "", " with context") if seen else " without context"
        if not blind and self.known is not None:
            return ""
        if context == " without context":
            self.mark("include without context")
        return self.statement(f"include {written}{self.pick('', '', ' ignore missing')}{context}")

    # Data.
    def word(self):
        return self.random.choice(self.pick(HOSTILE, HAN, PLAIN, PLAIN))

    def integer(self):
        return self.pick(0, 1, 2, 3, 7, 12, -4, self.random.randint(-50, 5000))

    def number_(self):
        return self.pick(0.5, 1.0, 2.25, -3.75, 0.1, 1e6, 12.345, self.random.randint(-400, 4000) / 8)

    def item(self):
        made = {"name": self.word(), "title": self.word(), "value": self.number_(), "year": self.integer(), "done": self.chance(0.5),
                "tags": [self.word() for _ in range(self.random.randint(1, 3))], "by": {"name": self.word()}, "empty": None}
        return made

    def node(self, depth):
        return {"name": self.word(), "children": [self.node(depth - 1) for _ in range(self.random.randint(0, 2))] if depth else []}

    def data(self):
        made = {}
        makers = {"int": self.integer, "float": self.number_, "str": self.word, "bool": lambda: self.chance(0.5), "none": lambda: None,
                  "ints": lambda: [self.integer() for _ in range(self.random.randint(0, 4))],
                  "strs": lambda: [self.word() for _ in range(self.random.randint(0, 4))], "rec": self.item,
                  "recs": lambda: [self.item() for _ in range(self.random.randint(0, 3))],
                  "map": lambda: {key: self.integer() for key in self.random.sample("abcdXY", self.random.randint(0, 4))},
                  "tree": lambda: [self.node(2) for _ in range(self.random.randint(0, 3))],
                  "pairs": lambda: [[self.word(), self.integer()] for _ in range(self.random.randint(0, 3))]}
        for kind, names in NAMES.items():
            for name in names:
                made[name] = makers[kind]()
        made["label"] = self.word()  # never set by a template, so that it is no markup
        made["hostile"], made["han"] = self.random.choice(HOSTILE), self.random.choice(HAN)
        return made


COND_, OR_, MULTIPLY_, FILTER_ = 0, 1, 7, 10
