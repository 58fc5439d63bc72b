// The door for documents of any form: bytes in, blocks of traced text out.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "diag/diagnostic.hpp"
#include "documents/document.hpp"

namespace planpress::documents {

/// What a file is, told by its bytes first and by its name where the bytes leave it open.
enum class Form : std::uint8_t {
  text,
  markdown,
  html,
  docx,
  pdf,
  spreadsheet,
  slides,
  old_word,  // and WPS's own form, which is built the same way
  open_text,
  ofd,
  rtf,
  web_archive,
  image,
  archive,
  locked,  // an office document behind a password
  empty,
  unknown,
};

/// The largest document that is read; a larger one is refused before it is read whole.
inline constexpr std::size_t largest_file = std::size_t{64} << 20;

/// Never fails: what is neither text nor known is `unknown`.
Form tell_form(std::string_view bytes, std::string_view file_name);

/// The document as blocks in the order of the source. Text and Markdown keep the lines of the file; HTML and
/// DOCX have lines of their own, one a paragraph or table row, which stand in `Document::text`. A PDF must
/// have been made text before (read_pdf_text). Nothing after an error that tells what the file is and what to
/// do instead. `sha256` stays empty: the caller knows the bytes.
std::optional<Document> read_document(std::string_view bytes, std::string_view file_name,
                                      diag::Report& report);

/// The program and its arguments that describe a PDF on standard input by the places of its words.
inline constexpr std::string_view pdf_words[] = {"pdftotext", "-q", "-bbox", "-enc", "UTF-8", "-", "-"};

/// As read_document, for what that program says of a PDF; one without text, a scan, is an error with a hint.
std::optional<Document> read_pdf_text(std::string_view described, std::string_view file_name,
                                      diag::Report& report);

}  // namespace planpress::documents
