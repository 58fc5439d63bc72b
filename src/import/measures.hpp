// Which items of an outline are sections, which are measures and which are parts of a measure.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "import/outline.hpp"

namespace planpress::import {

enum class ItemKind : std::uint8_t {
  section,  // a heading above measures
  goal,     // aims, principles, background: no measures
  measure,
  part,  // of the measure above it
};

/// One kind for each item. Clauses decide first: an item whose parts have clauses of their own is a heading,
/// an item with one clause for all its parts is the measure. Without clauses the form of the numbers decides.
std::vector<ItemKind> sort_items(const Outline& outline, std::span<const Paragraph> paragraphs);

/// True for headings such as 总体要求, 基本原则, 主要目标.
bool is_goal_title(std::string_view title);

/// The numbers and ids that sections and measures bear.
struct ItemName {
  std::string number, id;
};

/// Names for all items that are sections or measures. Ids are unique among sections and among measures.
std::vector<ItemName> name_items(const Outline& outline, std::span<const ItemKind> kinds);

}  // namespace planpress::import
