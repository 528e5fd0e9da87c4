// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Rows have length 1. A lesson adds a multiple of its row to each classifier, so that what these say of
// another row changes by that multiple of how much the two rows are alike.
#include "ens-passive.h"

#include "ens-kernel.h"

#include <string.h>

#define LIMIT 0.5f

// After more lessons than these, all is asked anew.
#define FEW_LESSONS 4

// What was added for each label, as multiples of @row.
typedef struct {
  guint row;
  float *change;
} Lesson;

struct _EnsPassive {
  EnsSuggestSpace *space;
  guint n_labels;
  guint width;
  float *panel;
  float *opinions;
  gboolean has_opinions;
  GArray *lessons;
};

static void
clear_lesson (gpointer data)
{
  Lesson *lesson = data;

  g_free (lesson->change);
}

/** ens_passive_new: @space: must live as long */
EnsPassive *
ens_passive_new (EnsSuggestSpace *space, guint n_labels)
{
  EnsPassive *self = g_new0 (EnsPassive, 1);

  self->space = space;
  self->n_labels = n_labels;
  self->width = ens_kernel_pad (n_labels);
  self->panel = ens_kernel_alloc ((gsize) space->n_columns * self->width);
  self->lessons = g_array_new (FALSE, FALSE, sizeof (Lesson));
  g_array_set_clear_func (self->lessons, clear_lesson);
  return self;
}

/** ens_passive_train: one lesson: @row is of @label */
void
ens_passive_train (EnsPassive *self, guint row, guint label)
{
  EnsSuggestRow r = ens_suggest_space_get (self->space, row);
  g_autofree float *score = ens_kernel_alloc (self->width);

  ens_kernel_row_times (r.index, r.value, r.n, self->panel, self->width, score);
  for (guint k = 0; k < self->n_labels; k++) {
    float side = k == label ? 1 : -1;
    float loss = 1 - side * score[k];

    score[k] = loss > 0 ? side * MIN (loss, LIMIT) : 0;
  }
  for (guint k = self->n_labels; k < self->width; k++)
    score[k] = 0;
  ens_kernel_outer_add (r.index, r.value, r.n, score, self->width, self->panel);
  if (self->has_opinions) {
    Lesson lesson = { row, g_steal_pointer (&score) };

    g_array_append_val (self->lessons, lesson);
  }
}

static void
apply_lesson (EnsPassive *self, const Lesson *lesson)
{
  EnsSuggestRow learned = ens_suggest_space_get (self->space, lesson->row);
  g_autofree float *column = ens_kernel_alloc (self->space->n_columns);

  for (guint i = 0; i < learned.n; i++)
    column[learned.index[i]] = learned.value[i];
  for (guint row = 0; row < self->space->n_kept; row++) {
    float alike = ens_suggest_space_times_column (self->space, row, column);

    ens_kernel_outer_add (&row, &alike, 1, lesson->change, self->width, self->opinions);
  }
}

static void
form_opinions (EnsPassive *self)
{
  if (self->opinions == NULL)
    self->opinions = ens_kernel_alloc ((gsize) self->space->n_kept * self->width);
  for (guint row = 0; row < self->space->n_kept; row++) {
    EnsSuggestRow r = ens_suggest_space_get (self->space, row);

    ens_kernel_row_times (r.index, r.value, r.n, self->panel, self->width,
                          self->opinions + (gsize) row * self->width);
  }
}

/** ens_passive_update: takes the lessons since the last time into account; @is_heard: whether anybody asks */
void
ens_passive_update (EnsPassive *self, gboolean is_heard)
{
  gboolean goes_on = self->has_opinions && self->lessons->len <= FEW_LESSONS;

  self->has_opinions = is_heard;
  if (is_heard && !goes_on)
    form_opinions (self);
  for (guint i = 0; is_heard && goes_on && i < self->lessons->len; i++)
    apply_lesson (self, &g_array_index (self->lessons, Lesson, i));
  g_array_set_size (self->lessons, 0);
}

/** ens_passive_score: @values: of @row; @out (width numbers): what speaks for each label */
void
ens_passive_score (const EnsPassive *self, guint row, EnsSuggestRow values, float *out)
{
  if (self->has_opinions && row < self->space->n_kept)
    memcpy (out, self->opinions + (gsize) row * self->width, self->width * sizeof (float));
  else
    ens_kernel_row_times (values.index, values.value, values.n, self->panel, self->width, out);
}

/** ens_passive_expect: fetches what is kept ready for @row, one that the space keeps, for soon */
void
ens_passive_expect (const EnsPassive *self, guint row)
{
  if (self->has_opinions)
    ens_kernel_fetch (self->opinions + (gsize) row * self->width, self->width);
}

void
ens_passive_free (EnsPassive *self)
{
  if (self == NULL)
    return;
  g_free (self->panel);
  g_free (self->opinions);
  g_array_unref (self->lessons);
  g_free (self);
}
