// A workbook is a ZIP archive of XML parts:
//
//   [Content_Types].xml  _rels/.rels  docProps/…  xl/workbook.xml  xl/styles.xml     written first, from the
//   plan of the
//                                                                                    sheets
//   xl/worksheets/sheet1.xml …                                                       streamed cell by cell
//   xl/sharedStrings.xml                                                             written last: by then
//   all are known
#include "formats/workbook.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "data/write.hpp"
#include "formats/workbook_text.hpp"
#include "text/utf8.hpp"

namespace planpress::formats {
namespace {

constexpr std::string_view xml_head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
constexpr std::string_view sheet_space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
constexpr std::size_t buffer = 64 * 1024;

std::string xml(std::string_view text) {
  std::string out;
  append_xml(out, text);
  return out;
}

// The name of a sheet inside a formula.
std::string quoted_tab(std::string_view name) {
  return fmt::format("'{}'", xml(name));
}

std::string defined_names(const std::vector<SheetPlan>& sheets) {
  std::string out;
  for (std::size_t i = 0; i < sheets.size(); ++i) {
    const SheetPlan& sheet = sheets[i];
    if (sheet.filtered_rows == 0) continue;
    out += fmt::format(
        "<definedName name=\"_xlnm._FilterDatabase\" localSheetId=\"{}\" "
        "hidden=\"1\">{}!$A$1:${}${}</definedName>",
        i, quoted_tab(sheet.name), column_letters(static_cast<std::uint32_t>(sheet.widths.size()) - 1),
        sheet.filtered_rows);
  }
  for (std::size_t i = 0; i < sheets.size(); ++i) {
    const SheetPlan& sheet = sheets[i];
    if (sheet.frozen_rows == 0) continue;
    std::string titles;
    if (sheet.frozen_columns > 0)
      titles = fmt::format("{}!$A:${},", quoted_tab(sheet.name), column_letters(sheet.frozen_columns - 1));
    out +=
        fmt::format("<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"{}\">{}{}!$1:${}</definedName>",
                    i, titles, quoted_tab(sheet.name), sheet.frozen_rows);
  }
  return out.empty() ? out : fmt::format("<definedNames>{}</definedNames>", out);
}

std::string views(const SheetPlan& sheet, bool first) {
  std::string out =
      fmt::format("<sheetViews><sheetView{} workbookViewId=\"0\">", first ? " tabSelected=\"1\"" : "");
  if (sheet.frozen_rows > 0) {
    const std::string corner = column_letters(sheet.frozen_columns) + std::to_string(sheet.frozen_rows + 1);
    const std::string across =
        sheet.frozen_columns > 0 ? fmt::format(" xSplit=\"{}\"", sheet.frozen_columns) : "";
    const std::string_view pane = sheet.frozen_columns > 0 ? "bottomRight" : "bottomLeft";
    out += fmt::format(
        "<pane{} ySplit=\"{}\" topLeftCell=\"{}\" activePane=\"{}\" state=\"frozen\"/><selection pane=\"{}\" "
        "activeCell=\"{}\" "
        "sqref=\"{}\"/>",
        across, sheet.frozen_rows, corner, pane, pane, corner, corner);
  }
  return out + "</sheetView></sheetViews>";
}

std::string sheet_head(const SheetPlan& sheet, bool first) {
  const std::string last = column_letters(static_cast<std::uint32_t>(sheet.widths.size()) - 1);
  std::string out(xml_head);
  out += fmt::format(
      "<worksheet xmlns=\"{}\"><sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr><dimension "
      "ref=\"A1:{}{}\"/>{}"
      "<sheetFormatPr defaultRowHeight=\"15\"/><cols>",
      sheet_space, last, std::max(sheet.rows, 1U), views(sheet, first));
  for (std::size_t i = 0; i < sheet.widths.size(); ++i)
    out +=
        fmt::format("<col min=\"{0}\" max=\"{0}\" width=\"{1}\" customWidth=\"1\"/>", i + 1, sheet.widths[i]);
  return out + "</cols><sheetData>";
}

// In headings `&` begins a code, and they hold at most 255 characters.
std::string page_heading(std::string_view text) {
  const std::string_view most = text.substr(0, prefix_of_units(text, 100));
  std::string out;
  for (const char c : most) {
    if (c == '&') out += '&';
    out += c;
  }
  return xml(out);
}

std::string sheet_foot(const SheetPlan& sheet) {
  std::string out = "</sheetData>";
  if (sheet.filtered_rows > 0) {
    out +=
        fmt::format("<autoFilter ref=\"A1:{}{}\"/>",
                    column_letters(static_cast<std::uint32_t>(sheet.widths.size()) - 1), sheet.filtered_rows);
  }
  out += fmt::format(
      "<pageMargins left=\"0.4\" right=\"0.4\" top=\"0.6\" bottom=\"0.6\" header=\"0.3\" footer=\"0.3\"/>"
      "<pageSetup paperSize=\"{}\" orientation=\"landscape\" fitToWidth=\"1\" fitToHeight=\"0\"/>"
      "<headerFooter><oddHeader>&amp;L{}</oddHeader><oddFooter>&amp;C&amp;P / "
      "&amp;N</oddFooter></headerFooter></worksheet>",
      sheet.large_paper ? 8 : 9, page_heading(sheet.heading));
  return out;
}

// The looks in their order.
constexpr std::string_view styles =
    R"(<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">)"
    R"(<numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd"/></numFmts>)"
    R"(<fonts count="3"><font><sz val="11"/><name val="等线"/><family val="2"/><charset val="134"/></font>)"
    R"(<font><b/><sz val="11"/><name val="等线"/><family val="2"/><charset val="134"/></font>)"
    R"(<font><b/><sz val="14"/><name val="等线"/><family val="2"/><charset val="134"/></font></fonts>)"
    R"(<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>)"
    R"(<fill><patternFill patternType="solid"><fgColor rgb="FFEDF1F5"/><bgColor indexed="64"/></patternFill></fill></fills>)"
    R"(<borders count="3"><border><left/><right/><top/><bottom/><diagonal/></border>)"
    R"(<border><left/><right/><top/><bottom style="thin"><color rgb="FF5B6B7B"/></bottom><diagonal/></border>)"
    R"(<border><left style="hair"><color rgb="FFB8C2CC"/></left><right style="hair"><color rgb="FFB8C2CC"/></right>)"
    R"(<top style="hair"><color rgb="FFB8C2CC"/></top><bottom style="hair"><color rgb="FFB8C2CC"/></bottom><diagonal/></border></borders>)"
    R"(<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="11">)"
    R"(<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top"/></xf>)"
    R"(<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top"/></xf>)"
    R"(<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>)"
    R"(<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment horizontal="right" vertical="top"/></xf>)"
    R"(<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment horizontal="left" vertical="top"/></xf>)"
    R"(<xf numFmtId="49" fontId="1" fillId="2" borderId="1" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf>)"
    R"(<xf numFmtId="49" fontId="1" fillId="2" borderId="1" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment horizontal="center" vertical="bottom" textRotation="255"/></xf>)"
    R"(<xf numFmtId="49" fontId="0" fillId="0" borderId="2" xfId="0" applyNumberFormat="1" applyBorder="1" applyAlignment="1"><alignment horizontal="center" vertical="center"/></xf>)"
    R"(<xf numFmtId="49" fontId="1" fillId="2" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyAlignment="1"><alignment vertical="center"/></xf>)"
    R"(<xf numFmtId="0" fontId="1" fillId="2" borderId="2" xfId="0" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment horizontal="center" vertical="center"/></xf>)"
    R"(<xf numFmtId="49" fontId="2" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyAlignment="1"><alignment vertical="top"/></xf>)"
    R"(</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>)";

std::string content_types(std::size_t sheets) {
  std::string out(xml_head);
  out +=
      "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
      "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
      "<Default Extension=\"xml\" ContentType=\"application/xml\"/>";
  const auto part = [&](std::string_view name, std::string_view type) {
    out += fmt::format("<Override PartName=\"{}\" ContentType=\"application/vnd.openxmlformats-{}+xml\"/>",
                       name, type);
  };
  part("/xl/workbook.xml", "officedocument.spreadsheetml.sheet.main");
  for (std::size_t i = 1; i <= sheets; ++i)
    part(fmt::format("/xl/worksheets/sheet{}.xml", i), "officedocument.spreadsheetml.worksheet");
  part("/xl/styles.xml", "officedocument.spreadsheetml.styles");
  part("/xl/sharedStrings.xml", "officedocument.spreadsheetml.sharedStrings");
  part("/docProps/core.xml", "package.core-properties");
  part("/docProps/app.xml", "officedocument.extended-properties");
  return out + "</Types>";
}

constexpr std::string_view relations_head =
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";

std::string relation(std::size_t id, std::string_view type, std::string_view target) {
  return fmt::format(
      "<Relationship Id=\"rId{}\" Type=\"http://schemas.openxmlformats.org/{}\" Target=\"{}\"/>", id, type,
      target);
}

std::string core_properties(const BookFacts& facts) {
  std::string out(xml_head);
  out +=
      "<cp:coreProperties "
      "xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" "
      "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" "
      "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">";
  out +=
      fmt::format("<dc:title>{}</dc:title><dc:creator>{}</dc:creator>", xml(facts.title), xml(facts.creator));
  if (day_number(facts.date) != 0) {
    for (const std::string_view what : {"created", "modified"})
      out += fmt::format("<dcterms:{0} xsi:type=\"dcterms:W3CDTF\">{1}T00:00:00Z</dcterms:{0}>", what,
                         facts.date);
  }
  return out + "</cp:coreProperties>";
}

std::uint64_t hash_of(std::string_view text) {
  std::uint64_t hash = 14695981039346656037ULL;  // FNV-1a, 64 bits
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  return hash ^ (hash >> 32);
}

}  // namespace

int widest_line(std::string_view text) {
  int widest = 0;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    widest = std::max(widest, text::width_of(text.substr(at, end - at)));
    at = end + 1;
  }
  return widest;
}

int lines_in(std::string_view text, double width) {
  // A Han character is not cut in two, so a line may be one column short.
  const int room = std::max(2, static_cast<int>(width) - 1);
  int lines = 0;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    lines += std::max(1, (text::width_of(text.substr(at, end - at)) + room - 1) / room);
    at = end + 1;
  }
  return lines;
}

double height_of(int lines) {
  return std::min(409.0, 15.0 * std::max(1, lines));
}

Workbook::Workbook(std::string& out, const BookFacts& facts, std::vector<SheetPlan> sheets)
    : zip_(out), sheets_(std::move(sheets)) {
  for (SheetPlan& sheet : sheets_) sheet.name = tab_name(sheet.name);
  write_parts_before_sheets(facts);
}

void Workbook::write_parts_before_sheets(const BookFacts& facts) {
  zip_.add_entry("[Content_Types].xml", content_types(sheets_.size()));
  std::string rels(xml_head);
  rels += relations_head;
  rels += relation(1, "officeDocument/2006/relationships/officeDocument", "xl/workbook.xml");
  rels += relation(2, "package/2006/relationships/metadata/core-properties", "docProps/core.xml");
  rels += relation(3, "officeDocument/2006/relationships/extended-properties", "docProps/app.xml");
  zip_.add_entry("_rels/.rels", rels + "</Relationships>");
  zip_.add_entry(
      "docProps/app.xml",
      fmt::format(
          "{}<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\">"
          "<Application>planpress</Application></Properties>",
          xml_head));
  zip_.add_entry("docProps/core.xml", core_properties(facts));
  std::string book = fmt::format(
      "{}<workbook xmlns=\"{}\" "
      "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><bookViews>"
      "<workbookView activeTab=\"0\"/></bookViews><sheets>",
      xml_head, sheet_space);
  rels = std::string(xml_head);
  rels += relations_head;
  for (std::size_t i = 1; i <= sheets_.size(); ++i) {
    book += fmt::format("<sheet name=\"{}\" sheetId=\"{}\" r:id=\"rId{}\"/>", xml(sheets_[i - 1].name), i, i);
    rels +=
        relation(i, "officeDocument/2006/relationships/worksheet", fmt::format("worksheets/sheet{}.xml", i));
  }
  rels += relation(sheets_.size() + 1, "officeDocument/2006/relationships/styles", "styles.xml");
  rels +=
      relation(sheets_.size() + 2, "officeDocument/2006/relationships/sharedStrings", "sharedStrings.xml");
  zip_.add_entry("xl/workbook.xml", fmt::format("{}</sheets>{}</workbook>", book, defined_names(sheets_)));
  zip_.add_entry("xl/_rels/workbook.xml.rels", rels + "</Relationships>");
  zip_.add_entry("xl/styles.xml", fmt::format("{}{}", xml_head, styles));
}

void Workbook::begin_sheet() {
  ++sheet_;
  row_ = 0;
  zip_.begin(fmt::format("xl/worksheets/sheet{}.xml", sheet_));
  xml_ += sheet_head(sheets_[sheet_ - 1], sheet_ == 1);
}

void Workbook::begin_row(double height, bool fixed) {
  if (in_row_) xml_ += "</row>";
  flush(buffer);
  in_row_ = true;
  column_ = 0;
  row_digits_ = std::to_string(++row_);
  xml_ += "<row r=\"";
  xml_ += row_digits_;
  if (height > 0)
    fmt::format_to(std::back_inserter(xml_), "\" ht=\"{}{}", height, fixed ? "\" customHeight=\"1" : "");
  xml_ += "\">";
}

void Workbook::open_cell(Look look) {
  xml_ += "<c r=\"";
  if (column_ < 26) {
    xml_ += static_cast<char>('A' + column_);
  } else {
    xml_ += column_letters(column_);
  }
  ++column_;
  xml_ += row_digits_;
  xml_ += "\" s=\"";
  const auto number = static_cast<unsigned>(look);
  if (number > 9) xml_ += '1';
  xml_ += static_cast<char>('0' + number % 10);
  xml_ += '"';
}

void Workbook::text(std::string_view text, Look look) {
  open_cell(look);
  fmt::format_to(std::back_inserter(xml_), " t=\"s\"><v>{}</v></c>", shared(text));
}

void Workbook::number(double value, Look look) {
  open_cell(look);
  xml_ += "><v>";
  data::write_number(xml_, value);
  xml_ += "</v></c>";
}

void Workbook::boolean(bool value) {
  open_cell(Look::plain);
  xml_ += value ? " t=\"b\"><v>1</v></c>" : " t=\"b\"><v>0</v></c>";
}

void Workbook::day(std::string_view day) {
  const int number = day_number(day);
  if (number == 0) return text(day);
  open_cell(Look::day);
  fmt::format_to(std::back_inserter(xml_), "><v>{}</v></c>", number);
}

void Workbook::blank(Look look) {
  if (look == Look::plain) {
    ++column_;
    return;
  }
  open_cell(look);
  xml_ += "/>";
}

void Workbook::end_sheet() {
  if (in_row_) xml_ += "</row>";
  in_row_ = false;
  xml_ += sheet_foot(sheets_[sheet_ - 1]);
  flush(0);
  zip_.end();
}

void Workbook::flush(std::size_t above) {
  if (xml_.size() <= above) return;
  zip_.add(xml_);
  xml_.clear();
}

std::uint32_t Workbook::shared(std::string_view text) {
  std::string shortened;
  if (text.size() > longest_text && prefix_of_units(text, longest_text) < text.size()) {
    shortened = text.substr(0, prefix_of_units(text, longest_text - 1));
    text = shortened += "…";
    ++cut_;
  }
  ++uses_;
  if (strings_.size() * 2 >= slots_.size()) {
    slots_.assign(std::max<std::size_t>(1024, slots_.size() * 2), 0);
    for (std::uint32_t i = 0; i < strings_.size(); ++i) {
      std::size_t at = hash_of(strings_[i]) & (slots_.size() - 1);
      while (slots_[at] != 0) at = (at + 1) & (slots_.size() - 1);
      slots_[at] = i + 1;
    }
  }
  std::size_t at = hash_of(text) & (slots_.size() - 1);
  for (; slots_[at] != 0; at = (at + 1) & (slots_.size() - 1)) {
    if (strings_[slots_[at] - 1] == text) return slots_[at] - 1;
  }
  strings_.emplace_back(text);
  slots_[at] = static_cast<std::uint32_t>(strings_.size());
  return slots_[at] - 1;
}

void Workbook::write_strings() {
  zip_.begin("xl/sharedStrings.xml");
  xml_ = xml_head;
  xml_ +=
      fmt::format("<sst xmlns=\"{}\" count=\"{}\" uniqueCount=\"{}\">", sheet_space, uses_, strings_.size());
  for (const std::string& text : strings_) {
    // Without the attribute, spaces at either end may be dropped.
    const bool spaced = text.find('\n') != std::string::npos || text.find('\t') != std::string::npos ||
                        text.starts_with(' ') || text.ends_with(' ');
    xml_ += spaced ? "<si><t xml:space=\"preserve\">" : "<si><t>";
    append_xml(xml_, text);
    xml_ += "</t></si>";
    flush(buffer);
  }
  xml_ += "</sst>";
  flush(0);
  zip_.end();
}

bool Workbook::finish() {
  write_strings();
  return zip_.finish();
}

}  // namespace planpress::formats
