// What paragraph styles say of headings and numbering.
#pragma once

#include <cstdint>
#include <map>
#include <pugixml.hpp>
#include <string>
#include <string_view>

namespace planpress::documents {

/// What a paragraph gets from its style, those that it is based on included.
struct ParagraphStyle {
  std::string list;          // the id of its automatic numbering; empty for none
  int list_level = -1;       // -1: by the style
  int outline = -1;          // 0 is a heading of the first level
  bool is_title = false;     // the title of the whole
  bool is_contents = false;  // a line of the table of contents
};

class DocxStyles {
 public:
  void read(const pugi::xml_node& styles);
  /// REQUIRES: nothing; an unknown style says nothing.
  ParagraphStyle of(std::string_view id) const;
  /// The style of paragraphs that name none.
  const std::string& usual() const { return usual_; }

 private:
  struct Style {
    std::string name, based_on;
    ParagraphStyle own;
  };
  std::map<std::string, Style, std::less<>> styles_;
  std::string usual_;
};

}  // namespace planpress::documents
