#include "import/stack_rows.hpp"

#include <algorithm>

namespace planpress::import::annex {
namespace {

constexpr std::size_t farthest = 400;    // cells beyond a whole row in which the next number is looked for
constexpr std::size_t most_tried = 8;    // numbers that may begin the next row
constexpr std::size_t longest_han = 40;  // characters of the heading of a group

class RowParter {
 public:
  RowParter(std::span<const StackCell> cells, std::size_t width, const RowValue& value)
      : cells_(cells), width_(width), value_(value) {}

  std::vector<StackRow> part() {
    if (exact()) return std::move(rows_);
    rows_.clear();
    if (cells_.empty() || !begins(0)) return {};
    std::size_t at = 0;
    while (at < cells_.size()) {
      const std::size_t next = is_han(cells_[at]) ? end_of_group(at) : end_of_row(at);
      rows_.push_back({at, next == none ? end_of_last(at) : next});
      if (next == none) break;
      if (!is_han(cells_[at])) most_ = std::max(most_, next - at);
      at = next;
    }
    return std::move(rows_);
  }

 private:
  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  /// True when every row has a cell for each head: a number stands at the front of each, and none that is
  /// nearer to the one before stands inside of a row.
  bool exact() {
    int before = 0;
    int inner = 0;  // the least number inside the last row that could be the next
    std::size_t at = 0;
    for (; at + width_ <= cells_.size(); at += width_) {
      const int value = cells_[at].value;
      const bool nearer = inner != 0 && (inner < value || value <= before);
      if (!is_number(cells_[at]) || nearer || (value <= before && value != 1)) return false;
      inner = 0;
      for (std::size_t i = at + 1; i < at + width_; ++i) {
        const int one = is_number(cells_[i]) && !is_year(cells_[i].value) ? cells_[i].value : 0;
        if (one > value && (inner == 0 || one < inner)) inner = one;
      }
      rows_.push_back({at, at + width_});
      before = value;
    }
    const auto rest = cells_.subspan(at);
    return rows_.size() > 1 && (rest.empty() || inner == 0) &&
           std::none_of(rest.begin(), rest.end(), is_number);
  }

  static bool is_han(const StackCell& cell) {
    return cell.form == Leading::Form::han || cell.form == Leading::Form::han_bracket;
  }
  static bool is_number(const StackCell& cell) {
    return cell.alone && (cell.form == Leading::Form::arabic || cell.form == Leading::Form::arabic_bracket);
  }

  bool begins(std::size_t at) {
    const StackCell& cell = cells_[at];
    if (!is_han(cell)) return is_number(cell);
    int& last = cell.form == Leading::Form::han ? last_han_ : last_bracket_;
    if (cell.value != last + 1 && cell.value != 1) return false;
    if (!cell.alone && length_of(cell.text.text) > longest_han) return false;
    last = cell.value;
    if (cell.form == Leading::Form::han) last_bracket_ = 0;
    fresh_ = true;
    return true;
  }

  /// The heading of a group ends where a row or another heading begins.
  std::size_t end_of_group(std::size_t at) {
    for (std::size_t next = at + 1; next < cells_.size(); ++next) {
      if (is_han(cells_[next]) ? begins(next) : is_number(cells_[next])) return next;
    }
    return none;
  }

  /// How likely the number at `next` begins the row behind that at `at`: the one that is due is better than
  /// one that is not. 0: it cannot.
  double likelihood(std::size_t at, std::size_t next) const {
    const int before = cells_[at].value;
    const int value = cells_[next].value;
    const std::size_t size = next - at;
    if (value == before + 1) return size < 2 ? 4 : 10;
    if (value == 1) return size < 3 && !fresh_ ? 0 : 5;
    // A row that a page break parted bears its number again; elsewhere it is a figure.
    if (value == before) return size > 1 && (cells_[next].after_head || size >= width_) ? 4 : 0;
    const bool later = value > before && size > 2 && !(is_year(value) && !is_year(before));
    return later ? 2 : 0;
  }

  /// The same, with what the row between them looks like: whole, with bodies at its end, not too long.
  double chance(std::size_t at, std::size_t next) const {
    const double likely = likelihood(at, next);
    if (likely == 0) return 0;
    if (value_) return likely + value_({at, next});
    const std::size_t size = next - at;
    const std::size_t over = size > width_ ? size - width_ : 0;
    const double far = std::min(0.5 * static_cast<double>(over), likely - 1);
    return likely - far + (size == width_ ? 6 : 0) + (size + 1 == width_ ? 2 : 0) +
           (cells_[next - 1].owners ? 3 : 0);
  }

  static bool is_year(int value) { return value >= 2000 && value < 2100; }

  std::size_t end_of_row(std::size_t at) {
    std::size_t best = none;
    double most = 0;
    std::size_t tried = 0;
    // The rest may be the last row, whatever numbers stand in it.
    if (value_ && cells_.size() - at <= 2 * width_) most = 8 + value_of_last(at);
    const std::size_t until = std::min(cells_.size(), at + width_ + farthest);
    for (std::size_t next = at + 1; next < until; ++next) {
      if (is_han(cells_[next])) {
        // A heading ends the row, but not before a number that is due behind it.
        if (best == none && begins(next)) return next;
        if (best != none) break;
        continue;
      }
      if (!is_number(cells_[next])) continue;
      if (likelihood(at, next) == 0) continue;
      if (++tried > most_tried) break;
      const double here = chance(at, next);
      if (here > most) {
        most = here;
        best = next;
      }
      if (best != none && next - at > 2 * width_) break;
    }
    if (best != none) fresh_ = false;
    return best;
  }

  /// How well a row sits behind which only foreign lines come.
  double value_of_last(std::size_t at) const {
    constexpr double foreign = 4;
    const std::size_t end = end_of_last(at);
    return value_({at, end}) - foreign * static_cast<double>(cells_.size() - end);
  }

  /// The last row has no number behind it: an empty line, or the cells of the rows above, tell its end.
  std::size_t end_of_last(std::size_t at) const {
    std::size_t end = cells_.size();
    const std::size_t full = most_ == 0 ? width_ : most_;
    const auto gaps =
        std::count_if(cells_.begin(), cells_.end(), [](const StackCell& cell) { return cell.gap; });
    const bool telling = static_cast<std::size_t>(gaps) * 2 < cells_.size();  // else one stands before each
    for (std::size_t next = at + 1; telling && next < end; ++next) {
      if (cells_[next].gap && next - at >= full) end = next;
    }
    const bool whole = std::all_of(rows_.begin(), rows_.end(), [&](const StackRow& row) {
      const std::size_t size = row.end - row.begin - (cells_[row.end - 1].group ? 1 : 0);
      return is_han(cells_[row.begin]) || size == width_;
    });
    return whole || most_ == width_ ? std::min(end, at + width_) : end;
  }

  std::span<const StackCell> cells_;
  std::size_t width_;
  const RowValue& value_;
  std::vector<StackRow> rows_;
  std::size_t most_ = 0;  // cells of the largest row
  int last_han_ = 0;
  int last_bracket_ = 0;
  bool fresh_ = true;  // no number since the last heading
};

}  // namespace

std::vector<StackRow> part_rows(std::span<const StackCell> cells, std::size_t width, const RowValue& value) {
  return RowParter(cells, width, value).part();
}

}  // namespace planpress::import::annex
