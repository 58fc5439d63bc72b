// Responsibility clauses that go on over the end of a line.
#pragma once

#include <cstdint>
#include <string_view>

namespace planpress::import {

/// How a line continues the clause that the text before it leaves unfinished.
enum class ClauseLine : std::uint8_t {
  none,      // it does not
  goes_on,   // it follows on without a break
  names,     // it names the next body of the list, which nothing parts from those before
  anew,      // it begins anew, though the list before it has no full stop
  labelled,  // it names the bodies of a label that stands alone, without its colon
};

/// `before` ends behind a label (`责任单位：`), inside the bracket of a clause that `line` closes, or with a
/// body below its label when `line` names bodies too, or is such a label alone; or `line` begins with a mark
/// that begins nothing.
ClauseLine clause_line(std::string_view before, std::string_view line);

}  // namespace planpress::import
