// A document read for a test, with all that belongs to it.
#pragma once

#include <memory>
#include <string>

#include "data/read.hpp"
#include "data/write.hpp"
#include "diag/draw.hpp"

namespace planpress::tests {

struct Reading {
  std::unique_ptr<text::SourceFile> file;
  std::unique_ptr<data::Arena> arena;
  diag::Report report;
  data::Value value;

  std::string messages() {
    report.settle();
    return diag::draw(report, {});
  }
  std::string json(data::JsonStyle style = data::JsonStyle::compact) const {
    std::string out;
    data::write_json(out, data::view_of(value), *arena, style);
    return out;
  }
  /// Messages, and what was read in spite of them.
  std::string all() { return messages() + json() + "\n\n"; }
};

inline Reading read(std::string path, std::string text) {
  Reading reading{std::make_unique<text::SourceFile>(text::SourceFile{std::move(path), std::move(text)}),
                  std::make_unique<data::Arena>(),
                  {},
                  {}};
  reading.value = data::read_data(*reading.file, *reading.arena, reading.report);
  return reading;
}

}  // namespace planpress::tests
