// Pages as saved from a web site.
#pragma once

#include <optional>
#include <string_view>

#include "diag/diagnostic.hpp"
#include "documents/document.hpp"

namespace planpress::documents {

/// The encoding that a page declares in its first kilobytes (`<meta charset=gb2312>`), or empty.
std::string_view declared_encoding(std::string_view bytes);

/// The document that a page in UTF-8 holds: its main content, without navigation, scripts and what is not
/// shown. False after an error when the page is larger or deeper than is read.
bool read_html(std::string_view html, Document& document, diag::Report& report);

}  // namespace planpress::documents
