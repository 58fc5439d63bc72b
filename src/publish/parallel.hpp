// Work spread over threads: the only ones of the program.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <thread>
#include <type_traits>
#include <vector>

namespace planpress::publish {

/// Calls `work(index)` once for each index below `count`, on up to `jobs` threads; returns when all is done.
/// With one job all runs here, in order. Which thread does what differs from run to run: results belong where
/// `index` says. `work` must not throw.
template <class Work>
void for_each_index(std::size_t count, unsigned jobs, Work&& work) {
  const std::size_t threads = std::min<std::size_t>(jobs, count);
  std::atomic<std::size_t> next = 0;
  const auto take = [&next, count, &work] {
    for (std::size_t index = next++; index < count; index = next++) work(index);
  };
  std::vector<std::jthread> others;
  for (std::size_t i = 1; i < threads; ++i) others.emplace_back(take);
  take();
}

/// What `work(index)` gave for each index below `count`, in the order of the indexes.
template <class Work>
auto parallel_map(std::size_t count, unsigned jobs, Work&& work) {
  std::vector<std::invoke_result_t<Work&, std::size_t>> results(count);
  static_assert(!std::is_same_v<typename decltype(results)::value_type, bool>,
                "vector<bool> is not safe for threads");
  for_each_index(count, jobs, [&results, &work](std::size_t index) { results[index] = work(index); });
  return results;
}

/// How many threads this machine runs at once, at least one.
inline unsigned processors() {
  return std::max(1U, std::thread::hardware_concurrency());
}

}  // namespace planpress::publish
