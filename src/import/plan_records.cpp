#include "import/plan_records.hpp"

#include <map>

#include "text/utf8.hpp"

namespace planpress::import {
namespace {

using Keys = std::span<const std::string_view>;

// A way is a run of keys; `|` parts one way from the next.
constexpr std::string_view section_ways[] = {"number", "title", "|", "title", "|", "id"};
constexpr std::string_view section_compared[] = {"number", "title"};
constexpr std::string_view rule_ways[] = {"kind", "bodies", "from_measure", "|", "kind", "bodies", "|", "id"};
constexpr std::string_view rule_compared[] = {"kind", "bodies", "from_measure", "to_measure"};
constexpr std::string_view measure_ways[] = {"id", "title", "|", "title", "|", "id", "|", "number"};
constexpr std::string_view measure_compared[] = {"number", "title"};
constexpr std::string_view measure_kept[] = {"id", "summary", "sectors", "notes"};
constexpr std::string_view task_ways[] = {"year",  "id", "title", "|",    "year",   "title", "|",    "year",
                                          "group", "id", "|",     "year", "number", "|",     "title"};
constexpr std::string_view task_compared[] = {"number", "year", "group", "domain"};
constexpr std::string_view task_kept[] = {"id", "title", "measures", "notes"};
constexpr std::string_view group_ways[] = {"name", "|", "id"};
constexpr std::string_view group_compared[] = {"name", "office"};
constexpr std::string_view group_kept[] = {"id", "duties"};
constexpr std::string_view party_ways[] = {"body", "role", "|", "body"};
constexpr std::string_view party_compared[] = {"role"};
constexpr std::string_view target_ways[] = {
    "value",     "value_max", "unit", "year", "area",      "comparison", "indicator", "|",  //
    "value",     "value_max", "unit", "year", "area",      "comparison", "|",               //
    "value",     "value_max", "unit", "area", "|",                                          //
    "value",     "unit",      "|",                                                          //
    "indicator", "year",      "area", "|",    "indicator", "area"};
constexpr std::string_view target_compared[] = {"comparison", "value",  "value_max",     "unit", "kind",
                                                "year",       "period", "baseline_year", "area", "modality"};
constexpr std::string_view target_kept[] = {"indicator", "indicator_id", "scope", "text"};
constexpr std::string_view member_ways[] = {"name"};
constexpr std::string_view member_compared[] = {"post", "role"};
constexpr std::string_view contact_ways[] = {"name", "phone", "|", "name", "|", "phone"};
constexpr std::string_view contact_compared[] = {"body", "phone"};
constexpr std::string_view basis_ways[] = {"title", "|", "number"};
constexpr std::string_view basis_compared[] = {"title", "number", "level"};

constexpr std::string_view by_id[] = {"id"};
constexpr std::string_view by_body[] = {"body"};
constexpr std::string_view by_name[] = {"name"};
constexpr std::string_view by_title[] = {"title"};
constexpr std::string_view by_number[] = {"number", "title"};
constexpr std::string_view by_value[] = {"comparison", "value", "unit", "year", "area"};

constexpr RecordKind kinds[] = {
    {"basis", "basis", basis_ways, by_title, basis_compared, {}},
    {"sections", "section", section_ways, by_number, section_compared, by_id},
    {"rules", "rule", rule_ways, by_id, rule_compared, by_id},
    {"measures", "measure", measure_ways, by_id, measure_compared, measure_kept},
    {"tasks", "task", task_ways, by_id, task_compared, task_kept},
    {"groups", "group", group_ways, by_name, group_compared, group_kept},
    {"responsible", "party", party_ways, by_body, party_compared, {}},
    {"targets", "target", target_ways, by_value, target_compared, target_kept},
    {"members", "person", member_ways, by_name, member_compared, {}},
    {"contacts", "contact", contact_ways, by_name, contact_compared, {}},
};

const Json* value_at(const Json& item, std::string_view key) {
  const Json* found = item.find(key);
  return found == nullptr && key == "id" ? item.find("number") : found;
}

// The values of a way's keys; empty when all of them are.
std::string key_of(const Json& item, Keys way) {
  std::string key;
  bool empty = true;
  for (const std::string_view name : way) {
    const std::string part = folded(value_at(item, name));
    empty = empty && part.empty();
    key.append(part).push_back('\n');
  }
  return empty ? std::string() : key;
}

void match_one_way(Keys way, const std::vector<Json>& before, const std::vector<Json>& now,
                   std::vector<bool>& taken, std::vector<std::size_t>& found) {
  std::multimap<std::string, std::size_t> free;
  for (std::size_t i = 0; i < before.size(); ++i) {
    if (taken[i]) continue;
    if (std::string key = key_of(before[i], way); !key.empty()) free.emplace(std::move(key), i);
  }
  for (std::size_t i = 0; i < now.size(); ++i) {
    if (found[i] != unmatched) continue;
    const auto at = free.find(key_of(now[i], way));
    if (at == free.end()) continue;
    found[i] = at->second;
    taken[at->second] = true;
    free.erase(at);
  }
}

}  // namespace

std::span<const RecordKind> record_kinds() {
  return kinds;
}

const RecordKind* kind_of_list(std::string_view list) {
  for (const RecordKind& kind : kinds) {
    if (kind.list == list) return &kind;
  }
  return nullptr;
}

std::string folded(const Json* value) {
  if (value == nullptr || value->words == "null") return {};
  if (value->kind == Json::Kind::list) {
    std::string all;
    for (const Json& item : value->items) all += folded(&item) + "\t";
    return all;
  }
  const std::string text = value->as_text();
  std::string out;
  for (const char c : text::fold(text.empty() && value->words != "\"\"" ? value->words : text)) {
    if (c != ' ' && c != '\t') out += c;
  }
  for (const std::string_view stop : {"。", ".", "；", ";"}) {
    if (out.size() > stop.size() && out.ends_with(stop)) out.resize(out.size() - stop.size());
  }
  return out;
}

std::vector<std::size_t> match_items(const RecordKind& kind, const std::vector<Json>& before,
                                     const std::vector<Json>& now) {
  std::vector<std::size_t> found(now.size(), unmatched);
  std::vector<bool> taken(before.size(), false);
  std::size_t begin = 0;
  for (std::size_t at = 0; at <= kind.ways.size(); ++at) {
    if (at < kind.ways.size() && kind.ways[at] != "|") continue;
    match_one_way(kind.ways.subspan(begin, at - begin), before, now, taken, found);
    begin = at + 1;
  }
  return found;
}

std::string name_of(const RecordKind& kind, const Json& item) {
  std::string name;
  for (const std::string_view key : kind.name) {
    const Json* value = value_at(item, key);
    if (value == nullptr || value->words == "null") continue;
    std::string part = value->as_text();
    if (part.empty()) part = value->words;
    if (key == "comparison" && part == "=") continue;
    if (!name.empty() && key != "unit") name += ' ';
    name += part;
  }
  return name;
}

}  // namespace planpress::import
