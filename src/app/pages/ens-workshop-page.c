// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A workshop in six steps. The steps are a table; two of them are the pages of statements and criteria
// themselves, so that what is learned here holds there. Nothing is ever locked.
#include "ens-workshop-page.h"

#include "ens-criteria-page.h"
#include "ens-dialogs.h"
#include "ens-error.h"
#include "ens-group.h"
#include "ens-overview.h"
#include "ens-phrase.h"
#include "ens-read-back.h"
#include "ens-roving.h"
#include "ens-statements-page.h"
#include "ens-workshop-group.h"
#include "ens-workshop-leave.h"
#include "ens-workshop-questions.h"

#define STEP_KEY        "workshop-step"
#define STATEMENTS_STEP 2
#define LEAVE_STEP      5

struct _EnsWorkshopPage {
  EnsPage parent_instance;

  gboolean is_filling;
  guint step;

  GtkListBox *step_list;
  GtkStack *stack;
  GtkLabel *group_label;
  GtkLabel *facts_label;
  EnsWorkshopGroup *group_step;
  EnsWorkshopQuestions *questions_step;
  EnsPage *statements_page;
  EnsPage *criteria_page;
  EnsReadBack *read_back;
  EnsWorkshopLeave *leave_step;
  GtkButton *next_button;
};

G_DEFINE_FINAL_TYPE (EnsWorkshopPage, ens_workshop_page, ENS_TYPE_PAGE)

static const struct {
  const char *name;
  const char *title;
  const char *next;
} steps[] = {
  { "group", N_ ("Group"), N_ ("_Begin") },
  { "questions", N_ ("Questions"), N_ ("On to the _Statements") },
  { "statements", N_ ("Statements"), N_ ("On to the First _Sort") },
  { "sort", N_ ("First sort"), N_ ("_Read It Back") },
  { "read-back", N_ ("Read back"), N_ ("_Leave With It") },
  { "leave", N_ ("Leave with"), N_ ("_Next Group") },
};

static EnsUuid
get_speaker (EnsWorkshopPage *self)
{
  g_autofree char *text = ens_session_dup_setting (ens_page_get_session (ENS_PAGE (self)),
                                                   "entry-group");
  EnsUuid id = { 0 };
  if (!text || !ens_uuid_parse (text, &id))
    id = (EnsUuid){ 0 };
  return id;
}

// The group that speaks; on the first step the one that is being chosen.
static EnsGroup *
dup_group (EnsWorkshopPage *self)
{
  g_autoptr (EnsGroup) key = ens_group_new ();
  key->id = self->step == 0 ? *ens_workshop_group_get_chosen (self->group_step)
                            : get_speaker (self);
  if (ens_uuid_is_nil (&key->id))
    return NULL;
  return ens_session_get_row (ens_page_get_session (ENS_PAGE (self)), &ens_group_entity, key, NULL);
}

static guint64
count_statements (EnsWorkshopPage *self, const EnsGroup *group)
{
  guint64 n = 0;
  g_autoptr (GArray) counts = ens_overview_count_statements (ens_page_get_session (ENS_PAGE (self)),
                                                             NULL);
  for (guint i = 0; counts && i < counts->len; i++) {
    const EnsStatementCount *count = &g_array_index (counts, EnsStatementCount, i);
    if (ens_uuid_equal (&count->group, &group->id))
      n += count->n_statements;
  }
  return n;
}

static void
show_facts (EnsWorkshopPage *self)
{
  if (!ens_page_get_session (ENS_PAGE (self)))
    return;
  g_autoptr (EnsGroup) group = dup_group (self);
  if (!group) {
    gtk_label_set_text (self->group_label, self->step == 0 ? _ ("A new group") : "");
    gtk_label_set_text (self->facts_label, _ ("Everything is saved, always."));
    return;
  }
  guint64 n = count_statements (self, group);
  g_autofree char *people = ens_phrase_dup_people ((guint64) group->participants);
  g_autofree char *date = ens_phrase_dup_date (group->date);
  g_autofree char *statements = ens_phrase_dup_statements (n);
  g_autofree char *facts = g_strdup_printf ("%s · %s\n%s\n%s", people, date, statements,
                                            _ ("Everything is saved, always."));
  g_autofree char *leave = g_strdup_printf (_ ("“%s”: %s, kept to the letter."), group->name,
                                            statements);
  gtk_label_set_text (self->group_label, group->name);
  gtk_label_set_text (self->facts_label, facts);
  ens_workshop_leave_set_group (self->leave_step, &group->id, group->name, leave);
}

static GtkWidget *
make_step_row (guint index)
{
  g_autofree char *number = g_strdup_printf ("%u", index + 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *mark = gtk_label_new (number);
  GtkWidget *title = gtk_label_new (_ (steps[index].title));
  gtk_widget_add_css_class (mark, "step-mark");
  gtk_widget_set_valign (mark, GTK_ALIGN_CENTER);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), mark);
  gtk_box_append (GTK_BOX (box), title);
  return box;
}

static void
focus_step (EnsWorkshopPage *self)
{
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  if (self->step == 0)
    ens_workshop_group_focus (self->group_step);
  else if (self->step == 2)
    ens_page_focus_first (self->statements_page);
  else if (self->step == 3)
    ens_page_focus_first (self->criteria_page);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->next_button));
}

// A step that is not shown is not there for screen readers, either.
static void
show_only (EnsWorkshopPage *self, const char *name)
{
  gtk_widget_set_visible (gtk_stack_get_child_by_name (self->stack, name), TRUE);
  gtk_stack_set_visible_child_name (self->stack, name);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    gtk_widget_set_visible (gtk_stack_get_child_by_name (self->stack, steps[i].name),
                            g_str_equal (steps[i].name, name));
}

static void
show_step (EnsWorkshopPage *self, guint step)
{
  EnsSession *session = ens_page_get_session (ENS_PAGE (self));
  if (self->step == 1 && step != 1)
    ens_workshop_questions_save (self->questions_step);
  self->step = MIN (step, G_N_ELEMENTS (steps) - 1);
  self->is_filling = TRUE;
  gtk_list_box_select_row (self->step_list,
                           gtk_list_box_get_row_at_index (self->step_list, (int) self->step));
  self->is_filling = FALSE;
  show_only (self, steps[self->step].name);
  gtk_button_set_label (self->next_button, _ (steps[self->step].next));
  gtk_widget_set_visible (GTK_WIDGET (self->next_button), self->step > 0);
  ens_page_set_enabled (ENS_PAGE (self), "previous", self->step > 0);
  g_autofree char *kept = ens_session_dup_setting (session, STEP_KEY);
  if (!ens_session_get_read_only (session) && g_strcmp0 (kept, steps[self->step].name) != 0)
    ens_session_set_setting (session, STEP_KEY, steps[self->step].name, NULL);
  show_facts (self);
  if (self->step == 4)
    ens_read_back_refresh (self->read_back);
  g_autofree char *subtitle = g_strdup_printf (_ ("Step %u of %u: %s"), self->step + 1,
                                               (guint) G_N_ELEMENTS (steps),
                                               _ (steps[self->step].title));
  ens_page_set_subtitle (ENS_PAGE (self), subtitle);
}

static void
go_to_step (EnsWorkshopPage *self, guint step)
{
  show_step (self, step);
  focus_step (self);
}

static void
step_selected_cb (EnsWorkshopPage *self, GtkListBoxRow *row)
{
  if (row && !self->is_filling && ens_page_get_session (ENS_PAGE (self)))
    show_step (self, (guint) gtk_list_box_row_get_index (row));
}

static void
begun_cb (EnsWorkshopPage *self)
{
  EnsSession *session = ens_page_get_session (ENS_PAGE (self));
  // The page of statements takes up the group that speaks when it gets its project.
  ens_page_set_session (self->statements_page, NULL);
  ens_page_set_session (self->statements_page, session);
  go_to_step (self, 1);
}

static void
next_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  static const EnsUuid new_one = { 0 };
  EnsWorkshopPage *self = ENS_WORKSHOP_PAGE (data);
  guint next = (self->step + 1) % G_N_ELEMENTS (steps);
  if (self->step == 0) {
    ens_workshop_group_begin (self->group_step);
    return;
  }
  if (next == 0)
    ens_workshop_group_choose (self->group_step, &new_one);
  go_to_step (self, next);
}

static void
previous_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  EnsWorkshopPage *self = ENS_WORKSHOP_PAGE (data);
  go_to_step (self, self->step - 1);
}

static void
package_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  EnsWorkshopPage *self = ENS_WORKSHOP_PAGE (source);
  g_autofree char *path = ens_dialogs_file_finish (result);
  if (path)
    ens_workshop_leave_write_package (self->leave_step, path);
}

static void
sheet_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  EnsWorkshopPage *self = ENS_WORKSHOP_PAGE (source);
  g_autofree char *path = ens_dialogs_file_finish (result);
  if (path)
    ens_workshop_leave_write_sheet (self->leave_step, path);
}

static void
ask_place (EnsWorkshopPage *self, const char *suffix, GAsyncReadyCallback callback)
{
  const char *suffixes[] = { suffix, NULL };
  g_autoptr (EnsGroup) group = dup_group (self);
  g_autofree char *name = g_strdup_printf ("%s.%s", group ? group->name : "group", suffix);
  g_strdelimit (name, "/\\:*?\"<>|", '-');
  EnsFileQuestion question = { .title = _ ("Where to Write It"),
                               .accept = _ ("_Write"),
                               .name = name,
                               .suffixes = suffixes,
                               .filter_name = suffix };
  go_to_step (self, LEAVE_STEP);
  ens_dialogs_save_file_async (GTK_WIDGET (self), &question, callback, NULL);
}

static void
package_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ask_place (ENS_WORKSHOP_PAGE (data), "xml", package_chosen_cb);
}

static void
sheet_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ask_place (ENS_WORKSHOP_PAGE (data), "pdf", sheet_chosen_cb);
}

static void
print_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  EnsWorkshopPage *self = ENS_WORKSHOP_PAGE (data);
  go_to_step (self, LEAVE_STEP);
  ens_workshop_leave_print (self->leave_step);
}

// Commands of the step shown: the window knows only those of this page.
static void
of_statements_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  EnsWorkshopPage *self = ENS_WORKSHOP_PAGE (data);
  GActionGroup *actions = G_ACTION_GROUP (ens_page_get_actions (self->statements_page));
  if (self->step == STATEMENTS_STEP)
    g_action_group_activate_action (actions, g_action_get_name (G_ACTION (action)), NULL);
}

static guint
find_step (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (g_strcmp0 (steps[i].name, name) == 0)
      return i;
  return 0;
}

static void
step_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  go_to_step (ENS_WORKSHOP_PAGE (data), find_step (g_variant_get_string (parameter, NULL)));
}

static void
take_up (EnsWorkshopPage *self)
{
  g_autofree char *kept = ens_session_dup_setting (ens_page_get_session (ENS_PAGE (self)),
                                                   STEP_KEY);
  EnsUuid speaker = get_speaker (self);
  guint step = find_step (kept);
  if (step > 0)
    ens_workshop_group_choose (self->group_step, &speaker);
  go_to_step (self, step);
}

static void
ens_workshop_page_refresh (EnsPage *page, EnsKinds kinds)
{
  EnsWorkshopPage *self = ENS_WORKSHOP_PAGE (page);
  if (kinds & ENS_KIND_BIT (ENS_KIND_GROUP))
    ens_workshop_group_refresh (self->group_step);
  if (kinds & (ENS_KIND_BIT (ENS_KIND_QUESTION) | ENS_KIND_BIT (ENS_KIND_TRANSLATION)))
    ens_workshop_questions_refresh (self->questions_step);
  if (kinds == ENS_PAGE_ALL)
    take_up (self);
  else
    show_facts (self);
}

static void
ens_workshop_page_enter (EnsPage *page, EnsSession *session)
{
  EnsWorkshopPage *self = ENS_WORKSHOP_PAGE (page);
  ens_workshop_group_set_session (self->group_step, session);
  ens_workshop_questions_set_session (self->questions_step, session);
  ens_workshop_leave_set_session (self->leave_step, session);
  ens_read_back_set_session (self->read_back, session);
  ens_page_set_session (self->statements_page, session);
  ens_page_set_session (self->criteria_page, session);
}

static void
ens_workshop_page_leave (EnsPage *page)
{
  EnsWorkshopPage *self = ENS_WORKSHOP_PAGE (page);
  if (self->step == 1)
    ens_workshop_questions_save (self->questions_step);
  ens_workshop_group_set_session (self->group_step, NULL);
  ens_workshop_questions_set_session (self->questions_step, NULL);
  ens_workshop_leave_set_session (self->leave_step, NULL);
  ens_read_back_set_session (self->read_back, NULL);
  ens_page_set_session (self->statements_page, NULL);
  ens_page_set_session (self->criteria_page, NULL);
}

static gboolean
ens_workshop_page_start_search (EnsPage *page)
{
  EnsWorkshopPage *self = ENS_WORKSHOP_PAGE (page);
  return (self->step == 2 && ens_page_start_search (self->statements_page)) ||
         (self->step == 3 && ens_page_start_search (self->criteria_page));
}

static void
ens_workshop_page_focus_first (EnsPage *page)
{
  focus_step (ENS_WORKSHOP_PAGE (page));
}

static void
ens_workshop_page_dispose (GObject *object)
{
  ens_page_set_session (ENS_PAGE (object), NULL);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), ENS_TYPE_WORKSHOP_PAGE);
  G_OBJECT_CLASS (ens_workshop_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, EnsWorkshopPage, step_list);
  gtk_widget_class_bind_template_child (widget_class, EnsWorkshopPage, stack);
  gtk_widget_class_bind_template_child (widget_class, EnsWorkshopPage, group_label);
  gtk_widget_class_bind_template_child (widget_class, EnsWorkshopPage, facts_label);
  gtk_widget_class_bind_template_child (widget_class, EnsWorkshopPage, group_step);
  gtk_widget_class_bind_template_child (widget_class, EnsWorkshopPage, questions_step);
  gtk_widget_class_bind_template_child (widget_class, EnsWorkshopPage, statements_page);
  gtk_widget_class_bind_template_child (widget_class, EnsWorkshopPage, criteria_page);
  gtk_widget_class_bind_template_child (widget_class, EnsWorkshopPage, read_back);
  gtk_widget_class_bind_template_child (widget_class, EnsWorkshopPage, leave_step);
  gtk_widget_class_bind_template_child (widget_class, EnsWorkshopPage, next_button);
  gtk_widget_class_bind_template_callback (widget_class, step_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, begun_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_facts);
}

static void
ens_workshop_page_class_init (EnsWorkshopPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  EnsPageClass *page_class = ENS_PAGE_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = ens_workshop_page_dispose;
  page_class->enter = ens_workshop_page_enter;
  page_class->leave = ens_workshop_page_leave;
  page_class->refresh = ens_workshop_page_refresh;
  page_class->start_search = ens_workshop_page_start_search;
  page_class->focus_first = ens_workshop_page_focus_first;
  g_type_ensure (ENS_TYPE_WORKSHOP_GROUP);
  g_type_ensure (ENS_TYPE_WORKSHOP_LEAVE);
  g_type_ensure (ENS_TYPE_WORKSHOP_QUESTIONS);
  g_type_ensure (ENS_TYPE_READ_BACK);
  g_type_ensure (ENS_TYPE_STATEMENTS_PAGE);
  g_type_ensure (ENS_TYPE_CRITERIA_PAGE);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/ensemble_wellbeing/Ensemble/pages/ens-workshop-page.ui");
  bind_children (widget_class);
}

static void
ens_workshop_page_init (EnsWorkshopPage *self)
{
  static const GActionEntry entries[] = {
    { .name = "next", .activate = next_cb },
    { .name = "previous", .activate = previous_cb },
    { .name = "package", .activate = package_cb },
    { .name = "sheet", .activate = sheet_cb },
    { .name = "print", .activate = print_cb },
    { .name = "step", .activate = step_cb, .parameter_type = "s" },
    { .name = "timer", .activate = of_statements_cb },
    { .name = "choose-group", .activate = of_statements_cb },
  };
  g_action_map_add_action_entries (G_ACTION_MAP (ens_page_get_actions (ENS_PAGE (self))), entries,
                                   G_N_ELEMENTS (entries), self);
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++) {
    gtk_list_box_append (self->step_list, make_step_row (i));
    gtk_accessible_update_property (GTK_ACCESSIBLE (
                                      gtk_list_box_get_row_at_index (self->step_list, (int) i)),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL, _ (steps[i].title), -1);
  }
  ens_roving_set_up (self->step_list);
}
