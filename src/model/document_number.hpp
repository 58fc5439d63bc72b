// Document numbers as keys: 国发〔2024〕7号 however its brackets and digits are typed.
#pragma once

#include <string>
#include <string_view>

namespace planpress::model {

/// What all spellings of a document number share: `国发-2024-7` for 国发〔2024〕7号, 国发[2024]7 号 and
/// 国发﹝２０２４﹞７号. Letters and digits stay, full-width ones become ordinary, all else between them
/// becomes one `-`. Empty for an empty number.
std::string document_key(std::string_view number);

}  // namespace planpress::model
