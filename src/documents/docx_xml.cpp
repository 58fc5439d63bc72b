#include "documents/docx_xml.hpp"

#include <fmt/format.h>

#include <charconv>

namespace planpress::documents {
namespace {

constexpr int deepest = 200;

bool nests_too_deep(const pugi::xml_document& document) {
  int depth = 0;
  for (pugi::xml_node node = document.first_child(); node;) {
    if (depth > deepest) return true;
    if (node.first_child()) {
      node = node.first_child();
      ++depth;
      continue;
    }
    while (node && !node.next_sibling()) {
      node = node.parent();
      --depth;
    }
    node = node.next_sibling();
  }
  return false;
}

}  // namespace

bool parse_part(std::string& bytes, pugi::xml_document& document, std::string& fault) {
  constexpr unsigned how = pugi::parse_default | pugi::parse_ws_pcdata_single | pugi::parse_doctype;
  const pugi::xml_parse_result result = document.load_buffer_inplace(bytes.data(), bytes.size(), how);
  if (!result) {
    fault = fmt::format("its XML cannot be read: {}", result.description());
    return false;
  }
  for (const pugi::xml_node node : document.children()) {
    if (node.type() != pugi::node_doctype) continue;
    fault = "its XML declares a document type, which no office document does";
    return false;
  }
  if (!nests_too_deep(document)) return true;
  fault = fmt::format("its XML nests deeper than {} levels", deepest);
  return false;
}

std::string_view local_name(const pugi::xml_node& node) {
  const std::string_view name = node.name();
  return name.substr(name.rfind(':') + 1);
}

bool is(const pugi::xml_node& node, std::string_view name) {
  return local_name(node) == name;
}

pugi::xml_node child(const pugi::xml_node& node, std::string_view name) {
  for (const pugi::xml_node each : node.children()) {
    if (is(each, name)) return each;
  }
  return {};
}

pugi::xml_node child_at(const pugi::xml_node& node, std::string_view way) {
  pugi::xml_node at = node;
  while (at && !way.empty()) {
    const std::size_t slash = way.find('/');
    at = child(at, way.substr(0, slash));
    way = slash == std::string_view::npos ? std::string_view() : way.substr(slash + 1);
  }
  return at;
}

std::optional<std::string_view> attribute(const pugi::xml_node& node, std::string_view name) {
  for (const pugi::xml_attribute each : node.attributes()) {
    const std::string_view own = each.name();
    if (own.substr(own.rfind(':') + 1) == name) return each.value();
  }
  return std::nullopt;
}

std::string_view value(const pugi::xml_node& node) {
  return attribute(node, "val").value_or(std::string_view());
}

int number(const pugi::xml_node& node, std::string_view name, int otherwise) {
  const std::string_view text = attribute(node, name).value_or(std::string_view());
  int found = otherwise;
  std::from_chars(text.data(), text.data() + text.size(), found);
  return found;
}

bool is_on(const pugi::xml_node& element) {
  if (!element) return false;
  const std::string_view said = value(element);
  return said != "0" && said != "false" && said != "off" && said != "none";
}

}  // namespace planpress::documents
