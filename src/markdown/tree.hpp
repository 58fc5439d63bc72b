// A parsed document as flat memory: nodes in one vector, all their text in one string.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace planpress::markdown {

enum class Kind : std::uint8_t {
  document,
  paragraph,
  heading,  // level, number: index into the headings
  quote,
  callout,     // text: its word in lower case, `note`
  list,        // level: 0 bullets, 1 `1.`, 2 `1)`; number: first number; mark: tight
  item,        // level: 0 plain, 1 task, 2 task that is done
  code_block,  // text: code, more: info string
  embed,       // number: index into the embeds
  thematic_break,
  table,       // text: one of `l`, `c`, `r`, `-` for each column; number: 1 for the first table
  row,         // mark: header
  cell,        // level: its column's letter
  footnote,    // number, count: how many references lead to it
  text,        // mark: tildes that nothing closed
  soft_break,  // mark: between two wide characters, where no space is meant
  hard_break,
  code,
  emphasis,
  strong,
  deletion,
  link,                // text: URL, more: title; mark: written as a bare or bracketed URL
  image,               // as link
  reference,           // number: index into the references
  footnote_reference,  // number: of the footnote, count: which of its references this is, from 1
};

/// A stretch of the tree's own text.
struct Slice {
  std::uint32_t begin = 0;
  std::uint32_t size = 0;
};

using NodeId = std::uint32_t;
constexpr NodeId no_node = 0;  // the document itself is node 0 and nobody's child

struct Node {
  Kind kind = Kind::document;
  std::uint8_t level = 0;
  bool mark = false;
  std::uint32_t number = 0;
  std::uint32_t count = 0;
  NodeId first = no_node;
  NodeId last = no_node;
  NodeId next = no_node;
  Slice text;
  Slice more;
};

/// The nodes of one document; node 0 is the document.
struct Tree {
  std::vector<Node> nodes{Node{}};
  std::string bytes;

  const Node& at(NodeId id) const { return nodes[id]; }
  std::string_view text(Slice slice) const { return std::string_view(bytes).substr(slice.begin, slice.size); }
  /// Adds a node behind the other children of `parent`.
  NodeId append(NodeId parent, Kind kind);
};

/// How deep emphasis, links and images may stand in each other; deeper ones lose their marks.
constexpr std::uint32_t most_inline_depth = 64;

/// All words under `id` as plain text, line breaks as spaces; an embed and raw marks say nothing.
void append_plain_text(const Tree& tree, NodeId id, std::string& out);

}  // namespace planpress::markdown
