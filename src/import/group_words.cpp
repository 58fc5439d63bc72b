#include "import/group_words.hpp"

#include <algorithm>
#include <array>

#include "import/pieces.hpp"
#include "text/utf8.hpp"

namespace planpress::import::annex {
namespace {

using model::MemberRole;

struct PartWord {
  std::string_view word;
  std::optional<MemberRole> role;
};

constexpr std::array parts = std::to_array<PartWord>({
    {"组长", MemberRole::chair},
    {"第一组长", MemberRole::chair},
    {"双组长", MemberRole::chair},
    {"执行组长", MemberRole::chair},
    {"总指挥", MemberRole::chair},
    {"总指挥长", MemberRole::chair},
    {"指挥长", MemberRole::chair},
    {"总召集人", MemberRole::chair},
    {"召集人", MemberRole::chair},
    {"主任", MemberRole::chair},
    {"主任委员", MemberRole::chair},
    {"班长", MemberRole::chair},
    {"专班组长", MemberRole::chair},
    {"第一召集人", MemberRole::chair},
    {"副组长", MemberRole::vice_chair},
    {"常务副组长", MemberRole::vice_chair},
    {"第一副组长", MemberRole::vice_chair},
    {"执行副组长", MemberRole::vice_chair},
    {"副总指挥", MemberRole::vice_chair},
    {"常务副总指挥", MemberRole::vice_chair},
    {"副指挥长", MemberRole::vice_chair},
    {"常务副指挥长", MemberRole::vice_chair},
    {"副总指挥长", MemberRole::vice_chair},
    {"副召集人", MemberRole::vice_chair},
    {"副主任", MemberRole::vice_chair},
    {"常务副主任", MemberRole::vice_chair},
    {"副主任委员", MemberRole::vice_chair},
    {"副班长", MemberRole::vice_chair},
    {"成员", MemberRole::member},
    {"组员", MemberRole::member},
    {"委员", MemberRole::member},
    {"顾问", MemberRole::member},
    {"小组成员", MemberRole::member},
    {"专班成员", MemberRole::member},
    {"联络员", std::nullopt},
    {"办公室主任", std::nullopt},
    {"办公室副主任", std::nullopt},
    {"联系人", std::nullopt},
    {"成员单位", std::nullopt},
    {"秘书长", std::nullopt},
});

constexpr std::array<std::string_view, 19> group_words = {
    "领导工作小组", "工作领导小组", "领导小组", "工作推进小组", "推进工作小组", "推进小组", "协调小组",
    "工作小组",     "专项小组",     "工作专班", "推进专班",     "专班",         "指挥部",   "联席会议",
    "推进工作组",   "工作组",       "推进组",   "领导组",       "协调机制"};

/// The letters of a line without blanks, up to a few more than the longest label, and where each ends in the
/// line.
struct Head {
  std::string letters;
  std::array<std::size_t, 16> ends = {};  // by letter
  std::size_t count = 0;
};

Head head_of(std::string_view line) {
  Head head;
  for (std::size_t at = 0; at < line.size() && head.count < head.ends.size();) {
    const text::CodePoint point = text::decode(line, at);
    if (!is_blank(point.value)) {
      head.letters.append(line, at, point.length);
      head.ends[head.count++] = at + point.length;
    }
    at += point.length;
  }
  return head;
}

std::optional<MemberRole> role_in_table(std::string_view words, bool& found) {
  for (const PartWord& part : parts) {
    if (words == part.word) {
      found = true;
      return part.role;
    }
  }
  found = false;
  return std::nullopt;
}

}  // namespace

PartLabel read_part_label(std::string_view line) {
  const Head head = head_of(line);
  PartLabel best;
  for (const PartWord& part : parts) {
    if (!head.letters.starts_with(part.word)) continue;
    const std::size_t letters = length_of(part.word);
    const std::size_t end = head.ends[letters - 1];
    const std::string_view rest = line.substr(end);
    const std::string_view words = trim(rest);
    std::size_t length = 0;
    for (const std::string_view colon : {"：", ":", "﹕"}) {
      if (words.starts_with(colon))
        length = static_cast<std::size_t>(words.data() - line.data()) + colon.size();
    }
    // Without a colon a blank must follow, or nothing; 主任 and 委员 are posts too, and need the colon.
    const bool post = part.word.ends_with("主任") || part.word.ends_with("委员") || part.word == "顾问" ||
                      part.word == "秘书长" || part.word == "联系人";
    if (length == 0 && !post && (words.empty() || words.size() != rest.size()))
      length = line.size() - words.size();
    if (words.empty() && length != 0) length = line.size();
    if (length > best.length) best = {part.role, length};
  }
  return best;
}

std::optional<MemberRole> role_of_part(std::string_view words) {
  bool found = false;
  return role_in_table(squeezed(words), found);
}

std::span<const Appointment> appointments() {
  static constexpr std::array table = std::to_array<Appointment>({
      {"任组长", MemberRole::chair},
      {"任总指挥", MemberRole::chair},
      {"任指挥长", MemberRole::chair},
      {"任召集人", MemberRole::chair},
      {"任总召集人", MemberRole::chair},
      {"任第一组长", MemberRole::chair},
      {"任副组长", MemberRole::vice_chair},
      {"任常务副组长", MemberRole::vice_chair},
      {"任副总指挥", MemberRole::vice_chair},
      {"任副指挥长", MemberRole::vice_chair},
      {"任副召集人", MemberRole::vice_chair},
      {"为成员", MemberRole::member},
      {"任成员", MemberRole::member},
  });
  return table;
}

std::size_t group_word_end(std::string_view words) {
  std::size_t best = std::string_view::npos;
  std::size_t end = 0;
  for (const std::string_view word : group_words) {
    const std::size_t at = words.find(word);
    if (at == std::string_view::npos) continue;
    if (best == std::string_view::npos || at < best || (at == best && at + word.size() > end)) {
      best = at;
      end = at + word.size();
    }
  }
  // 领导小组工作专班: the later word is the name.
  return end;
}

std::string group_name(std::string_view title) {
  const std::string words = tidied(title);
  const std::size_t end = group_word_end(words);
  if (end == 0) return {};
  std::string_view name = std::string_view(words).substr(0, end);
  const Leading leading = read_leading(name);
  if (leading.form != Leading::Form::none && !leading.rest.empty()) name = leading.rest;
  for (const std::string_view word :
       {"关于成立", "关于调整", "关于印发", "成立", "调整", "设立", "建立", "组建"}) {
    if (name.starts_with(word)) name.remove_prefix(word.size());
  }
  return std::string(trim(name));
}

std::string founded_name(std::string_view sentence) {
  for (const std::string_view verb : {"成立", "设立", "组建", "建立"}) {
    for (std::size_t at = sentence.find(verb); at != std::string_view::npos;
         at = sentence.find(verb, at + verb.size())) {
      std::string_view rest = sentence.substr(at + verb.size());
      for (const std::string_view mark : {"。", "，", "；", "（", "：", "、"})
        rest = rest.substr(0, rest.find(mark));
      const std::size_t end = group_word_end(rest);
      if (end == 0 || rest.find("为组长") != std::string_view::npos || rest.starts_with("由") ||
          rest.starts_with("以"))
        continue;
      if (length_of(rest.substr(0, end)) >= 8) return tidied(rest.substr(0, end));
    }
  }
  return {};
}

std::string office_in(std::string_view words) {
  constexpr std::array<std::string_view, 7> verbs = {"设在",   "设于", "设立在", "设置在",
                                                     "挂靠在", "挂靠", "依托"};
  for (std::size_t office = words.find("办公室"); office != std::string_view::npos;
       office = words.find("办公室", office + 3)) {
    const std::string_view rest = words.substr(office, 90);
    for (const std::string_view verb : verbs) {
      const std::size_t at = rest.find(verb);
      if (at == std::string_view::npos || rest.substr(0, at).find("。") != std::string_view::npos) continue;
      std::string_view body = trim(words.substr(office + at + verb.size()));
      for (const std::string_view mark :
           {"。", "，", "；", "（", "）", "、", ",", "(", ")", "承担", "负责", "具体"})
        body = body.substr(0, body.find(mark));
      if (length_of(body) >= 2 && length_of(body) <= 24) return tidied(body);
    }
  }
  const std::size_t daily = words.find("日常工作由");
  if (daily != std::string_view::npos) {
    std::string_view body = words.substr(daily + std::string_view("日常工作由").size());
    const std::size_t end = body.find("承担");
    if (end != std::string_view::npos && length_of(body.substr(0, end)) <= 24)
      return tidied(body.substr(0, end));
  }
  return {};
}

}  // namespace planpress::import::annex
