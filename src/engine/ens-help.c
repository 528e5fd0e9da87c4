// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Two tables: what to do at each step, and what each figure is. A formula reads the same in every
// language, its source too.
#include "ens-help.h"

#include "ens-error.h"
#include "ens-locale.h"
#include "ens-reports.h"

#include <string.h>

static const EnsHelpTopic topics[] = {
  { "start", N_ ("What Ensemble is for") },
  { "project", N_ ("Project") },
  { "groups", N_ ("Groups") },
  { "workshop", N_ ("Workshop") },
  { "statements", N_ ("Statements") },
  { "coding", N_ ("Coding") },
  { "criteria", N_ ("Criteria") },
  { "rainbow", N_ ("Rainbow groups") },
  { "indicators", N_ ("Indicators") },
  { "survey", N_ ("Survey") },
  { "results", N_ ("Results") },
  { "consultation", N_ ("Consultation") },
  { "actions", N_ ("Actions") },
  { "contracts", N_ ("Contracts") },
  { "exchange", N_ ("Exchange") },
  { "learned", N_ ("What earlier projects taught") },
  { "privacy", N_ ("Who stays unknown, and how") },
  { "figures", N_ ("How the figures are computed") },
};

/** Passage: a paragraph of a topic; they stand in the order of @topics */
typedef struct {
  const char *topic;
  const char *text;
} Passage;

static const Passage passages[] = {
  { "start",
    N_ (
      "People say what well-being is for them, in groups of those who are alike. What they said is "
      "put together until all can agree on it, measured, and turned into actions.") },
  { "start", N_ ("The list on the left is the way. Nothing is locked: begin where you are, go back "
                 "when you want, and leave out what you do not need.") },
  { "start",
    N_ ("Every Enter is on disk before the next key. Ctrl+Z takes back whatever you did "
        "last, also after a restart. Nothing leaves this computer unless you export it.") },
  { "start", N_ ("F1 opens this help at the page you are on. Ctrl+? shows all keys.") },
  { "project", N_ ("Say what the project and its territory are called. The language is the one in "
                   "which papers are written, unless you choose another when you print.") },
  { "project", N_ ("The card at the top says what comes next. It is advice, not an order.") },
  { "groups",
    N_ ("A monochrome group is eight to twelve people who are alike: young people, elderly "
        "people, newcomers. A rainbow group has one member of each of them.") },
  { "groups", N_ ("Write no names of people. Tick “minors” for children: their group then has no "
                  "receipts and no quarter, and less of it leaves the house.") },
  { "workshop", N_ ("Six steps: who is here, which questions, what people wrote, a first sorting, "
                    "reading it back, and the sheet the group leaves with.") },
  { "workshop", N_ ("People first write alone, without a name. Then post-its are mixed, so that "
                    "nobody reads out their own.") },
  { "workshop", N_ ("Enter keeps a post-it. “3x” before it means three people wrote the same; +, - "
                    "and ? at the start change the question.") },
  { "statements", N_ ("Each line is one idea as somebody wrote it, with how many wrote the same. "
                      "Its words are kept for ever; a correction is kept beside them.") },
  { "statements", N_ ("Search finds words anywhere, also without accents. Tick lines to code or to "
                      "place many at once.") },
  { "coding", N_ ("A code says what a statement is about (A03), what about it (P possibility, O "
                  "attainment, Q quality, S sustainability, R opposition) and for whom.") },
  { "coding",
    N_ ("Code what is said, nothing more. Choose the family first, then the component; in "
        "doubt, take the more general one. Two coders who do not agree are worth a talk.") },
  { "criteria",
    N_ ("Put into one pile what means the same, and give the pile a wording in people’s "
        "own words. Ensemble shows piles it finds; you and the group decide.") },
  { "criteria",
    N_ ("What was said once is kept: mark it, do not drop it. Piles may lie in piles.") },
  { "criteria", N_ ("A criterion is material, immaterial, or left open.") },
  { "rainbow",
    N_ ("Compose tables with one member of each group. Then go through the criteria, one "
        "by one: agreed, changed, or objected to. Objections stay beside the wording.") },
  { "indicators",
    N_ ("An indicator describes five situations, from very unsatisfactory to ideal, so "
        "that everybody can say where they stand. Begin from a criterion or from a "
        "component; the draft takes the words people used.") },
  { "indicators",
    N_ ("Four meanings lead from one situation to the next: possibility from 1 to 2, "
        "attainment from 2 to 3, quality from 3 to 4, sustainability from 4 to 5. Who "
        "says that it is missing stands before the passage, who says that it is there "
        "stands behind it.") },
  { "indicators", N_ ("Write as people speak: short sentences, at most one “not” in each. Another "
                      "language, or an earlier version, can stand beside every text.") },
  { "indicators",
    N_ ("Once somebody answered, the words stay as they were asked. Make a new version "
        "to change them: earlier rounds go on asking the old one.") },
  { "survey", N_ ("A round is one measurement at one time. Print the questionnaire, or take it to "
                  "phones as XLSForm, and key or import what comes back.") },
  { "survey", N_ ("One sheet is one line of keys: 1 to 5 for each indicator, - for left blank, "
                  "Enter. Key the sheets twice to find slips.") },
  { "survey",
    N_ ("Print numbered copies, and key each with its number, in any order: the page says which "
        "of them are not there yet.") },
  { "results",
    N_ ("Each chart has its table, how many answered, and how many did not. Click a mark "
        "to see the statements or answers behind it.") },
  { "results", N_ ("Where fewer than five people stand behind a figure it is not shown, nor what "
                   "would give it away.") },
  { "results", N_ ("What partners counted stands in a table of its own, with who counted. It is "
                   "never added to what is counted here.") },
  { "consultation",
    N_ (
      "Bring in proposals and votes from the web. Ensemble shows what most agree on, what divides, "
      "and which opinions there are; link a proposal to the criterion it is about.") },
  { "consultation", N_ ("Few votes say little: a proposal that fewer than five took a side on is "
                        "not judged.") },
  { "actions",
    N_ ("An action serves a criterion. Say who answers for it, when it begins and when it "
        "ends, and give it a number: 1 comes first.") },
  { "actions", N_ ("Goods that an action uses or cares for stand beside it: under-used, over-used, "
                   "destroyed, produced or preserved.") },
  { "contracts",
    N_ ("A contract has two parties or more. Each promises something to the others, by "
        "a day; what came of it is written down when it is done.") },
  { "contracts", N_ ("Print it with a page to sign.") },
  { "exchange", N_ ("A package holds the whole project in one file that can be read without "
                    "Ensemble. What comes in is shown first, and undo takes it back whole.") },
  { "exchange", N_ ("Sign what you send, so that a partner knows whose it is.") },
  { "exchange",
    N_ ("A package of results tells how many answered what, and nobody’s sheet: levels, what is "
        "wished for, and choices. Compare lays them beside yours, and says why where it cannot: "
        "a different scale, hidden, not asked there.") },
  { "learned", N_ ("Add earlier projects and packages under “What Earlier Projects Taught” in the "
                   "menu (Ctrl+Shift+B). Where there are few statements, which words went together "
                   "there helps to find piles; the piles then say so.") },
  { "learned",
    N_ ("It takes 300 different sentences of one language, of all projects together. No statement "
        "and no word is kept, only numbers for what at least five statements share, and of each "
        "file its title, its place and how many statements it had.") },
  { "learned", N_ ("You can switch it off, forget one project, learn anew after words were erased, "
                   "or erase all. It stays on this computer.") },
  { "privacy", N_ ("No name of a participant is asked, kept or sent. People speak as a group; a "
                   "sheet has a number, not a person.") },
  { "privacy", N_ ("A statement may have a receipt number, torn off and taken home. Whoever brings "
                   "it can have the words erased: from the list, the history, the search and the "
                   "free pages of the file.") },
  { "privacy", N_ ("Figures of fewer than five people are hidden on screen, in the room view, on "
                   "paper and in exports alike. Where a hidden figure could be computed from the "
                   "others, one more is hidden.") },
  { "figures", N_ ("Every figure that Ensemble shows is one of these. Where the method gives no "
                   "formula, Ensemble’s own convention says so.") },
};

/** Figure: @formula and @source are for every language */
typedef struct {
  const char *name;
  const char *what;
  const char *formula;
  const char *source;
} Figure;

static const Figure figures[] = {
  { N_ ("Answers and missing"),
    N_ ("How many chose one of the five situations, and how many left the question blank. Blanks "
        "are never counted as an answer."),
    "n = n₁ + n₂ + n₃ + n₄ + n₅", NULL },
  { N_ ("Distribution"), N_ ("The share of each situation among those who answered."),
    "pₖ = nₖ / n ; with weights: Σw at k / Σw", NULL },
  { N_ ("Ill-being and well-being share"),
    N_ ("Who chose one of the two lower situations, and who chose one of the two upper ones."),
    "ill = p₁ + p₂ ; well = p₄ + p₅", "SPIRAL method, sheet T33 (self-survey)" },
  { N_ ("Median"),
    N_ ("The situation in the middle when all answers stand in a row. When just half lies on each "
        "side, both neighbours are named."),
    "min k : p₁ + … + pₖ ≥ ½ ; upper: > ½", NULL },
  { N_ ("Mean and score"),
    N_ ("A convention of Ensemble: it takes the steps between situations as equally long, which "
        "nobody knows. Use it to rank, not to judge."),
    "m = Σ k·pₖ ; score = (m − 1) / 4", N_ ("Ensemble’s own convention") },
  { N_ ("Interval of a share"),
    N_ (
      "Between which values the share of everybody lies. Said of 100 surveys like this one, it is "
      "right for 95."),
    "(p + z²/2n ± z·√(p(1 − p)/n + z²/4n²)) / (1 + z²/n), z = 1.96",
    "E. B. Wilson (1927), Journal of the American Statistical Association 22, 209–212" },
  { N_ ("Difference of two shares"),
    N_ ("“By more than chance explains” is said when the interval of the difference does not hold "
        "zero, and at least five people answered on each side."),
    "d = p₂ − p₁ ; d − √((p₂ − l₂)² + (u₁ − p₁)²) … d + √((u₂ − p₂)² + (p₁ − l₁)²)",
    "R. G. Newcombe (1998), Statistics in Medicine 17, 873–890, method 10" },
  { N_ ("Many differences at once"),
    N_ ("Each difference is judged by itself. Whoever looks at many finds some that look clear by "
        "chance alone: one in twenty, even if nothing differs at all. How many that may be is said "
        "below the chart."),
    "0.05·m", "J. M. Bland and D. G. Altman (1995), BMJ 310, 170" },
  { N_ ("Two intervals side by side"),
    N_ ("Two shares whose intervals do not meet differ by more than chance explains. Where they "
        "meet, they may differ all the same: the interval of the difference decides."),
    "l₂ > u₁ ⇒ d > √((p₂ − l₂)² + (u₁ − p₁)²)",
    "N. Schenker and J. F. Gentleman (2001), The American Statistician 55, 182–186" },
  { N_ ("Weights"),
    N_ ("A sheet may stand for more or fewer people than one. Intervals then use the number of "
        "sheets of equal weight that would say as much."),
    "n′ = (Σw)² / Σw²", "L. Kish (1965), Survey Sampling, Wiley" },
  { N_ ("Several indicators together"),
    N_ (
      "The answers of a group to all indicators are put together; those that are hidden are left "
      "out. Answers of the same people hang together, so the interval rests on as many answers as "
      "there are people: the most careful assumption."),
    "p = Σ Σw / Σ Σw ; n′ = max n′ᵢ",
    "L. Kish (1965), Survey Sampling, Wiley (design effect, ρ = 1)" },
  { N_ ("All people, or the mean of groups"),
    N_ (
      "Two answers to two questions: of everybody together, a large group counts more; of the mean "
      "of groups, each group counts the same. Both are named."),
    "Σ nₖ / Σ n ; (1/G)·Σ p", N_ ("Ensemble’s own convention") },
  { N_ ("Dimension"),
    N_ ("Each indicator of a dimension counts the same; how many there are is always said."),
    "(1/c)·Σ score", N_ ("Ensemble’s own convention") },
  { N_ ("Few answers"),
    N_ ("Below 30 answers a hint says that a few people would change the picture."), "n < 30",
    N_ ("Ensemble’s own convention") },
  { N_ ("Statements and expressions"),
    N_ ("A statement that three people wrote is one statement and three expressions. Which of the "
        "two a share is of always stands beside it."),
    "expressions = Σ count", "SPIRAL method, entry of criteria" },
  { N_ ("Saturation"),
    N_ ("How many components each further group named that no group had named before, in the order "
        "in which groups met."),
    "new(g) = |C(g) \\ (C(1) ∪ … ∪ C(g − 1))|", N_ ("Ensemble’s own convention") },
  { N_ ("Agreement of two coders"), N_ ("How far two coders agree beyond what chance would bring."),
    "κ = (pₒ − pₑ) / (1 − pₑ)",
    "J. Cohen (1960), Educational and Psychological Measurement 20, 37–46" },
  { N_ ("Agreement of several coders"),
    N_ ("The same for any number of coders and for gaps. 0.8 is good, 0.667 enough for first "
        "conclusions. Two components of one dimension disagree by a quarter."),
    "α = 1 − (N − 1)·Σ oₖₗ·δ²ₖₗ / Σ nₖ·nₗ·δ²ₖₗ",
    "K. Krippendorff (2011), Computing Krippendorff’s Alpha-Reliability" },
  { N_ ("Agreement of two sortings"),
    N_ (
      "How far two tables put the same cards together, beyond chance: 1 is the same, 0 is chance."),
    "ARI = (Σ C(nᵢⱼ, 2) − e) / (½·(Σ C(aᵢ, 2) + Σ C(bⱼ, 2)) − e), e = Σ C(aᵢ, 2)·Σ C(bⱼ, 2) / C(n, 2)",
    "L. Hubert and P. Arabie (1985), Journal of Classification 2, 193–218" },
  { N_ ("Hidden figures"),
    N_ (
      "Figures of fewer than five people are not shown. Further ones are hidden until none can be "
      "computed from the rows, columns and totals that are shown."),
    "n < 5", "A. Hundepool and others (2012), Statistical Disclosure Control, Wiley" },
  { N_ ("Opinion groups of a consultation"),
    N_ (
      "People who vote alike lie near each other on a map of their votes; groups are found on it."),
    "PCA, k-means, silhouette", "C. Small and others (2021), Polis, Recerca 26(2)" },
  { N_ ("Consensus, rejection, division"),
    N_ ("Of those who took a side: consensus or rejection when two thirds or more are on one side "
        "and chance does not explain it; division when neither side has two thirds and ten or more "
        "took one; too few below five."),
    "s = (agree + 1) / (agree + disagree + 2) ≥ ⅔, z > 1.2816",
    N_ ("Ensemble’s own convention, after Polis") },
  { N_ ("Controversy"),
    N_ ("Largest when half of those who took a side agree, none when all take the same."),
    "4·a·(1 − a), a = (agree + 1) / (agree + disagree + 2)", N_ ("Ensemble’s own convention") },
  { N_ ("Group-informed consensus"),
    N_ (
      "How likely somebody of each opinion group agrees, multiplied over the groups: one group that "
      "does not agree is enough to make it small."),
    "Π (a + 1) / (n + 2)", "C. Small and others (2021), Polis, Recerca 26(2)" },
};

static void
add_figures (EnsDocument *document)
{
  for (gsize i = 0; i < G_N_ELEMENTS (figures); i++) {
    const Figure *figure = &figures[i];

    ens_document_add_heading (document, 2, _ (figure->name));
    ens_document_add_paragraph (document, _ (figure->what));
    ens_document_add_note (document, figure->formula);
    if (figure->source != NULL)
      ens_document_add_note (document, _ (figure->source));
  }
}

static void
add_topic (EnsDocument *document, const EnsHelpTopic *topic)
{
  for (gsize i = 0; i < G_N_ELEMENTS (passages); i++)
    if (strcmp (passages[i].topic, topic->word) == 0)
      ens_document_add_paragraph (document, _ (passages[i].text));
  if (strcmp (topic->word, "figures") == 0)
    add_figures (document);
}

/** ens_help_list: Returns: (transfer none) (array length=n): every topic, in the order of the way. */
const EnsHelpTopic *
ens_help_list (guint *n)
{
  *n = G_N_ELEMENTS (topics);
  return topics;
}

/**
 * ens_help_new:
 * @word: (nullable): a topic; all of them when %NULL
 *
 * Returns: (transfer full): in the language that the program speaks; %ENS_ERROR_USAGE for no topic
 */
EnsDocument *
ens_help_new (const char *word, GError **error)
{
  g_autofree char *language = ens_locale_dup_language ();
  EnsDocument *document = NULL;

  if (word == NULL)
    document = ens_document_new (_ ("Help for Ensemble"), language);
  for (gsize i = 0; i < G_N_ELEMENTS (topics); i++) {
    if (word == NULL) {
      ens_document_add_heading (document, 1, _ (topics[i].title));
      add_topic (document, &topics[i]);
    } else if (strcmp (topics[i].word, word) == 0) {
      document = ens_document_new (_ (topics[i].title), language);
      add_topic (document, &topics[i]);
    }
  }
  if (document == NULL)
    g_set_error (error, ENS_ERROR, ENS_ERROR_USAGE, _ ("there is no help about “%s”"), word);
  return document;
}

/** ens_help_write: @word: (nullable): a topic; @path: ends in `.html` or `.pdf`. */
gboolean
ens_help_write (const char *word, const char *path, GError **error)
{
  g_autoptr (EnsDocument) document = ens_help_new (word, error);
  const EnsReportRequest request = { .path = path };

  return document != NULL && ens_reports_write_document (document, &request, error);
}
