// Values of the data in the words of a language: enumerations, amounts, dates, titles of pages.
#include <fmt/format.h>

#include <array>
#include <utility>

#include "pages/comparison.hpp"
#include "pages/rendering.hpp"
#include "pages/routes.hpp"

namespace planpress::pages {
namespace {

using Pair = std::pair<std::string_view, std::string_view>;

constexpr std::array marks{Pair{"lead", "●"},        Pair{"joint", "◐"},         Pair{"separate", "◆"},
                           Pair{"responsible", "■"}, Pair{"participating", "○"}, Pair{"territorial", "△"}};

std::string plain_number(double value) {
  return fmt::format("{}", value);
}

std::string range(const model::Target& target) {
  std::string number = plain_number(target.value);
  if (target.value_max) number += "–" + plain_number(*target.value_max);
  return number;
}

// 2:1 is one thing, and a percent sign stands close.
bool is_close(const model::Target& target) {
  return target.unit.empty() || target.unit == "%" || target.unit.starts_with(":");
}

// Keys of phrases, made without a new string each.
template <class Use>
auto with_key(std::string_view prefix, std::string_view value, const Use& use) {
  std::array<char, 64> room;
  if (prefix.size() + value.size() > room.size()) return use(std::string_view());
  const auto end =
      std::copy(value.begin(), value.end(), std::copy(prefix.begin(), prefix.end(), room.begin()));
  return use(std::string_view(room.begin(), end));
}

}  // namespace

std::string_view word_for(std::string_view value, const Phrases& words) {
  return with_key("word_", value, [&](std::string_view key) {
    const Phrase* phrase = words.find(key);
    return phrase != nullptr ? phrase->text : value;
  });
}

std::string_view mark_for(std::string_view role) {
  for (const auto& [name, mark] : marks) {
    if (name == role) return mark;
  }
  return {};
}

std::string title_of(const Page& page, const Phrases& words) {
  std::string title = with_key("title_", page.kind->name, [&](std::string_view key) {
    return words.find(key) != nullptr ? words.say(key, {{"name", page.title}}) : page.title;
  });
  if (page.part == 1) return title;
  return words.say("list_title", {{"title", title}, {"number", std::to_string(page.part)}});
}

std::string date_words(std::string_view date, const Phrases& words) {
  if (!(date.size() == 10 && date[4] == '-' && date[7] == '-')) return std::string(date);
  const auto plain = [](std::string_view two) { return two.starts_with('0') ? two.substr(1) : two; };
  const std::string_view month = plain(date.substr(5, 2));
  return words.say("date", {{"year", date.substr(0, 4)},
                            {"month", with_key("month_", month,
                                               [&](std::string_view key) {
                                                 const Phrase* phrase = words.find(key);
                                                 return phrase != nullptr ? phrase->text : month;
                                               })},
                            {"day", plain(date.substr(8, 2))}});
}

std::string target_text(const model::Target& target) {
  constexpr std::array<std::string_view, 6> signs{"", "≥ ", "> ", "≤ ", "< ", "≈ "};  // as Comparison
  std::string value(signs[static_cast<std::size_t>(target.comparison)]);
  if (target.kind == model::TargetKind::growth && target.value >= 0) value += '+';
  value += range(target);
  if (!is_close(target)) value += ' ';
  value += target.unit;
  return value;
}

std::string target_text(const model::Target& target, const Phrases& words) {
  constexpr std::string_view sign = "≈ ";
  std::string value = target_text(target);
  if (value.starts_with(sign)) value.replace(0, sign.size(), words.say("value_about_sign"));
  if (target.period == model::TargetPeriod::annual) value += words.say("value_a_year");
  return value;
}

namespace {

std::string amount_words(const model::Target& target, const Phrases& words) {
  const std::string number = range(target);
  const std::string amount = is_close(target)
                                 ? number + std::string(target.unit)
                                 : words.say("value_unit", {{"number", number}, {"unit", target.unit}});
  switch (target.comparison) {
    case model::Comparison::equal:
      return amount;
    case model::Comparison::at_least:
      return words.say("value_at_least", {{"value", amount}});
    case model::Comparison::more_than:
      return words.say("value_more_than", {{"value", amount}});
    case model::Comparison::at_most:
      return words.say("value_at_most", {{"value", amount}});
    case model::Comparison::less_than:
      return words.say("value_less_than", {{"value", amount}});
    case model::Comparison::about:
      return words.say("value_about", {{"value", amount}});
  }
  return amount;
}

}  // namespace

std::string target_words(const model::Target& target, const Phrases& words) {
  std::string amount = amount_words(target, words);
  if (target.kind != model::TargetKind::growth || target.value < 0) return amount;
  // A rate of growth, or a rise by so many points or pieces.
  const bool rate = bare_unit(target).name == "%";
  return words.say(rate ? "value_growth" : "value_rise", {{"value", amount}});
}

}  // namespace planpress::pages
