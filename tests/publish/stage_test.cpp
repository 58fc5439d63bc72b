#include <doctest/doctest.h>

#include "io/memory.hpp"
#include "publication.hpp"
#include "publish/manifest.hpp"

using namespace planpress;
using publish::Ending;
using testing::Files;
using testing::said;

/// The files below `folder`, without the manifest.
static Files published(const io::MemoryFileSystem& disk, const std::string& folder = "public") {
  Files files;
  const auto tree = disk.walk(folder);
  if (!tree) return files;
  for (const io::Entry& entry : tree->leaves)
    files[entry.path.substr(folder.size() + 1)] = *disk.read(entry.path);
  files.erase(std::string(publish::manifest_name));
  return files;
}

static std::vector<std::string> names_in(const io::MemoryFileSystem& disk) {
  std::vector<std::string> names;
  const auto tree = disk.walk("");
  for (const std::string& folder : tree->folders) {
    if (folder.find('/') == std::string::npos) names.push_back(folder);
  }
  return names;
}

TEST_CASE("the first publish makes the folder with a manifest of all files") {
  io::MemoryFileSystem disk;
  const publish::Outcome outcome = testing::publish(disk, testing::first_publication());
  CHECK(outcome.ending == Ending::fine);
  CHECK(outcome.switched);
  CHECK(outcome.written == 12);
  CHECK(outcome.unchanged == 0);
  CHECK(said(outcome.report).empty());
  CHECK(published(disk) == testing::first_publication());
  CHECK(names_in(disk) == std::vector<std::string>{"public"});
  const std::string text = *disk.read("public/manifest.json");
  const auto files = publish::read_manifest(text);
  REQUIRE(files);
  CHECK(files->size() == 12);
  CHECK(files->front().path == "404.html");
  CHECK(disk.disk().syncs == 2);
}

TEST_CASE("the next publish replaces all at once and keeps the one before until the one after") {
  io::MemoryFileSystem disk;
  testing::publish(disk, testing::first_publication());
  const publish::Outcome outcome = testing::publish(disk, testing::second_publication());
  CHECK(outcome.ending == Ending::fine);
  CHECK(outcome.written == 2);
  CHECK(outcome.unchanged == 10);
  CHECK(outcome.differing == std::vector<std::string>{"index.html", "plans/c/index.html"});
  CHECK(outcome.removed == std::vector<std::string>{"plans/a/2.html"});
  CHECK(published(disk) == testing::second_publication());
  CHECK(published(disk, ".public.previous") == testing::first_publication());
  CHECK(names_in(disk) == std::vector<std::string>{".public.previous", "public"});

  Files third = testing::second_publication();
  third["index.html"] = "third\n";
  CHECK(testing::publish(disk, third).ending == Ending::fine);
  CHECK(published(disk) == third);
  CHECK(published(disk, ".public.previous") == testing::second_publication());
  CHECK(names_in(disk) == std::vector<std::string>{".public.previous", "public"});
}

TEST_CASE("equal files are linked, and when nothing differs nothing is written at all") {
  io::MemoryFileSystem disk;
  testing::publish(disk, testing::first_publication());
  const auto bytes_of = [&disk](const std::string& path) {
    return disk.disk().nodes.at("/project/public/" + path).bytes;
  };
  const auto same = bytes_of("index.md");
  const auto changed = bytes_of("index.html");
  testing::publish(disk, testing::second_publication());
  CHECK(bytes_of("index.md") == same);
  CHECK(bytes_of("index.html") != changed);
  const int writes = disk.disk().writes;
  const publish::Outcome outcome = testing::publish(disk, testing::second_publication());
  CHECK(outcome.ending == Ending::fine);
  CHECK_FALSE(outcome.switched);
  CHECK(outcome.unchanged == 12);
  CHECK(disk.disk().writes == writes);
}

TEST_CASE("a file changed by hand is replaced with a warning, whether its page changed or not") {
  io::MemoryFileSystem disk;
  testing::publish(disk, testing::first_publication());
  disk.plant("public/index.md", "edited\n");
  disk.plant("public/index.html", "edited\n");
  disk.plant("public/plans/a/2.html", "edited\n");
  const publish::Outcome outcome = testing::publish(disk, testing::second_publication());
  CHECK(outcome.ending == Ending::fine);
  CHECK(published(disk) == testing::second_publication());
  const std::string hint =
      "  hint: the old state is in `.public.previous` until the next build; change the content or the "
      "templates instead\n";
  CHECK(said(outcome.report) ==
        "warning: `public/index.html` was changed or removed by hand and has been replaced\n" + hint +
            "warning: `public/index.md` was changed or removed by hand and has been replaced\n" + hint +
            "warning: `public/plans/a/2.html` was changed or removed by hand and has been replaced\n" + hint);
  CHECK(published(disk, ".public.previous").at("index.md") == "edited\n");
}

TEST_CASE("a file removed by hand comes back, though no page changed") {
  io::MemoryFileSystem disk;
  testing::publish(disk, testing::first_publication());
  const std::string_view name[] = {"index.md"};
  REQUIRE(disk.remove_files("public", name));
  const publish::Outcome outcome = testing::publish(disk, testing::first_publication());
  CHECK(outcome.switched);
  CHECK(outcome.unchanged == 11);
  CHECK(outcome.report.all().size() == 1);
  CHECK(published(disk) == testing::first_publication());
}

TEST_CASE("a folder that planpress did not write is refused and untouched") {
  io::MemoryFileSystem disk;
  disk.plant("public/thesis.txt", "years of work");
  const publish::Outcome outcome = testing::publish(disk, testing::first_publication());
  CHECK(outcome.ending == Ending::refused);
  CHECK(said(outcome.report) ==
        "error: `public` is not empty and holds no `manifest.json` of planpress\n"
        "  hint: name another folder, or empty this one yourself; nothing was changed\n");
  CHECK(published(disk) == Files{{"thesis.txt", "years of work"}});
  CHECK(disk.disk().writes == 0);
}

TEST_CASE("a manifest of somebody else does not make a folder ours") {
  io::MemoryFileSystem disk;
  disk.plant("public/manifest.json", "{\"name\": \"app\"}");
  const publish::Outcome outcome = testing::publish(disk, testing::first_publication());
  CHECK(outcome.ending == Ending::refused);
  CHECK(outcome.report.all()[0].message == "`public` holds a `manifest.json` that planpress did not write");
  CHECK(disk.disk().writes == 0);
}

TEST_CASE("files that the manifest does not list are refused, the first five by name") {
  io::MemoryFileSystem disk;
  testing::publish(disk, testing::first_publication());
  for (const char* name : {"CNAME", "a.txt", "b.txt", "plans/a/c.txt", "d/e.txt", "f.txt"})
    disk.plant("public/" + std::string(name), "mine");
  REQUIRE(disk.make_folder("public/plans/mine"));
  const int writes = disk.disk().writes;
  const publish::Outcome outcome = testing::publish(disk, testing::second_publication());
  CHECK(outcome.ending == Ending::refused);
  CHECK(outcome.report.all()[0].message ==
        "`public` holds what planpress did not write: `CNAME`, `a.txt`, `b.txt`, `d`, `d/e.txt` and 3 more");
  CHECK(disk.disk().writes == writes);
}

TEST_CASE("a link in the place of a published file is a stranger") {
  io::MemoryFileSystem disk;
  testing::publish(disk, testing::first_publication());
  disk.plant_special("public/index.html", io::Kind::link);
  const publish::Outcome outcome = testing::publish(disk, testing::second_publication());
  CHECK(outcome.ending == Ending::refused);
  CHECK(outcome.report.all()[0].message == "`public` holds what planpress did not write: `index.html`");
}

TEST_CASE("names to keep are carried over from one publication to the next") {
  io::MemoryFileSystem disk;
  disk.plant("public/CNAME", "plans.example.org");
  disk.plant("public/.git/config", "[core]");
  publish::StageOptions options;
  options.keep = {"CNAME", ".git"};
  Files first = testing::first_publication(), second = testing::second_publication();
  for (Files* files : {&first, &second}) {
    CHECK(testing::publish(disk, *files, options).ending == Ending::fine);
    files->insert({{"CNAME", "plans.example.org"}, {".git/config", "[core]"}});
    CHECK(published(disk) == *files);
  }
  CHECK(testing::publish(disk, testing::first_publication(), options).ending == Ending::fine);
  CHECK(published(disk) == first);
  CHECK(testing::publish(disk, testing::second_publication()).ending == Ending::refused);
}

TEST_CASE("a kept name that the publication makes itself, or that leaves the folder, is refused") {
  io::MemoryFileSystem disk;
  publish::StageOptions options;
  options.keep = {"plans"};
  publish::Outcome outcome = testing::publish(disk, testing::first_publication(), options);
  CHECK(outcome.ending == Ending::refused);
  CHECK(
      outcome.report.all()[0].message ==
      "`plans/a/1.html` is the user's by the setting `keep`, but the publication makes a file of that name");
  CHECK(names_in(disk).empty());
  options.keep = {"../content"};
  outcome = testing::publish(disk, testing::first_publication(), options);
  CHECK(outcome.report.all()[0].message ==
        "`../content` cannot be kept: expected a name in the output folder");
}

TEST_CASE("what a killed run left is removed, what anybody else left there is refused") {
  io::MemoryFileSystem disk;
  testing::publish(disk, testing::first_publication());
  disk.plant(".public.next/.planpress-unfinished", "");
  disk.plant(".public.next/plans/a/1.html", "half");
  publish::Outcome outcome = testing::publish(disk, testing::second_publication());
  CHECK(outcome.ending == Ending::fine);
  CHECK(outcome.healed);
  CHECK(published(disk) == testing::second_publication());

  disk.plant(".public.next/mine.txt", "mine");
  outcome = testing::publish(disk, testing::first_publication());
  CHECK(outcome.ending == Ending::refused);
  CHECK(*disk.read(".public.next/mine.txt") == "mine");
  CHECK(published(disk) == testing::second_publication());
}

TEST_CASE("files put into the previous publication are not removed with it") {
  io::MemoryFileSystem disk;
  testing::publish(disk, testing::first_publication());
  testing::publish(disk, testing::second_publication());
  disk.plant(".public.previous/mine.txt", "mine");
  const publish::Outcome outcome = testing::publish(disk, testing::first_publication());
  CHECK(outcome.ending == Ending::refused);
  CHECK(outcome.report.all()[0].message ==
        "`.public.previous` holds what planpress did not write: `mine.txt`");
}

TEST_CASE("a check tells what would differ and touches nothing") {
  io::MemoryFileSystem disk;
  publish::StageOptions check;
  check.check = true;
  publish::Outcome outcome = testing::publish(disk, testing::first_publication(), check);
  CHECK(outcome.ending == Ending::stale);
  CHECK(outcome.differing.size() == 13);
  CHECK(disk.disk().writes == 0);

  testing::publish(disk, testing::first_publication());
  const int writes = disk.disk().writes;
  CHECK(testing::publish(disk, testing::first_publication(), check).ending == Ending::fine);
  outcome = testing::publish(disk, testing::second_publication(), check);
  CHECK(outcome.ending == Ending::stale);
  CHECK(outcome.differing == std::vector<std::string>{"index.html", "manifest.json", "plans/c/index.html"});
  CHECK(outcome.removed == std::vector<std::string>{"plans/a/2.html"});
  check.output = "dist/site";
  CHECK(testing::publish(disk, testing::first_publication(), check).ending == Ending::stale);
  CHECK(disk.disk().writes == writes);
}

TEST_CASE("while one publish runs another one is told so") {
  io::MemoryFileSystem disk;
  publish::Stage running(disk, {});
  REQUIRE(running.is_open());
  const publish::Outcome outcome = testing::publish(disk, testing::first_publication());
  CHECK(outcome.ending == Ending::locked);
  CHECK(outcome.report.all()[0].message ==
        "another publish of `public` is running: resource temporarily unavailable");
  running.abandon();
  CHECK(testing::publish(disk, testing::first_publication()).ending == Ending::fine);
}

TEST_CASE("an abandoned or forgotten stage leaves everything as it was") {
  io::MemoryFileSystem disk;
  testing::publish(disk, testing::first_publication());
  {
    publish::Stage stage(disk, {});
    CHECK(stage.put("index.html", "new"));
    stage.abandon();
    CHECK_FALSE(stage.put("index.md", "new"));
    publish::Stage forgotten(disk, {});
    CHECK(forgotten.put("a/b/c.html", "new"));
  }
  CHECK(published(disk) == testing::first_publication());
  CHECK(names_in(disk) == std::vector<std::string>{"public"});
}

TEST_CASE("paths that leave the publication or meet are refused and nothing is published") {
  io::MemoryFileSystem disk;
  for (const char* path : {"../x", "/etc/x", "a/../../x", "", "a//b", "a\nb", "a\"b", "manifest.json"}) {
    publish::Stage stage(disk, {});
    CHECK(stage.put("index.html", "x"));
    CHECK_FALSE(stage.put(path, "x"));
    CHECK(stage.finish().ending == Ending::refused);
  }
  publish::Stage stage(disk, {});
  CHECK(stage.put("index.html", "x"));
  CHECK_FALSE(stage.put("index.html", "x"));
  const publish::Outcome outcome = stage.finish();
  CHECK(outcome.ending == Ending::refused);
  CHECK(outcome.report.all()[0].message == "two files of the publication are called `index.html`");
  CHECK(names_in(disk).empty());
}

TEST_CASE("an empty folder becomes the publication, missing folders above are made") {
  io::MemoryFileSystem disk;
  REQUIRE(disk.make_folder("public"));
  CHECK(testing::publish(disk, testing::first_publication()).ending == Ending::fine);
  CHECK(names_in(disk) == std::vector<std::string>{"public"});
  publish::StageOptions options;
  options.output = "dist/new/site";
  CHECK(testing::publish(disk, testing::first_publication(), options).ending == Ending::fine);
  CHECK(published(disk, "dist/new/site") == testing::first_publication());
}
