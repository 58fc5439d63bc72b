#include "markdown/conversion.hpp"
#include "markdown/document.hpp"
#include "markdown/engine.hpp"
#include "markdown/limits.hpp"

namespace planpress::markdown {
namespace {

Document convert(const text::SourceFile* file, std::string_view text, std::uint32_t begin,
                 diag::Report& report) {
  const Prepared prepared = prepare(text);
  const EngineTree tree = read_with_engine(prepared.text);
  const SourceLines lines(file, text, begin);
  return Conversion(lines, prepared, report).run(tree.get());
}

}  // namespace

std::string Document::plain_text() const {
  std::string out;
  append_plain_text(tree_, 0, out);
  return out;
}

Document parse(const text::SourceFile& file, std::uint32_t begin, std::uint32_t end, diag::Report& report) {
  if (!is_within_limits(file, begin, end, report)) return {};
  return convert(&file, std::string_view(file.text).substr(begin, end - begin), begin, report);
}

Document parse_string(std::string_view text) {
  diag::Report unheard;
  const text::SourceFile file{"", std::string(text)};
  if (!is_within_limits(file, 0, static_cast<std::uint32_t>(text.size()), unheard))
    return Conversion::of_plain_text(text);
  return convert(nullptr, text, 0, unheard);
}

}  // namespace planpress::markdown
