// The persons of a group: lines and lists of names with posts, tables, and sentences that give parts.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "import/reading.hpp"
#include "import/tables.hpp"

namespace planpress::import::annex {

/// Gathers members line by line; a line without a name goes on with the post of the one before.
class MemberList {
 public:
  /// What the lines to come belong to; nullopt: persons who are no members.
  void begin(std::optional<model::MemberRole> role);

  /// Takes one line, or the words behind a label. False when they name nobody and go on with nobody.
  bool take(std::string_view line);

  /// Ends the list; what stands open is kept.
  std::vector<MemberReading> finish();

  bool empty() const { return members_.empty(); }
  /// Names that were read although no surname of our table begins them.
  const std::vector<std::string>& odd_names() const { return odd_names_; }
  /// True when the lines named bodies or posts where persons were wanted.
  bool nameless() const { return nameless_; }

 private:
  struct Person {
    std::string name;
    std::string post;
  };
  bool take_list(std::string_view line);
  bool take_words(std::string_view line);
  bool take_posts_first(const std::vector<std::string>& words);
  bool take_glued(const std::string& word);
  void add(std::string name, std::string post);

  std::vector<MemberReading> members_;
  std::vector<std::string> odd_names_;
  std::optional<model::MemberRole> role_ = model::MemberRole::member;
  bool fresh_ = false;        // right behind a label
  bool posts_first_ = false;  // the list writes posts before names
  bool open_ = false;         // the last member may go on
  bool nameless_ = false;
  std::string pending_;  // a post whose name is to come
  std::string broken_;   // a bracket list that goes on in the next line
};

/// The members of a table with names; roles from a column, or from rows of one cell (成员).
std::vector<MemberReading> members_of(const Grid& grid);

/// `由区长张三任组长`: persons with parts in a sentence.
std::vector<MemberReading> members_in_sentence(std::string_view sentence);

}  // namespace planpress::import::annex
