// The responsibility matrix of a plan: bodies by measures.
#include "pages/matrix.hpp"
#include "pages/page.hpp"

namespace planpress::pages {
namespace {

struct MatrixSection {
  const model::Section* section = nullptr;
  std::vector<MatrixRow> rows;
  static constexpr std::string_view record_name = "matrix section";
  static constexpr auto fields = data::FieldList{
      shown("section", &MatrixSection::section, "The heading."),
      shown("rows", &MatrixSection::rows, "Its measures."),
  };
};

struct MatrixPage {
  const model::Plan* plan = nullptr;
  std::vector<MatrixColumn> columns;
  std::vector<MatrixSection> sections;
  int written = 0;
  int by_rule = 0;
  std::vector<model::Role> roles;

  static void choose(const Publication& publication, std::vector<Page>& pages) {
    for (const model::Plan* plan : publication.plans) {
      pages.push_back(
          {nullptr, "plans/" + std::string(plan->id) + "/matrix", std::string(plan->place->name), plan});
    }
  }
  static MatrixPage make(const Publication& publication, const Page& page);

  static constexpr std::string_view record_name = "matrix page";
  static constexpr auto fields = data::FieldList{
      shown("plan", &MatrixPage::plan, "The plan."),
      shown("columns", &MatrixPage::columns, "The bodies, the heaviest load first."),
      shown("sections", &MatrixPage::sections, "The measures under their headings."),
      shown("written", &MatrixPage::written, "How many cells are written out."),
      shown("by_rule", &MatrixPage::by_rule, "How many cells a general clause gives."),
      shown("roles", &MatrixPage::roles, "The roles that occur, for the legend."),
  };
};

MatrixPage MatrixPage::make(const Publication&, const Page& page) {
  PlanMatrix matrix = matrix_of(*static_cast<const model::Plan*>(page.subject));
  MatrixPage result;
  result.plan = matrix.plan;
  result.columns = std::move(matrix.columns);
  result.roles = std::move(matrix.roles);
  for (MatrixRow& row : matrix.rows) {
    const model::Section* section = row.measure->section.to;
    if (result.sections.empty() || result.sections.back().section != section)
      result.sections.push_back({section, {}});
    result.written += row.written;
    result.by_rule += row.by_rule;
    result.sections.back().rows.push_back(std::move(row));
  }
  return result;
}

}  // namespace

PageKind matrix_page() {
  return page_kind<MatrixPage>("matrix", "Bodies by measures, a mark for each role.");
}

}  // namespace planpress::pages
