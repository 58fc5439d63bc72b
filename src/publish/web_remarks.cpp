#include "publish/web_remarks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include "data/locate.hpp"
#include "pages/web.hpp"

namespace planpress::publish {
namespace {

using pages::Publication;

void tell_missing_address(const Publication& publication, diag::Report& report) {
  const model::Site& site = publication.model.site;
  if (site.base_url.empty()) {
    report
        .note(site.where, "web", "`feed.xml` and `sitemap.xml` are not made: the settings have no `base_url`")
        .with_hint("say where the publication will stand: `base_url: https://…/`, or `build --base-url`");
    return;
  }
  if (pages::web_folder(site.base_url) != "/") {
    report
        .note(data::place_of_value(site.where, "base_url"), "web",
              "robots read `robots.txt` only at the root of a host, not in a folder")
        .with_hint(fmt::format("have the host's own name `{}sitemap.xml`", pages::web_root(site.base_url)));
  }
}

/// 标识码: ten digits, or for ministries `bm` and eight, as on the sites that bear one.
bool is_site_code(std::string_view code) {
  const bool is_ministry = code.starts_with("bm");
  const std::string_view digits = is_ministry ? code.substr(2) : code;
  return digits.size() == (is_ministry ? 8U : 10U) &&
         std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// Tags of every page: SiteName, SiteDomain, SiteIDCode.
void check_site_tags(const model::Site& site, diag::Report& report) {
  if (site.base_url.empty()) {
    report.warning(site.where, "gov-cn", "the pages carry no SiteDomain: the settings have no `base_url`")
        .with_hint("say where the publication will stand: `base_url: https://…/`");
  }
  if (site.site_code.empty()) {
    report.warning(site.where, "gov-cn", "the pages carry no SiteIDCode: the settings have no `site_code`")
        .with_hint("the office that runs the portal knows the 标识码 that was assigned to it");
  } else if (!is_site_code(site.site_code)) {
    report
        .warning(data::place_of_value(site.where, "site_code"), "gov-cn",
                 fmt::format("`{}` does not look like a 标识码", site.site_code))
        .with_hint("ten digits, or `bm` and eight for ministries");
  }
}

// Tags of column pages and articles.
void check_page_tags(const Publication& publication, diag::Report& report) {
  const model::Site& site = publication.model.site;
  if (site.description.empty()) {
    report.warning(site.where, "gov-cn",
                   "ColumnDescription says no more than the title: the settings have no `description`");
  }
  if (site.date.empty()) {
    report.warning(site.where, "gov-cn", "pages on plans carry no PubDate: the settings have no `date`")
        .with_hint("give the day of the data, never an earlier one than that of its publication");
  }
  for (const model::Note& note : publication.model.notes) {
    if (note.date.empty())
      report.warning(note.where, "gov-cn",
                     fmt::format("the note `{}` has no date: it carries no PubDate of its own", note.slug));
  }
  for (const model::Plan* plan : publication.plans) {
    if (plan->document.issuer.empty()) {
      report
          .warning(plan->where, "gov-cn",
                   fmt::format("the plan `{}` names no `issuer`: ContentSource is the publisher", plan->id))
          .with_hint("what is taken over from others must name its source");
    } else if (plan->document.url.empty()) {
      report
          .note(plan->where, "gov-cn",
                fmt::format("the plan `{}` does not tell where its document was published", plan->id))
          .with_hint("give `document.url`: what is taken over from others must name its source");
    }
  }
}

// Six months of 30 days and a little: what the inspection index allows a column of notices or policy.
constexpr int most_days = 184;

std::chrono::sys_days day_of(std::string_view date) {
  const auto number = [&](std::size_t at, std::size_t length) {
    int value = 0;
    for (const char c : date.substr(at, length)) value = value * 10 + (c - '0');
    return value;
  };
  return std::chrono::year_month_day{std::chrono::year{number(0, 4)},
                                     std::chrono::month{static_cast<unsigned>(number(5, 2))},
                                     std::chrono::day{static_cast<unsigned>(number(8, 2))}};
}

// The day of the data is the only one known here: no clock is read.
void check_columns(const Publication& publication, diag::Report& report) {
  const model::Site& site = publication.model.site;
  const model::Note* newest = nullptr;
  for (const model::Note& note : publication.model.notes) {
    if (!note.date.empty() && (newest == nullptr || note.date > newest->date)) newest = &note;
  }
  if (newest != nullptr && !site.date.empty() &&
      (day_of(site.date) - day_of(newest->date)).count() > most_days) {
    report
        .warning(data::place_of_value(newest->where, "date"), "gov-cn",
                 fmt::format("the newest note is of {}, more than six months before the data", newest->date))
        .with_hint("the inspection counts a column of notices or policy as stale after six months");
  }
  if (site.corrections.empty()) {
    report.note(site.where, "gov-cn", "the pages name nobody to turn to: the settings have no `corrections`");
  }
}

}  // namespace

void add_web_remarks(const Publication& publication, diag::Report& report) {
  diag::Report remarks;
  tell_missing_address(publication, remarks);
  if (publication.model.site.profile == model::Profile::gov_cn) {
    check_site_tags(publication.model.site, remarks);
    check_page_tags(publication, remarks);
    check_columns(publication, remarks);
  }
  remarks.settle();
  report.join(std::move(remarks));
}

}  // namespace planpress::publish
