#include "import/plan_text.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "documents/traced.hpp"
#include "import/classify.hpp"
#include "import/clause_doubts.hpp"
#include "import/clause_words.hpp"
#include "import/duty_lists.hpp"
#include "import/group_closing.hpp"
#include "import/measures.hpp"
#include "import/outline.hpp"
#include "import/pending_rules.hpp"
#include "import/reasons.hpp"
#include "import/rules.hpp"
#include "import/said_roles.hpp"
#include "import/target_reader.hpp"
#include "text/utf8.hpp"

namespace planpress::import {
namespace {

std::string excerpt(std::string_view text) {
  constexpr std::size_t kExcerpt = 40;  // code points of what a doubt shows
  std::size_t at = 0;
  for (std::size_t i = 0; i < kExcerpt && at < text.size(); ++i) at += text::decode(text, at).length;
  return std::string(text.substr(0, at)) + (at < text.size() ? "…" : "");
}

std::string names_of(const ClauseReading& clause) {
  std::string names;
  for (const PartyReading& party : clause.parties) names += (names.empty() ? "`" : ", `") + party.body + "`";
  return names;
}

class TextReader {
 public:
  TextReader(std::span<const Paragraph> paragraphs, const TextSetting& setting, PlanReading& plan)
      : paragraphs_(paragraphs),
        setting_(setting),
        plan_(plan),
        outline_(read_outline(paragraphs)),
        kinds_(sort_items(outline_, paragraphs)),
        names_(name_items(outline_, kinds_)) {}

  void read() {
    find_order();
    TracedText before;
    for (const ItemParagraph& loose : outline_.loose) plan_paragraph(loose, before);
    plan_targets(before);
    for (std::size_t i = 0; i < outline_.items.size(); ++i) {
      switch (kinds_[i]) {
        case ItemKind::section:
        case ItemKind::goal:
          section(i);
          break;
        case ItemKind::measure:
          measure(i);
          break;
        case ItemKind::part:
          break;
      }
    }
    for (PendingRule& pending : rules_) {
      if (pending.item != no_item) pending.until = measures_before_end_of(pending.item);
    }
    place_rules(rules_, plan_);
    doubt_numbers();
    doubt_silence();
    doubt_last_clauses(plan_.measures, clause_lines_, plan_.doubts);
  }

 private:
  const Item& item(std::size_t i) const { return outline_.items[i]; }

  LineRange lines_of(const ItemParagraph& one) const {
    const TracedText& text = paragraphs_[one.paragraph].text;
    return {text.first_line(), text.last_line()};
  }

  void doubt(LineRange lines, std::string about, std::string reason, std::string_view words,
             Confidence confidence) {
    plan_.doubts.push_back({lines, std::move(about), std::move(reason), excerpt(words), confidence});
  }

  // The items of a branch, in the order of the document.
  void branch(std::size_t i, std::vector<std::size_t>& all) const {
    for (std::size_t at = i; at < outline_.items.size(); ++at) {
      std::size_t above = at;
      while (above != i && above != no_item && above > i) above = item(above).parent;
      if (above != i) break;
      all.push_back(at);
    }
  }

  // The text behind number and title, without clauses; of a part the title belongs to the text.
  TracedText plain_text(const ItemParagraph& one, bool part = false) const {
    const Paragraph& paragraph = paragraphs_[one.paragraph];
    const TracedText& text = paragraph.text;
    TracedText out;
    std::size_t at = part && paragraph.marker ? paragraph.marker->length : one.text_begin;
    for (const ClauseSpan& span : one.clauses) {
      if (span.begin > at) append(out, text, at, span.begin);
      at = std::max(at, span.end);
    }
    append(out, text, at, text.text.size());
    return out;
  }

  void section(std::size_t i) {
    SectionReading section;
    section.id = names_[i].id;
    section.number = names_[i].number;
    section.title = item(i).title;
    if (item(i).parent != no_item) section.parent = names_[item(i).parent].id;
    section.lines = lines_of(item(i).paragraphs.front());
    // Aims that are numbered like measures are no headings.
    const bool heading = !item(i).marker || item(i).marker->form < Numbering::arabic;
    if (heading || kinds_[i] == ItemKind::section) plan_.sections.push_back(std::move(section));
    std::vector<std::size_t> all{i};
    if (kinds_[i] == ItemKind::goal) {
      all.clear();
      branch(i, all);
    }
    TracedText text;
    for (const std::size_t one : all) {
      for (const ItemParagraph& paragraph : item(one).paragraphs) plan_paragraph(paragraph, text, i);
    }
    plan_targets(text);
  }

  // A paragraph of no measure: its targets are the plan's, its clauses rules. A year that it names holds for
  // the paragraphs behind it, so their words are gathered before they are read.
  void plan_paragraph(const ItemParagraph& one, TracedText& text, std::size_t heading = no_item) {
    if (!text.text.empty()) append(text, "\n", lines_of(one).first);
    append(text, plain_text(one));
    for (const ClauseSpan& span : one.clauses) general_clause(one, span, plan_.measures.size(), heading);
  }

  void plan_targets(const TracedText& text) {
    std::vector<TargetReading> targets = read_targets(text, target_setting(), plan_.doubts);
    std::move(targets.begin(), targets.end(), std::back_inserter(plan_.targets));
  }

  void general_clause(const ItemParagraph& one, const ClauseSpan& span, std::size_t after,
                      std::size_t heading) {
    for (RuleReading rule : span.rules) {
      rule.lines = lines_of(one);
      rules_.push_back({std::move(rule), after, 0, no_item});
    }
    if (!span.rules.empty() || !span.clause.found) return;
    const bool headed = heading != no_item;
    const Confidence confidence = headed ? 0.7 : 0.5;
    const std::string& words = paragraphs_[one.paragraph].text.text;
    doubt(lines_of(one), "document",
          headed ? names_of(span.clause) + " in a heading: taken for all measures below it"
                 : names_of(span.clause) + " in no measure: taken for those of its section",
          std::string_view(words).substr(span.begin), confidence);
    for (RuleReading& rule : rules_of(span.clause)) {
      rule.lines = lines_of(one);
      rule.confidence = confidence;
      rules_.push_back({std::move(rule), headed ? after : section_start(), headed ? 0 : after, heading});
    }
  }

  // The first measure of the section that is being read.
  std::size_t section_start() const {
    if (plan_.measures.empty()) return 0;
    const std::string& section = plan_.measures.back().section;
    std::size_t at = plan_.measures.size();
    while (at > 0 && plan_.measures[at - 1].section == section) --at;
    return at;
  }

  TargetSetting target_setting() const {
    TargetSetting setting;
    if (setting_.from != 0) setting.from = setting_.from;
    if (setting_.to != 0) setting.to = setting_.to;
    if (setting_.published != 0) setting.published = setting_.published;
    if (setting_.registry != nullptr) setting.indicators = setting_.registry->indicators;
    setting.index = setting_.index;
    return setting;
  }

  std::string headings_above(std::size_t i) const {
    std::string headings;
    for (std::size_t above = item(i).parent; above != no_item; above = item(above).parent)
      headings += item(above).title;
    return headings;
  }

  // The section that a measure stands in; a flat list has one that bears the plan's title.
  std::string section_of(std::size_t i) {
    if (item(i).parent != no_item) return names_[item(i).parent].id;
    const bool outer = item(i).marker && item(i).marker->form <= Numbering::han;
    const bool others =
        std::any_of(kinds_.begin(), kinds_.end(), [](ItemKind kind) { return kind == ItemKind::section; });
    const std::string id = outer && others ? names_[i].id : std::string("s0");
    const auto same = [&](const SectionReading& section) { return section.id == id; };
    if (std::none_of(plan_.sections.begin(), plan_.sections.end(), same)) {
      SectionReading section;
      section.id = id;
      section.number = outer && others ? names_[i].number : std::string();
      section.title = outer && others ? item(i).title : plan_.title;
      section.lines = lines_of(item(i).paragraphs.front());
      plan_.sections.push_back(std::move(section));
    }
    return id;
  }

  void measure(std::size_t i) {
    MeasureReading measure;
    measure.number = names_[i].number;
    measure.id = names_[i].id;
    measure.title = item(i).title;
    measure.section = section_of(i);
    const std::string about = "measure " + address_of(measure);
    std::vector<std::size_t> all;
    branch(i, all);
    std::vector<const ItemParagraph*> own;
    for (const std::size_t one : all) {
      for (const ItemParagraph& paragraph : item(one).paragraphs) own.push_back(&paragraph);
    }
    const std::size_t closing = all.size() == 1 ? closing_paragraphs(outline_, paragraphs_, i) : own.size();
    TracedText text;
    for (std::size_t p = 0; p < std::min(own.size(), closing); ++p) {
      if (p > 0) append(text, "\n", lines_of(*own[p]).first);
      append(text, plain_text(*own[p], p > 0));
      wording(*own[p], measure);
    }
    measure.lines = {lines_of(*own.front()).first, lines_of(*own[std::min(own.size(), closing) - 1]).last};
    const std::size_t index = plan_.measures.size();
    for (std::size_t p = 0; p < std::min(own.size(), closing); ++p) parties(*own[p], about, index, measure);
    if (measure.responsible.empty()) duties(own, measure);
    const bool clause = !measure.responsible.empty();
    for (std::size_t p = 0; p < std::min(own.size(), closing); ++p)
      add_said_roles(paragraphs_[own[p]->paragraph].text, own[p]->clauses, clause, measure, plan_.doubts);
    if (const std::size_t lines =
            titled_lines(paragraphs_, std::span(own).first(std::min(own.size(), closing)));
        lines > 1)
      doubt(measure.lines, about,
            std::to_string(lines) + " lines in it have a clause each: they may be measures", measure.title,
            0.5);
    TargetSetting setting = target_setting();
    setting.heading = measure.title;
    setting.about = about;
    measure.targets = read_targets(text, setting, plan_.doubts);
    SectorReading sectors = find_sectors(*setting_.registry, measure.title, headings_above(i), text.text);
    if (sectors.sectors.empty())
      doubt(measure.lines, about, std::string(reason_no_sector), measure.title, 0.5);
    measure.sectors = std::move(sectors.sectors);
    if (!item(i).titled) {
      measure.confidence = 0.7;
      doubt(measure.lines, about, std::string(reason_no_title), measure.title, 0.7);
    }
    clause_lines_.push_back(has_clause_line(own));
    plan_.measures.push_back(std::move(measure));
    measure_items_.push_back(i);
    TracedText rest;
    for (std::size_t p = closing; p < own.size(); ++p) plan_paragraph(*own[p], rest);
    plan_targets(rest);
  }

  // 列第一位的为牵头单位，下同 holds from its clause on, without 下同 for the whole plan.
  void find_order() {
    for (std::size_t i = 0; i < paragraphs_.size() && ordered_from_ == no_item; ++i) {
      const std::string_view text = paragraphs_[i].text.text;
      if (is_order(text)) ordered_from_ = text.find("下同") == text.npos ? 0 : i;
    }
  }

  void wording(const ItemParagraph& one, MeasureReading& measure) const {
    const std::string_view text = paragraphs_[one.paragraph].text.text;
    if (text.size() <= one.text_begin) return;
    if (!measure.wording.empty()) measure.wording += "\n";
    measure.wording += text.substr(one.text_begin);
  }

  void parties(const ItemParagraph& one, const std::string& about, std::size_t index,
               MeasureReading& measure) {
    for (const ClauseSpan& span : one.clauses) {
      std::vector<PartyReading> named = span.clause.parties;
      if (one.paragraph >= ordered_from_) lead_by_order(named);
      for (const PartyReading& party : named) {
        const auto same = [&](const PartyReading& known) {
          return known.body == party.body && known.role == party.role;
        };
        if (std::none_of(measure.responsible.begin(), measure.responsible.end(), same)) {
          measure.responsible.push_back(party);
        }
      }
      const TracedText& text = paragraphs_[one.paragraph].text;
      const LineRange lines{text.line_at(span.begin), text.line_at(span.end - 1)};
      for (Doubt doubt : span.clause.doubts) {
        doubt.about = about;
        doubt.lines = lines;
        plan_.doubts.push_back(std::move(doubt));
      }
      for (RuleReading rule : span.rules) {
        rule.lines = lines;
        rules_.push_back({std::move(rule), index + 1, 0, no_item});
      }
    }
  }

  // 部门职责: a paragraph for each body, which tells what it is to do.
  void duties(std::span<const ItemParagraph* const> own, MeasureReading& measure) const {
    std::vector<PartyReading> parties;
    for (const ItemParagraph* one : own) {
      const std::string_view text = paragraphs_[one->paragraph].text.text;
      if (std::optional<PartyReading> party = read_duty(text.substr(std::min(one->text_begin, text.size()))))
        parties.push_back(std::move(*party));
    }
    if (parties.size() >= 2) measure.responsible = std::move(parties);
  }

  // How many measures stand before the end of an item's branch.
  std::size_t measures_before_end_of(std::size_t i) const {
    std::vector<std::size_t> all;
    branch(i, all);
    const auto end = std::upper_bound(measure_items_.begin(), measure_items_.end(), all.back());
    return static_cast<std::size_t>(end - measure_items_.begin());
  }

  // Numbers that run on must not leave one out.
  void doubt_numbers() {
    int last = 0;
    for (std::size_t i = 0; i < outline_.items.size(); ++i) {
      const bool counts = kinds_[i] == ItemKind::measure || kinds_[i] == ItemKind::goal;
      if (!counts || !item(i).marker || item(i).marker->form != Numbering::arabic) continue;
      const int value = item(i).marker->value;
      if (value != 1 && value != last + 1) {
        doubt(lines_of(item(i).paragraphs.front()), "measure " + item(i).marker->printed,
              "no measure " + std::to_string(value - 1) + " stands in front of it", item(i).title, 0.6);
      }
      last = value;
    }
  }

  // Where nearly all measures name somebody, one that does not may have lost its clause.
  void doubt_silence() {
    const auto silent = [](const MeasureReading& measure) { return measure.responsible.empty(); };
    const auto count = std::count_if(plan_.measures.begin(), plan_.measures.end(), silent);
    if (static_cast<std::size_t>(count) * 3 > plan_.measures.size()) return;
    for (const MeasureReading& measure : plan_.measures) {
      if (!silent(measure)) continue;
      doubt(measure.lines, "measure " + address_of(measure), "it names no body, where nearly all others do",
            measure.title, 0.7);
    }
  }

  std::span<const Paragraph> paragraphs_;
  const TextSetting& setting_;
  PlanReading& plan_;
  Outline outline_;
  std::vector<ItemKind> kinds_;
  std::vector<ItemName> names_;
  std::size_t ordered_from_ = no_item;  // the paragraph from which on the first body of each list leads
  std::vector<bool> clause_lines_;      // for each measure, whether a line of it is a clause and nothing else
  std::vector<PendingRule> rules_;
  std::vector<std::size_t> measure_items_;  // the item of each measure
};

}  // namespace

void read_plan_text(std::span<const Paragraph> paragraphs, const TextSetting& setting, PlanReading& plan) {
  TextReader(paragraphs, setting, plan).read();
}

}  // namespace planpress::import
