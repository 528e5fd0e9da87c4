// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The list is in the order of the questionnaire; earlier versions are found beside the version that
// replaced them. Another one is shown when nothing typed gets lost.
#include "ens-indicators-page.h"

#include "ens-children.h"
#include "ens-drafting.h"
#include "ens-error.h"
#include "ens-indicator-form.h"
#include "ens-indicator-history.h"
#include "ens-phrase.h"

struct _EnsIndicatorsPage {
  EnsPage parent_instance;

  GPtrArray *indicators;
  gboolean is_filling;

  GtkStack *stack;
  GtkListBox *list;
  EnsIndicatorForm *form;
};

G_DEFINE_FINAL_TYPE (EnsIndicatorsPage, ens_indicators_page, ENS_TYPE_PAGE)

// “fixed, version 2 · 5 statements · asked in 2 rounds · from Salaspils, 2026”
static char *
dup_subtitle (EnsSession *session, const EnsIndicator *indicator)
{
  static const char *const states[] = { N_ ("draft"), N_ ("discussed"), N_ ("fixed") };
  g_autoptr (GPtrArray) sources = ens_drafting_list_sources (session, &indicator->id, NULL);
  g_autofree char *statements = ens_phrase_dup_statements (sources ? sources->len : 0);
  guint n_rounds = ens_indicator_history_count_rounds (session, &indicator->id);
  g_autoptr (GString) text = g_string_new (_ (states[indicator->state]));
  if (indicator->version > 1) {
    g_string_append (text, ", ");
    g_string_append_printf (text, _ ("version %d"), (int) indicator->version);
  }
  g_string_append_printf (text, " · %s", statements);
  if (n_rounds > 0) {
    g_string_append (text, " · ");
    g_string_append_printf (text,
                            g_dngettext (GETTEXT_PACKAGE, "asked in %u round", "asked in %u rounds",
                                         n_rounds),
                            n_rounds);
  }
  if (indicator->lineage) {
    g_string_append (text, " · ");
    g_string_append_printf (text, _ ("from %s"), indicator->lineage);
  }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static GtkWidget *
make_row (EnsSession *session, const EnsIndicator *indicator, guint number)
{
  g_autofree char *digits = g_strdup_printf ("%u", number);
  g_autofree char *subtitle = dup_subtitle (session, indicator);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *label = gtk_label_new (digits);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), indicator->title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "numeric");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), label);
  return row;
}

static int
find_shown (EnsIndicatorsPage *self)
{
  const EnsUuid *id = ens_indicator_form_get_id (self->form);
  for (guint i = 0; id && i < self->indicators->len; i++)
    if (ens_uuid_equal (&((EnsIndicator *) self->indicators->pdata[i])->id, id))
      return (int) i;
  return -1;
}

static void
select_shown (EnsIndicatorsPage *self)
{
  int index = find_shown (self);
  self->is_filling = TRUE;
  gtk_list_box_select_row (self->list,
                           index < 0 ? NULL : gtk_list_box_get_row_at_index (self->list, index));
  self->is_filling = FALSE;
}

static void
fill_list (EnsIndicatorsPage *self)
{
  EnsSession *session = ens_page_get_session (ENS_PAGE (self));
  self->is_filling = TRUE;
  ens_children_clear_list (self->list);
  for (guint i = 0; i < self->indicators->len; i++)
    gtk_list_box_append (self->list, make_row (session, self->indicators->pdata[i], i + 1));
  self->is_filling = FALSE;
}

static void
row_selected_cb (EnsIndicatorsPage *self, GtkListBoxRow *row)
{
  if (self->is_filling || !row)
    return;
  g_autoptr (EnsIndicator) chosen = ens_indicator_copy (
    self->indicators->pdata[gtk_list_box_row_get_index (row)]);
  if (ens_indicator_form_settle (self->form))
    ens_indicator_form_show (self->form, chosen);
  select_shown (self);
}

static void
begin_new (EnsIndicatorsPage *self)
{
  if (!ens_indicator_form_settle (self->form))
    return;
  ens_indicator_form_show (self->form, NULL);
  select_shown (self);
  gtk_stack_set_visible_child_name (self->stack, "indicators");
  gtk_widget_child_focus (GTK_WIDGET (self->form), GTK_DIR_TAB_FORWARD);
}

static void
ens_indicators_page_enter (EnsPage *page, EnsSession *session)
{
  ens_indicator_form_set_session (ENS_INDICATORS_PAGE (page)->form, session);
}

static void
ens_indicators_page_leave (EnsPage *page)
{
  EnsIndicatorsPage *self = ENS_INDICATORS_PAGE (page);
  ens_indicator_form_set_session (self->form, NULL);
  g_clear_pointer (&self->indicators, g_ptr_array_unref);
}

static void
ens_indicators_page_refresh (EnsPage *page, EnsKinds kinds)
{
  EnsIndicatorsPage *self = ENS_INDICATORS_PAGE (page);
  EnsSession *session = ens_page_get_session (page);
  g_autoptr (GPtrArray) indicators = ens_indicator_history_list_current (session, NULL);
  if (!indicators)
    return;
  gboolean is_first = !self->indicators;
  g_autofree char *subtitle = ens_phrase_dup_indicators (indicators->len);
  g_clear_pointer (&self->indicators, g_ptr_array_unref);
  self->indicators = g_steal_pointer (&indicators);
  ens_page_set_subtitle (page, subtitle);
  fill_list (self);
  ens_indicator_form_refresh (self->form);
  if (find_shown (self) < 0 && self->indicators->len > 0 && (is_first || kinds == ENS_PAGE_ALL))
    ens_indicator_form_show (self->form, self->indicators->pdata[0]);
  select_shown (self);
  if (is_first || self->indicators->len > 0)
    gtk_stack_set_visible_child_name (self->stack,
                                      self->indicators->len > 0 ? "indicators" : "empty");
}

static void
new_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  begin_new (ENS_INDICATORS_PAGE (data));
}

static void
save_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ens_indicator_form_save (ENS_INDICATORS_PAGE (data)->form);
}

static void
ens_indicators_page_dispose (GObject *object)
{
  ens_page_set_session (ENS_PAGE (object), NULL);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), ENS_TYPE_INDICATORS_PAGE);
  G_OBJECT_CLASS (ens_indicators_page_parent_class)->dispose (object);
}

static void
ens_indicators_page_class_init (EnsIndicatorsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  EnsPageClass *page_class = ENS_PAGE_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = ens_indicators_page_dispose;
  page_class->enter = ens_indicators_page_enter;
  page_class->leave = ens_indicators_page_leave;
  page_class->refresh = ens_indicators_page_refresh;
  g_type_ensure (ENS_TYPE_INDICATOR_FORM);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/ensemble_wellbeing/Ensemble/pages/ens-indicators-page.ui");
  gtk_widget_class_bind_template_child (widget_class, EnsIndicatorsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, EnsIndicatorsPage, list);
  gtk_widget_class_bind_template_child (widget_class, EnsIndicatorsPage, form);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
}

static void
ens_indicators_page_init (EnsIndicatorsPage *self)
{
  static const GActionEntry entries[] = {
    { .name = "new", .activate = new_cb },
    { .name = "save", .activate = save_cb },
  };
  g_action_map_add_action_entries (G_ACTION_MAP (ens_page_get_actions (ENS_PAGE (self))), entries,
                                   G_N_ELEMENTS (entries), self);
  gtk_widget_init_template (GTK_WIDGET (self));
}
