// Publishes the project in a folder, as `planpress build` does: publish_whole PROJECT OUTPUT JOBS. The thread
// sanitizer watches this one, so that the rooms above `publish`, which have no threads, need not be built for
// it.
#include <cstdlib>
#include <iostream>

#include "io/disk.hpp"
#include "publish/publish.hpp"

using namespace planpress;

int main(int count, char** words) {
  if (count != 4) return 2;
  const auto project = io::DiskFileSystem::at(words[1]);
  if (!project) {
    std::cerr << project.fault().sentence() << '\n';
    return 3;
  }
  publish::Options wanted;
  wanted.output = words[2];
  wanted.jobs = static_cast<unsigned>(std::atoi(words[3]));
  const auto made = publish::publish(**project, wanted);
  for (const diag::Diagnostic& told : made->report.all()) std::cerr << told.message << '\n';
  for (const diag::Diagnostic& told : made->outcome.report.all()) std::cerr << told.message << '\n';
  return made->report.has_errors() ? 1 : static_cast<int>(made->outcome.ending);
}
