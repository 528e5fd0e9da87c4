// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What was done in the project. Read anew each time it opens; the moment the project is at is marked,
// what was taken back stands above it in grey, with a word that says so, and can be done again.
#include "ens-history-popover.h"

#include "ens-children.h"
#include "ens-error.h"
#include "ens-session-journal.h"

#define MOST_SHOWN 300

struct _EnsHistoryPopover {
  GtkPopover parent_instance;

  EnsSession *session;
  GtkListBox *list;
  GArray *numbers;
};

G_DEFINE_FINAL_TYPE (EnsHistoryPopover, ens_history_popover, GTK_TYPE_POPOVER)

static char *
dup_when (const EnsJournalEntry *entry)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (entry->time / 1000);
  g_autoptr (GDateTime) local = utc ? g_date_time_to_local (utc) : NULL;
  g_autofree char *time = local ? g_date_time_format (local, "%x %H:%M") : g_strdup ("");
  if (entry->is_undone)
    return g_strdup_printf (_ ("%s · taken back"), time);
  return entry->author ? g_strdup_printf ("%s · %s", time, entry->author) : g_strdup (time);
}

static GtkWidget *
make_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 46);
  if (css_class)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
make_row (const char *text, const char *when, gboolean is_undone, gboolean is_now)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *title = make_label (text, is_undone ? "dim-label" : is_now ? "heading" : NULL);
  g_autofree char *below = is_now ? g_strdup_printf (_ ("%s · the project is here"), when)
                                  : g_strdup (when);
  GtkWidget *caption = make_label (below, "caption");
  g_autofree char *name = *below ? g_strdup_printf ("%s, %s", text, below) : g_strdup (text);
  gtk_widget_add_css_class (caption, "dim-label");
  gtk_widget_set_margin_top (box, 4);
  gtk_widget_set_margin_bottom (box, 4);
  gtk_widget_set_tooltip_text (title, text);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), caption);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return row;
}

static void
clear_list (EnsHistoryPopover *self)
{
  ens_children_clear_list (self->list);
  g_array_set_size (self->numbers, 0);
}

static void
add_row (EnsHistoryPopover *self, gint64 number, GtkWidget *row)
{
  gtk_list_box_append (self->list, row);
  g_array_append_val (self->numbers, number);
}

// The keyboard begins where the project is.
static void
focus_now (EnsHistoryPopover *self, guint now)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, (int) now);
  if (row)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
show_cb (EnsHistoryPopover *self)
{
  clear_list (self);
  if (!self->session)
    return;
  g_autoptr (GPtrArray) entries = ens_session_list_journal (self->session, MOST_SHOWN, NULL);
  guint n = entries ? entries->len : 0;
  guint now = 0;
  while (now < n && ((EnsJournalEntry *) entries->pdata[now])->is_undone)
    now++;
  for (guint i = 0; i < n; i++) {
    const EnsJournalEntry *entry = entries->pdata[i];
    g_autofree char *when = dup_when (entry);
    add_row (self, entry->number, make_row (entry->text, when, entry->is_undone, i == now));
  }
  // Only where the beginning is in the list can it be gone back to.
  if (n > 0 && n < MOST_SHOWN)
    add_row (self, 0,
             make_row (_ ("The beginning"), _ ("Before all that is listed"), FALSE, now == n));
  focus_now (self, now);
}

static void
row_activated_cb (EnsHistoryPopover *self, GtkListBoxRow *row)
{
  g_autoptr (GError) error = NULL;
  gint64 number = g_array_index (self->numbers, gint64, gtk_list_box_row_get_index (row));
  gtk_popover_popdown (GTK_POPOVER (self));
  gboolean ok = ens_session_go_to_entry (self->session, number, &error);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s",
                              ok ? _ ("The project is as it was then") : error->message);
}

static void
ens_history_popover_dispose (GObject *object)
{
  EnsHistoryPopover *self = ENS_HISTORY_POPOVER (object);
  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (object), ENS_TYPE_HISTORY_POPOVER);
  G_OBJECT_CLASS (ens_history_popover_parent_class)->dispose (object);
}

static void
ens_history_popover_finalize (GObject *object)
{
  g_array_unref (ENS_HISTORY_POPOVER (object)->numbers);
  G_OBJECT_CLASS (ens_history_popover_parent_class)->finalize (object);
}

static void
ens_history_popover_class_init (EnsHistoryPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = ens_history_popover_dispose;
  G_OBJECT_CLASS (klass)->finalize = ens_history_popover_finalize;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/ensemble_wellbeing/Ensemble/ens-history-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, EnsHistoryPopover, list);
  gtk_widget_class_bind_template_callback (widget_class, show_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
ens_history_popover_init (EnsHistoryPopover *self)
{
  self->numbers = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** ens_history_popover_set_session: @session: (nullable): whose history to show. */
void
ens_history_popover_set_session (EnsHistoryPopover *self, EnsSession *session)
{
  g_return_if_fail (ENS_IS_HISTORY_POPOVER (self));
  g_set_object (&self->session, session);
}
