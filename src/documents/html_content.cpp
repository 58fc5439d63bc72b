#include "documents/html_content.hpp"

#include <algorithm>
#include <array>

#include "documents/line_writer.hpp"

namespace planpress::documents {
namespace {

// What content management systems of governments call the element that holds the document.
constexpr std::array<std::string_view, 27> content_names{
    "zoom",           "ucap-content",    "pages_content", "trs_editor",
    "trs_ueditor",    "article-content", "articlecon",    "article_con",
    "articlecontent", "article_content", "main-content",  "maincontent",
    "news_content",   "newscontent",     "news_con",      "detail-content",
    "detailcontent",  "xxgk_content",    "bt_content",    "bt-content",
    "art_con",        "conter",          "text_con",      "view",
    "gknbxq_detail",  "article",         "wznr"};

// Words in the names of elements that are no part of a document.
constexpr std::array<std::string_view, 22> side_words{
    "nav",     "navbar", "menu",    "breadcrumb", "breadcrumbs", "crumbs",     "footer", "foot",
    "sidebar", "share",  "bdshare", "copyright",  "related",     "pagination", "pager",  "toolbar",
    "search",  "login",  "qrcode",  "header",     "printer",     "recommend"};

constexpr std::array<GumboTag, 16> silent_tags{
    GUMBO_TAG_SCRIPT, GUMBO_TAG_STYLE,  GUMBO_TAG_NOSCRIPT, GUMBO_TAG_NAV,
    GUMBO_TAG_FOOTER, GUMBO_TAG_ASIDE,  GUMBO_TAG_IFRAME,   GUMBO_TAG_TEMPLATE,
    GUMBO_TAG_SELECT, GUMBO_TAG_BUTTON, GUMBO_TAG_SVG,      GUMBO_TAG_TEXTAREA,
    GUMBO_TAG_OBJECT, GUMBO_TAG_HEAD,   GUMBO_TAG_DEL,      GUMBO_TAG_CANVAS};

// Shares of all text, of 100.
constexpr std::size_t named_share = 50;
constexpr std::size_t unnamed_share = 88;
constexpr std::size_t side_share = 30;

std::string small(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return out;
}

// Calls `take` with each part of `text` between the characters `marks`, until it says true.
template <class Take>
bool any_part(std::string_view text, std::string_view marks, Take&& take) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(marks), text.size());
    if (end > 0 && take(text.substr(0, end))) return true;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return false;
}

template <class Names, class Name>
bool holds(const Names& names, const Name& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_called_content(const GumboNode& node) {
  for (const char* key : {"id", "class"}) {
    const std::string value = small(attribute(node, key));
    if (any_part(value, " ", [](std::string_view part) { return holds(content_names, part); })) return true;
  }
  return is_tag(node, GUMBO_TAG_ARTICLE) || is_tag(node, GUMBO_TAG_MAIN);
}

bool is_called_side(const GumboNode& node) {
  for (const char* key : {"id", "class", "role"}) {
    const std::string value = small(attribute(node, key));
    if (any_part(value, " -_", [](std::string_view part) { return holds(side_words, part); })) return true;
  }
  return is_tag(node, GUMBO_TAG_HEADER);
}

bool is_hidden(const GumboNode& node) {
  if (!is_element(node)) return false;
  if (gumbo_get_attribute(&node.v.element.attributes, "hidden") != nullptr) return true;
  std::string style = small(attribute(node, "style"));
  std::erase(style, ' ');
  return style.find("display:none") != std::string::npos || attribute(node, "aria-hidden") == "true";
}

bool is_silent(const GumboNode& node) {
  return is_element(node) && (holds(silent_tags, node.v.element.tag) || is_hidden(node));
}

std::size_t count_characters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return c != ' ' && c != '\n' && c != '\t' && c != '\r' &&
           (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  }));
}

void append_text(const GumboNode& node, std::string& out) {
  out += text_of(node);
  for (const GumboNode* child : children_of(node)) append_text(*child, out);
}

}  // namespace

std::string flat_text(const GumboNode& node) {
  std::string all;
  append_text(node, all);
  std::replace_if(
      all.begin(), all.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
  return std::string(trim(all));
}

PageContent::PageContent(const HtmlTree& tree) : root_(&tree.root()), main_(&tree.root()) {
  measure(*root_);
  choose(*root_, true);
  if (main_ == root_) choose(*root_, false);
}

std::size_t PageContent::words_of(const GumboNode& node) const {
  const auto found = words_.find(&node);
  return found == words_.end() ? 0 : found->second;
}

bool PageContent::is_left_out(const GumboNode& node) const {
  if (is_silent(node)) return true;
  return is_called_side(node) && words_of(node) * 100 < words_of(*root_) * side_share;
}

// Counts what each element says; a link says nothing here, for navigation is made of links.
std::size_t PageContent::measure(const GumboNode& node) {
  if (is_tag(node, GUMBO_TAG_META) && attribute(node, "name") == "ArticleTitle")
    stated_title_ = attribute(node, "content");
  if (is_tag(node, GUMBO_TAG_TITLE) && window_title_.empty()) window_title_ = flat_text(node);
  if (is_tag(node, GUMBO_TAG_H1) && head_line_ == nullptr) head_line_ = &node;
  if (is_tag(node, GUMBO_TAG_HEAD)) {
    for (const GumboNode* child : children_of(node)) measure(*child);
    return 0;
  }
  if (is_tag(node, GUMBO_TAG_A) || is_silent(node)) return 0;
  const bool table = is_tag(node, GUMBO_TAG_TABLE);
  if (table && !open_tables_.empty()) outer_tables_.insert(open_tables_.back());
  if (table) open_tables_.push_back(&node);
  std::size_t words = count_characters(text_of(node));
  for (const GumboNode* child : children_of(node)) words += measure(*child);
  if (table) open_tables_.pop_back();
  if (is_element(node)) words_.emplace(&node, words);
  return words;
}

void PageContent::choose(const GumboNode& node, bool named) {
  const std::size_t least = words_of(*root_) * (named ? named_share : unnamed_share) / 100;
  for (const GumboNode* child : children_of(node)) {
    // A paragraph or a cell that says nearly everything still belongs to what is around it.
    if (!is_element(*child) || words_of(*child) < least || words_of(*child) == 0 ||
        is_tag(*child, GUMBO_TAG_TABLE) || is_tag(*child, GUMBO_TAG_P))
      continue;
    if (!named || is_called_content(*child)) main_ = child;
    choose(*child, named);
  }
}

// A label of the record and what stands behind it, in the same element or in the next one.
void PageContent::gather_record(const GumboNode& node, std::vector<std::string>& lines) const {
  constexpr std::array<std::string_view, 6> labels{"发文字号", "文号",     "发文机关",
                                                   "发布机构", "成文日期", "发文日期"};
  constexpr std::size_t longest = 240;  // bytes of a label with its value
  if (&node == main_ || lines.size() > labels.size()) return;
  const GumboNode* before = nullptr;
  std::string label;
  for (const GumboNode* child : children_of(node)) {
    if (!is_element(*child)) continue;
    if (words_of(*child) < longest) {
      const std::string words = flat_text(*child);
      if (before != nullptr && words.size() < longest) lines.push_back(label + words);
      before = nullptr;
      const auto said = [&](std::string_view one) { return words.starts_with(one); };
      if (words.size() < longest && std::any_of(labels.begin(), labels.end(), said)) {
        const bool alone = words.ends_with("：") || words.ends_with(":") || words.size() <= 15;
        label = words;
        while (label.ends_with(":")) label.pop_back();
        if (alone && !label.ends_with("：")) label += "：";
        if (alone) before = child;
        if (!alone) lines.push_back(words);
        continue;
      }
    }
    gather_record(*child, lines);
  }
}

std::vector<std::string> PageContent::record() const {
  std::vector<std::string> lines;
  if (main_ != root_) gather_record(*root_, lines);
  return lines;
}

std::string PageContent::title() const {
  if (!stated_title_.empty()) return stated_title_;
  if (head_line_ != nullptr) return flat_text(*head_line_);
  return window_title_;
}

}  // namespace planpress::documents
