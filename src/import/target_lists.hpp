// Several names in front of several numbers: which belongs to which.
#pragma once

#include <vector>

#include "import/target_naming.hpp"

namespace planpress::import {

/// 分别: one name for each of `count` numbers behind it; empty when the words do not divide so.
std::vector<Naming> name_distributed(const Statement& first, std::size_t count, const NamingSetting& setting);

/// True where 、 parts as many names in front of the first of `count` numbers:
/// 公交车、出租车、环卫车200辆、300辆、50辆.
bool lists_names(const Statement& first, std::size_t count, const NamingSetting& setting);

/// One name for each of `count` numbers of such a list; empty when there are not so many.
std::vector<Naming> name_listed(const Statement& first, std::size_t count, const NamingSetting& setting);

/// How many numbers 分别 is distributed over from `first` on; 1 without it.
std::size_t group_size(const std::vector<Statement>& statements, std::size_t first);

/// How many numbers stand from `first` on with nothing but 、 between them.
std::size_t numbers_in_row(const PlainText& text, const std::vector<Statement>& statements,
                           std::size_t first);

/// True where one number is said of each of two things: 氮氧化物和粉尘排放总量分别下降10%.
bool joins_two(const PlainText& text, const Statement& statement);

/// The target that a number `i` without a name goes on with: the last one, or the last of its unit where that
/// one is a share: 市场60个，达标率80%，2025年完成25个. `accepted` tells which statements are targets.
std::size_t last_alike(const Layout& layout, const std::vector<Statement>& statements,
                       const std::vector<bool>& accepted, std::size_t last, std::size_t i);

}  // namespace planpress::import
