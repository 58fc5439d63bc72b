#include "import/clause_spans.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "import/body_names.hpp"
#include "import/clause_words.hpp"
#include "import/marks.hpp"
#include "import/numbering.hpp"
#include "import/rules.hpp"
#include "import/word_index.hpp"

namespace planpress::import {
namespace {

constexpr std::size_t kHan = 3;       // bytes of a Han character
constexpr std::size_t kReach = 6000;  // bytes of the longest clause

// For each opening bracket the offset of the one that closes it; npos where none does.
class Brackets {
 public:
  explicit Brackets(std::string_view text) {
    std::vector<std::size_t> open;
    for (std::size_t at = 0; at < text.size(); at += step_at(text, at)) {
      const Mark mark = mark_at(text, at);
      if (mark == Mark::open) {
        open.push_back(pairs_.size());
        pairs_.emplace_back(at, text.npos);
      } else if (mark == Mark::close && !open.empty()) {
        pairs_[open.back()].second = at;
        open.pop_back();
      }
    }
  }
  std::size_t closing(std::size_t open) const {
    const auto found = std::lower_bound(pairs_.begin(), pairs_.end(), std::pair{open, std::size_t{0}});
    return found == pairs_.end() ? std::string_view::npos : found->second;
  }

 private:
  std::vector<std::pair<std::size_t, std::size_t>> pairs_;
};

// Where the sentence at `at` ends; npos when not within the reach of a clause.
std::size_t sentence_end(std::string_view text, std::size_t at) {
  const std::size_t stop = text.substr(at, kReach).find("。");
  if (stop != text.npos) return at + stop;
  return text.size() - at < kReach ? text.size() : text.npos;
}

bool ends_text(std::string_view rest) {
  while (rest.starts_with("。") || rest.starts_with("；")) rest.remove_prefix(kHan);
  return rest.empty();
}

bool begins_clause(std::string_view before) {
  constexpr std::array<std::string_view, 4> kEnds{"。", "；", "！", "："};
  return before.empty() ||
         std::any_of(kEnds.begin(), kEnds.end(), [&](auto end) { return before.ends_with(end); });
}

// `四、提振消费（区商务局）`: offices behind a numbered heading answer for what stands below it.
bool heads(std::string_view paragraph, std::size_t begin, const ClauseReading& clause) {
  constexpr std::size_t kLongest = 30 * kHan;
  static constexpr WordEdges kOffices(
      std::array<std::string_view, 8>{"局", "委", "办", "厅", "政府", "管委会", "委员会", "办公室"});
  const std::string_view title = paragraph.substr(0, begin);
  const auto office = [](const PartyReading& party) {
    return is_levelled(party.body) && kOffices.ends(party.body);
  };
  return title.size() <= kLongest && title.find("。") == title.npos && read_marker(title) &&
         std::all_of(clause.parties.begin(), clause.parties.end(), office);
}

std::optional<ClauseSpan> read_span(std::string_view paragraph, std::size_t begin, std::size_t end,
                                    std::string_view inside) {
  ClauseSpan span{begin, end, read_clause(inside, ClauseKind::bracket), read_rules(inside)};
  if (!span.clause.found && span.rules.empty()) return std::nullopt;
  // Names alone are a clause only behind a sentence, at the end.
  const bool alone = span.clause.found && !names_role(inside) && span.rules.empty();
  const bool placed = (begins_clause(paragraph.substr(0, begin)) || heads(paragraph, begin, span.clause)) &&
                      ends_text(paragraph.substr(end));
  if (alone && !placed) return std::nullopt;
  return span;
}

// A clause in the bracket at `open`; `next` becomes where to go on.
std::optional<ClauseSpan> bracketed(std::string_view text, std::size_t open, std::size_t close,
                                    bool& unclosed, std::size_t& next) {
  const std::size_t begin = open + kHan;
  if (close == text.npos) {
    // Never closed: a clause only when it runs to the end of the paragraph.
    next = begin;
    if (std::exchange(unclosed, true)) return std::nullopt;
    const std::string_view inside = text.substr(begin, std::min(text.size() - begin, kReach));
    if (inside.size() == kReach || label_at(inside).length == 0) return std::nullopt;
    next = text.size();
    return read_span(text, open, text.size(), inside);
  }
  next = close + kHan;
  const std::string_view inside = text.substr(begin, close - begin);
  if (inside.size() < 2 * kHan || inside.size() > kReach) return std::nullopt;
  return read_span(text, open, next, inside);
}

// A label that stands behind words without a mark: `责任领导：某某　责任单位：…`
bool begins_label(std::string_view text) {
  if (text.size() < 5 * kHan || text.substr(4 * kHan, kHan) != "：") return false;
  static constexpr WordEdges kLabels(std::array<std::string_view, 6>{
      "责任单位：", "牵头单位：", "责任部门：", "牵头部门：", "主责单位：", "配合单位："});
  return kLabels.starts(text);
}

// `责任单位：…` up to the end of its sentence, where a label stands at `at`.
std::optional<ClauseSpan> labelled(std::string_view text, std::size_t at, std::size_t& next) {
  const Label label = label_at(text.substr(at));
  if (label.length == 0 || !label.role) return std::nullopt;
  const std::size_t stop = sentence_end(text, at);
  if (stop == text.npos) return std::nullopt;
  next = std::min(stop + kHan, text.size());
  return read_span(text, at, next, text.substr(at, stop - at));
}

// A sentence such as 以下均需…落实，不再列出 that stands in no bracket.
std::optional<ClauseSpan> general(std::string_view text, std::size_t at, std::size_t& next) {
  const std::size_t stop = sentence_end(text, at);
  if (stop == text.npos) return std::nullopt;
  const std::string_view sentence = text.substr(at, stop - at);
  if (sentence.find("不再") == sentence.npos || !is_general(sentence)) return std::nullopt;
  next = std::min(stop + kHan, text.size());
  return read_span(text, at, next, sentence);
}

// `由市住建局牵头，市水务局配合。` at the end of a paragraph, where every name is one of a body.
std::optional<ClauseSpan> spoken(std::string_view text, std::size_t at, std::size_t& next) {
  constexpr std::size_t kLongest = 160 * kHan;
  const std::size_t stop = sentence_end(text, at);
  if (stop == text.npos || stop == at || stop - at > kLongest) return std::nullopt;
  const std::size_t end = std::min(stop + kHan, text.size());
  const std::string_view sentence = text.substr(at, stop - at);
  if (!ends_text(text.substr(end)) || verb_at_end(sentence).length == 0) return std::nullopt;
  const bool told = sentence.starts_with("由") || sentence.find("牵头") != sentence.npos ||
                    sentence.find("职责分工") != sentence.npos;
  if (!told || sentence.find("：") != sentence.npos) return std::nullopt;
  // 成立工作专班，由市住建局牵头: what stands in front is no body.
  const std::size_t by = sentence.find("，由");
  if (by != sentence.npos && verb_at_end(sentence.substr(0, by)).length == 0) return std::nullopt;
  ClauseSpan span{at, end, read_clause(sentence, ClauseKind::bracket), {}};
  const auto& parties = span.clause.parties;
  const auto named = [](const PartyReading& party) {
    const bool led = party.body.find("由") != party.body.npos;  // 具体工作由市住建局牵头
    return party.confidence == certain && looks_like_body(party.body, true) && !led;
  };
  if (!span.clause.found || !std::all_of(parties.begin(), parties.end(), named)) return std::nullopt;
  next = end;
  return span;
}

}  // namespace

std::vector<ClauseSpan> find_clauses(std::string_view paragraph) {
  std::vector<ClauseSpan> spans;
  const Brackets brackets(paragraph);
  bool unclosed = false;
  bool sentence = true;  // a sentence begins here
  for (std::size_t at = 0; at < paragraph.size();) {
    const Mark mark = mark_at(paragraph, at);
    std::size_t next = at + step_at(paragraph, at);
    std::optional<ClauseSpan> span;
    if (mark == Mark::open) {
      span = bracketed(paragraph, at, brackets.closing(at), unclosed, next);
    } else if (sentence || begins_label(paragraph.substr(at))) {
      span = labelled(paragraph, at, next);
      if (!span) span = general(paragraph, at, next);
      if (!span) span = spoken(paragraph, at, next);
    }
    const bool ended = mark == Mark::stop || mark == Mark::semicolon || mark == Mark::gap;
    sentence = ended || span.has_value();
    if (ended) next = at + kHan;
    if (span) spans.push_back(std::move(*span));
    at = next;
  }
  return spans;
}

}  // namespace planpress::import
