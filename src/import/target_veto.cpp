#include "import/target_veto.hpp"

#include <algorithm>

#include "import/target_match.hpp"
#include "import/target_scope.hpp"
#include "import/target_trim.hpp"

namespace planpress::import {
namespace {

using Word = std::u32string_view;

constexpr Judgement yes{};

Judgement no(std::string_view reason) {
  return {false, 1.0, reason};
}
Judgement perhaps(double confidence, std::string_view reason) {
  return {true, confidence, reason};
}

class Judge {
 public:
  explicit Judge(const VetoSetting& setting)
      : setting_(setting),
        text_(setting.text),
        statement_(setting.statements[setting.index]),
        quantity_(statement_.quantity),
        clause_(setting.layout.clauses[statement_.clause]),
        left_(text_.part(statement_.left.begin, statement_.left.end)),
        right_(text_.part(statement_.right.begin, statement_.right.end)) {}

  Judgement judge() const {
    if (setting_.past) return no("a result of a year gone by");
    if (setting_.layout.titled[quantity_.number]) return no("inside the title of a document");
    if (setting_.layout.quoted[quantity_.number]) return no("inside a name");
    if (goes_from()) return no("where a change begins");
    if (const Judgement found = bracketed(); !found.target) return found;
    if (const Judgement found = behind(); !found.target) return found;
    if (const Judgement found = directly_before(); !found.target) return found;
    if (const Judgement found = before(); !found.target) return found;
    if (rewarded()) return no("a condition");
    if (counts_background(setting_)) return no(about_the_work);
    if (const Judgement found = scope(); !found.target) return found;
    if (quantity_.sort == UnitClass::time) return time();
    if (quantity_.ratio) return ratio();
    if (quantity_.chinese) return chinese();
    if (chained()) return no(about_the_work);
    if (quantity_.sort == UnitClass::money) return money();
    if (measured_against(left_, quantity_))
      return perhaps(0.6, "it is told against something else than a year");
    return yes;
  }

 private:
  // What stands in front of the number in its clause; of a very long one the end.
  Word clause_before() const { return end_of(text_, clause_.begin, quantity_.number); }

  // 由2023年的58%提高到70%
  bool goes_from() const {
    static constexpr Word onward[] = {U"提高", U"提升", U"增加", U"增长", U"下降", U"降低", U"降至",
                                      U"降到", U"增至", U"扩大", U"压缩", U"缩短", U"减少"};
    const Word rest = text_.part(quantity_.end, quantity_.end + 4);
    constexpr std::size_t reach = 14;
    const std::size_t begin =
        std::max(statement_.left.begin, quantity_.number > reach ? quantity_.number - reach : 0);
    const Word before = text_.part(begin, quantity_.number);
    return any_begins(rest, onward) && (contains(before, U"由") || contains(before, U"从"));
  }

  // In brackets only the parts of a target in front of them are targets.
  Judgement bracketed() const {
    if (clause_.depth == 0) return yes;
    if (setting_.parent == nullptr) return lists_years(setting_) ? yes : no("a remark in brackets");
    const Word opening = text_.part(clause_.bracket_begin, clause_.bracket_begin + 4);
    static constexpr Word parts[] = {U"其中", U"含",   U"包括",   U"包含", U"不含",
                                     U"新增", U"新建", U"国家级", U"省级", U"市级"};
    const bool named = any_begins(opening, parts);
    const bool same = setting_.parent->quantity.sort == quantity_.sort;
    if (opening.starts_with(U"不含") || (!named && !same)) return no("a remark in brackets");
    return yes;
  }

  Judgement behind() const {
    const Word rest = text_.part(quantity_.end, quantity_.end + 8);
    if (quantity_.sort == UnitClass::length && rest.starts_with(U"覆盖"))
      return no("names a part, not an amount");
    if (any_begins(rest, vetoes_behind())) return no("names a part, not an amount");
    const Word far = text_.part(quantity_.end, quantity_.end + 16);
    if (any_ends(left_, whole_places()) && parts_of_places_end(far) > 0) return no(about_the_work);
    const bool listed = left_.ends_with(U"等") || left_.ends_with(U"在") || left_.ends_with(U"对");
    if (counts_own_parts(quantity_, clause_before(), rest)) return no("counts the parts of the plan");
    if (tells_scale(quantity_, rest)) return no("describes what is counted");
    if (quantity_.sort == UnitClass::count && listed && any_begins(rest, fields_behind()))
      return no(about_the_work);
    if (quantity_.unit == U"项" && any_begins(rest, kinds_of_work())) return no("names a list of things");
    if (quantity_.sort == UnitClass::count && !quantity_.suffixed && any_begins(rest, names_behind()) &&
        quantity_.chinese) {
      return no("names a list of things");
    }
    return yes;
  }

  Judgement directly_before() const {
    // 每新增1家奖励1万元
    const Word words = text_.part(statement_.left.begin, quantity_.number);
    if (words.starts_with(U"每") &&
        !leading_action(text_, {statement_.left.begin + 1, quantity_.number}).empty()) {
      return no("support, not an aim");
    }
    if (quantity_.begin < quantity_.number && !(quantity_.chinese)) return yes;
    // 对年耗能5万吨以上的38家企业
    const Word opening = text_.part(clause_.begin, clause_.begin + 2);
    if (left_ == U"的" && (opening.starts_with(U"对") || opening == U"聚焦" || opening == U"针对"))
      return no(about_the_work);
    if (quantity_.unit == U"类" || quantity_.unit == U"种") {
      // 家电等8类产品, 购买12类家电产品给予补贴
      const Word whole = clause_before();
      if (left_.ends_with(U"等") || contains(whole, U"购买")) return no(about_the_work);
    }
    for (const VetoWord& veto : vetoes_directly_before()) {
      if (!left_.ends_with(veto.word)) continue;
      // 其中4A级以上70家, 省级以上70家
      const bool graded = statement_.among || contains(left_, U"蒸吨") || left_.ends_with(U"级以上") ||
                          left_.ends_with(U"级及以上");
      if ((left_.ends_with(U"以上") || contains(left_, U"蒸吨")) && graded) continue;
      if (veto.word == U"前" &&
          (contains(left_, U"月") || mark_ending(setting_.times, statement_.left.end) != nullptr))
        continue;
      // 购新补贴2万件, but not 每位消费者可补贴1件
      const bool all = !contains(clause_before(), U"每");
      if (veto.why == Veto::support && quantity_.sort == UnitClass::count && veto.word != U"限购" && all)
        continue;
      if ((veto.word == U"对" || veto.word == U"在") && quantity_.sort == UnitClass::count) continue;
      if (veto.word == U"对" && statement_.shared_end > 0) continue;
      return no(about_the_work);
    }
    return yes;
  }

  Judgement before() const {
    constexpr std::size_t reach = 80;
    std::size_t begin = std::max(clause_.begin, statement_.left.begin);
    if (quantity_.sort == UnitClass::money)
      begin = std::max(clause_.begin, quantity_.number > reach ? quantity_.number - reach : 0);
    const Word here = text_.part(begin, quantity_.number);
    if (quantity_.sort == UnitClass::money && (sets_price(here) || funded()))
      return no("support, not an aim");
    const bool payable = quantity_.sort == UnitClass::money || quantity_.sort == UnitClass::percent ||
                         quantity_.sort == UnitClass::points;
    // 完成已排查出的86栋危房改造
    const bool done = statement_.light && left_.ends_with(U"的");
    if (text_.at(statement_.noun.begin) == U'已' && !statement_.noun.empty() && !done)
      return no(already_there);
    for (const VetoWord* const veto : vetoes_in(here)) {
      const Judgement found = weigh(*veto, here, payable);
      if (!found.target) return found;
    }
    if (payable && paid_in_sentence()) return no("support, not an aim");
    return yes;
  }

  // 每年安排专项资金不少于5000万元
  bool promised() const { return quantity_.bounded && quantity_.comparison == model::Comparison::at_least; }

  // 6亿元专项资金, but not where it is to be won
  bool funded() const {
    if (promised()) return false;
    if (left_.ends_with(U"安排")) return true;
    return any_in(right_, funds()) && !contains(clause_before(), U"争取");
  }

  Judgement weigh(const VetoWord& veto, Word here, bool payable) const {
    switch (veto.why) {
      case Veto::support:
        if (reaches_rate(quantity_, veto.word, here)) return yes;
        if (payable || quantity_.sort == UnitClass::time || quantity_.ratio) return no("support, not an aim");
        return yes;
      case Veto::input:
        if (contains(here, U"争取") || contains(here, U"达到") || promised()) return yes;
        if (quantity_.sort == UnitClass::money) return no("money that is there to be used");
        return yes;
      case Veto::described:
        if (quantity_.sort == UnitClass::money && !right_.empty()) return no("describes what is counted");
        return yes;
      case Veto::state:
        return no(already_there);
      case Veto::rhythm:
        if (quantity_.unit.starts_with(U"场")) return yes;  // 每季度举办不少于3场
        return quantity_.sort == UnitClass::count && !quantity_.level ? no("how often people meet") : yes;
      case Veto::field:
        break;
    }
    // 符合条件的企业达到10家: what stands between makes it an aim again.
    if (quantity_.level || here.ends_with(U"达到")) return yes;
    if (tells_old_ones(statement_, veto.word, here)) return yes;
    // 依托幼儿园举办托班200个: a verb behind begins what is aimed at.
    if (leans_on(veto.word, here)) return yes;
    if (veto.word == U"版" && !here.ends_with(veto.word)) return yes;
    return no(about_the_work);
  }

  // 按设备投资额的15%给予补助，最高500万元
  bool paid_in_sentence() const {
    constexpr std::size_t reach = 60;
    static constexpr Word paying[] = {U"补助", U"补贴",   U"奖励",     U"奖补",    U"贴息",
                                      U"资助", U"给予",   U"减免",     U"抵免",    U"优惠",
                                      U"返还", U"担保费", U"风险补偿", U"予以支持"};
    std::size_t end = quantity_.end;
    while (end < text_.size() && end < quantity_.end + reach && !in(U"。；\n", text_.at(end)) &&
           text_.at(end) != U'，')
      ++end;
    const Word rest = text_.part(quantity_.end, end);
    if (any_in(rest, paying)) return true;
    std::size_t begin = quantity_.number;
    while (begin > 0 && begin + reach > quantity_.number && !in(U"。；\n", text_.at(begin - 1))) --begin;
    const Word before = text_.part(begin, quantity_.number);
    static constexpr Word capping[] = {U"最高", U"不超过", U"比例", U"单个", U"按"};
    const Word clause = clause_before();
    const std::size_t each = clause.find(U'每');  // 每台, but not 每年新增贷款80亿元
    const bool by_piece =
        each != Word::npos && each + 1 < clause.size() && !in(U"年季月周", clause[each + 1]);
    if (contains(clause_before(), U"争取")) return false;
    return any_in(before, paying) && (by_piece || any_in(clause, capping)) && !aims();
  }

  bool aims() const { return quantity_.level || quantity_.strives; }

  // 对营业收入首次突破10亿元、50亿元的企业，分别给予奖励: what is to be reached to be paid.
  bool rewarded() const {
    constexpr std::size_t reach = 60;
    const char32_t opening = text_.at(clause_.begin);
    if (opening != U'对' && opening != U'凡') return false;
    std::size_t end = quantity_.end;
    while (end < text_.size() && end < quantity_.end + reach && !in(U"。；\n", text_.at(end))) ++end;
    const Word rest = text_.part(quantity_.end, end);
    static constexpr Word paying[] = {U"给予", U"奖励", U"补助", U"补贴", U"奖补", U"奖"};
    const std::size_t comma = rest.find(U'，');
    if (comma == Word::npos || !contains(rest.substr(0, comma), U"的")) return false;
    return any_in(rest.substr(comma), paying);
  }

  // 500Mbps及以上宽带用户占比达50%
  bool tells_kind() const {
    const std::size_t next = setting_.index + 1;
    if (!quantity_.suffixed || quantity_.level || next >= setting_.statements.size()) return false;
    const Statement& other = setting_.statements[next];
    if (quantity_.sort == UnitClass::count || other.quantity.sort != UnitClass::percent) return false;
    return quantity_.sort != UnitClass::percent && other.clause == statement_.clause &&
           other.quantity.level && text_.at(quantity_.end) != U'、';
  }

  // 500平方米以上的餐饮单位, 产值超10亿元企业, 船龄10年以上的渔船
  Judgement scope() const {
    if (statement_.right.empty()) return joins_condition() ? no("a condition") : yes;
    const bool counted = quantity_.sort == UnitClass::count && !quantity_.ratio;
    const bool of = right_.starts_with(U"的");
    static constexpr Word goals[] = {U"的目标", U"目标",   U"的水平", U"水平", U"的比例", U"的要求",
                                     U"的增长", U"的速度", U"大关",   U"关口", U"的规模"};
    if (any_begins(right_, goals)) return yes;
    // 设立规模20亿元的产业基金
    if (of && quantity_.sort == UnitClass::money && left_.ends_with(U"规模") && contains(right_, U"基金"))
      return yes;
    if (right_ == U"的") return no("a condition");
    // 对3家以上企业联合申报的予以支持
    if (left_.ends_with(U"对") && quantity_.suffixed && right_.find(U'的') != Word::npos)
      return no("a condition");
    const bool led = leads();
    if (tells_size(of) || tells_kind()) return no("a condition");
    if (!counted && is_modifier()) return no("describes what is counted");
    if (of && (!led || quantity_.level || quantity_.change) && !done_to_things(statement_, right_))
      return no("a condition");
    const bool below = quantity_.comparison == model::Comparison::at_most && quantity_.suffixed;
    if (below && !quantity_.level) return no("a condition");
    if (!counted && !led && !right_.empty()) {
      const bool growth = quantity_.change || quantity_.level;
      if (statement_.shared_end > 0 && !quantity_.suffixed) return yes;
      if (!growth || quantity_.suffixed) return has_action_behind(right_) ? yes : no("a condition");
    }
    return yes;
  }

  // 推动1000平方米以上商场更新, 50户以上的自然村
  bool tells_size(bool of) const {
    if (!quantity_.suffixed || quantity_.level) return false;
    const auto sizes = units_of_size();
    const bool size = std::find(sizes.begin(), sizes.end(), Word(quantity_.unit)) != sizes.end();
    if (size && (of || any_begins(right_, actors()))) return true;
    const bool counted = quantity_.sort == UnitClass::count || quantity_.sort == UnitClass::percent;
    const bool bare = (statement_.verb.empty() && !statement_.light) || any_in(right_, actor_verbs());
    if (bare && quantity_.sort == UnitClass::capacity && any_begins(right_, sized_things())) return true;
    return !counted && any_ends(left_, moving_verbs());
  }

  // 能耗5000吨以上、用电1000万千瓦时以上的企业: the first is as much a condition as the second.
  bool joins_condition() const {
    const std::size_t next = setting_.index + 1;
    const bool told_apart = statement_.whole.begin < statement_.left.begin;
    if (next >= setting_.statements.size() || leads() || told_apart) return false;
    if (quantity_.sort == UnitClass::count && !quantity_.bounded)
      return false;  // 注塑机1000台、10年以上的机床
    const Statement& other = setting_.statements[next];
    if (other.clause != statement_.clause || other.quantity.begin < quantity_.end) return false;
    const Word behind = text_.part(other.right.begin, other.right.end);
    return behind.starts_with(U"的") && !other.quantity.level &&
           Word(U"、或且和").find(text_.at(quantity_.end)) != Word::npos;
  }

  // A verb stands directly in front: 完成30万平方米, 推动80%以上企业.
  bool leads() const {
    if (statement_.noun.empty() || left_.ends_with(U"具备")) return true;
    return statement_.verb.end == statement_.noun.end;
  }

  // Another number follows that counts things: 500千伏变电站6座.
  bool is_modifier() const {
    const std::size_t next = setting_.index + 1;
    if (next >= setting_.statements.size()) return false;
    const Statement& other = setting_.statements[next];
    if (other.clause != statement_.clause || other.quantity.sort != UnitClass::count) return false;
    const Word between = text_.part(quantity_.end, other.quantity.begin);
    return between.size() > 1 && between.find(U'、') == Word::npos && !contains(between, U"和");
  }

  // 压缩至3个工作日以内 is an aim, 使用15年以上 is not.
  Judgement time() const {
    const Word noun = text_.part(statement_.noun.begin, statement_.noun.end);
    if (!statement_.right.empty()) return no("a length of time");
    if (statement_.shares && quantity_.level) return yes;
    if (noun.empty()) return no("a length of time");
    static constexpr Word spans[] = {U"寿命", U"时间", U"时限", U"年限", U"天数", U"时长",   U"周期", U"用时",
                                     U"时效", U"期限", U"比例", U"耗时", U"工期", U"小时数", U"年龄"};
    if (quantity_.unit == U"年" || quantity_.unit == U"个月") {
      if (!any_ends(noun, spans) || !(quantity_.level || quantity_.change)) return no("a length of time");
      return yes;
    }
    if (quantity_.level || quantity_.change) return yes;
    if (any_ends(noun, spans) && quantity_.bounded) return yes;
    return no("a length of time");
  }

  Judgement ratio() const {
    const Word noun = text_.part(statement_.noun.begin, statement_.noun.end);
    if (noun.empty() || contains(noun, U"配套") || contains(noun, U"分担") || contains(noun, U"补助"))
      return no("not a ratio to reach");
    return yes;
  }

  // 由1名领导、1支队伍组成: what is said of the first holds for the others.
  bool chained() const {
    if (!setting_.after_field || !statement_.follows || quantity_.sort != UnitClass::count ||
        quantity_.bounded)
      return false;
    const bool joined = statement_.noun.empty() && text_.at(statement_.left.begin) == U'、';
    return joined || any_begins(right_, parts_of_places());
  }

  // 两个园区 counts, 一个机制 and 三项行动 do not.
  Judgement chinese() const {
    if (quantity_.sort == UnitClass::multiple || quantity_.sort == UnitClass::percent) return yes;
    if (quantity_.sort != UnitClass::count) return perhaps(0.8, "the number is written in words");
    if (quantity_.value == 1) {
      if (contains(quantity_.unit, U"队伍") || right_.ends_with(U"队伍")) return no("a way of speaking");
      const bool built = any_ends(left_, building_verbs()) || quantity_.bounded;
      if (!built && !statement_.right.empty()) return no("a way of speaking");
      if (statement_.right.empty() && statement_.noun.empty()) return no("a way of speaking");
      if (!built && statement_.verb.empty()) return no("a way of speaking");
      if (any_in(right_, abstract_things())) return no("a way of speaking");
      return perhaps(0.8, "the number is written in words");
    }
    const bool led =
        statement_.noun.empty() ? statement_.left.end > statement_.left.begin : !statement_.verb.empty();
    if (!led && !quantity_.bounded && !quantity_.level) return no("a way of speaking");
    return perhaps(0.8, "the number is written in words");
  }

  Judgement money() const {
    const Word here = text_.part(std::max(clause_.begin, statement_.left.begin), statement_.right.end);
    if (any_in(here, money_aims()) || aims()) return yes;
    if (statement_.follows || clause_.depth > 0)
      return perhaps(0.8, "what the money is for is not said beside it");
    return perhaps(0.6, "may be money to be spent, not an aim");
  }

  const VetoSetting& setting_;
  const PlainText& text_;
  const Statement& statement_;
  const Quantity& quantity_;
  const Clause& clause_;
  Word left_, right_;
};

}  // namespace

Judgement judge(const VetoSetting& setting) {
  return Judge(setting).judge();
}

}  // namespace planpress::import
