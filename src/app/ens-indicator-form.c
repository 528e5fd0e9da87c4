// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// An indicator is kept as a whole when all five situations are described, so that nobody is asked a
// question with a hole in it. What was answered keeps its words.
#include "ens-indicator-form.h"

#include "ens-children.h"
#include "ens-choice.h"
#include "ens-code-picker.h"
#include "ens-criterion.h"
#include "ens-dialogs.h"
#include "ens-drafting.h"
#include "ens-error.h"
#include "ens-indicator-goods.h"
#include "ens-indicator-history.h"
#include "ens-node.h"
#include "ens-records.h"
#include "ens-sorting.h"
#include "ens-text.h"
#include "ens-wording-row.h"
#include "ens-wording.h"

#include <inttypes.h>

#define LANGUAGE_PREFIX "in:"

struct _EnsIndicatorForm {
  AdwBin parent_instance;

  EnsSession *session;
  EnsIndicator *shown;
  GPtrArray *versions;
  GPtrArray *sources;
  EnsUuid node;
  gboolean is_asked;
  gboolean is_filling;

  GtkLabel *heading;
  GtkLabel *state_label;
  GtkDropDown *criterion_drop;
  GtkMenuButton *node_button;
  EnsCodePicker *node_picker;
  GtkWidget *no_node_button;
  GtkDropDown *state_drop;
  GtkDropDown *kind_drop;
  EnsIndicatorGoods *goods;
  GtkDropDown *beside_drop;
  GtkWidget *draft_button;
  EnsWordingRow *rows[ENS_INDICATOR_N_TEXTS];
  GtkWidget *sources_group;
  GtkListBox *sources_list;
  GtkWidget *revise_button;
  GtkLabel *missing_label;
  GtkWidget *save_button;
  GtkWidget *discard_button;
  GtkWidget *remove_button;
};

G_DEFINE_FINAL_TYPE (EnsIndicatorForm, ens_indicator_form, ADW_TYPE_BIN)

static char **
text_field (EnsIndicator *indicator, guint index)
{
  char **texts[ENS_INDICATOR_N_TEXTS] = { &indicator->title,  &indicator->level1,
                                          &indicator->level2, &indicator->level3,
                                          &indicator->level4, &indicator->level5 };
  return texts[index];
}

static EnsIndicator *
read_form (EnsIndicatorForm *self)
{
  EnsIndicator *indicator = self->shown ? ens_indicator_copy (self->shown) : ens_indicator_new ();
  EnsChoice *criterion = ens_choice_get_selected (self->criterion_drop);
  for (guint i = 0; i < ENS_INDICATOR_N_TEXTS; i++) {
    g_autofree char *text = ens_wording_row_dup_text (self->rows[i]);
    ens_set_str (text_field (indicator, i), *text ? text : NULL);
  }
  indicator->criterion = criterion ? *ens_choice_get_id (criterion) : (EnsUuid){ 0 };
  indicator->node = self->node;
  indicator->state = (int) gtk_drop_down_get_selected (self->state_drop);
  if (!self->shown) {
    ens_set_str (&indicator->language, ens_session_get_project (self->session)->language);
    indicator->version = 1;
    indicator->position = (gint64) ens_session_count (self->session, ENS_KIND_INDICATOR) + 1;
  }
  return indicator;
}

// The language that stands beside; NULL when there is none.
static const char *
get_language (EnsIndicatorForm *self)
{
  EnsChoice *choice = ens_choice_get_selected (self->beside_drop);
  const char *word = choice ? ens_choice_get_word (choice) : NULL;
  return word && g_str_has_prefix (word, LANGUAGE_PREFIX) ? word + strlen (LANGUAGE_PREFIX) : NULL;
}

static const EnsIndicator *
get_version (EnsIndicatorForm *self)
{
  EnsChoice *choice = ens_choice_get_selected (self->beside_drop);
  for (guint i = 0; choice && self->versions && i < self->versions->len; i++) {
    const EnsIndicator *version = self->versions->pdata[i];
    if (ens_uuid_equal (&version->id, ens_choice_get_id (choice)))
      return version;
  }
  return NULL;
}

static gboolean
has_new_words_beside (EnsIndicatorForm *self)
{
  const char *language = get_language (self);
  if (!language || !self->shown)
    return FALSE;
  g_auto (GStrv) kept = ens_indicator_history_dup_translation (self->session, &self->shown->id,
                                                               language);
  for (guint i = 0; i < ENS_INDICATOR_N_TEXTS; i++) {
    g_autofree char *text = ens_wording_row_dup_beside (self->rows[i]);
    if (!g_str_equal (text, kept[i]))
      return TRUE;
  }
  return FALSE;
}

static gboolean
is_whole (const EnsIndicator *indicator)
{
  for (guint i = 0; i < ENS_INDICATOR_N_TEXTS; i++)
    if (!ens_indicator_text (indicator, i))
      return FALSE;
  return TRUE;
}

static gboolean
is_blank (const EnsIndicator *indicator)
{
  for (guint i = 0; i < ENS_INDICATOR_N_TEXTS; i++)
    if (ens_indicator_text (indicator, i))
      return FALSE;
  return TRUE;
}

// What is still to be written before it can be kept; empty when nothing, or when nothing was begun.
static char *
dup_missing (const EnsIndicator *indicator)
{
  g_autoptr (GString) missing = g_string_new (NULL);
  for (guint i = 0; !is_blank (indicator) && i < ENS_INDICATOR_N_TEXTS; i++) {
    if (ens_indicator_text (indicator, i))
      continue;
    if (missing->len > 0)
      g_string_append (missing, ", ");
    if (i == 0)
      g_string_append (missing, _ ("title"));
    else
      g_string_append_printf (missing, "%u", i);
  }
  return missing->len > 0 ? g_strdup_printf (_ ("Still empty: %s"), missing->str) : g_strdup ("");
}

static gboolean
has_changed (EnsIndicatorForm *self, const EnsIndicator *indicator)
{
  if (!self->shown)
    return !is_blank (indicator);
  return self->sources || !ens_record_equal (&ens_indicator_entity, indicator, self->shown) ||
         has_new_words_beside (self);
}

static void
show_hints (EnsIndicatorForm *self, const EnsIndicator *indicator)
{
  const char *language = get_language (self);
  const EnsIndicator *version = get_version (self);
  for (guint i = 0; i < ENS_INDICATOR_N_TEXTS; i++) {
    const char *text = ens_indicator_text (indicator, i);
    g_autofree char *own = ens_drafting_dup_text_hints (text, indicator->language);
    g_autofree char *beside = language ? ens_wording_row_dup_beside (self->rows[i]) : NULL;
    g_autofree char *other = beside ? ens_drafting_dup_text_hints (beside, language) : NULL;
    g_autofree char *all = other && *other ? g_strdup_printf ("%s%s%s: %s", own, *own ? "\n" : "",
                                                              language, other)
                                           : g_strdup (own);
    g_autofree char *hint = *all ? g_strdup_printf (_ ("Hard to read for some: %s"), all) : NULL;
    ens_wording_row_set_hint (self->rows[i], hint);
    ens_wording_row_set_differs (self->rows[i],
                                 version && g_strcmp0 (text, ens_indicator_text (version, i)) != 0);
  }
}

static gboolean
is_frozen (EnsIndicatorForm *self, const EnsIndicator *indicator)
{
  return self->shown && (self->is_asked || (self->shown->state == ENS_INDICATOR_STATE_FIXED &&
                                            indicator->state == ENS_INDICATOR_STATE_FIXED));
}

static void
update_rows (EnsIndicatorForm *self, const EnsIndicator *indicator)
{
  gboolean can_write = !ens_session_get_read_only (self->session);
  gboolean frozen = is_frozen (self, indicator);
  gboolean has_criterion = !ens_uuid_is_nil (&indicator->criterion);
  for (guint i = 0; i < ENS_INDICATOR_N_TEXTS; i++)
    ens_wording_row_set_frozen (self->rows[i], frozen || !can_write);
  gtk_widget_set_sensitive (GTK_WIDGET (self->criterion_drop), !frozen && can_write);
  gtk_widget_set_sensitive (GTK_WIDGET (self->node_button), !frozen && can_write);
  gtk_widget_set_visible (self->no_node_button,
                          !frozen && can_write && !ens_uuid_is_nil (&self->node));
  gtk_widget_set_sensitive (self->draft_button,
                            can_write && !frozen &&
                              (has_criterion || !ens_uuid_is_nil (&indicator->node)));
  gtk_widget_set_sensitive (GTK_WIDGET (self->kind_drop), can_write && has_criterion);
  gtk_widget_set_visible (self->revise_button, frozen);
  gtk_widget_set_sensitive (self->revise_button, can_write);
}

static void
update (EnsIndicatorForm *self)
{
  if (self->is_filling || !self->session)
    return;
  g_autoptr (EnsIndicator) indicator = read_form (self);
  gboolean changed = has_changed (self, indicator);
  gboolean can_write = !ens_session_get_read_only (self->session);
  g_autofree char *missing = dup_missing (indicator);
  show_hints (self, indicator);
  update_rows (self, indicator);
  gtk_label_set_text (self->missing_label, missing);
  gtk_widget_set_sensitive (self->save_button, is_whole (indicator) && changed && can_write);
  gtk_widget_set_visible (self->discard_button, changed);
}

static void
tell (EnsIndicatorForm *self, gboolean ok, const char *text, const GError *error)
{
  gtk_widget_activate_action (GTK_WIDGET (self), ok ? "win.tell-done" : "win.tell", "s",
                              ok ? text : error->message);
}

static GtkWidget *
make_source (const EnsDraftSource *source)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *level = source->passage
                             ? g_strdup_printf ("%u %c", source->level, source->passage)
                             : g_strdup_printf ("%u", source->level);
  g_autofree char *times = g_strdup_printf ("%" PRId64 "×", source->count);
  GtkWidget *mark = gtk_label_new (level);
  gtk_widget_add_css_class (mark, "step-mark");
  gtk_widget_set_valign (mark, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (mark, 34, -1);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), source->text);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 3);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), mark);
  if (source->count > 1) {
    GtkWidget *count = gtk_label_new (times);
    gtk_widget_add_css_class (count, "dim-label");
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), count);
  }
  return row;
}

static char *
dup_said (GPtrArray *sources, guint level)
{
  g_autoptr (GString) said = g_string_new (NULL);
  for (guint i = 0; sources && i < sources->len; i++) {
    const EnsDraftSource *source = sources->pdata[i];
    if (source->level != level)
      continue;
    g_string_append_printf (said, said->len > 0 ? " · “%s”" : "“%s”", source->text);
    if (source->count > 1)
      g_string_append_printf (said, " %" PRId64 "×", source->count);
  }
  return g_string_free (g_steal_pointer (&said), FALSE);
}

static void
show_sources (EnsIndicatorForm *self)
{
  g_autoptr (GPtrArray) kept = self->sources ? g_ptr_array_ref (self->sources)
                               : self->shown
                                 ? ens_drafting_list_sources (self->session, &self->shown->id, NULL)
                                 : NULL;
  ens_children_clear_list (self->sources_list);
  for (guint i = 0; kept && i < kept->len; i++)
    gtk_list_box_append (self->sources_list, make_source (kept->pdata[i]));
  for (guint level = 1; level < ENS_INDICATOR_N_TEXTS; level++) {
    g_autofree char *said = dup_said (kept, level);
    ens_wording_row_set_said (self->rows[level], said);
  }
  gtk_widget_set_visible (self->sources_group, kept && kept->len > 0);
}

static void
show_beside (EnsIndicatorForm *self)
{
  const EnsIndicator *version = get_version (self);
  const char *language = self->shown ? get_language (self) : NULL;
  gboolean can_write = self->session && !ens_session_get_read_only (self->session);
  g_auto (GStrv) texts = language
                           ? ens_indicator_history_dup_translation (self->session, &self->shown->id,
                                                                    language)
                           : NULL;
  EnsChoice *choice = ens_choice_get_selected (self->beside_drop);
  for (guint i = 0; i < ENS_INDICATOR_N_TEXTS; i++)
    ens_wording_row_show_beside (self->rows[i],
                                 texts || version ? ens_choice_get_title (choice) : NULL,
                                 texts     ? texts[i]
                                 : version ? ens_indicator_text (version, i)
                                           : NULL,
                                 texts && can_write);
}

static void
beside_cb (EnsIndicatorForm *self)
{
  if (self->is_filling || !self->session)
    return;
  show_beside (self);
  update (self);
}

static char *
dup_version_title (EnsIndicatorForm *self, const EnsIndicator *version)
{
  g_autofree char *rounds = ens_indicator_history_dup_rounds (self->session, &version->id);
  return rounds ? g_strdup_printf (_ ("Version %d, asked in %s"), (int) version->version, rounds)
                : g_strdup_printf (_ ("Version %d, not asked yet"), (int) version->version);
}

// What stands beside stays there: a language from indicator to indicator, a version while it is one.
static void
fill_beside (EnsIndicatorForm *self)
{
  g_autofree char *language = g_strdup (get_language (self));
  g_autofree char *word = language ? g_strconcat (LANGUAGE_PREFIX, language, NULL) : NULL;
  EnsChoice *before = ens_choice_get_selected (self->beside_drop);
  EnsUuid version_id = before ? *ens_choice_get_id (before) : (EnsUuid){ 0 };
  g_autoptr (GPtrArray) choices = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto (GStrv) languages = ens_indicator_history_list_languages (self->session);
  g_ptr_array_add (choices, ens_choice_new (_ ("Nothing beside"), NULL, NULL));
  for (guint i = 0; self->shown && languages[i]; i++) {
    g_autofree char *name = ens_wording_dup_language_name (languages[i]);
    g_autofree char *id = g_strconcat (LANGUAGE_PREFIX, languages[i], NULL);
    if (g_strcmp0 (languages[i], self->shown->language) != 0)
      g_ptr_array_add (choices, ens_choice_new (name, id, NULL));
  }
  for (guint i = 0; self->shown && self->versions && i < self->versions->len; i++) {
    const EnsIndicator *version = self->versions->pdata[i];
    g_autofree char *title = dup_version_title (self, version);
    if (!ens_uuid_equal (&version->id, &self->shown->id))
      g_ptr_array_add (choices, ens_choice_new (title, NULL, &version->id));
  }
  ens_choice_fill (self->beside_drop, choices);
  if (!(word && ens_choice_select_word (self->beside_drop, word)) &&
      (ens_uuid_is_nil (&version_id) || !ens_choice_select_id (self->beside_drop, &version_id)))
    gtk_drop_down_set_selected (self->beside_drop, 0);
}

static void
show_node (EnsIndicatorForm *self, const EnsUuid *node)
{
  g_autoptr (GPtrArray) nodes = ens_session_list_rows (self->session, ENS_KIND_NODE, NULL);
  g_autofree char *text = NULL;
  self->node = *node;
  for (guint i = 0; nodes && i < nodes->len; i++) {
    const EnsNode *row = nodes->pdata[i];
    g_autofree char *label = NULL;
    if (!ens_uuid_equal (&row->id, node))
      continue;
    label = ens_wording_dup (self->session, &row->id, "label", row->label);
    text = g_strdup_printf ("%s %s", row->code, label);
  }
  gtk_menu_button_set_label (self->node_button, text ? text : _ ("None"));
}

static void
show_state (EnsIndicatorForm *self)
{
  g_autofree char *rounds = NULL;
  g_autofree char *text = NULL;
  if (self->shown)
    rounds = ens_indicator_history_dup_rounds (self->session, &self->shown->id);
  if (self->shown && self->is_asked)
    text = g_strdup_printf (_ ("Version %d. It was answered in %s and keeps its words."),
                            (int) self->shown->version, rounds ? rounds : "");
  else if (self->shown && rounds)
    text = g_strdup_printf (_ ("Version %d. It will be asked in %s."), (int) self->shown->version,
                            rounds);
  else if (self->shown)
    text = g_strdup_printf (_ ("Version %d. No round asks it yet."), (int) self->shown->version);
  gtk_label_set_text (self->state_label,
                      text ? text
                           : _ ("Choose a criterion or a component, and draft five situations from "
                                "what people said of it"));
  gtk_label_set_text (self->heading, self->shown ? self->shown->title : _ ("New indicator"));
}

static void
show_kind (EnsIndicatorForm *self, const EnsUuid *criterion)
{
  g_autoptr (GPtrArray) criteria = ens_session_list_rows (self->session, ENS_KIND_CRITERION, NULL);
  guint kind = 0;
  for (guint i = 0; criteria && i < criteria->len; i++)
    if (ens_uuid_equal (&((EnsCriterion *) criteria->pdata[i])->id, criterion))
      kind = (guint) ((EnsCriterion *) criteria->pdata[i])->kind;
  gtk_drop_down_set_selected (self->kind_drop, kind);
  ens_indicator_goods_show (self->goods, self->session, criterion);
}

static void
fill_criteria (EnsIndicatorForm *self)
{
  g_autoptr (GPtrArray) criteria = ens_session_list_rows (self->session, ENS_KIND_CRITERION, NULL);
  g_autoptr (GPtrArray) choices = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (choices, ens_choice_new (_ ("None"), NULL, NULL));
  for (guint i = 0; criteria && i < criteria->len; i++) {
    const EnsCriterion *criterion = criteria->pdata[i];
    g_ptr_array_add (choices, ens_choice_new (criterion->title, NULL, &criterion->id));
  }
  ens_choice_fill (self->criterion_drop, choices);
}

static void
fill_form (EnsIndicatorForm *self, const EnsIndicator *indicator)
{
  g_autoptr (EnsIndicator) blank = ens_indicator_new ();
  const EnsIndicator *source = indicator ? indicator : blank;
  fill_criteria (self);
  for (guint i = 0; i < ENS_INDICATOR_N_TEXTS; i++)
    ens_wording_row_set_text (self->rows[i], ens_indicator_text (source, i));
  if (!ens_choice_select_id (self->criterion_drop, &source->criterion))
    gtk_drop_down_set_selected (self->criterion_drop, 0);
  show_node (self, &source->node);
  show_kind (self, &source->criterion);
  gtk_drop_down_set_selected (self->state_drop, (guint) source->state);
  fill_beside (self);
}

static void
save_cb (EnsIndicatorForm *self)
{
  ens_indicator_form_save (self);
}

static void
discard_cb (EnsIndicatorForm *self)
{
  g_autoptr (EnsIndicator) kept = self->shown ? ens_indicator_copy (self->shown) : NULL;
  ens_indicator_form_show (self, kept);
}

static void
remove_cb (EnsIndicatorForm *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_strdup_printf (_ ("“%s” was removed"), self->shown->title);
  g_autoptr (EnsIndicator) row = g_steal_pointer (&self->shown);
  gboolean ok = ens_drafting_remove (self->session, row, &error);
  if (!ok)
    self->shown = g_steal_pointer (&row);
  tell (self, ok, text, error);
}

static void
criterion_cb (EnsIndicatorForm *self)
{
  EnsChoice *choice = ens_choice_get_selected (self->criterion_drop);
  if (self->is_filling || !self->session || !choice)
    return;
  self->is_filling = TRUE;
  show_kind (self, ens_choice_get_id (choice));
  self->is_filling = FALSE;
  update (self);
}

static void
kind_cb (EnsIndicatorForm *self)
{
  g_autoptr (GError) error = NULL;
  EnsChoice *choice = ens_choice_get_selected (self->criterion_drop);
  if (self->is_filling || !self->session || !choice || ens_uuid_is_nil (ens_choice_get_id (choice)))
    return;
  if (!ens_sorting_set_kind (self->session, ens_choice_get_id (choice),
                             gtk_drop_down_get_selected (self->kind_drop), &error))
    tell (self, FALSE, NULL, error);
}

static void
node_picked_cb (EnsIndicatorForm *self, const EnsUuid *node)
{
  gtk_menu_button_popdown (self->node_button);
  show_node (self, node);
  update (self);
}

static void
node_left_cb (EnsIndicatorForm *self)
{
  gtk_menu_button_popdown (self->node_button);
}

static void
node_shown_cb (EnsIndicatorForm *self)
{
  ens_code_picker_begin (self->node_picker, "");
}

static void
no_node_cb (EnsIndicatorForm *self)
{
  show_node (self, &(EnsUuid){ 0 });
  update (self);
}

static void
draft_cb (EnsIndicatorForm *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EnsIndicator) indicator = read_form (self);
  g_autoptr (EnsDraft) draft = ens_drafting_propose (self->session, &indicator->criterion,
                                                     &indicator->node, &error);
  EnsChoice *criterion = ens_choice_get_selected (self->criterion_drop);
  if (!draft) {
    tell (self, FALSE, NULL, error);
    return;
  }
  for (guint i = 0; i < ENS_DRAFT_LEVELS; i++)
    if (!ens_indicator_text (indicator, i + 1))
      ens_wording_row_set_text (self->rows[i + 1], draft->levels[i]);
  if (!indicator->title && criterion && !ens_uuid_is_nil (&indicator->criterion))
    ens_wording_row_set_text (self->rows[0], ens_choice_get_title (criterion));
  else if (!indicator->title)
    ens_wording_row_set_text (self->rows[0],
                              strchr (gtk_menu_button_get_label (self->node_button), ' ') + 1);
  g_clear_pointer (&self->sources, g_ptr_array_unref);
  self->sources = g_ptr_array_ref (draft->sources);
  show_sources (self);
  update (self);
}

static void
revise_cb (EnsIndicatorForm *self)
{
  g_autoptr (GError) error = NULL;
  EnsUuid revised;
  EnsUuid before = self->shown->id;
  gboolean ok = ens_drafting_revise (self->session, &before, &revised, &error);
  tell (self, ok, _ ("A new version was made; the old one keeps its answers"), error);
  if (!ok)
    return;
  g_autoptr (EnsIndicator) row = ens_records_dup (self->session, &ens_indicator_entity, &revised);
  ens_indicator_form_show (self, row);
  ens_choice_select_id (self->beside_drop, &before);
}

static void
ens_indicator_form_dispose (GObject *object)
{
  EnsIndicatorForm *self = ENS_INDICATOR_FORM (object);
  ens_indicator_form_set_session (self, NULL);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), ENS_TYPE_INDICATOR_FORM);
  G_OBJECT_CLASS (ens_indicator_form_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  static const char *const names[] = { "title_row",  "level1_row", "level2_row",
                                       "level3_row", "level4_row", "level5_row" };
  gtk_widget_class_bind_template_child (widget_class, EnsIndicatorForm, heading);
  gtk_widget_class_bind_template_child (widget_class, EnsIndicatorForm, state_label);
  gtk_widget_class_bind_template_child (widget_class, EnsIndicatorForm, criterion_drop);
  gtk_widget_class_bind_template_child (widget_class, EnsIndicatorForm, node_button);
  gtk_widget_class_bind_template_child (widget_class, EnsIndicatorForm, node_picker);
  gtk_widget_class_bind_template_child (widget_class, EnsIndicatorForm, no_node_button);
  gtk_widget_class_bind_template_child (widget_class, EnsIndicatorForm, state_drop);
  gtk_widget_class_bind_template_child (widget_class, EnsIndicatorForm, kind_drop);
  gtk_widget_class_bind_template_child (widget_class, EnsIndicatorForm, goods);
  gtk_widget_class_bind_template_child (widget_class, EnsIndicatorForm, beside_drop);
  gtk_widget_class_bind_template_child (widget_class, EnsIndicatorForm, draft_button);
  for (guint i = 0; i < ENS_INDICATOR_N_TEXTS; i++)
    gtk_widget_class_bind_template_child_full (widget_class, names[i], FALSE,
                                               G_STRUCT_OFFSET (EnsIndicatorForm, rows) +
                                                 (gssize) (i * sizeof (gpointer)));
  gtk_widget_class_bind_template_child (widget_class, EnsIndicatorForm, sources_group);
  gtk_widget_class_bind_template_child (widget_class, EnsIndicatorForm, sources_list);
  gtk_widget_class_bind_template_child (widget_class, EnsIndicatorForm, revise_button);
  gtk_widget_class_bind_template_child (widget_class, EnsIndicatorForm, missing_label);
  gtk_widget_class_bind_template_child (widget_class, EnsIndicatorForm, save_button);
  gtk_widget_class_bind_template_child (widget_class, EnsIndicatorForm, discard_button);
  gtk_widget_class_bind_template_child (widget_class, EnsIndicatorForm, remove_button);
}

static void
bind_callbacks (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_bind_template_callback (widget_class, beside_cb);
  gtk_widget_class_bind_template_callback (widget_class, criterion_cb);
  gtk_widget_class_bind_template_callback (widget_class, kind_cb);
  gtk_widget_class_bind_template_callback (widget_class, node_picked_cb);
  gtk_widget_class_bind_template_callback (widget_class, node_left_cb);
  gtk_widget_class_bind_template_callback (widget_class, node_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, no_node_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, discard_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
  gtk_widget_class_bind_template_callback (widget_class, draft_cb);
  gtk_widget_class_bind_template_callback (widget_class, revise_cb);
}

static void
ens_indicator_form_class_init (EnsIndicatorFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = ens_indicator_form_dispose;
  g_type_ensure (ENS_TYPE_CODE_PICKER);
  g_type_ensure (ENS_TYPE_INDICATOR_GOODS);
  g_type_ensure (ENS_TYPE_WORDING_ROW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/ensemble_wellbeing/Ensemble/ens-indicator-form.ui");
  bind_children (widget_class);
  bind_callbacks (widget_class);
}

static void
ens_indicator_form_init (EnsIndicatorForm *self)
{
  static const char *const titles[] = { N_ ("Title"),          N_ ("Very unsatisfactory"),
                                        N_ ("Unsatisfactory"), N_ ("Average"),
                                        N_ ("Good"),           N_ ("Ideal") };
  static const char *const passages[] = {
    NULL,
    NULL,
    N_ ("P, possibility: can people have it at all?"),
    N_ ("O, attainment: do they have it?"),
    N_ ("Q, quality: is it good?"),
    N_ ("S, sustainability: will it last?"),
  };
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < ENS_INDICATOR_N_TEXTS; i++) {
    g_autofree char *mark = i > 0 ? g_strdup_printf ("%u", i) : NULL;
    ens_wording_row_set_up (self->rows[i], mark, _ (titles[i]));
    ens_wording_row_set_passage (self->rows[i], passages[i] ? _ (passages[i]) : NULL);
  }
  ens_choice_set_up (self->criterion_drop);
  ens_choice_set_up (self->beside_drop);
}

/** ens_indicator_form_set_session: @session: (nullable): whose indicators to show. */
void
ens_indicator_form_set_session (EnsIndicatorForm *self, EnsSession *session)
{
  g_return_if_fail (ENS_IS_INDICATOR_FORM (self));
  g_set_object (&self->session, session);
  if (self->node_picker)
    ens_code_picker_set_session (self->node_picker, session);
  g_clear_pointer (&self->shown, ens_indicator_free);
  g_clear_pointer (&self->versions, g_ptr_array_unref);
  g_clear_pointer (&self->sources, g_ptr_array_unref);
}

/** ens_indicator_form_show: @indicator: (nullable): %NULL for a new one. */
void
ens_indicator_form_show (EnsIndicatorForm *self, const EnsIndicator *indicator)
{
  g_return_if_fail (ENS_IS_INDICATOR_FORM (self) && self->session);
  g_autoptr (EnsIndicator) copy = indicator ? ens_indicator_copy (indicator) : NULL;
  g_clear_pointer (&self->shown, ens_indicator_free);
  g_clear_pointer (&self->sources, g_ptr_array_unref);
  g_clear_pointer (&self->versions, g_ptr_array_unref);
  self->shown = g_steal_pointer (&copy);
  self->is_asked = FALSE;
  if (self->shown) {
    self->versions = ens_indicator_history_list_versions (self->session, &self->shown->id, NULL);
    ens_indicator_history_is_asked (self->session, &self->shown->id, &self->is_asked, NULL);
  }
  self->is_filling = TRUE;
  fill_form (self, self->shown);
  self->is_filling = FALSE;
  show_state (self);
  gtk_button_set_label (GTK_BUTTON (self->save_button),
                        self->shown ? _ ("_Save Changes") : _ ("_Add Indicator"));
  gtk_widget_set_visible (self->remove_button, self->shown && !self->is_asked);
  show_sources (self);
  show_beside (self);
  update (self);
}

/** ens_indicator_form_refresh: reads the indicator anew, unless somebody is changing it. */
void
ens_indicator_form_refresh (EnsIndicatorForm *self)
{
  g_return_if_fail (ENS_IS_INDICATOR_FORM (self) && self->session);
  g_autoptr (EnsIndicator) typed = read_form (self);
  if (has_changed (self, typed)) {
    g_autoptr (EnsIndicator) kept = NULL;
    self->is_filling = TRUE;
    show_kind (self, &typed->criterion);
    self->is_filling = FALSE;
    if (!self->shown)
      return;
    kept = ens_records_dup (self->session, &ens_indicator_entity, &self->shown->id);
    if (kept)
      return;
  }
  g_autoptr (EnsIndicator)
               row = self->shown
                       ? ens_records_dup (self->session, &ens_indicator_entity, &self->shown->id)
                       : NULL;
  ens_indicator_form_show (self, row);
}

/** ens_indicator_form_get_id: Returns: (nullable): of the one that is shown; %NULL for a new one. */
const EnsUuid *
ens_indicator_form_get_id (EnsIndicatorForm *self)
{
  g_return_val_if_fail (ENS_IS_INDICATOR_FORM (self), NULL);
  return self->shown ? &self->shown->id : NULL;
}

static gboolean
save_beside (EnsIndicatorForm *self, const EnsIndicator *indicator, GError **error)
{
  const char *language = get_language (self);
  g_auto (GStrv) texts = g_new0 (char *, ENS_INDICATOR_N_TEXTS + 1);
  if (!language || !self->shown)
    return TRUE;
  for (guint i = 0; i < ENS_INDICATOR_N_TEXTS; i++)
    texts[i] = ens_wording_row_dup_beside (self->rows[i]);
  return ens_indicator_history_set_translation (self->session, indicator, language,
                                                (const char *const *) texts, error);
}

/** ens_indicator_form_save: keeps what the form holds, when it is whole. Returns: whether it is kept. */
gboolean
ens_indicator_form_save (EnsIndicatorForm *self)
{
  g_return_val_if_fail (ENS_IS_INDICATOR_FORM (self), FALSE);
  if (!gtk_widget_get_sensitive (self->save_button))
    return FALSE;
  g_autoptr (GError) error = NULL;
  g_autoptr (EnsIndicator) indicator = read_form (self);
  gboolean was_new = self->shown == NULL;
  gboolean ok = TRUE;
  // Beside comes first: once the row changes, the page reads it anew.
  if (!was_new)
    ok = save_beside (self, indicator, &error);
  if (ok && (was_new || self->sources ||
             !ens_record_equal (&ens_indicator_entity, indicator, self->shown)))
    ok = ens_drafting_save (self->session, indicator, self->sources, &error);
  g_autofree char *text = g_strdup_printf (was_new ? _ ("“%s” was added") : _ ("“%s” was changed"),
                                           indicator->title);
  if (ok)
    ens_indicator_form_show (self, indicator);
  tell (self, ok, text, error);
  return ok;
}

/**
 * ens_indicator_form_settle: before another one is shown
 *
 * Keeps what is whole; says what is missing of what is not.
 *
 * Returns: whether another one may be shown: nothing that was typed is lost
 */
gboolean
ens_indicator_form_settle (EnsIndicatorForm *self)
{
  g_return_val_if_fail (ENS_IS_INDICATOR_FORM (self), TRUE);
  if (!self->session || !gtk_widget_get_visible (self->discard_button))
    return TRUE;
  if (gtk_widget_get_sensitive (self->save_button))
    return ens_indicator_form_save (self);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s",
                              _ ("Describe all five situations first, or discard what you typed"));
  return FALSE;
}
