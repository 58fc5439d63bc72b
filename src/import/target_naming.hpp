// What a number counts, in the plan's own words.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "import/target_statement.hpp"

namespace planpress::import {

/// The name of what is counted, taken apart.
struct Naming {
  std::u32string indicator;
  std::u32string verb;   // the action that it begins with
  std::u32string thing;  // the rest
  std::u32string scope;
  std::u32string area;
  bool guessed = false;  // taken from the heading or from the number before
};

/// What the naming of one number needs.
struct NamingSetting {
  const PlainText& text;
  const Layout& layout;
  const std::vector<TimeMark>& times;
  std::u32string_view heading;        // the title of the measure or row
  const Statement* before = nullptr;  // the last target of the same sentence
  const Naming* named = nullptr;      // its name
  const Statement* parent = nullptr;  // the target that this one is a part of
  const Naming* whole = nullptr;      // its name
};

Naming name_statement(const Statement& statement, const NamingSetting& setting);

/// Gives it a name of an action and what it is done to.
void set_name(Naming& naming, std::u32string_view verb, std::u32string_view thing);
/// Takes the population off the front of the thing, where it is one: 规上工业企业数字化普及率.
void split_population(Naming& naming);

/// True when the words name a part of the place: 开发区, 其余区、镇.
bool names_area(std::u32string_view words);

/// True when nothing but the name of a part of the place stands in front of the number: it goes on with
/// another's name.
bool is_nameless(const PlainText& text, const Statement& statement);

}  // namespace planpress::import
