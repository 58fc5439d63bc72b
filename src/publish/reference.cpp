#include "publish/reference.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <vector>

#include "data/type_words.hpp"
#include "jinja/inspect.hpp"
#include "pages/drawings.hpp"
#include "pages/rendering.hpp"
#include "publish/explain.hpp"
#include "publish/page_facts.hpp"

namespace planpress::publish {
namespace {

using data::FieldInfo;
using data::RecordInfo;

// A table cell: what would end it is escaped.
std::string cell(std::string_view text) {
  std::string out;
  for (const char c : text) out += c == '|' ? std::string("\\|") : std::string(1, c);
  return out;
}

std::string anchor_of(const RecordInfo& record) {
  std::string anchor(record.name());
  std::replace(anchor.begin(), anchor.end(), ' ', '-');
  return anchor;
}

void add_fields(std::string& out, const RecordInfo& record, std::string_view records_file) {
  out += "\n| name | type | what it is |\n| --- | --- | --- |\n";
  const auto link = [&](const RecordInfo& inner) {
    return fmt::format("[{}]({}#{})", inner.name(), records_file, anchor_of(inner));
  };
  for (const FieldInfo& field : record.fields()) {
    out += fmt::format("| `{}` | {} | {} |\n", field.name.text, data::type_words(*field.type, link),
                       cell(field.doc));
  }
}

/// Every record that can be reached from the pages.
class Records {
 public:
  void reach(const data::TypeInfo& type) {
    if (type.element != nullptr) reach(*type.element);
    if (type.record != nullptr) add(*type.record());
  }
  void reach_fields(const RecordInfo& record) {
    for (const FieldInfo& field : record.fields()) reach(*field.type);
  }
  const std::vector<const RecordInfo*>& all() const { return all_; }

 private:
  void add(const RecordInfo& record) {
    if (std::find(all_.begin(), all_.end(), &record) != all_.end()) return;
    all_.push_back(&record);
    reach_fields(record);
  }

  std::vector<const RecordInfo*> all_;
};

std::string pages_part() {
  std::string out =
      "# Kinds of pages\n\nEach kind of page is made by two templates of its name, `measure.html` and "
      "`measure.md`, and gives them the\nnames below. `planpress render --explain ROUTE` shows them with the "
      "values of a real page.\n\n## On every page\n";
  for (const GlobalName& global : global_names()) {
    const RecordInfo& record = global.record();
    out += fmt::format("\n### {}\n\n{}\n", global.name, record.doc());
    add_fields(out, record, "records.md");
  }
  for (const pages::PageKind& kind : pages::page_kinds()) {
    out += fmt::format("\n## {}\n\n{}\n", kind.name, kind.doc);
    add_fields(out, kind.record(), "records.md");
  }
  out +=
      "\n# Drawings\n\nA drawing is a file of its own, `charts/….svg`, made by one template of its kind's "
      "name, "
      "`chart-targets.svg`.\n";
  for (const pages::PageKind& kind : pages::drawing_kinds()) {
    out += fmt::format("\n## {}\n\n{}\n", kind.name, kind.doc);
    add_fields(out, kind.record(), "records.md");
  }
  return out;
}

std::string records_part() {
  Records records;
  for (const GlobalName& global : global_names()) records.reach_fields(global.record());
  for (const pages::PageKind& kind : pages::page_kinds()) records.reach_fields(kind.record());
  for (const pages::PageKind& kind : pages::drawing_kinds()) records.reach_fields(kind.record());
  std::vector<const RecordInfo*> sorted = records.all();
  std::sort(sorted.begin(), sorted.end(), [](const auto* a, const auto* b) { return a->name() < b->name(); });
  std::string out =
      "# Records\n\nThe things that pages show and that hang together: a measure knows its plan, a plan its "
      "place. A member that has\nnothing to show is `none`, which prints nothing and is false.\n";
  for (const RecordInfo* record : sorted) {
    out += fmt::format("\n## {}\n", record->name());
    if (!record->doc().empty()) out += fmt::format("\n{}\n", record->doc());
    add_fields(out, *record, "");
  }
  return out;
}

void add_rows(std::string& out, std::span<const jinja::Row> rows) {
  out += "\n| name | what it gives |\n| --- | --- |\n";
  for (const jinja::Row& row : rows)
    out += fmt::format("| `{}{}` | {} |\n", cell(row.name), cell(parameter_words(row)), cell(row.doc));
}

std::string filters_part() {
  jinja::Environment environment;
  const std::vector<jinja::Row> built_in = jinja::filters_of(environment);
  std::vector<jinja::Row> own(pages::filters().begin(), pages::filters().end());
  std::sort(own.begin(), own.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
  std::string out =
      "# Filters, tests and functions\n\nParameters stand in brackets: `?` may be left out, `*` is any "
      "number "
      "more, `**` are any names (`t(count=3)`).\nAll but `*` and `**` may be given by place or by name.\n\n"
      "## Filters of planpress\n";
  add_rows(out, own);
  out += "\n## Filters of Jinja\n";
  add_rows(out, built_in);
  out += "\n## Tests\n\nA test stands behind `is` or `is not`.\n";
  add_rows(out, jinja::tests_of(environment));
  out += "\n## Functions\n";
  add_rows(out, jinja::functions_of(environment));
  return out;
}

struct Part {
  std::string_view name;
  std::string (*write)();
};
constexpr Part all_parts[] = {{"filters", &filters_part}, {"pages", &pages_part}, {"records", &records_part}};
constexpr std::string_view part_names[] = {all_parts[0].name, all_parts[1].name, all_parts[2].name};

}  // namespace

std::span<const std::string_view> reference_parts() {
  return part_names;
}

std::string reference(std::string_view part) {
  for (const Part& known : all_parts) {
    if (known.name == part) return known.write();
  }
  return {};
}

}  // namespace planpress::publish
