// Documents as tidy Markdown: `-` lists, ATX headings, fenced code, aligned tables, lines as in the source.
#include <algorithm>
#include <string>

#include "markdown/align_tables.hpp"
#include "markdown/markdown_escape.hpp"
#include "markdown/markdown_inline.hpp"
#include "markdown/punctuation.hpp"
#include "markdown/site.hpp"
#include "markdown/table_rows.hpp"

namespace planpress::markdown {
namespace {

class MarkdownWriter {
 public:
  MarkdownWriter(const Document& document, const Site& site, std::string& out)
      : document_(document), tree_(document.tree()), site_(site), out_(out) {}

  void run() { blocks(0, false); }

 private:
  // What stands before each line (`> `, list indent), and before the next one where that differs (`- `).
  struct Container {
    MarkdownWriter& writer;
    std::size_t size;
    Container(MarkdownWriter& owner, std::string_view first, std::string_view rest)
        : writer(owner), size(owner.prefix_.size()) {
      if (!writer.has_lead_) writer.lead_ = writer.prefix_;
      writer.has_lead_ = true;
      writer.lead_ += first;
      writer.prefix_ += rest;
    }
    Container(const Container&) = delete;
    Container& operator=(const Container&) = delete;
    ~Container() {
      if (writer.has_lead_) writer.line("");
      writer.prefix_.resize(size);
    }
  };

  void line(std::string_view text) {
    const std::string& before = has_lead_ ? lead_ : prefix_;
    out_ += before;
    out_ += text;
    if (text.empty()) out_.resize(out_.size() - (before.size() - before.find_last_not_of(' ') - 1));
    out_ += '\n';
    has_lead_ = false;
  }

  void lines(std::string_view text) {
    while (text.ends_with('\n')) text.remove_suffix(1);
    while (true) {
      const std::size_t stop = text.find('\n');
      line(text.substr(0, stop));
      if (stop == std::string_view::npos) return;
      text.remove_prefix(stop + 1);
    }
  }

  bool shows_nothing(const Node& node) const { return node.kind == Kind::paragraph && node.first == no_node; }

  void blocks(NodeId parent, bool tight) {
    NodeId before = no_node;
    for (NodeId id = tree_.at(parent).first; id != no_node; id = tree_.at(id).next) {
      if (shows_nothing(tree_.at(id))) continue;
      if (before != no_node) between(tree_.at(before), tree_.at(id), tight);
      if (before == no_node || tree_.at(before).kind != Kind::list) list_mark_ = 0;
      block(id, parent == 0, before == no_node);
      before = id;
    }
  }

  // An empty line; in tight lists, where one would loosen them, nothing, or a comment where words would run
  // on.
  void between(const Node& before, const Node& after, bool tight) {
    if (!tight) return line("");
    const bool open = before.kind == Kind::paragraph || before.kind == Kind::quote ||
                      before.kind == Kind::callout || before.kind == Kind::list || before.kind == Kind::table;
    const bool runs_on = after.kind == Kind::paragraph || after.kind == Kind::table ||
                         (after.kind == Kind::list && cannot_interrupt(after));
    const bool same_quote =
        before.kind == after.kind && (after.kind == Kind::quote || after.kind == Kind::callout);
    if ((open && runs_on) || same_quote) line("<!-- -->");
  }

  bool cannot_interrupt(const Node& list) const {
    return (list.level > 0 && list.number != 1) || tree_.at(list.first).first == no_node;
  }

  void block(NodeId id, bool top, bool first) {
    const Node& node = tree_.at(id);
    switch (node.kind) {
      case Kind::paragraph:
        return lines(inlines(id, Surroundings::paragraph));
      case Kind::heading:
        return heading(id, node);
      case Kind::quote: {
        const Container quote(*this, "> ", "> ");
        return blocks(id, false);
      }
      case Kind::callout:
        return callout(id, node);
      case Kind::list:
        return list(node);
      case Kind::code_block:
        return code_block(node);
      case Kind::embed:
        return embed(node);
      // At the very top `---` would be front matter, behind `- ` the end of the list.
      case Kind::thematic_break:
        return line(top && !first ? "---" : "___");
      case Kind::table:
        return table(id, node);
      case Kind::footnote: {
        const Container footnote(*this, "[^" + std::to_string(node.number) + "]: ", "    ");
        return blocks(id, false);
      }
      default:
        return;
    }
  }

  std::string inlines(NodeId id, Surroundings surroundings) const {
    return inline_markdown(document_, site_, id, surroundings);
  }

  void heading(NodeId id, const Node& node) {
    std::string words = inlines(id, Surroundings::heading);
    if (words.ends_with('#')) words.insert(words.size() - 1, "\\");
    std::string text(node.level, '#');
    if (!words.empty()) text.append(" ").append(words);
    line(text);
  }

  void callout(NodeId id, const Node& node) {
    const Container quote(*this, "> ", "> ");
    std::string word(tree_.text(node.text));
    for (char& c : word) c = static_cast<char>(c - 32);
    line("[!" + word + "]");
    blocks(id, false);
  }

  // Lists that follow each other stay apart by their marks.
  static char mark_of(const Node& list, char before) {
    const char usual = list.level == 0 ? '-' : list.level == 1 ? '.' : ')';
    if (usual != before) return usual;
    return list.level == 0 ? '*' : list.level == 1 ? ')' : '.';
  }

  void list(const Node& node) {
    // Three marks alone on a line would be a thematic break.
    const bool third = has_lead_ && (lead_.ends_with("- - ") || lead_.ends_with("* * "));
    const char mark = mark_of(node, third ? lead_[lead_.size() - 2] : list_mark_);
    std::uint32_t number = node.number;
    for (NodeId id = node.first; id != no_node; id = tree_.at(id).next) {
      if (id != node.first && !node.mark) line("");
      const std::string first = (node.level > 0 ? std::to_string(number) : std::string()) + mark + ' ';
      number = std::min(number + 1, 999999999U);
      const Container item(*this, first, std::string(first.size(), ' '));
      const std::uint8_t task = tree_.at(id).level;
      if (task > 0) lead_ += task == 2 ? "[x] " : "[ ] ";
      list_mark_ = 0;
      blocks(id, node.mark);
      // A box alone would read as words.
      if (task > 0 && has_lead_) line("<!-- -->");
    }
    list_mark_ = mark;
  }

  void code_block(const Node& node) {
    const std::string_view code = tree_.text(node.text);
    const std::string_view info = tree_.text(node.more);
    const char mark = info.find('`') == std::string_view::npos ? '`' : '~';
    std::size_t longest = 2;
    for (std::size_t at = code.find(mark); at != std::string_view::npos; at = code.find(mark, at)) {
      const std::size_t end = std::min(code.find_first_not_of(mark, at), code.size());
      longest = std::max(longest, end - at);
      at = end;
    }
    std::string fence(longest + 1, mark);
    const std::string close = fence;
    for (std::size_t at = 0; at < info.size(); ++at) {
      const bool escaped = (info[at] == '\\' && at + 1 < info.size() && is_ascii_punctuation(info[at + 1])) ||
                           (info[at] == '&' && begins_entity(info.substr(at)));
      if (escaped) fence += '\\';
      fence += info[at];
    }
    line(fence);
    for (std::size_t at = 0; at < code.size();) {
      const std::size_t stop = std::min(code.find('\n', at), code.size());
      line(code.substr(at, stop - at));
      at = stop + 1;
    }
    line(close);
  }

  void embed(const Node& node) {
    std::string shown;
    site_.embed(document_.embeds()[node.number], shown);
    while (shown.starts_with('\n')) shown.erase(0, 1);
    if (!shown.empty()) lines(shown);
  }

  void table(NodeId id, const Node& node) {
    for (NodeId row = node.first; row != no_node; row = tree_.at(row).next) {
      std::string cells = "|";
      for (NodeId cell = tree_.at(row).first; cell != no_node; cell = tree_.at(cell).next) {
        for (const char c : inlines(cell, Surroundings::cell)) {
          if (c == '|') cells += '\\';
          cells += c;
        }
        cells += "|";
      }
      line(cells);
      if (row == node.first) line(delimiter_row(tree_.text(tree_.at(id).text)));
    }
  }

  static std::string delimiter_row(std::string_view letters) {
    std::string row = "|";
    for (const char letter : letters)
      row += letter == 'l' ? ":--|" : letter == 'c' ? ":-:|" : letter == 'r' ? "--:|" : "---|";
    return row;
  }

  const Document& document_;
  const Tree& tree_;
  const Site& site_;
  std::string& out_;
  std::string prefix_;
  std::string lead_;
  bool has_lead_ = false;
  char list_mark_ = 0;  // of the list just before, 0 for none
};

}  // namespace

void write_markdown(const Document& document, const Site& site, std::string& out) {
  std::string written;
  MarkdownWriter(document, site, written).run();
  align_tables(written);
  out += written;
}

}  // namespace planpress::markdown
