// What a publication tells those who follow it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/model.hpp"

namespace planpress::pages {

/// One thing to tell: a note or a plan, by the day that the data gives it.
struct NewsItem {
  std::string_view date;  // YYYY-MM-DD
  std::string route;
  std::string_view title;
  std::string_view author;  // the note's, or who issued the plan's document; may be empty
  std::string summary;      // may be empty
  const model::Place* place = nullptr;
};

/// How many things a feed tells.
inline constexpr std::size_t news_limit = 100;

/// The newest notes and plans, newest first, `news_limit` at most. What has no date is left out: a day
/// that the data does not have would be invented.
std::vector<NewsItem> collect_news(const model::Model& model);

}  // namespace planpress::pages
