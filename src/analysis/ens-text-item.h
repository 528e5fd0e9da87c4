// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A short text with its language: what every analysis of statements starts from. Not a statement.
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * EnsText:
 * @text: (nullable): UTF-8; %NULL counts as blank
 * @language: (nullable): a tag such as "fr" or "pt-BR"; %NULL for not known
 *
 * Borrowed: the strings live at least as long as the call that reads them, or as long as the object
 * made from them where its docstring says so.
 */
typedef struct {
  const char *text;
  const char *language;
} EnsText;

G_END_DECLS
