// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// How a questionnaire falls on its pages.
#include "ens-paper.h"
#include "ens-report-questionnaire.h"
#include "scene-checks.h"

#include <string.h>

#define N_ITEMS 12

static EnsDocument *
new_document (guint n_items, guint n_extras)
{
  EnsQuestionnaireItem items[N_ITEMS];
  EnsQuestionnaireExtra extra = { .form = ENS_QUESTIONNAIRE_WORDS, .title = "What is missing?" };

  for (guint i = 0; i < N_ITEMS; i++)
    items[i] = (EnsQuestionnaireItem){ "Benches", { "a", "b", "c", "d", "e" } };
  return ens_report_questionnaire_new (&(EnsQuestionnaire){ .title = "An evening",
                                                            .language = "en",
                                                            .items = items,
                                                            .n_items = n_items,
                                                            .extras = &extra,
                                                            .n_extras = n_extras });
}

// However the pages fall, thanks stand below a question.
static void
test_thanks_stay_with_a_question (void)
{
  EnsPaperOptions options = ENS_PAPER_OPTIONS_INIT;

  options.measure = test_options ().measure;
  for (guint n = 0; n < 2 * N_ITEMS; n++) {
    g_autoptr (EnsDocument) document = new_document (n / 2 + 1, n % 2);

    for (options.scale = 1; options.scale < 2; options.scale += 0.02) {
      g_autoptr (GPtrArray) pages = ens_paper_lay_out (document, &options);
      g_autofree char *last = ens_scene_to_string (pages->pdata[pages->len - 1]);

      assert_picture_sound (pages->pdata[pages->len - 1]);
      g_assert_nonnull (strstr (last, "Thank you. Your answers count."));
      g_assert_nonnull (strstr (last, "begin choice"));
    }
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/questionnaire/thanks", test_thanks_stay_with_a_question);
  return g_test_run ();
}
