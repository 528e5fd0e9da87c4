// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The form on the right is about the component chosen on the left; what is typed there is kept with
// Enter or when the keyboard leaves it.
#include "ens-codebook-window.h"

#include "ens-children.h"
#include "ens-choice.h"
#include "ens-codebook-copy.h"
#include "ens-codebook-edit.h"
#include "ens-crosswalk-view.h"
#include "ens-dialogs.h"
#include "ens-edition.h"
#include "ens-error.h"
#include "ens-wording.h"

struct _EnsCodebookWindow {
  AdwWindow parent_instance;

  EnsSession *session;
  GPtrArray *nodes;
  EnsUuid chosen;
  gboolean is_filling;

  GtkDropDown *edition_drop;
  GtkWidget *use_button;
  GtkSearchEntry *search_entry;
  GtkListBox *list;
  GtkStack *form_stack;
  GtkLabel *code_label;
  GtkLabel *scope_label;
  AdwEntryRow *label_row;
  AdwEntryRow *scope_row;
  AdwEntryRow *words_row;
  GtkDropDown *language_drop;
  GtkLabel *official_label;
  GtkWidget *form;
  GtkEntry *new_entry;
  EnsCrosswalkView *crosswalk;
  GtkLabel *told_label;
};

G_DEFINE_FINAL_TYPE (EnsCodebookWindow, ens_codebook_window, ADW_TYPE_WINDOW)

static void
tell (EnsCodebookWindow *self, const char *text)
{
  gtk_label_set_text (self->told_label, text);
}

static void
finish (EnsCodebookWindow *self, gboolean is_done, const GError *error)
{
  tell (self, is_done ? _ ("Kept") : error->message);
}

static EnsEdition *
dup_edition (EnsCodebookWindow *self)
{
  EnsChoice *choice = ens_choice_get_selected (self->edition_drop);
  g_autoptr (EnsEdition) key = ens_edition_new ();
  if (!choice)
    return NULL;
  key->id = *ens_choice_get_id (choice);
  return ens_session_get_row (self->session, &ens_edition_entity, key, NULL);
}

static const EnsNode *
get_chosen (EnsCodebookWindow *self)
{
  for (guint i = 0; self->nodes && i < self->nodes->len; i++) {
    const EnsNode *node = self->nodes->pdata[i];
    if (ens_uuid_equal (&node->id, &self->chosen))
      return node;
  }
  return NULL;
}

static const char *
get_language (EnsCodebookWindow *self)
{
  EnsChoice *choice = ens_choice_get_selected (self->language_drop);
  return choice ? ens_choice_get_word (choice) : "en";
}

static void
set_row (AdwEntryRow *row, const char *text)
{
  adw_entry_row_set_show_apply_button (row, FALSE);
  gtk_editable_set_text (GTK_EDITABLE (row), text ? text : "");
  adw_entry_row_set_show_apply_button (row, TRUE);
  gtk_widget_set_tooltip_text (GTK_WIDGET (row), text && *text ? text : NULL);
}

// In the language that was chosen for them, which need not be the one of the list.
static void
show_words (EnsCodebookWindow *self)
{
  const char *language = get_language (self);
  g_autofree char *label = NULL;
  g_autofree char *scope = NULL;
  g_autofree char *words = NULL;
  if (!get_chosen (self) ||
      !ens_codebook_read_words (self->session, &self->chosen, language, &label, &scope, NULL))
    return;
  words = ens_codebook_dup_keywords (self->session, &self->chosen, language);
  set_row (self->label_row, label);
  set_row (self->scope_row, scope);
  set_row (self->words_row, words);
}

static void
show_form (EnsCodebookWindow *self)
{
  const EnsNode *node = get_chosen (self);
  g_autoptr (EnsEdition) edition = dup_edition (self);
  gboolean is_official = edition && edition->official;
  gtk_stack_set_visible_child_name (self->form_stack, node ? "form" : "nothing");
  if (!node)
    return;
  g_autofree char *title = g_strdup_printf ("%s  %s", node->code, node->label);
  gtk_label_set_text (self->code_label, title);
  // In one line of the form it would be cut.
  gtk_label_set_text (self->scope_label, node->scope ? node->scope : "");
  gtk_widget_set_visible (GTK_WIDGET (self->scope_label), node->scope && *node->scope);
  gtk_widget_set_sensitive (self->form, !is_official && !ens_session_get_read_only (self->session));
  gtk_widget_set_visible (GTK_WIDGET (self->official_label), is_official);
  show_words (self);
}

static GtkWidget *
make_row (const EnsNode *node)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *code = gtk_label_new (node->code);
  GtkWidget *label = gtk_label_new (node->label);
  gtk_widget_add_css_class (code, "code-mark");
  gtk_widget_set_valign (code, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_start (box, ens_uuid_is_nil (&node->parent) ? 0 : 14);
  if (ens_uuid_is_nil (&node->parent))
    gtk_widget_add_css_class (label, "heading");
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (box, node->label);
  gtk_box_append (GTK_BOX (box), code);
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

static void
fill_nodes (EnsCodebookWindow *self)
{
  g_autoptr (EnsEdition) edition = dup_edition (self);
  ens_children_clear_list (self->list);
  g_clear_pointer (&self->nodes, g_ptr_array_unref);
  if (!edition)
    return;
  self->nodes = ens_codebook_list_worded (self->session, &edition->id, NULL);
  for (guint i = 0; self->nodes && i < self->nodes->len; i++) {
    const EnsNode *node = self->nodes->pdata[i];
    gtk_list_box_append (self->list, make_row (node));
    if (ens_uuid_equal (&node->id, &self->chosen))
      gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, (int) i));
  }
  ens_crosswalk_view_show (self->crosswalk, self->session, &edition->id);
  gtk_widget_set_sensitive (self->use_button,
                            !ens_session_get_read_only (self->session) &&
                              !ens_uuid_equal (&edition->id,
                                               &ens_session_get_project (self->session)->edition));
  gtk_widget_set_sensitive (GTK_WIDGET (self->new_entry),
                            !edition->official && !ens_session_get_read_only (self->session));
}

static void
fill_editions (EnsCodebookWindow *self)
{
  g_autoptr (GPtrArray) editions = ens_session_list_rows (self->session, ENS_KIND_EDITION, NULL);
  g_autoptr (GPtrArray) choices = g_ptr_array_new_with_free_func (g_object_unref);
  const EnsUuid *used = &ens_session_get_project (self->session)->edition;
  for (guint i = 0; editions && i < editions->len; i++) {
    const EnsEdition *edition = editions->pdata[i];
    gboolean is_used = ens_uuid_equal (&edition->id, used);
    g_autofree char *title = is_used ? g_strdup_printf (_ ("%s (in use)"), edition->title)
                                     : g_strdup (edition->title);
    g_ptr_array_add (choices, ens_choice_new (title, NULL, &edition->id));
  }
  self->is_filling = TRUE;
  ens_choice_fill (self->edition_drop, choices);
  self->is_filling = FALSE;
}

static void
refresh (EnsCodebookWindow *self)
{
  self->is_filling = TRUE;
  fill_editions (self);
  self->is_filling = TRUE;
  fill_nodes (self);
  self->is_filling = FALSE;
  show_form (self);
}

static void
changed_cb (EnsCodebookWindow *self, EnsKinds kinds)
{
  const EnsKinds shown = ENS_KIND_BIT (ENS_KIND_EDITION) | ENS_KIND_BIT (ENS_KIND_NODE) |
                         ENS_KIND_BIT (ENS_KIND_KEYWORD) | ENS_KIND_BIT (ENS_KIND_CROSSWALK) |
                         ENS_KIND_BIT (ENS_N_KINDS);
  if (kinds & shown)
    refresh (self);
}

static void
edition_cb (EnsCodebookWindow *self)
{
  if (self->is_filling || !self->session)
    return;
  self->chosen = (EnsUuid){ 0 };
  fill_nodes (self);
  show_form (self);
}

static void
row_selected_cb (EnsCodebookWindow *self, GtkListBoxRow *row)
{
  int index = row ? gtk_list_box_row_get_index (row) : -1;
  if (self->is_filling || index < 0 || !self->nodes || (guint) index >= self->nodes->len)
    return;
  self->chosen = ((const EnsNode *) self->nodes->pdata[index])->id;
  show_form (self);
}

static gboolean
filter_cb (GtkListBoxRow *row, gpointer data)
{
  EnsCodebookWindow *self = ENS_CODEBOOK_WINDOW (data);
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));
  int index = gtk_list_box_row_get_index (row);
  if (!*typed || index < 0 || !self->nodes || (guint) index >= self->nodes->len)
    return TRUE;
  const EnsNode *node = self->nodes->pdata[index];
  return g_str_match_string (typed, node->label, TRUE) ||
         g_ascii_strncasecmp (node->code, typed, strlen (typed)) == 0;
}

static void
search_cb (EnsCodebookWindow *self)
{
  gtk_list_box_invalidate_filter (self->list);
}

static void
node_apply_cb (EnsCodebookWindow *self)
{
  g_autoptr (GError) error = NULL;
  gboolean is_done =
    ens_codebook_change_node (self->session, &self->chosen, get_language (self),
                              gtk_editable_get_text (GTK_EDITABLE (self->label_row)),
                              gtk_editable_get_text (GTK_EDITABLE (self->scope_row)), &error);
  finish (self, is_done, error);
}

static void
words_apply_cb (EnsCodebookWindow *self)
{
  g_autoptr (GError) error = NULL;
  gboolean is_done =
    ens_codebook_set_keywords (self->session, &self->chosen, get_language (self),
                               gtk_editable_get_text (GTK_EDITABLE (self->words_row)), &error);
  finish (self, is_done, error);
}

static void
language_cb (EnsCodebookWindow *self)
{
  if (!self->is_filling)
    show_words (self);
}

// “A90 Benches”: the code, then the name.
static void
new_cb (EnsCodebookWindow *self)
{
  g_autoptr (EnsEdition) edition = dup_edition (self);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv)
            parts = g_strsplit (gtk_editable_get_text (GTK_EDITABLE (self->new_entry)), " ", 2);
  EnsUuid node;
  if (!edition || !parts[0])
    return;
  gboolean is_done = ens_codebook_add_node (self->session, &edition->id, parts[0],
                                            parts[1] ? parts[1] : "", &node, &error);
  if (is_done) {
    self->chosen = node;
    gtk_editable_set_text (GTK_EDITABLE (self->new_entry), "");
    refresh (self);
  }
  finish (self, is_done, error);
}

static void
remove_cb (EnsCodebookWindow *self)
{
  g_autoptr (GError) error = NULL;
  EnsUuid chosen = self->chosen;
  gboolean is_done = ens_codebook_remove_node (self->session, &chosen, &error);
  finish (self, is_done, error);
}

static void
use_cb (EnsCodebookWindow *self)
{
  g_autoptr (EnsEdition) edition = dup_edition (self);
  g_autoptr (GError) error = NULL;
  if (!edition)
    return;
  gboolean is_done = ens_codebook_use (self->session, &edition->id, &error);
  finish (self, is_done, error);
}

static void
copy_named_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (EnsCodebookWindow) self = data;
  g_autofree char *title = ens_dialogs_ask_text_finish (result);
  g_autoptr (EnsEdition) edition = title && self->session ? dup_edition (self) : NULL;
  g_autoptr (GError) error = NULL;
  EnsUuid copy;
  if (!edition)
    return;
  gboolean is_done = ens_codebook_copy_edition (self->session, &edition->id, title, title, &copy,
                                                &error);
  finish (self, is_done, error);
  if (is_done)
    ens_choice_select_id (self->edition_drop, &copy);
}

static void
copy_cb (EnsCodebookWindow *self)
{
  g_autoptr (EnsEdition) edition = dup_edition (self);
  if (!edition)
    return;
  g_autofree char *text = g_strdup_printf (_ ("%s, our own"), edition->title);
  ens_dialogs_ask_text_async (GTK_WIDGET (self), _ ("What shall the copy be called?"), text,
                              _ ("_Copy"), copy_named_cb, g_object_ref (self));
}

static void
told_cb (EnsCodebookWindow *self, const char *text)
{
  tell (self, text);
}

static void
undo_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  EnsCodebookWindow *self = ENS_CODEBOOK_WINDOW (widget);
  g_autoptr (GError) error = NULL;
  tell (self, ens_session_undo (self->session, &error) ? _ ("Taken back") : error->message);
}

static void
search_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (ENS_CODEBOOK_WINDOW (widget)->search_entry));
}

static void
ens_codebook_window_dispose (GObject *object)
{
  EnsCodebookWindow *self = ENS_CODEBOOK_WINDOW (object);
  gtk_widget_dispose_template (GTK_WIDGET (object), ENS_TYPE_CODEBOOK_WINDOW);
  g_clear_object (&self->session);
  g_clear_pointer (&self->nodes, g_ptr_array_unref);
  G_OBJECT_CLASS (ens_codebook_window_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, EnsCodebookWindow, edition_drop);
  gtk_widget_class_bind_template_child (widget_class, EnsCodebookWindow, use_button);
  gtk_widget_class_bind_template_child (widget_class, EnsCodebookWindow, search_entry);
  gtk_widget_class_bind_template_child (widget_class, EnsCodebookWindow, list);
  gtk_widget_class_bind_template_child (widget_class, EnsCodebookWindow, form_stack);
  gtk_widget_class_bind_template_child (widget_class, EnsCodebookWindow, code_label);
  gtk_widget_class_bind_template_child (widget_class, EnsCodebookWindow, scope_label);
  gtk_widget_class_bind_template_child (widget_class, EnsCodebookWindow, label_row);
  gtk_widget_class_bind_template_child (widget_class, EnsCodebookWindow, scope_row);
  gtk_widget_class_bind_template_child (widget_class, EnsCodebookWindow, words_row);
  gtk_widget_class_bind_template_child (widget_class, EnsCodebookWindow, language_drop);
  gtk_widget_class_bind_template_child (widget_class, EnsCodebookWindow, official_label);
  gtk_widget_class_bind_template_child (widget_class, EnsCodebookWindow, form);
  gtk_widget_class_bind_template_child (widget_class, EnsCodebookWindow, new_entry);
  gtk_widget_class_bind_template_child (widget_class, EnsCodebookWindow, crosswalk);
  gtk_widget_class_bind_template_child (widget_class, EnsCodebookWindow, told_label);
  gtk_widget_class_bind_template_callback (widget_class, edition_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_cb);
  gtk_widget_class_bind_template_callback (widget_class, node_apply_cb);
  gtk_widget_class_bind_template_callback (widget_class, words_apply_cb);
  gtk_widget_class_bind_template_callback (widget_class, language_cb);
  gtk_widget_class_bind_template_callback (widget_class, new_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
  gtk_widget_class_bind_template_callback (widget_class, use_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_cb);
  gtk_widget_class_bind_template_callback (widget_class, told_cb);
}

static void
ens_codebook_window_class_init (EnsCodebookWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = ens_codebook_window_dispose;
  g_type_ensure (ENS_TYPE_CROSSWALK_VIEW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/ensemble_wellbeing/Ensemble/ens-codebook-window.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "codebook.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "codebook.search", NULL, search_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "codebook.undo",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "codebook.search",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
add_language (GPtrArray *choices, const char *language)
{
  g_autofree char *name = ens_wording_dup_language_name (language);
  g_ptr_array_add (choices, ens_choice_new (name, language, NULL));
}

static void
fill_languages (EnsCodebookWindow *self, const char *first)
{
  static const char *const others[] = { "en", "fr", "de", "ar", "el", "it",
                                        "lv", "pl", "pt", "ro", "sv" };
  g_autoptr (GPtrArray) choices = g_ptr_array_new_with_free_func (g_object_unref);
  add_language (choices, first);
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    if (g_strcmp0 (others[i], first) != 0)
      add_language (choices, others[i]);
  ens_choice_set_up (self->language_drop);
  ens_choice_fill (self->language_drop, choices);
}

static void
ens_codebook_window_init (EnsCodebookWindow *self)
{
  self->is_filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  ens_choice_set_up (self->edition_drop);
  gtk_list_box_set_filter_func (self->list, filter_cb, self, NULL);
  self->is_filling = FALSE;
}

/** ens_codebook_window_new: over @parent's window, with the edition in use. */
GtkWidget *
ens_codebook_window_new (GtkWidget *parent, EnsSession *session)
{
  GtkRoot *root = gtk_widget_get_root (parent);
  EnsCodebookWindow *self = g_object_new (ENS_TYPE_CODEBOOK_WINDOW, "transient-for", root, NULL);
  const EnsProject *project = ens_session_get_project (session);
  self->session = g_object_ref (session);
  self->is_filling = TRUE;
  fill_languages (self, project->language ? project->language : "en");
  fill_editions (self);
  ens_choice_select_id (self->edition_drop, &project->edition);
  refresh (self);
  g_signal_connect_object (session, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
