// Tables of an annex, whatever became of them on the way: cells with spans, tab-separated rows, one cell a
// line.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "import/document.hpp"
#include "import/reading.hpp"

namespace planpress::import {

/// What a column holds, told by its head.
enum class ColumnKind : std::uint8_t {
  unknown,
  number,         // 序号
  domain,         // 领域, 类别
  task,           // 重点任务, 推进任务, 工作内容
  measure,        // 工作措施, 具体举措
  goal,           // 目标, 预期成果
  indicator,      // 指标
  unit,           // 计量单位
  year,           // 2025年
  amount,         // 数量: a bare figure of what 单位 counts
  deadline,       // 完成时限
  lead,           // 牵头部门
  responsible,    // 责任单位, 主责单位
  joint,          // 按职责分工单位
  participating,  // 配合单位, 协办单位
  contact,        // 联系人, 联系电话
  official,       // 分管领导: a person who is neither an owner nor a contact
  person,         // 姓名
  post,           // 职务
  part,           // 组内职务
  figure,         // 总投资（万元）, 资金: what is spent, which no task promises
  place,          // 建设地点: where it is done, by nobody who answers for it
  progress,       // 当前进度, 是否完成: what is done, which no task promises
  note,           // 备注
};

struct Column {
  ColumnKind kind = ColumnKind::unknown;
  int year = 0;              // of a year column, and of heads such as 2024年推进任务
  bool first_leads = false;  // 责任单位（列首位的为牵头单位）
  TracedText head;
};

/// A cell of a grid. `merged` marks one that the source covers with the cell above; `absent` one that the
/// source does not have at all (a row of three cells under four heads), so that it may be covered from above.
struct GridCell {
  TracedText text;
  bool merged = false;
  bool absent = false;
};

struct GridRow {
  std::vector<GridCell> cells;  // one for each column
  LineRange lines;
  bool banner = false;      // a row of one text over the whole width: the heading of the rows below
  bool after_head = false;  // the first row below a head that a page break repeated
  std::string lost;         // the words of a cell that fits under no head
};

/// A table under a head that we know: each row has a cell for each column.
struct Grid {
  std::vector<Column> columns;
  std::vector<GridRow> rows;
  std::size_t first_block = 0;  // the blocks that it was made of: [first_block, end_block)
  std::size_t end_block = 0;
  bool spans = false;  // the source tells merged cells, so that an empty cell is an empty cell
};

/// Where a line stands: its block, and which line of that block it is, from 0.
struct LinePlace {
  std::size_t block = 0;
  std::size_t part = 0;

  auto operator<=>(const LinePlace&) const = default;
};

/// The lines [begin, end) of a table, and what it holds; its blocks are not set.
struct LineTable {
  LinePlace begin, end;
  Grid grid;
  std::vector<LinePlace> rows;  // its lines, where other lines may stand between them; else empty
};

/// Where the tables stand whose cells are lines, or whose rows are lines with strokes between the cells: what
/// looks like text and is none. Cheap where nothing looks like a head.
std::vector<LineTable> find_line_tables(std::span<const Block> blocks);

/// The tables among `blocks` whose heads name columns; others are left alone. Blocks are those of the source,
/// before lines are joined: a paragraph a line, with its tabs, and empty paragraphs for empty lines and
/// cells. Those of lines that are `known` are not read again; its places count from the block that is `first`
/// here.
std::vector<Grid> find_tables(std::span<const Block> blocks, std::span<const LineTable> known = {},
                              std::size_t first = 0);

}  // namespace planpress::import
