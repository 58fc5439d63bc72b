// Progress: dated reports on plans, measures, tasks and targets.
#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "data/fields.hpp"
#include "model/plan.hpp"

namespace planpress::model {

/// Who says so; the three are never mixed.
enum class Voice : std::uint8_t { self, computed, independent };
enum class ProgressStatus : std::uint8_t { not_started, limited, substantial, complete, no_evidence };

}  // namespace planpress::model

template <>
struct planpress::data::Choices<planpress::model::Voice> {
  static constexpr std::array<std::string_view, 3> names{"self", "computed", "independent"};
};
template <>
struct planpress::data::Choices<planpress::model::ProgressStatus> {
  static constexpr std::array<std::string_view, 5> names{"not-started", "limited", "substantial", "complete",
                                                         "no-evidence"};
};

namespace planpress::model {

struct Evidence {
  text::Span where;
  std::string_view title;
  std::string_view url;
  static constexpr std::string_view record_name = "evidence";
  static constexpr auto fields = data::FieldList{
      field("title", &Evidence::title, Need::required, "What it is."),
      field("url", &Evidence::url, Need::optional, "Where it can be read."),
  };
};

struct ProgressReport {
  text::Span where;
  std::string_view about;
  std::string_view as_of;
  Voice voice = Voice::self;
  ProgressStatus status = ProgressStatus::no_evidence;
  std::optional<double> value;
  std::string_view text;
  std::vector<Evidence> evidence;
  data::View subject;

  static constexpr std::string_view record_name = "report";
  static constexpr std::string_view record_doc = "How far something had got on a day, and who says so.";
  static constexpr auto fields = data::FieldList{
      field("about", &ProgressReport::about, Need::required, "Address of the plan, measure, task or target."),
      field("as_of", &ProgressReport::as_of, Need::required, "The day that it speaks of, YYYY-MM-DD.")
          .matching(data::date_pattern),
      field("voice", &ProgressReport::voice, Need::required, "Who says so."),
      field("status", &ProgressReport::status, Need::required, "How far it has got."),
      field("value", &ProgressReport::value, Need::optional, "The number reached, in the target's unit."),
      field("text", &ProgressReport::text, Need::optional, "What was done, in our own words."),
      field("evidence", &ProgressReport::evidence, Need::optional, "What shows it."),
      shown("subject", &ProgressReport::subject, "The thing that it is about."),
  };
};

struct ProgressFile {
  text::Span where;
  std::string_view schema;
  data::Ref<Plan> plan;
  std::vector<ProgressReport> reports;
  static constexpr std::string_view record_name = "progress file";
  static constexpr auto fields = data::FieldList{
      field("$schema", &ProgressFile::schema, Need::optional, "Where editors find the schema."),
      field("plan", &ProgressFile::plan, Need::required, "The plan that the reports belong to."),
      field("reports", &ProgressFile::reports, Need::required, "The reports."),
  };
};

}  // namespace planpress::model
