// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The fields of translations.
#include "ens-translation.h"

static const EnsField fields[] = {
  ENS_FIELDS_UUID (EnsTranslation, owner, ENS_FIELD_KEY | ENS_FIELD_REQUIRED, ENS_KIND_NONE),
  ENS_FIELDS_TEXT (EnsTranslation, field, ENS_FIELD_KEY | ENS_FIELD_REQUIRED),
  ENS_FIELDS_TEXT (EnsTranslation,
                   language,
                   ENS_FIELD_KEY | ENS_FIELD_REQUIRED | ENS_FIELD_LANGUAGE),
  ENS_FIELDS_TEXT (EnsTranslation, text, ENS_FIELD_REQUIRED | ENS_FIELD_LONG),
  ENS_FIELDS_STAMP (EnsTranslation),
};

const EnsEntity ens_translation_entity = {
  .kind = ENS_KIND_TRANSLATION,
  .name = "translation",
  .plural = "translations",
  .size = sizeof (EnsTranslation),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .n_key = 3,
};
