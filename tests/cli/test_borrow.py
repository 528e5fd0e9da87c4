# SPDX-FileCopyrightText: 2026 The Ensemble authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# borrow: an indicator, a question or an action of a partner, and from whom it is.
import os
import re
import unittest
import unittest.mock

from cli_case import CliCase

QUESTION = "01900000-0000-7000-8000-00000000000a"
LEVELS = ["--level%d=%d" % (level, level) for level in range(1, 6)]


class BorrowTest(CliCase):
    def setUp(self):
        super().setUp()
        for name, title in (("here", "Ici"), ("there", "Salaspils")):
            self.run_cli("init", name + ".ensemble", "--title", title, "--territory", title, "--language", "fr")
        self.run_cli("indicator", "add", "there.ensemble", "--title", "Logement", *LEVELS)
        self.run_cli("action", "add", "there.ensemble", "--title", "Dix bancs", "--note", "avec les voisins")
        self.run_cli("export", "there.ensemble", "--as", "package", "-o", "plain.xml")
        # A question of their own: the starter's are the same everywhere.
        second, = re.findall(r'<question id="([^"]*)" number="2"', self.read("plain.xml"))
        self.write("there.xml", self.read("plain.xml").replace(second, QUESTION))

    def borrow(self, *words, **more):
        return self.run_cli("borrow", "here.ensemble", "there.xml", *words, **more)

    def elements(self, project, kind):
        """The rows of a kind as they travel, by id, but for when they were made."""
        self.run_cli("export", project, "--as", "package", "-o", project + ".xml")
        text = re.sub(r' (created|modified)="[^"]*"', "", self.read(project + ".xml"))
        return dict(re.findall(r'<%s id="([^"]*)"(.*?)</%s>' % (kind, kind), text, re.S))

    def test_all_say_from_whom(self):
        """Whatever is borrowed, and wherever it travels after that."""
        self.borrow("--indicator", "Logement")
        self.borrow("--question", QUESTION)
        self.borrow("--action", "Dix bancs")
        self.elements("here.ensemble", "action")
        self.init("third.ensemble")
        self.run_cli("merge", "third.ensemble", "here.ensemble.xml")
        for project in ("here.ensemble", "third.ensemble"):
            for kind in ("indicator", "question", "action"):
                found = [row for row in self.elements(project, kind).values() if "<lineage>" in row]
                self.assertEqual(len(found), 1, kind)
                self.assertRegex(found[0], r"<lineage>Salaspils, 20\d\d</lineage>")
            action, = self.json("action", "list", project)
            self.assertEqual(action["note"], "avec les voisins")
            self.assertRegex(action["lineage"], r"^Salaspils, 20\d\d$")
        self.run_cli("validate", "third.ensemble.xml")

    def test_from_a_borrower(self):
        self.borrow("--question", QUESTION)
        self.elements("here.ensemble", "question")
        self.run_cli("init", "third.ensemble", "--title", "Loin", "--territory", "Loin", "--language", "fr")
        self.run_cli("borrow", "third.ensemble", "here.ensemble.xml", "--question", QUESTION)
        self.assertRegex(self.elements("third.ensemble", "question")[QUESTION],
                         r"<lineage>Ici, 20\d\d; Salaspils, 20\d\d</lineage>")

    def test_item_of_a_survey(self):
        """It comes into the newest round here with its answers; theirs comes beside it when all is merged."""
        for project in ("here.ensemble", "there.ensemble"):
            self.run_cli("survey", "add", project, "--title", "Printemps")
        self.run_cli("survey", "item", "here.ensemble", "--kind", "text", "--title", "Et encore ?", "--code", "age")
        self.run_cli("survey", "item", "there.ensemble", "--kind", "section", "--title", "Vous")
        self.run_cli("survey", "item", "there.ensemble", "--kind", "single", "--title", "Quel âge ?", "--code", "age",
                     "--option", "1=jeune", "--option", "2=âgé")
        self.run_cli("export", "there.ensemble", "--as", "package", "-o", "there.xml")
        before = self.dump("here.ensemble")
        self.borrow("--question", "Quel âge ?")
        round_here, = self.json("survey", "list", "here.ensemble")
        own, taken = round_here["items"]
        self.assertEqual((own["title"], own["code"]), ("Et encore ?", "age"))
        self.assertEqual((taken["title"], taken["kind"], taken["code"]), ("Quel âge ?", "single", None))
        self.assertRegex(taken["lineage"], r"^Salaspils, 20\d\d$")
        self.assertEqual([(option["code"], option["label"]) for option in taken["options"]], [("1", "jeune"), ("2", "âgé")])
        self.refuse("borrow", "here.ensemble", "there.xml", "--question", "Quel âge ?", project="here.ensemble",
                    says="already")
        self.refuse("borrow", "here.ensemble", "there.xml", "--question", "Vous", project="here.ensemble")
        self.run_cli("merge", "here.ensemble", "there.xml")
        rounds = [[item["title"] for item in row["items"]] for row in self.json("survey", "list", "here.ensemble")]
        self.assertEqual(sorted(rounds), [["Et encore ?", "Quel âge ?"], ["Vous", "Quel âge ?"]])
        self.run_cli("check", "here.ensemble")
        for _ in range(2):
            self.run_cli("undo", "here.ensemble")
        for table in ("items", "options"):
            self.assertEqual(self.dump("here.ensemble")[table], before[table])

    def test_item_needs_an_open_round(self):
        self.run_cli("survey", "add", "there.ensemble", "--title", "Printemps")
        self.run_cli("survey", "item", "there.ensemble", "--kind", "text", "--title", "Et encore ?")
        question = ("borrow", "here.ensemble", "there.ensemble", "--question", "Et encore ?")
        self.refuse(*question, project="here.ensemble")
        self.run_cli("survey", "add", "here.ensemble", "--title", "Été")
        self.run_cli("survey", "set", "here.ensemble", "Été", "--state", "closed")
        self.refuse(*question, project="here.ensemble", says="“Été” is closed")

    def test_merged_later(self):
        """Nothing is there twice, and what was borrowed goes on saying from whom."""
        self.borrow("--indicator", "Logement")
        self.borrow("--question", QUESTION)
        self.borrow("--action", "Dix bancs")
        before = {kind: self.elements("here.ensemble", kind) for kind in ("indicator", "question", "action")}
        self.run_cli("merge", "here.ensemble", "there.xml")
        for kind, rows in before.items():
            after = self.elements("here.ensemble", kind)
            self.assertEqual({key: after[key] for key in rows}, rows)
            self.assertEqual(sum("<lineage>" in row for row in after.values()), 1)
        self.assertEqual(len(self.json("indicator", "list", "here.ensemble")), 1)
        self.assertEqual(len(self.json("action", "list", "here.ensemble")), 1)

    def test_again_after_removal(self):
        self.borrow("--indicator", "Logement")
        self.run_cli("indicator", "remove", "here.ensemble", "Logement")
        self.borrow("--indicator", "Logement")
        self.refuse("borrow", "here.ensemble", "there.xml", "--indicator", "Logement", project="here.ensemble",
                    says="“Logement” is in this project already")
        self.run_cli("check", "here.ensemble")

    def test_one_at_a_time(self):
        self.refuse("borrow", "here.ensemble", "there.xml", "--indicator", "Logement", "--action", "Dix bancs", status=2,
                    project="here.ensemble", says="one at a time")

    def test_wrong_signature(self):
        with unittest.mock.patch.dict(os.environ, XDG_DATA_HOME=self.path("home")):
            self.run_cli("key", "new", "--name", "Salaspils")
            self.run_cli("sign", "there.xml")
        self.borrow("--action", "Dix bancs")
        self.write("there.xml", self.read("there.xml").replace("Logement", "Logements"))
        self.refuse("borrow", "here.ensemble", "there.xml", "--indicator", "Logements", status=4, project="here.ensemble",
                    says="the file was changed")

    def test_from_results_only(self):
        """Who sent only figures lends the indicators that were counted."""
        self.run_cli("export", "there.ensemble", "--as", "package", "--kind", "results", "-o", "there.xml")
        self.borrow("--indicator", "Logement")
        row, = self.json("indicator", "list", "here.ensemble")
        self.assertRegex(row["lineage"], r"^Salaspils, 20\d\d$")
        self.refuse("borrow", "here.ensemble", "there.xml", "--action", "Vingt bancs", project="here.ensemble",
                    says="there is no")

    def test_component_of_their_codebook(self):
        """What stands in their codebook only is left behind; the indicator comes without a component."""
        self.run_cli("codebook", "copy", "there.ensemble", "own", "--title", "Own", "--use")
        self.run_cli("codebook", "add", "there.ensemble", "A77", "--name", "Chiens", "--under", "A")
        self.run_cli("indicator", "add", "there.ensemble", "--title", "Chiens", "--component", "A77", *LEVELS)
        self.run_cli("export", "there.ensemble", "--as", "package", "-o", "there.xml")
        self.borrow("--indicator", "Chiens")
        row, = self.json("indicator", "list", "here.ensemble")
        self.assertIsNone(row["node"])
        self.run_cli("check", "here.ensemble")


if __name__ == "__main__":
    unittest.main()
