// What a table of the open data is made of: a row of `Column` a column, and rows that exist only while they
// are shown.
//
//   struct MeasureRow { const model::Measure* measure; };
//   constexpr std::array measure_columns{
//       column<MeasureRow>("title", [](const MeasureRow& row) { return row.measure->title; }).required(),
//   };
//
// What the function returns says what the cells are: text, a number, a year, a word of an enumeration …
#pragma once

#include <concepts>
#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "data/fields.hpp"
#include "pages/page.hpp"

namespace planpress::pages {

enum class CellKind : std::uint8_t { text, list, choice, integer, number, boolean, year, date };

/// A column of a table. Its name is a promise to those who read the files by program: it never changes.
struct Column {
  std::string_view name;
  CellKind kind = CellKind::text;
  std::span<const std::string_view> choices;  // of a choice
  data::View (*value)(const void* row, data::Arena& arena) = nullptr;
  bool always = false;      // no row leaves it empty
  bool common = false;      // it means the same in every table, and its words are shared
  std::string_view refers;  // the table whose key it holds, when it is one column

  constexpr Column required() const {
    Column copy = *this;
    copy.always = true;
    return copy;
  }
  constexpr Column shared() const {
    Column copy = *this;
    copy.common = true;
    return copy;
  }
  constexpr Column referring_to(std::string_view table) const {
    Column copy = *this;
    copy.refers = table;
    return copy;
  }
};

/// The rows of one table, side by side in memory.
struct Rows {
  const void* first = nullptr;
  std::size_t size = 0;
  std::size_t stride = 0;
  const void* at(std::size_t index) const { return static_cast<const char*>(first) + index * stride; }
};

/// Columns that together hold the key of another table.
struct ForeignKey {
  std::span<const std::string_view> columns;
  std::string_view table;
};

/// One table: its files are `data/<name>.csv`, `.json` and `.xlsx`.
struct Table {
  std::string_view name;
  std::span<const Column> columns;
  std::span<const std::string_view> key;  // columns that no two rows share; empty when rows may be alike
  /// Hands the rows over in the order of the data; they live only during the call.
  void (*show)(const Publication& publication, const std::function<void(const Rows& rows)>& use) = nullptr;
  ForeignKey foreign = {};  // besides those of single columns
};

/// The key of the words that call a column; its meaning has the same key with `_about`.
std::string words_of(const Table& table, const Column& column);

/// A calendar year; nothing when none is said.
struct Year {
  std::optional<int> value;
};
/// A day, YYYY-MM-DD; nothing when empty.
struct Day {
  std::string_view text;
};
/// Several texts in one cell: a list in JSON, joined by `;` elsewhere.
struct Several {
  std::span<const std::string_view> texts;
};

/// How a value that a column's function returns becomes a cell.
template <class V>
struct CellOf;

template <>
struct CellOf<std::string_view> {
  static constexpr CellKind kind = CellKind::text;
  static data::View view(std::string_view text, data::Arena&) {
    return text.empty() ? data::View::none() : data::View::string(text);
  }
};
template <>
struct CellOf<data::View> {  // a text made in the arena, or none
  static constexpr CellKind kind = CellKind::text;
  static data::View view(data::View text, data::Arena&) { return text; }
};
template <>
struct CellOf<Several> {
  static constexpr CellKind kind = CellKind::list;
  static data::View view(Several several, data::Arena&) { return data::view_of_list(several.texts); }
};
template <std::integral I>
struct CellOf<I> {
  static constexpr CellKind kind = CellKind::integer;
  static data::View view(I value, data::Arena&) {
    return data::View::integer(static_cast<std::int64_t>(value));
  }
};
template <>
struct CellOf<std::optional<int>> {
  static constexpr CellKind kind = CellKind::integer;
  static data::View view(std::optional<int> value, data::Arena&) {
    return value ? data::View::integer(*value) : data::View::none();
  }
};
template <>
struct CellOf<double> {
  static constexpr CellKind kind = CellKind::number;
  static data::View view(double value, data::Arena& arena) { return data::Codec<double>::view(value, arena); }
};
template <>
struct CellOf<std::optional<double>> {
  static constexpr CellKind kind = CellKind::number;
  static data::View view(std::optional<double> value, data::Arena& arena) {
    return value ? data::Codec<double>::view(*value, arena) : data::View::none();
  }
};
template <>
struct CellOf<bool> {
  static constexpr CellKind kind = CellKind::boolean;
  static data::View view(bool value, data::Arena&) { return data::View::boolean(value); }
};
template <>
struct CellOf<Year> {
  static constexpr CellKind kind = CellKind::year;
  static data::View view(Year year, data::Arena&) {
    return year.value ? data::View::integer(*year.value) : data::View::none();
  }
};
template <>
struct CellOf<Day> {
  static constexpr CellKind kind = CellKind::date;
  static data::View view(Day day, data::Arena& arena) {
    return CellOf<std::string_view>::view(day.text, arena);
  }
};
template <class E>
requires std::is_enum_v<E>
struct CellOf<E> {
  static constexpr CellKind kind = CellKind::choice;
  static constexpr std::span<const std::string_view> choices = data::Choices<E>::names;
  static data::View view(E value, data::Arena&) {
    return data::View::string(choices[static_cast<std::size_t>(value)]);
  }
};
template <class E>
requires std::is_enum_v<E>
struct CellOf<std::optional<E>> {
  static constexpr CellKind kind = CellKind::choice;
  static constexpr std::span<const std::string_view> choices = data::Choices<E>::names;
  static data::View view(std::optional<E> value, data::Arena& arena) {
    return value ? CellOf<E>::view(*value, arena) : data::View::none();
  }
};

/// A column whose cells are what `F` returns for a row, and an arena where it makes something.
template <class Row, class F>
constexpr Column column(std::string_view name, F) {
  if constexpr (std::is_invocable_v<F, const Row&>) {
    return column<Row>(name, [](const Row& row, data::Arena&) { return F{}(row); });
  } else {
    using V = std::remove_cvref_t<std::invoke_result_t<F, const Row&, data::Arena&>>;
    Column made{name, CellOf<V>::kind};
    if constexpr (requires { CellOf<V>::choices; }) made.choices = CellOf<V>::choices;
    made.value = [](const void* row, data::Arena& arena) {
      return CellOf<V>::view(F{}(*static_cast<const Row*>(row), arena), arena);
    };
    return made;
  }
}

/// The table of the rows that `collect(publication, rows)` adds.
template <class Row, void (*collect)(const Publication&, std::vector<Row>&)>
constexpr Table table_of(std::string_view name, std::span<const Column> columns,
                         std::span<const std::string_view> key) {
  return {name, columns, key,
          [](const Publication& publication, const std::function<void(const Rows&)>& use) {
            std::vector<Row> rows;
            collect(publication, rows);
            use({rows.data(), rows.size(), sizeof(Row)});
          }};
}

}  // namespace planpress::pages
