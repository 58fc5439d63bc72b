#include "documents/read_docx.hpp"

#include <fmt/format.h>

#include "documents/archive.hpp"
#include "documents/docx_body.hpp"
#include "documents/docx_xml.hpp"

namespace planpress::documents {
namespace {

// A part and its tree, which points into it.
struct Part {
  std::string bytes;
  pugi::xml_document tree;
};

bool read_part(const Archive& archive, std::string_view name, Part& part, std::string& fault) {
  auto bytes = archive.read(name, fault);
  if (!bytes) return false;
  part.bytes = std::move(*bytes);
  return parse_part(part.bytes, part.tree, fault);
}

// Where the main part stands: the archive's list of relations says it, most writers use the same place.
std::string main_part(const Archive& archive) {
  constexpr std::string_view usual = "word/document.xml";
  Part relations;
  std::string fault;
  if (archive.has(usual) || !read_part(archive, "_rels/.rels", relations, fault)) return std::string(usual);
  for (const pugi::xml_node each : relations.tree.document_element().children()) {
    if (!attribute(each, "Type").value_or("").ends_with("/officeDocument")) continue;
    std::string_view target = attribute(each, "Target").value_or("");
    if (target.starts_with('/')) target.remove_prefix(1);
    return std::string(target);
  }
  return std::string(usual);
}

bool read_parts(const Archive& archive, Document& document, std::string& fault) {
  if (archive.entries() > most_entries) {
    fault = fmt::format("it holds {} parts, more than {} are not read", archive.entries(), most_entries);
    return false;
  }
  const std::string main = main_part(archive);
  const std::string folder = main.substr(0, main.rfind('/') + 1);
  Part body, styles_part, numbers_part;
  DocxStyles styles;
  ListNumbers numbers;
  if (archive.has(folder + "styles.xml")) {
    if (!read_part(archive, folder + "styles.xml", styles_part, fault)) return false;
    styles.read(styles_part.tree.document_element());
  }
  if (archive.has(folder + "numbering.xml")) {
    if (!read_part(archive, folder + "numbering.xml", numbers_part, fault)) return false;
    numbers.read(numbers_part.tree.document_element());
  }
  if (!read_part(archive, main, body, fault)) return false;
  DocxBody(styles, numbers, document).read(child(body.tree.document_element(), "body"));
  return true;
}

}  // namespace

bool read_docx(std::string_view bytes, Document& document, diag::Report& report) {
  const Archive archive(bytes);
  std::string fault = "it is damaged or cut off";
  if (archive.is_open() && read_parts(archive, document, fault)) return true;
  report.error({}, fmt::format("`{}` cannot be read as DOCX: {}", document.file, fault))
      .with_hint("open it in Word or WPS and save it anew as DOCX, or save its text");
  return false;
}

}  // namespace planpress::documents
