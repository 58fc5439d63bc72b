#include "model/checks.hpp"

#include <fmt/format.h>

#include <chrono>

#include "data/locate.hpp"
#include "text/utf8.hpp"

namespace planpress::model {
namespace {

void check_id(const text::Span& where, std::string_view id, std::string_view key, diag::Report& report) {
  if (!where || id.data() == nullptr || is_id(id)) return;
  report.error(data::place_of_value(where, key), fmt::format("`{}` cannot stand in an address", id))
      .with_hint("use lower-case letters a-z, digits and hyphens, a letter or digit first, at most 80");
}

void check_date(const text::Span& where, std::string_view date, std::string_view key, diag::Report& report) {
  if (date.data() == nullptr || is_date(date)) return;
  report.error(data::place_of_value(where, key), fmt::format("expected a date YYYY-MM-DD, found `{}`", date));
}

void check_filled(const text::Span& where, std::string_view text, std::string_view key,
                  std::string_view owner, diag::Report& report) {
  if (text.data() == nullptr || !text.empty()) return;
  report.error(data::place_of_value(where, key), fmt::format("`{}` of this {} is empty", key, owner));
}

void check_year(const Plan& plan, const text::Span& where, std::optional<int> year, std::string_view key,
                diag::Report& report) {
  if (!year || (*year >= plan.period.from && *year <= plan.period.to)) return;
  report
      .error(data::place_of_value(where, key), fmt::format("year {} lies outside the plan's period {}–{}",
                                                           *year, plan.period.from, plan.period.to))
      .with_note("the period stands here", plan.period.where);
}

void check_target(const Plan& plan, const Target& target, diag::Report& report) {
  check_filled(target.where, target.unit, "unit", "target", report);
  check_filled(target.where, target.indicator, "indicator", "target", report);
  check_year(plan, target.where, target.year, "year", report);
  if (target.value_max && *target.value_max <= target.value) {
    report.error(data::place_of_value(target.where, "value_max"),
                 fmt::format("the range ends at {} but begins at {}", *target.value_max, target.value));
  }
  if (target.baseline_year && target.year && *target.baseline_year >= *target.year) {
    report.error(data::place_of_value(target.where, "baseline_year"),
                 fmt::format("the base year {} is not before the target's year {}", *target.baseline_year,
                             *target.year));
  }
  const bool in_share = target.kind == TargetKind::share && target.unit == "%";
  if (in_share && (target.value < 0 || target.value > 100)) {
    report
        .error(data::place_of_value(target.where, "value"),
               fmt::format("a share of {} % is not between 0 and 100", target.value))
        .with_hint("growth over 100 % is of kind `growth`");
  }
}

// A note's address is its file name: what may stand in a URL and a file name everywhere, Han letters included.
bool is_slug(std::string_view slug) {
  for (std::size_t at = 0; at < slug.size();) {
    const text::CodePoint point = text::decode(slug, at);
    const char32_t c = point.value;
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '/';
    const bool han = (c >= 0x3400 && c <= 0x9FFF) || (c >= 0x20000 && c <= 0x3FFFF);
    if (!point.valid || (!plain && !han)) return false;
    at += point.length;
  }
  return !slug.empty();
}

void check_notes(const std::vector<Note>& notes, diag::Report& report) {
  std::map<std::string, const Note*> seen;
  for (const Note& note : notes) {
    check_date(note.where, note.date, "date", report);
    const text::Span start{note.file, 0, 1};
    if (!is_slug(note.slug)) {
      report.error(start, fmt::format("the file name of `{}` cannot stand in an address", note.file->path))
          .with_hint("use letters a-z, Han letters, digits, hyphens and underscores");
    }
    const auto [first, added] = seen.emplace(text::fold(note.slug), &note);
    if (added) continue;
    report.error(start, fmt::format("`{}` and `{}` would be one file where capitals do not count",
                                    first->second->file->path, note.file->path))
        .with_hint("rename one of them");
  }
}

void check_rule(const Rule& rule, const PlanNames& names, diag::Report& report) {
  const auto check_end = [&](std::string_view id, std::string_view key) {
    if (!id.empty() && names.measure(id) == nullptr) {
      report.error(data::place_of_value(rule.where, key), fmt::format("unknown measure `{}`", id));
    }
  };
  check_end(rule.from_measure, "from_measure");
  check_end(rule.to_measure, "to_measure");
}

void check_task(const Plan& plan, const Task& task, diag::Report& report) {
  check_id(task.where, task.id(), task.given_id.empty() ? "number" : "id", report);
  check_filled(task.where, task.title, "title", "task", report);
  check_year(plan, task.where, task.year == 0 ? std::nullopt : std::optional(task.year), "year", report);
  if (task.measures.empty()) {
    report
        .warning({task.where.file, task.where.begin, task.where.begin + 1}, "untied-task",
                 fmt::format("task {} is tied to no measure", task.number))
        .with_hint(
            "name the measures that it carries out in `measures`, or leave it: the page on gaps will say so");
  }
  for (const Target& target : task.targets) check_target(plan, target, report);
}

void check_task_ids(const Plan& plan, diag::Report& report) {
  std::map<std::string_view, const Task*> seen;
  for (const Task& task : plan.tasks) {
    const auto [first, added] = seen.emplace(task.id(), &task);
    if (added || task.id().empty()) continue;
    report
        .error(data::place_of_value(task.where, task.given_id.empty() ? "number" : "id"),
               fmt::format("two tasks are called `{}`", task.id()))
        .with_note("the first one stands here", data::place_of_key(first->second->where, "number"))
        .with_hint("where numbers start again in each list, give each row its own `id`, such as \"2-1\"");
  }
}

}  // namespace

bool is_id(std::string_view id) {
  const auto alnum = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
  if (id.empty() || id.size() > 80 || !alnum(id.front())) return false;
  for (const char c : id) {
    if (!alnum(c) && c != '-') return false;
  }
  return true;
}

bool is_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  const auto number = [&](std::size_t at, std::size_t length) {
    int value = 0;
    for (const char c : text.substr(at, length)) {
      if (c < '0' || c > '9') return -1;
      value = value * 10 + (c - '0');
    }
    return value;
  };
  const int year = number(0, 4);
  const int month = number(5, 2);
  const int day = number(8, 2);
  if (year < 0 || month < 0 || day < 0) return false;
  return std::chrono::year_month_day{std::chrono::year{year},
                                     std::chrono::month{static_cast<unsigned>(month)},
                                     std::chrono::day{static_cast<unsigned>(day)}}
      .ok();
}

void check_vocabulary(const Model& model, diag::Report& report) {
  for (const Place& place : model.places) check_id(place.where, place.id, "id", report);
  for (const Sector& sector : model.sectors) check_id(sector.where, sector.id, "id", report);
  for (const Function& function : model.functions) check_id(function.where, function.id, "id", report);
  for (const Body& body : model.bodies) check_id(body.where, body.id, "id", report);
  for (const Indicator& indicator : model.indicators) check_id(indicator.where, indicator.id, "id", report);
  check_notes(model.notes, report);
  check_date(model.site.where, model.site.date, "date", report);
}

void check_plan(const Plan& plan, const PlanNames& names, diag::Report& report) {
  check_id(plan.where, plan.id, "id", report);
  check_date(plan.document.where, plan.document.signed_on, "signed", report);
  check_date(plan.document.where, plan.document.printed_on, "printed", report);
  if (plan.period.to < plan.period.from) {
    report.error(data::place_of_value(plan.period.where, "to"),
                 fmt::format("the period ends in {} but begins in {}", plan.period.to, plan.period.from));
  }
  for (const Section& section : plan.sections) check_id(section.where, section.id, "id", report);
  for (const Rule& rule : plan.rules) check_rule(rule, names, report);
  for (const Target& target : plan.targets) check_target(plan, target, report);
  for (const Measure& measure : plan.measures) {
    check_id(measure.where, measure.id(), measure.given_id.empty() ? "number" : "id", report);
    check_filled(measure.where, measure.title, "title", "measure", report);
    check_filled(measure.where, measure.summary, "summary", "measure", report);
    for (const Target& target : measure.targets) check_target(plan, target, report);
  }
  for (const Task& task : plan.tasks) check_task(plan, task, report);
  check_task_ids(plan, report);
}

}  // namespace planpress::model
