// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A sign for each state; the classes of style give the colours.
#include "ens-signer-chip.h"

#include "ens-error.h"

struct _EnsSignerChip {
  AdwBin parent_instance;

  GtkWidget *image;
  GtkWidget *label;
};

G_DEFINE_FINAL_TYPE (EnsSignerChip, ens_signer_chip, ADW_TYPE_BIN)

static const char *const icons[ENS_N_SIGNER_STATES] = {
  [ENS_SIGNER_NOBODY] = "dialog-question-symbolic",
  [ENS_SIGNER_OWN] = "object-select-symbolic",
  [ENS_SIGNER_TRUSTED] = "object-select-symbolic",
  [ENS_SIGNER_KNOWN] = "dialog-information-symbolic",
  [ENS_SIGNER_UNKNOWN] = "dialog-question-symbolic",
  [ENS_SIGNER_WRONG] = "dialog-error-symbolic",
};

static const char *const classes[ENS_N_SIGNER_STATES] = {
  [ENS_SIGNER_NOBODY] = "stranger",  [ENS_SIGNER_OWN] = "trusted",
  [ENS_SIGNER_TRUSTED] = "trusted",  [ENS_SIGNER_KNOWN] = "known",
  [ENS_SIGNER_UNKNOWN] = "stranger", [ENS_SIGNER_WRONG] = "forged",
};

static void
ens_signer_chip_class_init (EnsSignerChipClass *klass)
{
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "signer");
}

static void
ens_signer_chip_init (EnsSignerChip *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  self->image = gtk_image_new ();
  self->label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_label_set_wrap (GTK_LABEL (self->label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->label), PANGO_WRAP_WORD_CHAR);
  gtk_box_append (GTK_BOX (box), self->image);
  gtk_box_append (GTK_BOX (box), self->label);
  adw_bin_set_child (ADW_BIN (self), box);
}

static void
show_state (EnsSignerChip *self, EnsSignerState state, const char *text)
{
  for (gsize i = 0; i < G_N_ELEMENTS (classes); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (self), classes[i]);
  gtk_widget_add_css_class (GTK_WIDGET (self), classes[state]);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->image), icons[state]);
  gtk_label_set_text (GTK_LABEL (self->label), text);
}

/** ens_signer_chip_show: @signer: (nullable): nothing is shown without. */
void
ens_signer_chip_show (EnsSignerChip *self, const EnsSigner *signer)
{
  g_return_if_fail (ENS_IS_SIGNER_CHIP (self));
  g_autofree char *text = signer ? ens_signer_describe (signer) : NULL;
  gtk_widget_set_visible (GTK_WIDGET (self), signer != NULL);
  if (signer)
    show_state (self, signer->state, text);
}

/** ens_signer_chip_new: @signer: (nullable). */
GtkWidget *
ens_signer_chip_new (const EnsSigner *signer)
{
  EnsSignerChip *self = g_object_new (ENS_TYPE_SIGNER_CHIP, NULL);
  ens_signer_chip_show (self, signer);
  return GTK_WIDGET (self);
}

/** ens_signer_chip_new_for_key: of a key itself, which signed nothing yet */
GtkWidget *
ens_signer_chip_new_for_key (gboolean is_confirmed)
{
  EnsSignerChip *self = g_object_new (ENS_TYPE_SIGNER_CHIP, NULL);
  if (is_confirmed)
    show_state (self, ENS_SIGNER_TRUSTED, _ ("Trusted: its words were compared"));
  else
    show_state (self, ENS_SIGNER_KNOWN, _ ("Known: nobody has compared its words yet"));
  return GTK_WIDGET (self);
}
