// Word documents (DOCX, also as WPS writes them).
#pragma once

#include <string_view>

#include "diag/diagnostic.hpp"
#include "documents/document.hpp"

namespace planpress::documents {

/// Fills the blocks and lines of `document`. False after an error that tells what cannot be read.
bool read_docx(std::string_view bytes, Document& document, diag::Report& report);

}  // namespace planpress::documents
