// Runs every example of the CommonMark specification: our HTML must be the specification's, and the Markdown
// that we write must read again as the same HTML. Known differences stand in a list with their kinds; the run
// fails when an example differs that is not listed, when a listed one no longer does, or when its kind has
// changed.
//
//   commonmark_spec SPEC DIFFERENCES [--show NUMBER | --update]
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "markdown/document.hpp"
#include "markdown/site.hpp"

namespace {

using namespace planpress;

struct Example {
  std::string markdown;
  std::string html;
};

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
}

std::vector<Example> read_examples(const char* path) {
  const std::string fence(32, '`');
  std::ifstream file(path);
  std::vector<Example> examples;
  std::string line;
  int part = 0;
  while (std::getline(file, line)) {
    if (part == 0) {
      if (line != fence + " example") continue;
      examples.emplace_back();
      part = 1;
    } else if (line == fence) {
      replace_all(examples.back().markdown, "→", "\t");
      replace_all(examples.back().html, "→", "\t");
      part = 0;
    } else if (part == 1 && line == ".") {
      part = 2;
    } else {
      (part == 1 ? examples.back().markdown : examples.back().html) += line + "\n";
    }
  }
  return examples;
}

// Drops every stretch from `open` to `close`, both included.
void drop(std::string& text, std::string_view open, std::string_view close) {
  for (std::size_t at = text.find(open); at != std::string::npos; at = text.find(open, at)) {
    const std::size_t end = text.find(close, at + open.size());
    if (end == std::string::npos) return;
    text.erase(at, end + close.size() - at);
  }
}

// Spellings of the same HTML; heading ids are our addition.
std::string normalised(std::string html) {
  for (const char* level : {"1", "2", "3", "4", "5", "6"}) {
    const std::string open = std::string("<h") + level;
    for (std::size_t at = html.find(open + " id=\""); at != std::string::npos;
         at = html.find(open + " id=\"", at + 1))
      html.erase(at + open.size(), html.find('"', at + open.size() + 5) + 1 - at - open.size());
  }
  replace_all(html, " />", ">");
  replace_all(html, "&quot;", "\"");
  replace_all(html, "&#34;", "\"");
  replace_all(html, "&#39;", "'");
  while (html.ends_with('\n')) html.pop_back();
  return html;
}

// Raw HTML, which is text with us: blocks as code, tags as words; comments are dropped.
std::string without_raw_html(std::string html) {
  replace_all(html, "&lt;", "<");
  replace_all(html, "&gt;", ">");
  replace_all(html, "&amp;", "&");
  replace_all(html, "<pre><code class=\"language-html\">", "");
  replace_all(html, "</code></pre>", "");
  replace_all(html, "<pre><code>", "");
  replace_all(html, "\t", " ");
  drop(html, "<!--", "-->");
  std::string squeezed;
  for (const char c : html) {
    if ((c == '\n' || c == ' ') && (squeezed.empty() || squeezed.back() == ' ')) continue;
    squeezed += c == '\n' ? ' ' : c;
  }
  replace_all(squeezed, "/>", ">");
  replace_all(squeezed, " >", ">");
  replace_all(squeezed, " <", "<");
  replace_all(squeezed, "> ", ">");
  replace_all(squeezed, "<p></p>", "");
  while (squeezed.ends_with(' ')) squeezed.pop_back();
  return squeezed;
}

// Links that only one side makes: addresses that are not allowed here, and bare addresses.
std::string without_links(std::string html) {
  drop(html, "<a href", ">");
  replace_all(html, "</a>", "");
  return html;
}

std::string kind_of_difference(const Example& example, const std::string& html) {
  const std::string ours = normalised(html);
  const std::string theirs = normalised(example.html);
  if (ours == theirs) return "";
  if (without_links(ours) == without_links(theirs)) return "links";
  if (without_raw_html(ours) == without_raw_html(theirs)) return "raw-html";
  if (without_links(without_raw_html(ours)) == without_links(without_raw_html(theirs)))
    return "raw-html,links";
  return "other";
}

std::string html_of(std::string_view markdown) {
  std::string html;
  write_html(markdown::parse_string(markdown), markdown::NoSite(), html);
  return html;
}

std::string markdown_of(std::string_view markdown) {
  std::string written;
  write_markdown(markdown::parse_string(markdown), markdown::NoSite(), written);
  return written;
}

// Ids follow from the words; a line break in a heading may become a blank.
std::string comparable(std::string html) {
  html = normalised(std::move(html));
  for (std::size_t at = html.find("<h"); at != std::string::npos; at = html.find("<h", at + 1)) {
    const std::size_t end = html.find("</h", at);
    for (std::size_t i = at; i < end && i < html.size(); ++i) {
      if (html[i] == '\n') html[i] = ' ';
    }
  }
  return html;
}

std::string differences_of(const Example& example) {
  const std::string html = html_of(example.markdown);
  std::string kinds = kind_of_difference(example, html);
  const std::string written = markdown_of(example.markdown);
  const bool same = comparable(html_of(written)) == comparable(html) && markdown_of(written) == written;
  if (!same) kinds += kinds.empty() ? "again" : ",again";
  return kinds;
}

struct Known {
  std::string kinds;
  std::string why;
};

std::map<std::size_t, Known> read_known(const char* path) {
  std::map<std::size_t, Known> known;
  std::ifstream file(path);
  std::string line;
  while (std::getline(file, line)) {
    if (line.empty() || line[0] == '#') continue;
    std::istringstream words(line);
    std::size_t number = 0;
    Known entry;
    words >> number >> entry.kinds >> std::ws;
    std::getline(words, entry.why);
    known[number] = entry;
  }
  return known;
}

int show(const Example& example) {
  const std::string written = markdown_of(example.markdown);
  std::cout << "markdown:\n"
            << example.markdown << "\nspecification:\n"
            << example.html << "\nours:\n"
            << html_of(example.markdown) << "\nour markdown:\n"
            << written << "\nread again:\n"
            << html_of(written);
  return 0;
}

}  // namespace

int main(int count, char** words) {
  if (count < 3) {
    std::cerr << "usage: commonmark_spec SPEC DIFFERENCES [--show NUMBER | --update]\n";
    return 2;
  }
  const std::vector<Example> examples = read_examples(words[1]);
  const std::map<std::size_t, Known> known = read_known(words[2]);
  const std::string_view option = count > 3 ? words[3] : "";
  if (option == "--show" && count > 4) return show(examples.at(std::strtoul(words[4], nullptr, 10) - 1));
  std::size_t faults = examples.size() < 600 ? 1 : 0;
  std::size_t differing = 0;
  for (std::size_t number = 1; number <= examples.size(); ++number) {
    const std::string kinds = differences_of(examples[number - 1]);
    const auto entry = known.find(number);
    const std::string expected = entry == known.end() ? "" : entry->second.kinds;
    if (!kinds.empty()) ++differing;
    if (option == "--update") {
      if (!kinds.empty())
        std::cout << number << ' ' << kinds << ' ' << (entry == known.end() ? "" : entry->second.why) << '\n';
    } else if (kinds != expected) {
      std::cerr << "example " << number << ": expected `" << expected << "`, found `" << kinds << "`\n";
      ++faults;
    }
  }
  std::cerr << examples.size() << " examples, " << differing << " differ as listed or not, " << faults
            << " faults\n";
  return faults == 0 || option == "--update" ? 0 : 1;
}
