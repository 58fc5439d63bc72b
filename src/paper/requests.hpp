// What the browser asks for, answered from the publication.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "paper/browser.hpp"
#include "paper/print.hpp"

namespace planpress::paper {

/// The address that stands for a publication that has none (RFC 6761: it is nowhere).
inline constexpr std::string_view nowhere = "https://planpress.invalid/";

/// The path in the publication that an address below `base` names, its escapes resolved, without query and
/// fragment; nothing for any other address.
std::optional<std::string> path_of(std::string_view address, std::string_view base);

/// The address of a path below `base`.
std::string address_of(std::string_view path, std::string_view base);

/// Answers the event Fetch.requestPaused: with the file, or with a refusal.
void answer_request(Browser& browser, const BrowserMessage& event, std::string_view base,
                    const Library& library);

}  // namespace planpress::paper
