// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Hints are tables that live as long as the program: the same table is never laid out twice.
#include "ens-key-hints.h"

#include "ens-error.h"
#include "ens-wrap-box.h"

struct _EnsKeyHints {
  AdwBin parent_instance;

  const EnsKeyHint *hints;
  EnsWrapBox *box;
};

G_DEFINE_FINAL_TYPE (EnsKeyHints, ens_key_hints, ADW_TYPE_BIN)

static GtkWidget *
make_hint (const EnsKeyHint *hint)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 5);
  GtkWidget *key = gtk_label_new (_ (hint->key));
  GtkWidget *what = gtk_label_new (_ (hint->what));
  gtk_widget_add_css_class (key, "keycap");
  gtk_widget_add_css_class (what, "caption");
  gtk_widget_add_css_class (what, "dim-label");
  gtk_box_append (GTK_BOX (box), key);
  gtk_box_append (GTK_BOX (box), what);
  return box;
}

static void
ens_key_hints_class_init (EnsKeyHintsClass *klass)
{
}

static void
ens_key_hints_init (EnsKeyHints *self)
{
  self->box = g_object_new (ENS_TYPE_WRAP_BOX, "spacing", 6, NULL);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
}

/** ens_key_hints_show: @hints: static, ends with a key of %NULL. */
void
ens_key_hints_show (EnsKeyHints *self, const EnsKeyHint *hints)
{
  g_return_if_fail (ENS_IS_KEY_HINTS (self));
  if (self->hints == hints)
    return;
  self->hints = hints;
  ens_wrap_box_clear (self->box);
  for (; hints->key; hints++)
    ens_wrap_box_append (self->box, make_hint (hints));
}
