#include "pages/index.hpp"

#include "pages/routes.hpp"

namespace planpress::pages {

Index::Index(const model::Model& model) {
  for (const model::Note& note : model.notes) {
    std::vector<const void*> known;
    for (const data::View& subject : note.subjects) {
      if (std::find(known.begin(), known.end(), subject.pointer()) != known.end()) continue;
      known.push_back(subject.pointer());
      notes_[subject.pointer()].push_back(&note);
    }
  }
  for (auto& [thing, notes] : notes_) {
    std::stable_sort(notes.begin(), notes.end(),
                     [](const auto* a, const auto* b) { return a->date > b->date; });
  }
  add_sectors(model);
  for (const model::Function& function : model.functions) {
    std::vector<const model::Body*>& bodies = functions_[&function];
    std::copy_if(function.bodies.begin(), function.bodies.end(), std::back_inserter(bodies),
                 [](const model::Body* body) { return is_shown(*body); });
    std::stable_sort(bodies.begin(), bodies.end(),
                     [](const auto* a, const auto* b) { return a->place.to < b->place.to; });
  }
}

void Index::add_sectors(const model::Model& model) {
  for (const model::Sector& sector : model.sectors) {
    std::vector<const model::Measure*> main;
    std::copy_if(
        sector.measures.begin(), sector.measures.end(), std::back_inserter(main),
        [&](const model::Measure* m) { return m->sectors.front().to == &sector && m->plan->place.to; });
    std::stable_sort(main.begin(), main.end(),
                     [](const auto* a, const auto* b) { return a->plan->place.to < b->plan->place.to; });
    std::vector<PlaceMeasures>& places = sectors_[&sector];
    for (const model::Measure* measure : main) {
      const model::Place* place = measure->plan->place.to;
      if (places.empty() || places.back().place != place) places.push_back({place, {}});
      places.back().measures.push_back(measure);
    }
  }
}

std::vector<const model::Note*> Index::notes_about(const void* thing) const {
  const auto found = notes_.find(thing);
  return found == notes_.end() ? std::vector<const model::Note*>() : found->second;
}

std::span<const PlaceMeasures> Index::places_of(const model::Sector& sector) const {
  return sectors_.at(&sector);
}

std::span<const model::Body* const> Index::bodies_of(const model::Function& function) const {
  return functions_.at(&function);
}

}  // namespace planpress::pages
