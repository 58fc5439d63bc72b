#include "documents/read_text.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "documents/drawn_table.hpp"
#include "documents/line_writer.hpp"

namespace planpress::documents {

void read_text(Document& document) {
  const std::string_view text = document.text;
  std::uint32_t number = 0;
  const bool breaks = text.find('\v') != text.npos || text.find('\f') != text.npos;
  DrawnTable table;
  const auto end_table = [&] {
    if (std::optional<Block> block = table.finish()) document.blocks.push_back(std::move(*block));
  };
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::string_view line = text.substr(at, end - at);
    at = end + 1;
    ++number;
    // Word saves a line break as a vertical tab and a page break as a form feed.
    while (!line.empty()) {
      const std::size_t stop = breaks ? std::min(line.find_first_of("\v\f"), line.size()) : line.size();
      const std::string_view part = line.substr(0, stop);
      bool drawn =
          table.empty() ? DrawnTable::begins(part) && table.take(part, number) : table.take(part, number);
      if (!drawn && !table.empty()) {
        end_table();
        drawn = DrawnTable::begins(part) && table.take(part, number);
      }
      if (!drawn && !trim(part).empty()) {
        Block block;
        block.text = {std::string(part), {{0, number}}};
        document.blocks.push_back(std::move(block));
      }
      line.remove_prefix(std::min(stop + 1, line.size()));
    }
  }
  end_table();
}

}  // namespace planpress::documents
