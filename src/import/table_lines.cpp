#include "import/table_lines.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "import/pieces.hpp"
#include "text/utf8.hpp"

namespace planpress::import::annex {
namespace {

constexpr std::size_t fewest_pipes = 2;  // that make a row of a line without tabs

bool is_rule(std::string_view cell) {
  return cell.find_first_not_of("-:= ") == std::string_view::npos;
}

/// Cuts at each `mark`.
std::vector<TracedText> cut_at(const TracedText& text, char mark) {
  std::vector<TracedText> fields;
  const std::string_view whole = text.text;
  for (std::size_t begin = 0;;) {
    const std::size_t end = whole.find(mark, begin);
    fields.push_back(trimmed(slice(text, begin, std::min(end, whole.size()))));
    if (end == std::string_view::npos) return fields;
    begin = end + 1;
  }
}

/// `工业 |`, `| 工业 |`, `||`: one cell a line, as pages are saved whose rows fell apart.
bool read_bar(SourceLine& line) {
  std::string_view words = line.text.text;
  if (words.empty() || words.back() != '|') return false;
  std::size_t bars = 0;
  while (!words.empty() && (words.back() == '|' || words.back() == ' ')) {
    bars += words.back() == '|' ? 1 : 0;
    words.remove_suffix(1);
  }
  if (words.starts_with('|')) {
    if (bars > 1) return false;  // a row whose other cells are empty
    words.remove_prefix(1);
  }
  words = trim(words);
  if (words.find('|') != std::string_view::npos) return false;
  line.barred = true;
  line.empties = words.empty() ? bars : bars - 1;
  line.text = cut(line.text, words);
  line.fields.assign(1, line.text);
  return true;
}

/// `| 1 | 工业 | … |`, or `1 | 工业 | …` as web pages are saved: the fields between the strokes.
void read_pipes(SourceLine& line) {
  if (read_bar(line)) return;
  const std::string_view words = line.text.text;
  if (static_cast<std::size_t>(std::count(words.begin(), words.end(), '|')) < fewest_pipes) return;
  std::vector<TracedText> fields = cut_at(line.text, '|');
  if (words.front() == '|') fields.erase(fields.begin());
  if (words.back() == '|' && fields.size() > 1) fields.pop_back();
  if (std::all_of(fields.begin(), fields.end(),
                  [](const TracedText& field) { return is_rule(field.text); })) {
    line.text = {};  // the rule below the heads
    return;
  }
  line.fields = std::move(fields);
  line.tabs = true;
  line.strokes = true;
}

SourceLine read_line(const TracedText& text, std::size_t block) {
  SourceLine line;
  line.block = block;
  line.text = trimmed(text);
  const std::string_view whole = text.text;
  line.indented = whole.starts_with('\t');
  if (line.text.text.empty()) {
    line.indented = whole.find('\t') != std::string_view::npos;
    line.fields.push_back({{}, text.origins});
    return line;
  }
  // A line that only begins or ends with a tab is one cell; one with text on both sides of a tab is a row.
  const bool inner = line.text.text.find('\t') != std::string::npos;
  line.tabs = inner || (!line.indented && whole.find('\t') != whole.rfind('\t'));
  if (line.tabs) {
    line.fields = cut_at(text, '\t');
    return line;
  }
  line.fields.push_back(line.text);
  read_pipes(line);
  return line;
}

}  // namespace

std::vector<SourceLine> lines_of(std::span<const Block> blocks) {
  std::vector<SourceLine> lines;
  std::uint32_t before = 0;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (blocks[i].kind == Block::Kind::table) {
      SourceLine line;
      line.block = i;
      line.table = true;
      lines.push_back(std::move(line));
      before = 0;
      continue;
    }
    const TracedText& text = blocks[i].text;
    for (std::size_t begin = 0, part = 0; begin <= text.text.size();) {
      const std::size_t end = std::min(text.text.find('\n', begin), text.text.size());
      SourceLine line = read_line(slice(text, begin, end), i);
      line.part = part++;
      const std::uint32_t here = line.text.first_line();
      line.gap = before != 0 && here > before + 1;
      before = std::max(before, text.line_at(begin));
      if (here != 0) before = here;
      lines.push_back(std::move(line));
      begin = end + 1;
    }
  }
  return lines;
}

SourceLine by_wide_gaps(const SourceLine& line) {
  SourceLine out = line;
  if (line.table || line.tabs || line.blank()) return out;
  out.fields.clear();
  const std::string_view words = line.text.text;
  std::size_t begin = 0;    // of the field
  std::size_t end = 0;      // behind its last letter
  std::size_t columns = 0;  // how wide the blanks since then are
  for (std::size_t at = 0; at < words.size();) {
    const text::CodePoint point = text::decode(words, at);
    if (is_blank(point.value)) {
      columns += point.value == 0x3000 ? 2 : 1;
    } else {
      if (columns >= 2) {
        out.fields.push_back(slice(line.text, begin, end));
        begin = at;
      }
      columns = 0;
      end = at + point.length;
    }
    at += point.length;
  }
  out.fields.push_back(slice(line.text, begin, end));
  out.tabs = out.fields.size() > 1;
  return out;
}

}  // namespace planpress::import::annex
