// The one dynamic value that templates, filters and writers see: a look at something that lives elsewhere.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "data/arena.hpp"

namespace planpress::data {

class View;

/// A member name with its hash, made once (when a template is compiled) and looked up many times.
struct Name {
  std::string_view text;
  std::uint32_t hash = 0;

  Name() = default;
  constexpr explicit Name(std::string_view name) : text(name), hash(hash_of(name)) {}

  /// FNV-1a, 32 bits.
  static constexpr std::uint32_t hash_of(std::string_view text) {
    std::uint32_t hash = 2166136261U;
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
    return hash;
  }
  friend constexpr bool operator==(const Name& a, const Name& b) {
    return a.hash == b.hash && a.text == b.text;
  }
};

/// How a list in memory is read. One object a type of list, alive for the whole run.
class ListType {
 public:
  virtual ~ListType() = default;
  /// The element at `index`. REQUIRES: index < the list's size.
  virtual View at(const void* list, std::uint32_t index, Arena& arena) const = 0;
};

/// How a thing with named members is read: a record of the model, or a map made in a template or read from
/// JSON. One object a type, alive for the whole run.
class MapType {
 public:
  virtual ~MapType() = default;
  /// The member `name`, or undefined when there is none. Values that must be made live in `arena`.
  virtual View get(const void* map, const Name& name, Arena& arena) const = 0;
  virtual std::uint32_t size(const void* map) const = 0;
  /// Names in their written order. REQUIRES: index < size(map).
  virtual std::string_view key(const void* map, std::uint32_t index) const = 0;
  virtual View value(const void* map, std::uint32_t index, Arena& arena) const = 0;
  /// What one such thing is called in messages ("measure", "map").
  virtual std::string_view name() const { return "map"; }
  /// True for records, whose members are known before the program runs; false for maps that grow as they
  /// like.
  virtual bool is_record() const { return false; }
};

/// A value or a look at one; 24 bytes, copied freely. Strings and things are referred to, never owned:
/// whoever makes a view sees to it that they live long enough (the model, or the page's arena).
class View {
 public:
  enum class Kind : std::uint8_t { undefined, none, boolean, integer, number, string, list, map, callable };

  constexpr View() = default;  // undefined
  static constexpr View none() { return View(Kind::none); }
  static constexpr View boolean(bool value) {
    View view(Kind::boolean);
    view.integer_ = value ? 1 : 0;
    return view;
  }
  static constexpr View integer(std::int64_t value) {
    View view(Kind::integer);
    view.integer_ = value;
    return view;
  }
  static constexpr View number(double value) {
    View view(Kind::number);
    view.number_ = value;
    return view;
  }
  static constexpr View string(std::string_view value) {
    View view(Kind::string);
    view.size_ = static_cast<std::uint32_t>(value.size());
    view.pointer_ = value.data();
    return view;
  }
  /// A string that is already written in the output's own language and must not be escaped again.
  static constexpr View markup(std::string_view value) {
    View view = string(value);
    view.safe_ = true;
    return view;
  }
  static constexpr View list(const void* list, std::uint32_t size, const ListType& type) {
    View view(Kind::list);
    view.size_ = size;
    view.pointer_ = list;
    view.list_type_ = &type;
    return view;
  }
  /// A list of views that lives in an arena.
  static View list(std::span<const View> items);
  static constexpr View map(const void* thing, const MapType& type) {
    View view(Kind::map);
    view.pointer_ = thing;
    view.map_type_ = &type;
    return view;
  }
  /// Something that a template can call; what it points to is the template engine's own affair.
  static constexpr View callable(const void* function) {
    View view(Kind::callable);
    view.pointer_ = function;
    return view;
  }
  /// undefined with the reason for messages ("`measure` has no member `titel`"); lives in an arena.
  static constexpr View undefined(std::string_view reason) {
    View view;
    view.size_ = static_cast<std::uint32_t>(reason.size());
    view.pointer_ = reason.data();
    return view;
  }

  constexpr Kind kind() const { return kind_; }
  constexpr bool is_undefined() const { return kind_ == Kind::undefined; }
  constexpr bool is_none() const { return kind_ == Kind::none; }
  constexpr bool is_string() const { return kind_ == Kind::string; }
  constexpr bool is_markup() const { return safe_; }

  // Each REQUIRES that the kind fits.
  constexpr bool as_boolean() const { return integer_ != 0; }
  constexpr std::int64_t as_integer() const { return integer_; }
  constexpr double as_number() const { return number_; }
  constexpr std::string_view as_string() const { return {static_cast<const char*>(pointer_), size_}; }
  constexpr const void* pointer() const { return pointer_; }
  constexpr const MapType& map_type() const { return *map_type_; }
  constexpr const ListType& list_type() const { return *list_type_; }

  /// How many elements a list or a map has. REQUIRES: a list or a map.
  std::uint32_t size() const { return kind_ == Kind::map ? map_type_->size(pointer_) : size_; }
  View at(std::uint32_t index, Arena& arena) const { return list_type_->at(pointer_, index, arena); }
  View get(const Name& name, Arena& arena) const { return map_type_->get(pointer_, name, arena); }

 private:
  constexpr explicit View(Kind kind) : kind_(kind) {}

  Kind kind_ = Kind::undefined;
  bool safe_ = false;
  std::uint32_t size_ = 0;
  union {
    const void* pointer_ = nullptr;
    std::int64_t integer_;
    double number_;
  };
  union {
    const ListType* list_type_ = nullptr;
    const MapType* map_type_;
  };
};

/// One member of a map that was made while rendering.
struct Entry {
  std::string_view key;
  View value;
};

/// A map over entries that live in an arena, in their written order.
View map_of(std::span<const Entry> entries, Arena& arena);

}  // namespace planpress::data
