#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
# Copyright 2026 The mip6boot Authors

"""Changes the decoders in one place at a time, and tells which changes no test notices.

A comparison is moved or turned, a check dropped or taken for granted, an operand of && and || dropped, a constant made one more.
These mutants are compiled into one build, each behind a switch, and a run of the tests turns one of them on: hence minutes, not
days. What only the compiler evaluates can have no switch: `--constants` rebuilds the rooms for each such constant.

A mutant is killed if the unit tests of its room, the vectors or the conformance tests fail, crash or do not end. One that
survives means a missing test, or changes nothing that anyone can see; then explained.txt says why.
"""

import argparse
import concurrent.futures
import json
import os
import random
import re
import subprocess
import sys
import time
from pathlib import Path

sys.dont_write_bytecode = True
import weave  # noqa: E402

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
ROOMS = ["base", "dhcpv6", "diameter", "radius"]
PARTS = ["CMakeLists.txt", "cmake", "fuzz", "include", "lib", "tests"]


# Of the tests that damage vectors, those that are done in seconds: as many as all the others.
DAMAGE = {"dhcpv6": "damaged DHCPv6 options*,damaged options*", "diameter": "damaged AVPs*", "radius": "damaged RADIUS*"}
DAMAGE["base"] = ",".join(DAMAGE.values())


def runs(file, quick=False):
    """What is run to kill a mutant of that file: quick ones first. All rooms stand on the base."""
    room = Path(file).parent.name
    units = [(f"unit_{one}",) for one in (ROOMS if room == "base" else [room])]
    return [(*unit, "~100*") for unit in units] + [("conformance",), ("vectors", "~[robustness]")] + (
        [] if quick else [*units, ("vectors", DAMAGE[room])])


def programs(files):
    return sorted({program for file in files for program, *_ in runs(file)})


def sources(names):
    """The files to mutate, by their path from the top."""
    files = [file for room in ROOMS for folder in ["include/mip6boot", "lib"]
             for file in sorted((ROOT / folder / room).iterdir()) if file.suffix in (".h", ".cc")]
    files = [str(file.relative_to(ROOT)) for file in files]
    if not names:
        return files
    chosen = [file for file in files if any(name in file for name in names)]
    if not chosen:
        sys.exit(f"run.py: no source of {', '.join(ROOMS)} has {' or '.join(names)} in its path")
    return chosen


def explanations():
    """Why a mutant cannot be seen from outside, by Mutant.key()."""
    reasons = {}
    for line in (HERE / "explained.txt").read_text().splitlines():
        if line and not line.startswith("#"):
            key, reason = line.rsplit(" | ", 1)
            reasons[key] = reason
    return reasons


class Build:
    """A copy of the sources and its build."""

    def __init__(self, folder, jobs, sanitize):
        self.source, self.jobs, self.sanitize = folder / "source", jobs, sanitize
        self.folder = folder / ("build-sanitized" if sanitize else "build")
        self.texts = {}
        for part in PARTS:
            place = ROOT / part
            for file in [place] if place.is_file() else place.rglob("*"):
                if file.is_file():
                    self.texts[str(file.relative_to(ROOT))] = file.read_bytes()

    def write(self, changed):
        """The copy, with other texts for some of its files. What stays the same is not touched."""
        for name, octets in self.texts.items():
            octets = changed[name].encode() if name in changed else octets
            file = self.source / name
            if not file.is_file() or file.read_bytes() != octets:
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(octets)
                file.chmod((ROOT / name).stat().st_mode)
        for file in list(self.source.rglob("*")):
            if file.is_file() and str(file.relative_to(self.source)) not in self.texts:
                file.unlink()

    def configure(self):
        if (self.folder / "build.ninja").exists():
            return
        flags = f"{'-O1' if self.sanitize else '-O0'} -w -Wno-c++11-narrowing -ferror-limit=0 -include {self.source}/tests/mutation/mutant.h"
        subprocess.run(
            ["cmake", "-S", self.source, "-B", self.folder, "-G", "Ninja", "-DCMAKE_CXX_COMPILER=clang++",
             "-DCMAKE_BUILD_TYPE=None", f"-DCMAKE_CXX_FLAGS={flags}", f"-DMIP6BOOT_SANITIZE={'address;undefined' if self.sanitize else ''}",
             "-DMIP6BOOT_BUILD_EXAMPLES=OFF", "-DMIP6BOOT_BUILD_TOOLS=OFF", "-DMIP6BOOT_BUILD_BENCHMARKS=OFF", "-DMIP6BOOT_INSTALL=OFF"],
            check=True, stdout=subprocess.DEVNULL)

    def compile(self, targets, keep_going=False):
        """What the compiler said; empty if it has built them all."""
        done = subprocess.run(
            ["cmake", "--build", self.folder, "-j", str(self.jobs), "--target", *targets] +
            (["--", "-k", "0"] if keep_going else []), capture_output=True, text=True)
        return "" if done.returncode == 0 else done.stdout + done.stderr or "failed"

    def fails(self, run, number=0):
        environment = dict(os.environ, MIP6BOOT_MUTANT=str(number), ASAN_OPTIONS="detect_leaks=0:hard_rss_limit_mb=2048")
        # A mutant may well go on for ever, or not stop allocating.
        limit = ["prlimit", "--cpu=120"] if self.sanitize else ["prlimit", "--cpu=30", f"--as={2 << 30}"]
        done = subprocess.run([*limit, self.folder / "tests" / run[0], *run[1:], "--abort"], env=environment,
                              stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        return done.returncode != 0

    def survives(self, mutant, quick=False):
        return not any(self.fails(run, mutant.number) for run in runs(mutant.file, quick))


def weave_all(build, files):
    """Builds with all the switches that compile. Returns their mutants."""
    texts = {file: (ROOT / file).read_text() for file in files}
    switches = {file: weave.switches(file, texts[file]) for file in files}
    number = 1
    for switch in (switch for file in files for switch in switches[file]):
        for mutant in switch.mutants:
            mutant.number = number
            number += 1
    # Known from the last time, so that a second run does not build twice.
    memory = build.source.parent / "left_out.json"
    left_out = set(json.loads(memory.read_text())) if memory.exists() else set()
    for file in files:
        switches[file] = [switch for switch in switches[file] if switch.mutants[0].key() not in left_out]
    targets = programs(files)
    while True:
        build.write({file: weave.woven(texts[file], switches[file]) for file in files})
        build.configure()
        said = build.compile(targets, keep_going=True)
        if not said:
            print(f"  {len(left_out)} mutants do not compile with a switch, and are left out", flush=True)
            return [mutant for file in files for switch in switches[file] for mutant in switch.mutants]
        # An error, or the place that a template was asked for from, in a line with switches.
        wrong = set()
        for name, line in re.findall(r"^([^:\s]+):(\d+):\d+: (?:fatal )?(?:error|note):", said, flags=re.M):
            path = (build.folder / name).resolve()
            if path.is_relative_to(build.source):
                wrong.add((str(path.relative_to(build.source)), int(line)))
        before = len(left_out)
        for file in files:
            for switch in list(switches[file]):
                if any((file, line) in wrong for line in switch.lines):
                    switches[file].remove(switch)
                    left_out.update(mutant.key() for mutant in switch.mutants)
        if len(left_out) == before:
            sys.exit("run.py: the sources with switches do not compile:\n" + said[-6000:])
        memory.write_text(json.dumps(sorted(left_out)))


def report(survivors, known, chosen, files):
    """Tells what survived. Whether all of it is explained."""
    for mutant in survivors:
        reason = known.get(mutant.key())
        print(f"{'explained' if reason else 'SURVIVED'}  {mutant}" + (f"\n           {reason}" if reason else ""))
    unexplained = [mutant for mutant in survivors if mutant.key() not in known]
    keys = {mutant.key() for mutant in chosen}
    alive = {mutant.key() for mutant in survivors}
    # What is read where nothing was written may kill a mutant one day, and another day not.
    killed_now = [key for key, reason in known.items()
                  if key in keys and key not in alive and "chance" not in reason]
    for key in killed_now:
        print(f"STALE     explained.txt explains a mutant that is killed: {key}")
    print(f"{len(chosen)} mutants in {len(files)} files: {len(chosen) - len(survivors)} killed, "
          f"{len(survivors) - len(unexplained)} explained, {len(unexplained)} survived")
    return not unexplained and not killed_now


def switched(build, files, arguments):
    print("building with the switches", flush=True)
    mutants = [mutant for mutant in weave_all(build, sources([])) if mutant.file in files]  # one build, whatever is asked for
    if arguments.sample:
        mutants = random.Random(arguments.seed).sample(mutants, min(arguments.sample, len(mutants)))
    broken = {" ".join(run) for run in sorted({run for file in files for run in runs(file, arguments.quick)}) if build.fails(run)}
    if broken:
        sys.exit(f"run.py: {', '.join(sorted(broken))} fails without any mutant")
    print(f"running the tests of {len(mutants)} mutants", flush=True)
    start = time.monotonic()
    survivors = []
    with concurrent.futures.ThreadPoolExecutor(build.jobs) as pool:
        for count, (mutant, alive) in enumerate(zip(mutants, pool.map(lambda mutant: build.survives(mutant, arguments.quick), mutants)), 1):
            if alive:
                survivors.append(mutant)
                print(f"  alive: {mutant}", flush=True)
            if count % 100 == 0 or count == len(mutants):
                print(f"  {count} run, {len(survivors)} of them survived, {time.monotonic() - start:.0f} s", flush=True)
    return mutants, survivors


def rebuilt(build, files, arguments):
    mutants = [pair for file in files for pair in weave.constants(file, (ROOT / file).read_text())]
    if arguments.sample:
        mutants = random.Random(arguments.seed).sample(mutants, min(arguments.sample, len(mutants)))
    survivors = []
    for mutant, text in mutants:
        build.write({mutant.file: text})
        build.configure()
        own = runs(mutant.file)[0]
        alive = not build.compile(own[:1]) and not build.fails(own)
        alive = alive and not build.compile(programs([mutant.file])) and build.survives(mutant)
        print(f"{'survived' if alive else 'killed  '}  {mutant}", flush=True)
        if alive:
            survivors.append(mutant)
    return [mutant for mutant, _ in mutants], survivors


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", help="a part of a path: mip6_hnp, lib/diameter; all of the rooms if there is none")
    parser.add_argument("--constants", action="store_true", help="the constants that need a rebuild, instead of the switches")
    parser.add_argument("--sample", type=int, help="so many mutants, at random")
    parser.add_argument("--seed", type=int, default=1, help="of the sample")
    parser.add_argument("--quick", action="store_true", help="without the tests that take seconds")
    parser.add_argument("--sanitize", action="store_true", help="under the sanitizers, which see a read too far: slower")
    parser.add_argument("--folder", type=Path, default=ROOT / "build-mutation", help="for the copy of the sources and its build")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    arguments = parser.parse_args()
    files = sources(arguments.files)
    build = Build(arguments.folder.resolve(), arguments.jobs, arguments.sanitize)
    chosen, survivors = (rebuilt if arguments.constants else switched)(build, files, arguments)
    sys.exit(0 if report(survivors, explanations(), chosen, files) else 1)


if __name__ == "__main__":
    main()
