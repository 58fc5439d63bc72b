#include "import/groups.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "import/body_names.hpp"
#include "import/cleaning.hpp"
#include "import/group_members.hpp"
#include "import/group_words.hpp"
#include "import/person_names.hpp"
#include "import/pieces.hpp"
#include "import/table_forms.hpp"
#include "import/table_lines.hpp"

namespace planpress::import {
namespace {

using annex::Leading;
using annex::MemberList;
using annex::PartLabel;
using annex::SourceLine;

constexpr std::size_t longest_title = 60;

bool is_person_table(const Grid& grid) {
  return std::any_of(grid.columns.begin(), grid.columns.end(),
                     [](const Column& column) { return column.kind == ColumnKind::person; });
}

/// A line of sentences, not of names: with a full stop, a number in front, or about the group itself.
bool is_prose(std::string_view words) {
  if (words.find("。") != std::string_view::npos || annex::length_of(words) > 80) return true;
  if (annex::read_leading(words).form != Leading::Form::none) return true;
  constexpr std::string_view subjects[] = {"领导小组", "工作专班", "专班", "工作组", "指挥部",   "办公室设",
                                           "主要职责", "工作职责", "职责", "下设",   "联席会议", "附件"};
  return annex::starts_with_any(words, subjects);
}

class GroupReader {
 public:
  GroupReader(std::span<const Block> blocks, const AnnexSetting& setting, std::vector<Doubt>& doubts)
      : setting_(setting),
        doubts_(doubts),
        lines_(annex::lines_of(blocks)),
        grids_(setting.tables == nullptr ? find_tables(blocks) : *setting.tables) {}

  std::vector<GroupReading> read() {
    for (at_ = 0; at_ < lines_.size(); ++at_) take(lines_[at_]);
    finish();
    return std::move(groups_);
  }

 private:
  const Grid* grid_at(std::size_t block) const {
    for (const Grid& grid : grids_) {
      if (block >= grid.first_block && block < grid.end_block) return &grid;
    }
    return nullptr;
  }

  /// 序号 单位 姓名 职务 联系电话 under no group's title: whom to call.
  bool is_contact_list(const Grid& grid) const {
    if (began_ || has_group_title()) return false;
    return std::any_of(grid.columns.begin(), grid.columns.end(), [](const Column& column) {
      return column.head.text.find("电话") != std::string::npos ||
             column.head.text.find("手机") != std::string::npos;
    });
  }

  void take(const SourceLine& line) {
    if (const Grid* grid = grid_at(line.block)) {
      if (is_person_table(*grid) && grid != taken_ && !is_contact_list(*grid)) {
        taken_ = grid;
        end_list();
        for (MemberReading& member : annex::members_of(*grid)) members_.push_back(std::move(member));
        for (const GridRow& row : grid->rows) current_.lines = annex::together(current_.lines, row.lines);
      }
      return;
    }
    if (line.table || line.blank() || annex::is_page_number(line.text.text)) return;
    const std::string_view words = line.text.text;
    if (const PartLabel label = annex::read_part_label(words);
        label.length > 0 && !line_is_head(words, label)) {
      take_label(line, label);
    } else if (listing_ && !is_prose(words) && !names_subgroup(words)) {
      if (!list_.take(words)) listing_ = false;
      if (listing_) seen(line);
      if (!listing_) take_words(line);
    } else {
      listing_ = false;
      take_words(line);
    }
  }

  /// `成员：` in a table of duties and the like names no persons; a label alone needs persons behind it.
  static bool line_is_head(std::string_view words, const PartLabel& label) {
    return label.length >= words.size() && words.find("：") == std::string_view::npos &&
           words.find(":") == std::string_view::npos && annex::length_of(words) > 6;
  }

  /// `召集人` below `总召集人`, `指挥长` below `总指挥`: the second of two ranks.
  void rank(std::string_view words, PartLabel& label) {
    const std::string squeezed = annex::squeezed(words);
    for (const auto& [first, second] :
         {std::pair<std::string_view, std::string_view>{"总召集人", "召集人"}, {"总指挥长", "指挥长"}}) {
      if (squeezed.starts_with(first)) ranked_ = second;
    }
    if (!ranked_.empty() && squeezed.starts_with(ranked_) && chairs_ > 0)
      label.role = model::MemberRole::vice_chair;
  }

  void take_label(const SourceLine& line, PartLabel label) {
    rank(line.text.text, label);
    // A second chair begins a second group.
    const bool chair = label.role == model::MemberRole::chair;
    if (chair && chairs_ > 0 && last_role_ != model::MemberRole::chair) finish();
    chairs_ += chair ? 1 : 0;
    last_role_ = label.role;
    if (!listing_ && !began_) {
      began_ = true;
      enter();
    }
    listing_ = true;
    list_.begin(label.role);
    if (label.length < line.text.text.size())
      list_.take(std::string_view(line.text.text).substr(label.length));
    seen(line);
  }

  /// `养老服务组` above `组长：…`: the name of a group whatever it is called.
  bool names_subgroup(std::string_view words) const {
    if (!words.ends_with("组") && !words.ends_with("专班") && !words.ends_with("组）")) return false;
    std::size_t next = at_ + 1;
    while (next < lines_.size() && !lines_[next].table && lines_[next].blank()) ++next;
    if (next >= lines_.size() || lines_[next].table) return false;
    const PartLabel label = annex::read_part_label(lines_[next].text.text);
    return label.length > 0 && label.role == model::MemberRole::chair;
  }

  void begin_subgroup(const SourceLine& line, const std::string& words) {
    finish();
    const Leading leading = annex::read_leading(words);
    subgroup_ = std::string(leading.form == Leading::Form::none ? std::string_view(words) : leading.rest);
    title_.clear();
    title_lines_ = annex::lines_of(line.text);
  }

  /// The title and the words in front of the first label belong to the group that begins.
  void enter() {
    current_.name = founded_.empty() ? annex::group_name(title_) : founded_;
    if (!subgroup_.empty()) current_.name = std::exchange(subgroup_, {});
    current_.lines = annex::together(current_.lines, title_lines_);
    title_.clear();
    title_lines_ = {};
  }

  void seen(const SourceLine& line) {
    current_.lines = annex::together(current_.lines, annex::lines_of(line.text));
  }

  void take_words(const SourceLine& line) {
    const std::string words = clean(annex::tidied(line.text.text));
    if (words.find("。") == std::string::npos && annex::length_of(words) <= longest_title) {
      take_heading(line, words);
      return;
    }
    if (!began_) {
      if (const std::string name = annex::founded_name(words); !name.empty()) founded_ = name;
      std::vector<MemberReading> named = annex::members_in_sentence(words);
      if (!named.empty() && has_group_title()) {
        began_ = true;
        enter();
        for (MemberReading& member : named) members_.push_back(std::move(member));
        chairs_ = 1;
        last_role_ = model::MemberRole::member;
      }
    }
    if (!began_ && !has_group_title()) return;
    if (current_.office.empty() && take_office(words, line)) return;
    take_duties(words);
    if (began_ || !current_.office.empty() || !current_.duties.empty()) seen(line);
  }

  bool has_group_title() const { return annex::group_word_end(title_) > 0 || !founded_.empty(); }

  void take_heading(const SourceLine& line, const std::string& words) {
    if (names_subgroup(words) && (began_ || !groups_.empty())) {
      begin_subgroup(line, words);
      return;
    }
    const Leading leading = annex::read_leading(words);
    if (began_ && current_.office.empty()) take_office(words, line);
    if (words.find("职责") != std::string::npos || words.find("工作任务") != std::string::npos) {
      duties_ = true;
      if (began_) seen(line);
      if (leading.form != Leading::Form::none || began_) return;
    }
    if (began_ && leading.form != Leading::Form::none && annex::group_word_end(words) == 0) {
      if (duties_ && annex::length_of(words) > 8) take_duties(words);
      return;
    }
    // A title may run over two lines; a new group's heading starts anew.
    const bool label =
        annex::squeezed(words).starts_with("附件") || annex::squeezed(words).starts_with("附：");
    const bool goes_on = !title_.empty() && annex::length_of(title_) <= longest_title &&
                         annex::group_word_end(title_) == 0 && !label && !began_ &&
                         leading.form == Leading::Form::none && last_title_ + 1 == at_ && !line.gap;
    if (began_ && annex::group_word_end(words) == 0) return;
    if (began_ && annex::length_of(words) > 40) return;
    const bool keeps = !began_ && annex::group_word_end(title_) > 0 && annex::group_word_end(words) == 0;
    if (keeps) return;
    if (label) {
      title_lines_ = {};
      title_.clear();
      if (annex::group_word_end(words) == 0) return;
    }
    if (!goes_on) {
      title_.clear();
      title_lines_ = {};
    }
    title_ += words;
    last_title_ = at_;
    title_lines_ = annex::together(title_lines_, annex::lines_of(line.text));
  }

  /// Below subgroups 领导小组办公室 is that of the group above them all.
  GroupReading& office_above(std::string_view words) {
    constexpr std::string_view whole = "领导小组";
    const bool named = words.starts_with(whole) && !current_.name.ends_with(whole);
    if (!named || groups_.empty() || !groups_.front().office.empty()) return current_;
    return groups_.front().name.ends_with(whole) ? groups_.front() : current_;
  }

  /// True when the office is that of the group above the present one.
  bool take_office(std::string_view words, const SourceLine& line) {
    const std::string office = annex::office_in(words);
    if (office.empty()) return false;
    GroupReading& group = office_above(words);
    group.office = office;
    if (!looks_like_body(office, false)) {
      doubts_.push_back({annex::lines_of(line.text), "group", "the office may not be a body", office, 0.5});
    }
    return &group != &current_;
  }

  /// Sentences about what the group does; in a paragraph on duties its parts between ； too.
  void take_duties(std::string_view words) {
    std::string_view rest = words;
    const Leading leading = annex::read_leading(words);
    if (leading.form != Leading::Form::none) rest = leading.rest;
    const std::size_t head = rest.find("职责");
    const bool titled = head != std::string_view::npos && annex::length_of(rest.substr(0, head)) <= 16 &&
                        (rest.substr(head + 6).starts_with("。") || rest.substr(head + 6).starts_with("："));
    if (titled) rest = rest.substr(head + 9);
    if (!began_ && !titled && !duties_) return;
    while (!rest.empty()) {
      std::size_t end = rest.find("。");
      if (titled || duties_) end = std::min(end, rest.find("；"));
      const std::string_view duty = annex::trim(rest.substr(0, end));
      const bool opening = duty.find("成立") != std::string_view::npos || duty.ends_with("如下：");
      if (annex::length_of(duty) >= 6 && !opening) current_.duties.emplace_back(duty);
      rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 3);
    }
  }

  void end_list() {
    if (!began_) {
      began_ = true;
      enter();
    }
    listing_ = false;
  }

  void finish() {
    MemberList list = std::exchange(list_, {});
    std::vector<MemberReading> listed = list.finish();
    members_.insert(members_.end(), std::make_move_iterator(listed.begin()),
                    std::make_move_iterator(listed.end()));
    if (!began_ && has_group_title() && (!current_.office.empty() || !current_.duties.empty())) enter();
    if (!members_.empty() ||
        (!current_.name.empty() && (!current_.office.empty() || !current_.duties.empty()))) {
      current_.id = "g" + std::to_string(setting_.groups_before + groups_.size() + 1);
      current_.members = std::move(members_);
      tell_doubts(list);
      groups_.push_back(std::move(current_));
      founded_.clear();
    }
    current_ = {};
    members_.clear();
    began_ = listing_ = duties_ = false;
    chairs_ = 0;
    ranked_ = {};
    last_role_.reset();
  }

  void tell_doubts(const MemberList& list) {
    const std::string about = "group " + current_.id;
    const auto tell = [&](std::string reason, std::string excerpt) {
      doubts_.push_back({current_.lines, about, std::move(reason), std::move(excerpt), 0.6});
      current_.confidence = 0.6;
    };
    for (const std::string& name : list.odd_names())
      tell("`" + name + "` begins with no surname that we know", name);
    if (list.nameless()) tell("a part of the group is given by posts or bodies, without names", {});
    if (current_.name.empty()) tell("the group has no name in the document", {});
  }

  const AnnexSetting& setting_;
  std::vector<Doubt>& doubts_;
  std::vector<SourceLine> lines_;
  std::vector<Grid> grids_;
  const Grid* taken_ = nullptr;
  std::size_t at_ = 0;
  std::vector<GroupReading> groups_;
  GroupReading current_;
  std::vector<MemberReading> members_;  // of tables and sentences
  MemberList list_;
  std::string title_, founded_, subgroup_;
  LineRange title_lines_;
  std::size_t last_title_ = 0;
  bool began_ = false;    // the members have begun
  bool listing_ = false;  // the last line was of members
  bool duties_ = false;   // below a heading of duties
  int chairs_ = 0;
  std::string_view ranked_;  // the label that ranks below the chair's
  std::optional<model::MemberRole> last_role_;
};

}  // namespace

std::vector<GroupReading> read_groups(std::span<const Block> annex, const AnnexSetting& setting,
                                      std::vector<Doubt>& doubts) {
  return GroupReader(annex, setting, doubts).read();
}

std::optional<GroupReading> read_told_group(const TracedText& text, std::size_t groups_before) {
  if (text.text.find("任") == std::string::npos) return std::nullopt;
  const auto appoints = [&](const annex::Appointment& one) {
    return text.text.find(one.words) != std::string::npos;
  };
  const std::span<const annex::Appointment> appointments = annex::appointments();
  if (std::none_of(appointments.begin(), appointments.end(), appoints)) return std::nullopt;
  const std::string words = clean(annex::tidied(text.text));
  GroupReading group;
  group.name = annex::founded_name(words);
  group.members = annex::members_in_sentence(words);
  if (group.name.empty() || group.members.empty()) return std::nullopt;
  group.id = "g" + std::to_string(groups_before + 1);
  group.office = annex::office_in(words);
  group.lines = annex::lines_of(text);
  return group;
}

}  // namespace planpress::import
