// Numbers that Word writes by itself.
#pragma once

#include <array>
#include <map>
#include <pugixml.hpp>
#include <string>
#include <string_view>

namespace planpress::documents {

/// A number in one of Word's formats (`decimal`, `chineseCounting`, `upperRoman` …); empty for bullets and
/// `none`.
std::string number_text(int value, std::string_view format);

/// The automatic numbering of a document: what numbering.xml defines, and how far each list has counted.
class ListNumbers {
 public:
  static constexpr int depth = 9;

  void read(const pugi::xml_node& numbering);
  /// The number of the next paragraph of list `list` at `level`, as printed: `（三）`, `2.1`. Empty where the
  /// list is unknown or bears bullets.
  std::string next(const std::string& list, int level);
  /// The level of the list that belongs to a paragraph style, or 0.
  int level_of_style(const std::string& list, std::string_view style) const;

 private:
  struct Level {
    std::string format = "decimal", text, suffix = "tab", style;
    int start = 1;
    int restart =
        -1;  // the level whose next number starts this one anew, counted from 1; 0 is none, -1 any above
    bool plain = false;
  };
  struct Definition {
    std::array<Level, depth> levels;
    std::array<int, depth> values{};
    std::array<bool, depth> begun{};
    std::string linked_style;
  };
  struct List {
    std::string definition;
    std::array<Level, depth> own;  // where the list overrides its definition
    std::array<bool, depth> overrides{};
    std::array<int, depth> starts{};  // -1: goes on where the definition stands
    bool used = false;
  };

  static Level read_level(const pugi::xml_node& node);
  void read_list(const pugi::xml_node& node);
  void advance(Definition& definition, List& list, int level);

  std::map<std::string, Definition, std::less<>> definitions_;
  std::map<std::string, List, std::less<>> lists_;
};

}  // namespace planpress::documents
