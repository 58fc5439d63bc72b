// Field tables: each record lists its fields next to its members, and the rows drive reading, checking,
// binding of references, what templates see, the JSON Schema and the reference manual.
//
//   struct Task {
//     text::Span where;              // where the record stands; every record that is read has it
//     std::string_view title;
//     static constexpr std::string_view record_name = "task";
//     static constexpr auto fields = FieldList{
//         field("title", &Task::title, Need::required, "What is to be done, in a few words."),
//     };
//   };
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "data/value.hpp"
#include "data/view.hpp"
#include "diag/diagnostic.hpp"

namespace planpress::data {

class RecordInfo;

enum class Need : std::uint8_t {
  required,  // must be given
  optional,  // may be missing or null
  derived,   // never given: worked out by planpress, shown to templates
};

/// What values a field takes, for messages, schema and manual.
struct TypeInfo {
  enum class Shape : std::uint8_t {
    text,
    integer,
    number,
    boolean,
    choice,
    reference,
    record,
    list,
    lines,
    any
  };
  Shape shape = Shape::any;
  std::span<const std::string_view> choices;  // of a choice
  const RecordInfo* (*record)() = nullptr;    // of a record or a reference
  const TypeInfo* element = nullptr;          // of a list
};

/// What reading needs: the file for places, the report for faults, and where strings that do not stand in the
/// file as they are (escapes) are kept.
struct Reader {
  const text::SourceFile& file;
  diag::Report& report;
  Arena& strings;
};

/// Finds things by the names that references use. Bound to one scope (a plan: its sections, its place's
/// bodies).
class Names {
 public:
  virtual ~Names() = default;
  /// The record of type `kind` called `id`, or nullptr.
  virtual const void* find(const RecordInfo& kind, std::string_view id) const = 0;
  /// Every name that `find` knows for the kind, for suggestions.
  virtual std::vector<std::string_view> all(const RecordInfo& kind) const = 0;
  /// True when `id` may be right although `find` does not know it: what bears it could not be read, and that
  /// has been told.
  virtual bool may_be_unread(const RecordInfo& kind, std::string_view id) const = 0;
};

/// What binding needs.
struct Binder {
  const Names& names;
  const text::SourceFile& file;
  diag::Report& report;
};

/// The rows of a record's field table, each of its own type. Not a `std::tuple`: files that include a table
/// spent half of their compiling on its constructors.
template <std::size_t I, class Row>
struct RowAt {
  Row row;
};
template <class Positions, class... Rows>
struct RowsAt;
template <std::size_t... I, class... Rows>
struct RowsAt<std::index_sequence<I...>, Rows...> : RowAt<I, Rows>... {};
template <class... Rows>
struct FieldList : RowsAt<std::index_sequence_for<Rows...>, Rows...> {
  static constexpr std::size_t size = sizeof...(Rows);
  constexpr explicit FieldList(Rows... rows) : RowsAt<std::index_sequence_for<Rows...>, Rows...>{{rows}...} {}
};
/// The row at position I of a list, counted from 0.
template <std::size_t I, class Row>
constexpr const Row& row_at(const RowAt<I, Row>& at) {
  return at.row;
}

/// One row of a field table with its types worked out.
struct FieldInfo {
  Name name;
  Need need = Need::optional;
  const TypeInfo* type = nullptr;
  std::string_view doc;
  std::string_view pattern;  // what a text must match, for the schema
  void (*read)(const Value& value, Reader& reader, void* record) = nullptr;  // null for derived ones
  void (*bind)(void* record, Binder& binder) = nullptr;                      // null where nothing refers
  View (*view)(const void* record, Arena& arena) = nullptr;
};

/// A record type: its name and its rows. Templates look members up in it by hash.
class RecordInfo final : public MapType {
 public:
  /// `place_in` gives the record's member that takes its place; null for records that are never read.
  RecordInfo(std::string_view name, std::string_view doc, std::vector<FieldInfo> fields,
             text::Span& (*place_in)(void* record));

  std::string_view name() const override { return name_; }
  std::string_view doc() const { return doc_; }
  std::span<const FieldInfo> fields() const { return fields_; }
  bool is_record() const override { return true; }
  View get(const void* record, const Name& name, Arena& arena) const override;
  std::uint32_t size(const void*) const override { return static_cast<std::uint32_t>(fields_.size()); }
  std::string_view key(const void*, std::uint32_t index) const override { return fields_[index].name.text; }
  View value(const void* record, std::uint32_t index, Arena& arena) const override {
    return fields_[index].view(record, arena);
  }

  /// Fills `record` from a map; unknown, repeated, missing and ill-typed fields are reported, each once.
  void read(const Value& value, Reader& reader, void* record) const;
  /// Ties every reference of the record (and of the records in it) to what it names, or reports it.
  void bind(void* record, Binder& binder) const;

 private:
  std::string_view name_;
  std::string_view doc_;
  std::vector<FieldInfo> fields_;
  text::Span& (*place_in_)(void*);
  std::vector<std::uint16_t> slots_;  // open addressing over the names' hashes; 0 is empty, else index + 1
};

/// The RecordInfo of T, made from T::fields; one object for the whole run.
template <class T>
const RecordInfo& record_info();

/// A look at a record of the model.
template <class T>
View view_of_record(const T& record) {
  return View::map(&record, record_info<T>());
}

/// A name that stands for a thing elsewhere in the data; `to` is set by binding.
template <class T>
struct Ref {
  std::string_view id;
  std::uint32_t begin = 0;  // where the name stands
  std::uint32_t end = 0;
  const T* to = nullptr;

  explicit operator bool() const { return to != nullptr; }
  const T* operator->() const { return to; }
  const T& operator*() const { return *to; }
};

inline constexpr std::string_view id_pattern = "^[a-z0-9][a-z0-9-]{0,79}$";
inline constexpr std::string_view date_pattern = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";

/// First and last line in the source document, from 1.
struct Lines {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  explicit operator bool() const { return first != 0; }
};

/// The names of an enumeration's values in their order: specialise it for each enum that the data uses.
template <class E>
struct Choices;  // static constexpr std::array<std::string_view, N> names

// The reading halves that need no template; each reports and returns false when the value is of another kind.
bool read_text(const Value& value, Reader& reader, std::string_view& out);
bool read_integer(const Value& value, Reader& reader, std::int64_t& out);
bool read_number(const Value& value, Reader& reader, double& out);
bool read_boolean(const Value& value, Reader& reader, bool& out);
bool read_choice(const Value& value, Reader& reader, std::span<const std::string_view> names,
                 std::size_t& out);
bool read_lines(const Value& value, Reader& reader, Lines& out);
bool expect_kind(const Value& value, Value::Kind kind, Reader& reader);
/// The thing called `id`, or nullptr with an error at the name and the nearest known one as hint.
const void* find_reference(std::string_view id, std::uint32_t begin, std::uint32_t end,
                           const RecordInfo& kind, Binder& binder);

}  // namespace planpress::data

#include "data/codec.hpp"
