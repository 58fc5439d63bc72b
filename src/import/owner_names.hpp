// Names of bodies as cells of a table print them: with blanks or line ends between, broken over lines, glued.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "import/document.hpp"

namespace planpress::import::annex {

/// Names of bodies that the document or the registry uses elsewhere; sorted, so that a name is found quickly.
class KnownNames {
 public:
  void add(std::string_view name);
  /// Sorts what was added; needed before the questions below.
  void settle();
  bool has(std::string_view name) const;
  /// The longest known name that `text` starts with; empty when there is none.
  std::string_view leading(std::string_view text) const;

 private:
  std::vector<std::string> names_;
};

/// True when the words end as names of bodies do (局, 委, 中心, 人民政府, 各部门).
bool ends_as_body(std::string_view words);

/// True when every part of the cell between 、 ， and blanks may be a body.
bool may_be_owners(std::string_view cell);

/// What became of the owners of one cell.
struct OwnerNames {
  std::vector<std::string> pieces;  // each one name, or a clause with a verb or label
  std::vector<std::string> glued;   // those that seem to hold more names than could be told apart
  std::vector<std::string> split;   // those that were told apart by known names
};

/// Takes a cell apart: blanks and line ends stand between names or inside a broken one, which is told by how
/// the parts begin and end; names without separator are told apart only where all of them are known.
OwnerNames split_owners(const TracedText& cell, const KnownNames& known);

}  // namespace planpress::import::annex
