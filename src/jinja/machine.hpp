// One rendering under way. The tree is walked as it is: expressions give views, statements append to the
// output.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "jinja/environment.hpp"
#include "jinja/html_print.hpp"
#include "jinja/library.hpp"
#include "jinja/loops.hpp"
#include "jinja/values.hpp"

namespace planpress::jinja {

/// A template and those that it extends, the nearest first.
struct Chain {
  const Template* page = nullptr;
  Chain* parent = nullptr;
};

/// Top-level variables of one template that runs or has run in a context.
struct Layer {
  const Template* page = nullptr;
  const View* slots = nullptr;
  const Layer* below = nullptr;
};

struct Binding {
  NameId name = no_name;  // none for names that no template mentions
  std::string_view text;
  View value;
};

/// Where names are looked up that a template does not define itself.
struct Context {
  const Context* outer = nullptr;
  std::span<const Binding> bindings;
  const Layer* layers = nullptr;
  Chain* chain = nullptr;
  bool sees_page = true;
};

/// A running piece of a template with its slots.
struct Activation {
  const Template* page = nullptr;
  const Node* nodes = nullptr;
  View* slots = nullptr;
  Activation* outer = nullptr;  // the piece in which a macro was written
  Context* context = nullptr;
  const Chain* block_at = nullptr;  // whose block runs, for super()
  NameId block = no_name;
  const Template* extends = nullptr;
  NodeId extends_at = no_node;
  Escape changing = Escape::none;
};

struct MacroValue : Callable {
  const Template* page = nullptr;
  const Macro* macro = nullptr;
  Activation* closure = nullptr;
};

/// How the page came to the place where it is, for messages.
struct Step {
  enum class Way : std::uint8_t { include, extends, import, macro, block, caller } way;
  const Step* before = nullptr;
  const Template* page = nullptr;
  NodeId node = no_node;
  std::string_view name;
};

/// Arguments, evaluated.
struct Given {
  std::span<const View> positional;
  std::span<const Binding> named;
  View caller;  // of a call block
};

class Machine {
 public:
  Machine(const Library& library, Run& run, std::string& out);

  bool render(const Template& page);

  // For filters, functions and tests.
  /// The address as it may stand in a page: itself, or a harmless one after a warning.
  std::string checked_address(std::string address) {
    if (is_safe_address(address)) return address;
    warn_of_address(address, call_node_);
    return std::string(harmless_address);
  }
  Arena& arena() { return run_.arena; }
  const Library& library() const { return library_; }
  [[noreturn]] void fail_call(std::string message, std::string hint);
  /// Applies the filter or test called `name`, for map, select and their kin.
  View apply(const Rows& rows, std::string_view what, const View& name, const View& input,
             std::span<const View> more, std::span<const Named> named, const Call& from);
  /// What the macro writes, as markup where its template escapes.
  View run_macro(const View& macro, std::span<const View> given, Escape escape);
  View member(const View& base, std::string_view name);
  View item(const View& base, const View& index);
  View sum(const View& a, const View& b) { return add(a, b, call_node_); }

 private:
  struct Fault {
    bool ends_page = false;  // a limit was met: nothing more can be said
  };
  friend struct Call;

  // machine.cpp: names, limits, faults.
  [[noreturn]] void fail(NodeId node, std::string message, std::string hint = {});
  [[noreturn]] void fail_at(text::Span place, std::string message, std::string hint,
                            std::string_view near = {}, std::string note = {});
  std::string looked_at(const View& map);
  /// Adds how the page came to the place where it is.
  void add_way(diag::Diagnostic& told) const;
  [[noreturn]] void fail_undefined(NodeId node, const View& value);
  /// A limit is met: the page ends here, whatever may go on after other faults.
  [[noreturn]] void end_page(NodeId node, std::string message);
  /// Where undefined is an error, so is all that is done with it but asking for it. Of maps of the data any
  /// key may be asked for; what records lack was told when it was read.
  void check_strict(const View& value, NodeId node) {
    if (!value.is_undefined() || library_.settings.undefined != Undefined::strict) return;
    const Kind kind = now_->nodes[node].kind;
    if (kind != Kind::member && kind != Kind::item) fail_undefined(node, value);
  }
  std::string undefined_reason(NodeId node, const View& value) const;
  std::vector<std::string_view> visible_names() const;
  void count_step() {
    if (++steps_ > run_.limits.steps)
      end_page(call_node_,
               "page takes too many steps (the limit is " + std::to_string(run_.limits.steps) + ")");
  }
  void check_room(NodeId node);
  View look_up(const Context* context, NameId name);
  std::span<const Binding> bindings_of(std::uint32_t frame);

  // evaluate.cpp
  View evaluate(NodeId id);
  View read_name(const Node& n, NodeId id);
  View read_slow(const Node& n, NodeId id, Activation& owner);
  View evaluate_member(const Node& n, NodeId id);
  View evaluate_item(const Node& n, NodeId id);
  View evaluate_slice(const Node& n, NodeId id);
  View evaluate_concat(const Node& n, NodeId id);
  View evaluate_map(const Node& n, NodeId id);
  View evaluate_comparisons(const Node& n, NodeId id);
  bool evaluate_test(NodeId id) { return is_true_at(evaluate(id), id); }
  bool is_true_at(const View& value, NodeId id);
  std::span<View> evaluate_list(std::uint32_t first, std::uint32_t count, std::span<View> room);
  View get_item(const View& base, const View& index);
  Escape escape_of(const Node& n) const { return n.escape == Escape::changing ? now_->changing : n.escape; }

  // operators.cpp
  View arithmetic(const Node& n, NodeId id);
  View add(const View& a, const View& b, NodeId id);
  View multiply(const View& a, const View& b, NodeId id);
  View divide(Op op, const View& a, const View& b, NodeId id);
  View power(const View& a, const View& b, NodeId id);
  View negate(const View& a, NodeId id);
  bool holds(Op op, const View& a, const View& b, NodeId id);
  [[noreturn]] void fail_operator(Op op, const View& a, const View& b, NodeId id);

  // execute.cpp
  void execute(NodeId id);
  void execute_body(NodeId id);
  void execute_guarded(NodeId id);
  void print(const View& value, Escape escape, NodeId id);
  // html_print.cpp
  void print_at(Place place, const View& value, Escape escape, NodeId id);
  void print_address(std::string_view text, bool is_markup, NodeId id);
  void print_addresses(std::string_view text, NodeId id);
  void print_name(std::string_view text, NodeId id);
  void print_tag(std::string_view text, Place place, NodeId id);
  void print_attributes(std::string_view markup, NodeId id);
  void print_attribute(std::string_view name, std::string_view value, NodeId id);
  [[noreturn]] void fail_outside_quotes(std::string_view text, NodeId id);
  void warn_of_address(std::string_view address, NodeId id);
  void assign(NodeId target, const View& value);
  void unpack(const Node& target, const View& value, NodeId id);
  void enter_frame(Range loads);
  void enter_frame_at(std::uint32_t frame) { enter_frame(now_->page->tree.frames[frame]); }
  void run_for(const Node& n, NodeId id);
  void run_loop(const Loop& loop, View items, std::uint32_t depth0, NodeId id);
  View matching_items(const Loop& loop, const View& items);
  View recurse(LoopState& state, const Given& given, NodeId id);
  void run_set_block(const Node& n);
  bool undoes_escapes(NodeId filter) const;
  void run_filter_block(const Node& n);
  View filtered(NodeId filter, const View& input);
  void run_with(const Node& n);
  void run_autoescape(const Node& n);
  template <class Make>
  View capture(Escape escape, Make&& make);

  // calls.cpp
  View evaluate_call(const Node& n, NodeId id, bool direct);
  View evaluate_method(const Node& n, NodeId id, bool direct);
  View call_value(const View& callee, const Node& n, NodeId callee_node, NodeId id, std::uint32_t arguments,
                  bool direct, const View& caller);
  View call_method_value(const Node& n, NodeId id, bool direct, const View& caller);
  View call_macro(const MacroValue& macro, const Given& given, Escape escape, NodeId id, bool direct);
  void bind_macro(const Macro& macro, const Given& given);
  void bind_caller(const Macro& macro, const View& caller);
  [[noreturn]] void fail_call_of(const Macro& macro, std::string message, std::string_view near = {});
  [[noreturn]] void fail_unknown_argument(const Macro& macro, const Given& given);
  /// Room for so many views in the page's arena, all undefined.
  std::span<View> views(std::size_t count);
  View call_row(const Registered& row, std::string_view what, const View* input, const Given& given,
                const Node& n, NodeId id);
  View run_row(const Registered& row, std::span<const View> args, std::span<const Named> named, Escape escape,
               NodeId id);
  View evaluate_row(const Node& n, NodeId id, const View* input);
  View call_loop_method(LoopState& state, NameId name, const Given& given, NodeId id);
  void run_call_block(const Node& n, NodeId id);
  Given evaluate_arguments(std::uint32_t index);
  View make_macro(std::uint32_t index);

  // templates.cpp
  void run_root(const Template& page, Context& context);
  void run_include(const Node& n, NodeId id);
  void run_extends(const Node& n, NodeId id);
  void run_import(const Node& n, NodeId id);
  void run_from_import(const Node& n, NodeId id);
  Context* frozen(const Context* context);
  View import_module(const Template& page, const Node& n, std::uint32_t frame, NodeId id);
  const Template* named_template(const Node& n, NodeId id, bool may_miss);
  void run_block(const Node& n, NodeId id);
  void run_block_of(const Chain* from, NameId name, Context* context, NodeId id,
                    const Block* placed = nullptr);
  View super_block(const Node& n, NodeId id);
  View self_block(const Node& n, NodeId id);

  /// Puts back what was running when it ends, also after a fault that the page goes on from.
  class Returning {
   public:
    explicit Returning(Machine& machine)
        : machine_(machine),
          now_(machine.now_),
          trail_(machine.trail_),
          depth_(machine.depth_),
          slots_used_(machine.slots_used_) {}
    ~Returning() {
      machine_.now_ = now_;
      machine_.trail_ = trail_;
      machine_.depth_ = depth_;
      machine_.slots_used_ = slots_used_;
    }
    Returning(const Returning&) = delete;
    Returning& operator=(const Returning&) = delete;

   private:
    Machine& machine_;
    Activation* now_;
    const Step* trail_;
    std::uint32_t depth_;
    std::size_t slots_used_;
  };

  /// Makes a piece the running one while it lives; its slots go back when it ends, unless a macro keeps them.
  class Entered {
   public:
    Entered(Machine& machine, const Template& page, const Code& code, Activation* outer, Context* context);
    ~Entered();
    Entered(const Entered&) = delete;
    Entered& operator=(const Entered&) = delete;
    Activation& operator*() { return *it_; }
    Activation* operator->() { return it_; }

   private:
    Machine& machine_;
    Activation local_;
    Activation* it_;
    Activation* before_;
    std::size_t mark_;
  };
  View* take_slots(std::uint32_t count, bool kept);

  /// Counts one step deeper while it lives.
  class Deeper {
   public:
    Deeper(Machine& machine, Step::Way way, NodeId node, std::string_view name);
    ~Deeper();
    Deeper(const Deeper&) = delete;
    Deeper& operator=(const Deeper&) = delete;

   private:
    Machine& machine_;
    Step step_;
  };

  const Library& library_;
  Run& run_;
  std::string& out_;
  const std::size_t start_;
  Activation* now_ = nullptr;
  const Step* trail_ = nullptr;
  std::uint32_t depth_ = 0;
  std::uint64_t steps_ = 0;
  std::uint32_t faults_ = 0;  // told so far, where a page goes on after one
  NodeId call_node_ = no_node;
  const char* stack_end_ = nullptr;
  std::string scratch_;
  std::vector<View> modules_;  // by template, those imported without context
  static constexpr std::size_t slot_room = 384;
  std::size_t slots_used_ = 0;
  alignas(View) unsigned char slot_bytes_[slot_room * sizeof(View)];
};

/// Slots hold one of these until they are given a value.
extern const char unresolved_mark[1];  // to be looked up in the context
extern const char missing_mark[1];     // not set yet
inline View unresolved() {
  // An empty text at a place that nothing else has. NOLINTNEXTLINE(bugprone-string-constructor)
  return View::undefined({unresolved_mark, 0});
}
inline View missing() {
  // NOLINTNEXTLINE(bugprone-string-constructor)
  return View::undefined({missing_mark, 0});
}
inline bool is_unresolved(const View& view) {
  return view.is_undefined() && view.pointer() == unresolved_mark;
}
inline bool is_missing(const View& view) {
  return view.is_undefined() && view.pointer() == missing_mark;
}

template <class Make>
View Machine::capture(Escape escape, Make&& make) {
  const std::size_t start = out_.size();
  make();
  const std::string_view text = run_.arena.copy(std::string_view(out_).substr(start));
  out_.resize(start);
  return escape == Escape::none ? View::string(text) : View::markup(text);
}

/// A namespace: fields that `set` can change.
View make_namespace(std::span<const Named> fields, Arena& arena);
bool set_field(const View& target, const data::Name& name, const View& value, Arena& arena);
/// `cycler(…)` and `joiner(…)`.
View make_cycler(std::span<const View> items, Arena& arena);
bool call_cycler(const View& cycler, std::string_view method, View& result);
View make_joiner(std::string_view separator, Arena& arena);
View call_joiner(const Callable& joiner);
/// What an imported template wrote besides its macros; undefined for other values.
View text_of_module(const View& view);
/// An imported template as a value.
View make_module(const Template& page, const View* slots, std::string_view body, const Names& names,
                 Arena& arena);

}  // namespace planpress::jinja
