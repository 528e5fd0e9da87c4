// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What every picture must hold to, whatever its data: all of it inside its paper, no words over one
// another, words for those who do not see it. With ENS_TEST_PICTURES=DIR the pictures are written there
// to be looked at.
#pragma once

#include "ens-chart.h"
#include "ens-export.h"
#include "ens-scene-cairo.h"
#include "ens-scene-text.h"
#include "ens-test.h"
#include "fake-measure.h"

static const EnsChartOptions fake_options = { .width = 720, .measure = &fake_measure };

/* Pictures to be looked at are measured as they are painted; golden files are not. */
static EnsChartOptions
test_options (void)
{
  static EnsPangoMeasure *pango = NULL;
  EnsChartOptions options = fake_options;

  if (g_getenv ("ENS_TEST_PICTURES") == NULL)
    return options;
  if (pango == NULL)
    pango = ens_pango_measure_new ();
  options.measure = ens_pango_measure_get (pango);
  return options;
}

static EnsBox
text_box (const EnsShape *shape)
{
  EnsBox box = shape->box;
  double shift = shape->text_style.anchor == ENS_ANCHOR_START    ? 0
                 : shape->text_style.anchor == ENS_ANCHOR_MIDDLE ? 0.5
                                                                 : 1;

  box.x -= box.width * shift;
  box.y -= shape->text_style.font.size * 0.75;
  box.height = shape->text_style.font.size * 0.95;
  return box;
}

static gboolean
boxes_touch (EnsBox a, EnsBox b)
{
  return a.x + a.width > b.x + 0.01 && b.x + b.width > a.x + 0.01 && a.y + a.height > b.y + 0.01 &&
         b.y + b.height > a.y + 0.01;
}

static void
assert_inside (const EnsScene *scene, const EnsShape *shape)
{
  EnsBox box = shape->kind == ENS_SHAPE_TEXT ? text_box (shape) : shape->box;
  double left = MIN (box.x, box.x + box.width), right = MAX (box.x, box.x + box.width);

  if (shape->kind == ENS_SHAPE_BEGIN || shape->kind == ENS_SHAPE_END)
    return;
  if (left < -0.01 || right > ens_scene_get_width (scene) + 0.01 || box.y < -0.01 ||
      box.y + box.height > ens_scene_get_height (scene) + 0.01)
    g_test_fail_printf ("outside: %s at %g %g, %g × %g of %g × %g",
                        shape->text != NULL ? shape->text : "shape", left, box.y, box.width,
                        box.height, ens_scene_get_width (scene), ens_scene_get_height (scene));
}

static void
assert_texts_apart (const EnsScene *scene)
{
  guint n = ens_scene_get_n_shapes (scene);

  for (guint i = 0; i < n; i++) {
    const EnsShape *a = ens_scene_get_shape (scene, i);
    for (guint j = i + 1; a->kind == ENS_SHAPE_TEXT && j < n; j++) {
      const EnsShape *b = ens_scene_get_shape (scene, j);
      if (b->kind == ENS_SHAPE_TEXT && boxes_touch (text_box (a), text_box (b)))
        g_test_fail_printf ("words over words: “%s” and “%s”", a->text, b->text);
    }
  }
}

static void
assert_picture_sound (const EnsScene *scene)
{
  int depth = 0;

  for (guint i = 0; i < ens_scene_get_n_shapes (scene); i++) {
    const EnsShape *shape = ens_scene_get_shape (scene, i);
    depth += (shape->kind == ENS_SHAPE_BEGIN) - (shape->kind == ENS_SHAPE_END);
    g_assert_cmpint (depth, >=, 0);
    assert_inside (scene, shape);
  }
  g_assert_cmpint (depth, ==, 0);
  assert_texts_apart (scene);
  g_assert_cmpstr (ens_scene_get_title (scene), !=, "");
  g_assert_cmpstr (ens_scene_get_description (scene), !=, "");
}

G_GNUC_UNUSED static void
assert_scene_sound (const EnsScene *scene)
{
  assert_picture_sound (scene);
  g_assert_cmpuint (ens_scene_get_n_columns (scene), >, 0);
  for (guint i = 0; i < ens_scene_get_n_marks (scene); i++) {
    g_assert_cmpstr (ens_scene_get_mark (scene, i)->label, !=, "");
    g_assert_cmpfloat (ens_scene_get_mark (scene, i)->box.height, >, 0);
  }
}

static void
write_picture (const EnsScene *scene, EnsTheme theme, EnsExportFormat format, const char *name)
{
  static const char *const themes[] = { "light", "dark", "print" };
  static const char *const endings[] = { "svg", "png", "pdf" };
  const char *dir = g_getenv ("ENS_TEST_PICTURES");
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_strdup_printf ("%s/%s-%s.%s", dir, name, themes[theme],
                                           endings[format]);
  g_autoptr (GBytes) bytes = ens_export_dup_bytes (scene, theme, format, &error);

  g_assert_no_error (error);
  g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes),
                       &error);
  g_assert_no_error (error);
}

static void
look_at (const EnsScene *scene, const char *name)
{
  for (int theme = 0; theme < ENS_N_THEMES; theme++)
    write_picture (scene, (EnsTheme) theme, ENS_EXPORT_PNG, name);
  write_picture (scene, ENS_THEME_LIGHT, ENS_EXPORT_SVG, name);
  write_picture (scene, ENS_THEME_LIGHT, ENS_EXPORT_PDF, name);
}

/* Checks a picture, and compares it with its golden file or writes it out to be looked at. */
G_GNUC_UNUSED static void
assert_scene_golden (const EnsScene *scene, const char *name)
{
  g_autofree char *text = ens_scene_to_string (scene);
  g_autofree char *path = g_strdup_printf ("scenes/%s.txt", name);

  assert_scene_sound (scene);
  if (g_getenv ("ENS_TEST_PICTURES") != NULL)
    look_at (scene, name);
  else
    ens_test_assert_golden (text, path);
}
