// Why not a library: none of those packaged gives the place of every key and value, finds all mistakes in one
// run and keeps up with the rest of planpress. nlohmann::json is the oracle in the tests.
#include <fmt/format.h>

#include "data/encoding.hpp"
#include "data/json_reader.hpp"
#include "data/repeated_keys.hpp"
#include "data/shorten.hpp"

namespace planpress::data {
namespace {

bool starts_value(char c) {
  return c == '"' || c == '{' || c == '[' || (c >= '0' && c <= '9') || c == '-' || c == 't' || c == 'f' ||
         c == 'n';
}

}  // namespace

Value read_json(const text::SourceFile& file, Arena& arena, diag::Report& report) {
  return JsonReader(file, arena, report).read();
}

JsonReader::JsonReader(const text::SourceFile& file, Arena& arena, diag::Report& report)
    : file_(file),
      arena_(arena),
      report_(report),
      begin_(file.text.data()),
      end_(begin_ + file.text.size()),
      at_(begin_) {}

Value JsonReader::read() {
  const TextState state = check_text(file_, 0, file_.text.size(), largest_document, report_);
  if (state == TextState::unreadable) return {};
  damaged_ = state == TextState::damaged;
  if (view_from(at_).starts_with("\xEF\xBB\xBF")) at_ += 3;
  skip_space();
  if (at_end()) {
    fault(at_, at_,
          file_.text.empty() ? "expected a value, found an empty file"
                             : "expected a value, found nothing but white space")
        .with_hint("the smallest document is `{}`");
    return {};
  }
  const Value root = read_value();
  skip_space();
  const bool is_whole = root.kind == Value::Kind::map || root.kind == Value::Kind::list || told_ == 0;
  if (!at_end() && is_whole && !ended_early_) report_after_end();
  report_the_rest();
  return root;
}

Value JsonReader::read_value() {
  switch (*at_) {
    case '"': {
      const char* const begin = at_;
      return string_from(begin, read_text());
    }
    case '{':
      return read_map();
    case '[':
      return read_list();
    case 't':
      return read_literal("true", Value::Kind::boolean, true);
    case 'f':
      return read_literal("false", Value::Kind::boolean, false);
    case 'n':
      return read_literal("null", Value::Kind::null, false);
    case '-':
    case '0':
    case '1':
    case '2':
    case '3':
    case '4':
    case '5':
    case '6':
    case '7':
    case '8':
    case '9':
      return read_number();
    default:
      return read_faulty_value();
  }
}

Value JsonReader::read_literal(std::string_view word, Value::Kind kind, bool boolean) {
  const char* const begin = at_;
  if (!view_from(begin).starts_with(word) || is_word_at(begin + word.size())) return read_faulty_value();
  at_ += word.size();
  Value value = value_from(begin, kind);
  value.boolean = boolean;
  return value;
}

Value JsonReader::read_list(std::uint32_t opening_length) {
  if (depth_ == frames_.size()) return skip_deep_nesting();
  const std::size_t first = items_.size();
  Frame& frame = open(']', opening_length, first);
  for (;;) {
    skip_space();
    if (!starts_value(*at_) && !find_entry(frame)) break;
    const Value item = read_value();
    items_.push_back(item);
    frame.entry_end = at_;
    frame.comma = nullptr;
    skip_space();
    if (*at_ == ',') {
      frame.comma = at_++;
    } else if (*at_ == ']') {
      ++at_;
      break;
    } else if (!find_next(frame)) {
      break;
    }
  }
  --depth_;
  Value list = value_from(frame.opening, Value::Kind::list);
  const std::span<const Value> items = arena_.copy(std::span<const Value>(items_).subspan(first));
  list.elements = items.data();
  list.count = static_cast<std::uint32_t>(items.size());
  items_.resize(first);
  return list;
}

Value JsonReader::read_map(std::uint32_t opening_length) {
  if (depth_ == frames_.size()) return skip_deep_nesting();
  const std::size_t first = members_.size();
  Frame& frame = open('}', opening_length, first);
  for (;;) {
    skip_space();
    if (*at_ != '"' && !find_entry(frame)) break;
    Member member = read_key();
    skip_space();
    const bool colon = *at_ == ':';
    if (colon) ++at_;
    const bool has_value = colon || find_colon(member);
    skip_space();
    member.value = has_value ? read_value() : value_from(at_, Value::Kind::null);
    members_.push_back(member);
    frame.entry_end = at_;
    frame.comma = nullptr;
    skip_space();
    if (*at_ == ',') {
      frame.comma = at_++;
    } else if (*at_ == '}') {
      ++at_;
      break;
    } else if (!find_next(frame)) {
      break;
    }
  }
  --depth_;
  drop_duplicates(first);
  Value map = value_from(frame.opening, Value::Kind::map);
  const std::span<const Member> members = arena_.copy(std::span<const Member>(members_).subspan(first));
  map.entries = members.data();
  map.count = static_cast<std::uint32_t>(members.size());
  members_.resize(first);
  return map;
}

Member JsonReader::read_key() {
  if (*at_ != '"') return read_faulty_key();
  Member member;
  member.begin = offset(at_);
  member.key = read_text();
  member.end = offset(at_);
  return member;
}

JsonReader::Frame& JsonReader::open(char closer, std::uint32_t opening_length, std::size_t first) {
  Frame& frame = frames_[depth_++];
  frame = {.closer = closer, .opening = at_, .first = first};
  at_ += opening_length;
  return frame;
}

void JsonReader::drop_duplicates(std::size_t first) {
  const std::span<const Member> members = std::span<const Member>(members_).subspan(first);
  const std::vector<RepeatedKey> repeated = find_repeated_keys(members);
  if (repeated.empty()) return;
  for (const RepeatedKey& pair : repeated) {
    if (given_up()) break;
    const Member& again = members[pair.again];
    fault(begin_ + again.begin, begin_ + again.end,
          fmt::format("the key `{}` stands twice in one map", shorten(again.key)))
        .with_label("second")
        .with_note("the first stands here", place_of(file_, members[pair.first]));
  }
  drop_repeated_keys(members_, first, repeated);
}

Value JsonReader::value_from(const char* begin, Value::Kind kind) const {
  Value value;
  value.kind = kind;
  value.begin = offset(begin);
  value.end = offset(at_);
  return value;
}

Value JsonReader::string_from(const char* begin, std::string_view text) const {
  Value value = value_from(begin, Value::Kind::string);
  value.characters = text.data();
  value.count = static_cast<std::uint32_t>(text.size());
  return value;
}

}  // namespace planpress::data
