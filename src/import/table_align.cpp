#include "import/table_align.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <string_view>

#include "import/cell_looks.hpp"
#include "import/columns.hpp"
#include "import/owner_names.hpp"
#include "import/pieces.hpp"

namespace planpress::import::annex {
namespace {

constexpr double left_over = -9;  // a cell that fits nowhere
constexpr double later = 0.001;   // of two columns that fit alike the earlier one is meant
constexpr std::size_t most_cells = 48;

/// For each column the range of cells that it takes: [first, end) of the cells in order.
using Shares = std::vector<std::pair<std::size_t, std::size_t>>;

/// The best way to hand `cells` to the columns in order, at most `widest` neighbours to one column; `value`
/// rates a run of cells under a column.
template <typename Value>
Shares share_out(std::size_t cells, std::size_t columns, std::size_t widest, std::span<const Column> heads,
                 const Value& value) {
  constexpr double worst = -1e9;
  const std::size_t width = cells + 1;
  std::vector<double> best((columns + 1) * width, worst);
  std::vector<std::uint8_t> taken((columns + 1) * width, 0);
  std::vector<std::uint8_t> skipped((columns + 1) * width, 0);
  best[0] = 0;
  for (std::size_t column = 0; column <= columns; ++column) {
    double* const row = &best[column * width];
    for (std::size_t cell = 0; cell < cells; ++cell) {  // a cell that no column takes
      const double left = row[cell] + value.left_over(cell);
      if (left > row[cell + 1]) {
        row[cell + 1] = left;
        skipped[column * width + cell + 1] = 1;
      }
    }
    if (column == columns) break;
    for (std::size_t cell = 0; cell <= cells; ++cell) {
      if (row[cell] <= worst) continue;
      double* const next = &best[(column + 1) * width];
      const double without = row[cell] + missing(heads[column].kind);
      if (without > next[cell]) {
        next[cell] = without;
        taken[(column + 1) * width + cell] = 0;
        skipped[(column + 1) * width + cell] = 0;
      }
      for (std::size_t take = 1; take <= widest && cell + take <= cells; ++take) {
        const double with = row[cell] + value.fit(cell, cell + take, column);
        if (with > next[cell + take]) {
          next[cell + take] = with;
          taken[(column + 1) * width + cell + take] = static_cast<std::uint8_t>(take);
          skipped[(column + 1) * width + cell + take] = 0;
        }
      }
    }
  }
  Shares shares(columns, {0, 0});
  std::size_t column = columns;
  std::size_t cell = cells;
  while (column > 0 || cell > 0) {
    if (skipped[column * width + cell] != 0) {
      --cell;
      continue;
    }
    if (column == 0) break;
    const std::size_t take = taken[column * width + cell];
    shares[column - 1] = {cell - take, cell};
    cell -= take;
    --column;
  }
  return shares;
}

struct CellValue {
  std::span<const Looks> looks;
  std::span<const Column> columns;
  double fit(std::size_t begin, std::size_t, std::size_t column) const {
    return annex::fit(looks[begin], columns[column].kind) - later * static_cast<double>(column);
  }
  double lost = annex::left_over;
  double left_over(std::size_t cell) const { return looks[cell].empty ? -0.1 : lost; }
};

constexpr std::size_t most_lines = 6;  // of one cell

constexpr double more_lines = -1.6;  // a line that may belong to the cell before it
constexpr double as_merged = 3;      // nor is one less where cells are often empty
constexpr double as_printed = 3;     // a cell for each head is hardly chance

/// Which lines of a cell bear numbers: none, all, or only those behind the first, which then belong to
/// another cell.
enum class Items : std::uint8_t { none, all, behind };

Items after(Items before, std::string_view line, std::size_t count) {
  const Leading leading = read_leading(line);
  const bool numbered = leading.form != Leading::Form::none && !leading.alone();
  if (count == 1) return numbered ? Items::all : Items::none;
  return numbered && before == Items::none ? Items::behind : before;
}

struct LineValue {
  std::vector<Looks> looks;  // of each run of lines: by its first line, then by its length
  std::vector<bool> ragged;  // of each: a line is much shorter than one below it, as no wrapped text is
  std::vector<bool> parted;  // of each: bodies stand behind the end of a sentence
  std::vector<Items> items;  // of each: how its lines are numbered
  std::span<const Column> columns;

  LineValue(std::span<const TracedText> lines, std::span<const Column> heads) : columns(heads) {
    for (std::size_t begin = 0; begin < lines.size(); ++begin) {
      std::string text;
      std::size_t shortest = most_characters;
      bool uneven = false;
      bool bodies = false;
      Items numbers = Items::none;
      for (std::size_t take = 1; take <= most_lines; ++take) {
        const bool there = begin + take <= lines.size();
        if (there) {
          const std::string& line = lines[begin + take - 1].text;
          const bool ended = text.ends_with("。") || text.ends_with("；");
          bodies = bodies || (ended && may_be_owners(line));
          text += (take == 1 ? "" : "\n") + line;
          numbers = after(numbers, line, take);
          uneven = uneven || length_of(line) * 7 > shortest * 10;
          shortest = std::min(shortest, length_of(line));
        }
        looks.push_back(there ? look_at(text) : Looks{});
        ragged.push_back(uneven);
        parted.push_back(bodies);
        items.push_back(numbers);
      }
    }
  }
  double fit(std::size_t begin, std::size_t end, std::size_t column) const {
    // Lines of one cell are better than a cell left out, but two cells are better than one of two lines.
    const std::size_t run = begin * most_lines + end - begin - 1;
    const bool owners = names_owners(columns[column].kind);
    const bool listed = items[run] == Items::all;  // 1.… | 2.…
    double odd =
        owners ? (strange(begin, end) ? 1.5 : 0) : (ragged[run] && !listed ? 1.5 : 0) + (parted[run] ? 2 : 0);
    if (items[run] == Items::behind) odd += 3;
    const double join = listed ? 0 : 0.6;
    return annex::fit(looks[run], columns[column].kind) - join * static_cast<double>(end - begin - 1) - odd -
           later * static_cast<double>(column);
  }
  /// True when a line among others names no body.
  bool strange(std::size_t begin, std::size_t end) const {
    for (std::size_t i = begin; i < end && end - begin > 1; ++i) {
      if (!looks[i * most_lines].owners) return true;
    }
    return false;
  }
  double left_over(std::size_t) const { return annex::left_over; }
  static constexpr std::size_t most_characters = 100000;
};

/// How well cells sit that are shared out.
template <typename Value>
double value_of(const Shares& shares, std::span<const Column> columns, const Value& value) {
  double sum = 0;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const auto [begin, end] = shares[i];
    sum += begin == end ? missing(columns[i].kind) : value.fit(begin, end, i);
  }
  return sum;
}

/// How well cells sit when each stands under its own head.
double value_of(std::span<const TracedText> cells, std::span<const Column> columns) {
  double sum = 0;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const Looks looks = look_at(cells[i].text);
    sum += looks.empty ? missing(columns[i].kind) : annex::fit(looks, columns[i].kind);
  }
  return sum;
}

/// What may be missing in a row that has all else: a field that stands for several rows, who joins, a remark.
bool may_be_omitted(ColumnKind kind) {
  return kind == ColumnKind::domain || kind == ColumnKind::note || kind == ColumnKind::participating ||
         kind == ColumnKind::joint;
}

/// The cells with empty ones under up to three heads that a row may leave out, when they sit nearly as well
/// as in the `best` way; nothing when they do not.
std::vector<TracedText> with_omitted(std::span<const TracedText> cells, std::span<const Column> columns,
                                     double best) {
  constexpr std::size_t most_omitted = 3;
  constexpr std::size_t most_such = 8;
  const std::size_t few = columns.size() - std::min(columns.size(), cells.size());
  std::vector<std::size_t> such;  // columns that a row may leave out
  for (std::size_t i = 0; i < columns.size() && such.size() < most_such; ++i) {
    if (may_be_omitted(columns[i].kind)) such.push_back(i);
  }
  if (few == 0 || few > std::min(most_omitted, such.size())) return {};
  std::vector<TracedText> chosen;
  double most = best - as_merged;
  for (unsigned set = 0; set < 1U << such.size(); ++set) {
    if (static_cast<std::size_t>(std::popcount(set)) != few) continue;
    std::vector<TracedText> whole(cells.begin(), cells.end());
    for (std::size_t i = 0; i < such.size(); ++i) {
      if ((set >> i & 1U) != 0)
        whole.insert(whole.begin() + static_cast<std::ptrdiff_t>(such[i]), TracedText{});
    }
    const double value = value_of(whole, columns);
    if (value < most) continue;
    most = value;
    chosen = std::move(whole);
  }
  return chosen;
}

/// What no column takes.
void note_lost(GridRow& row, const Shares& shares, std::span<const TracedText> cells) {
  for (std::size_t i = 0; i < cells.size() && row.lost.empty(); ++i) {
    const bool taken = std::any_of(shares.begin(), shares.end(),
                                   [&](const auto& share) { return i >= share.first && i < share.second; });
    if (!taken && !cells[i].text.empty()) row.lost = cells[i].text;
  }
}

bool fits_as_it_stands(std::span<const Looks> looks, std::span<const Column> columns) {
  for (std::size_t i = 0; i < looks.size(); ++i) {
    if (looks[i].empty || looks[i].none) continue;
    if (columns[i].kind == ColumnKind::number && !looks[i].number) return false;
    if (columns[i].kind != ColumnKind::number && looks[i].number && i > 0 &&
        columns[i - 1].kind == ColumnKind::number && looks[i - 1].empty)
      return false;
    if (names_owners(columns[i].kind) && looks[i].sentence && !looks[i].owners) return false;
  }
  return true;
}

void note_lines(GridRow& row) {
  for (const GridCell& cell : row.cells) row.lines = together(row.lines, annex::lines_of(cell.text));
}

GridRow row_of(std::span<const TracedText> cells) {
  GridRow row;
  for (const TracedText& cell : cells) row.cells.push_back({cell, false, cell.text.empty()});
  note_lines(row);
  return row;
}

GridRow banner_row(std::vector<TracedText>& cells, std::size_t columns) {
  GridRow row;
  row.banner = true;
  row.cells.resize(columns);
  TracedText words;
  for (TracedText& cell : cells) {
    if (cell.text.empty()) continue;
    if (!words.text.empty()) append(words, "、", cell.first_line());
    append(words, cell);
  }
  row.cells.front().text = std::move(words);
  note_lines(row);
  return row;
}

bool is_heading(std::string_view words) {
  return length_of(words) <= 40 && words.find("。") == std::string_view::npos &&
         words.find("；") == std::string_view::npos;
}

}  // namespace

bool is_banner(std::span<const TracedText> cells, std::size_t columns) {
  std::array<std::string_view, 2> full;
  std::size_t count = 0;
  std::size_t first = 0;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (cells[i].text.empty()) continue;
    if (count == 0) first = i;
    if (count == 2) return false;
    full[count++] = cells[i].text;
  }
  if (count == 0 || columns < 2) return false;
  const Leading leading = read_leading(full[0]);
  const bool han = leading.form == Leading::Form::han || leading.form == Leading::Form::han_bracket;
  if (count == 2)
    return han && leading.alone() && is_heading(full[1]) && first == 0 && !may_be_owners(full[1]) &&
           columns > 2;
  if (leading.alone() || !is_heading(full[0])) return false;
  return han || (first == 0 && columns > 2 && leading.form == Leading::Form::none);
}

GridRow aligned_row(std::vector<TracedText> cells, std::span<const Column> columns) {
  while (cells.size() > columns.size() && cells.back().text.empty()) cells.pop_back();
  if (is_banner(cells, columns.size())) return banner_row(cells, columns.size());
  if (cells.size() > most_cells) cells.resize(most_cells);
  std::vector<Looks> looks;
  looks.reserve(cells.size());
  for (const TracedText& cell : cells) looks.push_back(look_at(cell.text));
  GridRow row;
  row.cells.resize(columns.size());
  if (cells.size() == columns.size() && fits_as_it_stands(looks, columns)) {
    for (std::size_t i = 0; i < cells.size(); ++i) row.cells[i].text = std::move(cells[i]);
    note_lines(row);
    return row;
  }
  const CellValue value{looks, columns};
  const Shares shares = share_out(cells.size(), columns.size(), 1, columns, value);
  const bool full = std::none_of(looks.begin(), looks.end(), [](const Looks& one) { return one.empty; });
  if (full && cells.size() < columns.size()) {
    const std::vector<TracedText> whole = with_omitted(cells, columns, value_of(shares, columns, value));
    if (!whole.empty()) return row_of(whole);
  }
  note_lost(row, shares, cells);
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const auto [begin, end] = shares[i];
    if (begin == end) {
      row.cells[i].absent = true;
    } else {
      row.cells[i].text = std::move(cells[begin]);
    }
  }
  note_lines(row);
  return row;
}

bool sits_well(const GridRow& row, std::span<const Column> columns) {
  bool bodies = false;
  bool wanted = false;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const std::string& words = row.cells[i].text.text;
    const bool owners = names_owners(columns[i].kind);
    wanted = wanted || owners;
    if (words.empty()) continue;
    const Looks looks = look_at(words);
    if (annex::fit(looks, columns[i].kind) <= -3) return false;
    bodies = bodies || (looks.owners && owners);
  }
  return row.lost.empty() && bodies == wanted;
}

double how_well(std::span<const Looks> cells, std::span<const Column> columns) {
  const std::size_t seen = std::min(cells.size(), most_cells);
  const CellValue value{cells.first(seen), columns, more_lines};
  const Shares shares = share_out(seen, columns.size(), 1, columns, value);
  std::size_t taken = 0;
  for (const auto& [begin, end] : shares) taken += end - begin;
  const double best =
      value_of(shares, columns, value) + more_lines * static_cast<double>(cells.size() - taken);
  if (cells.size() != columns.size()) return best;
  double straight = as_printed;
  for (std::size_t i = 0; i < columns.size(); ++i)
    straight += cells[i].empty ? missing(columns[i].kind) : annex::fit(cells[i], columns[i].kind);
  return std::max(best, straight);
}

GridRow stacked_row(std::span<const TracedText> cells, std::span<const Column> columns) {
  std::vector<TracedText> lines;
  for (const TracedText& cell : cells) {
    if (!cell.text.empty() && lines.size() < most_cells) lines.push_back(cell);
  }
  if (is_banner(lines, columns.size())) return banner_row(lines, columns.size());
  const LineValue value{lines, columns};
  const Shares shares = share_out(lines.size(), columns.size(), most_lines, columns, value);
  const double best = value_of(shares, columns, value);
  if (cells.size() == columns.size() && value_of(cells, columns) + as_printed >= best) return row_of(cells);
  if (const std::vector<TracedText> whole = with_omitted(lines, columns, best); !whole.empty())
    return row_of(whole);
  GridRow row;
  note_lost(row, shares, lines);
  row.cells.resize(columns.size());
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const auto [begin, end] = shares[i];
    row.cells[i].absent = begin == end;
    for (std::size_t at = begin; at < end; ++at) {
      if (at > begin) append(row.cells[i].text, "\n", lines[at].first_line());
      append(row.cells[i].text, lines[at]);
    }
  }
  note_lines(row);
  return row;
}

}  // namespace planpress::import::annex
