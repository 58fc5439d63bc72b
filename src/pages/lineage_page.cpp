// Which document implements which, and a page for each cited document that is not held.
#include <algorithm>

#include "charts/tree.hpp"
#include "pages/page.hpp"
#include "pages/regions.hpp"
#include "pages/rows.hpp"

namespace planpress::pages {
namespace {

/// A node of the drawn tree.
struct LineageNode {
  const Document* document = nullptr;
  int hidden = 0;
  charts::NodeMark mark;
  static constexpr std::string_view record_name = "lineage node";
  static constexpr auto fields = data::FieldList{
      shown("document", &LineageNode::document, "The document."),
      shown("hidden", &LineageNode::hidden, "How many documents below it are not drawn."),
      shown("mark", &LineageNode::mark, "Where it stands."),
  };
};

/// A tree of documents as a drawing.
struct LineageTree {
  std::vector<LineageNode> nodes;
  double height = 0;
  static constexpr std::string_view record_name = "lineage tree";
  static constexpr auto fields = data::FieldList{
      shown("nodes", &LineageTree::nodes, "The documents, each below the one that it implements."),
      shown("height", &LineageTree::height, "The drawing's height in em."),
  };
};

using Positions = std::vector<int>;

// All below, itself included, down to a depth.
void gather(const Lineage& lineage, int at, int depth, Positions& found) {
  found.push_back(at);
  if (depth == 0) return;
  for (const int child : lineage.children()[static_cast<std::size_t>(at)])
    gather(lineage, child, depth - 1, found);
}

// The deepest tree of at most `most_places` documents.
Positions choose_nodes(const Lineage& lineage, const Positions& roots) {
  Positions chosen;
  for (int depth = 0; depth < 8; ++depth) {
    Positions found;
    for (const int root : roots) gather(lineage, root, depth, found);
    if (found.size() > most_places || found.size() == chosen.size()) break;
    chosen = std::move(found);
  }
  return chosen;
}

LineageTree draw(const Lineage& lineage, const Positions& roots) {
  LineageTree tree;
  const Positions chosen = choose_nodes(lineage, roots);
  Positions parents;
  for (const int at : chosen) {
    const Document& document = lineage.documents()[static_cast<std::size_t>(at)];
    const auto parent = std::find(chosen.begin(), chosen.end(), document.parent);
    parents.push_back(parent == chosen.end() ? -1 : static_cast<int>(parent - chosen.begin()));
    const auto& children = lineage.children()[static_cast<std::size_t>(at)];
    const bool drawn =
        children.empty() || std::find(chosen.begin(), chosen.end(), children[0]) != chosen.end();
    tree.nodes.push_back({&document, drawn ? 0 : static_cast<int>(children.size()), {}});
  }
  charts::Tree laid = charts::lay_out(parents, 2.7);
  for (std::size_t i = 0; i < chosen.size(); ++i) tree.nodes[i].mark = laid.nodes[i];
  tree.height = laid.height;
  return tree;
}

struct LineagePage {
  LineageTree tree;
  std::vector<const Document*> documents;
  int total = 0;
  int held = 0;
  std::vector<const model::Plan*> without_basis;
  int without_count = 0;

  static void choose(const Publication& publication, std::vector<Page>& pages) {
    if (!publication.plans.empty()) pages.push_back({nullptr, "lineage", "", nullptr});
  }
  static LineagePage make(const Publication& publication, const Page&);

  static constexpr std::string_view record_name = "lineage page";
  static constexpr auto fields = data::FieldList{
      shown("tree", &LineagePage::tree, "The documents as a tree: of more than sixty only the upper levels."),
      shown("documents", &LineagePage::documents,
            "The documents that plans name as their basis, those named most often first, at most sixty."),
      shown("total", &LineagePage::total, "How many documents are named."),
      shown("held", &LineagePage::held, "How many of them the publication holds."),
      shown("without_basis", &LineagePage::without_basis, "Plans that name no basis, at most sixty."),
      shown("without_count", &LineagePage::without_count, "How many plans name none."),
  };
};

LineagePage LineagePage::make(const Publication& publication, const Page&) {
  LineagePage result;
  const Lineage& lineage = publication.lineage;
  // A document that stands alone is no tree.
  Positions roots;
  for (const int root : lineage.roots()) {
    if (!lineage.children()[static_cast<std::size_t>(root)].empty()) roots.push_back(root);
  }
  result.tree = draw(lineage, roots);
  for (const Document& document : lineage.documents()) {
    if (document.cited_by.empty()) continue;
    ++result.total;
    result.held += document.plan != nullptr ? 1 : 0;
    result.documents.push_back(&document);
  }
  std::stable_sort(result.documents.begin(), result.documents.end(),
                   [](const auto* a, const auto* b) { return a->cited_by.size() > b->cited_by.size(); });
  if (result.documents.size() > most_places) result.documents.resize(most_places);
  for (const model::Plan* plan : publication.plans) {
    if (!plan->basis.empty()) continue;
    ++result.without_count;
    if (result.without_basis.size() < most_places) result.without_basis.push_back(plan);
  }
  return result;
}

/// A cited document that is not held.
struct DocumentPage {
  const Document* document = nullptr;
  const Document* above = nullptr;
  std::vector<const model::Plan*> cited_by;
  LineageTree tree;

  static void choose(const Publication& publication, std::vector<Page>& pages) {
    for (const Document& document : publication.lineage.documents()) {
      if (document.plan == nullptr)
        pages.push_back({nullptr, document.route, std::string(document.title), &document});
    }
  }
  static DocumentPage make(const Publication& publication, const Page& page);

  static constexpr std::string_view record_name = "document page";
  static constexpr auto fields = data::FieldList{
      shown("document", &DocumentPage::document, "The document."),
      shown("above", &DocumentPage::above, "The document above it, as the plans that cite both tell."),
      shown("cited_by", &DocumentPage::cited_by, "The plans that name it, at most sixty."),
      shown("tree", &DocumentPage::tree, "What stands below it, as a drawing."),
  };
};

DocumentPage DocumentPage::make(const Publication& publication, const Page& page) {
  DocumentPage result;
  const std::vector<Document>& documents = publication.lineage.documents();
  result.document = static_cast<const Document*>(page.subject);
  if (result.document->parent >= 0)
    result.above = &documents[static_cast<std::size_t>(result.document->parent)];
  result.cited_by = result.document->cited_by;
  if (result.cited_by.size() > most_places) result.cited_by.resize(most_places);
  result.tree = draw(publication.lineage, {static_cast<int>(result.document - documents.data())});
  return result;
}

}  // namespace

PageKind lineage_page() {
  return page_kind<LineagePage>("lineage", "Which document implements which.");
}

PageKind document_page() {
  return page_kind<DocumentPage>("document", "A document that plans cite and the publication does not hold.");
}

}  // namespace planpress::pages
