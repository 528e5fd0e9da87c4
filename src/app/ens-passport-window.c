// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The passport of a statement. Nothing can be changed here; a group is named, never a person.
#include "ens-passport-window.h"

#include "ens-error.h"
#include "ens-outside.h"
#include "ens-passport.h"
#include "ens-statement-card.h"
#include "ens-translation.h"

#include <inttypes.h>

struct _EnsPassportWindow {
  AdwWindow parent_instance;

  GtkLabel *text_label;
  AdwPreferencesGroup *said_group;
  AdwPreferencesGroup *origin_group;
  AdwPreferencesGroup *read_group;
  AdwPreferencesGroup *place_group;
};

G_DEFINE_FINAL_TYPE (EnsPassportWindow, ens_passport_window, ADW_TYPE_WINDOW)

static GtkWidget *
add_fact (AdwPreferencesGroup *group, const char *title, const char *text)
{
  if (!text || !*text)
    return NULL;
  GtkWidget *row = adw_action_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_preferences_group_add (group, row);
  return row;
}

static void
add_number (AdwPreferencesGroup *group, const char *title, gint64 number)
{
  g_autofree char *text = g_strdup_printf ("%" PRId64, number);
  if (number > 0)
    add_fact (group, title, text);
}

static void
add_chip (GtkWidget *row, const char *text)
{
  GtkWidget *chip = gtk_label_new (text);
  gtk_widget_add_css_class (chip, "chip");
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), chip);
}

static char *
dup_moment (gint64 time, const char *author)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (time / 1000);
  g_autoptr (GDateTime) local = utc && time > 0 ? g_date_time_to_local (utc) : NULL;
  g_autofree char *text = local ? g_date_time_format (local, "%x %H:%M") : NULL;
  if (text && author)
    return g_strdup_printf ("%s · %s", text, author);
  return text ? g_steal_pointer (&text) : g_strdup (author ? author : "");
}

static void
show_said (EnsPassportWindow *self, const EnsPassport *passport)
{
  const EnsStatement *statement = passport->statement;
  g_autofree char *moment = dup_moment (statement->stamp.created,
                                        ens_outside_get_author (statement->stamp.author));
  gtk_label_set_text (self->text_label, statement->text);
  add_fact (self->said_group, _ ("Said by"), passport->group ? passport->group->name : NULL);
  if (passport->question) {
    guint number = (guint) passport->question->number;
    const char *sign = ens_statement_card_get_sign (number);
    g_autofree char *question = g_strdup_printf ("%s Q%u  %s", sign ? sign : "", number,
                                                 passport->question->wording);
    add_fact (self->said_group, _ ("To the question"), g_strstrip (question));
  }
  add_number (self->said_group, _ ("As number"), statement->seq);
  add_number (self->said_group, _ ("How often"), statement->count);
  add_fact (self->said_group, _ ("Language"), statement->language);
  for (guint i = 0; i < passport->translations->len; i++) {
    const EnsTranslation *translation = passport->translations->pdata[i];
    g_autofree char *title = g_strdup_printf (_ ("Translation (%s)"), translation->language);
    add_fact (self->said_group, title, translation->text);
  }
  add_fact (self->said_group, _ ("Entered"), moment);
  add_fact (self->said_group, _ ("Wording to publish"), statement->masked);
}

static void
show_origin (EnsPassportWindow *self, const EnsPassport *passport)
{
  g_autofree char *moment = dup_moment (passport->arrival_time, NULL);
  if (passport->arrival)
    add_fact (self->origin_group, passport->arrival, moment);
  else
    add_fact (self->origin_group, _ ("Before what the journal remembers"),
              _ ("The project has forgotten how it came in"));
  add_fact (self->origin_group, _ ("From the file"), passport->file);
  if (passport->package) {
    const char *title = passport->package_title && *passport->package_title
                          ? passport->package_title
                          : _ ("A package without a title");
    add_fact (self->origin_group, _ ("With the package of"), title);
    GtkWidget *row = add_fact (self->origin_group, _ ("Fingerprint of the package"),
                               passport->package);
    gtk_widget_add_css_class (row, "numeric");
  }
}

static void
show_reading (EnsPassportWindow *self, const EnsVoice *voice)
{
  const EnsStamp *stamp = &voice->coding->stamp;
  g_autofree char *title = g_strdup_printf ("%s  %s", voice->code, voice->label);
  g_autofree char *moment = dup_moment (MAX (stamp->created, stamp->modified), NULL);
  g_autofree char *who = g_strdup_printf (_ ("Read by %s"), voice->initials);
  g_autofree char *text = *moment ? g_strdup_printf ("%s · %s", who, moment) : g_strdup (who);
  GtkWidget *row = add_fact (self->read_group, title, text);
  if (voice->coding->agreed)
    add_chip (row, _ ("agreed"));
  if (voice->coding->certainty == ENS_CERTAINTY_UNSURE)
    add_chip (row, _ ("unsure"));
}

static void
show_step (EnsPassportWindow *self, const EnsPassportStep *step, gboolean is_now)
{
  g_autofree char *moment = dup_moment (step->time, step->author);
  g_autofree char *why = step->reason ? g_strdup_printf (_ ("Because: %s"), step->reason) : NULL;
  g_autoptr (GString) text = g_string_new (step->how);
  if (*moment)
    g_string_append_printf (text, "\n%s", moment);
  if (why)
    g_string_append_printf (text, "\n%s", why);
  GtkWidget *row = add_fact (self->place_group, step->title ? step->title : _ ("In no pile"),
                             text->str);
  if (is_now)
    add_chip (row, _ ("now"));
  else if (step->is_gone)
    add_chip (row, _ ("gone since"));
}

static void
show (EnsPassportWindow *self, const EnsPassport *passport)
{
  show_said (self, passport);
  show_origin (self, passport);
  for (guint i = 0; i < passport->readings->len; i++)
    show_reading (self, passport->readings->pdata[i]);
  if (passport->readings->len == 0)
    add_fact (self->read_group, _ ("Not coded yet"), _ ("No coder has read it"));
  for (guint i = 0; i < passport->steps->len; i++)
    show_step (self, passport->steps->pdata[i], i == 0);
  if (passport->steps->len == 0)
    add_fact (self->place_group, _ ("In no pile"), _ ("It has not been put into one yet"));
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
  gtk_widget_class_bind_template_child (widget_class, EnsPassportWindow, origin_group);
  gtk_widget_class_bind_template_child (widget_class, EnsPassportWindow, place_group);
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
  g_autoptr (GError) error = NULL;
  g_autoptr (EnsPassport)
               passport = ens_passport_read (session, &ens_statement_item_get_statement (item)->id,
                                             &error);
  if (passport)
    show (self, passport);
  else
    gtk_label_set_text (self->text_label, error->message);
  return GTK_WIDGET (self);
}
