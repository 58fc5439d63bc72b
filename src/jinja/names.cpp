#include "jinja/names.hpp"

namespace planpress::jinja {

Names::Names() : table_(1024) {
  names_.emplace_back();
#define PLANPRESS_JINJA_WORD(id, text) intern(text);
  PLANPRESS_JINJA_WORDS(PLANPRESS_JINJA_WORD)
#undef PLANPRESS_JINJA_WORD
}

NameId Names::intern(std::string_view text) {
  const std::uint32_t hash = data::Name::hash_of(text);
  std::size_t at = hash & (table_.size() - 1);
  for (; table_[at] != no_name; at = (at + 1) & (table_.size() - 1)) {
    const data::Name& name = names_[table_[at]];
    if (name.hash == hash && name.text == text) return table_[at];
  }
  const auto id = static_cast<NameId>(names_.size());
  names_.emplace_back(std::string_view(texts_.emplace_back(text)));
  table_[at] = id;
  if (names_.size() * 2 > table_.size()) grow();
  return id;
}

NameId Names::find(std::string_view text) const {
  const std::uint32_t hash = data::Name::hash_of(text);
  for (std::size_t at = hash & (table_.size() - 1); table_[at] != no_name;
       at = (at + 1) & (table_.size() - 1)) {
    const data::Name& name = names_[table_[at]];
    if (name.hash == hash && name.text == text) return table_[at];
  }
  return no_name;
}

void Names::grow() {
  table_.assign(table_.size() * 2, no_name);
  for (NameId id = 1; id < names_.size(); ++id) {
    std::size_t at = names_[id].hash & (table_.size() - 1);
    while (table_[at] != no_name) at = (at + 1) & (table_.size() - 1);
    table_[at] = id;
  }
}

}  // namespace planpress::jinja
