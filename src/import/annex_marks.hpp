// Lines that begin an annex.
#pragma once

#include <string_view>

namespace planpress::import {

/// True for 附件, 附件1：, 附表2 and nothing else.
bool is_annex_mark(std::string_view text);

/// True for a short line that begins with 附件, 附： or 附表 and is no sentence.
bool names_annex(std::string_view text);

}  // namespace planpress::import
