#include "data/fields.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "diag/nearest.hpp"

namespace planpress::data {
namespace {

void report_kind(const Value& value, std::string_view expected, Reader& reader) {
  const bool is_nothing = value.kind == Value::Kind::null && place_of(reader.file, value).text() != "null";
  const bool is_fraction = value.kind == Value::Kind::number && expected == "an integer";
  diag::Diagnostic& fault = reader.report.error(
      place_of(reader.file, value), fmt::format("expected {}, found {}", expected,
                                                is_nothing    ? "nothing"
                                                : is_fraction ? "a number with a fraction or an exponent"
                                                              : describe(value.kind)));
  const bool quoted_number = value.kind == Value::Kind::string && !value.string().empty() &&
                             value.string().find_first_not_of("+-.0123456789") == std::string_view::npos;
  if (quoted_number && (expected == "a number" || expected == "an integer")) {
    fault.with_hint("write the number without quotes");
  }
}

std::string joined(std::span<const std::string_view> words) {
  std::string out;
  for (const std::string_view word : words) out += fmt::format("{}`{}`", out.empty() ? "" : ", ", word);
  return out;
}

const FieldInfo* find_field(std::span<const FieldInfo> fields, std::string_view name) {
  const auto found =
      std::find_if(fields.begin(), fields.end(), [&](const auto& f) { return f.name.text == name; });
  return found == fields.end() ? nullptr : &*found;
}

}  // namespace

bool expect_kind(const Value& value, Value::Kind kind, Reader& reader) {
  if (value.kind == kind) return true;
  report_kind(value, describe(kind), reader);
  return false;
}

bool read_text(const Value& value, Reader& reader, std::string_view& out) {
  if (value.kind == Value::Kind::integer && value.integer >= 0) {
    // A number without its quotes still says what was meant, so that names tied to it are not blamed too.
    const std::string_view digits = place_of(reader.file, value).text();
    report_kind(value, "a string", reader);
    reader.report.all().back().with_hint(fmt::format("put it in quotes: `\"{}\"`", digits));
    out = digits;
    return true;
  }
  if (!expect_kind(value, Value::Kind::string, reader)) return false;
  out = value.string();
  const std::string_view file = reader.file.text;
  const bool in_file = !out.empty() && out.data() >= file.data() && out.data() < file.data() + file.size();
  if (!in_file) out = out.empty() ? std::string_view("") : reader.strings.copy(out);
  return true;
}

bool read_integer(const Value& value, Reader& reader, std::int64_t& out) {
  if (value.kind != Value::Kind::integer) {
    report_kind(value, "an integer", reader);
    return false;
  }
  if (value.integer < -2147483647 || value.integer > 2147483647) {
    reader.report.error(place_of(reader.file, value), "this integer is out of range");
    return false;
  }
  out = value.integer;
  return true;
}

bool read_number(const Value& value, Reader& reader, double& out) {
  if (value.kind != Value::Kind::integer && value.kind != Value::Kind::number) {
    report_kind(value, "a number", reader);
    return false;
  }
  out = value.as_number();
  return true;
}

bool read_boolean(const Value& value, Reader& reader, bool& out) {
  if (!expect_kind(value, Value::Kind::boolean, reader)) return false;
  out = value.boolean;
  return true;
}

bool read_choice(const Value& value, Reader& reader, std::span<const std::string_view> names,
                 std::size_t& out) {
  if (!expect_kind(value, Value::Kind::string, reader)) return false;
  const auto found = std::find(names.begin(), names.end(), value.string());
  if (found == names.end()) {
    reader.report
        .error(place_of(reader.file, value),
               fmt::format("expected one of {}, found `{}`", joined(names), value.string()))
        .with_suggestion(diag::nearest(value.string(), names));
    return false;
  }
  out = static_cast<std::size_t>(found - names.begin());
  return true;
}

bool read_lines(const Value& value, Reader& reader, Lines& out) {
  const auto whole = [](const Value& v) {
    return v.kind == Value::Kind::integer && v.integer >= 1 && v.integer < 10'000'000;
  };
  const bool good = value.kind == Value::Kind::list && value.items().size() == 2 && whole(value.items()[0]) &&
                    whole(value.items()[1]) && value.items()[0].integer <= value.items()[1].integer;
  if (!good) {
    reader.report.error(place_of(reader.file, value),
                        "expected two line numbers `[first, last]`, counted from 1, first not after last");
    return false;
  }
  out = {static_cast<std::uint32_t>(value.items()[0].integer),
         static_cast<std::uint32_t>(value.items()[1].integer)};
  return true;
}

const void* find_reference(std::string_view id, std::uint32_t begin, std::uint32_t end,
                           const RecordInfo& kind, Binder& binder) {
  const void* found = binder.names.find(kind, id);
  if (found == nullptr && !binder.names.may_be_unread(kind, id)) {
    const std::vector<std::string_view> known = binder.names.all(kind);
    binder.report.error({&binder.file, begin, end}, fmt::format("unknown {} `{}`", kind.name(), id))
        .with_suggestion(diag::nearest(id, known));
    if (known.empty())
      binder.report.all().back().with_hint(fmt::format("no {} has been given yet", kind.name()));
  }
  return found;
}

View Codec<double>::view(const double& value, Arena&) {
  constexpr double exact = 9007199254740992.0;  // 2^53
  if (std::abs(value) < exact && value == std::floor(value))
    return View::integer(static_cast<std::int64_t>(value));
  return View::number(value);
}

View Codec<Lines>::view(const Lines& lines, Arena& arena) {
  if (!lines) return View::none();
  const View both[] = {View::integer(lines.first), View::integer(lines.last)};
  return View::list(arena.copy(std::span<const View>(both)));
}

RecordInfo::RecordInfo(std::string_view name, std::string_view doc, std::vector<FieldInfo> fields,
                       text::Span& (*place_in)(void*))
    : name_(name), doc_(doc), fields_(std::move(fields)), place_in_(place_in) {
  std::size_t size = 4;
  while (size < fields_.size() * 2) size *= 2;
  slots_.assign(size, 0);
  for (std::size_t i = 0; i < fields_.size(); ++i) {
    std::size_t slot = fields_[i].name.hash & (size - 1);
    while (slots_[slot] != 0) slot = (slot + 1) & (size - 1);
    slots_[slot] = static_cast<std::uint16_t>(i + 1);
  }
}

View RecordInfo::get(const void* record, const Name& name, Arena& arena) const {
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t slot = name.hash & mask; slots_[slot] != 0; slot = (slot + 1) & mask) {
    const FieldInfo& field = fields_[slots_[slot] - 1U];
    if (field.name == name) return field.view(record, arena);
  }
  return {};
}

void RecordInfo::read(const Value& value, Reader& reader, void* record) const {
  if (!expect_kind(value, Value::Kind::map, reader)) return;
  if (place_in_ != nullptr) place_in_(record) = place_of(reader.file, value);
  std::vector<std::string_view> missing;
  for (const FieldInfo& field : fields_) {
    if (field.need == Need::required && value.find(field.name.text) == nullptr)
      missing.push_back(field.name.text);
  }
  std::vector<std::string_view> free;  // known keys that are not given: what a misspelt key may have meant
  for (const FieldInfo& field : fields_) {
    if (field.read != nullptr && value.find(field.name.text) == nullptr) free.push_back(field.name.text);
  }
  for (const Member& member : value.members()) {
    const FieldInfo* field = find_field(fields_, member.key);
    if (field != nullptr && field->read != nullptr) {
      if (member.value.kind == Value::Kind::null && field->need == Need::optional) continue;
      const bool is_text = field->type->shape == TypeInfo::Shape::text;
      if (is_text && field->need == Need::required && member.value.kind == Value::Kind::string &&
          member.value.string().empty()) {
        reader.report.error(place_of(reader.file, member.value),
                            fmt::format("`{}` of the {} is empty", member.key, name_));
        continue;
      }
      field->read(member.value, reader, record);
      continue;
    }
    if (field != nullptr) {
      reader.report
          .error(place_of(reader.file, member),
                 fmt::format("`{}` of a {} is worked out by planpress", member.key, name_))
          .with_hint("take it out");
      continue;
    }
    const std::string_view meant = diag::nearest(member.key, free);
    reader.report
        .error(place_of(reader.file, member), fmt::format("unknown key `{}` in {}", member.key, name_))
        .with_suggestion(meant);
    std::erase(missing, meant);
  }
  for (const std::string_view name : missing) {
    reader.report
        .error({&reader.file, value.begin, value.begin + 1}, fmt::format("{} has no `{}`", name_, name))
        .with_label(fmt::format("this {}", name_));
  }
}

void RecordInfo::bind(void* record, Binder& binder) const {
  for (const FieldInfo& field : fields_) {
    if (field.bind != nullptr) field.bind(record, binder);
  }
}

}  // namespace planpress::data
