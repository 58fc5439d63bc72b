// Tables on the pages of a PDF, which has none: only words in columns.
#include <algorithm>

#include "documents/pdf_page.hpp"

namespace planpress::documents {
namespace {

/// A stretch of the page from left to right.
struct Stretch {
  double left = 0, right = 0;
};

bool is_number(std::string_view text) {
  return !text.empty() && text.size() <= 4 && text.find_first_not_of("0123456789.") == std::string_view::npos;
}

// What a line leaves free between its first word and its last.
std::vector<Stretch> gaps_of(const PageLine& line, double least) {
  std::vector<Stretch> gaps{{-1e9, line.left()}};
  for (std::size_t i = 1; i < line.parts.size(); ++i) {
    const Stretch gap{line.parts[i - 1].right, line.parts[i].left};
    if (gap.right - gap.left >= least) gaps.push_back(gap);
  }
  gaps.push_back({line.right(), 1e9});
  return gaps;
}

std::vector<Stretch> common(const std::vector<Stretch>& a, const std::vector<Stretch>& b, double least) {
  std::vector<Stretch> both;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    const Stretch shared{std::max(a[i].left, b[j].left), std::min(a[i].right, b[j].right)};
    if (shared.right - shared.left >= least) both.push_back(shared);
    (a[i].right < b[j].right ? i : j) += 1;
  }
  return both;
}

// The free stretches inside, from edge to edge of the words.
std::size_t inner_count(const std::vector<Stretch>& gaps) {
  return static_cast<std::size_t>(std::count_if(
      gaps.begin(), gaps.end(), [](const Stretch& gap) { return gap.left > -1e8 && gap.right < 1e8; }));
}

std::size_t column_at(const std::vector<Stretch>& gaps, const PageWord& word) {
  std::size_t column = 0;
  for (const Stretch& gap : gaps) {
    if (gap.left > -1e8 && gap.right < 1e8 && word.left > gap.left) ++column;
  }
  return column;
}

/// Lines of a table that no line across all columns parts.
struct Band {
  std::size_t begin = 0, end = 0;
};

bool begins_annex(const PageLine& line) {
  const std::string& text = line.parts.front().text;
  return line.parts.size() == 1 && (text.starts_with("附件") || text.starts_with("附表"));
}

// The lines whose first column holds a number of its own.
std::vector<std::size_t> numbered_lines(const Page& page, Band band, const std::vector<Stretch>& gaps) {
  std::vector<std::size_t> numbered;
  for (std::size_t i = band.begin; i < band.end; ++i) {
    const PageWord& word = page.lines[i].parts.front();
    if (column_at(gaps, word) == 0 && is_number(word.text)) numbered.push_back(i);
  }
  return numbered;
}

// The lines that begin a row: rows part where the gap between lines is widest from one number to the next;
// cells stand in the middle of their row, so a number may have words of its row above it. A `head` stands
// above the first number.
std::vector<std::size_t> row_starts(const Page& page, Band band, const std::vector<std::size_t>& numbered,
                                    bool head) {
  const auto widest = [&](std::size_t from, std::size_t to) {
    std::size_t best = to;
    double most = 0;
    for (std::size_t i = from + 1; i <= to; ++i) {
      const double gap = page.lines[i].middle - page.lines[i - 1].middle;
      if (gap <= most) continue;
      most = gap;
      best = i;
    }
    return best;
  };
  std::vector<std::size_t> starts{band.begin};
  if (numbered.empty()) return starts;
  if (head && numbered.front() > band.begin) starts.push_back(widest(band.begin, numbered.front()));
  for (std::size_t i = 1; i < numbered.size(); ++i) starts.push_back(widest(numbered[i - 1], numbered[i]));
  return starts;
}

// Something stands in the first column above the first number: 序号. Without it a table goes on from the page
// before, or from the rows above.
bool has_head(const Page& page, Band band, const std::vector<std::size_t>& numbered,
              const std::vector<Stretch>& gaps) {
  const std::size_t end = numbered.empty() ? band.begin : numbered.front();
  for (std::size_t i = band.begin; i < end; ++i) {
    if (column_at(gaps, page.lines[i].parts.front()) == 0) return true;
  }
  return false;
}

/// A cell with the words that stand in it.
struct Place {
  std::vector<PageWord> words;
  double top = 1e9, bottom = -1e9;

  double middle() const { return (top + bottom) / 2; }
  void take(const PageWord& word) {
    words.push_back(word);
    top = std::min(top, word.middle);
    bottom = std::max(bottom, word.middle);
  }
};

using Grid = std::vector<std::vector<Place>>;

// The words line by line: digits and letters of other fonts stand a little higher or lower than those beside
// them.
std::string text_of(Place place, double em) {
  std::vector<PageWord>& words = place.words;
  std::stable_sort(words.begin(), words.end(),
                   [](const PageWord& a, const PageWord& b) { return a.middle < b.middle; });
  std::string text;
  for (auto begin = words.begin(); begin != words.end();) {
    const auto end = std::find_if(
        begin, words.end(), [&](const PageWord& word) { return word.middle - begin->middle > em * 0.7; });
    std::stable_sort(begin, end, [](const PageWord& a, const PageWord& b) { return a.left < b.left; });
    for (; begin != end; ++begin) text += begin->text;
  }
  return text;
}

Grid grid_of(const Page& page, Band band, const std::vector<Stretch>& gaps,
             const std::vector<std::size_t>& starts) {
  Grid grid(starts.size(), std::vector<Place>(inner_count(gaps) + 1));
  for (std::size_t i = 0; i < starts.size(); ++i) {
    const std::size_t end = i + 1 < starts.size() ? starts[i + 1] : band.end;
    for (std::size_t at = starts[i]; at < end; ++at) {
      for (const PageWord& word : page.lines[at].parts) grid[i][column_at(gaps, word)].take(word);
    }
  }
  return grid;
}

// How many rows the cell at `row` spans: its words are drawn down from the middle of their row, and those
// below up, because they stand in the middle of all of them.
std::size_t rows_spanned(const Grid& grid, std::size_t row, std::size_t column, double em) {
  const auto drawn = [&](std::size_t at) {
    const Place& place = grid[at][column];
    const Place& number = grid[at][0];
    return place.words.empty() || number.words.empty() ? 0 : place.middle() - number.middle();
  };
  if (column == 0 || drawn(row) < em * 0.4) return 1;
  std::size_t end = row + 1;
  while (end < grid.size() && drawn(end) >= em * -0.4 && drawn(end) < em * 0.4 &&
         !grid[end][column].words.empty())
    ++end;
  return end < grid.size() && drawn(end) < em * -0.4 ? end + 1 - row : 1;
}

std::vector<Row> rows_of(Grid grid, double em) {
  std::vector<Row> rows(grid.size());
  std::vector<std::size_t> covered(grid.front().size(), 0);  // rows below that the cell above still spans
  for (std::size_t row = 0; row < grid.size(); ++row) {
    for (std::size_t column = 0; column < grid[row].size(); ++column) {
      if (covered[column] > 0) {
        --covered[column];
        continue;
      }
      const std::size_t span = rows_spanned(grid, row, column, em);
      Place& place = grid[row][column];
      for (std::size_t below = row + 1; below < row + span; ++below) {
        for (const PageWord& word : grid[below][column].words) place.take(word);
      }
      covered[column] = span - 1;
      rows[row].cells.push_back({{text_of(place, em), {}}, 1, static_cast<std::uint16_t>(span)});
    }
  }
  return rows;
}

// Takes in the lines above that leave the same stretches free: a cell that wraps begins above the middle of
// its row, alone when it stands nearer than any line of a paragraph would.
std::size_t extend_up(const Page& page, std::size_t begin, std::size_t first,
                      const std::vector<Stretch>& gaps, double least) {
  while (begin > first) {
    const PageLine& above = page.lines[begin - 1];
    const double distance = page.lines[begin].middle - above.middle;
    if (distance >= page.em * (above.parts.size() >= 2 ? 2.5 : 1.2)) break;
    if (inner_count(common(gaps, gaps_of(above, least), least)) != inner_count(gaps)) break;
    --begin;
  }
  return begin;
}

// The rows between the lines that head them, which become rows of one cell.
void read_bands(const Page& page, PageTable& table, const std::vector<std::size_t>& heads,
                const std::vector<Stretch>& gaps) {
  std::size_t numbers = 0;
  for (std::size_t begin = table.begin, i = 0; begin < table.end; ++i) {
    const Band band{begin, i < heads.size() ? heads[i] : table.end};
    const std::vector<std::size_t> numbered = numbered_lines(page, band, gaps);
    numbers += numbered.size();
    if (band.begin < band.end) {
      const auto starts = row_starts(page, band, numbered, has_head(page, band, numbered, gaps));
      for (Row& row : rows_of(grid_of(page, band, gaps, starts), page.em))
        table.rows.push_back(std::move(row));
    }
    if (i < heads.size()) {
      const auto columns = static_cast<std::uint16_t>(inner_count(gaps) + 1);
      table.rows.push_back({{{{page.lines[heads[i]].parts.front().text, {}}, columns, 1}}});
    }
    begin = band.end + 1;
  }
  const bool cut_off = table.begin == 0 || table.end == page.lines.size();
  if (numbers < (cut_off ? 1U : 2U)) table.rows.clear();
}

}  // namespace

bool begins_with_numeral(std::string_view text) {
  constexpr std::string_view numerals[] = {"一", "二", "三", "四", "五", "六", "七", "八", "九", "十"};
  const bool bracket = text.starts_with("（") || text.starts_with("(");
  if (bracket) text.remove_prefix(text.starts_with("(") ? 1 : std::string_view("（").size());
  const std::size_t before = text.size();
  for (bool again = true; again;) {
    const auto* numeral = std::find_if(std::begin(numerals), std::end(numerals),
                                       [&](auto one) { return text.starts_with(one); });
    again = numeral != std::end(numerals);
    if (again) text.remove_prefix(numeral->size());
  }
  if (text.size() == before) return false;
  return bracket ? text.starts_with("）") || text.starts_with(")") : text.starts_with("、");
}

bool heads_rows(const PageLine& line) {
  return line.parts.size() == 1 && begins_with_numeral(line.parts.front().text);
}

std::vector<PageTable> find_tables(const Page& page) {
  const double least = page.em * 0.12;
  std::vector<PageTable> found;
  for (std::size_t begin = 0; begin < page.lines.size(); ++begin) {
    if (page.lines[begin].parts.size() < 3) continue;
    std::vector<Stretch> gaps = gaps_of(page.lines[begin], least);
    std::vector<std::size_t> heads;
    std::size_t end = begin + 1;
    for (; end < page.lines.size(); ++end) {
      if (page.lines[end].middle - page.lines[end - 1].middle > page.em * 5) break;
      if (begins_annex(page.lines[end])) break;
      if (heads_rows(page.lines[end])) {
        heads.push_back(end);
        continue;
      }
      std::vector<Stretch> narrower = common(gaps, gaps_of(page.lines[end], least), least);
      if (inner_count(narrower) < 2) break;
      gaps = std::move(narrower);
    }
    for (; !heads.empty() && heads.back() + 1 == end; --end) heads.pop_back();  // of the text below
    const std::size_t first = found.empty() ? 0 : found.back().end;
    PageTable table{extend_up(page, begin, first, gaps, least), end, {}};
    read_bands(page, table, heads, gaps);
    if (table.rows.empty()) continue;
    found.push_back(std::move(table));
    begin = end - 1;
  }
  return found;
}

}  // namespace planpress::documents
