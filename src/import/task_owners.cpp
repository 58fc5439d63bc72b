#include "import/task_owners.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "import/clauses.hpp"
#include "import/pieces.hpp"

namespace planpress::import::annex {
namespace {

ClauseKind clause_kind(ColumnKind kind) {
  switch (kind) {
    case ColumnKind::lead:
      return ClauseKind::lead_cell;
    case ColumnKind::joint:
      return ClauseKind::joint_cell;
    case ColumnKind::participating:
      return ClauseKind::participating_cell;
    default:
      return ClauseKind::responsible_cell;
  }
}

model::Role role_of(ColumnKind kind) {
  switch (kind) {
    case ColumnKind::lead:
      return model::Role::lead;
    case ColumnKind::joint:
      return model::Role::joint;
    case ColumnKind::participating:
      return model::Role::participating;
    default:
      return model::Role::responsible;
  }
}

/// Takes （牵头） off the end of a name.
std::optional<model::Role> take_mark(std::string& name) {
  constexpr std::array<std::pair<std::string_view, model::Role>, 6> marks = {
      {{"（牵头）", model::Role::lead},
       {"(牵头)", model::Role::lead},
       {"（牵头单位）", model::Role::lead},
       {"（牵头部门）", model::Role::lead},
       {"（配合）", model::Role::participating},
       {"（配合单位）", model::Role::participating}}};
  for (const auto& [mark, role] : marks) {
    if (!name.ends_with(mark)) continue;
    name.resize(name.size() - mark.size());
    return role;
  }
  return std::nullopt;
}

/// The bytes up to the end of the office that a unit belongs to (市公安局 of 市公安局交警支队); 0 when there
/// is none.
std::size_t unit_in_office(std::string_view name) {
  constexpr std::array<std::string_view, 7> units = {"支队", "大队", "总队", "分局", "支局", "派出所", "科"};
  const std::size_t at = name.find("局");
  if (at == std::string_view::npos || !ends_with_any(name, units)) return 0;
  const std::size_t end = at + std::string_view("局").size();
  return length_of(name.substr(end)) >= 3 && length_of(name.substr(0, end)) >= 3 ? end : 0;
}

/// A unit inside an office (市公安局交警支队) is one name, which a reader of glued names would part: it is
/// hidden behind its unit while the clause is read.
std::string shielded(const std::string& piece) {
  const std::size_t office = unit_in_office(piece);
  return office == 0 ? piece : piece.substr(office);
}

void unshield(PartyReading& party, const std::vector<std::string>& pieces) {
  for (const std::string& piece : pieces) {
    const std::size_t office = unit_in_office(piece);
    if (office == 0 || piece.substr(office) != party.body) continue;
    party.body = piece;
    party.resolved.clear();
    return;
  }
}

/// True when the piece, or a part of it, is one of the bodies.
bool is_read(const std::string& piece, const std::vector<PartyReading>& parties) {
  constexpr std::size_t shortest = 2;
  return length_of(piece) < shortest || std::any_of(parties.begin(), parties.end(), [&](const auto& party) {
           return piece.find(party.body) != std::string::npos || party.body.find(piece) != std::string::npos;
         });
}

}  // namespace

std::vector<PartyReading> read_owner_cell(const TracedText& cell, const Column& column,
                                          const KnownNames& known, std::vector<std::string>& reasons) {
  const OwnerNames names = split_owners(cell, known);
  for (const std::string& words : names.split) {
    reasons.push_back("`" + words + "` has no separators; it was parted by names known elsewhere");
  }
  for (const std::string& words : names.glued) {
    reasons.push_back("`" + words + "` may be several bodies without a separator");
  }
  std::string list;
  std::vector<std::pair<std::string, model::Role>> marked;
  for (const std::string& printed : names.pieces) {
    std::string piece = printed;
    if (const auto role = take_mark(piece)) marked.emplace_back(piece, *role);
    list += (list.empty() ? "" : "、") + shielded(piece);
  }
  ClauseReading clause = read_clause(list, clause_kind(column.kind));
  for (const Doubt& one : clause.doubts) reasons.push_back(one.reason);
  for (PartyReading& party : clause.parties) {
    unshield(party, names.pieces);
    for (const auto& [name, role] : marked) {
      if (party.body == name) party.role = role;
    }
  }
  if (!clause.found) {
    for (const std::string& piece : names.pieces) {
      if (length_of(piece) > 30 || length_of(piece) < 2) continue;
      clause.parties.push_back({piece, {}, role_of(column.kind), 0.5});
      reasons.push_back("`" + piece + "` does not look like the name of a body");
    }
  }
  for (const std::string& piece : names.pieces) {
    if (clause.found && names.pieces.size() > 1 && !is_read(tidied(piece), clause.parties))
      reasons.push_back("`" + piece + "` stands among bodies and is read as none");
  }
  if (column.first_leads && !clause.parties.empty()) clause.parties.front().role = model::Role::lead;
  return std::move(clause.parties);
}

}  // namespace planpress::import::annex
