#include "import/boxes.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "documents/traced.hpp"
#include "import/cleaning.hpp"
#include "import/columns.hpp"
#include "import/numerals.hpp"
#include "text/utf8.hpp"

namespace planpress::import {
namespace {

constexpr std::size_t kHan = 3;           // bytes of a Han character
constexpr std::size_t kLong = 45 * kHan;  // no heading is longer

bool has_sentence(std::string_view text) {
  constexpr std::array<std::string_view, 4> kEnds{"。", "；", "！", "？"};
  return std::any_of(kEnds.begin(), kEnds.end(), [&](auto end) { return text.find(end) != text.npos; });
}

bool has_known_head(const Block& block) {
  constexpr std::size_t kHeads = 3;  // rows in which a head may stand
  return std::any_of(block.rows.begin(),
                     block.rows.begin() + static_cast<std::ptrdiff_t>(std::min(kHeads, block.rows.size())),
                     [](const Row& row) {
                       std::vector<Column> columns;
                       columns.reserve(row.cells.size());
                       for (const Cell& cell : row.cells) columns.push_back(annex::read_column(cell.text));
                       return annex::is_head(columns);
                     });
}

// What a row of a 专栏 says: a short cell is the heading of the one behind it.
class BoxRow {
 public:
  BoxRow(std::vector<Line>& lines, std::size_t index) : lines_(lines), index_(index) {}

  void take(TracedText words, bool last) {
    constexpr std::size_t kHeading = 20;  // code points
    if (words.text.empty() || is_page_furniture(words.text, true)) return;
    if (!last && text::count_code_points(words.text) <= kHeading && !has_sentence(words.text)) {
      end();
      heading_ = std::move(words);
      return;
    }
    if (!heading_.text.empty()) {
      append(heading_, "：", heading_.last_line());
      append(heading_, words);
      words = std::exchange(heading_, {});
    }
    put(std::move(words));
  }

  void end() {
    if (!heading_.text.empty()) put(std::exchange(heading_, {}));
  }

 private:
  void put(TracedText words) { lines_.push_back({std::move(words), index_, 0, false, false, false}); }

  std::vector<Line>& lines_;
  std::size_t index_;
  TracedText heading_;
};

}  // namespace

bool begins_box(std::string_view text) {
  constexpr std::string_view kBox = "专栏";
  if (text.starts_with("〔") || text.starts_with("“")) text.remove_prefix(kHan);
  if (!text.starts_with(kBox) || text.size() > kLong || text.find("。") != text.npos) return false;
  const std::string_view rest = text.substr(kBox.size());
  return rest.empty() || (rest.front() >= '0' && rest.front() <= '9') || han_numeral_length(rest) != 0 ||
         rest.starts_with("：") || rest.starts_with("　");
}

bool is_box(const Block& block, const std::vector<Line>& lines) {
  if (block.rows.empty() || block.rows.front().cells.empty()) return false;
  const bool titled = begins_box(clean(block.rows.front().cells.front().text).text);
  const bool below = !lines.empty() && !lines.back().table && begins_box(lines.back().text.text);
  return (titled || below) && !has_known_head(block);
}

void add_box(std::vector<Line>& lines, const Block& block, std::size_t index) {
  for (const Row& row : block.rows) {
    BoxRow box(lines, index);
    for (const Cell& cell : row.cells) {
      const std::string& raw = cell.text.text;
      for (std::size_t begin = 0; begin <= raw.size();) {
        const std::size_t end = std::min(raw.find('\n', begin), raw.size());
        box.take(clean(slice(cell.text, begin, end)), &cell == &row.cells.back());
        begin = end + 1;
      }
    }
    box.end();
  }
}

}  // namespace planpress::import
