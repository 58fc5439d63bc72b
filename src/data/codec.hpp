// How each C++ type of a field is read, bound, shown and described. Included by fields.hpp.
#pragma once

#include "data/fields.hpp"

namespace planpress::data {

template <class M>
struct Codec;

template <>
struct Codec<std::string_view> {
  static constexpr TypeInfo type{TypeInfo::Shape::text, {}, nullptr, nullptr};
  static void read(const Value& value, Reader& reader, std::string_view& out) {
    read_text(value, reader, out);
  }
  static View view(const std::string_view& text, Arena&) {
    return text.data() == nullptr ? View::none() : View::string(text);
  }
};

template <>
struct Codec<std::string> {
  static constexpr TypeInfo type{TypeInfo::Shape::text, {}, nullptr, nullptr};
  static View view(const std::string& text, Arena&) { return View::string(text); }
};

template <>
struct Codec<bool> {
  static constexpr TypeInfo type{TypeInfo::Shape::boolean, {}, nullptr, nullptr};
  static void read(const Value& value, Reader& reader, bool& out) { read_boolean(value, reader, out); }
  static View view(const bool& value, Arena&) { return View::boolean(value); }
};

template <>
struct Codec<int> {
  static constexpr TypeInfo type{TypeInfo::Shape::integer, {}, nullptr, nullptr};
  static void read(const Value& value, Reader& reader, int& out) {
    std::int64_t wide = 0;
    if (read_integer(value, reader, wide)) out = static_cast<int>(wide);
  }
  static View view(const int& value, Arena&) { return View::integer(value); }
};

template <>
struct Codec<double> {
  static constexpr TypeInfo type{TypeInfo::Shape::number, {}, nullptr, nullptr};
  static void read(const Value& value, Reader& reader, double& out) { read_number(value, reader, out); }
  static View view(const double& value, Arena&);
};

template <>
struct Codec<Lines> {
  static constexpr TypeInfo type{TypeInfo::Shape::lines, {}, nullptr, nullptr};
  static void read(const Value& value, Reader& reader, Lines& out) { read_lines(value, reader, out); }
  static View view(const Lines& lines, Arena& arena);
};

/// A value that templates get as it is (a list or map made by a page).
template <>
struct Codec<View> {
  static constexpr TypeInfo type{};
  static View view(const View& view, Arena&) { return view; }
};

template <class E>
requires std::is_enum_v<E>
struct Codec<E> {
  static constexpr TypeInfo type{TypeInfo::Shape::choice, Choices<E>::names, nullptr, nullptr};
  static void read(const Value& value, Reader& reader, E& out) {
    std::size_t index = 0;
    if (read_choice(value, reader, Choices<E>::names, index)) out = static_cast<E>(index);
  }
  static View view(const E& value, Arena&) {
    return View::string(Choices<E>::names[static_cast<std::size_t>(value)]);
  }
};

/// An optional value shows as none when it is missing; one that cannot be read counts as missing.
template <class M>
struct Codec<std::optional<M>> {
  static constexpr TypeInfo type = Codec<M>::type;
  static void read(const Value& value, Reader& reader, std::optional<M>& out) {
    const std::size_t before = reader.report.all().size();
    Codec<M>::read(value, reader, out.emplace());
    if (reader.report.all().size() > before) out.reset();
  }
  static void bind(std::optional<M>& value, Binder& binder) requires requires(M& m, Binder& b) {
    Codec<M>::bind(m, b);
  }
  {
    if (value) Codec<M>::bind(*value, binder);
  }
  static View view(const std::optional<M>& value, Arena& arena) {
    return value ? Codec<M>::view(*value, arena) : View::none();
  }
};

template <class T>
struct Codec<Ref<T>> {
  static const RecordInfo* kind() { return &record_info<T>(); }
  static constexpr TypeInfo type{TypeInfo::Shape::reference, {}, &kind, nullptr};
  static void read(const Value& value, Reader& reader, Ref<T>& out) {
    if (!read_text(value, reader, out.id)) return;
    out.begin = value.begin;
    out.end = value.end;
  }
  static void bind(Ref<T>& ref, Binder& binder) {
    if (ref.end == 0) return;
    ref.to = static_cast<const T*>(find_reference(ref.id, ref.begin, ref.end, record_info<T>(), binder));
  }
  static View view(const Ref<T>& ref, Arena&) {
    if (ref.to != nullptr) return view_of_record(*ref.to);
    return ref.id.data() == nullptr ? View::none() : View::string(ref.id);
  }
};

/// A link that planpress worked out; none when there is nothing at its end.
template <class T>
struct Codec<const T*> {
  static const RecordInfo* kind() { return &record_info<T>(); }
  static constexpr TypeInfo type{TypeInfo::Shape::reference, {}, &kind, nullptr};
  static View view(const T* const& thing, Arena&) {
    return thing == nullptr ? View::none() : view_of_record(*thing);
  }
};

/// A record inside a record.
template <class T>
requires requires {
  T::record_name;
}
struct Codec<T> {
  static const RecordInfo* kind() { return &record_info<T>(); }
  static constexpr TypeInfo type{TypeInfo::Shape::record, {}, &kind, nullptr};
  static void read(const Value& value, Reader& reader, T& out) { record_info<T>().read(value, reader, &out); }
  static void bind(T& record, Binder& binder) { record_info<T>().bind(&record, binder); }
  static View view(const T& record, Arena&) { return view_of_record(record); }
};

template <class M>
class VectorList final : public ListType {
 public:
  View at(const void* list, std::uint32_t index, Arena& arena) const override {
    return Codec<M>::view(static_cast<const M*>(list)[index], arena);
  }
};

template <class M>
inline const VectorList<M> vector_list;

/// A look at consecutive elements.
template <class M>
View view_of_list(std::span<const M> items) {
  return View::list(items.data(), static_cast<std::uint32_t>(items.size()), vector_list<M>);
}

template <class M>
struct Codec<std::vector<M>> {
  static constexpr TypeInfo type{TypeInfo::Shape::list, {}, nullptr, &Codec<M>::type};
  static void read(const Value& value, Reader& reader, std::vector<M>& out) {
    if (!expect_kind(value, Value::Kind::list, reader)) return;
    out.resize(value.items().size());
    for (std::size_t i = 0; i < out.size(); ++i) Codec<M>::read(value.items()[i], reader, out[i]);
  }
  static void bind(std::vector<M>& items, Binder& binder) requires requires(M& m, Binder& b) {
    Codec<M>::bind(m, b);
  }
  {
    for (M& item : items) Codec<M>::bind(item, binder);
  }
  static View view(const std::vector<M>& items, Arena&) { return view_of_list(std::span<const M>(items)); }
};

template <class T, class M>
struct Field {
  std::string_view name;
  M T::*member;
  Need need;
  std::string_view doc;
  std::string_view pattern = {};

  /// What the text must match, for the schema (ECMA-262 regular expression); the checks of the model say so
  /// better.
  constexpr Field matching(std::string_view expression) const {
    return {name, member, need, doc, expression};
  }
};

/// A row for a member that is read from the data.
template <class T, class M>
constexpr Field<T, M> field(std::string_view name, M T::*member, Need need, std::string_view doc) {
  return {name, member, need, doc, {}};
}

template <class T, class M>
struct Shown {
  std::string_view name;
  M T::*member;
  std::string_view doc;
};

/// A row for a member that planpress worked out: templates see it, the data never gives it.
template <class T, class M>
constexpr Shown<T, M> shown(std::string_view name, M T::*member, std::string_view doc) {
  return {name, member, doc};
}

template <class T>
struct Computed {
  std::string_view name;
  View (*view)(const T& record, Arena& arena);
  std::string_view doc;
  const TypeInfo* type = nullptr;

  /// Says what the view shows, for manuals: what a member of the type M would show.
  template <class M>
  constexpr Computed showing() const {
    return {name, view, doc, &Codec<M>::type};
  }
};

/// A row for something that templates see and that is worked out when they ask.
template <class T>
constexpr Computed<T> computed(std::string_view name, View (*view)(const T&, Arena&), std::string_view doc) {
  return {name, view, doc, nullptr};
}

namespace detail {

template <class T, std::size_t I>
void read_field(const Value& value, Reader& reader, void* record) {
  constexpr auto& row = row_at<I>(T::fields);
  auto& member = static_cast<T*>(record)->*(row.member);
  Codec<std::remove_reference_t<decltype(member)>>::read(value, reader, member);
}

template <class T, std::size_t I>
void bind_field(void* record, Binder& binder) {
  constexpr auto& row = row_at<I>(T::fields);
  auto& member = static_cast<T*>(record)->*(row.member);
  Codec<std::remove_reference_t<decltype(member)>>::bind(member, binder);
}

template <class T, std::size_t I>
View view_field(const void* record, Arena& arena) {
  constexpr auto& row = row_at<I>(T::fields);
  const T& self = *static_cast<const T*>(record);
  if constexpr (requires { row.member; }) {
    return Codec<std::remove_cvref_t<decltype(self.*(row.member))>>::view(self.*(row.member), arena);
  } else {
    return row.view(self, arena);
  }
}

inline constexpr TypeInfo any_type{};

template <class T, std::size_t I>
FieldInfo field_info() {
  constexpr auto& row = row_at<I>(T::fields);
  FieldInfo info;
  info.name = Name(row.name);
  info.doc = row.doc;
  info.view = &view_field<T, I>;
  info.need = Need::derived;
  info.type = &any_type;
  if constexpr (requires { row.member; }) {
    using M = std::remove_cvref_t<decltype(std::declval<T>().*(row.member))>;
    info.type = &Codec<M>::type;
    if constexpr (requires { row.need; }) {
      info.need = row.need;
      info.pattern = row.pattern;
      info.read = &read_field<T, I>;
      if constexpr (requires(M & m, Binder & b) { Codec<M>::bind(m, b); }) info.bind = &bind_field<T, I>;
    }
  } else if (row.type != nullptr) {
    info.type = row.type;
  }
  return info;
}

template <class T>
RecordInfo make_record_info() {
  std::vector<FieldInfo> fields;
  [&]<std::size_t... I>(std::index_sequence<I...>) {
    (fields.push_back(field_info<T, I>()), ...);
  }
  (std::make_index_sequence<T::fields.size>());
  std::string_view doc;
  if constexpr (requires { T::record_doc; }) doc = T::record_doc;
  text::Span& (*place_in)(void*) = nullptr;
  if constexpr (requires(T & t) { t.where; })
    place_in = [](void* t) -> text::Span& { return static_cast<T*>(t)->where; };
  return RecordInfo(T::record_name, doc, std::move(fields), place_in);
}

}  // namespace detail

template <class T>
const RecordInfo& record_info() {
  static const RecordInfo info = detail::make_record_info<T>();
  return info;
}

}  // namespace planpress::data
