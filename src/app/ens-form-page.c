// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which row is shown and whether its form was touched. News of other changes leave typing alone unless
// the shown row itself changed.
#include "ens-form-page.h"

#include "ens-error.h"
#include "ens-record.h"
#include "ens-records.h"
#include "ens-text.h"
#include "ens-time.h"

typedef struct {
  GPtrArray *rows;   // records that the page keeps
  GPtrArray *listed; // those of them in the list, in its order
  gpointer shown;
  gboolean is_new;
  gboolean is_filling;

  GtkStack *stack;
  GtkListBox *list;
  GtkLabel *form_heading;
  GtkButton *save_button;
  GtkWidget *delete_button;
  GtkWidget *first_row;
} EnsFormPagePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (EnsFormPage, ens_form_page, ENS_TYPE_PAGE)

static EnsFormPagePrivate *
get_private (EnsFormPage *self)
{
  return ens_form_page_get_instance_private (self);
}

static const EnsEntity *
get_entity (EnsFormPage *self)
{
  return ENS_FORM_PAGE_GET_CLASS (self)->entity;
}

static const EnsUuid *
get_id (EnsFormPage *self, gconstpointer record)
{
  const EnsField *field = ens_entity_get_field (get_entity (self), "id");
  return (const EnsUuid *) ((const char *) record + field->offset);
}

static gconstpointer
find_row (EnsFormPage *self, gconstpointer wanted)
{
  EnsFormPagePrivate *priv = get_private (self);
  for (guint i = 0; wanted && priv->rows && i < priv->rows->len; i++)
    if (ens_uuid_equal (get_id (self, priv->rows->pdata[i]), get_id (self, wanted)))
      return priv->rows->pdata[i];
  return NULL;
}

static void
update_form (EnsFormPage *self)
{
  EnsFormPagePrivate *priv = get_private (self);
  EnsFormPageClass *klass = ENS_FORM_PAGE_GET_CLASS (self);
  if (priv->is_filling || !(priv->shown || priv->is_new))
    return;
  gpointer typed = ens_form_page_dup_typed (self);
  gboolean has_changed = priv->is_new || !ens_record_equal (klass->entity, typed, priv->shown) ||
                         (klass->is_touched && klass->is_touched (self));
  gboolean is_good = klass->check_form (self, typed) &&
                     ens_records_get_name (klass->entity, typed) != NULL;
  ens_page_set_enabled (ENS_PAGE (self), "save", has_changed && is_good);
  ens_page_set_enabled (ENS_PAGE (self), "revert", has_changed);
  ens_record_free (klass->entity, typed);
}

static void
show_around (EnsFormPage *self)
{
  if (ENS_FORM_PAGE_GET_CLASS (self)->show_around)
    ENS_FORM_PAGE_GET_CLASS (self)->show_around (self);
}

static void
fill_form (EnsFormPage *self, gconstpointer record)
{
  EnsFormPagePrivate *priv = get_private (self);
  priv->is_filling = TRUE;
  ENS_FORM_PAGE_GET_CLASS (self)->fill_form (self, record);
  priv->is_filling = FALSE;
}

// @record: %NULL for the form of a new row
static void
show_row (EnsFormPage *self, gconstpointer record)
{
  EnsFormPagePrivate *priv = get_private (self);
  EnsFormPageClass *klass = ENS_FORM_PAGE_GET_CLASS (self);
  gpointer copy = record ? ens_record_copy (klass->entity, record) : NULL;
  gpointer blank = ens_record_new (klass->entity);
  if (!copy && klass->prepare)
    klass->prepare (self, blank);
  ens_form_page_forget (self);
  priv->is_new = copy == NULL;
  fill_form (self, copy ? copy : blank);
  ens_record_free (klass->entity, blank);
  priv->shown = copy;
  gtk_label_set_text (priv->form_heading,
                      copy ? ens_records_get_name (klass->entity, copy) : _ (klass->new_heading));
  gtk_button_set_label (priv->save_button, copy ? _ ("_Save Changes") : _ (klass->add_label));
  gtk_widget_set_visible (priv->delete_button, copy != NULL);
  ens_page_set_enabled (ENS_PAGE (self), "delete", copy != NULL);
  show_around (self);
  update_form (self);
}

static void
row_selected_cb (EnsFormPage *self, GtkListBoxRow *row)
{
  EnsFormPagePrivate *priv = get_private (self);
  if (!priv->is_filling && row)
    show_row (self, priv->listed->pdata[gtk_list_box_row_get_index (row)]);
}

static void
select_in_list (EnsFormPage *self, gconstpointer record)
{
  EnsFormPagePrivate *priv = get_private (self);
  guint index = 0;
  priv->is_filling = TRUE;
  if (record && g_ptr_array_find (priv->listed, record, &index))
    gtk_list_box_select_row (priv->list, gtk_list_box_get_row_at_index (priv->list, (int) index));
  else
    gtk_list_box_unselect_all (priv->list);
  priv->is_filling = FALSE;
}

static void
select_shown (EnsFormPage *self)
{
  EnsFormPagePrivate *priv = get_private (self);
  gconstpointer record = find_row (self, priv->shown);
  // The row that was shown is gone: another takes its place.
  if (!record && priv->shown)
    ens_form_page_forget (self);
  if (!record && !priv->is_new && priv->rows->len > 0)
    record = priv->listed->len > 0 ? priv->listed->pdata[0] : priv->rows->pdata[0];
  select_in_list (self, record);
  if (record && (!priv->shown || !ens_record_equal (get_entity (self), record, priv->shown)))
    show_row (self, record);
  else
    show_around (self);
}

static void
show_child (EnsFormPage *self)
{
  EnsFormPagePrivate *priv = get_private (self);
  gboolean has_form = priv->is_new || priv->rows->len > 0;
  gtk_stack_set_visible_child_name (priv->stack,
                                    has_form ? ENS_FORM_PAGE_GET_CLASS (self)->child : "empty");
}

static void
new_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  EnsFormPage *self = ENS_FORM_PAGE (data);
  gtk_list_box_unselect_all (get_private (self)->list);
  show_row (self, NULL);
  show_child (self);
  gtk_widget_grab_focus (get_private (self)->first_row);
}

static gboolean
save (EnsFormPage *self, gpointer record, GError **error)
{
  EnsFormPageClass *klass = ENS_FORM_PAGE_GET_CLASS (self);
  EnsSession *session = ens_page_get_session (ENS_PAGE (self));
  if (klass->save)
    return klass->save (self, record, error);
  return get_private (self)->is_new ? ens_records_add (session, klass->entity, record, error)
                                    : ens_session_save_row (session, klass->entity, record, error);
}

static void
save_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  EnsFormPage *self = ENS_FORM_PAGE (data);
  gboolean was_new = get_private (self)->is_new;
  gpointer record = ens_form_page_dup_typed (self);
  g_autoptr (GError) error = NULL;
  if (save (self, record, &error)) {
    g_autofree char *text = g_strdup_printf (was_new ? _ ("“%s” was added")
                                                     : _ ("“%s” was changed"),
                                             ens_records_get_name (get_entity (self), record));
    show_row (self, record);
    ens_page_tell_done (ENS_PAGE (self), text);
  } else {
    ens_page_tell_error (ENS_PAGE (self), error);
  }
  ens_record_free (get_entity (self), record);
}

static void
save_by_enter_cb (EnsFormPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "page.save", NULL);
}

static void
revert_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  EnsFormPage *self = ENS_FORM_PAGE (data);
  EnsFormPagePrivate *priv = get_private (self);
  if (!priv->is_new) {
    gpointer shown = ens_record_copy (get_entity (self), priv->shown);
    show_row (self, shown);
    ens_record_free (get_entity (self), shown);
    return;
  }
  priv->is_new = FALSE;
  select_shown (self);
  show_child (self);
}

static void
delete_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  EnsFormPage *self = ENS_FORM_PAGE (data);
  EnsFormPagePrivate *priv = get_private (self);
  EnsSession *session = ens_page_get_session (ENS_PAGE (self));
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_strdup_printf (_ ("“%s” was removed"),
                                           ens_records_get_name (get_entity (self), priv->shown));
  if (ens_session_remove_row (session, get_entity (self), priv->shown, &error)) {
    ens_form_page_forget (self);
    ens_page_tell_done (ENS_PAGE (self), text);
  } else {
    ens_page_tell_error (ENS_PAGE (self), error);
  }
}

static void
ens_form_page_focus_first (EnsPage *page)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (get_private (ENS_FORM_PAGE (page))->list);
  if (row)
    gtk_widget_grab_focus (GTK_WIDGET (row));
  else
    gtk_widget_child_focus (GTK_WIDGET (page), GTK_DIR_TAB_FORWARD);
}

static void
ens_form_page_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), G_OBJECT_TYPE (object));
  G_OBJECT_CLASS (ens_form_page_parent_class)->dispose (object);
}

static void
ens_form_page_finalize (GObject *object)
{
  ens_form_page_clear (ENS_FORM_PAGE (object));
  G_OBJECT_CLASS (ens_form_page_parent_class)->finalize (object);
}

static void
ens_form_page_class_init (EnsFormPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ens_form_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = ens_form_page_finalize;
  ENS_PAGE_CLASS (klass)->focus_first = ens_form_page_focus_first;
}

static void
ens_form_page_init (EnsFormPage *self)
{
  static const GActionEntry entries[] = {
    { .name = "new", .activate = new_cb },
    { .name = "save", .activate = save_cb },
    { .name = "revert", .activate = revert_cb },
    { .name = "delete", .activate = delete_cb },
  };
  g_action_map_add_action_entries (G_ACTION_MAP (ens_page_get_actions (ENS_PAGE (self))), entries,
                                   G_N_ELEMENTS (entries), self);
}

/** ens_form_page_class_set_template: @resource: of the template; the page binds its own fields after. */
void
ens_form_page_class_set_template (EnsFormPageClass *klass, const char *resource)
{
  static const char *const children[] = { "stack", "list", "form_heading", "save_button",
                                          "delete_button" };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  gtk_widget_class_set_template_from_resource (widget_class, resource);
  for (gsize i = 0; i < G_N_ELEMENTS (children); i++)
    gtk_widget_class_bind_template_child_full (widget_class, children[i], FALSE, 0);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_form);
  gtk_widget_class_bind_template_callback (widget_class, save_by_enter_cb);
}

static gpointer
get_child (EnsFormPage *self, const char *name)
{
  return gtk_widget_get_template_child (GTK_WIDGET (self), G_OBJECT_TYPE (self), name);
}

/** ens_form_page_init_template: makes the widgets of the page; in its init(). */
void
ens_form_page_init_template (EnsFormPage *self)
{
  EnsFormPagePrivate *priv = get_private (self);
  gtk_widget_init_template (GTK_WIDGET (self));
  priv->stack = GTK_STACK (get_child (self, "stack"));
  priv->list = GTK_LIST_BOX (get_child (self, "list"));
  priv->form_heading = GTK_LABEL (get_child (self, "form_heading"));
  priv->save_button = GTK_BUTTON (get_child (self, "save_button"));
  priv->delete_button = GTK_WIDGET (get_child (self, "delete_button"));
  priv->first_row = GTK_WIDGET (get_child (self, ENS_FORM_PAGE_GET_CLASS (self)->first_row));
}

/** ens_form_page_get_list: Returns: (transfer none): the list that fill_list() fills */
GtkListBox *
ens_form_page_get_list (EnsFormPage *self)
{
  return get_private (self)->list;
}

/** ens_form_page_get_shown: Returns: (nullable) (transfer none): the row as it was saved; %NULL for a new one */
gconstpointer
ens_form_page_get_shown (EnsFormPage *self)
{
  return get_private (self)->shown;
}

/** ens_form_page_dup_typed: Returns: (transfer full): the row as it stands in the form, of @self's entity */
gpointer
ens_form_page_dup_typed (EnsFormPage *self)
{
  EnsFormPagePrivate *priv = get_private (self);
  gpointer record = priv->shown ? ens_record_copy (get_entity (self), priv->shown)
                                : ens_record_new (get_entity (self));
  ENS_FORM_PAGE_GET_CLASS (self)->read_form (self, record);
  return record;
}

/** ens_form_page_has_changed: Returns: whether there is typing in the form that was not saved. */
gboolean
ens_form_page_has_changed (EnsFormPage *self)
{
  GActionGroup *actions = G_ACTION_GROUP (ens_page_get_actions (ENS_PAGE (self)));
  return g_action_group_get_action_enabled (actions, "revert");
}

/**
 * ens_form_page_set_rows: shows a list, and of its rows the one that was shown
 * @rows: (transfer none): all records there are; the page keeps them until the next call
 * @listed: (transfer none): those to list
 */
void
ens_form_page_set_rows (EnsFormPage *self, GPtrArray *rows, GPtrArray *listed)
{
  EnsFormPagePrivate *priv = get_private (self);
  g_ptr_array_ref (rows);
  g_ptr_array_ref (listed);
  g_clear_pointer (&priv->rows, g_ptr_array_unref);
  g_clear_pointer (&priv->listed, g_ptr_array_unref);
  priv->rows = rows;
  priv->listed = listed;
  priv->is_filling = TRUE;
  ENS_FORM_PAGE_GET_CLASS (self)->fill_list (self);
  priv->is_filling = FALSE;
  select_shown (self);
  show_child (self);
}

/** ens_form_page_forget: lets go of the row shown; the next ens_form_page_set_rows() shows another. */
void
ens_form_page_forget (EnsFormPage *self)
{
  EnsFormPagePrivate *priv = get_private (self);
  if (priv->shown)
    ens_record_free (get_entity (self), priv->shown);
  priv->shown = NULL;
}

/** ens_form_page_clear: lets go of everything of the project. */
void
ens_form_page_clear (EnsFormPage *self)
{
  EnsFormPagePrivate *priv = get_private (self);
  g_clear_pointer (&priv->rows, g_ptr_array_unref);
  g_clear_pointer (&priv->listed, g_ptr_array_unref);
  ens_form_page_forget (self);
  priv->is_new = FALSE;
}

/** ens_form_page_show_text: @text: (nullable): what the field shall hold */
void
ens_form_page_show_text (AdwEntryRow *row, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (row), text ? text : "");
}

/** ens_form_page_read_text: @target: (inout): what is typed, trimmed; %NULL for nothing */
void
ens_form_page_read_text (AdwEntryRow *row, char **target)
{
  g_autofree char *text = ens_text_dup_trimmed (gtk_editable_get_text (GTK_EDITABLE (row)));
  ens_set_str (target, text && *text ? text : NULL);
}

/** ens_form_page_check_date: Returns: whether @date is a day or nothing; marks @row otherwise. */
gboolean
ens_form_page_check_date (AdwEntryRow *row, const char *date)
{
  gboolean is_good = !date || ens_time_is_date (date);
  if (is_good)
    gtk_widget_remove_css_class (GTK_WIDGET (row), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (row), "error");
  return is_good;
}
