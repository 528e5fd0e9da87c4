// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One table for the choice of a format and for the log of what went out.
#include "ens-format-list.h"

#include "ens-error.h"

#include <string.h>

static const EnsFormatName formats[] = {
  { "package", N_ ("Ensemble package"), "xml" },
  { "html", N_ ("Web page to read without Ensemble"), "html" },
  { "statements-csv", N_ ("Table of statements"), "csv" },
  { "answers-csv", N_ ("Table of answers"), "csv" },
  { "codebook-csv", N_ ("Codebook as a table"), "csv" },
  { "bundle", N_ ("Bundle: package, page, tables and data card"), "ensemblez" },
  { "xlsx", N_ ("Workbook with all tables"), "xlsx" },
  { "datapackage", N_ ("Data package: all tables, described"), "zip" },
  { "xlsform", N_ ("Questionnaire for phones (XLSForm, KoboToolbox)"), "xlsx" },
  { "xform", N_ ("Questionnaire for phones (XForm, ODK)"), "xml" },
  { "limesurvey-tsv", N_ ("Questionnaire for LimeSurvey"), "txt" },
  { "sav", N_ ("Answers for SPSS, PSPP and R"), "sav" },
  { "variables-csv", N_ ("What the columns of answers mean"), "csv" },
  { "ddi", N_ ("Survey described for archives (DDI)"), "xml" },
  { "qdpx", N_ ("Coded texts for other programs (REFI-QDA)"), "qdpx" },
  { "qdc", N_ ("Codebook for other programs (REFI-QDA)"), "qdc" },
  { "iramuteq", N_ ("Corpus for IRaMuTeQ"), "txt" },
};

/** ens_format_list: Returns: (array length=n) (transfer none): the formats to write, usual ones first. */
const EnsFormatName *
ens_format_list (guint *n)
{
  *n = G_N_ELEMENTS (formats);
  return formats;
}

/** ens_format_list_get_title: Returns: the title of @word in the user's language; @word if unknown. */
const char *
ens_format_list_get_title (const char *word)
{
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    if (strcmp (formats[i].word, word) == 0)
      return _ (formats[i].title);
  return word;
}
