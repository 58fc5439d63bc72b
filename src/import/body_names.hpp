// Names of bodies: where one ends and the next begins, what looks like one, which prefix a short one leans
// on.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace planpress::import {

/// Splits a list of bodies. 、 parts owners unless the list parts them with ， and puts 、 inside one of them
/// (`市科委、中关村管委会`), and unless it stands inside a collective (`各市、县级政府`, `市有关部门、单位`);
/// brackets belong to the name that they follow. In a `cell` names may lack the separator between them.
std::vector<std::string> split_bodies(std::string_view list, bool cell = false);

/// True for names such as offices, companies, governments and collectives bear. A bare region (`东海县`) is
/// none where `strictly`.
bool looks_like_body(std::string_view name, bool strictly);

/// True for a body's name behind a level of government: 市水利局, 区政府.
bool is_levelled(std::string_view name);

/// The name without 等, 等部门 at its end, 由 or 及 at its start, and 下同 in its brackets.
std::string bare_name(std::string_view printed);

/// The name with the level of government that `first` bears (`省发改委`, `工信厅` -> `省工信厅`); empty when
/// it has one of its own or needs none.
std::string with_prefix_of(std::string_view first, std::string_view name);

/// The functions that the words of a name tell (ids as in content/bodies.json); empty when they tell none.
std::vector<std::string_view> functions_of(std::string_view name);

/// True for lower governments as a class: `各镇区（街道）`, `各县区人民政府`.
bool is_local_government(std::string_view name);

/// True for names that stand for many: `各有关部门`.
bool is_collective(std::string_view name);

}  // namespace planpress::import
