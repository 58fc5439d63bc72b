// The words that head the columns of annex tables.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "import/tables.hpp"

namespace planpress::import::annex {

/// Reads one head; `kind` is unknown when no word of our table fits.
Column read_column(const TracedText& head);

/// What a head tells, without the rest that read_column gives.
ColumnKind head_kind(std::string_view head);

/// True when these heads are those of a table that we can read: at least two are known, one of them names
/// work or who does it, and none is a sentence.
bool is_head(std::span<const Column> columns);

/// What only the whole row of heads tells: year columns, 单位 of measurement, a list whose first body leads.
void settle_columns(std::vector<Column>& columns);

/// Puts the heads of a second row (牵头单位, 配合单位) in the place of the head above them (责任单位) when
/// each row lists only its own.
std::vector<Column> merged_heads(std::span<const Column> upper, std::span<const Column> lower);

/// True for kinds that hold bodies.
bool names_owners(ColumnKind kind);
/// True for kinds that hold the words of a task.
bool names_work(ColumnKind kind);

}  // namespace planpress::import::annex
