// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is ticked is what the model holds as selected: at first all that fits something.
#include "ens-advice-window.h"

#include "ens-advice.h"
#include "ens-error.h"
#include "ens-phrase.h"
#include "ens-similar.h"

#define MOST_SIMILAR 200

struct _EnsAdviceWindow {
  AdwWindow parent_instance;

  EnsSession *session;
  GPtrArray *list;
  GtkSelectionModel *ticks;
  gboolean is_coding;
  EnsUuid alike; // to which the others are; nil where piles or components are suggested

  GtkLabel *intro_label;
  GtkLabel *count_label;
  GtkListView *view;
  GtkWidget *take_button;
  GtkLabel *error_label;
};

G_DEFINE_FINAL_TYPE (EnsAdviceWindow, ens_advice_window, ADW_TYPE_WINDOW)

static void
show_count (EnsAdviceWindow *self)
{
  g_autoptr (GtkBitset) ticked = gtk_selection_model_get_selection (self->ticks);
  guint n = (guint) gtk_bitset_get_size (ticked);
  g_autofree char *statements = ens_phrase_dup_statements (self->list->len);
  g_autofree char *text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s, %u ticked",
                                                        "%s, %u ticked", n),
                                           statements, n);
  gtk_label_set_text (self->count_label, text);
  gtk_widget_set_sensitive (self->take_button, n > 0);
}

static GtkWidget *
make_label (const char *css_class, int lines)
{
  GtkWidget *label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_wrap (GTK_LABEL (label), lines > 1);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), lines);
  if (css_class)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
tick (EnsAdviceWindow *self, guint position, gboolean is_ticked)
{
  if (is_ticked)
    gtk_selection_model_select_item (self->ticks, position, FALSE);
  else
    gtk_selection_model_unselect_item (self->ticks, position);
}

static void
checked_cb (GtkListItem *list_item, GParamSpec *pspec, GtkCheckButton *check)
{
  GtkWidget *window = gtk_widget_get_ancestor (GTK_WIDGET (check), ENS_TYPE_ADVICE_WINDOW);
  gboolean is_ticked = gtk_check_button_get_active (check);
  if (window && is_ticked != gtk_list_item_get_selected (list_item))
    tick (ENS_ADVICE_WINDOW (window), gtk_list_item_get_position (list_item), is_ticked);
}

// Three lines: the statement, where it would go, and why.
static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  gtk_box_append (GTK_BOX (box), make_label (NULL, 2));
  gtk_box_append (GTK_BOX (box), make_label ("heading", 1));
  gtk_box_append (GTK_BOX (box), make_label ("dim-label", 1));
  gtk_widget_set_margin_start (box, 6);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), box);
  gtk_list_item_set_selectable (list_item, FALSE);
  gtk_list_item_set_child (list_item, check);
  g_object_bind_property (list_item, "selected", check, "active", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (check, "notify::active", G_CALLBACK (checked_cb), list_item,
                           G_CONNECT_SWAPPED);
}

static void
bind_cb (EnsAdviceWindow *self, GtkListItem *list_item)
{
  const EnsAdvised *advised = self->list->pdata[gtk_list_item_get_position (list_item)];
  GtkWidget *check = gtk_list_item_get_child (list_item);
  GtkWidget *box = gtk_check_button_get_child (GTK_CHECK_BUTTON (check));
  GtkWidget *text = gtk_widget_get_first_child (box);
  GtkWidget *title = gtk_widget_get_next_sibling (text);
  GtkWidget *why = gtk_widget_get_next_sibling (title);
  gboolean is_similar = !ens_uuid_is_nil (&self->alike);
  g_autofree char *target = is_similar ? g_strdup (advised->title)
                                       : g_strdup_printf ("→ %s", advised->title);
  g_autofree char *name = g_strdup_printf ("%s %s", advised->text, target);
  g_autofree char *words = !*advised->words ? g_strdup ("")
                           : is_similar ? g_strdup_printf (_ ("in the pile “%s”"), advised->words)
                                        : g_strdup_printf (_ ("because of %s"), advised->words);
  gtk_label_set_text (GTK_LABEL (text), advised->text);
  gtk_label_set_text (GTK_LABEL (title), target);
  gtk_label_set_text (GTK_LABEL (why),
                      advised->fits_none ? _ ("fits nothing well: better decide yourself") : words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
activated_cb (EnsAdviceWindow *self, guint position)
{
  tick (self, position, !gtk_selection_model_is_selected (self->ticks, position));
}

static void
all_cb (EnsAdviceWindow *self)
{
  gtk_selection_model_select_all (self->ticks);
}

static void
none_cb (EnsAdviceWindow *self)
{
  gtk_selection_model_unselect_all (self->ticks);
}

static GPtrArray *
list_ticked (EnsAdviceWindow *self)
{
  GPtrArray *chosen = g_ptr_array_new ();
  for (guint i = 0; i < self->list->len; i++)
    if (gtk_selection_model_is_selected (self->ticks, i))
      g_ptr_array_add (chosen, self->list->pdata[i]);
  return chosen;
}

static gboolean
take (EnsAdviceWindow *self, GPtrArray *chosen, GError **error)
{
  // An EnsAdvised begins with the id of its statement.
  if (!ens_uuid_is_nil (&self->alike))
    return ens_similar_place (self->session, &self->alike, chosen, error);
  return self->is_coding ? ens_advice_accept_components (self->session, chosen, error)
                         : ens_advice_accept_piles (self->session, chosen, error);
}

static void
take_cb (EnsAdviceWindow *self)
{
  g_autoptr (GPtrArray) chosen = list_ticked (self);
  g_autoptr (GError) error = NULL;
  gboolean is_done = take (self, chosen, &error);
  if (is_done)
    gtk_window_close (GTK_WINDOW (self));
  else
    gtk_label_set_text (self->error_label, error->message);
}

static void
ens_advice_window_dispose (GObject *object)
{
  EnsAdviceWindow *self = ENS_ADVICE_WINDOW (object);
  if (self->view)
    gtk_list_view_set_model (self->view, NULL);
  adw_window_set_content (ADW_WINDOW (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), ENS_TYPE_ADVICE_WINDOW);
  g_clear_object (&self->ticks);
  g_clear_pointer (&self->list, g_ptr_array_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (ens_advice_window_parent_class)->dispose (object);
}

static void
ens_advice_window_class_init (EnsAdviceWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = ens_advice_window_dispose;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/ensemble_wellbeing/Ensemble/ens-advice-window.ui");
  gtk_widget_class_bind_template_child (widget_class, EnsAdviceWindow, intro_label);
  gtk_widget_class_bind_template_child (widget_class, EnsAdviceWindow, count_label);
  gtk_widget_class_bind_template_child (widget_class, EnsAdviceWindow, view);
  gtk_widget_class_bind_template_child (widget_class, EnsAdviceWindow, take_button);
  gtk_widget_class_bind_template_child (widget_class, EnsAdviceWindow, error_label);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, all_cb);
  gtk_widget_class_bind_template_callback (widget_class, none_cb);
  gtk_widget_class_bind_template_callback (widget_class, take_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
ens_advice_window_init (EnsAdviceWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_list (EnsAdviceWindow *self)
{
  GtkStringList *texts = gtk_string_list_new (NULL);
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  for (guint i = 0; i < self->list->len; i++)
    gtk_string_list_append (texts, ((EnsAdvised *) self->list->pdata[i])->text);
  self->ticks = GTK_SELECTION_MODEL (gtk_multi_selection_new (G_LIST_MODEL (texts)));
  for (guint i = 0; i < self->list->len; i++)
    if (!((EnsAdvised *) self->list->pdata[i])->fits_none)
      gtk_selection_model_select_item (self->ticks, i, FALSE);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->ticks, "selection-changed", G_CALLBACK (show_count), self,
                           G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->view, factory);
  gtk_list_view_set_model (self->view, self->ticks);
  show_count (self);
}

/**
 * ens_advice_window_new:
 * @parent: a widget in the window it belongs to
 * @is_coding: suggests components for what is not coded; else piles for what is in none
 *
 * Returns: (nullable): %NULL with an error when there is nothing to learn from
 */
GtkWidget *
ens_advice_window_new (GtkWidget *parent, EnsSession *session, gboolean is_coding, GError **error)
{
  g_autoptr (GPtrArray) list = is_coding ? ens_advice_list_components (session, error)
                                         : ens_advice_list_piles (session, error);
  if (!list)
    return NULL;
  EnsAdviceWindow *self = g_object_new (ENS_TYPE_ADVICE_WINDOW, "transient-for",
                                        gtk_widget_get_root (parent), NULL);
  self->session = g_object_ref (session);
  self->is_coding = is_coding;
  self->list = g_steal_pointer (&list);
  gtk_label_set_text (self->intro_label,
                      is_coding
                        ? _ ("For every statement that is not coded, the component that fits best. "
                             "Nothing has changed yet: take away the ticks of those you doubt.")
                        : _ ("For every statement that is not placed, the pile that fits best. "
                             "Nothing has changed yet: take away the ticks of those you doubt."));
  show_list (self);
  return GTK_WIDGET (self);
}

static GPtrArray *
dup_similar (EnsSession *session, const EnsUuid *statement, GError **error)
{
  g_autoptr (GPtrArray) found = ens_similar_list (session, statement, MOST_SIMILAR, error);
  if (!found)
    return NULL;
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) ens_advised_free);
  for (guint i = 0; i < found->len; i++) {
    const EnsSimilar *similar = found->pdata[i];
    EnsAdvised *advised = g_new0 (EnsAdvised, 1);
    advised->statement = similar->statement;
    advised->text = g_strdup (similar->text);
    advised->title = g_strdup (similar->degree);
    advised->words = g_strdup (similar->pile ? similar->pile : "");
    g_ptr_array_add (list, advised);
  }
  return list;
}

/**
 * ens_advice_window_new_similar: the statements that are like @statement; none is ticked at first.
 * @text: its words
 *
 * Returns: (nullable): %NULL with an error
 */
GtkWidget *
ens_advice_window_new_similar (GtkWidget *parent,
                               EnsSession *session,
                               const EnsUuid *statement,
                               const char *text,
                               GError **error)
{
  g_autoptr (GPtrArray) list = dup_similar (session, statement, error);
  if (!list)
    return NULL;
  g_autofree char *intro = g_strdup_printf (
    _ (
      "Like “%s”, the most alike first. What you tick is put together with it, in its pile or in a "
      "new one."),
    text);
  EnsAdviceWindow *self = g_object_new (ENS_TYPE_ADVICE_WINDOW, "transient-for",
                                        gtk_widget_get_root (parent), "title",
                                        _ ("Statements Like This One"), NULL);
  self->session = g_object_ref (session);
  self->alike = *statement;
  self->list = g_steal_pointer (&list);
  gtk_label_set_text (self->intro_label, intro);
  gtk_button_set_label (GTK_BUTTON (self->take_button), _ ("_Put Together"));
  show_list (self);
  gtk_selection_model_unselect_all (self->ticks);
  gtk_widget_set_visible (self->take_button, !ens_session_get_read_only (session));
  return GTK_WIDGET (self);
}

static void
open_or_tell (GtkWidget *parent, GtkWidget *window, const GError *error)
{
  if (window)
    gtk_window_present (GTK_WINDOW (window));
  else
    gtk_widget_activate_action (parent, "win.tell", "s", error->message);
}

/** ens_advice_window_open: opens the window, or tells why there is nothing to show. */
void
ens_advice_window_open (GtkWidget *parent, EnsSession *session, gboolean is_coding)
{
  g_autoptr (GError) error = NULL;
  open_or_tell (parent, ens_advice_window_new (parent, session, is_coding, &error), error);
}

/** ens_advice_window_open_similar: @item: (nullable): the statement; without one nothing happens. */
void
ens_advice_window_open_similar (GtkWidget *parent, EnsSession *session, EnsStatementItem *item)
{
  g_autoptr (GError) error = NULL;
  if (!item)
    return;
  const EnsStatement *statement = ens_statement_item_get_statement (item);
  open_or_tell (parent,
                ens_advice_window_new_similar (parent, session, &statement->id, statement->text,
                                               &error),
                error);
}
