#include "import/registry.hpp"

#include <algorithm>

namespace planpress::import {

Registry registry_of(const model::Model& model) {
  return {{}, model.places, model.sectors, model.functions, model.bodies, model.indicators};
}

const model::Body* find_body(const Registry& registry, std::string_view place, std::string_view name) {
  const auto found =
      std::find_if(registry.bodies.begin(), registry.bodies.end(), [&](const model::Body& body) {
        return body.place.id == place &&
               (body.name == name || body.full == name ||
                std::find(body.aliases.begin(), body.aliases.end(), name) != body.aliases.end());
      });
  return found == registry.bodies.end() ? nullptr : &*found;
}

}  // namespace planpress::import
