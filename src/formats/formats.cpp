#include "formats/format.hpp"

namespace planpress::formats {

// Each is made in the file of its name.
PageFormat html();
PageFormat markdown();
TableFormat csv();
TableFormat json();

const std::vector<PageFormat>& page_formats() {
  static const std::vector<PageFormat> formats{html(), markdown()};
  return formats;
}

const std::vector<TableFormat>& table_formats() {
  static const std::vector<TableFormat> formats{csv(), json()};
  return formats;
}

}  // namespace planpress::formats
