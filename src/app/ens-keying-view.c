// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One sheet is one line of digits and Enter; what is missing or too much is said before anything is
// kept. What is half keyed is kept as a draft after each pause.
#include "ens-keying-view.h"

#include "ens-choice.h"
#include "ens-copies.h"
#include "ens-error.h"
#include "ens-group.h"
#include "ens-label-tip.h"
#include "ens-page.h"
#include "ens-phrase.h"
#include "ens-sheet-line.h"
#include "ens-survey-compare.h"
#include "ens-survey-prompt.h"
#include "ens-survey.h"
#include "ens-text.h"

#include <inttypes.h>
#include <string.h>

#define LEFT_TO_RIGHT    "\u2066"
#define END_OF_DIRECTION "\u2069"
#define DRAFT_DELAY_MS   400

struct _EnsKeyingView {
  AdwBin parent_instance;

  EnsSession *session;
  EnsUuid round;
  GListStore *sheets;
  EnsSurveyPrompt *prompt;
  GPtrArray *groups;
  char *form_fault;
  gboolean is_filling;
  gboolean has_saved;
  gboolean is_taken_up; // the draft of the project
  guint draft_timeout;

  GtkDropDown *group_drop;
  GtkWidget *head_button;
  GtkEntry *traits_entry;
  GtkSpinButton *weight_spin;
  GtkLabel *head_label;
  GtkToggleButton *again_button;
  GtkEntry *key_entry;
  GtkLabel *next_label;
  GtkLabel *keys_label;
  GtkLabel *keys_help;
  GtkLabel *sheet_label;
  GtkEntry *form_entry;
  GtkLabel *open_label;
  GtkRevealer *fault_revealer;
  GtkLabel *fault_label;
  GtkLabel *total_label;
  GtkListView *sheet_view;
};

G_DEFINE_FINAL_TYPE (EnsKeyingView, ens_keying_view, ADW_TYPE_BIN)

static const char *
find_group_name (EnsKeyingView *self, const EnsUuid *id)
{
  for (guint i = 0; self->groups && i < self->groups->len; i++) {
    const EnsGroup *group = self->groups->pdata[i];
    if (ens_uuid_equal (&group->id, id))
      return group->name;
  }
  return NULL;
}

static EnsChoice *
make_sheet_choice (EnsKeyingView *self, const EnsSheet *sheet)
{
  const char *group = find_group_name (self, &sheet->respondent->group);
  // Answers are read as they are keyed, also among words from right to left.
  gboolean is_rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  g_autofree char *form = g_strdup_printf ("%'" G_GINT64_FORMAT, sheet->respondent->form);
  g_autofree char *line = ens_sheet_line_dup (self->prompt, sheet);
  g_autofree char *title = g_strconcat (is_rtl ? LEFT_TO_RIGHT : "", line,
                                        is_rtl ? END_OF_DIRECTION : "", group ? "   ·   " : "",
                                        group, NULL);
  return ens_choice_new (title, form, &sheet->respondent->id);
}

static void
setup_sheet_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  GtkWidget *form = gtk_label_new (NULL);
  GtkWidget *line = gtk_label_new (NULL);
  gtk_label_set_width_chars (GTK_LABEL (form), 6);
  gtk_label_set_xalign (GTK_LABEL (form), 1);
  gtk_label_set_xalign (GTK_LABEL (line), 0);
  gtk_label_set_ellipsize (GTK_LABEL (line), PANGO_ELLIPSIZE_END);
  ens_label_tip_add (GTK_LABEL (line));
  gtk_widget_set_hexpand (line, TRUE);
  gtk_widget_add_css_class (form, "dim-label");
  gtk_widget_add_css_class (form, "numeric");
  gtk_widget_add_css_class (line, "numeric");
  gtk_box_append (GTK_BOX (box), form);
  gtk_box_append (GTK_BOX (box), line);
  gtk_list_item_set_child (item, box);
}

static void
bind_sheet_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  EnsChoice *choice = ENS_CHOICE (gtk_list_item_get_item (item));
  GtkWidget *form = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  gtk_label_set_text (GTK_LABEL (form), ens_choice_get_word (choice));
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_next_sibling (form)),
                      ens_choice_get_title (choice));
}

static void
show_fault (EnsKeyingView *self, const char *text)
{
  if (text)
    gtk_label_set_text (self->fault_label, text);
  gtk_revealer_set_reveal_child (self->fault_revealer, text != NULL);
}

static void
update_total (EnsKeyingView *self)
{
  const EnsCopies copies = ens_copies_get (self->session, &self->round);
  g_autoptr (GArray) open = ens_copies_list_open (self->session, &self->round, &copies, NULL);
  g_autofree char *numbers = ens_copies_dup_open (self->session, &self->round, &copies, NULL);
  g_autofree char *text = ens_phrase_dup_sheets (
    g_list_model_get_n_items (G_LIST_MODEL (self->sheets)));
  gtk_label_set_text (self->total_label, text);
  gtk_label_set_text (self->open_label, numbers ? numbers : "");
  gtk_widget_set_visible (GTK_WIDGET (self->open_label), open && open->len > 0);
}

static gboolean
is_again (EnsKeyingView *self)
{
  return gtk_toggle_button_get_active (self->again_button);
}

// 0 for what is no number.
static gint64
get_form (EnsKeyingView *self)
{
  g_autofree char *text = ens_text_dup_trimmed (
    gtk_editable_get_text (GTK_EDITABLE (self->form_entry)));
  gint64 form = 0;
  return g_ascii_string_to_signed (text, 10, 1, G_MAXINT32, &form, NULL) ? form : 0;
}

// @after: the sheet keyed last; 0 to begin.
static void
go_to_next (EnsKeyingView *self, gint64 after)
{
  gint64 form = is_again (self) ? ens_survey_next_again (self->session, &self->round, after)
                                : ens_copies_next (self->session, &self->round, after);
  g_autofree char *text = g_strdup_printf ("%" PRId64, form);
  gtk_widget_set_visible (GTK_WIDGET (self->form_entry), form > 0);
  gtk_editable_set_text (GTK_EDITABLE (self->form_entry), form > 0 ? text : "");
  gtk_label_set_label (self->sheet_label, form == 0         ? _ ("All sheets were keyed twice")
                                          : is_again (self) ? _ ("Again, sh_eet")
                                                            : _ ("Sh_eet"));
}

// A number that is there already is said before all answers are keyed in vain.
static char *
dup_form_fault (EnsKeyingView *self)
{
  gint64 form = get_form (self);
  gboolean is_keyed = self->session && form > 0 &&
                      ens_copies_is_keyed (self->session, &self->round, form);
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->form_entry));
  g_autoptr (GError) error = NULL;
  if (form == 0)
    return *typed ? g_strdup_printf (_ ("“%s” is no number of a sheet"), typed) : NULL;
  if (is_keyed && !is_again (self))
    return g_strdup_printf (_ ("Sheet %" PRId64 " is keyed already. Ctrl+2 keys it a second time, "
                               "to find slips"),
                            form);
  if (!is_keyed && is_again (self))
    return g_strdup_printf (_ ("Sheet %" PRId64 " is not keyed yet. Ctrl+2 keys it"), form);
  if (self->session && !is_again (self) && !ens_uuid_is_nil (&self->round) &&
      !ens_survey_check_open (self->session, &self->round, &error))
    return g_strdup (error->message);
  return NULL;
}

// An unfinished sheet that stands there goes on; selected, the next key would replace it.
static void
take_keyboard (EnsKeyingView *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->key_entry));
  gtk_editable_set_position (GTK_EDITABLE (self->key_entry), -1);
}

static void
form_activate_cb (EnsKeyingView *self)
{
  if (get_form (self) > 0)
    take_keyboard (self);
}

// Every question is keyed in its own way: what can be keyed now stands below the answers.
static void
show_keys (EnsKeyingView *self, guint n)
{
  guint n_asked = self->prompt ? self->prompt->titles->len : 0;
  if (n_asked == 0)
    return;
  guint at = MIN (n, n_asked - 1);
  g_autofree char *keys = ens_survey_prompt_dup_keys (self->prompt, at);
  gtk_label_set_text (self->keys_label, keys);
  gtk_label_set_text (self->keys_help, ens_survey_prompt_get_help (self->prompt, at));
}

static void
keep_draft (EnsKeyingView *self)
{
  EnsChoice *group = ens_choice_get_selected (self->group_drop);
  g_clear_handle_id (&self->draft_timeout, g_source_remove);
  if (!self->session || ens_session_get_read_only (self->session))
    return;
  EnsSheetDraft draft = {
    .round = self->round,
    .is_again = is_again (self),
    .form = get_form (self),
    .keys = (char *) gtk_editable_get_text (GTK_EDITABLE (self->key_entry)),
  };
  if (group)
    draft.group = *ens_choice_get_id (group);
  ens_sheet_draft_keep (self->session, &draft, NULL);
}

static gboolean
draft_cb (gpointer data)
{
  EnsKeyingView *self = ENS_KEYING_VIEW (data);
  self->draft_timeout = 0;
  keep_draft (self);
  return G_SOURCE_REMOVE;
}

// Waits for a pause in the typing, as a post-it does.
static void
note_draft (EnsKeyingView *self)
{
  g_clear_handle_id (&self->draft_timeout, g_source_remove);
  if (self->is_taken_up && self->session)
    self->draft_timeout = g_timeout_add (DRAFT_DELAY_MS, draft_cb, self);
}

// Of the answers typed so far, and of the number above them.
static void
show_typed (EnsKeyingView *self)
{
  guint n_asked = self->prompt ? self->prompt->titles->len : 0;
  guint n = 0;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  if (self->prompt)
    ens_survey_prompt_read (self->prompt, gtk_editable_get_text (GTK_EDITABLE (self->key_entry)),
                            &n, &error);
  show_fault (self, error ? error->message : self->form_fault);
  show_keys (self, n);
  if (n < n_asked) {
    const char *next = self->prompt->titles->pdata[n];
    text = g_strdup_printf (_ ("%u of %u · next: %s"), n, n_asked, next);
  } else if (n == n_asked) {
    text = g_strdup (_ ("All are there: Enter keeps the sheet"));
  } else {
    text = g_strdup_printf (_ ("%u answers, but only %u are asked"), n, n_asked);
  }
  gtk_label_set_text (self->next_label, text);
}

static void
typed_cb (EnsKeyingView *self)
{
  show_typed (self);
  note_draft (self);
}

static void
form_cb (EnsKeyingView *self)
{
  g_free (self->form_fault);
  self->form_fault = dup_form_fault (self);
  typed_cb (self);
}

// What stands above the answers. A second keying is of the answers alone.
static gboolean
fill_head (EnsKeyingView *self, EnsSheet *sheet, GError **error)
{
  EnsChoice *group = ens_choice_get_selected (self->group_drop);
  g_autofree char *traits = ens_text_dup_trimmed (
    gtk_editable_get_text (GTK_EDITABLE (self->traits_entry)));
  sheet->respondent->form = get_form (self);
  if (is_again (self))
    return ens_survey_repeat_sheet (self->session, sheet, error);
  if (group)
    sheet->respondent->group = *ens_choice_get_id (group);
  if (traits && *traits)
    sheet->respondent->tags = g_steal_pointer (&traits);
  sheet->respondent->weight = gtk_spin_button_get_value (self->weight_spin);
  return TRUE;
}

static void
key_activate_cb (EnsKeyingView *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EnsSheet) sheet = ens_survey_parse_sheet (
    self->session, &self->round, gtk_editable_get_text (GTK_EDITABLE (self->key_entry)), &error);
  if (!sheet || !fill_head (self, sheet, &error) ||
      !ens_survey_save_sheet (self->session, sheet, &error)) {
    show_fault (self, error->message);
    return;
  }
  if (!is_again (self) && self->prompt) {
    g_autoptr (EnsChoice) choice = make_sheet_choice (self, sheet);
    g_list_store_insert (self->sheets, 0, choice);
  }
  self->has_saved = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->key_entry), "");
  update_total (self);
  go_to_next (self, sheet->respondent->form);
}

static gboolean
key_cb (EnsKeyingView *self, guint key, guint code, GdkModifierType state)
{
  GtkWidget *page = gtk_widget_get_ancestor (GTK_WIDGET (self), ENS_TYPE_PAGE);
  return page && ens_page_undo_by_key (ENS_PAGE (page), GTK_EDITABLE (self->key_entry), key, state);
}

static void
again_cb (EnsKeyingView *self)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->group_drop), !is_again (self));
  gtk_widget_set_sensitive (self->head_button, !is_again (self));
  if (!self->session || self->is_filling)
    return;
  // The sheet whose number was given goes along; else the pile is begun.
  gint64 form = get_form (self);
  gboolean is_keyed = form > 0 && ens_copies_is_keyed (self->session, &self->round, form);
  go_to_next (self, form > 0 && is_keyed == is_again (self) ? form - 1 : 0);
  take_keyboard (self);
}

// Traits and weight hold for the next sheets: while they are not the usual ones they are shown.
static void
head_cb (EnsKeyingView *self)
{
  g_autofree char *traits = ens_text_dup_trimmed (
    gtk_editable_get_text (GTK_EDITABLE (self->traits_entry)));
  double weight = gtk_spin_button_get_value (self->weight_spin);
  g_autofree char *times = weight == 1 ? g_strdup ("") : g_strdup_printf ("× %g", weight);
  g_autofree char *text = g_strjoin (*traits && *times ? " · " : "", traits, times, NULL);
  gtk_label_set_text (self->head_label, text);
}

static void
fill_groups (EnsKeyingView *self)
{
  g_autoptr (GPtrArray) choices = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (choices, ens_choice_new (_ ("No group"), NULL, NULL));
  for (guint i = 0; self->groups && i < self->groups->len; i++) {
    const EnsGroup *group = self->groups->pdata[i];
    g_ptr_array_add (choices, ens_choice_new (group->name, NULL, &group->id));
  }
  ens_choice_fill (self->group_drop, choices);
}

// Before the sheets are read: which pile the draft lies on.
static void
choose_draft (EnsKeyingView *self, const EnsSheetDraft *draft)
{
  gtk_toggle_button_set_active (self->again_button, draft->is_again);
  ens_choice_select_id (self->group_drop, &draft->group);
}

static void
show_draft (EnsKeyingView *self, const EnsSheetDraft *draft)
{
  g_autofree char *form = g_strdup_printf ("%" PRId64, draft->form);
  if (draft->form > 0)
    gtk_editable_set_text (GTK_EDITABLE (self->form_entry), form);
  if (strcmp (gtk_editable_get_text (GTK_EDITABLE (self->key_entry)), draft->keys) == 0)
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->key_entry), draft->keys);
  gtk_editable_set_position (GTK_EDITABLE (self->key_entry), -1);
}

static void
remove_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  EnsKeyingView *self = ENS_KEYING_VIEW (widget);
  GtkSingleSelection *selection = GTK_SINGLE_SELECTION (gtk_list_view_get_model (self->sheet_view));
  EnsChoice *choice = gtk_single_selection_get_selected_item (selection);
  g_autoptr (GError) error = NULL;
  if (!choice)
    return;
  g_autofree char *text = g_strdup_printf (_ ("Sheet %s was removed"),
                                           ens_choice_get_word (choice));
  if (ens_survey_remove_sheet (self->session, ens_choice_get_id (choice), &error))
    gtk_widget_activate_action (widget, "win.tell-done", "s", text);
  else
    gtk_widget_activate_action (widget, "win.tell", "s", error->message);
}

static void
selected_cb (EnsKeyingView *self)
{
  GtkSingleSelection *selection = GTK_SINGLE_SELECTION (gtk_list_view_get_model (self->sheet_view));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "keying.remove",
                                 gtk_single_selection_get_selected_item (selection) != NULL);
}

static void
load_sheets (EnsKeyingView *self)
{
  g_clear_pointer (&self->prompt, ens_survey_prompt_free);
  if (!ens_uuid_is_nil (&self->round))
    self->prompt = ens_survey_prompt_new (self->session, &self->round, NULL);
  show_typed (self);
  g_autoptr (GPtrArray) choices = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) sheets = self->prompt
                                   ? ens_survey_list_sheets (self->session, &self->round, NULL)
                                   : NULL;
  for (guint i = sheets ? sheets->len : 0; i > 0; i--)
    g_ptr_array_add (choices, make_sheet_choice (self, sheets->pdata[i - 1]));
  g_list_store_splice (self->sheets, 0, g_list_model_get_n_items (G_LIST_MODEL (self->sheets)),
                       choices->pdata, choices->len);
  update_total (self);
  if (!ens_uuid_is_nil (&self->round))
    go_to_next (self, 0);
}

static void
leave (EnsKeyingView *self)
{
  if (self->draft_timeout)
    keep_draft (self);
  self->is_taken_up = FALSE;
  g_clear_object (&self->session);
  self->round = (EnsUuid){ 0 };
  gtk_editable_set_text (GTK_EDITABLE (self->key_entry), "");
  gtk_toggle_button_set_active (self->again_button, FALSE);
  g_list_store_remove_all (self->sheets);
  g_clear_pointer (&self->prompt, ens_survey_prompt_free);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
}

// Copies may have been printed since the page was seen last: they are what is keyed now.
static void
look_for_copies (EnsKeyingView *self)
{
  if (!self->session || ens_uuid_is_nil (&self->round) || is_again (self) ||
      *gtk_editable_get_text (GTK_EDITABLE (self->key_entry)))
    return;
  update_total (self);
  go_to_next (self, 0);
}

static void
set_up_sheets (EnsKeyingView *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_signal_connect (factory, "setup", G_CALLBACK (setup_sheet_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_sheet_cb), NULL);
  gtk_list_view_set_factory (self->sheet_view, factory);
  g_autoptr (GtkSingleSelection)
               selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->sheets)));
  gtk_single_selection_set_autoselect (selection, FALSE);
  gtk_single_selection_set_can_unselect (selection, TRUE);
  g_signal_connect_object (selection, "notify::selected-item", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_list_view_set_model (self->sheet_view, GTK_SELECTION_MODEL (selection));
}

static void
ens_keying_view_dispose (GObject *object)
{
  EnsKeyingView *self = ENS_KEYING_VIEW (object);
  g_clear_handle_id (&self->draft_timeout, g_source_remove);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), ENS_TYPE_KEYING_VIEW);
  g_clear_object (&self->session);
  g_clear_object (&self->sheets);
  g_clear_pointer (&self->prompt, ens_survey_prompt_free);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  g_clear_pointer (&self->form_fault, g_free);
  G_OBJECT_CLASS (ens_keying_view_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, EnsKeyingView, group_drop);
  gtk_widget_class_bind_template_child (widget_class, EnsKeyingView, head_button);
  gtk_widget_class_bind_template_child (widget_class, EnsKeyingView, traits_entry);
  gtk_widget_class_bind_template_child (widget_class, EnsKeyingView, weight_spin);
  gtk_widget_class_bind_template_child (widget_class, EnsKeyingView, head_label);
  gtk_widget_class_bind_template_child (widget_class, EnsKeyingView, again_button);
  gtk_widget_class_bind_template_child (widget_class, EnsKeyingView, key_entry);
  gtk_widget_class_bind_template_child (widget_class, EnsKeyingView, next_label);
  gtk_widget_class_bind_template_child (widget_class, EnsKeyingView, keys_label);
  gtk_widget_class_bind_template_child (widget_class, EnsKeyingView, keys_help);
  gtk_widget_class_bind_template_child (widget_class, EnsKeyingView, sheet_label);
  gtk_widget_class_bind_template_child (widget_class, EnsKeyingView, form_entry);
  gtk_widget_class_bind_template_child (widget_class, EnsKeyingView, open_label);
  gtk_widget_class_bind_template_child (widget_class, EnsKeyingView, fault_revealer);
  gtk_widget_class_bind_template_child (widget_class, EnsKeyingView, fault_label);
  gtk_widget_class_bind_template_child (widget_class, EnsKeyingView, total_label);
  gtk_widget_class_bind_template_child (widget_class, EnsKeyingView, sheet_view);
  gtk_widget_class_bind_template_callback (widget_class, again_cb);
  gtk_widget_class_bind_template_callback (widget_class, head_cb);
  gtk_widget_class_bind_template_callback (widget_class, form_cb);
  gtk_widget_class_bind_template_callback (widget_class, form_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, note_draft);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_cb);
}

static void
ens_keying_view_class_init (EnsKeyingViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = ens_keying_view_dispose;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/ensemble_wellbeing/Ensemble/ens-keying-view.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "keying.remove", NULL, remove_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "keying.remove", NULL);
}

static void
ens_keying_view_init (EnsKeyingView *self)
{
  self->sheets = g_list_store_new (ENS_TYPE_CHOICE);
  gtk_widget_init_template (GTK_WIDGET (self));
  ens_choice_set_up (self->group_drop);
  set_up_sheets (self);
  selected_cb (self);
  gtk_widget_set_direction (GTK_WIDGET (self->key_entry), GTK_TEXT_DIR_LTR);
}

/** ens_keying_view_keep_draft: keeps what is half keyed, before anything is read anew. */
void
ens_keying_view_keep_draft (EnsKeyingView *self)
{
  g_return_if_fail (ENS_IS_KEYING_VIEW (self));
  if (self->is_taken_up)
    keep_draft (self);
}

/**
 * ens_keying_view_show:
 * @session: (nullable): %NULL for none
 * @round: nil for none: whose sheets are keyed
 * @draft: (nullable): what was half keyed, to go on with
 */
void
ens_keying_view_show (EnsKeyingView *self,
                      EnsSession *session,
                      const EnsUuid *round,
                      const EnsSheetDraft *draft)
{
  g_return_if_fail (ENS_IS_KEYING_VIEW (self));
  if (!session) {
    leave (self);
    return;
  }
  // The round of the draft may have been removed meanwhile.
  gboolean has_draft = draft && ens_uuid_equal (&draft->round, round);
  g_set_object (&self->session, session);
  self->round = *round;
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  self->groups = ens_session_list_rows (session, ENS_KIND_GROUP, NULL);
  self->is_filling = TRUE;
  fill_groups (self);
  if (has_draft)
    choose_draft (self, draft);
  self->is_filling = FALSE;
  load_sheets (self);
  if (has_draft)
    show_draft (self, draft);
  self->is_taken_up = TRUE;
}

/** ens_keying_view_set_again: @is_again: whether sheets are keyed a second time, to find slips. */
void
ens_keying_view_set_again (EnsKeyingView *self, gboolean is_again)
{
  g_return_if_fail (ENS_IS_KEYING_VIEW (self));
  gtk_toggle_button_set_active (self->again_button, is_again);
}

gboolean
ens_keying_view_get_again (EnsKeyingView *self)
{
  g_return_val_if_fail (ENS_IS_KEYING_VIEW (self), FALSE);
  return is_again (self);
}

/** ens_keying_view_focus: Returns: whether the next key goes to the answers: they are to be seen. */
gboolean
ens_keying_view_focus (EnsKeyingView *self)
{
  g_return_val_if_fail (ENS_IS_KEYING_VIEW (self), FALSE);
  look_for_copies (self);
  if (!gtk_widget_get_mapped (GTK_WIDGET (self->key_entry)))
    return FALSE;
  take_keyboard (self);
  return TRUE;
}

/** ens_keying_view_take_saved: Returns: whether a sheet was kept, and is shown, since this was asked. */
gboolean
ens_keying_view_take_saved (EnsKeyingView *self)
{
  g_return_val_if_fail (ENS_IS_KEYING_VIEW (self), FALSE);
  gboolean has_saved = self->has_saved;
  self->has_saved = FALSE;
  return has_saved;
}
