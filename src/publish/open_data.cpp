#include "publish/open_data.hpp"

#include <fmt/format.h>

#include "io/digest.hpp"
#include "pages/tables.hpp"

namespace planpress::publish {
namespace {

constexpr std::string_view package_path = "datapackage.json";

}  // namespace

// Tables come first: they grow with the publication, and what is largest should begin early.
std::vector<OpenData::Work> OpenData::work_of(const pages::Publication& publication) {
  std::vector<Work> work;
  for (const pages::Table& table : pages::tables()) {
    for (const formats::TableFormat& format : formats::table_formats())
      work.push_back({fmt::format("data/{}{}", table.name, format.ending), &table, &format});
  }
  if (publication.plans.empty()) return work;
  for (const formats::MatrixFormat& format : formats::matrix_formats()) {
    work.push_back({fmt::format("matrix{}", format.ending), nullptr, nullptr, &format});
    for (const model::Plan* plan : publication.plans)
      work.push_back(
          {fmt::format("plans/{}/matrix{}", plan->id, format.ending), nullptr, nullptr, &format, plan});
  }
  return work;
}

OpenData::OpenData(const pages::Publication& publication, const pages::Phrases& phrases)
    : publication_(publication),
      words_{publication.model.site, phrases},
      work_(work_of(publication)),
      files_(pages::tables().size() * formats::table_formats().size()) {}

std::vector<std::string> OpenData::paths(const pages::Publication& publication) {
  std::vector<std::string> all{std::string(package_path)};
  for (Work& work : work_of(publication)) all.push_back(std::move(work.path));
  return all;
}

void OpenData::write(std::size_t index, const Take& take, diag::Report& report) {
  const Work& work = work_[index];
  std::string bytes;
  if (work.table != nullptr) {
    work.table->show(publication_, [&](const pages::Rows& rows) {
      work.format->write(*work.table, rows, words_, bytes, report);
    });
    files_[index] = {work.path, io::hex(io::sha256(bytes)), bytes.size(), work.table, work.format};
  } else if (work.plan != nullptr) {
    work.matrix->write_plan(pages::matrix_of(*work.plan), words_, bytes);
  } else {
    work.matrix->write_functions(publication_, words_, bytes);
  }
  take(work.path, bytes);
}

void OpenData::write_package(const Take& take) const {
  std::string bytes;
  formats::write_data_package(publication_, files_, words_, bytes);
  take(package_path, bytes);
}

}  // namespace planpress::publish
