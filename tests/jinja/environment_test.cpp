// The interface: environments, rows of one's own, limits, records, threads of names.
#include "jinja/environment.hpp"

#include <doctest/doctest.h>

#include <chrono>
#include <memory>
#include <string>
#include <vector>

#include "diag/draw.hpp"
#include "jinja/values.hpp"

using namespace planpress;
using data::Arena;
using data::View;

namespace {

struct Person {
  std::string_view name;
  int age;
};

class PersonType final : public data::MapType {
 public:
  View get(const void* map, const data::Name& name, Arena&) const override {
    const auto& person = *static_cast<const Person*>(map);
    if (name == data::Name("name")) return View::string(person.name);
    if (name == data::Name("age")) return View::integer(person.age);
    return {};
  }
  std::uint32_t size(const void*) const override { return 2; }
  std::string_view key(const void*, std::uint32_t index) const override {
    return index == 0 ? "name" : "age";
  }
  View value(const void* map, std::uint32_t index, Arena& arena) const override {
    return get(map, data::Name(key(map, index)), arena);
  }
  std::string_view name() const override { return "person"; }
  bool is_record() const override { return true; }
};

const PersonType person_type;

// One environment with its sources, and the messages of all that went wrong.
class Bench {
 public:
  explicit Bench(jinja::Settings settings = {}) : environment(settings) {}

  Bench& add(std::string name, std::string text) {
    sources.push_back(std::make_unique<text::SourceFile>(text::SourceFile{name, std::move(text)}));
    environment.add(*sources.back(), std::move(name));
    return *this;
  }
  std::string render(std::string_view name, std::vector<data::Entry> entries = {}, jinja::Limits limits = {},
                     std::string_view page = {}) {
    report = {};
    environment.compile(report);
    if (report.has_errors()) return "";
    const View scopes[] = {data::map_of(entries, arena)};
    std::string out;
    jinja::Run run{scopes, arena, report, user, page, limits};
    jinja::render(environment, *environment.find(name), run, out);
    return out;
  }
  std::string messages() const { return diag::draw(report, {}); }
  std::string first_message() const { return report.all().empty() ? "" : report.all().front().message; }

  jinja::Environment environment;
  std::vector<std::unique_ptr<text::SourceFile>> sources;
  Arena arena;
  diag::Report report;
  void* user = nullptr;
};

View route(jinja::Call& call) {
  if (call.text(0) == "bad") call.fail("there is no page `bad`", "look at the list of pages");
  const auto* base = static_cast<const std::string*>(call.user);
  return call.string(*base + std::string(call.text(0)) + (call.boolean(1, false) ? ".md" : ".html"));
}

constexpr jinja::FunctionRow functions[] = {{"url", "route markdown?", route, "The address of a page."}};
constexpr jinja::FilterRow filters[] = {{"shout", "mark?",
                                         [](jinja::Call& call) {
                                           return call.string(std::string(call.text(0)) +
                                                              std::string(call.text(1, "!")));
                                         },
                                         "Louder."}};
constexpr jinja::TestRow tests[] = {
    {"adult", "from?",
     [](jinja::Call& call) { return View::boolean(jinja::as_integer(call.args[0]) >= call.integer(1, 18)); },
     "Old enough."}};

}  // namespace

TEST_CASE("functions, filters and tests of one's own are called by place and by name") {
  Bench bench;
  bench.environment.add_functions(functions);
  bench.environment.add_filters(filters);
  bench.environment.add_tests(tests);
  std::string base = "../";
  bench.user = &base;
  bench.add(
      "a.html",
      "{{ url('x') }} {{ url('x', true) }} {{ url(markdown=true, route='y') }} {{ 'hi'|shout }} "
      "{{ 'hi'|shout(mark='?') }} {{ 20 is adult }} {{ 20 is adult(21) }} {{ ['a']|map('shout')|join }}");
  CHECK(bench.render("a.html") == "../x.html ../x.md ../y.md hi! hi? true false a!");
}

TEST_CASE("a function that fails names the place of its call, the way there and the page") {
  Bench bench;
  bench.environment.add_functions(functions);
  std::string base;
  bench.user = &base;
  bench.add("base.html", "({% block b %}{% endblock %})");
  bench.add("card.html", "{% macro card(x) %}\n  {{ url(x) }}{% endmacro %}");
  bench.add("a.html",
            "{% extends 'base.html' %}{% from 'card.html' import card %}{% block b %}\n{{ card('bad') }}{% "
            "endblock %}");
  CHECK(bench.render("a.html", {}, {}, "places/x/index.html") == "");
  CHECK(bench.messages() == R"(error: there is no page `bad`
 --> card.html:2:6
  |
2 |   {{ url(x) }}{% endmacro %}
  |      ^^^^^^
  = in `card`, called here (a.html:2:4)
  = in block `b`, placed here (base.html:1:5)
  = `base.html` is extended here (a.html:1:4)
  = while rendering page `places/x/index.html`
  = hint: look at the list of pages

)");
}

TEST_CASE("wrong arguments of a function are told with the nearest name") {
  Bench bench;
  bench.environment.add_functions(functions);
  bench.add("a.html", "{{ url(rout='x') }}");
  bench.render("a.html");
  CHECK(bench.messages().find("function `url` has no argument `rout`") != std::string::npos);
  CHECK(bench.messages().find("did you mean `route`?") != std::string::npos);
}

TEST_CASE("an unknown member of a record prints nothing, or is an error with the nearest name when strict") {
  const Person ann{"Ann", 31};
  const std::vector<data::Entry> entries{{"person", View::map(&ann, person_type)}};
  Bench lenient;
  lenient.add("a.html", "{{ person.name }}[{{ person.nmae }}]");
  CHECK(lenient.render("a.html", entries) == "Ann[]");
  Bench strict({.undefined = jinja::Undefined::strict});
  strict.add("a.html", "{{ person.nmae is defined }}{{ person.nmae|default('-') }}\n{{ person.nmae }}");
  CHECK(strict.render("a.html", entries) == "");
  CHECK(strict.messages() == R"(error: `person` has no member `nmae`
 --> a.html:2:11
  |
2 | {{ person.nmae }}
  |           ^^^^
  = hint: did you mean `name`?

)");
}

TEST_CASE("an unknown key of a map prints nothing even when strict") {
  Bench strict({.undefined = jinja::Undefined::strict});
  strict.add("a.html", "[{{ m.nothing }}][{{ m['nothing'] }}]{% if m.nothing %}x{% endif %}");
  CHECK(strict.render("a.html", {{"m", data::map_of({}, strict.arena)}}) == "[][]");
}

TEST_CASE("an unknown variable is an error with the nearest name when strict") {
  Bench strict({.undefined = jinja::Undefined::strict});
  strict.add("a.html", "{% for x in mesures %}{% endfor %}");
  strict.render("a.html", {{"measures", View::none()}});
  CHECK(strict.messages().find("`mesures` is not defined") != std::string::npos);
  CHECK(strict.messages().find("did you mean `measures`?") != std::string::npos);
}

TEST_CASE("brackets and tags that nest too deep are errors, and quickly so") {
  const auto start = std::chrono::steady_clock::now();
  for (const std::string_view open :
       {"(", "[", "{", "-", "not ", "{1:", "a(", "a[", "a if b else ", "(a|f("}) {
    std::string text = "{{ ";
    for (int i = 0; i < 25000; ++i) text += open;
    Bench bench;
    bench.add("a.html", text + "1 }}");
    bench.render("a.html");
    CHECK(bench.report.has_errors());
  }
  for (const std::string_view tag : {"{% if a %}", "{% for a in b %}", "{% block a %}", "{% macro a() %}",
                                     "{{ a", "{% raw %}", "{#", "{% if a %}x{% elif b %}"}) {
    std::string text;
    for (int i = 0; i < 25000; ++i) text += tag;
    Bench bench;
    bench.add("a.html", text);
    bench.render("a.html");
    CHECK(bench.report.has_errors());
  }
  for (const std::string_view chain : {"+1", ".a", "|e", "[0]", " and a", " ~ a", " == a", "()"}) {
    std::string text = "{{ a";
    for (int i = 0; i < 25000; ++i) text += chain;
    Bench bench;
    bench.add("a.html", text + " }}");
    bench.render("a.html");
    CHECK(bench.report.has_errors() == (chain != " ~ a" && chain != " == a"));
  }
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(10));
}

TEST_CASE("too many steps, too much output and too deep calls are errors with the limit") {
  Bench bench;
  bench.add("steps.html", "{% for a in range(100000) %}{% for b in range(100000) %}{% endfor %}{% endfor %}");
  bench.add("output.html", "{% for a in range(1000) %}{{ 'x' * 100000 }}{% endfor %}");
  bench.add("depth.html", "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}");
  bench.add("include.html", "{% if true %}{% include 'include.html' %}{% endif %}");
  jinja::Limits limits;
  limits.steps = 100000;
  limits.output = std::size_t{1} << 20U;
  CHECK(bench.render("steps.html", {}, limits) == "");
  CHECK(bench.first_message() == "page takes too many steps (the limit is 100000)");
  CHECK(bench.render("output.html", {}, limits) == "");
  CHECK(bench.first_message() == "page is too large (the limit is 1 MiB)");
  CHECK(bench.render("depth.html", {}, limits) == "");
  CHECK(bench.first_message() == "templates, macros and loops call each other too deep (the limit is 64)");
  CHECK(bench.render("include.html", {}, limits) == "");
  CHECK(bench.first_message() == "templates, macros and loops call each other too deep (the limit is 64)");
}

TEST_CASE("what was in the output before stays when a page fails") {
  Bench bench;
  bench.add("a.html", "text {{ 1 / 0 }}");
  bench.environment.compile(bench.report);
  std::string out = "before";
  jinja::Run run{{}, bench.arena, bench.report};
  CHECK_FALSE(jinja::render(bench.environment, *bench.environment.find("a.html"), run, out));
  CHECK(out == "before");
}

TEST_CASE("scopes are searched in order and globals last") {
  Bench bench;
  bench.add("a.html", "{{ x }}{{ y }}{{ z }}");
  bench.environment.compile(bench.report);
  const data::Entry first[] = {{"x", View::integer(1)}};
  const data::Entry second[] = {{"x", View::integer(2)}, {"y", View::integer(2)}};
  const data::Entry third[] = {{"y", View::integer(3)}, {"z", View::integer(3)}};
  const View scopes[] = {data::map_of(first, bench.arena), data::map_of(second, bench.arena)};
  const View globals[] = {data::map_of(third, bench.arena)};
  std::string out;
  jinja::Run run{scopes, bench.arena, bench.report, nullptr, {}, {}, globals};
  CHECK(jinja::render(bench.environment, *bench.environment.find("a.html"), run, out));
  CHECK(out == "123");
}

TEST_CASE("a template that was added again is the new one") {
  Bench bench;
  bench.add("a.html", "old").add("a.html", "new");
  CHECK(bench.render("a.html") == "new");
  CHECK(bench.environment.names() == std::vector<std::string_view>{"a.html"});
  CHECK(bench.environment.find("b.html") == nullptr);
}

TEST_CASE("a byte order mark and Windows line ends do not show") {
  Bench bench({.trim_blocks = true});
  bench.add("a.html",
            "\xEF\xBB\xBF"
            "a\r\n{% if true %}\r\nb\r\n{% endif %}\r\n");
  CHECK(bench.render("a.html") == "a\nb\n");
}

TEST_CASE("bytes that are no UTF-8 do no harm") {
  Bench bench;
  bench.add("a.html", "\xFF{{ '\xC3' }}{{ x|upper|truncate(5)|title }}{# \x80 #}\xE4\xB8");
  bench.render("a.html", {{"x", View::string("\xF0\x9F\xE4 ab\xC3")}});
  Bench names;
  names.add("a.html", "{{ \xC3 }}");
  names.render("a.html");
  CHECK(names.report.has_errors());
}

TEST_CASE("an address that is not followed is told with its place, the way there and the page") {
  Bench bench;
  bench.add("link.html", "<a href=\"{{ u }}\">{{ u }}</a>");
  bench.add("a.html", "{% include 'link.html' %}");
  CHECK(bench.render("a.html", {{"u", View::string("javascript:alert(1)")}}, {}, "index.html") ==
        "<a href=\"about:invalid\">javascript:alert(1)</a>");
  CHECK(
      bench.messages() ==
      R"(warning[unsafe-address]: address `javascript:alert(1)` is not followed: `about:invalid` stands in its place
 --> link.html:1:13
  |
1 | <a href="{{ u }}">{{ u }}</a>
  |             ^
  = included as `link.html` here (a.html:1:4)
  = while rendering page `index.html`
  = hint: only http, https, mailto, tel and addresses within the site may be linked

)");
}

TEST_CASE("a block is not shown in another place than it was read for") {
  Bench bench;
  bench.add("base.html", "<title>{% block t %}{% endblock %}</title>");
  bench.add("a.html", "{% extends parent %}{% block t %}<b>{{ 1 }}</b>{% endblock %}");
  CHECK(bench.render("a.html", {{"parent", View::string("base.html")}}) == "");
  CHECK(bench.messages().starts_with(
      "error: block `t` stands in the text of `<title>` here, and was read for text\n --> base.html:1:11\n"));
}

TEST_CASE("a template that was read for another place as well can be added again") {
  Bench bench;
  bench.add("u.txt", "{{ 1 }}");
  bench.add("a.html", "<a href=\"{% include 'u.txt' %}\">");
  CHECK(bench.render("a.html") == "<a href=\"1\">");
  bench.add("u.txt", "{{ 2 }}");
  CHECK(bench.render("a.html") == "<a href=\"2\">");
  bench.add("b.html", "{% include 'u.txt' %}");
  CHECK(bench.render("b.html") == "2");
}

TEST_CASE("a page that must not have undefined names tells all of them at once, each once") {
  jinja::Settings settings;
  settings.undefined = jinja::Undefined::strict;
  Bench bench(settings);
  bench.add(
      "a.html",
      "{{ one }}\n{% for x in [1, 2] %}{{ two }}{% endfor %}\n{% if three %}{% endif %}\n{{ four | int }}");
  CHECK(bench.render("a.html") == "");
  const std::string messages = bench.messages();
  for (const std::string_view name : {"one", "two", "three", "four"}) {
    const std::string told = "error: `" + std::string(name) + "` is not defined";
    CHECK_MESSAGE(messages.find(told) != std::string::npos, messages);
    CHECK_MESSAGE(messages.find(told) == messages.rfind(told), messages);
  }
}

TEST_CASE("calls without end stop at the limit, also where a page goes on after faults") {
  jinja::Settings settings;
  settings.undefined = jinja::Undefined::strict;
  Bench bench(settings);
  bench.add("a.html", "{% macro m() %}{{ m() }}{{ m() }}{% endmacro %}{{ m() }}{{ m() }}");
  CHECK(bench.render("a.html") == "");
  CHECK(bench.messages().find("call each other too deep (the limit is 64)") != std::string::npos);
}
