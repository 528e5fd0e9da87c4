// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A page with a list of rows and, beside it, the form of the chosen row, which is saved as a whole. Its
// class says which fields the form has; which row is shown, and what is typed and not saved yet, is here.
//
// The template of such a page has: `stack` with a child `empty` and one for list and form, `list`,
// `form_heading`, `save_button`, `delete_button`. Fields call `update_form` when they change and
// `save_by_enter_cb` on Enter; the list calls `row_selected_cb`.
#pragma once

#include "ens-entity.h"
#include "ens-page.h"

G_BEGIN_DECLS

#define ENS_TYPE_FORM_PAGE (ens_form_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (EnsFormPage, ens_form_page, ENS, FORM_PAGE, EnsPage)

/**
 * EnsFormPageClass:
 * @entity: the kind of its rows
 * @child: the child of the stack with list and form
 * @first_row: the row of the form where typing begins
 * @new_heading: above the form of a new row
 * @add_label: of the button that saves a new row
 * @prepare: (nullable): what a new row holds from the start
 * @read_form: what is typed, into a copy of the row shown
 * @fill_form: shows the fields of a row
 * @check_form: marks what is wrong; whether all is good
 * @is_touched: (nullable): whether something of the form that is no field of the row was changed
 * @show_around: (nullable): shows what hangs on the row and is not part of the form
 * @fill_list: shows the listed rows
 * @save: (nullable): saves the row; ens_records_add() and ens_session_save_row() if left out
 */
struct _EnsFormPageClass {
  EnsPageClass parent_class;

  const EnsEntity *entity;
  const char *child;
  const char *first_row;
  const char *new_heading;
  const char *add_label;

  void (*prepare) (EnsFormPage *self, gpointer record);
  void (*read_form) (EnsFormPage *self, gpointer record);
  void (*fill_form) (EnsFormPage *self, gconstpointer record);
  gboolean (*check_form) (EnsFormPage *self, gconstpointer record);
  gboolean (*is_touched) (EnsFormPage *self);
  void (*show_around) (EnsFormPage *self);
  void (*fill_list) (EnsFormPage *self);
  gboolean (*save) (EnsFormPage *self, gpointer record, GError **error);
};

void ens_form_page_class_set_template (EnsFormPageClass *klass, const char *resource);
void ens_form_page_init_template (EnsFormPage *self);

GtkListBox *ens_form_page_get_list (EnsFormPage *self);
gconstpointer ens_form_page_get_shown (EnsFormPage *self);
gpointer ens_form_page_dup_typed (EnsFormPage *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean ens_form_page_has_changed (EnsFormPage *self);
void ens_form_page_set_rows (EnsFormPage *self, GPtrArray *rows, GPtrArray *listed);
void ens_form_page_forget (EnsFormPage *self);
void ens_form_page_clear (EnsFormPage *self);

void ens_form_page_show_text (AdwEntryRow *row, const char *text);
void ens_form_page_read_text (AdwEntryRow *row, char **target);
gboolean ens_form_page_check_date (AdwEntryRow *row, const char *date);

G_END_DECLS
