// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The page stands in a window with the program's own style.
#include "frames.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

static const char *const words[] = {
  "avoir",      "amis",  "voisins",  "arbres",  "parc",    "rue",   "calme",  "travail", "stable",
  "logement",   "santé", "école",    "enfants", "temps",   "libre", "écoute", "respect", "mairie",
  "transports", "vélo",  "trottoir", "banc",    "lumière", "fête",  "marché", "loyers",  "jardin",
};

void
frames_give_up (const char *program, const char *why)
{
  g_printerr ("%s: %s\n", program, why);
  exit (1);
}

/** frames_create_project: Returns: (transfer full): an empty one in French, NAME.ensemble in @folder */
EnsSession *
frames_create_project (const char *program, const char *folder, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EnsProject) project = ens_project_new ();
  g_autofree char *file = g_strconcat (name, ".ensemble", NULL);
  g_autofree char *path = g_build_filename (folder, file, NULL);
  EnsSession *session;

  project->title = g_strdup (name);
  project->language = g_strdup ("fr");
  session = ens_session_create (path, project, NULL, &error);
  if (session == NULL)
    frames_give_up (program, error->message);
  return session;
}

/** frames_dup_text: Returns: (transfer full): what somebody may have said, and no one else. */
char *
frames_dup_text (GRand *chance, guint number)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n = (guint) g_rand_int_range (chance, 3, 12);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s ", words[g_rand_int_range (chance, 0, G_N_ELEMENTS (words))]);
  g_string_append_printf (text, "%u", number);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/** frames_find: Returns: (transfer none) (nullable): the first of @type, but for what pops up */
GtkWidget *
frames_find (GtkWidget *within, GType type)
{
  if (g_type_is_a (G_OBJECT_TYPE (within), type))
    return within;
  for (GtkWidget *child = gtk_widget_get_first_child (within); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = GTK_IS_POPOVER (child) ? NULL : frames_find (child, type);

    if (found != NULL)
      return found;
  }
  return NULL;
}

/**
 * frames_read_clock: Returns: microseconds; with FRAMES_CPU set, of what this thread worked, for a machine
 * that is busy.
 */
gint64
frames_read_clock (void)
{
  struct timespec worked;

  if (g_getenv ("FRAMES_CPU") == NULL || clock_gettime (CLOCK_THREAD_CPUTIME_ID, &worked) != 0)
    return g_get_monotonic_time ();
  return worked.tv_sec * G_USEC_PER_SEC + worked.tv_nsec / 1000;
}

// With FRAMES_TELL=MS, each frame that took longer is told with its step.
static double
tell_above (void)
{
  const char *ms = g_getenv ("FRAMES_TELL");

  return ms != NULL ? g_ascii_strtod (ms, NULL) : G_MAXDOUBLE;
}

static void
painted_cb (GdkFrameClock *clock, Frames *frames)
{
  gint64 now = frames_read_clock ();
  double ms = (double) (now - frames->last) / 1000;

  if (frames->last > 0)
    g_array_append_val (frames->times, ms);
  if (frames->last > 0 && ms > tell_above ())
    g_print ("  step %u: %.1f, doing it %.1f\n", frames->step - 1, ms, frames->doing);
  frames->last = now;
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  Frames *frames = data;
  gint64 start = frames_read_clock ();

  if (!frames->act (frames, frames->step++))
    frames->act = NULL;
  frames->doing = (double) (frames_read_clock () - start) / 1000;
  return frames->act != NULL ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  double left = *(const double *) a;
  double right = *(const double *) b;

  return left < right ? -1 : left > right;
}

/**
 * frames_measure: runs @act once in each frame until it says that it is done, and prints @what, the
 * longest frame and the one that 99 of 100 stay below, in milliseconds: `scroll<TAB>LONGEST<TAB>P99`.
 */
void
frames_measure (Frames *frames, const char *what, FramesAct act)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (frames->window);
  const char *only = g_getenv ("FRAMES_ONLY");
  guint n;

  if (only != NULL && strstr (what, only) == NULL)
    return;

  g_array_set_size (frames->times, 0);
  frames->act = act;
  frames->step = 0;
  frames->last = 0;
  gdk_frame_clock_begin_updating (clock);
  gtk_widget_add_tick_callback (frames->window, tick_cb, frames, NULL);
  while (frames->act != NULL)
    g_main_context_iteration (NULL, TRUE);
  gdk_frame_clock_end_updating (clock);
  g_array_sort (frames->times, compare_times);
  n = frames->times->len;
  g_print ("%s\t%.1f\t%.1f\n", what, g_array_index (frames->times, double, n - 1),
           g_array_index (frames->times, double, (n - 1) * 99 / 100));
}

/** frames_scroll: from one end of what is @within to the other and back, in @n_steps. */
void
frames_scroll (GtkWidget *within, guint step, guint n_steps)
{
  GtkScrolledWindow *scrolled = GTK_SCROLLED_WINDOW (
    frames_find (within, GTK_TYPE_SCROLLED_WINDOW));
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (scrolled);
  double way = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);
  double part = 2.0 * step / n_steps;

  gtk_adjustment_set_value (adjustment, way * (part <= 1 ? part : 2 - part));
}

static void
load_styles (void)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider,
                                       "/io/github/ensemble_wellbeing/Ensemble/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

/** frames_open: a window with a page of @page_type; returns when it has been painted. */
void
frames_open (Frames *frames, EnsSession *session, GType page_type)
{
  load_styles ();
  frames->times = g_array_new (FALSE, FALSE, sizeof (double));
  frames->session = session;
  frames->window = adw_window_new ();
  frames->page = g_object_new (page_type, NULL);
  gtk_window_set_default_size (GTK_WINDOW (frames->window), 1180, 760);
  adw_window_set_content (ADW_WINDOW (frames->window), GTK_WIDGET (frames->page));
  ens_page_set_session (frames->page, session);
  gtk_window_present (GTK_WINDOW (frames->window));
  while (!gtk_widget_get_mapped (frames->window) || g_main_context_pending (NULL))
    g_main_context_iteration (NULL, TRUE);
  g_signal_connect (gtk_widget_get_frame_clock (frames->window), "after-paint",
                    G_CALLBACK (painted_cb), frames);
}

/** frames_close: lets go of the window and of the session. */
void
frames_close (Frames *frames)
{
  gtk_window_destroy (GTK_WINDOW (frames->window));
  g_clear_object (&frames->session);
  g_array_unref (frames->times);
}
