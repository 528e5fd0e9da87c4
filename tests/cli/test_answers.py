# SPDX-FileCopyrightText: 2026 The Ensemble authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Answers in the many ways that survey programs and people write them: nothing is lost or taken for something else
# without a word.
import unittest

import sav_file
from sav_file import Variable
from test_forms import ItemsCase


class AnswersCase(ItemsCase):
    def taken(self, form, text, *options):
        self.take(form, text, *options)
        values = self.values()
        self.run_cli("undo", "p.ensemble")
        return values

    def refused(self, form, text, *options):
        before = self.dump("p.ensemble")
        _, err = self.take(form, text, *options, status=1)
        self.assertEqual(before, self.dump("p.ensemble"))
        return err


class Cells(AnswersCase):
    def test_bad_cell_is_named(self):
        err = self.refused("kobo-csv", "amis,mood,places/park,_uuid\n5,11,1,a\n9,3,peut-être,b\n")
        self.assertIn("in.csv:2: row 1: column 2, “mood”: not an answer: “11”: write a whole number from 1 to 10", err)
        self.assertIn("in.csv:3: row 2: column 1, “amis”: not an answer: “9”: write 1 to 5", err)
        self.assertIn("in.csv:3: row 2: column 3, “places/park”: neither ticked nor not: “peut-être”: write 1 or 0", err)

    def test_words_for_no_answer(self):
        text = "amis,mood,words,_uuid\n99.0,-99,refused,a\n5,refused,99,b\n"
        self.refused("kobo-csv", text)
        options = ("--missing", "99", "--missing", "-99", "--missing", "refused")
        self.assertEqual(sorted(row[:1] + row[2:4] for row in self.taken("kobo-csv", text, *options)),
                         [("", "", ""), ("5", "", "")])
        table = "X\n1\n2\n99\n3\nrefused\n"
        self.take("answers-csv", table, "--map", "Note=X", *options)
        shown = next(item for item in self.json("survey", "results", "p.ensemble", "--round", "Été")
                     if item["item"] == "Note")
        self.assertEqual(shown["masked"], True)
        self.export("answers-csv", "out.csv", "--round", "Été")
        self.assertEqual(sorted(row["Note"] for row in self.rows("out.csv")), ["", "", "1", "2", "3"])
        again, _ = self.take("answers-csv", table, "--map", "Note=X", *options)
        self.assertIn("came in before", again)

    def test_code_and_words(self):
        for text in ("5 - Beaucoup", "5. Beaucoup", "5 = Beaucoup", "5 Beaucoup", "Beaucoup", "5,0", "5.00"):
            with self.subTest(text):
                self.assertEqual(self.taken("kobo-csv", "amis;mood;_uuid\n%s;7,0;u\n" % text)[0][:3], ("5", "", "7"))
        self.refused("kobo-csv", "amis;_uuid\n4 - Beaucoup;u\n")
        self.refused("kobo-csv", "amis;_uuid\n4,5;u\n")

    def test_weight_with_a_comma(self):
        self.take("answers-csv", "form;Amis;poids\n1;5;1,5\n")
        self.export("answers-csv", "out.csv", "--round", "Été")
        self.assertEqual([row["weight"] for row in self.rows("out.csv")], ["1.5"])

    def test_two_columns_for_one_question(self):
        self.assertIn("column 3, “Amis”: another column says something else: “4”",
                      self.refused("answers-csv", "form,Amis,Amis\n1,5,4\n"))
        self.assertEqual(self.taken("answers-csv", "form,Amis,amis\n1,5,\n")[0][0], "5")


class NewQuestions(AnswersCase):
    def test_numbers_that_are_no_scale(self):
        head = "Pente,Bonheur\n"
        rows = "".join("%d,%d\n" % (number % 5 - 2, 110 - number) for number in range(40))
        _, err = self.take("answers-csv", head + rows, "--map", "Penchant=Pente", "--map", "Joie=Bonheur")
        self.assertIn("“Joie” goes from 71 to 110", err)
        self.assertNotIn("Penchant", err)
        shown = {item["item"]: item for item in self.json("survey", "results", "p.ensemble", "--round", "Été")}
        self.assertEqual([(count["label"], count["n"]) for count in shown["Penchant"]["counts"]],
                         [(str(number), 8) for number in range(-2, 3)])


class Encodings(AnswersCase):
    def test_neighbours_of_the_east(self):
        """Their letters are other letters or signs in Windows-1252."""
        for encoding, name, words in (("cp1250", "Windows-1250", "Mała cześć, było dużo miłości"),
                                      ("cp1257", "Windows-1257", "Viņš nāk uz mājām, žēl"),
                                      ("cp1257", "Windows-1257", "Žmonės, ąžuolas ir šiluma"),
                                      ("cp1252", "Windows-1252", "¿Qué? À côté, 5 m³ de cœur, größer")):
            with self.subTest(words):
                text = "amis;words;_uuid\r\n5;%s;u\r\n" % words
                self.assertEqual(self.taken("kobo-csv", text.encode(encoding))[0][3], words)
                shown = self.json("import", "p.ensemble", "in.csv", "--as", "kobo-csv", "--dry-run")
                self.assertEqual(shown[0]["preview"]["encoding"], name)


class Ticks(AnswersCase):
    def test_separators_of_groups(self):
        for mark in "/-.":
            with self.subTest(mark):
                columns = ["sur_vous%splaces%s" % (mark, end) for end in ("", mark + "park", mark + "cafe", mark + "school")]
                text = ";".join(columns + ["_uuid"]) + "\nschool park;1;0;1;u\n"
                self.assertEqual(self.taken("kobo-csv", text)[0][1], "park school")
                _, err = self.take("kobo-csv", text)
                self.assertEqual(err, "")
                self.run_cli("undo", "p.ensemble")

    def test_list_and_ticks_differ(self):
        err = self.refused("kobo-csv", "places,places/park,places/cafe,_uuid\npark,0,1,u\n")
        self.assertIn("in.csv:2: row 1: the list of what was chosen and the ticks differ: “Quels lieux ?”", err)
        self.assertEqual(self.taken("kobo-csv", "places,places/park,places/cafe,_uuid\npark,,,u\n")[0][1], "park")

    def test_question_that_was_not_shown(self):
        self.assertEqual(self.taken("limesurvey-csv", "id,amis,places[park],places[cafe],mood\n1,A4,N/A,N/A,N/A\n"),
                         [("4", "", "", "", "")])

    def test_headings_with_code_and_words(self):
        text = ("id. Response ID,submitdate. Date submitted,amis. Amis,places[park]. Quels lieux ? [Le parc],mood. Moral\n"
                "7,x,A4,Y,7\n")
        self.take("limesurvey-csv", text)
        _, err = self.take("limesurvey-csv", text.replace("Y,7", "Y,8"))
        self.assertEqual(err, "")
        self.assertEqual(self.values(), [("4", "park", "8", "", "")])


class Sheets(AnswersCase):
    def test_one_sheet_twice_in_a_file(self):
        for form, head, rows in (("kobo-csv", "amis,_uuid", ("5,u1", "3,u1")), ("answers-csv", "Amis,form", ("5,1", "4,1")),
                                 ("limesurvey-csv", "amis,id", ("5,1", "4,1"))):
            with self.subTest(form):
                text = "\n".join((head, *rows)) + "\n"
                self.assertIn("in.csv:3: row 2: the sheet stands in line 2 already", self.refused(form, text))
                self.assertEqual(self.taken(form, text, "--skip-bad-rows")[0][0], "5")

    def test_ids_of_a_spreadsheet(self):
        _, err = self.take("answers-csv", "ID,Amis\n1,5\n2,4\n")
        self.assertIn("say that it is “form”", err)
        self.run_cli("undo", "p.ensemble")
        self.take("answers-csv", "ID,Amis\n1,5\n2,4\n", "--map", "form=ID")
        out, err = self.take("answers-csv", "ID,Amis\n1,5\n2,3\n", "--map", "form=ID")
        self.assertEqual(sorted(row[0] for row in self.values()), ["3", "5"])
        self.assertEqual(err, "")


class Look(AnswersCase):
    def look(self, form, text, *options, status=0):
        self.write("in.csv", text)
        shown = self.json("import", "p.ensemble", "in.csv", "--as", form, "--dry-run", *options, status=status)[0]
        return [column["taken_as"] for column in shown["preview"]["columns"]], shown

    def test_columns_found_by_name(self):
        columns, _ = self.look("statements-csv", "Groupe;Texte;Nombre;rien\nJeunes;bla;3;x\n")
        self.assertEqual(columns, ["group", "text", "count", None])
        columns, _ = self.look("statements-csv", "a;b\nbla;3\n", "--map", "text=a", "--map", "count=2")
        self.assertEqual(columns, ["text", "count"])
        columns, _ = self.look("votes-csv", "id,titre,pour,contre\n1,a,3,4\n")
        self.assertEqual(columns, ["id", "title", "agree", "disagree"])
        columns, _ = self.look("answers-csv", "feuille,groupe,Amis,x\n1,Jeunes,5,9\n", "--map", "weight=x")
        self.assertEqual(columns, ["form", "group", "Amis", "weight"])
        columns, _ = self.look("kobo-csv", "_uuid,g/amis,start\nu,5,x\n")
        self.assertEqual(columns, ["id", "Amis", None])
        columns, _ = self.look("groups-csv", "nom,genre,lieu\nA,monochrome,ici\n")
        self.assertEqual(columns, ["name", "kind", "place"])

    def test_table_that_cannot_come_in_yet(self):
        """One looks at it to find what to say of its columns."""
        columns, shown = self.look("answers-csv", "D;X1\n1;5\n0;4\n", status=1)
        self.assertEqual((columns, shown["refused"]), ([None, None], True))
        self.assertEqual((shown["preview"]["separator"], shown["preview"]["rows"]), (";", [["1", "5"], ["0", "4"]]))
        out, _ = self.run_cli("import", "p.ensemble", "in.csv", "--as", "answers-csv", "--dry-run", status=1)
        self.assertIn("1 D", out)


class ToldNotSilent(AnswersCase):
    """What comes in all the same, but somebody ought to know."""

    def test_sheets_never_sent_off(self):
        for heading in ("submitdate", "Date submitted"):
            text = "id,%s,lastpage,amis\n1,2026-03-01,3,A5\n2,,1,A4\n3,,2,\n" % heading
            with self.subTest(heading):
                _, err = self.take("limesurvey-csv", text, "--dry-run")
                self.assertIn("in.csv: 2 sheets were never sent off: leave unfinished sheets out", err)
                self.assertEqual(sorted(row[0] for row in self.taken("limesurvey-csv", text)), ["", "4", "5"])
                _, err = self.take("limesurvey-csv", text, "--skip-unfinished")
                self.assertIn("in.csv: 2 sheets that were never sent off were left out", err)
                self.assertEqual([row[0] for row in self.values()], ["5"])
                # Later somebody wants them all.
                self.take("limesurvey-csv", text)
                self.assertEqual(sorted(row[0] for row in self.values()), ["", "4", "5"])
                self.run_cli("undo", "p.ensemble")
                self.run_cli("undo", "p.ensemble")
        _, err = self.take("limesurvey-csv", "id,submitdate,amis\n1,x,A5\n")
        self.assertEqual(err, "")

    def test_repeated_parts_of_a_form(self):
        tables = {
            "kobo": "amis,_index,_parent_table_name,_parent_index,_submission__id,_submission__uuid\n"
                    "5,1,main,1,7,u1\n4,2,main,1,7,u1\n3,3,main,2,8,u2\n",
            "central": "amis,PARENT_KEY,KEY\n5,uuid:1,uuid:1/g[1]\n4,uuid:1,uuid:1/g[2]\n3,uuid:2,uuid:2/g[1]\n",
        }
        for name, text in tables.items():
            with self.subTest(name):
                _, err = self.take("kobo-csv", text)
                self.assertIn("in.csv: 3 rows are repeated parts of 2 forms sent in, each counted as a sheet", err)
                self.assertNotIn("left out", err)
                out, _ = self.take("kobo-csv", text + "\n")
                self.assertNotIn("New", out)
                self.assertEqual(sorted(row[0] for row in self.values()), ["3", "4", "5"])
                self.run_cli("undo", "p.ensemble")

    def test_reasons_for_no_answer(self):
        text = "amis,mood,words,_uuid\n99,99.0,-,a\n-8,N/A,x,b\n5,99,,c\n"
        _, err = self.take("kobo-csv", text, "--missing", "99", "--missing", "-8")
        self.assertIn("in.csv: taken as left blank, the reason is not kept: “-8” 1, “99” 2, “99.0” 1, “N/A” 1\n", err)


class StatisticsFile(AnswersCase):
    VARIABLES = (Variable("AMIS", missing=(98.0, 99.0), labels={5: "Beaucoup", 98: "refusé"}),
                 Variable("MOOD", reach=(90.0, 99.0)), Variable("HOME", width=10, label="Logement"),
                 Variable("JOUR", form=sav_file.EDATE), Variable("MOMENT", form=sav_file.DATETIME))
    ROWS = ((5, 7, "owner", 13610592000.0, 13610592060.0), (98, 95, "", None, None), (None, None, "tenant", None, None))

    def take_sav(self, encoding, *options):
        self.write("in.sav", sav_file.make_sav(self.VARIABLES, self.ROWS, encoding))
        return self.run_cli("import", "p.ensemble", "in.sav", "--as", "sav", "--round", "Été", *options)

    def test_kinds_of_missing(self):
        _, err = self.take_sav("utf-8")
        self.assertIn("in.sav: taken as left blank, the reason is not kept: “95” 1, “refusé” 1\n", err)
        self.assertEqual(sorted(self.values()), [("", "", "", "", ""), ("", "", "", "", "tenant"), ("5", "", "7", "", "owner")])

    def test_what_stands_for_blank_is_no_answer(self):
        self.run_cli("survey", "item", "p.ensemble", "--round", "Été", "--title", "Pour cent", "--kind", "scale",
                     "--least", "0", "--most", "100")
        self.take("answers-csv", "form,Pour cent,Logement\n1,99,owner\n2,,\n3,100,tenant\n")
        before = self.export("answers-csv", "out.csv", "--round", "Été")
        self.export("sav", "a.sav", "--round", "Été")
        out, _ = self.run_cli("import", "p.ensemble", "a.sav", "--as", "sav", "--round", "Été")
        self.assertEqual(before, self.export("answers-csv", "out.csv", "--round", "Été"), out)
        self.assertIn("nothing was changed", out)
        for word in ("Propriétaire", "Locataire"):
            self.assertIn(word.encode("utf-8"), self.read_bytes("a.sav"))
        self.assertIn('<catValu>999</catValu>', self.export("ddi", "a.xml", "--round", "Été").decode("utf-8"))

    def test_days_and_moments(self):
        _, err = self.take_sav("utf-8", "--map", "Jour=JOUR", "--map", "Moment=MOMENT")
        self.export("answers-csv", "out.csv", "--round", "Été")
        self.assertEqual(sorted((row["Jour"], row["Moment"]) for row in self.rows("out.csv")),
                         [("", ""), ("", ""), ("2014-02-01", "2014-02-01T00:01:00")])

    def test_encodings(self):
        for encoding, word in (("windows-1252", "à côté"), ("windows-1257", "mājā"), ("iso-8859-2", "część"),
                               ("windows-1253", "σπίτι")):
            with self.subTest(encoding):
                variables = [Variable("WORDS", width=20, label="Un mot ?")]
                self.write("in.sav", sav_file.make_sav(variables, [(word,)], encoding))
                self.run_cli("import", "p.ensemble", "in.sav", "--as", "sav", "--round", "Été")
                self.assertEqual([row[3] for row in self.values()], [word])
                self.run_cli("undo", "p.ensemble")
        self.write("in.sav", sav_file.make_sav(variables, [("déjà",)], "windows-1252", says_encoding=False))
        self.run_cli("import", "p.ensemble", "in.sav", "--as", "sav", "--round", "Été")
        self.assertEqual([row[3] for row in self.values()], ["déjà"])


if __name__ == "__main__":
    unittest.main()
