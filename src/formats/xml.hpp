// XML as feeds and sitemaps need it: elements with text, one a line.
#pragma once

#include <string>
#include <string_view>

#include "text/escape.hpp"

namespace planpress::formats {

inline constexpr std::string_view xml_head = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";

/// Appends `<name>text</name>`, the text escaped; what XML cannot hold becomes U+FFFD.
inline void append_element(std::string& out, std::string_view name, std::string_view text) {
  out.append("<").append(name).append(">");
  text::append_html(out, text);
  out.append("</").append(name).append(">\n");
}

/// Appends ` name="value"`, escaped.
inline void append_attribute(std::string& out, std::string_view name, std::string_view value) {
  out.append(" ").append(name).append("=\"");
  text::append_html(out, value);
  out.append("\"");
}

}  // namespace planpress::formats
