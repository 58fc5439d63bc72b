// YAML through the events of libfyaml: it knows the grammar; values, limits and messages are ours.
#include <fmt/format.h>
#include <libfyaml.h>

#include <algorithm>
#include <memory>
#include <vector>

#include "data/encoding.hpp"
#include "data/read.hpp"
#include "data/repeated_keys.hpp"
#include "data/shorten.hpp"
#include "data/yaml_faults.hpp"
#include "data/yaml_scalar.hpp"
#include "text/utf8.hpp"

namespace planpress::data {
namespace {

constexpr int most_parts = 20;

struct Free {
  void operator()(fy_parser* parser) const { fy_parser_destroy(parser); }
  void operator()(fy_diag* said) const { fy_diag_destroy(said); }
};

using Parser = std::unique_ptr<fy_parser, Free>;
using Sayings = std::unique_ptr<fy_diag, Free>;

// The faults of libfyaml are kept, never printed.
Sayings make_sayings() {
  fy_diag_cfg settings;
  fy_diag_cfg_default(&settings);
  settings.fp = nullptr;
  Sayings said(fy_diag_create(&settings));
  fy_diag_set_collect_errors(said.get(), true);
  return said;
}

Parser make_parser(fy_diag* said) {
  fy_parse_cfg settings{};
  settings.flags = static_cast<fy_parse_cfg_flags>(FYPCF_QUIET | FYPCF_COLLECT_DIAG | FYPCF_JSON_NONE |
                                                   FYPCF_DEFAULT_VERSION_1_2 | FYPCF_DISABLE_DEPTH_LIMIT);
  settings.diag = said;
  return Parser(fy_parser_create(&settings));
}

class YamlReader {
 public:
  YamlReader(const text::SourceFile& file, std::uint32_t end, Arena& arena, diag::Report& report)
      : file_(file), end_(end), arena_(arena), report_(report) {}

  Value read(std::uint32_t begin);

 private:
  // A list or map that is open where we read.
  struct Frame {
    bool map = false;
    bool drop = false;     // a map or list for a key: told, read and forgotten
    bool has_key = false;  // a key waits for its value
    bool drop_next = false;
    std::size_t first = 0;
    std::uint32_t begin = 0;
    Member member;
  };

  Value read_part();
  bool take(fy_event& event);
  bool open(fy_event& event, bool map);
  void close(std::uint32_t noticed);
  void add(Value value, bool plain);
  void add_key(const Value& value, bool plain);
  Value scalar(fy_event& event);
  Value alias(fy_event& event);
  std::string_view keep(std::string_view text, std::uint32_t begin);
  void refuse_marks(fy_event& event);
  Value make_map(std::size_t first, std::uint32_t begin, std::uint32_t end);
  std::uint32_t next_key_line(std::uint32_t at) const;
  diag::Diagnostic& fault(std::uint32_t begin, std::uint32_t end, std::string message) {
    return report_.error({&file_, begin, end}, std::move(message));
  }
  std::uint32_t offset(const fy_mark* mark) const {
    return mark ? std::min(end_, begin_ + static_cast<std::uint32_t>(mark->input_pos)) : last_end_;
  }

  const text::SourceFile& file_;
  std::uint32_t begin_ = 0;  // of the part being read
  const std::uint32_t end_;
  Arena& arena_;
  diag::Report& report_;
  std::vector<Frame> frames_;
  std::vector<Value> items_;
  std::vector<Member> members_;
  Value root_;
  bool has_document_ = false;
  std::uint32_t last_end_ = 0;  // of the last scalar: where a missing value stands
  std::uint32_t fault_at_ = 0;  // where the part could not be read further; the end when it could
};

Value YamlReader::read(std::uint32_t begin) {
  begin_ = begin;
  if (report_controls({&file_, begin, end_}, report_)) return {};
  const Value first = read_part();
  if (fault_at_ >= end_ || first.kind == Value::Kind::list || !frames_.empty()) return first;
  // A fault of form ends what libfyaml can read: go on with the next key of the outermost map.
  std::vector<Member> members;
  const auto take_members = [&](const Value& part) {
    if (part.kind == Value::Kind::map)
      members.insert(members.end(), part.members().begin(), part.members().end());
  };
  take_members(first);
  for (int part = 1; part < most_parts && fault_at_ < end_; ++part) {
    begin_ = next_key_line(fault_at_);
    if (begin_ >= end_) break;
    take_members(read_part());
  }
  members_ = std::move(members);
  return make_map(0, first.kind == Value::Kind::map ? first.begin : begin, end_);
}

Value YamlReader::read_part() {
  const Sayings said = make_sayings();
  const Parser parser = make_parser(said.get());
  root_ = {};
  has_document_ = false;
  last_end_ = begin_;
  fault_at_ = end_;
  frames_.clear();
  items_.clear();
  members_.clear();
  fy_parser_set_string(parser.get(), file_.text.data() + begin_, end_ - begin_);
  bool more = true;
  while (more) {
    fy_event* const event = fy_parser_parse(parser.get());
    if (event == nullptr) break;
    more = take(*event);
    fy_parser_event_free(parser.get(), event);
  }
  void* next = nullptr;
  if (const fy_diag_error* error = more ? fy_diag_errors_iterate(said.get(), &next) : nullptr) {
    const fy_mark* const mark = error->fyt ? fy_token_start_mark(error->fyt) : nullptr;
    const std::uint32_t at = offset(mark);
    report_yaml_fault(file_, begin_, end_, at, error->msg, report_);
    if (fy_parser_get_stream_error(parser.get())) fault_at_ = at;
  }
  while (!frames_.empty()) close(last_end_);
  return root_;
}

// False when reading must stop.
bool YamlReader::take(fy_event& event) {
  switch (event.type) {
    case FYET_DOCUMENT_START:
      if (has_document_) {
        const std::uint32_t at = offset(fy_event_start_mark(&event));
        fault(at, std::min(at + 3, end_), "expected one document, found a second one")
            .with_hint("keep each document in a file of its own");
        return false;
      }
      has_document_ = true;
      return true;
    case FYET_SCALAR: {
      refuse_marks(event);
      const bool plain = fy_token_scalar_style(event.scalar.value) == FYSS_PLAIN;
      add(scalar(event), plain);
      return true;
    }
    case FYET_ALIAS:
      add(alias(event), false);
      return true;
    case FYET_SEQUENCE_START:
      return open(event, false);
    case FYET_MAPPING_START:
      return open(event, true);
    case FYET_SEQUENCE_END:
    case FYET_MAPPING_END:
      close(offset(fy_event_end_mark(&event)));
      return true;
    default:
      return true;
  }
}

bool YamlReader::open(fy_event& event, bool map) {
  const std::uint32_t begin = offset(fy_event_start_mark(&event));
  if (frames_.size() == deepest_nesting) {
    fault(begin, begin + 1,
          fmt::format("expected nesting of at most {} levels, found one more", deepest_nesting));
    return false;
  }
  refuse_marks(event);
  Frame frame;
  frame.map = map;
  frame.begin = begin;
  frame.first = map ? members_.size() : items_.size();
  frame.drop = !frames_.empty() && frames_.back().map && !frames_.back().has_key;
  if (frame.drop) {
    fault(begin, begin + 1, fmt::format("expected a key, found a {}", map ? "map" : "list"))
        .with_hint("a key is a word or a string");
  }
  frames_.push_back(frame);
  return true;
}

// Ends the innermost list or map; what has no brackets ends with its last entry, not where libfyaml notices.
void YamlReader::close(std::uint32_t noticed) {
  Frame frame = frames_.back();
  if (frame.has_key) add({}, true);
  frames_.pop_back();
  const char opening = frame.begin < end_ ? file_.text[frame.begin] : ' ';
  const bool bracketed = opening == '[' || opening == '{';
  const std::uint32_t end = std::max(bracketed ? noticed : last_end_, frame.begin);
  last_end_ = end;
  Value value;
  if (frame.map) {
    value = make_map(frame.first, frame.begin, end);
  } else {
    const std::span<const Value> items = arena_.copy(std::span<const Value>(items_).subspan(frame.first));
    value.kind = Value::Kind::list;
    value.begin = frame.begin;
    value.end = end;
    value.elements = items.data();
    value.count = static_cast<std::uint32_t>(items.size());
    items_.resize(frame.first);
  }
  if (!frame.drop) return add(value, false);
  frames_.back().has_key = true;
  frames_.back().drop_next = true;
}

Value YamlReader::make_map(std::size_t first, std::uint32_t begin, std::uint32_t end) {
  const std::span<const Member> all = std::span<const Member>(members_).subspan(first);
  const std::vector<RepeatedKey> repeated = find_repeated_keys(all);
  for (const RepeatedKey& pair : repeated) {
    const Member& again = all[pair.again];
    fault(again.begin, again.end, fmt::format("the key `{}` stands twice in one map", shorten(again.key)))
        .with_label("second")
        .with_note("the first stands here", place_of(file_, all[pair.first]));
  }
  drop_repeated_keys(members_, first, repeated);
  Value map;
  map.kind = Value::Kind::map;
  map.begin = begin;
  map.end = end;
  const std::span<const Member> members = arena_.copy(std::span<const Member>(members_).subspan(first));
  map.entries = members.data();
  map.count = static_cast<std::uint32_t>(members.size());
  members_.resize(first);
  return map;
}

void YamlReader::add(Value value, bool plain) {
  if (frames_.empty()) {
    root_ = value;
    if (plain && value.kind == Value::Kind::string && report_text_for_keys(place_of(file_, value), report_))
      root_ = {};
    return;
  }
  Frame& frame = frames_.back();
  if (!frame.map) {
    items_.push_back(value);
  } else if (!frame.has_key) {
    add_key(value, plain);
  } else {
    frame.member.value = value;
    if (!frame.drop_next) members_.push_back(frame.member);
    frame.has_key = false;
    frame.drop_next = false;
  }
}

// Keys are strings whatever they look like: `2024: x` has the key "2024".
void YamlReader::add_key(const Value& value, bool plain) {
  Frame& frame = frames_.back();
  frame.has_key = true;
  frame.member = {};
  frame.member.begin = value.begin;
  frame.member.end = value.end;
  frame.member.key = text::Span{&file_, value.begin, value.end}.text();
  if (value.kind == Value::Kind::string) frame.member.key = value.string();
  if (plain && frame.member.key == "<<") {
    fault(value.begin, value.end, "expected a key, found the merge key `<<`")
        .with_hint("write the keys themselves");
    frame.drop_next = true;
  } else if (value.begin == value.end) {
    fault(value.begin, value.end, "expected a key, found none").with_hint("write a key before the `:`");
    frame.drop_next = true;
  }
}

Value YamlReader::scalar(fy_event& event) {
  fy_token* const token = event.scalar.value;
  Value value;
  value.begin = offset(fy_event_start_mark(&event));
  value.end = std::max(offset(fy_event_end_mark(&event)), value.begin);
  const fy_scalar_style style = fy_token_scalar_style(token);
  const bool quoted = style == FYSS_SINGLE_QUOTED || style == FYSS_DOUBLE_QUOTED;
  if (quoted) {
    value.begin -= value.begin > begin_ ? 1 : 0;
    value.end += value.end < end_ ? 1 : 0;
  }
  std::size_t size = 0;
  const char* const characters = fy_token_get_text(token, &size);
  const std::string_view text(characters ? characters : "", characters ? size : 0);
  if (style == FYSS_PLAIN || style == FYSS_ANY) {
    const PlainScalar kind = read_plain_scalar(text, value);
    last_end_ = value.end;
    if (kind == PlainScalar::endless) {
      fault(value.begin, value.end, fmt::format("expected a finite number, found `{}`", text))
          .with_hint("write `null` where there is no number");
    } else if (kind == PlainScalar::overflow) {
      fault(value.begin, value.end,
            fmt::format("expected a number of at most 64 bits, found `{}`", shorten(text)))
          .with_hint("put it into quotes if it is a code");
    }
    if (kind != PlainScalar::string) return value;
  }
  value.kind = Value::Kind::string;
  const std::string_view kept = keep(text, value.begin + (quoted ? 1 : 0));
  value.characters = kept.data();
  value.count = static_cast<std::uint32_t>(kept.size());
  while (style > FYSS_DOUBLE_QUOTED && value.end > value.begin && file_.text[value.end - 1] == '\n')
    --value.end;
  last_end_ = value.end;
  if (text.size() > largest_string) {
    fault(value.begin, value.begin + 1,
          fmt::format("the string has {} bytes, expected at most {} ({} MiB)", text.size(), largest_string,
                      largest_string >> 20U));
  }
  if (text.find('\0') != std::string_view::npos) {
    fault(value.begin, value.end, "expected no NUL inside a string, found one")
        .with_hint("take it out; no text has use for it");
  }
  return value;
}

// The text as it stands in the file where it does, else a copy.
std::string_view YamlReader::keep(std::string_view text, std::uint32_t begin) {
  const std::string_view in_file = std::string_view(file_.text).substr(begin, text.size());
  return in_file == text ? in_file : arena_.copy(text);
}

Value YamlReader::alias(fy_event& event) {
  Value value;
  value.begin = offset(fy_event_start_mark(&event));
  value.end = std::max(offset(fy_event_end_mark(&event)), value.begin);
  value.begin -= value.begin > begin_ && file_.text[value.begin - 1] == '*' ? 1 : 0;
  last_end_ = value.end;
  const bool merges = !frames_.empty() && frames_.back().drop_next && frames_.back().member.key == "<<";
  const std::string_view shown = std::string_view(file_.text).substr(value.begin, value.end - value.begin);
  if (!merges) {
    fault(value.begin, value.end, fmt::format("expected a value, found the alias `{}`", shorten(shown)))
        .with_hint("write the value itself, or put text that begins with `*` into quotes");
  }
  return value;
}

void YamlReader::refuse_marks(fy_event& event) {
  const auto refuse = [&](fy_token* token, std::string_view what, char mark) {
    if (token == nullptr) return;
    std::uint32_t begin = offset(fy_token_start_mark(token));
    begin -= begin > begin_ && file_.text[begin] != mark && file_.text[begin - 1] == mark ? 1 : 0;
    const std::string_view rest = std::string_view(file_.text).substr(begin, end_ - begin);
    const std::string_view shown = rest.substr(0, rest.find_first_of(" \t\r\n,]}"));
    fault(begin, begin + static_cast<std::uint32_t>(shown.size()),
          fmt::format("expected a value, found the {} `{}`", what, shorten(shown)))
        .with_hint(fmt::format("take it out, or put text that begins with `{}` into quotes", mark));
  };
  refuse(fy_event_get_anchor_token(&event), "anchor", '&');
  refuse(fy_event_get_tag_token(&event), "tag", '!');
}

// The next line behind `at` that seems to begin with a key of the outermost map, or the end.
std::uint32_t YamlReader::next_key_line(std::uint32_t at) const {
  const std::string_view text = std::string_view(file_.text).substr(0, end_);
  for (std::size_t line = text.find('\n', at); line != std::string_view::npos;
       line = text.find('\n', line + 1)) {
    const std::string_view rest = text.substr(line + 1);
    const std::string_view shown = rest.substr(0, rest.find_first_of("\r\n"));
    const bool key = shown.find(": ") != std::string_view::npos || shown.ends_with(':') ||
                     shown.find("：") != std::string_view::npos;
    if (key && std::string_view(" \t#-]}").find(shown[0]) == std::string_view::npos) {
      return static_cast<std::uint32_t>(line + 1);
    }
  }
  return end_;
}

}  // namespace

Value read_yaml(const text::SourceFile& file, std::uint32_t begin, std::uint32_t end, Arena& arena,
                diag::Report& report) {
  if (check_text(file, begin, end, largest_yaml, report) != TextState::good) return {};
  if (begin == 0 && file.text.starts_with("\xEF\xBB\xBF")) begin = 3;
  return YamlReader(file, end, arena, report).read(begin);
}

}  // namespace planpress::data
