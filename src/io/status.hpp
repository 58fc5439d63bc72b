// How a call to the disk ends: well, or with a fault that can be told to a person.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace planpress::io {

/// Why a call failed: the system's error number, the path as it was given, and what was being done to it.
struct Fault {
  int error = 0;
  std::string path;
  std::string_view doing;  // a verb that fits behind "cannot": a literal
  std::string why;         // when the error number alone would not say it

  /// The cause alone, lower case: "no space left on device".
  std::string reason() const;
  /// The whole of it: "cannot write `public/index.html`: no space left on device".
  std::string sentence() const;
};

/// Success, or a fault.
class [[nodiscard]] Status {
 public:
  Status() = default;
  // A fault is a status. NOLINTNEXTLINE(google-explicit-constructor)
  Status(Fault fault) : fault_(std::move(fault)) {}

  explicit operator bool() const { return !fault_; }
  /// REQUIRES: the call failed.
  const Fault& fault() const { return *fault_; }

 private:
  std::optional<Fault> fault_;
};

/// A value, or the fault that kept it from being made.
template <class Value>
class [[nodiscard]] Result {
 public:
  Result(Value value) : value_(std::move(value)) {}  // NOLINT(google-explicit-constructor)
  Result(Fault fault) : fault_(std::move(fault)) {}  // NOLINT(google-explicit-constructor)

  explicit operator bool() const { return value_.has_value(); }
  /// REQUIRES: the call went well.
  Value& operator*() { return *value_; }
  const Value& operator*() const { return *value_; }
  Value* operator->() { return &*value_; }
  const Value* operator->() const { return &*value_; }
  /// REQUIRES: the call failed.
  const Fault& fault() const { return fault_; }

 private:
  std::optional<Value> value_;
  Fault fault_;
};

}  // namespace planpress::io
