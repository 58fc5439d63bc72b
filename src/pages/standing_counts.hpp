// How many targets stand above, at and below the line above them.
#pragma once

#include <string_view>

#include "pages/comparison.hpp"

namespace planpress::pages {

struct StandingCounts {
  int above = 0;
  int equal = 0;
  int below = 0;
  int not_comparable = 0;
  int silent = 0;

  void add(Standing standing) {
    ++(standing == Standing::above   ? above
       : standing == Standing::equal ? equal
       : standing == Standing::below ? below
                                     : not_comparable);
  }
  std::vector<int> parts() const { return {above, equal, below, not_comparable, silent}; }

  static constexpr std::string_view record_name = "standing counts";
  static constexpr auto fields = data::FieldList{
      data::shown("above", &StandingCounts::above, "How many aim higher than the line above."),
      data::shown("equal", &StandingCounts::equal, "How many aim as high."),
      data::shown("below", &StandingCounts::below, "How many aim lower."),
      data::shown("not_comparable", &StandingCounts::not_comparable, "How many cannot be compared."),
      data::shown("silent", &StandingCounts::silent, "How many say nothing."),
  };
};

}  // namespace planpress::pages
