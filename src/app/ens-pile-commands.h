// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Everything that can be done to piles and to the statements chosen, as actions of a page. Is told what
// is chosen; asks what it must know; tells what was done.
#pragma once

#include "ens-page.h"
#include "ens-pile-shortcuts.h"
#include "ens-sorting.h"

G_BEGIN_DECLS

#define ENS_TYPE_PILE_COMMANDS (ens_pile_commands_get_type ())
G_DECLARE_FINAL_TYPE (EnsPileCommands, ens_pile_commands, ENS, PILE_COMMANDS, GObject)

/**
 * EnsPileChoice: what commands are about
 * @piles: (nullable) (element-type EnsPile): all there are
 * @pile: the pile chosen or open; nil for none
 * @is_inside: @pile is open, and the statements chosen lie in it
 * @statements: (nullable) (element-type EnsUuid): the statements chosen
 * @text: (nullable): of the first of them
 */
typedef struct {
  GPtrArray *piles;
  EnsUuid pile;
  gboolean is_inside;
  GArray *statements;
  const char *text;
} EnsPileChoice;

GMenuModel *ens_pile_commands_new_menu (void) G_GNUC_WARN_UNUSED_RESULT;
EnsPileCommands *ens_pile_commands_new (EnsPage *page, EnsPileShortcuts *shortcuts);
void ens_pile_commands_set_choice (EnsPileCommands *self, const EnsPileChoice *choice);
void ens_pile_commands_place (EnsPileCommands *self, const EnsUuid *pile, GArray *statements);
void ens_pile_commands_take_out (EnsPileCommands *self, GArray *statements);
void ens_pile_commands_new_pile (EnsPileCommands *self, GArray *statements, const char *text);
void ens_pile_commands_put_together (EnsPileCommands *self,
                                     const EnsUuid *pile,
                                     const EnsUuid *onto,
                                     GtkWidget *at);

G_END_DECLS
