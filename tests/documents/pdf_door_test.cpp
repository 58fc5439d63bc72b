// PDF, as pdftotext describes it by the places of words.
#include "doors.hpp"

namespace planpress::documents::doors {
namespace {

// A page is 600 points wide here, and a letter 16 of them; `at` is in letters and lines.
struct Word {
  double column, line;
  std::string text;
  int letters;
};

std::string page_of(const std::vector<Word>& words) {
  std::string out = "<page width=\"600\" height=\"800\">";
  for (const Word& word : words) {
    const double left = word.column * 16;
    const double top = word.line * 24;
    out += "<word xMin=\"" + std::to_string(left) + "\" yMin=\"" + std::to_string(top) + "\" xMax=\"" +
           std::to_string(left + word.letters * 16) + "\" yMax=\"" + std::to_string(top + 20) + "\">" +
           word.text + "</word>";
  }
  return out + "</page>";
}

std::string described(const std::string& pages) {
  return "<!DOCTYPE html><html><head/><body><doc>" + pages + "</doc></body></html>";
}

std::string read_words(const std::string& pages) {
  diag::Report report;
  const auto document = read_pdf_text(described(pages), "a.pdf", report);
  return shown(document, report);
}

TEST_CASE("lines of a paragraph are joined, also over the page; indents and short lines part paragraphs") {
  CHECK(read_words(page_of({{2, 0, "为贯彻落实国家部署，结合我市", 14},
                            {0, 1, "实际，制定本方案，请各县区各部", 16},
                            {0, 2, "门执行。", 4},
                            {2, 3, "一、总体要求", 6},
                            {2, 4, "坚持市场为主，政府引导先进企", 14},
                            {7, 40, "— 1 —", 2}}) +
                   page_of({{0, 0, "业投资。", 4}, {2, 1, "二、重点任务", 6}, {7, 40, "2", 1}})) ==
        "1 p 为贯彻落实国家部署，结合我市实际，制定本方案，请各县区各部门执行。\n2 p 一、总体要求\n"
        "3 p 坚持市场为主，政府引导先进企业投资。\n4 p 二、重点任务\n");
  CHECK(read_words(page_of({{0, 0, "（一）更新公交车辆，由市交通局会", 16},
                            {0, 1, "同市财政局、市公安局落实好各项、", 16},
                            {0, 2, "（二）更新路灯，由市城管局落实。", 16}})) ==
        "1 p （一）更新公交车辆，由市交通局会同市财政局、市公安局落实好各项、\n"
        "2 p （二）更新路灯，由市城管局落实。\n");
}

TEST_CASE("words in columns are a table, its rows told by their numbers") {
  CHECK(read_words(page_of({{0, 0, "附件重点任务清单", 8},
                            {0, 2, "序号", 2},
                            {4, 2, "任务", 2},
                            {20, 2, "单位", 2},
                            {4, 3.5, "改造老旧住宅电梯", 8},
                            {0.5, 4, "1", 1},
                            {20, 4, "市住建局", 4},
                            {4, 4.5, "并保障安全", 5},
                            {0.5, 6, "2", 1},
                            {4, 6, "更新公交车", 5},
                            {20, 6, "市交通局", 4}})) ==
        "1 p 附件重点任务清单\nt\n2 | 序号 | 任务 | 单位\n3 | 1 | 改造老旧住宅电梯并保障安全 | 市住建局\n"
        "4 | 2 | 更新公交车 | 市交通局\n");
}

TEST_CASE("a table goes on over lines that head its rows, and over the page") {
  CHECK(read_words(page_of({{0, 0, "附件重点任务清单", 8},
                            {20, 1.6, "责任", 2},
                            {0, 2, "序号", 2},
                            {4, 2, "任务", 2},
                            {26, 2, "时限", 2},
                            {20, 2.4, "单位", 2},
                            {0, 4, "一、市政设施", 6},
                            {0.5, 5, "1", 1},
                            {4, 5, "改造电梯", 4},
                            {20, 5, "市住建局", 4},
                            {26, 5, "2026年", 4},
                            {0.5, 6, "2", 1},
                            {4, 6, "更换路灯", 4},
                            {20, 6, "市城管局", 4},
                            {26, 6, "2025年", 4},
                            {0, 7, "二、交通", 4}}) +
                   page_of({{4, 1, "更新公交车", 5},
                            {0.5, 1.4, "3", 1},
                            {20, 1.4, "市交通局", 4},
                            {26, 1.4, "2027年", 4},
                            {4, 1.8, "二百辆", 3},
                            {0, 3, "附件2", 3},
                            {2, 4, "正文在此结束。", 7}})) ==
        "1 p 附件重点任务清单\nt\n2 | 序号 | 任务 | 责任单位 | 时限\n3 | 一、市政设施 (4x1)\n"
        "4 | 1 | 改造电梯 | 市住建局 | 2026年\n5 | 2 | 更换路灯 | 市城管局 | 2025年\n6 | 二、交通 (4x1)\n"
        "7 | 3 | 更新公交车二百辆 | 市交通局 | 2027年\n8 p 附件2\n9 p 正文在此结束。\n");
}

TEST_CASE("a scan without text says so") {
  CHECK(read_words(page_of({}) + page_of({{3, 40, "1", 1}})) ==
        "error: `a.pdf` holds no text on its 2 pages: it is a scan\n"
        "  hint: have its text read first, e.g. by `ocrmypdf -l chi_sim`, and check what comes out\n");
  CHECK(read_words("").find("holds no text") != std::string::npos);
}

}  // namespace
}  // namespace planpress::documents::doors
