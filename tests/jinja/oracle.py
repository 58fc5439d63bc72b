"""Jinja2's side of the comparison: renders a case, and says of an error what kind it is and where it stands.

A case is {"templates": {name: text}, "main": name, "context": {…}, "globals": {…}, "settings": {"trim_blocks": true, …}};
what comes of it is {"output": text} or {"kind": …, "template": name, "line": number, "message": text}. The kinds are
`syntax` (also unknown filters and tests), `undefined`, `missing` (a template), `runtime` and `depth`. Needs Jinja2 3.1.
"""

import json
import re
import types

import jinja2
import markupsafe


def as_text(value):
    """A value as planpress writes it (design.md, section 6): `none` is nothing, `true` is `true`, lists and maps are JSON."""
    if value is None:
        return ""
    if value is True or value is False:
        return "true" if value else "false"
    if isinstance(value, (list, dict, tuple, range, types.GeneratorType)):
        return json.dumps(value if isinstance(value, (list, dict, tuple)) else list(value), ensure_ascii=False,
                          default=lambda other: None)
    return str(value)


@jinja2.pass_context  # so that Jinja2 does not print constants while it compiles
def finish(_, value):
    """The value-level differences, so that all else can be compared."""
    if value is None or value is True or value is False or type(value) in (list, dict, tuple, range):
        return as_text(value)
    return value


class _AnyText(type):
    def __instancecheck__(cls, value):
        return isinstance(value, str)


class _Text(metaclass=_AnyText):
    """Stands for `str` in Jinja2's modules: the same, but for the values that planpress writes otherwise."""

    def __new__(cls, value=""):
        return str(value) if isinstance(value, str) else as_text(value)


def _soft(value):
    return value if isinstance(value, str) else as_text(value)


def _escape(value):
    return markupsafe.escape(value if isinstance(value, str) or hasattr(value, "__html__") else as_text(value))


def _markup_join(parts):
    parts = list(parts)
    if any(hasattr(part, "__html__") for part in parts):
        return markupsafe.Markup("").join(_escape(part) for part in parts)
    return "".join(as_text(part) for part in parts)


def write_values_as_planpress():
    """From here on Jinja2's filters and `~` write `none`, `true`, lists and maps as planpress does, so that generated
    templates may use them everywhere. The written cases are run without this: they declare those differences."""
    for module in (jinja2.filters, jinja2.utils, jinja2.nodes, jinja2.tests):
        module.str = _Text
    jinja2.utils.markupsafe = types.SimpleNamespace(escape=_escape, Markup=markupsafe.Markup)
    jinja2.filters.soft_str = jinja2.runtime.soft_str = _soft
    jinja2.filters.escape = jinja2.runtime.escape = _escape
    jinja2.runtime.str_join = lambda parts: "".join(as_text(part) for part in parts)
    jinja2.runtime.markup_join = _markup_join
    for table in (jinja2.filters.FILTERS, jinja2.defaults.DEFAULT_FILTERS):
        table["e"] = table["escape"] = _escape
        table["string"] = _soft
        table["safe"] = lambda value: markupsafe.Markup(as_text(value))


def environment(case, as_planpress=False):
    settings = {key: True for key in case["settings"] if key != "strict"}
    made = jinja2.Environment(
        loader=jinja2.FunctionLoader(lambda name: (case["templates"][name], name, None)
                                     if name in case["templates"] else None),
        autoescape=lambda name: bool(name) and name.endswith((".html", ".htm", ".xml")),
        finalize=finish,
        undefined=jinja2.StrictUndefined if "strict" in case["settings"] else jinja2.Undefined,
        cache_size=-1,
        **settings,
    )
    made.globals.update(case["globals"])
    if as_planpress:
        made.optimized = False  # what Jinja2 works out while it compiles can come out otherwise
        made.policies["json.dumps_kwargs"] = {"sort_keys": True, "ensure_ascii": False}
    return made


def fault(kind, template, line, error):
    return {"kind": kind, "template": template, "line": line, "message": f"{type(error).__name__}: {error}"}


def error_of(case, error):
    if isinstance(error, jinja2.TemplateSyntaxError):
        return fault("syntax", error.name or case["main"], error.lineno, error)
    place = (None, None)
    trace = error.__traceback__
    while trace:
        if trace.tb_frame.f_code.co_filename in case["templates"]:
            place = (trace.tb_frame.f_code.co_filename, trace.tb_lineno)
        trace = trace.tb_next
    kind = "runtime"
    if isinstance(error, SyntaxError):  # what Jinja2 leaves to Python's compiler, whose line is another
        return fault("syntax", None, None, error)
    if isinstance(error, RecursionError):
        kind = "depth"
    elif isinstance(error, jinja2.TemplateNotFound):
        kind = "missing"
    elif isinstance(error, jinja2.UndefinedError):
        kind = "undefined"
    elif isinstance(error, jinja2.TemplateRuntimeError) and re.match("No (filter|test) named", str(error)):
        kind = "syntax"
    return fault(kind, *place, error)


def render(case, made=None):
    try:
        return {"output": (made or environment(case)).get_template(case["main"]).render(case["context"])}
    except Exception as error:  # whatever Python says about the values
        return error_of(case, error)


# What planpress says, by kind; what it tells while compiling is `syntax` unless it is named here.
KINDS = [
    ("missing", r"there is no template |no template is named"),
    ("depth", r"templates go round in a circle|too deep|extends itself|extend each other|takes too many steps"),
    ("undefined", r"undefined|is not defined|has no member|no member `|the (list|string) has no such|the list is empty"
                  r"|the condition is false and|there is no (previous|next) item|a parameter was not given"
                  r"|nothing calls this macro|the imported template does not|not defined|unknown function"
                  r"|has no method|there is no block|no template above has|`super\(\)` is only"),
    ("runtime", r"(filter|test) `[^`]*` (needs|takes|has no argument|is given)|a template can extend only one"
                r"|expected the name of a template"),
]


def kind_of(told):
    for kind, pattern in KINDS:
        if re.search(pattern, told["message"]):
            return kind
    return "syntax" if told["compiling"] else "runtime"
