#!/usr/bin/python3
"""Random template sets with data, rendered by Jinja2 and by planpress and compared: output byte for byte, errors in kind and line.

    generate.py DRIVER [--pairs 5000] [--seed 1]    the same pairs every time; exit 1 on a difference or on thin coverage
    generate.py DRIVER --endless [--seed N]         new pairs until one differs; it is made small and printed as a case

A pair is a set of templates and the data of one page. `write_values_as_planpress` in oracle.py says how the value-level
differences of design.md section 6 are taken out of the comparison; EXPLAINED lists those that remain, with their counts.
"""

import argparse
import json
import random
import re
import subprocess
import sys
import time
import warnings

import oracle
from shrink import shrunk
from templates import Templates

# Differences with a reason, and the share of the pairs that may have it.
EXPLAINED = {
    "integers have 64 bits": 0.01,
    "told when templates are compiled": 0.03,
    "limits are our own": 0.01,
    "what Python itself prints": 0.005,
    "a comma at the end of `import`": 0.005,
    "one message for a tag": 0.01,
    "any key of a map may be asked for": 0.01,
    "lists and maps can be compared with anything": 0.005,
    "a `raw` that holds nothing": 0.005,
    "an index must be there": 0.005,
    "undefined inside of lists": 0.005,
    "strict is told where a name is read": 0.02,
}
# How often each construct, filter and test must occur in pairs that both render, per 5,000 pairs.
LEAST = 15


class Driver:
    """planpress, one case a line; started again when a case kills it."""

    def __init__(self, path):
        self.path = path
        self.start()

    def start(self):
        self.process = subprocess.Popen([self.path], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8")

    def __call__(self, case):
        keys = ("templates", "main", "context", "globals", "settings")
        self.process.stdin.write(json.dumps({key: case[key] for key in keys}) + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        if not line:
            code = self.process.wait()
            self.start()
            return {"faults": [{"template": "", "line": 0, "compiling": False, "message": f"planpress died with {code}"}], "died": True}
        return json.loads(line)


def is_refused(name, environment):
    """Whether Jinja2 cannot compile a template (which the page may not have asked for)."""
    try:
        environment.get_template(name)
    except oracle.jinja2.TemplateSyntaxError:
        return True
    except oracle.jinja2.TemplateNotFound:
        return False
    return False


def explained(theirs, faults, main, environment):
    """The reason of a difference that is meant, or None."""
    first = faults[0]["message"]
    if re.search("too large", first):
        return "integers have 64 bits"
    if re.search("too (deep|long|many)|limit", first):
        return "limits are our own"
    late = re.compile(r"unknown (function|filter|test)|there is no template|is not in|does not define|(filter|test) `\w+` (needs|takes|has no|is given)"
                      r"|`super\(\)` is only|`loop` has no member|is not a value|expected the name of a template|extend only one")
    if theirs.get("kind") != "syntax" and all(
            fault["compiling"] and (late.search(fault["message"]) or fault["template"] != main and is_refused(fault["template"], environment))
            for fault in faults):
        return "told when templates are compiled"
    return None


def same_place(case, theirs, told):
    """Whether the two name the same line: Jinja2 names the line in which a tag or output begins."""
    if told["template"] != theirs["template"]:
        return False
    if told["line"] == theirs["line"]:
        return True
    lines = case["templates"][told["template"]].replace("\r\n", "\n").split("\n")
    low, high = sorted((told["line"], theirs["line"]))
    between = "\n".join(lines[low - 1:high])
    # One tag that goes over these lines.
    return any(tag.group().count("\n") >= high - low for tag in re.finditer(r"\{[%{#].*?[%}#]\}", between, flags=re.S))


def difference(case, theirs, ours, environment):
    """(None, None) when the two agree, (None, reason) when the difference is explained, else (what differs, None)."""
    faults = ours.get("faults")
    if ours.get("died"):
        return "planpress dies", None
    if "output" in theirs and "output" in ours:
        if theirs["output"] == ours["output"]:
            return None, None
        if re.search(r"object at 0x|<module |(<|&lt;)macro |<built-in|(<|&lt;)bound|<Namespace", theirs["output"], re.I):
            return None, "what Python itself prints"
        return "the output differs", None
    if "output" in ours:
        if theirs["template"] and re.search(r"import [^%]*,\s*[-+]?%\}", case["templates"].get(theirs["template"], "")):
            return None, "a comma at the end of `import`"
        if "strict" in case["settings"] and re.search(r"object' has no attribute|object has no element", theirs["message"]):
            return None, "any key of a map may be asked for"
        if "unhashable" in theirs["message"]:
            return None, "lists and maps can be compared with anything"
        return f"planpress renders what is an error in Jinja2 ({theirs['kind']})", None
    reason = explained(theirs, faults, case["main"], environment)
    if all(fault["message"] == "`raw` is never closed" for fault in faults):
        reason = "a `raw` that holds nothing"
    if all(fault["message"].startswith("expected an index") for fault in faults):
        reason = "an index must be there"
    if theirs.get("kind") == "undefined" and "between a list and a list" in faults[0]["message"]:
        reason = "undefined inside of lists"
    if "strict" in case["settings"] and oracle.kind_of(faults[0]) == "undefined":
        reason = "strict is told where a name is read"
    if "output" in theirs:
        return (None, reason) if reason else ("planpress fails where Jinja2 renders", None)
    if theirs["kind"] == "depth":
        return (None, "limits are our own")
    if not faults[0]["compiling"]:
        faults = faults[:1]  # Jinja2 tells one
    kinds = [(oracle.kind_of(fault), fault) for fault in faults]
    # What Python says of an undefined value that has no such operation is a TypeError.
    kinds += [("runtime", fault) for kind, fault in kinds if kind == "undefined"]
    if theirs["line"] is None and any(kind == theirs["kind"] for kind, _ in kinds):
        return None, None
    if "Unexpected end of template" in theirs["message"] or "Missing end of" in theirs["message"]:
        # Told where the tag opens that is not closed; Jinja2 names the last line.
        return (None, None) if any(kind == "syntax" for kind, _ in kinds) else ("the kind of the error differs", None)
    if any(kind == theirs["kind"] and same_place(case, theirs, fault) for kind, fault in kinds):
        return None, None
    if reason:
        return None, reason
    if theirs["kind"] == "syntax" and any(kind == "syntax" and re.search("never closed|unexpected (character|`)|expected `.`, found", fault["message"])
                                          for kind, fault in kinds):
        return None, "one message for a tag"
    if any(same_place(case, theirs, fault) for _, fault in kinds):
        return f"the kind of the error differs: {theirs['kind']} and {kinds[0][0]}", None
    return "the line of the error differs", None


def judge(case, driver, environment=None):
    environment = environment or oracle.environment(case, as_planpress=True)
    theirs = oracle.render(case, environment)
    ours = driver(case)
    return theirs, ours, *difference(case, theirs, ours, environment)


def cases_of(seed):
    made = Templates(random.Random(seed)).make()
    return [dict(made, context=context, seed=seed) for context in made.pop("contexts")]


def show(case, theirs, ours, what):
    def fenced(kind, text):
        fence = "```"
        while fence in text:
            fence += "`"
        return f"{fence}{kind}\n{text}\n{fence}\n"

    print(f"\n## seed_{case['seed']}\n\n{what}.\n")
    if case["settings"]:
        print(f"Settings: {', '.join(case['settings'])}.\n")
    for name in [case["main"]] + sorted(set(case["templates"]) - {case["main"]}):
        print(fenced("jinja " + name, case["templates"][name]))
    if case["context"]:
        print(fenced("json context", json.dumps(case["context"], ensure_ascii=False)))
    print("Jinja2:    " + (repr(theirs["output"]) if "output" in theirs
                           else f"{theirs['kind']} in {theirs['template']}:{theirs['line']}: {theirs['message']}"))
    print("planpress: " + (repr(ours["output"]) if "output" in ours else
                           "; ".join(f"{oracle.kind_of(f)} in {f['template']}:{f['line']}: {f['message']}" for f in ours["faults"])), flush=True)


def report(case, theirs, ours, what, driver):
    def fails(smaller):
        now = judge(smaller, driver)
        return now[2] == what

    small = shrunk({key: value for key, value in case.items() if key != "labels"}, fails)
    show(small, *judge(small, driver)[:2], what)


def covered(counts, pairs):
    """What occurs too seldom in pairs that render."""
    least = max(1, LEAST * pairs // 5000)
    refused = {"random", "pprint"}
    wanted = [f"filter:{name}" for name in oracle.jinja2.defaults.DEFAULT_FILTERS if name not in refused]
    wanted += [f"test:{name}" for name in oracle.jinja2.defaults.DEFAULT_TESTS]
    wanted += sorted(counts)
    return sorted({f"{label} ({counts.get(label, 0)})" for label in wanted if counts.get(label, 0) < least and label != "mutation"})


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("driver")
    arguments.add_argument("--pairs", type=int, default=5000)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--endless", action="store_true")
    arguments.add_argument("--most", type=int, default=1, help="stop after so many differences")
    arguments.add_argument("--show", type=int, help="show the pairs of this seed")
    options = arguments.parse_args()
    oracle.write_values_as_planpress()
    warnings.simplefilter("ignore")  # what Python's compiler thinks of the templates
    driver = Driver(options.driver)
    if options.show is not None:
        for case in cases_of(options.show):
            show(case, *judge(case, driver)[:3])
        return 0
    begun = time.monotonic()
    seed = options.seed if not options.endless or options.seed != 1 else random.SystemRandom().randrange(1 << 48)
    done = rendered = 0
    counts, reasons, differing = {}, {}, []
    while options.endless or done < options.pairs:
        cases = cases_of(seed)
        environment = oracle.environment(cases[0], as_planpress=True)  # compiles the set once for all its pairs
        for case in cases:
            theirs, ours, what, reason = judge(case, driver, environment)
            done += 1
            if "output" in ours and "output" in theirs:
                rendered += 1
                for label in case["labels"]:
                    counts[label] = counts.get(label, 0) + 1
            if reason:
                reasons[reason] = reasons.get(reason, 0) + 1
            if what:
                differing.append(case)
                report(case, theirs, ours, what, driver)
                if len(differing) >= options.most:
                    return 1
                break
        seed += 1
        if options.endless and seed % 1000 == 0:
            print(f"{done} pairs, {rendered} rendered, {done / (time.monotonic() - begun):.0f} a second", flush=True)
    thin = covered(counts, done)
    many = [f"{reason} ({count})" for reason, count in reasons.items() if count > EXPLAINED[reason] * done]
    for label, names in (("too seldom in pairs that render", thin), ("explained too often", many)):
        if names:
            print(f"{label}: {', '.join(names)}")
    print(f"{done} pairs: {rendered} rendered alike, {done - rendered - sum(reasons.values()) - len(differing)} failed alike, "
          + ", ".join(f"{count} {reason}" for reason, count in sorted(reasons.items()))
          + f"; {len(differing)} differ; {time.monotonic() - begun:.1f} s")
    return 1 if differing or thin or many else 0


if __name__ == "__main__":
    sys.exit(main())
