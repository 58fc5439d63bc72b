#include "pages/lineage.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "model/document_number.hpp"
#include "pages/routes.hpp"
#include "text/utf8.hpp"

namespace planpress::pages {
namespace {

constexpr std::array<std::string_view, 4> levels{"national", "provincial", "prefectural", "county"};

std::string_view level_of(const model::Place& place) {
  return levels[static_cast<std::size_t>(place.level)];
}

int rank_of(std::string_view level) {
  return static_cast<int>(std::find(levels.begin(), levels.end(), level) - levels.begin());
}

// File names end at 255 bytes; a long title keeps its beginning and a sum of the whole.
std::string key_of(std::string_view number, std::string_view title) {
  if (!number.empty()) return model::document_key(number);
  std::string key = model::document_key(title);
  constexpr std::size_t most_bytes = 150;
  if (key.size() <= most_bytes) return key;
  std::uint32_t sum = 2166136261;  // FNV-1a
  for (const char c : key) sum = (sum ^ static_cast<unsigned char>(c)) * 16777619;
  std::size_t end = most_bytes;
  while ((static_cast<unsigned char>(key[end]) & 0xC0) == 0x80) --end;
  return fmt::format("{}-{:08x}", key.substr(0, end), sum);
}

DocumentState state_of(const model::Plan& plan, const model::Site& site) {
  int year = 0;
  const std::string_view date = site.date;
  std::from_chars(date.data(), date.data() + std::min<std::size_t>(date.size(), 4), year);
  if (year == 0) return DocumentState::undated;
  return plan.period.to < year ? DocumentState::over : DocumentState::in_period;
}

}  // namespace

std::string route_of(const model::Basis& basis) {
  return basis.plan != nullptr ? route_of(*basis.plan)
                               : fmt::format("documents/{}", key_of(basis.number, basis.title));
}

Lineage::Lineage(const model::Model& model) {
  for (const model::Plan& plan : model.plans) add_plan(plan, model.site);
  for (const model::Plan& plan : model.plans) {
    if (!plan.replaces) continue;
    Document& old =
        documents_[static_cast<std::size_t>(by_key_.at(fmt::format("plan/{}", plan.replaces->id)))];
    old.replaced_by = &plan;
    old.state = DocumentState::replaced;
  }
  for (const model::Plan& plan : model.plans) tie(plan);
  children_.resize(documents_.size());
  for (std::size_t i = 0; i < documents_.size(); ++i) {
    const int parent = documents_[i].parent;
    (parent < 0 ? roots_ : children_[static_cast<std::size_t>(parent)]).push_back(static_cast<int>(i));
  }
}

void Lineage::add_plan(const model::Plan& plan, const model::Site& site) {
  const int at = static_cast<int>(documents_.size());
  by_key_.emplace(fmt::format("plan/{}", plan.id), at);
  const std::string_view level = plan.place ? level_of(*plan.place) : std::string_view();
  documents_.push_back({route_of(plan),
                        plan.document.number,
                        plan.title,
                        level,
                        &plan,
                        nullptr,
                        state_of(plan, site),
                        {},
                        -1});
}

int Lineage::place_of(const model::Basis& basis) {
  if (basis.plan != nullptr) return by_key_.at(fmt::format("plan/{}", basis.plan->id));
  const std::string route = route_of(basis);
  const auto [at, is_new] = by_key_.try_emplace(route, static_cast<int>(documents_.size()));
  if (is_new)
    documents_.push_back(
        {route, basis.number, basis.title, basis.level, nullptr, nullptr, DocumentState::not_held, {}, -1});
  return at->second;
}

// Whether `candidate` stands somewhere above `document`.
bool Lineage::is_above(int candidate, int document) const {
  for (int at = document; at >= 0; at = documents_[static_cast<std::size_t>(at)].parent) {
    if (at == candidate) return true;
  }
  return false;
}

void Lineage::tie(const model::Plan& plan) {
  std::vector<int> line;
  for (const model::Basis& basis : plan.basis) {
    const int at = place_of(basis);
    std::vector<const model::Plan*>& citers = documents_[static_cast<std::size_t>(at)].cited_by;
    if (citers.empty() || citers.back() != &plan) citers.push_back(&plan);
    line.push_back(at);
  }
  std::stable_sort(line.begin(), line.end(), [&](int a, int b) {
    return rank_of(documents_[static_cast<std::size_t>(a)].level) <
           rank_of(documents_[static_cast<std::size_t>(b)].level);
  });
  line.push_back(by_key_.at(fmt::format("plan/{}", plan.id)));
  // What documents that are held name themselves goes before what others tell of them.
  for (std::size_t i = 1; i < line.size(); ++i) {
    Document& document = documents_[static_cast<std::size_t>(line[i])];
    const bool own = i + 1 == line.size();
    if (document.parent >= 0 || line[i] == line[i - 1] || (!own && document.plan != nullptr)) continue;
    if (!own && rank_of(documents_[static_cast<std::size_t>(line[i - 1])].level) >= rank_of(document.level))
      continue;
    if (!is_above(line[i], line[i - 1])) document.parent = line[i - 1];
  }
}

}  // namespace planpress::pages
