# SPDX-FileCopyrightText: 2026 The Ensemble authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What travels besides the package: bundles, signed and not, codebooks and corpora of other programs.
import csv
import hashlib
import json
import os
import unittest
import zipfile

from cli_case import CliCase


def body(package):
    """All between the root's start tag and its end: what equal content has in common."""
    return package.split(b"\n", 2)[2]


class FormatsCase(CliCase):
    def setUp(self):
        super().setUp()
        self.home("ours")
        self.run_cli("init", "p.ensemble", "--title", "Test", "--language", "fr")
        self.run_cli("init", "q.ensemble", "--title", "Other", "--language", "fr")
        self.run_cli("group", "add", "p.ensemble", "--name", "Jeunes", "--kind", "monochrome")
        self.write("l.txt", "4;Having many friends;D03\n1;=un; deux;\n")
        self.run_cli("import", "p.ensemble", "l.txt", "--as", "lines", "--group", "Jeunes", "--question", "Q1")

    def home(self, name):
        os.environ["XDG_DATA_HOME"] = self.path(name)

    def export(self, project, form, name, *options):
        self.run_cli("export", project, "--as", form, "-o", name, *options)
        return self.read_bytes(name)


class Bundles(FormatsCase):
    def test_everything_is_in_it(self):
        first = self.export("p.ensemble", "bundle", "a.ensemblez")
        self.assertEqual(first, self.export("p.ensemble", "bundle", "b.ensemblez"))
        with zipfile.ZipFile(self.path("a.ensemblez")) as bundle:
            names = bundle.namelist()
            tables = json.loads(bundle.read("datapackage.json"))["resources"]
        self.assertEqual(names[0], "package.xml")
        for name in ("index.html", "datapackage.json", "datacard.md", *(table["path"] for table in tables)):
            self.assertIn(name, names)
        self.assertIn("text", [field["name"] for field in tables[0]["schema"]["fields"]])

    def test_tables_can_be_checked(self):
        self.export("p.ensemble", "datapackage", "d.zip")
        with zipfile.ZipFile(self.path("d.zip")) as tables:
            for table in json.loads(tables.read("datapackage.json"))["resources"]:
                content = tables.read(table["path"])
                self.assertEqual((table["bytes"], table["hash"]),
                                 (len(content), "sha256:" + hashlib.sha256(content).hexdigest()))
                if table["name"] == "statements":
                    self.assertEqual(table["schema"]["primaryKey"], ["id"])
                    self.assertEqual({field["name"]: field["type"] for field in table["schema"]["fields"]}["count"], "integer")

    def test_cells_of_a_workbook(self):
        """A spreadsheet takes 32767 units of UTF-16, and no formula."""
        self.write("l.txt", "1;%s;\n1;%s;\n1;=1+1;\n" % ("\U0001F600" * 16384, "é" * 32767))
        self.run_cli("import", "p.ensemble", "l.txt", "--as", "lines", "--group", "Jeunes", "--question", "Q1")
        self.write("m.txt", "1;_x000D_ and _x0041_ and _x41_;\n")
        self.run_cli("import", "p.ensemble", "m.txt", "--as", "lines", "--group", "Jeunes", "--question", "Q2")
        _, err = self.run_cli("export", "p.ensemble", "--as", "xlsx", "-o", "x.xlsx")
        self.assertIn("1 cell was cut", err)
        with zipfile.ZipFile(self.path("x.xlsx")) as book:
            sheet = book.read("xl/worksheets/sheet1.xml").decode("utf-8")
        self.assertNotIn("<f>", sheet)
        for text in ("\U0001F600" * 16383 + "<", "é" * 32767 + "<", ">'=1+1<",
                     ">_x005F_x000D_ and _x005F_x0041_ and _x41_<"):
            self.assertIn(text, sheet)

    def test_comes_back(self):
        self.export("p.ensemble", "bundle", "a.ensemblez")
        _, err = self.run_cli("import", "q.ensemble", "a.ensemblez", "--as", "bundle")
        self.assertIn("not signed", err)
        self.assertEqual(body(self.export("p.ensemble", "package", "p.xml")),
                         body(self.export("q.ensemble", "package", "q.xml")))

    def test_signatures(self):
        self.run_cli("key", "new", "--name", "Rīga")
        self.export("p.ensemble", "bundle", "a.ensemblez")
        with zipfile.ZipFile(self.path("a.ensemblez")) as bundle:
            parts = {name: bundle.read(name) for name in bundle.namelist()}
        self.assertIn("package.xml.minisig", parts)
        parts["package.xml"] = parts["package.xml"].replace(b"friends", b"fiends!")
        with zipfile.ZipFile(self.path("b.ensemblez"), "w", zipfile.ZIP_DEFLATED) as bundle:
            for name, content in parts.items():
                bundle.writestr(name, content)
        before = self.read_bytes("q.ensemble")
        _, err = self.run_cli("import", "q.ensemble", "b.ensemblez", "--as", "bundle", status=4)
        self.assertIn("Rīga", err)
        self.assertEqual(before, self.read_bytes("q.ensemble"))
        self.home("theirs")
        _, err = self.run_cli("import", "q.ensemble", "a.ensemblez", "--as", "bundle")
        self.assertIn("not known", err)

    def test_hostile(self):
        before = self.read_bytes("q.ensemble")
        with zipfile.ZipFile(self.path("a.ensemblez"), "w", zipfile.ZIP_DEFLATED) as bundle:
            bundle.writestr("package.xml", b"<!DOCTYPE package><package/>")
        self.run_cli("import", "q.ensemble", "a.ensemblez", "--as", "bundle", status=1)
        with zipfile.ZipFile(self.path("a.ensemblez"), "w", zipfile.ZIP_DEFLATED) as bundle:
            bundle.writestr("package.xml", b"<package/>" + b" " * (64 << 20))
        _, err = self.run_cli("import", "q.ensemble", "a.ensemblez", "--as", "bundle", status=1)
        self.assertIn("200", err)
        _, err = self.run_cli("validate", "a.ensemblez", status=1)
        self.assertEqual(err.count("a.ensemblez: "), 1)
        self.assertEqual(before, self.read_bytes("q.ensemble"))


class Corpora(FormatsCase):
    def test_iramuteq(self):
        self.write("m.txt", "2;une * étoile;\n")
        self.run_cli("import", "p.ensemble", "m.txt", "--as", "lines", "--group", "Jeunes", "--question", "Q2")
        texts = self.export("p.ensemble", "iramuteq", "c.txt").decode("utf-8").strip().split("\n\n")
        self.assertEqual(texts[0], "**** *group_Jeunes *question_Q1 *polarity_positive *language_fr *component_D03 "
                                   "*count_4\nHaving many friends")
        self.assertEqual(texts[2].split("\n")[1], "une   étoile")

    def test_iramuteq_of_unruly_names_and_texts(self):
        """No value without letters, no two groups in one, a text on one line, no text without words."""
        names = ("Mères au foyer", "Meres, au foyer!", "!!!", "?", "الشباب", "1")
        texts = ("l’été d'ici", "a\u2028b\x0bc", "**** *x_y", "-*theme", "* **", "0001 *x")
        self.run_cli("init", "r.ensemble", "--title", "R", "--language", "fr")
        for name in names:
            self.run_cli("group", "add", "r.ensemble", "--name", name, "--kind", "rainbow")
        self.write("s.csv", "text,group,question,language\n" + "".join(
            '"%s","%s",Q1,pt-BR\n' % pair for pair in zip(texts, names)))
        self.run_cli("import", "r.ensemble", "s.csv", "--as", "statements-csv")
        _, err = self.run_cli("export", "r.ensemble", "--as", "iramuteq", "-o", "c.txt")
        self.assertIn("1 statement stayed behind", err)
        lines = self.read("c.txt").splitlines()
        self.assertEqual(len(lines), 3 * (len(texts) - 1))
        groups = set()
        for head, text, empty in zip(*[iter(lines)] * 3):
            self.assertRegex(head, r"^\*{4}( \*[a-z]+_[^\W_]+)+$")
            self.assertIn("*language_ptBR", head)
            groups.add(head.split(" ")[1])
            self.assertNotIn("*", text)
            self.assertEqual(empty, "")
        self.assertEqual(len(groups), len(texts) - 1)
        self.assertIn("*group_MeresAuFoyer", groups)

    def test_lines_come_back(self):
        lines = "4;Having many friends;D03\n1;a bench; in the shade;\n"
        self.write("l.txt", lines)
        self.run_cli("init", "l.ensemble", "--title", "L")
        self.run_cli("group", "add", "l.ensemble", "--name", "G", "--kind", "monochrome")
        self.run_cli("import", "l.ensemble", "l.txt", "--as", "lines", "--group", "G", "--question", "Q1")
        self.assertEqual(self.export("l.ensemble", "lines", "out.txt").decode("utf-8"), lines)


class Codebooks(FormatsCase):
    def test_out_and_in(self):
        first = self.export("p.ensemble", "qdc", "ensemble-starter-1.qdc")
        self.assertIn(b'name="A ', first)
        self.run_cli("init", "r.ensemble", "--title", "R", "--language", "en")
        self.write("mine.qdc", first)
        self.run_cli("import", "r.ensemble", "mine.qdc", "--as", "qdc")
        self.run_cli("import", "r.ensemble", "mine.qdc", "--as", "qdc")
        self.run_cli("check", "r.ensemble")

    def test_refused(self):
        before = self.read_bytes("q.ensemble")
        self.write("x.qdc", '<!DOCTYPE CodeBook><CodeBook xmlns="urn:QDA-XML:codebook:1.0"/>')
        self.run_cli("import", "q.ensemble", "x.qdc", "--as", "qdc", status=1)
        self.assertEqual(before, self.read_bytes("q.ensemble"))


class Projects(FormatsCase):
    """REFI-QDA projects: what went out comes back, what others write comes in with a report."""

    def test_out_and_in(self):
        self.run_cli("import", "p.ensemble", self.write("m.txt", "3;peur;A01/P15\n"), "--as", "lines",
                     "--group", "Jeunes", "--question", "Q2")
        first = self.export("p.ensemble", "qdpx", "p.qdpx")
        self.assertEqual(first, self.export("p.ensemble", "qdpx", "again.qdpx"))
        out, _ = self.run_cli("import", "p.ensemble", "p.qdpx", "--as", "qdpx")
        self.assertIn("nothing was changed", out)
        self.run_cli("import", "q.ensemble", "p.qdpx", "--as", "qdpx")
        ours, theirs = (self.json("info", name)["counts"] for name in ("p.ensemble", "q.ensemble"))
        self.assertEqual(ours, theirs)
        for name in ("p", "q"):
            self.export(name + ".ensemble", "statements-csv", name + ".csv")
        plain = [[{key: value for key, value in row.items() if key not in ("created", "author")}
                  for row in csv.DictReader(self.read(name).splitlines())] for name in ("p.csv", "q.csv")]
        self.assertEqual(*plain)
        self.run_cli("undo", "q.ensemble")
        self.run_cli("check", "q.ensemble")

    def test_public_keeps_safe_words_only(self):
        self.export("p.ensemble", "qdpx", "p.qdpx", "--privacy", "public")
        with zipfile.ZipFile(self.path("p.qdpx")) as bundle:
            self.assertEqual(bundle.namelist(), ["project.qde"])
            self.assertNotIn(b"friends\"", bundle.read("project.qde"))

    def test_report_and_refusal(self):
        source = ('<Project xmlns="urn:QDA-XML:project:1.0" name="p"><CodeBook><Codes><Code guid="c" name="kin"/>'
                  '</Codes></CodeBook><Sources><PDFSource guid="d"/><TextSource guid="t" name="Lundi">'
                  '<PlainTextContent>un\ndeux</PlainTextContent><PlainTextSelection guid="s" startPosition="0" '
                  'endPosition="2"><Coding guid="k"><CodeRef targetGUID="c"/></Coding></PlainTextSelection>'
                  '</TextSource></Sources></Project>')
        for name, text in (("good.qdpx", source), ("bad.qdpx", source.replace("</Project>", ""))):
            with zipfile.ZipFile(self.path(name), "w") as bundle:
                bundle.writestr("project.qde", text)
        self.refuse("import", "q.ensemble", "bad.qdpx", "--as", "qdpx", project="q.ensemble", says="XML")
        _, err = self.run_cli("import", "q.ensemble", "good.qdpx", "--as", "qdpx")
        self.assertIn("PDFSource", err)
        counts = self.json("info", "q.ensemble")["counts"]
        self.assertEqual((counts["groups"], counts["statements"], counts["codings"]), (1, 2, 1))


if __name__ == "__main__":
    unittest.main()
