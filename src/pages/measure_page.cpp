// One measure.
#include <algorithm>

#include "model/wording.hpp"
#include "pages/page.hpp"
#include "pages/routes.hpp"
#include "pages/rows.hpp"

namespace planpress::pages {
namespace {

/// The bodies that a measure names in one role.
struct RoleGroup {
  model::Role role = model::Role::lead;
  bool by_rule = false;
  std::vector<const model::Duty*> duties;
  static constexpr std::string_view record_name = "role group";
  static constexpr auto fields = data::FieldList{
      shown("role", &RoleGroup::role, "The role."),
      shown("by_rule", &RoleGroup::by_rule, "True when a general clause gives it."),
      shown("duties", &RoleGroup::duties, "The bodies' duties, in printed order."),
  };
};

struct MeasurePage {
  const model::Measure* measure = nullptr;
  std::vector<const model::Section*> path;
  std::vector<RoleGroup> roles;
  std::vector<TargetInLine> targets;
  const model::Sector* sector = nullptr;
  std::vector<PlaceMeasures> elsewhere;
  int elsewhere_count = 0;
  const model::Measure* previous = nullptr;
  const model::Measure* next = nullptr;
  std::vector<std::string> wording;
  const Progress* progress = nullptr;
  std::vector<const model::Note*> notes;

  static void choose(const Publication& publication, std::vector<Page>& pages) {
    for (const model::Plan* plan : publication.plans) {
      for (const model::Measure& measure : plan->measures) {
        pages.push_back({nullptr, route_of(measure), std::string(measure.title), &measure});
      }
    }
  }
  static MeasurePage make(const Publication& publication, const Page& page);

  static constexpr std::string_view record_name = "measure page";
  static constexpr auto fields = data::FieldList{
      shown("measure", &MeasurePage::measure, "The measure."),
      shown("path", &MeasurePage::path, "The headings above it, the chapter first."),
      shown("roles", &MeasurePage::roles, "Who is named, by role; written ones first, then by rule."),
      shown("targets", &MeasurePage::targets, "Its targets beside the line above."),
      shown("sector", &MeasurePage::sector, "Its main sector."),
      shown("elsewhere", &MeasurePage::elsewhere, "The same sector in other places, the next eight of them."),
      shown("elsewhere_count", &MeasurePage::elsewhere_count,
            "How many other places have measures of the sector."),
      shown("previous", &MeasurePage::previous, "The measure before it."),
      shown("next", &MeasurePage::next, "The measure after it."),
      shown("wording", &MeasurePage::wording,
            "Paragraphs of the official wording; empty when no source is held."),
      shown("progress", &MeasurePage::progress,
            "How far it has got, by voice, with all reports on it and its parts."),
      shown("notes", &MeasurePage::notes, "Notes about it."),
  };
};

std::vector<RoleGroup> group_roles(const model::Measure& measure) {
  std::vector<RoleGroup> groups;
  for (const model::Duty* duty : measure.duties) {
    const bool by_rule = duty->rule != nullptr;
    const auto same = [&](const RoleGroup& g) { return g.role == duty->role && g.by_rule == by_rule; };
    auto group = std::find_if(groups.begin(), groups.end(), same);
    if (group == groups.end()) group = groups.insert(groups.end(), {duty->role, by_rule, {}});
    group->duties.push_back(duty);
  }
  return groups;
}

// The same main sector in the places nearby; how many places there are in all.
void find_elsewhere(const Index& index, MeasurePage& page) {
  if (page.sector == nullptr) return;
  constexpr std::size_t most = 8;
  auto found = neighbours(index.places_of(*page.sector), page.measure->plan->place.to, most,
                          [](const PlaceMeasures& part) { return part.place; });
  page.elsewhere = std::move(found.near);
  page.elsewhere_count = found.count;
}

MeasurePage MeasurePage::make(const Publication& publication, const Page& page) {
  MeasurePage result;
  result.measure = static_cast<const model::Measure*>(page.subject);
  const model::Measure& measure = *result.measure;
  for (const model::Section* s = measure.section.to; s != nullptr && result.path.size() < 8;
       s = s->parent.to) {
    result.path.insert(result.path.begin(), s);
  }
  result.roles = group_roles(measure);
  for (const model::Target& target : measure.targets) result.targets.push_back(in_line(target));
  if (!measure.sectors.empty()) result.sector = measure.sectors.front().to;
  find_elsewhere(publication.index, result);
  const auto& all = measure.plan->measures;
  const auto at = static_cast<std::size_t>(measure.position);
  if (at > 0) result.previous = &all[at - 1];
  if (at + 1 < all.size()) result.next = &all[at + 1];
  if (!measure.wording.empty()) {
    result.wording.emplace_back(measure.wording);
  } else if (measure.plan->source_text != nullptr) {
    result.wording = model::paragraphs(*measure.plan->source_text, measure.lines);
  }
  result.progress = &publication.progress.of(&measure);
  result.notes = publication.index.notes_about(result.measure);
  return result;
}

}  // namespace

PageKind measure_page() {
  return page_kind<MeasurePage>("measure", "One measure.");
}

}  // namespace planpress::pages
