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
    write_type(*field.type, field.need == Need::optional);
    if (!field.pattern.empty()) {
      out_ += ", \"pattern\": ";
      write_json_string(out_, field.pattern);
    } else if (field.need == Need::required && field.type->shape == TypeInfo::Shape::text) {
      out_ += ", \"minLength\": 1";
    }
    out_ += '}';
  }

  // Whether null may stand for a missing value is said inside the type: validators then tell the place
  // itself.
  void write_kind(std::string_view kind, bool nullable) {
    out_ += nullable ? "\"type\": [\"" : "\"type\": \"";
    out_.append(kind).append(nullable ? "\", \"null\"]" : "\"");
  }

  void write_type(const TypeInfo& type, bool nullable) {
    switch (type.shape) {
      case TypeInfo::Shape::text:
      case TypeInfo::Shape::reference:
        write_kind("string", nullable);
        break;
      case TypeInfo::Shape::integer:
        write_kind("integer", nullable);
        break;
      case TypeInfo::Shape::number:
        write_kind("number", nullable);
        break;
      case TypeInfo::Shape::boolean:
        write_kind("boolean", nullable);
        break;
      case TypeInfo::Shape::any:
        out_ += "\"description\": \"anything\"";
        break;
      case TypeInfo::Shape::choice:
        write_choices(type, nullable);
        break;
      case TypeInfo::Shape::lines:
        write_kind("array", nullable);
        out_ += R"(, "items": {"type": "integer", "minimum": 1}, "minItems": 2, "maxItems": 2)";
        break;
      case TypeInfo::Shape::list:
        write_kind("array", nullable);
        out_ += ", \"items\": {";
        write_type(*type.element, false);
        out_ += '}';
        break;
      case TypeInfo::Shape::record:
        need(*type.record());
        out_ += nullable ? "\"anyOf\": [{\"type\": \"null\"}, {" : "";
        out_ += "\"$ref\": \"#/definitions/" + key_of(*type.record()) + "\"";
        out_ += nullable ? "}]" : "";
        break;
    }
  }

  void write_choices(const TypeInfo& type, bool nullable) {
    out_ += "\"enum\": [";
    for (const std::string_view& choice : type.choices) {
      if (&choice != &type.choices.front()) out_ += ", ";
      write_json_string(out_, choice);
    }
    out_ += nullable ? ", null]" : "]";
  }

  std::string out_;
  std::vector<const RecordInfo*> needed_;
};

}  // namespace

std::string json_schema(const RecordInfo& record, std::string_view title) {
  return SchemaWriter().write(record, title);
}

}  // namespace planpress::data
