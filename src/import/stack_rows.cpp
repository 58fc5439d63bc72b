#include "import/stack_rows.hpp"

#include <algorithm>

namespace planpress::import::annex {
namespace {

constexpr std::size_t farthest = 400;    // cells beyond a whole row in which the next number is looked for
constexpr std::size_t longest_han = 40;  // characters of the heading of a group

class RowParter {
 public:
  RowParter(std::span<const StackCell> cells, std::size_t width) : cells_(cells), width_(width) {}

  std::vector<StackRow> part() {
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
  /// one that is not, and a row with a cell for each head better than a broken one.
  double likelihood(std::size_t at, std::size_t next) const {
    const int before = cells_[at].value;
    const int value = cells_[next].value;
    const std::size_t size = next - at;
    double chance = 0;
    if (value == before + 1) {
      chance = 10;
    } else if (value == 1) {
      if (size < 3 && !fresh_) return 0;
      chance = 5;
    } else if (value == before) {
      if (size < 2) return 0;
      chance = 4;
    } else if (value > before && !(is_year(value) && !is_year(before))) {
      const bool whole = size == width_ || (size + 1 >= width_ && cells_[next - 1].owners);
      if (!whole || size < 3) return 0;
      chance = 2;
    } else {
      return 0;
    }
    if (size < 2) chance -= 6;
    const std::size_t over = size > width_ ? size - width_ : 0;
    const double far = std::min(0.5 * static_cast<double>(over), chance - 1);
    return chance - far +
           (size == width_       ? 6
            : size + 1 == width_ ? 2
                                 : 0) +
           (cells_[next - 1].owners ? 3 : 0);
  }

  static bool is_year(int value) { return value >= 2000 && value < 2100; }

  std::size_t end_of_row(std::size_t at) {
    std::size_t best = none;
    double most = 0;
    const std::size_t until = std::min(cells_.size(), at + width_ + farthest);
    for (std::size_t next = at + 1; next < until; ++next) {
      if (is_han(cells_[next])) {
        // A heading ends the row, but not before a number that is due behind it.
        if (best == none && begins(next)) return next;
        if (best != none) break;
        continue;
      }
      if (!is_number(cells_[next])) continue;
      const double chance = likelihood(at, next);
      if (chance > most) {
        most = chance;
        best = next;
      }
      if (best != none && next - at > 2 * width_) break;
    }
    if (best != none) fresh_ = false;
    return best;
  }

  /// The last row has no number behind it: an empty line, or the cells of the rows above, tell its end.
  std::size_t end_of_last(std::size_t at) const {
    std::size_t end = cells_.size();
    const std::size_t full = most_ == 0 ? width_ : most_;
    for (std::size_t next = at + 1; next < end; ++next) {
      if (cells_[next].gap && next - at >= full) end = next;
    }
    const bool whole = std::all_of(rows_.begin(), rows_.end(), [&](const StackRow& row) {
      const std::size_t size = row.end - row.begin - (cells_[row.end - 1].group ? 1 : 0);
      return is_han(cells_[row.begin]) || size == width_;
    });
    return whole ? std::min(end, at + width_) : end;
  }

  std::span<const StackCell> cells_;
  std::size_t width_;
  std::vector<StackRow> rows_;
  std::size_t most_ = 0;  // cells of the largest row
  int last_han_ = 0;
  int last_bracket_ = 0;
  bool fresh_ = true;  // no number since the last heading
};

}  // namespace

std::vector<StackRow> part_rows(std::span<const StackCell> cells, std::size_t width) {
  return RowParter(cells, width).part();
}

}  // namespace planpress::import::annex
