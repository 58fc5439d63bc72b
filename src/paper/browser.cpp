#include "paper/browser.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <utility>
#include <vector>

#include "data/read.hpp"

namespace planpress::paper {
namespace {

using Kind = BrowserMessage::Kind;

// What a browser does on its own account is of no use here.
constexpr std::string_view switches[] = {
    "--headless",
    "--remote-debugging-pipe",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-gpu",
    "--disable-extensions",
    "--disable-sync",
    "--disable-breakpad",
    "--disable-component-update",
    "--disable-background-networking",
    "--disable-domain-reliability",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--metrics-recording-only",
    "--password-store=basic",
    "--use-mock-keychain",
    "--font-render-hinting=none",
    "--host-resolver-rules=MAP * ~NOTFOUND",
};

std::vector<std::string> words_for(const std::string& program, const std::string& profile) {
  std::vector<std::string> words{program};
  words.insert(words.end(), std::begin(switches), std::end(switches));
  // Chromium refuses to shut itself in when the superuser starts it.
  if (io::is_superuser()) words.emplace_back("--no-sandbox");
  words.push_back("--user-data-dir=" + profile);
  words.emplace_back("about:blank");
  return words;
}

}  // namespace

std::unique_ptr<Browser> Browser::start(std::span<const std::string> programs, BrowserFault& fault) {
  auto profile = io::ScratchFolder::make("planpress-pdf-");
  if (!profile) {
    fault.why = profile.fault().sentence();
    return nullptr;
  }
  std::unique_ptr<Browser> browser(new Browser(std::move(*profile), {}));
  for (const std::string& program : programs) {
    auto line = io::Conversation::start(words_for(program, browser->profile_.path()));
    if (line) {
      browser->line_ = std::move(*line);
      browser->program_ = program;
      return browser;
    }
    fault = {line.fault().error == ENOENT, program, line.fault().sentence()};
    if (!fault.missing) break;
  }
  return nullptr;
}

Browser::~Browser() {
  if (line_) line_->end(0);
}

std::int64_t Browser::call(std::string_view method, std::string_view parameters, std::string_view session) {
  ++calls_;
  std::string message = fmt::format(R"({{"id":{},"method":"{}","params":{})", calls_, method, parameters);
  if (!session.empty()) message += fmt::format(R"(,"sessionId":"{}")", session);
  line_->say(message + "}");
  return calls_;
}

BrowserMessage Browser::next(const io::Patience& patience) {
  io::Heard heard = line_->hear(patience);
  BrowserMessage message;
  message.how = heard.how;
  if (heard.how != io::Heard::How::message) return message;
  heard_ = {"message", std::move(heard.message)};
  arena_.reset();
  diag::Report faults;
  message_ = data::read_json(heard_, arena_, faults);
  if (faults.has_errors() || message_.kind != data::Value::Kind::map) {
    message.text = heard_.text.substr(0, 80);
    return message;
  }
  message.call = number_in(&message_, "id");
  message.session = text_in(&message_, "sessionId");
  if (message.call == 0) {
    message.kind = Kind::event;
    message.text = text_in(&message_, "method");
    message.body = map_in(&message_, "params");
  } else if (const data::Value* error = map_in(&message_, "error")) {
    message.kind = Kind::refusal;
    message.text = text_in(error, "message");
  } else {
    message.kind = Kind::answer;
    message.body = map_in(&message_, "result");
  }
  return message;
}

void Browser::close() {
  constexpr int grace = 3000;
  call("Browser.close", "{}");
  // It goes on talking until it has gone; one that never stops is not listened to for ever.
  for (int i = 0; i < 1000 && line_->hear({grace, nullptr}).how == io::Heard::How::message; ++i) continue;
  line_->end(grace);
}

std::string Browser::complaint() const {
  std::string last;
  std::string_view rest = line_->errors();
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    // Debian's start script compares a number that may be too large for it, and says so each time.
    if (!line.empty() && line.find("unexpected operator") == std::string_view::npos) last = line;
  }
  return last;
}

const data::Value* map_in(const data::Value* map, std::string_view key) {
  const data::Member* found = map != nullptr ? map->find(key) : nullptr;
  return found != nullptr && found->value.kind == data::Value::Kind::map ? &found->value : nullptr;
}

std::string_view text_in(const data::Value* map, std::string_view key) {
  const data::Member* found = map != nullptr ? map->find(key) : nullptr;
  return found != nullptr && found->value.kind == data::Value::Kind::string ? found->value.string()
                                                                            : std::string_view();
}

std::int64_t number_in(const data::Value* map, std::string_view key) {
  const data::Member* found = map != nullptr ? map->find(key) : nullptr;
  return found != nullptr && found->value.kind == data::Value::Kind::integer ? found->value.integer : 0;
}

}  // namespace planpress::paper
