// The words that numbers of official sentences stand among, as tables: operators, units, verbs, vetoes.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "model/kinds.hpp"

namespace planpress::import {

using Word = std::u32string_view;

// --- operators ---

/// A word directly in front of a number: what it says of the value, and whether it speaks of change.
struct Predicate {
  Word word;
  enum class Says : std::uint8_t {
    nothing,  // 均, 分别, 共
    level,    // 达到, 提高到
    change,   // 增长, 下降
    at_least,
    more_than,
    at_most,
    less_than,
    about,
    strive,  // 力争
  };
  Says says = Says::nothing;
};

/// Longest first among those that end alike.
std::span<const Predicate> predicates();

/// A word directly behind the unit.
struct Suffix {
  Word word;
  model::Comparison comparison;
};
std::span<const Suffix> suffixes();

// --- units ---

enum class UnitClass : std::uint8_t {
  count,
  percent,
  points,
  money,
  area,
  length,
  capacity,
  multiple,
  time,
  attribute,
  index  // 系数, PUE: no unit at all
};

struct Unit {
  Word word;
  UnitClass sort = UnitClass::count;
  Word not_before = {};  // characters that make it another word: 人 before 才
};

/// Longest first among those that begin alike.
std::span<const Unit> units();
model::TargetKind kind_of(UnitClass sort);

// --- verbs ---

enum class VerbRole : std::uint8_t {
  light,   // carries no meaning of its own in an indicator: 完成, 推进
  action,  // says what is done to the thing counted: 新建, 更新
  frame,   // words around the statement: 其中, 力争
  adverb,  // a frame in front of a verb, an adjective in front of a noun: 重点
};

struct Verb {
  Word word;
  VerbRole role = VerbRole::light;
  Word not_before = {};  // characters that make it the head of a name: 再 before 生
};

/// What may open a statement, longest first among those that begin alike.
std::span<const Verb> verbs();
/// Verbs behind which 一个, 一座 means the number one.
std::span<const Word> building_verbs();
/// Things that are nothing without what they are of: 投资, 更新率.
std::span<const Word> bare_things();
/// Who or what may do something: 企业 in 250家企业完成改造.
std::span<const Word> actors();
/// Verbs behind an actor.
std::span<const Word> actor_verbs();

// --- modality and scope ---

std::span<const Word> striving();
std::span<const Word> encouraging();
/// Populations that an indicator speaks of, in front of it.
std::span<const Word> populations();
/// Last characters of the names of sub-areas.
std::span<const Word> area_endings();

// --- vetoes: what makes a number no target ---

enum class Veto : std::uint8_t {
  support,    // subsidies, caps, rates, loans
  input,      // money that is there to be used
  described,  // the size of a project, when the project follows
  state,      // what is, not what shall be
  field,      // what the work is about, not how much of it
  rhythm,     // how often people meet
};

struct VetoWord {
  Word word;
  Veto why;
};

/// In the same clause in front of the number.
std::span<const VetoWord> vetoes_before();
/// Those of them that stand in the words, each once, in the order of their table.
std::vector<const VetoWord*> vetoes_in(Word words);
/// True where a price is told for each of something: 每千瓦时加价, not 每年.
bool sets_price(Word words);
/// Directly in front of the number, whatever else the clause says.
std::span<const VetoWord> vetoes_directly_before();
/// Directly behind the unit: 方面, 原则, 月.
std::span<const Word> vetoes_behind();
/// Behind Chinese numerals only, where 三项 names and does not count.
std::span<const Word> names_behind();
/// Behind 项: 5项重点任务 lists work and counts nothing.
std::span<const Word> kinds_of_work();
/// What one counts without aiming at one: 一个机制.
std::span<const Word> abstract_things();
/// Things that a number in front of them does not count: 等8个领域.
std::span<const Word> fields_behind();
/// Verbs that move others to act, and units that tell how large those are.
std::span<const Word> moving_verbs();
std::span<const Word> units_of_size();
/// What is told by how much it makes or uses: 30万吨/年以上生产煤矿.
std::span<const Word> sized_things();
/// 全市12个县区: how the place is made, not an aim.
std::span<const Word> whole_places();
/// Where the parts of a place that `words` begin with end: 乡（镇）; 0 where they name a thing of theirs
/// (乡（镇）卫生院) or there are none.
std::size_t parts_of_places_end(Word words);
std::span<const Word> parts_of_places();
/// Money that is there, behind the number: 6亿元专项资金.
std::span<const Word> funds();
/// Units that Chinese numerals name with rather than count.
std::span<const Word> naming_units();
/// Words that make money in the same clause an aim all the same.
std::span<const Word> money_aims();

}  // namespace planpress::import
