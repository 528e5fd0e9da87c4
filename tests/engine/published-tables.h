// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Tables of charts and of pages, read by their headings. Not a test itself.
#pragma once

#include "ens-results.h"
#include "published.h"

G_BEGIN_DECLS

void published_tell (Published *self, guint32 who, guint question, guint kind, gint64 n);
void published_tell_question (Published *self, guint32 who, guint question, gint64 n);
void published_tell_people (Published *self, guint32 who, gint64 n);
void published_read_chart (Published *self, const EnsChartRequest *request);
void published_read_page (Published *self, const char *path);
void published_read_sheet (Published *self, const char *path, guint group);

G_END_DECLS
