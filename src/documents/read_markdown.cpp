#include <algorithm>

#include "documents/html_table.hpp"
#include "documents/line_writer.hpp"
#include "documents/markdown_marks.hpp"
#include "documents/read_text.hpp"

namespace planpress::documents {
namespace {

struct Line {
  std::string_view text;
  std::uint32_t number = 0;
};

std::vector<Line> split_lines(std::string_view text) {
  std::vector<Line> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    lines.push_back({text.substr(at, end - at), static_cast<std::uint32_t>(lines.size() + 1)});
    at = end + 1;
  }
  return lines;
}

// How many `#` begin a heading, or 0. One alone needs a space behind it.
std::uint8_t heading_level(std::string_view line) {
  const std::size_t level = std::min(line.find_first_not_of('#'), line.size());
  if (level == 0 || level > 6) return 0;
  const bool spaced = level == line.size() || line[level] == ' ' || line[level] == '\t';
  return spaced || level > 1 ? static_cast<std::uint8_t>(level) : 0;
}

// The line without the marks of quotations and bullets; numbers stay, they are the document's own.
std::string_view without_bullet(std::string_view line) {
  while (true) {
    const std::string_view bare = line.substr(std::min(line.find_first_not_of(" \t"), line.size()));
    const bool quote = bare.starts_with('>');
    const bool bullet =
        bare.size() > 1 && (bare[0] == '-' || bare[0] == '*' || bare[0] == '+') && bare[1] == ' ';
    if (!quote && !bullet) return line;
    line = bare.substr(quote ? 1 : 2);
  }
}

bool is_table_line(std::string_view line) {
  const std::string_view bare = trim(line);
  return bare.size() > 2 && bare.starts_with('|') && bare.find('|', 1) != std::string_view::npos;
}

bool is_blank(std::string_view line) {
  return trim(line).empty();
}

bool begins_html_table(std::string_view line) {
  const std::string_view bare = trim(line).substr(0, 6);
  return bare == "<table" || bare == "<TABLE";
}

class MarkdownReader {
 public:
  explicit MarkdownReader(Document& document) : document_(document), lines_(split_lines(document.text)) {}

  void read() {
    pass_front_matter();
    while (at_ < lines_.size()) {
      const std::string_view line = lines_[at_].text;
      if (is_blank(line) || is_rule(line) || trim(line).starts_with("```")) {
        ++at_;
      } else if (begins_html_table(line)) {
        html_table();
      } else if (begins_pipe_table()) {
        pipe_table();
      } else {
        words(lines_[at_++]);
      }
    }
  }

 private:
  void pass_front_matter() {
    if (lines_.empty() || trim(lines_[0].text) != "---") return;
    for (std::size_t i = 1; i < std::min<std::size_t>(lines_.size(), 60); ++i) {
      const std::string_view line = lines_[i].text;
      if (line.starts_with("title:")) document_.title = trim(line.substr(6));
      if (trim(line) != "---") continue;
      at_ = i + 1;
      return;
    }
    document_.title.clear();
  }

  bool begins_pipe_table() const {
    const bool ruled = at_ + 1 < lines_.size() && lines_[at_].text.find('|') != std::string_view::npos &&
                       is_pipe_rule(lines_[at_ + 1].text);
    return ruled || is_table_line(lines_[at_].text);
  }

  void pipe_table() {
    Block block;
    block.kind = Block::Kind::table;
    const bool framed = is_table_line(lines_[at_].text);
    for (; at_ < lines_.size() && !is_blank(lines_[at_].text); ++at_) {
      const Line& line = lines_[at_];
      if (framed ? !is_table_line(line.text) : line.text.find('|') == std::string_view::npos) break;
      if (is_pipe_rule(line.text)) continue;
      Row row;
      for (std::string& cell : pipe_cells(line.text))
        row.cells.push_back({{std::move(cell), {{0, line.number}}}});
      block.rows.push_back(std::move(row));
    }
    if (!block.rows.empty()) document_.blocks.push_back(std::move(block));
  }

  void html_table() {
    const Line& first = lines_[at_];
    const std::size_t begin = static_cast<std::size_t>(first.text.data() - document_.text.data());
    std::size_t end = document_.text.size();
    for (; at_ < lines_.size(); ++at_) {
      const std::string_view line = lines_[at_].text;
      if (line.find("</table>") == std::string_view::npos && line.find("</TABLE>") == std::string_view::npos)
        continue;
      end = static_cast<std::size_t>(line.data() - document_.text.data()) + line.size();
      ++at_;
      break;
    }
    Block block;
    block.kind = Block::Kind::table;
    block.rows =
        read_table_fragment(std::string_view(document_.text).substr(begin, end - begin), first.number);
    if (!block.rows.empty()) document_.blocks.push_back(std::move(block));
  }

  void words(const Line& line) {
    std::string_view text = without_bullet(line.text);
    const std::string_view bare = trim(text);
    const bool underline = bare.size() > 2 && bare.find_first_not_of('=') == std::string_view::npos;
    if (underline && !document_.blocks.empty() && document_.blocks.back().kind == Block::Kind::paragraph) {
      document_.blocks.back().kind = Block::Kind::heading;
      document_.blocks.back().level = 1;
      return;
    }
    Block block;
    block.level = heading_level(bare);
    if (block.level > 0) {
      block.kind = Block::Kind::heading;
      text = trim(bare.substr(block.level));
      while (text.ends_with('#')) text.remove_suffix(1);
    }
    std::string shown = without_marks(text);
    if (shown.ends_with('\\')) shown.pop_back();
    std::replace(shown.begin(), shown.end(), '\n', ' ');
    if (is_blank(shown)) return;
    block.text = {std::move(shown), {{0, line.number}}};
    document_.blocks.push_back(std::move(block));
  }

  Document& document_;
  std::vector<Line> lines_;
  std::size_t at_ = 0;
};

}  // namespace

void read_markdown(Document& document) {
  MarkdownReader(document).read();
}

bool looks_like_markdown(std::string_view text) {
  std::size_t headings = 0;
  std::string_view before;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    at = end + 1;
    if (is_pipe_rule(line) && before.find('|') != std::string_view::npos) return true;
    if (line.starts_with('#') && heading_level(line) > 0 && line.find(' ') != std::string_view::npos)
      ++headings;
    before = line;
  }
  return headings >= 2;
}

}  // namespace planpress::documents
