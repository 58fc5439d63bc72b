#include <algorithm>
#include <array>

#include "import/pieces.hpp"
#include "import/target_reader.hpp"
#include "import/task_draft.hpp"

namespace planpress::import::annex {
namespace {

/// True when the words in front of a number only compare or count (达到, 累计新增), or are one short verb.
bool is_operator(std::string_view words) {
  constexpr std::size_t longest = 3;
  constexpr std::array<std::string_view, 14> operators = {"累计", "达到",   "不少于", "不低于", "不高于",
                                                          "超过", "控制在", "力争",   "提高",   "提升",
                                                          "增长", "下降",   "降低",   "全年"};
  for (std::size_t at = 0; at < operators.size();) {
    if (words.starts_with(operators.at(at))) {
      words.remove_prefix(operators.at(at).size());
      at = 0;
    } else {
      ++at;
    }
  }
  return length_of(words) <= longest;
}

/// True when the cell is a number with at most a unit and an operator, so that its words stand elsewhere.
bool is_bare_value(std::string_view cell) {
  const std::size_t digit = cell.find_first_of("0123456789");
  return length_of(cell) <= 14 && digit != std::string_view::npos &&
         cell.find("，") == std::string_view::npos && is_operator(cell.substr(0, digit));
}

/// Where a unit is missing behind the last figure: `95`, `95以上`; npos where one stands there.
std::size_t unit_place(std::string_view cell) {
  constexpr std::array<std::string_view, 8> bounds = {"以上", "及以上", "（含）以上", "左右",
                                                      "以下", "以内",   "及以下",     "）"};
  const std::size_t last = cell.find_last_of("0123456789");
  if (last == std::string_view::npos) return last;
  const std::string_view rest = cell.substr(last + 1);
  return rest.empty() || starts_with_any(rest, bounds) ? last + 1 : std::string_view::npos;
}

/// `车桩比（台/套）` tells the unit in brackets at its end.
std::string unit_in(std::string_view words) {
  const std::size_t open = words.rfind("（");
  if (open == std::string_view::npos || !words.ends_with("）") || open == 0) return {};
  const std::string_view inside = words.substr(open + 3, words.size() - open - 6);
  return length_of(inside) <= 6 && inside.find_first_of("0123456789") == std::string_view::npos
             ? std::string(inside)
             : std::string{};
}

/// The cell with the words that it is the value of in front, and the unit behind.
TracedText with_words(const TaskDraft& draft, const AimCell& aim) {
  const std::string unit = draft.unit.empty() ? unit_in(draft.work.text) : draft.unit;
  TracedText text;
  std::string_view words = draft.work.text;
  if (!unit.empty() && words.ends_with("（" + unit + "）")) words.remove_suffix(unit.size() + 6);
  append(text, words, draft.work.first_line());
  const std::size_t place = unit.empty() ? std::string_view::npos : unit_place(aim.text.text);
  append(text, aim.text, 0, std::min(place, aim.text.text.size()));
  if (place != std::string_view::npos) {
    append(text, unit, aim.text.last_line());
    append(text, aim.text, place, aim.text.text.size());
  }
  return text;
}

}  // namespace

TracedText aim_words(const TaskDraft& draft, const AimCell& aim) {
  return is_bare_value(aim.text.text) ? with_words(draft, aim) : aim.text;
}

namespace {

/// Figures whose unit stands nowhere give no target; that is told once for the list.
class Unitless {
 public:
  void add(const TaskDraft& draft, const AimCell& aim) {
    lines_ = together(lines_, draft.task.lines);
    if (count_++ == 0) first_ = aim;
  }
  void tell(std::vector<Doubt>& doubts) const {
    if (count_ == 0) return;
    doubts.push_back({lines_,
                      "tasks",
                      std::to_string(count_) + " figures bear no unit and are left out, the first of them `" +
                          first_.text.text + "` under `" + first_.head + "`",
                      {},
                      0.5});
  }

 private:
  std::size_t count_ = 0;
  AimCell first_;
  LineRange lines_;
};

}  // namespace

void settle_targets(std::vector<TaskDraft>& drafts, const AnnexSetting& setting, std::vector<Doubt>& doubts) {
  Unitless unitless;
  for (TaskDraft& draft : drafts) {
    const std::string about = "task " + (draft.task.id.empty() ? draft.task.number : draft.task.id);
    TargetSetting given;
    if (setting.from != 0) given.from = setting.from;
    if (setting.to != 0) given.to = setting.to;
    if (setting.published != 0) given.published = setting.published;
    if (draft.year_stated) given.listed = draft.task.year;
    given.heading = draft.task.title;
    given.about = about;
    if (setting.registry != nullptr) given.indicators = setting.registry->indicators;
    given.index = setting.index;
    const auto read = [&](const TracedText& text) {
      std::vector<TargetReading> found = read_targets(text, given, doubts);
      for (TargetReading& target : found) draft.task.targets.push_back(std::move(target));
    };
    const bool values = std::any_of(draft.aims.begin(), draft.aims.end(), [](const AimCell& aim) {
      return aim.year != 0 && is_bare_value(aim.text.text);
    });
    if (!values) read(draft.work);
    for (const AimCell& aim : draft.aims) {
      if (aim.year != 0) given.listed = aim.year;
      given.column = aim.head;
      const std::size_t before = draft.task.targets.size();
      read(aim_words(draft, aim));
      const bool bare = aim.text.text.find_first_not_of("0123456789.") == std::string::npos;
      if (bare && draft.task.targets.size() == before) unitless.add(draft, aim);
    }
  }
  unitless.tell(doubts);
}

}  // namespace planpress::import::annex
