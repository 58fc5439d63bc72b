#include "import/review.hpp"

#include <fmt/format.h>

namespace planpress::import {
namespace {

// Where each line of a file begins, found once.
class LineStarts {
 public:
  explicit LineStarts(const text::SourceFile& file) : file_(file), starts_{0} {
    for (std::size_t at = file.text.find('\n'); at != std::string::npos; at = file.text.find('\n', at + 1))
      starts_.push_back(static_cast<std::uint32_t>(at + 1));
  }

  // The bytes of lines `first` to `last`, the last line end left out.
  text::Span span(const LineRange& lines) const {
    if (lines.first == 0 || lines.first > starts_.size()) return {};
    const std::uint32_t begin = starts_[lines.first - 1];
    const std::size_t last = std::min<std::size_t>(std::max(lines.first, lines.last), starts_.size());
    std::size_t end = last < starts_.size() ? starts_[last] - 1 : file_.text.size();
    if (end > begin && file_.text[end - 1] == '\n') --end;
    return {&file_, begin, static_cast<std::uint32_t>(std::max<std::size_t>(end, begin))};
  }

 private:
  const text::SourceFile& file_;
  std::vector<std::uint32_t> starts_;
};

// Where the words begin in the text; where they run over the end of a line, the half, the quarter … of them
// that does not.
std::size_t find_beginning(std::string_view text, std::string_view& words) {
  constexpr std::size_t few = 18;  // bytes by which words are still known
  std::size_t found = words.empty() ? std::string_view::npos : text.find(words);
  while (found == std::string_view::npos && words.size() >= 2 * few) {
    std::size_t half = words.size() / 2;
    while ((static_cast<unsigned char>(words[half]) & 0xC0U) == 0x80U) --half;
    words = words.substr(0, half);
    found = text.find(words);
  }
  return found;
}

// The words themselves where they stand there as they are, else their line.
text::Span place_of(const Doubt& doubt, const LineStarts& starts) {
  text::Span span = starts.span(doubt.lines);
  if (!span) return span;
  std::string_view words = std::string_view(doubt.excerpt).substr(0, doubt.excerpt.find('\n'));
  const std::size_t found = find_beginning(span.text(), words);
  if (found != std::string_view::npos) {
    span.begin += static_cast<std::uint32_t>(found);
    span.end = span.begin + static_cast<std::uint32_t>(words.size());
  } else if (const std::size_t line_end = span.text().find('\n'); line_end != std::string_view::npos) {
    span.end = span.begin + static_cast<std::uint32_t>(line_end);
  }
  return span;
}

std::string many(std::size_t count, std::string_view one, std::string_view more) {
  return fmt::format("{} {}", count, count == 1 ? one : more);
}

}  // namespace

void report_doubts(const PlanReading& plan, const text::SourceFile& source, diag::Report& report) {
  const LineStarts starts(source);
  for (const Doubt& doubt : plan.doubts) {
    const text::Span place = place_of(doubt, starts);
    diag::Diagnostic& warning = report.warning(
        place, "doubt", fmt::format("{}: {}", doubt.about.empty() ? "document" : doubt.about, doubt.reason));
    if (!place && !doubt.excerpt.empty()) warning.with_note(fmt::format("it says `{}`", doubt.excerpt));
  }
}

bool is_no_plan(const PlanReading& plan) {
  return plan.measures.empty() && plan.tasks.empty();
}

std::string counts_of(const PlanReading& plan) {
  std::size_t parties = 0;
  std::size_t targets = plan.targets.size();
  std::size_t people = 0;
  for (const MeasureReading& measure : plan.measures) {
    parties += measure.responsible.size();
    targets += measure.targets.size();
  }
  for (const TaskReading& task : plan.tasks) {
    parties += task.responsible.size();
    targets += task.targets.size();
  }
  for (const GroupReading& group : plan.groups) people += group.members.size();
  return fmt::format("{}, {}, {}, {}, {}, {}", many(plan.measures.size(), "measure", "measures"),
                     many(parties, "party", "parties"), many(targets, "target", "targets"),
                     many(plan.tasks.size(), "task", "tasks"), many(people, "person", "people"),
                     many(plan.doubts.size(), "doubt", "doubts"));
}

}  // namespace planpress::import
