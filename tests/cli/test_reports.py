# SPDX-FileCopyrightText: 2026 The Ensemble authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Papers of the sample: each is written whole, says what the rows say, and is the same twice.
import csv
import html
import html.parser
import os
import subprocess
import unittest

from cli_case import CliCase


class Outline(html.parser.HTMLParser):
    """What a screen reader needs of a page: language, direction, headings, tables and pictures with names."""

    VOID = {"meta", "link", "br", "img", "hr", "path", "rect", "circle", "line", "polyline", "polygon", "use", "input"}

    def __init__(self, page):
        super().__init__()
        self.root, self.headings, self.heads, self.pictures, self.open, self.faults = {}, [], [], [], [], []
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        if tag == "html":
            self.root = values
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            self.headings.append(int(tag[1]))
        if tag == "th":
            self.heads.append(values.get("scope"))
        if tag == "svg" and values.get("aria-hidden") != "true":
            self.pictures.append((values.get("role"), values.get("aria-labelledby") or values.get("aria-label")))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)
        if tag not in self.VOID:
            self.open.pop()

    def handle_endtag(self, tag):
        if tag in self.VOID:
            return
        if not self.open or self.open.pop() != tag:
            self.faults.append("</%s>" % tag)


class Reports(CliCase):
    def setUp(self):
        super().setUp()
        self.run_cli("init", "p.ensemble", "--sample")

    def report(self, kind, name, *words, status=0):
        self.run_cli("report", "p.ensemble", kind, "-o", name, *words, status=status)

    def test_list(self):
        kinds = [row["kind"] for row in self.json("report", "--list")]
        self.assertEqual(kinds, ["sheet", "return-sheet", "synthesis", "results", "questionnaire", "table-cards",
                                 "statement-cards", "contract", "roadmap", "data-card", "merge"])

    def test_pdf(self):
        for kind in ("return-sheet", "synthesis", "results", "questionnaire", "roadmap", "data-card"):
            self.report(kind, kind + ".pdf")
            first = self.read_bytes(kind + ".pdf")
            self.assertTrue(first.startswith(b"%PDF-"), kind)
            self.assertGreater(len(first), 5000, kind)

    def test_pages_have_a_structure(self):
        for kind in ("return-sheet", "synthesis", "results", "questionnaire", "data-card", "roadmap"):
            for language in ("fr", "en", "ar"):
                self.report(kind, "a.html", "--language", language)
                outline = Outline(self.read("a.html"))
                where = "%s in %s" % (kind, language)
                self.assertEqual((outline.faults, outline.open), ([], []), where)
                self.assertEqual(outline.root.get("lang"), language, where)
                self.assertEqual(outline.root.get("dir"), "rtl" if language == "ar" else None, where)
                self.assertEqual(outline.headings.count(1), 1, where)
                self.assertEqual(outline.headings[0], 1, where)
                for before, after in zip(outline.headings, outline.headings[1:]):
                    self.assertLessEqual(after, before + 1, where)
                self.assertTrue(all(scope in ("col", "row") for scope in outline.heads), where)
                self.assertTrue(all(role == "img" and name for role, name in outline.pictures), where)
                if kind == "results":
                    self.assertGreater(len(outline.pictures), 4)
                    self.assertGreater(len(outline.heads), 10)

    def test_pdf_has_a_structure(self):
        for kind, tags in (("results", ("H1", "H2", "P", "Figure")), ("synthesis", ("H1", "H2", "Table", "TR", "TH", "TD"))):
            self.report(kind, "a.pdf")
            content = self.read_bytes("a.pdf")
            self.assertIn(b"/StructTreeRoot", content)
            for tag in tags:
                self.assertIn(b"/S /" + tag.encode(), content, kind)
            if subprocess.run(["which", "pdfinfo"], stdout=subprocess.DEVNULL).returncode == 0:
                done = subprocess.run(["pdfinfo", "-struct", self.path("a.pdf")], capture_output=True, text=True)
                self.assertEqual(done.returncode, 0)
                self.assertTrue(all(tag in done.stdout for tag in tags), kind)

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
