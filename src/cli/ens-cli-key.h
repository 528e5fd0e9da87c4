// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// `key`, `sign` and `verify`: who made a file, without a server.
#pragma once

#include "ens-cli.h"

G_BEGIN_DECLS

gboolean ens_cli_read_passphrase (const char *path, char **passphrase, GError **error);

extern const EnsCliVerb ens_cli_key_new;
extern const EnsCliVerb ens_cli_key_show;
extern const EnsCliVerb ens_cli_key_trust;
extern const EnsCliVerb ens_cli_key_list;
extern const EnsCliVerb ens_cli_key_sheet;
extern const EnsCliVerb ens_cli_key_restore;
extern const EnsCliVerb ens_cli_key_forget;
extern const EnsCliVerb ens_cli_key_put_away;
extern const EnsCliVerb ens_cli_sign;
extern const EnsCliVerb ens_cli_verify;

G_END_DECLS
