// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The form of a contract is saved as a whole; who joins, signs or promises is an action each. Rows are
// filled anew in place, so that the keyboard stays where it is.
#include "ens-contracts-page.h"

#include "ens-choice-row.h"
#include "ens-contracts.h"
#include "ens-error.h"
#include "ens-phrase.h"
#include "ens-print.h"
#include "ens-promise-window.h"
#include "ens-signing-row.h"
#include "ens-time.h"

struct _EnsContractsPage {
  EnsFormPage parent_instance;

  GPtrArray *views;

  AdwEntryRow *title_row;
  AdwEntryRow *note_row;
  AdwEntryRow *date_row;
  AdwEntryRow *ends_row;
  AdwComboRow *state_row;
  GtkStringList *states;
  GtkWidget *around_box;
  GtkLabel *signed_label;
  GtkListBox *parties_list;
  EnsChoiceRow *join_row;
  GtkLabel *promises_label;
  GtkListBox *promises_list;
};

G_DEFINE_FINAL_TYPE (EnsContractsPage, ens_contracts_page, ENS_TYPE_FORM_PAGE)

static const EnsContract *
get_shown (EnsContractsPage *self)
{
  return ens_form_page_get_shown (ENS_FORM_PAGE (self));
}

static const EnsContractView *
find_shown (EnsContractsPage *self)
{
  const EnsContract *shown = get_shown (self);
  for (guint i = 0; shown && self->views && i < self->views->len; i++) {
    const EnsContractView *view = self->views->pdata[i];
    if (ens_uuid_equal (&view->contract->id, &shown->id))
      return view;
  }
  return NULL;
}

static char *
dup_signed (const EnsContractView *view)
{
  return g_strdup_printf (_ ("%u of %u parties have signed"), view->n_signed, view->parties->len);
}

static void
show_in_list (GtkWidget *row, const EnsContractView *view)
{
  g_autofree char *who = dup_signed (view);
  g_autofree char *day = ens_phrase_dup_date (view->contract->ends);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (parts, g_strdup (ens_contracts_get_state_name (view->contract->state)));
  g_ptr_array_add (parts, g_strdup (who));
  if (view->contract->ends)
    g_ptr_array_add (parts, g_strdup_printf (_ ("until %s"), day));
  if (view->n_overdue > 0)
    g_ptr_array_add (parts, g_strdup_printf (_ ("late: %u"), view->n_overdue));
  g_ptr_array_add (parts, NULL);
  g_autofree char *subtitle = g_strjoinv (" · ", (char **) parts->pdata);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), view->contract->title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
}

static GtkWidget *
new_text_row (void)
{
  GtkWidget *row = adw_action_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 4);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 4);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  return row;
}

static void
cut_rows (GtkListBox *list, guint n, GType type)
{
  GtkListBoxRow *row;
  while ((row = gtk_list_box_get_row_at_index (list, (int) n)) != NULL &&
         G_TYPE_CHECK_INSTANCE_TYPE (row, type))
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

static void
read_form (EnsFormPage *page, gpointer record)
{
  EnsContractsPage *self = ENS_CONTRACTS_PAGE (page);
  EnsContract *contract = record;
  ens_form_page_read_text (self->title_row, &contract->title);
  ens_form_page_read_text (self->note_row, &contract->note);
  ens_form_page_read_text (self->date_row, &contract->date);
  ens_form_page_read_text (self->ends_row, &contract->ends);
  contract->state = (int) adw_combo_row_get_selected (self->state_row);
}

static gboolean
check_form (EnsFormPage *page, gconstpointer record)
{
  EnsContractsPage *self = ENS_CONTRACTS_PAGE (page);
  const EnsContract *contract = record;
  gboolean has_date = ens_form_page_check_date (self->date_row, contract->date);
  return ens_form_page_check_date (self->ends_row, contract->ends) && has_date;
}

static void
fill_form (EnsFormPage *page, gconstpointer record)
{
  EnsContractsPage *self = ENS_CONTRACTS_PAGE (page);
  const EnsContract *contract = record;
  ens_form_page_show_text (self->title_row, contract->title);
  ens_form_page_show_text (self->note_row, contract->note);
  ens_form_page_show_text (self->date_row, contract->date);
  ens_form_page_show_text (self->ends_row, contract->ends);
  adw_combo_row_set_selected (self->state_row, (guint) contract->state);
}

static void
signed_cb (EnsContractsPage *self, const char *date, EnsSigningRow *row)
{
  EnsSession *session = ens_page_get_session (ENS_PAGE (self));
  g_autofree char *contract = ens_uuid_dup_text (&get_shown (self)->id);
  g_autofree char *party = ens_uuid_dup_text (ens_signing_row_get_party (row));
  const char *name = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row));
  g_autofree char *text = g_strdup_printf (date ? _ ("“%s” has signed")
                                                : _ ("The signature of “%s” was taken back"),
                                           name);
  g_autoptr (GError) error = NULL;
  if (ens_contracts_sign (session, contract, party, date, &error))
    ens_page_tell_done (ENS_PAGE (self), text);
  else
    ens_page_tell_error (ENS_PAGE (self), error);
}

static void
left_cb (EnsContractsPage *self, EnsSigningRow *row)
{
  EnsSession *session = ens_page_get_session (ENS_PAGE (self));
  const char *name = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row));
  g_autofree char *text = g_strdup_printf (_ ("“%s” is no longer a party"), name);
  g_autoptr (GError) error = NULL;
  if (ens_contracts_leave (session, &get_shown (self)->id, ens_signing_row_get_party (row), &error))
    ens_page_tell_done (ENS_PAGE (self), text);
  else
    ens_page_tell_error (ENS_PAGE (self), error);
}

static void
joined_cb (EnsContractsPage *self)
{
  const EnsUuid nil = { 0 };
  const EnsUuid id = ens_choice_row_get_selected (self->join_row);
  const EnsContractView *view = find_shown (self);
  if (ens_uuid_is_nil (&id) || !view)
    return;
  g_autofree char *contract = ens_uuid_dup_text (&view->contract->id);
  g_autofree char *party = ens_uuid_dup_text (&id);
  g_autoptr (GError) error = NULL;
  ens_choice_row_select (self->join_row, &nil);
  // Who is one already keeps its signature.
  for (guint i = 0; i < view->parties->len; i++)
    if (ens_uuid_equal (&((EnsContractParty *) view->parties->pdata[i])->party->id, &id)) {
      ens_page_tell (ENS_PAGE (self), _ ("That party is in the contract already"));
      return;
    }
  if (ens_contracts_sign (ens_page_get_session (ENS_PAGE (self)), contract, party, NULL, &error))
    ens_page_tell_done (ENS_PAGE (self), _ ("A party has joined"));
  else
    ens_page_tell_error (ENS_PAGE (self), error);
}

static void
show_parties (EnsContractsPage *self, const EnsContractView *view)
{
  g_autofree char *who = dup_signed (view);
  gtk_label_set_text (self->signed_label,
                      view->parties->len > 0
                        ? who
                        : _ ("A contract needs two parties or more. Never a person by name."));
  for (guint i = 0; i < view->parties->len; i++) {
    GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->parties_list, (int) i);
    if (!ENS_IS_SIGNING_ROW (row)) {
      row = GTK_LIST_BOX_ROW (ens_signing_row_new ());
      g_signal_connect_object (row, "signed", G_CALLBACK (signed_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (row, "left", G_CALLBACK (left_cb), self, G_CONNECT_SWAPPED);
      gtk_list_box_insert (self->parties_list, GTK_WIDGET (row), (int) i);
    }
    ens_signing_row_show (ENS_SIGNING_ROW (row), view->parties->pdata[i]);
  }
  cut_rows (self->parties_list, view->parties->len, ENS_TYPE_SIGNING_ROW);
}

static char *
dup_promise_subtitle (const EnsContractPromise *promise)
{
  const EnsCommitment *row = promise->commitment;
  g_autofree char *day = ens_phrase_dup_date (row->due);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (parts,
                   promise->toward
                     ? g_strdup_printf (_ ("%s promises it to %s"), promise->from, promise->toward)
                     : g_strdup_printf (_ ("%s promises it to all"), promise->from));
  if (row->due)
    g_ptr_array_add (parts,
                     g_strdup_printf (promise->is_overdue ? _ ("late: was due %s") : _ ("by %s"),
                                      day));
  if (row->state != ENS_COMMITMENT_STATE_OPEN)
    g_ptr_array_add (parts, g_strdup (ens_contracts_get_promise_name (row->state)));
  if (row->result)
    g_ptr_array_add (parts, g_strdup (row->result));
  if (promise->action)
    g_ptr_array_add (parts, g_strdup_printf (_ ("carries “%s”"), promise->action));
  g_ptr_array_add (parts, NULL);
  g_autofree char *all = g_strjoinv (" · ", (char **) parts->pdata);
  return g_strconcat (promise->is_overdue                       ? "⚠ "
                      : row->state == ENS_COMMITMENT_STATE_KEPT ? "✓ "
                                                                : "",
                      all, NULL);
}

static void
show_promises (EnsContractsPage *self, const EnsContractView *view)
{
  gtk_widget_set_visible (GTK_WIDGET (self->promises_list), view->promises->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->promises_label), view->promises->len == 0);
  for (guint i = 0; i < view->promises->len; i++) {
    const EnsContractPromise *promise = view->promises->pdata[i];
    g_autofree char *subtitle = dup_promise_subtitle (promise);
    GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->promises_list, (int) i);
    if (!row) {
      row = GTK_LIST_BOX_ROW (new_text_row ());
      adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                                 gtk_image_new_from_icon_name ("document-edit-symbolic"));
      gtk_list_box_append (self->promises_list, GTK_WIDGET (row));
    }
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), promise->commitment->text);
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  }
  cut_rows (self->promises_list, view->promises->len, ADW_TYPE_ACTION_ROW);
}

// What hangs on the shown contract and is not part of its form.
static void
show_around (EnsFormPage *page)
{
  EnsContractsPage *self = ENS_CONTRACTS_PAGE (page);
  const EnsContractView *view = find_shown (self);
  gtk_widget_set_visible (self->around_box, view != NULL);
  ens_page_set_enabled (ENS_PAGE (self), "promise", view != NULL);
  ens_page_set_enabled (ENS_PAGE (self), "print", view != NULL);
  if (!view)
    return;
  show_parties (self, view);
  show_promises (self, view);
}

static void
fill_list (EnsFormPage *page)
{
  EnsContractsPage *self = ENS_CONTRACTS_PAGE (page);
  GtkListBox *list = ens_form_page_get_list (page);
  for (guint i = 0; i < self->views->len; i++) {
    GtkListBoxRow *row = gtk_list_box_get_row_at_index (list, (int) i);
    if (!row) {
      row = GTK_LIST_BOX_ROW (new_text_row ());
      gtk_list_box_append (list, GTK_WIDGET (row));
    }
    show_in_list (GTK_WIDGET (row), self->views->pdata[i]);
  }
  cut_rows (list, self->views->len, ADW_TYPE_ACTION_ROW);
}

static void
ens_contracts_page_refresh (EnsPage *page, EnsKinds kinds)
{
  const EnsKinds own = ENS_KIND_BIT (ENS_KIND_CONTRACT) | ENS_KIND_BIT (ENS_KIND_PARTY) |
                       ENS_KIND_BIT (ENS_KIND_SIGNING) | ENS_KIND_BIT (ENS_KIND_COMMITMENT) |
                       ENS_KIND_BIT (ENS_KIND_ACTION);
  if (!(kinds & own))
    return;
  EnsContractsPage *self = ENS_CONTRACTS_PAGE (page);
  g_autofree char *today = ens_time_dup_today ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) views = ens_contracts_list (ens_page_get_session (page), today, &error);
  if (!views) {
    ens_page_tell_error (page, error);
    return;
  }
  // The rows shown so far are of the old views.
  g_autoptr (GPtrArray) before = g_steal_pointer (&self->views);
  g_autoptr (GPtrArray) contracts = g_ptr_array_new ();
  self->views = g_steal_pointer (&views);
  for (guint i = 0; i < self->views->len; i++)
    g_ptr_array_add (contracts, ((EnsContractView *) self->views->pdata[i])->contract);
  ens_choice_row_refresh (self->join_row);
  ens_form_page_set_rows (ENS_FORM_PAGE (page), contracts, contracts);
  g_autofree char *subtitle = ens_phrase_dup_contracts (self->views->len);
  ens_page_set_subtitle (page, subtitle);
}

static void
open_promise (EnsContractsPage *self, const EnsCommitment *commitment)
{
  gtk_window_present (
    GTK_WINDOW (ens_promise_window_new (GTK_WIDGET (self), ens_page_get_session (ENS_PAGE (self)),
                                        commitment)));
}

static void
new_promise_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  EnsContractsPage *self = ENS_CONTRACTS_PAGE (data);
  g_autoptr (EnsCommitment) commitment = ens_commitment_new ();
  commitment->contract = get_shown (self)->id;
  open_promise (self, commitment);
}

static void
promise_cb (EnsContractsPage *self, GtkListBoxRow *row)
{
  const EnsContractView *view = find_shown (self);
  int at = gtk_list_box_row_get_index (row);
  if (view && at >= 0 && (guint) at < view->promises->len)
    open_promise (self, ((EnsContractPromise *) view->promises->pdata[at])->commitment);
}

static void
print_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  EnsContractsPage *self = ENS_CONTRACTS_PAGE (data);
  GtkWidget *widget = GTK_WIDGET (data);
  g_autofree char *id = ens_uuid_dup_text (&get_shown (self)->id);
  const EnsReportRequest request = {
    .kind = "contract",
    .name = id,
    .is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL,
  };
  ens_print_report (widget, ens_page_get_session (ENS_PAGE (self)), &request);
}

static void
ens_contracts_page_enter (EnsPage *page, EnsSession *session)
{
  ens_choice_row_set_session (ENS_CONTRACTS_PAGE (page)->join_row, session);
}

static void
ens_contracts_page_leave (EnsPage *page)
{
  EnsContractsPage *self = ENS_CONTRACTS_PAGE (page);
  // The page may be on its way out, its parts gone before it.
  if (self->join_row)
    ens_choice_row_set_session (self->join_row, NULL);
  ens_form_page_clear (ENS_FORM_PAGE (page));
  g_clear_pointer (&self->views, g_ptr_array_unref);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, EnsContractsPage, title_row);
  gtk_widget_class_bind_template_child (widget_class, EnsContractsPage, note_row);
  gtk_widget_class_bind_template_child (widget_class, EnsContractsPage, date_row);
  gtk_widget_class_bind_template_child (widget_class, EnsContractsPage, ends_row);
  gtk_widget_class_bind_template_child (widget_class, EnsContractsPage, state_row);
  gtk_widget_class_bind_template_child (widget_class, EnsContractsPage, states);
  gtk_widget_class_bind_template_child (widget_class, EnsContractsPage, around_box);
  gtk_widget_class_bind_template_child (widget_class, EnsContractsPage, signed_label);
  gtk_widget_class_bind_template_child (widget_class, EnsContractsPage, parties_list);
  gtk_widget_class_bind_template_child (widget_class, EnsContractsPage, join_row);
  gtk_widget_class_bind_template_child (widget_class, EnsContractsPage, promises_label);
  gtk_widget_class_bind_template_child (widget_class, EnsContractsPage, promises_list);
}

static void
ens_contracts_page_class_init (EnsContractsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  EnsPageClass *page_class = ENS_PAGE_CLASS (klass);
  EnsFormPageClass *form_class = ENS_FORM_PAGE_CLASS (klass);
  page_class->enter = ens_contracts_page_enter;
  page_class->leave = ens_contracts_page_leave;
  page_class->refresh = ens_contracts_page_refresh;
  g_type_ensure (ENS_TYPE_CHOICE_ROW);
  form_class->entity = &ens_contract_entity;
  form_class->child = "contracts";
  form_class->first_row = "title_row";
  form_class->new_heading = N_ ("New contract");
  form_class->add_label = N_ ("_Add Contract");
  form_class->read_form = read_form;
  form_class->fill_form = fill_form;
  form_class->check_form = check_form;
  form_class->show_around = show_around;
  form_class->fill_list = fill_list;
  ens_form_page_class_set_template (
    form_class, "/io/github/ensemble_wellbeing/Ensemble/pages/ens-contracts-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, joined_cb);
  gtk_widget_class_bind_template_callback (widget_class, promise_cb);
}

static void
ens_contracts_page_init (EnsContractsPage *self)
{
  static const GActionEntry entries[] = {
    { .name = "print", .activate = print_cb },
    { .name = "promise", .activate = new_promise_cb },
  };
  g_action_map_add_action_entries (G_ACTION_MAP (ens_page_get_actions (ENS_PAGE (self))), entries,
                                   G_N_ELEMENTS (entries), self);
  ens_form_page_init_template (ENS_FORM_PAGE (self));
  for (int state = 0; state <= ENS_CONTRACT_STATE_ENDED; state++)
    gtk_string_list_append (self->states, ens_contracts_get_state_name (state));
  gtk_label_set_text (self->promises_label,
                      _ ("Nothing has been promised yet. A good promise is small, has a day, and "
                         "somebody who waits for it."));
  ens_choice_row_set_up (self->join_row, ENS_KIND_PARTY, _ ("Choose…"), _ ("Add a Party"));
}
