// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The inner loops over single precision numbers. Widths are multiples of ENS_KERNEL_LANES; sums are
// taken in one fixed order, so that a processor with wider registers gives the same bits.
#pragma once

#include "ens-sparse.h"

G_BEGIN_DECLS

#define ENS_KERNEL_LANES 8

/** ens_kernel_pad: the next width the kernels can take */
#define ens_kernel_pad(n) (((n) + ENS_KERNEL_LANES - 1) / ENS_KERNEL_LANES * ENS_KERNEL_LANES)

/** ENS_KERNEL_PARTS: into so many parts, at most, a row is split where only some of it is asked for: one bit each */
#define ENS_KERNEL_PARTS 64

float *ens_kernel_alloc (gsize n) G_GNUC_WARN_UNUSED_RESULT;
void ens_kernel_row_times (const guint32 *index,
                           const float *value,
                           gsize n,
                           const float *panel,
                           guint width,
                           float *out);
guint64 ens_kernel_get_part (guint at, guint width);
void ens_kernel_row_times_some (const guint32 *index,
                                const float *value,
                                gsize n,
                                const float *panel,
                                guint width,
                                guint64 parts,
                                float *out);
void ens_kernel_fetch (const float *row, guint width);
void ens_kernel_outer_add (const guint32 *index,
                           const float *value,
                           gsize n,
                           const float *row,
                           guint width,
                           float *panel);
void ens_kernel_outer_add_some (const guint32 *index,
                                const float *value,
                                gsize n,
                                const float *row,
                                guint width,
                                float *panel);
guint64 ens_kernel_take_changes (const float *shares,
                                 float weight,
                                 float least,
                                 guint width,
                                 float *counted,
                                 float *changes);
void ens_kernel_times (const EnsSparse *x, const float *panel, guint width, float *out);
void ens_kernel_transposed_times (const EnsSparse *x, const float *panel, guint width, float *out);
void ens_kernel_gram (const float *rows, gsize n, guint width, double *out);
void ens_kernel_right_multiply (float *rows, gsize n, guint width, const float *matrix);
void ens_kernel_add (float *sum, const float *row, guint width);
void ens_kernel_dots (const float *row, const float *others, guint n, guint width, float *out);
void ens_kernel_nearest (const float *rows,
                         gsize n_rows,
                         const float *others,
                         guint n,
                         guint width,
                         guint *best,
                         float *dots);
void ens_kernel_softmax (float *row, guint n, guint width);
void ens_kernel_add_standardised (float *part, guint n, guint width, float weight, float *out);
void ens_kernel_log_row (const float *in, float add, guint width, guint64 parts, float *out);
void ens_kernel_normalise (float *row, guint width);

G_END_DECLS
