// What a cell looks like, and under which head such a cell belongs.
#pragma once

#include <cstddef>
#include <string_view>

#include "import/tables.hpp"

namespace planpress::import::annex {

/// What a cell looks like, seen once.
struct Looks {
  bool empty = false;
  bool none = false;      // ——
  bool number = false;    // 12, （三）
  bool code = false;      // A01, 2024-3
  bool owners = false;    // 市工信局、市财政局
  bool person = false;    // 陆明、俞悦
  bool post = false;      // 副县长
  bool place = false;     // 城关镇, 全县
  bool deadline = false;  // 2025年底, 长期
  bool time = false;      // 2025, 2024-2025
  bool phone = false;     // a run of seven digits
  bool figure = false;    // short, with a digit
  bool rate = false;      // 80%（滞后）
  bool state = false;     // 已完成, 是
  bool sentence = false;  // ends like one, or is long
  std::size_t length = 0;
};

Looks look_at(std::string_view cell);

/// How well a cell sits under a head; below zero it does not belong there.
double fit(const Looks& cell, ColumnKind column);

/// What it costs that a column has no cell: low where merged cells are common.
double missing(ColumnKind column);

}  // namespace planpress::import::annex
