// ZIP archives (APPNOTE 6.3, method 8), written into memory: no file, no clock, the same bytes from the same
// content.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace planpress::formats {

/// Appends an archive to a text, entry after entry. What is added is packed at once, so an entry takes no
/// more memory than its packed bytes. Every entry bears the first day that ZIP knows, 1980-01-01.
class Zip {
 public:
  explicit Zip(std::string& out);
  ~Zip();
  Zip(const Zip&) = delete;
  Zip& operator=(const Zip&) = delete;

  /// Opens the entry `name` (with `/`, ASCII). REQUIRES: no entry is open.
  void begin(std::string_view name);
  void add(std::string_view bytes);
  void end();
  /// A whole entry.
  void add_entry(std::string_view name, std::string_view bytes);
  /// Writes the list of entries; the archive is whole. False when it outgrew what ZIP without extensions
  /// holds (4 GiB an entry and in all).
  bool finish();

 private:
  struct Entry {
    std::string name;
    std::uint64_t offset = 0;  // of its header, from the archive's start
    std::uint64_t size = 0;
    std::uint64_t packed = 0;
    std::uint32_t crc = 0;
  };
  struct Deflater;
  void pack(std::string_view bytes, bool last);

  std::string& out_;
  std::size_t start_;
  std::size_t data_ = 0;  // where the open entry's packed bytes begin
  std::string pending_;
  std::vector<Entry> entries_;
  std::unique_ptr<Deflater> deflater_;
};

}  // namespace planpress::formats
