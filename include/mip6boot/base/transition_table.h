// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// A state machine as one table, made at compile time: what each input does in each state. Its owner
// does what the table says; tests walk it.

#ifndef MIP6BOOT_BASE_TRANSITION_TABLE_H_
#define MIP6BOOT_BASE_TRANSITION_TABLE_H_

#include <cstddef>
#include <cstdint>

namespace mip6boot { inline namespace v0_1 {

// What is done, and the state that follows.
template <typename State, typename Action>
struct Transition {
  State next{};
  Action action{};
};

// The table of one machine. The enumerators of `State` and `Input` count from 0 without gaps: there
// are `kStates` and `kInputs` of them.
template <typename State, size_t kStates, typename Input, size_t kInputs, typename Action>
class TransitionTable {
 public:
  // What one input does in one state.
  struct Row {
    State state;
    Input input;
    State next;
    Action action;
  };
  // What those inputs do in a state that have no row there.
  struct Otherwise {
    State state;
    State next;
    Action action;
  };

  // A row for each input in each state.
  template <size_t kRows>
  explicit constexpr TransitionTable(const Row (&rows)[kRows]) {
    for (const Row& row : rows) Take(row);
  }
  // Rows, and for some states what all other inputs do.
  template <size_t kRows, size_t kOthers>
  constexpr TransitionTable(const Row (&rows)[kRows], const Otherwise (&others)[kOthers])
      : TransitionTable(rows) {
    for (const Otherwise& other : others) {
      for (Cell& cell : cells_[static_cast<size_t>(other.state)]) {
        if (cell.rows == 0) cell = {{other.next, other.action}, 1};
      }
    }
  }

  // What `input` does in `state`.
  constexpr Transition<State, Action> At(State state, Input input) const {
    return cells_[static_cast<size_t>(state)][static_cast<size_t>(input)].transition;
  }
  // Whether each input has one meaning in each state: no row is missing, none stands twice.
  constexpr bool whole() const {
    for (const auto& inputs : cells_) {
      for (const Cell& cell : inputs) {
        if (cell.rows != 1) return false;
      }
    }
    return true;
  }

 private:
  struct Cell {
    Transition<State, Action> transition;
    uint8_t rows = 0;
  };

  constexpr void Take(const Row& row) {
    Cell& cell = cells_[static_cast<size_t>(row.state)][static_cast<size_t>(row.input)];
    cell.transition = {row.next, row.action};
    ++cell.rows;
  }

  Cell cells_[kStates][kInputs] = {};
};

}}  // namespace mip6boot::v0_1

#endif  // MIP6BOOT_BASE_TRANSITION_TABLE_H_
