// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Keys and signatures, against themselves and against minisign where it is installed.
#include "ens-error.h"
#include "ens-signature.h"
#include "ens-test.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define WORDS "four plain words here"

typedef struct {
  EnsTestDir *dir;
  char *file;
  char *signature;
  char *public_key;
  char *secret_key;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->dir = ens_test_dir_new ();
  fixture->file = ens_test_dir_file (fixture->dir, "p.xml");
  fixture->signature = ens_test_dir_file (fixture->dir, "p.xml.minisig");
  fixture->public_key = ens_test_dir_file (fixture->dir, "k.pub");
  fixture->secret_key = ens_test_dir_file (fixture->dir, "k.key");
  ens_test_write (fixture->file, "<package>un banc</package>\n");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_free (fixture->file);
  g_free (fixture->signature);
  g_free (fixture->public_key);
  g_free (fixture->secret_key);
  ens_test_dir_free (fixture->dir);
}

static char *
dup_signature (Fixture *fixture, const EnsSecretKey *key)
{
  g_autoptr (GError) error = NULL;
  int fd = g_open (fixture->file, O_RDONLY, 0);
  char *text = ens_signature_make (key, fd, "timestamp:1\tfile:p.xml", &error);

  g_assert_no_error (error);
  close (fd);
  return text;
}

static gboolean
verify (Fixture *fixture, const char *text, const EnsPublicKey *key, GError **error)
{
  g_autoptr (EnsSignature) signature = ens_signature_parse (text, error);
  int fd = g_open (fixture->file, O_RDONLY, 0);
  gboolean is_good = signature != NULL && ens_signature_verify (signature, key, fd, error);

  close (fd);
  return is_good;
}

static void
test_round_trip (Fixture *fixture, gconstpointer data)
{
  g_autoptr (EnsSecretKey) key = ens_secret_key_new ();
  g_autofree char *text = dup_signature (fixture, key);
  g_autoptr (GError) error = NULL;
  EnsPublicKey public_key;

  ens_secret_key_get_public (key, &public_key);
  g_assert_true (verify (fixture, text, &public_key, &error));
  g_assert_no_error (error);
}

static void
assert_wrong (Fixture *fixture, const char *text, const EnsPublicKey *key)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (verify (fixture, text, key, &error));
  g_assert_error (error, ENS_ERROR, ENS_ERROR_SIGNATURE);
  g_assert_cmpint (ens_error_exit_status (error), ==, 4);
}

static void
test_wrong (Fixture *fixture, gconstpointer data)
{
  g_autoptr (EnsSecretKey) key = ens_secret_key_new ();
  g_autoptr (EnsSecretKey) other = ens_secret_key_new ();
  g_autofree char *text = dup_signature (fixture, key);
  g_autoptr (GString) changed = g_string_new (text);
  EnsPublicKey public_key, other_key, forged;

  ens_secret_key_get_public (key, &public_key);
  ens_secret_key_get_public (other, &other_key);
  assert_wrong (fixture, text, &other_key);
  // The id is no secret: another key that bears it must not pass.
  forged = other_key;
  memcpy (forged.id, public_key.id, sizeof forged.id);
  assert_wrong (fixture, text, &forged);
  g_string_replace (changed, "timestamp:1", "timestamp:2", 0);
  assert_wrong (fixture, changed->str, &public_key);
  ens_test_write (fixture->file, "<package>un bang</package>\n");
  assert_wrong (fixture, text, &public_key);
}

static void
test_no_signature (Fixture *fixture, gconstpointer data)
{
  static const char *const texts[] = {
    "",
    "hello",
    "untrusted comment: x\nAAAA\ntrusted comment: y\nAAAA\n",
    "untrusted comment: x\n\xff\ntrusted comment: \xff\n\xff\n",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_null (ens_signature_parse (texts[i], &error));
    g_assert_error (error, ENS_ERROR, ENS_ERROR_SIGNATURE);
  }
}

static void
test_secret_key (Fixture *fixture, gconstpointer data)
{
  g_autoptr (EnsSecretKey) key = ens_secret_key_new ();
  g_autoptr (EnsSecretKey) opened = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = ens_secret_key_dup_text (key, WORDS, &error);
  EnsPublicKey before, after;

  g_assert_no_error (error);
  g_assert_true (ens_secret_key_is_locked (text));
  opened = ens_secret_key_parse (text, WORDS, &error);
  g_assert_no_error (error);
  ens_secret_key_get_public (key, &before);
  ens_secret_key_get_public (opened, &after);
  g_assert_true (ens_public_key_equal (&before, &after));
  g_assert_null (ens_secret_key_parse (text, "other words", &error));
  g_assert_error (error, ENS_ERROR, ENS_ERROR_SIGNATURE);
}

static void
test_public_key (Fixture *fixture, gconstpointer data)
{
  // The key of minisign's author, from minisign's manual page.
  static const char line[] = "RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3";
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;
  g_autofree char *words = NULL;
  g_autofree char *text = NULL;
  EnsPublicKey key, again;

  g_assert_true (ens_public_key_parse (line, &key, &error));
  id = ens_public_key_dup_id (&key);
  g_assert_cmpstr (id, ==, "E7620F1842B4E81F");
  text = ens_public_key_dup_text (&key);
  g_assert_nonnull (strstr (text, line));
  g_assert_true (ens_public_key_parse (text, &again, &error));
  g_assert_true (ens_public_key_equal (&key, &again));
  words = ens_public_key_dup_words (&key);
  g_assert_true (g_regex_match_simple ("^([a-z]{5}-){5}[a-z]{5}$", words, 0, 0));
  g_assert_false (ens_public_key_parse ("RWQf6LRC", &key, &error));
  g_assert_error (error, ENS_ERROR, ENS_ERROR_REFUSED);
}

static gboolean
run (const char *const *words)
{
  int status = -1;

  g_spawn_sync (NULL, (char **) words, NULL,
                G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, NULL,
                NULL, NULL, NULL, &status, NULL);
  return status == 0;
}

static gboolean
has_minisign (void)
{
  g_autofree char *path = g_find_program_in_path ("minisign");

  if (path == NULL)
    g_test_skip ("minisign is not installed");
  return path != NULL;
}

static void
test_minisign_verifies_ours (Fixture *fixture, gconstpointer data)
{
  const char *words[] = { "minisign", "-V", "-m", fixture->file, "-p", fixture->public_key, NULL };
  g_autoptr (EnsSecretKey) key = ens_secret_key_new ();
  g_autofree char *text = dup_signature (fixture, key);
  g_autofree char *public_text = NULL;
  EnsPublicKey public_key;

  if (!has_minisign ())
    return;
  ens_secret_key_get_public (key, &public_key);
  public_text = ens_public_key_dup_text (&public_key);
  ens_test_write (fixture->signature, text);
  ens_test_write (fixture->public_key, public_text);
  g_assert_true (run (words));
  ens_test_write (fixture->file, "changed");
  g_assert_false (run (words));
}

static void
test_we_verify_minisigns (Fixture *fixture, gconstpointer data)
{
  const char *make[] = { "minisign",          "-G", "-W", "-f", "-p", fixture->public_key, "-s",
                         fixture->secret_key, NULL };
  const char *sign[] = { "minisign", "-S", "-m", fixture->file, "-s", fixture->secret_key, NULL };
  const char *sign_old[] = { "minisign",          "-S", "-l", "-m", fixture->file, "-s",
                             fixture->secret_key, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (EnsSecretKey) secret = NULL;
  g_autofree char *public_text = NULL;
  g_autofree char *secret_text = NULL;
  EnsPublicKey key, ours;

  if (!has_minisign ())
    return;
  g_assert_true (run (make));
  public_text = ens_test_read (fixture->public_key);
  g_assert_true (ens_public_key_parse (public_text, &key, &error));
  for (guint i = 0; i < 2; i++) {
    g_autofree char *text = NULL;

    g_assert_true (run (i == 0 ? sign : sign_old));
    text = ens_test_read (fixture->signature);
    g_assert_true (verify (fixture, text, &key, &error));
  }
  secret_text = ens_test_read (fixture->secret_key);
  secret = ens_secret_key_parse (secret_text, NULL, &error);
  g_assert_no_error (error);
  ens_secret_key_get_public (secret, &ours);
  g_assert_true (ens_public_key_equal (&key, &ours));
}

// minisign signs with a key file of ours, so that nobody depends on Ensemble for it.
static void
test_minisign_takes_our_key (Fixture *fixture, gconstpointer data)
{
  const char *sign[] = { "minisign", "-S", "-m", fixture->file, "-s", fixture->secret_key, NULL };
  g_autoptr (EnsSecretKey) key = ens_secret_key_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *secret_text = ens_secret_key_dup_text (key, NULL, &error);
  g_autofree char *text = NULL;
  EnsPublicKey public_key;

  if (!has_minisign ())
    return;
  ens_test_write (fixture->secret_key, secret_text);
  g_assert_true (run (sign));
  ens_secret_key_get_public (key, &public_key);
  text = ens_test_read (fixture->signature);
  g_assert_true (verify (fixture, text, &public_key, &error));
}

static void
add (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/package/signature/round-trip", test_round_trip);
  add ("/package/signature/wrong", test_wrong);
  add ("/package/signature/no-signature", test_no_signature);
  add ("/package/signature/secret-key", test_secret_key);
  add ("/package/signature/public-key", test_public_key);
  add ("/package/signature/minisign-verifies-ours", test_minisign_verifies_ours);
  add ("/package/signature/we-verify-minisigns", test_we_verify_minisigns);
  add ("/package/signature/minisign-takes-our-key", test_minisign_takes_our_key);
  return g_test_run ();
}
