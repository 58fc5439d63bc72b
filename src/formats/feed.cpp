// feed.xml: Atom (RFC 4287), what is new for those who follow the publication.
#include <algorithm>
#include <string>

#include "formats/site_file.hpp"
#include "formats/xml.hpp"
#include "pages/routes.hpp"
#include "pages/web.hpp"

namespace planpress::formats {
namespace {

// The data knows days. They begin where the plans are: at Beijing's midnight.
std::string moment(std::string_view date) {
  return std::string(date) + "T00:00:00+08:00";
}

void append_link(std::string& out, std::string_view relation, std::string_view type,
                 std::string_view address) {
  out += "<link";
  append_attribute(out, "rel", relation);
  if (!type.empty()) append_attribute(out, "type", type);
  append_attribute(out, "href", address);
  out += "/>\n";
}

struct Feed {
  const model::Site& site;
  std::string root;
  std::string_view ending;  // of the pages that entries lead to
  std::string_view type;

  std::string address(const std::string& route) const {
    return root + pages::relative_link({}, {route, {}}, ending);
  }
};

void append_entry(std::string& out, const Feed& feed, const pages::NewsItem& item) {
  const std::string address = feed.address(item.route);
  out += "<entry>\n";
  append_element(out, "title", item.title);
  // The address never changes (ids do not), so it names the entry too.
  append_element(out, "id", address);
  append_link(out, "alternate", feed.type, address);
  append_element(out, "published", moment(item.date));
  append_element(out, "updated", moment(item.date));
  if (!item.author.empty()) {
    out += "<author>";
    append_element(out, "name", item.author);
    out += "</author>\n";
  }
  if (item.place != nullptr) {
    out += "<category";
    append_attribute(out, "term", item.place->id);
    append_attribute(out, "label", item.place->name);
    out += "/>\n";
  }
  if (!item.summary.empty()) append_element(out, "summary", item.summary);
  out += "</entry>\n";
}

void write_feed(const pages::Publication& publication, const PutFile& put) {
  const model::Site& site = publication.model.site;
  const auto& editions = site.editions;
  const bool has_html = std::find(editions.begin(), editions.end(), model::Edition::html) != editions.end();
  const Feed feed{site, pages::web_root(site.base_url), has_html ? ".html" : ".md",
                  has_html ? "text/html" : "text/markdown"};
  std::string out(xml_head);
  // Titles and summaries are the data's own, in Chinese whatever language the interface speaks.
  out += "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"zh-CN\">\n";
  append_element(out, "title", site.title);
  if (!site.description.empty()) append_element(out, "subtitle", site.description);
  append_element(out, "id", feed.root);
  append_link(out, "self", "application/atom+xml", feed.root + "feed.xml");
  append_link(out, "alternate", feed.type, feed.address("index"));
  append_element(out, "updated", moment(std::max(site.date, publication.news.front().date)));
  out += "<author>";
  append_element(out, "name", site.publisher);
  out += "</author>\n";
  if (!site.license.empty()) append_element(out, "rights", site.license);
  for (const pages::NewsItem& item : publication.news) append_entry(out, feed, item);
  out += "</feed>\n";
  put("feed.xml", out);
}

}  // namespace

SiteFile feed() {
  return {"feed.xml", "What is new, as an Atom feed: needs a base URL and something with a date.",
          [](const pages::Publication& publication) { return !publication.news.empty(); }, &write_feed};
}

}  // namespace planpress::formats
