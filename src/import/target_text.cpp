#include "import/target_text.hpp"

#include <algorithm>

#include "text/utf8.hpp"

namespace planpress::import {
namespace {

struct Pair {
  char32_t from, to;
};

// Half-width punctuation between Han, and what stands for one thing in several forms.
constexpr Pair widths[] = {
    {U',', U'，'}, {U';', U'；'}, {U'(', U'（'},  {U')', U'）'},  {U'!', U'！'},  {U'﹪', U'%'},
    {U'％', U'%'}, {U'．', U'.'}, {U'﹣', U'-'},  {U'－', U'-'},  {U'‐', U'-'},   {U'‑', U'-'},
    {U'–', U'-'},  {U'―', U'—'},  {U'─', U'—'},   {U'～', U'~'},  {U'〜', U'~'},  {U'∼', U'~'},
    {U'｡', U'。'}, {U'､', U'、'}, {U'﹐', U'，'}, {U'＞', U'>'},  {U'＜', U'<'},  {U'＋', U'+'},
    {U'／', U'/'}, {U'∕', U'/'},  {U'∶', U':'},   {U'︰', U'：'}, {U'〇', U'零'}, {U'○', U'零'},
};

char32_t set_width(char32_t c) {
  if (is_han(c)) return c;
  if (c >= U'０' && c <= U'９') return c - U'０' + U'0';
  if (c >= U'Ａ' && c <= U'Ｚ') return c - U'Ａ' + U'A';
  if (c >= U'ａ' && c <= U'ｚ') return c - U'ａ' + U'a';
  for (const Pair& pair : widths) {
    if (pair.from == c) return pair.to;
  }
  return c;
}

bool is_noise(char32_t c) {
  return c == U'*' || c == U'\u200B' || c == U'\u200C' || c == U'\u200D' || c == U'\uFEFF' || c == U'\u00AD';
}

// A comma or a colon between digits belongs to the number.
void settle_between_digits(PlainText& plain) {
  for (std::size_t i = 0; i < plain.size(); ++i) {
    char32_t& c = plain.chars[i];
    const bool between = i > 0 && is_digit(plain.chars[i - 1]) && is_digit(plain.at(i + 1));
    if (c == U':' && !between) c = U'：';
    if (c == U'：' && between) c = U':';
  }
}

bool groups_digits(std::string_view text, std::size_t comma) {
  const auto digit = [&](std::size_t at) { return at < text.size() && text[at] >= '0' && text[at] <= '9'; };
  return comma > 0 && digit(comma - 1) && digit(comma + 1) && digit(comma + 2) && digit(comma + 3) &&
         !digit(comma + 4);
}

}  // namespace

PlainText make_plain(std::string_view text) {
  PlainText plain;
  plain.chars.reserve(text.size() / 3 + 8);
  plain.source.reserve(text.size() / 3 + 9);
  bool spaced = false;
  for (std::size_t at = 0; at < text.size();) {
    const text::CodePoint point = text::decode(text, at);
    const std::size_t here = at;
    at += point.length;
    if (point.value == U',' && groups_digits(text, here)) continue;
    if (is_han(point.value)) {
      spaced = false;
      plain.chars.push_back(point.value);
      plain.source.push_back(static_cast<std::uint32_t>(here));
      continue;
    }
    const char32_t c = set_width(point.value);
    if (c == U'\n') {
      plain.chars.push_back(c);
      plain.source.push_back(static_cast<std::uint32_t>(here));
      spaced = false;
      continue;
    }
    if (text::is_space(c)) {
      spaced = true;
      continue;
    }
    if (is_noise(c)) continue;
    // Two numbers that only a space parts must not grow into one.
    if (spaced && is_digit(c) && !plain.chars.empty() && is_digit(plain.chars.back())) {
      plain.chars.push_back(U' ');
      plain.source.push_back(static_cast<std::uint32_t>(here - 1));
    }
    spaced = false;
    plain.chars.push_back(c);
    plain.source.push_back(static_cast<std::uint32_t>(here));
  }
  plain.source.push_back(static_cast<std::uint32_t>(text.size()));
  settle_between_digits(plain);
  return plain;
}

std::string to_utf8(std::u32string_view text) {
  std::string out;
  out.reserve(text.size() * 3);
  for (const char32_t c : text) text::append_utf8(out, c);
  return out;
}

std::u32string to_utf32(std::string_view text) {
  std::u32string out;
  out.reserve(text.size() / 3 + 4);
  for (std::size_t at = 0; at < text.size();) {
    const text::CodePoint point = text::decode(text, at);
    out.push_back(point.value);
    at += point.length;
  }
  return out;
}

bool stands_at(std::u32string_view text, std::size_t at, std::u32string_view word) {
  return at <= text.size() && text.substr(at, word.size()) == word;
}

bool ends_at(std::u32string_view text, std::size_t end, std::u32string_view word) {
  return end <= text.size() && end >= word.size() && text.substr(end - word.size(), word.size()) == word;
}

bool contains(std::u32string_view text, std::u32string_view word) {
  return text.find(word) != std::u32string_view::npos;
}

bool is_digit(char32_t c) {
  return c >= U'0' && c <= U'9';
}

bool is_latin(char32_t c) {
  return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
}

bool is_opening(char32_t c) {
  return c == U'（' || c == U'〔' || c == U'[' || c == U'【' || c == U'［';
}

bool is_closing(char32_t c) {
  return c == U'）' || c == U'〕' || c == U']' || c == U'】' || c == U'］';
}

}  // namespace planpress::import
