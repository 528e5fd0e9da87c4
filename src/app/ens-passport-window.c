// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The passport of a statement. Nothing can be changed here; a group is named, never a person.
#include "ens-passport-window.h"

#include "ens-coder.h"
#include "ens-coding.h"
#include "ens-error.h"
#include "ens-member.h"
#include "ens-node.h"
#include "ens-statement-card.h"

#include <inttypes.h>

struct _EnsPassportWindow {
  AdwWindow parent_instance;

  GtkLabel *text_label;
  AdwPreferencesGroup *said_group;
  AdwPreferencesGroup *read_group;
};

G_DEFINE_FINAL_TYPE (EnsPassportWindow, ens_passport_window, ADW_TYPE_WINDOW)

static void
add_fact (AdwPreferencesGroup *group, const char *title, const char *text)
{
  if (!text || !*text)
    return;
  GtkWidget *row = adw_action_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_preferences_group_add (group, row);
}

static char *
dup_moment (const EnsStamp *stamp)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (stamp->created / 1000);
  g_autoptr (GDateTime) local = utc ? g_date_time_to_local (utc) : NULL;
  g_autofree char *time = local ? g_date_time_format (local, "%x %H:%M") : g_strdup ("");
  return stamp->author ? g_strdup_printf ("%s · %s", time, stamp->author) : g_strdup (time);
}

static void
show_said (EnsPassportWindow *self, EnsStatementItem *item)
{
  const EnsStatement *statement = ens_statement_item_get_statement (item);
  const char *sign = ens_statement_card_get_sign (ens_statement_item_get_question_number (item));
  g_autofree char *question = g_strdup_printf ("%s  Q%u", sign ? sign : "",
                                               ens_statement_item_get_question_number (item));
  g_autofree char *order = g_strdup_printf ("%" PRId64, statement->seq);
  g_autofree char *count = g_strdup_printf ("%" PRId64, statement->count);
  g_autofree char *moment = dup_moment (&statement->stamp);
  gtk_label_set_text (self->text_label, statement->text);
  add_fact (self->said_group, _ ("Said by"), ens_statement_item_get_group_name (item));
  add_fact (self->said_group, _ ("To the question"), question);
  add_fact (self->said_group, _ ("As number"), order);
  add_fact (self->said_group, _ ("How often"), count);
  add_fact (self->said_group, _ ("Language"), statement->language);
  add_fact (self->said_group, _ ("Entered"), moment);
  add_fact (self->said_group, _ ("Wording to publish"), statement->masked);
}

static void
show_pile (EnsPassportWindow *self, EnsSession *session, EnsStatementItem *item)
{
  g_autoptr (EnsMember) key = ens_member_new ();
  key->statement = ens_statement_item_get_statement (item)->id;
  const char *title = ens_statement_item_get_criterion_title (item);
  g_autoptr (EnsMember)
               member = title ? ens_session_get_row (session, &ens_member_entity, key, NULL) : NULL;
  add_fact (self->read_group, _ ("Lies in the pile"), title ? title : _ ("none yet"));
  if (!member)
    return;
  g_autofree char *moment = dup_moment (&member->stamp);
  add_fact (self->read_group, _ ("Put there"), moment);
  add_fact (self->read_group, _ ("Because"), member->reason);
}

static void
show_coding (EnsPassportWindow *self,
             EnsSession *session,
             const EnsCoder *coder,
             const EnsCoding *coding)
{
  g_autoptr (EnsNode) key = ens_node_new ();
  key->id = coding->node;
  g_autoptr (EnsNode) node = ens_session_get_row (session, &ens_node_entity, key, NULL);
  g_autofree char *title = g_strdup_printf (_ ("Read by %s as"), coder->initials);
  g_autofree char *text = g_strdup_printf ("%s %s%s%s", node ? node->code : "",
                                           node ? node->label : "", coding->meaning ? " / " : "",
                                           coding->meaning ? coding->meaning : "");
  add_fact (self->read_group, title, text);
}

static void
show_codings (EnsPassportWindow *self, EnsSession *session, EnsStatementItem *item)
{
  g_autoptr (GPtrArray) coders = ens_session_list_rows (session, ENS_KIND_CODER, NULL);
  for (guint i = 0; coders && i < coders->len; i++) {
    const EnsCoder *coder = coders->pdata[i];
    g_autoptr (EnsCoding) key = ens_coding_new ();
    key->statement = ens_statement_item_get_statement (item)->id;
    key->coder = coder->id;
    g_autoptr (EnsCoding) coding = ens_session_get_row (session, &ens_coding_entity, key, NULL);
    if (coding)
      show_coding (self, session, coder, coding);
  }
}

static void
ens_passport_window_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ENS_TYPE_PASSPORT_WINDOW);
  G_OBJECT_CLASS (ens_passport_window_parent_class)->dispose (object);
}

static void
ens_passport_window_class_init (EnsPassportWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = ens_passport_window_dispose;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/ensemble_wellbeing/Ensemble/ens-passport-window.ui");
  gtk_widget_class_bind_template_child (widget_class, EnsPassportWindow, text_label);
  gtk_widget_class_bind_template_child (widget_class, EnsPassportWindow, said_group);
  gtk_widget_class_bind_template_child (widget_class, EnsPassportWindow, read_group);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
ens_passport_window_init (EnsPassportWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** ens_passport_window_new: the passport of @item, over @parent's window. */
GtkWidget *
ens_passport_window_new (GtkWidget *parent, EnsSession *session, EnsStatementItem *item)
{
  EnsPassportWindow *self = g_object_new (ENS_TYPE_PASSPORT_WINDOW, "transient-for",
                                          gtk_widget_get_root (parent), NULL);
  show_said (self, item);
  show_pile (self, session, item);
  show_codings (self, session, item);
  return GTK_WIDGET (self);
}
