// The leaves of the tree: texts with their references and addresses, code, raw HTML.
#include <algorithm>
#include <charconv>

#include "markdown/autolink.hpp"
#include "markdown/conversion.hpp"
#include "markdown/engine.hpp"
#include "markdown/punctuation.hpp"
#include "markdown/table_rows.hpp"
#include "text/utf8.hpp"

namespace planpress::markdown {
namespace {

// At most a line and forty characters of it.
std::string excerpt(std::string_view raw) {
  std::string_view line = trim(raw.substr(0, raw.find('\n')));
  std::size_t end = 0;
  for (int i = 0; i < 40 && end < line.size(); ++i) end += text::decode(line, end).length;
  return std::string(line.substr(0, end)) + (end < line.size() ? "…" : "");
}

// `<br>`, `<br/>`, `<BR />`.
bool is_line_break(std::string_view raw) {
  std::string tag;
  for (const char c : raw) {
    if (c != ' ' && c != '/') tag += static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
  }
  return tag == "<br>" && !raw.starts_with("</");
}

bool is_comment(std::string_view raw) {
  raw = trim(raw);
  return raw.starts_with("<!--") && raw.find("-->") == raw.size() - 3;
}

}  // namespace

void Conversion::add_text(cmark_node* node) {
  std::string_view rest = literal(node);
  if (skip_to_ == node) {
    skip_to_ = nullptr;
    rest.remove_prefix(rest.find("]" + prepared_.reference + "]") + prepared_.reference.size() + 2);
  }
  if (callout_head_ == node) return;
  // Marks of references stand in few texts; all others go straight on.
  while (!prepared_.reference.empty()) {
    const std::size_t begin = rest.find("[" + prepared_.reference);
    if (begin == std::string_view::npos) break;
    add_words(rest.substr(0, begin));
    rest.remove_prefix(begin);
    if (!add_reference(node, rest)) {
      add_words(rest.substr(0, 1));
      rest.remove_prefix(1);
    }
    if (skip_to_ != nullptr) return;
  }
  add_words(rest);
}

// `rest` stands at `[R7R[target|label]R]`; takes it, in this text or up to a later one beside it. What the
// brackets hold is read from the source, so emphasis marks in a target do no harm.
bool Conversion::add_reference(cmark_node* node, std::string_view& rest) {
  const std::string& mark = prepared_.reference;
  std::size_t index = 0;
  const char* digits = rest.data() + 1 + mark.size();
  const auto number = std::from_chars(digits, rest.data() + rest.size(), index);
  if (number.ec != std::errc() || index >= prepared_.references.size() || links_ > 0) return false;
  const std::string close = "]" + mark + "]";
  const std::size_t end = rest.find(close);
  if (end == std::string_view::npos) {
    cmark_node* sibling = cmark_node_next(node);
    const auto closes = [&](cmark_node* other) {
      return cmark_node_get_type(other) == CMARK_NODE_TEXT &&
             literal(other).find(close) != std::string_view::npos;
    };
    for (int i = 0; sibling != nullptr && !closes(sibling); ++i)
      sibling = i < 64 ? cmark_node_next(sibling) : nullptr;
    if (sibling == nullptr) return false;
    skip_to_ = sibling;
    rest = {};
  } else {
    rest.remove_prefix(end + close.size());
  }
  const ReferencePlace place = prepared_.references[index];
  const std::string_view inner = lines_.text().substr(place.begin + 2, place.end - place.begin - 4);
  const std::size_t bar = inner.find('|');
  const bool escaped = bar != std::string_view::npos && bar > 0 && inner[bar - 1] == '\\';
  Reference reference;
  reference.target = trim(inner.substr(0, escaped ? bar - 1 : bar));
  if (bar != std::string_view::npos) reference.label = trim(inner.substr(bar + 1));
  reference.place = lines_.place(place.begin, place.end);
  const NodeId id = made_.tree_.append(parent(), Kind::reference);
  this->node(id).number = static_cast<std::uint32_t>(made_.references_.size());
  this->node(id).text = keep(reference.label.empty() ? reference.target : reference.label);
  made_.references_.push_back(std::move(reference));
  last_ = 0;
  open_break_ = no_node;
  return true;
}

// Words and the `~~` among them: `~M~` may open, `~R~` may close, `~MR~` may do both.
void Conversion::add_words(std::string_view marked) {
  const std::string& open = prepared_.letter;
  const std::string& close = prepared_.reference;
  std::size_t from = 0;
  for (std::size_t at = marked.find('~'); !open.empty() && at != std::string_view::npos;
       at = marked.find('~', at + 1)) {
    const std::string_view rest = marked.substr(at + 1);
    const bool opens = rest.starts_with(open);
    const std::string_view behind = rest.substr(opens ? open.size() : 0);
    const bool closes = behind.starts_with(close);
    const std::string_view last = behind.substr(closes ? close.size() : 0);
    if ((!opens && !closes) || !last.starts_with('~')) continue;
    add_running_words(marked.substr(from, at - from));
    add_tildes(opens, closes);
    from = marked.size() - last.size() + 1;
    at = from - 1;
  }
  add_running_words(marked.substr(from));
}

void Conversion::add_tildes(bool opens, bool closes) {
  constexpr std::size_t most_open = 16;
  const NodeId owner = parent();
  if (closes && !deletions_.empty() && deletions_.back().parent == owner &&
      deletions_.back().tildes != node(owner).last) {
    // The opening tildes become the node that holds all that has come since.
    const NodeId id = deletions_.back().tildes;
    deletions_.pop_back();
    Node& deletion = node(id);
    deletion = {Kind::deletion, 0, false, 0, 0, deletion.next, node(owner).last, no_node, {}, {}};
    node(owner).last = id;
    return;
  }
  const Slice tildes = keep("~~");
  const NodeId id = made_.tree_.append(owner, Kind::text);
  node(id).text = tildes;
  if (!opens || deletions_.size() >= most_open) {
    last_ = '~';
    open_break_ = no_node;
    return;
  }
  node(id).mark = true;
  deletions_.push_back({owner, id});
}

void Conversion::add_running_words(std::string_view marked) {
  if (marked.empty()) return;
  std::string words;
  prepared_.append_original(marked, words);
  if (words.empty()) return;
  if (open_break_ != no_node) {
    this->node(open_break_).mark = joins_without_space(last_, first_code_point(words));
    open_break_ = no_node;
  }
  last_ = last_code_point(words);
  if (links_ > 0) return add_literal(words);
  add_bare_urls(words);
}

void Conversion::add_bare_urls(std::string_view words) {
  std::size_t from = 0;
  for (BareUrl url = find_bare_url(words, 0); url.begin != std::string_view::npos;
       url = find_bare_url(words, from)) {
    const std::string_view address = words.substr(url.begin, url.end - url.begin);
    add_literal(words.substr(from, url.begin - from));
    const NodeId id = made_.tree_.append(parent(), Kind::link);
    const Slice kept = keep((url.lacks_scheme ? "http://" : "") + std::string(address));
    this->node(id).text = kept;
    this->node(id).mark = !url.lacks_scheme;
    const Slice shown = keep(address);
    this->node(made_.tree_.append(id, Kind::text)).text = shown;
    from = url.end;
  }
  add_literal(words.substr(from));
}

void Conversion::add_literal(std::string_view words) {
  if (words.empty()) return;
  const NodeId last = this->node(parent()).last;
  const Slice slice = keep(words);
  if (last != no_node && this->node(last).kind == Kind::text && !this->node(last).mark) {
    Slice& before = this->node(last).text;
    if (before.begin + before.size == slice.begin) {
      before.size += slice.size;
      return;
    }
  }
  this->node(made_.tree_.append(parent(), Kind::text)).text = slice;
}

void Conversion::add_soft_break() {
  const NodeId id = made_.tree_.append(parent(), Kind::soft_break);
  if (last_ != 0) open_break_ = id;
}

void Conversion::add_footnote_reference(cmark_node* node) {
  const std::string_view digits = literal(node);
  std::uint32_t number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (number == 0) return;
  const NodeId id = made_.tree_.append(parent(), Kind::footnote_reference);
  if (footnote_uses_.size() < number) footnote_uses_.resize(number);
  this->node(id).number = number;
  this->node(id).count = ++footnote_uses_[number - 1];
  last_ = 0;
  open_break_ = no_node;
}

void Conversion::add_code_block(cmark_node* node) {
  const std::string info = original(cmark_node_get_fence_info(node));
  const std::string_view word = trim(info).substr(0, trim(info).find_first_of(" \t"));
  if (word == "plan") return add_embed(node, word);
  const NodeId id = made_.tree_.append(parent(), Kind::code_block);
  const Slice code = keep_original(cmark_node_get_literal(node));
  this->node(id).text = code;
  this->node(id).more = keep(trim(info));
}

void Conversion::add_embed(cmark_node* node, std::string_view info) {
  Embed embed;
  embed.language = info;
  embed.code = original(cmark_node_get_literal(node));
  embed.place = lines_.code(cmark_node_get_start_line(node) + 1, embed.code);
  const NodeId id = made_.tree_.append(parent(), Kind::embed);
  this->node(id).number = static_cast<std::uint32_t>(made_.embeds_.size());
  made_.embeds_.push_back(std::move(embed));
}

// A comment is meant for nobody who reads the page; any other block is shown as the code that it is.
void Conversion::add_raw_block(cmark_node* node) {
  const std::string raw = original(cmark_node_get_literal(node));
  if (is_comment(raw) || is_line_break(trim(raw))) return;
  move_to(node);
  report_
      .warning(lines_.find(cursor_, trim(raw.substr(0, raw.find('\n')))), "raw-html",
               "raw HTML `" + excerpt(raw) + "` comes out as text")
      .with_hint("write Markdown, or put HTML that is to be seen into a fenced block");
  const NodeId id = made_.tree_.append(parent(), Kind::code_block);
  const Slice code = keep(raw.ends_with('\n') ? raw : raw + "\n");
  this->node(id).text = code;
  this->node(id).more = keep("html");
}

void Conversion::add_raw_inline(cmark_node* node) {
  const std::string raw = original(cmark_node_get_literal(node));
  if (is_comment(raw)) return;
  if (is_line_break(raw)) {
    last_ = 0;
    made_.tree_.append(parent(), Kind::hard_break);
    return;
  }
  const text::Span place = lines_.find(cursor_, raw);
  // A closing tag is the same mistake as its opening one.
  if (!raw.starts_with("</")) {
    report_.warning(place, "raw-html", "raw HTML `" + excerpt(raw) + "` comes out as text")
        .with_hint("write Markdown, or put HTML that is to be seen between backticks");
  }
  last_ = 0;
  open_break_ = no_node;
  // The words of a tag may run over lines, which plain words cannot.
  std::string words = raw;
  std::replace(words.begin(), words.end(), '\n', ' ');
  add_literal(words);
}

}  // namespace planpress::markdown
