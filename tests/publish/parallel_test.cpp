#include "publish/parallel.hpp"

#include <doctest/doctest.h>

using namespace planpress;

TEST_CASE("results come in the order of their indexes, with any number of threads") {
  for (const unsigned jobs : {0U, 1U, 2U, 8U}) {
    const std::vector<std::size_t> squares =
        publish::parallel_map(1000, jobs, [](std::size_t index) { return index * index; });
    REQUIRE(squares.size() == 1000);
    for (std::size_t i = 0; i < squares.size(); ++i) CHECK(squares[i] == i * i);
  }
  CHECK(publish::parallel_map(0, 4, [](std::size_t index) { return index; }).empty());
}

TEST_CASE("one job runs in order on the thread that asks") {
  std::vector<std::size_t> order;
  const std::thread::id here = std::this_thread::get_id();
  publish::for_each_index(5, 1, [&](std::size_t index) {
    CHECK(std::this_thread::get_id() == here);
    order.push_back(index);
  });
  CHECK(order == std::vector<std::size_t>{0, 1, 2, 3, 4});
}
