// A tree with its root at the top left: one line a node, joined by elbows.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "charts/dot_plot.hpp"
#include "data/fields.hpp"

namespace planpress::charts {

/// A node and the stroke that ties it to the one above; `parent_y` equals `y` for a root.
struct NodeMark {
  double x = 0;
  double y = 0;
  double parent_x = 0;
  double parent_y = 0;
  int depth = 0;
  static constexpr std::string_view record_name = "node mark";
  static constexpr std::string_view record_doc = "A node of a drawn tree; all in em.";
  static constexpr auto fields = data::FieldList{
      shown("x", &NodeMark::x, "Where it stands along."),
      shown("y", &NodeMark::y, "Where it stands down."),
      shown("parent_x", &NodeMark::parent_x, "Where the node above it stands along."),
      shown("parent_y", &NodeMark::parent_y, "Where the node above it stands down; its own `y` for a root."),
      shown("depth", &NodeMark::depth, "How many nodes stand above it."),
  };
};

struct Tree {
  std::vector<NodeMark> nodes;
  double height = 0;
};

/// Lays a tree out, a line of `line` em a node. `parents` gives each node's parent by position, -1 for a
/// root. REQUIRES: a parent stands before its children.
Tree lay_out(std::span<const int> parents, double line);

}  // namespace planpress::charts
