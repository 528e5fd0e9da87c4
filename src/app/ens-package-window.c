// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Who signed it stands above all else. A file whose signature is wrong can be read, and nothing more.
#include "ens-package-window.h"

#include "ens-borrow.h"
#include "ens-children.h"
#include "ens-compare-window.h"
#include "ens-dialogs.h"
#include "ens-error.h"
#include "ens-keyring.h"
#include "ens-look.h"
#include "ens-merge-window.h"
#include "ens-offer-row.h"
#include "ens-package-words.h"
#include "ens-signer-chip.h"
#include "ens-wording.h"

#include <string.h>

struct _EnsPackageWindow {
  AdwWindow parent_instance;

  EnsSession *session;
  char *path;
  EnsLook *look;

  AdwWindowTitle *window_title;
  GtkStack *stack;
  AdwStatusPage *message_page;
  EnsSignerChip *chip;
  GtkWidget *meet_box;
  GtkLabel *words_label;
  GtkLabel *told_label;
  GtkLabel *facts_label;
  GtkListBox *text_list;
  GtkListBox *indicator_list;
  GtkListBox *question_list;
  GtkListBox *action_list;
  GtkLabel *summary_label;
  GtkWidget *merge_button;
  GtkWidget *compare_button;
};

G_DEFINE_FINAL_TYPE (EnsPackageWindow, ens_package_window, ADW_TYPE_WINDOW)

static void read_file (EnsPackageWindow *self);

static void
tell (EnsPackageWindow *self, const char *text)
{
  gtk_label_set_text (self->told_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->told_label), text && *text);
}

static gboolean
is_wrong (EnsPackageWindow *self)
{
  const EnsSigner *signer = self->look ? self->look->place->signer : NULL;
  return signer && signer->state == ENS_SIGNER_WRONG;
}

// A session of a workshop, or another state of the project itself: what is merged. All else is first compared.
static gboolean
is_of_ours (EnsPackageWindow *self)
{
  const EnsPlace *place = self->look->place;
  return g_strcmp0 (place->kind, "session") == 0 ||
         ens_uuid_equal (&place->origin, &ens_session_get_project (self->session)->id);
}

static void
suggest (GtkWidget *button, gboolean is_suggested)
{
  if (is_suggested)
    gtk_widget_add_css_class (button, "suggested-action");
  else
    gtk_widget_remove_css_class (button, "suggested-action");
}

static const char *
get_summary (EnsPackageWindow *self)
{
  if (!self->look)
    return "";
  if (is_wrong (self))
    return _ ("It can be read, and nothing else.");
  if (!self->session)
    return _ ("Open a project to merge it, compare it or borrow from it.");
  return is_of_ours (self) ? _ ("Nothing of it is in your project yet.")
                           : _ ("It is of another project: compare it, or borrow from it.");
}

static void
update (EnsPackageWindow *self)
{
  gboolean is_usable = self->look && self->session && !is_wrong (self);
  gtk_widget_set_sensitive (self->merge_button, is_usable && self->look->place->signer &&
                                                  !ens_session_get_read_only (self->session));
  gtk_widget_set_sensitive (self->compare_button, is_usable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "look.borrow",
                                 is_usable && !ens_session_get_read_only (self->session));
  suggest (self->merge_button, is_usable && is_of_ours (self));
  suggest (self->compare_button, is_usable && !is_of_ours (self));
  gtk_label_set_text (self->summary_label, get_summary (self));
}

static void
show_signer (EnsPackageWindow *self)
{
  const EnsSigner *signer = self->look->place->signer;
  gboolean is_new = signer && signer->words &&
                    (signer->state == ENS_SIGNER_UNKNOWN || signer->state == ENS_SIGNER_KNOWN);
  ens_signer_chip_show (self->chip, signer);
  gtk_widget_set_visible (self->meet_box, is_new);
  gtk_label_set_text (self->words_label, is_new ? signer->words : "");
  if (signer && signer->why)
    tell (self, signer->why);
}

static void
add_fact (GString *facts, const char *name, const char *value)
{
  if (!value || !*value)
    return;
  if (facts->len > 0)
    g_string_append_c (facts, '\n');
  g_string_append_printf (facts, _ ("%s: %s"), name, value);
}

static char *
dup_size (const EnsPlace *place)
{
  g_autofree char *groups = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u group", "%u groups",
                                                          (gulong) place->n_groups),
                                             (guint) place->n_groups);
  g_autofree char *said = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u statement",
                                                        "%u statements",
                                                        (gulong) place->n_rows[ENS_KIND_STATEMENT]),
                                           (guint) place->n_rows[ENS_KIND_STATEMENT]);
  g_autofree char *indicators =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u indicator", "%u indicators",
                                  (gulong) place->n_rows[ENS_KIND_INDICATOR]),
                     (guint) place->n_rows[ENS_KIND_INDICATOR]);
  return g_strjoin (" · ", groups, said, indicators, NULL);
}

static void
show_facts (EnsPackageWindow *self)
{
  const EnsPlace *place = self->look->place;
  g_autoptr (GString) facts = g_string_new (NULL);
  g_autofree char *date = ens_package_words_dup_date (place->created);
  g_autofree char *size = dup_size (place);
  g_autofree char *language = ens_wording_dup_language_name (place->project->language);
  adw_window_title_set_title (self->window_title, place->project->title);
  adw_window_title_set_subtitle (self->window_title, place->project->territory);
  add_fact (facts, _ ("What it is"), ens_package_words_get_kind (place->kind));
  add_fact (facts, _ ("Who may read it"), ens_package_words_get_privacy (place->privacy));
  add_fact (facts, _ ("Language"), language);
  if (place->created > 0)
    add_fact (facts, _ ("As of"), date);
  add_fact (facts, _ ("In it"), size);
  gtk_label_set_text (self->facts_label, facts->str);
}

static void
add_line (GtkListBox *list, const char *text)
{
  GtkWidget *label = gtk_label_new (text);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, "key-row");
  gtk_list_box_append (list, label);
}

static void
say_if_empty (GtkListBox *list)
{
  if (!gtk_widget_get_first_child (GTK_WIDGET (list)))
    add_line (list, _ ("There is none in it."));
}

// What can be borrowed first, then what the project has already.
static void
show_offers (EnsPackageWindow *self, gboolean are_here)
{
  for (guint i = 0; i < self->look->offers->len; i++) {
    const EnsOffer *offer = self->look->offers->pdata[i];
    GtkListBox *list = offer->kind == ENS_KIND_INDICATOR ? self->indicator_list
                       : offer->kind == ENS_KIND_ACTION  ? self->action_list
                                                         : self->question_list;
    if (ens_offer_row_is_here (offer, self->session) == are_here)
      gtk_list_box_append (list, ens_offer_row_new (offer, self->session, self->path,
                                                    self->look->place->name));
  }
}

static void
show_contents (EnsPackageWindow *self)
{
  GtkListBox *lists[] = { self->text_list, self->indicator_list, self->question_list,
                          self->action_list };
  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    ens_children_clear_list (lists[i]);
  for (guint i = 0; i < self->look->texts->len; i++) {
    const EnsLookText *text = self->look->texts->pdata[i];
    g_autofree char *line = text->n > 1 ? g_strdup_printf ("%s  × %u", text->text, (guint) text->n)
                                        : g_strdup (text->text);
    add_line (self->text_list, line);
  }
  show_offers (self, FALSE);
  show_offers (self, TRUE);
  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    say_if_empty (lists[i]);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (EnsPackageWindow) self = ENS_PACKAGE_WINDOW (data);
  g_autoptr (GError) error = NULL;
  EnsLook *look = ens_look_finish (result, &error);
  g_clear_pointer (&self->look, ens_look_free);
  self->look = look;
  // The window may have been closed meanwhile.
  if (!self->stack)
    return;
  if (look) {
    show_facts (self);
    show_signer (self);
    show_contents (self);
    gtk_stack_set_visible_child_name (self->stack, "look");
  } else {
    g_autofree char *text = g_markup_escape_text (error->message, -1);
    adw_status_page_set_description (self->message_page, text);
    gtk_stack_set_visible_child_name (self->stack, "message");
  }
  update (self);
}

static char *
dup_language (EnsPackageWindow *self)
{
  const char *const *languages = g_get_language_names ();
  if (self->session)
    return g_strdup (ens_session_get_project (self->session)->language);
  return g_strndup (languages[0], strcspn (languages[0], "_.@"));
}

static void
read_file (EnsPackageWindow *self)
{
  g_autofree char *language = dup_language (self);
  gtk_stack_set_visible_child_name (self->stack, "busy");
  ens_look_async (self->path, language, looked_cb, g_object_ref (self));
}

static void
remember (EnsPackageWindow *self, const char *name, gboolean is_confirmed)
{
  g_autoptr (GError) error = NULL;
  const EnsSigner *signer = self->look->place->signer;
  if (!ens_keyring_remember (signer->key, name, is_confirmed, &error)) {
    tell (self, error->message);
    return;
  }
  tell (self, is_confirmed ? _ ("The key is trusted from now on")
                           : _ ("The key is known from now on; nobody compared its words yet"));
  read_file (self);
}

static void
named_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree char *name = ens_dialogs_ask_text_finish (result);
  EnsPackageWindow *self = ENS_PACKAGE_WINDOW (source);
  if (name && self->look)
    remember (self, name, GPOINTER_TO_INT (data));
}

static void
ask_name (EnsPackageWindow *self, gboolean is_confirmed)
{
  const EnsSigner *signer = self->look->place->signer;
  ens_dialogs_ask_text_async (GTK_WIDGET (self), _ ("Whose key is it?"), signer->name,
                              _ ("_Keep the Name"), named_cb, GINT_TO_POINTER (is_confirmed));
}

static void
trust_cb (EnsPackageWindow *self)
{
  ask_name (self, TRUE);
}

static void
remember_cb (EnsPackageWindow *self)
{
  ask_name (self, FALSE);
}

static void
merge_cb (EnsPackageWindow *self)
{
  const char *const paths[] = { self->path, NULL };
  gtk_window_present (GTK_WINDOW (ens_merge_window_new (GTK_WIDGET (self), self->session, paths)));
}

static void
compare_cb (EnsPackageWindow *self)
{
  const char *const paths[] = { self->path, NULL };
  gtk_window_present (
    GTK_WINDOW (ens_compare_window_new (GTK_WIDGET (self), self->session, paths)));
}

static void
borrowed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (EnsPackageWindow) self = ENS_PACKAGE_WINDOW (data);
  g_autoptr (GError) error = NULL;
  gboolean is_done = ens_borrow_finish (ENS_SESSION (source), result, &error);
  if (!self->stack)
    return;
  if (is_done && self->look)
    show_contents (self);
  tell (self, is_done ? _ ("Borrowed, with where it comes from. One undo takes it back.")
                      : error->message);
}

static void
borrow_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  EnsPackageWindow *self = ENS_PACKAGE_WINDOW (widget);
  const char *path, *id;
  int kind;
  g_variant_get (parameter, "(&si&s)", &path, &kind, &id);
  if (self->session)
    ens_borrow_async (self->session, path, (EnsEntityKind) kind, id, borrowed_cb,
                      g_object_ref (self));
}

static void
ens_package_window_dispose (GObject *object)
{
  EnsPackageWindow *self = ENS_PACKAGE_WINDOW (object);
  gtk_widget_dispose_template (GTK_WIDGET (object), ENS_TYPE_PACKAGE_WINDOW);
  g_clear_object (&self->session);
  g_clear_pointer (&self->look, ens_look_free);
  g_clear_pointer (&self->path, g_free);
  G_OBJECT_CLASS (ens_package_window_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, EnsPackageWindow, window_title);
  gtk_widget_class_bind_template_child (widget_class, EnsPackageWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, EnsPackageWindow, message_page);
  gtk_widget_class_bind_template_child (widget_class, EnsPackageWindow, chip);
  gtk_widget_class_bind_template_child (widget_class, EnsPackageWindow, meet_box);
  gtk_widget_class_bind_template_child (widget_class, EnsPackageWindow, words_label);
  gtk_widget_class_bind_template_child (widget_class, EnsPackageWindow, told_label);
  gtk_widget_class_bind_template_child (widget_class, EnsPackageWindow, facts_label);
  gtk_widget_class_bind_template_child (widget_class, EnsPackageWindow, text_list);
  gtk_widget_class_bind_template_child (widget_class, EnsPackageWindow, indicator_list);
  gtk_widget_class_bind_template_child (widget_class, EnsPackageWindow, question_list);
  gtk_widget_class_bind_template_child (widget_class, EnsPackageWindow, action_list);
  gtk_widget_class_bind_template_child (widget_class, EnsPackageWindow, summary_label);
  gtk_widget_class_bind_template_child (widget_class, EnsPackageWindow, merge_button);
  gtk_widget_class_bind_template_child (widget_class, EnsPackageWindow, compare_button);
}

static void
ens_package_window_class_init (EnsPackageWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = ens_package_window_dispose;
  g_type_ensure (ENS_TYPE_SIGNER_CHIP);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/ensemble_wellbeing/Ensemble/ens-package-window.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, trust_cb);
  gtk_widget_class_bind_template_callback (widget_class, remember_cb);
  gtk_widget_class_bind_template_callback (widget_class, merge_cb);
  gtk_widget_class_bind_template_callback (widget_class, compare_cb);
  gtk_widget_class_install_action (widget_class, "look.borrow", "(sis)", borrow_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
ens_package_window_init (EnsPackageWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** ens_package_window_new: over @parent's window; @session: (nullable): the project that is open. */
GtkWidget *
ens_package_window_new (GtkWidget *parent, EnsSession *session, const char *path)
{
  EnsPackageWindow *self = g_object_new (ENS_TYPE_PACKAGE_WINDOW, "transient-for",
                                         gtk_widget_get_root (parent), NULL);
  if (session)
    self->session = g_object_ref (session);
  self->path = g_strdup (path);
  update (self);
  read_file (self);
  return GTK_WIDGET (self);
}
