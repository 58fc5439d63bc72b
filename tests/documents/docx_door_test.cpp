// Word documents.
#include "documents/docx_numbers.hpp"
#include "docx_files.hpp"
#include "doors.hpp"

namespace planpress::documents::doors {
namespace {

std::string level(int index, std::string_view format, std::string_view text, std::string_view more = {}) {
  return "<w:lvl w:ilvl=\"" + std::to_string(index) + "\"><w:start w:val=\"1\"/><w:numFmt w:val=\"" +
         std::string(format) + "\"/>" + std::string(more) + "<w:lvlText w:val=\"" + std::string(text) +
         "\"/></w:lvl>";
}

std::string in_list(int list, int at) {
  return "<w:numPr><w:ilvl w:val=\"" + std::to_string(at) + "\"/><w:numId w:val=\"" + std::to_string(list) +
         "\"/></w:numPr>";
}

std::string cell(std::string_view text, std::string_view properties = {}) {
  return "<w:tc><w:tcPr>" + std::string(properties) + "</w:tcPr>" + paragraph(text) + "</w:tc>";
}

TEST_CASE("paragraphs, headings by style and line breaks") {
  const std::string styles =
      R"(<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style>)"
      R"(<w:style w:type="paragraph" w:styleId="a5"><w:name w:val="Title"/></w:style>)"
      R"(<w:style w:type="paragraph" w:styleId="x"><w:name w:val="二级"/><w:basedOn w:val="y"/></w:style>)"
      R"(<w:style w:type="paragraph" w:styleId="y"><w:name w:val="基"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>)"
      R"(<w:style w:type="paragraph" w:styleId="toc"><w:name w:val="toc 1"/></w:style>)";
  CHECK(read(docx(paragraph("云江市方案", R"(<w:pStyle w:val="a5"/>)") +
                      paragraph("目录一", R"(<w:pStyle w:val="toc"/>)") +
                      paragraph("一、要求", R"(<w:pStyle w:val="1"/>)") +
                      paragraph("（一）甲", R"(<w:pStyle w:val="x"/>)") +
                      "<w:p><w:r><w:t>上</w:t><w:br/><w:t>下</w:t><w:br w:type=\"page\"/></w:r></w:p><w:p/>",
                  styles),
             "a.docx") == "1 h0 云江市方案\n2 h1 一、要求\n3 h2 （一）甲\n4 p 上\n5 p 下\n");
}

TEST_CASE("automatic numbers are written out as they are printed") {
  const std::string numbering =
      "<w:abstractNum w:abstractNumId=\"0\">" + level(0, "chineseCounting", "%1、") +
      level(1, "chineseCountingThousand", "（%2）") + level(2, "decimal", "%3．") +
      level(3, "decimal", "%1.%4", "<w:isLgl/>") +
      "</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>"
      "<w:num w:numId=\"2\"><w:abstractNumId w:val=\"0\"/><w:lvlOverride w:ilvl=\"2\">"
      "<w:startOverride w:val=\"1\"/></w:lvlOverride></w:num>"
      "<w:abstractNum w:abstractNumId=\"5\">" +
      level(0, "bullet", "●") + "</w:abstractNum><w:num w:numId=\"5\"><w:abstractNumId w:val=\"5\"/></w:num>";
  std::string body;
  for (const auto& [list, at, text] : std::vector<std::tuple<int, int, std::string>>{{1, 0, "甲"},
                                                                                     {1, 1, "乙"},
                                                                                     {1, 2, "丙"},
                                                                                     {1, 2, "丁"},
                                                                                     {1, 1, "戊"},
                                                                                     {1, 2, "己"},
                                                                                     {1, 0, "庚"},
                                                                                     {1, 1, "辛"},
                                                                                     {1, 3, "壬"},
                                                                                     {2, 2, "癸"},
                                                                                     {5, 0, "点"}})
    body += paragraph(text, in_list(list, at));
  CHECK(read(docx(body, {}, numbering), "a.docx") ==
        "1 p 一、甲\n2 p （一）乙\n3 p 1．丙\n4 p 2．丁\n5 p （二）戊\n6 p 1．己\n7 p 二、庚\n8 p "
        "（一）辛\n9 p 2.1 壬\n"
        "10 p 1．癸\n11 p 点\n");
}

TEST_CASE("numbers in the formats that Word knows") {
  CHECK(number_text(23, "chineseCounting") == "二十三");
  CHECK(number_text(10, "chineseCounting") == "十");
  CHECK(number_text(105, "chineseCountingThousand") == "一百零五");
  CHECK(number_text(110, "chineseCountingThousand") == "一百一十");
  CHECK(number_text(3, "decimalEnclosedCircleChinese") == "③");
  CHECK(number_text(12, "decimalFullWidth") == "１２");
  CHECK(number_text(14, "lowerRoman") == "xiv");
  CHECK(number_text(28, "upperLetter") == "BB");
  CHECK(number_text(4, "ideographTraditional") == "丁");
  CHECK(number_text(20, "ideographDigital") == "二〇");
  CHECK(number_text(7, "somethingNew") == "7");
}

TEST_CASE("tables keep merged cells, and number their rows where Word does") {
  const std::string merge = R"(<w:vMerge w:val="restart"/>)";
  const std::string goes_on = "<w:vMerge/>";
  const std::string numbering = "<w:abstractNum w:abstractNumId=\"0\">" + level(0, "decimal", "%1") +
                                "</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>";
  const std::string numbered = "<w:tc><w:p><w:pPr>" + in_list(1, 0) + "</w:pPr></w:p></w:tc>";
  const auto row = [](const std::string& cells) { return "<w:tr>" + cells + "</w:tr>"; };
  CHECK(read(docx("<w:tbl>" + row(cell("任务", R"(<w:gridSpan w:val="2"/>)") + cell("单位")) +
                      row(numbered + cell("工业", merge) + cell("市工信局")) +
                      row(numbered + cell("", goes_on) + cell("市财政局")) +
                      "<w:tr><w:trPr><w:del/></w:trPr>" + cell("废") + cell("废") + "</w:tr>" +
                      row(numbered + cell("商贸") + "<w:tc>" + paragraph("市商务局、") +
                          paragraph("市住建局") + "</w:tc>") +
                      "</w:tbl>",
                  {}, numbering),
             "a.docx") ==
        "t\n1 | 任务 (2x1) | 单位\n2 | 1 | 工业 (1x2) | 市工信局\n3 | 2 | 市财政局\n4 | 3 | 商贸 | "
        "市商务局、⏎市住建局\n");
}

TEST_CASE("deleted and hidden text is left out, and a paragraph whose end was deleted goes on") {
  CHECK(read(docx("<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>改造</w:t></"
                  "w:r><w:del><w:r><w:delText>九</w:delText>"
                  "</w:r></w:del><w:ins><w:r><w:t>六</w:t></w:r></w:ins></w:p><w:p><w:r><w:t>百台</w:t></"
                  "w:r><w:r><w:rPr>"
                  "<w:vanish/></w:rPr><w:t>密</w:t></w:r><w:moveFrom><w:r><w:t>移</w:t></w:r></w:moveFrom></"
                  "w:p>"),
             "a.docx") == "1 p 改造六百台\n");
}

TEST_CASE("text boxes follow their paragraph, each once") {
  const std::string box = "<w:txbxContent>" + paragraph("框中") + "</w:txbxContent>";
  CHECK(
      read(
          docx(
              "<w:p><w:r><w:t>前</w:t></w:r><w:r><mc:AlternateContent xmlns:mc=\"m\"><mc:Choice><w:drawing>" +
              box + "</w:drawing></mc:Choice><mc:Fallback><w:pict>" + box +
              "</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>" + paragraph("后")),
          "a.docx") == "1 p 前\n2 p 框中\n3 p 后\n");
}

TEST_CASE("a table of one cell only frames its text, and what stands in it is read") {
  CHECK(read(docx("<w:tbl><w:tr><w:tc>" + paragraph("甲") + paragraph("乙") + "</w:tc></w:tr></w:tbl>"),
             "a.docx") == "1 p 甲\n2 p 乙\n");
}

TEST_CASE("archives that are something else say what they are") {
  CHECK(read(zipped({{"xl/workbook.xml", "<a/>"}}), "a.xlsx").find("is a spreadsheet") != std::string::npos);
  CHECK(read(zipped({{"OFD.xml", "<a/>"}}), "a.ofd").find("is an OFD document") != std::string::npos);
  CHECK(read(zipped({{"mimetype", "application/vnd.oasis.opendocument.text"}}), "a.odt")
            .find("OpenDocument text") != std::string::npos);
  CHECK(read(zipped({{"a.txt", "x"}}), "a.zip").find("is an archive that holds no document") !=
        std::string::npos);
}

TEST_CASE("a damaged one, a bomb, a type declaration and endless nesting are refused with their reason") {
  const std::string good = docx(paragraph("甲"));
  CHECK(read(good.substr(0, good.size() / 2), "a.docx").find("it is damaged or cut off") !=
        std::string::npos);
  // Every third byte between the archive's first part and its list: each change is told, or tells the same.
  const std::string whole = docx(paragraph("甲乙丙丁戊己庚辛"));
  const std::size_t list = whole.find("PK\x01\x02");
  const std::string right = read(whole, "a.docx");
  for (std::size_t at = whole.find("word/document.xml") + 17; at < list; at += 3) {
    std::string changed = whole;
    changed[at] = static_cast<char>(changed[at] ^ 0x55);
    CAPTURE(at);
    const std::string said = read(changed, "a.docx");
    CHECK((said == right || said.find("its part `word/document.xml` is damaged") != std::string::npos));
  }
  std::string locked = whole;
  for (std::size_t at = list; at != std::string::npos; at = locked.find("PK\x01\x02", at + 1))
    locked[at + 8] |= 1;
  CHECK(read(locked, "a.docx").find("it is protected by a password") != std::string::npos);
  const std::string bomb = docx(std::string(60'000'000, ' '));
  CHECK(bomb.size() < 200'000);
  CHECK(read(bomb, "a.docx").find("unpacks to more than 200 times its size") != std::string::npos);
  const std::string entities = "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/hostname\">]><a>&b;</a>";
  CHECK(read(zipped({{"word/document.xml", entities}}), "a.docx").find("declares a document type") !=
        std::string::npos);
  std::string deep;
  for (int i = 0; i < 5000; ++i) deep += "<w:ins>";
  for (int i = 0; i < 5000; ++i) deep += "</w:ins>";
  CHECK(read(docx(deep), "a.docx").find("nests deeper than 200 levels") != std::string::npos);
  Parts many;
  for (int i = 0; i < 5000; ++i) many.emplace_back("word/" + std::to_string(i), "");
  many.emplace_back("word/document.xml", part("document", "<w:body/>"));
  CHECK(read(zipped(many), "a.docx").find("it holds 5001 parts") != std::string::npos);
  CHECK(read(zipped({{"word/document.xml", "<w:document>"}}), "a.docx").find("its XML cannot be read") !=
        std::string::npos);
}

TEST_CASE("a document without words says so") {
  CHECK(read(docx("<w:p/>"), "a.docx").find("`a.docx` holds no text") != std::string::npos);
}

}  // namespace
}  // namespace planpress::documents::doors
