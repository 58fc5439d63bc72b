#include "model/discretion.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "text/utf8.hpp"

namespace planpress::model {
namespace {

struct Character {
  char32_t value = 0;
  std::uint32_t length = 0;
};

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

// What a reader of the publication will see at this byte: full-width forms folded, JSON escapes undone.
Character character_at(std::string_view text, std::size_t at) {
  if (text.substr(at, 2) == "\\u" && at + 6 <= text.size()) {
    char32_t value = 0;
    for (std::size_t i = at + 2; i < at + 6; ++i) {
      const int digit = hex_value(text[i]);
      if (digit < 0) return {U'\\', 1};
      value = value * 16 + static_cast<char32_t>(digit);
    }
    return {value, 6};
  }
  const text::CodePoint point = text::decode(text, at);
  const bool full_width = point.value >= 0xFF01 && point.value <= 0xFF5E;
  return {full_width ? point.value - 0xFEE0 : point.value, point.length};
}

bool is_digit(char32_t c) {
  return c >= '0' && c <= '9';
}
bool is_letter(char32_t c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_mobile(std::string_view digits) {
  if (digits.size() == 13 && digits.starts_with("86")) digits.remove_prefix(2);
  return digits.size() == 11 && digits[0] == '1' && digits[1] >= '3';
}

// GB 11643: seventeen digits and a check character, ISO 7064 MOD 11-2.
bool is_identity(std::string_view id) {
  constexpr std::array weights{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  constexpr std::string_view checks = "10X98765432";
  if (id.size() != 18) return false;
  int sum = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    if (!is_digit(static_cast<unsigned char>(id[i]))) return false;
    sum += (id[i] - '0') * weights[i];
  }
  const std::string_view year = id.substr(6, 4);
  return id[17] == checks[static_cast<std::size_t>(sum % 11)] && year >= "1900" && year < "2100";
}

// ISO/IEC 7812: sixteen to nineteen digits whose last one is Luhn's.
bool is_card(std::string_view digits) {
  if (digits.size() < 16 || digits.size() > 19 || digits[0] < '3' || digits[0] > '6') return false;
  int sum = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (!is_digit(static_cast<unsigned char>(digits[digits.size() - 1 - i]))) return false;
    const int digit = digits[digits.size() - 1 - i] - '0';
    const int doubled = digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
    sum += i % 2 == 0 ? digit : doubled;
  }
  return sum % 10 == 0;
}

std::string_view kind_of(std::string_view digits) {
  if (is_mobile(digits)) return "手机号";
  if (is_identity(digits)) return "身份证号";
  if (is_card(digits)) return "银行卡号";
  return {};
}

/// Walks over one file, run of digits by run of digits.
class Search {
 public:
  explicit Search(const text::SourceFile& file) : file_(file), text_(file.text) {}

  std::vector<PersonalData> run() {
    char32_t before = 0;
    while (at_ < text_.size()) {
      const Character c = character_at(text_, at_);
      const bool inside_word = is_letter(before) || is_digit(before) || before == '.' || before == '_';
      if (is_digit(c.value) && !inside_word) {
        take_run();
        before = '0';
        continue;
      }
      if (c.value == '@') take_mail();
      before = c.value;
      at_ += c.length;
    }
    return std::move(found_);
  }

 private:
  // A run of digits with single spaces or hyphens between them; judged as a whole, then group by group.
  void take_run() {
    const std::size_t start = at_;
    std::string whole;
    std::string group;
    std::size_t group_start = at_;
    bool group_found = false;
    std::size_t end = at_;
    const auto close_group = [&](std::size_t group_end) {
      group_found = note(group, group_start, group_end) || group_found;
    };
    while (at_ < text_.size()) {
      const Character c = character_at(text_, at_);
      const bool check_letter = (c.value == 'X' || c.value == 'x') && whole.size() == 17;
      if (is_digit(c.value) || check_letter) {
        if (group.empty()) group_start = at_;
        whole += check_letter ? 'X' : static_cast<char>(c.value);
        group += whole.back();
        at_ += c.length;
        end = at_;
        continue;
      }
      const bool gap = (c.value == ' ' || c.value == '-') && at_ + c.length < text_.size() &&
                       is_digit(character_at(text_, at_ + c.length).value);
      if (!gap) break;
      close_group(at_);
      group.clear();
      at_ += c.length;
    }
    const char32_t after = end < text_.size() ? character_at(text_, end).value : 0;
    if (is_letter(after) || after == '_') return;
    close_group(end);
    if (!group_found && group.size() != whole.size()) note(whole, start, end);
  }

  bool note(std::string_view digits, std::size_t begin, std::size_t end) {
    const std::string_view kind = kind_of(digits);
    if (!kind.empty()) add(begin, end, kind);
    return !kind.empty();
  }

  // `name@host.domain`, around the sign.
  void take_mail() {
    const auto is_mail = [](char c) {
      const auto value = static_cast<unsigned char>(c);
      return is_letter(value) || is_digit(value) || c == '.' || c == '-' || c == '_' || c == '+';
    };
    if (text_[at_] != '@') return;
    std::size_t begin = at_;
    while (begin > 0 && is_mail(text_[begin - 1])) --begin;
    std::size_t end = at_ + 1;
    while (end < text_.size() && is_mail(text_[end])) ++end;
    const std::string_view host = text_.substr(at_ + 1, end - at_ - 1);
    const std::size_t dot = host.find('.');
    if (begin < at_ && dot != std::string_view::npos && dot > 0 && dot + 2 < host.size())
      add(begin, end, "邮箱");
  }

  void add(std::size_t begin, std::size_t end, std::string_view kind) {
    found_.push_back({{&file_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}, kind});
  }

  const text::SourceFile& file_;
  std::string_view text_;
  std::size_t at_ = 0;
  std::vector<PersonalData> found_;
};

// The first and last characters as a reader sees them; what is told must not be what is hidden.
std::string masked(std::string_view text) {
  std::string plain;
  for (std::size_t at = 0; at < text.size();) {
    const Character c = character_at(text, at);
    at += c.length;
    if (c.value > ' ' && c.value < 0x7F) plain += static_cast<char>(c.value);
  }
  if (plain.size() < 8) return "****";
  return plain.substr(0, 3) + "****" + plain.substr(plain.size() - 2);
}

}  // namespace

std::vector<PersonalData> find_personal_data(const text::SourceFile& file) {
  return Search(file).run();
}

void report_personal_data(const std::vector<PersonalData>& found,
                          const std::vector<std::string_view>& allowed, diag::Report& report) {
  for (const PersonalData& data : found) {
    const std::string_view text = data.place.text();
    if (std::find(allowed.begin(), allowed.end(), text) != allowed.end()) continue;
    report.error(data.place, fmt::format("this looks like personal data ({} {})", data.kind, masked(text)))
        .without_text()
        .with_hint(
            "remove or mask it, or name it under `allow` in site/site.yaml when it is meant to be public");
  }
}

}  // namespace planpress::model
