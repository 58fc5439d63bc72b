#include "publish/manifest.hpp"

#include <doctest/doctest.h>

using namespace planpress;

TEST_CASE("a manifest is read back as it was written, and is JSON") {
  const std::vector<publish::Published> files = {{"a.html", 3, io::sha256("abc")},
                                                 {"数据/b.csv", 0, io::sha256("")}};
  const std::string text = publish::write_manifest(files);
  CHECK(text ==
        "{\"generator\": \"planpress\", \"version\": 1, \"files\": [\n"
        "{\"path\": \"a.html\", \"size\": 3, \"sha256\": "
        "\"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\"},\n"
        "{\"path\": \"数据/b.csv\", \"size\": 0, \"sha256\": "
        "\"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\"}\n"
        "]}\n");
  const auto read = publish::read_manifest(text);
  REQUIRE(read);
  REQUIRE(read->size() == 2);
  CHECK((*read)[1].path == "数据/b.csv");
  CHECK((*read)[0].size == 3);
  CHECK((*read)[0].digest == io::sha256("abc"));
  CHECK(publish::find(*read, "a.html") == &(*read)[0]);
  CHECK(publish::find(*read, "a.htm") == nullptr);
  CHECK(publish::read_manifest(publish::write_manifest({})));
}

TEST_CASE("a manifest that planpress did not write is none") {
  const std::string text = publish::write_manifest({{"a", 1, io::sha256("a")}, {"b", 1, io::sha256("b")}});
  for (std::size_t length = 0; length < text.size(); ++length)
    CHECK_FALSE(publish::read_manifest(text.substr(0, length)));
  CHECK_FALSE(publish::read_manifest(text + " "));
  CHECK_FALSE(publish::read_manifest("{\"name\": \"my app\", \"icons\": []}"));
  CHECK_FALSE(publish::read_manifest(publish::write_manifest({{"b", 1, {}}, {"a", 1, {}}})));
  CHECK_FALSE(publish::read_manifest(publish::write_manifest({{"a", 1, {}}, {"a", 1, {}}})));
  CHECK_FALSE(publish::read_manifest(publish::write_manifest({{"../a", 1, {}}})));
  CHECK_FALSE(publish::read_manifest(publish::write_manifest({{"/etc/passwd", 1, {}}})));
}
