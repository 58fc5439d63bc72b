// How much longer than usual tests may take that bound the time of hostile input.
#pragma once

namespace planpress {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr double patience = 12;  // sanitizers watch every access
#else
inline constexpr double patience = 1;
#endif

}  // namespace planpress
