// What stands around each number of a clause, taken apart: the words in front, the words behind, the verb.
#pragma once

#include <vector>

#include "import/target_layout.hpp"
#include "import/target_quantity.hpp"
#include "import/target_time.hpp"

namespace planpress::import {

/// A stretch of the plain text.
struct Stretch {
  std::size_t begin = 0, end = 0;
  bool empty() const { return end <= begin; }
};

/// A number in its clause.
struct Statement {
  Quantity quantity;
  std::uint32_t clause = 0;
  Stretch left;          // from the clause's or the last number's end to this one
  Stretch whole;         // the same, but over numbers that only describe: 500千伏变电站6座
  Stretch right;         // behind it, up to where the next one begins
  bool follows = false;  // another number stands in the same clause in front of it
  Stretch noun;          // `left` without time, frames, light verbs and predicates
  Stretch verb;          // the action that `noun` begins with
  std::size_t shared_action =
      0;  // 1套装置和3台炉更新改造: where the action begins that holds for this one too
  std::size_t shared_end = 0;
  Stretch described;  // 1座|日供水30万吨的|净水厂: the thing behind a description with a number of its own
  bool bound_ahead = false;  // 至少 stands in front of the verb
  bool light = false;        // a verb without meaning of its own was taken off: 完成
  bool among = false;        // 其中: a part of the number before
  bool distributed = false;  // 分别 stands in front of the words or the number
  std::size_t apart = 0;     // where 分别 stands
  bool shares = false;       // one of the numbers that 分别 is distributed over
};

/// The numbers with their surroundings, in order.
std::vector<Statement> find_statements(const PlainText& text, const Layout& layout,
                                       const std::vector<TimeMark>& times, std::vector<Quantity> quantities);

}  // namespace planpress::import
