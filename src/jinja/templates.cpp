// Templates that use templates: extends, blocks, include, import.
#include "jinja/machine.hpp"

namespace planpress::jinja {

// Runs the template and then those that it extends, all in one context: what the first sets at its top level,
// the blocks of all can see.
void Machine::run_root(const Template& page, Context& context) {
  const Returning returning(*this);
  auto* chain = run_.arena.make<Chain>(Chain{&page, nullptr});
  context.chain = chain;
  for (const Template* at = &page; at;) {
    Activation local;
    // Macros of any of these templates may look at the variables of all of them later.
    const bool kept = at->tree.root.kept || page.tree.extends;
    Activation* activation = kept ? run_.arena.make<Activation>() : &local;
    activation->page = at;
    activation->nodes = at->tree.nodes.data();
    activation->slots = take_slots(at->tree.root.slots, kept);
    activation->context = &context;
    activation->changing = at->escape;
    context.layers = run_.arena.make<Layer>(Layer{at, activation->slots, context.layers});
    Activation* const before = now_;
    now_ = activation;
    enter_frame(at->tree.root.loads);
    execute_body(at->tree.root.body);
    const Template* parent = activation->extends;
    if (parent) {
      if (depth_ >= run_.limits.depth) end_page(at->tree.root.body, "templates extend each other too deep");
      ++depth_;
      trail_ =
          run_.arena.make<Step>(Step{Step::Way::extends, trail_, at, activation->extends_at, parent->name});
    }
    now_ = before;
    at = parent;
  }
}

// The template that is meant: by number when its name is written out, else by the name that the expression
// gives; a list means the first that is there. Null when it may be missing and is.
const Template* Machine::named_template(const Node& n, NodeId id, bool may_miss) {
  if (n.op != Op::none) return library_.templates[n.a].get();
  const View name = evaluate(n.a);
  if (name.is_undefined()) fail_undefined(n.a, name);
  std::string tried;
  const auto look = [&](const View& one) -> const Template* {
    if (!one.is_string()) fail(n.a, "expected the name of a template, found " + describe(one));
    if (!tried.empty()) tried += ", ";
    tried += "`" + std::string(one.as_string()) + "`";
    return library_.find(one.as_string());
  };
  const Template* found = nullptr;
  if (name.kind() == View::Kind::list) {
    for (std::uint32_t i = 0; i < name.size() && !found; ++i) found = look(name.at(i, run_.arena));
  } else {
    found = look(name);
  }
  if (!found && !may_miss)
    fail(n.a, tried.empty() ? "no template is named" : "there is no template " + tried);
  if (found && !found->sound) fail(id, "template `" + found->name + "` has errors");
  if (found && !is_same_language(now_->page->escape, found->escape)) {
    fail(id, "`" + found->name + "` is written for " + (found->escape == Escape::html ? "HTML" : "Markdown") +
                 ", this template is not");
  }
  return found;
}

void Machine::run_extends(const Node& n, NodeId id) {
  if (now_->extends) fail(id, "a template can extend only one other");
  const Template* parent = named_template(n, id, false);
  for (Chain* chain = now_->context->chain;; chain = chain->parent) {
    if (chain->page == parent) fail(id, "template `" + parent->name + "` extends itself");
    if (chain->parent) continue;
    chain->parent = run_.arena.make<Chain>(Chain{parent, nullptr});
    break;
  }
  now_->extends = parent;
  now_->extends_at = id;
}

void Machine::run_include(const Node& n, NodeId id) {
  const Template* page = named_template(n, id, n.c != 0);
  if (!page) return;
  if (n.op == Op::none) {
    const auto& read = now_->page->escape == Escape::markdown ? library_.in_markdown : library_.in_html;
    const bool escapes = now_->page->escape != Escape::none && page->number < read.size();
    if (escapes && read[page->number]) page = read[page->number];
  }
  const Deeper deeper(*this, Step::Way::include, id, page->name);
  auto* context = run_.arena.make<Context>();
  if (n.d != 0) {
    context->outer = now_->context;
    context->bindings = bindings_of(n.b);
  } else {
    context->sees_page = false;
  }
  run_root(*page, *context);
}

// What an import sees of the template that imports it is what is set by then; its macros may look later.
Context* Machine::frozen(const Context* context) {
  if (!context) return nullptr;
  auto* made = run_.arena.make<Context>(*context);
  made->outer = frozen(context->outer);
  made->layers = nullptr;
  Layer* last = nullptr;
  for (const Layer* layer = context->layers; layer; layer = layer->below) {
    const std::span<const View> slots(layer->slots, layer->page->tree.root.slots);
    auto* copy = run_.arena.make<Layer>(Layer{layer->page, run_.arena.copy(slots).data(), nullptr});
    (last ? last->below : made->layers) = copy;
    last = copy;
  }
  return made;
}

View Machine::import_module(const Template& page, const Node& n, std::uint32_t frame, NodeId id) {
  const bool alone = n.d == 0;
  if (alone && page.number < modules_.size() && !modules_[page.number].is_undefined())
    return modules_[page.number];
  const Deeper deeper(*this, Step::Way::import, id, page.name);
  auto* context = run_.arena.make<Context>();
  if (alone) {
    context->sees_page = false;
  } else {
    context->outer = frozen(now_->context);
    context->bindings = bindings_of(frame);
  }
  const View* slots = nullptr;
  const View body = capture(page.escape, [&] {
    run_root(page, *context);
    slots = context->layers->slots;
  });
  const Layer* own = context->layers;
  while (own->below) own = own->below;
  // The slots of a template without macros go back with its end; the module keeps a copy.
  slots =
      page.tree.root.kept ? own->slots : run_.arena.copy(std::span(own->slots, page.tree.root.slots)).data();
  const View made = make_module(page, slots, body.as_string(), library_.names, run_.arena);
  if (alone) {
    if (modules_.size() <= page.number) modules_.resize(library_.templates.size());
    modules_[page.number] = made;
  }
  return made;
}

void Machine::run_import(const Node& n, NodeId id) {
  const Template* page = named_template(n, id, false);
  assign(n.b, import_module(*page, n, n.c, id));
}

void Machine::run_from_import(const Node& n, NodeId id) {
  const Template* page = named_template(n, id, false);
  const std::uint32_t* pairs = now_->page->tree.lists.data() + n.b;
  const View imported = import_module(*page, n, pairs[0], id);
  for (std::uint32_t i = 1; i + 1 < n.c; i += 2) {
    View value = imported.get(library_.names[pairs[i]], run_.arena);
    if (value.is_undefined()) value = View::undefined("the imported template does not define it");
    assign(pairs[i + 1], value);
  }
}

void Machine::run_block(const Node& n, NodeId id) {
  if (n.flag && now_->extends) return;
  const Block& block = now_->page->tree.blocks[n.a];
  Context* context = now_->context;
  if (block.scoped) {
    auto* inside = run_.arena.make<Context>();
    inside->outer = context;
    inside->bindings = bindings_of(n.b);
    inside->chain = context->chain;
    context = inside;
  }
  const Chain* from = context->chain;
  if (block.required) {
    bool filled = false;
    for (const Chain* at = from; at && !filled; at = at->parent) {
      const Block* found = at->page->find_block(block.name);
      filled = found && !found->required;
    }
    if (!filled)
      fail(id, "block `" + std::string(library_.names.text(block.name)) +
                   "` is required and no template fills it");
  }
  run_block_of(from, block.name, context, id, &block);
}

void Machine::run_block_of(const Chain* from, NameId name, Context* context, NodeId id, const Block* placed) {
  const Block* block = nullptr;
  for (; from; from = from->parent) {
    block = from->page->find_block(name);
    if (block) break;
  }
  if (!block) fail(id, "there is no block `" + std::string(library_.names.text(name)) + "` here");
  // Only where a template extends another that is known late: else this was told before.
  if (placed && placed->entry != block->entry) {
    fail(id,
         "block `" + std::string(library_.names.text(name)) + "` stands in " +
             library_.entries[placed->entry].described() + " here, and was read for " +
             library_.entries[block->entry].described(),
         "name the template that is extended");
  }
  const Deeper deeper(*this, Step::Way::block, id, library_.names.text(name));
  Entered entered(*this, *from->page, block->code, nullptr, context);
  entered->block_at = from;
  entered->block = name;
  enter_frame(block->code.loads);
  execute_body(block->code.body);
}

View Machine::super_block(const Node& n, NodeId id) {
  const Chain* at = now_->block_at;
  const NameId name = now_->block;
  for (std::uint32_t level = 0; level < n.a && at; ++level) {
    at = at->parent;
    while (at && !at->page->find_block(name)) at = at->parent;
  }
  if (!at) fail(id, "no template above has a block `" + std::string(library_.names.text(name)) + "`");
  return capture(escape_of(n), [&] { run_block_of(at, name, now_->context, id); });
}

View Machine::self_block(const Node& n, NodeId id) {
  return capture(escape_of(n), [&] { run_block_of(now_->context->chain, n.a, now_->context, id); });
}

}  // namespace planpress::jinja
