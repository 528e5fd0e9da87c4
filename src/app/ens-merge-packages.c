// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Files that nobody signed are common among one's own facilitators: of several it is said once, above.
// Whoever signed wrongly, or is not known, is told of on the card.
#include "ens-merge-packages.h"

#include "ens-error.h"
#include "ens-merge-cards.h"
#include "ens-wrap-box.h"
#include "ens-wrapped-label.h"

// As many packages as can be looked at beside the items.
#define MOST_CARDS     12
#define CARDS_A_LINE   3
#define HEIGHT_OF_MORE 148
#define MOST_HEIGHT    170

struct _EnsMergePackages {
  AdwBin parent_instance;

  GtkWidget *unsigned_label;
  GtkWidget *scroller;
  EnsWrapBox *box;
};

G_DEFINE_FINAL_TYPE (EnsMergePackages, ens_merge_packages, ADW_TYPE_BIN)

static gboolean
is_unsigned (const EnsMergedPackage *package)
{
  return package->signer && package->signer->state == ENS_SIGNER_NOBODY;
}

// Of many packages only those that somebody should be wary of.
static gboolean
has_card (const EnsMergedPackage *package, guint n)
{
  return n <= MOST_CARDS || (package->signer && (package->signer->state == ENS_SIGNER_WRONG ||
                                                 package->signer->state == ENS_SIGNER_UNKNOWN));
}

static guint
show_cards (EnsMergePackages *self, const GPtrArray *packages, gboolean is_said_once)
{
  guint n_cards = 0;
  ens_wrap_box_clear (self->box);
  for (guint i = 0; i < packages->len && n_cards < MOST_CARDS; i++) {
    const EnsMergedPackage *package = packages->pdata[i];
    gboolean is_calm = is_said_once && is_unsigned (package);
    if (!has_card (package, packages->len))
      continue;
    ens_wrap_box_append (self->box,
                         ens_merge_cards_new_package (package, is_calm ? NULL : package->signer));
    n_cards++;
  }
  return n_cards;
}

/** ens_merge_packages_show: @packages: (element-type EnsMergedPackage): those of a plan. */
void
ens_merge_packages_show (EnsMergePackages *self, const GPtrArray *packages)
{
  guint n_unsigned = 0;
  g_return_if_fail (ENS_IS_MERGE_PACKAGES (self));
  for (guint i = 0; i < packages->len; i++)
    n_unsigned += is_unsigned (packages->pdata[i]);
  gboolean is_said_once = n_unsigned > 1;
  guint n_cards = show_cards (self, packages, is_said_once);
  g_autofree char *text = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%u file is not signed: ask the sender whether it is from them",
                 "%u files are not signed: ask the senders whether they are "
                 "from them",
                 n_unsigned),
    n_unsigned);
  gtk_label_set_text (GTK_LABEL (self->unsigned_label), text);
  gtk_widget_set_visible (self->unsigned_label, is_said_once);
  gtk_widget_set_visible (self->scroller, n_cards > 0);
  // Where cards do not fit side by side, the next line of them shows half.
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (self->scroller),
                                              n_cards > CARDS_A_LINE ? HEIGHT_OF_MORE : -1);
}

static void
set_margins (GtkWidget *widget, int vertical)
{
  gtk_widget_set_margin_top (widget, vertical);
  gtk_widget_set_margin_bottom (widget, vertical);
  gtk_widget_set_margin_start (widget, 12);
  gtk_widget_set_margin_end (widget, 12);
}

static void
ens_merge_packages_class_init (EnsMergePackagesClass *klass)
{
}

static void
ens_merge_packages_init (EnsMergePackages *self)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->unsigned_label = ens_wrapped_label_new ("", "dim-label");
  self->box = g_object_new (ENS_TYPE_WRAP_BOX, "spacing", 8, NULL);
  self->scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER,
                                 "propagate-natural-height", TRUE, "max-content-height",
                                 MOST_HEIGHT, "child", self->box, NULL);
  set_margins (self->unsigned_label, 0);
  gtk_widget_set_margin_top (self->unsigned_label, 10);
  set_margins (GTK_WIDGET (self->box), 10);
  gtk_box_append (GTK_BOX (column), self->unsigned_label);
  gtk_box_append (GTK_BOX (column), self->scroller);
  adw_bin_set_child (ADW_BIN (self), column);
}
