// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whatever table of answers is read, in whatever dialect: columns lead to questions and options that the form has,
// and what is taken is an answer that the question allows.
#include "ens-answer-value.h"
#include "ens-answers-csv.h"
#include "ens-fuzz-file.h"
#include "ens-text.h"

#include <string.h>
#include <unistd.h>

static EnsForm *
new_form (void)
{
  EnsForm *form = ens_form_new ("f", "Form", "fr");
  EnsFormQuestion *places = ens_form_add_question (form, ENS_FORM_MANY, "places", "Quels lieux ?");
  EnsFormQuestion *friends = ens_form_add_question (form, ENS_FORM_ONE, "amis", "Amis");
  EnsFormQuestion *mood = ens_form_add_question (form, ENS_FORM_NUMBER, "mood", "Moral");

  ens_form_question_add_option (places, "park", "Le parc");
  ens_form_question_add_option (places, "cafe", "Le café, la place");
  ens_form_question_add_option (friends, "1", "Aucun");
  ens_form_question_add_option (friends, "2", "Beaucoup");
  mood->least = 1;
  mood->most = 10;
  ens_form_add_question (form, ENS_FORM_WORDS, "words", "Un mot ?");
  return form;
}

static void
check_cell (EnsForm *form, const EnsAnswerCell *cell, gboolean with_groups)
{
  EnsFormMatch match;
  const EnsFormQuestion *question;
  g_autofree char *value = NULL;

  if (!ens_form_find_column (form, cell->name, with_groups, &match))
    return;
  g_assert_cmpuint (match.question, <, form->questions->len);
  question = g_ptr_array_index (form->questions, match.question);
  g_assert_cmpint (match.option, <, (int) question->options->len);
  if (ens_answer_value_parse (question, cell->value, NULL, &value) == ENS_VALUE_GOOD)
    g_assert_true (ens_text_is_clean (value));
}

static void
read_answers (const char *path, EnsAnswersDialect dialect)
{
  g_autoptr (EnsForm) form = new_form ();
  g_autoptr (EnsFaults) faults = ens_faults_new ();
  const EnsTableOptions options = { .skip_bad_rows = TRUE, .faults = faults, .takes_names = TRUE };
  g_autoptr (EnsAnswersReader) reader = ens_answers_reader_new (path, dialect, &options, NULL);
  EnsAnswerRow row;

  while (reader != NULL && ens_answers_reader_next (reader, &row, NULL))
    for (guint i = 0; i < row.n_cells; i++)
      check_cell (form, &row.cells[i], dialect != ENS_ANSWERS_PLAIN);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  int fd;
  g_autofree char *path = ens_fuzz_file_new (data, size, &fd);

  for (int dialect = ENS_ANSWERS_PLAIN; dialect <= ENS_ANSWERS_LIMESURVEY; dialect++)
    read_answers (path, (EnsAnswersDialect) dialect);
  close (fd);
  return 0;
}
