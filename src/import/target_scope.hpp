// Numbers that tell which things are meant, and those that only look so.
#pragma once

#include <string_view>

#include "import/target_statement.hpp"

namespace planpress::import {

struct VetoSetting;

/// True for the parts that the plan itself is divided into: 4大行动、17个工程. `before` is what stands in
/// front of the number in its clause, `rest` what stands behind it.
bool counts_own_parts(const Quantity& quantity, std::u32string_view before, std::u32string_view rest);

/// True for 10万立方米/日 in front of 规模以上: how large those are that are meant.
bool tells_scale(const Quantity& quantity, std::u32string_view rest);

/// True for 维修更换农村37处的机泵: something is done to things in so many places. `right` is what stands
/// behind the number, from 的 on.
bool done_to_things(const Statement& statement, std::u32string_view right);

/// True for words that only say how a value changes: 增长.
bool says_only_change(std::u32string_view name);

/// True for a name that holds an amount of something else: 硬化道路10万平方米及路灯, but not 25年以上电梯 or
/// 5G基站.
bool holds_amount(std::u32string_view name);

/// 担保费率降至1%以下: what a rate is to come down to is an aim, unless somebody pays it. `word` is the rate,
/// `here` what stands in front of the number.
bool reaches_rate(const Quantity& quantity, std::u32string_view word, std::u32string_view here);

/// True for 增速高于全省平均水平2个百分点: the points are told against another place. `left` stands in front
/// of them.
bool measured_against(std::u32string_view left, const Quantity& quantity);

/// True for 更新农机（2024年200台，2025年300台）: a bracket that tells years and their numbers of what is
/// done in front of it.
bool lists_years(const VetoSetting& setting);

/// True where what stands behind a number says what is done to so much: 30万平方米节能改造.
bool has_action_behind(std::u32string_view right);

/// 依托幼儿园举办托班200个, 聚焦新能源领域培育企业50家: a verb behind the word `veto` begins what is aimed
/// at.
bool leans_on(std::u32string_view veto, std::u32string_view here);

/// 淘汰达不到标准的电机120台: the word `veto` in front of the number tells which ones are done away with.
/// False for 达不到标准的120台, which names nothing behind it, and without a verb.
bool tells_old_ones(const Statement& statement, std::u32string_view veto, std::u32string_view here);

/// True for numbers in front of what is aimed at, which only tell whom or what it concerns:
/// 16个区县空气优良率达到90%, 4条重点产业链竞争力显著提升, 五个试点行业不少于76家企业, 其中10亿元以上3个.
bool counts_background(const VetoSetting& setting);

/// The text from `begin` to `end`; of a very long one the end, so that a clause without an end costs no more.
std::u32string_view end_of(const PlainText& text, std::size_t begin, std::size_t end);

}  // namespace planpress::import
