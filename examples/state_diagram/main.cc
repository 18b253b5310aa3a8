// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The mip6boot Authors

// Draws a state machine of the library, for Graphviz, out of the very table that runs it:
//
//     state_diagram mobile_node | dot -Tsvg > mobile_node.svg
//
// An arrow is a change of state; beside it stand the inputs that make it, and what is done then.
// Inputs that leave the state as it is are not drawn.

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>

#include "mip6boot/diameter/peer_transitions.h"
#include "mip6boot/roles/mobile_node_transitions.h"
#include "mip6boot/roles/nas_transitions.h"

namespace {

using namespace mip6boot;

// `states` and `inputs` count them; the other four are the names and the table of one machine.
template <typename State, typename Input, typename StateName, typename InputName,
          typename ActionName>
std::string Diagram(size_t states, size_t inputs, StateName state_name, InputName input_name,
                    ActionName action_name) {
  std::string dot =
      "digraph {\n"
      "  node [shape=box, style=rounded, fontname=Helvetica, fontsize=11];\n"
      "  edge [fontname=Helvetica, fontsize=9];\n";
  for (size_t from = 0; from < states; ++from) {
    for (size_t to = 0; to < states; ++to) {
      if (from == to) continue;
      std::string label;
      for (size_t input = 0; input < inputs; ++input) {
        const auto transition = TransitionOf(static_cast<State>(from), static_cast<Input>(input));
        if (static_cast<size_t>(transition.next) != to) continue;
        label += input_name(static_cast<Input>(input));
        label += std::string(" / ") + action_name(transition.action) + "\\l";
      }
      if (label.empty()) continue;
      dot += std::string("  \"") + state_name(static_cast<State>(from)) + "\" -> \"" +
             state_name(static_cast<State>(to)) + "\" [label=\"" + label + "\"];\n";
    }
  }
  return dot + "}\n";
}

std::string DiagramOf(std::string_view machine) {
  if (machine == "mobile_node") {
    return Diagram<roles::MobileNodeState, roles::MobileNodeInput>(
        roles::kMobileNodeStates, roles::kMobileNodeInputs, roles::MobileNodeStateName,
        roles::MobileNodeInputName, roles::MobileNodeActionName);
  }
  if (machine == "nas") {
    return Diagram<roles::NasState, roles::NasInput>(roles::kNasStates, roles::kNasInputs,
                                                     roles::NasStateName, roles::NasInputName,
                                                     roles::NasActionName);
  }
  if (machine == "peer_connection") {
    return Diagram<diameter::PeerState, diameter::PeerInput>(
        diameter::kPeerStates, diameter::kPeerInputs, diameter::PeerStateName,
        diameter::PeerInputName, diameter::PeerActionName);
  }
  return {};
}

}  // namespace

int main(int argc, char** argv) {
  const std::string dot = argc == 2 ? DiagramOf(argv[1]) : std::string();
  if (dot.empty()) {
    std::fprintf(stderr, "usage: state_diagram mobile_node|nas|peer_connection\n");
    return 2;
  }
  return std::fputs(dot.c_str(), stdout) < 0 ? 1 : 0;
}
