#include "documents/pdf_page.hpp"

#include <algorithm>
#include <pugixml.hpp>

#include "text/utf8.hpp"

namespace planpress::documents {
namespace {

constexpr double least_gap = 0.12;  // of an em, between words that are not one

double median(std::vector<double> values, double otherwise) {
  if (values.empty()) return otherwise;
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

double em_of(const PageWord& word) {
  const int columns = std::max(1, text::width_of(word.text));
  return (word.right - word.left) * 2 / columns;
}

// Whether a space is to be written between two words that touch: not beside Han letters.
bool needs_space(const PageWord& before, const PageWord& behind) {
  std::size_t last = before.text.size() - 1;
  while (last > 0 && (static_cast<unsigned char>(before.text[last]) & 0xC0U) == 0x80U) --last;
  return !text::is_cjk(text::decode(before.text, last).value) &&
         !text::is_cjk(text::decode(behind.text, 0).value);
}

void join_words(PageLine& line, double em) {
  std::stable_sort(line.parts.begin(), line.parts.end(),
                   [](const PageWord& a, const PageWord& b) { return a.left < b.left; });
  std::vector<PageWord> joined;
  for (PageWord& word : line.parts) {
    if (joined.empty() || word.left - joined.back().right > em * least_gap) {
      joined.push_back(std::move(word));
      continue;
    }
    if (needs_space(joined.back(), word)) joined.back().text += ' ';
    joined.back().text += word.text;
    joined.back().right = std::max(joined.back().right, word.right);
  }
  line.parts = std::move(joined);
}

Page make_page(std::vector<PageWord> words) {
  Page page;
  std::vector<double> ems;
  for (const PageWord& word : words) {
    if (word.text.size() >= 12) ems.push_back(em_of(word));
  }
  page.em = std::clamp(median(std::move(ems), 12), 4.0, 60.0);
  std::stable_sort(words.begin(), words.end(),
                   [](const PageWord& a, const PageWord& b) { return a.middle < b.middle; });
  for (PageWord& word : words) {
    if (page.lines.empty() || word.middle - page.lines.back().middle > page.em * 0.45) {
      page.lines.push_back({word.middle, {}});
    }
    page.lines.back().parts.push_back(std::move(word));
  }
  for (PageLine& line : page.lines) join_words(line, page.em);
  return page;
}

std::string text_of(const PageLine& line) {
  std::string text;
  for (const PageWord& word : line.parts) text += word.text;
  return text;
}

// `— 3 —`, `- 12 -`, `3/7`.
bool is_page_number(const PageLine& line) {
  const std::string folded = text::fold(text_of(line));
  if (folded.size() > 24) return false;
  bool digit = false;
  for (std::size_t at = 0; at < folded.size();) {
    const text::CodePoint point = text::decode(folded, at);
    at += point.length;
    const bool is_digit = point.value >= '0' && point.value <= '9';
    const bool mark = point.value == '-' || point.value == ' ' || point.value == '/' ||
                      point.value == 0x4E00 || (point.value >= 0x2010 && point.value <= 0x2015);
    if (!is_digit && !mark) return false;
    digit = digit || is_digit;
  }
  return digit;
}

std::string without_digits(const PageLine& line) {
  std::string text = text_of(line);
  std::erase_if(text, [](char c) { return c >= '0' && c <= '9'; });
  return text;
}

// The same words at the head or foot of two pages are the page's, not the document's.
void drop_running_lines(std::vector<Page>& pages) {
  for (const bool head : {true, false}) {
    std::vector<std::string> edges;
    for (const Page& page : pages) {
      edges.push_back(page.lines.empty() ? std::string()
                                         : without_digits(head ? page.lines.front() : page.lines.back()));
    }
    for (std::size_t i = 0; i < pages.size(); ++i) {
      const bool again =
          (i > 0 && edges[i] == edges[i - 1]) || (i + 1 < pages.size() && edges[i] == edges[i + 1]);
      std::vector<PageLine>& lines = pages[i].lines;
      if (lines.empty()) continue;
      const auto edge = head ? lines.begin() : std::prev(lines.end());
      if (again || is_page_number(*edge)) lines.erase(edge);
    }
  }
}

}  // namespace

std::vector<Page> pages_of(std::string_view description) {
  pugi::xml_document tree;
  std::vector<Page> pages;
  if (!tree.load_buffer(description.data(), description.size())) return pages;
  for (const pugi::xml_node node : tree.child("html").child("body").child("doc").children("page")) {
    std::vector<PageWord> words;
    for (const pugi::xml_node word : node.children("word")) {
      const double top = word.attribute("yMin").as_double();
      const double bottom = word.attribute("yMax").as_double();
      PageWord made{word.attribute("xMin").as_double(), word.attribute("xMax").as_double(),
                    (top + bottom) / 2, word.child_value()};
      if (!made.text.empty()) words.push_back(std::move(made));
    }
    pages.push_back(make_page(std::move(words)));
  }
  // A page may bear two such lines, one within the other.
  drop_running_lines(pages);
  drop_running_lines(pages);
  return pages;
}

}  // namespace planpress::documents
