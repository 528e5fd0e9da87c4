// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a package says of itself: the attributes of its root element. Not its rows.
#pragma once

#include "ens-record.h"

G_BEGIN_DECLS

#define ENS_PACKAGE_NAMESPACE "urn:ensemble-wellbeing:package:1"
#define ENS_PACKAGE_VERSION   1

/** EnsPackageKind: what a package is for */
typedef enum {
  ENS_PACKAGE_SESSION,
  ENS_PACKAGE_PROJECT,
  ENS_PACKAGE_RESULTS,
  ENS_PACKAGE_CODEBOOK,
} EnsPackageKind;

/** EnsPrivacy: how far a package may travel */
typedef enum {
  ENS_PRIVACY_INTERNAL,
  ENS_PRIVACY_PARTNER,
  ENS_PRIVACY_PUBLIC,
} EnsPrivacy;

/**
 * EnsPackageHeader:
 * @version: of the format; 1
 * @kind: an EnsPackageKind
 * @id: `sha256:` and 64 hex digits: the hash of the body; a writer finds it out by itself
 * @parents: (nullable): the ids of the packages that this one knew, parted by single blanks
 * @origin: the id of the project file it comes from
 * @title: of that project
 * @territory: (nullable): of that project
 * @created: when that project last changed, so that the same content gives the same bytes
 * @privacy: an EnsPrivacy
 * @language: of that project
 */
typedef struct {
  gint64 version;
  int kind;
  char *id;
  char *parents;
  EnsUuid origin;
  char *title;
  char *territory;
  gint64 created;
  int privacy;
  char *language;
} EnsPackageHeader;

/** ens_package_header_entity: the attributes of the root in their order. Has no stamp and no rows. */
extern const EnsEntity ens_package_header_entity;

/** The words of EnsPackageKind and EnsPrivacy in files, ended by %NULL. */
extern const char *const ens_package_kind_words[];
extern const char *const ens_package_privacy_words[];

EnsPackageHeader *ens_package_header_new (void) G_GNUC_WARN_UNUSED_RESULT;
EnsPackageHeader *ens_package_header_copy (const EnsPackageHeader *header)
  G_GNUC_WARN_UNUSED_RESULT;
void ens_package_header_free (EnsPackageHeader *header);
gboolean ens_package_header_allows (const EnsPackageHeader *header, EnsEntityKind kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EnsPackageHeader, ens_package_header_free)

G_END_DECLS
