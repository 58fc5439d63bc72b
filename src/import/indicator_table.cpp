#include "import/indicator_table.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

#include "import/columns.hpp"
#include "import/pieces.hpp"
#include "import/target_reader.hpp"
#include "import/task_draft.hpp"

namespace planpress::import {
namespace {

using annex::AimCell;
using annex::TaskDraft;

/// 2023年实际, 现状值: where the plan starts from.
bool tells_start(const AimCell& aim, const AnnexSetting& setting) {
  constexpr std::array<std::string_view, 8> starts = {"现状", "基数",   "基期", "基准",
                                                      "实际", "完成值", "实绩", "现值"};
  const auto says = [&](std::string_view word) { return aim.head.find(word) != std::string::npos; };
  return (aim.year != 0 && setting.published != 0 && aim.year < setting.published) ||
         std::any_of(starts.begin(), starts.end(), says);
}

bool has_figure(std::string_view text) {
  return text.find_first_of("0123456789") != std::string_view::npos;
}

void read_row(const TaskDraft& draft, const AnnexSetting& setting, std::vector<TargetReading>& targets,
              std::vector<Doubt>& doubts) {
  TargetSetting given;
  if (setting.from != 0) given.from = setting.from;
  if (setting.to != 0) given.to = setting.to;
  if (setting.published != 0) given.published = setting.published;
  if (setting.registry != nullptr) given.indicators = setting.registry->indicators;
  given.index = setting.index;
  for (const AimCell& aim : draft.aims) {
    if (tells_start(aim, setting) || !has_figure(aim.text.text)) continue;
    const int year = aim.year != 0 ? aim.year : annex::find_year(aim.head);  // 目标值（2027年）
    given.listed = year != 0 ? std::optional(year) : std::nullopt;
    given.column = aim.head;
    for (TargetReading& target : read_targets(annex::aim_words(draft, aim), given, doubts))
      targets.push_back(std::move(target));
  }
}

}  // namespace

bool lists_indicators(const Grid& grid) {
  bool named = false;
  bool valued = false;
  for (const Column& column : grid.columns) {
    if (annex::names_owners(column.kind) || column.kind == ColumnKind::person) return false;
    named = named || column.kind == ColumnKind::indicator;
    valued = valued || column.kind == ColumnKind::year || column.kind == ColumnKind::goal ||
             column.kind == ColumnKind::amount;
  }
  return named && valued && !grid.rows.empty();
}

std::vector<TargetReading> read_indicator_tables(std::span<const Block> blocks, const AnnexSetting& setting,
                                                 std::vector<Doubt>& doubts) {
  std::vector<TargetReading> targets;
  for (const Grid& grid : setting.tables == nullptr ? find_tables(blocks) : *setting.tables) {
    if (!lists_indicators(grid)) continue;
    for (const TaskDraft& draft : annex::read_rows(grid, setting, {}, 0, {}))
      read_row(draft, setting, targets, doubts);
  }
  return targets;
}

}  // namespace planpress::import
