#include "data/type_words.hpp"

namespace planpress::data {
namespace {

std::string choice_words(const TypeInfo& type) {
  std::string words;
  for (const std::string_view& choice : type.choices) {
    if (&choice != &type.choices.front()) words += &choice == &type.choices.back() ? " or " : ", ";
    words.append("`").append(choice).append("`");
  }
  return words;
}

}  // namespace

std::string type_words(const TypeInfo& type, const RecordWords& record) {
  switch (type.shape) {
    case TypeInfo::Shape::text:
      return "text";
    case TypeInfo::Shape::integer:
      return "integer";
    case TypeInfo::Shape::number:
      return "number";
    case TypeInfo::Shape::boolean:
      return "`true` or `false`";
    case TypeInfo::Shape::choice:
      return choice_words(type);
    case TypeInfo::Shape::reference:
    case TypeInfo::Shape::record:
      return record(*type.record());
    case TypeInfo::Shape::list:
      return "list of " + type_words(*type.element, record);
    case TypeInfo::Shape::lines:
      return "pair of integers";
    case TypeInfo::Shape::any:
      break;
  }
  return "any thing";
}

std::string type_words(const View& view, Arena& arena) {
  switch (view.kind()) {
    case View::Kind::undefined:
    case View::Kind::none:
      return "none";
    case View::Kind::boolean:
      return "`true` or `false`";
    case View::Kind::integer:
      return "integer";
    case View::Kind::number:
      return "number";
    case View::Kind::string:
      return "text";
    case View::Kind::list:
      return view.size() == 0 ? "list" : "list of " + type_words(view.at(0, arena), arena);
    case View::Kind::map:
      return std::string(view.map_type().name());
    case View::Kind::callable:
      return "function";
  }
  return {};
}

}  // namespace planpress::data
