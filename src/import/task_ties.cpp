#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "import/pieces.hpp"
#include "import/task_draft.hpp"
#include "text/utf8.hpp"

namespace planpress::import::annex {
namespace {

using Pair = std::uint64_t;

/// The pairs of neighbouring letters of a text, each once.
std::vector<Pair> pairs_of(std::string_view words) {
  std::vector<Pair> pairs;
  char32_t before = 0;
  for (std::size_t at = 0; at < words.size();) {
    const text::CodePoint point = text::decode(words, at);
    at += point.length;
    const bool letter = text::is_letter_or_digit(point.value) && !(point.value >= '0' && point.value <= '9');
    if (letter && before != 0) pairs.push_back((static_cast<Pair>(before) << 32U) | point.value);
    before = letter ? point.value : 0;
  }
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  return pairs;
}

std::string plain(std::string_view words) {
  std::string out = squeezed(words);
  for (const std::string_view mark : {"。", "：", "；"}) {
    while (out.ends_with(mark)) out.resize(out.size() - mark.size());
  }
  return out;
}

const std::string& address(const MeasureReading& measure) {
  return measure.id.empty() ? measure.number : measure.id;
}

/// In which measure a pair stands.
struct Posting {
  Pair pair = 0;
  std::uint32_t measure = 0;
  bool title = false;

  bool operator<(const Posting& other) const {
    return pair != other.pair         ? pair < other.pair
           : measure != other.measure ? measure < other.measure
                                      : title < other.title;
  }
};

/// Tells how many of a task's words each measure shares; rare words weigh more.
class Likeness {
 public:
  explicit Likeness(std::span<const MeasureReading> measures) : measures_(measures.size()) {
    std::uint32_t index = 0;
    for (const MeasureReading& measure : measures) {
      for (const Pair pair : pairs_of(measure.wording)) postings_.push_back({pair, index, false});
      for (const Pair pair : pairs_of(measure.title)) postings_.push_back({pair, index, true});
      ++index;
    }
    std::sort(postings_.begin(), postings_.end());
  }

  /// For each measure from 0, nothing in common, to 1: all words of the task stand in it and in its title.
  std::vector<double> of(const std::vector<Pair>& task) const {
    std::vector<double> shared(measures_, 0);
    double all = 0;
    for (const Pair pair : task) {
      auto found = std::lower_bound(postings_.begin(), postings_.end(), Posting{pair, 0, false});
      const auto first = found;
      std::size_t with = 0;
      for (; found != postings_.end() && found->pair == pair; ++found) {
        with += found == first || found->measure != std::prev(found)->measure ? 1 : 0;
      }
      const double weight =
          with == 0 ? unknown_word : std::log(1 + static_cast<double>(measures_) / static_cast<double>(with));
      all += weight;
      for (auto one = first; one != found; ++one) {
        const bool again = one != first && one->measure == std::prev(one)->measure;
        shared[one->measure] += weight * (again ? 0.3 : one->title ? 1 : 0.7);
      }
    }
    if (all > 0) {
      for (double& value : shared) value /= all;
    }
    return shared;
  }

 private:
  static constexpr double unknown_word = 0.4;  // says little: it stands in no measure

  std::size_t measures_;
  std::vector<Posting> postings_;
};

/// The sections whose title is that of the task's group, and those below them.
std::vector<std::string_view> sections_of(const std::string& group,
                                          std::span<const SectionReading> sections) {
  std::vector<std::string_view> ids;
  for (const SectionReading& section : sections) {
    const bool below = std::find(ids.begin(), ids.end(), section.parent) != ids.end();
    if ((!group.empty() && plain(section.title) == plain(group)) || (below && !section.parent.empty()))
      ids.push_back(section.id);
  }
  return ids;
}

/// The one measure whose title is, or holds, one of the task's own titles.
const MeasureReading* by_title(const TaskDraft& draft, std::span<const MeasureReading> measures) {
  for (const std::string* words : {&draft.heading, &draft.task.title, &draft.task.domain}) {
    const std::string wanted = plain(*words);
    if (length_of(wanted) < 4) continue;
    for (const MeasureReading& measure : measures) {
      if (plain(measure.title) == wanted) return &measure;
    }
    const MeasureReading* holder = nullptr;
    int holders = 0;
    for (const MeasureReading& measure : measures) {
      if (length_of(wanted) < 6 || measure.title.find(wanted) == std::string::npos) continue;
      holder = &measure;
      ++holders;
    }
    if (holders == 1) return holder;
  }
  return nullptr;
}

constexpr double least = 0.22;    // below this a task stays untied
constexpr double doubted = 0.32;  // below this a person should look at it alone

/// The words of a task without what stands in brackets.
std::string words_of(const TaskDraft& draft) {
  constexpr std::size_t brief = 12;
  std::string words = draft.heading + "，";
  if (length_of(draft.work.text) < brief) words += draft.task.domain + "，";
  int depth = 0;
  const std::string_view work = draft.work.text;
  for (std::size_t at = 0; at < work.size();) {
    const std::uint32_t length = text::decode(work, at).length;
    const std::string_view here = work.substr(at, length);
    if (here == "（") ++depth;
    if (depth == 0) words += here;
    if (here == "）") depth = std::max(0, depth - 1);
    at += length;
  }
  return words;
}

/// True when a body answers for both; `发改委` of a list is `市发改委` of a clause.
bool share_body(const TaskReading& task, const MeasureReading& measure) {
  return std::any_of(task.responsible.begin(), task.responsible.end(), [&](const PartyReading& a) {
    return std::any_of(measure.responsible.begin(), measure.responsible.end(), [&](const PartyReading& b) {
      return b.body.ends_with(a.body) || a.body.ends_with(b.body);
    });
  });
}

}  // namespace

void settle_ties(std::vector<TaskDraft>& drafts, const AnnexSetting& setting, std::vector<Doubt>& doubts) {
  if (setting.measures.empty()) return;
  const Likeness likeness(setting.measures);
  std::size_t by_words = 0;
  LineRange lines;
  for (TaskDraft& draft : drafts) {
    if (const MeasureReading* measure = by_title(draft, setting.measures)) {
      draft.task.measures = {address(*measure)};
      continue;
    }
    const std::vector<std::string_view> sections = sections_of(draft.task.group, setting.sections);
    std::vector<double> values = likeness.of(pairs_of(words_of(draft)));
    for (std::size_t i = 0; i < values.size(); ++i) {
      const MeasureReading& measure = setting.measures[i];
      const bool inside = std::find(sections.begin(), sections.end(), measure.section) != sections.end();
      if (!sections.empty() && !inside) values[i] *= 0.7;
      if (!share_body(draft.task, measure)) values[i] *= 0.75;
    }
    const auto best = std::max_element(values.begin(), values.end());
    if (best == values.end() || *best < least) continue;
    draft.task.measures = {address(setting.measures[static_cast<std::size_t>(best - values.begin())])};
    ++by_words;
    lines = together(lines, draft.task.lines);
    if (*best < doubted) doubt(draft, "the measure that it carries out was told by few shared words");
  }
  if (by_words == 0) return;
  doubts.push_back({lines,
                    "tasks",
                    std::to_string(by_words) + " tasks are tied to measures by likeness of words",
                    {},
                    0.7});
}

}  // namespace planpress::import::annex
