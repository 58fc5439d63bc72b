#include "documents/read_document.hpp"

#include <fmt/format.h>

#include "documents/decode.hpp"
#include "documents/read_docx.hpp"
#include "documents/read_html.hpp"
#include "documents/read_text.hpp"

namespace planpress::documents {
namespace {

// Forms that are told and not read: what they are, and what to do instead.
struct Refusal {
  Form form;
  std::string_view what, instead;
};
constexpr Refusal refusals[] = {
    {Form::spreadsheet, "is a spreadsheet, not the text of a plan",
     "import the document itself; an annex that was issued as a table can be pasted into it"},
    {Form::slides, "is a presentation, not the text of a plan", "import the document itself"},
    {Form::old_word, "is in the form of Word before 2007, or of WPS",
     "open it in Word, WPS or LibreOffice and save it as DOCX"},
    {Form::open_text, "is an OpenDocument text", "open it in LibreOffice, Word or WPS and save it as DOCX"},
    {Form::ofd, "is an OFD document", "open it in an OFD reader and save it as PDF or text"},
    {Form::rtf, "is in rich text format", "open it in Word, WPS or LibreOffice and save it as DOCX"},
    {Form::web_archive, "is a web archive or mail",
     "save the page as `Webpage, HTML only`, or copy its text into a file"},
    {Form::image, "is a picture",
     "have its text read first, e.g. by `tesseract -l chi_sim`, and check what comes out"},
    {Form::archive, "is an archive that holds no document", "unpack it and import what is in it"},
    {Form::locked, "is protected by a password", "open it and save it without one"},
    {Form::empty, "is empty", "import a file that holds the text of the document"},
    {Form::unknown, "is neither text nor a form of document that is known",
     "text, Markdown, HTML, DOCX and PDF can be imported"},
};

// No error, when the form can be read.
bool refuse(Form form, std::string_view name, diag::Report& report) {
  for (const Refusal& refusal : refusals) {
    if (refusal.form != form) continue;
    report.error({}, fmt::format("`{}` {}", name, refusal.what)).with_hint(std::string(refusal.instead));
    return true;
  }
  return false;
}

bool read_form(Form form, std::string_view bytes, Document& document, diag::Report& report) {
  if (form == Form::docx) return read_docx(bytes, document, report);
  auto text = decode_text(bytes, form == Form::html ? declared_encoding(bytes) : std::string_view(),
                          document.file, report);
  if (!text) return false;
  if (form == Form::html) return read_html(*text, document, report);
  document.text = std::move(*text);
  if (form == Form::markdown) {
    read_markdown(document);
  } else {
    read_text(document);
  }
  return true;
}

}  // namespace

std::optional<Document> read_document(std::string_view bytes, std::string_view file_name,
                                      diag::Report& report) {
  if (bytes.size() > largest_file) {
    report.error({}, fmt::format("`{}` is larger than {} MB", file_name, largest_file >> 20U))
        .with_hint("import the text of one document, without its pictures");
    return std::nullopt;
  }
  const Form form = tell_form(bytes, file_name);
  if (refuse(form, file_name, report)) return std::nullopt;
  Document document;
  document.file = file_name;
  if (form == Form::pdf) {
    report.error({}, fmt::format("`{}` is a PDF whose text was not taken out of it", file_name));
    return std::nullopt;
  }
  if (!read_form(form, bytes, document, report)) return std::nullopt;
  if (document.blocks.empty()) {
    report.error({}, fmt::format("`{}` holds no text", file_name))
        .with_hint("where its pages are pictures, have their text read first");
    return std::nullopt;
  }
  return document;
}

}  // namespace planpress::documents
