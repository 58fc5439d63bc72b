#include "publish/explain.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <set>

#include "data/type_words.hpp"
#include "data/write.hpp"
#include "diag/nearest.hpp"
#include "jinja/inspect.hpp"
#include "publish/page_facts.hpp"
#include "text/utf8.hpp"

namespace planpress::publish {
namespace {

using data::Arena;
using data::FieldInfo;
using data::RecordInfo;
using data::View;

constexpr int widest_sample = 40;

std::string plain_name(const RecordInfo& record) {
  return std::string(record.name());
}

const RecordInfo* record_of(const View& view) {
  return view.kind() == View::Kind::map ? dynamic_cast<const RecordInfo*>(&view.map_type()) : nullptr;
}

std::string shortened(std::string_view text) {
  if (text::width_of(text) <= widest_sample) return std::string(text);
  int width = 1;
  std::size_t at = 0;
  while (at < text.size()) {
    const text::CodePoint point = text::decode(text, at);
    width += text::width_of(point.value);
    if (width > widest_sample) break;
    at += point.length;
  }
  return std::string(text.substr(0, at)) + "…";
}

// A record is shown by what people call it.
std::string record_sample(const View& view, Arena& arena) {
  for (const std::string_view name : {"title", "name", "number", "id"}) {
    const View value = view.get(data::Name(name), arena);
    if (value.is_string() && !value.as_string().empty()) return shortened(value.as_string());
  }
  return {};
}

std::string sample_of(const View& view, Arena& arena) {
  switch (view.kind()) {
    case View::Kind::undefined:
    case View::Kind::none:
      return "none";
    case View::Kind::map:
      return record_sample(view, arena);
    case View::Kind::list: {
      if (view.size() == 0) return "empty";
      const View first = view.at(0, arena);
      const bool plain = first.kind() != View::Kind::map && first.kind() != View::Kind::list;
      if (!plain) return fmt::format("{} of them", view.size());
      break;
    }
    default:
      break;
  }
  std::string json;
  data::write_json(json, view, arena);
  return shortened(json);
}

std::string type_of(const data::TypeInfo& type, const View& view, Arena& arena) {
  const bool vague = type.shape == data::TypeInfo::Shape::any ||
                     (type.element != nullptr && type.element->shape == data::TypeInfo::Shape::any);
  const bool there = !view.is_undefined() && !view.is_none();
  return vague && there ? data::type_words(view, arena) : data::type_words(type, plain_name);
}

ExplainedName explain_field(const FieldInfo& field, const View& view, Arena& arena) {
  return {std::string(field.name.text),
          type_of(*field.type, view, arena),
          std::string(field.doc),
          sample_of(view, arena),
          {}};
}

// The record type whose members a field has: its own, or that of its elements.
const RecordInfo* members_type(const data::TypeInfo& type) {
  const data::TypeInfo* inner = &type;
  while (inner->element != nullptr) inner = inner->element;
  return inner->record != nullptr ? inner->record() : nullptr;
}

void add_members(const RecordInfo& record, const View& view, Arena& arena, std::vector<ExplainedName>& out) {
  for (const FieldInfo& field : record.fields()) {
    const View value = view.is_undefined() ? View() : view.get(field.name, arena);
    out.push_back(explain_field(field, value, arena));
    if (view.is_undefined()) out.back().sample.clear();
  }
}

void unfold(const data::TypeInfo* type, View view, Arena& arena, ExplainedName& name) {
  while (view.kind() == View::Kind::list) view = view.size() > 0 ? view.at(0, arena) : View();
  const RecordInfo* record = record_of(view);
  if (record == nullptr && type != nullptr) record = members_type(*type);
  if (record != nullptr) add_members(*record, record_of(view) == record ? view : View(), arena, name.members);
}

/// The names of a page: those of its own record, and those that every page has.
struct Scope {
  const RecordInfo& record;
  const View& own;
  const View& globals;
};

void look_at(const Publishing& made, const pages::Page& page, Arena& arena,
             const std::function<void(const Scope&)>& use) {
  show_page(*made.publication, page, model::Edition::html, made.publication->model.site.languages.front(),
            arena, [&](const View& record, const View& globals) {
              use({page.kind->record(), record, globals});
            });
}

ExplainedName explain_global(const GlobalName& global, const View& view, Arena& arena) {
  const RecordInfo& record = global.record();
  return {
      std::string(global.name), plain_name(record), std::string(record.doc()), sample_of(view, arena), {}};
}

// The members of a type are told where it comes first.
void unfold_once(const data::TypeInfo* type, const View& view, Arena& arena,
                 std::set<std::string, std::less<>>& told, ExplainedName& name) {
  const std::size_t of = name.type.rfind("list of ");
  if (told.insert(of == std::string::npos ? name.type : name.type.substr(of + 8)).second)
    unfold(type, view, arena, name);
}

std::vector<ExplainedName> explain_names(const Scope& scope, Arena& arena) {
  std::vector<ExplainedName> names;
  std::set<std::string, std::less<>> told;
  for (const FieldInfo& field : scope.record.fields()) {
    const View view = scope.own.get(field.name, arena);
    names.push_back(explain_field(field, view, arena));
    unfold_once(field.type, view, arena, told, names.back());
  }
  for (const GlobalName& global : global_names()) {
    const View view = scope.globals.get(data::Name(global.name), arena);
    names.push_back(explain_global(global, view, arena));
    unfold_once(nullptr, view, arena, told, names.back());
  }
  return names;
}

std::vector<ExplainedRow> explain_rows(std::span<const jinja::Row> rows) {
  std::vector<ExplainedRow> list;
  for (const jinja::Row& row : rows) list.push_back({row.name, parameter_words(row), row.doc});
  return list;
}

std::string place_words(const jinja::BlockText& block) {
  return fmt::format("{}:{}", block.place.file->path,
                     text::place_of(*block.place.file, block.place.begin).line);
}

std::vector<ExplainedTemplate> explain_templates(const Publishing& made, const pages::Page& page) {
  std::vector<ExplainedTemplate> list;
  for (const formats::PageFormat& format : formats::page_formats()) {
    const std::string name = fmt::format("{}{}", page.kind->name, format.ending);
    const jinja::Environment& environment = made.parsed.templates;
    const jinja::Template* found = environment.find(name);
    if (found == nullptr) continue;
    ExplainedTemplate explained{name, jinja::file_of(*found).path, {}};
    for (const auto& texts : jinja::blocks_of(environment, *found)) {
      ExplainedBlock block{std::string(texts.front().name), {}};
      for (const jinja::BlockText& text : texts) block.places.push_back(place_words(text));
      explained.blocks.push_back(std::move(block));
    }
    list.push_back(std::move(explained));
  }
  return list;
}

/// A step of a path: a member or an index.
struct PathStep {
  std::string_view text;
  bool is_index = false;
  std::uint32_t index = 0;
};

// Nothing when the path is not one.
std::vector<PathStep> cut_path(std::string_view path) {
  std::vector<PathStep> steps;
  while (!path.empty()) {
    if (path.front() == '.' && !steps.empty()) path.remove_prefix(1);
    PathStep step;
    if (path.starts_with('[')) {
      const std::size_t end = path.find(']');
      if (end == std::string_view::npos) return {};
      step.text = path.substr(1, end - 1);
      path.remove_prefix(end + 1);
    } else {
      step.text = path.substr(0, path.find_first_of(".["));
      path.remove_prefix(step.text.size());
    }
    if (step.text.empty()) return {};
    const char* last = step.text.data() + step.text.size();
    const auto [end, error] = std::from_chars(step.text.data(), last, step.index);
    step.is_index = error == std::errc() && end == last;
    steps.push_back(step);
  }
  return steps;
}

/// A walk along a path over the page's real data, and over the types where the data has nothing.
class Walk {
 public:
  Walk(const Scope& scope, Arena& arena, ExplainedPath& out) : scope_(scope), arena_(arena), out_(out) {}

  void go(std::string_view path) {
    const std::vector<PathStep> steps = cut_path(path);
    if (steps.empty()) {
      out_.fault = fmt::format("`{}` is no path; write `measure.targets[0].unit`", path);
      return;
    }
    for (const PathStep& step : steps) {
      if (!(&step == &steps.front() ? begin(step.text) : pass(step))) return;
    }
    out_.found = true;
    out_.name.name = path;
    unfold(type_, view_, arena_, out_.name);
  }

 private:
  bool begin(std::string_view name) {
    std::vector<std::string_view> known;
    for (const FieldInfo& field : scope_.record.fields()) {
      if (field.name.text == name) return take(field, scope_.own);
      known.push_back(field.name.text);
    }
    for (const GlobalName& global : global_names()) {
      known.push_back(global.name);
      if (global.name != name) continue;
      view_ = scope_.globals.get(data::Name(name), arena_);
      record_ = &global.record();
      out_.name = explain_global(global, view_, arena_);
      return true;
    }
    return fail(fmt::format("the page has no name `{}`", name), diag::nearest(name, known));
  }

  bool pass(const PathStep& step) {
    if (step.is_index) return pass_index(step.index);
    while (view_.kind() == View::Kind::list) enter(0);
    if (record_ == nullptr) return fail(fmt::format("`{}` has no members", out_.name.name), {});
    std::vector<std::string_view> known;
    for (const FieldInfo& field : record_->fields()) {
      if (field.name.text == step.text) return take(field, record_of(view_) == record_ ? view_ : View());
      known.push_back(field.name.text);
    }
    return fail(fmt::format("`{}` has no member `{}`", record_->name(), step.text),
                diag::nearest(step.text, known));
  }

  bool pass_index(std::uint32_t index) {
    if (view_.kind() != View::Kind::list) return fail(fmt::format("`{}` is no list", out_.name.name), {});
    if (index >= view_.size())
      return fail(fmt::format("`{}` has {} elements; the first is 0", out_.name.name, view_.size()), {});
    enter(index);
    out_.name = {"",
                 type_of(type_ != nullptr ? *type_ : any_, view_, arena_),
                 out_.name.doc,
                 sample_of(view_, arena_),
                 {}};
    return true;
  }

  void enter(std::uint32_t index) {
    view_ = view_.size() > index ? view_.at(index, arena_) : View();
    if (type_ != nullptr) type_ = type_->element;
    if (record_of(view_) != nullptr) record_ = record_of(view_);
  }

  bool take(const FieldInfo& field, const View& holder) {
    view_ = holder.is_undefined() ? View() : holder.get(field.name, arena_);
    type_ = field.type;
    record_ = record_of(view_) != nullptr ? record_of(view_) : members_type(*field.type);
    out_.name = explain_field(field, view_, arena_);
    return true;
  }

  bool fail(std::string fault, std::string_view near) {
    out_.fault = std::move(fault);
    out_.nearest = near;
    return false;
  }

  const Scope& scope_;
  Arena& arena_;
  ExplainedPath& out_;
  View view_;
  const data::TypeInfo* type_ = nullptr;
  const RecordInfo* record_ = nullptr;
  static constexpr data::TypeInfo any_{};
};

}  // namespace

std::string parameter_words(const jinja::Row& row) {
  if (row.parameters.empty()) return {};
  std::string words = "(";
  for (const char c : row.parameters) words += c == ' ' ? std::string(", ") : std::string(1, c);
  return words + ")";
}

Explanation explain(const Publishing& made, const pages::Page& page) {
  Arena arena;
  Explanation explanation;
  explanation.route = page.route;
  explanation.kind = page.kind->name;
  explanation.doc = page.kind->doc;
  look_at(made, page, arena, [&](const Scope& scope) { explanation.names = explain_names(scope, arena); });
  explanation.filters = explain_rows(pages::filters());
  explanation.functions = explain_rows(jinja::functions_of(made.parsed.templates));
  explanation.templates = explain_templates(made, page);
  return explanation;
}

ExplainedPath explain_path(const Publishing& made, const pages::Page& page, std::string_view path) {
  Arena arena;
  ExplainedPath out;
  look_at(made, page, arena, [&](const Scope& scope) { Walk(scope, arena, out).go(path); });
  return out;
}

}  // namespace planpress::publish
