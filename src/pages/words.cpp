// The words that readers see for the data's enumerations.
#include <fmt/format.h>

#include <array>
#include <utility>

#include "pages/rendering.hpp"

namespace planpress::pages {
namespace {

using Pair = std::pair<std::string_view, std::string_view>;

constexpr std::array words{
    // roles
    Pair{"lead", "牵头"}, Pair{"joint", "按职责分工"}, Pair{"separate", "分别负责"},
    Pair{"responsible", "责任单位"}, Pair{"participating", "参与配合"}, Pair{"territorial", "属地落实"},
    // levels
    Pair{"nation", "国家"}, Pair{"province", "省"}, Pair{"prefecture", "设区市"}, Pair{"county", "县市区"},
    Pair{"national", "国家"}, Pair{"provincial", "省级"}, Pair{"prefectural", "市级"},
    // comparisons
    Pair{"=", "达到"}, Pair{">=", "以上"}, Pair{">", "超过"}, Pair{"<=", "以内"}, Pair{"<", "低于"},
    Pair{"~", "约"},
    // kinds of target
    Pair{"count", "数量"}, Pair{"share", "占比"}, Pair{"growth", "增长"}, Pair{"ratio", "比值"},
    Pair{"money", "金额"}, Pair{"area", "面积"}, Pair{"length", "长度"}, Pair{"capacity", "能力"},
    Pair{"multiple", "倍数"},
    // periods, modality
    Pair{"annual", "每年"}, Pair{"cumulative", "累计"}, Pair{"firm", "明确"}, Pair{"strive", "力争"},
    Pair{"encourage", "鼓励"},
    // standing beside the line above
    Pair{"above", "高于"}, Pair{"equal", "等于"}, Pair{"below", "低于"}, Pair{"not-comparable", "不可比"},
    // progress
    Pair{"not-started", "未启动"}, Pair{"limited", "进展有限"}, Pair{"substantial", "进展明显"},
    Pair{"complete", "已完成"}, Pair{"no-evidence", "无公开依据"}, Pair{"self", "自行报告"},
    Pair{"computed", "数据推算"}, Pair{"independent", "独立评估"},
    // groups, directions
    Pair{"chair", "组长"}, Pair{"vice-chair", "副组长"}, Pair{"member", "成员"}, Pair{"up", "越高越好"},
    Pair{"down", "越低越好"}};

constexpr std::array marks{Pair{"lead", "●"},        Pair{"joint", "◐"},         Pair{"separate", "◆"},
                           Pair{"responsible", "■"}, Pair{"participating", "○"}, Pair{"territorial", "△"}};

template <class Table>
std::string_view look_up(const Table& table, std::string_view key, std::string_view otherwise) {
  for (const auto& [name, word] : table) {
    if (name == key) return word;
  }
  return otherwise;
}

std::string plain_number(double value) {
  return fmt::format("{}", value);
}

// 2:1 is one thing; a percent sign stands close; other units have a space in front.
std::string with_unit(const model::Target& target, std::string_view gap) {
  std::string number = plain_number(target.value);
  if (target.value_max) number += "–" + plain_number(*target.value_max);
  const bool close = target.unit == "%" || target.unit.starts_with(":");
  return fmt::format("{}{}{}", number, close ? "" : gap, target.unit);
}

}  // namespace

std::string_view word_for(std::string_view value) {
  return look_up(words, value, value);
}

std::string_view mark_for(std::string_view role) {
  return look_up(marks, role, "");
}

std::string target_text(const model::Target& target) {
  std::string_view sign;
  switch (target.comparison) {
    case model::Comparison::equal:
      break;
    case model::Comparison::at_least:
      sign = "≥ ";
      break;
    case model::Comparison::more_than:
      sign = "> ";
      break;
    case model::Comparison::at_most:
      sign = "≤ ";
      break;
    case model::Comparison::less_than:
      sign = "< ";
      break;
    case model::Comparison::about:
      sign = "约 ";
      break;
  }
  const bool growth = target.kind == model::TargetKind::growth && sign.empty();
  return fmt::format("{}{}{}{}", growth ? "+" : "", sign, with_unit(target, " "),
                     target.period == model::TargetPeriod::annual ? "/年" : "");
}

std::string target_words(const model::Target& target) {
  const std::string amount = with_unit(target, "");
  switch (target.comparison) {
    case model::Comparison::equal:
      return amount;
    case model::Comparison::at_least:
      return amount + "以上";
    case model::Comparison::more_than:
      return "超过" + amount;
    case model::Comparison::at_most:
      return amount + "以内";
    case model::Comparison::less_than:
      return "低于" + amount;
    case model::Comparison::about:
      return "约" + amount;
  }
  return amount;
}

}  // namespace planpress::pages
