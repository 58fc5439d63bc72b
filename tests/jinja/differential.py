#!/usr/bin/python3
"""Renders every written case (tests/jinja/cases/*.md) with Jinja2 and with planpress and compares output byte for byte, errors in
kind and line.

    differential.py DRIVER            compare; exit 1 on any difference that is not declared
    differential.py DRIVER --write    also write the results into the case files, where cases_test.cpp checks them
    differential.py DRIVER --speed    time a page with a table of 200 rows in both

A case is a heading, blocks ```jinja NAME (the first is rendered), ```json context, ```json globals, and its result in
```output or ```messages. "Settings: a, b." and "Differs from Jinja2: why." stand before the blocks. Needs Jinja2 3.1.
"""

import argparse
import json
import pathlib
import re
import subprocess
import sys
import time

import generate
import oracle

CASES = pathlib.Path(__file__).parent / "cases"
HEADING = re.compile(r"^## (\S+)\n", re.M)
BLOCK = re.compile(r"^(`{3,})(\w+)(?: (\S+))?\n(.*?)\n?\1$", re.M | re.S)


def read_cases(path):
    text = path.read_text(encoding="utf-8")
    parts = HEADING.split(text)
    for name, body in zip(parts[1::2], parts[2::2]):
        case = {"file": path.name, "name": name, "templates": {}, "context": {}, "globals": {}, "settings": {},
                "differs": None, "result": None}
        settings = re.search(r"^Settings: (.*)\.$", body, re.M)
        if settings:
            case["settings"] = {key: True for key in settings.group(1).split(", ")}
        differs = re.search(r"^Differs from Jinja2: (.*)\.$", body, re.M)
        if differs:
            case["differs"] = differs.group(1)
        for _, kind, label, content in BLOCK.findall(body):
            if kind == "jinja":
                case.setdefault("main", label)
                case["templates"][label] = content
            elif kind == "json":
                case[label] = json.loads(content)
            else:
                case["result"] = (kind, content)
        yield case


def with_planpress(driver, cases):
    keys = ("templates", "main", "context", "globals", "settings")
    lines = "".join(json.dumps({key: case[key] for key in keys}, ensure_ascii=False) + "\n" for case in cases)
    run = subprocess.run([driver], input=lines, capture_output=True, text=True, encoding="utf-8", check=True)
    return [json.loads(line) for line in run.stdout.split("\n") if line]


def compare(case, theirs, ours, environment):
    """A sentence when the two disagree in a way that is not declared: in the output, or in an error's kind or line."""
    what, reason = generate.difference(case, theirs, ours, environment)
    if case["differs"]:
        return None if what or reason else "is declared to differ, but does not"
    if not what and not reason:
        return None
    shown = theirs["output"] if "output" in theirs else f"{theirs['kind']} in {theirs['template']}:{theirs['line']}: {theirs['message']}"
    return f"{what or reason}\n    Jinja2:    {shown!r}\n    planpress: {ours.get('output', ours.get('errors'))!r}"


def write_results(path, results):
    text = path.read_text(encoding="utf-8")
    parts = HEADING.split(text)
    out = [parts[0]]
    for name, body in zip(parts[1::2], parts[2::2]):
        body = re.sub(r"\n(`{3,})(output|messages)\n.*?\n?\1\n", "", body, flags=re.S).rstrip("\n")
        ours = results[name]
        kind, content = ("output", ours["output"]) if "output" in ours else ("messages", ours["errors"].rstrip("\n"))
        fence = "```"
        while fence in content:
            fence += "`"
        out.append(f"## {name}\n{body}\n\n{fence}{kind}\n{content}\n{fence}\n\n")
    path.write_text("".join(out).rstrip("\n") + "\n", encoding="utf-8", newline="\n")


ROWS = [{"number": i, "title": f"推动大规模设备更新 <{i}>", "bodies": [{"name": "市工信局", "role": "lead"}, {"name": "市发改委", "role": "joint"}],
         "value": i * 1.5, "year": 2027, "done": i % 3 == 0} for i in range(200)]
SPEED = {
    "base.html": "<!doctype html><html lang=\"zh\"><head><title>{% block title %}{% endblock %}</title></head><body>{% block body %}{% endblock %}</body></html>",
    "lib.html": "{% macro body(b) %}<span class=\"{{ b.role }}\">{{ b.name }}</span>{% endmacro %}",
    "main.html": """{% extends "base.html" %}{% from "lib.html" import body %}
{% block title %}{{ title }}{% endblock %}
{% block body %}<table>
{% for row in rows %}<tr class="{{ loop.cycle('odd', 'even') }}"><td>{{ loop.index }}</td><td>{{ row.number }}</td>
<td><a href="measures/{{ row.number }}.html">{{ row.title }}</a></td>
<td>{% for b in row.bodies %}{{ body(b) }}{% if not loop.last %}、{% endif %}{% endfor %}</td>
<td>{{ row.value }}</td><td>{{ row.year }}</td><td>{% if row.done %}是{% else %}否{% endif %}</td><td>{{ row.title|truncate(8, true, '…', 0)|upper }}</td></tr>
{% endfor %}</table>{% endblock %}""",
}


def speed(driver):
    case = {"templates": SPEED, "main": "main.html", "context": {"title": "清单", "rows": ROWS}, "globals": {}, "settings": {}}
    template = oracle.environment(case).get_template("main.html")
    theirs = template.render(case["context"])
    start = time.process_time()
    for _ in range(50):
        template.render(case["context"])
    python = (time.process_time() - start) / 50 * 1e6
    line = json.dumps(dict(case, repeat=1000), ensure_ascii=False)
    run = subprocess.run([driver], input=line, capture_output=True, text=True, encoding="utf-8", check=True)
    ours = json.loads(run.stdout)
    print(f"200 rows, {len(theirs.encode())} bytes: Jinja2 {python:.0f} us, planpress {ours['microseconds']:.1f} us "
          f"({python / ours['microseconds']:.0f} times as fast), compiled in {ours['compile_microseconds']:.0f} us; "
          f"{'same bytes' if ours.get('output') == theirs else 'DIFFERENT BYTES'}")


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("driver")
    arguments.add_argument("--write", action="store_true")
    arguments.add_argument("--speed", action="store_true")
    options = arguments.parse_args()
    if options.speed:
        speed(options.driver)
        return 0
    count = declared = faults = 0
    for path in sorted(CASES.glob("*.md")):
        cases = list(read_cases(path))
        results = with_planpress(options.driver, cases)
        assert len(results) == len(cases), path
        for case, ours in zip(cases, results):
            count += 1
            declared += case["differs"] is not None
            environment = oracle.environment(case)
            trouble = compare(case, oracle.render(case, environment), ours, environment)
            if trouble:
                faults += 1
                print(f"{case['file']}: {case['name']} {trouble}")
        if options.write:
            write_results(path, {case["name"]: ours for case, ours in zip(cases, results)})
    print(f"{count} cases, {declared} of them declared to differ, {faults} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
