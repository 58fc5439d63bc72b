// CommonMark decides by the neighbours whether `**` opens or closes: beside punctuation it only does so when
// the other side is a blank or punctuation too. Chinese sets no blanks, so
// `**到2027年，**设备投资**25%。**其中` goes wrong. The rule here, for runs of `*` and for `~~`: when neither
// neighbour is blank, one of them is Chinese and one of them is punctuation, the run is free to open and to
// close, as between two letters. To tell the engine, a private letter is set on both sides, and taken out of
// the tree again:
//
//     到2027年，**设备   ->   到2027年，M**M设备
//
// Where no neighbour is Chinese nothing is set, so other text reads exactly as CommonMark has it.
#include "markdown/prepare.hpp"

#include <algorithm>
#include <array>
#include <bitset>

#include "markdown/punctuation.hpp"
#include "text/utf8.hpp"

namespace planpress::markdown {
namespace {

constexpr char32_t private_first = 0xE000;
constexpr std::size_t private_count = 0xF900 - 0xE000;
constexpr std::size_t longest_reference = 400;

// Two private-use characters that are not in the text, or none.
std::vector<std::string> free_characters(std::string_view text) {
  std::bitset<private_count> used;
  for (std::size_t at = 0; at + 2 < text.size(); ++at) {
    const auto lead = static_cast<unsigned char>(text[at]);
    if (lead != 0xEE && lead != 0xEF) continue;
    const char32_t value = text::decode(text, at).value;
    if (value >= private_first && value < private_first + private_count) used.set(value - private_first);
  }
  std::vector<std::string> free;
  for (std::size_t i = private_count; i-- > 0 && free.size() < 2;) {
    if (!used.test(i)) text::append_utf8(free.emplace_back(), private_first + static_cast<char32_t>(i));
  }
  return free;
}

class Preparation {
 public:
  explicit Preparation(std::string_view text) : text_(text) {}

  Prepared run() {
    const std::vector<std::string> free = free_characters(text_);
    if (free.size() == 2) {
      made_.letter = free[0];
      made_.reference = free[1];
    }
    made_.text.reserve(text_.size() + text_.size() / 16);
    while (at_ < text_.size()) step();
    copy_to(text_.size());
    return std::move(made_);
  }

 private:
  // Goes to the next character that may matter and deals with it.
  void step() {
    at_ = std::min(text_.find_first_of("\r\n\\*~[", at_), text_.size());
    if (at_ == text_.size()) return;
    switch (text_[at_]) {
      case '\\':
        at_ += at_ + 1 < text_.size() && is_ascii_punctuation(text_[at_ + 1]) ? 2 : 1;
        break;
      case '\r':
        copy_to(at_);
        if (at_ + 1 == text_.size() || text_[at_ + 1] != '\n') made_.text += '\n';
        copied_ = ++at_;
        break;
      case '\n':
        ++at_;
        break;
      case '[':
        bracket();
        break;
      default:
        run_of_marks();
    }
  }

  void copy_to(std::size_t end) {
    made_.text.append(text_.substr(copied_, end - copied_));
    copied_ = end;
  }

  void run_of_marks() {
    const std::size_t begin = at_;
    bool plain = made_.letter.empty();
    while (at_ < text_.size() && (text_[at_] == '*' || text_[at_] == '~')) {
      const std::size_t same = end_of_run(at_);
      // One tilde is a range, `1~2家`, three are a fence; two strike out.
      plain = plain || (text_[at_] == '~' && same - at_ != 2);
      at_ = same;
    }
    if (plain) return;
    const bool help = needs_help(begin, at_);
    copy_to(begin);
    if (help) made_.text += made_.letter;
    for (std::size_t at = begin; at < at_; at = end_of_run(at)) {
      if (text_[at] == '~') mark_tildes(at, help);
      copy_to(end_of_run(at));
    }
    if (help) made_.text += made_.letter;
  }

  std::size_t end_of_run(std::size_t at) const {
    return std::min(text_.find_first_not_of(text_[at], at), text_.size());
  }

  // `~~` keeps between its tildes whether it may open and close; the engine takes it for text.
  void mark_tildes(std::size_t at, bool both) {
    const char32_t before = last_code_point(text_.substr(0, at));
    const char32_t after = first_code_point(text_.substr(at + 2));
    copy_to(at + 1);
    if (both || opens(before, after)) made_.text += made_.letter;
    if (both || opens(after, before)) made_.text += made_.reference;
  }

  bool needs_help(std::size_t begin, std::size_t end) const {
    if (begin == 0 || end == text_.size() || starts_line(begin)) return false;
    const char32_t before = last_code_point(text_.substr(0, begin));
    const char32_t after = first_code_point(text_.substr(end));
    // A pipe is the wall of a cell; underscores must keep their neighbours.
    const auto outside = [](char32_t value) { return is_space(value) || value == '|' || value == '_'; };
    if (outside(before) || outside(after)) return false;
    if (!is_punctuation(before) && !is_punctuation(after)) return false;
    return is_chinese(before, begin, false) || is_chinese(after, end, true);
  }

  // True behind nothing but quote marks and blanks.
  bool starts_line(std::size_t at) const {
    while (at > 0 && (text_[at - 1] == '>' || text_[at - 1] == ' ')) --at;
    return at == 0 || text_[at - 1] == '\n' || text_[at - 1] == '\r';
  }

  // Quotes and dashes are Chinese when the character behind them is.
  bool is_chinese(char32_t value, std::size_t at, bool forward) const {
    if (text::is_cjk(value)) return true;
    if (!is_shared_punctuation(value)) return false;
    const std::size_t length = value < 0x800 ? 2 : 3;
    if (forward) return text::is_cjk(first_code_point(text_.substr(at + length)));
    return text::is_cjk(last_code_point(text_.substr(0, at - length)));
  }

  void bracket() {
    const std::size_t begin = at_++;
    if (made_.letter.empty()) return;
    const std::string_view rest = text_.substr(begin);
    if (rest.starts_with("[!") && heads_callout(begin)) {
      copy_to(begin + 1);
      made_.text += made_.letter;
      return;
    }
    if (!rest.starts_with("[[")) return;
    const std::size_t size = rest.substr(2, longest_reference).find_first_of("[]\r\n");
    if (size == std::string_view::npos || size == 0 || !rest.substr(2 + size).starts_with("]]")) return;
    const std::string number = std::to_string(made_.references.size());
    const std::size_t end = begin + size + 4;
    made_.references.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
    copy_to(begin + 1);
    made_.text += made_.reference + number + made_.reference;
    copy_to(end - 1);
    made_.text += made_.reference;
    // Emphasis inside a label would need no help, and the target must stay whole.
    at_ = end;
  }

  // True for `> [!NOTE]` alone on its line, inside lists as well.
  bool heads_callout(std::size_t begin) const {
    bool quoted = false;
    for (std::size_t at = begin; at > 0 && text_[at - 1] != '\n' && text_[at - 1] != '\r'; --at) {
      if (std::string_view("> \t-+*.)0123456789").find(text_[at - 1]) == std::string_view::npos) return false;
      quoted = quoted || text_[at - 1] == '>';
    }
    std::size_t at = begin + 2;
    while (at < text_.size() && is_ascii_alnum(text_[at])) ++at;
    if (!quoted || at == begin + 2 || at == text_.size() || text_[at] != ']') return false;
    at = text_.find_first_not_of(" \t", at + 1);
    return at == std::string_view::npos || text_[at] == '\n' || text_[at] == '\r';
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t copied_ = 0;
  Prepared made_;
};

}  // namespace

void Prepared::append_original(std::string_view marked, std::string& out) const {
  if (letter.empty()) {
    out += marked;
    return;
  }
  // Both characters share their lead byte or not; a search for either lead finds candidates quickly enough.
  const char leads[] = {letter[0], reference[0], '\0'};
  std::size_t from = 0;
  for (std::size_t at = marked.find_first_of(leads); at != std::string_view::npos;
       at = marked.find_first_of(leads, at)) {
    const std::string_view rest = marked.substr(at);
    std::size_t length = 0;
    if (rest.starts_with(letter)) {
      length = letter.size();
    } else if (rest.starts_with(reference)) {
      length = reference.size();
      const std::size_t digits = std::min(rest.find_first_not_of("0123456789", length), rest.size());
      if (digits > length && rest.substr(digits).starts_with(reference)) length = digits + reference.size();
    }
    if (length == 0) {
      ++at;
      continue;
    }
    out += marked.substr(from, at - from);
    at += length;
    from = at;
  }
  out += marked.substr(from);
}

Prepared prepare(std::string_view text) {
  return Preparation(text).run();
}

}  // namespace planpress::markdown
