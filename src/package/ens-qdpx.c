// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The records only.
#include "ens-qdpx.h"

static void
clear_coding (gpointer coding)
{
  g_free (((EnsQdpxCoding *) coding)->coder);
}

/** ens_qdpx_codings_new: Returns: (transfer full) (element-type EnsQdpxCoding): none yet; frees what is added. */
GArray *
ens_qdpx_codings_new (void)
{
  GArray *codings = g_array_new (FALSE, FALSE, sizeof (EnsQdpxCoding));

  g_array_set_clear_func (codings, clear_coding);
  return codings;
}

static void
free_passage (gpointer data)
{
  EnsQdpxPassage *passage = data;

  g_free (passage->guid);
  g_free (passage->text);
  g_free (passage->note);
  g_array_unref (passage->codings);
  g_free (passage);
}

static void
free_source (gpointer data)
{
  EnsQdpxSource *source = data;

  g_free (source->guid);
  g_free (source->name);
  g_free (source->owner);
  g_hash_table_unref (source->variables);
  g_ptr_array_unref (source->passages);
  g_free (source);
}

/** ens_qdpx_new: Returns: (transfer full): a project without codes and texts. */
EnsQdpx *
ens_qdpx_new (void)
{
  EnsQdpx *self = g_new0 (EnsQdpx, 1);

  self->codes = g_ptr_array_new_with_free_func ((GDestroyNotify) ens_qdc_code_free);
  self->sources = g_ptr_array_new_with_free_func (free_source);
  return self;
}

void
ens_qdpx_free (EnsQdpx *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->codes);
  g_ptr_array_unref (self->sources);
  g_free (self);
}

/** ens_qdpx_add_source: Returns: (transfer none): a text without passages. */
EnsQdpxSource *
ens_qdpx_add_source (EnsQdpx *self, const char *guid, const char *name)
{
  EnsQdpxSource *source = g_new0 (EnsQdpxSource, 1);

  source->guid = g_strdup (guid);
  source->name = g_strdup (name);
  source->variables = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  source->passages = g_ptr_array_new_with_free_func (free_passage);
  g_ptr_array_add (self->sources, source);
  return source;
}

/** ens_qdpx_source_add_passage: @text: (transfer full). Returns: (transfer none): it, without codings. */
EnsQdpxPassage *
ens_qdpx_source_add_passage (EnsQdpxSource *source, const char *guid, char *text)
{
  EnsQdpxPassage *passage = g_new0 (EnsQdpxPassage, 1);

  passage->guid = g_strdup (guid);
  passage->text = text;
  passage->codings = ens_qdpx_codings_new ();
  g_ptr_array_add (source->passages, passage);
  return passage;
}

/** ens_qdpx_passage_add_coding: @coder: (nullable): a name. */
void
ens_qdpx_passage_add_coding (EnsQdpxPassage *passage, const char *coder, int code)
{
  EnsQdpxCoding coding = { g_strdup (coder), code };

  g_array_append_val (passage->codings, coding);
}
