// Dangerous spellings of the output folder, against a tree that must not change.
#include "publish/output_place.hpp"

#include <doctest/doctest.h>
#include <stdlib.h>

#include "io/disk.hpp"
#include "io/temporary_folder.hpp"
#include "publication.hpp"

using namespace planpress;
using publish::Ending;
using testing::TemporaryFolder;

namespace {

/// A home with two projects in it and things that are dear to somebody.
struct Home {
  TemporaryFolder folder;
  std::string home = folder / "home";
  std::string project = folder / "home/project";
  std::string home_before = ::getenv("HOME") ? ::getenv("HOME") : "";
  std::filesystem::path current_before = std::filesystem::current_path();

  Home() {
    for (const char* file :
         {"thesis.txt", "project/content/plans/a.json", "project/content/notes/a.md",
          "project/site/site.yaml", "project/site/assets/logo.svg", "project/templates/page.html",
          "project/.git/config", "project/src/main.cpp", "project/a-file", "other/work.txt"})
      folder.plant("home/" + std::string(file), "dear");
    folder.plant("outside/canary", "dear");
    std::filesystem::create_directories(project + "/empty");
    std::filesystem::create_symlink("..", project + "/up");
    std::filesystem::create_symlink("content", project + "/content-link");
    std::filesystem::create_symlink(folder / "outside", project + "/outside-link");
    std::filesystem::create_symlink("nowhere", project + "/dangling");
    std::filesystem::current_path(project);
    ::setenv("HOME", home.c_str(), 1);
  }
  ~Home() {
    std::filesystem::current_path(current_before);
    ::setenv("HOME", home_before.c_str(), 1);
  }
};

publish::StageOptions options_for(const std::string& output) {
  publish::StageOptions options;
  options.output = output;
  options.inputs = {"content", "site", "templates"};
  return options;
}

}  // namespace

TEST_CASE("no spelling of a dangerous output folder changes anything") {
  const Home home;
  const std::string& project = home.project;
  const std::vector<std::string> spellings = {"",
                                              ".",
                                              "./",
                                              "./.",
                                              "..",
                                              "../",
                                              "../..",
                                              "../../",
                                              "/",
                                              "//",
                                              "///",
                                              "/.",
                                              "/..",
                                              "/usr/..",
                                              "~",
                                              "~/public",
                                              "empty/..",
                                              "empty/../..",
                                              "./empty/../../project",
                                              "a/../..",
                                              "missing/../..",
                                              "missing/..",
                                              project,
                                              project + "/",
                                              project + "//",
                                              project + "/.",
                                              project + "/empty/..",
                                              home.home,
                                              home.home + "/",
                                              home.home + "/.",
                                              home.home + "/project/..",
                                              home.folder.path(),
                                              "../project",
                                              "../../home",
                                              "../../home/project",
                                              "up",
                                              "up/",
                                              "up/.",
                                              "up/..",
                                              "up/project",
                                              "up/../home",
                                              "content",
                                              "content/",
                                              "./content",
                                              "content/.",
                                              "content/plans",
                                              "content/plans/",
                                              "content/new",
                                              "content/plans/..",
                                              "content/new/deep",
                                              "../project/content",
                                              project + "/content",
                                              "content-link",
                                              "content-link/",
                                              "content-link/new",
                                              "content-link/.",
                                              "up/project/content/x",
                                              "site",
                                              "site/assets",
                                              "site/public",
                                              "templates",
                                              "templates/x",
                                              ".git",
                                              ".git/public",
                                              "src",
                                              "../other",
                                              "outside-link",
                                              "outside-link/",
                                              "dangling",
                                              "dangling/",
                                              "dangling/x",
                                              "a-file",
                                              "a-file/",
                                              "a-file/x",
                                              "/etc",
                                              "/usr/bin",
                                              "/proc",
                                              "/proc/self/cwd",
                                              "/dev/null",
                                              "/dev/null/x",
                                              "with\nline",
                                              std::string("nul\0x", 5)};
  CHECK(spellings.size() >= 40);
  const auto before = home.folder.contents("");
  const auto disk = io::DiskFileSystem::at(project);
  REQUIRE(disk);
  for (const std::string& spelling : spellings) {
    CAPTURE(spelling);
    const publish::Outcome outcome =
        testing::publish(**disk, testing::first_publication(), options_for(spelling));
    CHECK(outcome.ending == Ending::refused);
    CHECK(outcome.report.count(diag::Severity::error) == 1);
    CHECK(outcome.report.all()[0].hints.size() == 1);
    const bool is_untouched = home.folder.contents("") == before;
    REQUIRE(is_untouched);
  }
}

TEST_CASE("the refusal says why") {
  const Home home;
  const auto disk = io::DiskFileSystem::at(home.project);
  REQUIRE(disk);
  const auto why = [&disk](const std::string& output) {
    return testing::publish(**disk, {}, options_for(output)).report.all()[0].message;
  };
  CHECK(why("/") == "`/` is refused as the output folder: it holds `" + home.home + "`");
  CHECK(
      why(".") ==
      "`.` is refused as the output folder: it is the home folder, the current folder or the project's own");
  CHECK(why("content/plans") ==
        "`content/plans` is refused as the output folder: it lies in `content`, which is read to make the "
        "publication");
  CHECK(why("site/") == "`site` is refused as the output folder: `site` is read to make the publication");
  CHECK(why("content-link") == "`content-link` is refused as the output folder: it is a symbolic link");
  CHECK(why("a-file") == "`a-file` is refused as the output folder: it is not a folder");
  CHECK(why(".git/public") == "`.git/public` is refused as the output folder: it lies in a `.git` folder");
  CHECK(why("src") == "`src` is not empty and holds no `manifest.json` of planpress");
}

TEST_CASE("harmless spellings are taken") {
  const Home home;
  const auto disk = io::DiskFileSystem::at(home.project);
  REQUIRE(disk);
  const std::vector<std::string> spellings = {
      "public",     "public/",         "./public/.",   "public//",
      "empty",      "new/deep/public", "../published", home.home + "/absolute",
      "up/by-link", "contents",        "content.old",  "数据"};
  for (const std::string& spelling : spellings) {
    CAPTURE(spelling);
    const publish::Outcome outcome =
        testing::publish(**disk, testing::first_publication(), options_for(spelling));
    CHECK(testing::said(outcome.report).empty());
    CHECK(outcome.ending == Ending::fine);
  }
  CHECK(home.folder.read("home/published/index.html") == testing::first_publication()["index.html"]);
  CHECK(home.folder.read("home/by-link/index.html") == testing::first_publication()["index.html"]);
}
