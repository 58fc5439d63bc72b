// Responsibility clauses: who is named for a piece of work, and in which role.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "import/reading.hpp"

namespace planpress::import {

/// Where a clause stands; it says what a list of bodies means that no verb or label explains.
enum class ClauseKind : std::uint8_t {
  bracket,             // in brackets, or on a line of its own behind a label
  lead_cell,           // under 牵头部门, 牵头责任部门, 牵头单位
  responsible_cell,    // under 责任单位, 主责单位, 责任部门, 负责部门
  joint_cell,          // under 按职责分工, 分工负责
  participating_cell,  // under 配合单位, 协办单位, 参加单位
};

struct ClauseReading {
  std::vector<PartyReading> parties;  // in printed order, each body and role once
  std::vector<Doubt> doubts;          // without lines: the caller knows them
  bool found = false;                 // false: these words name nobody (`套`, `不含`, `30人以下`)
};

/// Reads what stands in the brackets of a clause (without them) or in a cell: bodies split at 、 ， and line
/// ends, roles from verbs and labels, `resolved` where a name leans on the prefix of the one before it.
ClauseReading read_clause(std::string_view inside, ClauseKind where);

/// The role that bodies under the column head or label `words` have (牵头部门 -> lead_cell); nullopt when
/// these words name no role.
std::optional<ClauseKind> cell_kind(std::string_view words);

}  // namespace planpress::import
