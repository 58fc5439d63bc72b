// Files of a project to records of the model, each file alone.
#pragma once

#include "model/model.hpp"

namespace planpress::model {

/// Reads one file into T by its field table. Strings refer to the file's text or live in `strings`. A file
/// that cannot be parsed gives a record without a place (`where` is empty).
template <class T>
T read_file(const text::SourceFile& file, data::Arena& strings, diag::Report& report);

extern template Plan read_file(const text::SourceFile&, data::Arena&, diag::Report&);
extern template PlacesFile read_file(const text::SourceFile&, data::Arena&, diag::Report&);
extern template SectorsFile read_file(const text::SourceFile&, data::Arena&, diag::Report&);
extern template BodiesFile read_file(const text::SourceFile&, data::Arena&, diag::Report&);
extern template IndicatorsFile read_file(const text::SourceFile&, data::Arena&, diag::Report&);
extern template ProgressFile read_file(const text::SourceFile&, data::Arena&, diag::Report&);
extern template Site read_file(const text::SourceFile&, data::Arena&, diag::Report&);

/// Reads a note: its front matter and its Markdown.
Note read_note(const text::SourceFile& file, data::Arena& strings, diag::Report& report);

}  // namespace planpress::model
