// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A list to look at and to print. Objections that stand and views of few are shown like the rest: what
// most agree on is not all that was said.
#include "ens-agreed-view.h"

#include "ens-agreed.h"
#include "ens-children.h"
#include "ens-decision-row.h"
#include "ens-error.h"
#include "ens-phrase.h"
#include "ens-print.h"

struct _EnsAgreedView {
  AdwBin parent_instance;

  EnsSession *session;
  GPtrArray *groups;

  GtkLabel *sum_label;
  GtkDropDown *filter_drop;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (EnsAgreedView, ens_agreed_view, ADW_TYPE_BIN)

enum {
  FILTER_ALL,
  FILTER_AGREED,
  FILTER_OPEN,
  FILTER_OBJECTED,
  FILTER_MINORITY,
};

static gboolean
is_wanted (const EnsAgreed *agreed, guint filter)
{
  gboolean is_agreed = agreed->criterion->state == ENS_CRITERION_STATE_VALIDATED ||
                       agreed->criterion->state == ENS_CRITERION_STATE_CHANGED;
  switch (filter) {
  case FILTER_AGREED:
    return is_agreed;
  case FILTER_OPEN:
    return !is_agreed;
  case FILTER_OBJECTED:
    return agreed->n_objections > 0;
  case FILTER_MINORITY:
    return agreed->criterion->minority;
  default:
    return TRUE;
  }
}

static const char *
find_name (EnsAgreedView *self, const EnsUuid *id)
{
  for (guint i = 0; self->groups && i < self->groups->len; i++) {
    const EnsGroup *group = self->groups->pdata[i];
    if (ens_uuid_equal (&group->id, id))
      return group->name;
  }
  return NULL;
}

static void
add_chip (GtkWidget *row, const char *text)
{
  GtkWidget *chip = gtk_label_new (text);
  gtk_widget_add_css_class (chip, "chip");
  gtk_widget_add_css_class (chip, "outlined");
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (row), chip);
}

static char *
dup_words (const EnsAgreed *agreed)
{
  g_autofree char *groups = ens_phrase_dup_groups (agreed->n_groups);
  g_autofree char *by = agreed->n_groups > 0 ? g_strdup_printf (_ ("heard by %s"), groups)
                                             : g_strdup (_ ("no group has heard it yet"));
  if (agreed->n_objections == 0)
    return g_steal_pointer (&by);
  g_autofree char *objections =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u objection stands", "%u objections stand",
                                  agreed->n_objections),
                     agreed->n_objections);
  return g_strdup_printf ("%s · %s", by, objections);
}

static GtkWidget *
make_row (EnsAgreedView *self, const EnsAgreed *agreed)
{
  GtkWidget *row = adw_expander_row_new ();
  g_autofree char *words = dup_words (agreed);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), agreed->criterion->title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), words);
  if (agreed->criterion->minority)
    add_chip (row, _ ("minority view"));
  add_chip (row, ens_phrase_get_criterion_state (agreed->criterion->state));
  for (guint i = 0; i < agreed->decisions->len; i++) {
    const EnsDecision *decision = agreed->decisions->pdata[i];
    adw_expander_row_add_row (ADW_EXPANDER_ROW (row),
                              ens_decision_row_new (decision, find_name (self, &decision->group)));
  }
  adw_expander_row_set_enable_expansion (ADW_EXPANDER_ROW (row), agreed->decisions->len > 0);
  return row;
}

static void
show_sum (EnsAgreedView *self, GPtrArray *list)
{
  guint n_agreed = 0, n_objected = 0;
  for (guint i = 0; i < list->len; i++) {
    n_agreed += is_wanted (list->pdata[i], FILTER_AGREED) ? 1 : 0;
    n_objected += is_wanted (list->pdata[i], FILTER_OBJECTED) ? 1 : 0;
  }
  g_autofree char *agreed = g_strdup_printf (_ ("%u of %u criteria agreed"), n_agreed, list->len);
  g_autofree char *objected = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                            "objections stand to %u",
                                                            "objections stand to %u", n_objected),
                                               n_objected);
  g_autofree char *text = n_objected > 0 ? g_strdup_printf ("%s; %s", agreed, objected)
                                         : g_strdup (agreed);
  gtk_label_set_text (self->sum_label, text);
}

static void
fill (EnsAgreedView *self)
{
  g_autoptr (GError) error = NULL;
  if (!self->session)
    return;
  g_autoptr (GPtrArray) list = ens_agreed_list (self->session, &error);
  ens_children_clear_list (self->list);
  if (!list) {
    gtk_label_set_text (self->sum_label, error->message);
    return;
  }
  show_sum (self, list);
  for (guint i = 0; i < list->len; i++)
    if (is_wanted (list->pdata[i], gtk_drop_down_get_selected (self->filter_drop)))
      gtk_list_box_append (self->list, make_row (self, list->pdata[i]));
}

static void
print_cb (EnsAgreedView *self)
{
  const EnsReportRequest request = {
    .kind = "synthesis",
  };
  if (self->session)
    ens_print_report (GTK_WIDGET (self), self->session, &request);
}

static void
ens_agreed_view_dispose (GObject *object)
{
  EnsAgreedView *self = ENS_AGREED_VIEW (object);
  g_clear_object (&self->session);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), ENS_TYPE_AGREED_VIEW);
  G_OBJECT_CLASS (ens_agreed_view_parent_class)->dispose (object);
}

static void
ens_agreed_view_class_init (EnsAgreedViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = ens_agreed_view_dispose;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/ensemble_wellbeing/Ensemble/ens-agreed-view.ui");
  gtk_widget_class_bind_template_child (widget_class, EnsAgreedView, sum_label);
  gtk_widget_class_bind_template_child (widget_class, EnsAgreedView, filter_drop);
  gtk_widget_class_bind_template_child (widget_class, EnsAgreedView, list);
  gtk_widget_class_bind_template_callback (widget_class, fill);
  gtk_widget_class_bind_template_callback (widget_class, print_cb);
}

static void
ens_agreed_view_init (EnsAgreedView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * ens_agreed_view_show:
 * @session: (nullable): %NULL to let go of everything
 * @groups: (nullable) (element-type EnsGroup): held as long as they are shown
 */
void
ens_agreed_view_show (EnsAgreedView *self, EnsSession *session, GPtrArray *groups)
{
  g_return_if_fail (ENS_IS_AGREED_VIEW (self));
  g_set_object (&self->session, session);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  self->groups = groups ? g_ptr_array_ref (groups) : NULL;
  fill (self);
}
