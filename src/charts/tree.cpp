#include "charts/tree.hpp"

namespace planpress::charts {

Tree lay_out(std::span<const int> parents, double line) {
  constexpr double indent = 1.4;
  constexpr double edge = 0.5;
  Tree tree;
  for (std::size_t i = 0; i < parents.size(); ++i) {
    NodeMark node{edge, (static_cast<double>(i) + 0.5) * line, 0, 0, 0};
    node.parent_y = node.y;
    node.parent_x = node.x;
    if (parents[i] >= 0) {
      const NodeMark& parent = tree.nodes[static_cast<std::size_t>(parents[i])];
      node.depth = parent.depth + 1;
      node.x = parent.x + indent;
      node.parent_x = parent.x;
      node.parent_y = parent.y;
    }
    tree.nodes.push_back(node);
  }
  tree.height = static_cast<double>(parents.size()) * line;
  return tree;
}

}  // namespace planpress::charts
