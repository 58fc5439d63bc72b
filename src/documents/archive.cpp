#include "documents/archive.hpp"

#include <fmt/format.h>
#include <minizip/unzip.h>

#include <algorithm>
#include <cstring>

namespace planpress::documents {
namespace {

constexpr int case_counts = 1;
constexpr uLong encrypted = 1;  // a bit of the general purpose flag, APPNOTE 4.4.4

// Where the library stands in the archive's bytes.
struct Cursor {
  std::string_view bytes;
  ZPOS64_T at = 0;
};

voidpf open_bytes(voidpf bytes, const void* /*name*/, int /*mode*/) {
  return new Cursor{*static_cast<std::string_view*>(bytes)};
}

uLong read_bytes(voidpf /*opaque*/, voidpf stream, void* to, uLong size) {
  auto& cursor = *static_cast<Cursor*>(stream);
  const uLong count = std::min<uLong>(size, cursor.bytes.size() - cursor.at);
  if (count > 0) std::memcpy(to, cursor.bytes.data() + cursor.at, count);
  cursor.at += count;
  return count;
}

ZPOS64_T tell(voidpf /*opaque*/, voidpf stream) {
  return static_cast<Cursor*>(stream)->at;
}

long seek(voidpf /*opaque*/, voidpf stream, ZPOS64_T offset, int origin) {
  auto& cursor = *static_cast<Cursor*>(stream);
  const ZPOS64_T from = origin == ZLIB_FILEFUNC_SEEK_END   ? cursor.bytes.size()
                        : origin == ZLIB_FILEFUNC_SEEK_CUR ? cursor.at
                                                           : 0;
  if (offset > cursor.bytes.size() - from) return -1;
  cursor.at = from + offset;
  return 0;
}

int close_bytes(voidpf /*opaque*/, voidpf stream) {
  delete static_cast<Cursor*>(stream);
  return 0;
}

zlib_filefunc64_def reading_from(std::string_view& bytes) {
  zlib_filefunc64_def functions{};
  functions.zopen64_file = open_bytes;
  functions.zread_file = read_bytes;
  functions.ztell64_file = tell;
  functions.zseek64_file = seek;
  functions.zclose_file = close_bytes;
  functions.zerror_file = [](voidpf, voidpf) { return 0; };
  functions.opaque = &bytes;  // read at once, when the archive is opened
  return functions;
}

// Counts what comes out, not what the archive declares.
std::optional<std::string> inflate(unzFile archive, std::uint64_t stored, std::string_view name,
                                   std::string& fault) {
  constexpr std::size_t piece = std::size_t{1} << 18;
  std::string bytes;
  while (true) {
    const std::size_t done = bytes.size();
    bytes.resize(done + piece);
    const int count = ::unzReadCurrentFile(archive, bytes.data() + done, piece);
    if (count < 0) {
      fault = fmt::format("its part `{}` is damaged", name);
      return std::nullopt;
    }
    bytes.resize(done + static_cast<std::size_t>(count));
    if (count == 0) return bytes;
    if (bytes.size() > largest_part) {
      fault = fmt::format("its part `{}` is larger than {} MB when unpacked", name, largest_part >> 20U);
      return std::nullopt;
    }
    if (bytes.size() > (1U << 20U) && bytes.size() / (stored + 1) > highest_ratio) {
      fault = fmt::format("its part `{}` unpacks to more than {} times its size", name, highest_ratio);
      return std::nullopt;
    }
  }
}

}  // namespace

void Archive::Close::operator()(void* archive) const {
  ::unzClose(archive);
}

Archive::Archive(std::string_view bytes) {
  auto functions = reading_from(bytes);
  archive_.reset(::unzOpen2_64(nullptr, &functions));
}

bool Archive::has(std::string_view name) const {
  return is_open() && ::unzLocateFile(archive_.get(), std::string(name).c_str(), case_counts) == UNZ_OK;
}

std::uint64_t Archive::entries() const {
  unz_global_info64 about{};
  return is_open() && ::unzGetGlobalInfo64(archive_.get(), &about) == UNZ_OK ? about.number_entry : 0;
}

std::optional<std::string> Archive::read(std::string_view name, std::string& fault) const {
  unz_file_info64 about{};
  if (!has(name)) {
    fault = fmt::format("its part `{}` is missing", name);
    return std::nullopt;
  }
  const bool told =
      ::unzGetCurrentFileInfo64(archive_.get(), &about, nullptr, 0, nullptr, 0, nullptr, 0) == UNZ_OK;
  if (told && (about.flag & encrypted) != 0) {
    fault = "it is protected by a password";
    return std::nullopt;
  }
  if (!told || ::unzOpenCurrentFile(archive_.get()) != UNZ_OK) {
    fault = fmt::format("its part `{}` is damaged", name);
    return std::nullopt;
  }
  auto bytes = inflate(archive_.get(), about.compressed_size, name, fault);
  // The library compares the checksum only here, and only of what came out as long as it was declared.
  const bool whole = ::unzCloseCurrentFile(archive_.get()) == UNZ_OK;
  if (bytes && (!whole || bytes->size() != about.uncompressed_size)) {
    fault = fmt::format("its part `{}` is damaged", name);
    return std::nullopt;
  }
  return bytes;
}

}  // namespace planpress::documents
