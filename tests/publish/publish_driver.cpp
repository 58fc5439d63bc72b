// Publishes one of two editions into `public` of a folder: publish_driver FOLDER 1|2. For kill_everywhere.sh,
// which kills it at every call.
#include <iostream>
#include <string_view>

#include "io/disk.hpp"
#include "publication.hpp"

using namespace planpress;

int main(int count, char** words) {
  if (count != 3) return 2;
  const auto project = io::DiskFileSystem::at(words[1]);
  if (!project) {
    std::cerr << project.fault().sentence() << '\n';
    return 3;
  }
  const bool is_first = std::string_view(words[2]) == "1";
  const testing::Files files = is_first ? testing::first_publication() : testing::second_publication();
  const publish::Outcome outcome = testing::publish(**project, files);
  std::cerr << testing::said(outcome.report);
  return static_cast<int>(outcome.ending);
}
