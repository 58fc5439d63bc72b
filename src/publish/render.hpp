// The fifth pass: each page alone becomes bytes.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "jinja/environment.hpp"
#include "pages/page.hpp"
#include "pages/rendering.hpp"
#include "publish/load.hpp"

namespace planpress::publish {

/// Takes a finished file; called from several threads. False stops the rest.
using Take = std::function<bool(std::string_view path, std::string_view bytes)>;

/// Who watches the work: asked before each page, told now and then, from one thread at a time.
struct Watch {
  std::function<bool()> interrupted;                                 // true stops the work
  std::function<void(std::size_t done, std::size_t of)> progressed;  // at most ten times a second
};

/// The published names of assets: the content's hash stands before the ending.
pages::Files name_assets(const Sources& sources);

/// The picture that others show beside links to the publication: `share.png` or `share.jpg` in `site/assets`;
/// empty when there is none.
std::string_view find_picture(const Sources& sources);

/// Reports the publication's own files that stand where a page is written.
void check_files(const Sources& sources, const pages::Publication& publication, diag::Report& report);

/// Renders every page in every edition, writes the tables of the open data, and hands all files over, assets
/// too.
void render(const Sources& sources, const pages::Publication& publication,
            const jinja::Environment& templates, const pages::Files& files, unsigned jobs, const Watch& watch,
            const Take& take, diag::Report& report);

/// Renders one page in one edition by the template `name`, or by its kind's when the name is empty. False
/// after a fault.
bool render_page(const pages::Publication& publication, const jinja::Environment& templates,
                 const pages::Files& files, const pages::Page& page, model::Edition edition,
                 model::Language language, std::string_view name, diag::Report& report, std::string& out);

}  // namespace planpress::publish
