// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Items and how they come from the file.
#include "ens-statement-loader.h"

#include "ens-coder.h"
#include "ens-coding.h"
#include "ens-criterion.h"
#include "ens-group.h"
#include "ens-member.h"
#include "ens-node.h"
#include "ens-question.h"
#include "ens-readings.h"
#include "ens-session-private.h"
#include "ens-wording.h"

struct _EnsStatementContent {
  EnsStatement *statement;
  char *group_name;
  char *criterion_title;
  char *code;
  EnsReading reading;
  guint question_number;
};

struct _EnsStatementItem {
  GObject parent_instance;

  EnsStatementSource *source;
  EnsStatementContent *content; // once somebody looked at it
  gint64 row;
  guint position;
};

G_DEFINE_FINAL_TYPE (EnsStatementItem, ens_statement_item, G_TYPE_OBJECT)

void
ens_statement_content_free (EnsStatementContent *content)
{
  if (content == NULL)
    return;
  ens_statement_free (content->statement);
  g_free (content->group_name);
  g_free (content->criterion_title);
  g_free (content->code);
  g_free (content->reading.object);
  g_free (content->reading.label);
  g_free (content->reading.meaning);
  g_free (content->reading.beneficiary);
  g_free (content->reading.initials);
  g_free (content);
}

static void
ens_statement_item_finalize (GObject *object)
{
  EnsStatementItem *self = ENS_STATEMENT_ITEM (object);

  ens_statement_content_free (self->content);
  ens_statement_source_unref (self->source);
  G_OBJECT_CLASS (ens_statement_item_parent_class)->finalize (object);
}

static void
ens_statement_item_class_init (EnsStatementItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ens_statement_item_finalize;
}

static void
ens_statement_item_init (EnsStatementItem *self)
{
}

/** ens_statement_source_new: Returns: (transfer full): to be shared by the items of @list. */
EnsStatementSource *
ens_statement_source_new (EnsStatementList *list)
{
  EnsStatementSource *source = g_rc_box_new (EnsStatementSource);

  source->list = list;
  return source;
}

void
ens_statement_source_unref (EnsStatementSource *source)
{
  g_rc_box_release (source);
}

/** ens_statement_item_new: Returns: (transfer full): the statement of number @row, not read yet. */
EnsStatementItem *
ens_statement_item_new (EnsStatementSource *source, gint64 row)
{
  EnsStatementItem *self = g_object_new (ENS_TYPE_STATEMENT_ITEM, NULL);

  self->source = g_rc_box_acquire (source);
  self->row = row;
  return self;
}

/** ens_statement_item_set_position: @position: where it was asked for, to read what is near with it. */
void
ens_statement_item_set_position (EnsStatementItem *self, guint position)
{
  self->position = position;
}

guint
ens_statement_item_get_position (EnsStatementItem *self)
{
  return self->position;
}

gint64
ens_statement_item_get_row (EnsStatementItem *self)
{
  return self->row;
}

/** ens_statement_item_get_content: Returns: (nullable) (transfer none): as far as it was read. */
const EnsStatementContent *
ens_statement_item_get_content (EnsStatementItem *self)
{
  return self->content;
}

/** ens_statement_item_take_content: @content: (transfer full): of a statement that was not read before. */
void
ens_statement_item_take_content (EnsStatementItem *self, EnsStatementContent *content)
{
  g_return_if_fail (self->content == NULL);
  self->content = content;
}

// A statement that is gone by the time that somebody looks says nothing.
static const EnsStatementContent *
look (EnsStatementItem *self)
{
  if (self->content == NULL && self->source->list != NULL)
    ens_statement_list_read_item (self->source->list, self);
  if (self->content == NULL) {
    self->content = g_new0 (EnsStatementContent, 1);
    self->content->statement = ens_statement_new ();
    self->content->statement->text = g_strdup ("");
    self->content->group_name = g_strdup ("");
  }
  return self->content;
}

/** ens_statement_item_get_statement: Returns: (transfer none): the row as it was when shown. */
const EnsStatement *
ens_statement_item_get_statement (EnsStatementItem *self)
{
  g_return_val_if_fail (ENS_IS_STATEMENT_ITEM (self), NULL);
  return look (self)->statement;
}

/** ens_statement_item_get_group_name: Returns: (transfer none): who said it. */
const char *
ens_statement_item_get_group_name (EnsStatementItem *self)
{
  g_return_val_if_fail (ENS_IS_STATEMENT_ITEM (self), NULL);
  return look (self)->group_name;
}

/** ens_statement_item_get_question_number: Returns: 1 for Q1, and so on. */
guint
ens_statement_item_get_question_number (EnsStatementItem *self)
{
  g_return_val_if_fail (ENS_IS_STATEMENT_ITEM (self), 0);
  return look (self)->question_number;
}

/** ens_statement_item_get_criterion_title: Returns: (transfer none) (nullable): the pile it lies in. */
const char *
ens_statement_item_get_criterion_title (EnsStatementItem *self)
{
  g_return_val_if_fail (ENS_IS_STATEMENT_ITEM (self), NULL);
  return look (self)->criterion_title;
}

/**
 * ens_statement_item_get_code:
 *
 * Returns: (transfer none) (nullable): the code that the coders settled on, or that all of them gave;
 *   %NULL for none, and when they differ
 */
const char *
ens_statement_item_get_code (EnsStatementItem *self)
{
  g_return_val_if_fail (ENS_IS_STATEMENT_ITEM (self), NULL);
  return look (self)->code;
}

/** ens_statement_item_get_reading: Returns: (transfer none): how it is coded; all empty when it is not. */
const EnsReading *
ens_statement_item_get_reading (EnsStatementItem *self)
{
  g_return_val_if_fail (ENS_IS_STATEMENT_ITEM (self), NULL);
  return &look (self)->reading;
}

static gboolean
is_same_reading (const EnsReading *a, const EnsReading *b)
{
  return g_strcmp0 (a->object, b->object) == 0 && g_strcmp0 (a->label, b->label) == 0 &&
         g_strcmp0 (a->meaning, b->meaning) == 0 &&
         g_strcmp0 (a->beneficiary, b->beneficiary) == 0 &&
         g_strcmp0 (a->initials, b->initials) == 0 && a->is_unsure == b->is_unsure &&
         a->is_disputed == b->is_disputed && a->is_agreed == b->is_agreed;
}

/** ens_statement_content_equal: Returns: whether both would be shown alike. */
gboolean
ens_statement_content_equal (const EnsStatementContent *a, const EnsStatementContent *b)
{
  return ens_record_equal (&ens_statement_entity, a->statement, b->statement) &&
         a->question_number == b->question_number &&
         g_strcmp0 (a->group_name, b->group_name) == 0 &&
         g_strcmp0 (a->criterion_title, b->criterion_title) == 0 &&
         g_strcmp0 (a->code, b->code) == 0 && is_same_reading (&a->reading, &b->reading);
}

/** Known: the rows of one kind, found by their id, which is their first member. */
typedef struct {
  GPtrArray *rows;
  GHashTable *by_id;
} Known;

struct _EnsStatementLoader {
  EnsSession *session;
  EnsUuid coder;
  Known known[ENS_N_KINDS];
  GHashTable *labels;
};

/** ens_statement_loader_new: @session: held by the owner of the loader. */
EnsStatementLoader *
ens_statement_loader_new (EnsSession *session)
{
  EnsStatementLoader *self = g_new0 (EnsStatementLoader, 1);

  self->session = session;
  return self;
}

/** ens_statement_loader_set_coder: @coder: whose codings the next items show; nil for everybody's */
void
ens_statement_loader_set_coder (EnsStatementLoader *self, const EnsUuid *coder)
{
  self->coder = *coder;
}

/** ens_statement_loader_forget: names of rows of @kinds changed: they are read again when needed. */
void
ens_statement_loader_forget (EnsStatementLoader *self, EnsKinds kinds)
{
  if ((kinds & (ENS_KIND_BIT (ENS_KIND_NODE) | ENS_KIND_BIT (ENS_KIND_TRANSLATION))) != 0)
    g_clear_pointer (&self->labels, g_hash_table_unref);
  for (guint i = 0; i < ENS_N_KINDS; i++) {
    if ((kinds & ENS_KIND_BIT (i)) != 0) {
      g_clear_pointer (&self->known[i].by_id, g_hash_table_unref);
      g_clear_pointer (&self->known[i].rows, g_ptr_array_unref);
    }
  }
}

void
ens_statement_loader_free (EnsStatementLoader *self)
{
  if (self == NULL)
    return;
  ens_statement_loader_forget (self, ENS_ALL_KINDS);
  g_free (self);
}

static gpointer
find (EnsStatementLoader *self, EnsEntityKind kind, const EnsUuid *id)
{
  Known *known = &self->known[kind];

  if (known->by_id == NULL) {
    known->rows = ens_session_list_rows (self->session, kind, NULL);
    known->by_id = g_hash_table_new (ens_uuid_hash, ens_uuid_equal);
    for (guint i = 0; known->rows != NULL && i < known->rows->len; i++)
      g_hash_table_add (known->by_id, g_ptr_array_index (known->rows, i));
  }
  return g_hash_table_lookup (known->by_id, id);
}

// The label in the project's language, looked up once for each node.
static const char *
find_label (EnsStatementLoader *self, const EnsNode *node)
{
  char *label;

  if (self->labels == NULL)
    self->labels = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  label = g_hash_table_lookup (self->labels, node);
  if (label == NULL) {
    label = ens_wording_dup (self->session, &node->id, "label", node->label);
    g_hash_table_insert (self->labels, (gpointer) node, label);
  }
  return label;
}

/** Weighing: @coding: the one that counts so far */
typedef struct {
  EnsStatementLoader *loader;
  EnsCoding *coding;
  GString *initials;
  gboolean is_disputed;
  gboolean is_unsure;
} Weighing;

static gboolean
weigh_coding (gconstpointer record, gint64 row, gpointer data, GError **error)
{
  const EnsCoding *coding = record;
  Weighing *weighing = data;
  const EnsCoder *coder;

  if (!ens_uuid_is_nil (&weighing->loader->coder) &&
      !ens_uuid_equal (&weighing->loader->coder, &coding->coder))
    return TRUE;
  coder = find (weighing->loader, ENS_KIND_CODER, &coding->coder);
  if (weighing->initials->len > 0)
    g_string_append (weighing->initials, ", ");
  g_string_append (weighing->initials, coder != NULL ? coder->initials : "?");
  if (weighing->coding != NULL && weighing->coding->agreed)
    return TRUE;
  if (weighing->coding != NULL && !coding->agreed) {
    weighing->is_disputed |= !ens_uuid_equal (&weighing->coding->node, &coding->node);
    weighing->is_unsure |= coding->certainty == ENS_CERTAINTY_UNSURE;
    return TRUE;
  }
  ens_coding_free (weighing->coding);
  weighing->coding = ens_coding_copy (coding);
  weighing->is_unsure = coding->certainty == ENS_CERTAINTY_UNSURE ||
                        (!coding->agreed && weighing->is_unsure);
  weighing->is_disputed &= !coding->agreed;
  return TRUE;
}

static void
read_codings (EnsStatementLoader *self, EnsStatementContent *item)
{
  g_autoptr (GString) initials = g_string_new (NULL);
  Weighing weighing = { .loader = self, .initials = initials };
  EnsReading *reading = &item->reading;
  const EnsNode *node = NULL;

  ens_store_each_with (ens_session_get_store (self->session), &ens_coding_entity, "statement",
                       &item->statement->id, weigh_coding, &weighing, NULL);
  if (weighing.coding == NULL)
    return;
  reading->initials = g_strdup (initials->str);
  reading->is_disputed = weighing.is_disputed;
  reading->is_unsure = weighing.is_unsure;
  reading->is_agreed = weighing.coding->agreed;
  if (!weighing.is_disputed)
    node = find (self, ENS_KIND_NODE, &weighing.coding->node);
  if (node != NULL) {
    reading->object = g_strdup (node->code);
    reading->label = g_strdup (find_label (self, node));
    reading->meaning = g_strdup (weighing.coding->meaning);
    reading->beneficiary = g_strdup (weighing.coding->beneficiary);
    item->code = ens_readings_dup_code (node->code, weighing.coding);
  }
  ens_coding_free (weighing.coding);
}

static char *
dup_criterion_title (EnsStatementLoader *self, const EnsUuid *statement)
{
  g_autoptr (EnsMember) member = ens_member_new ();
  const EnsCriterion *criterion = NULL;
  gboolean is_found = FALSE;

  member->statement = *statement;
  if (ens_store_read (ens_session_get_store (self->session), &ens_member_entity, member, &is_found,
                      NULL) &&
      is_found)
    criterion = find (self, ENS_KIND_CRITERION, &member->criterion);
  return criterion != NULL ? g_strdup (criterion->title) : NULL;
}

static EnsStatementContent *
new_content (EnsStatementLoader *self, EnsStatement *statement)
{
  EnsStatementContent *item = g_new0 (EnsStatementContent, 1);
  const EnsGroup *group = find (self, ENS_KIND_GROUP, &statement->group);
  const EnsQuestion *question = find (self, ENS_KIND_QUESTION, &statement->question);

  item->statement = statement;
  item->group_name = g_strdup (group != NULL ? group->name : "");
  item->question_number = question != NULL ? (guint) question->number : 0;
  item->criterion_title = dup_criterion_title (self, &statement->id);
  read_codings (self, item);
  return item;
}

/** Fetching: where contents go */
typedef struct {
  EnsStatementLoader *loader;
  GHashTable *contents;
} Fetching;

// Within the walk, so that all that is read for the rows is read under one lock of the file.
static gboolean
fetch (gconstpointer record, gint64 row, gpointer data, GError **error)
{
  Fetching *fetching = data;

  g_hash_table_insert (fetching->contents, g_memdup2 (&row, sizeof row),
                       new_content (fetching->loader, ens_statement_copy (record)));
  return TRUE;
}

/**
 * ens_statement_loader_load:
 * @rows: (array length=n_rows): numbers of rows
 * @contents: (inout): takes what is shown by number of row (gint64 *), owned
 */
gboolean
ens_statement_loader_load (EnsStatementLoader *self,
                           const gint64 *rows,
                           gsize n_rows,
                           GHashTable *contents,
                           GError **error)
{
  Fetching fetching = { self, contents };

  return ens_store_each_row (ens_session_get_store (self->session), &ens_statement_entity, rows,
                             n_rows, fetch, &fetching, error);
}
