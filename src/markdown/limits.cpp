// The engine (cmark-gfm 0.29.0.gfm.6) is linear but for a few shapes, each measured here at 100 KB: short
// lines under deep quotes or lists (7 s), table heads tried again and again (25 s), tables of thousands of
// columns (2.5 s), rows that lack their cells (4.8 KB become 6.4 MB), `![[]()` repeated (0.8 s), a long
// definition that is used often (100 KB become 1.2 GB). One pass over the lines counts an upper bound of the
// work for each.
#include "markdown/limits.hpp"

#include <algorithm>
#include <string>

#include "markdown/table_rows.hpp"

namespace planpress::markdown {
namespace {

struct Prefix {
  std::size_t bytes = 0;
  std::size_t depth = 0;
  bool markers = false;
};

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// The length of a list marker at the start of `text`, 0 for none.
std::size_t list_marker(std::string_view text) {
  std::size_t at = 0;
  if (text[0] == '-' || text[0] == '+' || text[0] == '*') {
    at = 1;
  } else {
    while (at < text.size() && at < 9 && is_digit(text[at])) ++at;
    if (at == 0 || at == text.size() || (text[at] != '.' && text[at] != ')')) return 0;
    ++at;
  }
  return at == text.size() || text[at] == ' ' || text[at] == '\t' ? at : 0;
}

bool is_thematic_break(std::string_view line) {
  line = trim(line);
  if (line.empty() || (line[0] != '-' && line[0] != '*')) return false;
  return std::all_of(line.begin(), line.end(), [&](char c) { return c == line[0] || c == ' ' || c == '\t'; });
}

// The length of `[^name]:` at the start of `text`, 0 for none.
std::size_t footnote_marker(std::string_view text) {
  if (!text.starts_with("[^")) return 0;
  const std::size_t stop = text.find_first_of("] \t", 2);
  return stop != std::string_view::npos && text.substr(stop).starts_with("]:") ? stop + 2 : 0;
}

std::size_t container_marker(std::string_view text) {
  if (text[0] == '>') return 1;
  if (text[0] == '[') return footnote_marker(text);
  return is_thematic_break(text) ? 0 : list_marker(text);
}

Prefix read_prefix(std::string_view line) {
  Prefix prefix;
  std::size_t indent = 0;
  std::size_t markers = 0;
  while (prefix.bytes < line.size() && markers <= 2 * most_nesting) {
    const std::string_view rest = line.substr(prefix.bytes);
    if (rest[0] == ' ' || rest[0] == '\t') {
      indent += rest[0] == ' ' ? 1 : 4;
      ++prefix.bytes;
      continue;
    }
    const std::size_t marker = container_marker(rest);
    if (marker == 0) break;
    ++markers;
    prefix.bytes += marker;
  }
  prefix.markers = markers > 0;
  // Every marker but a `>` is followed by a blank of its own; deeper lists are indented by two or more.
  prefix.depth = markers == 0 ? 0 : markers + (indent > markers ? (indent - markers) / 2 : 0);
  return prefix;
}

class Survey {
 public:
  void read(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t stop = std::min(text.find_first_of("\r\n", at), text.size());
      read_line(text.substr(at, stop - at), static_cast<std::uint32_t>(at));
      at = stop + 1;
    }
    end_definition();
    cost.reference_bytes = longest_definition * closers;
  }

  Cost cost;

 private:
  void read_line(std::string_view line, std::uint32_t at) {
    const Prefix prefix = read_prefix(line);
    if (prefix.depth > cost.nesting) {
      cost.nesting = prefix.depth;
      cost.nesting_at = at;
    }
    // A row may begin like a list, `- | -`, so the row is looked at with and without what may be a prefix.
    const std::string_view content = line.substr(prefix.bytes);
    if (trim(content).empty() && !is_delimiter_row(line)) {
      end_definition();
      run_bytes = images = previous_cells = 0;
      in_table = false;
      return;
    }
    if (prefix.markers ||
        std::string_view("#`~<").find(content.empty() ? ' ' : content[0]) != std::string_view::npos)
      in_table = false;
    read_row(line, content, at);
    read_brackets(content, at);
    read_definition(content, at, line.size());
    run_bytes += line.size() + 1;
  }

  void read_row(std::string_view line, std::string_view content, std::uint32_t at) {
    const bool delimiter = is_delimiter_row(content) || is_delimiter_row(line);
    const std::size_t cells = count_cells(content);
    if (delimiter && cells > cost.columns) {
      cost.columns = cells;
      cost.columns_at = at;
    }
    if (in_table) {
      if (cells < columns) {
        if (cost.missing_cells == 0) cost.missing_at = at;
        cost.missing_cells += columns - cells;
      }
    } else if (delimiter && run_bytes > 0) {
      cost.head_bytes += run_bytes;
      cost.head_at = at;
      in_table = cells == previous_cells;
      columns = cells;
    }
    previous_cells = cells;
  }

  void read_brackets(std::string_view content, std::uint32_t at) {
    for (std::size_t i = content.find_first_of("[]"); i < content.size();
         i = content.find_first_of("[]", i + 1)) {
      if (content[i] == ']') {
        ++closers;
        cost.bracket_steps += images;
        cost.bracket_at = at;
      } else if (i > 0 && content[i - 1] == '!') {
        ++images;
      }
    }
  }

  void read_definition(std::string_view content, std::uint32_t at, std::size_t size) {
    if (content.find("]:") != std::string_view::npos) {
      end_definition();
      in_definition = true;
      definition_at = at;
    }
    if (in_definition) definition_bytes += size;
  }

  void end_definition() {
    if (in_definition && definition_bytes > longest_definition) {
      longest_definition = definition_bytes;
      cost.reference_at = definition_at;
    }
    in_definition = false;
    definition_bytes = 0;
  }

  std::size_t run_bytes = 0;  // since the last empty line
  std::size_t previous_cells = 0;
  std::size_t columns = 0;
  bool in_table = false;
  std::size_t images = 0;
  std::size_t closers = 0;
  std::size_t longest_definition = 0;
  std::size_t definition_bytes = 0;
  std::uint32_t definition_at = 0;
  bool in_definition = false;
};

}  // namespace

Cost survey(std::string_view text) {
  Survey survey;
  survey.read(text);
  return survey.cost;
}

bool is_within_limits(const text::SourceFile& file, std::uint32_t begin, std::uint32_t end,
                      diag::Report& report) {
  const std::string_view text = std::string_view(file.text).substr(begin, end - begin);
  const auto refuse = [&](std::uint32_t at, std::string message, std::string hint) {
    const std::size_t stop = std::min(text.find_first_of("\r\n", at), text.size());
    report.error({&file, begin + at, begin + static_cast<std::uint32_t>(stop)}, std::move(message))
        .with_hint(std::move(hint));
  };
  const std::size_t before = report.all().size();
  if (text.size() > most_bytes) {
    refuse(0, "Markdown of " + std::to_string(text.size()) + " bytes, at most 16 MiB are read",
           "split the text");
    return false;
  }
  const Cost cost = survey(text);
  if (cost.nesting > most_nesting)
    refuse(cost.nesting_at,
           "quotes and lists stand " + std::to_string(cost.nesting) + " deep in each other, at most " +
               std::to_string(most_nesting) + " are read",
           "write fewer `>` and list marks");
  if (cost.columns > most_table_columns)
    refuse(cost.columns_at,
           "table of " + std::to_string(cost.columns) + " columns, at most " +
               std::to_string(most_table_columns) + " are read",
           "split the table");
  if (cost.missing_cells > 2 * text.size() + 4096)
    refuse(cost.missing_at, "table rows lack " + std::to_string(cost.missing_cells) + " cells in all",
           "give each row as many cells as the head has");
  if (cost.head_bytes > (std::size_t{16} << 20U))
    refuse(cost.head_at, "too many rows of dashes in one paragraph", "put an empty line before each table");
  if (cost.bracket_steps > (std::size_t{32} << 20U))
    refuse(cost.bracket_at, "too many images and links in one paragraph",
           "close every `![` and split the paragraph");
  if (cost.reference_bytes > 32 * text.size() + (std::size_t{1} << 20U))
    refuse(cost.reference_at, "link definition too long for the number of its uses",
           "shorten the address or its title");
  return report.all().size() == before;
}

}  // namespace planpress::markdown
