// The way in for language models, in the form of llmstxt.org: what there is, in Markdown, with links.
#include <algorithm>

#include "pages/page.hpp"
#include "pages/rows.hpp"
#include "pages/tables.hpp"

namespace planpress::pages {
namespace {

struct LlmsPage {
  std::vector<const model::Plan*> plans;
  std::vector<const model::Plan*> above;
  std::vector<const model::Note*> notes;
  std::vector<std::string_view> tables;
  int left_out = 0;

  static void choose(const Publication&, std::vector<Page>& pages) {
    pages.push_back({nullptr, "llms", "", nullptr});
  }
  static LlmsPage make(const Publication& publication, const Page&);

  static constexpr std::string_view record_name = "llms.txt";
  static constexpr auto fields = data::FieldList{
      shown("plans", &LlmsPage::plans, "The plans, as many as a reader with little memory takes."),
      shown("left_out", &LlmsPage::left_out, "How many plans are not among them."),
      shown("above", &LlmsPage::above, "Plans of the places above, of which only targets are held."),
      shown("notes", &LlmsPage::notes, "The notes, newest first."),
      shown("tables", &LlmsPage::tables, "Names of the tables of the open data."),
  };
};

constexpr std::size_t most_plans = 200;

LlmsPage LlmsPage::make(const Publication& publication, const Page&) {
  LlmsPage llms;
  llms.plans.assign(publication.plans.begin(),
                    publication.plans.begin() +
                        static_cast<std::ptrdiff_t>(std::min(publication.plans.size(), most_plans)));
  llms.left_out = static_cast<int>(publication.plans.size() - llms.plans.size());
  for (const model::Plan& plan : publication.model.plans) {
    if (plan.measures.empty() && llms.above.size() < most_plans) llms.above.push_back(&plan);
  }
  for (const model::Note& note : publication.model.notes) llms.notes.push_back(&note);
  std::stable_sort(llms.notes.begin(), llms.notes.end(),
                   [](const auto* a, const auto* b) { return a->date > b->date; });
  for (const Table& table : pages::tables()) llms.tables.push_back(table.name);
  return llms;
}

}  // namespace

PageKind llms_page() {
  PageKind kind = page_kind<LlmsPage>("llms", "The way in for language models: `llms.txt`.");
  kind.file = "llms.txt";
  return kind;
}

}  // namespace planpress::pages
