#include "documents/html_tree.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace planpress::documents {
namespace {

// Elements that end by themselves, or have no inside: they do not make a page deep.
constexpr std::array<std::string_view, 24> shallow{
    "p",      "li", "td", "th",    "tr",   "br",   "img", "meta", "link", "input", "hr",    "col",
    "option", "dt", "dd", "tbody", "area", "base", "wbr", "rp",   "rt",   "thead", "tfoot", "param"};
// Marks that the parser opens again in each paragraph until they are closed.
constexpr std::array<std::string_view, 14> formatting{"a",    "b", "big",   "code", "em", "font",   "i",
                                                      "nobr", "s", "small", "tt",   "u",  "strike", "strong"};
constexpr std::array<std::string_view, 4> raw{"script", "style", "textarea", "title"};
constexpr std::size_t most_reopened = 20'000'000;
constexpr int most_attributes = 500;  // the parser compares each one with all before it

template <std::size_t N>
bool is_among(const std::array<std::string_view, N>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

char small(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

bool is_letter(char c) {
  return small(c) >= 'a' && small(c) <= 'z';
}

// Names of tags as they come, and how deep they have led.
class Depth {
 public:
  bool open(std::string_view name) {
    reopened_ += formats_;
    if (is_among(shallow, name)) return reopened_ <= most_reopened;
    formats_ += is_among(formatting, name) ? 1 : 0;
    stack_.emplace_back(name);
    return stack_.size() <= deepest_page && reopened_ <= most_reopened;
  }

  void close(std::string_view name) {
    const auto found = std::find(stack_.rbegin(), stack_.rend(), name);
    if (found == stack_.rend()) return;
    // A mark is only taken out of the pile; an element ends all that stands in it.
    if (is_among(formatting, name)) {
      --formats_;
      stack_.erase(std::next(found).base());
      return;
    }
    const auto first = std::next(found).base();
    formats_ -= static_cast<std::size_t>(std::count_if(
        first, stack_.end(), [](const std::string& each) { return is_among(formatting, each); }));
    stack_.erase(first, stack_.end());
  }

 private:
  std::vector<std::string> stack_;
  std::size_t formats_ = 0;
  std::size_t reopened_ = 0;
};

std::size_t end_of_comment(std::string_view html, std::size_t at) {
  const std::size_t end = html.find("--", at);
  for (std::size_t dash = end; dash != std::string_view::npos; dash = html.find("--", dash + 1)) {
    const std::string_view behind = html.substr(dash + 2, 2);
    if (behind.starts_with('>') || behind == "!>") return dash + 2;
  }
  return html.size();
}

// Where the text of a script or style ends.
std::size_t end_of_raw(std::string_view html, std::size_t at, std::string_view name) {
  for (std::size_t close = html.find("</", at); close != std::string_view::npos;
       close = html.find("</", close + 2)) {
    const std::string_view there = html.substr(close + 2, name.size());
    if (std::equal(there.begin(), there.end(), name.begin(), name.end(),
                   [](char a, char b) { return small(a) == b; }))
      return close;
  }
  return html.size();
}

// Whether the tag whose name ends at `at` bears more attributes than any honest one.
bool has_too_many_attributes(std::string_view html, std::size_t at) {
  constexpr std::string_view spaces = " \t\n\f\r/";
  for (int count = 0; count <= most_attributes; ++count) {
    at = html.find_first_not_of(spaces, at);
    if (at == std::string_view::npos || html[at] == '>') return false;
    at = html.find_first_of(" \t\n\f\r/>=", at + 1);
    const std::size_t next = html.find_first_not_of(" \t\n\f\r", at);
    if (next == std::string_view::npos) return false;
    if (html[next] != '=') continue;
    at = html.find_first_not_of(" \t\n\f\r", next + 1);
    if (at == std::string_view::npos) return false;
    const bool quoted = html[at] == '"' || html[at] == '\'';
    at = quoted ? html.find(html[at], at + 1) : html.find_first_of(" \t\n\f\r>", at);
    if (at == std::string_view::npos) return false;
    if (quoted) ++at;
  }
  return true;
}

void* allocate(void* memory, std::size_t size) {
  return static_cast<data::Arena*>(memory)->allocate(size, alignof(std::max_align_t));
}

void keep(void*, void*) {}

}  // namespace

bool nests_too_deep(std::string_view html) {
  Depth depth;
  for (std::size_t at = html.find('<'); at != std::string_view::npos; at = html.find('<', at)) {
    ++at;
    if (html.substr(at).starts_with("!--")) {
      at = end_of_comment(html, at + 1);
      continue;
    }
    const bool closing = at < html.size() && html[at] == '/';
    std::string name;
    for (std::size_t i = at + (closing ? 1 : 0); i < html.size() && name.size() < 12; ++i) {
      if (!is_letter(html[i]) && (name.empty() || html[i] < '0' || html[i] > '9')) break;
      name += small(html[i]);
    }
    if (name.empty()) continue;
    if (closing) {
      depth.close(name);
    } else if (!depth.open(name) || has_too_many_attributes(html, at + name.size())) {
      return true;
    } else if (is_among(raw, name)) {
      at = end_of_raw(html, at, name);
    }
  }
  return false;
}

HtmlTree::HtmlTree(std::string_view html) {
  GumboOptions options = kGumboDefaultOptions;
  options.allocator = &allocate;
  options.deallocator = &keep;
  options.userdata = &memory_;
  options.max_errors = 0;
  output_ = gumbo_parse_with_options(&options, html.data(), html.size());
}

std::span<GumboNode* const> children_of(const GumboNode& node) {
  if (!is_element(node)) return {};
  const GumboVector& list = node.v.element.children;
  return {reinterpret_cast<GumboNode* const*>(list.data),
          list.length};  // NOLINT: what a vector of gumbo holds
}

bool is_element(const GumboNode& node) {
  return node.type == GUMBO_NODE_ELEMENT || node.type == GUMBO_NODE_TEMPLATE;
}

bool is_tag(const GumboNode& node, GumboTag tag) {
  return is_element(node) && node.v.element.tag == tag;
}

std::string_view attribute(const GumboNode& node, const char* name) {
  if (!is_element(node)) return {};
  const GumboAttribute* found = gumbo_get_attribute(&node.v.element.attributes, name);
  return found == nullptr ? std::string_view() : found->value;
}

std::string_view text_of(const GumboNode& node) {
  const bool has_text =
      node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_WHITESPACE || node.type == GUMBO_NODE_CDATA;
  return has_text ? node.v.text.text : std::string_view();
}

}  // namespace planpress::documents
