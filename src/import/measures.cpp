#include "import/measures.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "import/word_index.hpp"
#include "text/utf8.hpp"

namespace planpress::import {
namespace {

constexpr std::array<std::string_view, 40> kGoals{
    "总体要求", "总体思路", "总体目标", "指导思想", "基本原则", "工作原则", "主要原则", "工作目标",
    "主要目标", "发展目标", "行动目标", "目标要求", "发展思路", "工作思路", "重要意义", "发展现状",
    "面临形势", "编制背景", "编制依据", "适用范围", "现实基础", "发展基础", "工作背景", "建设目标",
    "阶段目标", "预期目标", "名词解释", "附则",     "目标任务", "总体部署", "实施步骤", "工作步骤",
    "进度安排", "时间安排", "步骤安排", "推进步骤", "阶段安排", "主要指标", "预期指标", "发展指标"};

constexpr std::array<std::string_view, 5> kGoalsAlone{"目标", "原则", "背景", "意义", "现状"};

constexpr std::size_t kGoalLength = 14;  // code points of the longest title that is sorted by such a word

// Counts of clauses in an item and all below it, and of what its children have.
struct Count {
  std::size_t all = 0;       // in the item and everything below it
  std::size_t children = 0;  // children that have clauses
  bool last_only = false;    // only the last child has
};

class Sorter {
 public:
  Sorter(const Outline& outline, std::span<const Paragraph> paragraphs)
      : items_(outline.items),
        paragraphs_(paragraphs),
        kinds_(items_.size(), ItemKind::part),
        counts_(items_.size()) {
    for (std::size_t i = items_.size(); i-- > 0;) count(i);
    for (const Item& item : items_) clauses_ += item.clauses();
    for (std::size_t i = 0; i < items_.size(); ++i) measure_groups(i);
  }

  std::vector<ItemKind> sort() {
    for (std::size_t i = 0; i < items_.size(); ++i) {
      if (items_[i].parent == no_item || kinds_[items_[i].parent] == ItemKind::section) kinds_[i] = kind(i);
    }
    return std::move(kinds_);
  }

 private:
  void count(std::size_t i) {
    Count& own = counts_[i];
    own.all = items_[i].clauses();
    const auto& children = items_[i].children;
    for (const std::size_t child : children) {
      own.all += counts_[child].all;
      own.children += counts_[child].all > 0 ? 1 : 0;
    }
    own.last_only = children.size() > 1 && own.children == 1 && counts_[children.back()].all > 0;
  }

  Numbering form(std::size_t i) const { return items_[i].marker ? items_[i].marker->form : Numbering::han; }
  Numbering child_form(std::size_t i) const { return form(items_[i].children.front()); }

  // Over the whole plan: how often children of this pair of forms have clauses each, and how often only the
  // last.
  void measure_groups(std::size_t i) {
    if (items_[i].children.empty()) return;
    const Item& first = items_[items_[i].children.front()];
    if (first.marker && first.marker->form == Numbering::arabic && first.marker->value > 1)
      running_.insert(form(i));
    auto& votes = groups_[{form(i), child_form(i)}];
    if (counts_[i].last_only) ++votes.second;
    if (counts_[i].children > 1) ++votes.first;
  }

  bool is_goal(std::size_t i) const {
    if (!is_goal_title(items_[i].title) || counts_[i].all > 0) return false;
    return true;
  }

  ItemKind kind(std::size_t i) const {
    if (is_goal(i)) return ItemKind::goal;
    if (items_[i].children.empty()) return leaf(i);
    return heads_measures(i) ? ItemKind::section : ItemKind::measure;
  }

  ItemKind leaf(std::size_t i) const {
    const Item& item = items_[i];
    const bool outer = form(i) <= Numbering::han;
    // A heading without text that nothing follows is no measure, a numbered line is.
    const bool text = item.text_length(paragraphs_) > 0 || item.clauses() > 0;
    return outer && !text ? ItemKind::section : ItemKind::measure;
  }

  // Whether the measures are the item's children.
  bool heads_measures(std::size_t i) const {
    const std::size_t own = items_[i].clauses();
    const std::size_t children = counts_[i].children;
    const bool inner = child_form(i) >= Numbering::parenthesis && form(i) >= Numbering::arabic;
    if (inner) return !neighbours_are_measures(i) && heads_tasks_like_all(i);
    if (runs_on(i)) return true;
    if (children == 0 && own > 0) return form(i) <= Numbering::han && others_head(i);
    if (children == 0) return clauses_ == 0 ? by_form(i) : by_neighbours(i);
    if (own > 0 && child_form(i) >= Numbering::parenthesis) return false;
    if (!counts_[i].last_only) return true;
    return last_child_decides(i);
  }

  // `1.实施…行动`, a heading and no more, over （1） that each bear a title, a text and a clause.
  bool heads_tasks(std::size_t i) const {
    const Item& item = items_[i];
    return item.text_length(paragraphs_) == 0 && item.clauses() == 0 &&
           std::all_of(item.children.begin(), item.children.end(), [&](std::size_t child) {
             const Item& task = items_[child];
             return task.titled && task.clauses() > 0 && task.text_length(paragraphs_) > 0;
           });
  }

  // In one plan the numbers of one form mean the same everywhere.
  bool heads_tasks_like_all(std::size_t i) const {
    for (std::size_t other = 0; other < items_.size(); ++other) {
      const bool like = form(other) == form(i) && !items_[other].children.empty();
      if (like && !heads_tasks(other)) return false;
    }
    return true;
  }

  // Only the last child has a clause: it is the child's, or it is the item's.
  bool last_child_decides(std::size_t i) const {
    const Item& last = items_[items_[i].children.back()];
    if (!last.children.empty() || form(i) <= Numbering::han) return true;
    const auto& votes = groups_.at({form(i), child_form(i)});
    if (votes.first != votes.second) return votes.first > votes.second;
    return !neighbours_are_measures(i);
  }

  // Numbers that run through all groups number measures.
  bool runs_on(std::size_t i) const {
    const Item& first = items_[items_[i].children.front()];
    return first.marker && first.marker->form == Numbering::arabic && running_.count(form(i)) != 0;
  }

  // Another of its form has a clause of its own and heads children that have theirs: 一、…（区科技局牵头）
  bool others_head(std::size_t i) const {
    for (std::size_t other = 0; other < items_.size(); ++other) {
      const bool like = other != i && items_[other].parent == items_[i].parent && form(other) == form(i) &&
                        !items_[other].children.empty();
      if (like && items_[other].clauses() > 0 && counts_[other].children > 0 &&
          child_form(other) == child_form(i))
        return true;
    }
    return false;
  }

  bool neighbours_are_measures(std::size_t i) const {
    return std::any_of(items_.begin(), items_.end(), [&](const Item& other) {
      return other.marker && items_[i].marker && other.marker->form == items_[i].marker->form &&
             other.children.empty() && other.clauses() > 0;
    });
  }

  // No clause in the item: it is a measure where its like are measures.
  bool by_neighbours(std::size_t i) const {
    if (form(i) <= Numbering::han) return true;
    return !neighbours_are_measures(i) && by_form(i);
  }

  // No clause anywhere: children that say more than their parent are the measures.
  bool by_form(std::size_t i) const {
    if (form(i) <= Numbering::han) return true;
    if (child_form(i) >= Numbering::parenthesis) return false;
    const auto& children = items_[i].children;
    std::size_t text = 0;
    for (const std::size_t child : children) text += items_[child].text_length(paragraphs_);
    return text / children.size() >= items_[i].text_length(paragraphs_) / 2;
  }

  const std::vector<Item>& items_;
  std::span<const Paragraph> paragraphs_;
  std::vector<ItemKind> kinds_;
  std::vector<Count> counts_;
  std::map<std::pair<Numbering, Numbering>, std::pair<int, int>> groups_;
  std::set<Numbering> running_;  // forms of groups through which Arabic numbers run
  std::size_t clauses_ = 0;
};

std::string id_part(const Item& item) {
  return std::to_string(item.marker ? item.marker->value : 0);
}

class Namer {
 public:
  Namer(const Outline& outline, std::span<const ItemKind> kinds)
      : items_(outline.items), kinds_(kinds), names_(items_.size()) {
    find_runs();
  }

  std::vector<ItemName> name() {
    for (std::size_t i = 0; i < items_.size(); ++i) {
      if (kinds_[i] == ItemKind::section || kinds_[i] == ItemKind::goal) name_section(i);
      if (kinds_[i] == ItemKind::measure) name_measure(i);
    }
    return std::move(names_);
  }

 private:
  // Whether the numbers of each form run through the sections, or begin again in a section that is no
  // safeguard.
  void find_runs() {
    std::map<Numbering, std::pair<std::size_t, int>> last;  // section and value
    for (std::size_t i = 0; i < items_.size(); ++i) {
      if (kinds_[i] != ItemKind::measure || !items_[i].marker) continue;
      const auto form = items_[i].marker->form;
      const int value = items_[i].marker->value;
      const auto before = last.find(form);
      if (before != last.end() && before->second.first != items_[i].parent) {
        (value > before->second.second ? runs_ : restarts_).insert(form);
        if (value <= before->second.second) restarted_.insert(items_[i].parent);
      }
      last[form] = {items_[i].parent, value};
    }
  }

  std::string parent_id(std::size_t i) const {
    return items_[i].parent == no_item ? std::string("s") : names_[items_[i].parent].id;
  }

  std::string unique(std::set<std::string>& taken, const std::string& id) {
    std::string made = id;
    for (int& n = uses_[id]; !taken.insert(made).second;) made = id + "-" + std::to_string(++n + 1);
    return made;
  }

  void name_section(std::size_t i) {
    const Item& item = items_[i];
    const std::string above = parent_id(i);
    const std::string part = item.marker ? id_part(item) : "h" + std::to_string(++headings_);
    names_[i].number = item.marker ? item.marker->printed : std::string();
    names_[i].id = unique(section_ids_, above == "s" ? "s" + part : above + "-" + part);
  }

  void name_measure(std::size_t i) {
    const Item& item = items_[i];
    const std::string above = parent_id(i);
    const std::string within = above == "s" ? "s" + id_part(item) : above + "-" + id_part(item);
    ItemName& name = names_[i];
    name.number = item.marker ? item.marker->printed : std::string();
    const auto form = item.marker ? item.marker->form : Numbering::han;
    if (form == Numbering::arabic) {
      const bool own = item.marker->printed == id_part(item);
      const bool first = measure_ids_.count(id_part(item)) == 0 && !begins_again(i);
      name.id = first && own ? std::string() : unique(measure_ids_, first ? id_part(item) : within);
      if (name.id.empty()) measure_ids_.insert(id_part(item));
    } else if (form == Numbering::bracketed && runs_.count(form) != 0 && restarted_.count(item.parent) == 0) {
      name.id = unique(measure_ids_, id_part(item));
    } else {
      const bool inner = form > Numbering::han && item.parent != no_item && items_[item.parent].marker;
      const bool again = form == Numbering::parenthesis && restarts_.count(form) != 0;
      if (inner && (form == Numbering::bracketed || again) && name.number.starts_with("（"))
        name.number = items_[item.parent].marker->printed + name.number;
      name.id = unique(measure_ids_, within);
    }
  }

  // Arabic numbers that begin again in every section need ids everywhere, not only from the second section
  // on.
  bool begins_again(std::size_t i) const {
    return restarts_.count(Numbering::arabic) != 0 && runs_.count(Numbering::arabic) == 0 &&
           items_[i].parent != no_item && restarted_.size() > 1;
  }

  const std::vector<Item>& items_;
  std::span<const ItemKind> kinds_;
  std::vector<ItemName> names_;
  std::set<Numbering> runs_, restarts_;
  std::set<std::size_t> restarted_;  // sections where numbers began again
  std::set<std::string> section_ids_, measure_ids_;
  std::map<std::string, int> uses_;  // how often an id was wanted again
  int headings_ = 0;
};

}  // namespace

bool is_goal_title(std::string_view title) {
  if (text::count_code_points(title) > kGoalLength) return false;
  static const WordIndex goals(kGoals, [](std::string_view word) { return word; });
  bool found = false;
  goals.each_match(title, [&](std::size_t) { found = true; });
  return found || std::find(kGoalsAlone.begin(), kGoalsAlone.end(), title) != kGoalsAlone.end();
}

std::vector<ItemKind> sort_items(const Outline& outline, std::span<const Paragraph> paragraphs) {
  return Sorter(outline, paragraphs).sort();
}

std::vector<ItemName> name_items(const Outline& outline, std::span<const ItemKind> kinds) {
  return Namer(outline, kinds).name();
}

}  // namespace planpress::import
