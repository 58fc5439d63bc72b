// What a browser writes as PDF, looked at and made the same on every day and machine.
#pragma once

#include <string>
#include <string_view>

namespace planpress::paper {

/// What was seen in a PDF.
struct PdfFacts {
  bool whole = false;  // it begins and ends as a PDF does
  int pages = 0;
  bool has_drawn_letters = false;  // Type 3 fonts: letters as pictures, large, and thin on some screens
};

PdfFacts look_at(std::string_view pdf);

/// Takes out of `pdf` what differs from run to run, keeping every byte's place: the two dates become `day`
/// (YYYY-MM-DD, at midnight UTC), or vanish when it is empty; the names of the tagged parts are numbered anew
/// from one; the browser's name for itself becomes ours; links into `home`, an address that is nowhere, lead
/// nowhere.
void settle_pdf(std::string& pdf, std::string_view day, std::string_view home);

}  // namespace planpress::paper
