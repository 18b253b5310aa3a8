#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
# Copyright 2026 The mip6boot Authors

"""Runs the tests in a build of the preset `coverage`, and prints what of include/ and lib/ they executed.

Tests and the replay of the fuzz corpus (label `fuzz`) are told apart; the floors are the tests' to keep. A branch is one outcome
of a condition; a template counts once, however many types it was made for.
"""

import argparse
import collections
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FLOORS = {room: {"lines": 95, "branches": 90} for room in ["dhcpv6", "diameter"]}  # per cent


def programs_by_test(build):
    """What ctest runs out of the build itself: what can count. Scripts and compilations cannot."""
    listed = subprocess.run(["ctest", "--test-dir", build, "--show-only=json-v1"], capture_output=True, text=True, check=True)
    commands = {test["name"]: Path(test["command"][0]) for test in json.loads(listed.stdout)["tests"] if test.get("command")}
    return {name: command for name, command in commands.items() if command.is_relative_to(build) and command.is_file()}


def run_tests(build, kind, tests, selection, profile, jobs):
    """Merges the counts of those of the tests into `profile`; leaves none if there are none."""
    profiles = build / "profiles" / kind
    shutil.rmtree(profiles, ignore_errors=True)
    profiles.mkdir(parents=True)
    names = "|".join(re.escape(name) for name in tests)
    done = subprocess.run(
        ["ctest", "--test-dir", build, "-j", str(jobs), "--output-on-failure", "--no-tests=ignore", "-R", f"^({names})$", *selection],
        env=dict(os.environ, LLVM_PROFILE_FILE=f"{profiles}/%m-%p.profraw"), stdout=sys.stderr)
    if done.returncode != 0:
        sys.exit("report.py: tests fail")
    raw = sorted(profiles.glob("*.profraw"))
    if raw:
        subprocess.run(["llvm-profdata", "merge", "-sparse", "-o", profile, *raw], check=True)


class File:
    """What was executed of one source.

    Lines and conditions as they are written: of a template once, whatever it was made for, and of a macro once, wherever it was
    expanded. The lines of tables (*.def) count for nothing: tests of their own go over the tables.
    """

    def __init__(self, text):
        self.text = text
        self.lines = {}  # number: whether it was executed
        self.branches = {}  # place: [was true, was false]

    def add_source(self, exported):
        # As llvm-cov show has it: the count of the segment that the line starts in, or the highest that starts in it.
        active = None
        by_line = collections.defaultdict(list)
        for segment in exported["segments"]:
            by_line[segment[0]].append(segment)
        for number in range(1, len(self.text) + 1):
            starting = by_line.get(number, [])
            counts = [segment[2] for segment in starting if segment[3] and segment[4] and not (len(segment) > 5 and segment[5])]
            wrapped = active[2] if active and active[3] else None
            directive = self.text[number - 1].startswith("#") or self.text[number - 2].endswith("\\")  # see add_macro
            if (counts or wrapped is not None) and not directive:
                self.lines[number] = max(counts + ([wrapped] if wrapped is not None else [])) > 0
            if starting:
                active = starting[-1]
        for branch in exported["branches"]:
            self.add_branch(branch)

    def add_macro(self, regions, branches):
        """What one expansion of a macro of this source executed."""
        for region in regions:
            self.lines[region[0]] = self.lines.get(region[0], False) or region[4] > 0
        for branch in branches:
            self.add_branch(branch)

    def add_branch(self, branch):
        outcomes = self.branches.setdefault(tuple(branch[:4]), [False, False])  # one a template
        outcomes[0] |= branch[4] > 0
        outcomes[1] |= branch[5] > 0


def read(profile, binaries):
    objects = [argument for binary in binaries[1:] for argument in ("-object", binary)]
    out = subprocess.run(
        ["llvm-cov", "export", binaries[0], *objects, f"-instr-profile={profile}", f"{ROOT}/include", f"{ROOT}/lib"],
        capture_output=True, text=True)
    if out.returncode != 0:
        sys.exit(f"report.py: llvm-cov: {out.stderr}")
    files = {}

    def file(name):
        path = Path(name).resolve()
        if path.suffix == ".def" or not (path.is_relative_to(ROOT / "include") or path.is_relative_to(ROOT / "lib")):
            return None
        name = str(path.relative_to(ROOT))
        if name not in files:
            files[name] = File(path.read_text().split("\n"))
        return files[name]

    exports = json.loads(out.stdout)["data"][0]["files"]
    for exported in exports:
        source = file(exported["filename"])
        if source:
            source.add_source(exported)
    for expansion in (expansion for exported in exports for expansion in exported["expansions"]):
        names = expansion["filenames"]
        for number, name in enumerate(names):
            source = file(name)
            regions = [region for region in expansion["target_regions"] if region[5] == number and region[7] == 0]
            if source and regions:
                source.add_macro(regions, [branch for branch in expansion["branches"] if branch[6] == number])
    return files


def totals(files):
    """For "lines" and "branches": covered, of how many, per cent."""
    all_outcomes = {
        "lines": [executed for file in files for executed in file.lines.values()],
        "branches": [outcome for file in files for outcomes in file.branches.values() for outcome in outcomes],
    }
    return {what: {"covered": sum(outcomes), "count": len(outcomes), "percent": 100 * sum(outcomes) / max(len(outcomes), 1)}
            for what, outcomes in all_outcomes.items()}


def room_of(name):
    return re.sub(r"^(?:include/mip6boot|lib)/", "", name).split("/")[0] if name.count("/") > 1 else "adapters"


def print_missing(files, room):
    for name in sorted(files):
        if room_of(name) != room:
            continue
        file = files[name]
        for number in sorted(set(file.lines) | {place[0] for place in file.branches}):
            said = ["not executed"] if not file.lines.get(number, True) else []
            for place, (true, false) in sorted(file.branches.items()):
                if place[0] == number and (true or false) and not (true and false):
                    condition = file.text[number - 1][place[1] - 1:place[3] - 1] if place[2] == number else "..."
                    said.append(f"`{condition}` never {'false' if true else 'true'}")
            if said:
                print(f"{name}:{number}: {', '.join(said)}: {file.text[number - 1].strip()}")


def main():
    parser = argparse.ArgumentParser(prog="./dev coverage", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--missing", metavar="ROOM", help="list what the tests do not execute of that room")
    parser.add_argument("--last", action="store_true", help="of the last run, without running anything")
    parser.add_argument("--json", action="store_true", help="for tools")
    parser.add_argument("--build", type=Path, required=True, help=argparse.SUPPRESS)
    parser.add_argument("--jobs", type=int, default=os.cpu_count(), help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    build = arguments.build.resolve()

    tests = programs_by_test(build)
    measured = {}
    for kind, selection in [("tests", ["-LE", "fuzz"]), ("corpus", ["-L", "fuzz"])]:
        profile = build / "profiles" / f"{kind}.profdata"
        if not arguments.last:
            profile.unlink(missing_ok=True)
            run_tests(build, kind, tests, selection, profile, arguments.jobs)
        if profile.exists():
            measured[kind] = read(profile, sorted(set(tests.values())))

    result, good = {}, True
    for room in sorted({room_of(name) for name in measured["tests"]}):
        row = {by: totals([file for name, file in files.items() if room_of(name) == room]) for by, files in measured.items()}
        row["floors"] = FLOORS.get(room, {})
        row["below"] = [what for what, floor in row["floors"].items() if row["tests"][what]["percent"] < floor]
        good = good and not row["below"]
        result[room] = row

    if arguments.json:
        json.dump(result, sys.stdout, indent=2)
        print()
    else:
        print("per cent of lines and branches that the tests execute, and that the corpus does; floors of the tests")
        columns = [(by, what) for by in ["tests", "corpus"] for what in ["lines", "branches"]]
        print("room".ljust(10) + "".join(f"{by + ': ' + what:>26}" for by, what in columns) + "  floors")
        for room, row in result.items():
            cells = [row[by][what] if by in row else None for by, what in columns]
            print(room.ljust(10) + "".join(
                f"{cell['percent']:10.2f} of {cell['count']:6} {what:8}"[:26].rjust(26) if cell else "-".rjust(26)
                for cell, (_, what) in zip(cells, columns)) + "  " +
                ", ".join(f"{floor} {what}" for what, floor in row["floors"].items()) +
                "".join(f"  {what} below the floor" for what in row["below"]))
        if "corpus" not in measured:
            print("no test here has the label fuzz: the corpus was not replayed")
    if arguments.missing:
        print_missing(measured["tests"], arguments.missing)
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    main()
