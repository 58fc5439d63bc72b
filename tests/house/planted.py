"""A sound little tree, and faults planted in it one at a time, each with the one line that must tell of it."""
import json

SOUND = {
    "src/floors.txt": "# lowest first\ntext\ndata  text\npages text data\n\nonly text  <utf8proc.h>\nonly pages <thread>\n",
    "src/text/utf8.cpp": '#include <string>\n#include <utf8proc.h>\n\n#include "text/utf8.hpp"\n',
    "src/text/utf8.hpp": "#pragma once\n#include <fmt/format.h>\n",
    "src/data/value.cpp": '#include "data/value.hpp"\n#include "text/utf8.hpp"\n',
    "src/data/value.hpp": "#pragma once\n",
    "src/pages/home_page.cpp": '#include <thread>\n#include "data/value.hpp"\n',
    "templates/home.html": "{#- 首页 -#}\n<h1>{{ \"home\" | t }}</h1>\n",
    "templates/words/zh-CN/base.yaml": "home: 首页\n",
    "templates/words/en/base.yaml": "home: Home\n",
    "tests/text/check": "#!/bin/sh\n",
    "Makefile": "build:\n\ttrue\n",
    "README.md": "# It\n\n`make build` builds. See [the house](ARCHITECTURE.md) and [there](https://example.test/home/x).\n",
    "ARCHITECTURE.md": "| room | is | holds |\n|---|---|---|\n| `text` | Letters. | It is small. |\n"
                       "| `data` | Values. | It is calm. |\n| `pages` | Pages. | It is last. |\n",
    "package-lock.json": json.dumps({"packages": {"node_modules/a": {"version": "1.0.0"}}}),
}


def after(path, addition):
    return {path: SOUND[path] + addition}


def instead(path, old, new):
    assert old in SOUND[path], (path, old)
    return {path: SOUND[path].replace(old, new)}


# What is done to the sound tree (None removes a file), and the fault that is then found.
PLANTED = [
    (after("src/data/value.cpp", '#include "pages/home_page.hpp"\n'),
     "src/data/value.cpp:3: data may not include pages (floors.txt allows: text)"),
    (after("src/text/utf8.cpp", '#  include "data/value.hpp"\n'),
     "src/text/utf8.cpp:5: text may not include data (floors.txt allows: nothing)"),
    (after("src/data/value.cpp", '#include "value.hpp"\n'),
     'src/data/value.cpp:3: write "data/value.hpp": an include names its folder'),
    (after("src/data/value.hpp", "#include <thread>\n"),
     "src/data/value.hpp:2: <thread> lives in pages only"),
    (after("src/data/value.hpp", "#include <nettle/sha2.h>\n"),
     "src/data/value.hpp:2: <nettle/sha2.h> has no home: src/floors.txt needs an `only` line for it"),
    ({"src/drawer/odd.cpp": "\n"},
     "src/drawer: a folder that floors.txt does not name"),
    (instead("src/floors.txt", "data  text\n", "data  text pages\n"),
     "src/floors.txt: data may not stand on pages: it is listed below it"),
    (instead("src/floors.txt", "data  text\n", "data  text tekst\n"),
     "src/floors.txt: data names tekst, which is no folder"),
    (after("src/floors.txt", "only page  <latch>\n"),
     "src/floors.txt: <latch> has its home in page, which is no folder"),
    ({"src/pages/home_page.cpp": None},
     "src/floors.txt: pages is no folder of src"),
    ({"src/text/long.cpp": "\n" * 401},
     "src/text/long.cpp: 401 lines, more than 400"),
    ({"src/text/string_utils.cpp": "\n"},
     "src/text/string_utils.cpp: `string_utils.cpp` does not say what it is"),
    ({"tests/common/case.txt": "\n"},
     "tests/common/case.txt: `common` does not say what it is"),
    (instead("ARCHITECTURE.md", "| `data` | Values. | It is calm. |\n", ""),
     "ARCHITECTURE.md: lists text pages; src/floors.txt lists text data pages"),
    (instead("ARCHITECTURE.md", "It is calm.", ""),
     "ARCHITECTURE.md:4: `data` has no invariant"),
    (instead("ARCHITECTURE.md", "Values.", " "),
     "ARCHITECTURE.md:4: `data` has no sentence"),
    ({"docs/notes.md": "\nLook into /" + "home/someone/plans for more.\n"},
     "docs/notes.md:2: `/" + "home/someone/plans` is a path of one machine"),
    ({"src/text/open.cpp": "// TO" + "DO: close\n"},
     "src/text/open.cpp:1: `TO" + "DO` is left"),
    (after("README.md", "Then `make coffee`.\n"),
     "README.md:4: the Makefile has no `coffee`"),
    (after("README.md", "![picture](docs/gone.png)\n"),
     "README.md:4: no file `docs/gone.png`"),
    (after("ARCHITECTURE.md", "See `text/utf8` and `data/letters`.\n"),
     "ARCHITECTURE.md:6: no file `data/letters` in src"),
    ({"tests/data/check": "#!/bin/sh\n"},
     "tests/data/check: not executable"),
    ({"package-lock.json": json.dumps({"packages": {"node_modules/a": {"resolved": "https://example.test/a.tgz"}}})},
     "package-lock.json: node_modules/a is bound to one registry"),
    ({"package-lock.json": json.dumps({"packages": {"node_modules/a": {"dependencies": {"b": "latest"}}}})},
     "package-lock.json: node_modules/a asks for the latest b, which no lock can hold"),
    (after("templates/home.html", "<p>城市</p>\n"),
     "templates/home.html:3: `城市` is said outside templates/words (or WORDS_KEPT in rules.py says why)"),
    (after("src/pages/home_page.cpp", 'const char* title = "首页";  // 首页\n'),
     "src/pages/home_page.cpp:3: `首页` is said outside templates/words (or WORDS_KEPT in rules.py says why)"),
    ({"templates/words/en/home.yaml": "home: Front page\n"},
     "templates/words/en/home.yaml:1: the key `home` stands in templates/words/en/base.yaml:1 too"),
    (after("templates/words/en/base.yaml", "city: 城市\n"),
     "templates/words/en/base.yaml:2: Chinese in the English words"),
]


def plant(root, change):
    """Writes the sound tree with the change into the folder `root`."""
    for path, content in (SOUND | change).items():
        if content is not None:
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(content)
            if path.endswith("/check") and path in SOUND:
                (root / path).chmod(0o755)
