// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The fields of replies.
#include "ens-reply.h"

static const EnsField fields[] = {
  ENS_FIELDS_UUID (EnsReply, respondent, ENS_FIELD_KEY | ENS_FIELD_REQUIRED, ENS_KIND_RESPONDENT),
  ENS_FIELDS_UUID (EnsReply, item, ENS_FIELD_KEY | ENS_FIELD_REQUIRED, ENS_KIND_ITEM),
  ENS_FIELDS_TEXT (EnsReply, value, ENS_FIELD_LONG),
  ENS_FIELDS_STAMP (EnsReply),
};

const EnsEntity ens_reply_entity = {
  .kind = ENS_KIND_REPLY,
  .name = "reply",
  .plural = "replies",
  .size = sizeof (EnsReply),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .n_key = 2,
};
