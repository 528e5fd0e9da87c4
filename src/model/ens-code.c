// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reading codes by the grammar of the method's code sheets:
// `^[A-Z](\d\d(-\d\d)?)?(/[POQSR](\d\d|--)?(/[a-z])?)?$`.
#include "ens-code.h"

#include <string.h>

static gboolean
two_digits (const char *at)
{
  return g_ascii_isdigit (at[0]) && g_ascii_isdigit (at[1]);
}

/** ens_code_is_object: Returns: whether @text is `A`, `A01` or `A01-11`. */
gboolean
ens_code_is_object (const char *text)
{
  if (text == NULL || !g_ascii_isupper (text[0]))
    return FALSE;
  if (text[1] == '\0')
    return TRUE;
  if (!two_digits (text + 1))
    return FALSE;
  return text[3] == '\0' || (text[3] == '-' && two_digits (text + 4) && text[6] == '\0');
}

/** ens_code_is_meaning: Returns: whether @text is none, `P` or `P15`, with one of the letters POQSR. */
gboolean
ens_code_is_meaning (const char *text)
{
  if (text == NULL)
    return TRUE;
  if (text[0] == '\0' || strchr ("POQSR", text[0]) == NULL)
    return FALSE;
  return text[1] == '\0' || (two_digits (text + 1) && text[3] == '\0');
}

/** ens_code_is_beneficiary: Returns: whether @text is none or one small letter. */
gboolean
ens_code_is_beneficiary (const char *text)
{
  return text == NULL || (g_ascii_islower (text[0]) && text[1] == '\0');
}

/**
 * ens_code_parse:
 * @text: a code as people write it; `P--` is the same as `P`
 * @code: (out): its parts; empty on failure
 *
 * Returns: whether @text follows the grammar
 */
gboolean
ens_code_parse (const char *text, EnsCode *code)
{
  g_auto (GStrv) parts = g_strsplit (text, "/", 4);
  guint n = g_strv_length (parts);

  *code = (EnsCode){ NULL };
  if (n < 1 || n > 3)
    return FALSE;
  if (n > 1 && strlen (parts[1]) == 3 && g_str_has_suffix (parts[1], "--"))
    parts[1][1] = '\0';
  if (!ens_code_is_object (parts[0]) || (n > 1 && !ens_code_is_meaning (parts[1])) ||
      (n > 2 && !ens_code_is_beneficiary (parts[2])))
    return FALSE;
  code->object = g_strdup (parts[0]);
  code->meaning = n > 1 ? g_strdup (parts[1]) : NULL;
  code->beneficiary = n > 2 ? g_strdup (parts[2]) : NULL;
  return TRUE;
}

void
ens_code_clear (EnsCode *code)
{
  g_clear_pointer (&code->object, g_free);
  g_clear_pointer (&code->meaning, g_free);
  g_clear_pointer (&code->beneficiary, g_free);
}
