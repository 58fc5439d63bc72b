#include <algorithm>
#include <array>
#include <map>

#include "import/pieces.hpp"
#include "import/task_draft.hpp"
#include "text/utf8.hpp"

namespace planpress::import::annex {
namespace {

struct Person {
  std::string name;
  std::string phone;
};

bool is_phone(std::string_view word) {
  std::size_t digits = 0;
  for (const char c : word) {
    if (c >= '0' && c <= '9')
      ++digits;
    else if (c != '-' && c != '+' && c != '(' && c != ')')
      return false;
  }
  return digits >= 5;
}

bool is_single_han(std::string_view word) {
  return length_of(word) == 1 && text::is_cjk(text::decode(word, 0).value);
}

/// Names and telephones of a cell as words; `张 三` becomes one.
std::vector<std::string> words_of(std::string_view cell) {
  std::vector<std::string> words;
  std::string word;
  bool figures = false;
  const auto flush = [&] {
    if (word.empty()) return;
    if (!words.empty() && is_single_han(word) && is_single_han(words.back()) && !is_phone(words.back())) {
      words.back() += word;
    } else {
      words.push_back(word);
    }
    word.clear();
  };
  for (std::size_t at = 0; at < cell.size();) {
    const text::CodePoint point = text::decode(cell, at);
    const std::string_view here = cell.substr(at, point.length);
    at += point.length;
    constexpr std::array<std::string_view, 10> parting = {"、", "，", ",", "；", ";",
                                                          "：", ":",  "/", "（", "）"};
    if (is_blank(point.value) || std::find(parting.begin(), parting.end(), here) != parting.end()) {
      flush();
      continue;
    }
    const bool figure = (point.value >= '0' && point.value <= '9') || here == "-" || here == "+";
    if (!word.empty() && figure != figures) flush();
    figures = figure;
    word += here;
  }
  flush();
  return words;
}

std::vector<Person> persons(std::string_view names, std::string_view phones) {
  std::vector<Person> out;
  for (const std::string& word : words_of(names)) {
    if (is_phone(word)) {
      if (out.empty() || !out.back().phone.empty()) {
        out.push_back({{}, word});
      } else {
        out.back().phone = word;
      }
    } else if (length_of(word) >= 2 && length_of(word) <= 8) {
      out.push_back({word, {}});
    }
  }
  std::size_t at = 0;
  for (const std::string& word : words_of(phones)) {
    if (!is_phone(word)) continue;
    while (at < out.size() && !out[at].phone.empty()) ++at;
    if (at == out.size()) out.push_back({});
    out[at].phone = word;
  }
  return out;
}

bool is_collective(std::string_view body) {
  return body.starts_with("各") || body.find("有关") != std::string_view::npos;
}

}  // namespace

void settle_contacts(std::vector<TaskDraft>& drafts) {
  std::map<std::pair<std::string, std::string>, std::string> bodies;  // of persons that stand beside one body
  for (int round = 0; round < 2; ++round) {
    for (TaskDraft& draft : drafts) {
      if (draft.contact_names.empty() && draft.contact_phones.empty()) continue;
      if (draft.contacts_inherited && !draft.owners_inherited) continue;
      const std::vector<Person> found = persons(draft.contact_names, draft.contact_phones);
      const std::vector<PartyReading>& owners = draft.task.responsible;
      draft.task.contacts.clear();
      for (std::size_t i = 0; i < found.size(); ++i) {
        const std::pair<std::string, std::string> key{found[i].name, found[i].phone};
        ContactReading contact{{}, found[i].name, found[i].phone};
        const bool paired = i < owners.size() && found.size() <= owners.size();
        const bool sure = paired && found.size() == owners.size() && !is_collective(owners[i].body);
        if (sure) bodies.emplace(key, owners[i].body);
        const auto known = bodies.find(key);
        if (sure || known == bodies.end()) {
          if (paired) contact.body = owners[i].body;
          if (owners.size() == 1) contact.body = owners.front().body;
        } else {
          contact.body = known->second;
        }
        draft.task.contacts.push_back(std::move(contact));
      }
      const bool odd = found.size() > owners.size() && owners.size() > 1;
      if (round == 1 && odd) doubt(draft, "there are more contacts than bodies");
    }
  }
}

}  // namespace planpress::import::annex
