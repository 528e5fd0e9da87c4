// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// `agreement`: how far coders agree.
#include "ens-cli-agreement.h"

#include "ens-cli-print.h"
#include "ens-cli-stop.h"
#include "ens-coders.h"
#include "ens-readings.h"

#include <stdio.h>

static void
add_coefficients (JsonBuilder *builder, const EnsAgreement *agreement)
{
  ens_json_add_int (builder, "units", agreement->n_shared_units);
  ens_json_add_int (builder, "codes", agreement->n_pairable);
  ens_json_add_real (builder, "observed", agreement->observed);
  ens_json_add_real (builder, "cohen_kappa", agreement->cohen);
  ens_json_add_real (builder, "fleiss_kappa", agreement->fleiss);
  ens_json_add_real (builder, "krippendorff_alpha", agreement->alpha);
  ens_json_add_real (builder, "alpha_low", agreement->alpha_low);
  ens_json_add_real (builder, "alpha_high", agreement->alpha_high);
  ens_json_add_real (builder, "alpha_hierarchical", agreement->alpha_hierarchical);
  ens_json_add_text (builder, "words", ens_agreement_get_words (agreement->alpha));
}

// Who read it how: without that nobody can talk about it.
static void
add_readings (JsonBuilder *builder, EnsSession *session, const EnsUuid *statement)
{
  g_autoptr (GPtrArray) voices = ens_readings_list_voices (session, statement, NULL);

  json_builder_set_member_name (builder, "readings");
  json_builder_begin_array (builder);
  for (guint i = 0; voices != NULL && i < voices->len; i++) {
    const EnsVoice *voice = g_ptr_array_index (voices, i);

    json_builder_begin_object (builder);
    ens_json_add_text (builder, "coder", voice->initials);
    ens_json_add_text (builder, "code", voice->code);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

static const EnsUuid *
get_statement (const EnsCodersReport *report, guint disagreement)
{
  return &g_array_index (report->statements, EnsUuid,
                         report->agreement->disagreements[disagreement].unit);
}

static void
add_disagreements (JsonBuilder *builder, EnsSession *session, const EnsCodersReport *report)
{
  json_builder_set_member_name (builder, "disagreements");
  json_builder_begin_array (builder);
  for (guint i = 0; i < report->agreement->n_disagreements; i++) {
    const EnsDisagreement *item = &report->agreement->disagreements[i];
    g_autofree char *text = ens_coders_report_dup_text (session, report, item->unit);
    g_autofree char *id = ens_uuid_dup_text (get_statement (report, i));

    json_builder_begin_object (builder);
    ens_json_add_text (builder, "statement", id);
    ens_json_add_text (builder, "text", text);
    ens_json_add_int (builder, "codes", item->n_codes);
    ens_json_add_real (builder, "share", item->share);
    ens_json_add_real (builder, "distance", item->distance);
    add_readings (builder, session, get_statement (report, i));
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

static void
print_json (EnsSession *session, const EnsCodersReport *report)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "coders");
  json_builder_begin_array (builder);
  for (guint i = 0; report->coders[i] != NULL; i++)
    json_builder_add_string_value (builder, report->coders[i]);
  json_builder_end_array (builder);
  add_coefficients (builder, report->agreement);
  add_disagreements (builder, session, report);
  json_builder_end_object (builder);
  ens_cli_print_json (builder);
}

// “ana D03, fac A01”.
static char *
dup_readings (EnsSession *session, const EnsUuid *statement)
{
  g_autoptr (GPtrArray) voices = ens_readings_list_voices (session, statement, NULL);
  GString *text = g_string_new (NULL);

  for (guint i = 0; voices != NULL && i < voices->len; i++) {
    const EnsVoice *voice = g_ptr_array_index (voices, i);

    g_string_append_printf (text, "%s%s %s", i > 0 ? ", " : "", voice->initials, voice->code);
  }
  return g_string_free (text, FALSE);
}

static void
print_text (EnsSession *session, const EnsCodersReport *report)
{
  const EnsAgreement *agreement = report->agreement;

  printf (_ ("Cohen's kappa: %.4f\n"), agreement->cohen);
  printf (_ ("Fleiss' kappa: %.4f\n"), agreement->fleiss);
  printf (_ ("Krippendorff's alpha: %.4f (%.4f to %.4f): %s\n"), agreement->alpha,
          agreement->alpha_low, agreement->alpha_high, ens_agreement_get_words (agreement->alpha));
  for (guint i = 0; i < agreement->n_disagreements; i++) {
    g_autofree char *text = ens_coders_report_dup_text (session, report,
                                                        agreement->disagreements[i].unit);
    g_autofree char *readings = dup_readings (session, get_statement (report, i));

    printf ("%s\t%s\n", readings, text);
  }
}

static gboolean
run (EnsCli *cli, GError **error)
{
  g_autoptr (EnsSession) session = NULL;
  g_autoptr (EnsCodersReport) report = NULL;

  if (!ens_cli_parse_json (cli, NULL, 1, 1, error))
    return FALSE;
  session = ens_cli_open_to_read (cli, cli->words[0], error);
  report = session != NULL ? ens_coders_report_new (session, ens_cli_listen (cli), error) : NULL;
  if (report == NULL)
    return FALSE;
  if (cli->is_json)
    print_json (session, report);
  else
    print_text (session, report);
  return TRUE;
}

const EnsCliVerb ens_cli_agreement = {
  .name = "agreement",
  .arguments = "PROJECT",
  .summary = N_ ("Say how far coders agree, the disagreements first"),
  .run = run,
};
