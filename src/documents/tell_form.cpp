// What a file is, by its bytes and by its name.
#include <algorithm>
#include <string>

#include "documents/archive.hpp"
#include "documents/decode.hpp"
#include "documents/line_writer.hpp"
#include "documents/read_document.hpp"
#include "documents/read_text.hpp"

namespace planpress::documents {
namespace {

using namespace std::string_view_literals;

struct Signature {
  std::string_view bytes;
  Form form;
};
constexpr Signature signatures[] = {
    {"%PDF-"sv, Form::pdf},          {"{\\rtf"sv, Form::rtf},       {"\x89PNG"sv, Form::image},
    {"\xFF\xD8\xFF"sv, Form::image}, {"GIF8"sv, Form::image},       {"II*\0"sv, Form::image},
    {"MM\0*"sv, Form::image},        {"BM"sv, Form::image},         {"Rar!"sv, Form::archive},
    {"7z\xBC\xAF"sv, Form::archive}, {"\x1F\x8B"sv, Form::archive},
};

// A part that tells what an archive is.
struct TellingPart {
  std::string_view name;
  Form form;
};
constexpr TellingPart telling_parts[] = {
    {"word/document.xml", Form::docx},
    {"xl/workbook.xml", Form::spreadsheet},
    {"xl/workbook.bin", Form::spreadsheet},
    {"ppt/presentation.xml", Form::slides},
    {"OFD.xml", Form::ofd},
};

// Streams of Microsoft's older container, as its directory writes their names.
struct Stream {
  std::string_view name;
  Form form;
};
constexpr Stream streams[] = {
    {"EncryptedPackage", Form::locked},    {"WordDocument", Form::old_word},
    {"Workbook", Form::spreadsheet},       {"Book", Form::spreadsheet},
    {"PowerPoint Document", Form::slides},
};

struct Ending {
  std::string_view ending;
  Form form;
};
constexpr Ending endings[] = {
    {".md", Form::markdown},     {".markdown", Form::markdown}, {".html", Form::html},
    {".htm", Form::html},        {".xhtml", Form::html},        {".shtml", Form::html},
    {".mht", Form::web_archive}, {".mhtml", Form::web_archive}, {".csv", Form::spreadsheet},
    {".tsv", Form::spreadsheet},
};

std::string small(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return out;
}

Form form_of_archive(std::string_view bytes) {
  const Archive archive(bytes);
  if (!archive.is_open()) return Form::docx;  // its reader says what is wrong with it
  for (const TellingPart& part : telling_parts) {
    if (archive.has(part.name)) return part.form;
  }
  std::string fault;
  if (archive.has("mimetype")) {
    const std::string type = archive.read("mimetype", fault).value_or("");
    if (type.find("opendocument.text") != std::string::npos) return Form::open_text;
    if (type.find("opendocument.spreadsheet") != std::string::npos) return Form::spreadsheet;
    if (type.find("opendocument.presentation") != std::string::npos) return Form::slides;
  }
  return archive.has("[Content_Types].xml") ? Form::docx : Form::archive;
}

Form form_of_container(std::string_view bytes) {
  for (const Stream& stream : streams) {
    std::string wide;
    for (const char c : stream.name) wide.append({c, '\0'});
    if (bytes.find(wide) != std::string_view::npos) return stream.form;
  }
  return Form::old_word;
}

bool begins_like_html(std::string_view bytes) {
  const std::string head = small(bytes.substr(0, 4096));
  const std::string_view start =
      trim(std::string_view(head).substr(head.starts_with("\xEF\xBB\xBF") ? 3 : 0));
  for (const std::string_view sign : {"<!doctype html"sv, "<html"sv, "<head"sv, "<body"sv}) {
    if (start.starts_with(sign)) return true;
  }
  // Comments, declarations and scripts of servers may stand before it.
  return start.starts_with('<') &&
         (head.find("<html") != std::string::npos || head.find("<body") != std::string::npos);
}

}  // namespace

Form tell_form(std::string_view bytes, std::string_view file_name) {
  if (trim(bytes.substr(0, 65536)).empty() && trim(bytes).empty()) return Form::empty;
  for (const Signature& sign : signatures) {
    // Two letters alone may also begin a text.
    if (bytes.starts_with(sign.bytes) && (sign.bytes.size() > 2 || is_binary(bytes))) return sign.form;
  }
  if (bytes.starts_with("RIFF") && bytes.substr(8, 4) == "WEBP") return Form::image;
  if (bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06")) return form_of_archive(bytes);
  if (bytes.starts_with("\xD0\xCF\x11\xE0")) return form_of_container(bytes);
  // Bytes of a mail or a scanner's own header may stand before a PDF.
  if (const std::size_t pdf = bytes.substr(0, 1024).find("%PDF-"); pdf != std::string_view::npos)
    return Form::pdf;
  if (is_binary(bytes)) return Form::unknown;
  if (bytes.substr(0, 2048).find("MIME-Version:") != std::string_view::npos) return Form::web_archive;
  if (begins_like_html(bytes)) return Form::html;
  const std::string name = small(file_name);
  for (const Ending& row : endings) {
    if (name.ends_with(row.ending)) return row.form;
  }
  return looks_like_markdown(bytes) ? Form::markdown : Form::text;
}

}  // namespace planpress::documents
