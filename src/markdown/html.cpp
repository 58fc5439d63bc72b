// Documents as HTML: no obsolete attributes, nothing of the text that is not text.
#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "markdown/site.hpp"
#include "markdown/url.hpp"
#include "text/escape.hpp"
#include "text/utf8.hpp"

namespace planpress::markdown {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 5> callout_titles{
    {{"note", "注意"}, {"tip", "提示"}, {"important", "重要"}, {"warning", "警告"}, {"caution", "谨慎"}}};

std::string_view callout_title(std::string_view word) {
  for (const auto& [name, title] : callout_titles) {
    if (name == word) return title;
  }
  return "注意";
}

std::string_view column_class(std::uint8_t letter) {
  return letter == 'l'   ? " class=\"left\""
         : letter == 'c' ? " class=\"center\""
         : letter == 'r' ? " class=\"right\""
                         : "";
}

std::string_view first_code_points(std::string_view text, std::size_t most) {
  std::size_t end = 0;
  for (std::size_t i = 0; i < most && end < text.size(); ++i) end += text::decode(text, end).length;
  return text.substr(0, end);
}

class HtmlWriter {
 public:
  HtmlWriter(const Document& document, const Site& site, std::string& out)
      : document_(document), tree_(document.tree()), site_(site), out_(out), start_(out.size()) {}

  void run() {
    NodeId child = tree_.at(0).first;
    for (; child != no_node && tree_.at(child).kind != Kind::footnote; child = tree_.at(child).next)
      block(child);
    if (child != no_node) footnotes(child);
  }

 private:
  std::string_view words(const Node& node) const { return tree_.text(node.text); }

  void line() {
    if (out_.size() > start_ && out_.back() != '\n') out_ += '\n';
  }

  void blocks(NodeId parent, bool tight = false) {
    for (NodeId child = tree_.at(parent).first; child != no_node; child = tree_.at(child).next)
      block(child, tight);
  }

  void inlines(NodeId parent) {
    for (NodeId child = tree_.at(parent).first; child != no_node; child = tree_.at(child).next)
      inline_node(child);
  }

  void block(NodeId id, bool tight = false) {
    const Node& node = tree_.at(id);
    switch (node.kind) {
      case Kind::paragraph:
        return paragraph(id, tight);
      case Kind::heading:
        return heading(id, node);
      case Kind::quote:
        return quote(id);
      case Kind::callout:
        return callout(id, node);
      case Kind::list:
        return list(node);
      case Kind::code_block:
        return code_block(node);
      case Kind::embed:
        line();
        site_.embed(document_.embeds()[node.number], out_);
        return line();
      case Kind::thematic_break:
        line();
        out_ += "<hr>\n";
        return;
      case Kind::table:
        return table(id, node);
      default:
        return;
    }
  }

  // True when the paragraph was a picture alone whose title is its caption.
  bool figure(NodeId paragraph) {
    const NodeId id = tree_.at(paragraph).first;
    const Node& only = tree_.at(id);
    std::string place;
    if (!site_.has_figures() || only.kind != Kind::image || only.next != no_node || only.more.size == 0 ||
        !place_of(words(only), place))
      return false;
    line();
    out_ += "<figure>\n";
    image(id, only, false);
    out_ += "\n<figcaption>";
    text::append_html(out_, tree_.text(only.more));
    out_ += "</figcaption>\n</figure>\n";
    return true;
  }

  void paragraph(NodeId id, bool tight) {
    if (tree_.at(id).first == no_node) return;
    if (tight) return inlines(id);
    if (figure(id)) return;
    line();
    out_ += "<p>";
    inlines(id);
    out_ += "</p>\n";
  }

  void heading(NodeId id, const Node& node) {
    const Heading& heading = document_.headings()[node.number];
    section_ = heading.text;
    const char level = static_cast<char>('0' + heading.level);
    line();
    out_.append("<h") += level;
    out_ += " id=\"";
    text::append_html(out_, heading.id);
    out_ += "\">";
    inlines(id);
    out_.append("</h") += level;
    out_ += ">\n";
  }

  void quote(NodeId id) {
    line();
    out_ += "<blockquote>\n";
    blocks(id);
    line();
    out_ += "</blockquote>\n";
  }

  void callout(NodeId id, const Node& node) {
    const std::string_view title = callout_title(words(node));
    line();
    out_.append("<aside class=\"callout ").append(words(node)).append("\" aria-label=\"").append(title);
    out_.append("\">\n<p class=\"callout-title\">").append(title).append("</p>\n");
    blocks(id);
    line();
    out_ += "</aside>\n";
  }

  void list(const Node& node) {
    bool tasks = false;
    for (NodeId child = node.first; child != no_node; child = tree_.at(child).next)
      tasks = tasks || tree_.at(child).level > 0;
    line();
    out_ += node.level > 0 ? "<ol" : "<ul";
    if (node.level > 0 && node.number != 1)
      out_.append(" start=\"").append(std::to_string(node.number)) += '"';
    out_ += tasks ? " class=\"tasks\">\n" : ">\n";
    for (NodeId child = node.first; child != no_node; child = tree_.at(child).next) item(child, node.mark);
    out_ += node.level > 0 ? "</ol>\n" : "</ul>\n";
  }

  void item(NodeId id, bool tight) {
    const Node& node = tree_.at(id);
    line();
    if (node.level == 0) {
      out_ += "<li>";
      blocks(id, tight);
    } else {
      task(node, tight);
    }
    out_ += "</li>\n";
  }

  // The words of a task are the label of its box.
  void task(const Node& node, bool tight) {
    out_ += tight ? "<li class=\"task\">" : "<li class=\"task\">\n<p>";
    out_ += node.level == 2 ? "<label><input type=\"checkbox\" disabled checked> "
                            : "<label><input type=\"checkbox\" disabled> ";
    NodeId child = node.first;
    if (child != no_node && tree_.at(child).kind == Kind::paragraph) {
      inlines(child);
      child = tree_.at(child).next;
    }
    out_ += tight ? "</label>" : "</label></p>\n";
    for (; child != no_node; child = tree_.at(child).next) block(child, tight);
  }

  void code_block(const Node& node) {
    const std::string_view info = tree_.text(node.more);
    line();
    out_ += "<pre><code";
    if (!info.empty()) {
      out_ += " class=\"language-";
      text::append_html(out_, info.substr(0, info.find_first_of(" \t")));
      out_ += '"';
    }
    out_ += '>';
    text::append_html(out_, words(node));
    out_ += "</code></pre>\n";
  }

  // A wide table scrolls inside a region that the keyboard reaches; its number keeps the names of regions
  // apart.
  void table(NodeId id, const Node& node) {
    line();
    out_.append("<div class=\"table-wrap\" role=\"region\" tabindex=\"0\" aria-label=\"表 ");
    out_ += std::to_string(node.number);
    if (!section_.empty()) {
      out_ += "：";
      text::append_html(out_, first_code_points(section_, 60));
    }
    out_ += "\">\n<table>\n";
    bool body = false;
    for (NodeId row = tree_.at(id).first; row != no_node; row = tree_.at(row).next) {
      if (tree_.at(row).mark) {
        table_row(row, "<thead>\n", "</thead>\n", true);
      } else {
        table_row(row, body ? "" : "<tbody>\n", "", false);
        body = true;
      }
    }
    if (body) out_ += "</tbody>\n";
    out_ += "</table>\n</div>\n";
  }

  void table_row(NodeId id, std::string_view before, std::string_view after, bool head) {
    out_.append(before) += "<tr>\n";
    for (NodeId cell = tree_.at(id).first; cell != no_node; cell = tree_.at(cell).next) {
      out_ += head ? "<th scope=\"col\"" : "<td";
      out_.append(column_class(tree_.at(cell).level)) += '>';
      inlines(cell);
      out_ += head ? "</th>\n" : "</td>\n";
    }
    out_.append("</tr>\n").append(after);
  }

  void inline_node(NodeId id) {
    const Node& node = tree_.at(id);
    switch (node.kind) {
      case Kind::text:
        return text::append_html(out_, words(node));
      case Kind::soft_break:
        if (!node.mark) out_ += '\n';
        return;
      case Kind::hard_break:
        out_ += "<br>\n";
        return;
      case Kind::code:
        out_ += "<code>";
        text::append_html(out_, words(node));
        out_ += "</code>";
        return;
      case Kind::emphasis:
        return wrapped(id, "<em>", "</em>");
      case Kind::strong:
        return wrapped(id, "<strong>", "</strong>");
      case Kind::deletion:
        return wrapped(id, "<del>", "</del>");
      case Kind::link:
        return link(id, node);
      case Kind::image:
        return image(id, node);
      case Kind::reference:
        return reference(node);
      case Kind::footnote_reference:
        return footnote_reference(node);
      default:
        return;
    }
  }

  void wrapped(NodeId id, std::string_view open, std::string_view close) {
    const std::size_t begin = out_.size();
    out_ += open;
    inlines(id);
    if (out_.size() == begin + open.size()) {
      out_.resize(begin);
    } else {
      out_ += close;
    }
  }

  // The place of `url`, empty-handed when the site made something of it that may not be linked.
  bool place_of(std::string_view url, std::string& place) const {
    place = encode_url(site_.link_to(url));
    return text::is_safe_url(place);
  }

  void attribute(std::string_view name, std::string_view value) {
    out_.append(" ").append(name).append("=\"");
    text::append_html(out_, value);
    out_ += '"';
  }

  void link(NodeId id, const Node& node) {
    std::string place;
    if (!place_of(words(node), place)) return inlines(id);
    out_ += "<a";
    attribute("href", place);
    if (node.more.size > 0) attribute("title", tree_.text(node.more));
    out_ += '>';
    inlines(id);
    out_ += "</a>";
  }

  void image(NodeId id, const Node& node, bool with_title = true) {
    std::string place;
    std::string alt;
    append_plain_text(tree_, id, alt);
    if (!place_of(words(node), place)) return text::append_html(out_, alt);
    out_ += "<img";
    attribute("src", place);
    attribute("alt", alt);
    if (with_title && node.more.size > 0) attribute("title", tree_.text(node.more));
    out_ += '>';
  }

  void reference(const Node& node) {
    const Reference& reference = document_.references()[node.number];
    Link link;
    if (!site_.resolve(reference.target, link) || !text::is_safe_url(encode_url(link.url))) {
      out_ += "[[";
      text::append_html(out_, reference.target);
      if (!reference.label.empty()) out_ += '|';
      text::append_html(out_, reference.label);
      out_ += "]]";
      return;
    }
    out_ += "<a";
    attribute("href", encode_url(link.url));
    if (!reference.label.empty() && !link.title.empty()) attribute("title", link.title);
    out_ += '>';
    text::append_html(out_, !reference.label.empty() ? reference.label
                            : link.title.empty()     ? reference.target
                                                     : link.title);
    out_ += "</a>";
  }

  static std::string reference_id(std::uint32_t number, std::uint32_t use) {
    return "fnref-" + std::to_string(number) + (use > 1 ? "-" + std::to_string(use) : "");
  }

  void footnote_reference(const Node& node) {
    const std::string number = std::to_string(node.number);
    out_.append("<sup class=\"footnote-ref\"><a href=\"#fn-").append(number).append("\" id=\"");
    out_.append(reference_id(node.number, node.count)).append("\" role=\"doc-noteref\">").append(number);
    out_.append("</a></sup>");
  }

  void footnotes(NodeId first) {
    line();
    out_ += "<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"脚注\">\n<ol>\n";
    for (NodeId id = first; id != no_node; id = tree_.at(id).next) footnote(id, tree_.at(id));
    out_ += "</ol>\n</section>\n";
  }

  void footnote(NodeId id, const Node& node) {
    out_.append("<li id=\"fn-").append(std::to_string(node.number)).append("\">\n");
    const bool ends_in_words = node.last != no_node && tree_.at(node.last).kind == Kind::paragraph;
    blocks(id);
    // The way back stands behind the last words, in their paragraph.
    if (ends_in_words && out_.ends_with("</p>\n")) {
      out_.resize(out_.size() - 5);
    } else {
      line();
      out_ += "<p>";
    }
    for (std::uint32_t use = 1; use <= std::max(node.count, 1U); ++use) {
      out_.append(" <a href=\"#").append(reference_id(node.number, use));
      out_.append("\" class=\"footnote-back\" role=\"doc-backlink\" aria-label=\"返回正文 ");
      out_.append(std::to_string(node.number));
      if (use > 1) out_.append("-").append(std::to_string(use));
      out_.append("\">↩</a>");
    }
    out_ += "</p>\n</li>\n";
  }

  const Document& document_;
  const Tree& tree_;
  const Site& site_;
  std::string& out_;
  const std::size_t start_;
  std::string_view section_;
};

}  // namespace

void write_html(const Document& document, const Site& site, std::string& out) {
  HtmlWriter(document, site, out).run();
}

}  // namespace planpress::markdown
