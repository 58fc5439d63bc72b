// The settings of a publication.
#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "data/fields.hpp"

namespace planpress::model {

using data::field;
using data::Need;

enum class Edition : std::uint8_t { html, markdown };
/// How much of the contacts in the data is shown: nothing, the office's telephone, or names as well.
enum class Contacts : std::uint8_t { none, office, full };
/// What a publication adds to its pages for the rules that it stands under.
enum class Profile : std::uint8_t { plain, gov_cn };
enum class Language : std::uint8_t { zh, en };

}  // namespace planpress::model

template <>
struct planpress::data::Choices<planpress::model::Edition> {
  static constexpr std::array<std::string_view, 2> names{"html", "markdown"};
};
template <>
struct planpress::data::Choices<planpress::model::Contacts> {
  static constexpr std::array<std::string_view, 3> names{"none", "office", "full"};
};
template <>
struct planpress::data::Choices<planpress::model::Profile> {
  static constexpr std::array<std::string_view, 2> names{"plain", "gov-cn"};
};
template <>
struct planpress::data::Choices<planpress::model::Language> {
  static constexpr std::array<std::string_view, 2> names{"zh-CN", "en"};
};

namespace planpress::model {

struct Site {
  text::Span where;
  std::string_view title;
  std::string_view description;
  std::string_view publisher;
  std::string_view base_url;
  std::optional<Language> language;               // one language, as `languages` with one entry
  std::vector<Language> languages{Language::zh};  // the first stands at the root, the others below their tags
  std::vector<Edition> editions{Edition::html, Edition::markdown};
  Contacts contacts = Contacts::none;
  Profile profile = Profile::plain;
  std::string_view site_code;
  std::string_view date;
  std::string_view license;
  std::string_view corrections;
  std::vector<std::string_view> keep;
  std::vector<std::string_view> allow;

  static constexpr std::string_view record_name = "site settings";
  static constexpr std::string_view record_doc = "The settings of a publication, `site/site.yaml`.";
  static constexpr auto fields = data::FieldList{
      field("title", &Site::title, Need::required, "Name of the publication."),
      field("description", &Site::description, Need::optional, "What it is, in one sentence."),
      field("publisher", &Site::publisher, Need::required, "Who publishes it."),
      field("base_url", &Site::base_url, Need::optional,
            "Where it will stand, for canonical links and feeds."),
      field(
          "languages", &Site::languages, Need::optional,
          "Languages of the interface; the first stands at the root, each other one in a folder of its own."),
      field("language", &Site::language, Need::optional, "Language of the interface, where there is one."),
      field("editions", &Site::editions, Need::optional, "Which editions are written: html, markdown."),
      field("contacts", &Site::contacts, Need::optional,
            "How much of the contacts is shown; none unless said."),
      field("profile", &Site::profile, Need::optional,
            "`gov-cn` adds what Chinese government sites must carry (国办发〔2017〕47号)."),
      field("site_code", &Site::site_code, Need::optional,
            "The website's 标识码 as it was assigned, for `gov-cn`: ten digits, or `bm` and eight."),
      field("date", &Site::date, Need::optional, "Date of the data, YYYY-MM-DD; printed on every page.")
          .matching(data::date_pattern),
      field("license", &Site::license, Need::optional, "Under which terms the data may be used."),
      field("corrections", &Site::corrections, Need::optional, "How readers report an error."),
      field("keep", &Site::keep, Need::optional,
            "Files of others in the output folder that are left alone (CNAME, .git)."),
      field("allow", &Site::allow, Need::optional,
            "Telephone numbers and mail addresses of persons that are meant to be public, word for word."),
  };
};

}  // namespace planpress::model
