// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Every limit on what comes from outside, in one place. A limit is named in the message of the
// refusal; a test stands just below and just above each.
#pragma once

#define ENS_LIMIT_XML_DEPTH      64
#define ENS_LIMIT_XML_ATTRIBUTES 256
#define ENS_LIMIT_FILE_BYTES     (512LL * 1024 * 1024)
#define ENS_LIMIT_TEXT_BYTES     (64 * 1024)
// Of a key, a signature, a recovery sheet, a passphrase; and of a list of decisions.
#define ENS_LIMIT_KEY_BYTES  (1024 * 1024)
#define ENS_LIMIT_LIST_BYTES (64 * 1024 * 1024)
#define ENS_LIMIT_ROWS       5000000
// Of rows that a missing quote made of many: how many are taken apart, and up to which length.
#define ENS_LIMIT_BROKEN_ROWS   1000
#define ENS_LIMIT_BROKEN_BYTES  (256 * 1024)
#define ENS_LIMIT_COLUMNS       32767
#define ENS_LIMIT_ARCHIVE_BYTES (1024LL * 1024 * 1024)
#define ENS_LIMIT_ARCHIVE_RATIO 200
#define ENS_LIMIT_COUNT         1000000
#define ENS_LIMIT_WEIGHT        1000000
// Sums of weights and of their squares; no less than one in so many. Their products are still numbers.
#define ENS_LIMIT_AMOUNT          1e24
#define ENS_LIMIT_REPORTED_FAULTS 1000
