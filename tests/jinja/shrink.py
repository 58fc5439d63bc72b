"""Makes a failing case small: drops templates, tags with what they hold, pieces of tags, and data, as long as it fails."""

import re

PIECE = re.compile(r"(\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\})", re.S)
TOKEN = re.compile(r"\s+|'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"|\w+|.", re.S)


def spans(pieces):
    """Stretches of pieces that can be dropped together: a tag and its end with all between, and single pieces."""
    open_at = []
    for at, piece in enumerate(pieces):
        word = re.match(r"\{%[-+]?\s*(\w+)", piece)
        if not word:
            continue
        if word[1].startswith("end") and open_at:
            start = open_at.pop()
            yield start, at + 1, True
        elif word[1] in ("if", "for", "macro", "call", "filter", "block", "with", "autoescape", "raw") or (
                word[1] == "set" and "=" not in piece):
            open_at.append(at)
    for at in range(len(pieces)):
        yield at, at + 1, False


def brackets(tokens):
    """Stretches of tokens: what stands in brackets, calls of filters, single tokens, and halves."""
    stack = []
    for at, token in enumerate(tokens):
        if token in "([{" and token:
            stack.append(at)
        elif token in ")]}" and stack:
            yield stack.pop(), at + 1
    size = len(tokens)
    length = size // 2
    while length >= 1:
        for start in range(0, size - length + 1, max(1, length // 2)):
            yield start, start + length
        length //= 2


def smaller_texts(text):
    pieces = [piece for piece in PIECE.split(text) if piece]
    for start, end, pair in spans(pieces):
        yield "".join(pieces[:start] + pieces[end:])
        if pair:
            yield "".join(pieces[:start] + pieces[start + 1:end - 1] + pieces[end:])
    for at, piece in enumerate(pieces):
        if not PIECE.fullmatch(piece):
            if len(piece) > 1:
                yield "".join(pieces[:at] + [piece[:len(piece) // 2]] + pieces[at + 1:])
                yield "".join(pieces[:at] + [piece[len(piece) // 2:]] + pieces[at + 1:])
            continue
        tokens = TOKEN.findall(piece[2:-2])
        for start, end in brackets(tokens):
            yield "".join(pieces[:at] + [piece[:2] + "".join(tokens[:start] + tokens[end:]) + piece[-2:]] + pieces[at + 1:])
            if end - start > 2 and tokens[start] in "([{":
                inner = tokens[start + 1:end - 1]
                yield "".join(pieces[:at] + [piece[:2] + "".join(tokens[:start] + inner + tokens[end:]) + piece[-2:]] + pieces[at + 1:])


def smaller_values(value):
    if isinstance(value, dict):
        for key in value:
            yield {other: value[other] for other in value if other != key}
        for key in value:
            for smaller in smaller_values(value[key]):
                yield dict(value, **{key: smaller})
    elif isinstance(value, list):
        for at in range(len(value)):
            yield value[:at] + value[at + 1:]
        for at, item in enumerate(value):
            for smaller in smaller_values(item):
                yield value[:at] + [smaller] + value[at + 1:]
    elif isinstance(value, str) and len(value) > 1:
        yield value[:len(value) // 2]
        yield value[len(value) // 2:]


def smaller_cases(case):
    for name in case["templates"]:
        if name != case["main"]:
            yield dict(case, templates={other: text for other, text in case["templates"].items() if other != name})
    if case["context"]:
        yield dict(case, context={})
        words = set(re.findall(r"\w+", " ".join(case["templates"].values())))
        if set(case["context"]) - words:
            yield dict(case, context={name: value for name, value in case["context"].items() if name in words})
    for setting in case["settings"]:
        yield dict(case, settings={other: True for other in case["settings"] if other != setting})
    for name, text in case["templates"].items():
        for smaller in smaller_texts(text):
            yield dict(case, templates=dict(case["templates"], **{name: smaller}))
    for smaller in smaller_values(case["context"]):
        yield dict(case, context=smaller)


def shrunk(case, fails, most=2500):
    """The smallest case found with at most `most` trials for which `fails` still holds."""
    again = True
    while again and most > 0:
        again = False
        for smaller in smaller_cases(case):
            most -= 1
            if most <= 0:
                break
            if fails(smaller):
                case = smaller
                again = True
                break
    return case
