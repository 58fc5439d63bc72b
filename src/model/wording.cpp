#include "model/wording.hpp"

#include <fmt/format.h>

#include "data/locate.hpp"
#include "text/utf8.hpp"

namespace planpress::model {
namespace {

// The lines without white space and stray marks, widths folded: what is left is what the document says.
std::string bare_text(const text::SourceFile& document, const data::Lines& lines) {
  std::string joined;
  for (std::uint32_t line = lines.first; line <= lines.last; ++line)
    joined += text::line_text(document, line);
  std::string bare;
  for (const char c : text::fold(joined)) {
    if (c != ' ' && c != '\t' && c != '*' && c != ',') bare += c;
  }
  return bare;
}

bool is_part_of_number(char c) {
  return (c >= '0' && c <= '9') || c == '.';
}

// Whether the number stands there as a number of its own.
bool holds_number(std::string_view text, std::string_view number) {
  for (std::size_t at = text.find(number); at != std::string_view::npos; at = text.find(number, at + 1)) {
    const std::size_t end = at + number.size();
    const bool open_before = at == 0 || !is_part_of_number(text[at - 1]);
    // A full stop may follow a number at the end of a sentence.
    const bool digit_after = end < text.size() && text[end] >= '0' && text[end] <= '9';
    const bool point_after =
        end + 1 < text.size() && text[end] == '.' && text[end + 1] >= '0' && text[end + 1] <= '9';
    if (open_before && !digit_after && !point_after) return true;
  }
  return false;
}

// Small numbers may be written as words.
bool holds_word(std::string_view text, double value) {
  constexpr std::string_view words[] = {"零", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十"};
  if (value < 0 || value > 10 || value != static_cast<int>(value)) return false;
  const auto index = static_cast<std::size_t>(value);
  return text.find(words[index]) != std::string_view::npos ||
         (index == 2 && text.find("两") != std::string_view::npos);
}

std::string text_of(const data::Lines& lines) {
  return lines.first == lines.last ? fmt::format("line {}", lines.first)
                                   : fmt::format("lines {}–{}", lines.first, lines.last);
}

void check_number(const Target& target, double value, std::string_view key, const std::string& bare,
                  diag::Report& report) {
  const std::string number = fmt::format("{}", value);
  if (holds_number(bare, number) || holds_word(bare, value)) return;
  report
      .error(data::place_of_value(target.where, key),
             fmt::format("{} does not stand in {} of the document", number, text_of(target.lines)))
      .with_note(fmt::format("{} claimed here",
                             target.lines.first == target.lines.last ? "the line is" : "the lines are"),
                 data::place_of_value(target.where, "lines"));
}

// Whether the lines that a thing claims are there to be looked at.
template <class T>
bool check_lines(const T& thing, const text::SourceFile& document, diag::Report& report) {
  if (!thing.lines) return false;
  const std::uint32_t last = text::line_count(document);
  if (thing.lines.last <= last) return true;
  report.error(data::place_of_value(thing.where, "lines"),
               fmt::format("the document has only {} lines", last));
  return false;
}

void check_targets(const std::vector<Target>& targets, const text::SourceFile& document,
                   diag::Report& report) {
  for (const Target& target : targets) {
    if (!check_lines(target, document, report)) continue;
    const std::string bare = bare_text(document, target.lines);
    check_number(target, target.value, "value", bare, report);
    if (target.value_max) check_number(target, *target.value_max, "value_max", bare, report);
  }
}

template <class T>
void check_all_lines(const std::vector<T>& things, const text::SourceFile& document, diag::Report& report) {
  for (const T& thing : things) check_lines(thing, document, report);
}

bool ends_sentence(std::string_view line) {
  for (const std::string_view mark : {"。", "；", "：", "！", "？", "）", "”"}) {
    if (line.ends_with(mark)) return true;
  }
  return false;
}

}  // namespace

std::vector<std::string> paragraphs(const text::SourceFile& document, const data::Lines& lines) {
  std::vector<std::string> list;
  bool open = false;
  for (std::uint32_t number = lines.first; lines && number <= lines.last; ++number) {
    const std::string_view line = text::line_text(document, number);
    const std::size_t start = line.find_first_not_of(" \t");
    if (start == std::string_view::npos) continue;
    if (open) {
      list.back() += line.substr(start);
    } else {
      list.emplace_back(line.substr(start));
    }
    open = !ends_sentence(list.back());
  }
  return list;
}

void attach_document(Plan& plan, const text::SourceFile& document, diag::Report& report) {
  plan.source_text = &document;
  check_all_lines(plan.sections, document, report);
  check_all_lines(plan.rules, document, report);
  check_all_lines(plan.measures, document, report);
  check_all_lines(plan.tasks, document, report);
  check_all_lines(plan.groups, document, report);
  check_targets(plan.targets, document, report);
  for (const Measure& measure : plan.measures) check_targets(measure.targets, document, report);
  for (const Task& task : plan.tasks) check_targets(task.targets, document, report);
}

}  // namespace planpress::model
