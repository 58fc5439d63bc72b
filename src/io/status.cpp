#include "io/status.hpp"

#include <cstring>

namespace planpress::io {

std::string Fault::reason() const {
  if (!why.empty()) return why;
  const char* known = ::strerrordesc_np(error);  // never translated, unlike strerror
  std::string text = known ? known : "error " + std::to_string(error);
  if (text.size() > 1 && text[0] >= 'A' && text[0] <= 'Z' && text[1] >= 'a')
    text[0] = static_cast<char>(text[0] + 32);
  return text;
}

std::string Fault::sentence() const {
  std::string text = "cannot ";
  text += doing;
  text += " `";
  text += path;
  text += "`: ";
  text += reason();
  return text;
}

}  // namespace planpress::io
