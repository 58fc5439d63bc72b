// The word that was probably meant.
#pragma once

#include <span>
#include <string_view>
#include <vector>

namespace planpress::diag {

/// The candidate nearest to `word` by edit distance over code points, case and `-`/`_` ignored; empty when
/// none is near enough to be worth offering (a third of the word's length, at least one edit).
std::string_view nearest(std::string_view word, std::span<const std::string_view> candidates);

}  // namespace planpress::diag
