#include "paper/print.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <chrono>

#include "data/write.hpp"
#include "paper/base64.hpp"
#include "paper/browser.hpp"
#include "paper/requests.hpp"

namespace planpress::paper {
namespace {

using Clock = std::chrono::steady_clock;
using Kind = BrowserMessage::Kind;
using How = io::Heard::How;

constexpr int most_failures_in_a_row = 3;

/// A page of the browser and what it is doing.
struct Tab {
  enum class State : std::uint8_t { opening, joining, idle, loading, printing, reading, closed };
  State state = State::opening;
  std::int64_t call = 0;  // the answer that it waits for
  std::string target;
  std::string session;
  std::string loader;  // of the document that is being loaded
  std::string loaded;  // of the last one that was
  std::string stream;
  Printed printed;
  Clock::time_point last;
};

class Printer {
 public:
  Printer(std::span<const std::string> paths, const Library& library, const PrintOptions& options,
          const Take& take)
      : paths_(paths), library_(library), options_(options), take_(take), base_(options.base_url) {
    if (base_.empty()) base_ = nowhere;
    if (!base_.ends_with('/')) base_ += '/';
  }

  PrintOutcome run();

 private:
  using State = Tab::State;

  bool greet();
  void open(Tab& tab);
  void go_on(Tab& tab, const BrowserMessage& answer);
  void take_event(const BrowserMessage& event);
  void load_next(Tab& tab);
  void print_page(Tab& tab);
  void read_on(Tab& tab);
  void take_bytes(Tab& tab, const BrowserMessage& answer);
  void hand_over(Tab& tab, std::string fault);
  void fail_page(Tab& tab, std::string fault);
  void look_at_clock();
  void give_up(std::string why);
  void take_trouble(const BrowserMessage& message);
  Tab* tab_of(const BrowserMessage& message);
  io::Patience patience() const;
  bool is_over() const { return handed_over_ == paths_.size() || outcome_.end != PrintEnd::done; }

  std::span<const std::string> paths_;
  const Library& library_;
  const PrintOptions& options_;
  const Take& take_;
  std::string base_;
  std::unique_ptr<Browser> browser_;
  std::vector<Tab> tabs_;
  std::size_t begun_ = 0;
  std::size_t handed_over_ = 0;
  int failures_ = 0;
  PrintOutcome outcome_;
};

PrintOutcome Printer::run() {
  BrowserFault fault;
  browser_ = Browser::start(options_.programs, fault);
  if (!browser_) {
    outcome_ = {fault.missing ? PrintEnd::missing : PrintEnd::failed, fault.program, fault.why, {}, 0};
    return outcome_;
  }
  outcome_.program = browser_->program();
  if (greet()) {
    tabs_.resize(std::clamp<std::size_t>(options_.tabs, 1, std::max<std::size_t>(paths_.size(), 1)));
    for (Tab& tab : tabs_) open(tab);
    while (!is_over()) {
      const BrowserMessage message = browser_->next(patience());
      if (message.kind == Kind::trouble) {
        take_trouble(message);
      } else if (message.kind == Kind::event) {
        take_event(message);
      } else if (Tab* tab = tab_of(message)) {
        go_on(*tab, message);
      }
    }
  }
  if (outcome_.end == PrintEnd::failed) outcome_.complaint = browser_->complaint();
  if (outcome_.end == PrintEnd::done) browser_->close();
  return outcome_;
}

// The browser's first word, which tells what it is.
bool Printer::greet() {
  const std::int64_t call = browser_->call("Browser.getVersion", "{}");
  const io::Patience wait{options_.milliseconds, options_.interrupted};
  while (true) {
    const BrowserMessage message = browser_->next(wait);
    if (message.kind == Kind::trouble && message.how == How::too_slow) {
      give_up(fmt::format("it did not answer within {} seconds", options_.milliseconds / 1000));
    } else if (message.kind == Kind::trouble) {
      take_trouble(message);
    } else if (message.call == call) {
      const std::string_view product = text_in(message.body, "product");
      const std::size_t slash = std::min(product.find('/') + 1, product.size());
      std::from_chars(product.data() + slash, product.data() + product.size(), outcome_.version);
      return true;
    }
    if (outcome_.end != PrintEnd::done) return false;
  }
}

void Printer::open(Tab& tab) {
  tab = {};
  tab.call = browser_->call("Target.createTarget", R"({"url":"about:blank"})");
  tab.last = Clock::now() + std::chrono::milliseconds(options_.milliseconds);
}

void Printer::go_on(Tab& tab, const BrowserMessage& answer) {
  if (answer.kind == Kind::refusal) {
    if (tab.state < State::idle) return give_up(fmt::format("it refused to open a page: {}", answer.text));
    return fail_page(tab, fmt::format("the browser refused: {}", answer.text));
  }
  switch (tab.state) {
    case State::opening:
      tab.target = text_in(answer.body, "targetId");
      tab.call = browser_->call("Target.attachToTarget",
                                fmt::format(R"({{"targetId":"{}","flatten":true}})", tab.target));
      tab.state = State::joining;
      return;
    case State::joining:
      tab.session = text_in(answer.body, "sessionId");
      browser_->call("Fetch.enable", R"({"patterns":[{"urlPattern":"*"}]})", tab.session);
      browser_->call("Emulation.setScriptExecutionDisabled", R"({"value":true})", tab.session);
      browser_->call("Inspector.enable", "{}", tab.session);
      browser_->call("Page.enable", "{}", tab.session);
      browser_->call("Page.setLifecycleEventsEnabled", R"({"enabled":true})", tab.session);
      return load_next(tab);
    case State::loading:
      tab.loader = text_in(answer.body, "loaderId");
      if (const std::string_view error = text_in(answer.body, "errorText"); !error.empty())
        return fail_page(tab, fmt::format("the browser could not load it: {}", error));
      if (tab.loaded == tab.loader) print_page(tab);
      return;
    case State::printing:
      tab.stream = text_in(answer.body, "stream");
      tab.state = State::reading;
      return read_on(tab);
    case State::reading:
      return take_bytes(tab, answer);
    case State::idle:
    case State::closed:
      return;
  }
}

void Printer::take_event(const BrowserMessage& event) {
  if (event.text == "Fetch.requestPaused") return answer_request(*browser_, event, base_, library_);
  Tab* tab = tab_of(event);
  if (tab == nullptr) return;
  if (tab->state < State::loading || tab->state == State::closed) return;
  if (event.text == "Inspector.targetCrashed") return fail_page(*tab, "the browser's page crashed");
  if (event.text != "Page.lifecycleEvent" || text_in(event.body, "name") != "load") return;
  // It may come before the answer that names the document.
  tab->loaded = text_in(event.body, "loaderId");
  if (tab->state == State::loading && tab->loaded == tab->loader) print_page(*tab);
}

void Printer::load_next(Tab& tab) {
  if (begun_ == paths_.size()) {
    tab.state = State::closed;
    return;
  }
  tab.printed = {};
  tab.printed.page = begun_++;
  tab.loader.clear();
  tab.loaded.clear();
  tab.state = State::loading;
  tab.last = Clock::now() + std::chrono::milliseconds(options_.milliseconds);
  std::string parameters = R"({"url":)";
  data::write_json_string(parameters, address_of(paths_[tab.printed.page], base_));
  tab.call = browser_->call("Page.navigate", parameters + "}", tab.session);
}

void Printer::print_page(Tab& tab) {
  tab.state = State::printing;
  tab.call = browser_->call("Page.printToPDF",
                            R"({"preferCSSPageSize":true,"paperWidth":8.27,"paperHeight":11.69,)"
                            R"("printBackground":true,"generateTaggedPDF":true,)"
                            R"("generateDocumentOutline":true,"transferMode":"ReturnAsStream"})",
                            tab.session);
}

void Printer::read_on(Tab& tab) {
  std::string parameters =
      R"({"size":393216,"handle":)";  // bytes; what reads messages takes longer strings not
  data::write_json_string(parameters, tab.stream);
  tab.call = browser_->call("IO.read", parameters + "}", tab.session);
}

void Printer::take_bytes(Tab& tab, const BrowserMessage& answer) {
  const data::Member* encoded = answer.body != nullptr ? answer.body->find("base64Encoded") : nullptr;
  const data::Member* end = answer.body != nullptr ? answer.body->find("eof") : nullptr;
  const std::string_view bytes = text_in(answer.body, "data");
  if (encoded == nullptr || !encoded->value.boolean) {
    tab.printed.pdf += bytes;
  } else if (!append_from_base64(tab.printed.pdf, bytes)) {
    return fail_page(tab, "the browser sent something that is no base 64");
  }
  if (end == nullptr || !end->value.boolean)
    return bytes.empty() ? fail_page(tab, "the browser sent half a PDF") : read_on(tab);
  tab.printed.facts = look_at(tab.printed.pdf);
  if (!tab.printed.facts.whole || tab.printed.facts.pages == 0)
    return fail_page(tab, "what the browser sent is no PDF");
  settle_pdf(tab.printed.pdf, options_.day, options_.base_url.empty() ? nowhere : std::string_view());
  failures_ = 0;
  hand_over(tab, {});
  load_next(tab);
}

void Printer::hand_over(Tab& tab, std::string fault) {
  tab.printed.fault = std::move(fault);
  ++handed_over_;
  if (!take_(std::move(tab.printed)) && outcome_.end == PrintEnd::done) outcome_.end = PrintEnd::stopped;
}

void Printer::fail_page(Tab& tab, std::string fault) {
  browser_->call("Target.closeTarget", fmt::format(R"({{"targetId":"{}"}})", tab.target));
  hand_over(tab, std::move(fault));
  if (++failures_ >= most_failures_in_a_row && begun_ < paths_.size())
    return give_up(fmt::format("it failed with {} pages one after the other", failures_));
  open(tab);
}

void Printer::look_at_clock() {
  const int seconds = options_.milliseconds / 1000;
  for (Tab& tab : tabs_) {
    if (tab.state == State::closed || Clock::now() < tab.last || is_over()) continue;
    if (tab.state < State::idle) return give_up(fmt::format("it opened no page within {} seconds", seconds));
    fail_page(tab, fmt::format("the browser did not finish it within {} seconds", seconds));
  }
}

void Printer::give_up(std::string why) {
  if (outcome_.end != PrintEnd::done) return;
  outcome_.end = PrintEnd::failed;
  outcome_.why = std::move(why);
}

void Printer::take_trouble(const BrowserMessage& message) {
  switch (message.how) {
    case How::message:
      return give_up(fmt::format("it said what no DevTools message is: {}", message.text));
    case How::ended:
      return give_up("it ended before it was done");
    case How::too_much:
      return give_up("it said more than can be listened to");
    case How::interrupted:
      outcome_.end = PrintEnd::interrupted;
      return;
    case How::too_slow:
      return look_at_clock();
  }
}

Tab* Printer::tab_of(const BrowserMessage& message) {
  const auto found = std::find_if(tabs_.begin(), tabs_.end(), [&](const Tab& tab) {
    return message.kind == Kind::event ? !message.session.empty() && tab.session == message.session
                                       : tab.call == message.call;
  });
  return found == tabs_.end() ? nullptr : &*found;
}

io::Patience Printer::patience() const {
  Clock::time_point next = Clock::now() + std::chrono::milliseconds(options_.milliseconds);
  for (const Tab& tab : tabs_) {
    if (tab.state != State::closed) next = std::min(next, tab.last);
  }
  const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(next - Clock::now()).count();
  return {static_cast<int>(std::max<std::int64_t>(left + 1, 1)), options_.interrupted};
}

}  // namespace

PrintOutcome print(std::span<const std::string> paths, const Library& library, const PrintOptions& options,
                   const Take& take) {
  return Printer(paths, library, options, take).run();
}

}  // namespace planpress::paper
