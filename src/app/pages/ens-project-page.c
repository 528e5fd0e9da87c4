// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the project is, what is in it and what to do next. Each field is saved by itself when it is
// confirmed: one change, one undo.
#include "ens-project-page.h"

#include "ens-anonymise.h"
#include "ens-edition.h"
#include "ens-error.h"
#include "ens-overview.h"
#include "ens-text.h"

#include <string.h>

struct _EnsProjectPage {
  EnsPage parent_instance;

  const char *next_page;
  GtkLabel *heading_label;
  GtkLabel *next_label;
  GtkLabel *why_label;
  GtkButton *next_button;
  GtkLabel *groups_label;
  GtkLabel *statements_label;
  GtkLabel *piles_label;
  GtkLabel *answers_label;
  AdwEntryRow *title_row;
  AdwEntryRow *territory_row;
  AdwEntryRow *language_row;
  AdwEntryRow *note_row;
  AdwActionRow *codebook_row;
  AdwActionRow *keep_row;
  AdwActionRow *file_row;
};

G_DEFINE_FINAL_TYPE (EnsProjectPage, ens_project_page, ENS_TYPE_PAGE)

typedef struct {
  EnsStage stage;
  const char *page;
  const char *what;
  const char *why;
  const char *button;
} EnsAdvice;

static const EnsAdvice advice[] = {
  { ENS_STAGE_PROJECT, "groups", N_ ("Say who will speak"),
    N_ ("A group is eight to twelve people who are alike: young people, elderly people, newcomers. "
        "Add the first one; it takes a minute."),
    N_ ("Go to _Groups") },
  { ENS_STAGE_GROUPS, "groups", N_ ("Say who will speak"),
    N_ ("A group is eight to twelve people who are alike: young people, elderly people, newcomers. "
        "Add the first one; it takes a minute."),
    N_ ("Go to _Groups") },
  { ENS_STAGE_WORKSHOP, "workshop", N_ ("Begin the workshop"),
    N_ ("Six steps, from who is here to the sheet that the group leaves with. You can stop and go "
        "on at any time."),
    N_ ("Go to the _Workshop") },
  { ENS_STAGE_STATEMENTS, "statements", N_ ("Type what people wrote"),
    N_ ("One post-it, one line, Enter. Each is on disk before the next key."),
    N_ ("Go to _Statements") },
  { ENS_STAGE_CRITERIA, "criteria", N_ ("Put together what means the same"),
    N_ ("Ensemble shows piles that it finds; you and the group decide. Nothing said is lost, and "
        "what was said once is kept."),
    N_ ("Go to _Criteria") },
  { ENS_STAGE_RAINBOW, "rainbow", N_ ("Agree across the groups"),
    N_ (
      "One member of each group looks at the criteria, one by one: kept, changed, or objected to."),
    N_ ("Go to _Rainbow") },
  { ENS_STAGE_INDICATORS, "indicators", N_ ("Describe five situations for each criterion"),
    N_ ("From very unsatisfactory to ideal, in people’s own words: that makes an indicator."),
    N_ ("Go to _Indicators") },
  { ENS_STAGE_SURVEY, "survey", N_ ("Key the answers in"),
    N_ ("One sheet, one line: 1 3 2 - 4 and Enter."), N_ ("Go to S_urvey") },
  { ENS_STAGE_RESULTS, "results", N_ ("Look at the results together"),
    N_ ("Every level is shown, with how many answered and how many did not."),
    N_ ("Go to _Results") },
  { ENS_STAGE_ACTIONS, "actions", N_ ("Say what will be done"),
    N_ (
      "Actions that serve what people agreed on, the most urgent first; one that can begin at once "
      "is best."),
    N_ ("Go to _Actions") },
  { ENS_STAGE_EXCHANGE, "exchange", N_ ("Share it with another city"),
    N_ ("One package holds all of it and can be read without Ensemble."), N_ ("Go to _Exchange") },
};

static const EnsAdvice *
find_advice (EnsStage stage)
{
  for (gsize i = 0; i < G_N_ELEMENTS (advice); i++)
    if (advice[i].stage == stage)
      return &advice[i];
  return &advice[G_N_ELEMENTS (advice) - 1];
}

static void
set_number (GtkLabel *label, guint64 number)
{
  g_autofree char *text = g_strdup_printf ("%'" G_GUINT64_FORMAT, number);
  gtk_label_set_text (label, text);
}

static void
show_overview (EnsProjectPage *self, EnsSession *session)
{
  g_autoptr (GError) error = NULL;
  EnsOverview overview;
  if (!ens_overview_read (session, &overview, &error)) {
    ens_page_tell_error (ENS_PAGE (self), error);
    return;
  }
  const EnsAdvice *next = find_advice (overview.next);
  self->next_page = next->page;
  gtk_label_set_text (self->next_label, _ (next->what));
  gtk_label_set_text (self->why_label, _ (next->why));
  gtk_button_set_label (self->next_button, _ (next->button));
  set_number (self->groups_label, overview.counts[ENS_KIND_GROUP]);
  set_number (self->statements_label, overview.counts[ENS_KIND_STATEMENT]);
  set_number (self->piles_label, overview.counts[ENS_KIND_CRITERION]);
  set_number (self->answers_label, overview.sheets);
}

static void
show_row_text (AdwEntryRow *row, const char *text)
{
  const char *shown = gtk_editable_get_text (GTK_EDITABLE (row));
  gboolean has_focus = gtk_widget_get_state_flags (GTK_WIDGET (row)) & GTK_STATE_FLAG_FOCUS_WITHIN;
  if (!has_focus && g_strcmp0 (shown, text ? text : "") != 0) {
    adw_entry_row_set_show_apply_button (row, FALSE);
    gtk_editable_set_text (GTK_EDITABLE (row), text ? text : "");
    adw_entry_row_set_show_apply_button (row, TRUE);
  }
}

// What lies in the user's own folder begins with ~, as people know it from elsewhere.
static void
show_path (AdwActionRow *row, const char *path)
{
  const char *home = g_get_home_dir ();
  gsize length = strlen (home);
  gboolean is_own = length > 1 && g_str_has_prefix (path, home) && path[length] == G_DIR_SEPARATOR;
  g_autofree char *shown = is_own ? g_strconcat ("~", path + length, NULL) : g_strdup (path);

  adw_action_row_set_subtitle (row, shown);
}

static void
show_codebook (EnsProjectPage *self, EnsSession *session, const EnsProject *project)
{
  g_autoptr (EnsEdition) key = ens_edition_new ();
  key->id = project->edition;
  g_autoptr (EnsEdition)
               edition = ens_uuid_is_nil (&project->edition)
                           ? NULL
                           : ens_session_get_row (session, &ens_edition_entity, key, NULL);
  adw_action_row_set_subtitle (self->codebook_row, edition ? edition->title : _ ("None"));
}

static void
show_keep (EnsProjectPage *self, EnsSession *session)
{
  g_autofree char *until = ens_anonymise_dup_keep_until (session);
  adw_action_row_set_subtitle (self->keep_row, until ? until : _ ("No day was promised"));
}

static void
ens_project_page_refresh (EnsPage *page, EnsKinds kinds)
{
  EnsProjectPage *self = ENS_PROJECT_PAGE (page);
  EnsSession *session = ens_page_get_session (page);
  const EnsProject *project = ens_session_get_project (session);
  gtk_label_set_text (self->heading_label, project->title);
  show_row_text (self->title_row, project->title);
  show_row_text (self->territory_row, project->territory);
  show_row_text (self->language_row, project->language);
  show_row_text (self->note_row, project->note);
  show_codebook (self, session, project);
  show_keep (self, session);
  show_path (self->file_row, ens_session_get_path (session));
  ens_page_set_subtitle (page, project->is_sample ? _ ("Sample, invented: try everything")
                                                  : project->territory);
  show_overview (self, session);
}

static void
apply_cb (EnsProjectPage *self)
{
  EnsSession *session = ens_page_get_session (ENS_PAGE (self));
  g_autoptr (GError) error = NULL;
  g_autoptr (EnsProject) project = ens_project_copy (ens_session_get_project (session));
  g_autofree char *territory = ens_text_dup_trimmed (
    gtk_editable_get_text (GTK_EDITABLE (self->territory_row)));
  g_autofree char *note = ens_text_dup_trimmed (
    gtk_editable_get_text (GTK_EDITABLE (self->note_row)));
  g_autofree char *title = ens_text_dup_trimmed (
    gtk_editable_get_text (GTK_EDITABLE (self->title_row)));
  ens_set_str (&project->title, title);
  ens_set_str (&project->territory, *territory ? territory : NULL);
  ens_set_str (&project->language, gtk_editable_get_text (GTK_EDITABLE (self->language_row)));
  ens_set_str (&project->note, *note ? note : NULL);
  if (ens_session_set_project (session, project, &error))
    ens_page_tell_done (ENS_PAGE (self), _ ("The project was changed"));
  else
    ens_page_tell_error (ENS_PAGE (self), error);
}

static void
next_cb (EnsProjectPage *self)
{
  ens_page_go (ENS_PAGE (self), self->next_page);
}

static void
ens_project_page_focus_first (EnsPage *page)
{
  gtk_widget_grab_focus (GTK_WIDGET (ENS_PROJECT_PAGE (page)->next_button));
}

static void
ens_project_page_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), ENS_TYPE_PROJECT_PAGE);
  G_OBJECT_CLASS (ens_project_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, EnsProjectPage, heading_label);
  gtk_widget_class_bind_template_child (widget_class, EnsProjectPage, next_label);
  gtk_widget_class_bind_template_child (widget_class, EnsProjectPage, why_label);
  gtk_widget_class_bind_template_child (widget_class, EnsProjectPage, next_button);
  gtk_widget_class_bind_template_child (widget_class, EnsProjectPage, groups_label);
  gtk_widget_class_bind_template_child (widget_class, EnsProjectPage, statements_label);
  gtk_widget_class_bind_template_child (widget_class, EnsProjectPage, piles_label);
  gtk_widget_class_bind_template_child (widget_class, EnsProjectPage, answers_label);
  gtk_widget_class_bind_template_child (widget_class, EnsProjectPage, title_row);
  gtk_widget_class_bind_template_child (widget_class, EnsProjectPage, territory_row);
  gtk_widget_class_bind_template_child (widget_class, EnsProjectPage, language_row);
  gtk_widget_class_bind_template_child (widget_class, EnsProjectPage, note_row);
  gtk_widget_class_bind_template_child (widget_class, EnsProjectPage, codebook_row);
  gtk_widget_class_bind_template_child (widget_class, EnsProjectPage, keep_row);
  gtk_widget_class_bind_template_child (widget_class, EnsProjectPage, file_row);
}

static void
ens_project_page_class_init (EnsProjectPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  EnsPageClass *page_class = ENS_PAGE_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = ens_project_page_dispose;
  page_class->refresh = ens_project_page_refresh;
  page_class->focus_first = ens_project_page_focus_first;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/ensemble_wellbeing/Ensemble/pages/ens-project-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, apply_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
}

static void
ens_project_page_init (EnsProjectPage *self)
{
  self->next_page = "groups";
  gtk_widget_init_template (GTK_WIDGET (self));
}
