#include "formats/formats.hpp"

namespace planpress::formats {

const std::vector<PageFormat>& page_formats() {
  static const std::vector<PageFormat> formats{html(), markdown()};
  return formats;
}

const std::vector<TableFormat>& table_formats() {
  static const std::vector<TableFormat> formats{csv(), json()};
  return formats;
}

}  // namespace planpress::formats
