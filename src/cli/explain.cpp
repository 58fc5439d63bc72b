#include "cli/explain.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "data/write.hpp"
#include "text/escape.hpp"
#include "text/utf8.hpp"

namespace planpress::cli {
namespace {

using publish::ExplainedBlock;
using publish::ExplainedName;
using publish::ExplainedRow;
using publish::ExplainedTemplate;
using publish::Explanation;

constexpr int widest_column = 40;

// As much of the text as the column holds.
std::string cut_to_column(std::string_view text) {
  if (text::width_of(text) <= widest_column) return std::string(text);
  int width = 1;
  std::size_t at = 0;
  while (at < text.size()) {
    const text::CodePoint point = text::decode(text, at);
    width += text::width_of(point.value);
    if (width > widest_column) break;
    at += point.length;
  }
  return std::string(text.substr(0, at)) + "…";
}

/// Lines whose first cells stand under each other; the last cell ends the line.
class Columns {
 public:
  void add(std::vector<std::string> cells) { rows_.push_back(std::move(cells)); }

  std::string draw() const {
    std::vector<int> widths;
    for (const auto& row : rows_) {
      widths.resize(std::max(widths.size(), row.size()));
      for (std::size_t i = 0; i < row.size(); ++i)
        widths[i] = std::max(widths[i], text::width_of(shown(row[i])));
    }
    std::string out;
    for (const auto& row : rows_) {
      std::string line;
      for (std::size_t i = 0; i < row.size(); ++i) {
        const bool last = i + 1 == row.size();
        const std::string cell = last ? row[i] : shown(row[i]);
        line += cell;
        if (!last) line.append(static_cast<std::size_t>(widths[i] - text::width_of(cell)) + 2, ' ');
      }
      line.erase(line.find_last_not_of(' ') + 1);
      out += line + "\n";
    }
    return out;
  }

 private:
  // A single line has no columns to keep.
  std::string shown(const std::string& cell) const { return rows_.size() > 1 ? cut_to_column(cell) : cell; }

  std::vector<std::vector<std::string>> rows_;
};

std::string visible(std::string_view text) {
  std::string out;
  text::append_visible(out, text);
  return out;
}

void add_name(Columns& columns, const ExplainedName& name, std::string_view indent) {
  columns.add({fmt::format("{}{}", indent, name.name), name.type, visible(name.sample), name.doc});
  for (const ExplainedName& member : name.members) add_name(columns, member, "  ");
}

void add_rows(std::string& out, std::string_view title, const std::vector<ExplainedRow>& rows) {
  Columns columns;
  for (const ExplainedRow& row : rows)
    columns.add({fmt::format("  {}{}", row.name, row.parameters), std::string(row.doc)});
  out += fmt::format("\n{}\n{}", title, columns.draw());
}

void add_template(std::string& out, const ExplainedTemplate& page) {
  Columns columns;
  for (const ExplainedBlock& block : page.blocks)
    columns.add({"  " + block.name, fmt::format("{}", fmt::join(block.places, " in place of "))});
  out += fmt::format("\nblocks of {} ({})\n{}", page.name, page.path, columns.draw());
}

std::string quoted(std::string_view text) {
  std::string out;
  data::write_json_string(out, text);
  return out;
}

/// A JSON object or list, member by member.
class Json {
 public:
  Json(char open, char close) : out_(1, open), close_(close) {}

  Json& add(std::string_view json) {
    out_.append(out_.size() == 1 ? "" : ", ").append(json);
    return *this;
  }
  Json& add(std::string_view key, std::string_view json) {
    return add(fmt::format("{}: {}", quoted(key), json));
  }
  std::string end() const { return out_ + close_; }

 private:
  std::string out_;
  char close_;
};

template <class T, class Write>
std::string list_json(const std::vector<T>& items, const Write& write) {
  Json list('[', ']');
  for (const T& item : items) list.add(write(item));
  return list.end();
}

std::string name_json(const ExplainedName& name) {
  Json object('{', '}');
  object.add("name", quoted(name.name)).add("type", quoted(name.type)).add("doc", quoted(name.doc));
  object.add("sample", quoted(name.sample));
  if (!name.members.empty()) object.add("members", list_json(name.members, name_json));
  return object.end();
}

std::string row_json(const ExplainedRow& row) {
  return Json('{', '}')
      .add("name", quoted(row.name))
      .add("parameters", quoted(row.parameters))
      .add("doc", quoted(row.doc))
      .end();
}

std::string block_json(const ExplainedBlock& block) {
  return Json('{', '}').add("name", quoted(block.name)).add("places", list_json(block.places, quoted)).end();
}

std::string template_json(const ExplainedTemplate& page) {
  return Json('{', '}')
      .add("name", quoted(page.name))
      .add("path", quoted(page.path))
      .add("blocks", list_json(page.blocks, block_json))
      .end();
}

}  // namespace

std::string draw_explanation(const ExplainedName& name) {
  Columns columns;
  add_name(columns, name, "");
  return columns.draw();
}

std::string draw_explanation(const Explanation& explanation) {
  std::string out = fmt::format("{}: a page of the kind `{}`. {}\n\n", explanation.route, explanation.kind,
                                explanation.doc);
  Columns columns;
  for (const ExplainedName& name : explanation.names) add_name(columns, name, "");
  out += columns.draw();
  add_rows(out, "filters of planpress, besides Jinja's own", explanation.filters);
  add_rows(out, "functions", explanation.functions);
  for (const ExplainedTemplate& page : explanation.templates) add_template(out, page);
  out += fmt::format("\n`planpress render --explain {} NAME` goes deeper, e.g. `{}`\n", explanation.route,
                     explanation.names.empty() ? "site" : explanation.names.front().name);
  return out;
}

std::string explanation_json(const ExplainedName& name) {
  return name_json(name) + "\n";
}

std::string explanation_json(const Explanation& explanation) {
  return Json('{', '}')
             .add("route", quoted(explanation.route))
             .add("kind", quoted(explanation.kind))
             .add("doc", quoted(explanation.doc))
             .add("names", list_json(explanation.names, name_json))
             .add("filters", list_json(explanation.filters, row_json))
             .add("functions", list_json(explanation.functions, row_json))
             .add("templates", list_json(explanation.templates, template_json))
             .end() +
         "\n";
}

}  // namespace planpress::cli
