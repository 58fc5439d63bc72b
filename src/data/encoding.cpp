#include "data/encoding.hpp"

#include <fmt/format.h>

#include "data/byte_scan.hpp"
#include "text/utf8.hpp"

namespace planpress::data {
namespace {

constexpr std::size_t most_bad_places = 20;

unsigned char byte_at(std::string_view text, std::size_t at) {
  return at < text.size() ? static_cast<unsigned char>(text[at]) : 0;
}

bool is_between(unsigned char byte, unsigned char least, unsigned char most) {
  return byte >= least && byte <= most;
}

// Three bytes that need no look at the ranges: nearly all of Chinese text. E0 and ED have forbidden second
// bytes.
bool is_plain_three(const char* at) {
  const auto lead = static_cast<unsigned char>(at[0]);
  return (lead & 0xF0U) == 0xE0U && (static_cast<unsigned char>(at[1]) & 0xC0U) == 0x80U &&
         (static_cast<unsigned char>(at[2]) & 0xC0U) == 0x80U && lead != 0xE0 && lead != 0xED;
}

std::string_view name_utf16(std::string_view text) {
  if (text.starts_with("\xFF\xFE")) return "UTF-16LE";
  if (text.starts_with("\xFE\xFF")) return "UTF-16BE";
  if (text.size() < 4 || text.size() % 2 != 0) return {};
  if (text[0] != '\0' && text[1] == '\0' && text[3] == '\0') return "UTF-16LE";
  if (text[0] == '\0' && text[1] != '\0' && text[2] == '\0') return "UTF-16BE";
  return {};
}

// More bytes that are no UTF-8 than characters that are: the whole text is in another encoding, not a byte of
// it broken.
bool is_mostly_foreign(std::string_view text) {
  std::size_t bad = 0;
  std::size_t good = 0;
  for (std::size_t at = 0; at < text.size();) {
    const text::CodePoint point = text::decode(text, at);
    bad += point.valid ? 0 : 1;
    good += point.length > 1 ? 1 : 0;
    at += point.length;
  }
  return bad > good;
}

// GB18030 throughout, with nearly all pairs where GB2312 keeps its common characters: other encodings seldom
// are.
bool looks_like_gb18030(std::string_view text) {
  std::size_t pairs = 0;
  std::size_t common = 0;
  for (std::size_t at = 0; at < text.size();) {
    const unsigned char lead = byte_at(text, at);
    const unsigned char second = byte_at(text, at + 1);
    if (lead < 0x80) {
      ++at;
    } else if (is_between(lead, 0x81, 0xFE) && is_between(second, 0x40, 0xFE) && second != 0x7F) {
      ++pairs;
      common += is_between(lead, 0xA1, 0xF7) && second >= 0xA1 ? 1 : 0;
      at += 2;
    } else if (is_between(lead, 0x81, 0xFE) && is_between(second, 0x30, 0x39) &&
               is_between(byte_at(text, at + 2), 0x81, 0xFE) &&
               is_between(byte_at(text, at + 3), 0x30, 0x39)) {
      at += 4;
    } else {
      return false;
    }
  }
  return pairs > 0 && common * 10 >= pairs * 9;
}

void report_bad_bytes(const text::SourceFile& file, std::size_t at, std::size_t end, diag::Report& report) {
  const std::string_view all = std::string_view(file.text).substr(0, end);
  for (std::size_t told = 0; at < end && told < most_bad_places; ++told) {
    std::size_t stop = at;
    while (stop < end && !text::decode(all, stop).valid) ++stop;
    const text::Span place{&file, static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(stop)};
    diag::Diagnostic& fault =
        report.error(place, fmt::format("expected UTF-8, found the byte 0x{:02X}", byte_at(all, at)));
    if (stop - at > 1) fault.with_note(fmt::format("{} bytes in a row are not UTF-8", stop - at));
    fault.with_hint("save the file as UTF-8; a character seems to have been cut or damaged here");
    const std::size_t next = find_bad_utf8(all.substr(stop));
    at = next == std::string_view::npos ? end : stop + next;
  }
}

}  // namespace

std::size_t find_bad_utf8(std::string_view text) {
  const char* at = text.data();
  const char* const end = at + text.size();
  while (at < end) {
    if (end - at >= 8) {
      const std::uint64_t high = load_eight(at) & every_high_bit;
      if (high == 0) {
        at += 8;
        continue;
      }
      at += first_marked(high);
    } else if (static_cast<unsigned char>(*at) < 0x80) {
      ++at;
      continue;
    }
    while (end - at >= 3 && is_plain_three(at)) at += 3;
    if (at == end || static_cast<unsigned char>(*at) < 0x80) continue;
    const text::CodePoint point = text::decode(text, static_cast<std::size_t>(at - text.data()));
    if (!point.valid) return static_cast<std::size_t>(at - text.data());
    at += point.length;
  }
  return std::string_view::npos;
}

void append_repaired(std::string& out, std::string_view text) {
  for (;;) {
    const std::size_t bad = find_bad_utf8(text);
    out += text.substr(0, bad);
    if (bad == std::string_view::npos) return;
    out += "\xEF\xBF\xBD";
    text.remove_prefix(bad + 1);
  }
}

TextState check_text(const text::SourceFile& file, std::size_t begin, std::size_t end, std::size_t largest,
                     diag::Report& report) {
  if (end - begin > largest) {
    report
        .error({&file, 0, 0}, fmt::format("the text has {} bytes, expected at most {} ({} MiB)", end - begin,
                                          largest, largest >> 20U))
        .with_hint("split it into several files");
    return TextState::unreadable;
  }
  const std::string_view text = std::string_view(file.text).substr(begin, end - begin);
  const auto begin_place = static_cast<std::uint32_t>(begin);
  if (const std::string_view name = name_utf16(text); !name.empty()) {
    report.error({&file, begin_place, begin_place}, fmt::format("expected UTF-8, found {}", name))
        .with_hint(fmt::format("convert the file with `iconv -f {} -t UTF-8`", name));
    return TextState::unreadable;
  }
  const std::size_t bad = find_bad_utf8(text);
  if (bad == std::string_view::npos) return TextState::good;
  const auto place = static_cast<std::uint32_t>(begin + bad);
  if (is_mostly_foreign(text) && looks_like_gb18030(text)) {
    report.error({&file, place, place + 1}, "expected UTF-8, found what looks like GB18030 or GBK")
        .with_hint("convert the file with `iconv -f GB18030 -t UTF-8`");
    return TextState::unreadable;
  }
  report_bad_bytes(file, begin + bad, end, report);
  return TextState::damaged;
}

}  // namespace planpress::data
