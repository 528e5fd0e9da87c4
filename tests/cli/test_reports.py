# SPDX-FileCopyrightText: 2026 The Ensemble authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Papers of the sample: each is written whole, says what the rows say, and is the same twice.
import csv
import html
import html.parser
import os
import shutil
import subprocess
import unittest
from unittest import mock

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

    def pages(self, name):
        """The words of each page of a PDF."""
        if not shutil.which("pdftotext"):
            self.skipTest("pdftotext is not there")
        text = subprocess.run(["pdftotext", "-layout", self.path(name), "-"], capture_output=True, text=True, check=True)
        return text.stdout.split("\f")[:-1]

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

    @mock.patch.dict(os.environ, {"ENSEMBLE_LOCALE_DIR": os.environ["ENSEMBLE_BUILT_LOCALES"]})
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

    def place_groups(self):
        for words in (("Villemirage", "--kind", "city"), ("Tilleuls", "--kind", "quarter", "--parent", "Villemirage"),
                      ("Gare", "--kind", "quarter", "--parent", "Villemirage"), ("Ailleurs", "--kind", "city")):
            self.run_cli("territory", "add", "p.ensemble", "--name", *words)
        # The place of a group with minors is not kept.
        groups = [row["name"] for row in self.json("group", "list", "p.ensemble")
                  if row["kind"] == "monochrome" and not row["name"].startswith("Jeunes")]
        for name, place in zip(groups, ("Villemirage", "Tilleuls", "Tilleuls", "Gare", "Ailleurs")):
            self.run_cli("group", "set", "p.ensemble", name, "--territory", place)
        return groups

    def test_results_by_territory(self):
        self.report("results", "without.html")
        self.assertNotIn("By territory", self.read("without.html"))
        groups = self.place_groups()
        self.report("results", "a.html", "--language", "en")
        self.report("results", "a.pdf")
        page = html.unescape(self.read("a.html"))
        places = [row["part"] for row in self.json("indicators", "p.ensemble", "--by", "territory")]
        self.assertEqual(set(places), {"Villemirage", "Tilleuls", "Gare", "Ailleurs"})
        self.assertIn("By territory", page)
        self.assertIn('<th scope="col">Territory</th>', page)
        for place in set(places):
            self.assertIn(">%s</h3>" % place, page)
        by_group = {(row["title"], row["part"]): row for row in self.json("indicators", "p.ensemble", "--by", "group")}
        for row in self.json("indicators", "p.ensemble", "--by", "territory"):
            of = {"Villemirage": groups[:4], "Tilleuls": groups[1:3], "Gare": groups[3:4], "Ailleurs": groups[4:5]}[row["part"]]
            parts = [by_group[row["title"], name] for name in of]
            if not row["masked"] and not any(part["masked"] for part in parts):
                self.assertEqual(row["n"], sum(part["n"] for part in parts))
                self.assertEqual(row["counts"], [sum(column) for column in zip(*(part["counts"] for part in parts))])
        self.assertTrue(any(not row["masked"] for row in self.json("indicators", "p.ensemble", "--by", "territory")
                            if row["part"] == "Villemirage"))

    def test_small_territories_stay_hidden(self):
        self.run_cli("init", "s.ensemble", "--title", "T", "--language", "en")
        self.write("i.csv", "title,level1,level2,level3,level4,level5\nBancs,a,b,c,d,e\nBus,a,b,c,d,e\n")
        self.run_cli("import", "s.ensemble", "i.csv", "--as", "indicators-csv")
        for name, parent in (("City", None), ("North", "City"), ("South", "City")):
            self.run_cli("territory", "add", "s.ensemble", "--name", name, *(("--parent", parent) if parent else ()))
            self.run_cli("group", "add", "s.ensemble", "--name", "G" + name, "--kind", "monochrome", "--territory", name)
        self.run_cli("survey", "add", "s.ensemble", "--title", "R")
        lines = ["form,group,Bancs,Bus"]
        for name, n in (("City", 3), ("North", 9), ("South", 8)):
            lines += ["%d,G%s,%d,%d" % (len(lines) + i, name, i % 5 + 1, (i + 2) % 5 + 1) for i in range(n)]
        self.write("a.csv", "\n".join(lines) + "\n")
        self.run_cli("import", "s.ensemble", "a.csv", "--as", "answers-csv")
        rows = {row["part"]: row for row in self.json("indicators", "s.ensemble", "--by", "territory") if row["title"] == "Bus"}
        # 20 in the city less 9 and 8 in its quarters would tell of the 3 others.
        self.assertTrue(any(row["masked"] for row in rows.values()), rows)
        self.run_cli("report", "s.ensemble", "results", "-o", "s.html")
        page = html.unescape(self.read("s.html"))
        self.assertEqual(set(rows), {"City", "North", "South"})
        for name, row in rows.items():
            section = page.split(">%s</h3>" % name)[1].split("<h")[0]
            self.assertEqual("hidden" in section, row["masked"], name)

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

    def test_a_long_card_is_whole(self):
        text = "Plus de bancs à l’ombre le long du chemin de l’école, " * 5 + "et surtout une fontaine"
        self.run_cli("group", "add", "p.ensemble", "--name", "Long", "--kind", "monochrome")
        self.write("long.csv", "text\n\"%s\"\n" % text)
        self.run_cli("import", "p.ensemble", "long.csv", "--as", "statements-csv", "--group", "Long")
        self.report("statement-cards", "long.pdf", "--group", "Long")
        self.assertIn("fontaine", " ".join(self.pages("long.pdf")))

    def test_words_of_another_script_stay_in_their_line(self):
        self.run_cli("group", "add", "p.ensemble", "--name", "نساء الحي", "--kind", "monochrome")
        self.report("questionnaire", "q.html")
        self.assertIn("\u200e\u2068نساء الحي\u2069\u200e", html.unescape(self.read("q.html")))

    def test_data_card_names_the_language(self):
        self.report("data-card", "card.html")
        self.assertIn("Français (fr)", html.unescape(self.read("card.html")))

    def test_silent_rainbow_groups_fill_no_page(self):
        (name,) = [group["name"] for group in self.json("group", "list", "p.ensemble") if group["kind"] == "rainbow"]
        self.report("results", "results.html")
        page = html.unescape(self.read("results.html"))
        self.assertNotIn(name, page)
        self.assertIn("Rainbow groups that wrote nothing of their own are left out.", page)

    def test_numbered_copies(self):
        """Every page bears the number of its copy, and which page of the copy it is."""
        self.report("questionnaire", "one.pdf")
        line = self.pages("one.pdf")
        self.report("questionnaire", "a.pdf", "--copies", "9-11")
        pages = self.pages("a.pdf")
        each = len(pages) // 3
        self.assertIn(each, (1, len(line) + len(line) % 2))
        for at, page in enumerate(pages):
            self.assertIn("Form number %d\n" % (9 + at // each), page + "\n")
            self.assertIn("page %d of %d" % (at % each + 1, each), page)
            self.assertEqual(page.count("Form number"), 1)
        self.report("questionnaire", "copies.html", "--copies", "1-2", status=2)
        self.report("sheet", "copies.pdf", "--copies", "1-2", status=2)
        self.report("questionnaire", "copies.pdf", "--copies", "2-1", status=2)
        self.report("questionnaire", "copies.pdf", "--copies", "1-1001", status=2)
        self.assertEqual([name for name in os.listdir(self.dir) if name.startswith("copies")], [])

    def test_refused(self):
        self.report("table-cards", "a.pdf", status=1)
        self.report("nothing", "a.pdf", status=2)
        self.report("synthesis", "a.docx", status=2)
        self.report("synthesis", "missing/a.pdf", status=1)
        self.assertEqual([name for name in os.listdir(self.dir) if name.startswith("a.")], [])


if __name__ == "__main__":
    unittest.main()
