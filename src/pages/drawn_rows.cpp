#include "pages/drawn_rows.hpp"

#include <numeric>

namespace planpress::pages {
namespace {

// Years, and what has no name in the data, are short in every language.
double width_of(const DrawnThing& thing) {
  const std::string_view name = thing.name();
  if (!name.empty()) return charts::width_in_em(name);
  return thing.year > 0 ? 2.8 : thing.year == 0 ? 3.9 : 2.4;
}

}  // namespace

const void* DrawnThing::subject() const {
  if (place != nullptr) return place;
  if (body != nullptr) return body;
  if (function != nullptr) return function;
  return sector;
}

std::string_view DrawnThing::name() const {
  if (place != nullptr) return place->short_name.empty() ? place->name : place->short_name;
  if (body != nullptr) return body->name;
  if (function != nullptr) return function->name;
  if (sector != nullptr) return sector->name;
  return {};
}

data::View DrawnThing::view_name(const DrawnThing& thing, data::Arena&) {
  const std::string_view name = thing.name();
  return name.empty() ? data::View::none() : data::View::string(name);
}

BarChart bar_chart(std::string name, std::vector<std::string_view> parts, const std::vector<Bar>& bars) {
  BarChart chart{std::move(name), std::move(parts), {}, 0, 0};
  std::vector<charts::BarWish> wishes;
  for (const Bar& bar : bars) wishes.push_back({width_of(bar.thing), bar.parts});
  charts::Bars laid = charts::lay_out(wishes);
  for (std::size_t i = 0; i < bars.size(); ++i)
    chart.rows.push_back({bars[i].thing, std::move(laid.rows[i])});
  chart.height = laid.height;
  return chart;
}

BarChart load_chart(const std::vector<BodyLoad>& loads) {
  constexpr std::size_t most = 16;
  std::vector<Bar> bars;
  int left_out = 0;
  for (const BodyLoad& load : loads) {
    if (load.total == 0) continue;
    if (load.body->collective || bars.size() == most) {
      ++left_out;
    } else {
      bars.push_back({{.body = load.body}, {load.lead, load.other}});
    }
  }
  BarChart chart = bar_chart({}, {"lead", "other"}, bars);
  chart.left_out = left_out;
  return chart;
}

GridChart grid_chart(std::string name, const std::vector<DrawnThing>& heads,
                     const std::vector<NumberRow>& rows) {
  GridChart chart;
  chart.name = std::move(name);
  std::vector<double> widths;
  for (const DrawnThing& head : heads) widths.push_back(width_of(head));
  std::vector<charts::GridWish> wishes;
  for (const NumberRow& row : rows) wishes.push_back({width_of(row.thing), row.values});
  charts::Grid laid = charts::lay_out(wishes, widths);
  for (std::size_t i = 0; i < heads.size(); ++i) chart.heads.push_back({heads[i], laid.heads[i]});
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const int sum = std::accumulate(rows[i].values.begin(), rows[i].values.end(), 0);
    chart.rows.push_back({rows[i].thing, sum, std::move(laid.rows[i])});
  }
  chart.top = laid.top;
  chart.height = laid.height;
  return chart;
}

}  // namespace planpress::pages
