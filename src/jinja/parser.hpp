// Tokens made into a tree. Expressions are read in parse_expression.cpp, statements in parse_statement.cpp.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "diag/diagnostic.hpp"
#include "jinja/lexer.hpp"
#include "jinja/tree.hpp"
#include "text/source.hpp"

namespace planpress::jinja {

/// Reads one template into its tree. Every fault is reported; a tag with one is left out, and what follows is
/// read on.
class Parser {
 public:
  Parser(const text::SourceFile& file, std::vector<Token> tokens, Names& names, Tree& tree, Escape escape,
         diag::Report& report)
      : file_(file),
        tokens_(std::move(tokens)),
        names_(names),
        tree_(tree),
        own_escape_(escape),
        escape_(escape),
        report_(report) {}

  void parse();

 private:
  struct Broken {};  // thrown after a fault was reported, caught at the end of the tag

  /// A block statement that is not closed yet.
  struct Open {
    NameId word;
    Token token;
    std::initializer_list<NameId> ends;
  };

  // Tokens.
  const Token& now() const { return tokens_[at_]; }
  const Token& ahead() const { return tokens_[at_ + 1 < tokens_.size() ? at_ + 1 : at_]; }
  void pass();
  bool is(TokenKind kind) const { return now().kind == kind; }
  bool is_mark(std::uint32_t value) const { return is(TokenKind::mark) && now().value == value; }
  bool is_word(NameId word) const { return is(TokenKind::name) && now().value == word; }
  bool pass_mark(std::uint32_t value);
  bool pass_word(NameId word);
  void expect_mark(std::uint32_t value);
  void expect_word(NameId word);
  NameId expect_name(std::string_view what);
  std::string described(const Token& token) const;
  text::Span place(const Token& token) const { return {&file_, token.begin, token.end}; }
  [[noreturn]] void fail(const Token& token, std::string message, std::string hint = {});
  [[noreturn]] void fail_expected(std::string_view what);

  // Nodes.
  NodeId make(Kind kind, std::uint32_t begin, std::uint32_t a = 0, std::uint32_t b = 0, std::uint32_t c = 0);
  NodeId make_deeper(Kind kind, std::uint32_t begin, NodeId below, NodeId beside = no_node);
  Range keep(const std::vector<std::uint32_t>& items);
  Node& node(NodeId id) { return tree_.nodes[id]; }
  std::uint32_t depth_of(NodeId id) const { return id < depths_.size() ? depths_[id] : 0; }
  void set_depth(NodeId id, std::uint32_t depth);

  // Expressions.
  NodeId parse_expression(bool with_condition = true);
  NodeId parse_condition();
  NodeId parse_or();
  NodeId parse_and();
  NodeId parse_not();
  NodeId parse_comparison();
  NodeId parse_level(int level);
  NodeId parse_unary(bool with_filters);
  NodeId parse_primary();
  NodeId parse_name();
  NodeId parse_string();
  NodeId parse_list();
  NodeId parse_map();
  NodeId parse_postfix(NodeId base, bool with_filters);
  NodeId parse_member(NodeId base);
  NodeId parse_subscript(NodeId base);
  NodeId parse_index();
  NodeId parse_call(NodeId callee);
  NodeId parse_filter(NodeId input, bool after_pipe);
  NodeId parse_test(NodeId input);
  std::uint32_t parse_arguments();
  NodeId parse_tuple(bool with_condition, bool in_parentheses, NameId end_word = no_name);
  bool at_tuple_end(NameId end_word) const;
  bool at_comparison() const;

  // Targets.
  NodeId parse_target(NameId end_word, bool with_field);
  NodeId parse_target_name();
  NodeId parse_target_item();

  // Statements.
  NodeId parse_body(std::initializer_list<NameId> ends);
  void parse_tag(std::vector<std::uint32_t>& body);
  NodeId parse_statement(NameId word);
  NodeId parse_simple(NameId word, std::uint32_t begin);
  NodeId parse_if(std::uint32_t begin);
  NodeId parse_for(std::uint32_t begin);
  NodeId parse_set(std::uint32_t begin);
  NodeId parse_macro(std::uint32_t begin);
  NodeId parse_call_block(std::uint32_t begin);
  NodeId parse_filter_block(std::uint32_t begin);
  NodeId parse_with(std::uint32_t begin);
  NodeId parse_autoescape(std::uint32_t begin);
  NodeId parse_block(std::uint32_t begin);
  NodeId parse_include();
  NodeId parse_import();
  NodeId parse_from();
  NodeId parse_print();
  void parse_signature(Macro& macro);
  void parse_macro_body(Macro& macro, const Token& tag, NameId end_word);
  void parse_context_mode(NodeId statement);
  void check_required(const Block& block);
  NodeId body_of(const Token& tag, std::initializer_list<NameId> ends);
  void close(NameId word);
  void fail_end_word(NameId word);
  bool is_end_word(NameId word) const;
  bool ends_open(NameId word) const;
  [[noreturn]] void fail_unknown_tag(NameId word);
  void skip_tag();
  /// Runs what reads the rest of a tag, and passes its end; false when it was broken.
  template <class Read>
  bool header(Read&& read);

  const text::SourceFile& file_;
  std::vector<Token> tokens_;
  Names& names_;
  Tree& tree_;
  Escape own_escape_;
  Escape escape_;
  diag::Report& report_;
  std::size_t at_ = 0;
  std::uint32_t last_end_ = 0;
  int nesting_ = 0;
  bool unknown_tag_seen_ = false;
  /// How often the names that a loop or a macro may provide were read so far.
  struct Mentions {
    std::uint32_t loop = 0, caller = 0, kwargs = 0, varargs = 0;
  } mentions_;
  std::vector<Open> open_;
  std::vector<NameId> late_ends_;  // of bodies that were ended by the tag around them
  std::vector<std::uint32_t> depths_;
};

template <class Read>
bool Parser::header(Read&& read) {
  try {
    read();
    if (!is(TokenKind::tag_end)) fail_expected("`%}`");
    pass();
    return true;
  } catch (const Broken&) {
    skip_tag();
    return false;
  }
}

/// How deep brackets and tags may nest, and how many operators may follow each other.
inline constexpr int deepest_template = 64;
inline constexpr std::uint32_t longest_expression = 400;

}  // namespace planpress::jinja
