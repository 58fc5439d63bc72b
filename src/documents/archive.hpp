// ZIP archives (DOCX and its relatives), read within bounds and never unpacked to disk.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace planpress::documents {

/// What an archive may hold; more is an error that names the limit.
inline constexpr std::uint64_t most_entries = 4000;
inline constexpr std::uint64_t largest_part = std::uint64_t{48} << 20;  // inflated
inline constexpr std::uint64_t highest_ratio = 200;  // of inflated to stored bytes, above a megabyte

/// An archive in memory, which must outlive it.
class Archive {
 public:
  explicit Archive(std::string_view bytes);
  Archive(Archive&&) = default;
  Archive& operator=(Archive&&) = default;

  /// False for what is no archive, or a damaged one.
  bool is_open() const { return archive_ != nullptr; }
  bool has(std::string_view name) const;
  std::uint64_t entries() const;
  /// The inflated bytes of an entry; nothing when it is missing, damaged or over a limit, which `fault` then
  /// tells in words that fit behind the file's name.
  std::optional<std::string> read(std::string_view name, std::string& fault) const;

 private:
  struct Close {
    void operator()(void* archive) const;
  };
  std::unique_ptr<void, Close> archive_;
};

}  // namespace planpress::documents
