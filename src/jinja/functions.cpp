// Functions that every template can call.
#include <vector>

#include "jinja/library.hpp"
#include "jinja/machine.hpp"

namespace planpress::jinja {
namespace {

struct Progression {
  std::int64_t start;
  std::int64_t step;
};

class ProgressionList final : public data::ListType {
 public:
  View at(const void* list, std::uint32_t index, Arena&) const override {
    const auto& progression = *static_cast<const Progression*>(list);
    return View::integer(progression.start + progression.step * index);
  }
};

const ProgressionList progression_list;

View range(Call& call) {
  for (const View& arg : call.args) {
    if (is_missing(arg) || is_integral(arg)) continue;
    call.fail("`range` needs integers, found " + describe(arg));
  }
  std::int64_t start = call.integer(0, 0);
  std::int64_t stop = call.integer(1, 0);
  const std::int64_t step = call.integer(2, 1);
  if (!call.given(1)) std::swap(start, stop);
  if (step == 0) call.fail("the step of `range` cannot be 0");
  const double span = (static_cast<double>(stop) - static_cast<double>(start)) / static_cast<double>(step);
  if (span > 10'000'000) call.fail("`range` is too long (the limit is 10000000)");
  std::int64_t count = 0;
  if (step > 0 && start < stop) count = (stop - start - 1) / step + 1;
  if (step < 0 && start > stop) count = (start - stop - 1) / -step + 1;
  return View::list(call.arena.make<Progression>(Progression{start, step}), static_cast<std::uint32_t>(count),
                    progression_list);
}

void put(std::vector<data::Entry>& entries, std::string_view key, const View& value) {
  for (data::Entry& entry : entries) {
    if (entry.key == key) {
      entry.value = value;
      return;
    }
  }
  entries.push_back({key, value});
}

View dict(Call& call) {
  std::vector<data::Entry> entries;
  if (call.given(0)) {
    const View& from = call.args[0];
    if (from.kind() != View::Kind::map && from.kind() != View::Kind::list)
      call.fail("`dict` needs a map or pairs, found " + describe(from));
    const View pairs = from.kind() == View::Kind::map ? pairs_of(from, call.arena) : from;
    for (std::uint32_t i = 0; i < pairs.size(); ++i) {
      const View pair = pairs.at(i, call.arena);
      if (pair.kind() != View::Kind::list || pair.size() != 2)
        call.fail("`dict` needs pairs of key and value");
      put(entries, text_of(pair.at(0, call.arena), call.arena), pair.at(1, call.arena));
    }
  }
  for (const Named& named : call.named) put(entries, named.name, named.value);
  return data::map_of(call.arena.copy(std::span<const data::Entry>(entries)), call.arena);
}

View make_fields(Call& call) {
  std::vector<Named> fields;
  if (call.given(0)) {
    const View& from = call.args[0];
    if (from.kind() != View::Kind::map)
      call.fail("`namespace` needs a map or names, found " + describe(from));
    for (std::uint32_t i = 0; i < from.size(); ++i) {
      fields.push_back(
          {from.map_type().key(from.pointer(), i), from.map_type().value(from.pointer(), i, call.arena)});
    }
  }
  fields.insert(fields.end(), call.named.begin(), call.named.end());
  return make_namespace(fields, call.arena);
}

View cycler(Call& call) {
  if (call.args.empty()) call.fail("`cycler` needs at least one value");
  return make_cycler(call.args, call.arena);
}

View joiner(Call& call) {
  return make_joiner(call.text(0, ", "), call.arena);
}

constexpr FunctionRow rows[] = {
    {"range", "start stop? step?", range, "The integers from `start` up to, not including, `stop`."},
    {"dict", "mapping? **", dict, "A map of the names and values."},
    {"namespace", "mapping? **", make_fields, "Fields that `set` can change, also inside loops."},
    {"cycler", "*", cycler, "Values one after the other, over and over: `.next()`, `.current`, `.reset()`."},
    {"joiner", "sep?", joiner, "Nothing at the first call, `sep` at all others."},
};

}  // namespace

std::span<const FunctionRow> built_in_functions() {
  return rows;
}

}  // namespace planpress::jinja
