// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A scene keeps what it is told, finds what is pointed at, and turns round whole.
#include "fake-measure.h"

#include "ens-scene-cut.h"
#include "ens-scene-text.h"
#include "ens-scene.h"

static EnsScene *
small_scene (void)
{
  EnsScene *scene = ens_scene_new (100, &fake_measure);
  EnsTextStyle style = { .font = { .size = 10 }, .ink = ENS_INK_TEXT };
  EnsPoint triangle[] = { { 60, 20 }, { 70, 20 }, { 65, 30 } };

  ens_scene_set_height (scene, 50);
  ens_scene_set_title (scene, "A title");
  ens_scene_describe (scene, "One.");
  ens_scene_describe (scene, "Two.");
  ens_scene_add_heading (scene, "Name");
  ens_scene_add_heading (scene, "n");
  ens_scene_take_cell (scene, g_strdup ("here"));
  ens_scene_take_cell (scene, g_strdup ("3"));
  ens_scene_add_text (scene, (EnsPoint){ 5, 10 }, "word", style);
  ens_scene_begin_mark (scene, "row", "2", "big");
  ens_scene_add_rect (scene, (EnsBox){ 10, 10, 40, 30 }, (EnsStyle){ .fill = ENS_INK_LEVEL_1 });
  ens_scene_end_mark (scene);
  ens_scene_begin_mark (scene, "row", NULL, "small");
  ens_scene_add_rect (scene, (EnsBox){ 20, 20, 5, 5 }, (EnsStyle){ .stroke = ENS_INK_FRAME });
  ens_scene_add_line (scene, (EnsPoint){ 25, 22 }, (EnsPoint){ 30, 22 },
                      (EnsStyle){ .stroke = ENS_INK_RULE, .dashed = TRUE });
  ens_scene_end_mark (scene);
  ens_scene_add_path (scene, triangle, 3, TRUE, (EnsStyle){ .fill = ENS_INK_ACCENT });
  return scene;
}

static void
test_to_string (void)
{
  g_autoptr (EnsScene) scene = small_scene ();
  g_autofree char *text = ens_scene_to_string (scene);

  g_assert_cmpstr (text, ==,
                   "scene 100 50\n"
                   "title A title\n"
                   "says One. Two.\n"
                   "table Name | n\n"
                   "row here | 3\n"
                   "text start 5 10 10 text “word”\n"
                   "begin mark “big”\n"
                   "  rect 10 10 40 30 fill=level-1\n"
                   "end\n"
                   "begin mark “small”\n"
                   "  rect 20 20 5 5 stroke=frame\n"
                   "  line 25 22 5 0 stroke=rule dashed\n"
                   "end\n"
                   "area 60 20 70 20 65 30 fill=accent\n"
                   "mark 0 row/2 10 10 40 30\n"
                   "mark 1 row/ 20 20 10 5\n");
}

static void
test_hit (void)
{
  g_autoptr (EnsScene) scene = small_scene ();

  g_assert_cmpint (ens_scene_hit (scene, 12, 12), ==, 0);
  g_assert_cmpint (ens_scene_hit (scene, 22, 22), ==, 1);
  g_assert_cmpint (ens_scene_hit (scene, 65, 22), ==, -1);
  g_assert_cmpint (ens_scene_hit (scene, -1, 500), ==, -1);
}

static void
test_mirror (void)
{
  g_autoptr (EnsScene) scene = small_scene ();

  ens_scene_mirror (scene);
  g_assert_true (ens_scene_is_rtl (scene));
  g_assert_cmpint (ens_scene_hit (scene, 88, 12), ==, 0);
  g_assert_cmpint (ens_scene_get_shape (scene, 0)->text_style.anchor, ==, ENS_ANCHOR_END);
  g_assert_cmpfloat (ens_scene_get_shape (scene, 0)->box.x, ==, 95);
}

static void
test_mirror_twice_is_nothing (void)
{
  g_autoptr (EnsScene) scene = small_scene ();
  g_autofree char *before = ens_scene_to_string (scene);
  g_autofree char *after = NULL;

  ens_scene_mirror (scene);
  ens_scene_mirror (scene);
  after = ens_scene_to_string (scene);
  g_assert_cmpstr (before, ==, after);
}

static void
test_paragraph_takes_its_height (void)
{
  g_autoptr (EnsScene) scene = ens_scene_new (100, &fake_measure);
  EnsTextStyle style = { .font = { .size = 10 }, .ink = ENS_INK_TEXT, .anchor = ENS_ANCHOR_END };
  double height = ens_scene_add_paragraph (scene, (EnsBox){ 10, 0, 40, 0 }, "aa bb cc dd", 2,
                                           style);

  g_assert_cmpfloat_with_epsilon (height, 28, 1e-9);
  g_assert_cmpuint (ens_scene_get_n_shapes (scene), ==, 2);
  g_assert_cmpfloat (ens_scene_get_shape (scene, 0)->box.x, ==, 50);
}

// A name that runs against its sentence is isolated in each line that it goes over.
static void
test_paragraph_isolates_each_line (void)
{
  static const char text[] = "قال «\u200f\u2068one two three four\u2069\u200f» هنا";
  g_autoptr (EnsScene) scene = ens_scene_new (100, &fake_measure);
  EnsTextStyle style = { .font = { .size = 10 }, .ink = ENS_INK_TEXT, .anchor = ENS_ANCHOR_END };
  guint n;

  ens_scene_add_paragraph (scene, (EnsBox){ 10, 0, 60, 0 }, text, 0, style);
  n = ens_scene_get_n_shapes (scene);
  g_assert_cmpuint (n, >, 2);
  for (guint i = 0; i < n; i++) {
    const char *line = ens_scene_get_shape (scene, i)->text;
    int depth = 0;

    for (const char *at = line; *at != '\0'; at = g_utf8_next_char (at)) {
      gunichar c = g_utf8_get_char (at);

      depth += (c == 0x2068) - (c == 0x2069);
      g_assert_true (depth == 1 || (depth == 0 && !g_unichar_isalpha (c)) || c > 0x500);
    }
    g_assert_cmpint (depth, ==, 0);
    g_assert_true (i == 0 || g_str_has_prefix (line, "\u200f"));
  }
}

static void
test_move_back (void)
{
  g_autoptr (EnsScene) scene = small_scene ();
  guint n = ens_scene_get_n_shapes (scene);

  ens_scene_add_line (scene, (EnsPoint){ 1, 2 }, (EnsPoint){ 3, 2 }, (EnsStyle){ 0 });
  ens_scene_move_back (scene, n, 1);
  g_assert_cmpuint (ens_scene_get_n_shapes (scene), ==, n + 1);
  g_assert_cmpint (ens_scene_get_shape (scene, 0)->kind, ==, ENS_SHAPE_TEXT);
  g_assert_cmpint (ens_scene_get_shape (scene, 1)->kind, ==, ENS_SHAPE_LINE);
  g_assert_cmpstr (ens_scene_get_shape (scene, 2)->text, ==, "big");
  g_assert_cmpint (ens_scene_get_shape (scene, n)->kind, ==, ENS_SHAPE_PATH);
}

// Cells of a table leave no white between them: it is cut along their edges.
static void
test_cut_between_cells (void)
{
  g_autoptr (EnsScene) scene = ens_scene_new (400, &ens_measure_plain);
  for (guint i = 0; i < 20; i++)
    ens_scene_add_rect (scene, (EnsBox){ 20, 28 * i, 300, 28 },
                        (EnsStyle){ .fill = ENS_INK_TRACK });
  ens_scene_set_height (scene, 560);
  g_assert_cmpfloat (ens_scene_find_cut (scene, 0, 300), ==, 280);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/scene/to-string", test_to_string);
  g_test_add_func ("/report/scene/hit", test_hit);
  g_test_add_func ("/report/scene/move-back", test_move_back);
  g_test_add_func ("/report/scene/mirror", test_mirror);
  g_test_add_func ("/report/scene/mirror-twice", test_mirror_twice_is_nothing);
  g_test_add_func ("/report/scene/paragraph", test_paragraph_takes_its_height);
  g_test_add_func ("/report/scene/paragraph-isolates", test_paragraph_isolates_each_line);
  g_test_add_func ("/report/scene/cut-between-cells", test_cut_between_cells);
  return g_test_run ();
}
