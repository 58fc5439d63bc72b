#include "import/cleaning.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "documents/traced.hpp"
#include "import/marks.hpp"
#include "import/pieces.hpp"
#include "text/utf8.hpp"

namespace planpress::import {
namespace {

struct Glyph {
  char32_t value = 0;
  std::uint32_t line = 0;
};
using Glyphs = std::vector<Glyph>;

// What is always written in one way.
constexpr std::array<std::pair<char32_t, char32_t>, 23> kAlways{{
    {U'(', U'（'},  {U')', U'）'},  {U'[', U'〔'},  {U']', U'〕'},  {U'［', U'〔'}, {U'］', U'〕'},
    {U'【', U'〔'}, {U'】', U'〕'}, {U'﹝', U'〔'}, {U'﹞', U'〕'}, {U'﹙', U'（'}, {U'﹚', U'）'},
    {U';', U'；'},  {U'!', U'！'},  {U'?', U'？'},  {U'﹔', U'；'}, {U'﹕', U'：'}, {U'﹐', U'，'},
    {U'､', U'、'},  {U'｡', U'。'},  {U'﹑', U'、'}, {U'﹪', U'%'},  {U'％', U'%'},
}};

bool is_digit(char32_t c) {
  return c >= U'0' && c <= U'9';
}
bool is_ascii_letter(char32_t c) {
  return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
}

bool is_wide_byte(char c) {
  return static_cast<unsigned char>(c) >= 0x80;
}

bool is_invisible(char32_t c) {
  return c == 0xFEFF || (c >= 0x200B && c <= 0x200F) || c == 0x2060 || c == 0xAD || c == 0xFFFD || c < 9 ||
         (c > 13 && c < 32);
}

bool has_at(const Glyphs& glyphs, std::size_t at, std::u32string_view words) {
  if (at + words.size() > glyphs.size()) return false;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (glyphs[at + i].value != words[i]) return false;
  }
  return true;
}

// Width and compatibility forms; `c` alone.
char32_t plain(char32_t c) {
  if (c >= 0x4E00 && c <= 0x9FFF) return c;  // Han letters
  const bool full_width = (c >= U'０' && c <= U'９') || (c >= U'Ａ' && c <= U'Ｚ') ||
                          (c >= U'ａ' && c <= U'ｚ') || c == U'＋' || c == U'－' || c == U'／' ||
                          c == U'．' || c == U'＊' || c == U'＃';
  if (full_width) return c - 0xFEE0;
  if ((c >= 0x2E80 && c <= 0x2FDF) || (c >= 0xF900 && c <= 0xFAFF)) {
    std::string one;
    text::append_utf8(one, c);
    const std::string folded = text::fold(one);
    return folded.empty() ? c : text::decode(folded, 0).value;
  }
  const auto* found =
      std::find_if(kAlways.begin(), kAlways.end(), [&](const auto& pair) { return pair.first == c; });
  return found == kAlways.end() ? c : found->second;
}

Glyphs decode_all(const TracedText& text) {
  Glyphs glyphs;
  glyphs.reserve(text.text.size() / 2);
  std::size_t origin = 0;
  std::uint32_t line = 0;
  for (std::size_t at = 0; at < text.text.size();) {
    while (origin < text.origins.size() && text.origins[origin].at <= at) line = text.origins[origin++].line;
    const text::CodePoint point = text::decode(text.text, at);
    if (!is_invisible(point.value)) glyphs.push_back({point.value, line});
    at += point.length;
  }
  return glyphs;
}

// Markup that is no text: bookmarks, emphasis, heading signs, backslashes that escape punctuation.
Glyphs without_marks(const Glyphs& glyphs) {
  Glyphs out;
  out.reserve(glyphs.size());
  bool bookmarks = true;  // until one is found open: then no later one can end either
  for (std::size_t at = 0; at < glyphs.size(); ++at) {
    const char32_t c = glyphs[at].value;
    const char32_t next = at + 1 < glyphs.size() ? glyphs[at + 1].value : 0;
    const char32_t before = out.empty() ? 0 : out.back().value;
    if (c == U'[' && bookmarks && has_at(glyphs, at, U"[bookmark:")) {
      const auto from = glyphs.begin() + static_cast<std::ptrdiff_t>(at);
      const auto end = std::find_if(from, glyphs.end(), [](Glyph g) { return g.value == U']'; });
      bookmarks = end != glyphs.end();
      if (bookmarks) {
        at = static_cast<std::size_t>(end - glyphs.begin());
        continue;
      }
    }
    if (c == U'\\' && next < 128 && next > 32 && !is_digit(next) && !is_ascii_letter(next)) continue;
    const bool doubled = c == next || c == (at == 0 ? 0 : glyphs[at - 1].value);
    if (c == U'*' && (doubled || !is_digit(before) || !is_digit(next))) continue;
    if (c == U'_' && doubled) continue;
    const bool heading_sign =
        c == U'#' && std::all_of(out.begin(), out.end(), [](Glyph g) { return text::is_space(g.value); });
    if (heading_sign) continue;
    out.push_back({plain(c), glyphs[at].line});
  }
  return out;
}

// The punctuation that a Chinese sentence has where the source has its ASCII likeness.
char32_t chinese(char32_t c, char32_t before, char32_t next, bool near_start) {
  switch (c) {
    case U',':
      return (is_digit(before) && is_digit(next)) || (is_ascii_letter(before) && is_ascii_letter(next))
                 ? c
                 : U'，';
    case U':':
      return is_digit(before) && is_digit(next) ? c : U'：';
    case U'.':
      return (text::is_cjk(before) || before == U'%' || before == U'”') && !near_start &&
                     (next == 0 || text::is_cjk(next) || is_digit(next))
                 ? U'。'
                 : c;
    default:
      return c;
  }
}

bool is_word(char32_t c) {
  return text::is_letter_or_digit(c) && text::is_cjk(c);
}

// What a run of white space between two characters becomes; 0 is nothing.
char32_t gap(char32_t before, char32_t next, bool wide) {
  if (is_word(before) && is_word(next)) return wide ? U'　' : 0;
  if (text::is_cjk(before) || text::is_cjk(next) || before == 0 || next == 0) return 0;
  const bool words = is_ascii_letter(before) || is_ascii_letter(next);
  return words ? U' ' : 0;
}

// Most lines are clean but for the space behind their number, which goes.
bool is_clean_but_spaces(std::string_view text, std::string& out) {
  out.reserve(text.size());
  std::size_t from = 0;
  for (std::size_t space = text.find(' '); space != text.npos; space = text.find(' ', space + 1)) {
    if (space == 0 || space + 1 >= text.size() || text[space + 1] == ' ') return false;
    const bool beside_han =
        is_wide_byte(text[space + 1]) || is_wide_byte(text[space - 1]);  // what is wide is Han or a mark
    if (!beside_han) return false;
    out += text.substr(from, space - from);
    from = space + 1;
  }
  out += text.substr(from);
  return is_clean(out);
}

}  // namespace

bool is_clean(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto lead = static_cast<unsigned char>(text[at]);
    if (lead >= 0xE4 && lead <= 0xE9) {  // U+4000 to U+9FFF
      if (text.size() - at < 3 || ((text[at + 1] & text[at + 2]) & 0xC0) != 0x80) return false;
      at += 3;
    } else if (lead < 0x80) {
      const bool point = lead == '.' && at > 0 && is_digit(static_cast<unsigned char>(text[at - 1]));
      if (!is_digit(lead) && !is_ascii_letter(lead) && lead != '%' && !point) return false;
      ++at;
    } else {
      const Mark mark = mark_at(text, at);
      if (mark == Mark::none || mark == Mark::gap) return false;
      at += mark_size;
    }
  }
  return true;
}

TracedText clean(const TracedText& text) {
  const std::string_view inner = annex::trim(text.text);
  const bool one_line = text.origins.empty() || (text.origins.size() == 1 && text.origins[0].at == 0);
  if (std::string quick; one_line && is_clean_but_spaces(inner, quick)) {
    if (quick.empty()) return {};
    return {std::move(quick), {{0, text.first_line()}}};
  }
  const Glyphs glyphs = without_marks(decode_all(text));
  const bool han = std::any_of(glyphs.begin(), glyphs.end(), [](Glyph g) { return text::is_cjk(g.value); });
  TracedText out;
  out.text.reserve(text.text.size());
  char32_t before = 0;
  std::size_t kept = 0;
  const auto put = [&](char32_t c, std::uint32_t line) {
    if (out.origins.empty() || out.origins.back().line != line)
      out.origins.push_back({static_cast<std::uint32_t>(out.text.size()), line});
    text::append_utf8(out.text, c);
    before = c;
    ++kept;
  };
  for (std::size_t at = 0; at < glyphs.size();) {
    if (text::is_space(glyphs[at].value)) {
      const std::size_t start = at;
      bool wide = false;
      while (at < glyphs.size() && text::is_space(glyphs[at].value)) {
        wide = wide || glyphs[at].value == U'　' || glyphs[at].value == U'\t';
        ++at;
      }
      const char32_t space = gap(before, at < glyphs.size() ? glyphs[at].value : 0, wide || at - start > 1);
      if (space != 0) put(space, glyphs[start].line);
      continue;
    }
    std::size_t after = at + 1;
    while (after < glyphs.size() && text::is_space(glyphs[after].value) && after < at + 3) ++after;
    const char32_t next = after < glyphs.size() ? glyphs[after].value : 0;
    const char32_t c = glyphs[at].value;
    put(han ? chinese(c, before, next, kept < 4) : c, glyphs[at].line);
    ++at;
  }
  return out;
}

std::string clean(std::string_view text) {
  return clean(traced(text, 1)).text;
}

bool is_page_furniture(std::string_view cleaned, bool numbers_too) {
  bool digits = false;
  bool dashes = false;
  for (std::size_t at = 0; at < cleaned.size();) {
    const text::CodePoint point = text::decode(cleaned, at);
    at += point.length;
    constexpr std::u32string_view rule = U"-—–―─━_=·•~.　 /|";
    constexpr std::u32string_view page = U"第页共";
    if (is_digit(point.value)) {
      digits = true;
    } else if (rule.find(point.value) != rule.npos || page.find(point.value) != page.npos) {
      dashes = true;
    } else {
      return false;
    }
  }
  if (cleaned.empty() || !digits) return cleaned.find("第") == cleaned.npos;
  return dashes ? cleaned.front() == '-' || cleaned.size() > 5 || cleaned.find('/') != cleaned.npos
                : numbers_too && cleaned.size() <= 3;
}

}  // namespace planpress::import
