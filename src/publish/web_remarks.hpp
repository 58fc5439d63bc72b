// What `check` tells of the publication's place on the web although it is no fault.
#pragma once

#include "diag/diagnostic.hpp"
#include "pages/page.hpp"

namespace planpress::publish {

/// Adds notes on files that cannot be made for want of a setting; under the profile `gov-cn`, warnings and
/// notes on what 国办发〔2017〕47号 and the inspection index 国办秘函〔2019〕19号 ask for and the data does
/// not give.
void add_web_remarks(const pages::Publication& publication, diag::Report& report);

}  // namespace planpress::publish
