#include "documents/drawn_table.hpp"

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "documents/line_writer.hpp"
#include "documents/traced.hpp"
#include "text/utf8.hpp"

namespace planpress::documents {
namespace {

constexpr char32_t kFirstDrawn = 0x2500;  // BOX DRAWINGS
constexpr char32_t kLastDrawn = 0x257F;

bool is_drawn(char32_t c) {
  return c >= kFirstDrawn && c <= kLastDrawn;
}

bool is_level(char32_t c) {
  return c == 0x2500 || c == 0x2501 || c == 0x2504 || c == 0x2505 || c == 0x2508 || c == 0x2509 ||
         c == 0x254C || c == 0x254D || c == 0x2550;
}

/// What stands between two upright lines.
struct Piece {
  std::string_view words;
  int right = 0;  // where it ends on the screen
  bool border = false;
};

std::vector<Piece> pieces_of(std::string_view line) {
  line = trim(line);
  std::vector<Piece> pieces;
  std::size_t begin = 0;
  int column = 0;
  const auto close = [&](std::size_t end) {
    const std::string_view words = line.substr(begin, end - begin);
    bool border = !words.empty();
    for (std::size_t at = 0; at < words.size() && border;) {
      const text::CodePoint point = text::decode(words, at);
      border = is_level(point.value) || point.value == '-' || point.value == '=';
      at += point.length;
    }
    pieces.push_back({words, column, border});
  };
  for (std::size_t at = 0; at < line.size();) {
    const text::CodePoint point = text::decode(line, at);
    const char before = at > 0 ? line[at - 1] : '-';
    const char behind = at + 1 < line.size() ? line[at + 1] : '-';
    const bool crossing =
        point.value == '+' && (before == '-' || before == '=') && (behind == '-' || behind == '=');
    if ((is_drawn(point.value) && !is_level(point.value)) || point.value == '|' || crossing) {
      if (at > 0) close(at);
      begin = at + point.length;
    }
    column += text::width_of(point.value);
    at += point.length;
  }
  if (begin < line.size()) close(line.size());
  return pieces;
}

bool is_border(const std::vector<Piece>& pieces) {
  return std::all_of(pieces.begin(), pieces.end(), [](const Piece& piece) { return piece.border; });
}

/// True when borders stand around the heads and at the end only, so that each line is a row.
bool has_few_borders(const std::vector<std::vector<Piece>>& lines) {
  const auto borders = std::count_if(lines.begin(), lines.end(), is_border);
  const auto texts = static_cast<std::ptrdiff_t>(lines.size()) - borders;
  return borders <= 3 && texts >= 3;
}

/// Puts pieces into rows and columns: a border ends the cells above it, other cells go on.
class Drawing {
 public:
  explicit Drawing(std::vector<int> rights)
      : rights_(std::move(rights)), fresh_(rights_.size(), true), owner_(rights_.size(), nowhere) {}

  void take(const std::vector<Piece>& pieces, std::uint32_t number) {
    if (is_border(pieces)) return end_row();
    const bool mixed =
        std::any_of(pieces.begin(), pieces.end(), [](const Piece& piece) { return piece.border; });
    if (row_over_ && !mixed) begin_row();
    std::size_t from = 0;
    for (std::size_t i = 0; i < pieces.size() && from < rights_.size(); ++i) {
      const std::size_t to = pieces.size() == rights_.size() ? i : std::max(from, nearest(pieces[i].right));
      if (pieces[i].border) {
        std::fill(fresh_.begin() + static_cast<std::ptrdiff_t>(from),
                  fresh_.begin() + static_cast<std::ptrdiff_t>(to) + 1, true);
      } else {
        put(pieces[i].words, from, to, number);
      }
      from = to + 1;
    }
    row_over_ = row_over_ || mixed;
  }

  void end_row() {
    std::fill(fresh_.begin(), fresh_.end(), true);
    row_over_ = true;
  }

  std::vector<Row> rows() {
    std::vector<Row> out;
    for (std::vector<Slot>& slots : rows_) {
      Row row;
      for (Slot& slot : slots) {
        if (slot.there) row.cells.push_back(std::move(slot.cell));
      }
      out.push_back(std::move(row));
    }
    return out;
  }

 private:
  struct Slot {
    Cell cell;
    bool there = false;
  };
  struct Place {
    std::size_t row, column;
  };
  static constexpr Place nowhere{0, 0};

  std::size_t nearest(int right) const {
    std::size_t best = 0;
    for (std::size_t i = 1; i < rights_.size(); ++i) {
      if (std::abs(rights_[i] - right) < std::abs(rights_[best] - right)) best = i;
    }
    return best;
  }

  void begin_row() {
    rows_.emplace_back(rights_.size());
    row_over_ = false;
    for (std::size_t i = 0; i < rights_.size(); ++i) {
      if (!fresh_[i] && owner_[i].column == i) ++rows_[owner_[i].row][i].cell.rows;
    }
  }

  void put(std::string_view words, std::size_t from, std::size_t to, std::uint32_t number) {
    if (rows_.empty()) return;
    if (fresh_[from]) {
      for (std::size_t i = from; i <= to; ++i) {
        fresh_[i] = false;
        owner_[i] = {rows_.size() - 1, from};
      }
      Slot& slot = rows_.back()[from];
      slot.there = true;
      slot.cell.columns = static_cast<std::uint16_t>(to - from + 1);
    }
    const std::string_view bare = trim(words);
    TracedText& text = rows_[owner_[from].row][owner_[from].column].cell.text;
    if (bare.empty()) return;
    if (!text.text.empty()) append(text, "\n", number);
    append(text, bare, number);
  }

  std::vector<int> rights_;  // where the columns end on the screen
  std::vector<std::vector<Slot>> rows_;
  std::vector<bool> fresh_;   // the cell of the column is over
  std::vector<Place> owner_;  // the cell that covers the column
  bool row_over_ = true;
};

}  // namespace

bool DrawnTable::begins(std::string_view line) {
  line = trim(line);
  std::size_t corners = 0;
  std::size_t levels = 0;
  for (std::size_t at = 0; at < line.size();) {
    const text::CodePoint point = text::decode(line, at);
    at += point.length;
    if (is_level(point.value) || point.value == '-' || point.value == '=') {
      ++levels;
    } else if (is_drawn(point.value) || point.value == '+') {
      ++corners;
    } else if (point.value != ' ') {
      return false;
    }
  }
  return corners >= 3 && levels >= corners - 1;
}

bool DrawnTable::take(std::string_view line, std::uint32_t number) {
  const std::string_view bare = trim(line);
  if (bare.empty()) return false;
  const text::CodePoint first = text::decode(bare, 0);
  // Behind └─┴─┘ another table may begin at once.
  const bool closed = !lines_.empty() && trim(lines_.back().text).starts_with("└");
  if (closed) return false;
  if (!is_drawn(first.value) && first.value != '|' && first.value != '+') return false;
  lines_.push_back({line, number});
  return true;
}

std::optional<Block> DrawnTable::finish() {
  const std::vector<Line> lines = std::exchange(lines_, {});
  std::vector<std::vector<Piece>> pieces;
  pieces.reserve(lines.size());
  std::vector<int> rights;
  for (const Line& line : lines) {
    pieces.push_back(pieces_of(line.text));
    const std::vector<Piece>& last = pieces.back();
    const bool text = std::none_of(last.begin(), last.end(), [](const Piece& piece) { return piece.border; });
    if (!text || last.size() <= rights.size()) continue;
    rights.clear();
    for (const Piece& piece : last) rights.push_back(piece.right);
  }
  constexpr std::size_t kWidest = 64;
  if (rights.empty() || rights.size() > kWidest) return std::nullopt;
  const bool by_line = has_few_borders(pieces);
  Drawing drawing(std::move(rights));
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const bool numbered = !pieces[i].empty() && !trim(pieces[i].front().words).empty();
    if (by_line && numbered && !is_border(pieces[i])) drawing.end_row();
    drawing.take(pieces[i], lines[i].number);
  }
  Block block;
  block.kind = Block::Kind::table;
  block.rows = drawing.rows();
  if (block.rows.empty()) return std::nullopt;
  return block;
}

}  // namespace planpress::documents
