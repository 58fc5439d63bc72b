// Notes and their list.
#include <algorithm>

#include "pages/live_block.hpp"
#include "pages/page.hpp"
#include "pages/routes.hpp"
#include "pages/rows.hpp"

namespace planpress::pages {
namespace {

struct NotesPage {
  std::vector<const model::Note*> notes;

  static void choose(const Publication& publication, std::vector<Page>& pages) {
    if (!publication.model.notes.empty()) pages.push_back({nullptr, "notes/index", "", nullptr});
  }
  static NotesPage make(const Publication& publication, const Page&) {
    NotesPage result;
    for (const model::Note& note : publication.model.notes) result.notes.push_back(&note);
    std::stable_sort(result.notes.begin(), result.notes.end(),
                     [](const auto* a, const auto* b) { return a->date > b->date; });
    return result;
  }

  static constexpr std::string_view record_name = "notes page";
  static constexpr auto fields = data::FieldList{
      shown("notes", &NotesPage::notes, "The notes, newest first."),
  };
};

struct Heading {
  int level = 2;
  std::string text;
  std::string id;
  static constexpr std::string_view record_name = "heading";
  static constexpr auto fields = data::FieldList{
      shown("level", &Heading::level, "From 1."),
      shown("text", &Heading::text, "Its words."),
      shown("id", &Heading::id, "Its fragment."),
  };
};

struct NotePage {
  const model::Note* note = nullptr;
  std::vector<Heading> headings;
  std::vector<LiveBlock> blocks;

  static void choose(const Publication& publication, std::vector<Page>& pages) {
    for (const model::Note& note : publication.model.notes) {
      pages.push_back({nullptr, route_of(note), std::string(note.title), &note});
    }
  }
  static NotePage make(const Publication& publication, const Page& page) {
    NotePage result;
    result.note = static_cast<const model::Note*>(page.subject);
    for (const markdown::Heading& heading : result.note->body.headings()) {
      result.headings.push_back({heading.level, heading.text, heading.id});
    }
    diag::Report told;  // by check_live_blocks
    for (const markdown::Embed& embed : result.note->body.embeds())
      result.blocks.push_back(live_block(parse_query(embed.code, embed.place, told), publication.model));
    return result;
  }

  static constexpr std::string_view record_name = "note page";
  static constexpr auto fields = data::FieldList{
      shown("note", &NotePage::note, "The note; `note | body(live)` writes its text."),
      shown("headings", &NotePage::headings, "Its headings, for a table of contents."),
      shown("blocks", &NotePage::blocks, "Its live blocks, in the order of the text."),
  };
};

}  // namespace

PageKind notes_page() {
  return page_kind<NotesPage>("notes", "The notes.");
}

PageKind note_page() {
  return page_kind<NotePage>("note", "One note.");
}

}  // namespace planpress::pages
