#include "data/value.hpp"

namespace planpress::data {
namespace {

class ValueList final : public ListType {
 public:
  View at(const void* list, std::uint32_t index, Arena&) const override {
    return view_of(static_cast<const Value*>(list)[index]);
  }
};

class ValueMap final : public MapType {
 public:
  View get(const void* map, const Name& name, Arena&) const override {
    const Member* member = value_at(map).find(name.text);
    return member ? view_of(member->value) : View();
  }
  std::uint32_t size(const void* map) const override { return value_at(map).count; }
  std::string_view key(const void* map, std::uint32_t index) const override {
    return value_at(map).entries[index].key;
  }
  View value(const void* map, std::uint32_t index, Arena&) const override {
    return view_of(value_at(map).entries[index].value);
  }

 private:
  static const Value& value_at(const void* map) { return *static_cast<const Value*>(map); }
};

const ValueList value_list;
const ValueMap value_map;

}  // namespace

std::string_view describe(Value::Kind kind) {
  switch (kind) {
    case Value::Kind::null:
      return "null";
    case Value::Kind::boolean:
      return "true or false";
    case Value::Kind::integer:
      return "an integer";
    case Value::Kind::number:
      return "a number";
    case Value::Kind::string:
      return "a string";
    case Value::Kind::list:
      return "a list";
    case Value::Kind::map:
      return "a map";
  }
  return "a value";
}

View view_of(const Value& value) {
  switch (value.kind) {
    case Value::Kind::null:
      return View::none();
    case Value::Kind::boolean:
      return View::boolean(value.boolean);
    case Value::Kind::integer:
      return View::integer(value.integer);
    case Value::Kind::number:
      return View::number(value.number);
    case Value::Kind::string:
      return View::string(value.string());
    case Value::Kind::list:
      return View::list(value.elements, value.count, value_list);
    case Value::Kind::map:
      return View::map(&value, value_map);
  }
  return {};
}

}  // namespace planpress::data
