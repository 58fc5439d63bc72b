// Emphasis must read again as the same emphasis, here and on a code host whose reader does not know our rule
// for Chinese. Each run of marks is checked against CommonMark's rule with its real neighbours; where it
// would not open or close, an empty comment, which nobody sees, is set outside of it: `**到2027年，**<!--
// -->设备投资`. Emphasis directly inside emphasis takes the other mark.
#include "markdown/markdown_inline.hpp"

#include <algorithm>
#include <utility>

#include "markdown/markdown_escape.hpp"
#include "markdown/punctuation.hpp"
#include "markdown/url.hpp"
#include "text/escape.hpp"

namespace planpress::markdown {
namespace {

constexpr std::string_view separator = "<!-- -->";

struct Neighbours {
  char32_t before = 0;
  char32_t after = 0;

  bool opens() const { return markdown::opens(before, after); }
  bool closes() const { return markdown::opens(after, before); }
};

bool holds_entity(std::string_view text) {
  for (std::size_t at = text.find('&'); at != std::string_view::npos; at = text.find('&', at + 1)) {
    if (begins_entity(text.substr(at))) return true;
  }
  return false;
}

class InlineWriter {
 public:
  InlineWriter(const Document& document, const Site& site, Surroundings surroundings)
      : document_(document), tree_(document.tree()), site_(site), surroundings_(surroundings) {}

  std::string run(NodeId parent) {
    children(parent);
    settle(0);
    return std::move(out_);
  }

 private:
  void children(NodeId parent) {
    for (NodeId child = tree_.at(parent).first; child != no_node; child = tree_.at(child).next) write(child);
  }

  // A closed run of marks waits for its neighbour.
  struct Closed {
    char mark = 0;
    char32_t before = 0;
    bool inside = false;
  };

  // Called with what comes next, before it is appended.
  void settle(char32_t next, char mark = 0) {
    if (closed_.mark == 0) return;
    const Neighbours sides{closed_.before, next};
    const bool fine = sides.closes() &&
                      (!strict(closed_) || !sides.opens() || (closed_.mark == '_' && is_punctuation(next)));
    const bool merges = mark == closed_.mark;
    closed_ = {};
    if (!fine || merges) out_ += separator;
  }

  static bool strict(const Closed& closed) { return closed.inside || closed.mark == '_'; }

  void write(NodeId id) {
    const Node& node = tree_.at(id);
    const std::string_view words = tree_.text(node.text);
    switch (node.kind) {
      case Kind::text:
        return text(words, node);
      case Kind::soft_break:
        return soft_break();
      case Kind::hard_break:
        return hard_break(node);
      case Kind::code:
        return code(words);
      case Kind::emphasis:
        return marked(id, node, 1);
      case Kind::strong:
        return marked(id, node, 2);
      case Kind::deletion:
        return marked(id, node, 0);
      case Kind::link:
        return link(id, node);
      case Kind::image:
        return image(id, node);
      case Kind::reference:
        return reference(node);
      case Kind::footnote_reference:
        return raw("[^" + std::to_string(node.number) + "]");
      default:
        return;
    }
  }

  void raw(std::string_view piece) {
    settle(first_code_point(piece));
    out_ += piece;
  }

  static bool is_break(Kind kind) { return kind == Kind::soft_break || kind == Kind::hard_break; }

  void text(std::string_view words, const Node& node) {
    EscapeContext context;
    const bool last = node.next == no_node;
    // Blanks at the inner side of emphasis marks would unmake them.
    context.line_start = out_.empty() || out_.back() == '\n';
    context.block_marks = surroundings_ == Surroundings::paragraph && (depth_ == 0 || !out_.empty());
    context.in_link = links_ > 0;
    context.more = last ? in_brackets_ : !is_break(tree_.at(node.next).kind);
    context.marks = last ? depth_ > 0 : context.more && tree_.at(node.next).kind != Kind::text;
    std::string escaped;
    append_escaped(escaped, words, context);
    raw(escaped);
  }

  void soft_break() {
    settle('\n');
    out_ += surroundings_ == Surroundings::paragraph ? '\n' : ' ';
  }

  // A backslash at the end of its line, or the tag where there is no such line.
  void hard_break(const Node& node) {
    const bool ends_line = surroundings_ == Surroundings::paragraph && node.next != no_node &&
                           !is_break(tree_.at(node.next).kind) && !out_.empty() && out_.back() != '\n';
    settle(ends_line ? '\n' : '<');
    out_ += ends_line ? "\\\n" : "<br>";
  }

  void code(std::string_view words) {
    std::size_t longest = 0;
    bool single = false;
    for (std::size_t at = words.find('`'); at != std::string_view::npos; at = words.find('`', at)) {
      const std::size_t end = std::min(words.find_first_not_of('`', at), words.size());
      longest = std::max(longest, end - at);
      single = single || end - at == 1;
      at = end;
    }
    const std::string fence(single ? longest + 1 : 1, '`');
    const bool blank = words.find_first_not_of(' ') == std::string_view::npos;
    const bool pad = !words.empty() && (words.front() == '`' || words.back() == '`' ||
                                        (!blank && words.front() == ' ' && words.back() == ' '));
    settle('`');
    // Two codes side by side would share their backticks.
    if (code_end_ > 0 && code_end_ == out_.size()) out_ += separator;
    out_.append(fence).append(pad ? " " : "").append(words).append(pad ? " " : "").append(fence);
    code_end_ = out_.size();
  }

  // `size` marks: one for emphasis, two for strong, none for `~~`.
  void marked(NodeId id, const Node& node, std::size_t size) {
    if (node.first == no_node) return;
    const char mark = size == 0 ? '~' : emphasis_ == '*' ? '_' : '*';
    const std::string run(size == 0 ? 2 : size, mark);
    InlineWriter inner(document_, site_, surroundings_);
    inner.links_ = links_;
    inner.depth_ = depth_ + 1;
    inner.emphasis_ = size == 0 ? emphasis_ : mark;
    inner.children(id);
    if (inner.out_.empty()) return;
    inner.settle(static_cast<unsigned char>(mark), mark);
    settle(static_cast<unsigned char>(mark), mark);
    const Neighbours sides{last_code_point(out_), first_code_point(inner.out_)};
    const bool inside = depth_ > 0 && size > 0;
    const bool intraword = sides.closes() && !(mark == '_' && is_punctuation(sides.before));
    if (!sides.opens() || ((inside || mark == '_') && intraword)) out_ += separator;
    out_.append(run).append(inner.out_).append(run);
    closed_ = {mark, last_code_point(inner.out_), inside};
  }

  void link(NodeId id, const Node& node) {
    const std::string_view url = tree_.text(node.text);
    const std::string place = site_.link_to(url);
    if (!text::is_safe_url(encode_url(place))) return children(id);
    if (node.mark && place == url && url.find_first_of(" <>\\") == std::string_view::npos &&
        !holds_entity(url)) {
      settle('<');
      out_.append("<").append(url.starts_with("mailto:") ? url.substr(7) : url).append(">");
      return;
    }
    bracketed(id, "[", place, tree_.text(node.more));
  }

  void image(NodeId id, const Node& node) {
    const std::string place = site_.link_to(tree_.text(node.text));
    if (!text::is_safe_url(encode_url(place))) return children(id);
    bracketed(id, "![", place, tree_.text(node.more));
  }

  void bracketed(NodeId id, std::string_view open, std::string_view place, std::string_view title) {
    raw(open);
    ++links_;
    ++depth_;
    const bool outer = std::exchange(in_brackets_, true);
    children(id);
    settle(']');
    in_brackets_ = outer;
    --depth_;
    --links_;
    out_ += "](";
    append_destination(out_, place, title);
    out_ += ')';
  }

  void reference(const Node& node) {
    const Reference& reference = document_.references()[node.number];
    Link link;
    const bool known = site_.resolve(reference.target, link) && text::is_safe_url(encode_url(link.url));
    settle('[');
    if (!known) {
      out_.append("[[").append(reference.target);
      if (!reference.label.empty()) out_.append("|").append(reference.label);
      out_ += "]]";
      return;
    }
    const std::string& shown = !reference.label.empty() ? reference.label
                               : link.title.empty()     ? reference.target
                                                        : link.title;
    out_ += '[';
    append_escaped(out_, shown, {false, true, true});
    out_ += "](";
    append_destination(out_, link.url, reference.label.empty() ? std::string() : link.title);
    out_ += ')';
  }

  const Document& document_;
  const Tree& tree_;
  const Site& site_;
  const Surroundings surroundings_;
  std::string out_;
  Closed closed_;
  std::size_t code_end_ = 0;
  char emphasis_ = 0;  // the mark of the emphasis that we are in
  int links_ = 0;
  bool in_brackets_ = false;  // the words end at a bracket
  int depth_ = 0;
};

}  // namespace

std::string inline_markdown(const Document& document, const Site& site, NodeId parent,
                            Surroundings surroundings) {
  return InlineWriter(document, site, surroundings).run(parent);
}

}  // namespace planpress::markdown
