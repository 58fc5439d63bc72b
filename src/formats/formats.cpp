#include "formats/format.hpp"

namespace planpress::formats {

// Each is made in the file of its name.
PageFormat html();
PageFormat markdown();
TableFormat csv();
TableFormat json();
TableFormat xlsx();
MatrixFormat matrix_csv();
MatrixFormat matrix_xlsx();

const std::vector<PageFormat>& page_formats() {
  static const std::vector<PageFormat> formats{html(), markdown()};
  return formats;
}

const std::vector<TableFormat>& table_formats() {
  static const std::vector<TableFormat> formats{csv(), json(), xlsx()};
  return formats;
}

const std::vector<MatrixFormat>& matrix_formats() {
  static const std::vector<MatrixFormat> formats{matrix_csv(), matrix_xlsx()};
  return formats;
}

std::string_view Words::operator()(std::string_view key) const {
  const pages::Phrase* phrase = phrases.find(key);
  return phrase == nullptr ? key : phrase->text;
}

}  // namespace planpress::formats
