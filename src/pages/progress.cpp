#include "pages/progress.hpp"

#include <algorithm>
#include <cmath>
#include <set>

namespace planpress::pages {
namespace {

using model::ProgressReport;
using model::ProgressStatus;
using model::Voice;

using Reports = std::map<const void*, std::vector<const ProgressReport*>>;

constexpr std::array all_voices{Voice::self, Voice::computed, Voice::independent};

// Newest first; of one day, what stands last in the data first.
void sort_by_day(std::vector<const ProgressReport*>& reports) {
  std::reverse(reports.begin(), reports.end());
  std::stable_sort(reports.begin(), reports.end(),
                   [](const auto* a, const auto* b) { return a->as_of > b->as_of; });
}

// How much of a total has been reached; a share or a growth has no such part.
std::optional<int> percent_of(double value, const model::Target& target) {
  switch (target.kind) {
    case model::TargetKind::count:
    case model::TargetKind::money:
    case model::TargetKind::area:
    case model::TargetKind::length:
    case model::TargetKind::capacity:
      break;
    default:
      return std::nullopt;
  }
  const bool is_cap =
      target.comparison == model::Comparison::at_most || target.comparison == model::Comparison::less_than;
  const double percent = value * 100 / target.value;
  if (is_cap || !(target.value > 0) || !(percent >= 0) || percent > 100'000) return std::nullopt;
  return static_cast<int>(std::floor(percent + 1e-9));
}

// The target that a number in a report belongs to: the thing itself, or the only one that it has.
const model::Target* counted_target(const void* thing, const std::vector<model::Target>* targets,
                                    const model::Target* itself) {
  if (itself != nullptr && itself == thing) return itself;
  return targets != nullptr && targets->size() == 1 ? &targets->front() : nullptr;
}

struct Thing {
  const void* pointer = nullptr;
  const model::Target* target = nullptr;                // when it is one
  const std::vector<model::Target>* targets = nullptr;  // of a task or measure
  std::vector<const void*> parts;
};

VoiceProgress from_report(const Thing& thing, const ProgressReport& report) {
  VoiceProgress said;
  said.voice = report.voice;
  said.status = report.status;
  said.report = &report;
  said.value = report.value;
  if (report.value) said.target = counted_target(thing.pointer, thing.targets, thing.target);
  if (said.target != nullptr) said.percent = percent_of(*report.value, *said.target);
  return said;
}

class Reckoning {
 public:
  Reckoning(const Reports& reports, std::map<const void*, Progress>& progress)
      : reports_(reports), progress_(progress) {}

  // REQUIRES: the parts have been reckoned before.
  void add(const Thing& thing) {
    Progress made;
    const auto own = reports_.find(thing.pointer);
    if (own != reports_.end()) made.reports = own->second;
    for (const Voice voice : all_voices) {
      VoiceProgress said = own_word(thing, voice);
      count_parts(thing, said);
      if (said.report == nullptr) derive(thing, said);
      if (!said.value && thing.targets != nullptr && thing.targets->size() == 1)
        take_number(thing.targets->front(), said);
      if (said.status) made.voices.push_back(said);
    }
    for (const void* part : thing.parts) {
      const auto found = progress_.find(part);
      if (found != progress_.end())
        made.reports.insert(made.reports.end(), found->second.reports.begin(), found->second.reports.end());
    }
    if (made.reports.empty()) return;
    std::stable_sort(made.reports.begin(), made.reports.end(),
                     [](const auto* a, const auto* b) { return a->as_of > b->as_of; });
    progress_.insert_or_assign(thing.pointer, std::move(made));
  }

 private:
  VoiceProgress own_word(const Thing& thing, Voice voice) const {
    const auto own = reports_.find(thing.pointer);
    if (own != reports_.end()) {
      for (const ProgressReport* report : own->second) {
        if (report->voice == voice) return from_report(thing, *report);
      }
    }
    VoiceProgress nothing;
    nothing.voice = voice;
    return nothing;
  }

  std::optional<ProgressStatus> status_of(const void* part, Voice voice) const {
    const auto found = progress_.find(part);
    if (found == progress_.end()) return std::nullopt;
    for (const VoiceProgress& said : found->second.voices) {
      if (said.voice == voice) return said.status;
    }
    return std::nullopt;
  }

  // The number of its only target is the number of the whole.
  void take_number(const model::Target& target, VoiceProgress& said) const {
    const auto found = progress_.find(&target);
    if (found == progress_.end()) return;
    for (const VoiceProgress& part : found->second.voices) {
      if (part.voice != said.voice) continue;
      said.value = part.value;
      said.target = part.target;
      said.percent = part.percent;
    }
  }

  void count_parts(const Thing& thing, VoiceProgress& said) const {
    said.parts = static_cast<int>(thing.parts.size());
    for (const void* part : thing.parts) said.reported += status_of(part, said.voice).has_value() ? 1 : 0;
  }

  void derive(const Thing& thing, VoiceProgress& said) const {
    bool all_complete = true;
    for (const void* part : thing.parts) {
      const auto status = status_of(part, said.voice);
      all_complete = all_complete && status == ProgressStatus::complete;
      if (!status || status == ProgressStatus::no_evidence) continue;
      said.status = said.status ? std::min(*said.status, *status) : *status;
    }
    if (said.status == ProgressStatus::complete && !all_complete) said.status = ProgressStatus::substantial;
    if (!said.status && said.reported > 0) said.status = ProgressStatus::no_evidence;
  }

  const Reports& reports_;
  std::map<const void*, Progress>& progress_;
};

void add_targets(const std::vector<model::Target>& targets, Reckoning& reckoning,
                 std::vector<const void*>* parts) {
  for (const model::Target& target : targets) {
    reckoning.add({&target, &target, nullptr, {}});
    if (parts != nullptr) parts->push_back(&target);
  }
}

void add_plan(const model::Plan& plan, Reckoning& reckoning) {
  add_targets(plan.targets, reckoning, nullptr);
  for (const model::Task& task : plan.tasks) {
    Thing thing{&task, nullptr, &task.targets, {}};
    add_targets(task.targets, reckoning, &thing.parts);
    reckoning.add(thing);
  }
  for (const model::Measure& measure : plan.measures) {
    Thing thing{&measure, nullptr, &measure.targets, {}};
    add_targets(measure.targets, reckoning, &thing.parts);
    for (const model::Task* task : measure.tasks) thing.parts.push_back(task);
    reckoning.add(thing);
  }
}

int& count_of(ProgressTally& tally, std::optional<ProgressStatus> status) {
  if (!status) return tally.silent;
  switch (*status) {
    case ProgressStatus::complete:
      return tally.complete;
    case ProgressStatus::substantial:
      return tally.substantial;
    case ProgressStatus::limited:
      return tally.limited;
    case ProgressStatus::not_started:
      return tally.not_started;
    case ProgressStatus::no_evidence:
      break;
  }
  return tally.no_evidence;
}

}  // namespace

ProgressBook::ProgressBook(const model::Model& model) {
  Reports reports;
  std::set<const model::Plan*> reported;
  std::map<const void*, std::vector<const ProgressReport*>> of_plan;
  for (const model::ProgressFile& file : model.progress) {
    for (const ProgressReport& report : file.reports) {
      reports[report.subject.pointer()].push_back(&report);
      if (!file.plan) continue;
      reported.insert(file.plan.to);
      of_plan[file.plan.to].push_back(&report);
    }
  }
  for (auto& [thing, list] : reports) sort_by_day(list);
  Reckoning reckoning(reports, progress_);
  for (const model::Plan* plan : reported) {
    add_plan(*plan, reckoning);
    // A plan has no status of its own unless someone reports one; its measures are counted instead.
    reckoning.add({plan, nullptr, nullptr, {}});
    sort_by_day(of_plan[plan]);
    progress_[plan].reports = of_plan[plan];
  }
}

const Progress& ProgressBook::of(const void* thing) const {
  static const Progress nothing;
  const auto found = progress_.find(thing);
  return found == progress_.end() ? nothing : found->second;
}

std::vector<ProgressTally> ProgressBook::tally(std::span<const void* const> things) const {
  std::vector<ProgressTally> tallies;
  for (const Voice voice : all_voices) {
    ProgressTally tally;
    tally.voice = voice;
    for (const void* thing : things) {
      std::optional<ProgressStatus> status;
      for (const VoiceProgress& said : of(thing).voices) {
        if (said.voice == voice) status = said.status;
      }
      ++count_of(tally, status);
      ++tally.total;
    }
    if (tally.silent < tally.total) tallies.push_back(tally);
  }
  return tallies;
}

std::vector<const ProgressReport*> ProgressBook::reports_on(std::span<const void* const> things) const {
  std::vector<const ProgressReport*> all;
  for (const void* thing : things) {
    for (const ProgressReport* report : of(thing).reports) {
      if (std::find(all.begin(), all.end(), report) == all.end()) all.push_back(report);
    }
  }
  std::stable_sort(all.begin(), all.end(), [](const auto* a, const auto* b) { return a->as_of > b->as_of; });
  return all;
}

std::vector<const void*> measures_of(const model::Plan& plan) {
  std::vector<const void*> things;
  for (const model::Measure& measure : plan.measures) things.push_back(&measure);
  return things;
}

std::vector<const void*> tasks_of(const model::Plan& plan) {
  std::vector<const void*> things;
  for (const model::Task& task : plan.tasks) things.push_back(&task);
  return things;
}

}  // namespace planpress::pages
