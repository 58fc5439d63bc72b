#include "pages/query.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "diag/nearest.hpp"
#include "pages/rendering.hpp"
#include "pages/rows.hpp"

namespace planpress::pages {
namespace {

constexpr std::array<std::string_view, 4> subjects{"targets", "measures", "tasks", "responsibilities"};
constexpr std::array<std::string_view, 12> field_names{"place", "plan",      "sector", "year",
                                                       "kind",  "indicator", "unit",   "value",
                                                       "body",  "role",      "title",  "period"};
constexpr std::array<std::string_view, 7> operators{"=", "!=", ">", "<", ">=", "<=", "contains"};

struct Word {
  std::string_view text;
  std::uint32_t at = 0;
};

// Words are parted by white space; a quoted word may hold some.
std::vector<Word> split(std::string_view code) {
  std::vector<Word> words;
  std::size_t at = 0;
  while ((at = code.find_first_not_of(" \t\r\n", at)) != std::string_view::npos) {
    const bool quoted = code[at] == '"';
    const std::size_t start = quoted ? at + 1 : at;
    const std::size_t end = std::min(code.find_first_of(quoted ? "\"" : " \t\r\n", start), code.size());
    words.push_back({code.substr(start, end - start), static_cast<std::uint32_t>(start)});
    at = quoted ? end + 1 : end;
    if (at >= code.size()) break;
  }
  return words;
}

class QueryParser {
 public:
  QueryParser(std::string_view code, text::Span place, diag::Report& report)
      : words_(split(code)), place_(place), report_(report) {}

  Query parse() {
    Query query;
    if (!take_known("the name of a list", subjects, query.what)) return query;
    if (at_ < words_.size() && words_[at_].text == "where") {
      do {
        ++at_;
        if (!take_condition(query)) return {};
      } while (at_ < words_.size() && words_[at_].text == "and");
    }
    if (!take_tail(query)) return {};
    return query;
  }

 private:
  bool take_condition(Query& query) {
    Query::Condition condition;
    if (!take_known("a field", field_names, condition.field) ||
        !take_known("an operator", operators, condition.op))
      return false;
    if (at_ >= words_.size()) return fail_at_end("a value");
    condition.place = place_of(words_[at_]);
    condition.value = words_[at_++].text;
    query.conditions.push_back(std::move(condition));
    return true;
  }

  bool take_tail(Query& query) {
    while (at_ < words_.size()) {
      const Word word = words_[at_++];
      if (word.text == "sort" && at_ < words_.size() && words_[at_].text == "by") {
        ++at_;
        if (!take_known("a field", field_names, query.sort_by)) return false;
        query.descending = at_ < words_.size() && words_[at_].text == "desc" && ++at_ > 0;
      } else if (word.text == "limit") {
        if (at_ >= words_.size()) return fail_at_end("a whole number");
        const Word number = words_[at_++];
        const auto [end, error] =
            std::from_chars(number.text.data(), number.text.data() + number.text.size(), query.limit);
        if (error != std::errc() || end != number.text.data() + number.text.size())
          return fail(number, "a whole number");
      } else {
        return fail(word, "`and`, `sort by` or `limit`");
      }
    }
    return true;
  }

  template <std::size_t N>
  bool take_known(std::string_view expected, const std::array<std::string_view, N>& known, std::string& out) {
    if (at_ >= words_.size()) return fail_at_end(expected);
    const Word word = words_[at_++];
    if (std::find(known.begin(), known.end(), word.text) == known.end()) {
      report_.error(place_of(word), fmt::format("expected {}, found `{}`", expected, word.text))
          .with_suggestion(diag::nearest(word.text, known))
          .with_note(fmt::format("known: {}", fmt::join(known, ", ")));
      return false;
    }
    out = word.text;
    return true;
  }

  bool fail(const Word& word, std::string_view expected) {
    report_.error(place_of(word), fmt::format("expected {}, found `{}`", expected, word.text));
    return false;
  }

  bool fail_at_end(std::string_view expected) {
    report_
        .error({place_.file, place_.begin, place_.end},
               fmt::format("the query ends where {} is needed", expected))
        .with_hint("write it like `targets where sector = transport and year = 2027`");
    return false;
  }

  // Blocks in lists are indented in the file, so that places inside them would be off: then the whole block
  // is named.
  text::Span place_of(const Word& word) const {
    if (place_.file == nullptr) return place_;
    const std::uint32_t begin = place_.begin + word.at;
    const text::Span exact{place_.file, begin, begin + static_cast<std::uint32_t>(word.text.size())};
    return exact.end <= place_.end && exact.text() == word.text ? exact : place_;
  }

  std::vector<Word> words_;
  text::Span place_;
  diag::Report& report_;
  std::size_t at_ = 0;
};

// What an answer is about, whichever of them the query asks for.
struct Subject {
  const model::Plan* plan = nullptr;
  const model::Measure* measure = nullptr;
  const model::Task* task = nullptr;
  const model::Target* target = nullptr;
  const model::Duty* duty = nullptr;
};

std::string number_text(double value) {
  return fmt::format("{}", value);
}

void add_functions(const model::Body& body, std::vector<std::string>& values) {
  values.emplace_back(body.id);
  for (const auto& function : body.functions) values.emplace_back(function.id);
}

void add_bodies(const Subject& s, std::vector<std::string>& values) {
  const auto* duties = s.measure != nullptr ? &s.measure->duties
                       : s.task != nullptr  ? &s.task->duties
                                            : nullptr;
  if (s.duty != nullptr) {
    add_functions(*s.duty->body, values);
  } else if (duties != nullptr) {
    for (const model::Duty* duty : *duties) add_functions(*duty->body, values);
  }
}

void add_sectors(const Subject& s, std::vector<std::string>& values) {
  const auto take = [&](const model::Measure& measure) {
    for (const auto& sector : measure.sectors) values.emplace_back(sector.id);
  };
  if (s.measure != nullptr) take(*s.measure);
  if (s.task != nullptr) {
    for (const auto& measure : s.task->measures) {
      if (measure) take(*measure);
    }
  }
}

// The values of a field; several where a thing has several (sectors, bodies), none where it has none.
std::vector<std::string> values_of(const Subject& s, std::string_view field) {
  std::vector<std::string> values;
  const model::Target* target = s.target;
  if (field == "place") values.emplace_back(s.plan->place.id);
  if (field == "plan") values.emplace_back(s.plan->id);
  if (field == "sector") add_sectors(s, values);
  if (field == "body") add_bodies(s, values);
  if (field == "title")
    values.emplace_back(target      ? target->indicator
                        : s.measure ? s.measure->title
                        : s.task    ? s.task->title
                                    : "");
  if (field == "year" && target != nullptr && target->year) values.push_back(std::to_string(*target->year));
  if (field == "year" && target == nullptr && s.task != nullptr)
    values.push_back(std::to_string(s.task->year));
  if (field == "role" && s.duty != nullptr) {
    values.emplace_back(data::Choices<model::Role>::names[static_cast<std::size_t>(s.duty->role)]);
  }
  if (target == nullptr) return values;
  if (field == "kind")
    values.emplace_back(data::Choices<model::TargetKind>::names[static_cast<std::size_t>(target->kind)]);
  if (field == "indicator" && target->indicator_id) values.emplace_back(target->indicator_id->id);
  if (field == "unit") values.emplace_back(target->unit);
  if (field == "value") values.push_back(number_text(target->value));
  if (field == "period" && target->period) {
    values.emplace_back(data::Choices<model::TargetPeriod>::names[static_cast<std::size_t>(*target->period)]);
  }
  return values;
}

bool as_number(std::string_view text, double& out) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  return error == std::errc() && end == text.data() + text.size();
}

// -1, 0, 1 as numbers where both are, else as text.
int order_of(std::string_view a, std::string_view b) {
  double x = 0;
  double y = 0;
  if (as_number(a, x) && as_number(b, y)) return x < y ? -1 : x > y ? 1 : 0;
  return a < b ? -1 : a > b ? 1 : 0;
}

bool holds(const Query::Condition& condition, std::string_view value) {
  if (condition.op == "contains") return value.find(condition.value) != std::string_view::npos;
  const int order = order_of(value, condition.value);
  if (condition.op == "=") return order == 0;
  if (condition.op == ">") return order > 0;
  if (condition.op == "<") return order < 0;
  if (condition.op == ">=") return order >= 0;
  return order <= 0;
}

bool meets(const Subject& subject, const Query::Condition& condition) {
  const std::vector<std::string> values = values_of(subject, condition.field);
  if (condition.op == "!=") return std::find(values.begin(), values.end(), condition.value) == values.end();
  return std::any_of(values.begin(), values.end(),
                     [&](const auto& value) { return holds(condition, value); });
}

void collect_targets(const model::Plan& plan, std::vector<Subject>& all) {
  for (const model::Target* target : all_targets(plan, true))
    all.push_back({&plan, target->measure, target->task, target, nullptr});
}

std::vector<Subject> collect(const Query& query, const model::Model& model) {
  std::vector<Subject> all;
  for (const model::Plan& plan : model.plans) {
    if (query.what == "targets") collect_targets(plan, all);
    if (query.what == "measures") {
      for (const model::Measure& measure : plan.measures)
        all.push_back({&plan, &measure, nullptr, nullptr, nullptr});
    }
    if (query.what == "tasks") {
      for (const model::Task& task : plan.tasks) all.push_back({&plan, nullptr, &task, nullptr, nullptr});
    }
    if (query.what == "responsibilities") {
      for (const model::Duty& duty : plan.duties)
        all.push_back({&plan, duty.measure, duty.task, nullptr, &duty});
    }
  }
  std::erase_if(all, [&](const Subject& s) {
    return !std::all_of(query.conditions.begin(), query.conditions.end(),
                        [&](const auto& c) { return meets(s, c); });
  });
  return all;
}

std::string names_of(const std::vector<const model::Duty*>& duties, bool leads_first, const Phrases& words) {
  std::string names;
  for (const model::Duty* duty : duties) {
    if (duty->rule != nullptr || (leads_first && duty->role != model::Role::lead)) continue;
    if (!names.empty()) names += words.say("list_comma");
    names += duty->printed;
  }
  if (names.empty() && leads_first) return names_of(duties, false, words);
  return names.empty() ? std::string(words.say("query_nobody")) : names;
}

Answer::Row row_of_target(const Subject& s, const Phrases& words) {
  std::string indicator(s.target->indicator);
  if (!s.target->area.empty()) indicator += words.say("bracketed", {{"text", s.target->area}});
  return {s.plan->place.to,
          data::view_of_record(*s.target),
          {indicator, target_text(*s.target, words),
           s.target->year ? std::to_string(*s.target->year) : std::string(words.say("query_no_year")),
           std::string(s.measure ? s.measure->title
                       : s.task  ? s.task->title

                                : words.say("query_whole_plan"))}};
}

}  // namespace

Query parse_query(std::string_view code, text::Span place, diag::Report& report) {
  const std::size_t before = report.all().size();
  Query query = QueryParser(code, place, report).parse();
  return report.all().size() > before ? Query{} : query;
}

namespace {

std::vector<std::string_view> known_values(const model::Model& model, std::string_view field) {
  std::vector<std::string_view> known;
  const auto take = [&](const auto& things) {
    for (const auto& thing : things) known.push_back(thing.id);
  };
  const auto take_choices = [&](const auto& names) { known.assign(names.begin(), names.end()); };
  if (field == "place") take(model.places);
  if (field == "plan") take(model.plans);
  if (field == "sector") take(model.sectors);
  if (field == "indicator") take(model.indicators);
  if (field == "body") take(model.functions);
  if (field == "body") take(model.bodies);
  if (field == "kind") take_choices(data::Choices<model::TargetKind>::names);
  if (field == "period") take_choices(data::Choices<model::TargetPeriod>::names);
  if (field == "role") take_choices(data::Choices<model::Role>::names);
  return known;
}

void check_condition(const Query::Condition& condition, const model::Model& model, diag::Report& report) {
  if (condition.op == "contains") return;
  double number = 0;
  if ((condition.field == "year" || condition.field == "value") && !as_number(condition.value, number)) {
    report.error(condition.place, fmt::format("expected a number, found `{}`", condition.value));
    return;
  }
  const std::vector<std::string_view> known = known_values(model, condition.field);
  const bool is_known = std::find(known.begin(), known.end(), condition.value) != known.end();
  // Where one thing's name could not be read, which has been told, nobody can say what is unknown.
  const bool is_whole =
      std::all_of(known.begin(), known.end(), [](std::string_view id) { return id.data() != nullptr; });
  if (known.empty() || is_known || !is_whole) return;
  report.error(condition.place, fmt::format("unknown {} `{}`", condition.field, condition.value))
      .with_suggestion(diag::nearest(condition.value, known));
}

}  // namespace

void check_queries(const model::Model& model, diag::Report& report) {
  for (const model::Note& note : model.notes) {
    for (const markdown::Embed& embed : note.body.embeds()) {
      for (const Query::Condition& condition : parse_query(embed.code, embed.place, report).conditions)
        check_condition(condition, model, report);
    }
  }
}

namespace {

// The heads of the columns behind the place, as keys.
std::vector<std::string_view> heads_of(std::string_view what) {
  if (what == "targets") return {"col_indicator", "query_target", "col_when", "col_source"};
  if (what == "measures") return {"col_measure", "query_who", "query_target_count"};
  if (what == "tasks") return {"col_task", "col_who", "query_year"};
  return {"query_matter", "query_body", "col_role"};
}

}  // namespace

Answer answer(const Query& query, const Publication& publication, const Phrases& words) {
  std::vector<Subject> subjects_found = collect(query, publication.model);
  if (!query.sort_by.empty()) {
    const auto key = [&](const Subject& s) {
      const auto values = values_of(s, query.sort_by);
      return values.empty() ? std::string() : values.front();
    };
    std::stable_sort(subjects_found.begin(), subjects_found.end(), [&](const Subject& a, const Subject& b) {
      const int order = order_of(key(a), key(b));
      return query.descending ? order > 0 : order < 0;
    });
  }
  if (query.limit > 0 && subjects_found.size() > query.limit) subjects_found.resize(query.limit);
  Answer result;
  for (const std::string_view head : heads_of(query.what)) result.heads.push_back(words.say(head));
  for (const Subject& s : subjects_found) {
    if (s.target != nullptr) {
      result.rows.push_back(row_of_target(s, words));
    } else if (s.duty != nullptr) {
      const data::View thing =
          s.measure != nullptr ? data::view_of_record(*s.measure) : data::view_of_record(*s.task);
      const std::string_view role = data::Choices<model::Role>::names[static_cast<std::size_t>(s.duty->role)];
      result.rows.push_back({s.plan->place.to,
                             thing,
                             {std::string(s.measure ? s.measure->title : s.task->title),
                              std::string(s.duty->printed), std::string(word_for(role, words))}});
    } else if (s.measure != nullptr) {
      result.rows.push_back(
          {s.plan->place.to,
           data::view_of_record(*s.measure),
           {fmt::format("{} {}", s.measure->number, s.measure->title),
            names_of(s.measure->duties, true, words), std::to_string(s.measure->targets.size())}});
    } else {
      result.rows.push_back({s.plan->place.to,
                             data::view_of_record(*s.task),
                             {std::string(s.task->title), names_of(s.task->duties, false, words),
                              std::to_string(s.task->year)}});
    }
  }
  return result;
}

}  // namespace planpress::pages
