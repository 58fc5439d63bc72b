// Which methods there are, and whose.
#include <utility>

#include "jinja/methods.hpp"

namespace planpress::jinja {
namespace {

using Kind_ = data::View::Kind;

enum Owner : std::uint8_t { strings = 1, lists = 2, maps = 4 };

struct MethodRow {
  std::string_view name;
  Method method;
  std::uint8_t owners;
};

constexpr MethodRow table[] = {
    {"capitalize", Method::capitalize, strings},
    {"center", Method::center, strings},
    {"count", Method::count, strings | lists},
    {"endswith", Method::endswith, strings},
    {"find", Method::find, strings},
    {"get", Method::get, maps},
    {"index", Method::index, strings | lists},
    {"isalnum", Method::isalnum, strings},
    {"isalpha", Method::isalpha, strings},
    {"isdigit", Method::isdigit, strings},
    {"islower", Method::islower, strings},
    {"isspace", Method::isspace, strings},
    {"isupper", Method::isupper, strings},
    {"items", Method::items, maps},
    {"join", Method::join, strings},
    {"keys", Method::keys, maps},
    {"ljust", Method::ljust, strings},
    {"lower", Method::lower, strings},
    {"lstrip", Method::lstrip, strings},
    {"partition", Method::partition, strings},
    {"removeprefix", Method::removeprefix, strings},
    {"removesuffix", Method::removesuffix, strings},
    {"replace", Method::replace, strings},
    {"rfind", Method::rfind, strings},
    {"rjust", Method::rjust, strings},
    {"rpartition", Method::rpartition, strings},
    {"rsplit", Method::rsplit, strings},
    {"rstrip", Method::rstrip, strings},
    {"split", Method::split, strings},
    {"splitlines", Method::splitlines, strings},
    {"startswith", Method::startswith, strings},
    {"strip", Method::strip, strings},
    {"swapcase", Method::swapcase, strings},
    {"title", Method::title, strings},
    {"upper", Method::upper, strings},
    {"values", Method::values, maps},
    {"zfill", Method::zfill, strings},
};

constexpr std::pair<std::string_view, std::string_view> refused[] = {
    {"format", "use `~`, or the filter `format` with `%s`"},
    {"append", "values do not change; use `{% set list = list + [value] %}`, in loops with a namespace"},
    {"extend", "values do not change; use `{% set list = list + other %}`"},
    {"insert", "values do not change; use `+` and slices"},
    {"pop", "values do not change; use a slice"},
    {"remove", "values do not change; use `reject`"},
    {"update", "values do not change; use `dict(map, name=value)`"},
    {"setdefault", "values do not change; use `dict(map, name=value)`"},
    {"sort", "use the filter `sort`"},
    {"reverse", "use the filter `reverse`"},
    {"copy", "values do not change, so there is no need for a copy"},
    {"length", "use the filter `length`"},
    {"includes", "use `in`"},
    {"push", "values do not change; use `{% set list = list + [value] %}`, in loops with a namespace"},
    {"toUpperCase", "use `.upper()`"},
    {"toLowerCase", "use `.lower()`"},
    {"startsWith", "use `.startswith(…)`"},
    {"endsWith", "use `.endswith(…)`"},
    {"trim", "use `.strip()` or the filter `trim`"},
    {"encode", "texts are always UTF-8"},
};

std::uint8_t owner_of(Kind_ kind) {
  switch (kind) {
    case Kind_::string:
      return strings;
    case Kind_::list:
      return lists;
    case Kind_::map:
      return maps;
    default:
      return 0;
  }
}

}  // namespace

Method method_of(std::string_view name) {
  for (const MethodRow& row : table) {
    if (row.name == name) return row.method;
  }
  return Method::unknown;
}

std::string_view name_of(Method method) {
  for (const MethodRow& row : table) {
    if (row.method == method) return row.name;
  }
  return {};
}

std::string_view instead_of(std::string_view method) {
  for (const auto& [name, hint] : refused) {
    if (name == method) return hint;
  }
  return {};
}

bool has_method(Kind_ kind, Method method) {
  for (const MethodRow& row : table) {
    if (row.method == method) return (row.owners & owner_of(kind)) != 0;
  }
  return false;
}

std::vector<std::string_view> methods_of(Kind_ kind) {
  std::vector<std::string_view> names;
  for (const MethodRow& row : table) {
    if ((row.owners & owner_of(kind)) != 0) names.push_back(row.name);
  }
  return names;
}

}  // namespace planpress::jinja
