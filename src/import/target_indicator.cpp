#include "import/target_indicator.hpp"

#include <algorithm>

#include "import/target_text.hpp"
#include "import/target_words.hpp"

namespace planpress::import {
namespace {

using Word = std::u32string_view;

constexpr Word unsaid[] = {U"（含整机和零部件更新）",
                           U"的",
                           U"全市",
                           U"全区",
                           U"全县",
                           U"全省",
                           U"数量",
                           U"累计",
                           U"完成",
                           U"“",
                           U"”"};

struct Spelling {
  Word one, other;
};
constexpr Spelling spellings[] = {{U"国III", U"国三"}, {U"国Ⅲ", U"国三"}, {U"国Ш", U"国三"},
                                  {U"国IV", U"国四"},  {U"国Ⅳ", U"国四"}, {U"车辆", U"车"},
                                  {U"占比", U"比例"},  {U"比重", U"比例"}};

void replace_all(std::u32string& text, Word from, Word to) {
  for (std::size_t at = text.find(from); at != std::u32string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
}

// Names in another order of the same words have the same key.
std::u32string key_of(Word name) {
  std::u32string key(name);
  for (const Spelling& spelling : spellings) replace_all(key, spelling.one, spelling.other);
  for (const Word word : unsaid) replace_all(key, word, U"");
  for (const Word population : populations()) {
    if (key.starts_with(population) && key.size() > population.size()) key.erase(0, population.size());
  }
  std::sort(key.begin(), key.end());
  return key;
}

}  // namespace

IndicatorIndex::IndicatorIndex(std::span<const model::Indicator> indicators) {
  for (const model::Indicator& indicator : indicators) {
    entries_.push_back({key_of(to_utf32(indicator.name)), &indicator});
    for (const std::string_view alias : indicator.aliases)
      entries_.push_back({key_of(to_utf32(alias)), &indicator});
  }
  std::stable_sort(entries_.begin(), entries_.end(),
                   [](const Entry& a, const Entry& b) { return a.key < b.key; });
}

std::string_view IndicatorIndex::find(std::u32string_view name, model::TargetKind kind) const {
  if (entries_.empty() || name.empty()) return {};
  const std::u32string key = key_of(name);
  auto entry = std::lower_bound(
      entries_.begin(), entries_.end(), key,
      [](const Entry& candidate, const std::u32string& wanted) { return candidate.key < wanted; });
  for (; entry != entries_.end() && entry->key == key; ++entry) {
    if (entry->indicator->kind == kind) return entry->indicator->id;
  }
  return {};
}

}  // namespace planpress::import
