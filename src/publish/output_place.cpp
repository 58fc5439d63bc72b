#include "publish/output_place.hpp"

#include <algorithm>
#include <cerrno>

#include "io/disk.hpp"

namespace planpress::publish {
namespace {

/// An absolute path taken apart: a folder that exists, and the names below it that lead to the output.
struct Way {
  std::unique_ptr<io::FileSystem> existing;
  std::vector<std::string> missing;  // between the existing folder and the output
  std::string name;

  std::string absolute() const {
    std::string path = existing->location() == "/" ? "" : existing->location();
    for (const std::string& part : missing) path += "/" + part;
    return name.empty() ? path : path + "/" + name;
  }
};

std::string trimmed(std::string path) {
  while (path.size() > 1 && (path.ends_with('/') || path.ends_with("/."))) path.pop_back();
  return path;
}

std::string last_part(const std::string& path) {
  return path.substr(path.rfind('/') + 1);
}

/// What stands before the last part, with its `/`.
std::string before_last(const std::string& path) {
  return path.substr(0, path.rfind('/') + 1);
}

class PlaceFinder {
 public:
  PlaceFinder(const io::FileSystem& project, std::string output, diag::Report& report)
      : project_(project), output_(trimmed(std::move(output))), report_(report) {}

  std::optional<OutputPlace> find(const std::vector<std::string>& inputs, bool make_parents,
                                  bool& disk_failed) {
    std::optional<Way> way = is_sensible() ? follow() : std::nullopt;
    if (!way || holds_something_dear(*way) || touches_an_input(*way, inputs) || is_no_folder(*way)) {
      disk_failed = disk_failed_;
      return std::nullopt;
    }
    OutputPlace place{std::move(way->existing), std::move(way->name), before_last(output_)};
    if (!way->missing.empty() && !make_parents) {
      place.parent = nullptr;
      return place;
    }
    for (const std::string& part : way->missing) {
      if (io::Status made = place.parent->make_folder(part); !made) return fail(made.fault(), disk_failed);
      auto opened = place.parent->open(part);
      if (!opened) return fail(opened.fault(), disk_failed);
      place.parent = std::move(*opened);
    }
    return place;
  }

 private:
  bool refuse(const std::string& why) {
    report_.error({}, "`" + output_ + "` is refused as the output folder: " + why)
        .with_hint("name a folder of its own, such as `public`; nothing was changed");
    return false;
  }

  std::nullopt_t fail(const io::Fault& fault, bool& disk_failed) {
    report_.error({}, fault.sentence());
    disk_failed = true;
    return std::nullopt;
  }

  bool is_sensible() {
    if (output_.empty()) return refuse("it has no name");
    if (output_ == "~" || output_.starts_with("~/"))
      return refuse("`~` was not replaced by the shell and names no folder");
    const auto is_control = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; };
    if (std::any_of(output_.begin(), output_.end(), is_control))
      return refuse("its name holds a control character");
    return true;
  }

  std::optional<Way> follow() {
    Way way;
    const std::string last = last_part(output_);
    if (last.empty() || last == "." || last == "..") {
      auto itself = project_.open(output_);
      if (!itself) return not_opened(itself.fault());
      way.name = last_part((*itself)->location());
      auto above = project_.open(before_last((*itself)->location()));
      if (!above) return not_opened(above.fault());
      way.existing = std::move(*above);
      return way;
    }
    way.name = last;
    std::string above = trimmed(before_last(output_));
    while (true) {
      auto opened = project_.open(above.empty() ? "." : above);
      if (opened) {
        way.existing = std::move(*opened);
        return is_free(way) ? std::optional(std::move(way)) : std::nullopt;
      }
      const std::string part = last_part(above);
      if (opened.fault().error != ENOENT || above.empty() || part == "..") return not_opened(opened.fault());
      if (part != ".") way.missing.insert(way.missing.begin(), part);
      above = trimmed(before_last(above));
    }
  }

  /// A link to nothing looks missing from the other side.
  bool is_free(const Way& way) {
    if (way.missing.empty()) return true;
    const io::Result<io::Kind> kind = way.existing->look(way.missing.front());
    return (kind && *kind == io::Kind::missing) ||
           refuse("`" + way.missing.front() + "` is a link that leads nowhere");
  }

  std::nullopt_t not_opened(const io::Fault& fault) {
    refuse(fault.path.empty() ? fault.reason() : "`" + fault.path + "`: " + fault.reason());
    return std::nullopt;
  }

  bool holds_something_dear(const Way& way) {
    const std::string absolute = way.absolute();
    std::vector<std::string> dear = io::personal_folders();
    dear.push_back(project_.location());
    for (const std::string& folder : dear) {
      if (absolute.empty() || io::lies_in(folder, absolute))
        return !refuse(folder == absolute ? "it is the home folder, the current folder or the project's own"
                                          : "it holds `" + folder + "`");
    }
    if ((absolute + "/").find("/.git/") != std::string::npos) return !refuse("it lies in a `.git` folder");
    return false;
  }

  bool touches_an_input(const Way& way, const std::vector<std::string>& inputs) {
    const std::string absolute = way.absolute();
    for (const std::string& input : inputs) {
      std::vector<std::string> spots;
      if (auto opened = project_.open(input)) spots.push_back((*opened)->location());
      spots.push_back(input.starts_with('/') ? trimmed(input) : project_.location() + "/" + trimmed(input));
      for (const std::string& spot : spots) {
        if (absolute == spot) return !refuse("`" + input + "` is read to make the publication");
        if (io::lies_in(spot, absolute))
          return !refuse("it holds `" + input + "`, which is read to make the publication");
        if (io::lies_in(absolute, spot))
          return !refuse("it lies in `" + input + "`, which is read to make the publication");
      }
    }
    return false;
  }

  bool is_no_folder(const Way& way) {
    if (!way.missing.empty()) return false;
    const io::Result<io::Kind> kind = way.existing->look(way.name);
    if (!kind) {
      report_.error({}, kind.fault().sentence());
      disk_failed_ = true;
      return true;
    }
    if (*kind == io::Kind::link) return !refuse("it is a symbolic link");
    if (*kind == io::Kind::file || *kind == io::Kind::other) return !refuse("it is not a folder");
    return false;
  }

  const io::FileSystem& project_;
  const std::string output_;
  diag::Report& report_;
  bool disk_failed_ = false;
};

}  // namespace

std::optional<OutputPlace> find_output_place(const io::FileSystem& project, const std::string& output,
                                             const std::vector<std::string>& inputs, bool make_parents,
                                             diag::Report& report, bool& disk_failed) {
  return PlaceFinder(project, output, report).find(inputs, make_parents, disk_failed);
}

}  // namespace planpress::publish
