// What libfyaml says about a fault, said our way.
#pragma once

#include <string_view>

#include "diag/diagnostic.hpp"

namespace planpress::data {

/// Reports a fault of form: `at` is where libfyaml noticed it, `said` what it said, `begin` and `end` bound
/// the YAML in the file. The message tells what was probably meant when the line shows it.
void report_yaml_fault(const text::SourceFile& file, std::size_t begin, std::size_t end, std::size_t at,
                       std::string_view said, diag::Report& report);

/// Reports keys that a full-width colon, or one without a space behind it, made into text; `place` is the
/// whole text. False when it shows none.
bool report_text_for_keys(text::Span place, diag::Report& report);

/// Reports control characters, which YAML does not allow; false when there are none.
bool report_controls(text::Span place, diag::Report& report);

}  // namespace planpress::data
