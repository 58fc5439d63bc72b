#include "import/compare_plan.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "import/plan_records.hpp"

namespace planpress::import {
namespace {

std::string shown(const Json* value) {
  if (value == nullptr || value->words == "null") return {};
  if (value->kind == Json::Kind::list) {
    std::string all;
    for (const Json& item : value->items) all += (all.empty() ? "" : "、") + shown(&item);
    return all;
  }
  std::string text = value->as_text();
  return text.empty() && value->words != "\"\"" ? value->words : text;
}

// The role or the number with which a thing stands or falls.
std::string shown_item(const RecordKind& kind, const Json& item) {
  if (kind.list == "responsible") return item.text_of("role");
  if (kind.list == "targets") return item.text_of("indicator");
  if (kind.list == "members") return item.text_of("post");
  return item.text_of("title");
}

class Comparison {
 public:
  std::vector<Difference> run(const Json& before, const Json& now) {
    const std::string_view of_plan[] = {"kind", "title"};
    const std::string_view of_document[] = {"number", "issuer", "signed", "printed", "publicity"};
    const std::string_view of_period[] = {"from", "to"};
    scalars("plan", "", of_plan, &before, &now);
    scalars("plan", "document ", of_document, before.find("document"), now.find("document"));
    scalars("plan", "period ", of_period, before.find("period"), now.find("period"));
    for (const RecordKind& kind : record_kinds()) list("plan", kind, before, now);
    return std::move(found_);
  }

 private:
  void scalars(const std::string& about, const std::string& prefix, std::span<const std::string_view> keys,
               const Json* before, const Json* now) {
    static const Json nothing = Json::map();
    const Json& old = before == nullptr ? nothing : *before;
    const Json& fresh = now == nullptr ? nothing : *now;
    for (const std::string_view key : keys) {
      const Json* a = old.find(key);
      const Json* b = fresh.find(key);
      if (folded(a) == folded(b) || (key == "modality" && folded(a) + folded(b) == "firm")) continue;
      found_.push_back({about, shown(a), shown(b), prefix + std::string(key),
                        a == nullptr ? old.line : a->line,
                        b == nullptr || b->line == 0 ? fresh.line : b->line});
    }
  }

  // `about` names the owner; what stands in the plan itself is named by its own kind.
  void list(const std::string& about, const RecordKind& kind, const Json& before, const Json& now) {
    const std::vector<Json>& old = before.items_of(kind.list);
    const std::vector<Json>& fresh = now.items_of(kind.list);
    const auto is_name = [](const Json& item) { return item.kind != Json::Kind::map; };
    if (old.empty() && fresh.empty()) return;
    // The measures that a task carries out are only named there.
    if (std::any_of(old.begin(), old.end(), is_name) || std::any_of(fresh.begin(), fresh.end(), is_name))
      return;
    const std::vector<std::size_t> matches = match_items(kind, old, fresh);
    std::vector<bool> matched(old.size(), false);
    for (std::size_t i = 0; i < fresh.size(); ++i) {
      const std::string name = fmt::format("{} {}", kind.word, name_of(kind, fresh[i]));
      if (matches[i] == unmatched) {
        found_.push_back({about, {}, shown_item(kind, fresh[i]), name, before.line, line_of(fresh[i], now)});
        continue;
      }
      matched[matches[i]] = true;
      pair(about, kind, old[matches[i]], fresh[i]);
    }
    for (std::size_t i = 0; i < old.size(); ++i) {
      if (matched[i]) continue;
      const std::string name = fmt::format("{} {}", kind.word, name_of(kind, old[i]));
      found_.push_back({about, shown_item(kind, old[i]), {}, name, old[i].line, now.line});
    }
  }

  void pair(const std::string& about, const RecordKind& kind, const Json& before, const Json& now) {
    const std::string name = fmt::format("{} {}", kind.word, name_of(kind, before));
    const bool owner = about == "plan";
    const std::size_t first = found_.size();
    scalars(owner ? name : about, owner ? "" : name + " ", kind.compared, &before, &now);
    for (std::size_t i = first; i < found_.size(); ++i) {
      if (found_[i].line_now == 0) found_[i].line_now = outer_line_;
    }
    if (!owner) return;
    outer_line_ = now.line;
    for (const RecordKind& inner : record_kinds()) list(name, inner, before, now);
    outer_line_ = 0;
  }

  static std::uint32_t line_of(const Json& item, const Json& owner) {
    return item.line == 0 ? owner.line : item.line;
  }

  std::vector<Difference> found_;
  std::uint32_t outer_line_ = 0;
};

}  // namespace

std::string Difference::sentence(std::string_view name_before, std::string_view name_now) const {
  const auto quoted = [](const std::string& text) {
    return text.empty() ? "missing" : fmt::format("`{}`", text);
  };
  return fmt::format("{}: {} is {} {}, {} {}", about, what, quoted(before), name_before, quoted(now),
                     name_now);
}

std::vector<Difference> compare_plans(const Json& before, const Json& now) {
  return Comparison().run(before, now);
}

}  // namespace planpress::import
