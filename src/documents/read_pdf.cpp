// The text of a PDF: lines of a page become paragraphs and tables again.
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "documents/line_writer.hpp"
#include "documents/pdf_page.hpp"
#include "documents/read_document.hpp"
#include "text/utf8.hpp"

namespace planpress::documents {
namespace {

constexpr std::size_t fewest_letters = 12;  // a page; a scan may bear a stamp or a page number as text

std::size_t letters_on(const std::vector<Page>& pages) {
  std::size_t letters = 0;
  for (const Page& page : pages) {
    for (const PageLine& line : page.lines) {
      for (const PageWord& word : line.parts) letters += text::count_code_points(word.text);
    }
  }
  return letters;
}

class PdfReader {
 public:
  explicit PdfReader(Document& document) : lines_(document) {}

  void read(const std::vector<Page>& pages) {
    for (const Page& each : pages) page(each);
    settle_heads(false);
    end_paragraph();
    end_table();
  }

 private:
  void page(const Page& page) {
    measure(page);
    std::size_t at = 0;
    std::vector<PageTable> tables = find_tables(page);
    const bool headed = !tables.empty() && tables.front().begin == 0 && !table_.empty() &&
                        table_.front().cells.size() == tables.front().rows.front().cells.size();
    settle_heads(headed);
    for (PageTable& table : tables) {
      for (; at < table.begin; ++at) line(page, at);
      end_paragraph();
      // A table goes on at the head of the next page.
      const bool goes_on = !table_.empty() && table.begin == 0;
      if (goes_on && table_.front().cells.size() != table.rows.front().cells.size()) end_table();
      for (Row& row : table.rows) table_.push_back(std::move(row));
      at = table.end;
    }
    hold_heads(page, at);
    for (; at < page.lines.size(); ++at) line(page, at);
  }

  // `二、民生实事` below a table at the end of the page: it heads rows where the table goes on, else the
  // text.
  void hold_heads(const Page& page, std::size_t& at) {
    const auto rest = page.lines.begin() + static_cast<std::ptrdiff_t>(at);
    if (table_.empty() || at == page.lines.size() || !std::all_of(rest, page.lines.end(), heads_rows)) return;
    for (; at < page.lines.size(); ++at) heads_.push_back(page.lines[at].parts.front().text);
  }

  void settle_heads(bool of_table) {
    for (std::string& head : std::exchange(heads_, {})) {
      if (of_table) {
        const auto columns = static_cast<std::uint16_t>(table_.front().cells.size());
        table_.push_back({{{{std::move(head), {}}, columns, 1}}});
      } else {
        end_table();
        lines_.paragraph(head);
      }
    }
  }

  // Where the text begins and ends: where several lines do, for one alone may stand out.
  void measure(const Page& page) {
    std::vector<double> lefts;
    std::vector<double> rights;
    for (const PageLine& each : page.lines) {
      lefts.push_back(each.left());
      rights.push_back(-each.right());
    }
    left_ = edge_of(std::move(lefts), page.em);
    right_ = -edge_of(std::move(rights), page.em);
  }

  static double edge_of(std::vector<double> places, double em) {
    std::sort(places.begin(), places.end());
    for (std::size_t i = 0; i + 2 < places.size(); ++i) {
      if (places[i + 2] - places[i] < em) return places[i];
    }
    return places.empty() ? 0 : places.front();
  }

  void line(const Page& page, std::size_t index) {
    const PageLine& now = page.lines[index];
    end_table();
    const bool indented = now.left() > left_ + page.em * 0.8;
    const bool far = index > 0 && now.middle - page.lines[index - 1].middle > page.em * 3;
    // Where paragraphs are not indented, their numbers tell them apart.
    const bool numbered = begins_with_numeral(now.parts.front().text);
    if (indented || far || numbered || !open_) end_paragraph();
    for (const PageWord& part : now.parts) {
      if (&part != &now.parts.front()) text_ += blank(part.left - (&part - 1)->right, page.em);
      text_ += part.text;
    }
    // A line that ends early is the last one of its paragraph.
    open_ = now.right() > right_ - page.em * 2.2;
    if (!open_) end_paragraph();
  }

  // What stands between two words so far apart: names and posts are parted by two spaces or three.
  static std::string blank(double width, double em) {
    constexpr double space = 0.27;  // of an em, in the fonts that documents are set in
    if (width > em) return "\t";
    return std::string(static_cast<std::size_t>(std::max(1.0, width / (space * em) + 0.5)), ' ');
  }

  void end_paragraph() {
    lines_.paragraph(text_);
    text_.clear();
    open_ = false;
  }

  void end_table() {
    if (!table_.empty()) lines_.table(std::move(table_));
    table_.clear();
  }

  LineWriter lines_;
  std::string text_;
  std::vector<Row> table_;
  std::vector<std::string> heads_;  // lines at the end of a page that may head rows of the next
  double left_ = 0, right_ = 0;
  bool open_ = false;
};

}  // namespace

std::optional<Document> read_pdf_text(std::string_view described, std::string_view file_name,
                                      diag::Report& report) {
  const std::vector<Page> pages = pages_of(described);
  const std::size_t letters = letters_on(pages);
  if (letters < fewest_letters * std::max<std::size_t>(1, pages.size())) {
    report
        .error({}, fmt::format("`{}` holds no text on its {}: it is a scan", file_name,
                               pages.size() == 1 ? "page" : fmt::format("{} pages", pages.size())))
        .with_hint("have its text read first, e.g. by `ocrmypdf -l chi_sim`, and check what comes out");
    return std::nullopt;
  }
  Document document;
  document.file = file_name;
  PdfReader(document).read(pages);
  return document;
}

}  // namespace planpress::documents
