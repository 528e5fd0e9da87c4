// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Lines are filled one after the other; what does not fit begins the next. Children that expand share
// what is left of their line.
#include "ens-wrap-box.h"

struct _EnsWrapBox {
  GtkWidget parent_instance;

  int spacing;
  gboolean is_narrow;
};

G_DEFINE_FINAL_TYPE (EnsWrapBox, ens_wrap_box, GTK_TYPE_WIDGET)

enum {
  PROP_0,
  PROP_SPACING,
  PROP_NARROW,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static int
get_width (GtkWidget *child, int most)
{
  int least, natural;
  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, &natural, NULL, NULL);
  return most < 0 ? natural : CLAMP (most, least, natural);
}

static int
get_height (GtkWidget *child, int width)
{
  int natural;
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);
  return natural;
}

/** EnsLine: the children from @first up to @end, which begins the next line */
typedef struct {
  GtkWidget *first;
  GtkWidget *end;
  int width;
  int height;
  int n_expanding;
} EnsLine;

static EnsLine
measure_line (EnsWrapBox *self, GtkWidget *first, int most)
{
  EnsLine line = { .first = first };
  GtkWidget *child = first;
  for (; child; child = gtk_widget_get_next_sibling (child)) {
    if (!gtk_widget_should_layout (child))
      continue;
    int width = get_width (child, most);
    int gap = line.width > 0 ? self->spacing : 0;
    if (line.width > 0 && line.width + gap + width > most)
      break;
    line.width += gap + width;
    line.height = MAX (line.height, get_height (child, width));
    line.n_expanding += gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL);
  }
  line.end = child;
  return line;
}

static void
allocate_line (EnsWrapBox *self, const EnsLine *line, int y, int most)
{
  gboolean is_mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int spare = line->n_expanding > 0 ? MAX (0, most - line->width) / line->n_expanding : 0;
  int x = 0;
  for (GtkWidget *child = line->first; child != line->end;
       child = gtk_widget_get_next_sibling (child)) {
    if (!gtk_widget_should_layout (child))
      continue;
    int width = get_width (child, most);
    if (gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL))
      width += spare;
    GtkAllocation place = { is_mirrored ? most - x - width : x, y, width, line->height };
    gtk_widget_size_allocate (child, &place, -1);
    x += width + self->spacing;
  }
}

static int
lay_out (EnsWrapBox *self, int most, gboolean is_real)
{
  int y = 0;
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));
  while (child) {
    EnsLine line = measure_line (self, child, most);
    if (is_real)
      allocate_line (self, &line, y, most);
    if (line.height > 0)
      y += line.height + self->spacing;
    child = line.end;
  }
  return MAX (0, y - self->spacing);
}

static GtkSizeRequestMode
ens_wrap_box_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
ens_wrap_box_measure (GtkWidget *widget,
                      GtkOrientation orientation,
                      int for_size,
                      int *minimum,
                      int *natural,
                      int *minimum_baseline,
                      int *natural_baseline)
{
  EnsWrapBox *self = ENS_WRAP_BOX (widget);
  int least = 0;
  int wished = 0;
  if (orientation == GTK_ORIENTATION_VERTICAL) {
    *minimum = *natural = lay_out (self, for_size < 0 ? G_MAXINT / 2 : for_size, FALSE);
    return;
  }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child)) {
    int child_least, child_natural;
    if (!gtk_widget_should_layout (child))
      continue;
    gtk_widget_measure (child, orientation, -1, &child_least, &child_natural, NULL, NULL);
    least = MAX (least, child_least);
    wished += child_natural + (wished > 0 ? self->spacing : 0);
  }
  *minimum = least;
  *natural = self->is_narrow ? least : MAX (least, wished);
}

static void
ens_wrap_box_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  lay_out (ENS_WRAP_BOX (widget), width, TRUE);
}

static void
ens_wrap_box_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SPACING)
    g_value_set_int (value, ENS_WRAP_BOX (object)->spacing);
  else if (id == PROP_NARROW)
    g_value_set_boolean (value, ENS_WRAP_BOX (object)->is_narrow);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
ens_wrap_box_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  EnsWrapBox *self = ENS_WRAP_BOX (object);
  if (id == PROP_SPACING)
    self->spacing = g_value_get_int (value);
  else if (id == PROP_NARROW)
    self->is_narrow = g_value_get_boolean (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
ens_wrap_box_dispose (GObject *object)
{
  ens_wrap_box_clear (ENS_WRAP_BOX (object));
  G_OBJECT_CLASS (ens_wrap_box_parent_class)->dispose (object);
}

static void
ens_wrap_box_class_init (EnsWrapBoxClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  object_class->get_property = ens_wrap_box_get_property;
  object_class->set_property = ens_wrap_box_set_property;
  object_class->dispose = ens_wrap_box_dispose;
  widget_class->get_request_mode = ens_wrap_box_get_request_mode;
  widget_class->measure = ens_wrap_box_measure;
  widget_class->size_allocate = ens_wrap_box_size_allocate;
  properties[PROP_SPACING] = g_param_spec_int ("spacing", NULL, NULL, 0, 200, 0,
                                               G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
ens_wrap_box_init (EnsWrapBox *self)
{
}

/** ens_wrap_box_append: @child: (transfer floating): comes after all others. */
void
ens_wrap_box_append (EnsWrapBox *self, GtkWidget *child)
{
  g_return_if_fail (ENS_IS_WRAP_BOX (self));
  gtk_widget_set_parent (child, GTK_WIDGET (self));
}

/** ens_wrap_box_clear: takes out all children. */
void
ens_wrap_box_clear (EnsWrapBox *self)
{
  GtkWidget *child;
  g_return_if_fail (ENS_IS_WRAP_BOX (self));
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
}
