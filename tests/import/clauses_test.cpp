// Responsibility clauses in the forms that plans take.
#include "import/clauses.hpp"

#include <doctest/doctest.h>

#include <array>
#include <string>

#include "import/clause_spans.hpp"
#include "import/rules.hpp"

using namespace planpress::import;

namespace {

// `body role` for each party, `body>resolved role` where a name leans on the one before it.
std::string told(const ClauseReading& clause) {
  constexpr std::array<std::string_view, 6> roles{"lead",        "joint",         "separate",
                                                  "responsible", "participating", "territorial"};
  std::string out;
  for (const PartyReading& party : clause.parties) {
    if (!out.empty()) out += " | ";
    out += party.body;
    if (!party.resolved.empty()) out += ">" + party.resolved;
    out += " ";
    out += roles[static_cast<std::size_t>(party.role)];
  }
  return out;
}

std::string bracket(std::string_view inside) {
  return told(read_clause(inside, ClauseKind::bracket));
}
std::string lead_cell(std::string_view words) {
  return told(read_clause(words, ClauseKind::lead_cell));
}

}  // namespace

TEST_CASE("a verb gives its role to all names before it") {
  CHECK(bracket("市林业局、市水务局等按职责分工负责") == "市林业局 joint | 市水务局 joint");
  CHECK(bracket("市林业局牵头负责，市水务局按职责分工负责") == "市林业局 lead | 市水务局 joint");
  CHECK(bracket("市林业局、市水务局按职能分别负责") == "市林业局 separate | 市水务局 separate");
  CHECK(bracket("省林业厅牵头、省水利厅配合") == "省林业厅 lead | 省水利厅 participating");
  CHECK(bracket("各市、县级政府负责，省林业厅配合") == "各市、县级政府 responsible | 省林业厅 participating");
}

TEST_CASE("a label gives its role to the names behind it, unless a verb says otherwise") {
  CHECK(bracket("牵头单位：市林业局，配合单位：市水务局、市气象局") ==
        "市林业局 lead | 市水务局 participating | 市气象局 participating");
  CHECK(bracket("责任单位：市林业局、市水务局按职责分工负责") == "市林业局 joint | 市水务局 joint");
  CHECK(bracket("责任单位：〔市林业局、市水务局负责") == "市林业局 responsible | 市水务局 responsible");
  CHECK(bracket("牵头部门：市林业局；主责单位：各区政府；协办单位：市水务局；完成时限：2025年底") ==
        "市林业局 lead | 各区政府 responsible | 市水务局 participating");
}

TEST_CASE("a short name leans on the level of the first") {
  CHECK(bracket("省林业厅、水利厅、国网青岚电力公司负责") ==
        "省林业厅 responsible | 水利厅>省水利厅 responsible | 国网青岚电力公司 responsible");
  CHECK(bracket("责任单位：省发改委（数据管理局）、工信厅") ==
        "省发改委（数据管理局） responsible | 工信厅>省工信厅 responsible");
}

TEST_CASE("a role in brackets is one body's, or that of all before it") {
  CHECK(bracket("责任单位：市林业局、市水务局（牵头）、市气象局") ==
        "市林业局 responsible | 市水务局 lead | 市气象局 responsible");
  CHECK(bracket("责任单位：市林业局、市水务局（共同牵头）、市气象局") ==
        "市林业局 lead | 市水务局 lead | 市气象局 responsible");
  CHECK(bracket("责任单位：市林业局、市水务局（均为牵头单位）、市气象局") ==
        "市林业局 lead | 市水务局 lead | 市气象局 responsible");
  CHECK(bracket("牵头单位：市林业局、市水务局（分别负责）；配合单位：市气象局") ==
        "市林业局 lead | 市水务局 lead | 市气象局 participating");
  CHECK(bracket("牵头单位：市林业局、市水务局（按职责分别牵头）配合单位：市气象局") ==
        "市林业局 lead | 市水务局 lead | 市气象局 participating");
}

TEST_CASE("some regions are one collective as all of them are") {
  CHECK(bracket("市商务局牵头，相关区、县（市）政府配合") ==
        "市商务局 lead | 相关区、县（市）政府 participating");
  CHECK(bracket("市商务局牵头，有关部门、市财政局配合") ==
        "市商务局 lead | 有关部门 participating | 市财政局 participating");
}

TEST_CASE("names that only a lost space parted are told apart by the level of the next") {
  CHECK(bracket("协同单位：市资规局市住建局各镇（街道、管委会）") ==
        "市资规局 participating | 市住建局 participating | 各镇（街道、管委会） participating");
  CHECK(bracket("责任单位：市公安局交警支队、市委办机要科") ==
        "市公安局交警支队 responsible | 市委办机要科 responsible");
}

TEST_CASE("what stands inside a name parts none") {
  CHECK(bracket("市林业局，市科委、青岚园管委会，市水务局负责") ==
        "市林业局 responsible | 市科委、青岚园管委会 responsible | 市水务局 responsible");
  CHECK(bracket("市文化和旅游局、市有关部门、单位负责") ==
        "市文化和旅游局 responsible | 市有关部门、单位 responsible");
  CHECK(bracket("市林业局，各区、县级市按职责分工负责") == "市林业局 joint | 各区、县级市 joint");
  CHECK(bracket("市林业局和市水务局负责") == "市林业局 responsible | 市水务局 responsible");
  CHECK(bracket("市林业局、各区政府（含新城管委会，下同）负责") ==
        "市林业局 responsible | 各区政府 responsible");
}

TEST_CASE("names whose space was lost part where the next is an office of its own") {
  CHECK(bracket("责任单位：市红十字会 市财政局") == "市红十字会 responsible | 市财政局 responsible");
  CHECK(bracket("责任单位：县机关事务服务中心 县发改局、县住建局") ==
        "县机关事务服务中心 responsible | 县发改局 responsible | 县住建局 responsible");
  CHECK(bracket("责任单位：市委组织部 市财政局 国网青岚供电公司") ==
        "市委组织部 responsible | 市财政局 responsible | 国网青岚供电公司 responsible");
  CHECK(bracket("责任单位：市公安局交警支队、市总工会市直机关工会") ==
        "市公安局交警支队 responsible | 市总工会市直机关工会 responsible");
  CHECK(bracket("责任单位：市人民医院市中院区") == "市人民医院市中院区 responsible");
}

TEST_CASE("a list that begins with a mark is split like any other") {
  CHECK(bracket("责任单位：、市林业局，市科委、青岚园管委会，市水务局，市气象局") ==
        "市林业局 responsible | 市科委、青岚园管委会 responsible | 市水务局 responsible | 市气象局 "
        "responsible");
}

TEST_CASE("brackets that name nobody are no clauses") {
  for (const std::string_view inside :
       {"套", "不含", "30人〔含〕以下", "2025年底前完成", "以企业为主体负责"}) {
    CHECK_FALSE(read_clause(inside, ClauseKind::bracket).found);
  }
}

TEST_CASE("a cell gives the role of its column and may lack separators") {
  CHECK(lead_cell("市林业局 市水务局") == "市林业局 lead | 市水务局 lead");
  CHECK(lead_cell("区发改委青岚供电服务中心") == "区发改委 lead | 青岚供电服务中心 lead");
  CHECK(lead_cell("市市场监督\n管理局\n市水务局") == "市市场监督管理局 lead | 市水务局 lead");
  CHECK(lead_cell("市各有关部门\n和单位、各县区") == "市各有关部门和单位 lead | 各县区 lead");
  CHECK_FALSE(read_clause("——", ClauseKind::lead_cell).found);
}

TEST_CASE("a list that no word explains is doubted") {
  const ClauseReading clause = read_clause("市林业局、市水务局", ClauseKind::bracket);
  CHECK(told(clause) == "市林业局 responsible | 市水务局 responsible");
  CHECK(clause.parties.front().confidence < certain);
  CHECK(clause.doubts.size() == 1);
}

TEST_CASE("general clauses are rules and no parties") {
  const auto rules = read_rules("市林业局牵头。以下均需各州、市人民政府落实，不再列出");
  REQUIRE(rules.size() == 1);
  CHECK(rules.front().kind == planpress::model::Role::territorial);
  CHECK(rules.front().bodies == std::vector<std::string>{"各州、市人民政府"});
  CHECK(bracket("市林业局牵头。以下均需各州、市人民政府落实，不再列出") == "市林业局 lead");
  CHECK(bracket("市林业局牵头；各责任单位按职责分工负责，下同") == "市林业局 lead | 各责任单位 joint");
  CHECK(read_rules("市林业局牵头；各责任单位按职责分工负责，下同").size() == 1);
}

TEST_CASE("a measure may hold several clauses, and brackets of other kinds between them") {
  const auto spans = find_clauses("种树100株（套）。（市林业局负责）修渠（含涵洞）。〔责任单位：市水务局〕");
  REQUIRE(spans.size() == 2);
  CHECK(told(spans[0].clause) == "市林业局 responsible");
  CHECK(told(spans[1].clause) == "市水务局 responsible");
}

TEST_CASE("a date among the names is no name") {
  CHECK(bracket("市林业局牵头，2027年6月底前完成") == "市林业局 lead");
  CHECK(bracket("市林业局负责，持续推进") == "市林业局 responsible");
  CHECK(bracket("长期坚持，市林业局负责") == "市林业局 responsible");
  CHECK(bracket("2027年底前完成，市林业局、市水务局负责") == "市林业局 responsible | 市水务局 responsible");
  CHECK(bracket("牵头单位：市林业局，责任单位：市水务局，2027年底前完成") ==
        "市林业局 lead | 市水务局 responsible");
}

TEST_CASE("where the plan says that the first body leads, it does and is no rule") {
  constexpr std::string_view listed = "责任单位：市林业局、市水务局，列第一位的为牵头单位，下同";
  CHECK(bracket(listed) == "市林业局 lead | 市水务局 responsible");
  CHECK(read_rules(listed).empty());
  CHECK(bracket("责任单位：市林业局，有关区县政府。列首位的为牵头单位，下同") ==
        "市林业局 lead | 有关区县政府 responsible");
  CHECK(bracket("市林业局、市水务局，排名第一的为牵头部门") == "市林业局 lead | 市水务局 responsible");
  CHECK_FALSE(is_order("力争全省排名第一。（市林业局牵头）"));
  CHECK_FALSE(is_order("产量排在第一，由市林业局牵头"));
}

TEST_CASE("a role may stand in brackets behind a name, or be said of it") {
  CHECK(bracket("责任单位：市林业局〔牵头〕、市水务局") == "市林业局 lead | 市水务局 responsible");
  CHECK(bracket("责任单位：市林业局（市绿化办）（牵头单位），市水务局") ==
        "市林业局（市绿化办） lead | 市水务局 responsible");
  CHECK(bracket("市林业局为牵头单位，市水务局、市气象局为配合单位") ==
        "市林业局 lead | 市水务局 participating | 市气象局 participating");
  CHECK(bracket("牵头单位为市林业局，责任单位为市水务局") == "市林业局 lead | 市水务局 responsible");
  CHECK(bracket("市林业局负总责，各区人民政府为责任主体") ==
        "市林业局 responsible | 各区人民政府 responsible");
  CHECK(bracket("责任单位：★市林业局、市水务局") == "市林业局 responsible | 市水务局 responsible");
}

TEST_CASE("names of lower governments stay whole in every list") {
  CHECK(bracket("市林业局牵头，市有关部门和各区、县（市）政府，功能区管委会配合") ==
        "市林业局 lead | 市有关部门 participating | 各区、县（市）政府 participating | 功能区管委会 "
        "participating");
  CHECK(bracket("各市、县、自治县人民政府，省林业厅负责") ==
        "各市、县、自治县人民政府 responsible | 省林业厅 responsible");
  CHECK(bracket("各盟行政公署、市人民政府负责") == "各盟行政公署、市人民政府 responsible");
  CHECK(bracket("配合单位：各有关区、县级市") == "各有关区、县级市 participating");
  CHECK(bracket("市林业局、市生态环境局青岚分局、市公安局交警支队负责") ==
        "市林业局 responsible | 市生态环境局青岚分局 responsible | 市公安局交警支队 responsible");
  CHECK(bracket("市农业农村局 市水利局 市财政局") ==
        "市农业农村局 responsible | 市水利局 responsible | 市财政局 responsible");
}

TEST_CASE("a closing sentence without brackets is a clause where all its names are of bodies") {
  const auto spoken = [](std::string_view text) {
    const auto spans = find_clauses(text);
    return spans.size() == 1 ? told(spans.front().clause) : std::to_string(spans.size()) + " clauses";
  };
  CHECK(spoken("栽种苗木。由市林业局牵头，市水务局、青岚苗木集团配合。") ==
        "市林业局 lead | 市水务局 participating | 青岚苗木集团 participating");
  CHECK(spoken("栽种苗木。市林业局牵头，市水务局配合。") == "市林业局 lead | 市水务局 participating");
  CHECK(spoken("栽种苗木。由市林业局、市水务局按职责分工负责。") == "市林业局 joint | 市水务局 joint");
  CHECK(spoken("栽种苗木。由专人负责。") == "0 clauses");
  CHECK(spoken("栽种苗木。由市林业局牵头，建立联席会议，定期会商配合。") == "0 clauses");
  CHECK(spoken("由市林业局牵头。每季通报一次。") == "0 clauses");
}

TEST_CASE("hostile clauses take linear time") {
  std::string open;
  for (int i = 0; i < 200000; ++i) open += "（";
  CHECK(find_clauses(open).empty());
  std::string labels;
  for (int i = 0; i < 20000; ++i) labels += "（责任单位：";
  find_clauses(labels);
  std::string names;
  for (int i = 0; i < 50000; ++i) names += "市林业局和";
  read_clause(names, ClauseKind::lead_cell);
}
