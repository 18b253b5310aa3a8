#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
# Copyright 2026 The mip6boot Authors

"""Prints for each case what it costs beside its floor, how costs grow, and what the binding table takes.

The gate is the ratio of instructions, which callgrind counts exactly. Times are medians of repetitions interleaved with the
floor's: they are told, and judge nothing but the one bound that is given in nanoseconds. Allocations must be none, but in
machines that keep what they were given. Instructions and times of other builds stand beside, and judge nothing.
"""

import argparse
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

TIMES = 1000  # that callgrind sees each case
MOST_OCTETS = 256  # of a binding, besides key and payload
# An encoder: at most so many memcpys of what it writes, and so many nanoseconds on top.
ENCODE, COPY, COPIES, EXTRA = "reply/encode", "reply/memcpy", 4, 40


def instructions(program, names):
    """Instructions that each case takes, by its name."""
    with tempfile.TemporaryDirectory() as folder:
        # A dump each time Counted() or EndOfCounted() is entered, of what came since the last.
        out = subprocess.run(
            ["valgrind", "--tool=callgrind", f"--callgrind-out-file={folder}/out", "--dump-before=*Counted*",
             program, "--count", str(TIMES)],
            capture_output=True, text=True)
        if out.returncode != 0:
            sys.exit(f"run.py: {program} under callgrind:\n{out.stdout}{out.stderr}")
        counts = []
        for number in range(1, len(names) + 1):
            dump = Path(folder, f"out.{2 * number}").read_text()
            counts.append(int(re.search(r"^totals: (\d+)", dump, re.M).group(1)) / TIMES)
    return dict(zip(names, counts))


def times(program, repetitions):
    """Nanoseconds and allocations of each case, by its name."""
    out = subprocess.run(
        [program, f"--benchmark_repetitions={repetitions}", "--benchmark_min_time=0.02",
         "--benchmark_enable_random_interleaving=true", "--benchmark_report_aggregates_only=true", "--benchmark_format=json"],
        capture_output=True, text=True)
    if out.returncode != 0:
        sys.exit(f"run.py: {program}:\n{out.stdout}{out.stderr}")
    medians = [run for run in json.loads(out.stdout)["benchmarks"] if run["aggregate_name"] == "median"]
    return {run["run_name"]: (run["cpu_time"], run["allocations"]) for run in medians}


def measure(program, repetitions):
    listing = subprocess.run([program, "--list"], stdout=subprocess.PIPE, text=True)
    if listing.returncode != 0:
        sys.exit(f"run.py: {program} --list ended with {listing.returncode}")
    listed = json.loads(listing.stdout)
    names = [case["name"] for case in listed["cases"]]
    names += [point["name"] for sweep in listed["sweeps"] for point in sweep["points"]]
    counts, timed = instructions(program, names), times(program, repetitions)
    for case in listed["cases"]:
        case["instructions"] = counts[case["name"]]
        case["ns"], case["allocations"] = timed[case["name"]]
    by_name = {case["name"]: case for case in listed["cases"]}
    for case in listed["cases"]:
        floor = by_name.get(case["floor"])
        case["ratio"] = floor and case["instructions"] / floor["instructions"]
        case["time_ratio"] = floor and case["ns"] / floor["ns"]
    for sweep in listed["sweeps"]:
        for point in sweep["points"]:
            point["instructions"] = counts[point["name"]]
            point["ns"], point["allocations"] = timed[point["name"]]
        grow(sweep["points"])
    return listed


def grow(points):
    """Adds to each point of a sweep its growth: of what is flat, over the first point; of what is linear, over the first step.

    A step is what one unit more costs from the point before to this one: fixed costs have no part in it."""
    for before, point in zip([points[0], *points], points):
        units = point["units"] - before["units"]
        point["each"] = (point["instructions"] - before["instructions"]) / units if units else point["instructions"] / point["units"]
    is_linear = points[-1]["units"] != points[0]["units"]
    for point in points:
        point["growth"] = 1 if is_linear and point is points[0] else point["each"] / points[is_linear]["each"]


def judge(measured):
    """Adds to each case, sweep and size of the binding table what is wrong with it, and returns whether nothing is."""
    by_name = {case["name"]: case for case in measured["cases"]}
    for case in measured["cases"]:
        case["wrong"] = []
        if case["bound"] and case["ratio"] > case["bound"]:
            case["wrong"].append("over its bound")
        if case["allocations"] and not case["owns_memory"]:
            case["wrong"].append("allocates")
    if ENCODE in by_name and by_name[ENCODE]["ns"] > COPIES * by_name[COPY]["ns"] + EXTRA:
        by_name[ENCODE]["wrong"].append("over its bound in time")
    for sweep in measured["sweeps"]:
        sweep["wrong"] = ["grows faster"] if max(p["growth"] for p in sweep["points"]) > sweep["bound"] else []
        if any(point["allocations"] for point in sweep["points"]) and not sweep["owns_memory"]:
            sweep["wrong"].append("allocates")
    for size in measured["binding_table"]:
        size["wrong"] = [] if size["whole"] else ["bindings were lost"]
        if (size["octets"] or 0) > MOST_OCTETS:
            size["wrong"].append("over its bound")
    return not any(row["wrong"] for part in ["cases", "sweeps", "binding_table"] for row in measured[part])


def number(value, form=".2f"):
    return "" if value is None else format(value, form)


def table(head, rows):
    """The first column to the left, the others to the right; what is wrong behind."""
    widths = [max(len(row[i]) for row in [head] + [row for row, _ in rows]) for i in range(len(head))]

    def line(row, wrong=()):
        cells = [row[0].ljust(widths[0])] + [cell.rjust(width) for cell, width in zip(row[1:], widths[1:])]
        print("  ".join(cells + [", ".join(wrong)]).rstrip())

    line(head)
    for row, wrong in rows:
        line(row, wrong)


def print_cases(measured, beside):
    others = {name: {case["name"]: case for case in other["cases"]} for name, other in beside.items()}
    head = ["case", "instructions", "x floor", "bound", "ns", "x floor", "allocations"]
    head += [f"{name}: {column}" for name in beside for column in ["x floor", "ns"]]
    rows = []
    for case in measured["cases"]:
        row = [case["name"], number(case["instructions"], ".0f"), number(case["ratio"]), number(case["bound"], "g"),
               number(case["ns"], ".1f"), number(case["time_ratio"]), number(case["allocations"], ".3g")]
        for cases in others.values():
            row += [number(cases[case["name"]]["ratio"]), number(cases[case["name"]]["ns"], ".1f")]
        rows.append((row, case["wrong"]))
    table(head, rows)
    by_name = {case["name"]: case for case in measured["cases"]}
    print(f"{ENCODE}: {by_name[ENCODE]['ns']:.1f} ns, at most {COPIES} x memcpy + {EXTRA} ns = "
          f"{COPIES * by_name[COPY]['ns'] + EXTRA:.1f} ns")


def print_sweeps(measured):
    print("\ngrowth: instructions in all beside the first size; of what has units, those of one unit more, beside the first such step")
    rows = []
    for sweep in measured["sweeps"]:
        for point in sweep["points"]:
            last = point is sweep["points"][-1]
            rows.append(([sweep["name"], f"{point['size']:,} {sweep['of']}", number(point["instructions"], ".0f"),
                          f"{point['each']:.1f}", sweep["unit"] or "", number(point["growth"]),
                          number(sweep["bound"], "g") if last else "", number(point["ns"], ".0f")],
                         sweep["wrong"] if last else []))
    table(["what", "size", "instructions", "each", "unit", "growth", "bound", "ns"], rows)


def print_binding_table(sizes):
    print("\nbinding table: ns an operation on the average, beside one read anywhere in as much memory; the worst single insert, and\n"
          "the worst sweep of 100 steps; octets of a node besides key and payload at the worst point of growth, "
          f"at most {MOST_OCTETS}")
    operations = ["read", "insert", "lookup", "miss", "refresh", "detach", "expiry"]
    table(["bindings", *operations, "worst insert, us", "worst sweep, us", "octets"],
          [([f"{size['bindings']:,}", *(number(size[operation], ".0f") for operation in operations),
             number(size["worst_insert"] / 1000, ".0f"), number(size["worst_sweep"] / 1000, ".0f"),
             number(size["octets"], "d")], size["wrong"]) for size in sizes])


def binding_table(program, largest):
    out = subprocess.run([program, "--binding-table", str(largest)], stdout=subprocess.PIPE, text=True)
    sizes = [json.loads(line) for line in out.stdout.splitlines()]
    if out.returncode != 0 or not sizes or sizes[-1]["bindings"] != largest:
        sys.exit(f"run.py: {program} --binding-table {largest} ended with {out.returncode}, before the largest table")
    return sizes


def main():
    parser = argparse.ArgumentParser(prog="./dev bench", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", nargs="?", choices=["all", "binding"], default="all", help="binding: the binding table alone")
    parser.add_argument("--full", action="store_true", help="the binding table with up to ten million bindings, not one")
    parser.add_argument("--json", action="store_true", help="for tools")
    parser.add_argument("--repetitions", type=int, default=15, help="of each time")
    parser.add_argument("--program", required=True, help=argparse.SUPPRESS)
    parser.add_argument("--beside", action="append", default=[], metavar="NAME=PROGRAM", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.repetitions < 2:
        parser.error("a median is of two repetitions or more")

    measured = {"cases": [], "sweeps": []}
    beside = {}
    if arguments.what == "all":
        measured = measure(arguments.program, arguments.repetitions)
        for other in arguments.beside:
            name, program = other.split("=", 1)
            beside[name] = measure(program, arguments.repetitions)
    measured["binding_table"] = binding_table(arguments.program, 10_000_000 if arguments.full else 1_000_000)
    good = judge(measured)
    measured["beside"] = beside
    if arguments.json:
        json.dump(measured, sys.stdout, indent=2)
        print()
    else:
        if arguments.what == "all":
            print_cases(measured, beside)
            print_sweeps(measured)
        print_binding_table(measured["binding_table"])
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    main()
