// Names become things, and what follows from them is worked out.
#include <fmt/format.h>

#include <algorithm>

#include "data/locate.hpp"
#include "diag/nearest.hpp"
#include "model/checks.hpp"
#include "model/document_number.hpp"
#include "model/names.hpp"

namespace planpress::model {
namespace {

using data::record_info;
using data::view_of_record;

template <class T>
void bind_all(std::vector<T>& things, const data::Names& names, diag::Report& report) {
  for (T& thing : things) {
    if (!thing.where) continue;
    data::Binder binder{names, *thing.where.file, report};
    record_info<T>().bind(&thing, binder);
  }
}

void own_targets(std::vector<Target>& targets, const Plan& plan, const Measure* measure, const Task* task) {
  int number = 0;
  for (Target& target : targets) {
    target.plan = &plan;
    target.measure = measure;
    target.task = task;
    target.number = ++number;
  }
}

// Back links inside a plan.
void own_parts(Plan& plan) {
  own_targets(plan.targets, plan, nullptr, nullptr);
  int position = 0;
  for (Measure& measure : plan.measures) {
    measure.plan = &plan;
    measure.position = position++;
    own_targets(measure.targets, plan, &measure, nullptr);
  }
  for (Task& task : plan.tasks) {
    task.plan = &plan;
    own_targets(task.targets, plan, nullptr, &task);
    for (const auto& measure : task.measures) {
      if (measure) const_cast<Measure*>(measure.to)->tasks.push_back(&task);
    }
  }
  for (const Measure& measure : plan.measures) {
    if (measure.section) const_cast<Section*>(measure.section.to)->measures.push_back(&measure);
  }
}

// Plans follow the places' own order, so that every list does; nothing points at them yet.
void order_plans(Model& model) {
  std::map<std::string_view, std::size_t> order;
  for (const Place& place : model.places) order.emplace(place.id, order.size());
  const auto key = [&](const Plan& plan) {
    const auto found = order.find(plan.place.id);
    return std::tuple(found == order.end() ? order.size() : found->second, plan.period.from, plan.id);
  };
  std::stable_sort(model.plans.begin(), model.plans.end(),
                   [&](const Plan& a, const Plan& b) { return key(a) < key(b); });
}

bool is_named(const std::vector<Responsibility>& responsible, const Body* body) {
  return std::any_of(responsible.begin(), responsible.end(),
                     [&](const auto& r) { return r.body.to == body; });
}

void add_rule_duties(Plan& plan, const Measure& measure, const PlanNames& names) {
  for (const Rule& rule : plan.rules) {
    const Measure* from = names.measure(rule.from_measure);
    const Measure* to = rule.to_measure.empty() ? nullptr : names.measure(rule.to_measure);
    if (from == nullptr || measure.position < from->position) continue;
    if (to != nullptr && measure.position > to->position) continue;
    for (const auto& body : rule.bodies) {
      // A clause that names the body says more than the general rule.
      if (body && !is_named(measure.responsible, body.to)) {
        plan.duties.push_back({body.to, rule.kind, &measure, nullptr, &rule, body.id});
      }
    }
  }
}

// Everyone's part in everything, written and by rule. The list is complete before anyone points into it.
void work_out_duties(Plan& plan, const PlanNames& names) {
  for (const Measure& measure : plan.measures) {
    for (const Responsibility& r : measure.responsible) {
      if (r.body) plan.duties.push_back({r.body.to, r.role, &measure, nullptr, nullptr, r.body.id});
    }
    add_rule_duties(plan, measure, names);
  }
  for (const Task& task : plan.tasks) {
    for (const Responsibility& r : task.responsible) {
      if (r.body) plan.duties.push_back({r.body.to, r.role, nullptr, &task, nullptr, r.body.id});
    }
  }
  for (const Duty& duty : plan.duties) {
    if (duty.measure != nullptr) const_cast<Measure*>(duty.measure)->duties.push_back(&duty);
    if (duty.task != nullptr) const_cast<Task*>(duty.task)->duties.push_back(&duty);
    const_cast<Body*>(duty.body)->duties.push_back(&duty);
    if (std::find(plan.bodies.begin(), plan.bodies.end(), duty.body) == plan.bodies.end()) {
      plan.bodies.push_back(duty.body);
    }
  }
}

void count_target(const Target& target) {
  if (!target.indicator_id) return;
  auto* indicator = const_cast<Indicator*>(target.indicator_id.to);
  indicator->targets.push_back(&target);
  indicator->by_place[target.plan->place.to].push_back(&target);
}

// Links from the vocabularies to what uses them, in the order of places and plans.
void link_vocabulary(Model& model) {
  for (Place& place : model.places) {
    if (place.parent) const_cast<Place*>(place.parent.to)->children.push_back(&place);
  }
  for (Body& body : model.bodies) {
    if (body.place) const_cast<Place*>(body.place.to)->bodies.push_back(&body);
    for (const auto& function : body.functions) {
      if (!function) continue;
      auto* carried = const_cast<Function*>(function.to);
      carried->bodies.push_back(&body);
      carried->by_place[body.place.to].push_back(&body);
    }
  }
  for (const Plan& plan : model.plans) {
    if (plan.place) const_cast<Place*>(plan.place.to)->plans.push_back(&plan);
    for (const Target& target : plan.targets) count_target(target);
    for (const Measure& measure : plan.measures) {
      for (const auto& sector : measure.sectors) {
        if (sector) const_cast<Sector*>(sector.to)->measures.push_back(&measure);
      }
      for (const Target& target : measure.targets) count_target(target);
    }
    for (const Task& task : plan.tasks) {
      for (const Target& target : task.targets) count_target(target);
    }
  }
  for (Place& place : model.places) {
    std::stable_sort(place.plans.begin(), place.plans.end(),
                     [](const Plan* a, const Plan* b) { return a->period.from > b->period.from; });
  }
}

// A plan implements another when it names its document number.
void link_lineage(Model& model) {
  std::map<std::string, Plan*> by_number;
  for (Plan& plan : model.plans) {
    if (!plan.document.number.empty()) by_number.emplace(document_key(plan.document.number), &plan);
  }
  for (Plan& plan : model.plans) {
    for (Basis& basis : plan.basis) {
      const auto found = by_number.find(document_key(basis.number));
      if (basis.number.empty() || found == by_number.end() || found->second == &plan) continue;
      basis.plan = found->second;
      found->second->implemented_by.push_back(&plan);
    }
  }
}

// Whether everything that has an address could be read; otherwise nobody can say that an address leads
// nowhere.
bool is_all_named(const Model& model) {
  const auto named = [](const auto& things) {
    return std::all_of(things.begin(), things.end(),
                       [](const auto& thing) { return thing.id.data() != nullptr; });
  };
  const auto named_parts = [](const auto& parts) {
    return std::all_of(parts.begin(), parts.end(),
                       [](const auto& part) { return part.id().data() != nullptr; });
  };
  return named(model.places) && named(model.sectors) && named(model.functions) && named(model.indicators) &&
         named(model.bodies) && named(model.plans) &&
         std::all_of(model.plans.begin(), model.plans.end(), [&](const Plan& plan) {
           return (plan.sound || !plan.measures.empty()) && named_parts(plan.measures) &&
                  named_parts(plan.tasks);
         });
}

class Addresses {
 public:
  Addresses(Model& model, diag::Report& report) : model_(model), report_(report) {}

  template <class T>
  void add(std::string address, const T& thing, std::string_view key = "id") {
    const auto [at, added] = model_.by_address.emplace(std::move(address), view_of_record(thing));
    // Two of one kind have been reported as such already.
    if (added || &at->second.map_type() == &record_info<T>()) return;
    report_.error(data::place_of_value(thing.where, key),
                  fmt::format("the address `{}` of this {} belongs to a {} already", at->first,
                              record_info<T>().name(), at->second.map_type().name()));
  }

  void add_targets(const std::string& owner, const std::vector<Target>& targets) {
    for (const Target& target : targets) add(fmt::format("{}/t{}", owner, target.number), target);
  }

 private:
  Model& model_;
  diag::Report& report_;
};

void make_addresses(Model& model, diag::Report& report) {
  Addresses addresses(model, report);
  for (const Place& place : model.places) addresses.add(std::string(place.id), place);
  for (const Sector& sector : model.sectors) addresses.add(std::string(sector.id), sector);
  for (const Function& function : model.functions)
    addresses.add(fmt::format("function/{}", function.id), function);
  for (const Indicator& indicator : model.indicators)
    addresses.add(fmt::format("indicator/{}", indicator.id), indicator);
  for (const Body& body : model.bodies) addresses.add(fmt::format("{}/{}", body.place.id, body.id), body);
  for (const Note& note : model.notes) addresses.add(fmt::format("note/{}", note.slug), note);
  for (const Plan& plan : model.plans) {
    addresses.add(std::string(plan.id), plan);
    addresses.add_targets(std::string(plan.id), plan.targets);
    for (const Measure& measure : plan.measures) {
      const std::string address = fmt::format("{}/{}", plan.id, measure.id());
      addresses.add(address, measure, measure.given_id.empty() ? "number" : "id");
      addresses.add_targets(address, measure.targets);
    }
    for (const Task& task : plan.tasks) {
      const std::string address = fmt::format("{}/task/{}", plan.id, task.id());
      addresses.add(address, task, task.given_id.empty() ? "number" : "id");
      addresses.add_targets(address, task.targets);
    }
  }
}

data::View resolve(const Model& model, std::string_view address, const text::Span& place, bool all_named,
                   diag::Report& report) {
  const data::View thing = model.find(address);
  if (thing.is_undefined() && all_named) {
    const auto known = model.addresses();
    report.error(place, fmt::format("nothing is called `{}`", address))
        .with_suggestion(diag::nearest(address, known));
  }
  return thing;
}

void bind_notes(Model& model, bool all_named, diag::Report& report) {
  for (Note& note : model.notes) {
    for (const std::string_view address : note.about) {
      const data::View thing =
          resolve(model, address, data::place_of_text(note.where, "about", address), all_named, report);
      if (!thing.is_undefined()) note.subjects.push_back(thing);
    }
    for (const markdown::Reference& reference : note.body.references()) {
      resolve(model, reference.target, reference.place, all_named, report);
    }
  }
}

bool is_part_of(const Plan& plan, std::string_view address) {
  return address == plan.id ||
         (address.starts_with(plan.id) && address.substr(plan.id.size()).starts_with('/'));
}

void bind_progress(Model& model, bool all_named, diag::Report& report) {
  for (ProgressFile& file : model.progress) {
    for (ProgressReport& entry : file.reports) {
      check_date(entry.where, entry.as_of, "as_of", report);
      for (const Evidence& evidence : entry.evidence)
        check_web_address(evidence.where, evidence.url, "url", report);
      if (entry.about.data() == nullptr) continue;
      const text::Span place = data::place_of_value(entry.where, "about");
      entry.subject = resolve(model, entry.about, place, all_named, report);
      check_progress(entry, model.site, report);
      if (entry.subject.is_undefined() || !file.plan || is_part_of(*file.plan, entry.about)) continue;
      report.error(place, fmt::format("`{}` is no part of the plan `{}`", entry.about, file.plan.id))
          .with_note("the plan of all reports in this file stands here",
                     {file.where.file, file.plan.begin, file.plan.end})
          .with_hint(
              "name the plan, or a measure, task or target of it; reports on another plan have their own "
              "file");
    }
  }
}

}  // namespace

void bind(Model& model, diag::Report& report) {
  order_plans(model);
  const SharedNames shared(model, report);
  bind_all(model.places, shared, report);
  bind_all(model.bodies, shared, report);
  bind_all(model.progress, shared, report);
  check_vocabulary(model, report);
  for (Plan& plan : model.plans) {
    if (!plan.where) continue;
    data::Binder of_place{shared, *plan.where.file, report};
    // The place first: the plan's bodies are looked up in it.
    data::Codec<data::Ref<Place>>::bind(plan.place, of_place);
    const PlanNames names(shared, plan, report);
    data::Binder binder{names, *plan.where.file, report};
    record_info<Plan>().bind(&plan, binder);
    own_parts(plan);
    work_out_duties(plan, names);
    check_plan(plan, names, report);
  }
  check_circles(model, report);
  link_vocabulary(model);
  link_lineage(model);
  make_addresses(model, report);
  const bool all_named = is_all_named(model);
  bind_notes(model, all_named, report);
  bind_progress(model, all_named, report);
}

}  // namespace planpress::model
