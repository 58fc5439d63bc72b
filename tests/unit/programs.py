"""Builds of a CMake preset and the unit test programs in them."""
import os
import re
import subprocess
from pathlib import Path

SECONDS = 600


def watch():
    """Sets what the sanitizers look for besides their own choice."""
    os.environ.update(UBSAN_OPTIONS="print_stacktrace=1", TSAN_OPTIONS="halt_on_error=1:second_deadlock_stack=1",
                      ASAN_OPTIONS="detect_stack_use_after_return=1:strict_string_checks=1")


def build(preset, *targets):
    """Configures and builds a preset; gives what went wrong, or nothing."""
    for command in (["cmake", "--preset", preset, "--log-level=WARNING"],
                    ["cmake", "--build", "--preset", preset] + [word for name in targets for word in ("--target", name)]):
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        if done.returncode:
            return f"{' '.join(command)}\n{done.stdout[-6000:]}"
    return ""


def run_programs(folder, before=()):
    """Runs the unit test programs in the folder, each started by the words `before`; gives passed and failed cases."""
    passed = failed = 0
    programs = sorted(path for path in Path(folder).glob("*_test") if os.access(path, os.X_OK))
    for program in programs:
        try:
            done = subprocess.run([*before, program.resolve(), "--no-colors=true"], stdin=subprocess.DEVNULL,
                                  stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=SECONDS)
            code, said = done.returncode, done.stdout.decode(errors="replace")
        except subprocess.TimeoutExpired as late:
            code, said = "none in time", (late.stdout or b"").decode(errors="replace")
        counts = re.search(r"\[doctest\] test cases: *(\d+) \| *(\d+) passed \| *(\d+) failed(?: \| *(\d+) skipped)?", said)
        good, bad = (int(counts[2]), int(counts[3])) if counts else (0, 0)
        if not counts or not good or bool(code) != bool(bad):
            bad += 1
        if bad:
            print(f"FAILED {program} (exit {code})\n{said[-6000:]}")
        else:
            print(f"{program.name}: {good}")
        passed, failed = passed + good, failed + bad
    if not programs:
        print(f"FAILED no unit test program in {folder}")
        failed += 1
    return passed, failed
