#include "import/classify.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

#include "import/body_names.hpp"
#include "import/sector_words.hpp"
#include "import/word_index.hpp"

namespace planpress::import {
namespace {

constexpr std::size_t kHan = 3;  // bytes of a Han character

// 连云港市|赣榆区: what stands behind the name is a place below it.
bool names_lower_place(std::string_view rest) {
  constexpr std::array<std::string_view, 5> kLower{"区", "县", "市", "旗", "镇"};
  constexpr std::array<std::string_view, 6> kNone{"城区", "市区", "园区", "社区", "地区", "全市"};
  for (std::size_t i = 1; i < 5 && (i + 1) * kHan <= rest.size(); ++i) {
    const std::string_view one = rest.substr(i * kHan, kHan);
    const std::string_view two = rest.substr((i - 1) * kHan, 2 * kHan);
    if (std::find(kNone.begin(), kNone.end(), two) != kNone.end()) return false;
    if (std::find(kLower.begin(), kLower.end(), one) != kLower.end()) return true;
  }
  return false;
}

// The place whose name ends last in the text.
const model::Place* named_place(const Registry& registry, std::string_view text) {
  const model::Place* found = nullptr;
  std::size_t last = 0;
  for (const model::Place& place : registry.places) {
    if (place.level == model::Level::nation || place.name.empty()) continue;
    for (const std::string_view name : {place.name, place.short_name}) {
      const std::size_t at = name.size() < 2 * kHan ? text.npos : text.find(name);
      if (at == text.npos || names_lower_place(text.substr(at + name.size()))) continue;
      if (at + name.size() > last) {
        found = &place;
        last = at + name.size();
      }
    }
  }
  return found;
}

bool known_sector(const Registry& registry, std::string_view id) {
  return registry.sectors.empty() || std::any_of(registry.sectors.begin(), registry.sectors.end(),
                                                 [&](const auto& one) { return one.id == id; });
}

template <class Take>
void each_body(const PlanReading& plan, Take take) {
  const auto parties = [&](const auto& list, LineRange lines) {
    for (const PartyReading& party : list)
      take(party.resolved.empty() ? party.body : party.resolved, party.body, lines);
  };
  for (const MeasureReading& measure : plan.measures) parties(measure.responsible, measure.lines);
  for (const TaskReading& task : plan.tasks) parties(task.responsible, task.lines);
  for (const RuleReading& rule : plan.rules) {
    for (const std::string& body : rule.bodies) take(body, body, rule.lines);
  }
}

}  // namespace

std::string find_place(const Registry& registry, std::string_view issuer, std::string_view title) {
  const model::Place* place = named_place(registry, issuer);
  if (place == nullptr && (issuer.empty() || issuer.find("人民政府") == issuer.npos))
    place = named_place(registry, title);
  if (place == nullptr && !issuer.empty()) {
    const model::Place* by_title = named_place(registry, title);
    const bool agree = by_title != nullptr && issuer.find(by_title->short_name) != issuer.npos;
    place = agree && !by_title->short_name.empty() ? by_title : nullptr;
  }
  return place == nullptr ? std::string() : std::string(place->id);
}

SectorReading find_sectors(const Registry& registry, std::string_view title, std::string_view headings,
                           std::string_view text) {
  static const WordIndex words(kSectorWords, [](const SectorWord& word) { return word.word; });
  std::map<std::string_view, int> scores;
  std::map<std::string_view, int> in_title;
  // Each word counts once, however often it stands there.
  const auto weigh = [&](std::string_view where, int factor, auto also) {
    std::array<bool, kSectorWords.size()> seen{};
    words.each_match(where, [&](std::size_t row) {
      if (std::exchange(seen[row], true)) return;
      scores[kSectorWords[row].sector] += factor * kSectorWords[row].weight;
      also(kSectorWords[row]);
    });
  };
  weigh(title, 4, [&](const SectorWord& word) { in_title[word.sector] += word.weight; });
  weigh(headings, 2, [](const SectorWord&) {});
  constexpr std::size_t kReach = 1500;  // what a measure is about stands at its start
  if (scores.empty()) weigh(text.substr(0, kReach), 1, [](const SectorWord&) {});
  std::erase_if(scores, [&](const auto& one) { return !known_sector(registry, one.first); });
  std::vector<std::pair<std::string_view, int>> order(scores.begin(), scores.end());
  std::stable_sort(order.begin(), order.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  SectorReading reading;
  for (const auto& [sector, score] : order) {
    const bool main = reading.sectors.empty() && score >= 3;
    const bool second = !reading.sectors.empty() && reading.sectors.size() < 3 && in_title[sector] > 0 &&
                        score * 2 >= order.front().second;
    if (main || second) reading.sectors.emplace_back(sector);
  }
  const bool told = !order.empty() && in_title[order.front().first] > 0;
  reading.confidence = told ? certain : 0.6;
  return reading;
}

void doubt_unknown_bodies(const Registry& registry, const PlanReading& plan, std::vector<Doubt>& doubts) {
  if (registry.bodies.empty() || plan.place.empty()) return;
  std::set<std::string> told;
  Doubt plain{{}, "bodies", {}, {}, 0.8};
  Doubt strange{{}, "bodies", {}, {}, 0.5};
  std::size_t count = 0;
  each_body(plan, [&](const std::string& name, const std::string& printed, LineRange lines) {
    const bool known = find_body(registry, plan.place, name) != nullptr ||
                       find_body(registry, plan.place, printed) != nullptr;
    if (known || !told.insert(printed).second) return;
    const bool functional = !functions_of(name).empty();
    count += functional ? 1 : 0;
    Doubt& doubt = functional ? plain : strange;
    if (doubt.reason.empty()) {
      doubt.lines = lines;
      doubt.excerpt = printed;
    }
    doubt.reason += doubt.reason.empty() ? "`" + printed + "`" : ", `" + printed + "`";
  });
  const std::string missing = " in content/bodies.json for `" + plan.place + "`: ";
  if (!plain.reason.empty()) {
    plain.reason =
        std::to_string(count) + (count == 1 ? " body is not" : " bodies are not") + missing + plain.reason;
    doubts.push_back(std::move(plain));
  }
  if (!strange.reason.empty()) {
    strange.reason = "names that tell no function and are not" + missing + strange.reason;
    doubts.push_back(std::move(strange));
  }
}

}  // namespace planpress::import
