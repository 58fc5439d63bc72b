#include "import/cell_looks.hpp"

#include <algorithm>
#include <array>

#include "import/owner_names.hpp"
#include "import/person_names.hpp"
#include "import/pieces.hpp"
#include "text/utf8.hpp"

namespace planpress::import::annex {
namespace {

constexpr std::array<std::string_view, 16> deadline_words = {"年底", "年末", "月底", "季度", "长期", "持续",
                                                             "全年", "每年", "月",   "年",   "日前", "常年",
                                                             "上旬", "中旬", "下旬", "半年"};

bool has_phone(std::string_view cell) {
  int run = 0;
  for (const char c : cell) {
    run = c >= '0' && c <= '9' ? run + 1 : c == '-' ? run : 0;
    if (run >= 7) return true;
  }
  return false;
}

/// 2024, 2024.6, 2024-2025: a time in figures alone.
bool is_bare_time(std::string_view cell) {
  return cell.size() >= 4 && cell.starts_with("20") && find_year(cell) != 0 &&
         cell.find_first_not_of("0123456789.-~/ ") == std::string_view::npos;
}

/// 徐国江, 陆 明、俞 悦: one person or several.
bool names_persons(std::string_view cell) {
  constexpr std::size_t longest = 16;
  if (length_of(cell) > longest) return false;
  constexpr std::array<std::string_view, 5> marks = {"、", "，", ",", "/", "\n"};
  for (std::size_t at = 0, begin = 0; at <= cell.size();) {
    const std::string_view rest = cell.substr(at);
    const std::size_t length = rest.empty() ? 1 : text::decode(cell, at).length;
    if (rest.empty() || starts_with_any(rest, marks)) {
      if (!is_person_name(squeezed(cell.substr(begin, at - begin)))) return false;
      begin = at + length;
    }
    at += length;
  }
  return true;
}

}  // namespace

Looks look_at(std::string_view cell) {
  Looks looks;
  looks.length = length_of(cell);
  looks.empty = cell.empty();
  if (looks.empty) return looks;
  looks.none = says_none(cell);
  looks.number = read_leading(cell).alone();
  looks.phone = has_phone(cell);
  looks.owners = looks.length <= 400 && may_be_owners(cell);
  const bool digit = cell.find_first_of("0123456789") != std::string_view::npos;
  looks.figure = digit && looks.length <= 14;
  looks.code = digit && looks.length <= 10 && cell.size() == looks.length;
  looks.time = is_bare_time(cell);
  looks.rate = looks.length <= 30 && cell.find_first_of("%") != std::string_view::npos;
  looks.person = !looks.owners && names_persons(cell);
  looks.post = !looks.owners && looks.length <= 16 && has_post_words(cell);
  looks.sentence = cell.find("。") != std::string_view::npos || looks.length > 24;
  looks.deadline =
      looks.length <= 20 && !looks.sentence && !looks.owners &&
      std::any_of(deadline_words.begin(), deadline_words.end(),
                  [&](std::string_view word) { return cell.find(word) != std::string_view::npos; }) &&
      (digit || looks.length <= 6);
  looks.deadline = looks.deadline || looks.time;
  constexpr std::array<std::string_view, 9> states = {"是",   "否",   "已",   "未",  "正在",
                                                      "完成", "在建", "达到", "滞后"};
  looks.state = looks.rate || starts_with_any(cell, states);
  return looks;
}

double fit(const Looks& cell, ColumnKind column) {
  using enum ColumnKind;
  if (cell.empty) return 0;
  if (cell.none) return column == number ? -4 : 0.5;
  const double length = static_cast<double>(cell.length);
  switch (column) {
    case number:
      return cell.number ? 5 : cell.code ? 2 : -7;
    case lead:
    case responsible:
    case joint:
    case participating:
      return cell.owners                    ? (cell.sentence && cell.length > 60 ? 1 : 4)
             : cell.sentence || cell.number ? -5
                                            : -1.5;
    case task:
    case measure:
    case goal:
    case indicator:
      if (cell.number) return -5;
      if (cell.phone && cell.length < 30) return -5;
      return (cell.owners ? -2 : 1) + (cell.sentence ? 2 : 0) + std::min(length / 20, 2.0);
    case domain:
      if (cell.number || cell.phone) return -5;
      return cell.sentence ? -3 : cell.owners ? -1 : cell.length <= 14 ? 2 : 0;
    case deadline:
      return cell.deadline ? 4 : cell.rate ? 1 : -4;
    case contact:
      return cell.phone ? 5 : cell.sentence || cell.owners ? -4 : cell.length <= 10 ? 0.5 : -2;
    case year:
      return cell.figure ? 2 : cell.owners ? -4 : cell.sentence ? 0.5 : 0;
    case unit:
      return cell.length <= 5 && !cell.number ? 2 : -4;
    case official:
      if (cell.owners || cell.sentence || cell.number) return -4;
      return cell.person ? 3 : cell.post ? 2 : -0.5;
    case place:
      if (cell.number || cell.sentence) return -3;
      return cell.owners ? 2 : 0.8;
    case progress:
      if (cell.owners || cell.number || cell.person) return -2;
      return cell.state ? 3 : cell.sentence ? 1 : 0.3;
    case amount:
      return cell.figure ? 3 : cell.owners || cell.sentence ? -4 : -1;
    case figure:
      if (cell.number) return 3;
      return cell.figure ? 2.5 : cell.owners || cell.sentence ? -4 : -1;
    case note:
      return cell.owners || cell.number ? -1 : 0.3;
    case unknown:
      return cell.owners || cell.sentence || cell.number ? -0.5 : 0.2;
    default:
      return -0.5;
  }
}

double missing(ColumnKind column) {
  using enum ColumnKind;
  switch (column) {
    case measure:
      return -2.5;
    case task:
      return -1.6;
    case number:
    case deadline:
      return -0.4;
    default:
      return -0.2;
  }
}

}  // namespace planpress::import::annex
