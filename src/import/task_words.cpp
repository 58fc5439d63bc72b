#include <algorithm>
#include <array>
#include <map>
#include <string>

#include "import/pieces.hpp"
#include "import/task_draft.hpp"

namespace planpress::import::annex {
namespace {

constexpr std::size_t longest_title = 40;

/// The words up to the first of `marks` that stands outside brackets and quotes.
std::string_view up_to(std::string_view words, std::span<const std::string_view> marks) {
  int depth = 0;
  for (std::size_t at = 0; at < words.size(); ++at) {
    const std::string_view rest = words.substr(at);
    if (rest.starts_with("（") || rest.starts_with("“") || rest.starts_with("《")) ++depth;
    if (rest.starts_with("）") || rest.starts_with("”") || rest.starts_with("》")) --depth;
    if (depth <= 0 && starts_with_any(rest, marks)) return words.substr(0, at);
  }
  return words;
}

/// True when the number, as printed, can stand in an address.
bool is_address(std::string_view number) {
  return !number.empty() &&
         std::all_of(number.begin(), number.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

std::string first_clause(std::string_view words) {
  constexpr std::array<std::string_view, 4> sentence = {"。", "；", "！", "\n"};
  constexpr std::array<std::string_view, 2> comma = {"，", "："};
  words = trim(words);
  if (const Leading leading = read_leading(words);
      leading.form != Leading::Form::none && !leading.rest.empty())
    words = leading.rest;
  std::string_view clause = trim(up_to(words, sentence));
  if (length_of(clause) > longest_title) clause = trim(up_to(clause, comma));
  if (length_of(clause) > longest_title) clause = first_characters(clause, longest_title);
  return std::string(clause);
}

namespace {

/// A number that is one line of a cell of several; 0 is none.
int inner_number(std::string_view cell) {
  if (cell.find('\n') == std::string_view::npos) return 0;
  for (std::size_t begin = 0; begin <= cell.size();) {
    const std::size_t end = std::min(cell.find('\n', begin), cell.size());
    const Leading leading = read_leading(cell.substr(begin, end - begin));
    if (leading.alone() && leading.form == Leading::Form::arabic) return leading.value;
    begin = end + 1;
  }
  return 0;
}

}  // namespace

void tell_oddities(TaskDraft& draft, const GridRow& row) {
  if (!row.lost.empty())
    doubt(draft, "`" + first_clause(row.lost) + "` fits under no head of the table and is left out");
  for (const GridCell& cell : row.cells) {
    if (const int number = inner_number(cell.text.text);
        number > draft.number_value && draft.number_value != 0)
      doubt(draft,
            "the number " + std::to_string(number) + " stands alone in a cell: another row may begin there");
  }
  const Leading leading = read_leading(draft.work.text);
  const bool near = leading.value == draft.number_value || leading.value == draft.number_value + 1;
  const std::string_view behind = std::string_view(draft.work.text).substr(leading.printed.size());
  constexpr std::array<std::string_view, 4> marks = {".", "．", "、", " "};
  const bool marked = starts_with_any(behind, marks);  // 1.… | 2.… inside of a cell
  if (leading.form == Leading::Form::arabic && near && !marked && draft.number_value != 0)
    doubt(draft, "its words begin with the number of a row: cells may stand in a wrong one");
}

void settle_titles(std::vector<TaskDraft>& drafts) {
  const auto shares = [&](std::size_t i) {
    const std::string& heading = drafts[i].heading;
    return !heading.empty() && ((i > 0 && drafts[i - 1].heading == heading) ||
                                (i + 1 < drafts.size() && drafts[i + 1].heading == heading));
  };
  std::size_t sharing = 0;
  for (std::size_t i = 0; i < drafts.size(); ++i) sharing += shares(i) ? 1 : 0;
  // Where most rows share theirs the column names fields, also in the row that has one to itself.
  const bool fields = sharing * 2 > drafts.size();
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    TaskDraft& draft = drafts[i];
    const bool heads = !draft.heading.empty() && length_of(draft.heading) <= longest_title;
    if (heads && !shares(i) && !fields) {
      draft.task.title = first_clause(draft.heading);
    } else {
      draft.task.title = first_clause(draft.work.text);
      if (heads && draft.task.domain.empty()) draft.task.domain = first_clause(draft.heading);
    }
    if (draft.task.title.empty()) draft.task.title = draft.task.domain;
    if (draft.task.title.empty()) doubt(draft, "the row has no words");
  }
}

void settle_numbers(std::vector<TaskDraft>& drafts, const AnnexSetting& setting) {
  std::map<std::string, int> seen;  // how often each number stands in the list
  std::map<std::pair<int, std::string>, int> in_group;
  int running = 0;
  for (TaskDraft& draft : drafts) {
    ++running;
    if (draft.task.number.empty()) {
      draft.task.number = std::to_string(running);
      draft.number_value = running;
    }
    ++seen[draft.task.number];
    ++in_group[{draft.group_value, draft.task.number}];
  }
  const bool repeat =
      std::any_of(seen.begin(), seen.end(), [](const auto& entry) { return entry.second > 1; });
  std::map<std::pair<int, std::string>, int> used;
  for (TaskDraft& draft : drafts) {
    const std::pair<int, std::string> key{draft.group_value, draft.task.number};
    std::string id = std::to_string(draft.number_value);
    if (repeat && draft.group_value > 0) id = std::to_string(draft.group_value) + "-" + id;
    if (in_group[key] > 1) id += "-" + std::to_string(++used[key]);
    if (setting.tasks_before > 0) id = "a" + std::to_string(setting.tasks_before) + "-" + id;
    if (id != draft.task.number || !is_address(draft.task.number)) draft.task.id = id;
  }
}

}  // namespace planpress::import::annex
