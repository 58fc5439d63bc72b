// The field tables of the model, compiled once: records.cpp holds them, and no other file makes its own.
#pragma once

#include "model/note.hpp"
#include "model/plan.hpp"
#include "model/progress.hpp"
#include "model/site.hpp"
#include "model/vocabulary.hpp"

namespace planpress::data {

extern template const RecordInfo& record_info<model::Basis>();
extern template const RecordInfo& record_info<model::Body>();
extern template const RecordInfo& record_info<model::Contact>();
extern template const RecordInfo& record_info<model::DocumentInfo>();
extern template const RecordInfo& record_info<model::Duty>();
extern template const RecordInfo& record_info<model::Evidence>();
extern template const RecordInfo& record_info<model::Function>();
extern template const RecordInfo& record_info<model::Group>();
extern template const RecordInfo& record_info<model::GroupMember>();
extern template const RecordInfo& record_info<model::Indicator>();
extern template const RecordInfo& record_info<model::Measure>();
extern template const RecordInfo& record_info<model::Note>();
extern template const RecordInfo& record_info<model::Period>();
extern template const RecordInfo& record_info<model::Place>();
extern template const RecordInfo& record_info<model::Plan>();
extern template const RecordInfo& record_info<model::ProgressFile>();
extern template const RecordInfo& record_info<model::ProgressReport>();
extern template const RecordInfo& record_info<model::Responsibility>();
extern template const RecordInfo& record_info<model::Rule>();
extern template const RecordInfo& record_info<model::Section>();
extern template const RecordInfo& record_info<model::Sector>();
extern template const RecordInfo& record_info<model::Site>();
extern template const RecordInfo& record_info<model::SourceDocument>();
extern template const RecordInfo& record_info<model::Target>();
extern template const RecordInfo& record_info<model::Task>();

}  // namespace planpress::data
