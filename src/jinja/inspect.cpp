#include "jinja/inspect.hpp"

#include <algorithm>

#include "jinja/library.hpp"

namespace planpress::jinja {
namespace {

// Templates in the order of their files; what two names stand for comes once.
std::vector<const Template*> sorted_templates(const Library& library) {
  std::vector<const Template*> templates;
  for (const auto& page : library.templates) {
    if (page->sound) templates.push_back(page.get());
  }
  std::sort(templates.begin(), templates.end(),
            [](const Template* a, const Template* b) { return a->source->path < b->source->path; });
  return templates;
}

View constant_of(const Template& page, NodeId id) {
  const Node& n = page.tree.nodes[id];
  return id != no_node && n.kind == Kind::constant ? page.tree.constants[n.a] : View();
}

// The filter that `map("…")` names, when it is written out.
std::string_view mapped_filter(const Template& page, const Node& n) {
  if (n.op == Op::add || n.d == 0) return {};
  const View name = constant_of(page, page.tree.lists[n.c]);
  return name.is_string() ? name.as_string() : std::string_view();
}

std::vector<Row> rows_in_force(const Rows& rows) {
  std::vector<Row> list;
  const std::size_t count = rows.names().size();
  for (std::uint32_t i = 0; i < count; ++i) {
    if (rows.find(rows[i].name) == static_cast<int>(i)) list.push_back(rows[i].row);
  }
  std::sort(list.begin(), list.end(), [](const Row& a, const Row& b) { return a.name < b.name; });
  return list;
}

}  // namespace

std::vector<FilterUse> uses_of_filter(const Environment& environment, std::string_view filter) {
  const Library& library = environment.library();
  std::vector<FilterUse> uses;
  for (const Template* page : sorted_templates(library)) {
    for (const Node& n : page->tree.nodes) {
      if (n.kind != Kind::filter) continue;
      const std::string_view name = library.filters[n.b].row.name;
      if (name == filter) {
        uses.push_back({page->place(n), constant_of(*page, n.a)});
      } else if (name == "map" && mapped_filter(*page, n) == filter) {
        uses.push_back({page->place(n), View()});
      }
    }
  }
  return uses;
}

std::vector<text::Span> unescaped_parts(const Environment& environment) {
  std::vector<text::Span> places;
  for (const Template* page : sorted_templates(environment.library())) {
    for (const Node& n : page->tree.nodes) {
      if (n.kind != Kind::autoescape) continue;
      if (n.escape == Escape::none || n.escape == Escape::changing) places.push_back(page->place(n));
    }
  }
  return places;
}

const Template* parent_of(const Environment& environment, const Template& page) {
  for (const Node& n : page.tree.nodes) {
    if (n.kind == Kind::extends && n.op != Op::none) return environment.library().templates[n.a].get();
  }
  return nullptr;
}

std::vector<std::vector<BlockText>> blocks_of(const Environment& environment, const Template& page) {
  const Library& library = environment.library();
  std::vector<const Template*> chain;
  for (const Template* at = &page; at != nullptr; at = parent_of(environment, *at)) {
    if (std::find(chain.begin(), chain.end(), at) != chain.end()) break;
    chain.push_back(at);
  }
  // A block stands where the template that comes last in the chain writes it.
  std::vector<std::vector<BlockText>> blocks;
  for (auto at = chain.rbegin(); at != chain.rend(); ++at) {
    std::vector<BlockText> written;
    for (const Block& block : (*at)->tree.blocks)
      written.push_back({library.names.text(block.name), *at, (*at)->place((*at)->tree.nodes[block.node])});
    std::sort(written.begin(), written.end(),
              [](const BlockText& a, const BlockText& b) { return a.place.begin < b.place.begin; });
    for (const BlockText& text : written) {
      const std::string_view name = text.name;
      const auto known = std::find_if(blocks.begin(), blocks.end(),
                                      [&](const auto& texts) { return texts.front().name == name; });
      if (known == blocks.end()) {
        blocks.push_back({text});
      } else {
        known->insert(known->begin(), text);
      }
    }
  }
  return blocks;
}

const text::SourceFile& file_of(const Template& page) {
  return *page.source;
}

std::vector<Row> filters_of(const Environment& environment) {
  return rows_in_force(environment.library().filters);
}

std::vector<Row> functions_of(const Environment& environment) {
  return rows_in_force(environment.library().functions);
}

std::vector<Row> tests_of(const Environment& environment) {
  return rows_in_force(environment.library().tests);
}

}  // namespace planpress::jinja
