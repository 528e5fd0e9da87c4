# SPDX-FileCopyrightText: 2026 The Ensemble authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# An indicator from what people said to a translated version that travels; what was answered keeps its words.
import unittest

from cli_case import CliCase

LEVELS = ("--level1", "Aucun", "--level2", "Peu", "--level3", "Un peu", "--level4", "Assez", "--level5", "Beaucoup")


class Indicator(CliCase):
    def setUp(self):
        super().setUp()
        self.init()

    def add(self, *words):
        return self.run_cli("indicator", "add", "p.ensemble", *words)

    def list(self, project="p.ensemble", *words):
        return self.json("indicator", "list", project, *words)

    def test_a_code_is_that_of_the_codebook_in_use(self):
        self.run_cli("codebook", "copy", "p.ensemble", "ours")
        self.add("--component", "A03", *LEVELS)
        self.refuse("indicator", "add", "p.ensemble", "--component", "Z99", *LEVELS, project="p.ensemble")

    def test_component(self):
        self.add("--component", "A03", *LEVELS)
        row, = self.list()
        self.assertEqual((row["version"], row["state"], row["answered"], row["rounds"]), (1, "draft", False, None))
        self.assertTrue(row["title"] and row["node"])
        self.refuse("indicator", "add", "p.ensemble", "--component", "A03", project="p.ensemble", status=2)
        self.refuse("indicator", "add", "p.ensemble", "--component", "Z99", *LEVELS, project="p.ensemble")
        self.refuse("indicator", "add", "p.ensemble", "--component", "A03", "--draft", *LEVELS, project="p.ensemble")

    def test_version(self):
        self.add("--title", "Bancs", *LEVELS)
        self.run_cli("indicator", "set", "p.ensemble", "Bancs", "--level1", "Aucun banc", "--state", "fixed")
        self.run_cli("survey", "add", "p.ensemble", "--title", "Printemps")
        self.run_cli("survey", "enter", "p.ensemble", "3")
        self.refuse("indicator", "set", "p.ensemble", "Bancs", "--level1", "Rien", project="p.ensemble")
        self.run_cli("indicator", "revise", "p.ensemble", "Bancs")
        self.run_cli("indicator", "set", "p.ensemble", "Bancs", "--level1", "Rien")
        self.run_cli("survey", "add", "p.ensemble", "--title", "Automne", "--date", "2026-11-20")
        new, = self.list()
        self.assertEqual((new["version"], new["level1"], new["rounds"]), (2, "Rien", "Automne"))
        old = next(row for row in self.list("p.ensemble", "--all") if row["version"] == 1)
        self.assertEqual((old["level1"], old["rounds"], old["answered"]), ("Aucun banc", "Printemps", True))
        self.assertEqual(new["replaces"], old["id"])

    def test_fixed(self):
        self.add("--title", "Bancs", *LEVELS, "--state", "fixed")
        self.refuse("indicator", "set", "p.ensemble", "Bancs", "--level1", "Rien", project="p.ensemble", says="is fixed")
        self.run_cli("indicator", "set", "p.ensemble", "Bancs", "--level1", "Rien", "--state", "discussed")
        self.run_cli("indicator", "set", "p.ensemble", "Bancs", "--state", "fixed")
        self.run_cli("indicator", "revise", "p.ensemble", "Bancs")
        self.run_cli("indicator", "set", "p.ensemble", "Bancs", "--level1", "Pas un seul")

    def import_table(self, content):
        self.write("i.csv", content)
        return self.run_cli("import", "p.ensemble", "i.csv", "--as", "indicators-csv")

    def asked(self, title):
        return next(row["indicators"] for row in self.json("survey", "list", "p.ensemble") if row["title"] == title)

    def test_import_after_answers(self):
        """A table asks a round that was begun no more than the window does, and undo takes that back, too."""
        head = "title,level1,level2,level3,level4,level5\n"
        self.run_cli("survey", "add", "p.ensemble", "--title", "Été")
        self.run_cli("survey", "item", "p.ensemble", "--title", "Pourquoi ?", "--kind", "text")
        self.run_cli("report", "p.ensemble", "questionnaire", "--copies", "1-5", "-o", "q.pdf")
        self.run_cli("survey", "add", "p.ensemble", "--title", "Hiver", "--date", "2026-11-20")
        before = self.list(), self.dump("p.ensemble")["askings"]
        self.import_table(head + "Bancs,a,b,c,d,e\n")
        self.assertEqual((self.asked("Été"), self.asked("Hiver")), ([], ["Bancs"]))
        self.run_cli("undo", "p.ensemble")
        self.assertEqual((self.list(), self.dump("p.ensemble")["askings"]), before)
        self.run_cli("redo", "p.ensemble")
        self.run_cli("survey", "enter", "p.ensemble", "3", "--round", "Hiver")
        self.import_table(head + "Bus,a,b,c,d,e\nBancs,a,b,c,d,e\n")
        self.assertEqual((self.asked("Été"), self.asked("Hiver")), ([], ["Bancs"]))
        self.run_cli("survey", "add", "p.ensemble", "--title", "Printemps", "--date", "2027-04-20")
        self.assertEqual(self.asked("Printemps"), ["Bancs", "Bus"])

    def test_import_keeps_words(self):
        self.add("--title", "Bancs", *LEVELS)
        self.run_cli("survey", "add", "p.ensemble", "--title", "Printemps")
        self.run_cli("survey", "enter", "p.ensemble", "3")
        self.write("i.csv", "title,level1\nBancs,Rien\n")
        self.refuse("import", "p.ensemble", "i.csv", "--as", "indicators-csv", project="p.ensemble", says="i.csv:2")
        self.run_cli("indicator", "revise", "p.ensemble", "Bancs")
        self.import_table("title,level1\nBancs,Rien\n")
        words = {row["version"]: row["level1"] for row in self.list("p.ensemble", "--all")}
        self.assertEqual(words, {1: "Aucun", 2: "Rien"})

    def test_remove(self):
        self.add("--title", "Bancs", *LEVELS)
        self.add("--title", "Bus", *LEVELS)
        self.assertEqual(self.json("indicator", "remove", "p.ensemble", "Bus")["title"], "Bus")
        self.assertEqual([row["title"] for row in self.list()], ["Bancs"])
        self.run_cli("undo", "p.ensemble")
        self.run_cli("survey", "add", "p.ensemble", "--title", "Printemps")
        self.run_cli("survey", "enter", "p.ensemble", "34")
        self.refuse("indicator", "remove", "p.ensemble", "Bus", project="p.ensemble", says="was answered")
        self.refuse("indicator", "remove", "p.ensemble", "Tram", project="p.ensemble", says="Tram")

    def test_options_of_each_verb(self):
        self.add("--title", "Bancs", *LEVELS)
        for words in (("set",), ("set", "--to", "de"), ("translate", "--to", "de"), ("translate", "--title", "x"),
                      ("translate", "--to", "de", "--title", "x", "--state", "fixed")):
            self.refuse("indicator", words[0], "p.ensemble", "Bancs", *words[1:], project="p.ensemble", status=2)

    def test_sources(self):
        self.run_cli("group", "add", "p.ensemble", "--name", "G", "--kind", "monochrome")
        self.write("s.csv", "text,count,polarity,code\nPas de banc,3,negative,A03\nDes bancs,1,positive,A03\n")
        self.run_cli("import", "p.ensemble", "s.csv", "--as", "statements-csv", "--group", "G", "--question", "Q1")
        self.add("--component", "A03", *LEVELS)
        self.assertEqual(self.list()[0]["sources"], [])
        self.run_cli("indicator", "set", "p.ensemble", self.list()[0]["title"], "--draft")
        row, = self.list()
        self.assertEqual([(source["text"], source["count"], source["level"]) for source in row["sources"]],
                         [("Pas de banc", 3, 2), ("Des bancs", 1, 5)])
        self.assertEqual((row["statements"], row["level2"]), (2, "Peu"))
        self.refuse("indicator", "add", "p.ensemble", "--component", "A03", "--draft", project="p.ensemble", says="--level1")
        self.run_cli("indicator", "add", "p.ensemble", "--component", "A03", "--draft", "--title", "Assis", "--level1", "Rien",
                     "--level3", "Un", "--level4", "Deux")
        self.assertEqual(self.list()[1]["level5"], "Des bancs")

    def test_event_before_indicators(self):
        # The sheet of the first evening stays as it was, whatever is drafted from that evening.
        self.run_cli("survey", "add", "p.ensemble", "--title", "Soirée", "--satisfaction")
        self.run_cli("survey", "enter", "p.ensemble", "9 1 1 1 1")
        self.add("--title", "Bancs", *LEVELS)
        self.assertEqual(self.json("survey", "list", "p.ensemble")[0]["indicators"], [])
        self.run_cli("survey", "enter", "p.ensemble", "8 1 1 1 1")
        self.run_cli("survey", "add", "p.ensemble", "--title", "Printemps", "--date", "2026-11-20")
        self.assertEqual(self.json("survey", "list", "p.ensemble")[1]["indicators"], ["Bancs"])

    def test_translation_travels(self):
        self.add("--title", "Bancs", *LEVELS)
        self.run_cli("indicator", "translate", "p.ensemble", "Bancs", "--to", "ar", "--title", "مقاعد", "--level5", "كثير")
        self.refuse("indicator", "translate", "p.ensemble", "Bancs", "--to", "no language", "--title", "x", project="p.ensemble")
        self.run_cli("export", "p.ensemble", "--as", "package", "-o", "p.xml")
        self.run_cli("init", "q.ensemble", "--title", "Autre", "--language", "fr")
        self.run_cli("import", "q.ensemble", "p.xml", "--as", "package")
        row, = self.list("q.ensemble")
        self.assertEqual((row["translations"]["ar"]["title"], row["translations"]["ar"]["level5"]), ("مقاعد", "كثير"))
        self.assertEqual(row["translations"]["ar"]["level1"], "")

    def test_hints(self):
        self.add("--title", "Bancs", *LEVELS[:-1], "Pas un jour sans voisins")
        row, = self.list()
        self.assertIn("5: ", row["hints"])


if __name__ == "__main__":
    unittest.main()
