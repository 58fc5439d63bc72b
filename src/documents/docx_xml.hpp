// The XML of office documents: bounded, and names without their prefixes.
#pragma once

#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>

namespace planpress::documents {

/// Reads one part. Refuses a document type declaration, for entities come with it, and what nests too deep;
/// `fault` then says so in words that fit behind the file's name.
bool parse_part(std::string& bytes, pugi::xml_document& document, std::string& fault);

/// The name without its prefix: prefixes are each writer's own affair.
std::string_view local_name(const pugi::xml_node& node);
bool is(const pugi::xml_node& node, std::string_view name);
/// The first child of that name; an empty node when there is none.
pugi::xml_node child(const pugi::xml_node& node, std::string_view name);
/// The child at the end of this way, e.g. `pPr/numPr`.
pugi::xml_node child_at(const pugi::xml_node& node, std::string_view way);
/// The value of an attribute, or nothing.
std::optional<std::string_view> attribute(const pugi::xml_node& node, std::string_view name);
/// The attribute `val`, or empty.
std::string_view value(const pugi::xml_node& node);
/// The attribute as a number, or `otherwise`.
int number(const pugi::xml_node& node, std::string_view name, int otherwise);
/// A switch is on when its element is there and does not say otherwise.
bool is_on(const pugi::xml_node& element);

}  // namespace planpress::documents
