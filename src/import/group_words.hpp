// The words of leading groups: what they call themselves, their parts, where their office is.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "model/kinds.hpp"

namespace planpress::import::annex {

/// The part that a label gives to the persons behind it.
struct PartLabel {
  std::optional<model::MemberRole> role;  // without one the persons are no members (联络员)
  std::size_t length = 0;                 // in bytes, with its colon; 0: there is no label
};

/// Reads `组　长：`, `副组长`, `成    员：` in front of a line.
PartLabel read_part_label(std::string_view line);

/// The role that a cell such as 常务副组长 names; nullopt when it names none.
std::optional<model::MemberRole> role_of_part(std::string_view words);

/// The bytes up to the end of the word that tells a group (领导小组, 工作专班); 0 when there is none.
std::size_t group_word_end(std::string_view words);

/// 任组长, 任副指挥长: how a sentence says who leads a group.
struct Appointment {
  std::string_view words;
  model::MemberRole role;
};
std::span<const Appointment> appointments();

/// The name of the group in a title (`…工作专班名单及工作职责`) without what follows it; empty when there is
/// none.
std::string group_name(std::string_view title);

/// The name behind 成立 in a sentence; empty when there is none.
std::string founded_name(std::string_view sentence);

/// The body behind 办公室设在; empty when the words do not tell.
std::string office_in(std::string_view words);

}  // namespace planpress::import::annex
