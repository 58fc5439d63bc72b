#include "formats/about_sheet.hpp"

#include <algorithm>
#include <array>

namespace planpress::formats {
namespace {

constexpr std::array<double, 5> about_widths{22, 22, 12, 60, 60};

}  // namespace

Facts facts_of(const Words& words) {
  Facts facts;
  const auto add = [&](std::string_view key, std::string_view value) {
    if (!value.empty()) facts.emplace_back(words(key), value);
  };
  add("data_publication", words.site.title);
  add("data_publisher", words.site.publisher);
  add("data_date", words.site.date);
  add("license", words.site.license);
  add("data_address", words.site.base_url);
  add("corrections", words.site.corrections);
  return facts;
}

SheetPlan about_plan(const Words& words, const Facts& facts, const Lines& lines) {
  SheetPlan plan;
  plan.name = words("data_sheet_about");
  plan.widths.assign(about_widths.begin(), about_widths.end());
  plan.rows = static_cast<std::uint32_t>(facts.size() + lines.size() + 2);
  plan.heading = words.site.title;
  return plan;
}

void write_about(Workbook& book, std::string_view title, const Facts& facts, const Lines& lines) {
  book.begin_sheet();
  book.begin_row(24);
  book.text(title, Look::title);
  for (const auto& [what, value] : facts) {
    book.begin_row();
    book.text(what);
    book.text(value);
  }
  book.begin_row();
  for (std::size_t i = 0; i < lines.size(); ++i) {
    int most = 1;
    for (std::size_t c = 0; c < lines[i].size(); ++c)
      most = std::max(most, lines_in(lines[i][c], about_widths[c]));
    book.begin_row(height_of(most), false);
    for (const std::string& cell : lines[i]) book.text(cell, i == 0 ? Look::head : Look::wrapped);
  }
  book.end_sheet();
}

BookFacts book_facts(const Words& words, std::string_view title) {
  return {title, words.site.publisher, words.site.date};
}

}  // namespace planpress::formats
