#include <algorithm>
#include <utility>

#include "import/cell_looks.hpp"
#include "import/cleaning.hpp"
#include "import/columns.hpp"
#include "import/pieces.hpp"
#include "import/task_draft.hpp"
#include "import/task_owners.hpp"

namespace planpress::import::annex {
namespace {

std::string words_of(const TracedText& text) {
  return clean(tidied(text.text));
}

/// What a column said last, for the rows that it covers.
struct Carried {
  std::vector<PartyReading> parties;
  std::string words;
  bool set = false;
};

/// `一、总体实施方案（1项）` without its number and count.
std::string group_title(std::string_view words) {
  std::string title = words_of({std::string(words), {}});
  const std::size_t open = title.rfind("（");
  if (open != std::string::npos && open > 0 && title.ends_with("项）")) title.resize(open);
  while (title.ends_with("。") || title.ends_with("："))
    title.resize(title.size() - std::string_view("。").size());
  return title;
}

class RowReader {
 public:
  RowReader(const Grid& grid, const AnnexSetting& setting, const KnownNames& known, int year,
            std::string_view group)
      : grid_(grid), setting_(setting), known_(known), year_(year), carried_(grid.columns.size()) {
    for (const Column& column : grid.columns) {
      const bool told = column.kind != ColumnKind::year && column.kind != ColumnKind::progress &&
                        column.kind != ColumnKind::note && column.kind != ColumnKind::unknown;
      if (year_ == 0 && told) year_ = column.year;
      numbered_ = numbered_ || column.kind == ColumnKind::number;
      domains_ = domains_ || column.kind == ColumnKind::domain;
    }
    if (!group.empty()) enter_group(group, Leading{});
    choose_work();
    count_sentences();
  }

  std::vector<TaskDraft> read() {
    for (const GridRow& row : grid_.rows) {
      if (row.banner) {
        banner(row);
      } else if (!goes_on(row)) {
        take(row);
      }
    }
    return std::move(drafts_);
  }

 private:
  /// Which columns hold the heading and which the words of a task.
  void choose_work() {
    std::vector<std::size_t> works;
    for (std::size_t i = 0; i < grid_.columns.size(); ++i) {
      const ColumnKind kind = grid_.columns[i].kind;
      if (kind == ColumnKind::task || kind == ColumnKind::measure) works.push_back(i);
    }
    for (const ColumnKind kind : {ColumnKind::indicator, ColumnKind::goal}) {
      for (std::size_t i = 0; works.empty() && i < grid_.columns.size(); ++i) {
        if (grid_.columns[i].kind == kind) works.push_back(i);
      }
    }
    if (works.empty()) return;
    work_ = works.back();
    if (works.size() > 1) heading_ = works.front();
  }

  void count_sentences() {
    std::size_t texts = 0;
    std::size_t ended = 0;
    for (const GridRow& row : grid_.rows) {
      if (row.banner || work_ == none || row.cells[work_].text.text.empty()) continue;
      ++texts;
      ended += ends_sentence(row.cells[work_].text.text) ? 1 : 0;
    }
    sentences_ = texts >= 3 && ended * 10 >= texts * 6;
  }

  static bool ends_sentence(std::string_view words) {
    words = trim(words);
    return words.ends_with("。") || words.ends_with("；") || words.ends_with(";") || words.ends_with("！");
  }

  void banner(const GridRow& row) {
    const std::string words = tidied(row.cells.front().text.text);
    enter_group(words, read_leading(words));
    for (Carried& carried : carried_) carried = {};
  }

  void enter_group(std::string_view words, const Leading& leading) {
    const std::string title = group_title(leading.form == Leading::Form::none ? words : leading.rest);
    if (leading.form == Leading::Form::han_bracket && !group_.empty() && group_form_ == Leading::Form::han) {
      subgroup_ = title;
      return;
    }
    group_ = title;
    group_form_ = leading.form;
    subgroup_.clear();
    ++groups_;
    group_value_ = leading.form == Leading::Form::han ? leading.value : groups_;
  }

  /// A row that a page break cut off the one before it, or that only adds owners to it.
  bool goes_on(const GridRow& row) {
    if (drafts_.empty() || work_ == none) return false;
    TaskDraft& last = drafts_.back();
    if (last.task.group != group_ || !row_open_) return false;
    const TracedText& words = row.cells[work_].text;
    const std::string number = number_of(row);
    if (words.text.empty() && number.empty()) return add_owners(last, row);
    const bool same = !number.empty() && number == last.task.number && row.after_head;
    if (!sentences_ || ends_sentence(last.work.text) || (!number.empty() && !same) ||
        (!numbered_ && !row.after_head))
      return false;
    TracedText whole = last.work;
    append(whole, tidied(words));
    last.work = clean(whole);
    last.task.wording = last.work.text;
    last.task.lines = together(last.task.lines, row.lines);
    add_owners(last, row);
    return true;
  }

  bool add_owners(TaskDraft& last, const GridRow& row) {
    bool any = false;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      if (!names_owners(grid_.columns[i].kind) || row.cells[i].text.text.empty() ||
          says_none(row.cells[i].text.text))
        continue;
      any = true;
      const std::vector<PartyReading> more = parties(row.cells[i].text, grid_.columns[i], last);
      add_parties(last, more);
      carried_[i].parties.insert(carried_[i].parties.end(), more.begin(), more.end());
    }
    if (any) last.task.lines = together(last.task.lines, row.lines);
    return any;
  }

  static void add_parties(TaskDraft& draft, const std::vector<PartyReading>& more) {
    for (const PartyReading& party : more) {
      const bool there = std::any_of(draft.task.responsible.begin(), draft.task.responsible.end(),
                                     [&](const auto& p) { return p.body == party.body; });
      if (!there) draft.task.responsible.push_back(party);
    }
  }

  std::string number_of(const GridRow& row) const {
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      if (grid_.columns[i].kind == ColumnKind::number)
        return std::string(read_leading(row.cells[i].text.text).printed);
    }
    return {};
  }

  void take(const GridRow& row) {
    TaskDraft draft;
    draft.task.lines = row.lines;
    draft.task.group = group_;
    draft.group_value = group_value_;
    draft.task.year = year_ != 0 ? year_ : setting_.published != 0 ? setting_.published : setting_.from;
    draft.year_stated = year_ != 0;
    take_number(draft, row);
    for (std::size_t i = 0; i < row.cells.size(); ++i) take_words(draft, row, i);
    if (draft.work.text.empty()) draft.work = TracedText{draft.heading, {}};
    if (draft.work.text.empty() && draft.aims.empty() && draft.number_value == 0) return;
    if (draft.work.text == "合计" || draft.work.text == "总计" || draft.work.text == "小计") return;
    take_owners(draft, row);
    annex::tell_oddities(draft, row);
    if (!domains_ && !subgroup_.empty()) draft.task.domain = subgroup_;
    draft.task.wording = draft.work.text;
    row_open_ = true;
    drafts_.push_back(std::move(draft));
  }

  void take_number(TaskDraft& draft, const GridRow& row) {
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      if (grid_.columns[i].kind != ColumnKind::number) continue;
      const Leading leading = read_leading(row.cells[i].text.text);
      if (leading.alone()) {
        draft.task.number = tidied(leading.printed);
        draft.number_value = leading.value;
        draft.sub_row = row.after_head && draft.task.number == last_number_ && !drafts_.empty() &&
                        drafts_.back().task.group == group_;
        last_number_ = draft.task.number;
        last_value_ = leading.value;
      } else if (look_at(row.cells[i].text.text).code) {
        draft.task.number = tidied(row.cells[i].text.text);
        draft.number_value = static_cast<int>(drafts_.size()) + 1;
        last_number_ = draft.task.number;
        last_value_ = draft.number_value;
      } else if (!last_number_.empty() && !drafts_.empty() && drafts_.back().task.group == group_) {
        draft.task.number = last_number_;
        draft.number_value = last_value_;
        draft.sub_row = true;
      }
      return;
    }
  }

  void take_words(TaskDraft& draft, const GridRow& row, std::size_t i) {
    const Column& column = grid_.columns[i];
    const GridCell& cell = row.cells[i];
    const bool empty = cell.text.text.empty();
    const bool silent = empty || says_none(cell.text.text);
    switch (column.kind) {
      case ColumnKind::domain:
        draft.task.domain = carry(i, cell, draft);
        break;
      case ColumnKind::task:
      case ColumnKind::measure:
      case ColumnKind::goal:
      case ColumnKind::indicator:
        if (i == work_) {
          if (!silent) draft.work = clean(tidied(cell.text));
        } else if (i == heading_) {
          draft.heading = carry(i, cell, draft);
        } else if (!silent) {
          draft.aims.push_back({words_of(column.head), column.year, clean(tidied(cell.text))});
        }
        break;
      case ColumnKind::year:
        if (!silent) draft.aims.push_back({words_of(column.head), column.year, clean(tidied(cell.text))});
        if (draft.task.year == setting_.published && !draft.year_stated && !silent) {
          draft.task.year = column.year;
          draft.year_stated = true;
        }
        break;
      case ColumnKind::amount:
        if (!silent) draft.aims.push_back({words_of(column.head), 0, clean(tidied(cell.text))});
        break;
      case ColumnKind::deadline:
        take_deadline(draft, carry(i, cell, draft));
        break;
      case ColumnKind::unit:
        draft.unit = words_of(cell.text);
        break;
      case ColumnKind::contact:
        take_contact(draft, column, cell, i);
        break;
      default:
        break;
    }
  }

  /// The words of a cell, or those of the cell above that covers it.
  std::string carry(std::size_t i, const GridCell& cell, const TaskDraft& draft) {
    Carried& carried = carried_[i];
    const bool empty = cell.text.text.empty();
    if (!empty) {
      carried.words = says_none(cell.text.text) ? std::string{} : words_of(cell.text);
      carried.set = true;
      return carried.words;
    }
    if (!cell.merged && grid_.spans && !draft.sub_row) carried.words.clear();
    return carried.words;
  }

  static void take_deadline(TaskDraft& draft, std::string_view words) {
    int year = 0;
    for (std::size_t at = 0; at < words.size(); ++at) {
      if (words[at] != '2') continue;
      const int found = find_year(words.substr(at, 8));
      if (found != 0 && words.substr(at).starts_with(std::to_string(found))) year = found;
    }
    if (year == 0) return;
    draft.task.year = year;
    draft.year_stated = true;
  }

  void take_contact(TaskDraft& draft, const Column& column, const GridCell& cell, std::size_t i) {
    const std::string head = squeezed(column.head.text);
    const bool phone = head.find("人") == std::string::npos && head.find("员") == std::string::npos &&
                       (head.find("电话") != std::string::npos || head.find("方式") != std::string::npos ||
                        head.find("手机") != std::string::npos);
    std::string words = cell.text.text;
    if (words.empty()) {
      words = carried_[i].words;
      draft.contacts_inherited = true;
    } else {
      carried_[i].words = words;
    }
    std::string& place = phone ? draft.contact_phones : draft.contact_names;
    if (!place.empty()) place += " ";
    place += words;
  }

  /// Owners by column. An empty cell is covered by the one above when the source merged it, or when the
  /// source cannot tell and the whole row has no owner; an empty second column beside a full first one is
  /// empty.
  void take_owners(TaskDraft& draft, const GridRow& row) {
    bool any = false;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      any = any || (names_owners(grid_.columns[i].kind) && !row.cells[i].text.text.empty());
    }
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      const Column& column = grid_.columns[i];
      if (!names_owners(column.kind)) continue;
      const GridCell& cell = row.cells[i];
      Carried& carried = carried_[i];
      if (!cell.text.text.empty()) {
        carried.parties =
            says_none(cell.text.text) ? std::vector<PartyReading>{} : parties(cell.text, column, draft);
        carried.set = true;
      } else if (!covered(column, cell, row, any, draft.sub_row)) {
        carried.parties.clear();
      } else if (!carried.parties.empty()) {
        draft.owners_inherited = draft.owners_inherited || !any;
      }
      add_parties(draft, carried.parties);
    }
    if (draft.task.responsible.empty() && has_owner_column()) annex::doubt(draft, std::string(no_owner));
  }

  /// True when an empty cell belongs to the one above. Where the source cannot tell, the whole row must be
  /// without owners; a lead that is missing beside a second owner is the lead of the row above.
  bool covered(const Column& column, const GridCell& cell, const GridRow& row, bool any, bool sub_row) const {
    if (cell.merged) return true;
    if (!any) return cell.absent || sub_row || !grid_.spans;
    if (grid_.spans || column.kind != ColumnKind::lead) return false;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      const ColumnKind kind = grid_.columns[i].kind;
      if (kind != ColumnKind::lead && names_owners(kind) && !row.cells[i].text.text.empty()) return true;
    }
    return false;
  }

  bool has_owner_column() const {
    return std::any_of(grid_.columns.begin(), grid_.columns.end(),
                       [](const Column& column) { return names_owners(column.kind); });
  }

  std::vector<PartyReading> parties(const TracedText& cell, const Column& column, TaskDraft& draft) {
    std::vector<std::string> reasons;
    std::vector<PartyReading> found = read_owner_cell(cell, column, known_, reasons);
    std::erase_if(found, [&](const PartyReading& party) {
      if (!is_head_word(party.body)) return false;
      reasons.push_back("`" + party.body + "` is a head of the table and no body: cells may be lost");
      return true;
    });
    for (std::string& reason : reasons) annex::doubt(draft, std::move(reason));
    return found;
  }

  bool is_head_word(std::string_view body) const {
    return std::any_of(grid_.columns.begin(), grid_.columns.end(),
                       [&](const Column& column) { return squeezed(column.head.text) == body; });
  }

  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  const Grid& grid_;
  const AnnexSetting& setting_;
  const KnownNames& known_;
  int year_;
  std::vector<Carried> carried_;
  std::vector<TaskDraft> drafts_;
  std::size_t work_ = none;
  std::size_t heading_ = none;
  bool numbered_ = false;
  bool domains_ = false;
  bool sentences_ = false;  // the rows end like sentences, so that one that does not is cut off
  bool row_open_ = false;
  std::string group_, subgroup_;
  Leading::Form group_form_ = Leading::Form::none;
  int groups_ = 0;
  int group_value_ = 0;
  std::string last_number_;
  int last_value_ = 0;
};

}  // namespace

void doubt(TaskDraft& draft, std::string reason) {
  if (std::find(draft.doubts.begin(), draft.doubts.end(), reason) == draft.doubts.end())
    draft.doubts.push_back(std::move(reason));
}

std::vector<TaskDraft> read_rows(const Grid& grid, const AnnexSetting& setting, const KnownNames& known,
                                 int year, std::string_view group) {
  return RowReader(grid, setting, known, year, group).read();
}

}  // namespace planpress::import::annex
