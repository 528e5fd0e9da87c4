// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One entry of a drop-down: a title for people, and the id or the word that it stands for.
#pragma once

#include "ens-uuid.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ENS_TYPE_CHOICE (ens_choice_get_type ())
G_DECLARE_FINAL_TYPE (EnsChoice, ens_choice, ENS, CHOICE, GObject)

EnsChoice *ens_choice_new (const char *title,
                           const char *word,
                           const EnsUuid *id) G_GNUC_WARN_UNUSED_RESULT;
const char *ens_choice_get_title (EnsChoice *self);
const char *ens_choice_get_word (EnsChoice *self);
const EnsUuid *ens_choice_get_id (EnsChoice *self);

void ens_choice_set_up (GtkDropDown *drop_down);
void ens_choice_fill (GtkDropDown *drop_down, GPtrArray *choices);
EnsChoice *ens_choice_get_selected (GtkDropDown *drop_down);
gboolean ens_choice_select_id (GtkDropDown *drop_down, const EnsUuid *id);
gboolean ens_choice_select_word (GtkDropDown *drop_down, const char *word);

G_END_DECLS
