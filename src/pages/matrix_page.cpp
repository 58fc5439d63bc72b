// The responsibility matrix of a plan: bodies by measures.
#include <map>

#include "pages/page.hpp"
#include "pages/rows.hpp"

namespace planpress::pages {
namespace {

struct MatrixCell {
  const model::Duty* duty = nullptr;
  static constexpr std::string_view record_name = "matrix cell";
  static constexpr auto fields = data::FieldList{
      shown("duty", &MatrixCell::duty, "The body's part in the measure; none when it has none."),
  };
};

struct MatrixRow {
  const model::Measure* measure = nullptr;
  std::vector<MatrixCell> cells;
  int written = 0;
  int by_rule = 0;
  static constexpr std::string_view record_name = "matrix row";
  static constexpr auto fields = data::FieldList{
      shown("measure", &MatrixRow::measure, "The measure."),
      shown("cells", &MatrixRow::cells, "A cell a column."),
      shown("written", &MatrixRow::written, "How many bodies its clause names."),
      shown("by_rule", &MatrixRow::by_rule, "How many a general clause adds."),
  };
};

struct MatrixSection {
  const model::Section* section = nullptr;
  std::vector<MatrixRow> rows;
  static constexpr std::string_view record_name = "matrix section";
  static constexpr auto fields = data::FieldList{
      shown("section", &MatrixSection::section, "The heading."),
      shown("rows", &MatrixSection::rows, "Its measures."),
  };
};

struct MatrixColumn {
  BodyLoad load;
  std::vector<const model::Duty*> duties;
  static constexpr std::string_view record_name = "matrix column";
  static constexpr auto fields = data::FieldList{
      shown("load", &MatrixColumn::load, "The body and its sums."),
      shown("duties", &MatrixColumn::duties, "Its parts in measures, in printed order."),
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
  MatrixPage matrix;
  matrix.plan = static_cast<const model::Plan*>(page.subject);
  std::map<const model::Body*, std::size_t> column_of;
  for (const BodyLoad& load : loads_of(*matrix.plan)) {
    if (load.total + load.by_rule == 0) continue;
    column_of[load.body] = matrix.columns.size();
    matrix.columns.push_back({load, {}});
  }
  std::array<bool, 6> seen{};
  for (const model::Measure& measure : matrix.plan->measures) {
    const model::Section* section = measure.section.to;
    if (matrix.sections.empty() || matrix.sections.back().section != section)
      matrix.sections.push_back({section, {}});
    MatrixRow row{&measure, std::vector<MatrixCell>(matrix.columns.size()), 0, 0};
    for (const model::Duty* duty : measure.duties) {
      const std::size_t column = column_of[duty->body];
      ++(duty->rule != nullptr ? row.by_rule : row.written);
      seen[static_cast<std::size_t>(duty->role)] = true;
      // A body named twice shows its first part; the measure's page tells both.
      if (row.cells[column].duty == nullptr) row.cells[column].duty = duty;
      matrix.columns[column].duties.push_back(duty);
    }
    matrix.written += row.written;
    matrix.by_rule += row.by_rule;
    matrix.sections.back().rows.push_back(std::move(row));
  }
  for (std::size_t role = 0; role < seen.size(); ++role) {
    if (seen[role]) matrix.roles.push_back(static_cast<model::Role>(role));
  }
  return matrix;
}

}  // namespace

PageKind matrix_page() {
  return page_kind<MatrixPage>("matrix", "Bodies by measures, a mark for each role.");
}

}  // namespace planpress::pages
