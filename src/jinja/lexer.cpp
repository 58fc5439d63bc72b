#include "jinja/lexer.hpp"

#include <string>

#include "jinja/literals.hpp"
#include "text/utf8.hpp"

namespace planpress::jinja {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_name_start(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

class Lexer {
 public:
  Lexer(const text::SourceFile& file, const Trimming& trimming, Names& names, Tree& tree,
        diag::Report& report)
      : file_(file), all_(file.text), trimming_(trimming), names_(names), tree_(tree), report_(report) {}

  std::vector<Token> run() {
    tokens_.reserve(all_.size() / 6 + 8);
    if (all_.starts_with("\xEF\xBB\xBF")) at_ = 3;
    end_ = all_.size();
    if (!trimming_.keep_trailing_newline) {
      if (end_ > at_ && all_[end_ - 1] == '\n') --end_;
      if (end_ > at_ && all_[end_ - 1] == '\r') --end_;
    }
    all_ = all_.substr(0, end_);
    while (at_ < end_) read_outside();
    add(TokenKind::end, end_, end_);
    return std::move(tokens_);
  }

 private:
  void add(TokenKind kind, std::size_t begin, std::size_t end, std::uint32_t value = 0) {
    tokens_.push_back({kind, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end), value});
  }
  diag::Diagnostic& fail(std::size_t begin, std::size_t end, std::string message) {
    return report_.error({&file_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)},
                         std::move(message));
  }
  char peek(std::size_t at) const { return at < end_ ? all_[at] : '\0'; }

  std::size_t skip_spaces(std::size_t at) const {
    while (at < end_) {
      const auto byte = static_cast<unsigned char>(all_[at]);
      if (byte < 0x80) {
        if (!text::is_space(byte)) break;
        ++at;
        continue;
      }
      const text::CodePoint point = text::decode(all_, at);
      if (!text::is_space(point.value)) break;
      at += point.length;
    }
    return at;
  }

  // Text up to the next tag, and the tag.
  void read_outside() {
    const std::size_t start = at_;
    std::size_t open = start;
    for (;; ++open) {
      open = all_.find('{', open);
      if (open == std::string_view::npos || open + 1 >= end_) {
        add_text(all_.substr(start), start);
        at_ = end_;
        return;
      }
      const char next = all_[open + 1];
      if (next == '{' || next == '%' || next == '#') break;
    }
    const char sign = peek(open + 2);
    const char kind = all_[open + 1];
    add_text(stripped(all_.substr(start, open - start), start, sign, kind != '{'), start);
    at_ = open + 2 + (sign == '-' || sign == '+' ? 1 : 0);
    if (kind == '#') {
      read_comment(open);
    } else if (kind == '{') {
      add(TokenKind::output_begin, open, at_);
      read_inside(open, '}');
    } else if (!read_raw(open)) {
      add(TokenKind::tag_begin, open, at_);
      read_inside(open, '%');
    }
  }

  // The text before a tag, with what `-` or lstrip_blocks takes from its end.
  std::string_view stripped(std::string_view text, std::size_t start, char sign, bool may_lstrip) const {
    if (sign == '-') {
      while (!text.empty()) {
        std::size_t last = text.size() - 1;
        while (last > 0 && (static_cast<unsigned char>(text[last]) & 0xC0U) == 0x80U) --last;
        if (!text::is_space(text::decode(text, last).value)) break;
        text = text.substr(0, last);
      }
    } else if (sign != '+' && trimming_.lstrip_blocks && may_lstrip) {
      const std::size_t newline = text.rfind('\n');
      const std::size_t line = newline == std::string_view::npos ? 0 : newline + 1;
      const bool at_line_start = line > 0 || start == 0 || all_[start - 1] == '\n';
      if (at_line_start && skip_spaces(start + line) >= start + text.size()) text = text.substr(0, line);
    }
    return text;
  }

  void add_text(std::string_view text, std::size_t begin) {
    if (text.empty()) return;
    if (text.find('\r') != std::string_view::npos) text = tree_.memory.copy(with_newlines(text));
    add(TokenKind::text, begin, begin + text.size(), static_cast<std::uint32_t>(tree_.texts.size()));
    tree_.texts.push_back(text);
  }

  static std::string with_newlines(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (text[i] == '\r') {
        out += '\n';
        if (i + 1 < text.size() && text[i + 1] == '\n') ++i;
      } else {
        out += text[i];
      }
    }
    return out;
  }

  // What follows the end of a tag: all space after `-`, one line end with trim_blocks.
  void pass_end(bool minus, bool plus, bool is_block) {
    if (minus) {
      at_ = skip_spaces(at_);
    } else if (!plus && is_block && trimming_.trim_blocks) {
      if (peek(at_) == '\r') ++at_;
      if (peek(at_) == '\n') ++at_;
    }
  }

  void read_comment(std::size_t open) {
    const std::size_t close = all_.find("#}", at_);
    if (close == std::string_view::npos) {
      fail(open, open + 2, "comment is never closed").with_hint("close it with `#}`");
      at_ = end_;
      return;
    }
    const char sign = close > at_ ? all_[close - 1] : '\0';
    at_ = close + 2;
    pass_end(sign == '-', sign == '+', true);
  }

  // `{% raw %}` … `{% endraw %}`: all between them is text.
  bool read_raw(std::size_t open) {
    std::size_t at = skip_spaces(at_);
    if (all_.substr(at, 3) != "raw") return false;
    at = skip_spaces(at + 3);
    const bool minus = peek(at) == '-';
    if (all_.substr(at + (minus ? 1 : 0), 2) != "%}") return false;
    at_ = at + (minus ? 3 : 2);
    if (minus) at_ = skip_spaces(at_);
    const std::size_t start = at_;
    for (std::size_t close = all_.find("{%", start); close != std::string_view::npos;
         close = all_.find("{%", close + 2)) {
      const char sign = peek(close + 2);
      std::size_t inside = skip_spaces(close + 2 + (sign == '-' || sign == '+' ? 1 : 0));
      if (all_.substr(inside, 6) != "endraw") continue;
      inside = skip_spaces(inside + 6);
      const char last = peek(inside);
      if (last == '-' || last == '+') ++inside;
      if (all_.substr(inside, 2) != "%}") continue;
      add_text(stripped(all_.substr(start, close - start), start, sign, true), start);
      at_ = inside + 2;
      pass_end(last == '-', last == '+', true);
      return true;
    }
    fail(open, start, "`raw` is never closed").with_hint("close it with `{% endraw %}`");
    at_ = end_;
    return true;
  }

  // Tokens up to the end of the tag, which may stand in brackets only as two operators.
  void read_inside(std::size_t open, char close) {
    brackets_.clear();
    for (;;) {
      at_ = skip_spaces(at_);
      if (at_ >= end_) {
        fail(open, open + 2, close == '}' ? "`{{` is never closed" : "`{%` is never closed")
            .with_hint(close == '}' ? "close it with `}}`" : "close it with `%}`");
        add(TokenKind::fault, end_, end_);
        add(close == '}' ? TokenKind::output_end : TokenKind::tag_end, end_, end_);
        return;
      }
      if (brackets_.empty()) {
        const char sign = all_[at_];
        const bool signed_end = sign == '-' || (sign == '+' && close == '%');
        const std::size_t mark_at = at_ + (signed_end ? 1 : 0);
        if (peek(mark_at) == close && peek(mark_at + 1) == '}') {
          add(close == '}' ? TokenKind::output_end : TokenKind::tag_end, at_, mark_at + 2);
          at_ = mark_at + 2;
          pass_end(sign == '-', sign == '+', close == '%');
          return;
        }
      }
      if (!read_token()) {
        recover(close);
        return;
      }
    }
  }

  // After a fault that leaves no sense in what follows: on to where the tag closes in the text.
  void recover(char close) {
    const char ending[] = {close, '}', '\0'};
    const std::size_t found = all_.find(ending, at_);
    const std::size_t to = found == std::string_view::npos ? end_ : found + 2;
    add(TokenKind::fault, at_, at_);
    add(close == '}' ? TokenKind::output_end : TokenKind::tag_end,
        found == std::string_view::npos ? end_ : found, to);
    at_ = to;
  }

  bool read_token() {
    const char c = all_[at_];
    if (is_digit(c)) return read_number();
    if (c == '\'' || c == '"') return read_string(c);
    if (is_name_start(c) || static_cast<unsigned char>(c) >= 0x80) return read_name();
    return read_mark(c);
  }

  bool read_name() {
    const std::size_t start = at_;
    while (at_ < end_) {
      const char c = all_[at_];
      if (is_name_start(c) || is_digit(c)) {
        ++at_;
      } else if (static_cast<unsigned char>(c) >= 0x80) {
        const text::CodePoint point = text::decode(all_, at_);
        if (!text::is_letter_or_digit(point.value)) break;
        at_ += point.length;
      } else {
        break;
      }
    }
    if (at_ == start) {
      const std::size_t length = text::decode(all_, at_).length;
      fail(at_, at_ + length, "unexpected character `" + std::string(all_.substr(at_, length)) + "`");
      return false;
    }
    add(TokenKind::name, start, at_, names_.intern(all_.substr(start, at_ - start)));
    return true;
  }

  bool read_number() {
    const bool after_dot = at_ > 0 && all_[at_ - 1] == '.';
    const Literal literal = read_number_literal(all_, at_, after_dot);
    if (!literal.fault.empty()) {
      fail(at_, at_ + literal.length, std::string(literal.fault));
      return false;
    }
    add(literal.value.kind() == data::View::Kind::integer ? TokenKind::integer : TokenKind::number, at_,
        at_ + literal.length, static_cast<std::uint32_t>(tree_.constants.size()));
    tree_.constants.push_back(literal.value);
    at_ += literal.length;
    return true;
  }

  bool read_string(char quote) {
    std::size_t close = at_ + 1;
    bool plain = true;
    while (close < end_ && all_[close] != quote) {
      if (all_[close] == '\\') {
        plain = false;
        ++close;
      } else if (all_[close] == '\r') {
        plain = false;
      }
      ++close;
    }
    if (close >= end_) {
      fail(at_, at_ + 1, "string is never closed").with_hint(std::string("close it with `") + quote + "`");
      return false;
    }
    std::string_view text = all_.substr(at_ + 1, close - at_ - 1);
    if (!plain) text = tree_.memory.copy(unescaped(with_newlines(text)));
    add(TokenKind::string, at_, close + 1, static_cast<std::uint32_t>(tree_.texts.size()));
    tree_.texts.push_back(text);
    at_ = close + 1;
    return true;
  }

  bool read_mark(char c) {
    static constexpr std::string_view singles = "+-/*%~[](){}><=.:|,;";
    const char next = peek(at_ + 1);
    const bool twice = (c == next && (c == '*' || c == '/' || c == '=')) ||
                       (next == '=' && (c == '!' || c == '>' || c == '<'));
    if (!twice && singles.find(c) == std::string_view::npos) {
      diag::Diagnostic& fault = fail(at_, at_ + 1, std::string("unexpected character `") + c + "`");
      if (c == '!') fault.with_hint("write `not`");
      if (c == '&') fault.with_hint("write `and`");
      return false;
    }
    if (!twice && !balance(c)) return false;
    const std::size_t length = twice ? 2 : 1;
    add(TokenKind::mark, at_, at_ + length, mark(c, twice ? next : '\0'));
    at_ += length;
    return true;
  }

  bool balance(char c) {
    if (c == '(' || c == '[' || c == '{') {
      brackets_ += c == '(' ? ')' : c == '[' ? ']' : '}';
    } else if (c == ')' || c == ']' || c == '}') {
      if (brackets_.empty() || brackets_.back() != c) {
        std::string message = std::string("unexpected `") + c + "`";
        if (!brackets_.empty())
          message = std::string("expected `") + brackets_.back() + "`, found `" + c + "`";
        fail(at_, at_ + 1, std::move(message));
        return false;
      }
      brackets_.pop_back();
    }
    return true;
  }

  const text::SourceFile& file_;
  std::string_view all_;
  const Trimming& trimming_;
  Names& names_;
  Tree& tree_;
  diag::Report& report_;
  std::vector<Token> tokens_;
  std::string brackets_;
  std::size_t at_ = 0;
  std::size_t end_ = 0;
};

}  // namespace

std::vector<Token> cut(const text::SourceFile& source, const Trimming& trimming, Names& names, Tree& tree,
                       diag::Report& report) {
  return Lexer(source, trimming, names, tree, report).run();
}

}  // namespace planpress::jinja
