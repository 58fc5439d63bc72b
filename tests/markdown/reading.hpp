// Markdown in, HTML and Markdown out, with a small site behind.
#pragma once

#include <string>
#include <string_view>

#include "markdown/document.hpp"
#include "markdown/site.hpp"

namespace reading {

/// Knows everything but what begins with `no`; moves links between notes to their pages.
class SmallSite final : public planpress::markdown::Site {
 public:
  bool resolve(std::string_view target, planpress::markdown::Link& link) const override {
    if (target.starts_with("no")) return false;
    link.url = "../plans/" + std::string(target) + ".html";
    link.title = "措施 " + std::string(target);
    return true;
  }
  std::string link_to(std::string_view url) const override {
    std::string moved(url);
    if (moved.ends_with(".md")) moved.replace(moved.size() - 3, 3, ".html");
    return moved;
  }
  bool has_figures() const override { return true; }
  void embed(const planpress::markdown::Embed& embed, std::string& out) const override {
    out += "EMBED(" + embed.code.substr(0, embed.code.find('\n')) + ")\n";
  }
};

inline std::string html(std::string_view markdown) {
  std::string out;
  write_html(planpress::markdown::parse_string(markdown), SmallSite(), out);
  return out;
}

inline std::string markdown(std::string_view source) {
  std::string out;
  write_markdown(planpress::markdown::parse_string(source), SmallSite(), out);
  return out;
}

}  // namespace reading
