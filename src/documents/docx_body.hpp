// The body of a Word document.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "documents/docx_numbers.hpp"
#include "documents/docx_styles.hpp"
#include "documents/line_writer.hpp"

namespace planpress::documents {

/// Walks paragraphs and tables in their order. Deleted revisions, hidden text, field codes, footnotes and the
/// table of contents are left out; automatic numbers are written out; text boxes follow the paragraph that
/// they hang on.
class DocxBody {
 public:
  DocxBody(const DocxStyles& styles, ListNumbers& numbers, Document& document)
      : styles_(styles), numbers_(numbers), lines_(document) {}

  void read(const pugi::xml_node& body);

 private:
  struct Paragraph {
    std::string text;
    std::vector<pugi::xml_node> boxes;
  };

  void block(const pugi::xml_node& node);
  void paragraph(const pugi::xml_node& node);
  void runs(const pugi::xml_node& node, Paragraph& into);
  void run(const pugi::xml_node& node, Paragraph& into);
  void boxes_of(const pugi::xml_node& node, Paragraph& into);
  std::string number_of(const pugi::xml_node& properties, const std::string& style_id,
                        const ParagraphStyle& style);
  void table(const pugi::xml_node& node);
  struct Hanging {
    std::size_t row = 0, cell = 0;
    bool down = false;  // it goes on in the row below
  };
  void row(const pugi::xml_node& node, std::vector<Row>& rows, std::vector<Hanging>& grid);
  std::string cell_text(const pugi::xml_node& node);
  void cell_blocks(const pugi::xml_node& node, std::string& text);

  const DocxStyles& styles_;
  ListNumbers& numbers_;
  LineWriter lines_;
  std::string carried_;  // of a paragraph whose end was deleted: it goes on in the next one
};

}  // namespace planpress::documents
