#include "documents/read_html.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "documents/flowing_text.hpp"
#include "documents/html_content.hpp"
#include "documents/html_rows.hpp"
#include "documents/line_writer.hpp"

namespace planpress::documents {
namespace {

std::uint8_t heading_level(const GumboNode& node) {
  constexpr GumboTag headings[] = {GUMBO_TAG_H1, GUMBO_TAG_H2, GUMBO_TAG_H3,
                                   GUMBO_TAG_H4, GUMBO_TAG_H5, GUMBO_TAG_H6};
  for (std::uint8_t level = 1; level <= 6; ++level) {
    if (is_tag(node, headings[level - 1])) return level;
  }
  return 0;
}

// A list's number is shown by the browser; where the words bring their own, the list shows none.
bool bears_number(std::string_view text) {
  constexpr std::string_view signs[] = {"（", "(",  "一", "二", "三", "四", "五", "六",
                                        "七", "八", "九", "十", "第", "①",  "②",  "③"};
  if (!text.empty() && text.front() >= '0' && text.front() <= '9') return true;
  return std::any_of(std::begin(signs), std::end(signs), [&](auto sign) { return text.starts_with(sign); });
}

class PageReader {
 public:
  PageReader(const PageContent& content, Document& document) : content_(content), lines_(document) {}

  void read() {
    for (const std::string& line : content_.record()) lines_.paragraph(line);
    walk(content_.main());
    flush();
  }

 private:
  void walk(const GumboNode& node) {
    if (content_.is_left_out(node)) return;
    text_.add(text_of(node));
    if (is_tag(node, GUMBO_TAG_BR)) return flush();
    if (is_tag(node, GUMBO_TAG_TABLE) && table(node)) return;
    const bool block = is_block(node);
    if (block) flush();
    const std::uint8_t level = heading_level(node);
    if (level > 0) level_ = level;
    if (is_tag(node, GUMBO_TAG_OL)) return ordered(node);
    for (const GumboNode* child : children_of(node)) walk(*child);
    if (block) flush();
    if (level > 0) level_ = 0;
  }

  void ordered(const GumboNode& list) {
    const std::string_view start = attribute(list, "start");
    const bool bare = attribute(list, "style").find("none") != std::string_view::npos;
    int number = 1;
    std::from_chars(start.data(), start.data() + start.size(), number);
    for (const GumboNode* child : children_of(list)) {
      if (is_tag(*child, GUMBO_TAG_LI) && !bare) number_ = fmt::format("{}.", number++);
      walk(*child);
      flush();
    }
    number_.clear();
  }

  bool table(const GumboNode& node) {
    if (content_.holds_tables(node)) return false;
    std::vector<Row> rows = rows_of(node, 1);
    if (is_layout(rows)) return false;
    flush();
    for (const GumboNode* child : children_of(node)) {
      if (is_tag(*child, GUMBO_TAG_CAPTION)) lines_.paragraph(flat_text(*child));
    }
    lines_.table(std::move(rows));
    return true;
  }

  void flush() {
    std::string text = text_.take();
    if (text.empty()) return;
    if (!number_.empty() && !bears_number(text)) text.insert(0, number_);
    number_.clear();
    if (level_ > 0) {
      lines_.heading(text, level_);
    } else {
      lines_.paragraph(text);
    }
  }

  const PageContent& content_;
  LineWriter lines_;
  FlowingText text_;
  std::string number_;
  std::uint8_t level_ = 0;
};

}  // namespace

std::string_view declared_encoding(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, 8192);
  std::size_t at = head.find("charset=");
  if (at == std::string_view::npos) at = head.find("CHARSET=");
  if (at == std::string_view::npos) at = head.find("encoding=");
  if (at == std::string_view::npos) return {};
  at = head.find('=', at) + 1;
  at = std::min(head.find_first_not_of(" \"'", at), head.size());
  return head.substr(at, std::min(head.find_first_of("\"' ;>?/", at), head.size()) - at);
}

bool read_html(std::string_view html, Document& document, diag::Report& report) {
  if (html.size() > largest_page || nests_too_deep(html)) {
    report
        .error({}, html.size() > largest_page
                       ? fmt::format("`{}` is a page of more than {} MB", document.file, largest_page >> 20U)
                       : fmt::format("elements in `{}` nest deeper than is read", document.file))
        .with_hint("save the text of the document alone, as text or DOCX");
    return false;
  }
  const HtmlTree tree(html);
  const PageContent content(tree);
  document.title = content.title();
  PageReader(content, document).read();
  return true;
}

}  // namespace planpress::documents
