// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A project with one group in it, as most tests of the engine need it. Not a test itself.
#pragma once

#include "ens-session.h"
#include "ens-test.h"

G_BEGIN_DECLS

/** Room: @group: the one that speaks; @question: the first */
typedef struct {
  EnsTestDir *dir;
  EnsSession *session;
  EnsUuid group;
  EnsUuid question;
} Room;

void room_open (Room *room, gconstpointer data);
void room_close (Room *room, gconstpointer data);
EnsUuid room_say (Room *room, const char *line);

G_END_DECLS
