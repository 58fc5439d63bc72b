#include "import/duty_lists.hpp"

#include <array>
#include <string>

#include "import/body_names.hpp"
#include "import/pieces.hpp"

namespace planpress::import {

model::Role duty_role(std::string_view words) {
  constexpr std::array<std::string_view, 3> leads = {"牵头", "负责牵头", "作为牵头"};
  constexpr std::array<std::string_view, 4> joins = {"配合", "协助", "参与", "协同"};
  words = annex::trim(words);
  if (annex::starts_with_any(words, leads)) return model::Role::lead;
  return annex::starts_with_any(words, joins) ? model::Role::participating : model::Role::responsible;
}

std::size_t body_before_colon(std::string_view words) {
  constexpr std::size_t longest = 20;  // characters of a name
  const std::size_t colon = words.find("：");
  if (colon == std::string_view::npos || annex::length_of(words.substr(0, colon)) > longest) return 0;
  return looks_like_body(words.substr(0, colon), true) ? colon : 0;
}

std::optional<PartyReading> read_duty(std::string_view paragraph) {
  const annex::Leading leading = annex::read_leading(paragraph);
  const std::string_view words = leading.form == annex::Leading::Form::none ? paragraph : leading.rest;
  const std::size_t colon = body_before_colon(words);
  if (colon == 0) return std::nullopt;
  const std::string_view duty = words.substr(colon + std::string_view("：").size());
  return PartyReading{std::string(words.substr(0, colon)), {}, duty_role(duty), certain};
}

}  // namespace planpress::import
