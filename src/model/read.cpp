#include "model/read.hpp"

#include "data/encoding.hpp"
#include "data/read.hpp"
#include "markdown/front_matter.hpp"

namespace planpress::model {

template <class T>
T read_file(const text::SourceFile& file, data::Arena& strings, diag::Report& report) {
  data::Arena nodes;
  const std::size_t before = report.count(diag::Severity::error);
  const data::Value root = data::read_data(file, nodes, report);
  T record;
  // A file that cannot be parsed has said so; what it lacks after that is not its author's mistake.
  if (report.count(diag::Severity::error) > before) return record;
  data::Reader reader{file, report, strings};
  data::record_info<T>().read(root, reader, &record);
  if constexpr (requires { record.sound; }) record.sound = report.count(diag::Severity::error) == before;
  return record;
}

template Plan read_file(const text::SourceFile&, data::Arena&, diag::Report&);
template PlacesFile read_file(const text::SourceFile&, data::Arena&, diag::Report&);
template SectorsFile read_file(const text::SourceFile&, data::Arena&, diag::Report&);
template BodiesFile read_file(const text::SourceFile&, data::Arena&, diag::Report&);
template IndicatorsFile read_file(const text::SourceFile&, data::Arena&, diag::Report&);
template ProgressFile read_file(const text::SourceFile&, data::Arena&, diag::Report&);
template Site read_file(const text::SourceFile&, data::Arena&, diag::Report&);

Note read_note(const text::SourceFile& file, data::Arena& strings, diag::Report& report) {
  Note note;
  note.file = &file;
  const auto end = static_cast<std::uint32_t>(file.text.size());
  if (data::check_text(file, 0, end, data::largest_document, report) != data::TextState::good) {
    note.where = {&file, 0, end};
    note.body = markdown::parse(file, end, end, report);
    return note;
  }
  const std::size_t before = report.count(diag::Severity::error);
  const markdown::FrontMatter front = markdown::find_front_matter(file, report);
  if (!front.present) {
    report.error({&file, 0, 1}, "note has no front matter")
        .with_hint("begin the file with `---`, a line `title: …`, and `---`");
  } else if (report.count(diag::Severity::error) == before) {
    data::Arena nodes;
    const data::Value root = data::read_yaml(file, front.begin, front.end, nodes, report);
    data::Reader reader{file, report, strings};
    if (report.count(diag::Severity::error) == before) data::record_info<Note>().read(root, reader, &note);
  }
  note.where = {&file, front.begin, front.end};
  note.body = markdown::parse(file, front.body, end, report);
  return note;
}

}  // namespace planpress::model
