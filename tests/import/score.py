#!/usr/bin/python3
"""Holds what `planpress import` reads in official documents against careful readings of the same documents.

    score.py [--documents DIR] [--verbose] PROGRAM READING...

READING is plan data (content/plans/*.json) or a reading by hand (../shared/gold/*.json). The documents are no part of
the project: DIR, or SEEDS in the environment, or ../shared/seeds beside the project is where they lie. Where there are
none, the score says so and passes.

For each reading it tells F1 in percent for measures (number and title), roles (measure, body, role), targets (value,
unit, comparison, year and likeness of the indicator, in the same measure, task or plan), rows of the annex with their
owners, and people. What was read and does not stand in the reading counts as much against it as what was missed.
"""
import json
import os
import re
import subprocess
import sys
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]
FLOORS = {"measures": 99, "roles": 99, "targets": 97, "rows": 99, "owners": 99, "people": 100}
GOLD_ROLES = {"duty": "joint", "participate": "participating", "territory": "territorial"}
DIGITS = {"一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}


def clean(text):
    """Names without white space, with one width and one kind of brackets and quotes."""
    text = re.sub(r"\s", "", text or "")
    for before, after in ("()", "（）"), ("[]", "〔〕"), ("“”", '""'), (",:", "，："):
        text = text.translate(str.maketrans(before, after))
    return text.strip("。；：")


def pairs(text):
    return {text[i:i + 2] for i in range(len(text) - 1)} or {text}


def alike(a, b):
    """How much of the shorter of two names stands in the other, from 0 to 1: data may tell the printed name in fewer words."""
    a, b = pairs(clean(a)), pairs(clean(b))
    return len(a & b) / min(len(a), len(b))


def target(t, gold):
    if gold:
        return {"indicator": t["indicator"], "key": (t["value"], t.get("value_max"), clean(t["unit"]), t["op"], t.get("by"))}
    return {"indicator": t["indicator"],
            "key": (t["value"], t.get("value_max"), clean(t["unit"]), t["comparison"], t.get("year"))}


def from_plan(plan):
    """Plan data as what is compared."""
    out = {"measures": [], "roles": [], "targets": [("plan", target(t, False)) for t in plan.get("targets") or []],
           "rows": [], "owners": [], "people": []}
    for measure in plan.get("measures") or []:
        name = clean(measure["number"])
        where = measure.get("id") or name
        out["measures"].append((name, clean(measure["title"])))
        out["roles"] += [(where, clean(r["body"]), r["role"]) for r in measure.get("responsible") or []]
        out["targets"] += [(f"measure {where}", target(t, False)) for t in measure.get("targets") or []]
    for index, task in enumerate(plan.get("tasks") or []):
        where = f"{task.get('group', '')} {task['number']}"
        out["rows"].append((clean(where), clean(task.get("domain", ""))))
        out["owners"] += [(clean(where), clean(r["body"])) for r in task.get("responsible") or []]
        out["targets"] += [(f"task {clean(where)}", target(t, False)) for t in task.get("targets") or []]
    for group in plan.get("groups") or []:
        out["people"] += [(clean(m["name"]), clean(m.get("post", "")), m["role"]) for m in group.get("members") or []]
    return out


def from_gold(gold):
    """A reading by hand as what is compared."""
    roles = {"组长": "chair", "副组长": "vice-chair", "成员": "member"}
    out = {"measures": [], "roles": [], "targets": [("plan", target(t, True)) for t in gold["overall_targets"]],
           "rows": [], "owners": [], "people": [(clean(p["name"]), clean(p["post"]), roles[p["role"]]) for p in gold.get("people", [])]}
    for measure in gold["measures"]:
        number = str(measure["no"]) if measure["no"] else f"safeguard {measure['safeguard_no']}"
        out["measures"].append((number, clean(measure["title"])))
        out["roles"] += [(number, clean(r["name"]), GOLD_ROLES.get(r["role"], r["role"])) for r in measure["responsible"]]
        out["targets"] += [(f"measure {number}", target(t, True)) for t in measure["targets"]]
    for task in gold.get("tasks", []):
        where = clean(f"{task.get('group') or ''} {task['no']}")
        out["rows"].append((where, clean(task.get("domain") or "")))
        out["owners"] += [(where, clean(name)) for name in task["departments"]]
        out["targets"] += [(f"task {where}", target(t, True)) for t in task.get("targets", [])]
    return out


def safeguards(reading):
    """Readings by hand count safeguards apart: `六（二）`, `s6-2` are the second one."""
    def name(number):
        found = re.fullmatch(r".*（([一二三四五六七八九])）|s\d+-(\d+)", number)
        return f"safeguard {DIGITS[found.group(1)] if found.group(1) else found.group(2)}" if found else number
    reading["measures"] = [(name(number), title) for number, title in reading["measures"]]
    reading["roles"] = [(name(number), body, role) for number, body, role in reading["roles"]]
    reading["targets"] = [(re.sub(r"^measure (.*)$", lambda m: "measure " + name(m.group(1)), where), t) for where, t in reading["targets"]]
    return reading


def match(found, wanted):
    """How many of `found` stand in `wanted`, each once, and what is left of both."""
    left, extra = list(wanted), []
    for one in found:
        if one in left:
            left.remove(one)
        else:
            extra.append(one)
    return len(found) - len(extra), extra, left


def match_targets(found, wanted, least=0.2):
    left, extra = list(wanted), []
    for where, one in found:
        fits = [w for w in left if w[0] == where and w[1]["key"] == one["key"]]
        best = max(fits, key=lambda w: alike(w[1]["indicator"], one["indicator"]), default=None)
        if best is not None and alike(best[1]["indicator"], one["indicator"]) >= least:
            left.remove(best)
        else:
            extra.append((where, one))
    return len(found) - len(extra), extra, left


def f1(right, found, wanted):
    return 100.0 if found + wanted == 0 else 200.0 * right / (found + wanted)


def score(found, wanted):
    """F1 of each kind, and what differs."""
    out = {}
    for kind in FLOORS:
        compare = match_targets if kind == "targets" else match
        right, extra, left = compare(found[kind], wanted[kind])
        out[kind] = (f1(right, len(found[kind]), len(wanted[kind])), extra, left)
    return out


def read(program, document):
    done = subprocess.run([program, "import", "-C", str(TOP), str(document)], capture_output=True, text=True)
    if not done.stdout:
        return None, done.stderr
    return json.loads(done.stdout), done.stderr


def documents_folder(wanted=None):
    folder = Path(wanted or os.environ.get("SEEDS") or TOP.parent / "shared/seeds")
    return folder if folder.is_dir() else None


def document_of(reading, folder):
    name = reading["source"] if "overall_targets" in reading else reading["document"].get("source", {}).get("file")
    return folder / name if name and (folder / name).is_file() else None


def score_reading(program, path, folder):
    """Scores by kind for one reading; None where its document is not there."""
    reading = json.loads(Path(path).read_text())
    document = document_of(reading, folder)
    if document is None:
        return None
    plan, said = read(program, document)
    if plan is None:
        raise SystemExit(f"{program} read nothing in {document.name}: {said}")
    gold = "overall_targets" in reading
    found = from_plan(plan)
    return score(safeguards(found) if gold else found, from_gold(reading) if gold else from_plan(reading))


def main(arguments):
    verbose = "--verbose" in arguments
    arguments = [a for a in arguments if a != "--verbose"]
    wanted = None
    if arguments[:1] == ["--documents"]:
        wanted, arguments = arguments[1], arguments[2:]
    if len(arguments) < 2:
        raise SystemExit(__doc__)
    folder = documents_folder(wanted)
    if folder is None:
        print("the documents are not here: nothing to compare")
        return 0
    low = False
    for path in arguments[1:]:
        scores = score_reading(arguments[0], path, folder)
        name = f"{Path(path).parent.name}/{Path(path).name}"
        if scores is None:
            print(f"{name}: its document is not here")
            continue
        print(name + ": " + " · ".join(f"{kind} {value:.1f}" for kind, (value, _, _) in scores.items()))
        low = low or any(value < FLOORS[kind] for kind, (value, _, _) in scores.items())
        for kind, (_, extra, left) in scores.items() if verbose else ():
            for sign, ones in ("+", extra), ("-", left):
                for one in ones:
                    print(f"  {sign} {kind} {one}")
    return 1 if low else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
