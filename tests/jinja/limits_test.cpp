// Templates that go too deep, too far or round in circles: each ends with a result or with messages, and none
// takes more stack or steps than the limits allow. Counts are compared, no clock is read.
#include <doctest/doctest.h>

#include <memory>
#include <string>
#include <vector>

#include "data/read.hpp"
#include "jinja/environment.hpp"

using namespace planpress;

namespace {

struct Outcome {
  std::string text;
  diag::Report report;
  bool says(std::string_view part) const {
    for (const diag::Diagnostic& told : report.all()) {
      if (told.message.find(part) != std::string::npos) return true;
    }
    return false;
  }
};

using Sources = std::vector<std::pair<std::string, std::string>>;

Outcome rendered(const Sources& sources) {
  Outcome outcome;
  jinja::Environment environment;
  std::vector<std::unique_ptr<text::SourceFile>> files;
  for (const auto& [name, text] : sources) {
    files.push_back(std::make_unique<text::SourceFile>(text::SourceFile{name, text}));
    environment.add(*files.back(), name);
  }
  environment.compile(outcome.report);
  const jinja::Template* page = environment.find(sources.front().first);
  if (!page || outcome.report.has_errors()) return outcome;
  data::Arena arena;
  jinja::Run run{{}, arena, outcome.report, nullptr, {}, {}, {}};
  jinja::render(environment, *page, run, outcome.text);
  return outcome;
}

Outcome rendered(const std::string& text) {
  return rendered({{"main.txt", text}});
}

std::string times(std::size_t count, std::string_view part) {
  std::string text;
  text.reserve(count * part.size());
  for (std::size_t i = 0; i < count; ++i) text += part;
  return text;
}

constexpr std::size_t many = 25'000;

}  // namespace

TEST_CASE("25,000 brackets in each other are an error") {
  for (const auto& [open, close] :
       {std::pair{"(", ")"}, {"[", "]"}, {"{'a':", "}"}, {"f(", ")"}, {"a[", "]"}}) {
    const Outcome outcome = rendered("{{ " + times(many, open) + "1" + times(many, close) + " }}");
    CHECK(outcome.says("too deep"));
    CHECK(outcome.report.all().size() == 1);
    CHECK(rendered("{{ " + times(many, open) + " }}").report.has_errors());
  }
}

TEST_CASE("25,000 statements in each other are an error") {
  static constexpr std::pair<std::string_view, std::string_view> statements[] = {
      {"{% if x %}", "{% endif %}"},
      {"{% for x in y %}", "{% endfor %}"},
      {"{% with %}", "{% endwith %}"},
      {"{% filter upper %}", "{% endfilter %}"},
      {"{% set x %}", "{% endset %}"},
      {"{% macro m() %}", "{% endmacro %}"},
      {"{% call caller() %}", "{% endcall %}"},
      {"{% autoescape true %}", "{% endautoescape %}"},
  };
  for (const auto& [open, close] : statements) {
    const Outcome closed = rendered(times(many, open) + "x" + times(many, close));
    CHECK_MESSAGE(closed.says("too deep"), open);
    CHECK_MESSAGE(closed.report.all().size() == 1, open);
    CHECK_MESSAGE(rendered(times(many, open)).report.all().size() == 1, open);
    CHECK_MESSAGE(rendered(times(20, open)).report.all().size() == 1, open);
  }
  CHECK(rendered(times(many, "{% block b %}")).says("too deep"));
  CHECK(rendered(times(many, "{% endif %}")).report.has_errors());
}

TEST_CASE("25,000 operators in a row are an error, or a result where they need no depth") {
  for (const std::string_view part :
       {"|upper", ".a", "[0]", "()", " is defined", " ** 1", " + 1", " or 1", " and 1", " if 1 else 1"}) {
    CHECK_MESSAGE(rendered("{{ x" + times(many, part) + " }}").report.has_errors(), part);
  }
  for (const std::string_view part : {"not ", "- ", "+ "}) {
    CHECK_MESSAGE(rendered("{{ " + times(many, part) + "1 }}").report.has_errors(), part);
  }
  CHECK(rendered("{{ ''" + times(many, " ~ 'x'") + " }}").text == times(many, "x"));
  CHECK(rendered("{{ 1" + times(many, " < 2") + " }}").text == "false");
  CHECK(rendered("{{ [0" + times(many, ", 0") + "]|length }}").text == std::to_string(many + 1));
  CHECK(rendered("{{ 'x' " + times(many, "'x' ") + "}}").text == times(many + 1, "x"));
}

TEST_CASE("25,000 pieces after each other come out") {
  CHECK(rendered(times(many, "{{ 1 }}")).text == times(many, "1"));
  CHECK(rendered(times(many, "{% if true %}1{% endif %}")).text == times(many, "1"));
  CHECK(rendered(times(many, "{# x #}{% raw %}{{{% endraw %}")).text == times(many, "{{"));
  std::string blocks;
  std::string branches = "{% if false %}";
  for (std::size_t i = 0; i < 3'000; ++i) blocks += "{% block b" + std::to_string(i) + " %}1{% endblock %}";
  CHECK(rendered(blocks).text == times(3'000, "1"));
  for (std::size_t i = 0; i < many; ++i) branches += "{% elif false %}";
  CHECK(rendered(branches + "{% endif %}").says("too many branches"));
}

TEST_CASE("25,000 faults are told one by one") {
  CHECK(rendered(times(many, "{{ 1 + }}\n")).report.all().size() == many);
  CHECK(rendered(times(many, "{{ x|nofilter }}\n")).report.all().size() == many);
  CHECK(rendered(times(many, "{{ nofunction() }}\n")).report.all().size() == many);
  CHECK(rendered(times(many, "{{ ")).report.has_errors());
  CHECK(rendered(times(many, "{% ")).report.has_errors());
  CHECK(rendered(times(many, "{# ")).report.all().size() == 1);
  CHECK(rendered(times(many, "{% raw %}")).report.all().size() == 1);
}

TEST_CASE("a megabyte on one line and a literal of a megabyte come out") {
  const std::string million(1'000'000, 'x');
  CHECK(rendered(million).text == million);
  CHECK(rendered("{{ '" + million + "' }}").text == million);
  CHECK(rendered(times(100'000, "{{ 1 }}xxx")).text == times(100'000, "1xxx"));
  CHECK(rendered({{"main.html", times(60'000, "<p title=\"a\">b</p>")}}).text.size() == 60'000 * 18);
  CHECK(rendered({{"main.html", times(1'000'000, "<")}}).report.all().size() == 1);
  CHECK(rendered("{{ " + std::string(1'000'000, '1') + " }}").says("too large"));
  CHECK(rendered("{{ " + million + " }}").text.empty());
  CHECK(rendered("{{ '" + million).report.all().size() == 1);
}

TEST_CASE("templates that use themselves are an error") {
  CHECK(rendered({{"a.html", "{% include 'a.html' %}"}}).says("circle"));
  CHECK(rendered({{"a.html", "{% extends 'a.html' %}"}}).says("circle"));
  CHECK(rendered({{"a.html", "{% import 'a.html' as a %}"}}).says("circle"));
  CHECK(rendered({{"a.html", "{% from 'a.html' import m %}{% macro m() %}{% endmacro %}"}}).says("circle"));
  CHECK(rendered({{"a.html", "{% include 'b.html' %}"},
                  {"b.html", "{% include 'c.html' %}"},
                  {"c.html", "{% include 'a.html' %}"}})
            .says("circle"));
  for (const std::string_view use : {"include", "extends"}) {
    const std::string known_late = "{% set n = 'a.html' %}{% " + std::string(use) + " n %}";
    CHECK_MESSAGE(rendered({{"a.html", known_late}}).report.has_errors(), use);
  }
  CHECK(rendered({{"a.html", "{% set n = 'a.html' %}{% import n as a %}"}}).says("too deep"));
  CHECK(rendered({{"a.html", "{% if true %}{% include 'a.html' %}{% endif %}"}}).says("too deep"));
}

TEST_CASE("a chain of a thousand templates is told where it is too deep") {
  Sources chain;
  for (int i = 0; i < 1'000; ++i) {
    const std::string next = "'" + std::to_string(i + 1) + ".html'";
    chain.push_back({std::to_string(i) + ".html", "{% extends " + next + " %}"});
  }
  chain.push_back({"1000.html", "x"});
  CHECK(rendered(chain).says("too deep"));
  for (auto& [name, text] : chain) {
    if (text != "x") text.replace(3, 7, "include");
  }
  CHECK(rendered(chain).says("too deep"));
}

TEST_CASE("macros, blocks and loops that call themselves are an error") {
  CHECK(rendered("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}").says("too deep"));
  CHECK(rendered("{% macro a() %}{{ b() }}{% endmacro %}{% macro b() %}{{ a() }}{% endmacro %}{{ a() }}")
            .says("too deep"));
  CHECK(
      rendered("{% macro m() %}{% call m() %}{{ caller() }}{% endcall %}{{ caller }}{% endmacro %}{{ m() }}")
          .report.has_errors());
  CHECK(rendered("{% block a %}{{ self.a() }}{% endblock %}").says("too deep"));
  CHECK(rendered("{% set t = [1] %}{% for x in t recursive %}{{ loop(t) }}{% endfor %}").says("too deep"));
  CHECK(rendered("{% macro m(x=m()) %}{% endmacro %}{{ m() }}").report.has_errors());
}

TEST_CASE("a page that takes too many steps or grows too large is an error") {
  const std::string loop = "{% for a in range(9999) %}{% for b in range(9999) %}{% endfor %}{% endfor %}";
  CHECK(rendered(loop).says("too many steps"));
  CHECK(rendered("{% for a in range(99999) %}{{ 'x' * 9999 }}{% endfor %}").says("too large"));
  CHECK(rendered("{{ 'x' * 999999999999 }}").report.has_errors());
  CHECK(rendered("{{ [0] * 999999999999 }}").report.has_errors());
  CHECK(rendered("{{ 'x'|center(999999999999) }}").report.has_errors());
  CHECK(rendered("{{ range(999999999999)|length }}").report.has_errors());
  CHECK(rendered("{{ '%999999999d' % 1 }}").report.has_errors());
  CHECK(rendered("{% set x = 'ab' %}{% set x = x|replace('', x * 9999) %}").report.all().empty());
}
