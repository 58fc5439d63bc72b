#include "import/annex.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "import/annex_prose.hpp"
#include "import/cleaning.hpp"
#include "import/columns.hpp"
#include "import/owner_names.hpp"
#include "import/pieces.hpp"
#include "import/table_lines.hpp"
#include "import/tables.hpp"
#include "import/task_draft.hpp"
#include "import/unread_table.hpp"

namespace planpress::import {
namespace {

using annex::KnownNames;
using annex::TaskDraft;

/// The lines in front of a table or list: the annex's label and title.
std::string title_of(std::span<const Block> blocks) {
  std::string title;
  constexpr std::size_t most = 6;
  std::size_t seen = 0;
  for (const Block& block : blocks) {
    if (block.kind == Block::Kind::table || seen == most) break;
    const std::string_view words = annex::trim(block.text.text);
    if (words.empty()) continue;
    if (annex::length_of(words) > 60 || words.ends_with("。") || words.ends_with("：")) break;
    title += annex::tidied(words) + "\n";
    ++seen;
  }
  return title;
}

/// The heading above a table of several in one annex: `二、消费品以旧换新`.
std::string heading_above(std::span<const Block> blocks, std::size_t from, std::size_t to) {
  for (std::size_t i = to; i > from; --i) {
    const std::string words = annex::tidied(blocks[i - 1].text.text);
    if (words.empty() || blocks[i - 1].kind == Block::Kind::table) continue;
    const annex::Leading leading = annex::read_leading(words);
    const bool han =
        leading.form == annex::Leading::Form::han || leading.form == annex::Leading::Form::han_bracket;
    return han && annex::length_of(words) <= 40 ? std::string(leading.rest) : std::string{};
  }
  return {};
}

/// Names that the plan, the registry and the clean cells of the tables use.
KnownNames names_in(const std::vector<Grid>& grids, const AnnexSetting& setting) {
  KnownNames known;
  for (const MeasureReading& measure : setting.measures) {
    for (const PartyReading& party : measure.responsible) {
      known.add(party.body);
      known.add(party.resolved);
    }
  }
  if (setting.registry != nullptr) {
    for (const model::Body& body : setting.registry->bodies) {
      if (!setting.place.empty() && body.place.id != setting.place) continue;
      known.add(body.name);
      known.add(body.full);
      for (const std::string_view alias : body.aliases) known.add(alias);
    }
  }
  known.settle();
  KnownNames more = known;
  for (const Grid& grid : grids) {
    for (const GridRow& row : grid.rows) {
      for (std::size_t i = 0; i < row.cells.size(); ++i) {
        if (!annex::names_owners(grid.columns[i].kind)) continue;
        const annex::OwnerNames names = annex::split_owners(row.cells[i].text, known);
        for (const std::string& piece : names.pieces) {
          const bool glued = std::find(names.glued.begin(), names.glued.end(), piece) != names.glued.end();
          if (!glued && annex::ends_as_body(piece) && annex::length_of(piece) <= 20) more.add(piece);
        }
      }
    }
  }
  more.settle();
  return more;
}

/// `任务分解表（单位：万平方米）`: the unit of all figures of a table.
std::string unit_of_caption(std::string_view title) {
  constexpr std::string_view label = "单位：";
  constexpr std::size_t longest = 8;
  const std::size_t at = title.rfind(label);
  if (at == std::string_view::npos) return {};
  const std::string_view rest = title.substr(at + label.size());
  const std::string_view unit = rest.substr(0, std::min(rest.find("）"), rest.find('\n')));
  return annex::length_of(unit) <= longest && !annex::ends_as_body(unit) ? std::string(unit) : std::string{};
}

std::vector<TaskDraft> read_drafts(std::span<const Block> blocks, const AnnexSetting& setting) {
  std::vector<Grid> grids = setting.tables == nullptr ? find_tables(blocks) : *setting.tables;
  std::erase_if(grids, [](const Grid& grid) { return !lists_tasks(grid); });
  const std::string title = title_of(blocks.first(grids.empty() ? blocks.size() : grids.front().first_block));
  const int named = annex::find_year(title);
  const int year = named != 0 ? named : setting.titled;
  if (grids.empty()) {
    const bool listed = annex::titles_a_list(title) && !find_unread_table(blocks, grids);
    return listed ? annex::read_prose(blocks, setting, year) : std::vector<TaskDraft>{};
  }
  const KnownNames known = names_in(grids, setting);
  const std::string unit = unit_of_caption(title);
  std::vector<TaskDraft> drafts;
  std::size_t from = 0;
  int groups = 0;
  for (const Grid& grid : grids) {
    const std::string group = heading_above(blocks, from, grid.first_block);
    from = grid.end_block;
    int most = groups;
    for (TaskDraft& draft : annex::read_rows(grid, setting, known, year, group)) {
      if (draft.group_value > 0) draft.group_value += groups;
      most = std::max(most, draft.group_value);
      if (draft.unit.empty()) draft.unit = unit;
      drafts.push_back(std::move(draft));
    }
    groups = most;
  }
  return drafts;
}

void tell_doubts(const TaskDraft& draft, std::vector<Doubt>& doubts) {
  const std::string about = "task " + (draft.task.id.empty() ? draft.task.number : draft.task.id);
  for (const std::string& reason : draft.doubts) {
    doubts.push_back({draft.task.lines, about, reason, draft.task.title, 0.6});
  }
}

/// A list whose owners were cut off is one doubt, not one for each row.
void tell_missing_owners(std::vector<TaskDraft>& drafts, std::vector<Doubt>& doubts) {
  const bool none = std::all_of(drafts.begin(), drafts.end(),
                                [](const TaskDraft& draft) { return draft.task.responsible.empty(); });
  if (drafts.size() < 2 || !none) return;
  LineRange lines;
  for (TaskDraft& draft : drafts) {
    lines = annex::together(lines, draft.task.lines);
    std::erase(draft.doubts, annex::no_owner);
  }
  doubts.push_back({lines, "tasks", "no row of the list names a body", {}, 0.6});
}

/// Numbers that the list leaves out, so that a row may have been lost.
void look_for_gaps(const std::vector<TaskDraft>& drafts, std::vector<Doubt>& doubts) {
  const TaskDraft* before = nullptr;
  for (const TaskDraft& draft : drafts) {
    if (before != nullptr && draft.number_value > before->number_value + 1 && before->number_value > 0) {
      doubts.push_back({annex::together(before->task.lines, draft.task.lines), "task " + draft.task.number,
                        "the list jumps from `" + before->task.number + "` to `" + draft.task.number + "`",
                        draft.task.title, 0.6});
    }
    before = &draft;
  }
}

}  // namespace

bool lists_tasks(const Grid& grid) {
  bool task = false;
  bool work = false;
  bool owners = false;
  bool listed = false;
  for (const Column& column : grid.columns) {
    if (column.kind == ColumnKind::person || column.kind == ColumnKind::part) return false;
    task = task || column.kind == ColumnKind::task || column.kind == ColumnKind::measure;
    work = work || annex::names_work(column.kind);
    owners = owners || annex::names_owners(column.kind);
    listed = listed || column.kind == ColumnKind::number || column.kind == ColumnKind::deadline;
  }
  return !grid.rows.empty() && ((work && owners) || (task && listed));
}

std::vector<TaskReading> read_tasks(std::span<const Block> annex, const AnnexSetting& setting,
                                    std::vector<Doubt>& doubts) {
  std::vector<TaskDraft> drafts = read_drafts(annex, setting);
  annex::settle_numbers(drafts, setting);
  annex::settle_titles(drafts);
  annex::settle_contacts(drafts);
  annex::settle_targets(drafts, setting, doubts);
  annex::settle_ties(drafts, setting, doubts);
  tell_missing_owners(drafts, doubts);
  look_for_gaps(drafts, doubts);
  std::vector<TaskReading> tasks;
  tasks.reserve(drafts.size());
  for (TaskDraft& draft : drafts) {
    tell_doubts(draft, doubts);
    if (!draft.doubts.empty()) draft.task.confidence = 0.6;
    tasks.push_back(std::move(draft.task));
  }
  return tasks;
}

}  // namespace planpress::import
