# SPDX-License-Identifier: Apache-2.0
# Copyright 2026 The mip6boot Authors

# Shows Doxygen our headers as it likes them: awk -v top=<top folder> -f doxygen_filter.awk <header>
#
# Comments become ///, or ///< behind something. The comment at the head of a header is that of the file; a type that has none
# of its own refers to it. A comment over several declarations, up to the next empty line, is that of each. Enumerators, members,
# messages and AVPs that come out of a .def table are written out, with the words that the table has for them; other uses of
# tables are left out.

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
function expand(file, line, row, definition, name, count, arguments, n, i, words, about, preset) {
  row = definition = about = ""
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
      count = split_arguments(heads[name], head)
      line = substitute(bodies[name], head, count, arguments)
      if (line ~ /^using/) words = words " (" arguments[1] ")"
      if (index(about, words)) words = ""
      gsub(/MIP6BOOT_EXPORT const char\* ValueName/, "/** Null for a value without a name. */ &", line)
      if (line ~ /^(struct|enum|using) /) line = "/** " words about (line ~ /^struct/ ? "\n\n" comment : "") " */ " line
      else if (line ~ /,$/ || words != "") line = "  " line "  ///< " words
      print line
      about = ""
    }
    row = ""
  }
  close(file)
}

# The comment at the head of the file.
FNR <= 2 && /^\/\// { print ""; next }
FNR == 3 && /^$/ { print "/// \\file"; next }

# Tables.
/^#define MIP6BOOT_/ && !/_H_$/ || in_definition {
  definition = definition $0
  in_definition = sub(/\\$/, "", definition)
  if (!in_definition) {
    define(definition)
    definition = ""
  }
  next
}
/^#include ".*\.def"/ {
  sub(/^#include "/, "")
  sub(/".*/, "")
  expand(top "/include/" $0)
  for (name in bodies) delete bodies[name]
  next
}
/^#undef/ { next }

# Comments.
/^ *\/\/ / || /^ *\/\/$/ {
  if ($0 ~ /\/\/ ---- /) {
    print ""
    next
  }
  text = $0
  sub(/^ *\/\//, "", text)
  if ($0 ~ /^\/\//) comment = (commented ? comment : "") text "\n"
  sub(/\/\//, "///")
  print
  commented = 1
  next
}
/\/\/ NOLINT/ { sub(/ *\/\/ NOLINT.*/, "") }
/^ *(template <.*>|ABSL_[A-Z_]+)$/ && commented {
  print
  next
}

# A type without a comment of its own.
/^(struct|class|enum class) (\[\[nodiscard\]\] )?[A-Za-z0-9<>:]+[^;]*\{/ && !commented && comment == "" {
  file = FILENAME
  sub(/.*include\//, "", file)
  printf "/** The head of %s tells of it. */ ", file
}
# One more declaration under the same comment.
/^[A-Za-z]/ && !commented && comment != "" && whole && !/^(namespace|static_assert|private|public)/ && !/ \/\/ / {
  printf "/** %s */ ", comment
}
/^$/ { comment = "" }
/[^ ].* \/\/ / { sub(/ \/\/ /, " ///< ") }
{
  whole = /[;}]( *\/\/\/<.*)?$/
  commented = 0
  print
}
