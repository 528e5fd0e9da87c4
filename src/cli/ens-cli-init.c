// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// `init`: a new project file.
#include "ens-cli-init.h"

static EnsSession *
create (const char *path,
        const EnsProject *project,
        const char *codebook,
        gboolean is_sample,
        GError **error)
{
  if (is_sample)
    return ens_session_create_sample (path, project, error);
  return ens_session_create (path, project, codebook, error);
}

static gboolean
run (EnsCli *cli, GError **error)
{
  g_autoptr (EnsProject) project = ens_project_new ();
  g_autofree char *codebook = NULL;
  g_autoptr (EnsSession) session = NULL;
  g_autofree char *note = NULL;
  gboolean is_sample = FALSE;
  const GOptionEntry entries[] = {
    { "title", 't', 0, G_OPTION_ARG_STRING, &project->title, N_ ("What people call it"), "T" },
    { "territory", 0, 0, G_OPTION_ARG_STRING, &project->territory,
      N_ ("The city, quarter, school or company"), "T" },
    { "language", 'l', 0, G_OPTION_ARG_STRING, &project->language,
      N_ ("The language mostly spoken, such as fr"), "L" },
    { "codebook", 0, 0, G_OPTION_ARG_STRING, &codebook,
      N_ ("A codebook file, or an edition that comes with Ensemble; “none” for none"),
      "FILE|EDITION" },
    { "sample", 0, 0, G_OPTION_ARG_NONE, &is_sample,
      N_ ("Fill it with the invented sample, in its language and with its codebook"), NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!ens_cli_parse (cli, entries, 1, 1, error))
    return FALSE;
  if (!is_sample && !ens_cli_require (project->title, "--title", error))
    return FALSE;
  if (project->language == NULL)
    project->language = g_strdup ("en");
  ens_cli_at (cli, cli->words[0]);
  session = create (cli->words[0], project, codebook, is_sample, error);
  if (session == NULL)
    return FALSE;
  note = g_strdup_printf (_ ("%s: project “%s” made"), cli->words[0],
                          ens_session_get_project (session)->title);
  ens_cli_note (cli, note);
  return TRUE;
}

const EnsCliVerb ens_cli_init = {
  .name = "init",
  .arguments = "PROJECT --title T",
  .summary = N_ ("Make a new project file"),
  .run = run,
};
