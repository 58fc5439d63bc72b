// Word documents made for tests: an archive of the parts that are given.
#pragma once

#include <zip.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace planpress::documents::doors {

using Parts = std::vector<std::pair<std::string, std::string>>;

/// The bytes of a ZIP archive of these parts.
inline std::string zipped(const Parts& parts) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, &error);
  zip_source_keep(target);
  zip_t* archive = zip_open_from_source(target, ZIP_CREATE | ZIP_TRUNCATE, &error);
  for (const auto& [name, bytes] : parts) {
    zip_source_t* part = zip_source_buffer(archive, bytes.data(), bytes.size(), 0);
    zip_file_add(archive, name.c_str(), part, ZIP_FL_OVERWRITE | ZIP_FL_ENC_UTF_8);
  }
  zip_close(archive);
  std::string out;
  zip_source_open(target);
  char buffer[4096];
  for (zip_int64_t count = 1; count > 0;) {
    count = zip_source_read(target, buffer, sizeof buffer);
    if (count > 0) out.append(buffer, static_cast<std::size_t>(count));
  }
  zip_source_close(target);
  zip_source_free(target);
  zip_error_fini(&error);
  return out;
}

/// An XML part whose root bears the names that Word uses.
inline std::string part(std::string_view root, std::string_view inside) {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:" + std::string(root) +
         " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">" + std::string(inside) +
         "</w:" + std::string(root) + ">";
}

/// A document of this body, with styles and numbering where they are given.
inline std::string docx(std::string_view body, std::string_view styles = {},
                        std::string_view numbering = {}) {
  Parts parts{{"[Content_Types].xml", "<Types/>"},
              {"word/document.xml", part("document", "<w:body>" + std::string(body) + "</w:body>")}};
  if (!styles.empty()) parts.emplace_back("word/styles.xml", part("styles", styles));
  if (!numbering.empty()) parts.emplace_back("word/numbering.xml", part("numbering", numbering));
  return zipped(parts);
}

/// A paragraph of one run.
inline std::string paragraph(std::string_view text, std::string_view properties = {}) {
  return "<w:p><w:pPr>" + std::string(properties) + "</w:pPr><w:r><w:t>" + std::string(text) +
         "</w:t></w:r></w:p>";
}

}  // namespace planpress::documents::doors
