#include <doctest/doctest.h>

#include "model/discretion.hpp"
#include "model/wording.hpp"

using namespace planpress;
using namespace planpress::model;

namespace {

std::string kinds_in(std::string text) {
  const text::SourceFile file{"content/notes/a.md", std::move(text)};
  std::string kinds;
  for (const PersonalData& data : find_personal_data(file)) kinds += std::string(data.kind) + ";";
  return kinds;
}

}  // namespace

TEST_CASE("telephone, identity and card numbers of persons are found however they are written") {
  CHECK(kinds_in("张三 13812345678") == "手机号;");
  CHECK(kinds_in("１３８１２３４５６７８") == "手机号;");
  CHECK(kinds_in("+86 138 1234 5678") == "手机号;");
  CHECK(kinds_in("138-1234-5678，139 0000 1111") == "手机号;手机号;");
  CHECK(kinds_in("\"\\u0031\\u0033812345678\"") == "手机号;");
  CHECK(kinds_in("11010519491231002X") == "身份证号;");
  CHECK(kinds_in("6222 0212 3456 7890 128") == kinds_in("6222021234567890128"));
  CHECK(kinds_in("4111111111111111") == "银行卡号;");
  CHECK(kinds_in("请写信给zhangsan@example.cn。") == "邮箱;");
}

TEST_CASE("what only looks like it passes") {
  CHECK(kinds_in("110105194912310021").empty());
  CHECK(kinds_in("138****5678").empty());
  CHECK(kinds_in("0518-85551234").empty());
  CHECK(kinds_in("连政发〔2024〕13812345号").empty());
  CHECK(kinds_in("sha256 ab13812345678cd").empty());
  CHECK(kinds_in("0.13812345678").empty());
  CHECK(kinds_in("到2027年完成 2024 13 5678").empty());
}

TEST_CASE("what the settings allow by name is not reported, and messages mask the rest") {
  const text::SourceFile file{"content/notes/a.md", "13812345678\n13900001111\n"};
  diag::Report report;
  report_personal_data(find_personal_data(file), {"13900001111"}, report);
  REQUIRE(report.all().size() == 1);
  CHECK(report.all()[0].message == "this looks like personal data (手机号 138****78)");
}

TEST_CASE("page breaks inside sentences are closed, paragraphs stay apart") {
  const text::SourceFile document{"a.txt", "1. 每年组织30个以上设\n\n备更新项目。\n2. 另一条。\n"};
  const auto list = paragraphs(document, {1, 4});
  REQUIRE(list.size() == 2);
  CHECK(list[0] == "1. 每年组织30个以上设备更新项目。");
}
