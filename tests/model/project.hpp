// Small models made of text, for tests.
#pragma once

#include <deque>
#include <string>

#include "diag/draw.hpp"
#include "model/model.hpp"
#include "model/read.hpp"

namespace planpress::model {

/// A model over files that live as long as it does.
struct Project {
  std::deque<text::SourceFile> files;
  data::Arena strings;
  Model model;
  diag::Report report;

  const text::SourceFile& file(std::string path, std::string text) {
    return files.emplace_back(text::SourceFile{std::move(path), std::move(text)});
  }
  void add_plan(std::string text) {
    model.plans.push_back(read_file<Plan>(
        file("content/plans/p" + std::to_string(model.plans.size()) + ".json", std::move(text)), strings,
        report));
  }
  void add_note(std::string slug, std::string text) {
    Note note = read_note(file("content/notes/" + slug + ".md", std::move(text)), strings, report);
    note.slug = slug;
    model.notes.push_back(std::move(note));
  }
  const Plan& plan(std::string_view id) const { return *static_cast<const Plan*>(model.find(id).pointer()); }
  std::string messages() const { return diag::draw(report, {diag::Format::short_lines, false, 50}); }
};

/// One province with a city, two functions, three bodies, two sectors, one indicator.
inline void add_vocabulary(Project& p) {
  p.model.places = read_file<PlacesFile>(p.file("content/places.json", R"({"places": [
    {"id": "qingyun", "name": "青云省", "level": "province"},
    {"id": "xinhe", "name": "新河市", "short": "新河", "level": "prefecture", "parent": "qingyun"}]})"),
                                         p.strings, p.report)
                       .places;
  p.model.sectors = read_file<SectorsFile>(p.file("content/sectors.json", R"({"sectors": [
    {"id": "industry", "name": "工业"}, {"id": "transport", "name": "交通运输"}]})"),
                                           p.strings, p.report)
                        .sectors;
  BodiesFile bodies = read_file<BodiesFile>(p.file("content/bodies.json", R"({"functions": [
    {"id": "industry-and-it", "name": "工业和信息化"}, {"id": "local", "name": "下级政府"}], "bodies": [
    {"id": "gongxin", "place": "xinhe", "name": "市工信局", "aliases": ["市工业和信息化局"], "functions": ["industry-and-it"]},
    {"id": "jiaotong", "place": "xinhe", "name": "市交通局", "functions": ["industry-and-it"]},
    {"id": "counties", "place": "xinhe", "name": "各县区", "functions": ["local"], "collective": true}]})"),
                                            p.strings, p.report);
  p.model.functions = std::move(bodies.functions);
  p.model.bodies = std::move(bodies.bodies);
  p.model.indicators = read_file<IndicatorsFile>(p.file("content/indicators.json", R"({"indicators": [
    {"id": "tools", "name": "工具普及率", "unit": "%", "kind": "share"}]})"),
                                                 p.strings, p.report)
                           .indicators;
}

inline constexpr const char* city_plan =
    R"({"id": "xinhe-2025", "place": "xinhe", "kind": "实施方案", "title": "新河市方案",
  "document": {"number": "新政发〔2025〕3号"}, "period": {"from": 2025, "to": 2028},
  "basis": [{"title": "青云省方案", "number": "青政发〔2025〕1号"}],
  "sections": [{"id": "s1", "title": "设备"}, {"id": "s1-1", "title": "工业", "parent": "s1"}],
  "rules": [{"id": "r1", "kind": "territorial", "bodies": ["各县区"], "from_measure": "2"}],
  "measures": [
    {"number": "1", "title": "技术改造", "section": "s1-1", "sectors": ["industry"], "summary": "改造。",
     "responsible": [{"body": "市工业和信息化局", "role": "lead"}, {"body": "市交通局", "role": "joint"}],
     "targets": [{"indicator": "工具普及率", "indicator_id": "tools", "comparison": ">", "value": 92, "unit": "%", "kind": "share", "year": 2027}]},
    {"number": "2", "title": "公交更新", "section": "s1", "sectors": ["transport", "industry"], "summary": "换车。",
     "responsible": [{"body": "市交通局", "role": "lead"}]},
    {"number": "六（一）", "id": "s6-1", "title": "组织", "section": "s1", "sectors": ["industry"], "summary": "组织。",
     "responsible": [{"body": "各县区", "role": "separate"}]}],
  "tasks": [{"number": "1", "year": 2025, "title": "改造项目", "responsible": [{"body": "市工信局", "role": "lead"}], "measures": ["1"],
     "targets": [{"indicator": "项目", "comparison": "=", "value": 3, "unit": "个", "kind": "count", "year": 2025}]}]})";

inline constexpr const char* province_plan =
    R"({"id": "qingyun-2025", "place": "qingyun", "kind": "方案", "title": "青云省方案", "checked": false,
  "document": {"number": "青政发〔2025〕1号"}, "period": {"from": 2025, "to": 2028}, "sections": [], "measures": [],
  "targets": [{"indicator": "工具普及率", "indicator_id": "tools", "comparison": ">", "value": 90, "unit": "%", "kind": "share", "year": 2027}]})";

}  // namespace planpress::model
