"""Random template sets and the data for them, by grammar: the expressions.

Every variable name has one type wherever it is set (n1 is an integer, s1 a text, …), so that expressions are well typed
without following scopes, and most templates run to their end. `Expressions` writes expressions of a wanted type;
`templates.py` puts them into statements. What was used is noted in `labels`, for the count of what the generator covers.
"""

import re

# Binding powers, loosest first.
COND, OR, AND, NOT, COMPARE, ADD, CONCAT, MULTIPLY, POWER, UNARY, FILTER, POSTFIX = range(12)

NAMES = {
    "int": ["n1", "n2", "n3", "count"],
    "float": ["f1", "f2", "share"],
    "str": ["s1", "s2", "s3", "title", "hostile", "han"],
    "bool": ["b1", "b2", "done"],
    "none": ["z1"],
    "ints": ["li1", "li2"],
    "strs": ["ls1", "ls2", "words"],
    "rec": ["r1", "page"],
    "recs": ["rows", "rows2"],
    "map": ["m1", "m2"],
    "tree": ["tree"],
    "pairs": ["pairs"],
}
ITEM = {"ints": "int", "strs": "str", "recs": "rec", "tree": "node", "pairs": "pair"}
RECORD = {"name": "str", "title": "str", "value": "float", "year": "int", "done": "bool", "tags": "strs"}
UNSET = ["nope", "gone", "missing_one"]

HOSTILE = ["<script>alert(1)</script>", "\"onmouseover=\"x", "a & b", "'quoted'", "<b>bold</b>", "&amp;", "</p>", "x<y>z",
           "{{ 7 * 7 }}", "{% if %}", "https://example.org/a?b=c&d=e", "www.example.com", "mail@example.org", "100%", "a\\b"]
HAN = ["推动大规模设备更新", "市发改委", "以旧换新、循环利用", "２０２７年", "江苏省连云港市"]
PLAIN = ["alpha", "Beta gamma", "the quick brown fox", "x", "", " padded ", "MiXeD Case", "one-two three", "a,b,c", "line\nbreak",
         "tab\there", "Éclair Ünder", "straße", "яблоко", "12", "3.5", "-7", "0", "a  b", "hello world, hello", "_x_y", "mother-in-law--no", "ab-c 更新-换代"]


class Expressions:
    def __init__(self, random, labels):
        self.random = random
        self.labels = labels
        self.loops = []  # the types of the items of the loops around, nearest last
        self.macros = []  # those that can be called here: (call, parameters)
        self.known = None  # names by type that may be read, where the page's data are not seen
        self.plain = False  # no markup: for attributes
        self.calls = []  # what can be called without arguments and gives text: caller(), super(), …

    # Small choices.
    def chance(self, share):
        return self.random.random() < share

    def pick(self, *choices):
        return self.random.choice(choices)

    def mark(self, label):
        self.labels.add(label)

    def weighted(self, rows):
        total = sum(weight for weight, _ in rows)
        at = self.random.random() * total
        for weight, make in rows:
            at -= weight
            if at <= 0:
                return make()
        return rows[-1][1]()

    # Putting together.
    def bound(self, made, least):
        text, power = made
        return f"({text})" if power < least or self.chance(0.04) else text

    def at(self, kind, depth, least):
        return self.bound(self.expression(kind, depth), least)

    def binary(self, sign, left, right, power, depth):
        self.mark("operator:" + sign)
        space = self.pick(" ", " ", " ", "") if not sign[0].isalpha() else " "
        # A minus that touches the end of a tag or a sign would be read as something else.
        return f"{self.at(left, depth, power)}{space}{sign}{space}{self.at(right, depth, power + 1)}", power

    def filtered(self, kind, name, depth, *arguments, least=UNARY, **named):
        self.mark("filter:" + name)
        return self.at(kind, depth, least) + "|" + name + self.arguments(arguments, named), FILTER

    def arguments(self, values, named=None):
        parts = [str(value) for value in values if value is not None]
        parts += [f"{name}={value}" for name, value in (named or {}).items() if value is not None]
        if named and any(value is not None for value in named.values()):
            self.mark("keyword argument")
        if not parts:
            return "()" if self.chance(0.1) else ""
        return "(" + ", ".join(parts) + (")" if self.chance(0.97) else ",)")

    def maybe(self, make, share=0.5):
        return make() if self.chance(share) else None

    def test(self, kind, name, depth, argument=None):
        self.mark("test:" + name)
        negation = self.pick("", "", "", "not ")
        if negation:
            self.mark("is not")
        return f"{self.at(kind, depth, FILTER)} is {negation}{name}" + (f"({argument})" if argument is not None else ""), FILTER

    def method(self, kind, name, depth, *arguments):
        self.mark("method:" + name)
        return f"{self.at(kind, depth, POSTFIX)}.{name}({', '.join(str(a) for a in arguments if a is not None)})", POSTFIX

    # Literals and names.
    def quoted(self, text):
        quote = self.pick("'", "'", '"')
        made = ""
        for c in text:
            if c in (quote, "\\"):
                made += "\\" + c
            elif c == "\n":
                made += "\\n"
            elif c == "\t":
                made += "\\t"
            elif ord(c) > 127 and self.chance(0.02):
                made += f"\\u{ord(c):04x}"
            else:
                made += c
        return quote + made + quote

    def text(self):
        return self.random.choice(self.pick(HOSTILE, HAN, PLAIN, PLAIN, PLAIN))

    def short(self):
        return self.quoted(self.pick("a", "b", ",", "-", " ", "e", "l", "<", "x", "业", "&"))

    def number(self):
        return self.pick(0, 1, 2, 3, 4, 5, 7, 10, 12, 100, self.random.randint(0, 3000))

    def small(self):
        return self.pick(0, 1, 2, 3, 4, -1, -2)

    def name(self, kind):
        if self.known is not None:
            names = self.known.get(kind)
            return self.random.choice(names) if names else None
        return self.random.choice(NAMES[kind]) if kind in NAMES else None

    def leaf(self, kind):
        name = self.name(kind)
        if name and self.chance(0.75):
            return name, POSTFIX
        return self.literal(kind)

    def literal(self, kind):
        if kind == "int":
            written = str(self.number())
            if self.chance(0.03):
                written = self.pick("0x1F", "0b101", "0o17", "1_000")
            return written, POSTFIX
        if kind == "float":
            return self.pick("0.5", "2.25", "1.0", "3.14159", "1e3", "2.5e-3", "10.0", "0.1"), POSTFIX
        if kind == "str":
            return self.quoted(self.text()), POSTFIX
        if kind == "bool":
            return self.pick("true", "false", "True", "False"), POSTFIX
        if kind == "none":
            return self.pick("none", "None"), POSTFIX
        if kind in ITEM:
            return self.list_of(ITEM[kind], 0)
        if kind == "pair":
            return f"({self.quoted(self.text())}, {self.number()})", POSTFIX
        if kind == "rec":
            return self.record(0)
        if kind == "node":
            return "{'name': " + self.quoted(self.text()) + ", 'children': []}", POSTFIX
        if kind == "map":
            self.mark("map literal")
            return "{" + ", ".join(f"'{key}': {self.number()}" for key in self.random.sample("abcd", self.random.randint(0, 3))) + "}", POSTFIX
        raise KeyError(kind)

    def list_of(self, kind, depth):
        self.mark("list literal")
        items = [self.at(kind, depth, COND) for _ in range(self.random.randint(0, 3))]
        return "[" + ", ".join(items) + (",]" if items and self.chance(0.05) else "]"), POSTFIX

    def record(self, depth):
        self.mark("map literal")
        return "{" + ", ".join(f"'{key}': {self.at(kind, depth, COND)}" for key, kind in RECORD.items()) + "}", POSTFIX

    # Expressions by type.
    def expression(self, kind, depth):
        if kind == "any":
            kind = self.any()
        if depth <= 0:
            return self.leaf(kind)
        made = getattr(self, "rows_" + kind, None)
        rows = made(depth - 1) if made else []
        rows += [(2.0 if made else 6.0, lambda: self.leaf(kind)), (0.5, lambda: self.conditional(kind, depth - 1)),
                 (0.3, lambda: self.guarded(kind, depth - 1)), (0.15, lambda: self.chosen(kind, depth - 1))]
        return self.weighted(rows)

    def conditional(self, kind, depth):
        self.mark("inline if")
        # Jinja2 takes an `if` behind a test for the test's argument.
        value = self.at(kind, depth, OR)
        if re.search(r"\bis (not )?\w+$", value):
            value = f"({value})"
        return f"{value} if {self.at('bool', depth, OR)} else {self.at(kind, depth, COND)}", COND

    def guarded(self, kind, depth):
        """What may be undefined, with a value for that."""
        name = self.pick("default", "d")
        self.mark("filter:" + name)
        value = self.at(kind, depth, COND)
        if self.known is None and self.chance(0.7):
            base = self.random.choice(UNSET + ["page.nothing", "r1['nothing']", "li1[99]", "m1.zz", "words[-99]"])
            if base[0] in "pr" or "[" in base:
                self.mark("undefined attribute")
        else:
            base = self.at(kind, depth, FILTER)
        more = self.pick("", "", ", true", ", boolean=true") if kind != "none" else ""
        return f"{base}|{name}({value}{more})", FILTER

    def chosen(self, kind, depth):
        sign = self.pick("or", "and")
        self.mark("operator:" + sign)
        power = OR if sign == "or" else AND
        return f"{self.at(kind, depth, power)} {sign} {self.at(kind, depth, power + 1)}", power

    def loop(self, *members):
        self.mark("loop." + members[0] if len(members) == 1 else "loop")
        return "loop." + self.random.choice(members), POSTFIX

    def sequence(self):
        return self.pick("ints", "strs", "recs", "str", "map", "pairs")

    def any(self):
        return self.pick("int", "float", "str", "str", "bool", "none", "ints", "strs", "map")

    def rows_int(self, d):
        rows = [
            (1.0, lambda: self.binary(self.pick("+", "-"), "int", "int", ADD, d)),
            (0.6, lambda: self.binary("*", "int", "int", MULTIPLY, min(d, 1))),
            (0.3, lambda: self.divided("//", "int", d)),
            (0.3, lambda: self.divided("%", "int", d)),
            (0.12, lambda: self.power(d)),
            (0.25, lambda: self.signed("int", d)),
            (0.8, lambda: self.filtered(self.sequence(), self.pick("length", "count"), d)),
            (0.3, lambda: self.filtered(self.pick("str", "float", "int", "bool"), "int", d, self.maybe(self.number),
                                        base=self.maybe(lambda: self.pick(2, 8, 10, 16), 0.15))),
            (0.2, lambda: self.filtered("int", "abs", d)),
            (0.2, lambda: self.filtered("str", "wordcount", d)),
            (0.3, lambda: self.filtered("ints", "sum", d, start=self.maybe(self.number, 0.3))),
            (0.2, lambda: self.filtered("recs", "sum", d, attribute="'year'")),
            (0.3, lambda: self.defaulted(self.filtered("ints", self.pick("first", "last", "min", "max"), d), self.number())),
            (0.3, lambda: self.defaulted((self.at("ints", d, POSTFIX) + f"[{self.small()}]", POSTFIX), self.number())),
            (0.3, lambda: self.member("year", d)),
            (0.2, lambda: self.method("str", self.pick("find", "rfind", "count"), d, self.short())),
            (0.2, lambda: self.method("map", "get", d, self.quoted(self.pick("a", "b", "zz")), self.number())),
            (0.1, lambda: self.filtered("int", "round", d, self.maybe(lambda: self.pick(0, 1, -1, -2)))),
        ]
        if self.loops:
            rows += [(1.5, lambda: self.loop(self.pick("index", "index0", "revindex", "revindex0", "length", "depth", "depth0"))),
                     (0.3, lambda: self.cycled("int", d))]
        return rows

    def rows_float(self, d):
        return [
            (1.0, lambda: self.divided("/", self.pick("int", "float"), d)),
            (0.5, lambda: self.binary(self.pick("+", "-", "*"), "float", self.pick("int", "float"), MULTIPLY, d)),
            (0.2, lambda: self.divided(self.pick("//", "%"), "float", d)),
            (0.3, lambda: self.filtered(self.pick("str", "int", "float"), "float", d, self.maybe(lambda: "1.5", 0.3))),
            (0.4, lambda: self.filtered("float", "round", d, self.maybe(lambda: self.pick(0, 1, 2, 3, -1)),
                                        method=self.maybe(lambda: self.pick("'common'", "'ceil'", "'floor'")))),
            (0.2, lambda: self.filtered("float", "abs", d)),
            (0.2, lambda: self.signed("float", d)),
            (0.3, lambda: self.member("value", d)),
        ]

    def rows_bool(self, d):
        rows = [
            (1.2, lambda: self.compared(d)),
            (0.4, lambda: self.chained(d)),
            (0.5, lambda: self.chosen("bool", d)),
            (0.5, lambda: self.negated(d)),
            (0.7, lambda: self.contained(d)),
            (2.0, lambda: self.tested(d)),
            (0.3, lambda: self.member("done", d)),
            (0.3, lambda: self.method("str", self.pick("startswith", "endswith"), d, self.short())),
            (0.2, lambda: self.method("str", self.pick("isalnum", "isalpha", "isdigit", "islower", "isspace", "isupper"), d)),
        ]
        if self.loops:
            rows += [(0.8, lambda: self.loop(self.pick("first", "last"))),
                     (0.3, lambda: (self.mark("loop.changed"), (f"loop.changed({self.at('any', d, COND)})", POSTFIX))[1])]
        return rows

    def divided(self, sign, kind, d):
        self.mark("operator:" + sign)
        return f"{self.at(kind, d, MULTIPLY)} {sign} {self.pick(2, 3, 4, 7, 10, -3, 1.5, 0.5) if kind == 'float' else self.pick(2, 3, 4, 7, '(-3)', 10)}", MULTIPLY

    def power(self, d):
        self.mark("operator:**")
        return f"{self.pick(2, 3, '(-2)', 10)} ** {self.pick(0, 1, 2, 3, 5)}", POWER

    def signed(self, kind, d):
        sign = self.pick("-", "-", "+")
        self.mark("sign:" + sign)
        return f"{sign}{self.at(kind, d, FILTER + 1)}", UNARY

    def defaulted(self, made, value):
        return self.bound(made, FILTER) + f"|default({value})", FILTER

    def member(self, name, d):
        base = self.at("rec", min(d, 1), POSTFIX)
        if self.chance(0.3):
            self.mark("item access")
            return f"{base}['{name}']", POSTFIX
        self.mark("member access")
        return f"{base}.{name}", POSTFIX

    def cycled(self, kind, d):
        self.mark("loop.cycle")
        return "loop.cycle(" + ", ".join(self.at(kind, d, COND) for _ in range(self.random.randint(1, 3))) + ")", POSTFIX

    def compared(self, d):
        sign = self.pick("==", "!=", "<", "<=", ">", ">=")
        kind = self.pick("int", "float", "str", "ints", "strs") if sign not in ("==", "!=") else self.any()
        self.mark("operator:" + sign)
        other = kind if kind != "float" else self.pick("int", "float")
        return f"{self.at(kind, d, ADD)} {sign} {self.at(other, d, ADD)}", COMPARE

    def chained(self, d):
        self.mark("chained comparison")
        kind = self.pick("int", "float", "str")
        made = self.at(kind, d, ADD)
        for _ in range(self.random.randint(2, 3)):
            made += f" {self.pick('==', '!=', '<', '<=', '>', '>=')} {self.at(kind, d, ADD)}"
        return made, COMPARE

    def negated(self, d):
        self.mark("operator:not")
        return f"not {self.at('bool', d, NOT)}", NOT

    def contained(self, d):
        sign = self.pick("in", "not in")
        self.mark("operator:" + sign)
        kind = self.pick("ints", "strs", "str", "map")
        return f"{self.at('int' if kind == 'ints' else 'str', d, ADD)} {sign} {self.at(kind, d, ADD)}", COMPARE

    def tested(self, d):
        plain = ["boolean", "true", "false", "integer", "float", "number", "string", "mapping", "iterable", "none", "sequence",
                 "callable", "escaped"]
        sort = self.random.random()
        if sort < 0.4:
            return self.test(self.any(), self.random.choice(plain), d)
        if sort < 0.48:
            return self.test("str", self.pick("lower", "upper"), d)
        if sort < 0.56:
            return self.test("int", self.pick("odd", "even"), d)
        if sort < 0.6:
            return self.test("int", "divisibleby", d, self.pick(2, 3, 5))
        if sort < 0.64:
            self.mark("test:in")
            return f"{self.at('int', d, FILTER)} is in({self.at('ints', d, COND)})", FILTER
        if sort < 0.67:
            return f"{self.quoted(self.pick('upper', 'nope', 'join'))} is {self.marked_test('filter')}", FILTER
        if sort < 0.7:
            return f"{self.quoted(self.pick('odd', 'nope', '=='))} is {self.marked_test('test')}", FILTER
        if sort < 0.955:
            kind = self.pick("int", "str", "float")
            name = self.pick("eq", "equalto", "ne", "lt", "lessthan", "le", "gt", "greaterthan", "ge")
            return self.test(kind, name, d, self.at(kind, d, COND))
        if sort < 0.965:
            name = self.name("none") or "none"
            return self.test("none", "sameas", 0, self.pick("none", name, "true"))
        name = self.pick("defined", "undefined")
        base = self.random.choice(UNSET + ["page.nothing", "s1", "li1[99]"]) if self.known is None else self.random.choice(UNSET)
        self.mark("test:" + name)
        return f"{base} is {self.pick('', 'not ')}{name}", FILTER

    def marked_test(self, name):
        self.mark("test:" + name)
        return name

    # Texts.
    def rows_str(self, d):
        rows = [
            (1.2, lambda: self.joined(d)),
            (0.5, lambda: self.binary("+", "str", "str", ADD, d)),
            (0.2, lambda: self.repeated(d)),
            (0.4, lambda: self.formatted(d)),
            (0.8, lambda: self.filtered("str", self.pick("upper", "lower", "capitalize", "title", "string"), d)),
            (0.6, lambda: self.filtered("str", "trim", d, self.maybe(lambda: self.quoted(self.pick("a", "x<", " -", "业")), 0.3))),
            (0.3, lambda: self.filtered("str", "center", d, self.maybe(lambda: self.pick(0, 5, 12, 21)))),
            (0.6, lambda: self.filtered("str", "replace", d, self.short(), self.short(), self.maybe(lambda: self.pick(0, 1, 2), 0.3))),
            (0.6, lambda: self.truncated(d)),
            (0.4, lambda: self.indented(d)),
            (0.4, lambda: self.wrapped(d)),
            (0.8, lambda: self.joined_list(d)),
            (0.3, lambda: self.filtered(self.pick("int", "float"), "filesizeformat", d, binary=self.maybe(lambda: "true", 0.4))),
            (0.2, lambda: self.filtered("str", "urlencode", d)),
            (0.15, lambda: self.filtered("map", "urlencode", d)),
            (0.3, lambda: self.filtered(self.any(), "string", d)),
            (0.3, lambda: self.filtered("str", "reverse", d)),
            (0.3, lambda: self.defaulted(self.filtered(self.pick("str", "strs"), self.pick("first", "last"), d), self.literal("str")[0])),
            (0.5, lambda: self.member(self.pick("name", "title"), d)),
            (0.6, lambda: self.sliced("str", d)),
            (0.2, lambda: self.defaulted((self.at("str", d, POSTFIX) + f"[{self.small()}]", POSTFIX), self.literal("str")[0])),
            (1.2, lambda: self.string_method(d)),
        ]
        if self.loops:
            rows += [(0.6, lambda: self.cycled("str", d)), (0.2, lambda: self.neighbour(d))]
        if self.calls and not self.plain:
            rows.append((1.5, lambda: (self.random.choice(self.calls), POSTFIX)))
        if self.macros and not self.plain:
            rows.append((2.5, lambda: self.macro_call(d)))
        if not self.plain:
            rows += [
                (0.5, lambda: self.filtered("str", "safe", d)),
                (0.7, lambda: self.filtered("str", self.pick("escape", "e", "forceescape"), d)),
                (0.3, lambda: self.filtered("str", "striptags", d)),
                (0.4, lambda: self.filtered(self.pick("int", "str", "ints", "map", "rec", "bool", "none", "recs"), "tojson", d,
                                            indent=self.maybe(lambda: self.pick(0, 1, 2), 0.3))),
                (0.3, lambda: self.attributes(d)),
                (0.4, lambda: self.linked(d)),
            ]
        return rows

    def joined(self, d):
        self.mark("operator:~")
        parts = [self.at(self.pick("str", "str", self.any()), d, CONCAT + 1) for _ in range(self.random.randint(2, 4))]
        return " ~ ".join(parts), CONCAT

    def repeated(self, d):
        self.mark("operator:* of text")
        return f"{self.at('str', d, MULTIPLY)} * {self.pick(0, 1, 2, 3)}", MULTIPLY

    def formatted(self, d):
        place = self.pick("%s", "%5s", "%-6s", "%.2s", "%%")
        number = self.pick("%d", "%05d", "%+d", "%i")
        real = self.pick("%f", "%.2f", "%8.1f", "%e", "%g")
        if place == "%%":
            values = [self.at("int", d, COND), self.at("float", d, COND)]
        else:
            values = [self.at("str", d, COND), self.at("int", d, COND), self.at("float", d, COND)]
        pattern = self.quoted(f"<{place}|{number}|{real}>")
        if self.chance(0.3) and not self.plain and place != "%.2s":
            pattern += "|safe"
        if self.chance(0.5):
            self.mark("operator:% of text")
            return f"({pattern}) % ({', '.join(values)})", MULTIPLY
        self.mark("filter:format")
        if self.chance(0.25):
            self.mark("format by name")
            return f"{self.quoted('%(a)s and %(b)d')}|format(a={self.at('str', d, COND)}, b={self.at('int', d, COND)})", FILTER
        return f"{pattern}|format({', '.join(values)})", FILTER

    def truncated(self, d):
        return self.filtered("str", "truncate", d, self.pick(3, 5, 8, 20), self.maybe(lambda: self.pick("true", "false")),
                             end=self.maybe(lambda: self.pick("'…'", "'...'", "''", "'<'"), 0.4),
                             leeway=self.maybe(lambda: self.pick(0, 1, 5), 0.6))

    def indented(self, d):
        return self.filtered("str", "indent", d, self.maybe(lambda: self.pick(0, 1, 3, "'> '")),
                             first=self.maybe(lambda: "true", 0.4), blank=self.maybe(lambda: "true", 0.3))

    def wrapped(self, d):
        return self.filtered("str", "wordwrap", d, self.pick(1, 3, 5, 8, 13), self.maybe(lambda: self.pick("true", "false"), 0.4),
                             wrapstring=self.maybe(lambda: self.pick("'|'", "'<br>'", "'\\n'"), 0.4),
                             break_on_hyphens=self.maybe(lambda: "false", 0.3))

    def joined_list(self, d):
        if self.chance(0.3):
            return self.filtered("recs", "join", d, self.pick("', '", "'<'", "''"), attribute=self.pick("'name'", "'year'", "'title'"))
        return self.filtered(self.pick("strs", "ints", "strs", "str"), "join", d, self.pick("', '", "' & '", "''", None))

    def sliced(self, kind, d):
        self.mark("slice")
        part = lambda: self.pick("", "", str(self.small()), str(self.small()))
        made = part() + ":" + part()
        if self.chance(0.35):
            made += ":" + self.pick("", "1", "2", "-1", "-2")
        return f"{self.at(kind, d, POSTFIX)}[{made}]", POSTFIX

    def string_method(self, d):
        name = self.pick("capitalize", "upper", "lower", "title", "swapcase", "center", "ljust", "rjust", "zfill", "replace", "strip",
                         "lstrip", "rstrip", "removeprefix", "removesuffix", "join")
        arguments = []
        if name in ("center", "ljust", "rjust", "zfill"):
            arguments = [self.pick(0, 4, 9, 14)] + ([self.pick("'*'", "'<'", "'业'")] if name != "zfill" and self.chance(0.4) else [])
        elif name == "replace":
            arguments = [self.short(), self.short()] + ([self.pick(0, 1, 2)] if self.chance(0.3) else [])
        elif name in ("strip", "lstrip", "rstrip"):
            arguments = [self.quoted(self.pick(" x", "a<", "业。"))] if self.chance(0.4) else []
        elif name in ("removeprefix", "removesuffix"):
            arguments = [self.short()]
        elif name == "join":
            arguments = [self.at("strs", d, COND)]
        return self.method("str", name, d, *arguments)

    def attributes(self, d):
        self.mark("filter:xmlattr")
        self.plain = True
        pairs = ", ".join(f"'{key}': {self.at(self.pick('str', 'int', 'none'), d, COND)}" for key in self.pick(["class"], ["id", "title"], []))
        self.plain = False
        return "{" + pairs + "}|xmlattr" + self.pick("", "", "(false)", "(autospace=true)"), FILTER

    def linked(self, d):
        return self.filtered("str", "urlize", d, self.maybe(lambda: self.pick(5, 20), 0.3), nofollow=self.maybe(lambda: "true", 0.3),
                             target=self.maybe(lambda: "'_blank'", 0.2), rel=self.maybe(lambda: "'help'", 0.2))

    def neighbour(self, d):
        self.mark("loop.previtem")
        member = self.pick("previtem", "nextitem")
        if self.loops[-1] in ("str", "int"):
            return f"loop.{member}|default({self.literal('str')[0]})|string", FILTER
        return f"(loop.{member} is defined)|string", FILTER

    def macro_call(self, d):
        name, parameters, rest = self.random.choice(self.macros)
        self.mark("macro call")
        given = []
        named = False
        for parameter, kind, has_default in parameters:
            if has_default and self.chance(0.4):
                named = True
                continue
            value = self.at(kind, d, COND)
            if named or self.chance(0.2):
                named = True
                self.mark("keyword argument")
                given.append(f"{parameter}={value}")
            else:
                given.append(value)
        if not named and rest == "varargs" and self.chance(0.5):
            self.mark("varargs")
            given.append(self.at("int", d, COND))
        if rest == "kwargs" and self.chance(0.5):
            self.mark("kwargs")
            given.append(f"extra={self.at('int', d, COND)}")
        return f"{name}({', '.join(given)})", POSTFIX

    # Lists and maps.
    def rows_ints(self, d):
        return [
            (1.0, lambda: self.list_of("int", d)),
            (0.4, lambda: self.binary("+", "ints", "ints", ADD, d)),
            (0.6, lambda: self.sliced("ints", d)),
            (0.5, lambda: self.listed(self.filtered("ints", "sort", d, self.maybe(lambda: "true", 0.4)))),
            (0.4, lambda: self.listed(self.filtered("ints", "unique", d))),
            (0.4, lambda: self.listed(self.filtered("ints", "reverse", d))),
            (0.6, lambda: self.chosen_items("ints", d)),
            (0.3, lambda: self.listed(self.mapped("strs", "length", d))),
            (0.2, lambda: self.listed(self.mapped("ints", self.pick("abs", "int"), d))),
            (0.3, lambda: self.listed((self.filtered("recs", "map", d, attribute="'year'")[0], FILTER))),
            (0.5, lambda: self.listed(self.range())),
            (0.15, lambda: self.filtered("ints", "list", d)),
            (0.1, lambda: (f"{self.at('ints', d, MULTIPLY)} * 2", MULTIPLY)),
        ]

    def rows_strs(self, d):
        return [
            (1.0, lambda: self.list_of("str", d)),
            (0.3, lambda: self.binary("+", "strs", "strs", ADD, d)),
            (0.5, lambda: self.sliced("strs", d)),
            (0.6, lambda: self.listed(self.filtered("strs", "sort", d, case_sensitive=self.maybe(lambda: "true", 0.3),
                                                    reverse=self.maybe(lambda: "true", 0.3)))),
            (0.4, lambda: self.listed(self.filtered("strs", "unique", d, self.maybe(lambda: "true", 0.3)))),
            (0.4, lambda: self.listed(self.filtered("strs", "reverse", d))),
            (0.6, lambda: self.chosen_items("strs", d)),
            (0.6, lambda: self.listed(self.mapped("strs", self.pick("upper", "title", "trim", "e", "capitalize", "length", "string"), d))),
            (0.3, lambda: self.listed((self.filtered("strs", "map", d, "'replace'", self.short(), self.short())[0], FILTER))),
            (0.4, lambda: self.listed((self.filtered("recs", "map", d, attribute=self.pick("'name'", "'title'", "'tags.0'"),
                                                     default=self.maybe(lambda: "'none'", 0.3))[0], FILTER))),
            (0.4, lambda: self.method("str", self.pick("split", "rsplit"), d, self.pick("','", "' '", None), None)),
            (0.2, lambda: self.method("str", self.pick("split", "rsplit"), d, "' '", self.pick(0, 1, 2))),
            (0.15, lambda: self.method("str", "splitlines", d)),
            (0.15, lambda: self.listed(self.method("str", self.pick("partition", "rpartition"), d, self.short()))),
            (0.3, lambda: self.filtered(self.pick("str", "map", "strs"), "list", d)),
            (0.2, lambda: self.listed(self.method("map", "keys", d))),
            (0.3, lambda: self.member("tags", d)),
        ]

    def listed(self, made):
        self.mark("filter:list")
        return self.bound(made, UNARY) + "|list", FILTER

    def range(self):
        self.mark("function:range")
        return self.pick("range(3)", "range(1, 4)", "range(0, 10, 3)", "range(5, 0, -2)", f"range({self.name('int') or 2} % 5)"), POSTFIX

    def mapped(self, kind, name, d):
        self.mark("filter:map")
        return f"{self.at(kind, d, UNARY)}|map({self.quoted(name)})", FILTER

    def chosen_items(self, kind, d):
        name = self.pick("select", "reject")
        if kind == "ints":
            tests = ["'odd'", "'even'", "'gt', 3", "'>', 1", "'<', 10", "'le', 7", "'>=', 2", "'<=', 5", "'!=', 1", "'==', 3", "'divisibleby', 3",
                     "'in', [1, 2, 3]", "'number'", ""]
        else:
            tests = ["'lower'", "'upper'", "'equalto', 'x'", "'in', 'alpha'", "'ne', ''", "'string'", ""]
        test = self.random.choice(tests)
        if test:
            self.mark("test:" + test[1:].split("'")[0])
        return self.listed((self.filtered(kind, name, d, test or None)[0], FILTER))

    def rows_recs(self, d):
        return [
            (0.3, lambda: (f"[{self.at('rec', d, COND)}]", POSTFIX)),
            (0.4, lambda: self.sliced("recs", d)),
            (0.8, lambda: self.listed(self.filtered("recs", "sort", d, attribute=self.pick("'name'", "'year'", "'year,name'", "'value'"),
                                                    reverse=self.maybe(lambda: "true", 0.3)))),
            (0.6, lambda: self.listed((self.filtered("recs", self.pick("selectattr", "rejectattr"), d,
                                                     self.pick("'done'", "'year', 'gt', 5", "'name', 'in', 'alpha'", "'tags'", "'value', 'lt', 2.0"))[0], FILTER))),
            (0.3, lambda: self.listed(self.filtered("recs", "unique", d, attribute="'year'"))),
            (0.3, lambda: self.listed(self.filtered("recs", "reverse", d))),
        ]

    def rows_rec(self, d):
        return [
            (0.4, lambda: self.record(d)),
            (0.2, lambda: self.defaulted((self.filtered("recs", self.pick("min", "max"), d, attribute=self.pick("'year'", "'value'"))[0], FILTER), self.name("rec") or self.record(0)[0])),
            (0.2, lambda: self.defaulted((self.filtered("recs", self.pick("first", "last"), d)[0], FILTER), self.name("rec") or self.record(0)[0])),
        ]

    def rows_map(self, d):
        return [
            (0.6, lambda: ("{" + ", ".join(f"'{key}': {self.at('int', d, COND)}" for key in self.random.sample("abcd", self.random.randint(0, 3))) + "}", POSTFIX)),
            (0.4, lambda: (self.mark("function:dict"), (f"dict({self.at('map', 0, COND)}, e={self.at('int', d, COND)})", POSTFIX))[1]),
        ]

    def rows_pairs(self, d):
        return [
            (0.5, lambda: self.listed(self.filtered("map", "items", d))),
            (0.5, lambda: self.listed(self.method("map", "items", d))),
            (0.5, lambda: self.filtered("map", "dictsort", d, case_sensitive=self.maybe(lambda: "true", 0.3),
                                        by=self.maybe(lambda: "'value'", 0.3), reverse=self.maybe(lambda: "true", 0.3))),
        ]
