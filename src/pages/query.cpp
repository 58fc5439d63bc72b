#include "pages/query.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "diag/nearest.hpp"

namespace planpress::pages {
namespace {

constexpr std::array<std::string_view, 4> subjects{"targets", "measures", "tasks", "responsibilities"};
constexpr std::array<std::string_view, 7> operators{"=", "!=", ">", "<", ">=", "<=", "contains"};
constexpr std::array<std::string_view, 2> forms{"chart", "table"};

// Which of the subjects have a field, and whether they are counted by it.
struct FieldRow {
  std::string_view name;
  std::array<bool, subjects.size()> of;
  bool counts = false;
};
constexpr std::array<FieldRow, 13> field_rows{{
    {"place", {true, true, true, true}, true},
    {"plan", {true, true, true, true}},
    {"sector", {true, true, true, true}, true},
    {"year", {true, false, true, true}, true},
    {"kind", {true, false, false, false}},
    {"indicator", {true, false, false, false}},
    {"unit", {true, false, false, false}},
    {"value", {true, false, false, false}},
    {"body", {true, true, true, true}, true},
    {"function", {true, true, true, true}, true},
    {"role", {false, false, false, true}},
    {"title", {true, true, true, true}},
    {"period", {true, false, false, false}},
}};

constexpr auto field_names = [] {
  std::array<std::string_view, field_rows.size()> names{};
  for (std::size_t i = 0; i < names.size(); ++i) names[i] = field_rows[i].name;
  return names;
}();

struct Word {
  std::string_view text;
  std::uint32_t at = 0;
};

// Words are parted by white space; a quoted word may hold some.
std::vector<Word> split(std::string_view code) {
  std::vector<Word> words;
  std::size_t at = 0;
  while ((at = code.find_first_not_of(" \t\r\n", at)) != std::string_view::npos) {
    const bool quoted = code[at] == '"';
    const std::size_t start = quoted ? at + 1 : at;
    const std::size_t end = std::min(code.find_first_of(quoted ? "\"" : " \t\r\n", start), code.size());
    words.push_back({code.substr(start, end - start), static_cast<std::uint32_t>(start)});
    at = quoted ? end + 1 : end;
    if (at >= code.size()) break;
  }
  return words;
}

class QueryParser {
 public:
  QueryParser(std::string_view code, text::Span place, diag::Report& report)
      : words_(split(code)), place_(place), report_(report) {}

  Query parse() {
    Query query;
    if (!take_known("the name of a list", subjects, query.what)) return query;
    if (next_is("where")) {
      do {
        ++at_;
        if (!take_condition(query)) return {};
      } while (next_is("and"));
    }
    if (next_is("by")) {
      do {
        ++at_;
        if (!take_field(query.by.emplace_back())) return {};
      } while (next_is("and") && query.by.size() < 2);
    }
    if (!take_tail(query)) return {};
    return query;
  }

 private:
  bool next_is(std::string_view word) const { return at_ < words_.size() && words_[at_].text == word; }

  bool take_condition(Query& query) {
    Query::Condition condition;
    if (!take_field(condition.field) || !take_known("an operator", operators, condition.op)) return false;
    if (at_ >= words_.size()) return fail_at_end("a value");
    condition.place = place_of(words_[at_]);
    condition.value = words_[at_++].text;
    query.conditions.push_back(std::move(condition));
    return true;
  }

  bool take_field(Query::Field& field) {
    if (!take_known("a field", field_names, field.name)) return false;
    field.place = place_of(words_[at_ - 1]);
    return true;
  }

  bool take_tail(Query& query) {
    while (at_ < words_.size()) {
      const Word word = words_[at_++];
      if (word.text == "sort" && next_is("by")) {
        ++at_;
        if (!take_field(query.sort_by)) return false;
        query.descending = next_is("desc") && ++at_ > 0;
      } else if (word.text == "limit") {
        if (!take_number(query.limit)) return false;
      } else if (word.text == "as") {
        std::string form;
        if (!take_known("a form", forms, form)) return false;
        query.chart = form == "chart";
        query.chart_place = place_of(words_[at_ - 1]);
      } else if (word.text == "caption") {
        if (at_ >= words_.size()) return fail_at_end("a caption in quotes");
        query.caption = words_[at_++].text;
      } else {
        return fail(word, query.by.size() < 2 ? "`and`, `by`, `sort by`, `limit`, `as` or `caption`"
                                              : "`limit`, `as` or `caption`");
      }
    }
    return true;
  }

  bool take_number(std::size_t& out) {
    if (at_ >= words_.size()) return fail_at_end("a whole number");
    const Word number = words_[at_++];
    const char* const end = number.text.data() + number.text.size();
    const auto read = std::from_chars(number.text.data(), end, out);
    if (read.ec != std::errc() || read.ptr != end) return fail(number, "a whole number");
    return true;
  }

  template <std::size_t N>
  bool take_known(std::string_view expected, const std::array<std::string_view, N>& known, std::string& out) {
    if (at_ >= words_.size()) return fail_at_end(expected);
    const Word word = words_[at_++];
    if (std::find(known.begin(), known.end(), word.text) == known.end()) {
      report_.error(place_of(word), fmt::format("expected {}, found `{}`", expected, word.text))
          .with_suggestion(diag::nearest(word.text, known))
          .with_note(fmt::format("known: {}", fmt::join(known, ", ")));
      return false;
    }
    out = word.text;
    return true;
  }

  bool fail(const Word& word, std::string_view expected) {
    report_.error(place_of(word), fmt::format("expected {}, found `{}`", expected, word.text));
    return false;
  }

  bool fail_at_end(std::string_view expected) {
    report_
        .error({place_.file, place_.begin, place_.end},
               fmt::format("the query ends where {} is needed", expected))
        .with_hint("write it like `targets where sector = transport and year = 2027`");
    return false;
  }

  // Blocks in lists are indented in the file, so that places inside them would be off: then the whole block
  // is named.
  text::Span place_of(const Word& word) const {
    if (place_.file == nullptr) return place_;
    const std::uint32_t begin = place_.begin + word.at;
    const text::Span exact{place_.file, begin, begin + static_cast<std::uint32_t>(word.text.size())};
    return exact.end <= place_.end && exact.text() == word.text ? exact : place_;
  }

  std::vector<Word> words_;
  text::Span place_;
  diag::Report& report_;
  std::size_t at_ = 0;
};

// What the words of a query tell about whether it can be answered.
class Judge {
 public:
  Judge(const Query& query, diag::Report& report)
      : query_(query),
        report_(report),
        subject_(static_cast<std::size_t>(std::find(subjects.begin(), subjects.end(), query.what) -
                                          subjects.begin())) {}

  void judge() {
    for (const Query::Condition& condition : query_.conditions) expect_field(condition.field);
    if (!query_.sort_by.name.empty()) expect_field(query_.sort_by);
    for (const Query::Field& field : query_.by) judge_count(field);
    if (query_.by.size() == 2 && query_.by[0].name == query_.by[1].name)
      report_.error(query_.by[1].place, fmt::format("`{}` is counted by twice", query_.by[1].name));
    if (!query_.by.empty() && !query_.sort_by.name.empty()) {
      report_.error(query_.sort_by.place, "what is counted cannot be sorted by a field")
          .with_hint("leave out `sort by`: the largest numbers stand first, years in their order");
    }
    if (query_.chart && query_.by.empty()) judge_chart_of_list();
  }

 private:
  const FieldRow& row_of(const Query::Field& field) const {
    return *std::find_if(field_rows.begin(), field_rows.end(),
                         [&](const FieldRow& row) { return row.name == field.name; });
  }

  template <class Keep>
  std::string names_where(Keep&& keep) const {
    std::vector<std::string_view> names;
    for (const FieldRow& row : field_rows) {
      if (row.of[subject_] && keep(row)) names.push_back(row.name);
    }
    return fmt::format("known: {}", fmt::join(names, ", "));
  }

  void expect_field(const Query::Field& field) {
    if (row_of(field).of[subject_]) return;
    report_.error(field.place, fmt::format("{} have no `{}`", query_.what, field.name))
        .with_note(names_where([](const FieldRow&) { return true; }));
  }

  void judge_count(const Query::Field& field) {
    const FieldRow& row = row_of(field);
    if (!row.of[subject_] || !row.counts) {
      report_.error(field.place, fmt::format("{} cannot be counted by `{}`", query_.what, field.name))
          .with_note(names_where([](const FieldRow& known) { return known.counts; }));
    } else if (field.name == "body" && query_.fixed("place") == nullptr && query_.fixed("plan") == nullptr) {
      report_.error(field.place, "bodies of several places bear the same names")
          .with_hint("add `where place = …`, or count by `function`, which is the same in every place");
    }
  }

  void judge_chart_of_list() {
    if (query_.what != "targets") {
      report_.error(query_.chart_place, fmt::format("a list of {} is no chart", query_.what))
          .with_hint(fmt::format("count them, as in `{} by sector as chart`", query_.what));
    } else if (query_.fixed("indicator") == nullptr) {
      report_.error(query_.chart_place, "a chart of targets sets one indicator side by side")
          .with_hint("add `where indicator = …`, or count them, as in `targets by sector as chart`");
    }
  }

  const Query& query_;
  diag::Report& report_;
  std::size_t subject_;
};

}  // namespace

const Query::Condition* Query::fixed(std::string_view field) const {
  const auto found = std::find_if(conditions.begin(), conditions.end(), [&](const Condition& condition) {
    return condition.field.name == field && condition.op == "=";
  });
  return found == conditions.end() ? nullptr : &*found;
}

Query parse_query(std::string_view code, text::Span place, diag::Report& report) {
  const std::size_t before = report.all().size();
  Query query = QueryParser(code, place, report).parse();
  if (report.all().size() == before) Judge(query, report).judge();
  return report.all().size() > before ? Query{} : query;
}

}  // namespace planpress::pages
