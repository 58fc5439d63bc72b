// What is taken off the words around a number before they name anything: time, frames, light verbs, signs.
#pragma once

#include <span>
#include <vector>

#include "import/target_statement.hpp"
#include "import/target_words.hpp"

namespace planpress::import {

/// True for marks that part words inside a clause.
bool is_sign(char32_t c);

/// Behind 和, 与, 及 or 以及 at `at`; `at` itself where none of them joins two things there (和谐, 和平区,
/// 及时).
std::size_t joint_end(const PlainText& text, std::size_t at);

/// The longest verb that the stretch begins with; nullptr when it begins with none.
const Verb* verb_at(const PlainText& text, Stretch stretch);

/// The verbs that the text may end with at `end`.
std::span<const Verb* const> verbs_ending(const PlainText& text, std::size_t end);

/// Takes time, frames and light verbs off the front of a stretch.
Stretch trim_front(const PlainText& text, const std::vector<TimeMark>& times, Stretch stretch,
                   Statement* owner = nullptr);

/// Takes time, predicates and signs off its end.
Stretch trim_back(const PlainText& text, const std::vector<TimeMark>& times, Stretch stretch);

/// The action that a stretch begins with; empty when it begins with none.
Stretch leading_action(const PlainText& text, Stretch stretch);

}  // namespace planpress::import
