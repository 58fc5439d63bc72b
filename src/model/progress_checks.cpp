// What cannot be true of a progress report, or what its readers could not make use of.
#include <fmt/format.h>

#include "data/locate.hpp"
#include "model/checks.hpp"

namespace planpress::model {
namespace {

template <class T>
const T* as(const data::View& subject) {
  const bool fits = subject.kind() == data::View::Kind::map && &subject.map_type() == &data::record_info<T>();
  return fits ? static_cast<const T*>(subject.pointer()) : nullptr;
}

// The targets of what is reported on; a target is its own.
std::span<const Target> targets_of(const data::View& subject) {
  if (const auto* target = as<Target>(subject)) return {target, 1};
  if (const auto* task = as<Task>(subject)) return task->targets;
  if (const auto* measure = as<Measure>(subject)) return measure->targets;
  if (const auto* plan = as<Plan>(subject)) return plan->targets;
  return {};
}

bool misses(double value, const Target& target) {
  switch (target.comparison) {
    case Comparison::at_least:
    case Comparison::equal:
      return value < target.value;
    case Comparison::more_than:
      return value <= target.value;
    case Comparison::at_most:
      return value > target.value;
    case Comparison::less_than:
      return value >= target.value;
    case Comparison::about:
      return false;
  }
  return false;
}

}  // namespace

void check_progress(const ProgressReport& entry, const Site& site, diag::Report& report) {
  if (!site.date.empty() && entry.as_of > site.date) {
    report
        .warning(
            data::place_of_value(entry.where, "as_of"), "later-than-data",
            fmt::format("the report speaks of {}, after the date of the data, {}", entry.as_of, site.date))
        .with_hint("correct the day, or set `date` in site/site.yaml anew");
  }
  if (!entry.value || entry.subject.is_undefined()) return;
  const std::span<const Target> targets = targets_of(entry.subject);
  if (targets.size() != 1) {
    const std::string way = targets.empty() ? std::string("leave the number out, or say it in `text`")
                                            : fmt::format("report on one of its targets: `{}/t1` to `{}/t{}`",
                                                          entry.about, entry.about, targets.size());
    report
        .warning(data::place_of_value(entry.where, "value"), "unclear-value",
                 fmt::format(
                     "`{}` has {}: nobody can see what the number belongs to", entry.about,
                     targets.empty() ? std::string("no target") : fmt::format("{} targets", targets.size())))
        .with_hint(way);
    return;
  }
  if (entry.status == ProgressStatus::complete && misses(*entry.value, targets.front())) {
    report
        .warning(data::place_of_value(entry.where, "value"), "not-reached",
                 fmt::format(
                     "it is reported complete, but {} does not reach the target, {}{} {}", *entry.value,
                     data::Choices<Comparison>::names[static_cast<std::size_t>(targets.front().comparison)],
                     targets.front().value, targets.front().unit))
        .with_hint("correct the number or the status");
  }
}

}  // namespace planpress::model
