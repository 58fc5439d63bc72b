// Personal data that must not slip into a publication.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "diag/diagnostic.hpp"

namespace planpress::model {

/// A number or address of a person, and what sort it is (手机号, 身份证号, 银行卡号, 邮箱).
struct PersonalData {
  text::Span place;
  std::string_view kind;
};

/// Finds mobile numbers, citizen identity numbers with a right check digit (GB 11643), bank card numbers that
/// pass Luhn's test, and mail addresses; full-width digits, spaces, hyphens and JSON escapes do not hide
/// them. Office lines, masked numbers and document numbers are none.
std::vector<PersonalData> find_personal_data(const text::SourceFile& file);

/// Reports what was found, but for what stands in `allowed` word for word. The message masks the digits.
void report_personal_data(const std::vector<PersonalData>& found,
                          const std::vector<std::string_view>& allowed, diag::Report& report);

}  // namespace planpress::model
