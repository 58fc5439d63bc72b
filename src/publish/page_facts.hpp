// The names that a template sees on a page.
#pragma once

#include <functional>

#include "formats/format.hpp"
#include "jinja/environment.hpp"
#include "pages/page.hpp"

namespace planpress::publish {

/// How an edition is written down.
const formats::PageFormat& format_of(model::Edition edition);

/// Where a page is written, below the publication's root: `en/plans/x-2024/matrix.html`.
std::string path_of(const model::Site& site, const pages::Page& page, model::Edition edition,
                    model::Language language);

/// `zh-CN`, `en`.
std::string_view tag_of(model::Language language);

/// Hands over the page's own record and what every page sees besides (`page`, `site`, `publication`). Both
/// live only during the call.
void show_page(const pages::Publication& publication, const pages::Page& page, model::Edition edition,
               model::Language language, data::Arena& arena,
               const std::function<void(const data::View& record, const data::View& globals)>& use);

/// The records behind the names that every page sees, in the order of `globals`.
struct GlobalName {
  std::string_view name;
  const data::RecordInfo& (*record)();
};
std::span<const GlobalName> global_names();

}  // namespace planpress::publish
