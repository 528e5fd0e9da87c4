// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A rising line with a dot a group. Only counts; no model of where it would end.
#include "ens-chart-saturation.h"

#include "ens-chart-layout.h"
#include "ens-error.h"
#include "ens-figures.h"

#define HEIGHT     230.0
#define AXIS_WIDTH 44.0
#define DOT        5.0
#define SMALL_SIZE 11.0
#define NAME_LEAST 64.0
#define FLAT_SHARE 0.05

typedef struct {
  EnsBox box;
  double step;
  guint top;
} Field;

static char *
dup_finding (const EnsChartSaturation *data)
{
  const EnsSaturationStep *last;

  if (data->n_steps == 0 || data->steps[data->n_steps - 1].n_total == 0)
    return g_strdup (_ ("Nothing was named yet"));
  last = &data->steps[data->n_steps - 1];
  if (data->n_steps == 1)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "One group so far: %u component named",
                                         "One group so far: %u components named", last->n_total),
                            last->n_total);
  if (last->n_new <= FLAT_SHARE * last->n_total)
    return g_strdup_printf (_ ("The last group brought %u new of %u: little new is being said"),
                            last->n_new, last->n_total);
  return g_strdup_printf (_ ("The last group brought %u new of %u: more groups may bring more"),
                          last->n_new, last->n_total);
}

/* The smallest of 1, 2, 5, 10, 20 … that covers @most in at most five steps. */
static guint
nice_step (guint most)
{
  static const guint factors[] = { 1, 2, 5 };

  for (guint power = 1; power < G_MAXUINT / 10; power *= 10)
    for (guint i = 0; i < G_N_ELEMENTS (factors); i++)
      if (factors[i] * power * 5 >= most)
        return factors[i] * power;
  return most;
}

static void
draw_axis (EnsChartLayout *layout, const Field *field, guint step)
{
  ens_scene_begin (layout->scene, "axis", "");
  for (guint value = 0; value <= field->top; value += step) {
    double y = field->box.y + field->box.height * (1 - (double) value / field->top);
    g_autofree char *text = ens_figures_dup_count (value);
    ens_scene_add_line (layout->scene, (EnsPoint){ field->box.x, y },
                        (EnsPoint){ field->box.x + field->box.width, y }, ens_chart_rule_style ());
    ens_scene_add_text (layout->scene, (EnsPoint){ field->box.x - 8, y + 4 }, text,
                        ens_chart_text_style (SMALL_SIZE, ENS_INK_DIM, ENS_ANCHOR_END));
  }
  ens_scene_end (layout->scene);
}

static EnsPoint
place (const Field *field, const EnsChartSaturation *data, guint i)
{
  double x = field->box.x + field->step * (i + 0.5);

  return (EnsPoint){ x, field->box.y +
                          field->box.height * (1 - (double) data->steps[i].n_total / field->top) };
}

static void
draw_dot (EnsChartLayout *layout, const EnsSaturationStep *step, EnsPoint at, gboolean with_number)
{
  g_autofree char *total = ens_figures_dup_count (step->n_total);
  g_autofree char *name = ens_chart_layout_dup_name (layout, step->label);
  g_autofree char *label = g_strdup_printf (_ ("%s: %u new, %u in all"), name, step->n_new,
                                            step->n_total);

  ens_scene_begin_mark (layout->scene, step->key, NULL, label);
  ens_scene_add_rect (layout->scene, (EnsBox){ at.x - DOT, at.y - DOT, 2 * DOT, 2 * DOT },
                      (EnsStyle){ .fill = ENS_INK_ACCENT,
                                  .stroke = ENS_INK_PAPER,
                                  .stroke_width = 1.5,
                                  .radius = DOT });
  ens_scene_end_mark (layout->scene);
  if (with_number)
    ens_scene_add_text (layout->scene, (EnsPoint){ at.x, at.y - 10 }, total,
                        ens_chart_bold_style (SMALL_SIZE, ENS_INK_TEXT, ENS_ANCHOR_MIDDLE));
}

/* The names below, or numbers where names have no room; the table has the names. */
static double
draw_names (EnsChartLayout *layout, const Field *field, const EnsChartSaturation *data)
{
  EnsTextStyle style = ens_chart_text_style (SMALL_SIZE, ENS_INK_DIM, ENS_ANCHOR_MIDDLE);
  guint every = (guint) (26 / field->step) + 1;
  double height = 0;

  for (guint i = 0; i < data->n_steps; i++) {
    EnsBox box = { field->box.x + field->step * i + 3, field->box.y + field->box.height + 8,
                   field->step - 6, 0 };
    g_autofree char *number = ens_figures_dup_count (i + 1);
    double taken;
    if (field->step >= NAME_LEAST) {
      taken = ens_scene_add_paragraph (layout->scene, box, data->steps[i].label, 4, style);
      height = MAX (height, taken);
    } else if (i % every == 0) {
      ens_scene_add_text (layout->scene, (EnsPoint){ box.x - 3 + field->step / 2, box.y + 11 },
                          number, style);
      height = 16;
    }
  }
  return height;
}

static void
draw_curve (EnsChartLayout *layout, const EnsChartSaturation *data)
{
  guint most = data->steps[data->n_steps - 1].n_total, step = nice_step (MAX (most, 1));
  Field field = { .box = { layout->left + AXIS_WIDTH, layout->y + 14, layout->width - AXIS_WIDTH,
                           HEIGHT } };
  g_autofree EnsPoint *points = g_new0 (EnsPoint, data->n_steps);

  field.top = (MAX (most, 1) + step - 1) / step * step;
  field.step = field.box.width / data->n_steps;
  draw_axis (layout, &field, step);
  for (guint i = 0; i < data->n_steps; i++)
    points[i] = place (&field, data, i);
  ens_scene_add_path (layout->scene, points, data->n_steps, FALSE,
                      (EnsStyle){ .stroke = ENS_INK_ACCENT, .stroke_width = 2.5 });
  for (guint i = 0; i < data->n_steps; i++)
    draw_dot (layout, &data->steps[i], points[i], field.step >= 40 || i + 1 == data->n_steps);
  layout->y = field.box.y + HEIGHT + 10;
  layout->y += draw_names (layout, &field, data);
}

/**
 * ens_chart_saturation_new:
 * @data: the groups in order
 * @options: of the chart
 *
 * Returns: (transfer full): the picture
 */
EnsScene *
ens_chart_saturation_new (const EnsChartSaturation *data, const EnsChartOptions *options)
{
  g_autofree char *title = dup_finding (data);
  EnsChartLayout layout = ens_chart_layout_begin (
    options, title,
    _ ("Different components named, after each group, in the order in which the groups met."));

  ens_scene_add_heading (layout.scene, _ ("Group"));
  ens_scene_add_heading (layout.scene, _ ("New"));
  ens_scene_add_heading (layout.scene, _ ("In all"));
  for (guint i = 0; i < data->n_steps; i++) {
    ens_scene_take_cell (layout.scene, g_strdup (data->steps[i].label));
    ens_scene_cell_opens (layout.scene, data->steps[i].key, NULL);
    ens_scene_take_cell (layout.scene, ens_figures_dup_count (data->steps[i].n_new));
    ens_scene_take_cell (layout.scene, ens_figures_dup_count (data->steps[i].n_total));
  }
  ens_chart_describe_rows (layout.scene, 3);
  if (data->n_steps == 0)
    ens_chart_layout_nothing (&layout,
                              _ ("Sort the statements of a first group to begin the curve."));
  else
    draw_curve (&layout, data);
  return ens_chart_layout_end (&layout, options);
}
