// Which numbers are no targets: subsidies, scope, what is already there, names, ages, rhythms.
#pragma once

#include <optional>
#include <string_view>

#include "import/target_statement.hpp"

namespace planpress::import {

/// What the judgement of one number needs.
struct VetoSetting {
  const PlainText& text;
  const Layout& layout;
  const std::vector<TimeMark>& times;
  const std::vector<Statement>& statements;
  std::size_t index = 0;              // of the number
  bool after_field = false;           // the number before it told what the work is about
  bool past = false;                  // its year lies before the document
  const Statement* parent = nullptr;  // the target in front of the bracket that it stands in
};

/// The reason of numbers that tell what the work is about.
inline constexpr std::string_view about_the_work = "says what the work is about";
/// The reason of numbers that tell what is.
inline constexpr std::string_view already_there = "what is already there";

/// How a number is judged.
struct Judgement {
  bool target = true;
  double confidence = 1.0;
  std::string_view reason;  // why not, or why unsure; lower case
};

Judgement judge(const VetoSetting& setting);

}  // namespace planpress::import
