#include "data/yaml_scalar.hpp"

#include <algorithm>
#include <charconv>

namespace planpress::data {
namespace {

bool is_one_of(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), text) != words.end();
}

std::size_t skip_digits(std::string_view text, std::size_t at) {
  return std::min(text.find_first_not_of("0123456789", at), text.size());
}

// [-+]? ( \. [0-9]+ | [0-9]+ ( \. [0-9]* )? ) ( [eE] [-+]? [0-9]+ )?
bool is_number(std::string_view text) {
  const std::size_t begin = text.starts_with('-') || text.starts_with('+') ? 1 : 0;
  std::size_t at = skip_digits(text, begin);
  std::size_t digits = at - begin;
  if (at < text.size() && text[at] == '.') {
    const std::size_t fraction = at + 1;
    at = skip_digits(text, fraction);
    digits += at - fraction;
  }
  if (digits == 0) return false;
  if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
    std::size_t exponent = at + 1;
    if (exponent < text.size() && (text[exponent] == '-' || text[exponent] == '+')) ++exponent;
    at = skip_digits(text, exponent);
    if (at == exponent) return false;
  }
  return at == text.size();
}

PlainScalar read_integer(std::string_view digits, int base, Value& value) {
  const char* const end = digits.data() + digits.size();
  const auto [stop, fault] = std::from_chars(digits.data(), end, value.integer, base);
  if (stop != end || fault == std::errc::invalid_argument || digits.starts_with('-') != (digits[0] == '-')) {
    return PlainScalar::string;
  }
  value.kind = Value::Kind::integer;
  return fault == std::errc() ? PlainScalar::integer : PlainScalar::overflow;
}

}  // namespace

PlainScalar read_plain_scalar(std::string_view text, Value& value) {
  if (text.empty() || is_one_of(text, {"~", "null", "Null", "NULL"})) {
    value.kind = Value::Kind::null;
    return PlainScalar::null;
  }
  if (is_one_of(text, {"true", "True", "TRUE", "false", "False", "FALSE"})) {
    value.kind = Value::Kind::boolean;
    value.boolean = text[0] == 't' || text[0] == 'T';
    return PlainScalar::boolean;
  }
  const std::string_view unsigned_text =
      text.starts_with('-') || text.starts_with('+') ? text.substr(1) : text;
  if (is_one_of(unsigned_text, {".inf", ".Inf", ".INF"}) || is_one_of(text, {".nan", ".NaN", ".NAN"})) {
    return PlainScalar::endless;
  }
  if (text.size() > 2 && text[2] != '-' && (text.starts_with("0x") || text.starts_with("0o"))) {
    return read_integer(text.substr(2), text[1] == 'x' ? 16 : 8, value);
  }
  if (!is_number(text)) return PlainScalar::string;
  const std::string_view digits = text.starts_with('+') ? unsigned_text : text;
  if (digits.find_first_of(".eE") == std::string_view::npos) return read_integer(digits, 10, value);
  value.kind = Value::Kind::number;
  value.number = 0;
  const auto result = std::from_chars(digits.data(), digits.data() + digits.size(), value.number);
  if (result.ec == std::errc::result_out_of_range) return PlainScalar::overflow;
  return PlainScalar::number;
}

}  // namespace planpress::data
