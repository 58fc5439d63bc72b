// What the search finds: one entry a record that a page shows.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pages/page.hpp"
#include "pages/routes.hpp"

namespace planpress::pages {

/// One thing that a search may find. A query is looked for in `texts`, each alone; place and sectors are what
/// it may be narrowed by.
struct SearchEntry {
  std::string_view
      kind;  // place, plan, measure, target, task, group, body, sector, function, indicator, note
  Location where;
  const model::Place* place = nullptr;
  const std::vector<data::Ref<model::Sector>>* sectors = nullptr;
  std::vector<std::string> texts;  // the title first, as readers see it; then what else is searched
};

/// Entries that belong together: one plan with its parts, the vocabularies, or a few notes. How many groups
/// there are, and in which order, follows from which places, plans and notes there are, not from their words.
struct SearchGroup {
  std::string key;  // unlike that of any other group
  const model::Plan* plan = nullptr;
  bool with_bodies = false;  // the plan's place and its bodies too: with its newest plan
  const model::Note* first_note = nullptr;
  const model::Note* last_note = nullptr;  // one past it
  std::size_t entries = 0;                 // how many at least, roughly
};

/// The groups: the vocabularies, the notes, then plan by plan in the order of the places.
std::vector<SearchGroup> search_groups(const Publication& publication);

/// The entries of a group, in the order of the data; texts that are empty are left out.
std::vector<SearchEntry> search_entries(const Publication& publication, const SearchGroup& group);

}  // namespace planpress::pages
