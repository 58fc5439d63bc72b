// Readings as plan data: written, compared with what is there, and merged into it.
#include <doctest/doctest.h>

#include "import/compare_plan.hpp"
#include "import/merge_plan.hpp"
#include "import/plan_tree.hpp"
#include "import/review.hpp"
#include "model/read.hpp"

namespace planpress::import {
namespace {

TargetReading target(std::string indicator, double value, std::string unit, std::optional<int> year) {
  TargetReading made;
  made.indicator = std::move(indicator);
  made.value = value;
  made.unit = std::move(unit);
  made.year = year;
  made.comparison = model::Comparison::at_least;
  made.lines = {5, 5};
  return made;
}

MeasureReading measure(std::string number, std::string title, std::uint32_t line) {
  MeasureReading made;
  made.number = std::move(number);
  made.title = std::move(title);
  made.section = "s1";
  made.sectors = {"industry"};
  made.lines = {line, line};
  return made;
}

PlanReading reading() {
  PlanReading plan;
  plan.id = "yunjiang-2024";
  plan.place = "yunjiang";
  plan.kind = "行动方案";
  plan.title = "云江市设备更新行动方案";
  plan.number = "云政发〔2024〕9号";
  plan.file = "云江.docx";
  plan.sha256 = std::string(64, 'a');
  plan.from = 2024;
  plan.to = 2027;
  plan.sections = {{"s1", "一", "重点任务", "", {3, 3}}};
  plan.measures = {measure("1", "改造老旧电梯", 5), measure("2", "更新公交车辆", 6)};
  plan.measures[0].responsible = {{"市住建局", "", model::Role::lead, certain},
                                  {"城管局", "市城管局", model::Role::participating, 0.8}};
  plan.measures[0].targets = {target("改造的老旧电梯", 800, "台", 2027)};
  TaskReading task;
  task.number = "1";
  task.year = 2024;
  task.title = "改造电梯";
  task.measures = {"1"};
  task.lines = {9, 9};
  plan.tasks = {task};
  plan.groups = {{"g1",
                  "设备更新领导小组",
                  "市发改委",
                  {12, 14},
                  {{"王远", "副市长", model::MemberRole::chair}},
                  {},
                  certain}};
  return plan;
}

Json tree(const PlanReading& plan) {
  return tree_of(plan, {});
}

Json parsed(const std::string& text) {
  const text::SourceFile file{"plan.json", text};
  diag::Report report;
  auto found = read_json_tree(file, report);
  REQUIRE(found);
  return std::move(*found);
}

std::string written(const Json& json) {
  std::string out;
  write_json_tree(out, json);
  return out;
}

std::string sentences(const Json& before, const Json& now) {
  std::string list;
  for (const Difference& each : compare_plans(before, now))
    list += each.sentence("in the data", "in the document") + "\n";
  return list;
}

TEST_CASE("what is written is read back by the model without an error") {
  std::string out;
  write_plan(out, reading());
  const text::SourceFile file{"content/plans/yunjiang-2024.json", out};
  data::Arena strings;
  diag::Report report;
  const auto plan = model::read_file<model::Plan>(file, strings, report);
  CHECK(report.all().empty());
  CHECK_FALSE(plan.checked);
  CHECK(plan.measures[0].responsible[1].resolved == "市城管局");
  CHECK(plan.measures[0].responsible[1].confidence == 0.8);
  CHECK_FALSE(plan.measures[0].confidence);
}

TEST_CASE("the layout is that of content/plans, and confidence is written only where it is not certain") {
  std::string out;
  write_plan(out, reading());
  CHECK(out.find("  \"period\": {\n    \"from\": 2024,\n    \"to\": 2027\n  },\n  \"checked\": false,\n") !=
        std::string::npos);
  CHECK(out.find("    {\"id\": \"s1\", \"number\": \"一\", \"title\": \"重点任务\", \"lines\": [3, 3]}\n") !=
        std::string::npos);
  CHECK(out.find("      \"responsible\": [{\"body\": \"市住建局\", \"role\": \"lead\"}, {\"body\": "
                 "\"城管局\", \"role\": "
                 "\"participating\", \"resolved\": \"市城管局\", \"confidence\": 0.8}],\n") !=
        std::string::npos);
  CHECK(out.find("\"text\"") == std::string::npos);
  CHECK(out.ends_with("}\n"));
}

TEST_CASE("the official wording is written when it is asked for") {
  PlanReading plan = reading();
  plan.measures[0].wording = "改造老旧电梯八百台。";
  std::string out;
  write_plan(out, plan, {true});
  CHECK(out.find("\"text\": \"改造老旧电梯八百台。\"") != std::string::npos);
}

TEST_CASE("a plan agrees with itself, whatever people have given to it") {
  PlanReading plan = reading();
  Json data = tree(plan);
  Json& first = data.find("measures")->items[0];
  first.set("summary", Json::text("我们自己的话。"));
  first.find("targets")->items[0].set("indicator", Json::text("更新的住宅电梯"));
  first.set("title", Json::text("改造老旧电梯。"));
  CHECK(sentences(data, tree(plan)).empty());
}

TEST_CASE("differences are told by measure, party, target, task and person, with both places") {
  const Json data = parsed(written(tree(reading())));
  PlanReading plan = reading();
  plan.number = "云政发〔2024〕10号";
  plan.measures[0].responsible[0].role = model::Role::joint;
  plan.measures[0].responsible.push_back({"市财政局", "", model::Role::joint, certain});
  plan.measures[0].targets[0].value = 900;
  plan.measures[1].title = "更新公交车";
  plan.tasks[0].year = 2025;
  plan.groups[0].members[0].name = "王源";
  CHECK(sentences(data, tree(plan)) ==
        "plan: document number is `云政发〔2024〕9号` in the data, `云政发〔2024〕10号` in the document\n"
        "measure 1: party 市住建局 role is `lead` in the data, `joint` in the document\n"
        "measure 1: party 市财政局 is missing in the data, `joint` in the document\n"
        "measure 1: target >= 800台 2027 value is `800` in the data, `900` in the document\n"
        "measure 2: title is `更新公交车辆` in the data, `更新公交车` in the document\n"
        "task 1: year is `2024` in the data, `2025` in the document\n"
        "group 设备更新领导小组: person 王源 is missing in the data, `副市长` in the document\n"
        "group 设备更新领导小组: person 王远 is `副市长` in the data, missing in the document\n");
  const auto differences = compare_plans(data, tree(plan));
  CHECK(differences[3].line_now == 5);
  CHECK(differences[3].line_before > 20);
}

TEST_CASE("importing again keeps what people gave and takes the rest from the document") {
  Json data = tree(reading());
  data.set("id", Json::text("yun-2024"));
  data.find("document")->set("url", Json::text("https://example.org/9"));
  Json& first = data.find("measures")->items[0];
  first.set("id", Json::text("lifts"));
  first.set("summary", Json::text("我们自己的话。"));
  first.find("sectors")->items.push_back(Json::text("buildings"));
  first.add("ours", Json::text("其他"));
  first.find("targets")->items[0].set("indicator_id", Json::text("lifts-renewed"));
  data.find("sections")->items[0].set("id", Json::text("tasks"));
  first.set("section", Json::text("tasks"));
  PlanReading plan = reading();
  plan.title = "云江市推动设备更新行动方案";
  plan.measures[0].title = "加快改造老旧电梯";
  plan.measures[0].lines = {7, 7};
  plan.measures[0].targets[0].year = 2026;
  plan.measures[0].responsible.pop_back();
  plan.measures.push_back(measure("3", "回收家电", 8));
  const Json merged = merge_plans(data, tree(plan));
  CHECK(merged.text_of("id") == "yun-2024");
  CHECK(merged.text_of("title") == "云江市推动设备更新行动方案");
  CHECK(merged.find("document")->text_of("url") == "https://example.org/9");
  const Json& now = merged.items_of("measures")[0];
  CHECK(now.text_of("id") == "lifts");
  CHECK(now.text_of("summary") == "我们自己的话。");
  CHECK(now.text_of("title") == "加快改造老旧电梯");
  CHECK(now.text_of("section") == "tasks");
  CHECK(now.text_of("ours") == "其他");
  CHECK(now.items_of("sectors").size() == 2);
  CHECK(now.items_of("lines")[0].words == "7");
  CHECK(now.items_of("responsible").size() == 1);
  CHECK(now.items_of("targets")[0].text_of("indicator_id") == "lifts-renewed");
  CHECK(now.items_of("targets")[0].find("year")->words == "2026");
  CHECK(merged.items_of("measures").size() == 3);
  CHECK(merged.items_of("measures")[2].text_of("section") == "tasks");
  CHECK(merged.items_of("tasks")[0].items_of("measures")[0].as_text() == "1");
  // Once more changes nothing.
  CHECK(written(merge_plans(merged, tree(plan))) == written(merged));
}

TEST_CASE("in a plan that was checked against this very document people have the last word") {
  Json data = parsed(written(tree(reading())));
  data.set("checked", Json::boolean(true));
  Json& first = data.find("measures")->items[0];
  first.find("sectors")->items = {Json::text("environment")};
  first.find("responsible")->items[0].set("body", Json::text("市住房城乡建设局"));
  first.find("targets")->items[0].set("value", Json::number(700));
  const Json merged = merge_plans(data, tree(reading()));
  CHECK(written(merged) == written(data));
  CHECK(merged == data);
  // Another edition of the document is taken in, and still nothing of theirs is lost.
  PlanReading later = reading();
  later.sha256 = std::string(64, 'b');
  const Json taken = merge_plans(data, tree(later));
  const Json& now = taken.items_of("measures")[0];
  CHECK(now.items_of("responsible").size() == 3);
  CHECK(now.items_of("sectors")[0].as_text() == "environment");
}

TEST_CASE("another plan is known by its title, number and document") {
  const Json data = tree(reading());
  PlanReading other = reading();
  other.title = "另一个方案";
  CHECK(is_same_plan(data, tree(other)));
  other.number = "云政发〔2023〕1号";
  other.sha256 = std::string(64, 'b');
  CHECK_FALSE(is_same_plan(data, tree(other)));
}

TEST_CASE("nothing is taken out of a plan that counts as checked") {
  Json data = tree(reading());
  data.set("checked", Json::boolean(true));
  PlanReading plan = reading();
  plan.sha256 = std::string(64, 'b');
  plan.measures.pop_back();
  plan.measures[0].responsible.pop_back();
  plan.measures[0].targets.clear();
  const Json merged = merge_plans(data, tree(plan));
  CHECK(merged.items_of("measures").size() == 2);
  CHECK(merged.items_of("measures")[0].items_of("responsible").size() == 2);
  CHECK(merged.items_of("measures")[0].items_of("targets").size() == 1);
  data.set("checked", Json::boolean(false));
  data.find("measures")->items[1].set("summary", Json::text("我们自己的话。"));
  const Json unchecked = merge_plans(data, tree(plan));
  CHECK(unchecked.items_of("measures").size() == 2);
  CHECK(unchecked.items_of("measures")[0].items_of("responsible").size() == 1);
  CHECK(unchecked.items_of("measures")[0].find("targets") == nullptr);
}

TEST_CASE("a doubt that somebody settled does not come back while the document says the same") {
  PlanReading plan = reading();
  Json data = tree(plan);
  data.find("measures")->items[0].find("responsible")->items[1].remove("confidence");
  const auto confidence = [](const Json& json) {
    return json.items_of("measures")[0].items_of("responsible")[1].find("confidence") != nullptr;
  };
  CHECK_FALSE(confidence(merge_plans(data, tree(plan))));
  plan.measures[0].responsible[1].role = model::Role::joint;
  CHECK(confidence(merge_plans(data, tree(plan))));
}

TEST_CASE("doubts are told at their words, and things are counted") {
  const text::SourceFile source{"a.txt", "一、任务\n改造电梯，力争八百台。\n"};
  PlanReading plan = reading();
  plan.doubts = {{{2, 2}, "measure 1", "the number may be a limit", "力争八百台", 0.5},
                 {{}, "", "no date", "", 0.5}};
  diag::Report report;
  report_doubts(plan, source, report);
  REQUIRE(report.all().size() == 2);
  CHECK(report.all()[0].place.text() == "力争八百台");
  CHECK(report.all()[0].message == "measure 1: the number may be a limit");
  CHECK(report.all()[1].message == "document: no date");
  CHECK(counts_of(plan) == "2 measures, 2 parties, 1 target, 1 task, 1 person, 2 doubts");
  CHECK_FALSE(is_no_plan(plan));
  CHECK(is_no_plan({}));
}

}  // namespace
}  // namespace planpress::import
