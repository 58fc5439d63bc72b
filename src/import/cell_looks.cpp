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
  const bool year = cell.size() >= 4 && cell.starts_with("20") &&
                    cell.substr(0, 4).find_first_not_of("0123456789") == std::string_view::npos;
  return year && (cell.size() == 4 || cell[4] < '0' || cell[4] > '9') &&
         cell.find_first_not_of("0123456789.-~/ ") == std::string_view::npos;
}

/// 徐国江, 陆 明 俞 悦: one person or several.
bool names_persons(std::string_view cell) {
  constexpr std::size_t longest = 16;
  if (length_of(cell) > longest) return false;
  constexpr std::array<std::string_view, 5> marks = {"、", "，", ",", "/", " "};
  std::string name;
  std::string_view last;  // the letter of a name that a blank parts: 陆 明
  for (std::size_t at = 0, begin = 0; at <= cell.size();) {
    const std::string_view rest = cell.substr(at);
    const std::size_t length = rest.empty() ? 1 : text::decode(cell, at).length;
    if (rest.empty() || starts_with_any(rest, marks) || is_blank(text::decode(cell, at).value)) {
      const std::string_view word = cell.substr(begin, at - begin);
      begin = at + length;
      if (length_of(word) == 1 && last.empty()) {
        last = word;
      } else if (!word.empty()) {
        name = std::string(last) + std::string(word);
        last = {};
        if (!is_person_name(name)) return false;
      }
    }
    at += length;
  }
  return !name.empty() && last.empty();
}

/// 城关镇李家村, 全县, 相关镇街: where something is done.
bool names_place(std::string_view cell) {
  constexpr std::array<std::string_view, 14> ends = {"镇", "乡", "村",   "街道", "社区", "区", "县",
                                                     "市", "旗", "镇街", "乡镇", "市域", "园", "）"};
  constexpr std::array<std::string_view, 7> offices = {"局", "委", "办", "中心", "公司", "集团", "政府"};
  constexpr std::size_t longest = 24;
  return length_of(cell) <= longest && ends_with_any(cell, ends) &&
         std::none_of(offices.begin(), offices.end(),
                      [&](std::string_view word) { return cell.find(word) != std::string_view::npos; });
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
  looks.place = names_place(cell);
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
      return cell.owners                    ? (cell.sentence && cell.length > 60 ? 1
                                               : cell.place                      ? 2.5
                                                                                 : 4)
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
      return cell.place ? 3 : cell.owners ? 2 : -0.5;
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
