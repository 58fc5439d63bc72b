// What a document says of itself: its number, who issued it and when, whether it is public.
#pragma once

#include <span>
#include <string>

#include "import/lines.hpp"
#include "import/parts.hpp"

namespace planpress::import {

struct DocumentHead {
  std::string number, issuer, signed_on, printed_on, publicity;
};

DocumentHead read_head(std::span<const Line> lines, const Parts& parts);

/// The first document number (连政发〔2024〕40号) in cleaned text at or after `from`, in 〔〕 whatever
/// brackets the text has; empty when there is none. `end` becomes the offset behind it.
std::string find_document_number(std::string_view text, std::size_t from = 0, std::size_t* end = nullptr);

}  // namespace planpress::import
