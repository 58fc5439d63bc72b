#include "data/locate.hpp"

#include <functional>

#include "data/read.hpp"

namespace planpress::data {
namespace {

const Value* find_map(const Value& value, std::uint32_t begin, std::uint32_t end) {
  if (value.kind == Value::Kind::map) {
    if (value.begin == begin && value.end == end) return &value;
    for (const Member& member : value.members()) {
      if (const Value* found = find_map(member.value, begin, end)) return found;
    }
  } else if (value.kind == Value::Kind::list) {
    for (const Value& item : value.items()) {
      if (const Value* found = find_map(item, begin, end)) return found;
    }
  }
  return nullptr;
}

}  // namespace

text::Span place_of_value(const text::Span& record, std::string_view key) {
  if (!record) return record;
  Arena arena;
  diag::Report ignored;
  const bool in_part = !record.file->path.ends_with(".json") && !record.file->path.ends_with(".yaml") &&
                       !record.file->path.ends_with(".yml");
  // Front matter stands in a Markdown file; the record covers it whole.
  const Value root = in_part ? read_yaml(*record.file, record.begin, record.end, arena, ignored)
                             : read_data(*record.file, arena, ignored);
  const Value* map = find_map(root, record.begin, record.end);
  if (map == nullptr && root.kind == Value::Kind::map) map = &root;
  const Member* member = map == nullptr ? nullptr : map->find(key);
  if (member == nullptr) return {record.file, record.begin, record.begin + 1};
  return place_of(*record.file, member->value);
}

text::Span place_of_text(const text::Span& record, std::string_view key, std::string_view text) {
  if (!record || text.empty()) return place_of_value(record, key);
  const std::string_view all = record.file->text;
  const std::less<const char*> before;
  if (before(text.data(), all.data()) || !before(text.data(), all.data() + all.size()))
    return place_of_value(record, key);
  const auto begin = static_cast<std::uint32_t>(text.data() - all.data());
  return {record.file, begin, begin + static_cast<std::uint32_t>(text.size())};
}

}  // namespace planpress::data
