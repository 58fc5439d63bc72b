// Compiled templates, and the filters, functions and tests that they may use.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "diag/diagnostic.hpp"
#include "jinja/call.hpp"
#include "text/source.hpp"

namespace planpress::jinja {

struct Template;
struct Library;

/// What an unknown variable or an unknown member of a record means: nothing to print, or an error.
enum class Undefined : std::uint8_t { lenient, strict };

struct Settings {
  bool trim_blocks = false;
  bool lstrip_blocks = false;
  bool keep_trailing_newline = false;
  Undefined undefined = Undefined::lenient;
};

/// All templates of a site. After `compile` it does not change and may be used from several threads at once.
class Environment {
 public:
  explicit Environment(Settings settings = {});
  Environment(Environment&&) noexcept;
  Environment& operator=(Environment&&) noexcept;
  ~Environment();

  /// Later rows replace earlier ones of the same name, the built-in ones too.
  void add_filters(std::span<const FilterRow> rows);
  void add_functions(std::span<const FunctionRow> rows);
  void add_tests(std::span<const TestRow> rows);

  /// Takes a template, `name` as in "measure.html"; the ending chooses how output is escaped: `.html`,
  /// `.htm`,
  /// `.xml` and `.svg` for HTML, `.md` for Markdown, others not at all. A template of the same name is
  /// replaced. REQUIRES: `source` stays where it is.
  void add(const text::SourceFile& source, std::string name);

  /// Takes a template that `by` was put in the place of, under a name of its own, so that `by` can extend it.
  void add_replaced(const text::SourceFile& source, std::string name, std::string_view by);

  /// Makes a template known under a second name. REQUIRES: `of` is the name of one.
  void add_name(std::string name, std::string_view of);

  /// Reads all templates and connects them; every fault of every template is reported.
  void compile(diag::Report& report);

  /// Works a filter out beforehand: a use of it on a written text, without arguments, becomes the texts that
  /// `texts` gives, of which each run takes that of its `variant`; a use for which it gives none stays.
  /// REQUIRES: compiled; as many texts for each use; they stay where they are.
  void fold(std::string_view filter,
            const std::function<std::vector<std::string_view>(std::string_view input)>& texts);

  /// The template, or nullptr.
  const Template* find(std::string_view name) const;
  /// All names in order.
  std::vector<std::string_view> names() const;

  const Library& library() const { return *library_; }

 private:
  std::unique_ptr<Library> library_;
};

/// What one page may use up; more is an error.
struct Limits {
  std::uint32_t depth = 64;  // macros, includes, blocks and recursive loops in each other
  std::uint64_t steps = 10'000'000;
  std::size_t output = std::size_t{64} << 20U;
  std::size_t memory = std::size_t{512} << 20U;  // of values made on the way
  std::size_t stack = std::size_t{512} << 10U;
};

/// One rendering. Names are looked up in `scopes` in order, each a map or a record; `globals` are looked up
/// last and are seen by imported templates too.
struct Run {
  std::span<const View> scopes;
  Arena& arena;
  diag::Report& report;
  void* user = nullptr;
  std::string_view page = {};  // for messages
  Limits limits = {};
  std::span<const View> globals = {};
  std::uint32_t variant = 0;  // which of the texts of a folded filter
};

/// Appends the rendered template to `out`. Returns false after adding what went wrong to the report; `out` is
/// then as it was before.
bool render(const Environment& environment, const Template& page, Run& run, std::string& out);

}  // namespace planpress::jinja
