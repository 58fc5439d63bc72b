// One pass over the lines. A table is a line with a pipe, a row of dashes below it with as many cells, and
// the lines behind them up to one without a pipe. Its cells are measured once and written once:
//
//     |城市|项目|             | 城市   | 项目 |
//     |-|-:|          ->      | ------ | ---: |
//     |连云港|30|             | 连云港 |   30 |
#include "markdown/align_tables.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

#include "markdown/table_rows.hpp"
#include "text/utf8.hpp"

namespace planpress::markdown {
namespace {

constexpr std::uint32_t widest = 60;
constexpr std::string_view blanks = "                                                                ";
constexpr std::string_view dashes = "----------------------------------------------------------------";

struct Cell {
  std::string_view text;
  std::uint32_t width = 0;
};

struct Column {
  std::uint32_t width = 3;
  bool left = false;
  bool right = false;
};

// True for three bytes that are a wide character without a look into the tables: Han, and the punctuation
// beside it.
bool is_wide(unsigned char first, unsigned char second, unsigned char third) {
  if (first >= 0xE5 && first <= 0xE9) return true;                           // U+5000 to U+9FFF
  if (first == 0xE4) return second >= 0xB8;                                  // U+4E00 to U+4FFF
  if (first == 0xE3) return second == 0x80 && third > 0x80 && third < 0xAA;  // U+3001 to U+3029
  return first == 0xEF && second == 0xBC && third > 0x80;                    // U+FF01 to U+FF3F
}

std::uint32_t screen_width(std::string_view text) {
  const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(text[at]); };
  std::uint32_t width = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (byte(at) >= 0x20 && byte(at) < 0x7F) {
      ++width;
      ++at;
    } else if (at + 2 < text.size() && is_wide(byte(at), byte(at + 1), byte(at + 2))) {
      width += 2;
      at += 3;
    } else {
      const text::CodePoint point = text::decode(text, at);
      width +=
          point.value == '\t' ? 1U : static_cast<std::uint32_t>(std::max(text::width_of(point.value), 0));
      at += point.length;
    }
  }
  return width;
}

// What stands before a table in a quote or list: blanks, `>`, one list mark.
std::size_t prefix_of(std::string_view line) {
  std::size_t at = 0;
  while (at < line.size() && (line[at] == ' ' || line[at] == '>' || line[at] == '\t')) ++at;
  return at;
}

class Alignment {
 public:
  explicit Alignment(std::string_view page) : page_(page) {}

  std::string run() {
    out_.reserve(page_.size() + page_.size() / 4);
    std::size_t at = 0;
    while (at < page_.size()) {
      const std::string_view line = line_at(at);
      const std::size_t next = at + line.size() + 1;
      if (!watch_fence(line) && next < page_.size() && begins_table(line, next)) {
        at = table(at);
      } else {
        at = next;
      }
    }
    out_.append(page_.substr(copied_));
    return std::move(out_);
  }

 private:
  std::string_view line_at(std::size_t at) const {
    const void* stop = std::memchr(page_.data() + at, '\n', page_.size() - at);
    const std::size_t end = stop == nullptr
                                ? page_.size()
                                : static_cast<std::size_t>(static_cast<const char*>(stop) - page_.data());
    return page_.substr(at, end - at);
  }

  // True while the line belongs to fenced code.
  bool watch_fence(std::string_view line) {
    std::size_t at = prefix_of(line);
    if (fence_size_ == 0 && at + 1 < line.size() && line[at + 1] == ' ' &&
        std::string_view("-*+").find(line[at]) != std::string_view::npos)
      at += 2;
    if (at >= line.size() || (line[at] != '`' && line[at] != '~')) return fence_size_ > 0;
    const std::size_t stop = std::min(line.find_first_not_of(line[at], at), line.size());
    const std::size_t size = stop - at;
    if (fence_size_ > 0) {
      if (line[at] == fence_ && size >= fence_size_ && trim(line.substr(stop)).empty()) fence_size_ = 0;
      return true;
    }
    if (size < 3 || (line[at] == '`' && line.find('`', stop) != std::string_view::npos)) return false;
    fence_ = line[at];
    fence_size_ = size;
    return true;
  }

  bool begins_table(std::string_view line, std::size_t next) const {
    if (line.empty() || std::memchr(line.data(), '|', line.size()) == nullptr) return false;
    const std::string_view below = line_at(next);
    const std::string_view row = below.substr(prefix_of(below));
    return is_delimiter_row(row) && row.find('|') != std::string_view::npos && !row.starts_with("- ") &&
           count_cells(row) == count_cells(table_part(line));
  }

  // The line without what stands before the table: for the first row of one in a list item that is the list
  // mark.
  static std::string_view table_part(std::string_view line) {
    const std::size_t pipe = line.find('|');
    if (pipe == std::string_view::npos) return line.substr(prefix_of(line));
    const std::string_view before = line.substr(0, pipe);
    const bool leads = before.find_first_not_of("> \t-*+.)0123456789") == std::string_view::npos &&
                       (before.empty() || before.back() == ' ' || before.back() == '>');
    return line.substr(leads ? pipe : prefix_of(line));
  }

  // Reads and writes the table whose first row is at `at`; returns where the text goes on.
  std::size_t table(std::size_t at) {
    cells_.clear();
    rows_.clear();
    columns_.clear();
    const std::size_t begin = at;
    for (std::size_t row = 0; at < page_.size(); ++row) {
      const std::string_view line = line_at(at);
      const std::string_view part = table_part(line);
      if (row > 1 && (part.empty() || part.find('|') == std::string_view::npos)) break;
      read_row(line, part, row);
      at += line.size() + 1;
    }
    out_.append(page_.substr(copied_, begin - copied_));
    for (std::size_t row = 0; row < rows_.size(); ++row) write_row(row);
    copied_ = std::min(at, page_.size());
    if (at > page_.size()) out_.pop_back();
    return copied_;
  }

  struct Row {
    std::string_view prefix;
    std::size_t first = 0;
    std::size_t end = 0;
  };

  void read_row(std::string_view line, std::string_view part, std::size_t row) {
    rows_.push_back({line.substr(0, line.size() - part.size()), cells_.size(), 0});
    part = trim(part);
    if (part.starts_with('|')) part.remove_prefix(1);
    std::size_t begin = 0;
    for (std::size_t at = 0; at < part.size(); ++at) {
      if (part[at] == '\\') {
        ++at;
      } else if (part[at] == '|') {
        add_cell(part.substr(begin, at - begin), row);
        begin = at + 1;
      }
    }
    if (begin < part.size()) add_cell(part.substr(begin), row);
    rows_.back().end = cells_.size();
  }

  void add_cell(std::string_view text, std::size_t row) {
    text = trim(text);
    const std::size_t index = cells_.size() - rows_.back().first;
    if (row == 1) {
      Column& column = columns_[index];
      column.left = text.starts_with(':');
      column.right = text.ends_with(':');
      cells_.push_back({text, 0});
      return;
    }
    const std::uint32_t width = screen_width(text);
    if (row == 0) columns_.emplace_back();
    if (index < columns_.size() && width <= widest)
      columns_[index].width = std::max(columns_[index].width, width);
    cells_.push_back({text, width});
  }

  void pad(std::string_view with, std::uint32_t count) { out_.append(with.substr(0, count)); }

  void write_row(std::size_t index) {
    const Row& row = rows_[index];
    out_.append(row.prefix);
    for (std::size_t i = row.first; i < row.end; ++i) {
      static constexpr Column none{0, false, false};
      const Column& column = i - row.first < columns_.size() ? columns_[i - row.first] : none;
      out_ += i == row.first ? "| " : " | ";
      if (index == 1) {
        write_dashes(column);
      } else {
        write_cell(cells_[i], column);
      }
    }
    out_ += row.first == row.end ? "|\n" : " |\n";
  }

  void write_dashes(const Column& column) {
    if (column.left) out_ += ':';
    pad(dashes, column.width - (column.left ? 1 : 0) - (column.right ? 1 : 0));
    if (column.right) out_ += ':';
  }

  void write_cell(const Cell& cell, const Column& column) {
    const std::uint32_t room = column.width > cell.width ? column.width - cell.width : 0;
    const std::uint32_t before = !column.right ? 0 : column.left ? room / 2 : room;
    pad(blanks, before);
    out_.append(cell.text);
    pad(blanks, room - before);
  }

  std::string_view page_;
  std::string out_;
  std::size_t copied_ = 0;
  char fence_ = '`';
  std::size_t fence_size_ = 0;
  std::vector<Cell> cells_;
  std::vector<Row> rows_;
  std::vector<Column> columns_;
};

}  // namespace

void align_tables(std::string& markdown) {
  if (markdown.find('|') == std::string::npos) return;
  std::string aligned = Alignment(markdown).run();
  markdown.swap(aligned);
}

}  // namespace planpress::markdown
