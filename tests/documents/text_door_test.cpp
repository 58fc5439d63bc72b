// Plain text: encodings, line ends, and what is no text at all.
#include "doors.hpp"

namespace planpress::documents::doors {
namespace {

using namespace std::string_view_literals;

TEST_CASE("each line that is not blank is a paragraph with its line") {
  CHECK(read("一、总体要求\n\n  1.改造电梯。\n", "a.txt") == "1 p 一、总体要求\n3 p   1.改造电梯。\n");
  CHECK(read("甲\r\n乙\r丙", "a.txt") == "1 p 甲\n2 p 乙\n3 p 丙\n");
  CHECK(read("甲\v乙\f丙\n丁\n", "a.txt") == "1 p 甲\n1 p 乙\n1 p 丙\n2 p 丁\n");
}

TEST_CASE("encodings are told by the bytes") {
  CHECK(read("\xEF\xBB\xBF云江市\n", "a.txt") == "1 p 云江市\n");
  CHECK(read("\xFF\xFE\x91\x4E\x5F\x6C\x02\x5E\x0A\x00"sv, "a.txt") == "1 p 云江市\n");
  CHECK(read("\xFE\xFF\x4E\x91\x6C\x5F\x5E\x02\x00\x0A"sv, "a.txt") == "1 p 云江市\n");
  CHECK(read("\xD4\xC6\xBD\xAD\xCA\xD0\n\xC7\xA3\xCD\xB7\n", "a.txt") == "1 p 云江市\n2 p 牵头\n");
  // A letter that only GB18030 holds, in four bytes.
  CHECK(read("\xD4\xC6\xBD\xAD\xCA\xD0\x82\x30\x81\x30\n", "a.txt") == "1 p 云江市㒣\n");
}

TEST_CASE("a damaged character here and there is told and does not make another encoding of the text") {
  std::string text;
  for (int i = 0; i < 200; ++i) text += "推动设备更新，";
  text += "\xE4\xBA 二〇二四年\n";
  const std::string out = read(text, "a.txt");
  CHECK(out.find("warning: `a.txt` holds 1 damaged character, read as U+FFFD") == 0);
  CHECK(out.find("\xEF\xBF\xBD 二〇二四年") != std::string::npos);
}

TEST_CASE("what is no document says what it is and what to do") {
  CHECK(read("", "a.txt") ==
        "error: `a.txt` is empty\n  hint: import a file that holds the text of the document\n");
  CHECK(read(" \n\t\n　\n", "a.txt").find("`a.txt` is empty") != std::string::npos);
  CHECK(read("\x7F\x45LF\x02\x01\0\0\0\0\x03"sv, "a.txt").find("is neither text nor a form of document") !=
        std::string::npos);
  CHECK(read("\x89PNG\r\n\x1A\n\0\0"sv, "a.txt").find("is a picture") != std::string::npos);
  CHECK(read("{\\rtf1\\ansi}", "a.doc").find("is in rich text format") != std::string::npos);
  CHECK(read("a,b\n1,2\n", "a.csv").find("is a spreadsheet") != std::string::npos);
  CHECK(read("From: <Saved by Blink>\nMIME-Version: 1.0\n", "a.mhtml").find("is a web archive") !=
        std::string::npos);
}

TEST_CASE("containers of older offices are told by what they hold") {
  const auto container = [](std::string_view stream) {
    std::string bytes = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
    for (const char c : stream) bytes += std::string{c, '\0'};
    return bytes;
  };
  CHECK(read(container("WordDocument"), "a.doc").find("in the form of Word before 2007, or of WPS") !=
        std::string::npos);
  CHECK(read(container("Workbook"), "a.xls").find("is a spreadsheet") != std::string::npos);
  CHECK(read(container("EncryptedPackage"), "a.docx").find("protected by a password") != std::string::npos);
}

TEST_CASE("a file that is too large is refused") {
  const std::string large(largest_file + 1, 'a');
  CHECK(read(large, "a.txt").find("`a.txt` is larger than 64 MB") != std::string::npos);
}

}  // namespace
}  // namespace planpress::documents::doors
