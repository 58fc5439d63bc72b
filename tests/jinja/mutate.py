#!/usr/bin/python3
"""Changes one spot of the engine at a time and looks whether a test sees it: make mutate, or

    mutate.py [--count 120] [--seed 1] [--file filters_numbers.cpp …] [--build FOLDER]

Operators, filters, tests, methods, formats and escapes are mutated in a copy of src/: `<` and `<=`, `+` and `-`, `true` and
`false`, `&&` and `||`, numbers by one, a line of an effect dropped, a character of an escape changed. The copy's driver is
built without optimisation and runs all written cases (against their recorded results) and some hundred generated pairs
(against what the unchanged driver gives). A mutant that nothing sees is a survivor and is printed; EQUIVALENT lists those
that change nothing that can be seen. One mutant takes about ten seconds, so this is no part of `make test`.
"""

import argparse
import json
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile

import differential
import generate

TOP = pathlib.Path(__file__).resolve().parents[2]
FILES = ["jinja/operators.cpp", "jinja/values.cpp", "jinja/strings.cpp", "jinja/filters_html.cpp", "jinja/filters_lists.cpp",
         "jinja/filters_numbers.cpp", "jinja/filters_strings.cpp", "jinja/tests.cpp", "jinja/formats.cpp", "jinja/methods.cpp",
         "jinja/print.cpp", "jinja/links.cpp", "jinja/attributes.cpp", "jinja/evaluate.cpp", "jinja/html_print.cpp", "text/escape.cpp"]
RULES = [  # what, and what it becomes
    (r"(?<![<>=!\-+*/&|])<(?![<=>])(?= )", "<="), (r"(?<= )<=(?= )", "<"), (r"(?<= )>(?= )", ">="), (r"(?<= )>=(?= )", ">"),
    (r"(?<= )==(?= )", "!="), (r"(?<= )!=(?= )", "=="), (r"(?<= )\+(?= )", "-"), (r"(?<= )-(?= )", "+"),
    (r"(?<= )\*(?= )", "/"), (r"(?<= )/(?= )", "*"), (r"(?<= )%(?= )", "/"),
    (r"(?<= )&&(?= )", "||"), (r"(?<= )\|\|(?= )", "&&"), (r"\btrue\b", "false"), (r"\bfalse\b", "true"),
    (r"(?<![\w.'\"x])0(?![\w.x])", "1"), (r"(?<![\w.'\"x])1(?![\w.x])", "2"), (r"(?<![\w.'\"x])2(?![\w.x])", "3"),
    (r"\+= ", "= "), (r"if \(", "if (!("), (r"\bEscape::html\b", "Escape::none"), (r"\bEscape::none\b", "Escape::html"),
    (r"View::markup\b", "View::string"), (r"View::string\b", "View::markup"), (r"std::ceil\b", "std::floor"), (r"std::floor\b", "std::ceil"),
    (r"\bupper\b(?=\()", "lower"), (r"\blower\b(?=\()", "upper"), (r"starts_with", "ends_with"), (r"\brfind\b", "find"),
    (r"\bstripped_left\b", "stripped_right"), (r"\bfront\(\)", "back()"), (r"&(amp|lt|gt|#34|#39);", ";"), (r"\\\\u00(\w\w)", r"\\\\u01\1"),
    (r"^( +)(out|text|made|items|kept|rest|at|count|value|total)\b.*;$", r"\1;"), (r"^( +)\+\+\w+;$", r"\1;"), (r"\bbreak;", ";"),
]
SKIP = re.compile(r"^\s*(//|#|\[\[|using|namespace|constexpr FilterRow|static_cast)|reserve\(|fail\(|static constexpr|\bdescribe\(|template <|^\S.*\{$|= default|"
                  r"^ {4}\{\"|std::move|REQUIRES|is too large|deepest|case View::Kind|static_assert")
# Found to change nothing that can be seen, by file and text of the changed line.
EQUIVALENT = [
]


def mutants_of(name, text):
    """(line, text of the whole file) for every change that the rules allow."""
    lines = text.split("\n")
    for number, line in enumerate(lines):
        if SKIP.search(line):
            continue
        code = line.split(" //")[0]
        for pattern, made in RULES:
            for match in re.finditer(pattern, code):
                changed = code[:match.start()] + match.expand(made) + code[match.end():]
                if made == "if (!(":
                    # The bracket that closes the condition, if it stands in this line.
                    depth, at = 0, match.start() + 3
                    while at < len(code):
                        depth += code[at] == "("
                        depth -= code[at] == ")"
                        if depth == 0:
                            break
                        at += 1
                    if depth != 0 or ";" in code[match.start():at]:
                        continue
                    changed = code[:match.start()] + "if (!" + code[match.start() + 3:at + 1] + ")" + code[at + 1:]
                if changed != code:
                    yield number + 1, code.strip(), changed.strip(), "\n".join(lines[:number] + [changed] + lines[number + 1:])


def recorded_cases():
    cases = [case for path in sorted(differential.CASES.glob("*.md")) for case in differential.read_cases(path)]
    return [case for case in cases if case["result"]]


def ask(driver, cases, seconds):
    """The driver's answers without what the clock says; a driver that dies or hangs answers less."""
    keys = ("templates", "main", "context", "globals", "settings")
    lines = "".join(json.dumps({key: case[key] for key in keys}) + "\n" for case in cases)
    try:
        run = subprocess.run([driver], input=lines, capture_output=True, text=True, encoding="utf-8", timeout=seconds)
    except subprocess.TimeoutExpired:
        return None
    answers = []
    for line in run.stdout.removesuffix("\n").split("\n"):
        try:
            answer = json.loads(line)
        except ValueError:
            return None
        answers.append(answer.get("output", answer.get("errors")))
    return answers


def configure(build, scratch):
    subprocess.run(["cmake", "-S", str(scratch), "-B", str(build), "-G", "Ninja", "-DCMAKE_BUILD_TYPE=Debug", "-DCMAKE_CXX_FLAGS=-O0 -g0 -w",
                    "-DCMAKE_CXX_FLAGS_DEBUG="], check=True, stdout=subprocess.DEVNULL)


def make(build):
    return subprocess.run(["ninja", "-C", str(build), "-j1", "jinja_driver"], capture_output=True).returncode == 0


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--count", type=int, default=120)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--pairs", type=int, default=600)
    arguments.add_argument("--file", action="append")
    arguments.add_argument("--build", help="keep the copy and its build here")
    options = arguments.parse_args()
    folder = pathlib.Path(options.build or tempfile.mkdtemp(prefix="mutate."))
    scratch, build = folder / "tree", folder / "build"
    if not scratch.exists():
        shutil.copytree(TOP, scratch, ignore=shutil.ignore_patterns("build", ".git", "public", "node_modules", "__pycache__"))
    for name in FILES:  # a run that was stopped may have left a change behind
        shutil.copy(TOP / "src" / name, scratch / "src" / name)
    configure(build, scratch)
    if not make(build):
        sys.exit("the unchanged driver does not build")
    driver = str(build / "jinja_driver")
    cases = recorded_cases()
    seed = 0
    while len(cases) < len(recorded_cases()) + options.pairs:
        cases += [case for case in generate.cases_of(seed)]
        seed += 1
    wanted = ask(driver, cases, 600)
    assert wanted and len(wanted) == len(cases)
    choice = random.Random(options.seed)
    mutants = [(name, *mutant) for name in FILES if not options.file or pathlib.Path(name).name in options.file
               for mutant in mutants_of(name, (TOP / "src" / name).read_text(encoding="utf-8"))
               if (name, mutant[1]) not in EQUIVALENT]
    print(f"{len(mutants)} mutants are possible", flush=True)
    choice.shuffle(mutants)
    counts = {"killed": 0, "not compiled": 0, "survived": 0}
    for name, line, before, after, text in mutants:
        if counts["killed"] + counts["survived"] >= options.count:
            break
        target = scratch / "src" / name
        target.write_text(text, encoding="utf-8")
        if not make(build):
            counts["not compiled"] += 1
        elif ask(driver, cases, 300) != wanted:
            counts["killed"] += 1
        else:
            counts["survived"] += 1
            print(f"survives: {name}:{line}\n    {before}\n    {after}", flush=True)
        shutil.copy(TOP / "src" / name, target)
        os.utime(target)
    print(", ".join(f"{count} {what}" for what, count in counts.items()))
    if not options.build:
        shutil.rmtree(folder)
    return 1 if counts["survived"] else 0


if __name__ == "__main__":
    sys.exit(main())
