#include "import/json_tree.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "data/read.hpp"
#include "data/write.hpp"
#include "text/utf8.hpp"

namespace planpress::import {
namespace {

// Counts lines as places come, from first to last.
class Lines {
 public:
  explicit Lines(const text::SourceFile& file) : file_(file) {}
  std::uint32_t line_at(std::uint32_t offset) {
    const std::string_view passed = std::string_view(file_.text).substr(at_, offset - at_);
    line_ += static_cast<std::uint32_t>(std::count(passed.begin(), passed.end(), '\n'));
    at_ = offset;
    return line_;
  }

 private:
  const text::SourceFile& file_;
  std::uint32_t at_ = 0;
  std::uint32_t line_ = 1;
};

Json convert(const data::Value& value, Lines& lines) {
  using Kind = data::Value::Kind;
  Json out = value.kind == Kind::list ? Json::list() : value.kind == Kind::map ? Json::map() : Json();
  out.line = lines.line_at(value.begin);
  if (value.kind == Kind::list) {
    for (const data::Value& item : value.items()) out.items.push_back(convert(item, lines));
  } else if (value.kind == Kind::map) {
    for (const data::Member& member : value.members()) out.add(member.key, convert(member.value, lines));
  } else if (value.kind == Kind::string) {
    out.words.clear();
    data::write_json_string(out.words, value.string());
  } else if (value.kind == Kind::boolean) {
    out.words = value.boolean ? "true" : "false";
  } else if (value.kind == Kind::integer) {
    out.words = std::to_string(value.integer);
  } else if (value.kind == Kind::number) {
    out = Json::number(value.number);
    out.line = lines.line_at(value.begin);
  }
  return out;
}

void write_key(std::string& out, std::string_view key) {
  static constexpr auto odd = [] {
    std::array<bool, 256> table{};
    for (std::size_t c = 0; c < table.size(); ++c) table[c] = (c < 'a' || c > 'z') && c != '_';
    return table;
  }();
  bool plain = true;
  for (const char c : key) plain = plain && !odd[static_cast<unsigned char>(c)];
  if (plain) {
    out += '"';
    out += key;
    out += "\": ";
  } else {
    data::write_json_string(out, key);
    out += ": ";
  }
}

// On one line; false, with a part of it written, as soon as `out` is longer than `most` bytes.
bool write_line(std::string& out, const Json& tree, std::size_t most) {
  if (tree.kind == Json::Kind::scalar) {
    out += tree.words;
    return out.size() <= most;
  }
  const bool map = tree.kind == Json::Kind::map;
  out += map ? '{' : '[';
  for (std::size_t i = 0; i < (map ? tree.members.size() : tree.items.size()); ++i) {
    if (i > 0) out += ", ";
    if (map) write_key(out, tree.members[i].key);
    if (!write_line(out, map ? tree.members[i].value : tree.items[i], most)) return false;
  }
  out += map ? '}' : ']';
  return out.size() <= most;
}

void write_level(std::string& out, const Json& tree, int level) {
  const bool map = tree.kind == Json::Kind::map;
  const std::size_t size = map ? tree.members.size() : tree.items.size();
  if (tree.kind == Json::Kind::scalar) {
    out += tree.words;
    return;
  }
  if (level >= json_open_levels || size == 0) {
    constexpr std::size_t longest = 3 * json_widest_line;  // bytes; a letter has three, and marks have one
    const std::size_t start = out.size();
    const bool whole = write_line(out, tree, start + longest);
    const std::string_view line = std::string_view(out).substr(start);
    if (whole && text::count_code_points(line) + 2 * static_cast<std::size_t>(level) <= json_widest_line)
      return;
    out.resize(start);
  }
  out += map ? '{' : '[';
  for (std::size_t i = 0; i < size; ++i) {
    out += i == 0 ? "\n" : ",\n";
    out.append(2 * (static_cast<std::size_t>(level) + 1), ' ');
    if (map) write_key(out, tree.members[i].key);
    write_level(out, map ? tree.members[i].value : tree.items[i], level + 1);
  }
  out += '\n';
  out.append(2 * static_cast<std::size_t>(level), ' ');
  out += map ? '}' : ']';
}

}  // namespace

Json Json::list() {
  Json made;
  made.kind = Kind::list;
  made.words.clear();
  return made;
}

Json Json::map(std::size_t usual) {
  Json made = list();
  made.members.reserve(usual);
  made.kind = Kind::map;
  return made;
}

void Json::add(std::string_view key, Json value) {
  members.push_back({std::string(key), std::move(value)});
}

Json Json::text(std::string_view text) {
  Json made;
  made.words.clear();
  data::write_json_string(made.words, text);
  return made;
}

Json Json::number(double value) {
  Json made;
  made.words.clear();
  data::write_number(made.words, value);
  return made;
}

Json Json::boolean(bool value) {
  Json made;
  made.words = value ? "true" : "false";
  return made;
}

const Json* Json::find(std::string_view key) const {
  for (const Member& member : members) {
    if (member.key == key) return &member.value;
  }
  return nullptr;
}

Json* Json::find(std::string_view key) {
  return const_cast<Json*>(std::as_const(*this).find(key));  // NOLINT: the tree is ours to change
}

std::string Json::as_text() const {
  if (kind != Kind::scalar || words.size() < 2 || words.front() != '"') return {};
  std::string out;
  for (std::size_t at = 1; at + 1 < words.size(); ++at) {
    if (words[at] != '\\') {
      out += words[at];
      continue;
    }
    const char escape = words[++at];
    out += escape == 'n' ? '\n' : escape == 't' ? '\t' : escape;
  }
  return out;
}

std::string Json::text_of(std::string_view key) const {
  const Json* found = find(key);
  return found == nullptr ? std::string() : found->as_text();
}

const std::vector<Json>& Json::items_of(std::string_view key) const {
  static const std::vector<Json> none;
  const Json* found = find(key);
  return found == nullptr ? none : found->items;
}

void Json::add_text(std::string_view key, std::string_view said) {
  if (!said.empty()) add(key, text(said));
}

void Json::set(std::string_view key, Json value) {
  if (Json* found = find(key)) {
    *found = std::move(value);
  } else {
    add(key, std::move(value));
  }
}

void Json::remove(std::string_view key) {
  std::erase_if(members, [&](const Member& member) { return member.key == key; });
}

bool operator==(const Json& a, const Json& b) {
  return a.kind == b.kind && a.words == b.words && a.items == b.items && a.members == b.members;
}

std::optional<Json> read_json_tree(const text::SourceFile& file, diag::Report& report) {
  data::Arena arena;
  const std::size_t before = report.count(diag::Severity::error);
  const data::Value value = data::read_data(file, arena, report);
  if (report.count(diag::Severity::error) > before) return std::nullopt;
  if (value.kind != data::Value::Kind::map) {
    report.error(data::place_of(file, value), fmt::format("`{}` holds no plan", file.path));
    return std::nullopt;
  }
  Lines lines(file);
  return convert(value, lines);
}

void write_json_tree(std::string& out, const Json& tree) {
  write_level(out, tree, 0);
  out += '\n';
}

}  // namespace planpress::import
