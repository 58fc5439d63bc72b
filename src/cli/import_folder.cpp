#include "cli/import_folder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "cli/terminal.hpp"
#include "diag/draw.hpp"
#include "documents/read_document.hpp"
#include "import/merge_plan.hpp"
#include "import/plan_tree.hpp"
#include "import/review.hpp"
#include "import/write_plan.hpp"
#include "io/disk.hpp"
#include "io/user_file.hpp"
#include "publish/parallel.hpp"

namespace planpress::cli {
namespace {

// One document of the folder and what became of it.
struct Item {
  std::string path;    // below the folder of documents
  std::string target;  // below the folder of plans
  std::string talk;    // what is to be said of it, drawn
  std::string counts;
  std::size_t doubts = 0;
  int exit = exit_fine;
  bool staged = false;
};

struct Folders {
  std::unique_ptr<io::FileSystem> from, to;
  std::string from_name, to_name;
};

bool is_hidden(std::string_view path) {
  return path.starts_with('.') || path.find("/.") != std::string_view::npos;
}

std::string target_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  const std::size_t dot = path.rfind('.');
  const bool ends =
      dot != std::string_view::npos && (slash == std::string_view::npos || dot > slash + 1) && dot > 0;
  return fmt::format("{}.json", path.substr(0, ends ? dot : path.size()));
}

// Two documents of one name and two forms would be one plan: the later ones are refused.
void refuse_clashes(std::vector<Item>& items, const Folders& folders) {
  std::map<std::string, const Item*> seen;
  for (Item& item : items) {
    const auto [first, added] = seen.emplace(item.target, &item);
    if (added) continue;
    item.talk = fmt::format("error: `{0}/{1}` and `{0}/{2}` would be written to one file\n",
                            folders.from_name, first->second->path, item.path);
    item.exit = exit_usage;
  }
}

// Folders of plans as there are folders of documents.
bool make_folders(const std::vector<Item>& items, io::FileSystem& to) {
  std::set<std::string> wanted;
  for (const Item& item : items) {
    for (std::size_t slash = item.target.find('/'); slash != std::string::npos;
         slash = item.target.find('/', slash + 1))
      wanted.insert(item.target.substr(0, slash));
  }
  for (const std::string& folder : wanted) {
    const auto kind = to.look(folder);
    if (kind && *kind == io::Kind::folder) continue;
    if (const io::Status made = to.make_folder(folder); !made) {
      print_talk(fmt::format("error: {}\n", made.fault().sentence()));
      return false;
    }
  }
  return true;
}

std::string draw_report(const diag::Report& report, const Arguments& arguments) {
  diag::Report shown = report;
  // Thousands of doubts help nobody at once; programs get them all.
  const bool few = arguments.draw.format == diag::Format::human || arguments.quiet;
  if (few)
    std::erase_if(shown.all(), [](const auto& each) { return each.severity == diag::Severity::warning; });
  return diag::draw(shown, arguments.draw);
}

void import_item(Item& item, const Folders& folders, const ImportOptions& options,
                 const Arguments& arguments) {
  if (item.exit != exit_fine || noted_signal() != 0) return;
  const auto imported = std::make_unique<Imported>();
  const std::string shown = fmt::format("{}/{}", folders.from_name, item.path);
  auto bytes = folders.from->read(item.path, documents::largest_file);
  if (!bytes) {
    item.talk = fmt::format("error: {}\n", bytes.fault().sentence());
    item.exit = exit_io;
    return;
  }
  import_bytes(*bytes, shown, options, *imported);
  if (imported->exit == exit_fine) {
    const auto present =
        read_present(*folders.to, item.target, fmt::format("{}/{}", folders.to_name, item.target), *imported);
    std::string text;
    if (!present) {
      import::write_plan(text, imported->plan, {options.wording});
    } else if (const import::Json read = import::tree_of(imported->plan, {options.wording});
               import::is_same_plan(*present, read)) {
      import::write_json_tree(text, import::merge_plans(*present, read));
    } else {
      imported->report.error(
          {}, fmt::format("`{}/{}` is another plan than `{}`", folders.to_name, item.target, shown));
      imported->exit = exit_usage;
    }
    if (imported->exit == exit_fine) {
      const io::Status staged = io::stage_file(*folders.to, item.target, text);
      item.staged = static_cast<bool>(staged);
      if (!staged) {
        imported->report.error({}, staged.fault().sentence());
        imported->exit = exit_io;
      }
    }
    item.counts = import::counts_of(imported->plan);
    item.doubts = imported->plan.doubts.size();
  }
  item.exit = imported->exit;
  item.talk = draw_report(imported->report, arguments);
}

bool open_folders(const std::string& from, const std::string& to, Folders& folders) {
  const auto open = [](const std::string& path, std::unique_ptr<io::FileSystem>& into) {
    auto opened = io::DiskFileSystem::at(path);
    if (!opened) {
      print_talk(fmt::format("error: {}\n", opened.fault().sentence()));
      return false;
    }
    into = std::move(*opened);
    return true;
  };
  folders.from_name = from;
  folders.to_name = to;
  if (!open(from, folders.from)) return false;
  if (io::kind_of_user_path(to) == io::Kind::missing) {
    const SplitPath split = split_path(to);
    std::unique_ptr<io::FileSystem> above;
    if (!open(split.folder, above)) return false;
    if (const io::Status made = above->make_folder(split.name); !made) {
      print_talk(fmt::format("error: {}\n", made.fault().sentence()));
      return false;
    }
  }
  return open(to, folders.to);
}

// Puts the plans in place and tells of each; the gravest exit of all.
int finish(std::vector<Item>& items, const Folders& folders, const Arguments& arguments) {
  std::vector<std::string> staged;
  for (const Item& item : items) {
    if (item.staged) staged.push_back(item.target);
  }
  if (noted_signal() != 0) {
    io::drop_staged(*folders.to, staged);
    print_talk(fmt::format("interrupted; `{}` is untouched\n", folders.to_name));
    return 128 + noted_signal();
  }
  const io::Status put = io::put_staged(*folders.to, staged);
  std::size_t doubts = 0;
  int exit = exit_fine;
  for (const Item& item : items) {
    if (arguments.talks() && item.staged)
      print_talk(fmt::format("{}/{}: {}\n", folders.from_name, item.path, item.counts));
    print_talk(item.talk);
    doubts += item.doubts;
    exit = std::max(exit, item.exit);
  }
  if (!put) {
    io::drop_staged(*folders.to, staged);
    print_talk(fmt::format("error: {}\n", put.fault().sentence()));
    return exit_io;
  }
  if (arguments.talks()) {
    print_talk(fmt::format("{} of {} documents imported into `{}`, {} doubts\n", staged.size(), items.size(),
                           folders.to_name, doubts));
  }
  return exit;
}

}  // namespace

int import_folder(const std::string& from, const std::string& to, const ImportOptions& options, unsigned jobs,
                  const Arguments& arguments) {
  Folders folders;
  if (!open_folders(from, to, folders)) return exit_io;
  if (io::lies_in(folders.to->location(), folders.from->location())) {
    print_talk(fmt::format("error: `{}` lies in `{}`: plans would be taken for documents\n", to, from));
    return exit_usage;
  }
  const auto listing = folders.from->list("");
  if (!listing) {
    print_talk(fmt::format("error: {}\n", listing.fault().sentence()));
    return exit_io;
  }
  std::vector<Item> items;
  for (const io::Entry& entry : listing->files) {
    if (!is_hidden(entry.path))
      items.push_back({entry.path, target_of(entry.path), {}, {}, 0, exit_fine, false});
  }
  for (const io::Fault& fault : listing->refused) print_talk(fmt::format("error: {}\n", fault.sentence()));
  if (items.empty()) {
    print_talk(fmt::format("error: `{}` holds no document\n", from));
    return exit_faulty_input;
  }
  refuse_clashes(items, folders);
  if (!make_folders(items, *folders.to)) return exit_io;
  publish::for_each_index(items.size(), jobs,
                          [&](std::size_t i) { import_item(items[i], folders, options, arguments); });
  const int exit = finish(items, folders, arguments);
  return exit == exit_fine && !listing->refused.empty() ? static_cast<int>(exit_io) : exit;
}

}  // namespace planpress::cli
