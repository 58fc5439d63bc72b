#include "io/digest.hpp"

#include <doctest/doctest.h>

using namespace planpress;

TEST_CASE("SHA-256 gives the published values") {
  CHECK(io::hex(io::sha256("")) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(io::hex(io::sha256("abc")) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(io::hex(io::sha256(std::string(1000000, 'a'))) ==
        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("a digest is read back from its digits and from nothing else") {
  const io::Digest digest = io::sha256("abc");
  CHECK(io::parse_digest(io::hex(digest)) == digest);
  CHECK_FALSE(io::parse_digest(io::hex(digest).substr(1)));
  CHECK_FALSE(io::parse_digest(std::string(64, 'G')));
  CHECK_FALSE(io::parse_digest(std::string(64, 'A')));
}
