// Roles that a sentence tells in passing, and sentences that tell none.
#include "import/said_roles.hpp"

#include <doctest/doctest.h>

#include <array>
#include <string>

#include "import/clause_spans.hpp"

using namespace planpress::import;

namespace {

std::string said(std::string_view text) {
  constexpr std::array<std::string_view, 6> roles{"lead",        "joint",         "separate",
                                                  "responsible", "participating", "territorial"};
  std::string out;
  for (const ClauseSpan& span : find_said_roles(text, find_clauses(text))) {
    for (const PartyReading& party : span.clause.parties) {
      if (!out.empty()) out += " | ";
      out += party.body + " ";
      out += roles[static_cast<std::size_t>(party.role)];
    }
  }
  return out;
}

}  // namespace

TEST_CASE("a sentence that goes on with other words tells roles") {
  CHECK(said("由县住建局牵头，县水务局、县城管局等部门参与，建立推进机制。") ==
        "县住建局 lead | 县水务局 participating | 县城管局 participating");
  CHECK(said("县发改局牵头，县财政局配合，建立项目库。") == "县发改局 lead | 县财政局 participating");
  CHECK(said("成立工作专班，由区商务局牵头，区发改局、区财政局配合，定期调度。") ==
        "区商务局 lead | 区发改局 participating | 区财政局 participating");
  CHECK(said("建立由省林业厅牵头、省水利厅等部门参与的工作协调机制。") ==
        "省林业厅 lead | 省水利厅 participating");
  CHECK(said("市林业局要牵头建立工作机制，加强统筹。") == "市林业局 lead");
  CHECK(said("由县商务局牵头会同县发改局、县财政局制定实施细则，更新家电2000台。") ==
        "县商务局 lead | 县发改局 participating | 县财政局 participating");
  CHECK(said("组建项目库，县发改局负责。") == "县发改局 responsible");
  CHECK(said("各部门要抓好落实，由县政府办公室负责督促检查。") == "县政府办公室 responsible");
  CHECK(said("由县工信局牵头抓总，县教育局负责教育领域，县卫健局负责医疗领域。") ==
        "县工信局 lead | 县教育局 responsible | 县卫健局 responsible");
  CHECK(said("本项工作由市商务局牵头，市财政局负责资金保障；市公安局负责秩序维护。") ==
        "市商务局 lead | 市财政局 responsible | 市公安局 responsible");
  CHECK(said("市林业局负责统筹协调，市水务局负责水利领域设备更新。") ==
        "市林业局 responsible | 市水务局 responsible");
  CHECK(said("由市政府统一领导，市林业局牵头抓总，各相关部门分工负责。") ==
        "市林业局 lead | 各相关部门 joint");
  CHECK(said("市级由市商务局牵头，县级由县商务局牵头。") == "市商务局 lead | 县商务局 lead");
  CHECK(said("由临河供电公司牵头，市林业局配合，建设充电桩200个。") ==
        "临河供电公司 lead | 市林业局 participating");
  CHECK(said("由各县区政府组织实施，市林业局加强指导。") == "各县区政府 responsible");
}

TEST_CASE("companies, leaders and explanations tell no role") {
  for (const std::string_view text :
       {"由物业公司牵头，业主参与，加装电梯20部。", "由县长牵头，分管副县长负责，定期调度。",
        "本方案由县发改局负责解释。", "由县级医院牵头，乡镇卫生院参与，建设医共体2个。",
        "主要负责人要亲自抓，各牵头部门要细化措施。", "专班办公室设在县发改局，负责日常工作。",
        "支持龙头企业牵头组建创新联合体3个，高校配合。", "鼓励企业参与，由专业机构负责运营，社会力量参与。",
        "市发改委会同有关部门建立工作机制，负责分析研判。", "建立健全由政府主导、企业参与的工作机制。",
        "支持行业协会牵头制定标准10项。", "由市林业局给予补助，企业负责落实。", "市林业局负责林业领域。",
        "（由县住建局牵头，县水务局配合）"}) {
    CAPTURE(text);
    CHECK(said(text) == "");
  }
  CHECK(find_joint_work("市发改委要会同有关部门建立工作机制") == "市发改委要会同");
  CHECK(find_joint_work("物业公司会同业主商定方案") == "");
}
