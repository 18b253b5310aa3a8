# SPDX-License-Identifier: Apache-2.0
# Copyright 2026 The mip6boot Authors

"""Finds what can be mutated in a C++ source, and weaves the switches of mutant.h into it.

It reads tokens, not syntax: what it takes wrongly does not compile, and run.py leaves it out.
"""

import re
from dataclasses import dataclass, field

OTHER = {"<": "<=", "<=": "<", ">": ">=", ">=": ">", "==": "!=", "!=": "=="}

# Zero is mostly the default of what an error does not tell, and the start of a count: only what is compared with it counts.
LITERAL = re.compile(r"(?<![\w.'])(?:0x[0-9a-fA-F]+|[1-9]\d*|(?<=[<>=!]= )0|(?<= [<>] )0)(?![\w.'])")


@dataclass
class Mutant:
    file: str
    line: int  # from 1
    change: str  # "`<` becomes `<=`"
    text: str  # the line, stripped
    number: int = 0
    switch: "Switch" = None
    again: int = 1  # the second of the same words, the third, ...

    def key(self):
        return f"{self.file} | {self.text} | {self.change}" + (f" ({self.again})" if self.again > 1 else "")

    def __str__(self):
        return f"{self.file}:{self.line}: {self.change}: {self.text}" + (f" ({self.again})" if self.again > 1 else "")


@dataclass
class Switch:
    """One place in a source: insertions that bring one mutant, or two."""

    lines: range
    mutants: list
    # (position, octets that go, text that comes; {} is the number of the first mutant)
    edits: list = field(default_factory=list)


def count_again(mutants):
    """Tells those of the same words apart."""
    seen = {}
    for mutant in sorted(mutants, key=lambda mutant: mutant.line):
        words = (mutant.text, mutant.change)
        mutant.again = seen[words] = seen.get(words, 0) + 1


def masked(text):
    """The source with comments, strings and lines of the preprocessor blanked, but for what macros stand for; positions stay."""

    def blank(match):
        return re.sub(r"[^\n]", " ", match.group())

    pattern = (r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|(?<!\w)\'(?:\\.|[^\'\\\n])\'|\\$|##\w*'
               r'|^[ \t]*#define[ \t]+\w+(?:\([^)]*\))?|^[ \t]*#(?!define)(?:[^\n]*\\\n)*[^\n]*')
    return re.sub(pattern, blank, text, flags=re.S | re.M)


def closing(mask, opening):
    """The position of the bracket that closes the one at `opening`; None if there is none."""
    depth = 0
    for position in range(opening, len(mask)):
        if mask[position] in "([{":
            depth += 1
        elif mask[position] in ")]}":
            depth -= 1
            if depth == 0:
                return position
    return None


def operand_end(mask, start, stops):
    """Where the operand of && or || that starts at `start` ends."""
    position = start
    while position < len(mask):
        if mask[position] in "([{":
            position = closing(mask, position)
            if position is None:
                return None
        elif mask[position] in ")]};,":
            return position
        elif any(re.match(r"\s+" + stop, mask[position:position + 80]) for stop in stops):
            return position
        position += 1
    return None


def operand_start(mask, end, whole=False):
    """Where the operand of && or || that ends in front of `end` starts, if it is the first of its chain; None if another stands
    in front. `whole`: where the chain starts."""
    position = end
    while position > 0:
        position -= 1
        if mask[position] in ")]}":
            depth = 1
            while depth and position > 0:
                position -= 1
                depth += (mask[position] in ")]}") - (mask[position] in "([{")
        elif mask[position] in "([{;,?":
            break
        elif re.match(r"(?<!\w)return\b", mask[position:]):
            position += len("return") - 1
            break
        elif not whole and mask[position] in "&|" and mask[position - 1] == mask[position]:
            return None
        elif re.match(r"[^=!<>]=\s|\s:\s", mask[position - 1:position + 2]):
            break
    position += 1
    return position + len(mask[position:end]) - len(mask[position:end].lstrip())


def condition_start(mask, start, end):
    """Where the condition of an `if` starts, whose parentheses hold from `start` to `end`: behind a declaration in front of it."""
    depth = 0
    for position in range(end - 1, start - 1, -1):
        depth += (mask[position] in ")]}") - (mask[position] in "([{")
        if mask[position] == ";" and depth == 0:
            return position + 1 + len(mask[position + 1:end]) - len(mask[position + 1:end].lstrip())
    return start


def unfit(mask):
    """Which octets lie where a switch could not work: in what only the compiler evaluates."""
    spans = []
    for match in re.finditer(r"\bstatic_assert\s*\(|\bif constexpr\s*\(|\benable_if_t\s*<|\bsizeof\s*\(|\balignas\s*\(", mask):
        end = closing(mask, match.end() - 1) if mask[match.end() - 1] == "(" else mask.find("\n", match.end())
        spans.append((match.start(), end or len(mask)))
    # Declarations of constants, labels, enumerators, template heads and their arguments.
    for match in re.finditer(
        r"^[ \t]*(?:[A-Z_]+ )?(?:static |inline )*constexpr\b[^;(){}]*=[^;]*;|\bcase\b[^:]*:|\benum\b[^{;]*\{[^}]*\}"
        r"|\btemplate\s*<[^\n]*|\boperator\s*(?:[<>=!]=?|&&|\|\|)|^[ \t]*MIP6BOOT_[A-Z0-9_]+\([^\n]*\)\s*\\?$|<[\w:, +*]*>\s*(?=[\w>&({])"
        r"|std::array<[^>]*>|\w\[[^\]\n]*\](?=;)",
        mask, flags=re.M):
        spans.append(match.span())
    flags = bytearray(len(mask))
    for start, end in spans:
        flags[start:end] = b"\1" * (end - start)
    return flags


def switches(file, text):
    """All switches that a source can have."""
    mask = masked(text)
    banned = unfit(mask)
    lines = text.split("\n")
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)

    def line_of(position):
        low, high = 0, len(starts) - 1
        while low < high - 1:
            middle = (low + high) // 2
            low, high = (middle, high) if starts[middle] <= position else (low, middle)
        return low

    def switch(first, last, changes, edits):
        line = line_of(first)
        found.append(Switch(
            range(line + 1, line_of(last) + 2),
            [Mutant(file, line + 1, change, lines[line].strip()) for change in changes],
            edits))

    found = []
    for match in re.finditer(r" (<=|>=|==|!=|<|>)(?=[ \n])", mask):
        if not banned[match.start(1)]:
            op = match.group(1)
            switch(match.start(1), match.end(), [f"`{op}` becomes `{OTHER[op]}`"],
                   [(match.end(), 0, " mutant::Op{{{}}} " + op)])
    for match in re.finditer(r"\bif (\()", mask):
        end = closing(mask, match.start(1))
        if end is None or banned[match.start()]:
            continue
        start = condition_start(mask, match.end(), end)
        # `if (T name = ...)` becomes `if (T name = ...; name)`.
        declared = re.match(r"[^=;(]*\W(\w+)\s+=(?!=)", mask[start:end])
        edits = [(start, 0, "mutant::Condition({}, "), (end, 0, ")")]
        if declared:
            edits = [(end, 0, "; mutant::Condition({}, " + declared.group(1) + ")")]
        switch(match.start(), end, ["the condition is false", "the condition is true"], edits)
    # In front of the operands of && and || that start at the same place: it holds them all.
    for match in re.finditer(r"\s+\?\s", mask):
        start = operand_start(mask, match.start(), whole=True)
        if not banned[match.start()] and not banned[start]:
            switch(start, match.start(), ["what is in front of `?` is false", "what is in front of `?` is true"],
                   [(start, 0, "mutant::Condition({}, "), (match.start(), 0, ")")])
    for match in re.finditer(r" (&&|\|\|)\s+", mask):
        op = match.group(1)
        end = operand_end(mask, match.end(), [r"\|\|", r"\?", ":[^:]"] + ([r"&&"] if op == "&&" else []))
        if end is None or banned[match.start(1)]:
            continue
        test = "(mutant::On({}) || (" if op == "&&" else "(!mutant::On({}) && ("
        switch(match.start(1), end, [f"what is behind `{op}` is dropped"],
               [(match.end(), 0, test), (end, 0, "))")])
        start = operand_start(mask, match.start())
        if start is not None and not banned[start]:
            switch(start, match.start(), [f"what is in front of `{op}` is dropped"],
                   [(start, 0, test), (match.start(), 0, "))")])
    for match in LITERAL.finditer(mask):
        if not banned[match.start()]:
            switch(match.start(), match.end(), [f"`{match.group()}` becomes one more"],
                   [(match.start(), len(match.group()), "mutant::Constant({}, " + match.group() + ")")])
    count_again(mutant for switch in found for mutant in switch.mutants)
    return found


def woven(text, chosen):
    """The source with the switches in it."""
    edits = []
    for switch in chosen:
        for position, gone, new in switch.edits:
            edits.append((position, gone, new.format(switch.mutants[0].number)))
    edits.sort(key=lambda edit: (edit[0], edit[1]))
    out, at = [], 0
    for position, gone, new in edits:
        out += [text[at:position], new]
        at = position + gone
    return "".join(out) + text[at:]


def constants(file, text):
    """Mutants of constants that the compiler needs: (mutant, source with it in)."""
    mask = masked(text)
    found = []
    for match in re.finditer(r"\bconstexpr\b[^;(){}]*=([^;]*);", mask):
        for literal in LITERAL.finditer(match.group(1)):
            start, end = (match.start(1) + side for side in literal.span())
            line = text.count("\n", 0, start)
            changed = str(int(literal.group(), 0) + 1)
            mutant = Mutant(file, line + 1, f"`{literal.group()}` becomes {changed}", text.split("\n")[line].strip())
            found.append((mutant, text[:start] + changed + text[end:]))
    count_again(mutant for mutant, _ in found)
    return found
