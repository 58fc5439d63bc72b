#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "text/search_form.hpp"
#include "text/utf8.hpp"

using namespace planpress::text;

TEST_CASE("a document number has one search form, whatever brackets, widths and blanks it was typed with") {
  for (const std::string_view number :
       {"连政发〔2024〕40号", "连政发[2024]40号", "连政发【2024】40号", "连政发(2024)40号",
        "连政发（2024）40号", "连政发［２０２４］４０号", "连政发 〔2024〕\n40　号",
        "连政\xE2\x80\x8B发\xEF\xBB\xBF〖2024〗40号"}) {
    CHECK_MESSAGE(search_form(number) == "连政发(2024)40号", number);
  }
}

TEST_CASE("case, width, circled and Roman numbers, units and radicals are plain") {
  CHECK(search_form("5G ＡＩ Σ Й É") == "5gaiσйé");
  CHECK(search_form("①⑳Ⅱⅻ㈠㎡℃％") == "120iixii(一)m2°c%");
  CHECK(search_form("⼯业⾦属") == "工业金属");
  CHECK(search_form("𠮷野家，“引号”。") == "𠮷野家,“引号”。");
}

TEST_CASE("what is folded once stays as it is") {
  char32_t before = 0;
  for (const SearchFold& fold : search_folds()) {
    CHECK((before < fold.from || before == 0));
    before = fold.from;
    std::string from;
    append_utf8(from, fold.from);
    CHECK(from != fold.to);
    CHECK(search_form(from) == fold.to);
    CHECK_MESSAGE(search_form(fold.to) == fold.to, from);
  }
}

TEST_CASE("faulty bytes become replacement characters") {
  CHECK(search_form("a\xFFz\xE4\xB8") == "a\xEF\xBF\xBDz\xEF\xBF\xBD\xEF\xBF\xBD");
  CHECK(search_form(std::string_view("a\0b", 3)) == "ab");
}
