// Whether a number is a share, a growth, a ratio or an amount.
#pragma once

#include "import/target_statement.hpp"
#include "model/kinds.hpp"

namespace planpress::import {

/// What sort of aim the number states: 10% is a share, 增长10% a growth, 2倍 a growth or a multiple of a
/// base.
model::TargetKind kind_of(const PlainText& text, const Statement& statement);

/// True where all numbers that 分别 is distributed over are growth: 年均增速分别达12%、15%.
bool tells_growth(const PlainText& text, const Statement& statement);

}  // namespace planpress::import
