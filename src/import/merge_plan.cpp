#include "import/merge_plan.hpp"

#include <algorithm>
#include <map>

#include "import/plan_records.hpp"

namespace planpress::import {
namespace {

// Keys of the plan itself that stay as they are once given.
constexpr std::string_view kept_of_plan[] = {"$schema", "id", "place", "replaces", "checked"};
constexpr std::string_view kept_of_document[] = {"url"};
// Keys that the document decides: one that it no longer gives goes, when nobody has confirmed it.
constexpr std::string_view decided[] = {"value_max", "year",     "period",   "baseline_year",
                                        "area",      "modality", "resolved", "to_measure"};

using Keys = std::span<const std::string_view>;
using Renames = std::map<std::string, std::string>;

bool holds(Keys keys, std::string_view key) {
  return std::find(keys.begin(), keys.end(), key) != keys.end();
}

bool is_nothing(const Json& value) {
  return value.words == "null" || value.words == "\"\"" ||
         (value.kind == Json::Kind::list && value.items.empty());
}

std::string id_of(const Json& item) {
  const std::string id = item.text_of("id");
  return id.empty() ? item.text_of("number") : id;
}

// The ids that people know the things of a list by.
Renames renames_of(std::string_view list, const Json& before, const Json& now) {
  const RecordKind& kind = *kind_of_list(list);
  const std::vector<Json>& old = before.items_of(list);
  const std::vector<Json>& fresh = now.items_of(list);
  const auto matches = match_items(kind, old, fresh);
  Renames renames;
  for (std::size_t i = 0; i < fresh.size(); ++i) {
    if (matches[i] != unmatched) renames.emplace(id_of(fresh[i]), id_of(old[matches[i]]));
  }
  return renames;
}

void rename(Json& value, const Renames& renames) {
  for (Json& item : value.items) rename(item, renames);
  const auto found = renames.find(value.as_text());
  if (found != renames.end()) value = Json::text(found->second);
}

// Lets what refers to sections and measures use those ids.
void rename_references(Json& plan, const Renames& sections, const Renames& measures) {
  for (const std::string_view list : {"sections", "measures", "tasks", "rules"}) {
    Json* things = plan.find(list);
    if (things == nullptr) continue;
    for (Json& thing : things->items) {
      for (const std::string_view key : {"section", "parent"}) {
        if (Json* reference = thing.find(key)) rename(*reference, sections);
      }
      for (const std::string_view key : {"measures", "from_measure", "to_measure"}) {
        if (Json* reference = thing.find(key)) rename(*reference, measures);
      }
    }
  }
}

bool counts_as_checked(const Json& plan) {
  const Json* checked = plan.find("checked");
  return checked == nullptr || checked->words != "false";
}

const Json* at(const Json& plan, std::initializer_list<std::string_view> way) {
  const Json* found = &plan;
  for (const std::string_view key : way) {
    if (found != nullptr) found = found->find(key);
  }
  return found;
}

bool agree(const Json& a, const Json& b, std::initializer_list<std::string_view> way) {
  const std::string one = folded(at(a, way));
  return !one.empty() && one == folded(at(b, way));
}

class Merger {
 public:
  Json run(const Json& before, const Json& read) {
    checked_ = counts_as_checked(before);
    settled_ = is_settled(before, read);
    Json now = read;
    rename_references(now, renames_of("sections", before, now), renames_of("measures", before, now));
    return record(before, now, kept_of_plan);
  }

 private:
  // The keys of `before` in their order; new ones come behind the key that they follow in `now`.
  Json record(const Json& before, const Json& now, Keys kept) const {
    Json merged = before;
    std::size_t place = 0;
    for (const Json::Member& member : now.members) {
      const auto at = std::find_if(merged.members.begin(), merged.members.end(),
                                   [&](const Json::Member& each) { return each.key == member.key; });
      if (at != merged.members.end()) {
        at->value = value(member.key, at->value, member.value, kept);
        place = static_cast<std::size_t>(at - merged.members.begin()) + 1;
      } else if (is_wanted(before, now, member)) {
        merged.members.insert(merged.members.begin() + static_cast<std::ptrdiff_t>(place), member);
        ++place;
      }
    }
    drop_what_is_gone(merged, now);
    return merged;
  }

  Json value(const std::string& key, const Json& before, const Json& now, Keys kept) const {
    if (holds(kept, key) && !is_nothing(before)) return before;
    const RecordKind* kind = kind_of_list(key);
    if (kind != nullptr && now.kind == Json::Kind::list) return list(*kind, before, now);
    if (before.kind == Json::Kind::map && now.kind == Json::Kind::map)
      return record(before, now, kept_of_document);
    if (settled_ && !is_nothing(before)) return before;
    // What a person has put in is not taken away by a reading that finds nothing.
    return is_nothing(now) ? before : now;
  }

  // A doubt that a person has settled by taking it out does not come back while the document says the same.
  bool is_wanted(const Json& before, const Json& now, const Json::Member& member) const {
    if (member.key != "confidence") return !is_nothing(member.value);
    if (checked_) return false;
    return std::any_of(now.members.begin(), now.members.end(), [&](const Json::Member& each) {
      const bool scalar = each.value.kind == Json::Kind::scalar && each.key != "confidence";
      return scalar && !is_nothing(each.value) && folded(before.find(each.key)) != folded(&each.value);
    });
  }

  void drop_what_is_gone(Json& merged, const Json& now) const {
    if (now.find("confidence") == nullptr) merged.remove("confidence");
    if (checked_ || now.find("measures") != nullptr) return;
    for (const std::string_view key : decided) {
      if (now.find(key) == nullptr) merged.remove(key);
    }
    for (const RecordKind& kind : record_kinds()) {
      if (kind.list != "measures" && now.find(kind.list) == nullptr) merged.remove(kind.list);
    }
  }

  bool stays(const RecordKind& kind, const Json& item) const {
    const bool whole = kind.list == "measures" || kind.list == "tasks";
    return checked_ || (whole && !item.text_of("summary").empty());
  }

  // In the order of the document; what only the data has stays behind the item that it stood behind.
  Json list(const RecordKind& kind, const Json& before, const Json& now) const {
    const auto matches = match_items(kind, before.items, now.items);
    std::vector<std::size_t> taken(before.items.size(), unmatched);
    for (std::size_t i = 0; i < matches.size(); ++i) {
      if (matches[i] != unmatched) taken[matches[i]] = i;
    }
    if (settled_ && !before.items.empty()) return settled_list(kind, before, now, taken);
    Json merged = Json::list();
    const auto keep_from = [&](std::size_t at) {
      for (; at < before.items.size() && taken[at] == unmatched; ++at) {
        if (stays(kind, before.items[at])) merged.items.push_back(before.items[at]);
      }
    };
    keep_from(0);
    for (std::size_t i = 0; i < now.items.size(); ++i) {
      if (matches[i] == unmatched) {
        merged.items.push_back(now.items[i]);
      } else {
        merged.items.push_back(record(before.items[matches[i]], now.items[i], kind.kept));
        keep_from(matches[i] + 1);
      }
    }
    return merged;
  }

  // The same things in the same order; the document fills what they leave empty.
  Json settled_list(const RecordKind& kind, const Json& before, const Json& now,
                    const std::vector<std::size_t>& taken) const {
    Json merged = before;
    for (std::size_t i = 0; i < before.items.size(); ++i) {
      if (taken[i] != unmatched) merged.items[i] = record(before.items[i], now.items[taken[i]], kind.kept);
    }
    return merged;
  }

  bool checked_ = true;
  bool settled_ = false;
};

}  // namespace

bool is_same_plan(const Json& before, const Json& now) {
  return agree(before, now, {"title"}) || agree(before, now, {"document", "number"}) ||
         agree(before, now, {"document", "source", "sha256"});
}

bool is_settled(const Json& before, const Json& now) {
  return counts_as_checked(before) && agree(before, now, {"document", "source", "sha256"});
}

Json merge_plans(const Json& before, const Json& now) {
  return Merger().run(before, now);
}

}  // namespace planpress::import
