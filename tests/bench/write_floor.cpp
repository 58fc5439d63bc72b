// How long it takes to write the files of a folder from memory, two threads, into a new folder: write_floor
// FROM TO Nothing that writes the same publication can be quicker; prints milliseconds.
#include <atomic>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <thread>
#include <vector>

#include <fcntl.h>
#include <unistd.h>

namespace fs = std::filesystem;

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  const fs::path from = argv[1], to = argv[2];
  std::vector<fs::path> folders{to};
  std::vector<std::pair<fs::path, std::string>> files;
  for (const auto& entry : fs::recursive_directory_iterator(from)) {
    const fs::path target = to / fs::relative(entry.path(), from);
    if (entry.is_directory()) {
      folders.push_back(target);
    } else {
      std::ifstream in(entry.path(), std::ios::binary);
      files.emplace_back(target, std::string(std::istreambuf_iterator<char>(in), {}));
    }
  }
  const auto start = std::chrono::steady_clock::now();
  for (const fs::path& folder : folders) fs::create_directory(folder);
  std::atomic<std::size_t> next = 0;
  std::atomic<bool> written = true;
  const auto work = [&] {
    for (std::size_t at = next++; at < files.size(); at = next++) {
      const auto& [path, bytes] = files[at];
      const int file = open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL, 0644);
      if (file < 0 || write(file, bytes.data(), bytes.size()) != static_cast<ssize_t>(bytes.size()))
        written = false;
      close(file);
    }
  };
  std::thread second(work);
  work();
  second.join();
  const std::chrono::duration<double, std::milli> taken = std::chrono::steady_clock::now() - start;
  std::printf("%.1f\n", taken.count());
  return written ? 0 : 1;
}
