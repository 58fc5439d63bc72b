// The official wording, when the user supplies the document.
#pragma once

#include <string_view>
#include <vector>

#include "model/model.hpp"

namespace planpress::model {

/// The paragraphs of lines `lines` of a document, page-break line ends inside sentences closed.
std::vector<std::string> paragraphs(const text::SourceFile& document, const data::Lines& lines);

/// Ties a plan to its document and checks that every target's number stands in the lines that it claims.
void attach_document(Plan& plan, const text::SourceFile& document, diag::Report& report);

}  // namespace planpress::model
