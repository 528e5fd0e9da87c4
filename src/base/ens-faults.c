// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Faults in the order found. The list stops growing at a limit, the count does not.
#include "ens-faults.h"

#include "ens-error.h"
#include "ens-limits.h"

struct _EnsFaults {
  GPtrArray *listed;
  guint n_errors;
};

static void
fault_free (EnsFault *fault)
{
  g_free (fault->file);
  g_free (fault->what);
  g_free (fault->advice);
  g_free (fault);
}

static void
add (EnsFaults *self, const EnsFault *fault)
{
  EnsFault *copy;

  if (!fault->is_warning)
    self->n_errors++;
  if (self->listed->len >= ENS_LIMIT_REPORTED_FAULTS)
    return;
  copy = g_new (EnsFault, 1);
  *copy = (EnsFault){ g_strdup (fault->file), fault->line, g_strdup (fault->what),
                      g_strdup (fault->advice), fault->is_warning };
  g_ptr_array_add (self->listed, copy);
}

EnsFaults *
ens_faults_new (void)
{
  EnsFaults *self = g_new0 (EnsFaults, 1);

  self->listed = g_ptr_array_new_with_free_func ((GDestroyNotify) fault_free);
  return self;
}

void
ens_faults_free (EnsFaults *self)
{
  g_ptr_array_unref (self->listed);
  g_free (self);
}

/**
 * ens_faults_add:
 * @file: (nullable): where it is
 * @line: from 1; 0 for none
 * @what: what is wrong
 * @advice: (nullable): what to do
 *
 * Adds an error: the input will be refused.
 */
void
ens_faults_add (EnsFaults *self,
                const char *file,
                gint64 line,
                const char *what,
                const char *advice)
{
  add (self, &(EnsFault){ (char *) file, line, (char *) what, (char *) advice, FALSE });
}

/** ens_faults_warn: as ens_faults_add(), for what is taken in all the same. */
void
ens_faults_warn (EnsFaults *self,
                 const char *file,
                 gint64 line,
                 const char *what,
                 const char *advice)
{
  add (self, &(EnsFault){ (char *) file, line, (char *) what, (char *) advice, TRUE });
}

/** ens_faults_get_n_errors: Returns: how many errors were added, the unlisted ones included. */
guint
ens_faults_get_n_errors (const EnsFaults *self)
{
  return self->n_errors;
}

/** ens_faults_get_n_listed: Returns: how many errors and warnings can be read. */
guint
ens_faults_get_n_listed (const EnsFaults *self)
{
  return self->listed->len;
}

/** ens_faults_get: Returns: (transfer none): the fault at @index, in the order found. */
const EnsFault *
ens_faults_get (const EnsFaults *self, guint index)
{
  g_return_val_if_fail (index < self->listed->len, NULL);
  return g_ptr_array_index (self->listed, index);
}

/**
 * ens_fault_dup_line:
 * @fault: a fault
 *
 * Returns: (transfer full): `FILE:LINE: what: advice`, without the parts that are missing
 */
char *
ens_fault_dup_line (const EnsFault *fault)
{
  g_autoptr (GString) line = g_string_new (fault->file);

  if (fault->line > 0)
    g_string_append_printf (line, "%s%" G_GINT64_FORMAT, fault->file != NULL ? ":" : "",
                            fault->line);
  if (line->len > 0)
    g_string_append (line, ": ");
  g_string_append (line, fault->what);
  if (fault->advice != NULL)
    g_string_append_printf (line, ": %s", fault->advice);
  return g_string_free (g_steal_pointer (&line), FALSE);
}

/**
 * ens_faults_refuse:
 *
 * For readers that stop at the first fault: it becomes the error, %ENS_ERROR_REFUSED.
 *
 * Returns: whether there was no error in the list
 */
gboolean
ens_faults_refuse (const EnsFaults *self, GError **error)
{
  g_autofree char *first = NULL;

  if (self->n_errors == 0)
    return TRUE;
  for (guint i = 0; first == NULL && i < self->listed->len; i++) {
    const EnsFault *fault = self->listed->pdata[i];

    first = fault->is_warning ? NULL : ens_fault_dup_line (fault);
  }
  g_set_error_literal (error, ENS_ERROR, ENS_ERROR_REFUSED,
                       first != NULL ? first : _ ("There are more faults than can be listed"));
  return FALSE;
}
