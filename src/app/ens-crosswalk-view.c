// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Each row has a list of the other edition's nodes and one of relations; a change is kept at once.
#include "ens-crosswalk-view.h"

#include "ens-children.h"
#include "ens-choice.h"
#include "ens-codebook-edit.h"
#include "ens-crosswalks.h"
#include "ens-edition.h"
#include "ens-error.h"

#include <string.h>

struct _EnsCrosswalkView {
  AdwBin parent_instance;

  EnsSession *session;
  EnsUuid edition;
  GPtrArray *lines;
  GPtrArray *targets;
  gboolean is_filling;

  // Columns: what they hold is different in each row, their widths are the same.
  GtkSizeGroup *names;
  GtkSizeGroup *relations;
  GtkSizeGroup *targets_there;
  GtkSizeGroup *states;
  GtkDropDown *edition_drop;
  GtkWidget *accept_button;
  GtkStack *stack;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (EnsCrosswalkView, ens_crosswalk_view, ADW_TYPE_BIN)

static guint told_signal;

static const char *const relations[] = { N_ ("is the same as"), N_ ("lies within"), N_ ("holds"),
                                         N_ ("touches") };

static void
tell (EnsCrosswalkView *self, const char *text)
{
  g_signal_emit (self, told_signal, 0, text);
}

static const EnsUuid *
get_other (EnsCrosswalkView *self)
{
  EnsChoice *choice = ens_choice_get_selected (self->edition_drop);
  return choice ? ens_choice_get_id (choice) : NULL;
}

static EnsCrosswalkLine *
find_line (EnsCrosswalkView *self, GtkWidget *drop)
{
  GtkWidget *row = gtk_widget_get_ancestor (drop, GTK_TYPE_LIST_BOX_ROW);
  int index = row ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) : -1;
  return index >= 0 && (guint) index < self->lines->len ? self->lines->pdata[index] : NULL;
}

static void
keep (EnsCrosswalkView *self, EnsCrosswalkLine *line, const EnsUuid *target, int relation)
{
  g_autoptr (GError) error = NULL;
  gboolean is_done = TRUE;
  if (line->is_kept && !ens_uuid_equal (&line->target, target))
    is_done = ens_crosswalks_remove (self->session, &line->source, &line->target, &error);
  if (is_done && !ens_uuid_is_nil (target))
    is_done = ens_crosswalks_set (self->session, &line->source, target,
                                  (EnsCrosswalkRelation) relation, &error);
  tell (self, is_done ? _ ("The mapping is kept") : error->message);
}

static void
target_cb (EnsCrosswalkView *self, GParamSpec *pspec, GtkDropDown *drop)
{
  EnsCrosswalkLine *line = self->is_filling ? NULL : find_line (self, GTK_WIDGET (drop));
  EnsChoice *choice = line ? ens_choice_get_selected (drop) : NULL;
  if (choice)
    keep (self, line, ens_choice_get_id (choice), line->relation);
}

static void
relation_cb (EnsCrosswalkView *self, GParamSpec *pspec, GtkDropDown *drop)
{
  EnsCrosswalkLine *line = self->is_filling ? NULL : find_line (self, GTK_WIDGET (drop));
  if (line && !ens_uuid_is_nil (&line->target))
    keep (self, line, &line->target, (int) gtk_drop_down_get_selected (drop));
}

static GtkWidget *
make_relation (EnsCrosswalkView *self, const EnsCrosswalkLine *line)
{
  const char *words[G_N_ELEMENTS (relations) + 1] = { NULL };
  for (gsize i = 0; i < G_N_ELEMENTS (relations); i++)
    words[i] = _ (relations[i]);
  GtkWidget *drop = gtk_drop_down_new_from_strings (words);
  g_autofree char *name = g_strdup_printf (_ ("How %s relates"), line->source_code);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop), (guint) line->relation);
  gtk_widget_set_valign (drop, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (drop), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (drop, "notify::selected", G_CALLBACK (relation_cb), self,
                           G_CONNECT_SWAPPED);
  return drop;
}

static GtkWidget *
make_target (EnsCrosswalkView *self, const EnsCrosswalkLine *line)
{
  GtkWidget *drop = gtk_drop_down_new (NULL, NULL);
  g_autofree char *name = g_strdup_printf (_ ("What %s is called there"), line->source_code);
  ens_choice_set_up (GTK_DROP_DOWN (drop));
  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (drop), TRUE);
  ens_choice_fill (GTK_DROP_DOWN (drop), self->targets);
  ens_choice_select_id (GTK_DROP_DOWN (drop), &line->target);
  gtk_widget_set_valign (drop, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (drop, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (drop), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (drop, "notify::selected", G_CALLBACK (target_cb), self,
                           G_CONNECT_SWAPPED);
  return drop;
}

// Wraps rather than being cut: two names that begin alike must be told apart.
static GtkWidget *
make_name (const EnsCrosswalkLine *line)
{
  g_autofree char *text = g_strdup_printf ("%s  %s", line->source_code, line->source_label);
  GtkWidget *name = gtk_label_new (text);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_wrap (GTK_LABEL (name), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (name), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (name), 12);
  gtk_label_set_max_width_chars (GTK_LABEL (name), 24);
  gtk_widget_set_hexpand (name, TRUE);
  if (strlen (line->source_code) == 1)
    gtk_widget_add_css_class (name, "heading");
  return name;
}

static GtkWidget *
make_state (const EnsCrosswalkLine *line)
{
  GtkWidget *state = gtk_label_new (line->is_kept       ? _ ("kept")
                                    : line->target_code ? _ ("proposed")
                                                        : "");
  gtk_label_set_xalign (GTK_LABEL (state), 0);
  gtk_widget_add_css_class (state, line->is_kept ? "success" : "dim-label");
  gtk_widget_add_css_class (state, "caption");
  return state;
}

static void
append (GtkWidget *box, GtkWidget *child, GtkSizeGroup *column)
{
  gtk_box_append (GTK_BOX (box), child);
  gtk_size_group_add_widget (column, child);
}

static GtkWidget *
make_row (EnsCrosswalkView *self, const EnsCrosswalkLine *line)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  append (box, make_name (line), self->names);
  append (box, make_relation (self, line), self->relations);
  append (box, make_target (self, line), self->targets_there);
  append (box, make_state (line), self->states);
  gtk_widget_set_sensitive (box, !ens_session_get_read_only (self->session));
  return box;
}

static void
fill_targets (EnsCrosswalkView *self, const EnsUuid *other)
{
  g_autoptr (GPtrArray) nodes = ens_codebook_list_worded (self->session, other, NULL);
  g_clear_pointer (&self->targets, g_ptr_array_unref);
  self->targets = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (self->targets, ens_choice_new (_ ("nothing there"), NULL, NULL));
  for (guint i = 0; nodes && i < nodes->len; i++) {
    const EnsNode *node = nodes->pdata[i];
    g_autofree char *text = g_strdup_printf ("%s  %s", node->code, node->label);
    g_ptr_array_add (self->targets, ens_choice_new (text, NULL, &node->id));
  }
}

static void
fill (EnsCrosswalkView *self)
{
  const EnsUuid *other = get_other (self);
  gboolean has_proposals = FALSE;
  ens_children_clear_list (self->list);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  gtk_stack_set_visible_child_name (self->stack, other ? "list" : "nothing");
  if (!other)
    return;
  self->is_filling = TRUE;
  fill_targets (self, other);
  self->lines = ens_crosswalks_list (self->session, &self->edition, other, NULL);
  for (guint i = 0; self->lines && i < self->lines->len; i++) {
    const EnsCrosswalkLine *line = self->lines->pdata[i];
    has_proposals |= !line->is_kept && line->target_code;
    gtk_list_box_append (self->list, make_row (self, line));
  }
  self->is_filling = FALSE;
  gtk_widget_set_sensitive (self->accept_button,
                            has_proposals && !ens_session_get_read_only (self->session));
}

static void
edition_cb (EnsCrosswalkView *self)
{
  if (!self->is_filling && self->session)
    fill (self);
}

static void
accept_cb (EnsCrosswalkView *self)
{
  g_autoptr (GError) error = NULL;
  guint n = 0;
  if (!ens_crosswalks_accept (self->session, &self->edition, get_other (self), &n, &error)) {
    tell (self, error->message);
    return;
  }
  g_autofree char *text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u proposal is kept",
                                                        "%u proposals are kept", n),
                                           n);
  tell (self, text);
}

static void
fill_editions (EnsCrosswalkView *self)
{
  g_autoptr (GPtrArray) editions = ens_session_list_rows (self->session, ENS_KIND_EDITION, NULL);
  g_autoptr (GPtrArray) choices = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; editions && i < editions->len; i++) {
    const EnsEdition *edition = editions->pdata[i];
    if (!ens_uuid_equal (&edition->id, &self->edition))
      g_ptr_array_add (choices, ens_choice_new (edition->title, NULL, &edition->id));
  }
  self->is_filling = TRUE;
  ens_choice_fill (self->edition_drop, choices);
  self->is_filling = FALSE;
}

static void
ens_crosswalk_view_dispose (GObject *object)
{
  EnsCrosswalkView *self = ENS_CROSSWALK_VIEW (object);
  g_clear_object (&self->session);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_clear_pointer (&self->targets, g_ptr_array_unref);
  g_clear_object (&self->names);
  g_clear_object (&self->relations);
  g_clear_object (&self->targets_there);
  g_clear_object (&self->states);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), ENS_TYPE_CROSSWALK_VIEW);
  G_OBJECT_CLASS (ens_crosswalk_view_parent_class)->dispose (object);
}

static void
ens_crosswalk_view_class_init (EnsCrosswalkViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = ens_crosswalk_view_dispose;
  told_signal = g_signal_new ("told", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                              NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/ensemble_wellbeing/Ensemble/ens-crosswalk-view.ui");
  gtk_widget_class_bind_template_child (widget_class, EnsCrosswalkView, edition_drop);
  gtk_widget_class_bind_template_child (widget_class, EnsCrosswalkView, accept_button);
  gtk_widget_class_bind_template_child (widget_class, EnsCrosswalkView, stack);
  gtk_widget_class_bind_template_child (widget_class, EnsCrosswalkView, list);
  gtk_widget_class_bind_template_callback (widget_class, edition_cb);
  gtk_widget_class_bind_template_callback (widget_class, accept_cb);
}

static void
ens_crosswalk_view_init (EnsCrosswalkView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  ens_choice_set_up (self->edition_drop);
  self->names = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  self->relations = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  self->targets_there = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  self->states = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
}

/** ens_crosswalk_view_show: @edition: the one whose components stand on the left */
void
ens_crosswalk_view_show (EnsCrosswalkView *self, EnsSession *session, const EnsUuid *edition)
{
  g_return_if_fail (ENS_IS_CROSSWALK_VIEW (self));
  g_set_object (&self->session, session);
  self->edition = *edition;
  fill_editions (self);
  fill (self);
}
