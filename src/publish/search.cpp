#include "publish/search.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "formats/search.hpp"
#include "io/digest.hpp"
#include "pages/search_entries.hpp"
#include "publish/parallel.hpp"

namespace planpress::publish {
namespace {

// Up to so many entries are loaded at once, which takes about as much as a picture; beyond, a query loads
// what it needs.
constexpr std::size_t entries_at_once = 2500;

// Sums up what files say, whichever thread wrote them.
std::string sum_of(std::string_view bytes) {
  return io::hex(io::sha256(bytes)).substr(0, 10);
}

class SearchWriter {
 public:
  SearchWriter(const pages::Publication& publication, unsigned jobs, const Watch& watch, const Take& take)
      : publication_(publication),
        jobs_(jobs),
        watch_(watch),
        take_(take),
        groups_(search_groups(publication)) {
    std::string keys;
    for (const pages::SearchGroup& group : groups_) keys.append(group.key).append("\n");
    stamp_ = sum_of(keys);
  }

  void write() {
    std::size_t entries = 0;
    for (const pages::SearchGroup& group : groups_) entries += group.entries;
    if (entries <= entries_at_once) {
      write_one_text();
    } else {
      write_texts();
      write_grams();
    }
    std::string bytes;
    const std::string version = sum_of(sums_);
    formats::write_search_index({stamp_, version, texts_, bits_}, bytes);
    take_(fmt::format("{}index.js", search_folder), bytes);
  }

 private:
  bool stopped() const { return watch_.interrupted && watch_.interrupted(); }

  void write_one_text() {
    std::vector<pages::SearchEntry> all;
    for (const pages::SearchGroup& group : groups_) {
      std::vector<pages::SearchEntry> some = search_entries(publication_, group);
      std::move(some.begin(), some.end(), std::back_inserter(all));
    }
    std::string bytes;
    formats::write_search_text(stamp_, 0, all, bytes);
    sums_ = sum_of(bytes);
    texts_ = 1;
    take_(fmt::format("{}texts/0.js", search_folder), bytes);
  }

  void write_texts() {
    texts_ = groups_.size();
    grams_.resize(texts_);
    const std::vector<std::string> sums = parallel_map(texts_, jobs_, [&](std::size_t i) {
      if (stopped()) return std::string();
      const std::vector<pages::SearchEntry> entries = search_entries(publication_, groups_[i]);
      thread_local std::string bytes;
      bytes.clear();
      formats::write_search_text(stamp_, i, entries, bytes);
      grams_[i] = formats::grams_of(entries);
      take_(fmt::format("{}texts/{}.js", search_folder, i), bytes);
      return sum_of(bytes);
    });
    for (const std::string& sum : sums) sums_ += sum;
  }

  void write_grams() {
    bits_.resize(formats::search_slices);
    const std::vector<std::string> sums = parallel_map(formats::search_slices, jobs_, [&](std::size_t slice) {
      if (stopped()) return std::string();
      const formats::SliceFiles made = formats::write_search_slice(stamp_, slice, grams_);
      bits_[slice] = made.bits;
      std::string sum;
      for (const formats::SearchFile& file : made.files) {
        take_(fmt::format("{}grams/{}.js", search_folder, file.name), file.bytes);
        sum += sum_of(file.bytes);
      }
      return sum;
    });
    for (const std::string& sum : sums) sums_ += sum;
  }

  const pages::Publication& publication_;
  unsigned jobs_;
  const Watch& watch_;
  const Take& take_;
  std::vector<pages::SearchGroup> groups_;
  std::string stamp_;
  std::string sums_;
  std::size_t texts_ = 0;
  std::vector<formats::TextGrams> grams_;
  std::vector<unsigned> bits_;
};

}  // namespace

void write_search(const pages::Publication& publication, unsigned jobs, const Watch& watch,
                  const Take& take) {
  SearchWriter(publication, jobs, watch, take).write();
}

}  // namespace planpress::publish
