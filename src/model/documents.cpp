#include "model/documents.hpp"

#include "model/model.hpp"

namespace planpress::model {

const std::vector<DocumentKind>& document_kinds() {
  using data::record_info;
  static const std::vector<DocumentKind> kinds{
      {"plan", "content/plans/*.json", "planpress plan", &record_info<Plan>},
      {"places", "content/places.json", "planpress places", &record_info<PlacesFile>},
      {"sectors", "content/sectors.json", "planpress sectors", &record_info<SectorsFile>},
      {"bodies", "content/bodies.json", "planpress functions and bodies", &record_info<BodiesFile>},
      {"indicators", "content/indicators.json", "planpress indicators", &record_info<IndicatorsFile>},
      {"progress", "content/progress/*.json", "planpress progress reports", &record_info<ProgressFile>},
      {"note", "content/notes/**/*.md", "planpress note (front matter)", &record_info<Note>},
      {"site", "site/site.yaml", "planpress site settings", &record_info<Site>},
  };
  return kinds;
}

}  // namespace planpress::model
