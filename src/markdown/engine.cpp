#include "markdown/engine.hpp"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>

#include <array>

namespace planpress::markdown {
namespace {

constexpr int options = CMARK_OPT_FOOTNOTES | CMARK_OPT_VALIDATE_UTF8;

// Not taken: `autolink`, which swallows the Chinese text behind an address, and `strikethrough`: for every
// document it writes its `~` into a table that all threads share and takes it out again, under the hands of
// the others.
using Extensions = std::array<cmark_syntax_extension*, 2>;

Extensions find_extensions() {
  cmark_gfm_core_extensions_ensure_registered();
  return {cmark_find_syntax_extension("table"), cmark_find_syntax_extension("tasklist")};
}

}  // namespace

EngineTree read_with_engine(std::string_view text) {
  static const Extensions extensions = find_extensions();
  const std::unique_ptr<cmark_parser, decltype(&cmark_parser_free)> parser(cmark_parser_new(options),
                                                                           &cmark_parser_free);
  for (cmark_syntax_extension* extension : extensions)
    cmark_parser_attach_syntax_extension(parser.get(), extension);
  cmark_parser_feed(parser.get(), text.data(), text.size());
  EngineTree tree(cmark_parser_finish(parser.get()));
  cmark_consolidate_text_nodes(tree.get());
  return tree;
}

std::string_view literal(cmark_node* node) {
  const char* text = cmark_node_get_literal(node);
  return text == nullptr ? std::string_view() : std::string_view(text);
}

}  // namespace planpress::markdown
