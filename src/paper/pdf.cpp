#include "paper/pdf.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <vector>

namespace planpress::paper {
namespace {

// Brackets within a string are written with a backslash, so that none of these words can come from a page's
// text.
constexpr std::string_view node = "(node";
constexpr std::string_view address = "/URI (";

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// Behind the bracket that closes the string whose text begins at `at`.
std::size_t end_of_string(std::string_view pdf, std::size_t at) {
  while (at < pdf.size() && pdf[at] != ')') at += pdf[at] == '\\' ? 2 : 1;
  return at < pdf.size() ? at + 1 : std::string::npos;
}

std::string day_in_pdf(std::string_view day) {
  std::string digits;
  for (const char c : day) {
    if (is_digit(c)) digits += c;
  }
  return digits.size() == 8 ? "(D:" + digits + "000000+00'00')" : "";
}

void settle_dates(std::string& pdf, std::string_view day) {
  const std::string wanted = day_in_pdf(day);
  for (const std::string_view key : {"/CreationDate (D:", "/ModDate (D:"}) {
    for (std::size_t at = pdf.find(key); at != std::string::npos; at = pdf.find(key, at + 1)) {
      const std::size_t end = pdf.find(')', at) + 1;
      if (end == 0) return;
      const std::size_t value = at + key.size() - std::string_view("(D:").size();
      if (!wanted.empty() && end - value == wanted.size()) {
        pdf.replace(value, wanted.size(), wanted);
      } else {
        std::fill(pdf.begin() + static_cast<std::ptrdiff_t>(at),
                  pdf.begin() + static_cast<std::ptrdiff_t>(end), ' ');
      }
    }
  }
}

// The browser names itself and the system here, which is nobody's business.
void settle_creator(std::string& pdf) {
  constexpr std::string_view key = "/Creator (";
  constexpr std::string_view ours = "planpress)";
  const std::size_t at = pdf.find(key);
  if (at == std::string::npos) return;
  const std::size_t begin = at + key.size();
  const std::size_t end = end_of_string(pdf, begin);
  if (end == std::string::npos || end - begin < ours.size()) return;
  std::fill(pdf.begin() + static_cast<std::ptrdiff_t>(begin), pdf.begin() + static_cast<std::ptrdiff_t>(end),
            ' ');
  pdf.replace(begin, ours.size(), ours);
}

// Chromium counts the parts of all pages that one process has shown.
void settle_names(std::string& pdf) {
  struct Name {
    std::size_t at = 0;
    std::size_t size = 0;
    std::uint64_t number = 0;
  };
  std::vector<Name> names;
  std::vector<std::uint64_t> numbers;
  for (std::size_t at = pdf.find(node); at != std::string::npos; at = pdf.find(node, at + 1)) {
    const std::size_t begin = at + node.size();
    std::size_t end = begin;
    while (end < pdf.size() && is_digit(pdf[end])) ++end;
    std::uint64_t number = 0;
    std::from_chars(pdf.data() + begin, pdf.data() + end, number);
    if (end == begin || end >= pdf.size() || pdf[end] != ')') continue;
    names.push_back({begin, end - begin, number});
    numbers.push_back(number);
  }
  std::sort(numbers.begin(), numbers.end());
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
  for (const Name& name : names) {
    const auto found = std::lower_bound(numbers.begin(), numbers.end(), name.number);
    const std::string text = fmt::format("{:0{}}", found - numbers.begin() + 1, name.size);
    if (text.size() == name.size) pdf.replace(name.at, name.size, text);
  }
}

void settle_links(std::string& pdf, std::string_view home) {
  if (home.empty()) return;
  for (std::size_t at = pdf.find(address); at != std::string::npos; at = pdf.find(address, at + 1)) {
    const std::size_t begin = at + address.size();
    if (pdf.compare(begin, home.size(), home) != 0) continue;
    const std::size_t end = end_of_string(pdf, begin);
    if (end == std::string::npos) return;
    pdf[begin] = ')';
    std::fill(pdf.begin() + static_cast<std::ptrdiff_t>(begin) + 1,
              pdf.begin() + static_cast<std::ptrdiff_t>(end), ' ');
  }
}

}  // namespace

PdfFacts look_at(std::string_view pdf) {
  constexpr std::string_view page = "/Type /Page";
  PdfFacts facts;
  const std::string_view tail = pdf.substr(pdf.size() - std::min<std::size_t>(pdf.size(), 1024));
  facts.whole = pdf.starts_with("%PDF-") && tail.find("startxref") != std::string_view::npos &&
                tail.find("%%EOF") != std::string_view::npos;
  for (std::size_t at = pdf.find(page); at != std::string_view::npos; at = pdf.find(page, at + 1)) {
    const std::size_t behind = at + page.size();
    facts.pages += behind < pdf.size() && pdf[behind] != 's' ? 1 : 0;
  }
  facts.has_drawn_letters = pdf.find("/Subtype /Type3") != std::string_view::npos;
  return facts;
}

void settle_pdf(std::string& pdf, std::string_view day, std::string_view home) {
  settle_dates(pdf, day);
  settle_creator(pdf);
  settle_names(pdf);
  settle_links(pdf, home);
}

}  // namespace planpress::paper
