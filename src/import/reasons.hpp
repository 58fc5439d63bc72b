// Reasons of doubts that may come many times in one plan and are then told once.
#pragma once

#include <string_view>

namespace planpress::import {

inline constexpr std::string_view reason_no_sector =
    "no word tells the sector: name it in `sectors`, by its id in content/sectors.json";
inline constexpr std::string_view reason_no_role = "no verb tells the role of these bodies";
inline constexpr std::string_view reason_no_title = "it has no title of its own; the sentence stands for it";

constexpr bool gathers(std::string_view reason) {
  return reason == reason_no_sector || reason == reason_no_role || reason == reason_no_title;
}

}  // namespace planpress::import
