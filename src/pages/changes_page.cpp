// What differs from the edition before: a list of the plans that have one, and a page for each.
#include "model/editions.hpp"
#include "pages/page.hpp"
#include "pages/routes.hpp"
#include "pages/rows.hpp"

namespace planpress::pages {
namespace {

bool has_edition_before(const model::Plan& plan) {
  return plan.replaces && !plan.measures.empty() && !plan.replaces->measures.empty();
}

std::string route_of_changes(const model::Plan& plan) {
  return "plans/" + std::string(plan.id) + "/changes";
}

/// One plan in the list.
struct PlanWithChanges {
  const model::Plan* plan = nullptr;
  const model::Plan* before = nullptr;
  static constexpr std::string_view record_name = "plan with an edition before";
  static constexpr auto fields = data::FieldList{
      shown("plan", &PlanWithChanges::plan, "The plan."),
      shown("before", &PlanWithChanges::before, "The edition that it replaces."),
  };
};

struct ChangesPage {
  struct Whole {
    std::vector<PlanWithChanges> plans;
    std::vector<ListedPlace> items() const {
      std::vector<ListedPlace> items;
      for (const PlanWithChanges& one : plans) items.push_back({one.plan->place.to, one.plan->id});
      return items;
    }
  };

  std::vector<PlanWithChanges> plans;
  int total = 0;

  static void choose(const Publication& publication, std::vector<Page>& pages) {
    const bool any = std::any_of(publication.plans.begin(), publication.plans.end(),
                                 [](const model::Plan* plan) { return has_edition_before(*plan); });
    if (any) pages.push_back({nullptr, "changes", "", nullptr});
  }
  static Whole gather(const Publication& publication, const Page&) {
    Whole whole;
    for (const model::Plan* plan : publication.plans) {
      if (has_edition_before(*plan)) whole.plans.push_back({plan, plan->replaces.to});
    }
    return whole;
  }
  static ChangesPage make(const Publication&, const Page& page, const Whole& whole) {
    const auto part = page.part_of(whole.plans);
    return {{part.begin(), part.end()}, static_cast<int>(whole.plans.size())};
  }

  static constexpr std::string_view record_name = "changes page";
  static constexpr auto fields = data::FieldList{
      shown("plans", &ChangesPage::plans,
            "The plans that have an edition before them; on a part of the list those of the part."),
      shown("total", &ChangesPage::total, "How many these are."),
  };
};

struct PlanChangesPage {
  model::EditionDiff diff;

  static void choose(const Publication& publication, std::vector<Page>& pages) {
    for (const model::Plan* plan : publication.plans) {
      if (has_edition_before(*plan))
        pages.push_back({nullptr, route_of_changes(*plan), std::string(plan->title), plan});
    }
  }
  static PlanChangesPage make(const Publication&, const Page& page) {
    const auto& plan = *static_cast<const model::Plan*>(page.subject);
    return {model::compare_editions(*plan.replaces, plan)};
  }

  static constexpr std::string_view record_name = "plan changes page";
  static constexpr auto fields = data::FieldList{
      shown("diff", &PlanChangesPage::diff, "What differs from the edition before."),
  };
};

}  // namespace

PageKind changes_page() {
  return page_kind_by_places<ChangesPage>("changes", "The plans that have an edition before them.");
}

PageKind plan_changes_page() {
  return page_kind<PlanChangesPage>("plan-changes", "What differs from the edition before.");
}

}  // namespace planpress::pages
