#!/usr/bin/python3
"""The same bytes whatever the machine is like: same_bytes.py PROGRAM TREE

Publishes the tree under many conditions and compares every file with the first publication.
"""
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

INPUTS = ("site", "content", "templates")


def copy(tree, to, backwards=False):
    """Copies the inputs of a publication, file by file in the order of their names or in the opposite one."""
    found = [path for part in INPUTS for path in (tree / part).rglob("*") if path.is_file()]
    for path in sorted(found, reverse=backwards):
        target = to / path.relative_to(tree)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
    return to


def listing(folder):
    """The names below a folder in the order in which the disk gives them."""
    return [name for _, folders, files in os.walk(folder) for name in folders + files]


def digests(folder):
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in sorted(folder.rglob("*")) if path.is_file()}


def turkish(folder):
    """Makes a locale with other letter cases and decimal commas, without touching the machine's own."""
    done = subprocess.run(["localedef", "-i", "tr_TR", "-f", "UTF-8", folder / "tr_TR.UTF-8"], capture_output=True, text=True)
    if not (folder / "tr_TR.UTF-8/LC_NUMERIC").exists():
        raise SystemExit(f"FAILED to make a Turkish locale: {done.stderr}\n0 passed, 1 failed")
    return {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8", "LOCPATH": str(folder)}


def main(program, tree, scratch):
    plain = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}
    forwards, backwards = copy(tree, scratch / "forwards"), copy(tree, scratch / "backwards", backwards=True)
    elsewhere = copy(tree, scratch / "另一处 'quoted'/deep/er")
    print("directory order differs:", "yes" if listing(forwards) != listing(backwards) else "no (this disk sorts names)")
    turkey = plain | turkish(scratch)
    conditions = [  # name, tree, environment, arguments, umask
        ("one thread", forwards, plain, ["-j", "1"], 0o022),
        ("eight threads", forwards, plain, ["-j", "8"], 0o022),
        ("three threads, again", forwards, plain, ["-j", "3"], 0o022),
        ("a Turkish locale", forwards, turkey, [], 0o022),
        ("the plain C locale", forwards, plain | {"LC_ALL": "C"}, [], 0o022),
        ("far east of Greenwich", forwards, plain | {"TZ": "<+14>-14"}, [], 0o022),
        ("far west of Greenwich", forwards, plain | {"TZ": "<-12>12"}, [], 0o022),
        ("an empty environment", forwards, {}, [], 0o022),
        ("a strict umask", forwards, plain, [], 0o077),
        ("names in the opposite order", backwards, plain, ["-j", "2"], 0o022),
        ("a checkout at another path", elsewhere, plain, [], 0o022),
    ]
    passed = failed = 0
    first = None
    for number, (name, where, environment, arguments, umask) in enumerate(conditions):
        out = scratch / f"out-{number}"
        done = subprocess.run([program, "build", "-C", where, "-o", out, *arguments], env=environment, umask=umask, text=True,
                              stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, cwd=scratch)
        faults = [f"exit {done.returncode}: {done.stdout[-2000:]}"] if done.returncode else []
        if not faults:
            made = digests(out)
            first = first or made
            names = [name for name in sorted(first.keys() | made.keys()) if first.get(name) != made.get(name)]
            faults = [f"{len(names)} files differ, such as {', '.join(names[:5])}"] if names else []
        passed, failed = passed + (not faults), failed + bool(faults)
        for fault in faults:
            print(f"FAILED the same bytes under {name}: {fault}")
        if not first:
            print(f"{passed} passed, {failed} failed")
            return 1

    # A second publication over the first touches no file.
    out = scratch / "out-0"
    times = {path: path.stat().st_mtime_ns for path in out.rglob("*") if path.is_file()}
    subprocess.run([program, "build", "-C", forwards, "-o", out], env=plain, stdin=subprocess.DEVNULL, capture_output=True)
    touched = [str(path.relative_to(out)) for path, time in times.items() if not path.exists() or path.stat().st_mtime_ns != time]
    if touched or not times:
        failed += 1
        print(f"FAILED a second publication touches {len(touched)} files, such as {', '.join(touched[:5])}")
    else:
        passed += 1
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    # A disk in memory is quick, and gives names in the order of their making, which other disks hide.
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    with tempfile.TemporaryDirectory(dir=memory) as folder:
        sys.exit(main(Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve(), Path(folder)))
