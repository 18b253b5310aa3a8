# SPDX-License-Identifier: Apache-2.0
# Copyright 2026 The mip6boot Authors

# Shows Doxygen our headers as it likes them: awk -v top=<top folder> -f doxygen_filter.awk <header>
#
# - Comments become ///, or ///< behind something.
# - The comment at the head of a header is that of the file, and of its one class that has none of its own. Where two have none,
#   Doxygen is left to say so.
# - A comment over the overloads of a function, or over several variables or aliases of a namespace, is that of each, up to the
#   next comment or empty line. Functions of different names share none: Doxygen is left to say so.
# - Enumerators, members, messages and AVPs that come out of a .def table are written out, with the words that the table has for
#   them; other uses of tables are left out.

# Reads logical lines: MACRO(...) over several lines, until its parentheses are closed.
function closed(text, copy, opening, closing) {
  copy = text
  gsub(/"([^"\\]|\\.)*"/, "", copy)
  opening = gsub(/\(/, "", copy)
  closing = gsub(/\)/, "", copy)
  return opening > 0 && opening == closing
}

# Splits "a, f(b, c), \"d, e\"" at its outer commas into parts[1..n].
function split_arguments(text, parts, n, i, c, depth, quoted, part) {
  n = 0
  depth = 0
  quoted = 0
  part = ""
  for (i = 1; i <= length(text); ++i) {
    c = substr(text, i, 1)
    if (quoted) {
      if (c == "\\") {
        part = part c substr(text, ++i, 1)
        continue
      }
      if (c == "\"") quoted = 0
    } else if (c == "\"") {
      quoted = 1
    } else if (c == "(") {
      ++depth
    } else if (c == ")") {
      --depth
    } else if (c == "," && depth == 0) {
      parts[++n] = trim(part)
      part = ""
      continue
    }
    part = part c
  }
  parts[++n] = trim(part)
  return n
}
function trim(text) {
  gsub(/^[ \t]+|[ \t\\]+$/, "", text)
  return text
}

# Puts arguments into the body of a macro, word for word.
function substitute(body, parameters, count, arguments, out, word, i) {
  gsub(/k##/, "k\001", body)
  out = ""
  while (match(body, /[A-Za-z_][A-Za-z_0-9]*/)) {
    out = out substr(body, 1, RSTART - 1)
    word = substr(body, RSTART, RLENGTH)
    if (word == "k" && substr(body, RSTART + 1, 1) == "\001") word = "k"
    for (i = 1; i <= count; ++i) if (parameters[i] == word) word = arguments[i]
    out = out word
    body = substr(body, RSTART + RLENGTH)
    sub(/^\001/, "", body)
  }
  return out body
}

# Takes "#define NAME(parameters) body".
function define(definition, name, parameters) {
  sub(/^#define +/, "", definition)
  match(definition, /^[A-Za-z0-9_]+/)
  name = substr(definition, 1, RLENGTH)
  definition = substr(definition, RLENGTH + 1)
  parameters = ""
  if (definition ~ /^\(/) {
    parameters = substr(definition, 2, index(definition, ")") - 2)
    definition = substr(definition, index(definition, ")") + 1)
  }
  heads[name] = parameters
  bodies[name] = trim(definition)
}

# What the macros defined so far make of a table.
function expand(file, line, row, definition, name, count, arguments, n, i, words, about, preset, names, flat, request) {
  row = definition = about = ""
  flat = shared
  gsub(/\n\n/, " <p> ", flat)
  gsub(/\n/, "", flat)
  while ((getline line < file) > 0) {
    if (line ~ /^#ifndef/) preset = 1  # macros that nobody has defined
    if (line ~ /^#endif/) preset = 0
    if (line ~ /^#else/ && "MIP6BOOT_AVP_FAMILY" in bodies) preset = 1  # the other families
    if (preset) continue
    if (definition != "" || line ~ /^#define/) {
      definition = definition line
      if (!sub(/\\$/, "", definition)) {
        define(definition)
        definition = ""
      }
      continue
    }
    if (row == "" && line !~ /^MIP6BOOT_[A-Z0-9_]+\(/) {
      if (line == "#include MIP6BOOT_AVP_FAMILY") line = "#include " bodies["MIP6BOOT_AVP_FAMILY"]
      if (match(line, /^#include "[^"]+"/)) expand(top "/include/" substr(line, 11, RLENGTH - 11))
      about = line ~ /^\/\/ / ? about substr(line, 3) : ""
      continue
    }
    sub(/ +\/\/ .*/, "", line)
    row = row line
    if (!closed(row)) continue
    name = row
    sub(/\(.*/, "", name)
    if (name in bodies && bodies[name] ~ /[,;]$|^(struct|enum) /) {
      sub(/^[A-Z0-9_]+\(/, "", row)
      sub(/\)[ ;]*$/, "", row)
      n = split_arguments(row, arguments)
      words = ""
      for (i = 1; i <= n; ++i) if (arguments[i] ~ /^"/) words = arguments[i]
      gsub(/^"|"$/, "", words)
      gsub(/[<>&@#%\\]/, "\\\\&", words)
      count = split_arguments(heads[name], names)
      line = substitute(bodies[name], names, count, arguments)
      if (line ~ /^using/) words = words " (" arguments[1] ")"
      if (index(about, words)) words = ""
      if (line ~ /^struct [A-Za-z0-9]+Answer /) about = " The answer to " request "." about
      if (match(line, /^struct [A-Za-z0-9]+Request /)) request = substr(line, 8, RLENGTH - 8)
      gsub(/MIP6BOOT_EXPORT const char\* ValueName/, "/** Null for a value without a name. */ &", line)
      if (line ~ /^(struct|enum|using) /) line = "/** " words about (line ~ /^struct/ && flat != "" ? " <p> " flat : "") " */ " line
      else if (line ~ /,$/ || words != "") line = line " /**< " words " */"
      printf "%s ", line
      about = ""
    }
    row = ""
  }
  close(file)
}

# Whether the line begins a class of a namespace.
function begins_class(line) {
  return line ~ /^(struct|class) [^;(]*\{/ && line !~ /::[A-Za-z0-9_]+ \{/
}

# What the line declares, as far as a comment can be shared: functions of one name (overloads;
# LoadBigEndian16 and LoadBigEndian24 are some too), or variables or aliases of a
# namespace; "" if it is none of these.
function kind_of(line) {
  if (line ~ /^ *(namespace|static_assert|struct|class|enum|union|private:|public:|#|\})/) return ""
  if (line ~ /^ *((explicit|constexpr|MIP6BOOT_EXPORT) )*[A-Z][A-Za-z0-9]*\(/) return ""  # constructors
  if (line ~ /^using /) return "alias"
  if (match(line, /^[^={(]*\(/)) {
    line = substr(line, 1, RLENGTH - 1)
    sub(/.*[^A-Za-z_0-9]/, "", line)
    sub(/[0-9]+$/, "", line)
    return "function " line
  }
  return line ~ /^[a-z]/ ? "variable" : ""
}
function indentation_of(line) {
  match(line, /^ */)
  return RLENGTH
}

# What there is in the header: its head, its namespace, and its classes without words.
BEGIN {
  while ((getline line < ARGV[1]) > 0) {
    ++number
    if (number >= 4 && line ~ /^\/\// && !head_ended) {
      head = head substr(line, 3) "\n"
      continue
    }
    if (number >= 4) head_ended = 1
    if (line ~ /^namespace mip6boot /) {
      room = line
      gsub(/inline|namespace| /, "", room)
      gsub(/\{/, "::", room)
    }
    if (begins_class(line) && !has_words) {
      ++wordless
      match(line, /(struct|class) ([A-Z_]+\(.*\) )?[A-Za-z0-9_]+/)
      name = substr(line, RSTART, RLENGTH)
      sub(/.* /, "", name)
      headed = room name
    }
    if (line ~ /^\/\// && line !~ /\/\/ ----/) has_words = 1
    else if (line !~ /^(#|template <)|\\$/ && before !~ /\\$/) has_words = 0
    before = line
  }
  close(ARGV[1])
}

# The comment at the head of the file. No line of a header changes its number.
FNR <= 2 && /^\/\// { print ""; next }
FNR == 3 && /^$/ {
  print "/// " (wordless == 1 ? "\\class " headed : "\\file")
  in_head = 1
  next
}
in_head && /^\/\// {
  sub(/\/\//, "///")
  print
  next
}
{ in_head = 0 }
END { if (wordless == 1) printf "/** \\file\n%s */\n", head }

# Comments. One with an empty line behind it, or a table, is of no declaration in particular: it stays as it is.
!in_body && /^ *\/\/( |$)/ {
  if ($0 ~ /\/\/ ---- /) {
    shared = ""
    $0 = ""
  } else if ($0 ~ /\/\/ NOLINT/) {
    $0 = ""
  } else {
    text = $0
    sub(/^ *\/\//, "", text)
    shared = (commented ? shared : "") text "\n"
    level = indentation_of($0)
    commented = 1
  }
  comment[++comment_lines] = $0
  next
}
comment_lines {
  for (i = 1; i <= comment_lines; ++i) {
    if (!/^$|^#/) sub(/\/\//, "///", comment[i])
    print comment[i]
  }
  comment_lines = 0
}

# Tables.
/^#define MIP6BOOT_/ && !/_H_$/ || in_definition {
  definition = definition $0
  in_definition = sub(/\\$/, "", definition)
  if (!in_definition) {
    define(definition)
    definition = ""
  }
  print ""
  next
}
/^#include ".*\.def"/ {
  sub(/^#include "/, "")
  sub(/".*/, "")
  if (!in_body) expand(top "/include/" $0)
  for (name in bodies) delete bodies[name]
  print ""
  next
}
/^#undef/ { print ""; next }

# Bodies of functions, and tables of values: comments in them are for who reads the source.
in_body {
  if (in_body < 0 && /[^ ]/) in_body = indentation_of($0)  # this is the first line in it
  if (/^ *\}/ && indentation_of($0) < in_body || in_table && /\};$/) in_body = 0
  print
  next
}

# Declarations.
/\/\/ NOLINT/ { sub(/ *\/\/ NOLINT.*/, "") }
/^ *(template <.*>|ABSL_[A-Z_]+)$/ {
  if (commented) print
  else held = held $0 "\n"
  next
}
{
  kind = kind_of($0)
  if (commented) {
    shared_by = kind
  } else if (shared != "" && kind != "" && kind == shared_by && whole && indentation_of($0) == level && $0 !~ / \/\/ /) {
    if (shared !~ /\n( *-|\n)/) gsub(/\n/, "", shared)
    printf "/** %s */ ", shared
  }
  printf "%s", held
  held = ""
}
/^$/ { shared = "" }
/[^ ].* \/\/ / && !/^ *[}#]/ { sub(/ \/\/ /, " ///< ") }
/\{$/ && !/^ *((public|private):|namespace|template|struct|class|enum|union|:[^(]*$)/ {
  in_body = -1
  in_table = /= \{$/
  whole = 1
  commented = 0
  print
  next
}
{
  whole = /[;}]( *\/\/\/<.*)?$/
  commented = 0
  print
}
