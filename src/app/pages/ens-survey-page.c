// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Measuring. One sheet is one line of digits and Enter; what is missing or too much is said before
// anything is kept.
#include "ens-survey-page.h"

#include "ens-choice.h"
#include "ens-copies.h"
#include "ens-dialogs.h"
#include "ens-error.h"
#include "ens-group.h"
#include "ens-label-tip.h"
#include "ens-phrase.h"
#include "ens-questionnaire-form.h"
#include "ens-sheet-draft.h"
#include "ens-sheet-line.h"
#include "ens-survey-compare.h"
#include "ens-survey-editor.h"
#include "ens-survey-prompt.h"
#include "ens-survey.h"
#include "ens-text.h"
#include "ens-time.h"
#include "ens-twice-view.h"

#include <inttypes.h>
#include <string.h>

#define LEFT_TO_RIGHT    "\u2066"
#define END_OF_DIRECTION "\u2069"
#define DRAFT_DELAY_MS   400

struct _EnsSurveyPage {
  EnsPage parent_instance;

  GListStore *sheets;
  GPtrArray *indicators;
  EnsSurveyPrompt *prompt;
  GPtrArray *groups;
  gboolean is_filling;
  gboolean is_saving;
  gboolean is_taken_up; // the draft of the project
  guint draft_timeout;

  AdwViewStack *views;
  GtkStack *answers_stack;
  GtkDropDown *round_drop;
  GtkDropDown *group_drop;
  GtkWidget *head_button;
  GtkEntry *traits_entry;
  GtkSpinButton *weight_spin;
  GtkLabel *head_label;
  GtkToggleButton *again_button;
  AdwViewStackPage *twice_page;
  EnsTwiceView *twice_view;
  AdwViewStackPage *sheet_page;
  EnsQuestionnaireForm *sheet_form;
  GtkEntry *key_entry;
  GtkLabel *next_label;
  GtkLabel *keys_label;
  GtkLabel *keys_help;
  GtkLabel *sheet_label;
  GtkEntry *form_entry;
  char *form_fault;
  GtkLabel *open_label;
  GtkRevealer *fault_revealer;
  GtkLabel *fault_label;
  GtkLabel *total_label;
  GtkListView *sheet_view;
};

G_DEFINE_FINAL_TYPE (EnsSurveyPage, ens_survey_page, ENS_TYPE_PAGE)

static EnsUuid
get_round (EnsSurveyPage *self)
{
  EnsChoice *choice = ens_choice_get_selected (self->round_drop);
  return choice ? *ens_choice_get_id (choice) : (EnsUuid){ 0 };
}

static const char *
find_group_name (EnsSurveyPage *self, const EnsUuid *id)
{
  for (guint i = 0; self->groups && i < self->groups->len; i++) {
    const EnsGroup *group = self->groups->pdata[i];
    if (ens_uuid_equal (&group->id, id))
      return group->name;
  }
  return NULL;
}

static EnsChoice *
make_sheet_choice (EnsSurveyPage *self, const EnsSheet *sheet)
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
show_fault (EnsSurveyPage *self, const char *text)
{
  if (text)
    gtk_label_set_text (self->fault_label, text);
  gtk_revealer_set_reveal_child (self->fault_revealer, text != NULL);
}

static void
update_total (EnsSurveyPage *self)
{
  EnsSession *session = ens_page_get_session (ENS_PAGE (self));
  EnsUuid round = get_round (self);
  const EnsCopies copies = ens_copies_get (session, &round);
  g_autoptr (GArray) open = ens_copies_list_open (session, &round, &copies, NULL);
  g_autofree char *numbers = ens_copies_dup_open (session, &round, &copies, NULL);
  g_autofree char *text = ens_phrase_dup_sheets (
    g_list_model_get_n_items (G_LIST_MODEL (self->sheets)));
  gtk_label_set_text (self->total_label, text);
  gtk_label_set_text (self->open_label, numbers ? numbers : "");
  gtk_widget_set_visible (GTK_WIDGET (self->open_label), open && open->len > 0);
}

static gboolean
is_again (EnsSurveyPage *self)
{
  return gtk_toggle_button_get_active (self->again_button);
}

// 0 for what is no number.
static gint64
get_form (EnsSurveyPage *self)
{
  g_autofree char *text = ens_text_dup_trimmed (
    gtk_editable_get_text (GTK_EDITABLE (self->form_entry)));
  gint64 form = 0;
  return g_ascii_string_to_signed (text, 10, 1, G_MAXINT32, &form, NULL) ? form : 0;
}

// @after: the sheet keyed last; 0 to begin.
static void
go_to_next (EnsSurveyPage *self, gint64 after)
{
  EnsSession *session = ens_page_get_session (ENS_PAGE (self));
  EnsUuid round = get_round (self);
  gint64 form = is_again (self) ? ens_survey_next_again (session, &round, after)
                                : ens_copies_next (session, &round, after);
  g_autofree char *text = g_strdup_printf ("%" PRId64, form);
  gtk_widget_set_visible (GTK_WIDGET (self->form_entry), form > 0);
  gtk_editable_set_text (GTK_EDITABLE (self->form_entry), form > 0 ? text : "");
  gtk_label_set_label (self->sheet_label, form == 0         ? _ ("All sheets were keyed twice")
                                          : is_again (self) ? _ ("Again, sh_eet")
                                                            : _ ("Sh_eet"));
}

// A number that is there already is said before all answers are keyed in vain.
static char *
dup_form_fault (EnsSurveyPage *self)
{
  EnsSession *session = ens_page_get_session (ENS_PAGE (self));
  EnsUuid round = get_round (self);
  gint64 form = get_form (self);
  gboolean is_keyed = session && form > 0 && ens_copies_is_keyed (session, &round, form);
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
  if (session && !is_again (self) && !ens_uuid_is_nil (&round) &&
      !ens_survey_check_open (session, &round, &error))
    return g_strdup (error->message);
  return NULL;
}

// An unfinished sheet that stands there goes on; selected, the next key would replace it.
static void
take_keyboard (EnsSurveyPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->key_entry));
  gtk_editable_set_position (GTK_EDITABLE (self->key_entry), -1);
}

static void
form_activate_cb (EnsSurveyPage *self)
{
  if (get_form (self) > 0)
    take_keyboard (self);
}

// Every question is keyed in its own way: what can be keyed now stands below the answers.
static void
show_keys (EnsSurveyPage *self, guint n)
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
keep_draft (EnsSurveyPage *self)
{
  EnsSession *session = ens_page_get_session (ENS_PAGE (self));
  EnsChoice *group = ens_choice_get_selected (self->group_drop);
  g_clear_handle_id (&self->draft_timeout, g_source_remove);
  if (!session || ens_session_get_read_only (session))
    return;
  EnsSheetDraft draft = {
    .round = get_round (self),
    .is_again = is_again (self),
    .form = get_form (self),
    .keys = (char *) gtk_editable_get_text (GTK_EDITABLE (self->key_entry)),
  };
  if (group)
    draft.group = *ens_choice_get_id (group);
  ens_sheet_draft_keep (session, &draft, NULL);
}

static gboolean
draft_cb (gpointer data)
{
  EnsSurveyPage *self = ENS_SURVEY_PAGE (data);
  self->draft_timeout = 0;
  keep_draft (self);
  return G_SOURCE_REMOVE;
}

// Waits for a pause in the typing, as a post-it does.
static void
note_draft (EnsSurveyPage *self)
{
  g_clear_handle_id (&self->draft_timeout, g_source_remove);
  if (self->is_taken_up && ens_page_get_session (ENS_PAGE (self)))
    self->draft_timeout = g_timeout_add (DRAFT_DELAY_MS, draft_cb, self);
}

// Of the answers typed so far, and of the number above them.
static void
show_typed (EnsSurveyPage *self)
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
typed_cb (EnsSurveyPage *self)
{
  show_typed (self);
  note_draft (self);
}

static void
form_cb (EnsSurveyPage *self)
{
  g_free (self->form_fault);
  self->form_fault = dup_form_fault (self);
  typed_cb (self);
}

// What stands above the answers. A second keying is of the answers alone.
static gboolean
fill_head (EnsSurveyPage *self, EnsSheet *sheet, GError **error)
{
  EnsSession *session = ens_page_get_session (ENS_PAGE (self));
  EnsChoice *group = ens_choice_get_selected (self->group_drop);
  g_autofree char *traits = ens_text_dup_trimmed (
    gtk_editable_get_text (GTK_EDITABLE (self->traits_entry)));
  sheet->respondent->form = get_form (self);
  if (is_again (self))
    return ens_survey_repeat_sheet (session, sheet, error);
  if (group)
    sheet->respondent->group = *ens_choice_get_id (group);
  if (traits && *traits)
    sheet->respondent->tags = g_steal_pointer (&traits);
  sheet->respondent->weight = gtk_spin_button_get_value (self->weight_spin);
  return TRUE;
}

static void
key_activate_cb (EnsSurveyPage *self)
{
  EnsSession *session = ens_page_get_session (ENS_PAGE (self));
  EnsUuid round = get_round (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (EnsSheet) sheet = ens_survey_parse_sheet (
    session, &round, gtk_editable_get_text (GTK_EDITABLE (self->key_entry)), &error);
  if (!sheet || !fill_head (self, sheet, &error) ||
      !ens_survey_save_sheet (session, sheet, &error)) {
    show_fault (self, error->message);
    return;
  }
  if (!is_again (self) && self->prompt) {
    g_autoptr (EnsChoice) choice = make_sheet_choice (self, sheet);
    g_list_store_insert (self->sheets, 0, choice);
  }
  self->is_saving = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->key_entry), "");
  update_total (self);
  go_to_next (self, sheet->respondent->form);
}

static gboolean
key_cb (EnsSurveyPage *self, guint key, guint code, GdkModifierType state)
{
  return ens_page_undo_by_key (ENS_PAGE (self), GTK_EDITABLE (self->key_entry), key, state);
}

static const char *
get_view (EnsSurveyPage *self)
{
  const char *name = adw_view_stack_get_visible_child_name (self->views);
  return name ? name : "";
}

static void
show_round (EnsSurveyPage *self)
{
  EnsUuid round = get_round (self);
  gboolean has_round = !ens_uuid_is_nil (&round);
  gtk_widget_set_visible (GTK_WIDGET (self->round_drop), has_round);
  adw_view_stack_page_set_visible (self->twice_page, has_round);
  adw_view_stack_page_set_visible (self->sheet_page, has_round);
  if (strcmp (get_view (self), "sheet") == 0)
    ens_questionnaire_form_show (self->sheet_form, ens_page_get_session (ENS_PAGE (self)), &round);
  if (strcmp (get_view (self), "twice") == 0)
    ens_twice_view_show (self->twice_view, ens_page_get_session (ENS_PAGE (self)), &round);
}

static void
view_cb (EnsSurveyPage *self)
{
  if (ens_page_get_session (ENS_PAGE (self)))
    show_round (self);
}

static void
load_sheets (EnsSurveyPage *self)
{
  EnsSession *session = ens_page_get_session (ENS_PAGE (self));
  EnsUuid round = get_round (self);
  g_clear_pointer (&self->prompt, ens_survey_prompt_free);
  if (!ens_uuid_is_nil (&round))
    self->prompt = ens_survey_prompt_new (session, &round, NULL);
  show_typed (self);
  g_autoptr (GPtrArray) choices = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) sheets = self->prompt ? ens_survey_list_sheets (session, &round, NULL)
                                              : NULL;
  for (guint i = sheets ? sheets->len : 0; i > 0; i--)
    g_ptr_array_add (choices, make_sheet_choice (self, sheets->pdata[i - 1]));
  g_list_store_splice (self->sheets, 0, g_list_model_get_n_items (G_LIST_MODEL (self->sheets)),
                       choices->pdata, choices->len);
  update_total (self);
  if (!ens_uuid_is_nil (&round))
    go_to_next (self, 0);
  show_round (self);
}

static void
again_cb (EnsSurveyPage *self)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->group_drop), !is_again (self));
  gtk_widget_set_sensitive (self->head_button, !is_again (self));
  if (!ens_page_get_session (ENS_PAGE (self)) || self->is_filling)
    return;
  // The sheet whose number was given goes along; else the pile is begun.
  EnsUuid round = get_round (self);
  gint64 form = get_form (self);
  gboolean is_keyed = form > 0 &&
                      ens_copies_is_keyed (ens_page_get_session (ENS_PAGE (self)), &round, form);
  go_to_next (self, form > 0 && is_keyed == is_again (self) ? form - 1 : 0);
  take_keyboard (self);
}

// Traits and weight hold for the next sheets: while they are not the usual ones they are shown.
static void
head_cb (EnsSurveyPage *self)
{
  g_autofree char *traits = ens_text_dup_trimmed (
    gtk_editable_get_text (GTK_EDITABLE (self->traits_entry)));
  double weight = gtk_spin_button_get_value (self->weight_spin);
  g_autofree char *times = weight == 1 ? g_strdup ("") : g_strdup_printf ("× %g", weight);
  g_autofree char *text = g_strjoin (*traits && *times ? " · " : "", traits, times, NULL);
  gtk_label_set_text (self->head_label, text);
}

static void
round_cb (EnsSurveyPage *self)
{
  if (!self->is_filling && ens_page_get_session (ENS_PAGE (self)))
    load_sheets (self);
}

static void
fill_rounds (EnsSurveyPage *self, GPtrArray *rounds)
{
  g_autoptr (GPtrArray) choices = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = rounds->len; i > 0; i--) {
    const EnsRound *round = rounds->pdata[i - 1];
    g_autofree char *date = ens_phrase_dup_date (round->date);
    g_autofree char *title = *date ? g_strdup_printf ("%s · %s", round->title, date)
                                   : g_strdup (round->title);
    g_ptr_array_add (choices, ens_choice_new (title, NULL, &round->id));
  }
  ens_choice_fill (self->round_drop, choices);
}

static void
fill_groups (EnsSurveyPage *self)
{
  g_autoptr (GPtrArray) choices = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (choices, ens_choice_new (_ ("No group"), NULL, NULL));
  for (guint i = 0; self->groups && i < self->groups->len; i++) {
    const EnsGroup *group = self->groups->pdata[i];
    g_ptr_array_add (choices, ens_choice_new (group->name, NULL, &group->id));
  }
  ens_choice_fill (self->group_drop, choices);
}

// Before the sheets are read: which pile it lies on.
static void
choose_draft (EnsSurveyPage *self, const EnsSheetDraft *draft)
{
  if (!ens_choice_select_id (self->round_drop, &draft->round))
    return;
  gtk_toggle_button_set_active (self->again_button, draft->is_again);
  ens_choice_select_id (self->group_drop, &draft->group);
}

static void
show_draft (EnsSurveyPage *self, const EnsSheetDraft *draft)
{
  EnsUuid round = get_round (self);
  g_autofree char *form = g_strdup_printf ("%" PRId64, draft->form);
  // The round may have been removed meanwhile.
  if (!ens_uuid_equal (&round, &draft->round))
    return;
  if (draft->form > 0)
    gtk_editable_set_text (GTK_EDITABLE (self->form_entry), form);
  if (strcmp (gtk_editable_get_text (GTK_EDITABLE (self->key_entry)), draft->keys) == 0)
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->key_entry), draft->keys);
  gtk_editable_set_position (GTK_EDITABLE (self->key_entry), -1);
}

static void
ens_survey_page_refresh (EnsPage *page, EnsKinds kinds)
{
  const EnsKinds mine = ENS_KIND_BIT (ENS_KIND_INDICATOR) | ENS_KIND_BIT (ENS_KIND_ROUND) |
                        ENS_KIND_BIT (ENS_KIND_GROUP) | ENS_KIND_BIT (ENS_KIND_CRITERION) |
                        ENS_KIND_BIT (ENS_KIND_ASKING) | ENS_KIND_BIT (ENS_KIND_ITEM) |
                        ENS_KIND_BIT (ENS_KIND_OPTION);
  EnsSurveyPage *self = ENS_SURVEY_PAGE (page);
  EnsSession *session = ens_page_get_session (page);
  if (self->is_saving && !(kinds & mine)) {
    self->is_saving = FALSE;
    return;
  }
  g_autoptr (GPtrArray) rounds = ens_session_list_rows (session, ENS_KIND_ROUND, NULL);
  g_clear_pointer (&self->indicators, g_ptr_array_unref);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  self->indicators = ens_survey_list_indicators (session, NULL);
  self->groups = ens_session_list_rows (session, ENS_KIND_GROUP, NULL);
  if (!rounds || !self->indicators)
    return;
  // What is being keyed stays as it is, whatever came in beside it.
  if (self->is_taken_up)
    keep_draft (self);
  g_autoptr (EnsSheetDraft) draft = ens_sheet_draft_dup (session);
  self->is_filling = TRUE;
  fill_rounds (self, rounds);
  fill_groups (self);
  if (draft)
    choose_draft (self, draft);
  self->is_filling = FALSE;
  gtk_stack_set_visible_child_name (self->answers_stack, rounds->len > 0 ? "answers"
                                                         : self->indicators->len == 0
                                                           ? "no-indicators"
                                                           : "no-rounds");
  load_sheets (self);
  if (draft)
    show_draft (self, draft);
  self->is_taken_up = TRUE;
  g_autofree char *indicators = ens_phrase_dup_indicators (self->indicators->len);
  g_autofree char *sheets = ens_phrase_dup_sheets (ens_survey_count_all (session));
  g_autofree char *subtitle = g_strdup_printf ("%s, %s", indicators, sheets);
  ens_page_set_subtitle (page, subtitle);
}

static void
round_named_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  EnsSurveyPage *self = ENS_SURVEY_PAGE (source);
  EnsSession *session = ens_page_get_session (ENS_PAGE (self));
  g_autofree char *title = ens_dialogs_ask_text_finish (result);
  g_autofree char *date = ens_time_dup_today ();
  g_autoptr (GError) error = NULL;
  EnsUuid round;
  if (!title || !session)
    return;
  if (!ens_survey_add_round (session, title, date, &round, &error)) {
    ens_page_tell_error (ENS_PAGE (self), error);
    return;
  }
  g_autofree char *text = g_strdup_printf (_ ("The round “%s” was begun"), title);
  ENS_PAGE_GET_CLASS (self)->refresh (ENS_PAGE (self), ENS_PAGE_ALL);
  ens_choice_select_id (self->round_drop, &round);
  ens_page_tell_done (ENS_PAGE (self), text);
  take_keyboard (self);
}

static void
new_round_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ens_dialogs_ask_text_async (GTK_WIDGET (data), _ ("What is this round called?"), NULL,
                              _ ("_Begin"), round_named_cb, NULL);
}

static void
begin_again_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  EnsSurveyPage *self = ENS_SURVEY_PAGE (data);
  adw_view_stack_set_visible_child_name (self->views, "answers");
  gtk_toggle_button_set_active (self->again_button, TRUE);
}

static void
again_action_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  EnsSurveyPage *self = ENS_SURVEY_PAGE (data);
  gtk_toggle_button_set_active (self->again_button, !is_again (self));
}

static void
twice_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  EnsSurveyPage *self = ENS_SURVEY_PAGE (data);
  EnsUuid round = get_round (self);
  if (!ens_uuid_is_nil (&round))
    adw_view_stack_set_visible_child_name (self->views, "twice");
}

// One click: the sheet is there, with usual questions; its words can be changed at once.
static void
new_satisfaction_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  EnsSurveyPage *self = ENS_SURVEY_PAGE (data);
  EnsSession *session = ens_page_get_session (ENS_PAGE (self));
  g_autofree char *date = ens_time_dup_today ();
  g_autofree char *day = ens_phrase_dup_date (date);
  g_autofree char *title = g_strdup_printf (_ ("How was the meeting of %s?"), day);
  g_autoptr (EnsRound) round = ens_round_new ();
  g_autoptr (GError) error = NULL;
  round->title = ens_survey_dup_free_title (session, title);
  round->date = g_steal_pointer (&date);
  if (!ens_survey_add_satisfaction (session, round, &error)) {
    ens_page_tell_error (ENS_PAGE (self), error);
    return;
  }
  ENS_PAGE_GET_CLASS (self)->refresh (ENS_PAGE (self), ENS_PAGE_ALL);
  ens_choice_select_id (self->round_drop, &round->id);
  adw_view_stack_set_visible_child_name (self->views, "sheet");
  ens_page_tell_done (ENS_PAGE (self), _ ("The sheet is ready: print it, or change its questions"));
}

static void
remove_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  EnsSurveyPage *self = ENS_SURVEY_PAGE (data);
  GtkSingleSelection *selection = GTK_SINGLE_SELECTION (gtk_list_view_get_model (self->sheet_view));
  EnsChoice *choice = gtk_single_selection_get_selected_item (selection);
  g_autoptr (GError) error = NULL;
  if (!choice)
    return;
  g_autofree char *text = g_strdup_printf (_ ("Sheet %s was removed"),
                                           ens_choice_get_word (choice));
  if (ens_survey_remove_sheet (ens_page_get_session (ENS_PAGE (self)), ens_choice_get_id (choice),
                               &error))
    ens_page_tell_done (ENS_PAGE (self), text);
  else
    ens_page_tell_error (ENS_PAGE (self), error);
}

static void
selected_cb (EnsSurveyPage *self)
{
  GtkSingleSelection *selection = GTK_SINGLE_SELECTION (gtk_list_view_get_model (self->sheet_view));
  ens_page_set_enabled (ENS_PAGE (self), "remove",
                        gtk_single_selection_get_selected_item (selection) != NULL);
}

static void
ens_survey_page_leave (EnsPage *page)
{
  EnsSurveyPage *self = ENS_SURVEY_PAGE (page);
  if (self->draft_timeout)
    keep_draft (self);
  self->is_taken_up = FALSE;
  gtk_editable_set_text (GTK_EDITABLE (self->key_entry), "");
  ens_twice_view_show (self->twice_view, NULL, &(EnsUuid){ 0 });
  ens_questionnaire_form_show (self->sheet_form, NULL, &(EnsUuid){ 0 });
  gtk_toggle_button_set_active (self->again_button, FALSE);
  g_list_store_remove_all (self->sheets);
  g_clear_pointer (&self->prompt, ens_survey_prompt_free);
  g_clear_pointer (&self->indicators, g_ptr_array_unref);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
}

// Copies may have been printed since the page was seen last: they are what is keyed now.
static void
look_for_copies (EnsSurveyPage *self)
{
  EnsUuid round = get_round (self);
  if (!ens_page_get_session (ENS_PAGE (self)) || ens_uuid_is_nil (&round) || is_again (self) ||
      *gtk_editable_get_text (GTK_EDITABLE (self->key_entry)))
    return;
  update_total (self);
  go_to_next (self, 0);
}

static void
ens_survey_page_focus_first (EnsPage *page)
{
  EnsSurveyPage *self = ENS_SURVEY_PAGE (page);
  look_for_copies (self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self->key_entry)))
    take_keyboard (self);
  else
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

static void
ens_survey_page_dispose (GObject *object)
{
  EnsSurveyPage *self = ENS_SURVEY_PAGE (object);
  ens_page_set_session (ENS_PAGE (self), NULL);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), ENS_TYPE_SURVEY_PAGE);
  g_clear_object (&self->sheets);
  g_clear_pointer (&self->form_fault, g_free);
  G_OBJECT_CLASS (ens_survey_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, EnsSurveyPage, views);
  gtk_widget_class_bind_template_child (widget_class, EnsSurveyPage, answers_stack);
  gtk_widget_class_bind_template_child (widget_class, EnsSurveyPage, round_drop);
  gtk_widget_class_bind_template_child (widget_class, EnsSurveyPage, group_drop);
  gtk_widget_class_bind_template_child (widget_class, EnsSurveyPage, head_button);
  gtk_widget_class_bind_template_child (widget_class, EnsSurveyPage, traits_entry);
  gtk_widget_class_bind_template_child (widget_class, EnsSurveyPage, weight_spin);
  gtk_widget_class_bind_template_child (widget_class, EnsSurveyPage, head_label);
  gtk_widget_class_bind_template_child (widget_class, EnsSurveyPage, again_button);
  gtk_widget_class_bind_template_child (widget_class, EnsSurveyPage, twice_page);
  gtk_widget_class_bind_template_child (widget_class, EnsSurveyPage, sheet_page);
  gtk_widget_class_bind_template_child (widget_class, EnsSurveyPage, sheet_form);
  gtk_widget_class_bind_template_child (widget_class, EnsSurveyPage, twice_view);
  gtk_widget_class_bind_template_child (widget_class, EnsSurveyPage, key_entry);
  gtk_widget_class_bind_template_child (widget_class, EnsSurveyPage, next_label);
  gtk_widget_class_bind_template_child (widget_class, EnsSurveyPage, keys_label);
  gtk_widget_class_bind_template_child (widget_class, EnsSurveyPage, keys_help);
  gtk_widget_class_bind_template_child (widget_class, EnsSurveyPage, sheet_label);
  gtk_widget_class_bind_template_child (widget_class, EnsSurveyPage, form_entry);
  gtk_widget_class_bind_template_child (widget_class, EnsSurveyPage, open_label);
  gtk_widget_class_bind_template_child (widget_class, EnsSurveyPage, fault_revealer);
  gtk_widget_class_bind_template_child (widget_class, EnsSurveyPage, fault_label);
  gtk_widget_class_bind_template_child (widget_class, EnsSurveyPage, total_label);
  gtk_widget_class_bind_template_child (widget_class, EnsSurveyPage, sheet_view);
  gtk_widget_class_bind_template_callback (widget_class, round_cb);
  gtk_widget_class_bind_template_callback (widget_class, view_cb);
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
ens_survey_page_class_init (EnsSurveyPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  EnsPageClass *page_class = ENS_PAGE_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = ens_survey_page_dispose;
  page_class->leave = ens_survey_page_leave;
  page_class->refresh = ens_survey_page_refresh;
  page_class->focus_first = ens_survey_page_focus_first;
  g_type_ensure (ENS_TYPE_QUESTIONNAIRE_FORM);
  g_type_ensure (ENS_TYPE_TWICE_VIEW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/ensemble_wellbeing/Ensemble/pages/ens-survey-page.ui");
  bind_children (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "page.remove", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_2, GDK_CONTROL_MASK, "page.again",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_d, GDK_CONTROL_MASK, "page.twice",
                                       NULL);
}

static void
set_up_sheets (EnsSurveyPage *self)
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
ens_survey_page_init (EnsSurveyPage *self)
{
  static const GActionEntry entries[] = {
    { .name = "new", .activate = new_round_cb },
    { .name = "new-round", .activate = new_round_cb },
    { .name = "new-satisfaction", .activate = new_satisfaction_cb },
    { .name = "begin-again", .activate = begin_again_cb },
    { .name = "again", .activate = again_action_cb },
    { .name = "twice", .activate = twice_cb },
    { .name = "remove", .activate = remove_cb },
  };
  self->sheets = g_list_store_new (ENS_TYPE_CHOICE);
  g_action_map_add_action_entries (G_ACTION_MAP (ens_page_get_actions (ENS_PAGE (self))), entries,
                                   G_N_ELEMENTS (entries), self);
  ens_page_set_enabled (ENS_PAGE (self), "remove", FALSE);
  gtk_widget_init_template (GTK_WIDGET (self));
  ens_choice_set_up (self->round_drop);
  ens_choice_set_up (self->group_drop);
  set_up_sheets (self);
  gtk_widget_set_direction (GTK_WIDGET (self->key_entry), GTK_TEXT_DIR_LTR);
}
