// What a reader of plans is given: blocks of text whose every character is traced to its line.
#pragma once

#include "documents/document.hpp"
#include "documents/traced.hpp"

namespace planpress::import {

using documents::Block;
using documents::Cell;
using documents::Document;
using documents::Origin;
using documents::Row;
using documents::traced;
using documents::TracedText;

}  // namespace planpress::import
