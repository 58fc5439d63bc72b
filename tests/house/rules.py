"""The rules of the house. Each rule looks at one tree and gives its faults, as lines a reader can act on."""
import json
import re
from pathlib import Path

NOT_OURS = {".git", "build", "public", "pdf", "node_modules", "__pycache__"}
VAGUE = {"util", "utils", "helper", "helpers", "common", "manager", "context", "misc"}
MOST_LINES = 400
HAN = re.compile("[\u3400-\u9fff]")
# Where Chinese stands outside the tables of words, and why. All else that readers see is said by a key.
WORDS_KEPT = {
    "src/pages/filters.cpp": "the manual's sentence on dates shows one",
    "src/formats/workbook.cpp": "names of fonts",
    "src/pages/comparison.cpp": "units are compared as plans write them",
    "templates/assets/search.js": "what readers type is compared with what plans write",
}


def files(root, under="."):
    """Every file of the tree that is kept, in order; what was built or installed is left out."""
    found = []
    for path in sorted((root / under).rglob("*")):
        inside = path.relative_to(root)
        if path.is_file() and not NOT_OURS.intersection(inside.parts):
            found.append(inside)
    return found


def text_of(path):
    """The text of a file, or nothing when it is a picture or the like."""
    whole = path.read_bytes()
    return "" if b"\0" in whole else whole.decode("utf-8", "replace")


def sources(root):
    return [path for path in files(root, "src") if path.suffix in (".cpp", ".hpp")]


def floors(root):
    """src/floors.txt as {folder: [folders it may include]} and {header: [homes]}."""
    rooms, homes = {}, {}
    for line in (root / "src/floors.txt").read_text().splitlines():
        words = line.split()
        if not words or line.startswith("#"):
            continue
        if words[0] == "only":
            for header in words[2:]:
                homes.setdefault(header, []).append(words[1])
        else:
            rooms[words[0]] = words[1:]
    return rooms, homes


def floors_stand_on_what_is_above(root):
    rooms, homes = floors(root)
    seen = set()
    for room, below in rooms.items():
        for name in below:
            if name not in rooms:
                yield f"src/floors.txt: {room} names {name}, which is no folder"
            elif name not in seen:
                yield f"src/floors.txt: {room} may not stand on {name}: it is listed below it"
        seen.add(room)
    for header, owners in homes.items():
        for owner in owners:
            if owner not in rooms:
                yield f"src/floors.txt: {header} has its home in {owner}, which is no folder"
    there = {path.name for path in (root / "src").iterdir() if path.is_dir()}
    for name in sorted(there - set(rooms)):
        yield f"src/{name}: a folder that floors.txt does not name"
    for name in sorted(set(rooms) - there):
        yield f"src/floors.txt: {name} is no folder of src"


def includes(root):
    for path in sources(root):
        for number, line in enumerate(text_of(root / path).splitlines(), 1):
            found = re.match(r'\s*#\s*include\s*(?:"([^"]+)"|(<[^>]+>))', line)
            if found:
                yield path, number, found[1], found[2]


def includes_go_down(root):
    rooms, _ = floors(root)
    for path, number, own, _ in includes(root):
        room = path.parts[1]
        if own is None or room not in rooms:
            continue
        other = own.split("/")[0]
        if "/" not in own:
            yield f'{path}:{number}: write "{room}/{own}": an include names its folder'
        elif other != room and other not in rooms[room]:
            yield f"{path}:{number}: {room} may not include {other} (floors.txt allows: {' '.join(rooms[room]) or 'nothing'})"


def headers_stay_at_home(root):
    _, homes = floors(root)
    for path, number, _, header in includes(root):
        if header is None:
            continue
        room = path.parts[1]
        if header in homes:
            if room not in homes[header]:
                yield f"{path}:{number}: {header} lives in {' and '.join(homes[header])} only"
        elif re.search(r"[/.]", header) and not header.startswith("<fmt/"):
            yield f"{path}:{number}: {header} has no home: src/floors.txt needs an `only` line for it"


def files_are_short(root):
    for path in sources(root):
        lines = text_of(root / path).count("\n")
        if lines > MOST_LINES:
            yield f"{path}: {lines} lines, more than {MOST_LINES}"


def names_say_what(root):
    for folder in ("src", "templates", "tests", "tools"):
        if (root / folder).is_dir():
            for path in files(root, folder):
                vague = [part for part in path.parts[1:] if VAGUE.intersection(re.split(r"[_.-]", part))]
                if vague:
                    yield f"{path}: `{vague[0]}` does not say what it is"


def architecture_names_the_rooms(root):
    rooms, _ = floors(root)
    told = []
    for number, line in enumerate((root / "ARCHITECTURE.md").read_text().splitlines(), 1):
        row = re.match(r"\| `(\w+)` \|(.*)\|(.*)\|$", line)
        if row:
            told.append(row[1])
            for cell, what in ((row[2], "sentence"), (row[3], "invariant")):
                if not re.search(r"\w.*\.$", cell.strip()):
                    yield f"ARCHITECTURE.md:{number}: `{row[1]}` has no {what}"
    if told != list(rooms):
        yield f"ARCHITECTURE.md: lists {' '.join(told) or 'no rooms'}; src/floors.txt lists {' '.join(rooms)}"


def no_path_of_one_machine(root):
    places = "|".join("home root Users work tmp".split())
    for path in files(root):
        for number, line in enumerate(text_of(root / path).splitlines(), 1):
            found = re.search(rf"(?<![\w.*)}}\]>/-])/({places})/\w[^\s\"'`)]*", line)
            if found:
                yield f"{path}:{number}: `{found[0]}` is a path of one machine"


def nothing_is_left_unfinished(root):
    marks = re.compile(r"\b(?:T[O]DO|F[I]XME|X[X]X|H[A]CK)\b|doctest::sk[i]p|<<<<<<[<] |>>>>>>[>] ")
    for path in files(root):
        if path.parts[0] in ("src", "tests", "templates", "tools", "site") or path.suffix == ".md":
            for number, line in enumerate(text_of(root / path).splitlines(), 1):
                found = marks.search(line)
                if found:
                    yield f"{path}:{number}: `{found[0].strip()}` is left"


def papers_name_what_exists(root):
    rooms, _ = floors(root)
    targets = set(re.findall(r"^([a-z]+):", (root / "Makefile").read_text(), re.M))
    for paper in ("README.md", "ARCHITECTURE.md"):
        for number, line in enumerate((root / paper).read_text().splitlines(), 1):
            for link in re.findall(r"\]\(([^)\s]+)\)", line):
                if not re.match(r"\w+:|#", link) and not (root / link.split("#")[0]).exists():
                    yield f"{paper}:{number}: no file `{link}`"
            for target in re.findall(r"(?:`|^)make ([a-z]+)", line):
                if target not in targets:
                    yield f"{paper}:{number}: the Makefile has no `{target}`"
            for room, name in re.findall(r"`(\w+)/(\w+)(?:\.\w+)?`", line):
                if room in rooms and not list((root / "src" / room).glob(f"{name}.*")):
                    yield f"{paper}:{number}: no file `{room}/{name}` in src"


def checks_can_run(root):
    for path in files(root, "tests"):
        if path.name in ("check", "run") and not (root / path).stat().st_mode & 0o111:
            yield f"{path}: not executable"


def locks_install_anywhere(root):
    """Lock files name no registry, and no package in them asks for what is `latest`: Debian's npm 9 refuses that with an override,
    every npm without."""
    for path in files(root):
        if path.name == "package-lock.json":
            for name, package in json.loads(text_of(root / path)).get("packages", {}).items():
                if "resolved" in package:
                    yield f"{path}: {name} is bound to one registry"
                for needed, version in package.get("dependencies", {}).items():
                    if version == "latest":
                        yield f"{path}: {name} asks for the latest {needed}, which no lock can hold"


def blanked(text, pattern):
    """The text without what matches, with its lines where they were."""
    return re.sub(pattern, lambda found: "\n" * found[0].count("\n"), text, flags=re.S)


def readers_words_stand_in_tables(root):
    """Program and templates say what readers see by keys; the words themselves are in templates/words."""
    for folder, endings in (("src/pages", ".cpp .hpp"), ("src/formats", ".cpp .hpp"), ("templates", ".html .md .js .txt")):
        for path in files(root, folder) if (root / folder).is_dir() else []:
            if path.suffix not in endings.split():
                continue
            text = blanked(text_of(root / path), r"//[^\n]*" if folder.startswith("src") else r"\{#.*?#\}|(?<!:)//[^\n]*")
            if str(path) in WORDS_KEPT:
                if not HAN.search(text):
                    yield f"{path}: says nothing any more; WORDS_KEPT in rules.py need not name it"
                continue
            for number, line in enumerate(text.splitlines(), 1):
                found = re.search("[\u3400-\u9fff]+", line)
                if found:
                    yield f"{path}:{number}: `{found[0]}` is said outside templates/words (or WORDS_KEPT in rules.py says why)"


def words_are_said_once(root):
    """A key stands in one table of a language, and what English says is English."""
    first = {}
    for path in files(root, "templates/words") if (root / "templates/words").is_dir() else []:
        language = path.parts[2].split(".")[0]
        for number, line in enumerate(text_of(root / path).splitlines(), 1):
            key = re.match(r'"?([a-z][^\s:"]*)"?:', line)
            if key and first.setdefault((language, key[1]), f"{path}:{number}") != f"{path}:{number}":
                yield f"{path}:{number}: the key `{key[1]}` stands in {first[language, key[1]]} too"
            if language == "en" and HAN.search(line):
                yield f"{path}:{number}: Chinese in the English words"


RULES = [
    floors_stand_on_what_is_above,
    includes_go_down,
    headers_stay_at_home,
    files_are_short,
    names_say_what,
    architecture_names_the_rooms,
    no_path_of_one_machine,
    nothing_is_left_unfinished,
    papers_name_what_exists,
    checks_can_run,
    locks_install_anywhere,
    readers_words_stand_in_tables,
    words_are_said_once,
]


def faults_of(root):
    """Every fault of the tree at `root`, by rule."""
    return {rule.__name__: list(rule(Path(root))) for rule in RULES}
