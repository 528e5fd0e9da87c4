// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One table for the choice of a format and for the log of what went out.
#include "ens-format-list.h"

#include "ens-error.h"

#include <string.h>

static const EnsFormatName formats[] = {
  { "package", N_ ("Ensemble package"), "xml", ENS_FORMAT_NO_ROUND },
  { "html", N_ ("Web page to read without Ensemble"), "html", ENS_FORMAT_NO_ROUND },
  { "statements-csv", N_ ("Table of statements"), "csv", ENS_FORMAT_NO_ROUND },
  { "answers-csv", N_ ("Table of answers"), "csv", ENS_FORMAT_ALL_ROUNDS },
  { "codebook-csv", N_ ("Codebook as a table"), "csv", ENS_FORMAT_NO_ROUND },
  { "bundle", N_ ("Bundle: package, page, tables and data card"), "ensemblez",
    ENS_FORMAT_NO_ROUND },
  { "xlsx", N_ ("Workbook with all tables"), "xlsx", ENS_FORMAT_NO_ROUND },
  { "datapackage", N_ ("Data package: all tables, described"), "zip", ENS_FORMAT_NO_ROUND },
  { "xlsform", N_ ("Questionnaire for phones (XLSForm, KoboToolbox)"), "xlsx",
    ENS_FORMAT_NEWEST_ROUND },
  { "xform", N_ ("Questionnaire for phones (XForm, ODK)"), "xml", ENS_FORMAT_NEWEST_ROUND },
  { "limesurvey-tsv", N_ ("Questionnaire for LimeSurvey"), "txt", ENS_FORMAT_NEWEST_ROUND },
  { "sav", N_ ("Answers for SPSS, PSPP and R"), "sav", ENS_FORMAT_NEWEST_ROUND },
  { "variables-csv", N_ ("What the columns of answers mean"), "csv", ENS_FORMAT_ALL_ROUNDS },
  { "ddi", N_ ("Survey described for archives (DDI)"), "xml", ENS_FORMAT_NEWEST_ROUND },
  { "qdpx", N_ ("Coded texts for other programs (REFI-QDA)"), "qdpx", ENS_FORMAT_NO_ROUND },
  { "qdc", N_ ("Codebook for other programs (REFI-QDA)"), "qdc", ENS_FORMAT_NO_ROUND },
  { "iramuteq", N_ ("Corpus for IRaMuTeQ"), "txt", ENS_FORMAT_NO_ROUND },
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
