#include "data/view.hpp"

namespace planpress::data {
namespace {

class ViewList final : public ListType {
 public:
  View at(const void* list, std::uint32_t index, Arena&) const override {
    return static_cast<const View*>(list)[index];
  }
};

class EntryMap final : public MapType {
 public:
  View get(const void* map, const Name& name, Arena&) const override {
    for (const Entry& entry : entries(map)) {
      if (entry.key == name.text) return entry.value;
    }
    return {};
  }
  std::uint32_t size(const void* map) const override {
    return static_cast<std::uint32_t>(entries(map).size());
  }
  std::string_view key(const void* map, std::uint32_t index) const override {
    return entries(map)[index].key;
  }
  View value(const void* map, std::uint32_t index, Arena&) const override {
    return entries(map)[index].value;
  }

 private:
  static std::span<const Entry> entries(const void* map) {
    return *static_cast<const std::span<const Entry>*>(map);
  }
};

const ViewList view_list;
const EntryMap entry_map;

}  // namespace

View View::list(std::span<const View> items) {
  return list(items.data(), static_cast<std::uint32_t>(items.size()), view_list);
}

View map_of(std::span<const Entry> entries, Arena& arena) {
  return View::map(arena.make<std::span<const Entry>>(entries), entry_map);
}

}  // namespace planpress::data
