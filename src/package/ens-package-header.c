// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The attributes of a package's root and what they may say.
#include "ens-package-header.h"

#include "ens-error.h"

#include <string.h>

const char *const ens_package_kind_words[] = { "session", "project", "results", "codebook", NULL };
const char *const ens_package_privacy_words[] = { "internal", "partner", "public", NULL };

static const EnsField fields[] = {
  ENS_FIELDS_INT (EnsPackageHeader,
                  version,
                  ENS_FIELD_REQUIRED,
                  ENS_PACKAGE_VERSION,
                  ENS_PACKAGE_VERSION),
  ENS_FIELDS_WORD (EnsPackageHeader, kind, ens_package_kind_words),
  ENS_FIELDS_TEXT (EnsPackageHeader, id, ENS_FIELD_REQUIRED),
  ENS_FIELDS_TEXT (EnsPackageHeader, parents, ENS_FIELD_PLAIN),
  ENS_FIELDS_UUID (EnsPackageHeader, origin, ENS_FIELD_REQUIRED, ENS_KIND_NONE),
  ENS_FIELDS_TEXT (EnsPackageHeader, title, ENS_FIELD_REQUIRED),
  ENS_FIELDS_TEXT (EnsPackageHeader, territory, ENS_FIELD_PLAIN),
  { .name = "created",
    .type = ENS_FIELD_TIME,
    .offset = offsetof (EnsPackageHeader, created),
    .refers_to = ENS_KIND_NONE },
  ENS_FIELDS_WORD (EnsPackageHeader, privacy, ens_package_privacy_words),
  ENS_FIELDS_TEXT (EnsPackageHeader, language, ENS_FIELD_REQUIRED | ENS_FIELD_LANGUAGE),
};

static gboolean
is_id (const char *text, gsize length)
{
  if (length != strlen ("sha256:") + 64 || strncmp (text, "sha256:", 7) != 0)
    return FALSE;
  for (gsize i = 7; i < length; i++)
    if (!g_ascii_isdigit (text[i]) && !(text[i] >= 'a' && text[i] <= 'f'))
      return FALSE;
  return TRUE;
}

static gboolean
check (gconstpointer record, GError **error)
{
  const EnsPackageHeader *header = record;
  g_auto (GStrv) parents = g_strsplit (header->parents != NULL ? header->parents : "", " ", -1);
  gboolean good = is_id (header->id, strlen (header->id));

  for (guint i = 0; parents[i] != NULL; i++)
    good = good && is_id (parents[i], strlen (parents[i]));
  if (!good)
    g_set_error_literal (error, ENS_ERROR, ENS_ERROR_REFUSED,
                         _ (
                           "the ids of a package and of its parents are “sha256:” and 64 digits of "
                           "0-9 a-f, parted by single blanks"));
  return good;
}

const EnsEntity ens_package_header_entity = {
  .kind = ENS_KIND_NONE,
  .name = "package",
  .plural = "packages",
  .size = sizeof (EnsPackageHeader),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .check = check,
};

/** ens_package_header_new: Returns: (transfer full): an empty header of the version written here. */
EnsPackageHeader *
ens_package_header_new (void)
{
  return ens_record_new (&ens_package_header_entity);
}

/** ens_package_header_copy: Returns: (transfer full): a deep copy. */
EnsPackageHeader *
ens_package_header_copy (const EnsPackageHeader *header)
{
  return ens_record_copy (&ens_package_header_entity, header);
}

void
ens_package_header_free (EnsPackageHeader *header)
{
  ens_record_free (&ens_package_header_entity, header);
}

/**
 * ens_package_header_allows:
 *
 * A codebook holds the classification and nothing of people; results hold no row that is one
 * person's.
 *
 * Returns: whether a package of the kind of @header may hold rows of @kind
 */
gboolean
ens_package_header_allows (const EnsPackageHeader *header, EnsEntityKind kind)
{
  switch (kind) {
  case ENS_KIND_EDITION:
  case ENS_KIND_NODE:
  case ENS_KIND_KEYWORD:
  case ENS_KIND_CROSSWALK:
  case ENS_KIND_TRANSLATION:
  case ENS_KIND_TOMBSTONE:
    return TRUE;
  case ENS_KIND_EDIT:
  case ENS_KIND_STATEMENT:
  case ENS_KIND_CODING:
  case ENS_KIND_MEMBER:
  case ENS_KIND_SORTING:
  case ENS_KIND_PLACING:
  case ENS_KIND_DECISION:
  case ENS_KIND_EVIDENCE:
  case ENS_KIND_RESPONDENT:
  case ENS_KIND_ANSWER:
  case ENS_KIND_REPLY:
  case ENS_KIND_VOTE:
    return header->kind == ENS_PACKAGE_SESSION || header->kind == ENS_PACKAGE_PROJECT;
  default:
    return header->kind != ENS_PACKAGE_CODEBOOK;
  }
}
