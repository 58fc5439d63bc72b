#include "formats/data_package.hpp"

#include <fmt/format.h>

#include <array>

#include "data/write.hpp"
#include "pages/rendering.hpp"

namespace planpress::formats {
namespace {

using data::Arena;
using data::Entry;
using data::View;
using pages::CellKind;
using pages::Column;
using pages::Table;

// Beyond so many, the table of plans is named as the source instead of each document.
constexpr std::size_t most_sources = 100;

/// An object of the package while it is put together.
class Object {
 public:
  explicit Object(Arena& arena) : arena_(arena) {}

  void add(std::string_view key, View value) { entries_.push_back({key, value}); }
  /// A text that lives elsewhere; left out when empty.
  void add(std::string_view key, std::string_view text) {
    if (!text.empty()) add(key, View::string(text));
  }
  void add_made(std::string_view key, const std::string& text) {
    add(key, arena_.copy(std::string_view(text)));
  }
  void add_list(std::string_view key, const std::vector<View>& items) {
    if (!items.empty()) add(key, list(items, arena_));
  }
  View view() const { return data::map_of(arena_.copy(std::span<const Entry>(entries_)), arena_); }

  static View list(const std::vector<View>& items, Arena& arena) {
    return View::list(arena.copy(std::span<const View>(items)));
  }

 private:
  Arena& arena_;
  std::vector<Entry> entries_;
};

View names(std::span<const std::string_view> texts, Arena& arena) {
  std::vector<View> all;
  for (const std::string_view text : texts) all.push_back(View::string(text));
  return Object::list(all, arena);
}

// Lists are texts here: the first version of the standard knows no delimited ones.
std::string_view type_of(CellKind kind) {
  constexpr std::array types{"string", "string", "string", "integer", "number", "boolean", "year", "date"};
  return types[static_cast<std::size_t>(kind)];
}

View field_of(const Table& table, const Column& column, const Words& words, Arena& arena) {
  const std::string key = words_of(table, column);
  Object field(arena);
  field.add("name", column.name);
  field.add("type", type_of(column.kind));
  field.add("title", words(key));
  field.add("description", words(key + "_about"));
  Object constraints(arena);
  if (column.always) constraints.add("required", View::boolean(true));
  if (table.key.size() == 1 && table.key.front() == column.name)
    constraints.add("unique", View::boolean(true));
  if (!column.choices.empty()) constraints.add("enum", names(column.choices, arena));
  if (constraints.view().size() > 0) field.add("constraints", constraints.view());
  return field.view();
}

View reference(View fields, std::string_view table, View their, Arena& arena) {
  Object target(arena);
  target.add("resource", View::string(table));  // empty for the table itself
  target.add("fields", their);
  Object key(arena);
  key.add("fields", fields);
  key.add("reference", target.view());
  return key.view();
}

std::span<const std::string_view> key_of(std::string_view table) {
  for (const Table& other : pages::tables()) {
    if (other.name == table) return other.key;
  }
  return {};
}

View schema_of(const Table& table, const Words& words, Arena& arena) {
  std::vector<View> fields;
  std::vector<View> references;
  for (const Column& column : table.columns) {
    fields.push_back(field_of(table, column, words, arena));
    // A table that refers to itself is named by an empty text.
    if (!column.refers.empty()) {
      references.push_back(reference(View::string(column.name),
                                     column.refers == table.name ? std::string_view("") : column.refers,
                                     View::string(key_of(column.refers).front()), arena));
    }
  }
  if (!table.foreign.table.empty()) {
    references.push_back(reference(names(table.foreign.columns, arena), table.foreign.table,
                                   names(key_of(table.foreign.table), arena), arena));
  }
  Object schema(arena);
  schema.add_list("fields", fields);
  schema.add_list("missingValues", {View::string("")});
  if (!table.key.empty()) schema.add("primaryKey", names(table.key, arena));
  schema.add_list("foreignKeys", references);
  return schema.view();
}

View resource_of(const DataFile& file, const Words& words, Arena& arena) {
  const bool tabular = file.format->name == "csv";
  Object resource(arena);
  resource.add_made("name", tabular ? std::string(file.table->name)
                                    : fmt::format("{}-{}", file.table->name, file.format->name));
  resource.add("path", file.path);
  resource.add("title", words(arena.copy(std::string_view(fmt::format("data_{}", file.table->name)))));
  resource.add("description",
               words(arena.copy(std::string_view(fmt::format("data_{}_row", file.table->name)))));
  resource.add("profile", std::string_view(tabular ? "tabular-data-resource" : "data-resource"));
  resource.add("format", file.format->name);
  resource.add("mediatype", file.format->media_type);
  if (file.format->name != "xlsx") resource.add("encoding", std::string_view("utf-8"));
  resource.add("bytes", View::integer(static_cast<std::int64_t>(file.bytes)));
  resource.add_made("hash", "sha256:" + file.digest);
  if (tabular) {
    Object dialect(arena);
    dialect.add("delimiter", std::string_view(","));
    dialect.add("lineTerminator", std::string_view("\r\n"));
    dialect.add("quoteChar", std::string_view("\""));
    dialect.add("doubleQuote", View::boolean(true));
    dialect.add("header", View::boolean(true));
    resource.add("dialect", dialect.view());
    resource.add("schema", schema_of(*file.table, words, arena));
  }
  return resource.view();
}

struct KnownLicense {
  std::string_view written;
  std::string_view name;  // at opendefinition.org
  std::string_view path;
};
constexpr std::array known_licenses{
    KnownLicense{"CC BY-SA 4.0", "CC-BY-SA-4.0", "https://creativecommons.org/licenses/by-sa/4.0/"},
    KnownLicense{"CC BY 4.0", "CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/"},
    KnownLicense{"CC0 1.0", "CC0-1.0", "https://creativecommons.org/publicdomain/zero/1.0/"},
    KnownLicense{"ODbL", "ODbL-1.0", "https://opendatacommons.org/licenses/odbl/1-0/"},
    KnownLicense{"ODC-BY", "ODC-BY-1.0", "https://opendatacommons.org/licenses/by/1-0/"},
    KnownLicense{"PDDL", "ODC-PDDL-1.0", "https://opendatacommons.org/licenses/pddl/1-0/"},
};

// The terms are written for people; where they name a licence that programs know, it is named for them too.
View license_of(std::string_view text, Arena& arena) {
  Object license(arena);
  std::string_view name = "other";
  std::string_view path;
  for (const KnownLicense& known : known_licenses) {
    if (text.find(known.written) == std::string_view::npos) continue;
    name = known.name;
    path = known.path;
    break;
  }
  license.add("name", name);
  license.add("path", path);
  license.add("title", text);
  return license.view();
}

View source(std::string_view title, std::string_view path, Arena& arena) {
  Object made(arena);
  made.add("title", title);
  made.add("path", path);
  return made.view();
}

std::vector<View> sources_of(const pages::Publication& publication, const Words& words, Arena& arena) {
  std::vector<View> sources;
  if (publication.model.plans.size() > most_sources)
    return {source(words("data_plans"), "data/plans.csv", arena)};
  for (const model::Plan& plan : publication.model.plans) {
    const std::string_view number = plan.document.number;
    const std::string title =
        number.empty() ? std::string(plan.title) : fmt::format("{}（{}）", plan.title, number);
    const std::string_view url = plan.document.url;
    sources.push_back(source(arena.copy(std::string_view(title)),
                             url.starts_with("http") ? url : std::string_view(), arena));
  }
  return sources;
}

}  // namespace

void write_data_package(const pages::Publication& publication, const std::vector<DataFile>& files,
                        const Words& words, std::string& out) {
  Arena arena;
  const model::Site& site = publication.model.site;
  Object package(arena);
  package.add("profile", std::string_view("data-package"));
  package.add("name", std::string_view("action-plans"));
  package.add("title", site.title);
  package.add("description", site.description);
  package.add("homepage", site.base_url);
  package.add("version", site.date);
  if (!site.date.empty()) package.add_made("created", fmt::format("{}T00:00:00Z", site.date));
  if (!site.license.empty()) package.add_list("licenses", {license_of(site.license, arena)});
  Object publisher(arena);
  publisher.add("title", site.publisher);
  publisher.add("role", std::string_view("publisher"));
  package.add_list("contributors", {publisher.view()});
  package.add_list("sources", sources_of(publication, words, arena));
  std::vector<View> resources;
  resources.reserve(files.size());
  for (const DataFile& file : files) resources.push_back(resource_of(file, words, arena));
  package.add_list("resources", resources);
  data::write_json(out, package.view(), arena, data::JsonStyle::pretty);
  if (!out.ends_with('\n')) out += '\n';
}

}  // namespace planpress::formats
