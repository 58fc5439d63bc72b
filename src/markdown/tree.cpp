#include "markdown/tree.hpp"

namespace planpress::markdown {
namespace {

bool stands_alone(Kind kind) {
  return kind == Kind::paragraph || kind == Kind::heading || kind == Kind::code_block || kind == Kind::row;
}

}  // namespace

NodeId Tree::append(NodeId parent, Kind kind) {
  const auto id = static_cast<NodeId>(nodes.size());
  nodes.emplace_back().kind = kind;
  Node& owner = nodes[parent];
  if (owner.last == no_node) {
    owner.first = id;
  } else {
    nodes[owner.last].next = id;
  }
  owner.last = id;
  return id;
}

void append_plain_text(const Tree& tree, NodeId id, std::string& out) {
  const Node& node = tree.at(id);
  switch (node.kind) {
    case Kind::text:
    case Kind::code:
    case Kind::code_block:
      out += tree.text(node.text);
      break;
    case Kind::reference:
      out += tree.text(node.text);
      break;
    case Kind::soft_break:
      if (!node.mark) out += ' ';
      break;
    case Kind::hard_break:
      out += ' ';
      break;
    default:
      for (NodeId child = node.first; child != no_node; child = tree.at(child).next) {
        append_plain_text(tree, child, out);
        if (node.kind == Kind::row && tree.at(child).next != no_node) out += ' ';
      }
  }
  if (stands_alone(node.kind) && !out.empty() && out.back() != '\n') out += '\n';
}

}  // namespace planpress::markdown
