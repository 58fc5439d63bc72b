// What templates say of each other: whether the templates, blocks and names are there that they speak of, and
// whether they go round in circles.
#include <algorithm>
#include <set>

#include "diag/nearest.hpp"
#include "jinja/library.hpp"

namespace planpress::jinja {
namespace {

class Linker {
 public:
  Linker(Library& library, diag::Report& report) : library_(library), report_(report) {}

  void run() {
    for (const auto& page : library_.templates) {
      edges_.emplace_back();
      find_edges(*page);
    }
    for (const auto& page : library_.templates) check_circles(*page);
    for (const auto& page : library_.templates) {
      check_languages(*page);
      check_blocks(*page);
      check_imports(*page);
    }
    check_calls();
  }

 private:
  struct Edge {
    const Template* to;
    NodeId node;
    bool certain;  // not under `if`, `for` or in a macro
  };

  diag::Diagnostic& fail(const Template& page, NodeId id, std::string message) {
    library_.templates[page.number]->sound = false;
    return report_.error(page.place(page.tree.nodes[id]), std::move(message));
  }

  void find_edges(const Template& page) {
    const Tree& tree = page.tree;
    for (NodeId id = 1; id < tree.nodes.size(); ++id) {
      const Node& n = tree.nodes[id];
      if (n.kind != Kind::extends && n.kind != Kind::include && n.kind != Kind::import_ &&
          n.kind != Kind::from_import) {
        continue;
      }
      if (n.op != Op::none) {
        edges_.back().push_back(
            {library_.templates[n.a].get(), id, n.kind != Kind::include || is_certain(page, n)});
      } else if (n.kind != Kind::include || n.c == 0) {
        check_name(page, n);
      }
    }
  }

  // A name that is written out and is no template's.
  void check_name(const Template& page, const Node& n) {
    const Node& name = page.tree.nodes[n.a];
    if (name.kind != Kind::constant) return;
    const View value = page.tree.constants[name.a];
    if (!value.is_string()) {
      fail(page, n.a, "expected the name of a template");
      return;
    }
    std::vector<std::string_view> names;
    names.reserve(library_.by_name.size());
    for (const auto& known : library_.by_name) names.push_back(known.first);
    fail(page, n.a, "there is no template `" + std::string(value.as_string()) + "`")
        .with_suggestion(diag::nearest(value.as_string(), names));
  }

  // Statements that may be passed over hold no include that must happen.
  bool is_certain(const Template& page, const Node& include) const {
    const Tree& tree = page.tree;
    const auto holds = [&](NodeId body) {
      const Node& b = tree.nodes[body];
      return body != no_node && b.begin <= include.begin && include.begin < b.end;
    };
    for (const Node& n : tree.nodes) {
      if (n.kind == Kind::if_ && (holds(n.b) || holds(n.c))) return false;
      if (n.kind == Kind::for_ && holds(tree.loops[n.a].body)) return false;
      if (n.kind == Kind::macro || n.kind == Kind::call_block) {
        if (holds(tree.macros[n.a].code.body)) return false;
      }
    }
    return true;
  }

  void check_circles(const Template& start) {
    std::vector<const Template*> path{&start};
    std::vector<bool> seen(library_.templates.size());
    NodeId first = no_node;
    if (!leads_back(start, start, path, seen, first)) return;
    std::string chain;
    for (const Template* page : path) chain += "`" + page->name + "` → ";
    // Told once, at the template of the circle that comes first by name.
    for (const Template* page : path) {
      if (page->name < start.name) {
        library_.templates[start.number]->sound = false;
        return;
      }
    }
    diag::Diagnostic& fault =
        fail(start, first, "templates go round in a circle: " + chain + "`" + start.name + "`");
    const auto original = library_.originals.find(start.number);
    if (path.size() == 1 && original != library_.originals.end())
      fault.with_hint("the one that it takes the place of is called `" + original->second + "`");
  }

  bool leads_back(const Template& at, const Template& start, std::vector<const Template*>& path,
                  std::vector<bool>& seen, NodeId& first) {
    seen[at.number] = true;
    for (const Edge& edge : edges_[at.number]) {
      if (!edge.certain) continue;
      if (path.size() == 1) first = edge.node;
      if (edge.to == &start) return true;
      if (seen[edge.to->number]) continue;
      path.push_back(edge.to);
      if (leads_back(*edge.to, start, path, seen, first)) return true;
      path.pop_back();
    }
    return false;
  }

  const Template* parent_of(const Template& page) const {
    for (const Edge& edge : edges_[page.number]) {
      if (page.tree.nodes[edge.node].kind == Kind::extends) return edge.to;
    }
    return nullptr;
  }

  void check_languages(const Template& page) {
    for (const Edge& edge : edges_[page.number]) {
      if (is_same_language(page.escape, edge.to->escape)) continue;
      fail(page, edge.node,
           "`" + edge.to->name + "` is written for " +
               (edge.to->escape == Escape::html ? "HTML" : "Markdown") + ", this template is not")
          .with_hint("what is safe in one of them is not in the other");
    }
  }

  // A block of a template that extends another must be one of the other's, or it is never shown.
  void check_blocks(const Template& page) {
    const Template* parent = parent_of(page);
    if (!parent || !page.sound) return;
    std::vector<std::string_view> known;
    std::set<const Template*> passed{&page};
    for (const Template* at = parent; at; at = parent_of(*at)) {
      if (!passed.insert(at).second) return;
      // What a template extends by an expression is only known later.
      if (at->tree.extends && !parent_of(*at)) return;
      for (const Block& block : at->tree.blocks) known.push_back(library_.names.text(block.name));
    }
    for (const Block& block : page.tree.blocks) {
      const std::string_view name = library_.names.text(block.name);
      if (block.inside || std::find(known.begin(), known.end(), name) != known.end() ||
          is_asked_for(block.name))
        continue;
      fail(page, block.node,
           "block `" + std::string(name) + "` is not in `" + parent->name + "` or what that extends")
          .with_suggestion(diag::nearest(name, known));
    }
  }

  bool is_asked_for(NameId block) const {
    for (const auto& page : library_.templates) {
      for (const Node& n : page->tree.nodes) {
        if (n.kind == Kind::self_block && n.a == block) return true;
      }
    }
    return false;
  }

  void check_imports(const Template& page) {
    for (const Edge& edge : edges_[page.number]) {
      const Node& n = page.tree.nodes[edge.node];
      if (n.kind != Kind::from_import || !edge.to->sound || edge.to->tree.extends) continue;
      for (std::uint32_t i = 1; i + 1 < n.c; i += 2) {
        const NameId name = page.tree.lists[n.b + i];
        const TopVariable* variable = edge.to->find_top(name);
        if (variable && variable->exported) continue;
        std::vector<std::string_view> known;
        for (const TopVariable& other : edge.to->tree.top) {
          if (other.exported) known.push_back(library_.names.text(other.name));
        }
        const std::string_view text = library_.names.text(name);
        fail(page, page.tree.lists[n.b + i + 1],
             "`" + edge.to->name + "` does not define `" + std::string(text) + "`")
            .with_suggestion(diag::nearest(text, known));
      }
    }
  }

  // Names that are called: functions, or macros that some template makes and hands on.
  void check_calls() {
    if (library_.loose_calls.empty()) return;
    std::set<NameId> known{word_caller, word_loop};
    for (const auto& page : library_.templates) {
      for (const Node& n : page->tree.nodes) {
        if (n.kind == Kind::target_name) known.insert(n.a);
      }
      for (const Macro& macro : page->tree.macros) {
        for (const Parameter& parameter : macro.parameters) known.insert(parameter.name);
      }
    }
    std::size_t told = 0;
    for (const LooseCall& call : library_.loose_calls) {
      if (known.contains(call.name)) continue;
      const std::string_view text = library_.names.text(call.name);
      diag::Diagnostic& fault = fail(*call.in, call.node, "unknown function `" + std::string(text) + "`");
      if (text == "_" || text == "gettext" || text == "ngettext") {
        fault.with_hint("keep the texts in the data and print them");
      } else if (text == "lipsum") {
        fault.with_hint("pages must come out the same each time; write the text out");
      } else if (++told <= 100) {  // whoever has more of them looks for something else
        std::vector<std::string_view> names = library_.functions.names();
        for (const Macro& macro : call.in->tree.macros) names.push_back(library_.names.text(macro.name));
        fault.with_suggestion(diag::nearest(text, names));
      }
    }
  }

  Library& library_;
  diag::Report& report_;
  std::vector<std::vector<Edge>> edges_;
};

}  // namespace

void link(Library& library, diag::Report& report) {
  Linker(library, report).run();
}

}  // namespace planpress::jinja
