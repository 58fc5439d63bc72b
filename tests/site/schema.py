#!/usr/bin/python3
"""What python3-jsonschema says of our content and of the faulty cases: schema.py SCHEMAS TREE (the twin of schema.mjs)"""
import copy
import json
import sys
from pathlib import Path

import jsonschema

HERE = Path(__file__).parent / "schema"


def read(path):
    return json.loads(path.read_text(encoding="utf-8"))


def within(fault):
    """A fault and those that led to it, which is where the fault inside an `anyOf` is told."""
    yield fault
    for inner in fault.context or ():
        yield from within(inner)


def faults(schema, value):
    """Where the value does not follow the schema: JSON pointers and messages."""
    kind = jsonschema.validators.validator_for(schema)
    kind.check_schema(schema)
    found = [fault for outer in kind(schema).iter_errors(value) for fault in within(outer)]
    return [("".join(f"/{key}" for key in fault.absolute_path), fault.message) for fault in found]


def changed(value, case):
    """The value with one thing changed or taken away at a JSON pointer."""
    whole = copy.deepcopy(value)
    *keys, last = case["at"][1:].split("/")
    owner = whole
    for key in keys:
        owner = owner[int(key) if isinstance(owner, list) else key]
    if "becomes" in case:
        owner[last] = case["becomes"]
    else:
        del owner[last]
    return whole


def main(schemas, tree):
    known = {path.stem: read(path) for path in schemas.glob("*.json")}
    passed = failed = 0

    def case(name, wrong):
        nonlocal passed, failed
        passed, failed = passed + (not wrong), failed + bool(wrong)
        if wrong:
            print(f"FAILED {name}", *wrong[:12], sep="\n  ")

    for name, file in read(schemas / "content.list"):
        case(file, faults(known[name], read(tree / file)))
    for path in sorted((HERE / "sound").glob("*.json")):
        case(f"sound: {path.name}", faults(known[path.stem], read(path)))
    for path in sorted(HERE.glob("*.json")):
        one = read(path)
        found = faults(known[one["schema"]], changed(read(HERE / "sound" / f"{one['schema']}.json"), one))
        there = any(at in (one["at"], one["at"].rpartition("/")[0]) for at, _ in found)
        case(f"refused: {path.name}, {one['fault']}", [] if there else [f"no fault found at {one['at']}", *map(str, found)])
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
