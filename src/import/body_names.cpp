#include "import/body_names.hpp"

#include <algorithm>
#include <iterator>

#include "import/body_words.hpp"
#include "import/marks.hpp"
#include "import/word_index.hpp"
#include "text/utf8.hpp"

namespace planpress::import {
namespace {

constexpr std::size_t kHan = 3;  // bytes of a Han character

constexpr WordEdges kEndings(kBodyEndings);
constexpr WordEdges kRegionEndings(kRegions);
constexpr WordEdges kLevelWords(kLevels);
constexpr WordEdges kLevelless(kNoLevel);
constexpr WordEdges kDepartmentWords(kDepartments);
constexpr WordEdges kFunctionEdges([] {
  std::array<std::string_view, kFunctionWords.size()> words;
  for (std::size_t i = 0; i < words.size(); ++i) words[i] = kFunctionWords[i].word;
  return words;
}());

struct Item {
  std::string_view text;
  char separator = 0;  // what stands before it: 0 start, '/' 、, ',' ， or a space
};

template <class Words>
bool ends_with_one(std::string_view text, const Words& words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return text.ends_with(word); });
}

char separator_at(std::string_view text, std::size_t at, std::size_t& length) {
  const Mark mark = mark_at(text, at);
  length = mark == Mark::none ? 1 : mark_size;
  switch (mark) {
    case Mark::pause:
      return '/';
    case Mark::comma:
    case Mark::semicolon:
      return ',';
    case Mark::gap:
      return ' ';
    default:
      if (text[at] == '/') return '/';
      return text[at] == ' ' || text[at] == '\n' || text[at] == '\t' ? ' ' : '\0';
  }
}

std::vector<Item> items_of(std::string_view list) {
  std::vector<Item> items;
  std::size_t begin = 0;
  char before = 0;
  int depth = 0;
  for (std::size_t at = 0; at < list.size();) {
    std::size_t length = 1;
    const Mark mark = mark_at(list, at);
    if (mark == Mark::open) ++depth;
    if (mark == Mark::close && depth > 0) --depth;
    const char separator = depth == 0 ? separator_at(list, at, length) : '\0';
    if (separator != 0) {
      items.push_back({list.substr(begin, at - begin), before});
      before = separator;
      begin = at + length;
    }
    at += length;
  }
  items.push_back({list.substr(begin), before});
  std::erase_if(items, [](const Item& item) { return item.text.empty(); });
  return items;
}

std::string_view without_brackets(std::string_view name) {
  while (name.ends_with("）") || name.ends_with("〕")) {
    const std::size_t open = std::max(name.rfind("（") + 1, name.rfind("〔") + 1);
    if (open <= 1) return name;
    name = name.substr(0, open - 1);
  }
  return name;
}

bool all_region_words(std::string_view text) {
  while (!text.empty()) {
    const auto* word =
        std::find_if(kRegionWords.begin(), kRegionWords.end(), [&](auto w) { return text.starts_with(w); });
    if (word == kRegionWords.end()) return false;
    text.remove_prefix(word->size());
  }
  return true;
}

// Where 各 begins in 市有关部门和各区; 0 where no 和各 parts two names.
std::size_t behind_and(std::string_view name) {
  constexpr std::array<std::string_view, 3> kAnd{"和各", "及各", "与各"};
  for (const std::string_view word : kAnd) {
    const std::size_t at = name.find(word);
    if (at != name.npos && at > 0) return at + kHan;
  }
  return 0;
}

// 各市 + 县级政府, 各区 + 县级市, 各镇 + 街道, 有关部门 + 单位: one collective.
bool goes_on(std::string_view before, std::string_view next) {
  before.remove_prefix(behind_and(before));
  if (next.starts_with("和") && !next.starts_with("和平")) return true;
  constexpr std::array<std::string_view, 5> kDepartments{"有关部门", "相关部门", "各部门", "责任部门",
                                                         "直属部门"};
  constexpr std::array<std::string_view, 4> kUnits{"单位", "机构", "企业", "有关单位"};
  if (ends_with_one(before, kDepartments)) {
    return std::any_of(kUnits.begin(), kUnits.end(), [&](auto unit) { return next == unit; });
  }
  for (const std::string_view some : {"相关", "有关", "所在"}) {
    if (before.size() > some.size() && before.starts_with(some) &&
        all_region_words(before.substr(some.size())))
      before = "各";
  }
  if (!before.starts_with("各") || next.starts_with("各") || !all_region_words(before)) return false;
  constexpr std::array<std::string_view, 5> kGovernments{"人民政府", "政府", "管委会", "办事处", "党委"};
  constexpr std::array<std::string_view, 4> kZones{"开发区", "园区", "功能区", "高新区"};
  if (std::any_of(kZones.begin(), kZones.end(), [&](auto zone) { return next == zone; })) return false;
  const std::string_view bare = without_brackets(next);  // 区人民政府（管委会）
  const auto* end =
      std::find_if(kGovernments.begin(), kGovernments.end(), [&](auto w) { return bare.ends_with(w); });
  const std::string_view region =
      end == kGovernments.end() ? next : bare.substr(0, bare.size() - end->size());
  return all_region_words(region);
}

// `市财政局和市税务局`: two names, while `市文化和旅游局` is one.
void split_at_and(std::string_view text, std::vector<std::string>& names) {
  constexpr std::array<std::string_view, 5> kAnd{"以及", "和", "与", "及", "并"};
  for (std::size_t at = kHan; at + kHan < text.size(); at += text::decode(text, at).length) {
    const auto* word =
        std::find_if(kAnd.begin(), kAnd.end(), [&](auto w) { return text.substr(at).starts_with(w); });
    if (word == kAnd.end()) continue;
    const std::string_view left = text.substr(0, at);
    const std::string_view right = text.substr(at + word->size());
    const bool named = kLevelWords.starts(right) || right.starts_with("各") || right.starts_with("有关") ||
                       right.starts_with("相关");
    const bool whole = looks_like_body(left, !right.starts_with("各")) && looks_like_body(right, false);
    if (named && !kLevelless.starts(right) && whole) {
      names.emplace_back(left);
      split_at_and(right, names);
      return;
    }
  }
  names.emplace_back(text);
}

// A level and the words of a department behind it: 市水利局, 市财政局.
bool names_department(std::string_view name) {
  if (!functions_of(name).empty()) return true;
  const std::string_view level = kLevelWords.starting(name);
  return !level.empty() && kDepartmentWords.starts(name.substr(level.size()));
}

// `区发改委盐都供电服务中心`: a whole name with another behind it, which cells may lose their separator
// between. Elsewhere the second must bear a level of government: `市公安局交警支队` is one name.
bool split_glued(std::string_view text, bool cell, std::vector<std::string>& names) {
  static constexpr WordEdges kOffices(std::array<std::string_view, 4>{"局", "委", "厅", "办"});
  static constexpr WordEdges kInside(std::array<std::string_view, 20>{
      "分局", "支局", "监",   "等",   "员会", "直属", "所属", "派驻", "驻",   "公",
      "下属", "系统", "机关", "交警", "交管", "和",   "与",   "及",   "以及", "并"});
  // 市红十字会市财政局: behind what is no department the next must be one.
  static constexpr WordEdges kOthers(
      std::array<std::string_view, 8>{"会", "公司", "集团", "中心", "室", "支队", "部", "院"});
  static constexpr WordEdges kOwn(std::array<std::string_view, 5>{"国网", "人民银行", "中国人民银行",
                                                                  "国家金融监督管理总局", "国家税务总局"});
  constexpr std::size_t kShort = 8 * kHan;  // of a department's name
  if (!kLevelWords.starts(text) || kLevelless.starts(text)) return false;
  for (std::size_t at = 2 * kHan; at + 3 * kHan < text.size(); at += text::decode(text, at).length) {
    const std::string_view left = text.substr(0, at);
    const std::string_view right = text.substr(at);
    const bool office = kOffices.ends(left);
    if ((!office && !kOthers.ends(left)) || kInside.starts(right)) continue;
    const bool anew = (kLevelWords.starts(right) && !kLevelless.starts(right)) || right.starts_with("各") ||
                      (office && kOwn.starts(right));
    // A department that no registry knows (市资规局) ends where the next name bears its level.
    if (office && !names_department(left) && !(anew && left.size() <= kShort)) continue;
    if (!office && (!anew || !is_levelled(left) || left.size() < 4 * kHan)) continue;
    if ((!cell && !anew) || right.starts_with("（")) continue;
    std::vector<std::string> more;
    if (!split_glued(right, cell, more)) more.emplace_back(right);
    if (!looks_like_body(more.front(), true) || (!office && !names_department(more.front()))) continue;
    names.emplace_back(left);
    std::move(more.begin(), more.end(), std::back_inserter(names));
    return true;
  }
  return false;
}

}  // namespace

std::vector<std::string> split_bodies(std::string_view list, bool cell) {
  const std::vector<Item> items = items_of(list);
  const auto commas =
      std::count_if(items.begin(), items.end(), [](const Item& i) { return i.separator == ','; });
  const auto marks =
      std::count_if(items.begin(), items.end(), [](const Item& i) { return i.separator == '/'; });
  const bool by_comma = commas >= 2 && commas > marks;
  std::vector<std::string> whole;
  for (const Item& item : items) {
    const bool inside = item.separator == '/' && by_comma && !whole.empty();
    const bool listed = (item.separator == '/' || item.separator == ' ') && !whole.empty();
    const bool wrapped = item.separator == ' ' && !whole.empty() && !looks_like_body(whole.back(), true);
    if (inside || wrapped || (listed && goes_on(whole.back(), item.text))) {
      whole.back() += item.separator == '/' ? "、" : "";
      whole.back() += item.text;
    } else {
      whole.emplace_back(item.text);
    }
  }
  std::vector<std::string> names;
  constexpr std::size_t kLongest = 80 * kHan;
  for (const std::string& printed : whole) {
    const std::string one = bare_name(printed);
    const std::size_t pause = without_brackets(one).find("、");
    if (pause != one.npos && behind_and(one) != 0 && behind_and(one) < pause) {
      split_at_and(one, names);
    } else if (one.size() > kLongest || pause != one.npos) {
      names.push_back(one);
    } else if (!split_glued(one, cell, names)) {
      split_at_and(one, names);
    }
  }
  return names;
}

bool looks_like_body(std::string_view name, bool strictly) {
  const std::string_view bare = without_brackets(name);
  if (bare.size() < 2 * kHan || bare.size() > 45 * kHan) return false;
  const bool digits = bare.front() >= '0' && bare.front() <= '9';
  if (digits) return false;
  const bool all = bare.starts_with("各");
  const bool like = kEndings.ends(bare) || (all && (!strictly || all_region_words(bare))) ||
                    (!strictly && kRegionEndings.ends(bare));
  constexpr std::array<std::string_view, 5> kNot{"。", "；", "《", "%", "："};
  return like && std::none_of(kNot.begin(), kNot.end(), [&](auto w) { return bare.find(w) != bare.npos; });
}

bool is_levelled(std::string_view name) {
  return kLevelWords.starts(name) && !kLevelless.starts(name) && looks_like_body(name, true);
}

std::string bare_name(std::string_view printed) {
  constexpr std::array<std::string_view, 11> kBefore{"由", "以及", "及", "并由", "其中", "：",
                                                     "、", "★",    "☆",  "▲",    "*"};
  constexpr std::array<std::string_view, 6> kAfter{"：", "、", "，", "。", "；", "等等"};
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view word : kBefore) {
      if (printed.starts_with(word)) printed.remove_prefix(word.size()), again = true;
    }
    for (const std::string_view word : kAfter) {
      if (printed.ends_with(word)) printed.remove_suffix(word.size()), again = true;
    }
  }
  constexpr std::array<std::string_view, 25> kTail{
      "省",   "市",   "区",     "县",   "直",       "级",     "有关",    "相关", "各",
      "部门", "单位", "和",     "、",   "责任",     "成员",   "群团",    "组织", "企业",
      "机构", "其他", "安委会", "专班", "领导小组", "指挥部", "联席会议"};
  const std::size_t mark = printed.rfind("等");
  if (mark != printed.npos && mark > 0) {
    std::string_view tail = printed.substr(mark + kHan);
    for (bool again = true; again && !tail.empty();) {
      const auto* word =
          std::find_if(kTail.begin(), kTail.end(), [&](auto w) { return tail.starts_with(w); });
      again = word != kTail.end();
      if (again) tail.remove_prefix(word->size());
    }
    if (tail.empty()) printed = printed.substr(0, mark);
  }
  const std::size_t open = printed.rfind("（");
  if (open != printed.npos && printed.ends_with("）") && printed.find("下同", open) != printed.npos) {
    printed = printed.substr(0, open);
  }
  return std::string(printed);
}

std::string with_prefix_of(std::string_view first, std::string_view name) {
  const auto level_of = [](std::string_view text) {
    return kLevelless.starts(text) ? std::string_view() : kLevelWords.starting(text);
  };
  const std::string_view level = level_of(first);
  if (level.empty() || !level_of(name).empty() || is_collective(name) || name.starts_with("各")) return {};
  // Only the short name of a department leans: it begins with the word of its function.
  static constexpr WordEdges kOwn(std::array<std::string_view, 7>{
      "人民银行", "人行", "国网", "海关", "金融监督管理总局", "金融监管总局", "国金局"});
  if (kOwn.starts(name)) return {};
  static constexpr WordEdges kOffices(
      std::array<std::string_view, 8>{"局", "委", "厅", "办", "委员会", "办公室", "总队", "中心"});
  static constexpr WordEdges kBranches(std::array<std::string_view, 3>{"分局", "支局", "分中心"});
  const std::string_view bare = without_brackets(name);
  if (!kOffices.ends(bare) || kBranches.ends(bare)) return {};
  if (!kDepartmentWords.starts(name) && !kFunctionEdges.starts(name)) return {};
  return std::string(level) + std::string(name);
}

std::vector<std::string_view> functions_of(std::string_view name) {
  static const WordIndex functions(kFunctionWords, [](const FunctionWord& word) { return word.word; });
  std::size_t first = kFunctionWords.size();
  functions.each_match(name, [&](std::size_t row) { first = std::min(first, row); });
  if (first == kFunctionWords.size()) return {};
  const FunctionWord& word = kFunctionWords[first];
  if (word.second.empty()) return {word.function};
  return {word.function, word.second};
}

bool is_local_government(std::string_view name) {
  return name.starts_with("各") && !is_collective(name) &&
         (name.find("县") != name.npos || name.find("区") != name.npos || name.find("镇") != name.npos ||
          name.find("乡") != name.npos || name.find("街道") != name.npos || name.find("市") != name.npos ||
          name.find("州") != name.npos || name.find("旗") != name.npos || name.find("地") != name.npos);
}

bool is_collective(std::string_view name) {
  constexpr std::array<std::string_view, 7> kMany{"有关",     "相关",     "各部门",  "各单位",
                                                  "责任部门", "责任单位", "成员单位"};
  return std::any_of(kMany.begin(), kMany.end(), [&](auto word) { return name.find(word) != name.npos; });
}

}  // namespace planpress::import
