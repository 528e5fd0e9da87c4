# SPDX-FileCopyrightText: 2026 The Ensemble authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# borrow: an indicator, a question or an action of a partner, and from whom it is.
import re
import unittest

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
        """The rows of a kind as they travel, by id."""
        self.run_cli("export", project, "--as", "package", "-o", project + ".xml")
        return dict(re.findall(r'<%s id="([^"]*)"(.*?)</%s>' % (kind, kind), self.read(project + ".xml"), re.S))

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


if __name__ == "__main__":
    unittest.main()
