#include "markdown/conversion.hpp"

#include <cmark-gfm-core-extensions.h>

#include <array>
#include <memory>

#include "markdown/engine.hpp"
#include "markdown/table_rows.hpp"
#include "markdown/url.hpp"
#include "text/escape.hpp"

namespace planpress::markdown {
namespace {

constexpr std::array<std::string_view, 5> callouts{"note", "tip", "important", "warning", "caution"};

bool is_inline(cmark_node* node) {
  return (cmark_node_get_type(node) & CMARK_NODE_TYPE_MASK) == CMARK_NODE_TYPE_INLINE;
}

bool is_leaf(cmark_node* node) {
  switch (cmark_node_get_type(node)) {
    case CMARK_NODE_CODE_BLOCK:
    case CMARK_NODE_HTML_BLOCK:
    case CMARK_NODE_THEMATIC_BREAK:
    case CMARK_NODE_TEXT:
    case CMARK_NODE_SOFTBREAK:
    case CMARK_NODE_LINEBREAK:
    case CMARK_NODE_CODE:
    case CMARK_NODE_HTML_INLINE:
    case CMARK_NODE_FOOTNOTE_REFERENCE:
      return true;
    default:
      return false;
  }
}

// The word of `[!NOTE]` in lower case when `quote` begins with one that was marked as such; its text in
// `head`.
std::string_view callout_word(cmark_node* quote, std::string_view mark, cmark_node*& head) {
  cmark_node* paragraph = cmark_node_first_child(quote);
  if (mark.empty() || paragraph == nullptr || cmark_node_get_type(paragraph) != CMARK_NODE_PARAGRAPH)
    return {};
  head = cmark_node_first_child(paragraph);
  if (head == nullptr || cmark_node_get_type(head) != CMARK_NODE_TEXT) return {};
  cmark_node* next = cmark_node_next(head);
  if (next != nullptr && cmark_node_get_type(next) != CMARK_NODE_SOFTBREAK) return {};
  std::string_view text = literal(head);
  if (!text.starts_with('[') || !text.substr(1).starts_with(mark) || !text.ends_with(']')) return {};
  text = text.substr(1 + mark.size(), text.size() - mark.size() - 2);
  if (!text.starts_with('!')) return {};
  std::string word;
  for (const char c : text.substr(1)) word += static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
  for (const std::string_view known : callouts) {
    if (word == known) return known;
  }
  return {};
}

}  // namespace

Document Conversion::run(cmark_node* root) {
  made_.tree_.bytes.reserve(prepared_.text.size());
  struct FreeIterator {
    void operator()(cmark_iter* iterator) const { cmark_iter_free(iterator); }
  };
  const std::unique_ptr<cmark_iter, FreeIterator> iterator(cmark_iter_new(root));
  for (cmark_event_type event = cmark_iter_next(iterator.get()); event != CMARK_EVENT_DONE;
       event = cmark_iter_next(iterator.get())) {
    cmark_node* node = cmark_iter_get_node(iterator.get());
    if (skip_to_ != nullptr && (node != skip_to_ || event != CMARK_EVENT_ENTER)) continue;
    if (event == CMARK_EVENT_ENTER) {
      enter(node);
    } else if (!is_leaf(node)) {
      leave(node);
    }
  }
  for (Node& made : made_.tree_.nodes) {
    if (made.kind == Kind::footnote && made.number <= footnote_uses_.size())
      made.count = footnote_uses_[made.number - 1];
  }
  return std::move(made_);
}

Document Conversion::of_plain_text(std::string_view text) {
  Document document;
  Tree& tree = document.tree_;
  tree.bytes = text;
  const NodeId words = tree.append(tree.append(0, Kind::paragraph), Kind::text);
  tree.nodes[words].text = {0, static_cast<std::uint32_t>(text.size())};
  return document;
}

Slice Conversion::keep(std::string_view text) {
  std::string& bytes = made_.tree_.bytes;
  const Slice slice{static_cast<std::uint32_t>(bytes.size()), static_cast<std::uint32_t>(text.size())};
  bytes += text;
  return slice;
}

std::string Conversion::original(const char* marked) const {
  std::string text;
  if (marked != nullptr) prepared_.append_original(marked, text);
  return text;
}

Slice Conversion::keep_original(const char* marked) {
  return keep(original(marked));
}

void Conversion::move_to(cmark_node* block) {
  if (cmark_node_get_start_line(block) == 0) return;
  cursor_ = lines_.block(cmark_node_get_start_line(block), cmark_node_get_end_line(block));
}

void Conversion::enter(cmark_node* node) {
  switch (cmark_node_get_type(node)) {
    case CMARK_NODE_TEXT:
      return add_text(node);
    case CMARK_NODE_SOFTBREAK:
      if (callout_head_ == nullptr || cmark_node_previous(node) != callout_head_) add_soft_break();
      return;
    case CMARK_NODE_LINEBREAK:
      last_ = 0;
      made_.tree_.append(parent(), Kind::hard_break);
      return;
    case CMARK_NODE_CODE: {
      const NodeId id = made_.tree_.append(parent(), Kind::code);
      this->node(id).text = keep_original(cmark_node_get_literal(node));
      last_ = 0;
      open_break_ = no_node;
      return;
    }
    case CMARK_NODE_HTML_INLINE:
      return add_raw_inline(node);
    case CMARK_NODE_HTML_BLOCK:
      return add_raw_block(node);
    case CMARK_NODE_CODE_BLOCK:
      return add_code_block(node);
    case CMARK_NODE_THEMATIC_BREAK:
      made_.tree_.append(parent(), Kind::thematic_break);
      return;
    case CMARK_NODE_FOOTNOTE_REFERENCE:
      return add_footnote_reference(node);
    default:
      break;
  }
  parents_.push_back(is_inline(node) ? enter_inline(node) : enter_block(node));
}

void Conversion::leave(cmark_node* node) {
  const NodeId id = parent();
  parents_.pop_back();
  while (!deletions_.empty() && deletions_.back().parent == id) deletions_.pop_back();
  const cmark_node_type type = cmark_node_get_type(node);
  if (type == CMARK_NODE_HEADING) leave_heading(id);
  if (!is_inline(node)) return;
  --inline_depth_;
  if ((type == CMARK_NODE_LINK || type == CMARK_NODE_IMAGE)) --links_;
}

NodeId Conversion::enter_block(cmark_node* node) {
  last_ = 0;
  open_break_ = no_node;
  Tree& tree = made_.tree_;
  switch (cmark_node_get_type(node)) {
    case CMARK_NODE_DOCUMENT:
      return 0;
    case CMARK_NODE_PARAGRAPH:
      move_to(node);
      return tree.append(parent(), Kind::paragraph);
    case CMARK_NODE_HEADING: {
      move_to(node);
      const NodeId id = tree.append(parent(), Kind::heading);
      this->node(id).level = static_cast<std::uint8_t>(cmark_node_get_heading_level(node));
      return id;
    }
    case CMARK_NODE_BLOCK_QUOTE:
      return enter_quote(node);
    case CMARK_NODE_LIST:
    case CMARK_NODE_ITEM:
      return enter_list(node);
    case CMARK_NODE_FOOTNOTE_DEFINITION: {
      const NodeId id = tree.append(parent(), Kind::footnote);
      this->node(id).number = ++footnotes_;
      return id;
    }
    default:
      return enter_table_part(node);
  }
}

NodeId Conversion::enter_quote(cmark_node* node) {
  cmark_node* head = nullptr;
  const std::string_view word = callout_word(node, prepared_.letter, head);
  const NodeId id = made_.tree_.append(parent(), word.empty() ? Kind::quote : Kind::callout);
  if (word.empty()) return id;
  callout_head_ = head;
  this->node(id).text = keep(word);
  return id;
}

NodeId Conversion::enter_list(cmark_node* node) {
  const bool item = cmark_node_get_type(node) == CMARK_NODE_ITEM;
  const NodeId id = made_.tree_.append(parent(), item ? Kind::item : Kind::list);
  Node& made = this->node(id);
  if (item) {
    const bool task = std::string_view(cmark_node_get_type_string(node)) == "tasklist";
    if (task) made.level = cmark_gfm_extensions_get_tasklist_item_checked(node) ? 2 : 1;
    return id;
  }
  made.mark = cmark_node_get_list_tight(node) != 0;
  if (cmark_node_get_list_type(node) == CMARK_ORDERED_LIST) {
    made.level = cmark_node_get_list_delim(node) == CMARK_PAREN_DELIM ? 2 : 1;
    made.number = static_cast<std::uint32_t>(cmark_node_get_list_start(node));
  }
  return id;
}

NodeId Conversion::enter_table_part(cmark_node* node) {
  // Extensions have no fixed type numbers, only names.
  const std::string_view type = cmark_node_get_type_string(node);
  Tree& tree = made_.tree_;
  if (type == "table") {
    const NodeId id = tree.append(parent(), Kind::table);
    std::string letters;
    const std::uint8_t* alignments = cmark_gfm_extensions_get_table_alignments(node);
    for (std::uint16_t i = 0; i < cmark_gfm_extensions_get_table_columns(node); ++i)
      letters += alignments[i] == 0 ? '-' : static_cast<char>(alignments[i]);
    this->node(id).text = keep(letters);
    this->node(id).number = ++tables_;
    return id;
  }
  if (type == "table_row" || type == "table_header") {
    move_to(node);
    const NodeId id = tree.append(parent(), Kind::row);
    this->node(id).mark = cmark_gfm_extensions_get_table_row_is_header(node) != 0;
    return id;
  }
  const NodeId row = parent();
  const std::string_view letters = tree.text(this->node(parents_[parents_.size() - 2]).text);
  const std::uint32_t column = this->node(row).count++;
  const NodeId id = tree.append(row, Kind::cell);
  this->node(id).level = static_cast<std::uint8_t>(column < letters.size() ? letters[column] : '-');
  return id;
}

NodeId Conversion::enter_inline(cmark_node* node) {
  const cmark_node_type type = cmark_node_get_type(node);
  const bool deep = ++inline_depth_ > most_inline_depth;
  if (type == CMARK_NODE_LINK || type == CMARK_NODE_IMAGE) {
    ++links_;
    return deep ? parent() : enter_link(node, type == CMARK_NODE_LINK ? Kind::link : Kind::image);
  }
  if (deep) return parent();
  return made_.tree_.append(parent(), type == CMARK_NODE_EMPH ? Kind::emphasis : Kind::strong);
}

NodeId Conversion::enter_link(cmark_node* node, Kind kind) {
  const std::string url = original(cmark_node_get_url(node));
  if (!text::is_safe_url(encode_url(url))) {
    report_
        .warning(lines_.find(cursor_, url), "unsafe-url",
                 "address `" + url.substr(0, 200) + "` is not allowed here")
        .with_hint("use http, https, mailto, tel or a relative address; it comes out as text now");
    return parent();
  }
  const NodeId id = made_.tree_.append(parent(), kind);
  const Slice kept = keep(url);
  const Slice title = keep_original(cmark_node_get_title(node));
  Node& made = this->node(id);
  made.text = kept;
  made.more = title;
  cmark_node* only = cmark_node_first_child(node);
  if (kind == Kind::link && title.size == 0 && only != nullptr && cmark_node_next(only) == nullptr &&
      cmark_node_get_type(only) == CMARK_NODE_TEXT) {
    const std::string words = original(cmark_node_get_literal(only));
    const bool schemed = url.starts_with("http://") || url.starts_with("https://");
    made.mark = (schemed && words == url) || url == "mailto:" + words;
  }
  return id;
}

void Conversion::leave_heading(NodeId id) {
  Heading heading;
  heading.level = this->node(id).level;
  append_plain_text(made_.tree_, id, heading.text);
  heading.text = trim(heading.text);
  heading.id = ids_.take(heading.text);
  this->node(id).number = static_cast<std::uint32_t>(made_.headings_.size());
  made_.headings_.push_back(std::move(heading));
}

}  // namespace planpress::markdown
