#include "jinja/environment.hpp"

#include "jinja/library.hpp"
#include "jinja/parser.hpp"

namespace planpress::jinja {
namespace {

Escape escape_for(std::string_view name) {
  for (const std::string_view ending : {".html", ".htm", ".xml", ".svg"}) {
    if (name.ends_with(ending)) return Escape::html;
  }
  return name.ends_with(".md") ? Escape::markdown : Escape::none;
}

}  // namespace

void Rows::add(const Row& row, Names& names) {
  Registered made;
  made.row = row;
  made.name = names.intern(row.name);
  std::string_view left = row.parameters;
  while (!left.empty()) {
    const std::size_t space = left.find(' ');
    std::string_view word = left.substr(0, space);
    left = space == std::string_view::npos ? std::string_view() : left.substr(space + 1);
    if (word == "*") {
      made.any_more = true;
    } else if (word == "**") {
      made.any_named = true;
    } else if (!word.empty()) {
      const bool optional = word.ends_with('?');
      if (optional) word.remove_suffix(1);
      made.parameters.push_back(names.intern(word));
      if (!optional) made.required = static_cast<std::uint32_t>(made.parameters.size());
    }
  }
  if (by_name_.size() <= made.name) by_name_.resize(made.name + 64, -1);
  by_name_[made.name] = static_cast<int>(rows_.size());
  rows_.push_back(std::move(made));
}

std::vector<std::string_view> Rows::names() const {
  std::vector<std::string_view> names;
  for (const Registered& row : rows_) names.push_back(row.row.name);
  return names;
}

Environment::Environment(Settings settings) : library_(std::make_unique<Library>()) {
  library_->settings = settings;
  add_filters(string_filters());
  add_filters(list_filters());
  add_filters(number_filters());
  add_filters(html_filters());
  add_tests(built_in_tests());
  add_functions(built_in_functions());
}

Environment::Environment(Environment&&) noexcept = default;
Environment& Environment::operator=(Environment&&) noexcept = default;
Environment::~Environment() = default;

void Environment::add_filters(std::span<const FilterRow> rows) {
  for (const Row& row : rows) library_->filters.add(row, library_->names);
}

void Environment::add_functions(std::span<const FunctionRow> rows) {
  for (const Row& row : rows) library_->functions.add(row, library_->names);
}

void Environment::add_tests(std::span<const TestRow> rows) {
  for (const Row& row : rows) library_->tests.add(row, library_->names);
}

void Environment::add(const text::SourceFile& source, std::string name) {
  library_->drop_variants();
  const auto known = library_->by_name.find(name);
  auto page = std::make_unique<Template>();
  page->name = name;
  page->source = &source;
  page->escape = escape_for(name);
  if (known != library_->by_name.end()) {
    page->number = known->second;
    library_->templates[known->second] = std::move(page);
    return;
  }
  page->number = static_cast<std::uint32_t>(library_->templates.size());
  library_->by_name.emplace(std::move(name), page->number);
  library_->templates.push_back(std::move(page));
}

void Environment::add_replaced(const text::SourceFile& source, std::string name, std::string_view by) {
  library_->originals.emplace(library_->by_name.find(by)->second, name);
  add(source, std::move(name));
}

void Environment::add_name(std::string name, std::string_view of) {
  library_->by_name.emplace(std::move(name), library_->by_name.find(of)->second);
}

bool read_template(Library& library, Template& page, diag::Report& report) {
  const Trimming trimming{library.settings.trim_blocks, library.settings.lstrip_blocks,
                          library.settings.keep_trailing_newline};
  const std::size_t before = report.all().size();
  page.tree = Tree();
  page.tree.nodes.reserve(page.source->text.size() / 12 + 16);
  std::vector<Token> tokens = cut(*page.source, trimming, library.names, page.tree, report);
  Parser(*page.source, std::move(tokens), library.names, page.tree, page.escape, report).parse();
  return report.all().size() == before;
}

void Environment::compile(diag::Report& report) {
  Library& library = *library_;
  library.loose_calls.clear();
  library.drop_variants();
  for (const auto& page : library.templates) {
    page->read = page->sound = read_template(library, *page, report);
  }
  for (const auto& page : library.templates) {
    const std::size_t before = report.all().size();
    resolve(library, *page, report);
    if (report.all().size() != before) page->sound = false;
  }
  link(library, report);
  place_outputs(library, report);
}

void Environment::fold(std::string_view filter,
                       const std::function<std::vector<std::string_view>(std::string_view input)>& texts) {
  const int row = library_->filters.find(library_->names.intern(filter));
  for (const auto& page : library_->templates) {
    Tree& tree = page->tree;
    for (Node& n : tree.nodes) {
      if (n.kind != Kind::filter || static_cast<int>(n.b) != row || n.op != Op::none || n.d != 0) continue;
      const Node& input = tree.nodes[n.a];
      if (n.a == no_node || input.kind != Kind::constant || !tree.constants[input.a].is_string()) continue;
      const std::vector<std::string_view> found = texts(tree.constants[input.a].as_string());
      if (found.empty()) continue;
      n.flag = true;
      n.c = static_cast<std::uint32_t>(tree.constants.size());
      for (const std::string_view text : found) tree.constants.push_back(View::string(text));
    }
  }
}

const Template* Environment::find(std::string_view name) const {
  return library_->find(name);
}

std::vector<std::string_view> Environment::names() const {
  std::vector<std::string_view> names;
  for (const auto& [name, number] : library_->by_name) names.push_back(name);
  return names;
}

}  // namespace planpress::jinja
