// Each file of tests/import/annexes is an annex in a form that real plans take, with our own words and
// persons of nowhere; beside it stands what a careful reader finds in it, as JSON, compared whole.
#include "import/annex.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "diag/diagnostic.hpp"
#include "documents/read_document.hpp"
#include "documents/traced.hpp"
#include "import/groups.hpp"
#include "patience.hpp"

namespace {

using namespace planpress;
using namespace planpress::import;

std::string read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

std::string json_string(std::string_view words) {
  std::string out = "\"";
  for (const char c : words) {
    if (c == '"' || c == '\\') out += '\\';
    if (c == '\n') {
      out += "\\n";
    } else {
      out += c;
    }
  }
  return out + '"';
}

std::string json_list(const std::vector<std::string>& items) {
  std::string out = "[";
  for (const std::string& item : items) out += (out.size() > 1 ? ", " : "") + json_string(item);
  return out + "]";
}

std::string role_name(model::Role role) {
  constexpr const char* names[] = {"lead",        "joint",         "separate",
                                   "responsible", "participating", "territorial"};
  return names[static_cast<std::size_t>(role)];
}

std::string shown(const TaskReading& task) {
  std::vector<std::string> owners, contacts, measures;
  for (const PartyReading& party : task.responsible)
    owners.push_back(role_name(party.role) + " " + party.body);
  for (const ContactReading& contact : task.contacts)
    contacts.push_back(contact.body + " / " + contact.name + " / " + contact.phone);
  std::string out = "{\"number\": " + json_string(task.number);
  if (!task.id.empty()) out += ", \"id\": " + json_string(task.id);
  out += ", \"year\": " + std::to_string(task.year);
  if (!task.group.empty()) out += ", \"group\": " + json_string(task.group);
  if (!task.domain.empty()) out += ", \"domain\": " + json_string(task.domain);
  out += ", \"title\": " + json_string(task.title);
  if (task.wording != task.title && task.wording != task.title + "。")
    out += ", \"wording\": " + json_string(task.wording);
  out += ", \"lines\": [" + std::to_string(task.lines.first) + ", " + std::to_string(task.lines.last) + "]";
  out += ", \"responsible\": " + json_list(owners);
  if (!contacts.empty()) out += ", \"contacts\": " + json_list(contacts);
  return out + "}";
}

std::string shown(const GroupReading& group) {
  constexpr const char* parts[] = {"chair", "vice-chair", "member"};
  std::string out = "{\"id\": " + json_string(group.id) + ", \"name\": " + json_string(group.name);
  if (!group.office.empty()) out += ", \"office\": " + json_string(group.office);
  out += ", \"lines\": [" + std::to_string(group.lines.first) + ", " + std::to_string(group.lines.last) +
         "], \"members\": [";
  for (const MemberReading& member : group.members) {
    out += (&member == group.members.data() ? "\n    " : ",\n    ");
    out += json_string(std::string(parts[static_cast<std::size_t>(member.role)]) + " " + member.name + " / " +
                       member.post);
  }
  return out + "], \"duties\": " + json_list(group.duties) + "}";
}

template <typename T>
std::string rows(const std::vector<T>& items) {
  std::string out = "[";
  for (const T& item : items) out += (&item == items.data() ? "\n  " : ",\n  ") + shown(item);
  return out + "]";
}

std::string reading_of(const std::filesystem::path& path) {
  diag::Report report;
  const std::optional<Document> document =
      documents::read_document(read_file(path), path.filename().string(), report);
  REQUIRE(document);
  AnnexSetting setting;
  setting.published = 2025;
  std::vector<Doubt> doubts;
  const std::vector<TaskReading> tasks = read_tasks(document->blocks, setting, doubts);
  const std::vector<GroupReading> groups = read_groups(document->blocks, setting, doubts);
  std::vector<std::string> told;
  for (const Doubt& doubt : doubts) {
    if (doubt.about.starts_with("task") && doubt.reason.find("counted") != std::string::npos) continue;
    told.push_back(doubt.about + ": " + doubt.reason);
  }
  std::string out = "{\"tasks\": " + rows(tasks) + ",\n\"groups\": " + rows(groups) + ",\n\"doubts\": [";
  for (const std::string& one : told) out += (&one == told.data() ? "\n  " : ",\n  ") + json_string(one);
  return out + "]}\n";
}

TEST_CASE("annexes in every form read as a careful reader would") {
  std::vector<std::filesystem::path> cases;
  for (const auto& entry : std::filesystem::directory_iterator("tests/import/annexes")) {
    if (entry.path().extension() != ".json") cases.push_back(entry.path());
  }
  std::sort(cases.begin(), cases.end());
  REQUIRE(cases.size() >= 12);
  for (const std::filesystem::path& path : cases) {
    CAPTURE(path.filename().string());
    std::filesystem::path expected = path;
    expected.replace_extension(".json");
    CHECK(reading_of(path) == read_file(expected));
  }
}

std::vector<TaskReading> tasks_of(const std::string& text) {
  diag::Report report;
  const std::optional<Document> document = documents::read_document(text, "annex.txt", report);
  REQUIRE(document);
  AnnexSetting setting;
  setting.published = 2025;
  std::vector<Doubt> doubts;
  read_groups(document->blocks, setting, doubts);
  return read_tasks(document->blocks, setting, doubts);
}

TEST_CASE("a column a year gives a target a year, and a dash gives none") {
  const std::vector<TaskReading> tasks = tasks_of(
      "序号\t指标名称\t单位\t2025年\t2026年\t牵头单位\n"
      "1\t更新高耗能电机\t台\t300\t350\t市工信局\n"
      "2\t绿色工厂\t家\t2\t——\t市工信局\n");
  REQUIRE(tasks.size() == 2);
  REQUIRE(tasks[0].targets.size() == 2);
  CHECK(tasks[0].targets[0].value == 300);
  CHECK(tasks[0].targets[0].unit == "台");
  CHECK(tasks[0].targets[0].year == 2025);
  CHECK(tasks[0].targets[1].value == 350);
  CHECK(tasks[0].targets[1].year == 2026);
  REQUIRE(tasks[1].targets.size() == 1);
  CHECK(tasks[1].targets[0].unit == "家");
}

TEST_CASE("tasks are tied to the measure of their title, else to the one that shares their words") {
  diag::Report report;
  const auto document = documents::read_document(
      "序号\t领域\t任务\t牵头单位\n1\t推广节能电机\t淘汰落后电机50台。\t市工信局\n"
      "2\t农机\t报废老旧插秧机30台。\t市农业农村局\n",
      "annex.txt", report);
  REQUIRE(document);
  std::vector<MeasureReading> measures(2);
  measures[0].number = "1";
  measures[0].title = "更新农业机械";
  measures[0].wording = "更新农业机械。报废老旧拖拉机、插秧机。";
  measures[1].number = "2";
  measures[1].title = "推广节能电机";
  AnnexSetting setting;
  setting.published = 2025;
  setting.measures = measures;
  std::vector<Doubt> doubts;
  const std::vector<TaskReading> tasks = read_tasks(document->blocks, setting, doubts);
  REQUIRE(tasks.size() == 2);
  CHECK(tasks[0].measures == std::vector<std::string>{"2"});
  CHECK(tasks[1].measures == std::vector<std::string>{"1"});
  CHECK(std::any_of(doubts.begin(), doubts.end(),
                    [](const Doubt& doubt) { return doubt.reason.find("likeness") != std::string::npos; }));
}

TEST_CASE("a hostile annex takes time in proportion to its length") {
  const auto repeated = [](std::string_view head, std::string_view words, int times) {
    std::string out(head);
    for (int i = 0; i < times; ++i) out += words;
    return out;
  };
  const std::vector<std::string> texts = {
      repeated("", "序号\n任务\n单位\n", 1000),
      repeated("", "任务\n单位\n甲\n", 4000),
      repeated("序号\n任务\n单位\n1\n", "局\n", 8000),
      repeated("", "序号    工作任务    牵头单位\nx\n", 2000),
      repeated("组长：", "张三（", 6000),
      repeated("领导小组\n组长：张三 市长\n", "张三 （市长\n", 3000),
      repeated("序号\t任务\t牵头单位\n1\t甲\t", "局市", 10000),
      repeated("附件\n重点任务清单\n1.", "（", 10000),
  };
  for (const std::string& text : texts) {
    const auto begin = std::chrono::steady_clock::now();
    tasks_of(text);
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begin;
    CAPTURE(text.substr(0, 60));
    CHECK(taken.count() < 4 * patience);
  }
}

}  // namespace
