#include "formats/script_string.hpp"

#include "data/write.hpp"

namespace planpress::formats {

void write_script_string(std::string& out, std::string_view text) {
  const std::size_t begin = out.size();
  data::write_json_string(out, text);
  if (out.find_first_of("<\xE2", begin) == std::string::npos) return;
  const std::string json = out.substr(begin);
  out.resize(begin);
  for (std::size_t at = 0; at < json.size(); ++at) {
    const std::string_view line_end = std::string_view(json).substr(at, 3);
    if (json[at] == '<') {
      out += "\\u003c";
    } else if (line_end == "\xE2\x80\xA8" || line_end == "\xE2\x80\xA9") {
      out += line_end[2] == '\xA8' ? "\\u2028" : "\\u2029";
      at += 2;
    } else {
      out += json[at];
    }
  }
}

}  // namespace planpress::formats
