// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Small widgets without behaviour.
#include "ens-merge-cards.h"

#include "ens-error.h"
#include "ens-signer-chip.h"
#include "ens-wrapped-label.h"

#include <inttypes.h>

// Faults that are read out at once.
#define MOST_FAULTS 8

/** ens_merge_cards_new_value: a value of one side: @author: (nullable): who wrote it; @time: when, or 0. */
GtkWidget *
ens_merge_cards_new_value (const char *side, const char *value, const char *author, gint64 time)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  g_autoptr (GDateTime) when = time > 0 ? g_date_time_new_from_unix_local (time / 1000) : NULL;
  g_autofree char *date = when ? g_date_time_format (when, "%x %H:%M") : NULL;
  g_autofree char *who = author || !date
                           ? g_strjoin (", ", author ? author : _ ("unknown"), date, NULL)
                           : g_strdup (date);
  g_autofree char *where = g_strjoin (" · ", side, who, NULL);
  GtkWidget *text = ens_wrapped_label_new (value ? value : "–", NULL);
  GtkWidget *from = ens_wrapped_label_new (where, "caption");
  gtk_label_set_selectable (GTK_LABEL (text), TRUE);
  gtk_widget_add_css_class (from, "dim-label");
  gtk_widget_add_css_class (box, "card");
  gtk_widget_add_css_class (box, "count-card");
  gtk_box_append (GTK_BOX (box), text);
  gtk_box_append (GTK_BOX (box), from);
  gtk_widget_set_hexpand (box, TRUE);
  return box;
}

/** ens_merge_cards_new_package: what came of a package; @signer: (nullable): who signed it, if that is to be said. */
GtkWidget *
ens_merge_cards_new_package (const EnsMergedPackage *package, const EnsSigner *signer)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  g_autofree char *name = g_path_get_basename (package->path);
  g_autofree char *what = ens_exchange_describe (&package->result);
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "count-card");
  gtk_box_append (GTK_BOX (card), ens_wrapped_label_new (name, "heading"));
  if (signer) {
    GtkWidget *chip = ens_signer_chip_new (signer);
    gtk_widget_set_halign (chip, GTK_ALIGN_START);
    gtk_box_append (GTK_BOX (card), chip);
  }
  gtk_box_append (GTK_BOX (card), ens_wrapped_label_new (what, "caption"));
  return card;
}

/** ens_merge_cards_dup_outcome: Returns: (transfer full): what came of all packages of @report together. */
char *
ens_merge_cards_dup_outcome (const EnsMergeReport *report)
{
  EnsImportResult all = { 0 };
  for (guint i = 0; i < report->packages->len; i++) {
    const EnsMergedPackage *package = report->packages->pdata[i];
    for (guint kind = 0; kind < ENS_N_KINDS; kind++) {
      all.n_new[kind] += package->result.n_new[kind];
      all.n_changed[kind] += package->result.n_changed[kind];
    }
  }
  g_autofree char *what = ens_exchange_describe (&all);
  return g_strjoin ("\n\n", what,
                    _ ("One undo takes it all back. The report stays in the project, among the "
                       "papers to print."),
                    NULL);
}

/** ens_merge_cards_dup_faults: Returns: (transfer full): the first of @faults, a line each. */
char *
ens_merge_cards_dup_faults (const EnsFaults *faults)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n = ens_faults_get_n_listed (faults);
  for (guint i = 0, told = 0; i < n && told < MOST_FAULTS; i++) {
    const EnsFault *fault = ens_faults_get (faults, i);
    g_autofree char *file = fault->file ? g_path_get_basename (fault->file) : NULL;
    if (fault->is_warning || !file)
      continue;
    if (fault->line > 0)
      g_string_append_printf (text, "\n%s, %" PRId64 ": %s", file, fault->line, fault->what);
    else
      g_string_append_printf (text, "\n%s: %s", file, fault->what);
    told++;
  }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/** ens_merge_cards_is_faulty: Returns: whether @faults tell of a mistake in the file @path. */
gboolean
ens_merge_cards_is_faulty (const EnsFaults *faults, const char *path)
{
  for (guint i = 0; i < ens_faults_get_n_listed (faults); i++) {
    const EnsFault *fault = ens_faults_get (faults, i);
    if (!fault->is_warning && g_strcmp0 (fault->file, path) == 0)
      return TRUE;
  }
  return FALSE;
}
