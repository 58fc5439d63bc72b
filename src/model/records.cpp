#include "model/records.hpp"

namespace planpress::data {

template const RecordInfo& record_info<model::Basis>();
template const RecordInfo& record_info<model::Body>();
template const RecordInfo& record_info<model::Contact>();
template const RecordInfo& record_info<model::DocumentInfo>();
template const RecordInfo& record_info<model::Duty>();
template const RecordInfo& record_info<model::Evidence>();
template const RecordInfo& record_info<model::Function>();
template const RecordInfo& record_info<model::Group>();
template const RecordInfo& record_info<model::GroupMember>();
template const RecordInfo& record_info<model::Indicator>();
template const RecordInfo& record_info<model::Measure>();
template const RecordInfo& record_info<model::Note>();
template const RecordInfo& record_info<model::Period>();
template const RecordInfo& record_info<model::Place>();
template const RecordInfo& record_info<model::Plan>();
template const RecordInfo& record_info<model::ProgressFile>();
template const RecordInfo& record_info<model::ProgressReport>();
template const RecordInfo& record_info<model::Responsibility>();
template const RecordInfo& record_info<model::Rule>();
template const RecordInfo& record_info<model::Section>();
template const RecordInfo& record_info<model::Sector>();
template const RecordInfo& record_info<model::Site>();
template const RecordInfo& record_info<model::SourceDocument>();
template const RecordInfo& record_info<model::Target>();
template const RecordInfo& record_info<model::Task>();

}  // namespace planpress::data
