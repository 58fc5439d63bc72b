// A small publication and the ways to publish it, for tests.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "publish/write.hpp"

namespace planpress::testing {

using Files = std::map<std::string, std::string>;

/// Twelve files in five folders.
inline Files first_publication() {
  Files files;
  for (const char* path :
       {"404.html", "assets/site.css", "data/plans.csv", "index.html", "index.md", "places/haimen/index.html",
        "places/huaian/index.html", "places/lianyungang/index.html", "plans/a/1.html", "plans/a/2.html",
        "plans/a/index.html", "plans/b/index.html"})
    files[path] = "the first edition of " + std::string(path) + "\n";
  return files;
}

/// The same with a file changed, one added, one removed; the other ten are equal.
inline Files second_publication() {
  Files files = first_publication();
  files["index.html"] = "the second edition\n";
  files["plans/c/index.html"] = "a new plan\n";
  files.erase("plans/a/2.html");
  return files;
}

inline publish::Outcome publish(const io::FileSystem& project, const Files& files,
                                publish::StageOptions options = {}) {
  publish::Stage stage(project, std::move(options));
  for (const auto& [path, bytes] : files) {
    if (!stage.put(path, bytes)) break;
  }
  return stage.finish();
}

/// Each message with its notes and hints, a line each.
inline std::string said(const diag::Report& report) {
  std::string text;
  for (const diag::Diagnostic& one : report.all()) {
    text += (one.severity == diag::Severity::error ? "error: " : "warning: ") + one.message + "\n";
    for (const diag::Note& note : one.notes) text += "  note: " + note.text + "\n";
    for (const std::string& hint : one.hints) text += "  hint: " + hint + "\n";
  }
  return text;
}

}  // namespace planpress::testing
