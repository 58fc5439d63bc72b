// What only the site knows: where links go and what embedded blocks show.
#pragma once

#include <string>
#include <string_view>

#include "markdown/document.hpp"

namespace planpress::markdown {

/// Where a reference leads; without a label of its own the reference shows the title.
struct Link {
  std::string url;
  std::string title;
};

class Site {
 public:
  virtual ~Site() = default;
  /// Finds what `[[target]]` means; false leaves it as it was written.
  virtual bool resolve(std::string_view target, Link& link) const = 0;
  /// The URL under which `url` (of a link or an image, as written) is reached from this page.
  virtual std::string link_to(std::string_view url) const { return std::string(url); }
  /// Whether a picture that stands alone in its paragraph and has a title becomes a figure with that title as
  /// its caption; CommonMark itself knows no figures.
  virtual bool has_figures() const { return false; }
  /// Appends what the block shows, in the format that is being written.
  virtual void embed(const Embed& embed, std::string& out) const = 0;
};

/// A site that knows nothing: references stay as written, embedded blocks show nothing.
class NoSite final : public Site {
 public:
  bool resolve(std::string_view, Link&) const override { return false; }
  void embed(const Embed&, std::string&) const override {}
};

/// Appends the document as HTML: raw HTML and unsafe URLs are text, tables stand in labelled regions that
/// scroll.
void write_html(const Document& document, const Site& site, std::string& out);

/// Appends the document as tidy GitHub-flavoured Markdown that reads again as the same document.
void write_markdown(const Document& document, const Site& site, std::string& out);

}  // namespace planpress::markdown
