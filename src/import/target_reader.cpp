#include "import/target_reader.hpp"

#include <algorithm>
#include <utility>

#include "import/target_kind.hpp"
#include "import/target_lists.hpp"
#include "import/target_naming.hpp"
#include "import/target_scope.hpp"
#include "import/target_unread.hpp"
#include "import/target_veto.hpp"
#include "import/target_when.hpp"

namespace planpress::import {
namespace {

using model::Comparison;
using model::TargetKind;

constexpr std::size_t none = static_cast<std::size_t>(-1);

class Reader {
 public:
  Reader(const TracedText& source, const TargetSetting& setting, std::vector<Doubt>& doubts)
      : source_(source), setting_(setting), doubts_(doubts), text_(make_plain(source.text)) {}

  std::vector<TargetReading> read() {
    std::vector<Quantity> quantities = find_quantities(text_);
    if (quantities.empty() && std::none_of(text_.chars.begin(), text_.chars.end(), is_digit)) return {};
    layout_ = lay_out(text_);
    heading_ = make_plain(setting_.heading.empty() ? setting_.column : setting_.heading).chars;
    times_ = find_times(text_, {present_year(), setting_.from, setting_.to});
    statements_ = find_statements(text_, layout_, times_, std::move(quantities));
    accepted_.assign(statements_.size(), false);
    namings_.resize(statements_.size());
    share_operators();
    dates_ = date_statements(text_, layout_, times_, statements_, first_year());
    for (std::size_t i = 0; i < statements_.size();) i = read_group(i);
    doubt_unread();
    return std::move(targets_);
  }

 private:
  // An undated plan for one year is of that year.
  std::optional<int> present_year() const {
    if (setting_.listed) return setting_.listed;
    return setting_.published || setting_.from != setting_.to ? setting_.published : setting_.from;
  }

  // Years before the document, its period and its list are gone by.
  std::optional<int> first_year() const {
    std::optional<int> first;
    for (const std::optional<int>& year : {setting_.published, setting_.from, setting_.listed}) {
      if (year && (!first || *year < *first)) first = year;
    }
    return first;
  }

  // 分别超过95%、77%以上: what stands before the first and behind the last number holds for all.
  void share_operators() {
    for (std::size_t i = 0; i < statements_.size();) {
      const std::size_t count = group_size(statements_, i);
      Quantity& first = statements_[i].quantity;
      const Quantity& last = statements_[i + count - 1].quantity;
      for (std::size_t k = i; k < i + count; ++k) {
        Quantity& each = statements_[k].quantity;
        if (!each.bounded && (first.bounded || last.suffixed)) {
          each.comparison = first.bounded ? first.comparison : last.comparison;
          each.bounded = true;
        }
        // 10个、5个百分点
        if (last.unit.starts_with(each.unit) && last.unit.size() > each.unit.size()) {
          each.unit = last.unit;
          each.sort = last.sort;
        }
        each.level = each.level || first.level;
        each.change = each.change || first.change || tells_growth(text_, statements_[i]);
        each.strives = each.strives || first.strives;
        statements_[k].shares = count > 1;
      }
      i += count;
    }
    // 16台980万千瓦以上
    for (std::size_t i = 0; i + 1 < statements_.size(); ++i) {
      Quantity& each = statements_[i].quantity;
      const Quantity& next = statements_[i + 1].quantity;
      const bool same = next.sort != UnitClass::time;  // 5万名65岁以上老年人
      if (same && each.end == next.begin && next.suffixed && !each.bounded) each.comparison = next.comparison;
    }
  }

  std::size_t read_group(std::size_t first) {
    const std::size_t count = group_size(statements_, first);
    std::vector<Naming> shared;
    std::vector<int> years;
    if (statements_[first].distributed) {
      years = years_in_row(text_, layout_, times_, statements_[first], count);
      shared = name_distributed(statements_[first], count, naming_setting(first));
      if (years.size() == count && count > 1 && shared.size() != count) shared.clear();
    }
    if (count > 1 && statements_[first].distributed && shared.empty() && years.size() != count)
      shared = names_before(first, count);
    if (count == 1 && statements_[first].distributed) {
      const std::vector<Naming> two = name_distributed(statements_[first], 2, naming_setting(first));
      if (two.size() == 2 && joins_two(text_, statements_[first])) {
        for (const Naming& each : two) read_one(first, &each);
        return first + 1;
      }
    }
    if (count == 1) {
      if (const std::vector<int> each = years_each(text_, times_, statements_[first]); each.size() > 1) {
        for (const int year : each) {
          dates_[first].year = year;
          read_one(first, shared.size() == 1 ? &shared.front() : nullptr);
        }
        return first + 1;
      }
    }
    if (count == 1) {
      if (const std::vector<Naming> listed = names_of_list(first); !listed.empty()) {
        for (std::size_t k = 0; k < listed.size(); ++k) read_one(first + k, &listed[k]);
        return first + listed.size();
      }
    }
    for (std::size_t k = 0; k < count; ++k) {
      const std::size_t i = first + k;
      if (k < years.size()) dates_[i].year = years[k];
      if (!dates_[i].period) dates_[i].period = dates_[first].period;
      const Naming* given =
          k < shared.size() && (years.empty() || years.size() != count) ? &shared[k] : nullptr;
      read_one(i, given);
    }
    return first + count;
  }

  // 公交车、出租车200辆、300辆: as many names as numbers of one sort.
  std::vector<Naming> names_of_list(std::size_t first) {
    const std::size_t count = numbers_in_row(text_, statements_, first);
    if (!lists_names(statements_[first], count, naming_setting(first))) return {};
    for (std::size_t k = 1; k < count; ++k) {
      if (statements_[first + k].quantity.sort == statements_[first].quantity.sort) continue;
      mixed_ = first + count;  // 锅炉、窑炉96台、3800蒸吨 may be one number of each, or two of both
      return {};
    }
    return name_listed(statements_[first], count, naming_setting(first));
  }

  // 接待游客3亿人次，收入达到50亿元，年均分别增长12%、15%: the last things named, as many as there are
  // numbers.
  std::vector<Naming> names_before(std::size_t first, std::size_t count) const {
    std::vector<Naming> names;
    const Word left = text_.part(statements_[first].left.begin, statements_[first].apart);
    const std::uint32_t sentence = layout_.clauses[statements_[first].clause].sentence;
    constexpr std::size_t longest = 12;  // 其中2024年底前
    if (left.size() > longest) return names;
    for (std::size_t i = first; i > 0 && names.size() < count; --i) {
      if (layout_.clauses[statements_[i - 1].clause].sentence != sentence || !accepted_[i - 1]) break;
      names.insert(names.begin(), namings_[i - 1]);
    }
    const bool named =
        names.size() == count && std::none_of(names.begin(), names.end(), [](const Naming& one) {
          return one.indicator.empty() || !one.area.empty();
        });
    if (!named || (names.front().indicator == names.back().indicator)) names.clear();
    return names;
  }

  NamingSetting naming_setting(std::size_t i) const {
    NamingSetting setting{text_, layout_, times_, heading_};
    const Clause& clause = layout_.clauses[statements_[i].clause];
    if (last_ != none && layout_.clauses[statements_[last_].clause].sentence == clause.sentence) {
      const std::size_t named = last_alike(layout_, statements_, accepted_, last_, i);
      setting.before = &statements_[named];
      setting.named = &namings_[named];
    }
    const std::size_t whole = whole_of(i);
    if (whole != none) {
      setting.parent = &statements_[whole];
      setting.whole = &namings_[whole];
    }
    return setting;
  }

  // The target that number `i` is a part of: in front of its bracket, or of 其中.
  std::size_t whole_of(std::size_t i) const {
    const Clause& clause = layout_.clauses[statements_[i].clause];
    if (clause.depth > 0) return before_bracket(i);
    if (among_ == none || layout_.clauses[statements_[among_].clause].sentence != clause.sentence)
      return none;
    // …，其中2024年8%；汽车1.5万辆: behind ； only what has no name of its own is a part still.
    return statements_[i].quantity.number < among_part_ || is_nameless(text_, statements_[i]) ? among_ : none;
  }

  std::size_t before_bracket(std::size_t i) const {
    const std::size_t opening = layout_.clauses[statements_[i].clause].bracket_begin;
    constexpr std::size_t near = 40;
    constexpr std::size_t most = 30;  // numbers in one bracket
    for (std::size_t k = i; k > 0 && i - k < most; --k) {
      const Statement& other = statements_[k - 1];
      if (other.quantity.end + near < opening) break;
      if (other.quantity.end > opening || layout_.clauses[other.clause].depth > 0) continue;
      return accepted_[k - 1] ? k - 1 : none;
    }
    return none;
  }

  void read_one(std::size_t i, const Naming* given) {
    const Statement& statement = statements_[i];
    if (opens_among(i) && last_ != none) {
      among_ = last_;
      among_part_ = std::min(text_.view().find(U'；', statement.quantity.number), text_.size());
    }
    const std::size_t whole = whole_of(i);
    VetoSetting veto{text_, layout_, times_, statements_, i};
    veto.past = dates_[i].past;
    veto.after_field = after_field_;
    if (whole != none) veto.parent = &statements_[whole];
    const Judgement judgement = judge(veto);
    const std::uint32_t sentence = layout_.clauses[statement.clause].sentence;
    if (judgement.reason == already_there && !judgement.target) standing_sentence_ = sentence;
    if (opens_among(i) && standing_sentence_ == sentence) return;  // 现有2.6万台，其中3200台
    after_field_ = !judgement.target && judgement.reason == about_the_work;
    if (!judgement.target) return;
    namings_[i] = given != nullptr ? *given : name_statement(statement, naming_setting(i));
    TargetReading target = make_target(i, judgement);
    accepted_[i] = true;
    if (layout_.clauses[statement.clause].depth == 0) last_ = i;
    targets_.push_back(std::move(target));
  }

  // 其中 in front of the number, or as the clause before it.
  bool opens_among(std::size_t i) const {
    const Statement& statement = statements_[i];
    if (statement.among) return true;
    const Clause& clause = layout_.clauses[statement.clause];
    return clause.begin >= 3 && text_.part(clause.begin - 3, clause.begin) == U"其中，";
  }

  TargetReading make_target(std::size_t i, const Judgement& judgement) {
    const Statement& statement = statements_[i];
    const Quantity& quantity = statement.quantity;
    TargetReading target;
    target.comparison = quantity.comparison;
    target.value = quantity.value;
    target.value_max = quantity.value_max;
    target.unit = to_utf8(quantity.unit);
    target.kind = kind_of(text_, statement);
    set_when(i, target);
    set_names(i, target);
    target.modality = modality_of(text_, layout_, times_, statement);
    target.quote = to_utf8(quote(statement));
    target.lines = {source_.line_at(text_.source[quantity.number]),
                    source_.line_at(text_.source[quantity.unit_end - 1])};
    target.confidence = judgement.confidence;
    if (target.confidence < certain) doubt(target, judgement.confidence, judgement.reason);
    explain(i, target);
    return target;
  }

  void set_when(std::size_t i, TargetReading& target) {
    const When& when = dates_[i];
    target.year = when.year ? when.year : setting_.listed;
    target.period = when.period;
    target.baseline_year = when.baseline;
    const std::size_t whole = whole_of(i);
    if (whole == none) return;
    const std::size_t count = targets_.size();
    if (count == 0) return;
    if (!target.year) target.year = dates_[whole].year;
    const Statement& statement = statements_[i];
    const bool part =
        statement.among || is_nameless(text_, statement) || layout_.clauses[statement.clause].depth > 0;
    if (!target.period && part) target.period = dates_[whole].period;
  }

  void set_names(std::size_t i, TargetReading& target) {
    const Naming& naming = namings_[i];
    target.indicator = to_utf8(naming.indicator);
    target.scope = to_utf8(naming.scope);
    target.area = to_utf8(naming.area);
    if (setting_.index == nullptr && own_index_.empty()) own_index_.emplace_back(setting_.indicators);
    const IndicatorIndex& index = setting_.index == nullptr ? own_index_.front() : *setting_.index;
    target.indicator_id = index.find(naming.indicator, target.kind);
    // 制造业领域技术改造项目: the field in front is not part of what is counted.
    const std::size_t field = naming.indicator.find(U"领域");
    if (target.indicator_id.empty() && field != std::u32string::npos && target.kind == TargetKind::count) {
      target.indicator_id = index.find(std::u32string_view(naming.indicator).substr(field + 2), target.kind);
    }
  }

  std::u32string_view quote(const Statement& statement) const {
    std::size_t begin = statement.left.begin;
    while (begin < statement.quantity.begin &&
           std::u32string_view(U"、，；。：").find(text_.at(begin)) != std::u32string_view::npos)
      ++begin;
    return text_.part(begin, std::max(statement.quantity.end, statement.right.end));
  }

  void explain(std::size_t i, TargetReading& target) {
    const When& when = dates_[i];
    const std::string number = figure(statements_[i]);
    if (when.carried) {
      target.confidence = std::min(target.confidence, 0.9);
      doubt(target, 0.9,
            "the year of `" + number + "`, " + std::to_string(*when.year) + ", stands in a sentence before");
    }
    if (target.indicator.empty() || says_only_change(namings_[i].indicator)) {
      target.confidence = std::min(target.confidence, 0.3);
      doubt(target, 0.3, "what `" + number + "` counts is not said beside it: write its `indicator`");
    } else if (namings_[i].guessed) {
      target.confidence = std::min(target.confidence, 0.7);
      doubt(
          target, 0.7,
          "`" + number + "` is called `" + target.indicator + "`, taken from the words around its sentence");
    } else if (i < mixed_) {
      target.confidence = std::min(target.confidence, 0.6);
      doubt(target, 0.6,
            "`" + target.indicator + "` are several things: `" + number + "` may be said of one");
    } else if (repeats_last(i, target)) {
      target.confidence = std::min(target.confidence, 0.5);
      doubt(target, 0.5,
            "`" + number + "` and the number before it are both called `" + target.indicator + "`");
    } else if (holds_amount(namings_[i].indicator)) {
      target.confidence = std::min(target.confidence, 0.6);
      doubt(target, 0.6,
            "`" + target.indicator + "`, what `" + number +
                "` counts, holds a number: there may be two targets");
    }
  }

  // The number with its unit, as printed.
  std::string figure(const Statement& statement) const {
    return to_utf8(text_.part(statement.quantity.number, statement.quantity.unit_end));
  }

  // Two numbers in a row with one name, one unit and one year: one of them is of something else.
  bool repeats_last(std::size_t i, const TargetReading& target) const {
    if (targets_.empty() || i == 0 || !accepted_[i - 1]) return false;
    const TargetReading& last = targets_.back();
    const Statement& statement = statements_[i];
    const bool joined = statement.clause == statements_[i - 1].clause &&
                        layout_.clauses[statement.clause].depth == 0 &&
                        text_.part(statements_[i - 1].quantity.end, statement.quantity.begin) == U"、";
    return joined && last.indicator == target.indicator && last.unit == target.unit &&
           last.year == target.year && last.area == target.area && last.scope == target.scope &&
           last.kind == target.kind;
  }

  // 新增运力3.5万某某: a number of something done whose unit is in no table.
  void doubt_unread() {
    for (const UnreadNumber& one : find_unread(text_, layout_, times_, statements_)) {
      TargetReading place;
      place.lines = {source_.line_at(text_.source[one.begin]), source_.line_at(text_.source[one.end - 1])};
      place.quote = to_utf8(text_.part(layout_.clause_at(one.begin).begin, one.end));
      doubt(place, 0.4,
            "`" + to_utf8(text_.part(one.begin, one.end)) + "` was not read: its unit is not known");
    }
  }

  void doubt(const TargetReading& target, Confidence confidence, std::string_view reason) {
    Doubt one;
    one.lines = target.lines;
    one.about = setting_.about.empty() ? std::string("document") : std::string(setting_.about);
    one.reason = reason;
    one.excerpt = target.quote;
    one.confidence = confidence;
    doubts_.push_back(std::move(one));
  }

  const TracedText& source_;
  const TargetSetting& setting_;
  std::vector<Doubt>& doubts_;
  PlainText text_;
  Layout layout_;
  std::u32string heading_;
  std::vector<TimeMark> times_;
  std::vector<Statement> statements_;
  std::vector<When> dates_;
  std::vector<Naming> namings_;
  std::vector<bool> accepted_;
  std::vector<TargetReading> targets_;
  std::vector<IndicatorIndex> own_index_;  // at most one, made when first needed
  std::size_t mixed_ = 0;  // the numbers before it stand behind a list of names that they may belong to
  bool after_field_ = false;
  std::uint32_t standing_sentence_ = static_cast<std::uint32_t>(-1);  // the last that tells what is there
  std::size_t last_ = none;     // the last target that stands outside brackets
  std::size_t among_ = none;    // the target whose parts 其中 tells
  std::size_t among_part_ = 0;  // where the part of the sentence ends that tells them
};

}  // namespace

std::vector<TargetReading> read_targets(const TracedText& text, const TargetSetting& setting,
                                        std::vector<Doubt>& doubts) {
  return Reader(text, setting, doubts).read();
}

}  // namespace planpress::import
