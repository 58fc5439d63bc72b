#define CXXOPTS_VECTOR_DELIMITER '\0'  // commas belong to file names
#define CXXOPTS_NO_REGEX true          // its patterns are compiled at each start, whatever is asked
#include <cxxopts.hpp>

#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/terminal.hpp"
#include "diag/nearest.hpp"

namespace planpress::cli {
namespace {

constexpr Option shared[] = {
    {"format", "FORM", "human", "how messages are written: human, short, json, github"},
    {"color", "WHEN", "auto", "colour: auto, always, never"},
    {"q,quiet", "", "", "print nothing but errors"},
    {"h,help", "", "", "show this help"},
};

std::string long_name(std::string_view names) {
  return std::string(names.substr(names.rfind(',') + 1));
}

cxxopts::Options options_of(const Command& command) {
  cxxopts::Options options("planpress " + std::string(command.name));
  const auto add = [&](const Option& option) {
    if (option.value.empty()) {
      options.add_options()(std::string(option.names), std::string(option.doc));
    } else {
      options.add_options()(std::string(option.names), std::string(option.doc),
                            cxxopts::value<std::string>()->default_value(std::string(option.fallback)));
    }
  };
  for (const Option& option : command.options) add(option);
  for (const Option& option : shared) add(option);
  options.add_options()("operands", "", cxxopts::value<std::vector<std::string>>());
  options.parse_positional({"operands"});
  return options;
}

// The message of an unknown option, with the one that was probably meant.
std::string unknown_option(const Command& command, std::string_view word) {
  if (word.size() == 1) return fmt::format("unknown option `-{}`", word);
  std::vector<std::string_view> known;
  for (const Option& option : command.options)
    known.push_back(option.names.substr(option.names.rfind(',') + 1));
  for (const Option& option : shared) known.push_back(option.names.substr(option.names.rfind(',') + 1));
  const std::string_view near = diag::nearest(word, known);
  return fmt::format("unknown option `--{}`{}", word,
                     near.empty() ? "" : fmt::format("; did you mean `--{}`?", near));
}

const Option* find_option(const Command& command, std::string_view name) {
  const auto is_it = [&](const Option& option) {
    return long_name(option.names) == name || (name.size() == 1 && option.names.substr(0, 1) == name &&
                                               option.names.find(',') != std::string_view::npos);
  };
  for (const std::span<const Option> options : {command.options, std::span<const Option>(shared)}) {
    const auto found = std::find_if(options.begin(), options.end(), is_it);
    if (found != options.end()) return &*found;
  }
  return nullptr;
}

// What does not fit, in our own words: cxxopts stops at the first such word and names it in quotation marks.
std::string misfit(const Command& command, int argc, char** argv, std::string_view said) {
  constexpr std::string_view open = "‘";
  const std::size_t begin = std::min(said.find(open), said.size() - open.size()) + open.size();
  const std::string_view name = said.substr(begin, said.find("’", begin) - begin);
  const Option* option = find_option(command, name);
  if (option != nullptr && !option->value.empty()) {
    return fmt::format("`{}{}` needs a value, {}", name.size() == 1 ? "-" : "--", name, option->value);
  }
  for (int i = 1; i < argc; ++i) {
    const std::string_view word = argv[i];
    const std::size_t equals = word.find('=');
    if (!word.starts_with("--") || equals == std::string_view::npos) continue;
    const Option* given = find_option(command, word.substr(2, equals - 2));
    if (given != nullptr && given->value.empty())
      return fmt::format("`{}` takes no value", word.substr(0, equals));
  }
  return unknown_option(command, name);
}

bool read_shared(const Arguments& arguments, diag::DrawOptions& draw, std::string& fault) {
  const std::string format = arguments.text("format");
  if (format == "human") {
    draw.format = diag::Format::human;
  } else if (format == "short") {
    draw.format = diag::Format::short_lines;
  } else if (format == "json") {
    draw.format = diag::Format::json;
  } else if (format == "github") {
    draw.format = diag::Format::github;
  } else {
    fault = fmt::format("`--format` takes human, short, json or github, not `{}`", format);
    return false;
  }
  const std::string color = arguments.text("color");
  if (color != "auto" && color != "always" && color != "never") {
    fault = fmt::format("`--color` takes auto, always or never, not `{}`", color);
    return false;
  }
  draw.color = color == "always" || (color == "auto" && talks_to_a_terminal());
  return true;
}

}  // namespace

std::span<const Option> common_options() {
  return shared;
}

bool Arguments::has(std::string_view name) const {
  for (const Given& given : given_) {
    if (given.name == name) return given.given;
  }
  return false;
}

std::string Arguments::text(std::string_view name) const {
  for (const Given& given : given_) {
    if (given.name == name) return given.value;
  }
  return {};
}

bool read_arguments(const Command& command, int argc, char** argv, Arguments& out, std::string& fault) {
  try {
    cxxopts::Options options = options_of(command);
    const cxxopts::ParseResult result = options.parse(argc, argv);
    const auto take = [&](const Option& option) {
      const std::string name = long_name(option.names);
      const bool given = result.count(name) > 0;
      std::string value = option.value.empty() ? "" : result[name].as<std::string>();
      // cxxopts takes `-l=x` for the value `=x`.
      if (given && value.starts_with('=')) value.erase(0, 1);
      out.given_.push_back({name, std::move(value), given});
    };
    for (const Option& option : command.options) take(option);
    for (const Option& option : shared) take(option);
    if (result.count("operands") > 0) out.operands_ = result["operands"].as<std::vector<std::string>>();
  } catch (const cxxopts::exceptions::exception& error) {
    fault = misfit(command, argc, argv, error.what());
    return false;
  }
  out.quiet = out.has("quiet");
  return read_shared(out, out.draw, fault);
}

std::string help_of(const Command& command) {
  std::string help = fmt::format("{}\n\nusage: planpress {}{}{}\n", command.summary, command.name,
                                 command.options.empty() ? "" : " [options]",
                                 command.operands.empty() ? "" : fmt::format(" {}", command.operands));
  const auto add = [&](const Option& option) {
    const std::string name = long_name(option.names);
    const bool brief = option.names.find(',') != std::string_view::npos;
    const std::string left =
        fmt::format("{}--{}{}", brief ? fmt::format("-{}, ", option.names.substr(0, 1)) : "    ", name,
                    option.value.empty() ? "" : fmt::format(" {}", option.value));
    help += fmt::format("  {:<26}{}{}\n", left, option.doc,
                        option.fallback.empty() ? "" : fmt::format(" (default {})", option.fallback));
  };
  if (!command.options.empty()) help += "\noptions:\n";
  for (const Option& option : command.options) add(option);
  help += "\nof every command:\n";
  for (const Option& option : shared) add(option);
  return help;
}

std::string help_of_program() {
  std::string help =
      "planpress publishes plans of governments as a website, as Markdown and as open data\n\n"
      "usage: planpress COMMAND [options]\n\ncommands:\n";
  for (const Command& command : commands())
    help += fmt::format("  {:<12}{}\n", command.name, command.summary);
  help += "\n`planpress COMMAND --help` tells more.\n";
  return help;
}

}  // namespace planpress::cli
