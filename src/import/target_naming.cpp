#include "import/target_naming.hpp"

#include <algorithm>

#include "import/target_match.hpp"
#include "import/target_trim.hpp"

namespace planpress::import {
namespace {

using Word = std::u32string_view;

// 企业完成数字化改造 becomes 完成数字化改造的企业.
std::u32string turn_around(Word words) {
  for (const Word actor : actors()) {
    for (std::size_t at = words.find(actor); at != Word::npos; at = words.find(actor, at + 1)) {
      const Word rest = words.substr(at + actor.size());
      for (const Word verb : actor_verbs()) {
        if (!rest.starts_with(verb) || rest.size() <= verb.size()) continue;
        return std::u32string(rest) + U"的" + std::u32string(words.substr(0, at + actor.size()));
      }
    }
  }
  return std::u32string(words);
}

Word trim_ends(Word words) {
  while (!words.empty() && Word(U"的、，：；。 ").find(words.front()) != Word::npos) words.remove_prefix(1);
  while (!words.empty() && Word(U"的、，：；。 ").find(words.back()) != Word::npos) words.remove_suffix(1);
  return words;
}

// A verb taken over from the number before only fits what it is not already the name of an action.
bool may_take_verb(Word noun) {
  static constexpr Word endings[] = {U"率",   U"比例", U"占比", U"比重", U"比", U"面积",
                                     U"规模", U"投资", U"产值", U"额",   U"量"};
  return !noun.empty() &&
         std::none_of(std::begin(endings), std::end(endings), [&](Word end) { return noun.ends_with(end); });
}

bool is_qualifier(Word words) {
  static constexpr Word endings[] = {U"级", U"级以上", U"类", U"型", U"性", U"公共", U"快充", U"式"};
  return words.size() <= 8 &&
         std::any_of(std::begin(endings), std::end(endings), [&](Word end) { return words.ends_with(end); });
}

// The title of the measure without its verb: what the whole measure is about.
std::u32string heading_thing(Word heading) {
  static constexpr Word fronts[] = {U"加快推进", U"全面推进", U"有序推进", U"大力推进", U"加快推动", U"推动",
                                    U"推进",     U"加快",     U"促进",     U"开展",     U"实施",     U"提升",
                                    U"完善",     U"加强",     U"强化",     U"深化",     U"支持",     U"加大"};
  for (const Word front : fronts) {
    if (heading.starts_with(front) && heading.size() > front.size() + 2)
      return std::u32string(trim_ends(heading.substr(front.size())));
  }
  return std::u32string(trim_ends(heading));
}

class Namer {
 public:
  Namer(const Statement& statement, const NamingSetting& setting) : statement_(statement), setting_(setting) {
    const PlainText& text = setting.text;
    verb_ = text.part(statement.verb.begin, statement.verb.end);
    noun_ = text.part(statement.noun.begin, statement.noun.end);
    thing_ = trim_ends(noun_.substr(verb_.size()));
    if (thing_ == U"剩余" || thing_ == U"其余" || thing_ == U"余下") thing_ = {};
    right_ = trim_ends(text.part(statement.right.begin, statement.right.end));
    right_ =
        right_.substr(0, std::min(right_.find(U"（其中"), right_.size()));  // 30个项目（其中6月底前10个）
    static constexpr Word goals[] = {U"目标", U"水平", U"大关", U"关口"};
    if (std::any_of(std::begin(goals), std::end(goals), [&](Word goal) { return right_ == goal; }))
      right_ = {};
    if (!statement.described.empty())
      right_ = trim_ends(text.part(statement.described.begin, statement.described.end));
  }

  // 更新农机（2024年200台，2025年300台）
  bool in_front_of_bracket(Naming& naming) const {
    const Clause& clause = setting_.layout.clauses[statement_.clause];
    if (clause.depth == 0 || setting_.whole != nullptr || !noun_.empty() || !right_.empty()) return false;
    const PlainText& text = setting_.text;
    const std::size_t begin = setting_.layout.clause_at(clause.bracket_begin - 1).begin;
    const Stretch words =
        trim_back(text, setting_.times, trim_front(text, setting_.times, {begin, clause.bracket_begin - 1}));
    const Stretch verb = leading_action(text, words);
    set_name(naming, text.part(verb.begin, verb.end), trim_ends(text.part(verb.end, words.end)));
    naming.guessed = true;
    return true;
  }

  // 国家级示范工厂2家，省级10家: of the same things.
  static bool is_level(Word words) {
    return words == U"国家级" || words == U"省级" || words == U"市级" || words == U"县级" || words == U"区级";
  }

  static std::u32string without_level(Word thing) {
    constexpr std::size_t longest = 3;
    for (std::size_t size = longest; size > 1; --size) {
      if (is_level(thing.substr(0, size))) return std::u32string(thing.substr(size));
    }
    return std::u32string(thing);
  }

  // 托位数达到每千人口4.8个 is 每千人口托位数.
  static std::u32string per_first(Word thing) {
    const std::size_t at = thing.find(U"达到每");
    const bool people = at != Word::npos && at > 0 &&
                        (contains(thing.substr(at), U"人") || contains(thing.substr(at), U"户"));
    return people ? std::u32string(thing.substr(at + 2)) + std::u32string(thing.substr(0, at))
                  : std::u32string(thing);
  }

  Naming name() const {
    Naming naming;
    if (part_of_whole(naming) || in_front_of_bracket(naming)) return naming;
    const Quantity& quantity = statement_.quantity;
    const bool stated = (quantity.level || quantity.change) && !thing_.empty();
    if (like_before(naming)) {
      // the name is made
    } else if (!right_.empty() && !stated) {
      from_right(naming);
    } else if (is_level(thing_) && setting_.named != nullptr &&
               setting_.before->quantity.unit == quantity.unit) {
      set_name(naming, setting_.named->verb, std::u32string(thing_) + without_level(setting_.named->thing));
    } else if (thing_.empty()) {
      from_elsewhere(naming);
    } else if (is_bare() && from_whole(naming)) {
      naming.guessed = true;
    } else {
      set_name(naming, verb_, per_first(without_description(thing_)));
      if (verb_.empty() && !statement_.light && statement_.follows) take_verb(naming);
      if (quantity.unit.starts_with(U"家")) turn_enterprise(naming);
    }
    without_object_mark(naming);
    split_population(naming);
    return naming;
  }

 private:
  // 对隐患点进行整治 is 隐患点整治.
  static void without_object_mark(Naming& naming) {
    if (!naming.verb.empty() || naming.thing.size() < 3 || naming.thing.front() != U'对') return;
    std::u32string thing = naming.thing.substr(1);
    if (thing.starts_with(U"接") || thing.starts_with(U"外") || thing.starts_with(U"口")) return;
    for (const Word word : {Word(U"进行"), Word(U"予以")}) {
      if (const std::size_t at = thing.find(word); at != std::u32string::npos && at > 0)
        thing.erase(at, word.size());
    }
    set_name(naming, U"", thing);
  }

  // 高压客户接电时间压减至50个工作日，低压压减至15个工作日: the rest of the name is that of the one before.
  bool like_before(Naming& naming) const {
    constexpr std::size_t longest = 4;
    const bool same = setting_.named != nullptr && setting_.before->quantity.unit == statement_.quantity.unit;
    const bool level = statement_.quantity.level && same && setting_.before->quantity.level;
    if (!level || !verb_.empty() || thing_.size() < 2 || thing_.size() > longest) return false;
    const Word before = setting_.named->indicator;
    if (before.size() < thing_.size() + 3 || !right_.empty()) return false;
    const bool alike =
        before[thing_.size() - 1] == thing_.back() && before.substr(0, thing_.size()) != thing_;
    if (alike) set_name(naming, U"", std::u32string(thing_) + std::u32string(before.substr(thing_.size())));
    return alike;
  }

  bool part_of_whole(Naming& naming) const {
    const Naming* whole = setting_.whole;
    if (whole == nullptr || !right_.empty()) return false;
    if (names_area(noun_)) {
      naming = *whole;
      naming.area = noun_;
      return true;
    }
    if (noun_.empty()) {
      naming = *whole;
      return true;
    }
    if (is_qualifier(noun_)) {
      set_name(naming, U"", std::u32string(noun_) + whole->thing);
      return true;
    }
    if (thing_.empty()) {
      set_name(naming, verb_, whole->thing);
      return true;
    }
    return false;
  }

  void from_right(Naming& naming) const {
    std::u32string behind =
        turn_around(std::u32string(until_next_statement(right_)) +
                    std::u32string(setting_.text.part(statement_.shared_action, statement_.shared_end)));
    // 改造农村7座中转站: what stands between verb and number belongs to the name.
    const Word subject = without_last_verb(thing_);
    set_name(naming, verb_, std::u32string(subject) + behind);
    if (verb_.empty() && thing_.empty() && !statement_.light) take_verb(naming);
  }

  // 1个回收点、网点基本覆盖: what is stated of the next thing is not part of this one.
  static Word until_next_statement(Word words) {
    static constexpr Word stating[] = {U"基本", U"全覆盖", U"实现", U"达到", U"全部"};
    const std::size_t at = words.find(U'、');
    if (at == Word::npos) return words;
    const Word rest = words.substr(at + 1);
    const bool states =
        std::any_of(std::begin(stating), std::end(stating), [&](Word word) { return contains(rest, word); });
    return states && rest.find(U'等') == Word::npos ? words.substr(0, at) : words;
  }

  // 企业累计完成: the verb in front of the number is not part of who does it.
  static Word without_last_verb(Word words) {
    static const LastLetters<Verb> index(verbs());
    for (bool moved = true; moved;) {
      moved = false;
      if (words.empty()) break;
      for (const Verb* const verb : index.with(words.back())) {
        if (verb->role == VerbRole::action || !words.ends_with(verb->word)) continue;
        words.remove_suffix(verb->word.size());
        moved = true;
        break;
      }
    }
    return words;
  }

  // 投产超过20年的化工装置2台: the number in the description has been told apart, and so is the description.
  Word without_description(Word words) const {
    if (statement_.whole.begin >= statement_.left.begin) return words;
    const std::size_t of = words.rfind(U'的');
    return of == Word::npos || of + 3 > words.size() ? words : words.substr(of + 1);
  }

  // 钢铁企业操作系统更新改造4家 counts enterprises.
  static void turn_enterprise(Naming& naming) {
    static constexpr Word acts[] = {U"改造", U"更新", U"升级", U"转型", U"评估", U"诊断",
                                    U"整治", U"提升", U"认证", U"贯标", U"审核"};
    const std::size_t at = naming.thing.rfind(U"企业");
    if (!naming.verb.empty() || at == std::u32string::npos || at + 2 >= naming.thing.size()) return;
    const Word done = Word(naming.thing).substr(at + 2);
    if (std::none_of(std::begin(acts), std::end(acts), [&](Word act) { return done.ends_with(act); })) return;
    set_name(naming, U"", U"完成" + std::u32string(done) + U"的" + naming.thing.substr(0, at + 2));
  }

  bool is_bare() const {
    const auto bare = bare_things();
    return std::find(bare.begin(), bare.end(), thing_) != bare.end();
  }

  // 更新改造投资, 费用: of what is said in the title or by the number before.
  bool from_whole(Naming& naming) const {
    const std::u32string title = heading_thing(setting_.heading);
    const bool titled = !title.empty() && !verb_.empty() && contains(title, verb_);
    if (titled) {
      set_name(naming, U"", contains(title, thing_) ? title : title + std::u32string(thing_));
      return true;
    }
    if (setting_.named == nullptr || setting_.named->thing.empty()) return false;
    // 计划投资3亿元，更新设备120台: the money is not what the things are
    const bool money = setting_.before->quantity.sort == UnitClass::money;
    if (money && statement_.quantity.sort != UnitClass::money) return false;
    std::u32string thing = setting_.named->thing;
    if (contains(thing, thing_)) return false;
    for (const Word end : {Word(U"更新项目"), Word(U"项目"), Word(verb_)}) {
      if (!end.empty() && Word(thing).ends_with(end) && thing.size() > end.size()) {
        thing.resize(thing.size() - end.size());
        break;
      }
    }
    set_name(naming, U"", thing + std::u32string(verb_) + std::u32string(thing_));
    return true;
  }

  // 累计更新340台: the verb alone; what it is done to stands in the title or in the number before.
  void from_elsewhere(Naming& naming) const {
    naming.guessed = true;
    const bool same = setting_.named != nullptr;
    // 新建基站2000个，累计达到9000个: those that there are then, not only the new ones.
    const bool standing = statement_.quantity.cumulative && statement_.quantity.level;
    if (same && verb_.empty() && standing && setting_.named->verb.starts_with(U'新')) {
      set_name(naming, U"", setting_.named->thing);
      naming.guessed = false;
      return;
    }
    if (same && verb_.empty()) {
      naming = *setting_.named;
      naming.area.clear();
      naming.guessed = statement_.follows || statement_.quantity.level ? false : true;
      return;
    }
    // 组织培训每年不少于4次: what is done is what is counted.
    static constexpr Word acts[] = {U"培训", U"检查", U"抽检", U"监测", U"服务", U"救助", U"采购"};
    const bool act = std::find(std::begin(acts), std::end(acts), verb_) != std::end(acts);
    if (act && !statement_.quantity.unit.empty() &&
        Word(U"次场期批").find(statement_.quantity.unit.front()) != Word::npos) {
      set_name(naming, verb_, U"");
      return;
    }
    // 建成充电站20座，惠及3万人
    if (verb_ == U"惠及" && statement_.quantity.sort == UnitClass::count) {
      set_name(naming, verb_, U"");
      naming.guessed = false;
      return;
    }
    // 新开工项目240个、竣工120个; 开工改造1.4万套，基本建成1万套
    const bool alike = same && !setting_.named->thing.empty() && !verb_.empty() &&
                       (statement_.follows || setting_.before->quantity.unit == statement_.quantity.unit);
    const bool lone =
        setting_.heading.empty() || (alike && !contains(heading_thing(setting_.heading), verb_));
    std::u32string thing = lone && same ? setting_.named->thing : heading_thing(setting_.heading);
    naming.guessed = !(lone && alike && statement_.follows);
    // 培育智能工厂: 新培育100家
    constexpr std::size_t two = 2;
    if (verb_.size() > two && thing.size() > two + 1 && verb_.ends_with(Word(thing).substr(0, two)))
      thing.erase(0, two);
    if (!verb_.empty() && contains(thing, verb_)) {
      set_name(naming, U"", thing);
    } else {
      set_name(naming, verb_, thing);
    }
  }

  // 报废收割机8台、插秧机2台: the verb goes on.
  void take_verb(Naming& naming) const {
    if (setting_.named == nullptr || setting_.named->verb.empty() || !may_take_verb(naming.thing)) return;
    if (setting_.before->quantity.level || statement_.quantity.level || statement_.quantity.change) return;
    set_name(naming, setting_.named->verb, std::u32string(naming.thing));
  }

  const Statement& statement_;
  const NamingSetting& setting_;
  Word verb_, noun_, thing_, right_;
};

}  // namespace

void set_name(Naming& naming, Word verb, Word thing) {
  naming.verb = verb;
  naming.thing = thing;
  naming.indicator = naming.verb + naming.thing;
}

// 规模以上工业企业 in front of a rate is its population, in front of a thing it is part of the name as well.
void split_population(Naming& naming) {
  for (const Word population : populations()) {
    if (!Word(naming.thing).starts_with(population)) continue;
    naming.scope = population;
    const Word rest = Word(naming.thing).substr(population.size());
    static constexpr Word rates[] = {U"率", U"比例", U"占比", U"比重", U"增速", U"水平"};
    const bool rate =
        std::any_of(std::begin(rates), std::end(rates), [&](Word end) { return rest.ends_with(end); });
    if (rate || (!rest.empty() && naming.verb.empty() && rest.size() > 3))
      set_name(naming, naming.verb, std::u32string(trim_ends(rest)));
    return;
  }
}

bool names_area(Word words) {
  constexpr std::size_t longest = 16;
  if (words.empty() || words.size() > longest) return false;
  const auto endings = area_endings();
  return std::any_of(endings.begin(), endings.end(), [&](Word end) { return words.ends_with(end); }) &&
         !words.ends_with(U"小区") && !words.ends_with(U"社区") && !words.ends_with(U"景区");
}

bool is_nameless(const PlainText& text, const Statement& statement) {
  return statement.noun.empty() || names_area(text.part(statement.noun.begin, statement.noun.end));
}

Naming name_statement(const Statement& statement, const NamingSetting& setting) {
  return Namer(statement, setting).name();
}

}  // namespace planpress::import
