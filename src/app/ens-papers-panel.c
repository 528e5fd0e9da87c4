// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Papers of a project to print: on a printer, as PDF or as a web page.
#include "ens-papers-panel.h"

#include "ens-choice.h"
#include "ens-dialogs.h"
#include "ens-error.h"
#include "ens-group.h"
#include "ens-indicator-history.h"
#include "ens-print.h"
#include "ens-reports-async.h"
#include "ens-wording.h"

struct _EnsPapersPanel {
  AdwBin parent_instance;

  EnsSession *session;
  GtkDropDown *kind_drop;
  GtkDropDown *group_drop;
  GtkDropDown *language_drop;
  GtkSwitch *large_switch;
  GtkSwitch *a3_switch;
  GtkSwitch *faces_switch;
  GtkWidget *faces_row;
  GtkWidget *copies_row;
  GtkSpinButton *first_spin;
  GtkSpinButton *last_spin;
  GtkWidget *write_button;
  GtkProgressBar *progress_bar;
  GtkWidget *stop_button;

  EnsCopies writing;
  GCancellable *cancellable;
  int progress_permille; // written by the worker's thread
  guint progress_timeout;
};

G_DEFINE_FINAL_TYPE (EnsPapersPanel, ens_papers_panel, ADW_TYPE_BIN)

static gboolean
is_questionnaire (EnsPapersPanel *self)
{
  EnsChoice *kind = ens_choice_get_selected (self->kind_drop);
  return kind && g_strcmp0 (ens_choice_get_word (kind), "questionnaire") == 0;
}

static EnsCopies
get_copies (EnsPapersPanel *self)
{
  if (!is_questionnaire (self))
    return (EnsCopies){ 0 };
  return (EnsCopies){ gtk_spin_button_get_value_as_int (self->first_spin),
                      gtk_spin_button_get_value_as_int (self->last_spin) };
}

// What is on paper is what keying waits for.
static gboolean
remember_copies (EnsSession *session, const EnsCopies *copies)
{
  return copies->first == 0 || ens_copies_remember (session, copies, NULL);
}

static void
tell (EnsPapersPanel *self, const char *sentence)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s", sentence);
}

static EnsReportRequest
make_request (EnsPapersPanel *self)
{
  return (EnsReportRequest){
    .kind = ens_choice_get_word (ens_choice_get_selected (self->kind_drop)),
    .group = ens_choice_get_word (ens_choice_get_selected (self->group_drop)),
    .language = ens_choice_get_word (ens_choice_get_selected (self->language_drop)),
    .is_large = gtk_switch_get_active (self->large_switch),
    .is_a3 = gtk_switch_get_active (self->a3_switch),
    .with_faces = gtk_switch_get_active (self->faces_switch),
    .copies = get_copies (self),
  };
}

// Faces stand beside the situations of a questionnaire; no other paper has any, nor is it keyed.
static void
kind_cb (EnsPapersPanel *self)
{
  gtk_widget_set_visible (self->faces_row, is_questionnaire (self));
  gtk_widget_set_visible (self->copies_row, is_questionnaire (self));
}

// The last copy is never before the first one; without a first one there is none.
static void
first_cb (EnsPapersPanel *self)
{
  double first = gtk_spin_button_get_value (self->first_spin);
  gtk_widget_set_sensitive (GTK_WIDGET (self->last_spin), first > 0);
  if (first == 0 || gtk_spin_button_get_value (self->last_spin) < first)
    gtk_spin_button_set_value (self->last_spin, first);
}

static void
print_cb (EnsPapersPanel *self)
{
  const EnsReportRequest request = make_request (self);
  if (self->session && ens_print_report (GTK_WIDGET (self), self->session, &request) &&
      !remember_copies (self->session, &request.copies))
    tell (self, ens_copies_get_unremembered ());
}

static gboolean
progress_cb (gpointer data)
{
  EnsPapersPanel *self = data;
  gtk_progress_bar_set_fraction (self->progress_bar,
                                 g_atomic_int_get (&self->progress_permille) / 1000.0);
  return G_SOURCE_CONTINUE;
}

static void
report_cb (double fraction, gpointer data)
{
  g_atomic_int_set (&ENS_PAPERS_PANEL (data)->progress_permille, (int) (fraction * 1000));
}

static void
set_busy (EnsPapersPanel *self, gboolean is_busy)
{
  g_clear_handle_id (&self->progress_timeout, g_source_remove);
  // The window may have been closed meanwhile.
  if (!self->progress_bar)
    return;
  gtk_progress_bar_set_fraction (self->progress_bar, 0);
  gtk_widget_set_visible (GTK_WIDGET (self->progress_bar), is_busy);
  gtk_widget_set_visible (self->stop_button, is_busy);
  gtk_widget_set_sensitive (self->write_button, !is_busy);
  if (is_busy)
    self->progress_timeout = g_timeout_add (80, progress_cb, self);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (EnsPapersPanel) self = data;
  EnsSession *session = ENS_SESSION (source);
  g_autoptr (GError) error = NULL;
  gboolean is_done = ens_reports_write_finish (session, result, &error);
  g_clear_object (&self->cancellable);
  set_busy (self, FALSE);
  gboolean is_remembered = !is_done || remember_copies (session, &self->writing);
  if (self->session != session)
    return;
  if (is_done)
    tell (self, is_remembered ? _ ("The file is written") : ens_copies_get_unremembered ());
  else if (g_error_matches (error, ENS_ERROR, ENS_ERROR_CANCELLED))
    tell (self, error->message);
  else
    ens_dialogs_show_error (GTK_WIDGET (self), _ ("The file could not be written"), error);
}

/** ens_papers_panel_write: writes what is chosen to @path, in another thread. */
void
ens_papers_panel_write (EnsPapersPanel *self, const char *path)
{
  g_return_if_fail (ENS_IS_PAPERS_PANEL (self));
  EnsReportRequest request = make_request (self);
  if (!self->session || self->cancellable)
    return;
  request.path = path;
  self->writing = request.copies;
  self->cancellable = g_cancellable_new ();
  g_atomic_int_set (&self->progress_permille, 0);
  EnsProgress progress = { .report = report_cb, .data = self, .cancellable = self->cancellable };
  set_busy (self, TRUE);
  ens_reports_write_async (self->session, &request, &progress, written_cb, g_object_ref (self));
}

static void
stop_cb (EnsPapersPanel *self)
{
  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
}

static void
place_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree char *path = ens_dialogs_file_finish (result);
  if (path)
    ens_papers_panel_write (ENS_PAPERS_PANEL (source), path);
}

static void
write_cb (EnsPapersPanel *self)
{
  static const char *const suffixes[] = { "pdf", "html", NULL };
  EnsChoice *kind = ens_choice_get_selected (self->kind_drop);
  g_autofree char *name = g_strdup_printf ("%s.pdf", ens_choice_get_word (kind));
  EnsFileQuestion question = { .title = _ ("Where to Write It"),
                               .accept = _ ("_Write"),
                               .name = name,
                               .suffixes = suffixes,
                               .filter_name = _ ("Papers: .pdf, .html") };
  ens_dialogs_save_file_async (GTK_WIDGET (self), &question, place_chosen_cb, NULL);
}

static void
ens_papers_panel_dispose (GObject *object)
{
  EnsPapersPanel *self = ENS_PAPERS_PANEL (object);
  stop_cb (self);
  g_clear_handle_id (&self->progress_timeout, g_source_remove);
  g_clear_object (&self->session);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), ENS_TYPE_PAPERS_PANEL);
  G_OBJECT_CLASS (ens_papers_panel_parent_class)->dispose (object);
}

static void
ens_papers_panel_class_init (EnsPapersPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = ens_papers_panel_dispose;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/ensemble_wellbeing/Ensemble/ens-papers-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, EnsPapersPanel, kind_drop);
  gtk_widget_class_bind_template_child (widget_class, EnsPapersPanel, group_drop);
  gtk_widget_class_bind_template_child (widget_class, EnsPapersPanel, language_drop);
  gtk_widget_class_bind_template_child (widget_class, EnsPapersPanel, large_switch);
  gtk_widget_class_bind_template_child (widget_class, EnsPapersPanel, a3_switch);
  gtk_widget_class_bind_template_child (widget_class, EnsPapersPanel, faces_switch);
  gtk_widget_class_bind_template_child (widget_class, EnsPapersPanel, faces_row);
  gtk_widget_class_bind_template_child (widget_class, EnsPapersPanel, copies_row);
  gtk_widget_class_bind_template_child (widget_class, EnsPapersPanel, first_spin);
  gtk_widget_class_bind_template_child (widget_class, EnsPapersPanel, last_spin);
  gtk_widget_class_bind_template_child (widget_class, EnsPapersPanel, write_button);
  gtk_widget_class_bind_template_child (widget_class, EnsPapersPanel, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, EnsPapersPanel, stop_button);
  gtk_widget_class_bind_template_callback (widget_class, kind_cb);
  gtk_widget_class_bind_template_callback (widget_class, first_cb);
  gtk_widget_class_bind_template_callback (widget_class, write_cb);
  gtk_widget_class_bind_template_callback (widget_class, print_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
}

static void
ens_papers_panel_init (EnsPapersPanel *self)
{
  g_autoptr (GPtrArray) choices = g_ptr_array_new_with_free_func (g_object_unref);
  guint n = 0;
  const EnsReportKind *kinds = ens_reports_list (&n);
  gtk_widget_init_template (GTK_WIDGET (self));
  ens_choice_set_up (self->kind_drop);
  ens_choice_set_up (self->group_drop);
  ens_choice_set_up (self->language_drop);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (choices, ens_choice_new (_ (kinds[i].title), kinds[i].word, NULL));
  ens_choice_fill (self->kind_drop, choices);
}

/** ens_papers_panel_set_session: @session: (nullable): whose papers. */
void
ens_papers_panel_set_session (EnsPapersPanel *self, EnsSession *session)
{
  g_return_if_fail (ENS_IS_PAPERS_PANEL (self));
  if (self->session != session)
    stop_cb (self);
  g_set_object (&self->session, session);
}

static void
fill_languages (EnsPapersPanel *self)
{
  g_auto (GStrv) languages = ens_indicator_history_list_languages (self->session);
  g_autoptr (GPtrArray) choices = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; languages[i]; i++) {
    g_autofree char *name = ens_wording_dup_language_name (languages[i]);
    g_ptr_array_add (choices, ens_choice_new (name, languages[i], NULL));
  }
  ens_choice_fill (self->language_drop, choices);
}

/** ens_papers_panel_refresh: reads the groups to choose from anew. */
void
ens_papers_panel_refresh (EnsPapersPanel *self)
{
  g_return_if_fail (ENS_IS_PAPERS_PANEL (self));
  g_autoptr (GPtrArray) groups = ens_session_list_rows (self->session, ENS_KIND_GROUP, NULL);
  g_autoptr (GPtrArray) choices = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (choices, ens_choice_new (_ ("All groups"), NULL, NULL));
  for (guint i = 0; groups && i < groups->len; i++) {
    const EnsGroup *group = groups->pdata[i];
    g_ptr_array_add (choices, ens_choice_new (group->name, group->name, NULL));
  }
  ens_choice_fill (self->group_drop, choices);
  fill_languages (self);
}
