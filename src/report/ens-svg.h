// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Scenes as SVG with real text: it can be read aloud, searched and edited, and needs no font library
// to be written. Alone, colours stand in the file; inside a page they are classes for its style sheet.
#pragma once

#include "ens-scene.h"

G_BEGIN_DECLS

/**
 * EnsSvgOptions:
 * @theme: the colours, where they stand in the file
 * @id: (nullable): makes ids unique within a page; %NULL for a file of its own, with an XML head
 */
typedef struct {
  EnsTheme theme;
  const char *id;
} EnsSvgOptions;

void ens_svg_append (GString *out, const EnsScene *scene, const EnsSvgOptions *options);
void ens_svg_append_patterns (GString *out, EnsTheme theme);
void ens_svg_append_css (GString *out, EnsTheme theme, const char *indent);

G_END_DECLS
