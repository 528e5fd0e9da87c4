// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What was chosen stays chosen while rows come and go.
#include "ens-choice-row.h"

#include "ens-choice.h"
#include "ens-dialogs.h"
#include "ens-error.h"
#include "ens-record.h"
#include "ens-records.h"

// From here on people search by typing rather than look.
#define SEARCH_FROM 8

struct _EnsChoiceRow {
  AdwActionRow parent_instance;

  EnsSession *session;
  EnsEntityKind kind;
  char *none;
  char *question;
  gboolean is_filling;

  GtkDropDown *drop;
  GtkWidget *add_button;
};

G_DEFINE_FINAL_TYPE (EnsChoiceRow, ens_choice_row, ADW_TYPE_ACTION_ROW)

enum {
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
selected_cb (EnsChoiceRow *self)
{
  if (!self->is_filling)
    g_signal_emit (self, signals[CHANGED], 0);
}

// Who is there already is chosen, not written down twice.
static gboolean
find_or_add (EnsChoiceRow *self, const char *name, EnsUuid *id, GError **error)
{
  const EnsEntity *entity = ens_entity_get (self->kind);
  if (ens_records_find (self->session, self->kind, name, id, NULL))
    return TRUE;
  gpointer record = ens_record_new (entity);
  gboolean ok = ens_records_set (self->session, entity, record, "name", name, error) &&
                ens_records_add (self->session, entity, record, error);
  ens_record_free (entity, record);
  return ok && ens_records_find (self->session, self->kind, name, id, error);
}

static void
named_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  EnsChoiceRow *self = ENS_CHOICE_ROW (source);
  g_autofree char *name = ens_dialogs_ask_text_finish (result);
  g_autoptr (GError) error = NULL;
  EnsUuid id;
  if (!name || !self->session)
    return;
  if (!find_or_add (self, name, &id, &error)) {
    ens_dialogs_show_error (GTK_WIDGET (self), _ ("It could not be added"), error);
    return;
  }
  ens_choice_row_refresh (self);
  ens_choice_select_id (self->drop, &id);
  gtk_widget_grab_focus (GTK_WIDGET (self->drop));
}

static void
add_cb (EnsChoiceRow *self)
{
  ens_dialogs_ask_text_async (GTK_WIDGET (self), self->question, NULL, _ ("_Add"), named_cb, NULL);
}

static void
ens_choice_row_dispose (GObject *object)
{
  g_clear_object (&ENS_CHOICE_ROW (object)->session);
  gtk_widget_dispose_template (GTK_WIDGET (object), ENS_TYPE_CHOICE_ROW);
  G_OBJECT_CLASS (ens_choice_row_parent_class)->dispose (object);
}

static void
ens_choice_row_finalize (GObject *object)
{
  g_free (ENS_CHOICE_ROW (object)->none);
  g_free (ENS_CHOICE_ROW (object)->question);
  G_OBJECT_CLASS (ens_choice_row_parent_class)->finalize (object);
}

static void
ens_choice_row_class_init (EnsChoiceRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = ens_choice_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = ens_choice_row_finalize;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/ensemble_wellbeing/Ensemble/ens-choice-row.ui");
  gtk_widget_class_bind_template_child (widget_class, EnsChoiceRow, drop);
  gtk_widget_class_bind_template_child (widget_class, EnsChoiceRow, add_button);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  signals[CHANGED] = g_signal_new ("changed", ENS_TYPE_CHOICE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
ens_choice_row_init (EnsChoiceRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  ens_choice_set_up (self->drop);
}

/**
 * ens_choice_row_set_up: what can be chosen here; once, after the row got its title.
 * @none: (nullable): what stands there for no row; without it one of the rows is always chosen
 * @question: (nullable): heading of the dialog that adds one; %NULL: none can be added here
 */
void
ens_choice_row_set_up (EnsChoiceRow *self,
                       EnsEntityKind kind,
                       const char *none,
                       const char *question)
{
  g_return_if_fail (ENS_IS_CHOICE_ROW (self));
  const char *title = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self));
  self->kind = kind;
  self->none = g_strdup (none);
  self->question = g_strdup (question);
  gtk_widget_set_visible (self->add_button, question != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->drop), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  if (question) {
    gtk_widget_set_tooltip_text (self->add_button, question);
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->add_button),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL, question, -1);
  }
}

/** ens_choice_row_set_session: @session: (nullable): whose rows. */
void
ens_choice_row_set_session (EnsChoiceRow *self, EnsSession *session)
{
  g_return_if_fail (ENS_IS_CHOICE_ROW (self));
  g_set_object (&self->session, session);
}

static int
compare_choices (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (ens_choice_get_title (*(EnsChoice *const *) a),
                         ens_choice_get_title (*(EnsChoice *const *) b));
}

/** ens_choice_row_refresh: reads the rows to choose from anew. */
void
ens_choice_row_refresh (EnsChoiceRow *self)
{
  g_return_if_fail (ENS_IS_CHOICE_ROW (self));
  const EnsEntity *entity = ens_entity_get (self->kind);
  g_autoptr (GPtrArray) rows = ens_session_list_rows (self->session, self->kind, NULL);
  g_autoptr (GPtrArray) choices = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; rows && i < rows->len; i++) {
    const EnsUuid *id = (const EnsUuid *) ((const char *) rows->pdata[i] +
                                           entity->fields[0].offset);
    g_ptr_array_add (choices,
                     ens_choice_new (ens_records_get_name (entity, rows->pdata[i]), NULL, id));
  }
  g_ptr_array_sort (choices, compare_choices);
  if (self->none)
    g_ptr_array_insert (choices, 0, ens_choice_new (self->none, NULL, NULL));
  self->is_filling = TRUE;
  ens_choice_fill (self->drop, choices);
  gtk_drop_down_set_enable_search (self->drop, choices->len >= SEARCH_FROM);
  self->is_filling = FALSE;
}

/** ens_choice_row_select: chooses a row, or none for a nil id or one that is not there any more. */
void
ens_choice_row_select (EnsChoiceRow *self, const EnsUuid *id)
{
  g_return_if_fail (ENS_IS_CHOICE_ROW (self));
  self->is_filling = TRUE;
  if (!ens_choice_select_id (self->drop, id))
    gtk_drop_down_set_selected (self->drop, 0);
  self->is_filling = FALSE;
}

/** ens_choice_row_get_selected: Returns: the row's id; nil for none. */
EnsUuid
ens_choice_row_get_selected (EnsChoiceRow *self)
{
  EnsUuid nil = { 0 };
  g_return_val_if_fail (ENS_IS_CHOICE_ROW (self), nil);
  EnsChoice *choice = ens_choice_get_selected (self->drop);
  return choice ? *ens_choice_get_id (choice) : nil;
}
