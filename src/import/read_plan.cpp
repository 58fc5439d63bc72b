#include "import/read_plan.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <string>
#include <utility>

#include "import/aims_years.hpp"
#include "import/annex.hpp"
#include "import/basis.hpp"
#include "import/classify.hpp"
#include "import/dates.hpp"
#include "import/document_head.hpp"
#include "import/groups.hpp"
#include "import/indicator_table.hpp"
#include "import/lines.hpp"
#include "import/parts.hpp"
#include "import/plan_text.hpp"
#include "import/reasons.hpp"
#include "import/unread_table.hpp"

namespace planpress::import {
namespace {

int year_of(std::string_view date) {
  return date.size() < 4 ? 0 : std::stoi(std::string(date.substr(0, 4)));
}

// The year in the brackets of a document number.
int year_of_number(std::string_view number) {
  constexpr std::string_view kOpen = "〔";
  const std::size_t open = number.find(kOpen);
  return open == number.npos ? 0 : year_of(number.substr(open + kOpen.size()));
}

void doubt(PlanReading& plan, std::string reason, Confidence confidence) {
  plan.doubts.push_back({{1, 1}, "document", std::move(reason), plan.title, confidence});
}

void read_heading(std::span<const Line> lines, const Parts& parts, const Registry& registry,
                  PlanReading& plan) {
  const DocumentHead head = read_head(lines, parts);
  plan.title = parts.title;
  plan.kind = kind_of(plan.title);
  plan.number = head.number;
  plan.issuer = head.issuer;
  plan.signed_on = head.signed_on;
  plan.printed_on = head.printed_on;
  plan.publicity = head.publicity;
  plan.place = registry.wanted_place.empty() ? find_place(registry, plan.issuer, plan.title)
                                             : std::string(registry.wanted_place);
  if (plan.title.empty()) doubt(plan, "no title of a plan was found", 0.3);
  const auto count = [&](std::string_view mark) {
    std::size_t found = 0;
    for (std::size_t at = plan.title.find(mark); at != plan.title.npos; at = plan.title.find(mark, at + 1))
      ++found;
    return found;
  };
  if (count("《") != count("》") || count("（") != count("）"))
    doubt(plan, "the title may be cut: a mark in it has no partner", 0.5);
  if (plan.place.empty()) {
    const std::string_view seen = plan.issuer.empty() ? plan.title : plan.issuer;
    doubt(plan,
          "no place of content/places.json stands in `" + std::string(seen) +
              "`; add the place there, or give one with `--place`",
          0.3);
  }
}

// The text between the title and the first number, where a plan says what it implements.
std::string preamble_of(std::span<const Line> lines, const Parts& parts) {
  constexpr std::size_t kLongest = 20000;
  std::string text;
  for (std::size_t i = parts.title_end; i < parts.body_begin && text.size() < kLongest; ++i)
    text += lines[i].text.text;
  text.resize(std::min(text.size(), kLongest));
  return text;
}

// Where the text begins: with the aims, when the words before the first number tell them.
std::size_t text_begin(std::span<const Line> lines, const Parts& parts) {
  constexpr std::array<std::string_view, 5> kAims{"目标", "总体要求", "力争", "确保", "到20"};
  if (parts.title_end == 0) return parts.body_begin;
  for (std::size_t i = parts.title_end; i < parts.body_begin; ++i) {
    const std::string_view text = lines[i].text.text;
    const auto aims = [&](std::string_view word) { return text.find(word) != text.npos; };
    if (!lines[i].table && !lines[i].tabbed && std::any_of(kAims.begin(), kAims.end(), aims)) return i;
  }
  return parts.body_begin;
}

int published(const PlanReading& plan) {
  if (const int year = year_of(plan.signed_on)) return year;
  if (const int year = year_of_number(plan.number)) return year;
  return year_of(plan.printed_on);
}

// The one year that the words in front of the first number name; 0 where they name none, or several.
int year_of_head(std::span<const Line> lines, const Parts& parts) {
  int found = 0;
  for (const Line& line : lines.first(std::min(parts.body_begin, lines.size()))) {
    for (const int year : years_in(line.text.text)) {
      if (found != 0 && found != year) return 0;
      found = year;
    }
  }
  return found;
}

// 有效期至2027年12月31日: the last year of the plan's term; 0 where the line tells none.
int last_year_of_term(std::string_view line) {
  constexpr std::string_view kTo = "至";
  constexpr std::size_t kYear = 4;
  if (line.find("有效期") == line.npos && line.find("施行") == line.npos) return 0;
  const std::size_t to = line.find(kTo);
  if (to == line.npos) return 0;
  const std::vector<int> years =
      years_in(line.substr(to + kTo.size(), kYear + std::string_view("年").size()));
  return years.empty() ? 0 : years.front();
}

// First and last year: those of the title, else that of the document and the last one of the aims.
void read_period(std::span<const Paragraph> paragraphs, std::span<const Line> lines, const Parts& parts,
                 PlanReading& plan) {
  const std::vector<int> titled = years_in(plan.title);
  plan.from = titled.empty() ? published(plan) : titled.front();
  const YearRange aims = years_of_aims(paragraphs, plan.from, preamble_of(lines, parts));
  plan.to = titled.size() > 1 ? titled.back() : std::max(aims.last, plan.from);
  if (plan.from == 0) plan.from = aims.first;
  if (titled.size() < 2 && parts.body_end < lines.size())
    plan.to = std::max(plan.to, last_year_of_term(lines[parts.body_end].text.text));
  if (published(plan) != 0 || !titled.empty()) return;
  if (plan.from == 0) plan.from = plan.to = year_of_head(lines, parts);
  doubt(plan,
        plan.from == 0 ? "no year was found: write its `period`"
                       : "the document bears no date; the period is that of its aims",
        0.5);
}

void stretch_period(PlanReading& plan) {
  constexpr int kFar = 15;
  if (years_in(plan.title).size() > 1) return;
  const auto stretch = [&](const std::vector<TargetReading>& targets) {
    for (const TargetReading& target : targets) {
      if (target.year && *target.year >= plan.from && *target.year <= plan.from + kFar)
        plan.to = std::max(plan.to, *target.year);
    }
  };
  stretch(plan.targets);
  for (const MeasureReading& measure : plan.measures) stretch(measure.targets);
}

// Many doubts with one reason become one that names all places: a person decides them together.
void gather_doubts(std::vector<Doubt>& doubts) {
  constexpr std::size_t kFew = 3;
  std::map<std::string, std::vector<std::size_t>> by_reason;
  for (std::size_t i = 0; i < doubts.size(); ++i) {
    if (gathers(doubts[i].reason)) by_reason[doubts[i].reason].push_back(i);
  }
  std::vector<bool> gone(doubts.size(), false);
  for (const auto& [reason, all] : by_reason) {
    if (all.size() <= kFew) continue;
    Doubt& first = doubts[all.front()];
    first.reason += "; also";
    for (std::size_t i = 1; i < all.size(); ++i) {
      first.reason += (i == 1 ? " " : ", ") + doubts[all[i]].about;
      gone[all[i]] = true;
    }
  }
  std::size_t kept = 0;
  for (std::size_t i = 0; i < doubts.size(); ++i) {
    if (gone[i]) continue;
    if (kept != i) doubts[kept] = std::move(doubts[i]);
    ++kept;
  }
  doubts.resize(kept);
}

std::string id_of(const PlanReading& plan) {
  const int year = published(plan) != 0 ? published(plan) : plan.from;
  const std::string place = plan.place.empty() ? "plan" : plan.place;
  return year == 0 ? place : place + "-" + std::to_string(year);
}

class AnnexReader {
 public:
  AnnexReader(const Document& document, std::span<const Line> lines, std::span<const LineTable> known,
              const Registry& registry, const IndicatorIndex& index, PlanReading& plan)
      : document_(document), lines_(lines), registry_(registry), index_(index), plan_(plan), known_(known) {}

  void blocks(std::size_t begin, std::size_t end) {
    if (begin >= end) return;
    const std::span<const Block> annex = std::span(document_.blocks).subspan(begin, end - begin);
    std::vector<Grid> tables = find_tables(annex, known_, begin);
    const AnnexSetting setting{&registry_,          plan_.place, plan_.measures, plan_.sections,
                               published(plan_),    plan_.from,  plan_.to,       plan_.tasks.size(),
                               plan_.groups.size(), titled(),    &index_,        &tables};
    std::vector<TaskReading> tasks = read_tasks(annex, setting, plan_.doubts);
    std::vector<GroupReading> groups = read_groups(annex, setting, plan_.doubts);
    if (tasks.empty()) {
      std::vector<TargetReading> aims = read_indicator_tables(annex, setting, plan_.doubts);
      std::move(aims.begin(), aims.end(), std::back_inserter(plan_.targets));
    }
    for (Grid& grid : tables) {
      grid.first_block += begin;
      grid.end_block += begin;
      tables_.push_back(std::move(grid));
    }
    std::move(tasks.begin(), tasks.end(), std::back_inserter(plan_.tasks));
    std::move(groups.begin(), groups.end(), std::back_inserter(plan_.groups));
  }

  int titled() const {
    const std::vector<int> years = years_in(plan_.title);
    return plan_.measures.empty() && years.size() == 1 ? years.front() : 0;
  }

  void annexes(const Parts& parts) {
    for (std::size_t i = 0; i < parts.annexes.size(); ++i) {
      const bool last = i + 1 == parts.annexes.size();
      blocks(lines_[parts.annexes[i]].block,
             last ? document_.blocks.size() : lines_[parts.annexes[i + 1]].block);
    }
  }

  // A table that gave nothing must not go by in silence.
  void tell_unread() {
    const std::optional<UnreadTable> table = find_unread_table(document_.blocks, tables_);
    if (!table) return;
    plan_.doubts.push_back({table->lines,
                            "document",
                            "a table was not understood and gave no tasks; its heads are " + table->heads,
                            {},
                            0.4});
  }

  // Tables and groups that stand in the text itself.
  void text(std::span<const Paragraph> paragraphs, const Parts& parts) {
    if (plan_.measures.empty() && parts.annexes.empty() && !lines_.empty()) {
      // Perhaps the document is one table under a title, which tells its year.
      const std::size_t title = std::min(parts.title_begin, lines_.size() - 1);
      return blocks(lines_[title].block, document_.blocks.size());
    }
    for (std::size_t i = 0; i < paragraphs.size(); ++i) {
      if (!paragraphs[i].table) {
        if (auto group = read_told_group(paragraphs[i].text, plan_.groups.size()))
          plan_.groups.push_back(std::move(*group));
        continue;
      }
      std::size_t last = i;
      while (last + 1 < paragraphs.size() && paragraphs[last + 1].table) ++last;
      blocks(paragraphs[i].block, paragraphs[last].block + 1);
      i = last;
    }
    if (!parts.annexes.empty() || parts.body_end >= lines_.size()) return;
    blocks(lines_[parts.body_end].block, document_.blocks.size());
  }

 private:
  const Document& document_;
  std::span<const Line> lines_;
  const Registry& registry_;
  const IndicatorIndex& index_;
  PlanReading& plan_;
  std::span<const LineTable> known_;
  std::vector<Grid> tables_;  // that were found, read or not
};

}  // namespace

PlanReading read_plan(const Document& document, const Registry& registry) {
  PlanReading plan;
  plan.file = document.file;
  plan.sha256 = document.sha256;
  const std::vector<LineTable> tables = find_line_tables(document.blocks);
  const std::vector<Line> lines = read_lines(document, tables);
  const Parts parts = find_parts(lines, document.title);
  read_heading(lines, parts, registry, plan);
  plan.basis = read_basis(preamble_of(lines, parts), plan.title);
  const std::size_t begin = text_begin(lines, parts);
  const std::vector<Paragraph> paragraphs =
      join_lines(std::span(lines).subspan(begin, parts.body_end - begin));
  read_period(paragraphs, lines, parts, plan);
  const IndicatorIndex index(registry.indicators);
  read_plan_text(paragraphs, {&registry, published(plan), plan.from, plan.to, &index}, plan);
  stretch_period(plan);
  AnnexReader annexes(document, lines, tables, registry, index, plan);
  annexes.text(paragraphs, parts);
  annexes.annexes(parts);
  annexes.tell_unread();
  if (plan.measures.empty() && plan.tasks.empty()) {
    plan.targets.clear();  // numbers of a text that is no plan are no targets
    doubt(plan, "neither measures nor tasks were found: this may be no plan", 0.1);
  }
  plan.id = id_of(plan);
  doubt_unknown_bodies(registry, plan, plan.doubts);
  std::stable_sort(plan.doubts.begin(), plan.doubts.end(),
                   [](const Doubt& a, const Doubt& b) { return a.lines.first < b.lines.first; });
  gather_doubts(plan.doubts);
  return plan;
}

}  // namespace planpress::import
