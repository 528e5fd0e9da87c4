// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A sort of which there is nothing is not shown, unless somebody looks at it just now.
#include "ens-count-bar.h"

#include "ens-error.h"
#include "ens-wrap-box.h"

typedef struct {
  char *title;
  guint64 n;
  GtkWidget *button;
} EnsCountButton;

struct _EnsCountBar {
  AdwBin parent_instance;

  GPtrArray *buttons;
  guint chosen;
  EnsWrapBox *box;
};

G_DEFINE_FINAL_TYPE (EnsCountBar, ens_count_bar, ADW_TYPE_BIN)

static guint chosen_signal;

static void
free_button (EnsCountButton *button)
{
  g_free (button->title);
  g_free (button);
}

static void
show_button (EnsCountBar *self, guint sort)
{
  const EnsCountButton *button = self->buttons->pdata[sort];
  g_autofree char *label = g_strdup_printf ("%s  %'" G_GUINT64_FORMAT, button->title, button->n);
  g_autofree char *name = g_strdup_printf ("%s, %'" G_GUINT64_FORMAT, button->title, button->n);
  gtk_button_set_label (GTK_BUTTON (button->button), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  gtk_widget_set_visible (button->button, sort == 0 || button->n > 0 || sort == self->chosen);
}

static void
toggled_cb (EnsCountBar *self, GtkToggleButton *toggled)
{
  guint old = self->chosen;
  if (!gtk_toggle_button_get_active (toggled))
    return;
  for (guint i = 0; i < self->buttons->len; i++)
    if (((EnsCountButton *) self->buttons->pdata[i])->button == GTK_WIDGET (toggled))
      self->chosen = i;
  show_button (self, old);
  g_signal_emit (self, chosen_signal, 0);
}

static void
ens_count_bar_finalize (GObject *object)
{
  g_ptr_array_unref (ENS_COUNT_BAR (object)->buttons);
  G_OBJECT_CLASS (ens_count_bar_parent_class)->finalize (object);
}

static void
ens_count_bar_class_init (EnsCountBarClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ens_count_bar_finalize;
  chosen_signal = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 0);
}

static void
ens_count_bar_init (EnsCountBar *self)
{
  self->buttons = g_ptr_array_new_with_free_func ((GDestroyNotify) free_button);
  self->box = g_object_new (ENS_TYPE_WRAP_BOX, "spacing", 6, "narrow", TRUE, NULL);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
}

/** ens_count_bar_add: one more sort; the first added stands for all. */
void
ens_count_bar_add (EnsCountBar *self, const char *title)
{
  g_return_if_fail (ENS_IS_COUNT_BAR (self));
  EnsCountButton *button = g_new0 (EnsCountButton, 1);
  button->title = g_strdup (title);
  button->button = gtk_toggle_button_new_with_label (title);
  gtk_widget_add_css_class (button->button, "numeric");
  if (self->buttons->len > 0) {
    const EnsCountButton *first = self->buttons->pdata[0];
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button->button),
                                 GTK_TOGGLE_BUTTON (first->button));
  } else {
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button->button), TRUE);
  }
  g_ptr_array_add (self->buttons, button);
  ens_wrap_box_append (self->box, button->button);
  show_button (self, self->buttons->len - 1);
  g_signal_connect_object (button->button, "toggled", G_CALLBACK (toggled_cb), self,
                           G_CONNECT_SWAPPED);
}

/** ens_count_bar_set_count: @n: how many there are of the sort that was added as number @sort. */
void
ens_count_bar_set_count (EnsCountBar *self, guint sort, guint64 n)
{
  g_return_if_fail (ENS_IS_COUNT_BAR (self) && sort < self->buttons->len);
  ((EnsCountButton *) self->buttons->pdata[sort])->n = n;
  show_button (self, sort);
}

/** ens_count_bar_get_chosen: Returns: the number of the sort to show; 0 for all. */
guint
ens_count_bar_get_chosen (EnsCountBar *self)
{
  g_return_val_if_fail (ENS_IS_COUNT_BAR (self), 0);
  return self->chosen;
}

/** ens_count_bar_choose: presses the button of @sort. */
void
ens_count_bar_choose (EnsCountBar *self, guint sort)
{
  g_return_if_fail (ENS_IS_COUNT_BAR (self) && sort < self->buttons->len);
  const EnsCountButton *button = self->buttons->pdata[sort];
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button->button), TRUE);
}
