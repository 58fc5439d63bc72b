#include "import/group_members.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "import/cleaning.hpp"
#include "import/columns.hpp"
#include "import/group_words.hpp"
#include "import/person_names.hpp"
#include "import/pieces.hpp"
#include "text/utf8.hpp"

namespace planpress::import::annex {
namespace {

using model::MemberRole;

/// The words between blanks, with `张 三` made one; dashes and colons between name and post count as blanks.
std::vector<std::string> words_of(std::string_view line) {
  std::vector<std::string> words;
  std::string word;
  int depth = 0;
  const auto flush = [&] {
    if (word.empty()) return;
    constexpr std::string_view comrade = "同志";
    if (word.ends_with(comrade) &&
        is_person_name(std::string_view(word).substr(0, word.size() - comrade.size())))
      word.resize(word.size() - comrade.size());
    const bool single = length_of(word) == 1;
    const bool before = !words.empty() && length_of(words.back()) == 1;
    if (single && before && may_be_name(words.back() + word)) {
      words.back() += word;
    } else {
      words.push_back(word);
    }
    word.clear();
  };
  for (std::size_t at = 0; at < line.size();) {
    const text::CodePoint point = text::decode(line, at);
    const std::string_view here = line.substr(at, point.length);
    at += point.length;
    if (here == "（" || here == "(") ++depth;
    if (here == "）" || here == ")") depth = std::max(0, depth - 1);
    const bool parts =
        is_blank(point.value) || (depth == 0 && (here == "—" || here == "：" || here == ":" || here == "|"));
    if (parts) {
      if (depth == 0) flush();
    } else {
      word += here;
    }
  }
  flush();
  return words;
}

constexpr std::array<std::string_view, 6> list_marks = {"，", "；", ",", ";", "。", "、"};
constexpr std::span<const std::string_view> clause_marks = std::span(list_marks).first(5);

/// Cuts at marks outside brackets.
std::vector<std::string_view> list_items(std::string_view line,
                                         std::span<const std::string_view> marks = list_marks) {
  std::vector<std::string_view> items;
  int depth = 0;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < line.size();) {
    const text::CodePoint point = text::decode(line, at);
    const std::string_view here = line.substr(at, point.length);
    if (here == "（" || here == "(") ++depth;
    if (here == "）" || here == ")") depth = std::max(0, depth - 1);
    if (depth == 0 && std::find(marks.begin(), marks.end(), here) != marks.end()) {
      items.push_back(trim(line.substr(begin, at - begin)));
      begin = at + point.length;
    }
    at += point.length;
  }
  items.push_back(trim(line.substr(begin)));
  std::erase_if(items, [](std::string_view item) { return item.empty(); });
  return items;
}

struct Bracketed {
  std::string name;
  std::string post;
};

/// `张三（市发改委主任）`; no name when the item is not of this form.
Bracketed bracketed(std::string_view item) {
  for (const auto& [open, close] : {std::pair<std::string_view, std::string_view>{"（", "）"}, {"(", ")"}}) {
    const std::size_t at = item.find(open);
    if (at == std::string_view::npos || !item.ends_with(close)) continue;
    const std::string name = squeezed(item.substr(0, at));
    const std::string_view post =
        item.substr(at + open.size(), item.size() - at - open.size() - close.size());
    if (may_be_name(name) && has_post_words(post)) return {name, clean(tidied(post))};
  }
  return {};
}

/// Joins words of a post: a blank between two posts becomes 、, one inside a post goes.
void add_post(std::string& post, std::string_view words) {
  while (words.starts_with("，") || words.starts_with(","))
    words.remove_prefix(words.starts_with("，") ? 3 : 1);
  if (!post.empty() && ends_as_post(post) && has_post_words(words) && !words.starts_with("、") &&
      !words.starts_with("（") && !words.starts_with("("))
    post += "、";
  post += tidied(words);
}

std::string tidy_post(std::string_view post) {
  std::string words = clean(tidied(post));
  for (const std::string_view mark : {"。", "；", "，", "、"}) {
    while (words.ends_with(mark)) words.resize(words.size() - mark.size());
    while (words.starts_with(mark)) words.erase(0, mark.size());
  }
  return words;
}

/// Without `（女）`, `（女，蒙古族）`, `（回族）` behind a name.
std::string without_traits(std::string_view line) {
  std::string words(line);
  for (const auto& [open, close] : {std::pair<std::string_view, std::string_view>{"（", "）"}, {"(", ")"}}) {
    for (std::size_t at = words.find(open); at != std::string::npos; at = words.find(open, at)) {
      const std::size_t end = words.find(close, at);
      if (end == std::string::npos) break;
      const std::string_view inside =
          trim(std::string_view(words).substr(at + open.size(), end - at - open.size()));
      const bool trait = inside == "女" || inside == "男" || inside.starts_with("女，") ||
                         inside.starts_with("女、") || inside.starts_with("女,") ||
                         (inside.ends_with("族") && length_of(inside) <= 5);
      if (trait) {
        words.replace(at, end + close.size() - at, " ");
      } else {
        at = end;
      }
    }
  }
  return words;
}

/// Where a name begins at the end of `市发改委主任张三`; npos when none does.
std::size_t name_at_end(std::string_view words) {
  for (const std::size_t letters : {std::size_t{3}, std::size_t{2}, std::size_t{4}}) {
    const std::size_t all = length_of(words);
    if (all <= letters) continue;
    const std::size_t at = first_characters(words, all - letters).size();
    if (is_person_name(words.substr(at)) && ends_as_post(words.substr(0, at))) return at;
  }
  return std::string_view::npos;
}

}  // namespace

void MemberList::begin(std::optional<MemberRole> role) {
  // What broke off and found no end may still be a name.
  if (const std::string rest = squeezed(std::exchange(broken_, {})); is_person_name(rest)) add(rest, {});
  role_ = role;
  fresh_ = true;
  open_ = false;
  pending_.clear();
}

void MemberList::add(std::string name, std::string post) {
  if (!is_person_name(name)) odd_names_.push_back(name);
  open_ = true;
  if (role_) members_.push_back({std::move(name), tidy_post(post), *role_});
}

bool MemberList::take(std::string_view given) {
  const std::string said = without_traits(given);
  const std::string_view line = trim(said);
  if (line.empty()) return true;
  if (broken_.empty() && line.find("；") != std::string_view::npos) {
    constexpr std::array<std::string_view, 1> parting = {"；"};
    const std::vector<std::string_view> people = list_items(line, parting);
    // ； inside brackets parts nobody.
    if (people.size() != 1 || people.front().size() < line.size()) {
      bool all = true;
      for (const std::string_view one : people) all = take(one) && all;
      return all;
    }
  }
  constexpr std::array<std::string_view, 4> posts = {"长", "负责人", "负责同志", "分管领导"};
  const bool unnamed = ends_as_post(line) || ends_with_any(line, posts);
  if (line.starts_with("各") && unnamed && line.find(" ") == std::string_view::npos) {
    nameless_ = true;  // 各区人民政府区长, 各县（市、区）人民政府县（市、区）长
    return true;
  }
  const bool taken = take_list(line) || take_words(line);
  fresh_ = false;
  return taken;
}

/// `张三（市发改委主任）、李四（市工信局局长）`, `张三、李四、王五`; a list that breaks off goes on in the
/// next line.
bool MemberList::take_list(std::string_view line) {
  const std::string whole = broken_.empty() ? std::string(line) : broken_ + std::string(line);
  const std::string_view words = whole;
  const std::vector<std::string_view> items = list_items(words);
  if (items.empty()) return false;
  const bool posts = !bracketed(items.front()).name.empty();
  const bool names =
      items.size() > 1 && std::all_of(items.begin(), items.end() - 1,
                                      [](std::string_view item) { return is_person_name(squeezed(item)); });
  const bool started = !broken_.empty();
  if (!posts && !names) {
    const std::size_t open = words.find("（");
    const bool cut = open != std::string_view::npos && words.find("）") == std::string_view::npos &&
                     is_person_name(squeezed(words.substr(0, open))) && words.size() < 600;
    if (cut) broken_ = whole;
    return cut;
  }
  broken_.clear();
  for (std::size_t i = 0; i < items.size(); ++i) {
    const Bracketed item = bracketed(items[i]);
    if (!item.name.empty()) {
      add(item.name, item.post);
      open_ = false;
    } else if (i + 1 == items.size() && i > 0 && (posts || !is_person_name(squeezed(items[i])))) {
      broken_ = std::string(items[i]);  // cut by the line end
    } else if (is_person_name(squeezed(items[i]))) {
      add(squeezed(items[i]), {});
      open_ = false;
    } else if (started || i > 0) {
      nameless_ = true;
    }
  }
  return true;
}

/// A line of names and posts between blanks.
bool MemberList::take_words(std::string_view line) {
  const std::vector<std::string> words = words_of(line);
  if (words.empty()) return true;
  // （待定）　市住建局局长: a post that nobody holds yet
  constexpr std::array<std::string_view, 3> vacant = {"待定", "空缺", "待任"};
  if (words.size() > 1 && words[0].size() <= 12 && std::any_of(vacant.begin(), vacant.end(), [&](auto one) {
        return words[0].find(one) != std::string::npos;
      })) {
    nameless_ = true;
    return true;
  }
  const bool first_is_name =
      is_person_name(words[0]) || (words.size() > 1 && may_be_name(words[0]) && length_of(words[0]) <= 4 &&
                                   has_post_words(words[1]) && (fresh_ || !ends_as_post(words[0])));
  if (!first_is_name || posts_first_) {
    if (take_posts_first(words)) return true;
    if (words.size() == 1 && take_glued(words[0])) return true;
  }
  if (!first_is_name) {
    const bool goes_on = open_ && !fresh_ && !members_.empty();
    if (goes_on && role_) {
      std::string more;
      for (const std::string& word : words) more += word;
      members_.back().post = tidy_post(members_.back().post + more);
    }
    nameless_ = nameless_ || fresh_;
    return goes_on || !role_ || fresh_;
  }
  std::string name = words[0];
  std::string post;
  for (std::size_t i = 1; i < words.size(); ++i) {
    const bool next =
        is_person_name(words[i]) && (i + 1 == words.size() || has_post_words(words[i + 1]) || post.empty());
    if (next && (!post.empty() || i + 1 == words.size() || is_person_name(words[i + 1]) ||
                 has_post_words(words[i + 1]))) {
      add(std::move(name), std::move(post));
      name = words[i];
      post.clear();
    } else {
      add_post(post, words[i]);
    }
  }
  add(std::move(name), std::move(post));
  return true;
}

/// `市发改委主任　张三`, with more of them in the line, or the name in the next one.
bool MemberList::take_posts_first(const std::vector<std::string>& words) {
  const bool any = std::any_of(words.begin() + 1, words.end(),
                               [](const std::string& word) { return is_person_name(word); });
  if (!any && !posts_first_) return false;
  if (!has_post_words(words[0]) && pending_.empty() && !posts_first_) return false;
  const bool goes_on = open_ && !fresh_ && !posts_first_;
  const bool turned = words.size() == 2 && ends_as_post(words[0]) && any;  // one line the other way round
  if (goes_on && !turned) return false;
  posts_first_ = posts_first_ || !goes_on;
  for (const std::string& word : words) {
    if (is_person_name(word) && !pending_.empty()) {
      add(word, std::exchange(pending_, {}));
      open_ = false;
    } else {
      add_post(pending_, word);
    }
  }
  return true;
}

/// `刘培根市委常委`, `市发改委主任张三`: name and post without a blank.
bool MemberList::take_glued(const std::string& word) {
  if (const std::size_t name = glued_name(word); name > 0) {
    add(word.substr(0, name), word.substr(name));
    return true;
  }
  if (open_ && !fresh_) return false;
  const std::size_t at = name_at_end(word);
  if (at == std::string_view::npos) return false;
  add(word.substr(at), word.substr(0, at));
  open_ = false;
  return true;
}

std::vector<MemberReading> MemberList::finish() {
  begin(std::nullopt);
  return std::move(members_);
}

std::vector<MemberReading> members_of(const Grid& grid) {
  std::vector<MemberReading> members;
  std::optional<MemberRole> role;
  for (const GridRow& row : grid.rows) {
    if (row.banner) {
      if (const auto named = role_of_part(row.cells.front().text.text)) role = named;
      continue;
    }
    std::string name, post, body;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      const std::string_view cell = row.cells[i].text.text;
      const ColumnKind kind = grid.columns[i].kind;
      if (kind == ColumnKind::person) name = squeezed(cell);
      if (kind == ColumnKind::post) post = tidied(cell);
      if (names_owners(kind)) body = tidied(cell);
      const bool part = kind == ColumnKind::part || kind == ColumnKind::domain ||
                        kind == ColumnKind::unknown || kind == ColumnKind::note || kind == ColumnKind::post;
      if (!part) continue;
      if (const auto named = role_of_part(cell)) {
        role = named;
        if (kind == ColumnKind::post) post.clear();
      }
    }
    if (!may_be_name(name)) continue;
    if (!body.empty() && !post.starts_with(body)) post = body + post;
    members.push_back({name, tidy_post(post), role.value_or(MemberRole::member)});
  }
  return members;
}

std::vector<MemberReading> members_in_sentence(std::string_view sentence) {
  std::vector<MemberReading> members;
  for (std::string_view clause : list_items(sentence, clause_marks)) {
    for (const auto& [part, role] : appointments()) {
      std::size_t at = clause.find(part);
      if (at == std::string_view::npos) continue;
      std::string_view words = clause.substr(0, at);
      if (words.ends_with("担")) words.remove_suffix(std::string_view("担").size());
      if (words.ends_with("等")) words.remove_suffix(std::string_view("等").size());
      for (const std::string_view word : {"由", "同志"}) {
        const std::size_t by = words.rfind(word);
        if (word == "由" && by != std::string_view::npos) words.remove_prefix(by + word.size());
        if (word == "同志" && words.ends_with(word)) words.remove_suffix(word.size());
      }
      std::size_t begin = 0;
      for (const std::string_view one : list_items(words)) {
        // 副县长、县公安局局长祁望: a post without a name belongs to the next one.
        const std::string_view all =
            words.substr(begin, static_cast<std::size_t>(one.end() - words.begin()) - begin);
        const std::size_t name = name_at_end(all);
        if (name == std::string_view::npos) {
          // A body among the members has nobody to name and is no post of the next one.
          if (role == MemberRole::member && !ends_as_post(one)) begin += all.size();
          continue;
        }
        members.push_back({std::string(all.substr(name)), tidy_post(all.substr(0, name)), role});
        begin += all.size();
      }
    }
  }
  return members;
}

}  // namespace planpress::import::annex
