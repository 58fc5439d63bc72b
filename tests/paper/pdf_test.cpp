#include "paper/pdf.hpp"

#include <doctest/doctest.h>

namespace planpress::paper {
namespace {

constexpr std::string_view sample =
    "%PDF-1.4\n1 0 obj\n<</Title (t)\n/Creator (Mozilla/5.0 \\(X11\\) Chrome/156)\n"
    "/CreationDate (D:20261122185531+00'00')\n/ModDate (D:20261122185531+00'00')>>\nendobj\n"
    "<</Type /Page\n/ID (node00000117)>> <</Type /Page\n/ID (node00000119)\n/Headers [(node00000117)]>>\n"
    "<</Type /Pages>>\n/URI (https://planpress.invalid/a\\)b.html)>> /URI (https://example.org/)\n"
    "startxref\n1\n%%EOF\n";

TEST_CASE("a PDF is known by its ends, and its pages are counted") {
  CHECK(look_at(sample).whole);
  CHECK(look_at(sample).pages == 2);
  CHECK_FALSE(look_at(sample).has_drawn_letters);
  CHECK(look_at("/Subtype /Type3").has_drawn_letters);
  CHECK_FALSE(look_at("").whole);
  CHECK_FALSE(look_at(sample.substr(0, sample.size() - 6)).whole);
  CHECK_FALSE(look_at(sample.substr(1)).whole);
}

TEST_CASE("what differs from run to run is taken out, and no byte moves") {
  std::string pdf(sample);
  settle_pdf(pdf, "2024-05-26", "https://planpress.invalid/");
  CHECK(pdf.size() == sample.size());
  CHECK(pdf.find("/CreationDate (D:20240526000000+00'00')\n/ModDate (D:20240526000000+00'00')>>") !=
        std::string::npos);
  CHECK(pdf.find("/Creator (planpress)  ") != std::string::npos);
  CHECK(pdf.find("X11") == std::string::npos);
  CHECK(pdf.find("/ID (node00000001)") != std::string::npos);
  CHECK(pdf.find("/ID (node00000002)\n/Headers [(node00000001)]") != std::string::npos);
  CHECK(pdf.find("planpress.invalid") == std::string::npos);
  CHECK(pdf.find("b.html") == std::string::npos);
  CHECK(pdf.find("/URI (https://example.org/)") != std::string::npos);
  std::string again = pdf;
  settle_pdf(again, "2024-05-26", "https://planpress.invalid/");
  CHECK(again == pdf);
}

TEST_CASE("without a date there is none in the file") {
  std::string pdf(sample);
  settle_pdf(pdf, "", "");
  CHECK(pdf.size() == sample.size());
  CHECK(pdf.find("Date") == std::string::npos);
  CHECK(pdf.find("https://planpress.invalid/") != std::string::npos);
}

TEST_CASE("what is no PDF does no harm") {
  for (std::string text : {"", "/CreationDate (D:", "/URI (https://x/", "/Creator (a", "(node",
                           "(node1)(node99)", "/URI (https://x/\\"}) {
    const std::size_t size = text.size();
    settle_pdf(text, "2024-05-26", "https://x/");
    CHECK(text.size() == size);
  }
}

}  // namespace
}  // namespace planpress::paper
