#include "markdown/autolink.hpp"

#include <algorithm>

#include "markdown/punctuation.hpp"

namespace planpress::markdown {
namespace {

bool may_stand_in_url(char c) {
  return is_ascii_alnum(c) || std::string_view("-._~:/?#[]@!$&'()*+,;=%").find(c) != std::string_view::npos;
}

// How long the beginning of an address is at the start of `text`, 0 for none.
std::size_t scheme_length(std::string_view text) {
  for (const std::string_view scheme : {"http://", "https://", "www."}) {
    const bool same = text.size() > scheme.size() &&
                      std::equal(scheme.begin(), scheme.end(), text.begin(),
                                 [](char a, char b) { return a == (b >= 'A' && b <= 'Z' ? b + 32 : b); });
    if (same) return scheme.size();
  }
  return 0;
}

// Gives back punctuation that ends the sentence, not the address; a bracket stays when it was opened inside.
std::size_t without_closing_marks(std::string_view url) {
  auto open = std::count(url.begin(), url.end(), '(');
  auto closed = std::count(url.begin(), url.end(), ')');
  while (!url.empty()) {
    const char last = url.back();
    const bool unopened = last == ')' && closed > open;
    if (!unopened && std::string_view("?!.,:;*_~'[]@&(").find(last) == std::string_view::npos) break;
    closed -= last == ')' ? 1 : 0;
    open -= last == '(' ? 1 : 0;
    url.remove_suffix(1);
  }
  return url.size();
}

bool is_host(std::string_view host, bool dotted) {
  if (host.empty() || !is_ascii_alnum(host.front())) return false;
  const bool known = std::all_of(host.begin(), host.end(), [](char c) {
    return is_ascii_alnum(c) || c == '-' || c == '.' || c == ':' || c == '_';
  });
  return known && (!dotted || host.find_first_of(".:") != std::string_view::npos);
}

}  // namespace

BareUrl find_bare_url(std::string_view text, std::size_t from) {
  for (std::size_t at = text.find_first_of("hHwW", from); at != std::string_view::npos;
       at = text.find_first_of("hHwW", at + 1)) {
    if (at > 0 && (is_ascii_alnum(text[at - 1]) || text[at - 1] == '/' || text[at - 1] == '.')) continue;
    const std::size_t scheme = scheme_length(text.substr(at));
    if (scheme == 0) continue;
    std::size_t end = at + scheme;
    while (end < text.size() && may_stand_in_url(text[end])) ++end;
    end = at + without_closing_marks(text.substr(at, end - at));
    if (end <= at + scheme) continue;
    const std::string_view rest = text.substr(at + scheme, end - at - scheme);
    const bool lacks_scheme = scheme == 4;
    if (!is_host(rest.substr(0, rest.find_first_of("/?#")), true)) continue;
    return {at, end, lacks_scheme};
  }
  return {};
}

}  // namespace planpress::markdown
