// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// How long the frames of a page take while something is done to it: what the programs that measure
// windows share. From the end of one frame to the end of the next nothing moves, whatever is done.
#pragma once

#include "ens-page.h"

G_BEGIN_DECLS

typedef struct _Frames Frames;

/** FramesAct: does something in each frame, from @step 0 on. Returns: whether there is more to do. */
typedef gboolean (*FramesAct) (Frames *frames, guint step);

struct _Frames {
  GtkWidget *window;
  EnsPage *page;
  EnsSession *session;
  GArray *times; // of frames, in milliseconds
  gint64 last;
  double doing; // what the last step took, in milliseconds
  guint step;
  FramesAct act;
};

G_GNUC_NORETURN void frames_give_up (const char *program, const char *why);
EnsSession *frames_create_project (const char *program, const char *folder, const char *name);
char *frames_dup_text (GRand *chance, guint number);
void frames_open (Frames *frames, EnsSession *session, GType page_type);
void frames_close (Frames *frames);
gint64 frames_read_clock (void);
void frames_measure (Frames *frames, const char *what, FramesAct act);
GtkWidget *frames_find (GtkWidget *within, GType type);
void frames_scroll (GtkWidget *within, guint step, guint n_steps);

G_END_DECLS
