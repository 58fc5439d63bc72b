#include "documents/decode.hpp"

#include <fmt/format.h>
#include <iconv.h>

#include <algorithm>
#include <array>
#include <cerrno>

#include "data/encoding.hpp"
#include "text/utf8.hpp"

namespace planpress::documents {
namespace {

constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";
constexpr std::string_view utf16_little = "\xFF\xFE";
constexpr std::string_view utf16_big = "\xFE\xFF";
constexpr std::string_view replacement = "\xEF\xBF\xBD";

// What files and pages call encodings, and what iconv calls them.
struct EncodingName {
  std::string_view said, meant;
};
constexpr EncodingName encodings[] = {
    {"gb2312", "GB18030"},  {"gbk", "GB18030"},       {"gb18030", "GB18030"},   {"gb_2312-80", "GB18030"},
    {"x-gbk", "GB18030"},   {"cp936", "GB18030"},     {"hz-gb-2312", "HZ"},     {"big5", "BIG5-HKSCS"},
    {"utf-16", "UTF-16LE"}, {"utf-16le", "UTF-16LE"}, {"utf-16be", "UTF-16BE"},
};

struct Decoded {
  std::string text;
  std::size_t damaged = 0;  // how many places could not be read
};

// Closes itself.
class Converter {
 public:
  explicit Converter(const char* from) : state_(::iconv_open("UTF-8", from)) {}
  Converter(const Converter&) = delete;
  Converter& operator=(const Converter&) = delete;
  ~Converter() {
    if (is_open()) ::iconv_close(state_);
  }
  bool is_open() const { return state_ != reinterpret_cast<iconv_t>(-1); }  // NOLINT: what iconv_open gives
  iconv_t state() const { return state_; }

 private:
  iconv_t state_;
};

Decoded convert(std::string_view bytes, const char* from) {
  Decoded out;
  const Converter converter(from);
  if (!converter.is_open()) {
    out.damaged = bytes.size();
    return out;
  }
  out.text.reserve(bytes.size() + bytes.size() / 2);
  std::array<char, 16384> buffer{};
  char* at = const_cast<char*>(bytes.data());  // NOLINT: iconv does not write there
  std::size_t left = bytes.size();
  while (left > 0) {
    char* to = buffer.data();
    std::size_t room = buffer.size();
    const std::size_t done = ::iconv(converter.state(), &at, &left, &to, &room);
    const int error = done == static_cast<std::size_t>(-1) ? errno : 0;
    out.text.append(buffer.data(), buffer.size() - room);
    if (error == 0 || error == E2BIG) continue;
    ++out.damaged;
    out.text += replacement;
    ++at;
    --left;
  }
  return out;
}

// UTF-8 with U+FFFD for what is none.
Decoded repair(std::string_view bytes) {
  Decoded out;
  out.text.reserve(bytes.size());
  while (!bytes.empty()) {
    const std::size_t bad = std::min(data::find_bad_utf8(bytes), bytes.size());
    out.text.append(bytes.substr(0, bad));
    bytes.remove_prefix(bad);
    if (bytes.empty()) break;
    ++out.damaged;
    out.text += replacement;
    bytes.remove_prefix(1);
    while (!bytes.empty() && (static_cast<unsigned char>(bytes.front()) & 0xC0U) == 0x80U)
      bytes.remove_prefix(1);
  }
  return out;
}

std::string_view encoding_called(std::string_view name) {
  std::string small(name.substr(0, 20));
  std::transform(small.begin(), small.end(), small.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  for (const EncodingName& row : encodings) {
    if (row.said == small) return row.meant;
  }
  return {};
}

// How much of the text is what Chinese documents are made of, of 100.
std::size_t familiar_share(std::string_view text) {
  std::size_t all = 0;
  std::size_t familiar = 0;
  for (std::size_t at = 0; at < text.size() && all < 20'000; ++all) {
    const text::CodePoint point = text::decode(text, at);
    at += point.length;
    const char32_t c = point.value;
    const bool han = c >= 0x4E00 && c < 0x9FFF;
    const bool mark =
        (c >= 0x3000 && c < 0x3020) || (c >= 0xFF01 && c < 0xFF5F) || (c >= 0x2010 && c < 0x2030);
    if (han || mark || (c < 0x80 && c >= 0x20) || c == '\n' || c == '\r' || c == '\t') ++familiar;
  }
  return all == 0 ? 100 : familiar * 100 / all;
}

Decoded decode_unmarked(std::string_view bytes, std::string_view declared) {
  if (data::find_bad_utf8(bytes) == std::string_view::npos) return {std::string(bytes), 0};
  Decoded repaired = repair(bytes);
  // A damaged byte here and there does not make another encoding of it.
  if (repaired.damaged * 200 < bytes.size() && familiar_share(repaired.text) >= 90) return repaired;
  const std::string_view meant = encoding_called(declared);
  Decoded chinese = convert(bytes, meant.empty() ? "GB18030" : std::string(meant).c_str());
  return chinese.damaged * 100 < bytes.size() && familiar_share(chinese.text) >= 80
             ? chinese
             : Decoded{{}, bytes.size()};
}

// One line end: `\n` after each line, `\r\n` of Windows and the lone `\r` of old Macs alike.
std::string with_line_ends(std::string text) {
  if (text.find('\r') == std::string::npos) return text;
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '\r') {
      out += text[at];
    } else if (at + 1 == text.size() || text[at + 1] != '\n') {
      out += '\n';
    }
  }
  return out;
}

}  // namespace

bool is_binary(std::string_view bytes) {
  if (bytes.starts_with(utf16_little) || bytes.starts_with(utf16_big)) return false;
  const std::string_view sample = bytes.substr(0, 65536);
  std::size_t controls = 0;
  for (const char c : sample) {
    if (c == '\0') return true;
    const auto code = static_cast<unsigned char>(c);
    if (code >= 0x20) continue;
    if (c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != '\v') ++controls;
  }
  return controls * 50 > sample.size();
}

std::optional<std::string> decode_text(std::string_view bytes, std::string_view declared,
                                       std::string_view file_name, diag::Report& report) {
  Decoded decoded;
  if (bytes.starts_with(utf8_mark)) {
    decoded = repair(bytes.substr(utf8_mark.size()));
  } else if (bytes.starts_with(utf16_little)) {
    decoded = convert(bytes.substr(utf16_little.size()), "UTF-16LE");
  } else if (bytes.starts_with(utf16_big)) {
    decoded = convert(bytes.substr(utf16_big.size()), "UTF-16BE");
  } else {
    decoded = decode_unmarked(bytes, declared);
  }
  if (decoded.damaged * 20 > bytes.size() || decoded.text.find('\0') != std::string::npos) {
    report.error({}, fmt::format("`{}` is no text in UTF-8, UTF-16 or GB18030", file_name))
        .with_hint("open it in the program that made it and save it as text in UTF-8, or as DOCX");
    return std::nullopt;
  }
  if (decoded.damaged > 0) {
    report
        .warning({}, "damaged-text",
                 fmt::format("`{}` holds {} damaged {}, read as U+FFFD", file_name, decoded.damaged,
                             decoded.damaged == 1 ? "character" : "characters"))
        .with_hint("save the document anew from where it comes from");
  }
  return with_line_ends(std::move(decoded.text));
}

}  // namespace planpress::documents
