// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The base64 of the key file in numbered lines of five blocks. Each line ends with a word that is computed
// from its number and its letters (CRC-16, spelt as a proquint: arXiv:0901.4016), so that any slip of one
// letter, of two side by side, and any two lines exchanged are found. Of other slips one in 65,536 is not.
// Sheets of before have two letters instead, and are read as well.
#include "ens-key-sheet.h"

#include "ens-error.h"
#include "ens-keyring-private.h"
#include "ens-locale.h"
#include "ens-reports.h"
#include "ens-text.h"

#include <string.h>

#define BLOCK_CHARS   4
#define LINE_BLOCKS   5
#define LINE_CHARS    (BLOCK_CHARS * LINE_BLOCKS)
#define CHECK_MARK    '#'
#define CHECK_LETTERS 5
#define OLD_LETTERS   2
#define SECRET_HEADER "untrusted comment: minisign encrypted secret key\n"

static const char *
find_last_line (char **lines)
{
  const char *found = "";

  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0' && !g_str_has_prefix (lines[i], "untrusted comment:"))
      found = lines[i];
  return found;
}

static guint16
add_byte (guint16 sum, guchar byte)
{
  sum ^= (guint16) (byte << 8);
  for (int bit = 0; bit < 8; bit++)
    sum = (guint16) ((sum & 0x8000) != 0 ? sum << 1 ^ 0x1021 : sum << 1);
  return sum;
}

// Consonants carry four bits, vowels two.
static void
compute_check (const char *characters, guint number, char check[CHECK_LETTERS + 1])
{
  static const char consonants[] = "bdfghjklmnprstvz";
  static const char vowels[] = "aiou";
  guint16 sum = add_byte (0xffff, (guchar) number);

  for (gsize i = 0; characters[i] != '\0'; i++)
    sum = add_byte (sum, (guchar) characters[i]);
  check[0] = consonants[sum >> 12 & 15];
  check[1] = vowels[sum >> 10 & 3];
  check[2] = consonants[sum >> 6 & 15];
  check[3] = vowels[sum >> 4 & 3];
  check[4] = consonants[sum & 15];
  check[5] = '\0';
}

// The two letters on sheets of before.
static void
compute_old_check (const char *characters, char check[CHECK_LETTERS + 1])
{
  static const char consonants[] = "bdfghjklmnprstvz";
  static const char vowels[] = "aeiouy";
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, characters, -1);
  guint64 number = 0;

  digest[8] = '\0';
  number = g_ascii_strtoull (digest, NULL, 16);
  check[0] = consonants[number % 16];
  check[1] = vowels[number / 16 % 6];
  check[OLD_LETTERS] = '\0';
}

static char *
dup_line (const char *characters, guint number)
{
  g_autoptr (GString) line = g_string_new (NULL);
  char check[CHECK_LETTERS + 1];

  for (guint i = 0; characters[i] != '\0'; i++) {
    if (i > 0 && i % BLOCK_CHARS == 0)
      g_string_append_c (line, ' ');
    g_string_append_c (line, characters[i]);
  }
  compute_check (characters, number, check);
  g_string_append_printf (line, "  %c %s", CHECK_MARK, check);
  return g_string_free (g_steal_pointer (&line), FALSE);
}

static void
add_lines (EnsDocument *document, const char *secret)
{
  g_auto (GStrv) lines = g_strsplit (secret, "\n", -1);
  const char *characters = find_last_line (lines);
  const char *const headings[] = { _ ("Line"), _ ("What to type, with the word after #") };
  guint number = 1;

  ens_document_add_table (document, _ ("The key"), "nk", headings);
  for (gsize at = 0; at < strlen (characters); at += LINE_CHARS, number++) {
    g_autofree char *part = g_strndup (characters + at, LINE_CHARS);

    ens_document_take_cell (document, g_strdup_printf ("%u", number));
    ens_document_take_cell (document, dup_line (part, number));
  }
}

static void
add_owner (EnsDocument *document)
{
  g_autoptr (GPtrArray) keys = ens_keyring_list (NULL);

  for (guint i = 0; keys != NULL && i < keys->len; i++) {
    const EnsKnownKey *key = keys->pdata[i];
    g_autofree char *text = NULL;

    if (!key->is_own)
      continue;
    text = g_strdup_printf (_ ("The key of %s, number %s. Its words: %s"), key->name, key->id,
                            key->words);
    ens_document_add_paragraph (document, text);
  }
}

/** ens_key_sheet_new: Returns: (transfer full): one's own key to print and put away, in the language spoken. */
EnsDocument *
ens_key_sheet_new (GError **error)
{
  g_autofree char *secret = ens_keyring_dup_secret (error);
  g_autofree char *language = ens_locale_dup_language ();
  g_autoptr (EnsDocument) document = NULL;
  gboolean is_locked = FALSE;

  if (secret == NULL)
    return NULL;
  ens_keyring_has_own (&is_locked);
  document = ens_document_new (_ ("Recovery sheet of a signing key"), language);
  add_owner (document);
  ens_document_add_paragraph (document,
                              is_locked
                                ? _ ("Put this paper where you keep important papers. Who finds it "
                                     "cannot sign without the passphrase: keep that elsewhere.")
                                : _ ("This key has no passphrase: who finds this paper can sign in "
                                     "your name. Keep it under lock."));
  ens_document_add_heading (document, 2, _ ("When the computer is lost"));
  ens_document_add_paragraph (
    document, _ ("Open Ensemble on another computer, choose Exchange, Keys, Bring Back, and type "
                 "the lines below, each with the word after #. Capital and small letters "
                 "are different. Ensemble says which line has a slip."));
  if (is_locked)
    ens_document_add_paragraph (document, _ ("Then type the passphrase."));
  add_lines (document, secret);
  ens_document_add_note (document,
                         _ ("The lines together are the second line of a key file of minisign."));
  return g_steal_pointer (&document);
}

// What is wrong is said in the language of the program, not in that of the paper: so it is tried again.
static gboolean
write_in (const char *path, const char *language, GError **error)
{
  const EnsReportRequest request = { .path = path };
  char *before = ens_locale_enter (language);
  g_autoptr (EnsDocument) document = ens_key_sheet_new (NULL);
  gboolean is_done = document != NULL && ens_reports_write_document (document, &request, NULL);

  ens_locale_leave (before);
  if (document == NULL)
    document = ens_key_sheet_new (error);
  return is_done || (document != NULL && ens_reports_write_document (document, &request, error));
}

/**
 * ens_key_sheet_write: from the main thread only, since the program speaks the language of the paper meanwhile
 * @path: ends in `.pdf` or `.html`
 * @language: (nullable): of the paper; that of the program if left out
 */
gboolean
ens_key_sheet_write (const char *path, const char *language, GError **error)
{
  g_autofree char *spoken = ens_locale_dup_language ();

  if (language != NULL && !ens_text_is_language (language)) {
    g_set_error (error, ENS_ERROR, ENS_ERROR_USAGE,
                 _ ("“%s” is no language: name it by its short tag, as fr, pt-BR or ar"), language);
    return FALSE;
  }
  return write_in (path, language != NULL ? language : spoken, error);
}

static void
append_base64 (GString *out, const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (g_ascii_isalnum (text[i]) || strchr ("+/=", text[i]) != NULL)
      g_string_append_c (out, text[i]);
}

// What parts the blocks does not count.
static gboolean
read_line (GString *all, const char *line, guint number, GError **error)
{
  const char *mark = strchr (line, CHECK_MARK);
  g_autofree char *given = mark != NULL ? g_strstrip (g_strdup (mark + 1)) : NULL;
  g_autoptr (GString) characters = g_string_new (NULL);
  char check[CHECK_LETTERS + 1];

  append_base64 (characters, line, mark != NULL ? (gsize) (mark - line) : strlen (line));
  if (characters->len == 0)
    return TRUE;
  if (given != NULL && strlen (given) == OLD_LETTERS)
    compute_old_check (characters->str, check);
  else
    compute_check (characters->str, number, check);
  if (given != NULL && g_ascii_strcasecmp (check, given) != 0) {
    g_set_error (error, ENS_ERROR, ENS_ERROR_REFUSED,
                 _ ("There is a slip in line %u: “%s”. Compare it with the paper, capital letters "
                    "and 0 and O, 1 and l, too"),
                 number, line);
    return FALSE;
  }
  g_string_append (all, characters->str);
  return TRUE;
}

/**
 * ens_key_sheet_parse:
 * @typed: the lines of the paper, or a key file
 *
 * Returns: (transfer full): the key file; %ENS_ERROR_REFUSED with the line that has a slip
 */
char *
ens_key_sheet_parse (const char *typed, GError **error)
{
  g_auto (GStrv) lines = g_strsplit_set (typed, "\r\n", -1);
  g_autoptr (GString) all = g_string_new (NULL);
  guint number = 0;

  for (guint i = 0; lines[i] != NULL; i++) {
    const char *line = g_strstrip (lines[i]);

    if (*line == '\0' || g_str_has_prefix (line, "untrusted comment:"))
      continue;
    if (!read_line (all, line, ++number, error))
      return NULL;
  }
  if (all->len > 0)
    return g_strconcat (SECRET_HEADER, all->str, "\n", NULL);
  g_set_error_literal (error, ENS_ERROR, ENS_ERROR_REFUSED, _ ("Nothing was typed yet"));
  return NULL;
}
