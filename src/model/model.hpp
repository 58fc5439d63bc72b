// Everything that a publication knows, typed, checked and, once bound, unchanging.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "model/records.hpp"

namespace planpress::model {

/// The publication's things. Filled file by file, then tied together by `bind`; after that nothing moves or
/// changes, and views may point into it.
struct Model {
  Site site;
  std::vector<Place> places;
  std::vector<Sector> sectors;
  std::vector<Function> functions;
  std::vector<Body> bodies;
  std::vector<Indicator> indicators;
  std::vector<Plan> plans;
  std::vector<Note> notes;
  std::vector<ProgressFile> progress;

  /// The thing with this address (`lianyungang`, `transport`, `lianyungang-2024/7/t2`,
  /// `lianyungang-2024/task/12`, `lianyungang/industry-and-it`, `indicator/…`, `function/…`, `note/…`);
  /// undefined when there is none.
  data::View find(std::string_view address) const;
  /// Every address, for suggestions.
  std::vector<std::string_view> addresses() const;

  std::map<std::string, data::View, std::less<>> by_address;  // made by bind
};

/// Ties names to things, works out what follows (duties by rule, who is named where) and checks what concerns
/// more than one field. Everything wrong is reported; the model is whole and safe to read either way.
void bind(Model& model, diag::Report& report);

}  // namespace planpress::model
