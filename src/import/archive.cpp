#include "import/archive.hpp"

#include <fmt/format.h>
#include <zip.h>

namespace planpress::import {
namespace {

struct Close {
  void operator()(zip_file_t* file) const { ::zip_fclose(file); }
};

// Counts what comes out, not what the archive declares.
std::optional<std::string> inflate(zip_file_t& file, std::uint64_t stored, std::string_view name,
                                   std::string& fault) {
  constexpr std::size_t piece = std::size_t{1} << 18;
  std::string bytes;
  while (true) {
    const std::size_t done = bytes.size();
    bytes.resize(done + piece);
    const zip_int64_t count = ::zip_fread(&file, bytes.data() + done, piece);
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

void Archive::Discard::operator()(zip* archive) const {
  ::zip_discard(archive);
}

Archive::Archive(std::string_view bytes) {
  zip_error_t error;
  ::zip_error_init(&error);
  zip_source_t* source = ::zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  if (source != nullptr) {
    archive_.reset(::zip_open_from_source(source, ZIP_RDONLY, &error));
    if (archive_ == nullptr) ::zip_source_free(source);
  }
  ::zip_error_fini(&error);
}

bool Archive::has(std::string_view name) const {
  return is_open() && ::zip_name_locate(archive_.get(), std::string(name).c_str(), 0) >= 0;
}

std::uint64_t Archive::entries() const {
  return is_open() ? static_cast<std::uint64_t>(::zip_get_num_entries(archive_.get(), 0)) : 0;
}

std::optional<std::string> Archive::read(std::string_view name, std::string& fault) const {
  const std::string wanted(name);
  zip_stat_t about;
  ::zip_stat_init(&about);
  if (!is_open() || ::zip_stat(archive_.get(), wanted.c_str(), 0, &about) != 0) {
    fault = fmt::format("its part `{}` is missing", name);
    return std::nullopt;
  }
  if ((about.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && about.encryption_method != ZIP_EM_NONE) {
    fault = "it is protected by a password";
    return std::nullopt;
  }
  const std::unique_ptr<zip_file_t, Close> file(::zip_fopen(archive_.get(), wanted.c_str(), 0));
  if (file == nullptr) {
    fault = fmt::format("its part `{}` is damaged", name);
    return std::nullopt;
  }
  return inflate(*file, about.comp_size, name, fault);
}

}  // namespace planpress::import
