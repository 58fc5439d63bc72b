#include "documents/docx_numbers.hpp"

#include <algorithm>
#include <iterator>

#include "documents/docx_xml.hpp"
#include "text/utf8.hpp"

namespace planpress::documents {
namespace {

constexpr std::string_view han_digits[] = {"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
constexpr std::string_view legal_digits[] = {"零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"};
constexpr std::string_view stems[] = {"甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸"};

using Digits = std::string_view const (&)[10];

// 一, 十, 十二, 二十三, 一百零五.
std::string han_number(int value, Digits digits, std::string_view ten, std::string_view hundred) {
  if (value < 0 || value > 999) return std::to_string(value);
  if (value < 10) return std::string(digits[value]);
  std::string out;
  const int hundreds = value / 100;
  const int tens = value / 10 % 10;
  const int ones = value % 10;
  if (hundreds > 0) out.append(digits[hundreds]).append(hundred);
  if (tens > 0) {
    if (tens > 1 || hundreds > 0) out += digits[tens];
    out += ten;
  } else if (hundreds > 0 && ones > 0) {
    out += digits[0];
  }
  if (ones > 0) out += digits[ones];
  return out;
}

std::string roman(int value) {
  struct Numeral {
    int value;
    std::string_view text;
  };
  constexpr Numeral numerals[] = {{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"},
                                  {90, "XC"},  {50, "L"},   {40, "XL"}, {10, "X"},   {9, "IX"},
                                  {5, "V"},    {4, "IV"},   {1, "I"}};
  if (value < 1 || value > 3999) return std::to_string(value);
  std::string out;
  for (const Numeral& numeral : numerals) {
    for (; value >= numeral.value; value -= numeral.value) out += numeral.text;
  }
  return out;
}

// A … Z, AA, BB as Word counts.
std::string letters(int value) {
  if (value < 1 || value > 260) return std::to_string(value);
  return std::string(static_cast<std::size_t>((value - 1) / 26 + 1),
                     static_cast<char>('A' + (value - 1) % 26));
}

std::string small(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return text;
}

std::string shifted_digits(int value, char32_t zero) {
  std::string out;
  for (const char c : std::to_string(value)) text::append_utf8(out, zero + static_cast<char32_t>(c - '0'));
  return out;
}

std::string digit_by_digit(int value) {
  std::string out;
  for (const char c : std::to_string(value)) out += c == '0' ? std::string_view("〇") : han_digits[c - '0'];
  return out;
}

std::string enclosed(int value, char32_t first, int most) {
  if (value < 1 || value > most) return std::to_string(value);
  std::string out;
  text::append_utf8(out, first + static_cast<char32_t>(value - 1));
  return out;
}

std::string decimal_zero(int value) {
  return value < 10 ? "0" + std::to_string(value) : std::to_string(value);
}

std::string chinese(int value) {
  return han_number(value, han_digits, "十", "百");
}

// How Word calls its formats; what is not here is written in plain digits.
struct FormatRow {
  std::string_view name;
  std::string (*write)(int value);
};
constexpr FormatRow formats[] = {
    {"bullet", [](int) { return std::string(); }},
    {"none", [](int) { return std::string(); }},
    {"chineseCounting", &chinese},
    {"chineseCountingThousand", &chinese},
    {"taiwaneseCounting", &chinese},
    {"taiwaneseCountingThousand", &chinese},
    {"japaneseCounting", &chinese},
    {"chineseLegalSimplified", [](int v) { return han_number(v, legal_digits, "拾", "佰"); }},
    {"ideographDigital", &digit_by_digit},
    {"japaneseDigitalTenThousand", &digit_by_digit},
    {"ideographTraditional",
     [](int v) { return v >= 1 && v <= 10 ? std::string(stems[v - 1]) : std::to_string(v); }},
    {"decimalZero", &decimal_zero},
    {"decimalFullWidth", [](int v) { return shifted_digits(v, 0xFF10); }},
    {"decimalFullWidth2", [](int v) { return shifted_digits(v, 0xFF10); }},
    {"decimalEnclosedCircle", [](int v) { return enclosed(v, 0x2460, 20); }},
    {"decimalEnclosedCircleChinese", [](int v) { return enclosed(v, 0x2460, 20); }},
    {"decimalEnclosedParen", [](int v) { return enclosed(v, 0x2474, 20); }},
    {"decimalEnclosedFullstop", [](int v) { return enclosed(v, 0x2488, 20); }},
    {"ideographEnclosedCircle", [](int v) { return enclosed(v, 0x3280, 10); }},
    {"upperRoman", &roman},
    {"lowerRoman", [](int v) { return small(roman(v)); }},
    {"upperLetter", &letters},
    {"lowerLetter", [](int v) { return small(letters(v)); }},
};

}  // namespace

std::string number_text(int value, std::string_view format) {
  for (const FormatRow& row : formats) {
    if (row.name == format) return row.write(value);
  }
  return std::to_string(value);
}

ListNumbers::Level ListNumbers::read_level(const pugi::xml_node& node) {
  Level level;
  for (const pugi::xml_node each : node.children()) {
    const std::string said(value(each));
    if (is(each, "start")) level.start = number(each, "val", 1);
    if (is(each, "numFmt")) level.format = said;
    if (is(each, "lvlText")) level.text = said;
    if (is(each, "suff")) level.suffix = said;
    if (is(each, "pStyle")) level.style = said;
    if (is(each, "lvlRestart")) level.restart = number(each, "val", -1);
    if (is(each, "isLgl")) level.plain = is_on(each);
  }
  return level;
}

void ListNumbers::read(const pugi::xml_node& numbering) {
  std::map<std::string, std::string, std::less<>> by_style;
  for (const pugi::xml_node node : numbering.children()) {
    if (!is(node, "abstractNum")) continue;
    const std::string id(attribute(node, "abstractNumId").value_or(""));
    Definition& definition = definitions_[id];
    for (const pugi::xml_node each : node.children()) {
      if (is(each, "styleLink")) by_style.emplace(value(each), id);
      if (is(each, "numStyleLink")) definition.linked_style = value(each);
      const int level = number(each, "ilvl", -1);
      if (is(each, "lvl") && level >= 0 && level < depth)
        definition.levels[static_cast<std::size_t>(level)] = read_level(each);
    }
  }
  for (const pugi::xml_node node : numbering.children()) {
    if (is(node, "num")) read_list(node);
  }
  // A list that leans on a style takes the definition that belongs to it.
  for (auto& [id, list] : lists_) {
    const auto found = definitions_.find(list.definition);
    if (found == definitions_.end() || found->second.linked_style.empty()) continue;
    const auto linked = by_style.find(found->second.linked_style);
    if (linked != by_style.end()) list.definition = linked->second;
  }
}

void ListNumbers::read_list(const pugi::xml_node& node) {
  List& list = lists_[std::string(attribute(node, "numId").value_or(""))];
  list.starts.fill(-1);
  for (const pugi::xml_node each : node.children()) {
    if (is(each, "abstractNumId")) list.definition = value(each);
    const int level = number(each, "ilvl", -1);
    if (!is(each, "lvlOverride") || level < 0 || level >= depth) continue;
    const auto at = static_cast<std::size_t>(level);
    list.starts[at] = number(child(each, "startOverride"), "val", -1);
    if (const pugi::xml_node own = child(each, "lvl")) {
      list.own[at] = read_level(own);
      list.overrides[at] = true;
    }
  }
}

void ListNumbers::advance(Definition& definition, List& list, int level) {
  const auto level_at = [&](std::size_t at) -> const Level& {
    return list.overrides[at] ? list.own[at] : definition.levels[at];
  };
  if (!list.used) {
    for (std::size_t at = 0; at < depth; ++at) {
      if (list.starts[at] < 0) continue;
      definition.values[at] = list.starts[at] - 1;
      definition.begun[at] = true;
    }
    list.used = true;
  }
  const auto own = static_cast<std::size_t>(level);
  definition.values[own] = definition.begun[own] ? definition.values[own] + 1 : level_at(own).start;
  definition.begun[own] = true;
  for (std::size_t below = own + 1; below < depth; ++below) {
    const int restart = level_at(below).restart;
    if (restart == 0 || (restart > 0 && level >= restart)) continue;
    definition.begun[below] = false;
  }
}

std::string ListNumbers::next(const std::string& list_id, int level) {
  const auto list = lists_.find(list_id);
  if (list == lists_.end() || level < 0 || level >= depth) return {};
  const auto found = definitions_.find(list->second.definition);
  if (found == definitions_.end()) return {};
  Definition& definition = found->second;
  advance(definition, list->second, level);
  const auto level_at = [&](std::size_t at) -> const Level& {
    return list->second.overrides[at] ? list->second.own[at] : definition.levels[at];
  };
  const Level& own = level_at(static_cast<std::size_t>(level));
  if (own.format == "bullet" || own.format == "none") return {};
  std::string out;
  for (std::size_t at = 0; at < own.text.size(); ++at) {
    const char digit = at + 1 < own.text.size() ? own.text[at + 1] : '\0';
    if (own.text[at] != '%' || digit < '1' || digit > '9') {
      out += own.text[at];
      continue;
    }
    const auto which = static_cast<std::size_t>(digit - '1');
    const int shown = definition.begun[which] ? definition.values[which] : level_at(which).start;
    out += number_text(shown, own.plain ? "decimal" : level_at(which).format);
    ++at;
  }
  // Words would grow together with a number such as `2.1`.
  const bool open = !out.empty() && static_cast<unsigned char>(out.back()) < 0x80;
  return open && own.suffix != "nothing" ? out + ' ' : out;
}

int ListNumbers::level_of_style(const std::string& list_id, std::string_view style) const {
  const auto list = lists_.find(list_id);
  if (list == lists_.end()) return 0;
  const auto found = definitions_.find(list->second.definition);
  if (found == definitions_.end()) return 0;
  for (std::size_t at = 0; at < depth; ++at) {
    if (found->second.levels[at].style == style && !style.empty()) return static_cast<int>(at);
  }
  return 0;
}

}  // namespace planpress::documents
