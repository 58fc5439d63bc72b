// Where the members of a map go that a plan is told in: into a tree, on one line, or on many.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "data/write.hpp"
#include "import/json_tree.hpp"
#include "import/reading.hpp"
#include "text/utf8.hpp"

namespace planpress::import {

/// A map as a tree that can be compared and merged; it stands on the line that its `lines` begin with.
class TreeSink {
 public:
  void text(std::string_view key, std::string_view text) { tree_.add(key, Json::text(text)); }
  void number(std::string_view key, double value) { tree_.add(key, Json::number(value)); }
  /// `null`, `false`: what is no text and no number.
  void word(std::string_view key, std::string_view word) {
    Json made;
    made.words = word;
    tree_.add(key, std::move(made));
  }
  void lines(std::string_view key, const LineRange& lines) {
    Json pair = Json::list();
    pair.items.push_back(Json::number(lines.first));
    pair.items.push_back(Json::number(lines.last));
    tree_.add(key, std::move(pair));
    tree_.line = lines.first;
  }
  void texts(std::string_view key, const std::vector<std::string>& texts) {
    Json list = Json::list();
    for (const std::string& text : texts) list.items.push_back(Json::text(text));
    tree_.add(key, std::move(list));
  }
  /// `tell(sink, thing)` gives the members of each item.
  template <class T, class Tell>
  void list(std::string_view key, const std::vector<T>& things, Tell tell) {
    Json list = Json::list();
    list.items.reserve(things.size());
    for (const T& thing : things) {
      TreeSink sink;
      tell(sink, thing);
      list.items.push_back(sink.take());
    }
    tree_.add(key, std::move(list));
  }
  template <class Tell>
  void map(std::string_view key, Tell tell) {
    TreeSink sink;
    tell(sink);
    tree_.add(key, sink.take());
  }
  Json take() { return std::move(tree_); }

 private:
  Json tree_ = Json::map(8);
};

/// Writes on one line, and stops when the text is longer than `most` bytes, where a letter takes three: what
/// a key takes counts for as many letters, so `most` shrinks by two bytes for each of its own.
class LineSink {
 public:
  LineSink(std::string& out, std::size_t& most) : out_(out), most_(most) { out_ += '{'; }

  void text(std::string_view key, std::string_view text) {
    if (begin(key)) data::write_json_string(out_, text);
  }
  void number(std::string_view key, double value) {
    if (begin(key)) data::write_number(out_, value);
  }
  void word(std::string_view key, std::string_view word) {
    if (begin(key)) out_ += word;
  }
  void lines(std::string_view key, const LineRange& lines) {
    if (!begin(key)) return;
    write_pair(out_, lines);
  }
  void texts(std::string_view key, const std::vector<std::string>& texts) {
    if (begin(key)) write_texts(out_, texts);
  }
  template <class T, class Tell>
  void list(std::string_view key, const std::vector<T>& things, Tell tell) {
    if (begin(key)) full_ = !write_list(out_, most_, things, tell);
  }
  template <class Tell>
  void map(std::string_view key, Tell tell) {
    if (!begin(key)) return;
    LineSink inner(out_, most_);
    tell(inner);
    full_ = !inner.end();
  }
  /// False when it did not fit; what stands there then is no whole map.
  bool end() {
    out_ += '}';
    return !full_ && out_.size() <= most_;
  }

  static void write_pair(std::string& out, const LineRange& lines) {
    out += '[';
    data::write_number(out, lines.first);
    out += ", ";
    data::write_number(out, lines.last);
    out += ']';
  }
  static void write_texts(std::string& out, const std::vector<std::string>& texts) {
    out += '[';
    for (const std::string& text : texts) {
      if (&text != texts.data()) out += ", ";
      data::write_json_string(out, text);
    }
    out += ']';
  }
  template <class T, class Tell>
  static bool write_list(std::string& out, std::size_t& most, const std::vector<T>& things, Tell tell) {
    out += '[';
    for (const T& thing : things) {
      if (&thing != things.data()) out += ", ";
      LineSink inner(out, most);
      tell(inner, thing);
      if (!inner.end()) return false;
    }
    out += ']';
    return out.size() <= most;
  }

 private:
  bool begin(std::string_view key) {
    full_ = full_ || out_.size() > most_;
    if (full_) return false;
    constexpr std::size_t marks = 4;  // two quotes, a colon and a space; the first has no comma
    most_ -= std::min(most_, 2 * (key.size() + marks));
    out_ += std::exchange(first_, false) ? "\"" : ", \"";
    out_ += key;
    out_ += "\": ";
    return true;
  }

  std::string& out_;
  std::size_t& most_;
  bool first_ = true;
  bool full_ = false;
};

/// Writes in the layout of content/plans, see write_json_tree: a member a line, and below the second level
/// each list or map that fits on one line on one. Keys are written as they are.
class LevelSink {
 public:
  LevelSink(std::string& out, int level) : out_(out), level_(level) { out_ += '{'; }

  void text(std::string_view key, std::string_view text) {
    begin(key);
    data::write_json_string(out_, text);
  }
  void number(std::string_view key, double value) {
    begin(key);
    data::write_number(out_, value);
  }
  void word(std::string_view key, std::string_view word) {
    begin(key);
    out_ += word;
  }
  void lines(std::string_view key, const LineRange& lines) {
    begin(key);
    LineSink::write_pair(out_, lines);
  }
  void texts(std::string_view key, const std::vector<std::string>& texts) {
    begin(key);
    const std::size_t start = out_.size();
    LineSink::write_texts(out_, texts);
    if (texts.empty() || fits(start, level_ + 1)) return;
    out_.resize(start);
    for (const std::string& text : texts) {
      begin_item(&text == texts.data());
      data::write_json_string(out_, text);
    }
    end_list();
  }
  template <class T, class Tell>
  void list(std::string_view key, const std::vector<T>& things, Tell tell) {
    begin(key);
    const std::size_t start = out_.size();
    const bool line = things.empty() || level_ + 1 >= json_open_levels;
    std::size_t most = start + most_bytes;
    if (line && LineSink::write_list(out_, most, things, tell) && (things.empty() || fits(start, level_ + 1)))
      return;
    out_.resize(start);
    for (const T& thing : things) {
      begin_item(&thing == things.data());
      item(level_ + 2, [&](auto& sink) { tell(sink, thing); });
    }
    end_list();
  }
  template <class Tell>
  void map(std::string_view key, Tell tell) {
    begin(key);
    item(level_ + 1, tell);
  }
  void end() {
    if (!first_) break_line(level_);
    out_ += '}';
  }

 private:
  static constexpr std::size_t most_bytes = 3 * json_widest_line;  // a letter has three, and marks have one

  template <class Tell>
  void item(int level, Tell tell) {
    const std::size_t start = out_.size();
    if (level >= json_open_levels) {
      std::size_t most = start + most_bytes;
      LineSink line(out_, most);
      tell(line);
      if (line.end() && fits(start, level)) return;
      out_.resize(start);
    }
    LevelSink inner(out_, level);
    tell(inner);
    inner.end();
  }

  bool fits(std::size_t start, int level) const {
    if (level < json_open_levels) return false;
    const std::string_view line = std::string_view(out_).substr(start);
    return text::count_code_points(line) + 2 * static_cast<std::size_t>(level) <= json_widest_line;
  }

  void break_line(int level) {
    out_ += '\n';
    out_.append(2 * static_cast<std::size_t>(level), ' ');
  }
  void begin(std::string_view key) {
    if (!std::exchange(first_, false)) out_ += ',';
    break_line(level_ + 1);
    out_ += '"';
    out_ += key;
    out_ += "\": ";
  }
  void begin_item(bool first) {
    out_ += first ? '[' : ',';
    break_line(level_ + 2);
  }
  void end_list() {
    break_line(level_ + 1);
    out_ += ']';
  }

  std::string& out_;
  int level_;
  bool first_ = true;
};

}  // namespace planpress::import
