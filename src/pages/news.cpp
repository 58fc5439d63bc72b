#include "pages/news.hpp"

#include <algorithm>

#include "pages/routes.hpp"

namespace planpress::pages {
namespace {

NewsItem news_of(const model::Note& note) {
  return {note.date, route_of(note), note.title, note.author, std::string(note.summary), nullptr};
}

NewsItem news_of(const model::Plan& plan) {
  const model::DocumentInfo& document = plan.document;
  const std::string_view date = document.printed_on.empty() ? document.signed_on : document.printed_on;
  return {date, route_of(plan), plan.title, document.issuer, std::string(document.number), plan.place.to};
}

}  // namespace

std::vector<NewsItem> collect_news(const model::Model& model) {
  std::vector<NewsItem> news;
  for (const model::Note& note : model.notes) news.push_back(news_of(note));
  for (const model::Plan& plan : model.plans) news.push_back(news_of(plan));
  std::erase_if(news, [](const NewsItem& item) { return item.date.empty(); });
  std::stable_sort(news.begin(), news.end(), [](const NewsItem& a, const NewsItem& b) {
    return a.date != b.date ? a.date > b.date : a.route < b.route;
  });
  if (news.size() > news_limit) news.resize(news_limit);
  return news;
}

}  // namespace planpress::pages
