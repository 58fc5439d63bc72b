// How far things have got, and who says so: the three voices side by side, never mixed.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <vector>

#include "data/fields.hpp"
#include "model/model.hpp"

namespace planpress::pages {

/// What one voice says of one thing.
struct VoiceProgress {
  model::Voice voice = model::Voice::self;
  std::optional<model::ProgressStatus> status;
  const model::ProgressReport* report = nullptr;
  int reported = 0;
  int parts = 0;
  std::optional<double> value;
  const model::Target* target = nullptr;
  std::optional<int> percent;
  static constexpr std::string_view record_name = "voice of progress";
  static constexpr auto fields = data::FieldList{
      data::shown("voice", &VoiceProgress::voice, "Who says so."),
      data::shown("status", &VoiceProgress::status,
                  "How far it has got; none where this voice says nothing."),
      data::shown("report", &VoiceProgress::report,
                  "The newest report on the thing itself; none when the status follows from its parts."),
      data::shown("reported", &VoiceProgress::reported, "On how many of its parts there is a report."),
      data::shown("parts", &VoiceProgress::parts, "How many targets and tasks it has."),
      data::shown("value", &VoiceProgress::value, "The number reached."),
      data::shown("target", &VoiceProgress::target, "The target that the number belongs to."),
      data::shown(
          "percent", &VoiceProgress::percent,
          "The number reached in per cent of the target, rounded down; none for shares, growth and ratios."),
  };
};

/// How far a target, task or measure has got, by the written rule:
/// 1. of each voice the newest report counts, and of reports of one day the one that stands last;
/// 2. a report on the thing itself goes before reports on its parts (a task's targets; a measure's targets
/// and
///    the tasks that carry it);
/// 3. what has only reports on its parts is as far as the part that has got least far, and complete only when
///    every part is; reports of no evidence count when there is no other;
/// 4. what no voice reports on is `none`: no public progress, which is not the same as not started.
struct Progress {
  std::vector<VoiceProgress> voices;
  std::vector<const model::ProgressReport*> reports;
  static constexpr std::string_view record_name = "progress";
  static constexpr auto fields = data::FieldList{
      data::shown("voices", &Progress::voices, "The voices that say something: self, computed, independent."),
      data::shown("reports", &Progress::reports, "All reports on it and its parts, newest first."),
  };
};

/// How many things stand where, in the words of one voice.
struct ProgressTally {
  model::Voice voice = model::Voice::self;
  int complete = 0;
  int substantial = 0;
  int limited = 0;
  int not_started = 0;
  int no_evidence = 0;
  int silent = 0;
  int total = 0;
  static constexpr std::string_view record_name = "tally of progress";
  static constexpr auto fields = data::FieldList{
      data::shown("voice", &ProgressTally::voice, "Who says so."),
      data::shown("complete", &ProgressTally::complete, "How many are complete."),
      data::shown("substantial", &ProgressTally::substantial, "How many have got far."),
      data::shown("limited", &ProgressTally::limited, "How many have got a little way."),
      data::shown("not_started", &ProgressTally::not_started, "How many have not been started."),
      data::shown("no_evidence", &ProgressTally::no_evidence, "For how many no public evidence was found."),
      data::shown("silent", &ProgressTally::silent, "On how many this voice says nothing."),
      data::shown("total", &ProgressTally::total, "How many there are."),
  };
};

/// The progress of everything, worked out once; it costs what the reports cost.
class ProgressBook {
 public:
  explicit ProgressBook(const model::Model& model);

  /// The progress of a target, task, measure or plan; without voices when nobody reports on it.
  const Progress& of(const void* thing) const;

  /// Counts things by voice; only the voices that say something about one of them.
  std::vector<ProgressTally> tally(std::span<const void* const> things) const;

  /// All reports on things and their parts, newest first, each once.
  std::vector<const model::ProgressReport*> reports_on(std::span<const void* const> things) const;

 private:
  std::map<const void*, Progress> progress_;
};

/// The measures of a plan, to be counted.
std::vector<const void*> measures_of(const model::Plan& plan);
/// The tasks of a plan, to be counted.
std::vector<const void*> tasks_of(const model::Plan& plan);

}  // namespace planpress::pages
