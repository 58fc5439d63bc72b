#include "model/checks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include "data/locate.hpp"
#include "diag/nearest.hpp"
#include "text/utf8.hpp"

namespace planpress::model {
namespace {

bool is_digest(std::string_view text) {
  return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

void check_id(const text::Span& where, std::string_view id, std::string_view key, diag::Report& report) {
  if (!where || id.data() == nullptr || is_id(id)) return;
  report.error(data::place_of_value(where, key), fmt::format("`{}` cannot stand in an address", id))
      .with_hint("use lower-case letters a-z, digits and hyphens, a letter or digit first, at most 80");
}

// The key that gives a measure or task its id.
template <class T>
std::string_view key_of_id(const T& part) {
  return part.given_id.empty() ? "number" : "id";
}

template <class T>
void check_part_id(const T& part, diag::Report& report) {
  if (!part.given_id.empty() || part.number.data() == nullptr) {
    check_id(part.where, part.given_id, "id", report);
  } else if (!is_id(part.number)) {
    report
        .error(data::place_of_value(part.where, "number"),
               fmt::format("the number `{}` cannot stand in an address", part.number))
        .with_hint("leave it as printed and give an `id` beside it, such as \"s6-1\"");
  }
}

// A period that could not be read, or that ends before it begins, has been told.
bool is_known(const Period& period) {
  return period.from > 0 && period.from <= period.to;
}

void check_year(const Plan& plan, const text::Span& where, std::optional<int> year, std::string_view key,
                diag::Report& report) {
  if (!is_known(plan.period) || !year || (*year >= plan.period.from && *year <= plan.period.to)) return;
  report
      .error(data::place_of_value(where, key), fmt::format("year {} lies outside the plan's period {}–{}",
                                                           *year, plan.period.from, plan.period.to))
      .with_note("the period stands here", plan.period.where);
}

// A number that can be a year at all; what could not be read has been told.
void check_is_year(const Plan& plan, const text::Span& where, int year, std::string_view key,
                   diag::Report& report) {
  if ((year >= 1900 && year <= 2200) || !plan.sound) return;
  report.error(data::place_of_value(where, key), fmt::format("expected a year such as 2027, found {}", year));
}

template <class T>
void check_confidence(const T& thing, diag::Report& report) {
  if (!thing.confidence || (*thing.confidence >= 0 && *thing.confidence <= 1)) return;
  report.error(data::place_of_value(thing.where, "confidence"),
               fmt::format("expected a confidence from 0 to 1, found {}", *thing.confidence));
}

void check_parties(const std::vector<Responsibility>& parties, diag::Report& report) {
  for (const Responsibility& party : parties) check_confidence(party, report);
}

void check_target(const Plan& plan, const Target& target, diag::Report& report) {
  check_confidence(target, report);
  check_year(plan, target.where, target.year, "year", report);
  if (target.baseline_year) check_is_year(plan, target.where, *target.baseline_year, "baseline_year", report);
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
    diag::Diagnostic& fault =
        report.error(data::place_of_value(target.where, "value"),
                     fmt::format("a share of {} % is not between 0 and 100", target.value));
    if (target.value > 100) fault.with_hint("growth over 100 % is of kind `growth`");
  }
}

// A note's address is its file name: what may stand in a URL and a file name everywhere, Han letters
// included.
bool is_slug(std::string_view slug) {
  for (std::size_t at = 0; at < slug.size();) {
    const text::CodePoint point = text::decode(slug, at);
    const char32_t c = point.value;
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '-' || c == '_' || c == '/';
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
    report
        .error(start, fmt::format("`{}` and `{}` would be one file where capitals do not count",
                                  first->second->file->path, note.file->path))
        .with_hint("rename one of them");
  }
}

// One end of a rule; nullptr after saying that there is no such measure.
const Measure* find_end(const Rule& rule, std::string_view id, std::string_view key, const PlanNames& names,
                        diag::Report& report) {
  const data::RecordInfo& kind = data::record_info<Measure>();
  const Measure* measure = id.empty() ? nullptr : names.measure(id);
  if (measure == nullptr && !id.empty() && !names.may_be_unread(kind, id)) {
    const auto known = names.all(kind);
    report.error(data::place_of_value(rule.where, key), fmt::format("unknown measure `{}`", id))
        .with_suggestion(diag::nearest(id, known));
  }
  return measure;
}

void check_rule(const Rule& rule, const PlanNames& names, diag::Report& report) {
  check_id(rule.where, rule.id, "id", report);
  const Measure* from = find_end(rule, rule.from_measure, "from_measure", names, report);
  const Measure* to = find_end(rule, rule.to_measure, "to_measure", names, report);
  if (from == nullptr || to == nullptr || from->position <= to->position) return;
  report
      .error(data::place_of_value(rule.where, "to_measure"),
             fmt::format("the rule ends at measure `{}`, which stands before its first one, `{}`", to->id(),
                         from->id()))
      .with_note("the first one is named here", data::place_of_value(rule.where, "from_measure"));
}

void check_task(const Plan& plan, const Task& task, diag::Report& report) {
  check_part_id(task, report);
  check_confidence(task, report);
  check_parties(task.responsible, report);
  if (task.year == 0) check_is_year(plan, task.where, task.year, "year", report);
  check_year(plan, task.where, task.year == 0 ? std::nullopt : std::optional(task.year), "year", report);
  if (task.measures.empty() && plan.sound) {
    report
        .warning({task.where.file, task.where.begin, task.where.begin + 1}, "untied-task",
                 fmt::format("task {} is tied to no measure", task.number))
        .with_hint(
            "name the measures that it carries out in `measures`, or leave it: the page on gaps will say so");
  }
  for (const Target& target : task.targets) check_target(plan, target, report);
}

// One word for all of a plan: a plan that was just imported has none yet.
void check_summaries(const Plan& plan, diag::Report& report) {
  const Measure* first = nullptr;
  std::size_t missing = 0;
  for (const Measure& measure : plan.measures) {
    if (!measure.summary.empty()) continue;
    if (first == nullptr) first = &measure;
    ++missing;
  }
  if (first == nullptr || !plan.sound) return;
  report
      .warning({first->where.file, first->where.begin, first->where.begin + 1}, "missing-summary",
               missing == 1
                   ? fmt::format("measure {} has no summary yet", first->number)
                   : fmt::format("{} measures have no summary yet, {} is the first", missing, first->number))
      .with_hint(
          "say in one or two plain sentences of your own what the measure does: it is what readers see "
          "first");
}

void check_task_ids(const Plan& plan, diag::Report& report) {
  std::map<std::string_view, const Task*> seen;
  for (const Task& task : plan.tasks) {
    const auto [first, added] = seen.emplace(task.id(), &task);
    if (added || task.id().empty()) continue;
    report
        .error(data::place_of_value(task.where, key_of_id(task)),
               fmt::format("two tasks are called `{}`", task.id()))
        .with_note("the first one stands here",
                   data::place_of_value(first->second->where, key_of_id(*first->second)))
        .with_hint("where numbers start again in each list, give each row its own `id`, such as \"2-1\"");
  }
}

// Reports each circle once, at the member that stands first in the data.
template <class T>
void check_circle(const std::vector<T>& things, data::Ref<T> T::*up, std::string_view relation,
                  diag::Report& report) {
  for (const T& thing : things) {
    std::string way;
    bool is_first = true;
    const T* at = (thing.*up).to;
    for (std::size_t steps = 0; at != nullptr && at != &thing && steps < things.size(); ++steps) {
      is_first = is_first && &thing < at;
      way += fmt::format("{}`{}`", way.empty() ? ", by way of " : ", ", at->id);
      at = (at->*up).to;
    }
    if (at != &thing || !is_first) continue;
    const data::Ref<T>& ref = thing.*up;
    report.error({thing.where.file, ref.begin, ref.end},
                 fmt::format("{} `{}` {} itself{}", data::record_info<T>().name(), thing.id, relation, way));
  }
}

}  // namespace

void check_date(const text::Span& where, std::string_view date, std::string_view key, diag::Report& report) {
  if (date.data() == nullptr || is_date(date)) return;
  report.error(data::place_of_value(where, key), fmt::format("expected a date YYYY-MM-DD, found `{}`", date));
}

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

bool is_web_address(std::string_view address) {
  return address.starts_with("https://") || address.starts_with("http://");
}

bool is_base_address(std::string_view address) {
  if (!is_web_address(address)) return false;
  const std::string_view rest = address.substr(address.find("://") + 3);
  if (rest.empty() || rest.front() == '/') return false;
  return std::all_of(rest.begin(), rest.end(), [](char c) {
    return c > ' ' && c < '\x7f' &&
           std::string_view("\"'<>\\^`{|}?#&@()*[]").find(c) == std::string_view::npos;
  });
}

void check_web_address(const text::Span& where, std::string_view address, std::string_view key,
                       diag::Report& report) {
  if (address.data() == nullptr || is_web_address(address)) return;
  report.error(data::place_of_value(where, key),
               fmt::format("expected an address that begins with `https://`, found `{}`", address));
}

static void check_site(const Site& site, diag::Report& report) {
  check_date(site.where, site.date, "date", report);
  check_web_address(site.where, site.base_url, "base_url", report);
  if (is_web_address(site.base_url) && !is_base_address(site.base_url)) {
    report
        .error(data::place_of_value(site.where, "base_url"),
               fmt::format("a publication cannot stand at `{}`", site.base_url))
        .with_hint("write host and folder alone, in ASCII: no `?`, no `#`, no blanks");
  }
  std::vector<Edition> editions = site.editions;
  std::sort(editions.begin(), editions.end());
  if (editions.empty()) {
    report.error(data::place_of_value(site.where, "editions"), "the publication has no edition")
        .with_hint("name `html`, `markdown` or both");
  } else if (std::adjacent_find(editions.begin(), editions.end()) != editions.end()) {
    report.error(data::place_of_value(site.where, "editions"), "an edition is named twice");
  }
  std::vector<Language> languages = site.languages;
  std::sort(languages.begin(), languages.end());
  if (languages.empty()) {
    report.error(data::place_of_value(site.where, "languages"), "the publication has no language")
        .with_hint("name `zh-CN`, `en` or both");
  } else if (std::adjacent_find(languages.begin(), languages.end()) != languages.end() &&
             !report.has_errors()) {  // what could not be read stands there as the first one
    report.error(data::place_of_value(site.where, "languages"), "a language is named twice");
  }
}

void check_circles(const Model& model, diag::Report& report) {
  check_circle(model.places, &Place::parent, "is a part of", report);
  check_circle(model.plans, &Plan::replaces, "replaces", report);
  for (const Plan& plan : model.plans) check_circle(plan.sections, &Section::parent, "is a part of", report);
}

void check_vocabulary(const Model& model, diag::Report& report) {
  for (const Place& place : model.places) check_id(place.where, place.id, "id", report);
  for (const Sector& sector : model.sectors) check_id(sector.where, sector.id, "id", report);
  for (const Function& function : model.functions) check_id(function.where, function.id, "id", report);
  for (const Body& body : model.bodies) check_id(body.where, body.id, "id", report);
  for (const Indicator& indicator : model.indicators) check_id(indicator.where, indicator.id, "id", report);
  check_notes(model.notes, report);
  check_site(model.site, report);
}

void check_plan(const Plan& plan, const PlanNames& names, diag::Report& report) {
  check_id(plan.where, plan.id, "id", report);
  check_date(plan.document.where, plan.document.signed_on, "signed", report);
  check_date(plan.document.where, plan.document.printed_on, "printed", report);
  check_web_address(plan.document.where, plan.document.url, "url", report);
  check_is_year(plan, plan.period.where, plan.period.from, "from", report);
  check_is_year(plan, plan.period.where, plan.period.to, "to", report);
  if (plan.document.source && plan.sound && !is_digest(plan.document.source->sha256)) {
    report
        .error(data::place_of_value(plan.document.source->where, "sha256"),
               fmt::format("expected 64 hexadecimal digits, found `{}`", plan.document.source->sha256))
        .with_hint("`sha256sum FILE` prints them");
  }
  if (plan.period.to != 0 && plan.period.to < plan.period.from) {
    report.error(data::place_of_value(plan.period.where, "to"),
                 fmt::format("the period ends in {} but begins in {}", plan.period.to, plan.period.from));
  }
  for (const Section& section : plan.sections) check_id(section.where, section.id, "id", report);
  for (const Rule& rule : plan.rules) {
    check_rule(rule, names, report);
    check_confidence(rule, report);
  }
  for (const Target& target : plan.targets) check_target(plan, target, report);
  for (const Measure& measure : plan.measures) {
    check_part_id(measure, report);
    check_confidence(measure, report);
    check_parties(measure.responsible, report);
    for (const Target& target : measure.targets) check_target(plan, target, report);
  }
  for (const Task& task : plan.tasks) check_task(plan, task, report);
  check_task_ids(plan, report);
  for (const Group& group : plan.groups) {
    check_id(group.where, group.id, "id", report);
    check_confidence(group, report);
  }
  check_summaries(plan, report);
}

}  // namespace planpress::model
