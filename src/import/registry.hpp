// What is already known when a document is read: places, bodies, sectors, indicators. May be empty.
#pragma once

#include <span>
#include <string_view>

#include "model/model.hpp"

namespace planpress::import {

/// Views into the vocabularies of a publication, which must outlive it; references need not be bound.
struct Registry {
  std::string_view wanted_place;  // the id that the caller gives; empty: the document tells
  std::span<const model::Place> places;
  std::span<const model::Sector> sectors;
  std::span<const model::Function> functions;
  std::span<const model::Body> bodies;
  std::span<const model::Indicator> indicators;
};

/// What a publication knows.
Registry registry_of(const model::Model& model);

/// The body that plans of the place `place` (an id) call `name`, or nullptr.
const model::Body* find_body(const Registry& registry, std::string_view place, std::string_view name);

}  // namespace planpress::import
