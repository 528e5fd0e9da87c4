// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One list for all languages: a word that turns sentences in one language and is harmless in another
// only costs a confirmation.
#include "ens-polarity.h"

#include <string.h>

// Folded and without accents, as the words compared are.
static const char turning_words[] =
  // English
  "no not never without none nothing nobody cannot nor t less more fewer reduce reduced reducing increase increased "
  "increasing decrease lower raise remove removed add added stop start begin end against create abolish ban banned allow "
  "allowed forbid forbidden good bad better worse best worst few many much little too enough lack lacking absence presence "
  "before after open close closed free paid high low higher love hate win lose lost always "
  // French
  "pas ne non sans jamais aucun aucune rien ni plus moins reduire augmenter diminuer diminution augmentation baisser baisse "
  "hausse supprimer suppression creer creation interdire interdiction autoriser arreter contre mauvais mauvaise bon bonne "
  "mieux pire trop peu beaucoup assez manque absence presence avant apres ouvrir fermer gratuit payant toujours "
  // German
  "kein keine keinen keiner keinem nicht nie niemals ohne nichts niemand weniger mehr reduzieren senken erhohen abschaffen "
  "einfuhren verbieten erlauben gegen gut schlecht besser schlechter zu wenig viel immer "
  // Spanish
  "sin nunca jamas nada nadie ningun ninguna ni menos mas reducir aumentar disminuir bajar subir eliminar crear prohibir "
  "permitir contra bueno malo mejor peor poco mucho demasiado siempre "
  // Italian
  "senza mai niente nulla nessuno nessuna meno piu ridurre aumentare diminuire abolire creare vietare permettere contro buono "
  "cattivo meglio peggio poco molto troppo sempre "
  // Portuguese
  "nao sem nunca nada ninguem nenhum nenhuma menos mais reduzir aumentar diminuir acabar criar proibir permitir contra bom mau "
  "melhor pior pouco muito demais sempre "
  // Dutch
  "niet geen nooit zonder niets niemand minder meer verminderen verhogen afschaffen invoeren verbieten toestaan tegen goed "
  "slecht beter slechter weinig veel altijd "
  // Polish
  "nie bez nigdy zaden zadna nic nikt brak mniej wiecej zmniejszyc zwiekszyc zlikwidowac stworzyc zakazac pozwolic przeciw "
  "dobry zly lepiej gorzej malo duzo zawsze "
  // Romanian
  "nu fara niciodata nimic nimeni niciun nicio putin mult reduce creste elimina crea interzice permite impotriva bun rau mereu "
  // Latvian
  "nav bez nekad nekas neviens mazak vairak samazinat palielinat atcelt izveidot aizliegt atlaut pret labs slikts maz daudz "
  "vienmer "
  // Greek
  "δεν δε μη μην χωρις ποτε τιποτα κανεις κανενας καμια λιγοτερο περισσοτερο μειωση αυξηση μειωσω αυξησω καταργηση δημιουργια "
  "εναντιον καλο κακο καλυτερα χειροτερα λιγο πολυ παντα "
  // Swedish
  "inte ej ingen inget inga aldrig utan ingenting mindre mer minska oka avskaffa infora forbjuda tillata mot bra dalig battre "
  "samre lite mycket alltid "
  // Arabic
  "لا ليس بدون لم لن غير أقل اقل أكثر اكثر تقليل زيادة إلغاء الغاء إنشاء انشاء منع ضد دائما أبدا ابدا";

// Taken off, these leave the opposite: unhappy, malheureux, nieszczesliwy, nedraudzigs.
static const char *const turning_prefixes[] = {
  "un",  "in", "im",  "ir", "il", "dis", "mis", "non", "mal",
  "des", "de", "nie", "ne", "o",  "a",   "αν",  "α",
};

/** ens_polarity_words_new: Returns: (transfer full): the set of turning words */
GHashTable *
ens_polarity_words_new (void)
{
  GHashTable *words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto (GStrv) split = g_strsplit (turning_words, " ", -1);

  for (guint i = 0; split[i] != NULL; i++)
    g_hash_table_add (words, g_strdup (split[i]));
  return words;
}

static gboolean
has_digit (const char *word)
{
  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isdigit (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}

static gboolean
is_opposite (const char *longer, const char *shorter)
{
  for (guint i = 0; i < G_N_ELEMENTS (turning_prefixes); i++)
    if (g_str_has_prefix (longer, turning_prefixes[i]) &&
        strcmp (longer + strlen (turning_prefixes[i]), shorter) == 0)
      return TRUE;
  return FALSE;
}

/**
 * ens_polarity_turns:
 * @words: from ens_polarity_words_new()
 * @only_here: (element-type utf8): words that one sentence has and the other has not
 * @only_there: (element-type utf8): and the other way round
 *
 * Returns: whether what differs may turn the meaning: a number, a turning word, or an opposite
 */
gboolean
ens_polarity_turns (GHashTable *words, GPtrArray *only_here, GPtrArray *only_there)
{
  GPtrArray *sides[2] = { only_here, only_there };

  for (guint s = 0; s < 2; s++)
    for (guint i = 0; i < sides[s]->len; i++) {
      const char *word = g_ptr_array_index (sides[s], i);

      if (g_hash_table_contains (words, word) || has_digit (word))
        return TRUE;
      for (guint j = 0; j < sides[1 - s]->len; j++)
        if (is_opposite (word, g_ptr_array_index (sides[1 - s], j)))
          return TRUE;
    }
  return FALSE;
}
