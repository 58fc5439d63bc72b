// planpress schema: JSON Schema of the project's files.
#include <fmt/format.h>

#include <algorithm>

#include "cli/command.hpp"
#include "cli/terminal.hpp"
#include "data/schema.hpp"
#include "diag/nearest.hpp"
#include "model/documents.hpp"

namespace planpress::cli {
namespace {

int run(const Arguments& arguments) {
  const auto& kinds = model::document_kinds();
  if (arguments.operands().size() > 1) {
    print_talk("error: `schema` takes one name\n");
    return exit_usage;
  }
  if (arguments.operands().empty()) {
    std::string list;
    for (const auto& kind : kinds) list += fmt::format("{:<12}{}\n", kind.name, kind.path);
    return print_data(list) ? exit_fine : exit_io;
  }
  const std::string& name = arguments.operands().front();
  const auto found =
      std::find_if(kinds.begin(), kinds.end(), [&](const auto& kind) { return kind.name == name; });
  if (found == kinds.end()) {
    std::vector<std::string_view> names;
    for (const auto& kind : kinds) names.push_back(kind.name);
    const std::string_view near = diag::nearest(name, names);
    print_talk(fmt::format("error: there is no schema `{}`{}\nknown: {}\n", name,
                           near.empty() ? "" : fmt::format("; did you mean `{}`?", near),
                           fmt::join(names, ", ")));
    return exit_usage;
  }
  return print_data(data::json_schema(found->record(), found->title)) ? exit_fine : exit_io;
}

}  // namespace

Command schema_command() {
  return {"schema", "[NAME]", "print the JSON Schema of a kind of file, or list them", {}, &run};
}

}  // namespace planpress::cli
