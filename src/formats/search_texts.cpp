#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "formats/script_string.hpp"
#include "formats/search.hpp"
#include "text/escape.hpp"
#include "text/search_form.hpp"
#include "text/utf8.hpp"

namespace planpress::formats {
namespace {

// The names that entries of one text refer to by number.
class Names {
 public:
  template <class T>
  std::size_t number_of(const T& thing) {
    const auto found = std::find(ids_.begin(), ids_.end(), thing.id);
    const auto number = static_cast<std::size_t>(found - ids_.begin());
    if (found == ids_.end()) {
      ids_.push_back(thing.id);
      names_.push_back(thing.name);
    }
    return number;
  }

  // Id and name in turn.
  void write(std::string& out) const {
    for (std::size_t i = 0; i < names_.size(); ++i) {
      if (i > 0) out += ',';
      write_script_string(out, ids_[i]);
      out += ',';
      write_script_string(out, names_[i]);
    }
  }

 private:
  std::vector<std::string_view> ids_;
  std::vector<std::string_view> names_;
};

void write_entry(const pages::SearchEntry& entry, Names& places, Names& sectors, std::string& out) {
  fmt::format_to(std::back_inserter(out), "[\"{}\",", entry.kind);
  std::string address;
  text::append_url(address, entry.where.route);
  address += ".html";
  if (!entry.where.fragment.empty()) address.append("#").append(entry.where.fragment);
  write_script_string(out, address);
  out += ',';
  if (entry.place != nullptr) {
    out += std::to_string(places.number_of(*entry.place));
  } else {
    out += "-1";
  }
  out += ",[";
  if (entry.sectors != nullptr) {
    bool first = true;
    for (const auto& sector : *entry.sectors) {
      if (!sector) continue;
      if (!first) out += ',';
      first = false;
      out += std::to_string(sectors.number_of(*sector.to));
    }
  }
  out += ']';
  for (const std::string& text : entry.texts) {
    out += ',';
    write_script_string(out, text);
  }
  out += ']';
}

// "ＡaＢb…" of those that stand for one character, then those that are left out, then the rest in pairs.
void write_folds(std::string& out) {
  std::string one, gone, more;
  for (const text::SearchFold& fold : text::search_folds()) {
    std::string from;
    text::append_utf8(from, fold.from);
    if (fold.to.empty()) {
      gone += from;
    } else if (text::count_code_points(fold.to) == 1) {
      one += from + fold.to;
    } else {
      if (!more.empty()) more += ',';
      write_script_string(more, from);
      more += ',';
      write_script_string(more, fold.to);
    }
  }
  out += "\"one\":";
  write_script_string(out, one);
  out += ",\"gone\":";
  write_script_string(out, gone);
  fmt::format_to(std::back_inserter(out), ",\"more\":[{}]", more);
}

}  // namespace

void write_search_text(std::string_view stamp, std::size_t number,
                       std::span<const pages::SearchEntry> entries, std::string& out) {
  Names places, sectors;
  std::string rows;
  for (const pages::SearchEntry& entry : entries) {
    if (!rows.empty()) rows += ",\n";
    write_entry(entry, places, sectors, rows);
  }
  fmt::format_to(std::back_inserter(out), "planpressSearch.text(\"{}\",{},{{\"places\":[", stamp, number);
  places.write(out);
  out += "],\"sectors\":[";
  sectors.write(out);
  out.append("],\"entries\":[\n").append(rows).append("\n]});\n");
}

void write_search_index(const SearchIndex& index, std::string& out) {
  fmt::format_to(std::back_inserter(out),
                 "planpressSearch.index({{\"stamp\":\"{}\",\"version\":\"{}\",\"texts\":{},\"grams\":\"",
                 index.stamp, index.version, index.texts);
  for (const unsigned bits : index.bits) out += static_cast<char>('0' + bits);
  out += "\",\"folds\":{";
  write_folds(out);
  out += "}});\n";
}

}  // namespace planpress::formats
