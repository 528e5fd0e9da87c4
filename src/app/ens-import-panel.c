// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Brings a file in. Every change of what the file is or where it goes tries it again without changing
// anything; only “Bring In” changes the project, in one action.
#include "ens-import-panel.h"

#include "ens-choice.h"
#include "ens-dialogs.h"
#include "ens-error.h"
#include "ens-exchange.h"
#include "ens-group.h"
#include "ens-question-bar.h"
#include "ens-round.h"
#include "ens-table-preview.h"

#define MOST_FAULTS  200
#define PREVIEW_ROWS 20

/**
 * EnsImportFormat:
 * @takes_group: statements of it may need a group and a question
 * @takes_round: answers of it may need a round
 */
typedef struct {
  const char *word;
  const char *title;
  gboolean takes_group;
  gboolean takes_round;
} EnsImportFormat;

static const EnsImportFormat formats[] = {
  { "package", N_ ("Ensemble package (.xml)"), FALSE, FALSE },
  { "bundle", N_ ("Ensemble bundle (.ensemblez)"), FALSE, FALSE },
  { "lines", N_ ("Lines: count;text;code"), TRUE, FALSE },
  { "statements-csv", N_ ("Table of statements (.csv)"), TRUE, FALSE },
  { "answers-csv", N_ ("Table of answers (.csv)"), FALSE, TRUE },
  { "kobo-csv", N_ ("Answers from KoboToolbox or ODK (.csv)"), FALSE, TRUE },
  { "limesurvey-csv", N_ ("Answers from LimeSurvey (.csv)"), FALSE, TRUE },
  { "sav", N_ ("Answers from SPSS or PSPP (.sav)"), FALSE, TRUE },
  { "polis", N_ ("Polis consultation (comments.csv and votes.csv)"), FALSE, FALSE },
  { "votes-csv", N_ ("Table of proposals with votes (.csv)"), FALSE, FALSE },
  { "decidim-csv", N_ ("Proposals from Decidim (.csv)"), FALSE, FALSE },
  { "qdpx", N_ ("Coded texts of other programs (.qdpx)"), TRUE, FALSE },
  { "qdc", N_ ("Codebook of other programs (.qdc)"), FALSE, FALSE },
  { "codebook-csv", N_ ("Codebook (.csv)"), FALSE, FALSE },
};

struct _EnsImportPanel {
  AdwBin parent_instance;

  EnsSession *session;
  GCancellable *cancellable;
  EnsFaults *faults;
  GPtrArray *column_drops;
  GPtrArray *fields;
  char *path;
  gboolean is_filling;
  gboolean is_trial;
  gboolean is_outdated;
  int progress_permille;
  guint progress_timeout;

  GtkLabel *file_label;
  GtkRevealer *details;
  GtkDropDown *format_drop;
  GtkWidget *group_row;
  GtkDropDown *group_drop;
  GtkWidget *question_row;
  GtkDropDown *question_drop;
  GtkWidget *round_row;
  GtkDropDown *round_drop;
  AdwExpanderRow *columns_row;
  EnsTablePreview *preview;
  GtkWidget *encoding_row;
  GtkDropDown *encoding_drop;
  GtkWidget *skip_row;
  GtkSwitch *skip_switch;
  GtkWidget *unfinished_row;
  GtkSwitch *unfinished_switch;
  GtkLabel *result_label;
  GtkWidget *faults_window;
  GtkLabel *faults_label;
  GtkProgressBar *progress_bar;
  GtkWidget *cancel_button;
  GtkWidget *import_button;
};

G_DEFINE_FINAL_TYPE (EnsImportPanel, ens_import_panel, ADW_TYPE_BIN)

static const EnsImportFormat *
get_format (EnsImportPanel *self)
{
  EnsChoice *choice = ens_choice_get_selected (self->format_drop);
  for (gsize i = 0; choice && i < G_N_ELEMENTS (formats); i++)
    if (g_str_equal (formats[i].word, ens_choice_get_word (choice)))
      return &formats[i];
  return &formats[0];
}

static gboolean
takes_encoding (const EnsImportFormat *format)
{
  return g_str_equal (format->word, "lines") || g_str_equal (format->word, "polis") ||
         g_str_has_suffix (format->word, "-csv");
}

static const char *
get_encoding (EnsImportPanel *self)
{
  EnsChoice *encoding = ens_choice_get_selected (self->encoding_drop);
  return encoding && takes_encoding (get_format (self)) ? ens_choice_get_word (encoding) : NULL;
}

static char **
dup_map (EnsImportPanel *self)
{
  g_autoptr (GStrvBuilder) map = g_strv_builder_new ();
  for (guint i = 0; i < self->column_drops->len; i++) {
    EnsChoice *column = ens_choice_get_selected (self->column_drops->pdata[i]);
    if (!column || !ens_choice_get_word (column))
      continue;
    g_autofree char *pair = g_strdup_printf ("%s=%s", (char *) g_ptr_array_index (self->fields, i),
                                             ens_choice_get_word (column));
    g_strv_builder_add (map, pair);
  }
  return g_strv_builder_end (map);
}

static gboolean
progress_cb (gpointer data)
{
  EnsImportPanel *self = ENS_IMPORT_PANEL (data);
  gtk_progress_bar_set_fraction (self->progress_bar,
                                 g_atomic_int_get (&self->progress_permille) / 1000.0);
  return G_SOURCE_CONTINUE;
}

// May be called from a working thread: leaves a number, no more.
static void
report_cb (double fraction, gpointer data)
{
  g_atomic_int_set (&ENS_IMPORT_PANEL (data)->progress_permille, (int) (fraction * 1000));
}

static void
set_busy (EnsImportPanel *self, gboolean is_busy)
{
  g_clear_handle_id (&self->progress_timeout, g_source_remove);
  // The window may have been closed meanwhile.
  if (!self->progress_bar)
    return;
  gtk_widget_set_visible (GTK_WIDGET (self->progress_bar), is_busy);
  gtk_widget_set_visible (self->cancel_button, is_busy);
  gtk_widget_set_sensitive (self->import_button, FALSE);
  if (is_busy)
    self->progress_timeout = g_timeout_add (80, progress_cb, self);
}

static void
show_faults (EnsImportPanel *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n = ens_faults_get_n_listed (self->faults);
  for (guint i = 0; i < MIN (n, MOST_FAULTS); i++) {
    g_autofree char *line = ens_fault_dup_line (ens_faults_get (self->faults, i));
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", line);
  }
  if (n > MOST_FAULTS)
    g_string_append_printf (text, _ ("\n… and %u more"), n - MOST_FAULTS);
  gtk_label_set_text (self->faults_label, text->str);
  gtk_widget_set_visible (self->faults_window, n > 0);
}

static void run (EnsImportPanel *self, gboolean is_trial);

static void
tell_outcome (EnsImportPanel *self, const EnsImportResult *result, const GError *error)
{
  g_autofree char *said = !error ? ens_exchange_describe (result) : NULL;
  g_autofree char *text = error ? g_strdup (error->message)
                          : self->is_trial
                            ? g_strdup_printf (_ ("Tried, nothing changed yet: %s"), said)
                            : g_strdup (said);
  show_faults (self);
  gtk_label_set_text (self->result_label, text);
  gtk_widget_set_sensitive (self->import_button, !error && self->is_trial && !result->was_known &&
                                                   !ens_session_get_read_only (self->session));
  if (!error && !self->is_trial)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.tell-done", "s", said);
}

static void
imported_cb (GObject *source, GAsyncResult *async_result, gpointer data)
{
  g_autoptr (EnsImportPanel) self = ENS_IMPORT_PANEL (data);
  g_autoptr (GError) error = NULL;
  EnsImportResult result = { 0 };
  ens_exchange_import_finish (ENS_SESSION (source), async_result, &result, &error);
  g_clear_object (&self->cancellable);
  set_busy (self, FALSE);
  if (self->session == ENS_SESSION (source))
    tell_outcome (self, &result, error);
  // What was asked for changed while the file was looked at.
  if (self->is_outdated)
    run (self, TRUE);
}

static EnsImportPreview *
look (EnsImportPanel *self, const EnsImportRequest *request)
{
  return ens_import_preview_is_table (request->format)
           ? ens_import_preview_new (self->session, request, PREVIEW_ROWS, NULL)
           : NULL;
}

static void
run (EnsImportPanel *self, gboolean is_trial)
{
  if (self->is_filling || !self->path || !self->session)
    return;
  self->is_outdated = self->cancellable != NULL;
  if (self->is_outdated) {
    if (self->is_trial)
      g_cancellable_cancel (self->cancellable);
    return;
  }
  const EnsImportFormat *format = get_format (self);
  EnsChoice *group = ens_choice_get_selected (self->group_drop);
  EnsChoice *question = ens_choice_get_selected (self->question_drop);
  EnsChoice *round = ens_choice_get_selected (self->round_drop);
  g_auto (GStrv) map = dup_map (self);
  EnsImportRequest request = { .path = self->path, .format = format->word };
  request.group = format->takes_group && group ? ens_choice_get_word (group) : NULL;
  request.question = format->takes_group && question ? ens_choice_get_word (question) : NULL;
  request.round = format->takes_round && round ? ens_choice_get_word (round) : NULL;
  request.map = (const char *const *) map;
  request.is_dry_run = is_trial;
  request.encoding = get_encoding (self);
  request.skip_bad_rows = gtk_switch_get_active (self->skip_switch);
  request.skip_unfinished = gtk_switch_get_active (self->unfinished_switch);
  if (is_trial) {
    g_autoptr (EnsImportPreview) preview = look (self, &request);
    ens_table_preview_show (self->preview, preview);
  }
  self->is_trial = is_trial;
  self->cancellable = g_cancellable_new ();
  g_atomic_int_set (&self->progress_permille, 0);
  g_clear_pointer (&self->faults, ens_faults_free);
  self->faults = ens_faults_new ();
  EnsProgress progress = { .report = report_cb, .data = self, .cancellable = self->cancellable };
  set_busy (self, TRUE);
  gtk_label_set_text (self->result_label,
                      is_trial ? _ ("Looking at the file…") : _ ("Bringing it in…"));
  ens_exchange_import_async (self->session, &request, &progress, self->faults, imported_cb,
                             g_object_ref (self));
}

static void
changed_cb (EnsImportPanel *self)
{
  run (self, TRUE);
}

static void
import_cb (EnsImportPanel *self)
{
  if (self->cancellable)
    return;
  run (self, FALSE);
}

static void
cancel_cb (EnsImportPanel *self)
{
  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
}

static void
add_column_row (EnsImportPanel *self, const char *field, GPtrArray *columns)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *drop = gtk_drop_down_new (NULL, NULL);
  g_autoptr (GPtrArray) choices = g_ptr_array_new_with_free_func (g_object_unref);
  ens_choice_set_up (GTK_DROP_DOWN (drop));
  g_ptr_array_add (choices, ens_choice_new (_ ("By its name"), NULL, NULL));
  for (guint i = 0; i < columns->len; i++)
    g_ptr_array_add (choices, ens_choice_new (columns->pdata[i], columns->pdata[i], NULL));
  ens_choice_fill (GTK_DROP_DOWN (drop), choices);
  gtk_widget_set_valign (drop, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (drop), GTK_ACCESSIBLE_PROPERTY_LABEL, field, -1);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), field);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), drop);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), drop);
  adw_expander_row_add_row (self->columns_row, row);
  g_ptr_array_add (self->column_drops, drop);
  g_signal_connect_object (drop, "notify::selected", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
fill_columns (EnsImportPanel *self)
{
  for (guint i = 0; i < self->column_drops->len; i++) {
    GtkWidget *row = gtk_widget_get_ancestor (self->column_drops->pdata[i], ADW_TYPE_ACTION_ROW);
    adw_expander_row_remove (self->columns_row, row);
  }
  g_ptr_array_set_size (self->column_drops, 0);
  EnsChoice *round = ens_choice_get_selected (self->round_drop);
  EnsImportRequest request = { .path = self->path, .format = get_format (self)->word };
  request.encoding = get_encoding (self);
  request.round = get_format (self)->takes_round && round ? ens_choice_get_word (round) : NULL;
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  self->fields = ens_import_preview_list_fields (self->session, &request);
  g_autoptr (EnsImportPreview) preview = look (self, &request);
  for (guint i = 0; preview && i < self->fields->len; i++)
    add_column_row (self, g_ptr_array_index (self->fields, i), preview->columns);
  gtk_widget_set_visible (GTK_WIDGET (self->columns_row), preview && self->fields->len > 0);
}

static void
show_format (EnsImportPanel *self)
{
  const EnsImportFormat *format = get_format (self);
  gtk_widget_set_visible (self->group_row, format->takes_group);
  gtk_widget_set_visible (self->question_row, format->takes_group);
  gtk_widget_set_visible (self->round_row, format->takes_round);
  gtk_widget_set_visible (self->encoding_row, takes_encoding (format));
  gtk_widget_set_visible (self->skip_row, format->takes_group || format->takes_round);
  gtk_widget_set_visible (self->unfinished_row, g_str_equal (format->word, "limesurvey-csv"));
}

static void
format_cb (EnsImportPanel *self)
{
  if (self->is_filling || !self->path)
    return;
  self->is_filling = TRUE;
  show_format (self);
  fill_columns (self);
  self->is_filling = FALSE;
  run (self, TRUE);
}

static void
choose_cb (EnsImportPanel *self)
{
  ens_import_panel_choose_file (self);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree char *path = ens_dialogs_file_finish (result);
  if (path)
    ens_import_panel_show_file (ENS_IMPORT_PANEL (source), path);
}

static void
ens_import_panel_dispose (GObject *object)
{
  EnsImportPanel *self = ENS_IMPORT_PANEL (object);
  g_clear_handle_id (&self->progress_timeout, g_source_remove);
  ens_import_panel_set_session (self, NULL);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), ENS_TYPE_IMPORT_PANEL);
  G_OBJECT_CLASS (ens_import_panel_parent_class)->dispose (object);
}

static void
ens_import_panel_finalize (GObject *object)
{
  EnsImportPanel *self = ENS_IMPORT_PANEL (object);
  g_clear_pointer (&self->faults, ens_faults_free);
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_ptr_array_unref (self->column_drops);
  g_free (self->path);
  G_OBJECT_CLASS (ens_import_panel_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, EnsImportPanel, file_label);
  gtk_widget_class_bind_template_child (widget_class, EnsImportPanel, details);
  gtk_widget_class_bind_template_child (widget_class, EnsImportPanel, format_drop);
  gtk_widget_class_bind_template_child (widget_class, EnsImportPanel, group_row);
  gtk_widget_class_bind_template_child (widget_class, EnsImportPanel, group_drop);
  gtk_widget_class_bind_template_child (widget_class, EnsImportPanel, question_row);
  gtk_widget_class_bind_template_child (widget_class, EnsImportPanel, question_drop);
  gtk_widget_class_bind_template_child (widget_class, EnsImportPanel, round_row);
  gtk_widget_class_bind_template_child (widget_class, EnsImportPanel, round_drop);
  gtk_widget_class_bind_template_child (widget_class, EnsImportPanel, columns_row);
  gtk_widget_class_bind_template_child (widget_class, EnsImportPanel, preview);
  gtk_widget_class_bind_template_child (widget_class, EnsImportPanel, encoding_row);
  gtk_widget_class_bind_template_child (widget_class, EnsImportPanel, encoding_drop);
  gtk_widget_class_bind_template_child (widget_class, EnsImportPanel, skip_row);
  gtk_widget_class_bind_template_child (widget_class, EnsImportPanel, skip_switch);
  gtk_widget_class_bind_template_child (widget_class, EnsImportPanel, unfinished_row);
  gtk_widget_class_bind_template_child (widget_class, EnsImportPanel, unfinished_switch);
  gtk_widget_class_bind_template_child (widget_class, EnsImportPanel, result_label);
  gtk_widget_class_bind_template_child (widget_class, EnsImportPanel, faults_window);
  gtk_widget_class_bind_template_child (widget_class, EnsImportPanel, faults_label);
  gtk_widget_class_bind_template_child (widget_class, EnsImportPanel, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, EnsImportPanel, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, EnsImportPanel, import_button);
}

static void
ens_import_panel_class_init (EnsImportPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = ens_import_panel_dispose;
  G_OBJECT_CLASS (klass)->finalize = ens_import_panel_finalize;
  g_type_ensure (ENS_TYPE_TABLE_PREVIEW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/ensemble_wellbeing/Ensemble/ens-import-panel.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, choose_cb);
  gtk_widget_class_bind_template_callback (widget_class, format_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, import_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
}

static void
fill_encodings (EnsImportPanel *self)
{
  g_autoptr (GPtrArray) choices = g_ptr_array_new_with_free_func (g_object_unref);
  const char *const *names = ens_import_preview_list_encodings ();
  g_ptr_array_add (choices, ens_choice_new (_ ("As found out"), NULL, NULL));
  for (guint i = 0; names[i]; i++)
    g_ptr_array_add (choices, ens_choice_new (names[i], names[i], NULL));
  ens_choice_fill (self->encoding_drop, choices);
}

static void
ens_import_panel_init (EnsImportPanel *self)
{
  g_autoptr (GPtrArray) choices = g_ptr_array_new_with_free_func (g_object_unref);
  self->column_drops = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  self->is_filling = TRUE;
  ens_choice_set_up (self->format_drop);
  ens_choice_set_up (self->group_drop);
  ens_choice_set_up (self->question_drop);
  ens_choice_set_up (self->round_drop);
  ens_choice_set_up (self->encoding_drop);
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    g_ptr_array_add (choices, ens_choice_new (_ (formats[i].title), formats[i].word, NULL));
  ens_choice_fill (self->format_drop, choices);
  fill_encodings (self);
  self->is_filling = FALSE;
}

/** ens_import_panel_set_session: @session: (nullable): into which to bring things. */
void
ens_import_panel_set_session (EnsImportPanel *self, EnsSession *session)
{
  g_return_if_fail (ENS_IS_IMPORT_PANEL (self));
  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  g_set_object (&self->session, session);
  g_clear_pointer (&self->path, g_free);
  self->is_outdated = FALSE;
}

/** ens_import_panel_refresh: reads the groups, questions and rounds to choose from anew. */
void
ens_import_panel_refresh (EnsImportPanel *self)
{
  g_return_if_fail (ENS_IS_IMPORT_PANEL (self));
  g_autoptr (GPtrArray) groups = ens_session_list_rows (self->session, ENS_KIND_GROUP, NULL);
  g_autoptr (GPtrArray) questions = ens_question_bar_list_questions (self->session);
  g_autoptr (GPtrArray) rounds = ens_session_list_rows (self->session, ENS_KIND_ROUND, NULL);
  g_autoptr (GPtrArray) choices = g_ptr_array_new_with_free_func (g_object_unref);
  self->is_filling = TRUE;
  g_ptr_array_add (choices, ens_choice_new (_ ("As the file says"), NULL, NULL));
  for (guint i = 0; groups && i < groups->len; i++) {
    const EnsGroup *group = groups->pdata[i];
    g_ptr_array_add (choices, ens_choice_new (group->name, group->name, NULL));
  }
  ens_choice_fill (self->group_drop, choices);
  g_ptr_array_set_size (choices, 1);
  for (guint i = 0; questions && i < questions->len; i++) {
    const EnsQuestion *question = questions->pdata[i];
    g_autofree char *word = g_strdup_printf ("Q%" G_GINT64_FORMAT, question->number);
    g_autofree char *name = ens_question_bar_dup_name (question);
    g_ptr_array_add (choices, ens_choice_new (name, word, NULL));
  }
  ens_choice_fill (self->question_drop, choices);
  g_ptr_array_set_size (choices, 1);
  for (guint i = 0; rounds && i < rounds->len; i++) {
    const EnsRound *round = rounds->pdata[i];
    g_ptr_array_add (choices, ens_choice_new (round->title, round->title, NULL));
  }
  ens_choice_fill (self->round_drop, choices);
  self->is_filling = FALSE;
}

/** ens_import_panel_choose_file: asks which file to bring in. */
void
ens_import_panel_choose_file (EnsImportPanel *self)
{
  static const char *const suffixes[] = { "xml", "csv",  "txt", "tsv", "ensemblez",
                                          "zip", "qdpx", "qdc", "sav", NULL };
  EnsFileQuestion question = { .title = _ ("Bring In a File"),
                               .accept = _ ("_Look at It"),
                               .suffixes = suffixes,
                               .filter_name = _ ("Packages, tables and lists") };
  ens_dialogs_open_file_async (GTK_WIDGET (self), &question, chosen_cb, NULL);
}

/** ens_import_panel_show_file: looks at @path as if it had been chosen; nothing changes yet. */
void
ens_import_panel_show_file (EnsImportPanel *self, const char *path)
{
  g_return_if_fail (ENS_IS_IMPORT_PANEL (self));
  const char *guess = ens_exchange_guess_format (path);
  g_autofree char *name = g_path_get_basename (path);
  g_free (self->path);
  self->path = g_strdup (path);
  gtk_label_set_text (self->file_label, name);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->file_label), path);
  gtk_revealer_set_reveal_child (self->details, TRUE);
  self->is_filling = TRUE;
  gtk_drop_down_set_selected (self->encoding_drop, 0);
  if (guess)
    ens_choice_select_word (self->format_drop, guess);
  self->is_filling = FALSE;
  format_cb (self);
}
