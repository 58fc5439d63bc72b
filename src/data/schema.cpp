#include "data/schema.hpp"

#include <algorithm>
#include <vector>

#include "data/write.hpp"

namespace planpress::data {
namespace {

/// Writes a record's schema, and by and by those of the records in it.
class SchemaWriter {
 public:
  std::string write(const RecordInfo& record, std::string_view title) {
    out_ = "{\n  \"$schema\": \"http://json-schema.org/draft-07/schema#\",\n  \"title\": ";
    write_json_string(out_, title);
    out_ += ",\n  \"$ref\": \"#/definitions/" + key_of(record) + "\",\n  \"definitions\": {\n";
    need(record);
    for (std::size_t i = 0; i < needed_.size(); ++i) {
      out_ += i == 0 ? "" : ",\n";
      write_record(*needed_[i]);
    }
    out_ += "\n  }\n}\n";
    return std::move(out_);
  }

 private:
  static std::string key_of(const RecordInfo& record) {
    std::string key(record.name());
    std::replace(key.begin(), key.end(), ' ', '-');
    return key;
  }

  void need(const RecordInfo& record) {
    if (std::find(needed_.begin(), needed_.end(), &record) == needed_.end()) needed_.push_back(&record);
  }

  void write_record(const RecordInfo& record) {
    out_ += "    \"" + key_of(record) +
            "\": {\n      \"type\": \"object\",\n      \"additionalProperties\": false,\n";
    if (!record.doc().empty()) {
      out_ += "      \"description\": ";
      write_json_string(out_, record.doc());
      out_ += ",\n";
    }
    write_required(record);
    out_ += "      \"properties\": {\n";
    bool first = true;
    for (const FieldInfo& field : record.fields()) {
      if (field.read == nullptr) continue;
      out_ += first ? "        " : ",\n        ";
      first = false;
      write_json_string(out_, field.name.text);
      out_ += ": ";
      write_field(field);
    }
    out_ += "\n      }\n    }";
  }

  void write_required(const RecordInfo& record) {
    std::string names;
    for (const FieldInfo& field : record.fields()) {
      if (field.need != Need::required) continue;
      names += names.empty() ? "" : ", ";
      write_json_string(names, field.name.text);
    }
    if (!names.empty()) out_ += "      \"required\": [" + names + "],\n";
  }

  void write_field(const FieldInfo& field) {
    out_ += "{\"description\": ";
    write_json_string(out_, field.doc);
    out_ += ", ";
    const bool optional = field.need == Need::optional;
    if (optional) out_ += "\"anyOf\": [{\"type\": \"null\"}, {";
    write_type(*field.type);
    if (!field.pattern.empty()) {
      out_ += ", \"pattern\": ";
      write_json_string(out_, field.pattern);
    }
    out_ += optional ? "}]}" : "}";
  }

  void write_type(const TypeInfo& type) {
    switch (type.shape) {
      case TypeInfo::Shape::text:
      case TypeInfo::Shape::reference:
        out_ += "\"type\": \"string\"";
        break;
      case TypeInfo::Shape::integer:
        out_ += "\"type\": \"integer\"";
        break;
      case TypeInfo::Shape::number:
        out_ += "\"type\": \"number\"";
        break;
      case TypeInfo::Shape::boolean:
        out_ += "\"type\": \"boolean\"";
        break;
      case TypeInfo::Shape::any:
        out_ += "\"description\": \"anything\"";
        break;
      case TypeInfo::Shape::choice:
        write_choices(type);
        break;
      case TypeInfo::Shape::lines:
        out_ +=
            "\"type\": \"array\", \"items\": {\"type\": \"integer\", \"minimum\": 1}, \"minItems\": 2, "
            "\"maxItems\": 2";
        break;
      case TypeInfo::Shape::list:
        out_ += "\"type\": \"array\", \"items\": {";
        write_type(*type.element);
        out_ += '}';
        break;
      case TypeInfo::Shape::record:
        need(*type.record());
        out_ += "\"$ref\": \"#/definitions/" + key_of(*type.record()) + "\"";
        break;
    }
  }

  void write_choices(const TypeInfo& type) {
    out_ += "\"enum\": [";
    for (const std::string_view& choice : type.choices) {
      if (&choice != &type.choices.front()) out_ += ", ";
      write_json_string(out_, choice);
    }
    out_ += ']';
  }

  std::string out_;
  std::vector<const RecordInfo*> needed_;
};

}  // namespace

std::string json_schema(const RecordInfo& record, std::string_view title) {
  return SchemaWriter().write(record, title);
}

}  // namespace planpress::data
