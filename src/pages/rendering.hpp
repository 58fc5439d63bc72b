// One page being rendered: what links, assets and embedded blocks need to know.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "jinja/call.hpp"
#include "markdown/site.hpp"
#include "pages/page.hpp"
#include "pages/phrases.hpp"
#include "pages/routes.hpp"

namespace planpress::pages {

/// What pages refer to besides pages: assets by name with their published path.
struct Files {
  std::map<std::string, std::string, std::less<>> assets;  // theme.css -> assets/theme.1f2e3d4c.css
};

/// Given to every filter as Call::user.
struct Rendering {
  const Publication& publication;
  const Files& files;
  const Page& page;
  model::Edition edition = model::Edition::html;
  model::Language language = model::Language::zh;

  const Phrases& words() const { return *publication.words[static_cast<std::size_t>(language)]; }
  /// The ending of the files that links lead to.
  std::string_view ending() const;
  /// The way to the publication's root, which all languages share; see `root_from`.
  std::string root() const;
  /// A relative link to `location`; by way of the host's root where `root` goes that way.
  std::string link_to(const Location& location) const;
  /// The whole address of what `link_to` leads to; the same link where the settings have no base URL.
  std::string address_of(const Location& location) const;

 private:
  std::string in_folder(const Location& location) const;  // from the publication's root
};

/// The rows that templates of a publication may use besides the language's own.
std::span<const jinja::FilterRow> filters();

/// A target's value as a figure, without words: "≥ 30 个", "≈ 30%", "1–2 家", "2:1".
std::string target_text(const model::Target& target);
/// A target's value as people write it: "≥ 30 个", "约 30%", "2:1", "≥ 30 个/年".
std::string target_text(const model::Target& target, const Phrases& words);
/// The same in words: "30个以上", "at least 30 个".
std::string target_words(const model::Target& target, const Phrases& words);

/// The word for a value of any enumeration of the data; the value itself when there is none.
std::string_view word_for(std::string_view value, const Phrases& words);
/// 2024-05-26 as 2024年5月26日 or 26 May 2024; the text itself when it is no date.
std::string date_words(std::string_view date, const Phrases& words);
/// The title of a page: the words `title_<kind>`, with what it is about.
std::string title_of(const Page& page, const Phrases& words);
/// The mark of a role in the matrix.
std::string_view mark_for(std::string_view role);

/// Links and live blocks of a note on one page. Blocks are shown by `draw`, and not at all without it; then
/// relative links to files stay as they are, too.
class NoteSite final : public markdown::Site {
 public:
  using Draw = std::function<std::string_view(const markdown::Embed& embed)>;
  explicit NoteSite(const Rendering& rendering, Draw draw = {})
      : rendering_(rendering), draw_(std::move(draw)) {}
  bool resolve(std::string_view target, markdown::Link& link) const override;
  std::string link_to(std::string_view url) const override;
  bool has_figures() const override { return true; }
  void embed(const markdown::Embed& embed, std::string& out) const override;

 private:
  std::string file_link(std::string_view url) const;

  const Rendering& rendering_;
  Draw draw_;
};

}  // namespace planpress::pages
