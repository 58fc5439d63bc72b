#include "documents/docx_styles.hpp"

#include <algorithm>

#include "documents/docx_xml.hpp"

namespace planpress::documents {
namespace {

constexpr int longest_chain = 12;  // of styles based on each other

std::string small(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return out;
}

// `heading 2` and `标题 2` are headings whatever their outline level says.
int level_of_name(std::string_view name) {
  for (const std::string_view word : {"heading ", "标题 "}) {
    if (name.size() == word.size() + 1 && name.starts_with(word) && name.back() >= '1' && name.back() <= '9')
      return name.back() - '1';
  }
  return -1;
}

}  // namespace

void DocxStyles::read(const pugi::xml_node& styles) {
  for (const pugi::xml_node node : styles.children()) {
    if (!is(node, "style") || attribute(node, "type").value_or("paragraph") != "paragraph") continue;
    Style style;
    style.name = small(value(child(node, "name")));
    style.based_on = value(child(node, "basedOn"));
    style.own.list = value(child_at(node, "pPr/numPr/numId"));
    style.own.list_level = number(child_at(node, "pPr/numPr/ilvl"), "val", -1);
    style.own.outline =
        std::max(level_of_name(style.name), number(child_at(node, "pPr/outlineLvl"), "val", -1));
    style.own.is_title = style.name == "title" || style.name == "标题";
    style.own.is_contents = style.name.starts_with("toc ") || style.name.starts_with("目录 ");
    const std::string id(attribute(node, "styleId").value_or(""));
    if (attribute(node, "default") == "1") usual_ = id;
    styles_[id] = std::move(style);
  }
}

ParagraphStyle DocxStyles::of(std::string_view id) const {
  ParagraphStyle all;
  auto found = styles_.find(id);
  for (int steps = 0; found != styles_.end() && steps < longest_chain; ++steps) {
    const ParagraphStyle& own = found->second.own;
    if (all.list.empty()) all.list = own.list;
    if (all.list_level < 0) all.list_level = own.list_level;
    if (all.outline < 0) all.outline = own.outline;
    if (steps == 0) all.is_title = own.is_title;
    if (steps == 0) all.is_contents = own.is_contents;
    found = styles_.find(found->second.based_on);
  }
  return all;
}

}  // namespace planpress::documents
