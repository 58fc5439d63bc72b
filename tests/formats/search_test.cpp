#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "formats/script_string.hpp"
#include "formats/search.hpp"
#include "text/utf8.hpp"

using namespace planpress;
using pages::SearchEntry;

namespace {

SearchEntry entry(std::vector<std::string> texts) {
  SearchEntry made;
  made.kind = "measure";
  made.where = {"plans/x/measures/一", "t1"};
  made.texts = std::move(texts);
  return made;
}

// What the scripts of all slices hold: postings by gram.
std::map<std::string, std::string> postings(const std::vector<formats::TextGrams>& texts) {
  std::map<std::string, std::string> found;
  for (std::size_t slice = 0; slice < formats::search_slices; ++slice) {
    for (const auto& [name, file] : formats::write_search_slice("stamp", slice, texts).files) {
      CHECK(file.starts_with("planpressSearch.grams(\"stamp\",\"" + name + "\",\""));
      const std::size_t begin = file.find(",\"", file.find(",\"") + 2) + 2;
      std::string_view list = std::string_view(file).substr(begin, file.rfind('"') - begin);
      while (!list.empty()) {
        const std::size_t gap = list.find(' ');
        const std::size_t end = std::min(list.find(' ', gap + 1), list.size());
        CHECK(found.emplace(list.substr(0, gap), list.substr(gap + 1, end - gap - 1)).second);
        list.remove_prefix(std::min(end + 1, list.size()));
      }
    }
  }
  return found;
}

}  // namespace

TEST_CASE("a string of the data cannot leave its script") {
  std::string out;
  formats::write_script_string(out, "</script>\xE2\x80\xA8\"\\\n\xE2\x80\xA9\xE2\x80\x9C一");
  CHECK(out == R"("\u003c/script>\u2028\"\\\n\u2029“一")");
}

TEST_CASE("a text names places and sectors once, and each entry by kind, address and words") {
  model::Place place;
  place.id = "xinhe";
  place.name = "新河市";
  SearchEntry first = entry({"技术改造", "改造。"});
  first.place = &place;
  std::string out;
  formats::write_search_text("stamp", 7, std::vector{first, entry({"<b>"})}, out);
  CHECK(out ==
        "planpressSearch.text(\"stamp\",7,{\"places\":[\"xinhe\",\"新河市\"],\"sectors\":[],\"entries\":[\n"
        "[\"measure\",\"plans/x/measures/%E4%B8%80.html#t1\",0,[],\"技术改造\",\"改造。\"],\n"
        "[\"measure\",\"plans/x/measures/%E4%B8%80.html#t1\",-1,[],\"\\u003cb>\"]\n]});\n");
}

TEST_CASE("every run of one, two and three characters is a gram, within one text of an entry") {
  const formats::TextGrams grams = formats::grams_of(std::vector{entry({"甲 乙", "丙"})});
  CHECK(std::set(grams.grams.begin(), grams.grams.end()).size() == grams.grams.size());
  CHECK(grams.grams.size() == 4);  // 甲, 甲乙, 乙, 丙: not 乙丙
  CHECK(grams.starts.front() == 0);
  CHECK(grams.starts.back() == 4);
}

TEST_CASE("postings tell the texts that hold a gram; triples stand only where a pair is in many texts") {
  std::vector<formats::TextGrams> texts;
  for (int i = 0; i < 5; ++i)
    texts.push_back(formats::grams_of(std::vector{entry({i == 2 ? "设备𠮷" : "设备新"})}));
  texts.push_back(formats::grams_of(std::vector{entry({"备用"})}));
  const auto found = postings(texts);
  CHECK(found.at("设备") == "BAE");   // from 0, four neighbours more
  CHECK(found.at("设备新") == ".b");  // 0 1 3 4, a bit each
  CHECK(found.at("设备𠮷") == "D");
  CHECK(found.at("备用") == "G");
  CHECK(found.at("用") == "G");
  CHECK(found.at("备𠮷") == "D");
  CHECK(!found.contains("备用用"));
  CHECK(!found.contains("设 备"));
}

TEST_CASE("the many triples of one pair stand apart, so that no query loads them all") {
  std::vector<formats::TextGrams> texts;
  for (char32_t c = 0x4E00; c < 0x4E00 + 1500; ++c) {
    std::string text = "企业";
    text::append_utf8(text, c);
    texts.push_back(formats::grams_of(std::vector{entry({text})}));
  }
  const auto found = postings(texts);
  CHECK(found.at("企业") == "!2BA7uB");  // from the first text, 1,499 neighbours more
  CHECK(found.contains("企业一"));
  CHECK(found.at("企业丁") == "C");
  std::size_t longest = 0;
  for (std::size_t slice = 0; slice < formats::search_slices; ++slice) {
    for (const auto& file : formats::write_search_slice("stamp", slice, texts).files)
      longest = std::max(longest, file.bytes.size());
  }
  CHECK(longest < 12'000);
}

TEST_CASE("a gram that stands in many texts here and there takes a bit a text") {
  std::vector<formats::TextGrams> texts;
  for (int i = 0; i < 60; ++i) texts.push_back(formats::grams_of(std::vector{entry({i % 3 ? "甲" : "乙"})}));
  const auto found = postings(texts);
  CHECK(found.at("乙") == ".JJJJJJJJJJ");  // of six texts the first and the fourth
  CHECK(found.at("甲") == ".2222222222");
}

TEST_CASE("the first script carries the folds") {
  const std::vector<unsigned> bits{0, 3, 1};
  std::string out;
  formats::write_search_index({"s", "v", 12, bits}, out);
  CHECK(out.starts_with(
      R"(planpressSearch.index({"stamp":"s","version":"v","texts":12,"grams":"031","folds":{"one":"AaBb)"));
  CHECK(out.find("〔(") != std::string::npos);
  CHECK(out.find(R"("㎡","m2")") != std::string::npos);
}
