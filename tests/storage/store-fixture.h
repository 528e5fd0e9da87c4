// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Small projects for the tests of this floor.
#pragma once

#include "ens-coder.h"
#include "ens-coding.h"
#include "ens-criterion.h"
#include "ens-edition.h"
#include "ens-error.h"
#include "ens-group.h"
#include "ens-journal.h"
#include "ens-member.h"
#include "ens-node.h"
#include "ens-question.h"
#include "ens-statement.h"
#include "ens-store-private.h"
#include "ens-test.h"

#define FIXTURE_TIME G_GINT64_CONSTANT (1790000000000)

G_GNUC_UNUSED static EnsProject *
fixture_project (void)
{
  EnsProject *project = ens_project_new ();

  project->id = ens_uuid_from_name ("test", "project");
  project->title = g_strdup ("Quartier de la Gare");
  project->language = g_strdup ("fr");
  project->created = FIXTURE_TIME;
  return project;
}

G_GNUC_UNUSED static EnsStore *
fixture_store (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EnsProject) project = fixture_project ();
  EnsStore *store = ens_store_create (path, project, &error);

  g_assert_no_error (error);
  g_assert_null (ens_store_get_read_only_reason (store));
  return store;
}

G_GNUC_UNUSED static void
fixture_begin (EnsStore *store, EnsActionKind kind, const char *word)
{
  g_autoptr (GError) error = NULL;
  EnsAction action = { .kind = kind, .word = word, .author = "AB", .time = FIXTURE_TIME };

  ens_store_begin (store, &action, &error);
  g_assert_no_error (error);
}

G_GNUC_UNUSED static gboolean
fixture_commit (EnsStore *store)
{
  g_autoptr (GError) error = NULL;
  gboolean changed = FALSE;

  ens_store_commit (store, &changed, &error);
  g_assert_no_error (error);
  return changed;
}

G_GNUC_UNUSED static void
fixture_insert (EnsStore *store, const EnsEntity *entity, gconstpointer record)
{
  g_autoptr (GError) error = NULL;

  ens_store_insert (store, entity, record, &error);
  g_assert_no_error (error);
}

G_GNUC_UNUSED static EnsUuid
fixture_id (const char *kind, guint number)
{
  g_autofree char *name = g_strdup_printf ("%u", number);

  return ens_uuid_from_name (kind, name);
}

G_GNUC_UNUSED static EnsGroup *
fixture_group (guint number)
{
  EnsGroup *group = ens_group_new ();

  group->id = fixture_id ("group", number);
  group->name = g_strdup_printf ("Groupe %u", number);
  group->stamp.created = FIXTURE_TIME;
  return group;
}

G_GNUC_UNUSED static EnsQuestion *
fixture_question (guint number)
{
  EnsQuestion *question = ens_question_new ();

  question->id = fixture_id ("question", number);
  question->number = number;
  question->language = g_strdup ("fr");
  question->wording = g_strdup ("Qu’est-ce que le bien-être ?");
  return question;
}

G_GNUC_UNUSED static EnsStatement *
fixture_statement (guint number, guint group, const char *text)
{
  EnsStatement *statement = ens_statement_new ();

  statement->id = fixture_id ("statement", number);
  statement->group = fixture_id ("group", group);
  statement->question = fixture_id ("question", 1);
  statement->language = g_strdup ("fr");
  statement->text = g_strdup (text);
  statement->stamp.created = FIXTURE_TIME + number;
  return statement;
}

// An edition with one dimension, "A", and one component, "A01"; a coder; a question; two groups.
G_GNUC_UNUSED static void
fixture_ground (EnsStore *store)
{
  g_autoptr (EnsEdition) edition = ens_edition_new ();
  g_autoptr (EnsCoder) coder = ens_coder_new ();
  g_autoptr (EnsQuestion) question = fixture_question (1);

  edition->id = fixture_id ("edition", 1);
  edition->code = g_strdup ("test-1");
  edition->language = g_strdup ("fr");
  edition->title = g_strdup ("Essai");
  coder->id = fixture_id ("coder", 1);
  coder->initials = g_strdup ("AB");
  fixture_begin (store, ENS_ACTION_NORMAL, "ground");
  fixture_insert (store, &ens_edition_entity, edition);
  for (guint i = 0; i < 2; i++) {
    g_autoptr (EnsNode) node = ens_node_new ();

    node->id = fixture_id ("node", i);
    node->edition = edition->id;
    node->parent = i == 0 ? (EnsUuid){ 0 } : fixture_id ("node", 0);
    node->code = g_strdup (i == 0 ? "A" : "A01");
    node->label = g_strdup (i == 0 ? "Moyens" : "Logement");
    fixture_insert (store, &ens_node_entity, node);
  }
  fixture_insert (store, &ens_question_entity, question);
  for (guint i = 1; i <= 2; i++) {
    g_autoptr (EnsGroup) group = fixture_group (i);

    fixture_insert (store, &ens_group_entity, group);
  }
  fixture_insert (store, &ens_coder_entity, coder);
  g_assert_true (fixture_commit (store));
}

G_GNUC_UNUSED static void
fixture_add_statement (EnsStore *store, guint number, guint group, const char *text)
{
  g_autoptr (EnsStatement) statement = fixture_statement (number, group, text);

  fixture_begin (store, ENS_ACTION_NORMAL, "statement-add");
  fixture_insert (store, &ens_statement_entity, statement);
  g_assert_true (fixture_commit (store));
}

static gboolean
fixture_dump_row (gconstpointer record, gint64 row, gpointer data, GError **error)
{
  const EnsEntity *entity = ((gpointer *) data)[0];
  GString *dump = ((gpointer *) data)[1];

  g_string_append_printf (dump, "%s %" G_GINT64_FORMAT, entity->name, row);
  for (guint i = 0; i < entity->n_fields; i++) {
    g_autofree char *text = ens_field_dup_text (&entity->fields[i], record);

    g_string_append_printf (dump, " %s", text != NULL ? text : "-");
  }
  g_string_append_c (dump, '\n');
  return TRUE;
}

// Every row of the model and the project, row numbers included.
G_GNUC_UNUSED static char *
fixture_dump (EnsStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EnsProject) project = ens_store_dup_project (store, &error);
  g_autofree char *edition = NULL;
  GString *dump = g_string_new (NULL);

  g_assert_no_error (error);
  edition = ens_uuid_dup_text (&project->edition);
  g_string_append_printf (dump, "project %s %s\n", project->title, edition);
  for (guint kind = 0; kind < ENS_N_KINDS; kind++) {
    gpointer data[] = { (gpointer) ens_entity_get (kind), dump };

    ens_store_each (store, ens_entity_get (kind), fixture_dump_row, data, &error);
    g_assert_no_error (error);
  }
  return g_string_free (dump, FALSE);
}
