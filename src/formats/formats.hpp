// The formats, each made in the file of its name.
#pragma once

#include "formats/format.hpp"

namespace planpress::formats {

PageFormat html();
PageFormat markdown();
TableFormat csv();
TableFormat json();

}  // namespace planpress::formats
