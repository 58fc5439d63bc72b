#include "pages/query_answer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>

#include "diag/nearest.hpp"

namespace planpress::pages {
namespace {

template <class E>
std::string_view name_of(E value) {
  return data::Choices<E>::names[static_cast<std::size_t>(value)];
}

std::vector<const model::Body*> bodies_of(const Finding& f) {
  std::vector<const model::Body*> bodies;
  if (f.duty != nullptr) {
    bodies.push_back(f.duty->body);
  } else if (f.measure != nullptr || f.task != nullptr) {
    for (const model::Duty* duty : f.measure != nullptr ? f.measure->duties : f.task->duties)
      bodies.push_back(duty->body);
  }
  return bodies;
}

std::vector<const model::Sector*> sectors_of(const Finding& f) {
  std::vector<const model::Sector*> sectors;
  const auto take = [&](const model::Measure& measure) {
    for (const auto& sector : measure.sectors) sectors.push_back(sector.to);
  };
  if (f.measure != nullptr) take(*f.measure);
  if (f.task != nullptr) {
    for (const auto& measure : f.task->measures) {
      if (measure) take(*measure);
    }
  }
  return sectors;
}

std::optional<int> year_of(const Finding& f) {
  if (f.target != nullptr) return f.target->year;
  return f.task != nullptr ? std::optional<int>(f.task->year) : std::nullopt;
}

void add_target_values(const model::Target& target, std::string_view field,
                       std::vector<std::string>& values) {
  if (field == "kind") values.emplace_back(name_of(target.kind));
  if (field == "indicator" && target.indicator_id) values.emplace_back(target.indicator_id->id);
  if (field == "unit") values.emplace_back(target.unit);
  if (field == "value") values.push_back(fmt::format("{}", target.value));
  if (field == "period" && target.period) values.emplace_back(name_of(*target.period));
}

// The values of a field; several where a thing has several (sectors, bodies), none where it has none.
std::vector<std::string> values_of(const Finding& f, std::string_view field) {
  std::vector<std::string> values;
  if (field == "place") values.emplace_back(f.plan->place.id);
  if (field == "plan") values.emplace_back(f.plan->id);
  if (field == "sector") {
    for (const model::Sector* sector : sectors_of(f)) values.emplace_back(sector->id);
  }
  if (field == "body" || field == "function") {
    for (const model::Body* body : bodies_of(f)) {
      if (field == "body") values.emplace_back(body->id);
      for (const auto& function : body->functions) values.emplace_back(function.id);
    }
  }
  if (field == "title")
    values.emplace_back(f.target    ? f.target->indicator
                        : f.measure ? f.measure->title
                        : f.task    ? f.task->title
                                    : "");
  if (field == "year" && year_of(f)) values.push_back(std::to_string(*year_of(f)));
  if (field == "role" && f.duty != nullptr) values.emplace_back(name_of(f.duty->role));
  if (f.target != nullptr) add_target_values(*f.target, field, values);
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

bool meets(const Finding& finding, const Query::Condition& condition) {
  const std::vector<std::string> values = values_of(finding, condition.field.name);
  if (condition.op == "!=") return std::find(values.begin(), values.end(), condition.value) == values.end();
  return std::any_of(values.begin(), values.end(),
                     [&](const auto& value) { return holds(condition, value); });
}

void collect(const Query& query, const model::Plan& plan, std::vector<Finding>& all) {
  if (query.what == "targets") {
    for (const model::Target* target : all_targets(plan, true))
      all.push_back({&plan, target->measure, target->task, target, nullptr});
  } else if (query.what == "measures") {
    for (const model::Measure& measure : plan.measures)
      all.push_back({&plan, &measure, nullptr, nullptr, nullptr});
  } else if (query.what == "tasks") {
    for (const model::Task& task : plan.tasks) all.push_back({&plan, nullptr, &task, nullptr, nullptr});
  } else if (query.what == "responsibilities") {
    for (const model::Duty& duty : plan.duties)
      all.push_back({&plan, duty.measure, duty.task, nullptr, &duty});
  }
}

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
  if (field == "body" || field == "function") take(model.functions);
  if (field == "body") take(model.bodies);
  if (field == "kind") take_choices(data::Choices<model::TargetKind>::names);
  if (field == "period") take_choices(data::Choices<model::TargetPeriod>::names);
  if (field == "role") take_choices(data::Choices<model::Role>::names);
  return known;
}

// What a finding is counted as; each thing once, though it may be named twice.
std::vector<DrawnThing> things_of(const Finding& f, std::string_view field) {
  std::vector<DrawnThing> things;
  const auto add = [&](const DrawnThing& thing) {
    const auto same = [&](const DrawnThing& other) { return other.subject() == thing.subject(); };
    if (std::none_of(things.begin(), things.end(), same)) things.push_back(thing);
  };
  if (field == "place") things.push_back({.place = f.plan->place.to});
  if (field == "year") things.push_back({.year = year_of(f).value_or(0)});
  if (field == "sector") {
    for (const model::Sector* sector : sectors_of(f)) add({.sector = sector});
  }
  if (field != "body" && field != "function") return things;
  for (const model::Body* body : bodies_of(f)) {
    if (field == "body") add({.body = body});
    if (field != "function") continue;
    for (const auto& function : body->functions) add({.function = function.to});
  }
  return things;
}

// Where each thing stands among those that were met before; years are told apart by their number.
class Places {
 public:
  std::size_t of(const DrawnThing& thing, std::vector<DrawnThing>& things) {
    const auto [at, is_new] = places_.try_emplace({thing.subject(), thing.year}, things.size());
    if (is_new) things.push_back(thing);
    return at->second;
  }

 private:
  std::map<std::pair<const void*, int>, std::size_t> places_;
};

// Leads, other roles, and what a general clause gives; other things are all of one part.
std::size_t part_of(const Finding& f) {
  if (f.duty == nullptr || f.duty->role == model::Role::lead) return 0;
  return f.duty->rule != nullptr ? 2 : 1;
}

// Undated things stand behind all years.
int year_order(const DrawnThing& thing) {
  return thing.year == 0 ? 9999 : thing.year;
}

void sort_rows(Counts& counts, bool by_year) {
  std::stable_sort(counts.rows.begin(), counts.rows.end(), [&](const Counts::Row& a, const Counts::Row& b) {
    return by_year ? year_order(a.thing) < year_order(b.thing) : a.sum > b.sum;
  });
}

void sort_heads(Counts& counts) {
  std::vector<std::size_t> order(counts.heads.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return year_order(counts.heads[a]) < year_order(counts.heads[b]);
  });
  std::vector<DrawnThing> heads;
  heads.reserve(order.size());
  for (const std::size_t i : order) heads.push_back(counts.heads[i]);
  counts.heads = std::move(heads);
  for (Counts::Row& row : counts.rows) {
    std::vector<int> values;
    values.reserve(order.size());
    for (const std::size_t i : order) values.push_back(row.values[i]);
    row.values = std::move(values);
  }
}

}  // namespace

std::vector<Finding> answer(const Query& query, const model::Model& model) {
  std::vector<Finding> all;
  const bool own_only =
      !query.by.empty() && query.fixed("place") == nullptr && query.fixed("plan") == nullptr;
  for (const model::Plan& plan : model.plans) {
    if (!own_only || !plan.measures.empty()) collect(query, plan, all);
  }
  std::erase_if(all, [&](const Finding& f) {
    return !std::all_of(query.conditions.begin(), query.conditions.end(),
                        [&](const auto& condition) { return meets(f, condition); });
  });
  if (!query.sort_by.name.empty()) {
    const auto key = [&](const Finding& f) {
      const auto values = values_of(f, query.sort_by.name);
      return values.empty() ? std::string() : values.front();
    };
    std::stable_sort(all.begin(), all.end(), [&](const Finding& a, const Finding& b) {
      const int order = order_of(key(a), key(b));
      return query.descending ? order > 0 : order < 0;
    });
  }
  if (query.by.empty() && query.limit > 0 && all.size() > query.limit) all.resize(query.limit);
  return all;
}

Counts count(const Query& query, const std::vector<Finding>& findings) {
  Counts counts;
  std::vector<DrawnThing> things;
  Places rows;
  Places columns;
  for (const Finding& f : findings) {
    const std::vector<DrawnThing> across =
        query.by.size() < 2 ? std::vector<DrawnThing>(1) : things_of(f, query.by[1].name);
    const std::vector<DrawnThing> down = things_of(f, query.by[0].name);
    if (down.empty() || across.empty()) ++counts.missing;
    if (down.size() > 1 || across.size() > 1) counts.several = true;
    for (const DrawnThing& thing : down) {
      if (across.empty()) break;
      const std::size_t at = rows.of(thing, things);
      if (at == counts.rows.size()) counts.rows.push_back({thing, {}, {0, 0, 0}, 0});
      Counts::Row& row = counts.rows[at];
      for (const DrawnThing& head : across) {
        const std::size_t column = columns.of(head, counts.heads);
        if (row.values.size() <= column) row.values.resize(column + 1);
        ++row.values[column];
        ++row.sum;
      }
      ++row.parts[part_of(f)];
    }
  }
  for (Counts::Row& row : counts.rows) row.values.resize(counts.heads.size());
  sort_rows(counts, query.by[0].name == "year");
  if (query.by.size() == 2 && query.by[1].name == "year") sort_heads(counts);
  if (query.limit > 0 && counts.rows.size() > query.limit) counts.rows.resize(query.limit);
  return counts;
}

void check_values(const Query& query, const model::Model& model, diag::Report& report) {
  for (const Query::Condition& condition : query.conditions) {
    const std::string& field = condition.field.name;
    if (condition.op == "contains") continue;
    double number = 0;
    if ((field == "year" || field == "value") && !as_number(condition.value, number)) {
      report.error(condition.place, fmt::format("expected a number, found `{}`", condition.value));
      continue;
    }
    const std::vector<std::string_view> known = known_values(model, field);
    const bool is_known = std::find(known.begin(), known.end(), condition.value) != known.end();
    // Where one thing's name could not be read, which has been told, nobody can say what is unknown.
    const bool is_whole =
        std::all_of(known.begin(), known.end(), [](std::string_view id) { return id.data() != nullptr; });
    if (known.empty() || is_known || !is_whole) continue;
    report.error(condition.place, fmt::format("unknown {} `{}`", field, condition.value))
        .with_suggestion(diag::nearest(condition.value, known));
  }
}

}  // namespace planpress::pages
