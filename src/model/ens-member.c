// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The fields of members.
#include "ens-member.h"

static const EnsField fields[] = {
  ENS_FIELDS_UUID (EnsMember, statement, ENS_FIELD_KEY | ENS_FIELD_REQUIRED, ENS_KIND_STATEMENT),
  ENS_FIELDS_UUID (EnsMember, criterion, ENS_FIELD_REQUIRED, ENS_KIND_CRITERION),
  ENS_FIELDS_TEXT (EnsMember, reason, ENS_FIELD_LONG),
  ENS_FIELDS_STAMP (EnsMember),
};

const EnsEntity ens_member_entity = {
  .kind = ENS_KIND_MEMBER,
  .name = "member",
  .plural = "members",
  .size = sizeof (EnsMember),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .n_key = 1,
};
