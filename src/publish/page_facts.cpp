#include "publish/page_facts.hpp"

#include <algorithm>
#include <optional>

#include "pages/phrases.hpp"
#include "pages/rendering.hpp"
#include "pages/routes.hpp"
#include "pages/web.hpp"
#include "publish/version.hpp"
#include "text/escape.hpp"

namespace planpress::publish {
namespace {

using data::View;

/// The same page in a language.
struct PageInLanguage {
  std::string_view tag;
  std::string_view name;
  std::string url;
  std::string path;
  bool current = false;
  static constexpr std::string_view record_name = "page in a language";
  static constexpr std::string_view record_doc = "A page in one of the publication's languages.";
  static constexpr auto fields = data::FieldList{
      data::shown("tag", &PageInLanguage::tag, "The language's tag: zh-CN, en."),
      data::shown("name", &PageInLanguage::name, "The language's name in itself: 中文, English."),
      data::shown("url", &PageInLanguage::url, "The way to the page in that language."),
      data::shown("path", &PageInLanguage::path, "Its file, below the publication's root."),
      data::shown("current", &PageInLanguage::current, "True for the language of this page."),
  };
};

/// What every template knows of the page being made.
struct PageFacts {
  std::string_view route;
  std::string path;
  std::string title;
  std::string_view kind;
  std::string_view language;
  std::vector<PageInLanguage> languages;
  model::Edition edition = model::Edition::html;
  std::string root;
  std::string twin;
  std::string address;
  std::string_view ending;
  const pages::ListPart* part = nullptr;
  bool continued = false;
  static constexpr std::string_view record_name = "page";
  static constexpr std::string_view record_doc = "The page that is being made.";
  static constexpr auto fields = data::FieldList{
      data::shown("route", &PageFacts::route, "Its route, without ending."),
      data::shown("path", &PageFacts::path, "Its file, below the publication's root."),
      data::shown("title", &PageFacts::title, "Its title."),
      data::shown("kind", &PageFacts::kind, "Its kind."),
      data::shown("language", &PageFacts::language, "The language of the interface: zh-CN, en."),
      data::shown("languages", &PageFacts::languages,
                  "The page in every language of the publication; empty where there is one."),
      data::shown("edition", &PageFacts::edition, "html or markdown."),
      data::shown("root", &PageFacts::root, "The way up to the publication's root."),
      data::shown("twin", &PageFacts::twin, "File name of the other edition, in the same folder."),
      data::shown("address", &PageFacts::address,
                  "Its whole URL; empty where the settings have no base URL."),
      data::shown("ending", &PageFacts::ending, "Ending of this edition's files."),
      data::shown(
          "part", &PageFacts::part,
          "The part that it shows of a list over places; none where the list is not longer than a page."),
      data::shown("continued", &PageFacts::continued,
                  "True for the further pages of such a list, which show nothing else."),
  };
};

struct PublicationFacts;
View own_places(const PublicationFacts& facts, data::Arena&);
View own_plans(const PublicationFacts& facts, data::Arena&);
View generator(const PublicationFacts&, data::Arena&);
View address(const PublicationFacts& facts, data::Arena& arena);
View host(const PublicationFacts& facts, data::Arena&);
View has_feed(const PublicationFacts& facts, data::Arena&);
View picture(const PublicationFacts& facts, data::Arena&);
template <auto Member>
View model_list(const PublicationFacts& facts, data::Arena&);

/// What every template knows of the whole publication.
struct PublicationFacts {
  const pages::Publication& publication;
  static constexpr std::string_view record_name = "publication";
  static constexpr std::string_view record_doc = "The publication as a whole.";
  static constexpr auto fields = data::FieldList{
      data::computed<PublicationFacts>("places", &own_places, "Places with plans of their own.")
          .showing<std::vector<const model::Place*>>(),
      data::computed<PublicationFacts>("plans", &own_plans, "Plans with measures.")
          .showing<std::vector<const model::Plan*>>(),
      data::computed<PublicationFacts>("sectors", &model_list<&model::Model::sectors>, "The sectors.")
          .showing<std::vector<model::Sector>>(),
      data::computed<PublicationFacts>("functions", &model_list<&model::Model::functions>,
                                       "The functions of government.")
          .showing<std::vector<model::Function>>(),
      data::computed<PublicationFacts>("indicators", &model_list<&model::Model::indicators>,
                                       "The indicators.")
          .showing<std::vector<model::Indicator>>(),
      data::computed<PublicationFacts>("notes", &model_list<&model::Model::notes>, "The notes.")
          .showing<std::vector<model::Note>>(),
      data::computed<PublicationFacts>("address", &address,
                                       "Its URL with a `/` at its end; empty without a base URL.")
          .showing<std::string_view>(),
      data::computed<PublicationFacts>("host", &host, "Host of its base URL; empty without one.")
          .showing<std::string_view>(),
      data::computed<PublicationFacts>("has_feed", &has_feed, "Whether there is a `feed.xml`.")
          .showing<bool>(),
      data::computed<PublicationFacts>("picture", &picture,
                                       "The picture that others show beside links to it: the name of a file; "
                                       "empty for none.")
          .showing<std::string_view>(),
      data::computed<PublicationFacts>("generator", &generator, "What made it.").showing<std::string_view>(),
  };
};

View own_places(const PublicationFacts& facts, data::Arena&) {
  return data::view_of_list(std::span<const model::Place* const>(facts.publication.places));
}

View own_plans(const PublicationFacts& facts, data::Arena&) {
  return data::view_of_list(std::span<const model::Plan* const>(facts.publication.plans));
}

View generator(const PublicationFacts&, data::Arena&) {
  return View::string(generator_name);
}

View address(const PublicationFacts& facts, data::Arena& arena) {
  const std::string_view base = facts.publication.model.site.base_url;
  return View::string(base.empty() ? std::string_view()
                                   : arena.copy(std::string_view(pages::web_root(base))));
}

View host(const PublicationFacts& facts, data::Arena&) {
  return View::string(pages::web_host(facts.publication.model.site.base_url));
}

View has_feed(const PublicationFacts& facts, data::Arena&) {
  return View::boolean(!facts.publication.news.empty());
}

View picture(const PublicationFacts& facts, data::Arena&) {
  return View::string(facts.publication.picture);
}

template <auto Member>
View model_list(const PublicationFacts& facts, data::Arena&) {
  const auto& list = facts.publication.model.*Member;
  return data::view_of_list(std::span(list.data(), list.size()));
}

std::vector<PageInLanguage> in_all_languages(const pages::Publication& publication, const pages::Page& page,
                                             const PageFacts& facts) {
  std::vector<PageInLanguage> all;
  const model::Site& site = publication.model.site;
  if (site.languages.size() < 2) return all;
  for (const model::Language language : site.languages) {
    const pages::Phrases& words = *publication.words[static_cast<std::size_t>(language)];
    PageInLanguage& one = all.emplace_back();
    one.tag = tag_of(language);
    one.name = words.say("language_name");
    one.path = path_of(site, page, facts.edition, language);
    one.url = facts.root;
    text::append_url(one.url, one.path);
    one.current = one.tag == facts.language;
  }
  return all;
}

PageFacts facts_of(const pages::Publication& publication, const pages::Page& page,
                   const formats::PageFormat& format, model::Language language) {
  PageFacts facts;
  const model::Site& site = publication.model.site;
  facts.route = page.route;
  facts.path = path_of(site, page, format.edition, language);
  facts.language = tag_of(language);
  facts.title = pages::title_of(page, *publication.words[static_cast<std::size_t>(language)]);
  facts.kind = page.kind->name;
  facts.edition = format.edition;
  facts.root = pages::root_from(page.route, facts.path, site.base_url);
  facts.ending = format.ending;
  if (!site.base_url.empty()) {
    facts.address = pages::web_root(site.base_url);
    text::append_url(facts.address, facts.path);
  }
  facts.languages = in_all_languages(publication, page, facts);
  const bool from_host = facts.root.starts_with('/');
  const auto& editions = site.editions;
  for (const formats::PageFormat& other : formats::page_formats()) {
    const bool published = std::find(editions.begin(), editions.end(), other.edition) != editions.end();
    if (other.edition == format.edition || !published) continue;
    facts.twin = (from_host ? facts.root + std::string(pages::folder_of(site, language)) : std::string()) +
                 page.route.substr(page.route.rfind('/') + 1) + std::string(other.ending);
  }
  return facts;
}

constexpr GlobalName all_globals[] = {
    {"page", &data::record_info<PageFacts>},
    {"site", &data::record_info<model::Site>},
    {"publication", &data::record_info<PublicationFacts>},
};

}  // namespace

std::string path_of(const model::Site& site, const pages::Page& page, model::Edition edition,
                    model::Language language) {
  std::string path(pages::folder_of(site, language));
  if (!page.kind->file.empty()) return path.append(page.kind->file);
  path += page.route;
  path += format_of(edition).ending;
  return path;
}

std::string_view tag_of(model::Language language) {
  return data::Choices<model::Language>::names[static_cast<std::size_t>(language)];
}

const formats::PageFormat& format_of(model::Edition edition) {
  const auto& all = formats::page_formats();
  return *std::find_if(all.begin(), all.end(), [&](const auto& format) { return format.edition == edition; });
}

std::span<const GlobalName> global_names() {
  return all_globals;
}

void show_page(const pages::Publication& publication, const pages::Page& page, model::Edition edition,
               model::Language language, data::Arena& arena,
               const std::function<void(const data::View& record, const data::View& globals)>& use) {
  page.kind->show(publication, page, [&](const View& record) {
    PageFacts facts = facts_of(publication, page, format_of(edition), language);
    std::optional<pages::ListPart> part;
    if (page.list != nullptr && page.list->parts() > 1)
      facts.part = &part.emplace(page.list->show(page.part));
    facts.continued = page.part > 1;
    const PublicationFacts whole{publication};
    const data::Entry entries[] = {{all_globals[0].name, data::view_of_record(facts)},
                                   {all_globals[1].name, data::view_of_record(publication.model.site)},
                                   {all_globals[2].name, data::view_of_record(whole)}};
    use(record, data::map_of(entries, arena));
  });
}

}  // namespace planpress::publish
