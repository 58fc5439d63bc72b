#include "jinja/html_places.hpp"

#include <utility>

namespace planpress::jinja {

using Where = HtmlState::Where;

void HtmlPlaces::run() {
  // Variants are added at the end while this goes on, and are placed when they are made.
  const std::size_t count = library_.templates.size();
  for (std::uint32_t number = 0; number < count; ++number) {
    place_template(number);
    if (!library_.templates[number]->read) continue;
    place_markdown(*library_.templates[number]);
    place_imports(*library_.templates[number]);
  }
}

// What escapes nothing by itself and is imported escapes as the page does that imports it: words that pages
// of both editions say.
void HtmlPlaces::place_imports(Template& page) {
  if (page.escape == Escape::none) return;
  for (std::size_t i = 0; i < page.tree.nodes.size(); ++i) {
    const Node n = page.tree.nodes[i];
    const bool imports = n.kind == Kind::import_ || n.kind == Kind::from_import;
    if (!imports || n.op == Op::none || library_.templates[n.a]->escape != Escape::none) continue;
    page.tree.nodes[i].a = variant(n.a, HtmlState(), page.escape)->number;
  }
}

// Markdown has no places to follow, but what it includes is escaped as it is itself.
void HtmlPlaces::place_markdown(Template& page) {
  if (page.escape != Escape::markdown) return;
  for (Node& n : page.tree.nodes) {
    if (n.kind != Kind::include) continue;
    if (n.op == Op::none) {
      prepare_any_include(Escape::markdown);
    } else if (library_.templates[n.a]->escape == Escape::none) {
      n.a = variant(n.a, HtmlState(), Escape::markdown)->number;
    }
  }
}

const Template* HtmlPlaces::parent_of(const Template& page) const {
  for (const Node& n : page.tree.nodes) {
    if (n.kind == Kind::extends && n.op != Op::none) return library_.templates[n.a].get();
  }
  return nullptr;
}

void HtmlPlaces::place_template(std::uint32_t number) {
  if (progress_.size() < library_.templates.size()) progress_.resize(library_.templates.size());
  Template& page = *library_.templates[number];
  if (progress_[number] != Progress::untouched || !page.read || page.escape != Escape::html) return;
  progress_[number] = Progress::begun;
  BlockEntries entries;
  if (const Template* parent = parent_of(page)) {
    place_template(parent->number);
    entries = entries_[parent->number];
  }
  const auto before = std::tuple(page_, is_xml_, quiet_, block_entry_, placed_);
  const std::size_t told = report_.all().size();
  page_ = &page;
  is_xml_ = page.name.ends_with(".xml") || page.name.ends_with(".svg");
  quiet_ = false;
  block_entry_ = nullptr;
  placed_ = &entries;
  HtmlState state = page.entry;
  walk(page.tree.root.body, state);
  if (!page.tree.extends) check_end(page.entry, state, page.tree.root.body, "template");
  place_waiting_blocks(entries);
  if (report_.all().size() != told) page.sound = false;
  std::tie(page_, is_xml_, quiet_, block_entry_, placed_) = before;
  entries_[number] = std::move(entries);
  progress_[number] = Progress::done;
}

// Blocks of a template that extends another stand where the other has them.
void HtmlPlaces::place_waiting_blocks(BlockEntries& entries) {
  for (Block& block : tree().blocks) {
    if (tree().nodes[block.node].kind == Kind::block) continue;
    const HtmlState entry = entries[block.name];
    block.entry = number_of_entry(entry);
    walk_block_body(block, entry);
  }
}

std::uint32_t HtmlPlaces::number_of_entry(const HtmlState& state) {
  for (std::uint32_t i = 0; i < library_.entries.size(); ++i) {
    const HtmlState& known = library_.entries[i];
    if (is_same_place(known, state) && known.address == state.address && known.pattern == state.pattern &&
        known.written == state.written) {
      return i;
    }
  }
  library_.entries.push_back(state);
  return static_cast<std::uint32_t>(library_.entries.size() - 1);
}

diag::Diagnostic* HtmlPlaces::fail(NodeId id, std::string message) {
  if (quiet_) return nullptr;
  return &report_.error(page_->place(tree().nodes[id]), std::move(message));
}

void HtmlPlaces::check_end(const HtmlState& begin, const HtmlState& end, NodeId at, const std::string& what) {
  if (is_same_place(begin, end) || quiet_) return;
  const bool opened = end.where != Where::text;
  const text::Span place =
      opened ? text::Span{page_->source, end.since, end.since + 1} : page_->place(tree().nodes[at]);
  diag::Diagnostic& fault =
      report_.error(place, what + " begins in " + begin.described() + " and ends in " + end.described());
  fault.with_hint("end it where it begins, so that it can stand anywhere");
}

void HtmlPlaces::walk(NodeId id, HtmlState& state) {
  if (id == no_node) return;
  const Node n = tree().nodes[id];
  switch (n.kind) {
    case Kind::body:
      for (std::uint32_t i = 0; i < n.b; ++i) walk(tree().lists[n.a + i], state);
      break;
    case Kind::text: {
      const std::string_view text = tree().texts[n.a];
      const std::string& source = page_->source->text;
      const bool as_written = text.data() >= source.data() && text.data() < source.data() + source.size();
      state.pass(text, as_written ? static_cast<std::uint32_t>(text.data() - source.data()) : n.begin,
                 is_xml_);
      break;
    }
    case Kind::output:
      place_output(id, n.a, state);
      break;
    case Kind::if_:
      walk_if(n, id, state);
      break;
    case Kind::for_:
      walk_for(n, id, state);
      break;
    case Kind::set_block:
      walk_piece(n.b, id, "text that is set");
      break;
    case Kind::macro:
      walk_piece(tree().macros[n.a].code.body, id,
                 "macro `" + std::string(library_.names.text(tree().macros[n.a].name)) + "`");
      break;
    case Kind::call_block:
      walk_piece(tree().macros[n.a].code.body, id, "the text of this call");
      place_output(id, n.b, state);
      break;
    case Kind::filter_block:
      walk_filter(id, state);
      break;
    case Kind::with:
      walk(n.c, state);
      break;
    case Kind::autoescape:
      walk(n.b, state);
      break;
    case Kind::block:
      walk_block(n, id, state);
      break;
    case Kind::include:
      walk_include(id, state);
      break;
    default:
      break;
  }
}

void HtmlPlaces::walk_if(const Node& first, NodeId id, HtmlState& state) {
  const HtmlState begin = state;
  walk(first.b, state);
  // Branches of `elif` are looked at in turn, not in each other.
  for (NodeId next = first.c;;) {
    HtmlState other = begin;
    const Node n = tree().nodes[next];
    const bool again = next != no_node && n.kind == Kind::if_;
    walk(again ? n.b : next, other);
    const HtmlState so_far = state;
    if (!state.join(other)) {
      if (diag::Diagnostic* fault = fail(id, "one branch of this `if` ends in " + so_far.described() +
                                                 ", another in " + other.described())) {
        fault->with_hint("let every branch close what it opens");
      }
      if (other.where == Where::text) state = other;
    }
    if (!again) break;
    next = n.c;
  }
}

void HtmlPlaces::walk_for(const Node& n, NodeId id, HtmlState& state) {
  const Loop& loop = tree().loops[n.a];
  const HtmlState begin = state;
  // A second round begins where the first one ended, which may be less certain of an address or a script.
  if (!quiet_ && (state.where == Where::value || state.where == Where::script)) {
    HtmlState once = begin;
    quiet_ = true;
    walk(loop.body, once);
    quiet_ = false;
    state.join(once);
  }
  HtmlState end = state;
  walk(loop.body, end);
  if (!state.join(end)) {
    if (diag::Diagnostic* fault = fail(
            id, "a round of this loop begins in " + state.described() + " and ends in " + end.described())) {
      fault->with_hint("let the loop close what it opens");
    }
  }
  if (loop.otherwise == no_node) return;
  HtmlState otherwise = begin;
  walk(loop.otherwise, otherwise);
  if (!state.join(otherwise)) {
    fail(id, "the loop ends in " + state.described() + ", its `else` in " + otherwise.described());
  }
}

void HtmlPlaces::walk_piece(NodeId body, NodeId at, const std::string& what) {
  const HtmlState* const block = std::exchange(block_entry_, nullptr);
  HtmlState state;
  walk(body, state);
  check_end(HtmlState(), state, at, what);
  block_entry_ = block;
}

void HtmlPlaces::walk_block_body(const Block& block, const HtmlState& entry) {
  const HtmlState* const outer = std::exchange(block_entry_, &entry);
  HtmlState state = entry;
  walk(block.code.body, state);
  check_end(entry, state, block.node, "block `" + std::string(library_.names.text(block.name)) + "`");
  block_entry_ = outer;
}

void HtmlPlaces::walk_block(const Node& n, NodeId id, HtmlState& state) {
  Block& block = tree().blocks[n.a];
  const HtmlState entry = state;
  const auto [known, is_new] = placed_->emplace(block.name, entry);
  if (!is_new && !is_same_place(known->second, entry)) {
    fail(id, "block `" + std::string(library_.names.text(block.name)) + "` stands in " + entry.described() +
                 " here, and in " + known->second.described() + " in the template above");
  }
  known->second = entry;
  block.entry = number_of_entry(entry);
  walk_block_body(block, entry);
  // Another template may fill it otherwise.
  state.pass_value();
}

void HtmlPlaces::walk_filter(NodeId id, HtmlState& state) {
  const Node n = tree().nodes[id];
  HtmlState inside = state;
  walk(n.b, inside);
  check_end(state, inside, id, "the filtered text");
  place_output(id, n.a, state);
}

void HtmlPlaces::walk_include(NodeId id, HtmlState& state) {
  const Node n = tree().nodes[id];
  const bool in_text = state.where == Where::text;
  if (n.op != Op::none) {
    const Escape escape = library_.templates[n.a]->escape;
    if (!quiet_ && (!in_text || escape == Escape::none))
      tree().nodes[id].a = variant(n.a, state, Escape::html)->number;
  } else if (in_text) {
    prepare_any_include(Escape::html);
  } else if (diag::Diagnostic* fault =
                 fail(id, "what is included in " + state.described() + " must be named")) {
    fault->with_hint("write the template's name out, so that it can be read for this place");
  }
  state.pass_value();
}

// What an expression names may be a template that escapes nothing by itself: in a page, it does.
void HtmlPlaces::prepare_any_include(Escape escape) {
  auto& prepared = escape == Escape::html ? library_.in_html : library_.in_markdown;
  for (std::uint32_t number = 0; number < library_.templates.size(); ++number) {
    const Template& page = *library_.templates[number];
    if (page.escape != Escape::none || page.is_variant) continue;
    if (prepared.size() <= number) prepared.resize(number + 1, nullptr);
    if (!prepared[number]) prepared[number] = variant(number, HtmlState(), escape);
  }
}

// The template as it must be to stand in another place than text.
Template* HtmlPlaces::variant(std::uint32_t number, const HtmlState& state, Escape escape) {
  HtmlState entry = state;
  entry.since = 0;
  const auto key = std::tuple(number, number_of_entry(entry), escape);
  const auto [known, is_new] = variants_.emplace(key, 0);
  if (!is_new) return library_.templates[known->second].get();
  const Template& original = *library_.templates[number];
  auto made = std::make_unique<Template>();
  made->name = original.name;
  made->source = original.source;
  made->escape = escape;
  made->entry = entry;
  made->is_variant = true;
  made->number = static_cast<std::uint32_t>(library_.templates.size());
  known->second = made->number;
  Template* page = made.get();
  library_.templates.push_back(std::move(made));
  diag::Report aside;  // what is wrong with it was told when it was read for itself
  page->read = page->sound = original.sound && read_template(library_, *page, aside);
  if (page->sound) resolve(library_, *page, aside);
  place_template(page->number);
  place_markdown(*page);
  place_imports(*page);
  return page;
}

void place_outputs(Library& library, diag::Report& report) {
  HtmlPlaces(library, report).run();
}

}  // namespace planpress::jinja
