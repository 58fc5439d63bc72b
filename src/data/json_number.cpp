// Numbers: 64-bit integers and doubles.
#include <fmt/format.h>

#include <charconv>
#include <limits>

#include "data/json_reader.hpp"

namespace planpress::data {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

const char* skip_digits(const char* at) {
  while (is_digit(*at)) ++at;
  return at;
}

// The decimal exponent of the first digit that counts: above 0 the number is at least 1. For numbers out of
// range only.
long exponent_of(std::string_view number) {
  long exponent = 0;
  const std::size_t mark = number.find_first_of("eE");
  if (mark != std::string_view::npos) {
    std::string_view written = number.substr(mark + 1);
    if (written.starts_with('+')) written.remove_prefix(1);
    const auto [end, fault] = std::from_chars(written.data(), written.data() + written.size(), exponent);
    if (fault != std::errc()) exponent = written.starts_with('-') ? -1'000'000'000 : 1'000'000'000;
  }
  const std::string_view digits = number.substr(0, mark);
  const std::size_t first = digits.find_first_of("123456789");
  const std::size_t point = std::min(digits.find('.'), digits.size());
  if (first == std::string_view::npos) return std::numeric_limits<long>::min();
  return exponent + static_cast<long>(point) - static_cast<long>(first);
}

}  // namespace

Value JsonReader::read_number() {
  const char* const begin = at_;
  const char* const digits = begin + (*begin == '-' ? 1 : 0);
  const char* at = skip_digits(digits);
  const bool sound_start = at > digits && (*digits != '0' || at == digits + 1);
  const bool integer = *at != '.' && *at != 'e' && *at != 'E';
  if (sound_start && integer && at - digits <= 18 && !is_word_at(at)) [[likely]] {
    std::int64_t size = 0;
    for (const char* digit = digits; digit < at; ++digit) size = size * 10 + (*digit - '0');
    at_ = at;
    Value value = value_from(begin, Value::Kind::integer);
    value.integer = digits > begin ? -size : size;
    return value;
  }
  bool sound = sound_start;
  if (*at == '.') {
    const char* const fraction = at + 1;
    at = skip_digits(fraction);
    sound = sound && at > fraction;
  }
  if (*at == 'e' || *at == 'E') {
    const char* const exponent = at + (at[1] == '+' || at[1] == '-' ? 2 : 1);
    at = skip_digits(exponent);
    sound = sound && at > exponent;
  }
  if (!sound || is_word_at(at)) return read_faulty_number();
  at_ = at;
  return read_long_number(begin, at, integer);
}

Value JsonReader::read_long_number(const char* begin, const char* end, bool integer) {
  Value value = value_from(begin, integer ? Value::Kind::integer : Value::Kind::number);
  if (integer) {
    if (std::from_chars(begin, end, value.integer).ec == std::errc()) return value;
    fault(begin, end, "expected an integer of at most 64 bits, found " + name_found(begin))
        .with_hint(fmt::format("put it into double quotes if it is a code; the largest number is {}",
                               std::numeric_limits<std::int64_t>::max()));
    value.integer = 0;
    return value;
  }
  value.number = 0;
  if (std::from_chars(begin, end, value.number).ec == std::errc()) return value;
  value.number = 0;
  if (exponent_of({begin, static_cast<std::size_t>(end - begin)}) > 0) {
    fault(begin, end, "expected a number of at most about 1.8e308, found " + name_found(begin));
  }
  return value;
}

// At something that starts like a number and is none.
Value JsonReader::read_faulty_number() {
  const char* const begin = at_;
  at_ = end_of_word(begin);
  const std::string_view word(begin, static_cast<std::size_t>(at_ - begin));
  const std::string found = name_found(begin);
  const std::size_t sign = word.starts_with('-') || word.starts_with('+') ? 1 : 0;
  const std::string_view body = word.substr(sign);
  const bool all_digits = !body.empty() && body.find_first_not_of("0123456789") == std::string_view::npos;
  if (body == "Infinity" || body == "NaN" || body == "inf" || body == "nan") {
    fault(begin, at_, "expected a number, found " + found)
        .with_hint("JSON has no infinity and no NaN; write `null`");
    return value_from(begin, Value::Kind::null);
  }
  if (all_digits) {
    const std::size_t first = std::min(body.find_first_not_of('0'), body.size() - 1);
    std::string plain(word.starts_with('-') ? "-" : "");
    plain += body.substr(first);
    Value value = value_from(begin, Value::Kind::integer);
    std::from_chars(plain.data(), plain.data() + plain.size(), value.integer);
    diag::Diagnostic& said =
        fault(begin, at_,
              fmt::format("expected a number without {}, found {}",
                          body.size() > 1 && body[0] == '0' ? "leading zeros" : "`+`", found));
    said.with_hint(body.size() > 1 && body[0] == '0' && sign == 0
                       ? fmt::format("write `{}`, or `\"{}\"` if it is a code", plain, word)
                       : fmt::format("write `{}`", plain));
    return value;
  }
  const bool numeric = word.find_first_not_of("0123456789.eE+-") == std::string_view::npos;
  if (body.starts_with("0x") || body.starts_with("0X")) {
    fault(begin, at_, "expected a decimal number, found " + found);
  } else if (word == "-" || word == "+") {
    fault(begin, at_, fmt::format("expected a digit after `{}`, found {}", word, name_found(at_)));
  } else if (numeric && body.starts_with('.') && body.size() > 1) {
    fault(begin, at_, "expected a digit before the point, found " + found)
        .with_hint(fmt::format("write `{}0{}`", word.starts_with('-') ? "-" : "", body));
  } else if (numeric && word.ends_with('.')) {
    fault(begin, at_, "expected a digit after the point, found " + found);
  } else if (numeric &&
             (word.ends_with('e') || word.ends_with('E') || word.ends_with('+') || word.ends_with('-'))) {
    fault(begin, at_, "expected a digit in the exponent, found " + found);
  } else {
    fault(begin, at_, "expected a number, found " + found)
        .with_hint("put it into double quotes if it is text");
    return string_from(begin, word);
  }
  return value_from(begin, Value::Kind::null);
}

}  // namespace planpress::data
