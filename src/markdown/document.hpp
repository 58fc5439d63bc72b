// A Markdown document: what it says, what it links to, what it embeds.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "diag/diagnostic.hpp"
#include "markdown/tree.hpp"
#include "text/source.hpp"

namespace planpress::markdown {

/// A heading; its id keeps Han characters and is unique in the document, as code hosts make them.
struct Heading {
  int level = 1;
  std::string text;
  std::string id;
};

/// `[[target]]` or `[[target|label]]`; the place is the whole of it, brackets included.
struct Reference {
  std::string target;
  std::string label;
  text::Span place;
};

/// A fenced block whose info string begins with the word `plan`; the place is that of its code.
struct Embed {
  std::string language;
  std::string code;
  text::Span place;
};

/// A parsed document. It owns all that it shows; reading it from many threads is safe.
class Document {
 public:
  const std::vector<Heading>& headings() const { return headings_; }
  /// In the order of the text; those inside links and code are no references.
  const std::vector<Reference>& references() const { return references_; }
  const std::vector<Embed>& embeds() const { return embeds_; }
  /// The words alone, a block a line.
  std::string plain_text() const;
  bool empty() const { return tree_.at(0).first == no_node; }
  const Tree& tree() const { return tree_; }

 private:
  friend class Conversion;
  Tree tree_;
  std::vector<Heading> headings_;
  std::vector<Reference> references_;
  std::vector<Embed> embeds_;
};

/// Reads the bytes [begin, end) of `file` as GitHub-flavoured Markdown. Nothing in Markdown is a mistake;
/// reported are raw HTML and unsafe URLs (warnings, they come out as text) and shapes beyond the limits (an
/// error, and the document is empty). The file must outlive the document only for the places in it.
Document parse(const text::SourceFile& file, std::uint32_t begin, std::uint32_t end, diag::Report& report);

/// Reads a short text of the data; its references and embeds have no places, and nothing is reported.
Document parse_string(std::string_view text);

}  // namespace planpress::markdown
