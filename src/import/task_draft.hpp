// A task while its row is being read: what the row says, before numbers, titles and ties are settled.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "import/annex.hpp"
#include "import/owner_names.hpp"
#include "import/reading.hpp"
#include "import/tables.hpp"

namespace planpress::import::annex {

/// A cell that states an aim: of a year column, a goal.
struct AimCell {
  std::string head;
  int year = 0;
  TracedText text;
};

struct TaskDraft {
  TaskReading task;
  TracedText work;      // the words of the task, cleaned
  std::string heading;  // what stands over several rows: 重点任务 beside 工作措施
  std::vector<AimCell> aims;
  std::string unit;           // of measurement, from a column of its own
  std::string contact_names;  // cells as printed
  std::string contact_phones;
  bool owners_inherited = false;
  bool contacts_inherited = false;
  bool year_stated = false;  // by the list or the row, not by the document's date
  int number_value = 0;      // of the printed number; 0 is none
  bool sub_row = false;      // a further row of the number above
  int group_value = 0;       // which group of the list, from 1; 0 is none
  std::vector<std::string> doubts;
};

inline constexpr std::string_view no_owner = "the row names no body";

/// Adds a doubt about a task.
void doubt(TaskDraft& draft, std::string reason);

/// Doubts what shows that the cells of a row may stand under wrong heads.
void tell_oddities(TaskDraft& draft, const GridRow& row);

/// The tasks of one table. `year` is the one that the list names (0: none); `group` what a heading above the
/// table says.
std::vector<TaskDraft> read_rows(const Grid& grid, const AnnexSetting& setting, const KnownNames& known,
                                 int year, std::string_view group);

/// Numbers and ids: printed numbers as they are, running ones where there are none, and ids where numbers
/// repeat.
void settle_numbers(std::vector<TaskDraft>& drafts, const AnnexSetting& setting);

/// A short title for each task: its heading, or the first clause of its words.
void settle_titles(std::vector<TaskDraft>& drafts);

/// The first clause of a text, without what stands behind it.
std::string first_clause(std::string_view words);

/// Who is to be asked: names and telephones of the cells, each with the body that it answers for.
void settle_contacts(std::vector<TaskDraft>& drafts);

/// What a cell says of an aim, in whole words: a bare value gets the words of its row in front and its unit
/// behind.
TracedText aim_words(const TaskDraft& draft, const AimCell& aim);

/// The numbers that the rows state, by read_targets.
void settle_targets(std::vector<TaskDraft>& drafts, const AnnexSetting& setting, std::vector<Doubt>& doubts);

/// Ties tasks to the measures that they carry out, by title where the words are the same, else by closeness.
void settle_ties(std::vector<TaskDraft>& drafts, const AnnexSetting& setting, std::vector<Doubt>& doubts);

}  // namespace planpress::import::annex
