// The vocabularies that all plans share: places, sectors, functions, bodies, indicators.
#pragma once

#include <array>
#include <map>
#include <string_view>
#include <vector>

#include "data/fields.hpp"
#include "model/target.hpp"

namespace planpress::model {

using data::field;
using data::Need;
using data::shown;

struct Body;
struct Measure;
struct Plan;

enum class Level : std::uint8_t { nation, province, prefecture, county };

struct Place {
  text::Span where;
  std::string_view id;
  std::string_view name;
  std::string_view short_name;
  Level level = Level::county;
  data::Ref<Place> parent;
  std::string_view code;
  std::vector<const Place*> children;
  std::vector<const Plan*> plans;
  std::vector<const Body*> bodies;

  static constexpr std::string_view record_name = "place";
  static constexpr std::string_view record_doc =
      "A nation, province, prefecture, county or district that plans speak for.";
  static constexpr auto fields = data::FieldList{
      field("id", &Place::id, Need::required, "Short name in addresses: lower-case letters, digits, hyphens.")
          .matching(data::id_pattern),
      field("name", &Place::name, Need::required, "Full name, e.g. 连云港市."),
      field("short", &Place::short_name, Need::optional, "Name without its class, e.g. 连云港."),
      field("level", &Place::level, Need::required, "Administrative level."),
      field("parent", &Place::parent, Need::optional, "The place that it is a part of."),
      field("code", &Place::code, Need::optional, "Six digits of GB/T 2260, where certain."),
      shown("children", &Place::children, "The places below it."),
      shown("plans", &Place::plans, "Its plans, newest first."),
      shown("bodies", &Place::bodies, "The bodies named in its plans."),
  };
};

struct Sector {
  text::Span where;
  std::string_view id;
  std::string_view name;
  std::string_view summary;
  std::vector<const Measure*> measures;

  static constexpr std::string_view record_name = "sector";
  static constexpr std::string_view record_doc =
      "A field of policy that measures of all plans are sorted into.";
  static constexpr auto fields = data::FieldList{
      field("id", &Sector::id, Need::required, "Short name in addresses.").matching(data::id_pattern),
      field("name", &Sector::name, Need::required, "Name that readers see."),
      field("summary", &Sector::summary, Need::optional, "What belongs here, in one sentence."),
      shown("measures", &Sector::measures, "Every measure of the sector, plan by plan."),
  };
};

/// 职能: what a body does, the same in every place, so that bodies of several places can be compared.
struct Function {
  text::Span where;
  std::string_view id;
  std::string_view name;
  std::string_view summary;
  std::vector<const Body*> bodies;
  std::map<const Place*, std::vector<const Body*>> by_place;  // the same, to be looked up

  static constexpr std::string_view record_name = "function";
  static constexpr std::string_view record_doc = "A function of government that is the same in every place.";
  static constexpr auto fields = data::FieldList{
      field("id", &Function::id, Need::required, "Short name in addresses.").matching(data::id_pattern),
      field("name", &Function::name, Need::required, "Name that readers see."),
      field("summary", &Function::summary, Need::optional, "What it does, in one sentence."),
      shown("bodies", &Function::bodies, "The bodies that carry it, place by place."),
  };
};

struct Duty;

/// 部门、单位: as named in the plans of one place.
struct Body {
  text::Span where;
  std::string_view id;
  data::Ref<Place> place;
  std::string_view name;
  std::string_view full;
  std::vector<std::string_view> aliases;
  std::vector<data::Ref<Function>> functions;
  bool collective = false;
  std::vector<const Duty*> duties;

  static constexpr std::string_view record_name = "body";
  static constexpr std::string_view record_doc =
      "A department, unit or other body as one place's plans name it.";
  static constexpr auto fields = data::FieldList{
      field("id", &Body::id, Need::required, "Short name in addresses, unique within the place.")
          .matching(data::id_pattern),
      field("place", &Body::place, Need::required, "The place whose plans name it."),
      field("name", &Body::name, Need::required, "The name as plans print it most often."),
      field("full", &Body::full, Need::optional, "The full name, where certain."),
      field("aliases", &Body::aliases, Need::optional, "Other names that the plans print for it."),
      field("functions", &Body::functions, Need::required, "What it does; merged organs name several."),
      field("collective", &Body::collective, Need::optional,
            "True for names that stand for many (各有关部门)."),
      shown("duties", &Body::duties, "What it is named for, plan by plan in printed order."),
  };
};

enum class Direction : std::uint8_t { up, down };

struct Indicator {
  text::Span where;
  std::string_view id;
  std::string_view name;
  std::string_view unit;
  TargetKind kind = TargetKind::count;
  Direction direction = Direction::up;
  std::vector<std::string_view> aliases;
  std::string_view summary;
  std::vector<const Target*> targets;
  std::map<const Place*, std::vector<const Target*>> by_place;  // the same, to be looked up

  /// Its targets in the place, in printed order.
  const std::vector<const Target*>& targets_of(const Place& place) const;

  static constexpr std::string_view record_name = "indicator";
  static constexpr std::string_view record_doc =
      "Something that several places count, so that their targets can be compared.";
  static constexpr auto fields = data::FieldList{
      field("id", &Indicator::id, Need::required, "Short name in addresses.").matching(data::id_pattern),
      field("name", &Indicator::name, Need::required, "Name that readers see."),
      field("unit", &Indicator::unit, Need::required, "The usual unit."),
      field("kind", &Indicator::kind, Need::required, "What sort of number it is."),
      field("direction", &Indicator::direction, Need::optional, "Whether more or less is better."),
      field("aliases", &Indicator::aliases, Need::optional, "What plans call it."),
      field("summary", &Indicator::summary, Need::optional, "What is counted, in one sentence."),
      shown("targets", &Indicator::targets, "Every target of it, place by place."),
  };
};

/// The files of the vocabularies.
struct PlacesFile {
  text::Span where;
  std::string_view schema;
  std::vector<Place> places;
  static constexpr std::string_view record_name = "places file";
  static constexpr auto fields = data::FieldList{
      field("$schema", &PlacesFile::schema, Need::optional, "Where editors find the schema."),
      field("places", &PlacesFile::places, Need::required, "The places, those above first."),
  };
};

struct SectorsFile {
  text::Span where;
  std::string_view schema;
  std::vector<Sector> sectors;
  static constexpr std::string_view record_name = "sectors file";
  static constexpr auto fields = data::FieldList{
      field("$schema", &SectorsFile::schema, Need::optional, "Where editors find the schema."),
      field("sectors", &SectorsFile::sectors, Need::required, "The sectors in the order readers see."),
  };
};

struct BodiesFile {
  text::Span where;
  std::string_view schema;
  std::vector<Function> functions;
  std::vector<Body> bodies;
  static constexpr std::string_view record_name = "bodies file";
  static constexpr auto fields = data::FieldList{
      field("$schema", &BodiesFile::schema, Need::optional, "Where editors find the schema."),
      field("functions", &BodiesFile::functions, Need::required, "The functions in the order readers see."),
      field("bodies", &BodiesFile::bodies, Need::required, "The bodies of every place."),
  };
};

struct IndicatorsFile {
  text::Span where;
  std::string_view schema;
  std::vector<Indicator> indicators;
  static constexpr std::string_view record_name = "indicators file";
  static constexpr auto fields = data::FieldList{
      field("$schema", &IndicatorsFile::schema, Need::optional, "Where editors find the schema."),
      field("indicators", &IndicatorsFile::indicators, Need::required,
            "The indicators in the order readers see."),
  };
};

}  // namespace planpress::model

template <>
struct planpress::data::Choices<planpress::model::Level> {
  static constexpr std::array<std::string_view, 4> names{"nation", "province", "prefecture", "county"};
};

template <>
struct planpress::data::Choices<planpress::model::Direction> {
  static constexpr std::array<std::string_view, 2> names{"up", "down"};
};
