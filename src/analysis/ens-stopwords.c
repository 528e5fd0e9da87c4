// SPDX-FileCopyrightText: 2026 The Ensemble authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Articles, pronouns, prepositions, auxiliaries and other words of little meaning, in the languages
// people write in. One line of words per language, lower case, with their accents.
#include "ens-stopwords.h"

#include <string.h>

typedef struct {
  const char *language;
  const char *words;
} List;

// clang-format off
static const List lists[] = {
  { "ar",
    "في من على إلى الى عن مع هذا هذه ذلك تلك هو هي هم هن أنا انا نحن أنت انت أنتم كان كانت يكون تكون أن ان إن لا ما لم لن قد "
    "كل بعض غير بين أو او ثم لكن حتى إذا اذا عند عندما التي الذي الذين كما أي اي هناك هنا بعد قبل فوق تحت له لها لهم لي لنا "
    "به بها فيه فيها منه منها عليه عليها ليس أكثر اكثر جدا فقط أيضا ايضا و ف ب ل ك" },
  { "de",
    "aber alle allem allen aller alles als also am an ander andere anderem anderen anderer anderes auch auf aus bei beim bin bis "
    "bist da damit dann das dass dasselbe dazu dein deine dem den denn der des dessen dich die dies diese diesem diesen dieser "
    "dieses dir doch dort du durch ein eine einem einen einer eines einige er es etwas euch euer eure für gegen gewesen hab habe "
    "haben hat hatte hatten hier hin hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im in indem ins ist ja jede jedem jeden "
    "jeder jedes jene jetzt kann kein keine keinem keinen keiner können könnte machen man manche mehr mein meine meinem meinen "
    "meiner mich mir mit muss müssen nach nicht nichts noch nun nur ob oder ohne sehr sein seine seinem seinen seiner seit sich "
    "sie sind so solche soll sollen sollte sondern sonst über um und uns unser unsere unserem unseren unter viel vom von vor "
    "während war waren warst was weg weil weiter welche wenn wer werde werden wie wieder will wir wird wirst wo wollen worden "
    "wurde wurden würde würden zu zum zur zwar zwischen" },
  { "el",
    "ο η το οι τα του της των τον την τους τις και κι να σε στο στη στην στον στα στους στις με για από απο που πως είναι ήταν "
    "ειμαι είμαι είμαστε έχω έχει έχουν έχουμε είχε είχα θα δεν δε μην μη μας μου σου του τους αυτό αυτή αυτός αυτά αυτές αυτοί "
    "ένα ένας μια μία ως αν όταν οταν όπως αλλά ή είτε ότι οτι πολύ πιο μόνο όλα όλοι όλες όλο κάθε κατά μετά πριν χωρίς προς "
    "εγώ εσύ εμείς εσείς αυτών αυτούς εδώ εκεί τι ποιος ποια ποιο γιατί γιατι σαν τόσο όσο μέσα έξω πάνω κάτω ακόμα επίσης λόγω "
    "κάποιος κάποια κάποιο κάτι τίποτα όμως ώστε στου στης αλλα εις" },
  { "en",
    "a about above after again against all also am an and any are aren as at be because been before being below between both but "
    "by can cannot could couldn d did didn do does doesn doing don down during each few for from further get got had hadn has "
    "hasn have haven having he her here hers herself him himself his how i if in into is isn it its itself just let ll m me more "
    "most mustn my myself no nor not now of off on once only or other ought our ours ourselves out over own re s same shan she "
    "should shouldn so some such t than that the their theirs them themselves then there these they this those through to too "
    "under until up ve very was wasn we were weren what when where which while who whom why will with won would wouldn you your "
    "yours yourself yourselves" },
  { "es",
    "a al algo algunas algunos ante antes aquel aquella aquello como con contra cual cuando de del desde donde durante e el él "
    "ella ellas ellos en entre era eran eres es esa esas ese eso esos esta está estaba estado estamos están estar estas este "
    "esto estos estoy fue fueron fui ha había habían haber hace hacer han hasta hay he hemos la las le les lo los más me mi mí "
    "mis mucho muchos muy nada ni no nos nosotras nosotros nuestra nuestras nuestro nuestros o os otra otras otro otros para "
    "pero poco por porque pues que qué quien quienes se sea sean ser si sí sido sin sobre solo sólo son soy su sus suya suyo "
    "tal también tan tanto te tener tengo ti tiene tienen toda todas todo todos tu tú tus un una unas uno unos usted vosotros "
    "y ya yo" },
  { "fr",
    "à a ai aie aient aient ainsi alors après as au aucun aucune aujourd aussi autre autres aux avait avant avec avez avoir "
    "avons ayant c ça car ce cela celle celles celui ces cet cette ceux chaque chez ci comme comment d dans de des depuis donc "
    "dont du elle elles en encore entre es est et étaient était étant été être eu eux fait faire font hui ici il ils j je jusqu "
    "l la là le les leur leurs lorsque lui m ma mais me même mêmes mes moi moins mon n ne ni non nos notre nous on ont ou où par "
    "parce pas pendant peu peut peuvent plus plusieurs pour pourquoi pouvoir qu quand que quel quelle quelles quelque quelques "
    "quels qui quoi s sa sans se sera seront ses si soit son sont sous suis sur t ta tant te tes toi ton tous tout toute toutes "
    "très tu un une vers voici voilà vos votre vous vu y" },
  { "it",
    "a abbia abbiamo abbiano ad ai al alla alle allo agli anche ancora avere aveva avevano c che chi ci cioè col come con contro "
    "cosa cui d da dai dal dalla dalle dallo degli dei del dell della delle dello di dopo dove e è ed egli era erano essere essi "
    "fa fanno fare fino fra fu gli ha hai hanno ho i il in io l la le lei li lo loro lui ma me meno mi mia mie miei mio molto ne "
    "nei nel nell nella nelle nello negli noi non nostra nostre nostri nostro o od ogni ora per perché perche più po poi quale "
    "quali quando quanto quella quelle quelli quello questa queste questi questo qui s sarà se sei senza si sia siamo siano sono "
    "sta stata state stati stato su sua sue sui sul sull sulla sulle sullo suo suoi te ti tra tu tua tue tuo tuoi tutta tutte "
    "tutti tutto un una uno v vi voi vostra vostro" },
  { "lv",
    "aiz ap ar arī arī ārpus augšpus bet bez bija biji biju bijām bijāt būs būšu būt caur dēļ diemžēl diezin droši dēl esam esat "
    "esi esmu gan gar iekš iekām iekāms ik ir it itin iz ja jā jau jebkurš jeb jo jūs jums jūsu ka kā kad kamēr kas kāds kāda "
    "kādi ko kopš kur kura kurā kuras kuri kurš kuru lai labad lejpus līdz līdzko manas mani mans mana man mēs mums mūs mūsu "
    "nav ne nebija nebūt nedz nekā nevis nezin no nu nē otrpus pa par pat pār pēc pie pirms pret priekš par pats pati paši savs "
    "sava savu savas savā sev sevi starp šaipus šī šie šis šo šos šīs šajā tā tad tādēļ tai taču tam tas te tev tevi tik tikai "
    "tikko tiks tikt to tomēr topat tos tu tur un uz vai vairs vairāk var varam varat varēja vien viens viena vienu vispirms "
    "viņa viņas viņi viņš viņu viņiem virs virspus visi visu visas viss visa zem ļoti" },
  { "nl",
    "aan al alle alleen alles als altijd andere ben bij daar dan dat de der deze die dit doch doen door dus een eens elk elke en "
    "er ge geen geweest haar had hadden heb hebben heeft hem het hier hij hoe hun iemand iets ik in is ja je jij jou jouw jullie "
    "kan kon kunnen maar me meer men met mij mijn moet moeten na naar niet niets nog nu of om omdat ons onze ook op over reeds "
    "te tegen tot toch toen tot u uit uw van veel voor vooral waar wat we wel werd wie wij wil worden wordt zal ze zei zelf zich "
    "zij zijn zo zonder zou zoals zeer" },
  { "pl",
    "a aby albo ale ani aż bardziej bardzo bez bo być był była było były będzie będą by chce choć ci cię co coś czy czyli dla "
    "do dzięki gdy gdyż gdzie go i ich ile im inna inne inny innych ja jak jaka jakie jako jakiś jako je jeden jednak jednej jego "
    "jej jemu jest jestem jeszcze jeśli jeżeli już każda każde każdego każdy kiedy kto która które którego której który których "
    "którzy lub ma mają mam mi mieć między mnie mną moja moje może można mój mu musi my na nad nam nami nas nasz nasza nasze nic "
    "nich nie niech nim nią niej nimi niż no o od ona one oni ono oraz po pod podczas ponad ponieważ poza przed przede przez przy "
    "są się sam siebie skąd sobie swoje swoich swój ta tak taka taki takie także tam te tego tej ten też to tobie tu tutaj twoje "
    "twój ty tych tylko tym tę tą u w we więc wszystko wszyscy wszystkie wszystkich wszystkim wy z za zawsze ze że żeby żaden" },
  { "pt",
    "a à ainda ao aos aquela aquelas aquele aqueles aquilo as às até cada com como contra da das de dela delas dele deles depois "
    "desde do dos e é ela elas ele eles em entre era eram essa essas esse esses esta está estamos estão estar estas estava este "
    "estes estou eu fazer foi foram for há isso isto já la lhe lhes lo mais mas me mesmo meu meus minha minhas muita muitas muito "
    "muitos na não nas nem no nos nós nossa nossas nosso nossos num numa o os ou para pela pelas pelo pelos pode por porque pouco "
    "qual quando que quem se sem ser será seu seus sido só sobre somos sou sua suas são tal também tanto te tem têm temos tenho "
    "ter teu toda todas todo todos tu tua um uma umas uns vai você vocês vos" },
  { "ro",
    "a acea aceasta această aceea aceia acel acela acest acesta aceste acestea acești acestui acolo ai aia aici al ale alt alta "
    "alte altă altul am ar are as aș asta așa atât atunci au avea avem aveți azi că căci cam când care cărei cărui cât câte câți "
    "ce cea cei cel cele celor chiar ci cine cu cum da dacă dar de deci deja deoarece departe din dintr dintre doar după ea ei el "
    "ele era erau este eu eram ești fac face fără fi fie fiecare fiind foarte fost i iar îi il îl îmi în într între își îți ia "
    "la le li lor lui mă mai mea mei mele mi mie mine mult multe mulți n ne nici nicio niște noastră noi nostru noștri nu o or "
    "ori pe pentru peste până poate pot prea prin s sa să săi sale sau său se sine sunt suntem sub ta tale te ție tine toată toate "
    "tot toți totul tu un una unde unei unele unii unor unui unul va vă vi voastră voi vor vostru" },
  { "sv",
    "alla allt att av bara bli blir blev både da de dem den denna deras dess dessa det detta dig din dina ditt dock du där då "
    "efter ej eller en er era ett ett från få får för finns genom gör göra ha hade han hans har hela helt henne hennes hon honom "
    "hur här i icke inga ingen inget inte in jag ju kan kunde kommer man med mellan men mer mest mig min mina mitt mot mycket ni "
    "nu när någon något några och också om oss på samma sedan sig sin sina sitta sitt själv skall ska skulle som så sådan till "
    "under upp ut utan vad var vara varför varit varje vars vart vem vi vid vilka vilken vilket våra vår vårt än är åt över" },
};
// clang-format on

/** ens_stopwords_get: Returns: (nullable): words of @language (two letters) apart by one space */
const char *
ens_stopwords_get (const char *language)
{
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (strcmp (lists[i].language, language) == 0)
      return lists[i].words;
  return NULL;
}

/** ens_stopwords_get_n_languages: Returns: how many languages have a list */
guint
ens_stopwords_get_n_languages (void)
{
  return G_N_ELEMENTS (lists);
}

/** ens_stopwords_get_language: Returns: two letters of language number @index */
const char *
ens_stopwords_get_language (guint index)
{
  g_return_val_if_fail (index < G_N_ELEMENTS (lists), NULL);
  return lists[index].language;
}
