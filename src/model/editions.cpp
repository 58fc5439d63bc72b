#include "model/editions.hpp"

#include <algorithm>
#include <set>
#include <string>

#include "text/utf8.hpp"

namespace planpress::model {
namespace {

using Pairs = std::vector<std::u32string>;

// The pairs of neighbouring characters, sorted; marks and blanks left out.
Pairs pairs_of(std::string_view title) {
  std::u32string letters;
  const std::string folded = text::fold(title);
  for (std::size_t at = 0; at < folded.size();) {
    const text::CodePoint point = text::decode(folded, at);
    if (point.valid && text::is_letter_or_digit(point.value)) letters += point.value;
    at += point.length;
  }
  Pairs pairs;
  for (std::size_t i = 0; i + 1 < letters.size(); ++i) pairs.push_back(letters.substr(i, 2));
  std::sort(pairs.begin(), pairs.end());
  return pairs;
}

// Dice's coefficient: twice what they share, of all that both have.
double likeness(const Pairs& a, const Pairs& b) {
  if (a.empty() || b.empty()) return 0;
  Pairs shared;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(shared));
  return 2.0 * static_cast<double>(shared.size()) / static_cast<double>(a.size() + b.size());
}

struct Match {
  double likeness = 0;
  std::size_t before = 0;
  std::size_t after = 0;
};

// The pairs that are most alike first; of equals, what stands first.
std::vector<Match> likely_matches(const Plan& before, const Plan& after) {
  std::vector<Pairs> old_titles;
  old_titles.reserve(before.measures.size());
  for (const Measure& measure : before.measures) old_titles.push_back(pairs_of(measure.title));
  std::vector<Match> matches;
  for (std::size_t b = 0; b < after.measures.size(); ++b) {
    const Pairs title = pairs_of(after.measures[b].title);
    for (std::size_t a = 0; a < before.measures.size(); ++a) {
      const bool same = before.measures[a].title == after.measures[b].title;
      const double alike = same ? 2 : likeness(old_titles[a], title);
      if (alike >= 0.5) matches.push_back({alike, a, b});
    }
  }
  std::stable_sort(matches.begin(), matches.end(),
                   [](const Match& a, const Match& b) { return a.likeness > b.likeness; });
  return matches;
}

// For each measure of the new edition the one that it continues, or nullptr.
std::vector<const Measure*> continued(const Plan& before, const Plan& after) {
  std::vector<const Measure*> found(after.measures.size(), nullptr);
  std::vector<bool> taken(before.measures.size(), false);
  for (const Match& match : likely_matches(before, after)) {
    if (taken[match.before] || found[match.after] != nullptr) continue;
    taken[match.before] = true;
    found[match.after] = &before.measures[match.before];
  }
  return found;
}

std::set<std::pair<const Body*, Role>> parties(const Measure& measure) {
  std::set<std::pair<const Body*, Role>> named;
  for (const Responsibility& party : measure.responsible) named.emplace(party.body.to, party.role);
  return named;
}

bool is_same_aim(const Target& a, const Target& b) {
  if (a.area != b.area) return false;
  if (a.indicator_id && b.indicator_id) return a.indicator_id.to == b.indicator_id.to;
  return a.indicator == b.indicator;
}

bool is_same(const Target& a, const Target& b) {
  return a.value == b.value && a.value_max == b.value_max && a.comparison == b.comparison &&
         a.unit == b.unit && a.year == b.year && a.period == b.period && a.baseline_year == b.baseline_year &&
         a.scope == b.scope;
}

EditionChange change_of(const Target& before, const Target& after) {
  const bool comparable = before.unit == after.unit && before.kind == after.kind &&
                          before.period == after.period && before.baseline_year == after.baseline_year &&
                          before.scope == after.scope && before.value != after.value;
  if (!comparable) return EditionChange::changed;
  return after.value > before.value ? EditionChange::raised : EditionChange::lowered;
}

// Collects the targets of one edition that no target of the other has been found for.
class TargetMatch {
 public:
  TargetMatch(const Plan& before, EditionDiff& diff) : diff_(diff) {
    const auto take = [&](const std::vector<Target>& targets) {
      for (const Target& target : targets) open_.push_back(&target);
    };
    take(before.targets);
    for (const Measure& measure : before.measures) take(measure.targets);
  }

  // `home`: the targets to look among first.
  void match(const std::vector<Target>& targets, const std::vector<Target>* home) {
    for (const Target& target : targets) {
      const Target* before = home == nullptr ? nullptr : take(target, *home);
      if (before == nullptr) before = take(target);
      if (before == nullptr) {
        diff_.targets.push_back({EditionChange::added, nullptr, &target});
      } else if (is_same(*before, target)) {
        ++diff_.same_targets;
      } else {
        diff_.targets.push_back({change_of(*before, target), before, &target});
      }
    }
  }

  void tell_dropped() {
    for (const Target* target : open_) diff_.targets.push_back({EditionChange::dropped, target, nullptr});
  }

 private:
  const Target* take(const Target& like, const std::vector<Target>& home) {
    for (const Target& target : home) {
      const auto at = std::find(open_.begin(), open_.end(), &target);
      if (at == open_.end() || !is_same_aim(target, like)) continue;
      open_.erase(at);
      return &target;
    }
    return nullptr;
  }
  const Target* take(const Target& like) {
    const auto at =
        std::find_if(open_.begin(), open_.end(), [&](const Target* t) { return is_same_aim(*t, like); });
    if (at == open_.end()) return nullptr;
    const Target* found = *at;
    open_.erase(at);
    return found;
  }

  EditionDiff& diff_;
  std::vector<const Target*> open_;
};

}  // namespace

EditionDiff compare_editions(const Plan& before, const Plan& after) {
  EditionDiff diff;
  diff.before = &before;
  diff.after = &after;
  const std::vector<const Measure*> old_ones = continued(before, after);
  TargetMatch targets(before, diff);
  targets.match(after.targets, &before.targets);
  for (std::size_t i = 0; i < after.measures.size(); ++i) {
    const Measure& measure = after.measures[i];
    targets.match(measure.targets, old_ones[i] == nullptr ? nullptr : &old_ones[i]->targets);
    if (old_ones[i] == nullptr) {
      diff.added.push_back(&measure);
      continue;
    }
    ++diff.kept;
    const MeasureChange change{old_ones[i], &measure, old_ones[i]->title != measure.title,
                               parties(*old_ones[i]) != parties(measure)};
    if (change.retitled || change.other_bodies) diff.measures.push_back(change);
  }
  targets.tell_dropped();
  for (const Measure& measure : before.measures) {
    if (std::find(old_ones.begin(), old_ones.end(), &measure) == old_ones.end())
      diff.dropped.push_back(&measure);
  }
  return diff;
}

}  // namespace planpress::model
