# SPDX-FileCopyrightText: 2026 The Ensemble authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Papers of the sample: each is written whole, says what the rows say, and is the same twice.
import csv
import html
import os
import unittest

from cli_case import CliCase


class Reports(CliCase):
    def setUp(self):
        super().setUp()
        self.run_cli("init", "p.ensemble", "--sample")

    def report(self, kind, name, *words, status=0):
        self.run_cli("report", "p.ensemble", kind, "-o", name, *words, status=status)

    def test_list(self):
        kinds = [row["kind"] for row in self.json("report", "--list")]
        self.assertEqual(kinds, ["sheet", "return-sheet", "synthesis", "questionnaire", "table-cards",
                                 "statement-cards", "contract", "roadmap", "data-card", "merge"])

    def test_pdf(self):
        for kind in ("return-sheet", "synthesis", "questionnaire", "roadmap", "data-card"):
            self.report(kind, kind + ".pdf")
            first = self.read_bytes(kind + ".pdf")
            self.assertTrue(first.startswith(b"%PDF-"), kind)
            self.assertGreater(len(first), 5000, kind)

    def test_charts_for_paper_without_colour(self):
        self.run_cli("chart", "p.ensemble", "levels", "-o", "colour.svg")
        self.run_cli("chart", "p.ensemble", "levels", "--print", "-o", "grey.svg")
        colour, grey = self.read("colour.svg"), self.read("grey.svg")
        self.assertIn("#b35806", colour)
        self.assertNotIn("#b35806", grey)
        self.assertIn("<pattern", grey)

    def test_sheet_says_all_of_one_group(self):
        group = self.json("group", "list", "p.ensemble")[0]["name"]
        self.report("sheet", "a.html", "--group", group)
        self.run_cli("export", "p.ensemble", "--as", "statements-csv", "--group", group, "-o", "s.csv")
        page = html.unescape(self.read("a.html"))
        with open(self.path("s.csv"), encoding="utf-8-sig", newline="") as file:
            texts = [row["text"] for row in csv.DictReader(file)]
        self.assertGreater(len(texts), 20)
        for text in texts:
            self.assertIn(text, page)
        self.report("sheet", "b.html", status=2)
        self.assertFalse(os.path.exists(self.path("b.html")))

    def test_synthesis_traces_every_statement(self):
        self.report("synthesis", "a.html")
        self.report("synthesis", "b.html")
        self.assertEqual(self.read("a.html"), self.read("b.html"))
        self.assertIn("L’ascenseur en panne avec la poussette", self.read("a.html"))

    def test_return_sheet_says_what_is_next(self):
        self.report("return-sheet", "a.html", "--next", "A meeting <in> May", "--contact", "Ask & see")
        page = self.read("a.html")
        self.assertIn("A meeting &lt;in&gt; May", page)
        self.assertIn("Ask &amp; see", page)

    def test_numbered_cards(self):
        group = self.json("group", "list", "p.ensemble")[1]["name"]
        self.report("statement-cards", "all.pdf")
        self.report("statement-cards", "a.html", "--group", group)
        page = html.unescape(self.read("a.html"))
        self.assertIn("Être avec mes potes", page)
        self.assertNotIn(group, page)
        self.report("statement-cards", "b.html", "--group", "nobody", status=1)

    def test_refused(self):
        self.report("table-cards", "a.pdf", status=1)
        self.report("nothing", "a.pdf", status=2)
        self.report("synthesis", "a.docx", status=2)
        self.report("synthesis", "missing/a.pdf", status=1)
        self.assertEqual([name for name in os.listdir(self.dir) if name.startswith("a.")], [])


if __name__ == "__main__":
    unittest.main()
