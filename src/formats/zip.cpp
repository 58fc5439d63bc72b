#include "formats/zip.hpp"

#include <zlib.h>

#include <limits>

namespace planpress::formats {
namespace {

constexpr std::size_t chunk = 64 * 1024;
constexpr int level = 4;
constexpr std::uint32_t first_day = 0x00210000;  // 1980-01-01 00:00:00 as MS-DOS writes it

void put16(std::string& out, std::uint32_t value) {
  out += static_cast<char>(value & 0xFF);
  out += static_cast<char>((value >> 8) & 0xFF);
}
void put32(std::string& out, std::uint64_t value) {
  put16(out, static_cast<std::uint32_t>(value & 0xFFFF));
  put16(out, static_cast<std::uint32_t>((value >> 16) & 0xFFFF));
}

}  // namespace

struct Zip::Deflater {
  z_stream stream{};
  Deflater() {
    // Raw deflate, as ZIP wants it: window bits below zero.
    deflateInit2(&stream, level, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY);
  }
  ~Deflater() { deflateEnd(&stream); }
};

Zip::Zip(std::string& out) : out_(out), start_(out.size()), deflater_(std::make_unique<Deflater>()) {}
Zip::~Zip() = default;

void Zip::begin(std::string_view name) {
  Entry& entry = entries_.emplace_back();
  entry.name = name;
  entry.offset = out_.size() - start_;
  out_ += "PK\3\4";
  put16(out_, 20);
  put16(out_, 0);
  put16(out_, 8);
  put32(out_, first_day);
  put32(out_, 0);  // sum and sizes are put in when they are known
  put32(out_, 0);
  put32(out_, 0);
  put16(out_, static_cast<std::uint32_t>(name.size()));
  put16(out_, 0);
  out_ += name;
  data_ = out_.size();
  entry.crc = static_cast<std::uint32_t>(crc32(0, nullptr, 0));
  deflateReset(&deflater_->stream);
}

void Zip::pack(std::string_view bytes, bool last) {
  z_stream& stream = deflater_->stream;
  // zlib's interface knows no const; it does not write here.
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  int state = Z_OK;
  do {
    const std::size_t used = out_.size();
    out_.resize(used + chunk);
    stream.next_out = reinterpret_cast<Bytef*>(out_.data() + used);
    stream.avail_out = chunk;
    state = deflate(&stream, last ? Z_FINISH : Z_NO_FLUSH);
    out_.resize(out_.size() - stream.avail_out);
  } while (last ? state == Z_OK : stream.avail_out == 0);
}

void Zip::add(std::string_view bytes) {
  Entry& entry = entries_.back();
  entry.size += bytes.size();
  pending_ += bytes;
  if (pending_.size() < chunk) return;
  entry.crc = static_cast<std::uint32_t>(
      crc32(entry.crc, reinterpret_cast<const Bytef*>(pending_.data()), static_cast<uInt>(pending_.size())));
  pack(pending_, false);
  pending_.clear();
}

void Zip::end() {
  Entry& entry = entries_.back();
  entry.crc = static_cast<std::uint32_t>(
      crc32(entry.crc, reinterpret_cast<const Bytef*>(pending_.data()), static_cast<uInt>(pending_.size())));
  pack(pending_, true);
  pending_.clear();
  entry.packed = out_.size() - data_;
  std::string known;
  put32(known, entry.crc);
  put32(known, entry.packed);
  put32(known, entry.size);
  out_.replace(start_ + entry.offset + 14, known.size(), known);
}

void Zip::add_entry(std::string_view name, std::string_view bytes) {
  begin(name);
  add(bytes);
  end();
}

bool Zip::finish() {
  const std::size_t directory = out_.size() - start_;
  bool fits = entries_.size() < 0xFFFF;
  for (const Entry& entry : entries_) {
    fits = fits && entry.size <= std::numeric_limits<std::uint32_t>::max();
    out_ += "PK\1\2";
    put16(out_, 20);
    put16(out_, 20);
    put16(out_, 0);
    put16(out_, 8);
    put32(out_, first_day);
    put32(out_, entry.crc);
    put32(out_, entry.packed);
    put32(out_, entry.size);
    put16(out_, static_cast<std::uint32_t>(entry.name.size()));
    for (int i = 0; i < 4; ++i) put16(out_, 0);  // no extra field, no comment, disk 0, no inner attributes
    put32(out_, 0);
    put32(out_, entry.offset);
    out_ += entry.name;
  }
  const std::size_t end = out_.size() - start_;
  out_ += "PK\5\6";
  put32(out_, 0);
  put16(out_, static_cast<std::uint32_t>(entries_.size()));
  put16(out_, static_cast<std::uint32_t>(entries_.size()));
  put32(out_, end - directory);
  put32(out_, directory);
  put16(out_, 0);
  return fits && end <= std::numeric_limits<std::uint32_t>::max();
}

}  // namespace planpress::formats
