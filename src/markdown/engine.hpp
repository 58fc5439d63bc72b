// cmark-gfm behind one door.
#pragma once

#include <cmark-gfm.h>

#include <memory>
#include <string_view>

namespace planpress::markdown {

struct FreeNode {
  void operator()(cmark_node* node) const { cmark_node_free(node); }
};
using EngineTree = std::unique_ptr<cmark_node, FreeNode>;

/// The engine's tree of `text` with tables, strikethrough, tasks and footnotes; neighbouring texts are one
/// node. Safe to call from many threads.
EngineTree read_with_engine(std::string_view text);

/// The text of a leaf, empty for nodes without one.
std::string_view literal(cmark_node* node);

}  // namespace planpress::markdown
