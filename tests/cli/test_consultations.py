# SPDX-FileCopyrightText: 2026 The Ensemble authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Online consultations come in: Polis, tables of votes, Decidim. And all of a project goes out as tables.
import csv
import io
import json
import os
import unittest
import zipfile

from cli_case import CliCase

COMMENTS = ("timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body\n"
            "1,x,0,7,2,1,1,\"More trees,\nplease\"\n2,x,1,7,0,1,-1,Spam\n3,x,2,8,1,0,0,=SUM(1)\n")
VOTES = ("timestamp,datetime,comment-id,voter-id,vote\n1,x,0,4,1\n2,x,0,5,-1\n3,x,0,5,1\n4,x,2,4,0\n5,x,1,5,-1\n")
MATRIX = "participant,group-id,n-comments,n-votes,n-agree,n-disagree,0,1,2\n4,0,0,2,1,0,1,,0\n5,1,0,2,1,1,1,-1,\n"
SUMMARY = "topic,The green town\nurl,https://example.invalid/1\nviews,9\n"


class Consultations(CliCase):
    def setUp(self):
        super().setUp()
        self.init("p.ensemble")

    def folder(self, name, **files):
        os.mkdir(self.path(name))
        for stem, text in files.items():
            self.write(os.path.join(name, stem.replace("_", "-") + ".csv"), text)
        return name

    def held(self):
        tables = self.dump("p.ensemble")
        return len(tables["proposals"]), len(tables["votes"])

    def export(self, form, name, *options):
        self.run_cli("export", "p.ensemble", "--as", form, "-o", name, *options)

    def proposals(self):
        self.export("datapackage", "d.zip")
        with zipfile.ZipFile(self.path("d.zip")) as package:
            return list(csv.DictReader(io.StringIO(package.read("tables/proposals.csv").decode("utf-8"), newline="")))

    def test_polis_in_both_forms(self):
        self.folder("list", comments=COMMENTS, votes=VOTES, summary=SUMMARY)
        self.folder("matrix", comments=COMMENTS, participants_votes=MATRIX, summary=SUMMARY)
        self.run_cli("import", "p.ensemble", "list", "--as", "polis")
        self.assertEqual(self.held(), (3, 4))
        out, _ = self.run_cli("import", "p.ensemble", "list", "--as", "polis")
        self.assertIn("before", out)
        out, _ = self.run_cli("import", "p.ensemble", "matrix", "--as", "polis")
        self.assertIn("nothing was changed", out)
        rows = self.proposals()
        self.assertEqual({row["state"] for row in rows}, {"open", "rejected"})
        self.assertEqual({row["source"] for row in rows}, {"The green town"})
        self.assertIn("'=SUM(1)", {row["text"] for row in rows})
        self.run_cli("check", "p.ensemble")
        self.run_cli("undo", "p.ensemble")
        self.assertEqual(self.held(), (0, 0))

    def test_polis_grows(self):
        self.folder("one", comments=COMMENTS, votes=VOTES, summary=SUMMARY)
        self.folder("two", comments=COMMENTS + "4,x,3,8,0,0,0,New\n", votes=VOTES + "9,x,3,4,1\n9,x,0,4,-1\n", summary=SUMMARY)
        self.run_cli("import", "p.ensemble", "one", "--as", "polis")
        self.run_cli("import", "p.ensemble", "two", "--as", "polis")
        self.assertEqual(self.held(), (4, 5))

    def test_polis_without_votes_has_counts(self):
        self.folder("counts", comments=COMMENTS)
        self.run_cli("import", "p.ensemble", "counts", "--as", "polis")
        self.assertEqual(sorted(row["agreed"] for row in self.proposals()), ["", "1", "2"])

    def test_polis_is_refused(self):
        for name, files, says in (("bad", {"comments": COMMENTS, "votes": VOTES + "1,x,9,4,1\n"}, "votes.csv:7"),
                                  ("odd", {"comments": COMMENTS, "votes": VOTES + "1,x,0,4,2\n"}, "row 6"),
                                  ("none", {"votes": VOTES}, "comments.csv")):
            self.folder(name, **files)
            self.refuse("import", "p.ensemble", name, "--as", "polis", project="p.ensemble", says=says)

    def test_counts_and_rows(self):
        self.write("c.csv", "content;agree;disagree;neutral\nPlus d'arbres;12;3;1\nBancs;4;;2\n")
        self.run_cli("import", "p.ensemble", "c.csv", "--as", "votes-csv")
        self.assertEqual(sorted((row["text"], row["agreed"], row["passed"]) for row in self.proposals()),
                         [("Bancs", "4", "2"), ("Plus d'arbres", "12", "1")])
        self.write("v.csv", "proposal,voter,vote\nBancs,anna,pour\nBancs,bob,contre\nBancs,anna,neutre\n")
        self.run_cli("import", "p.ensemble", "v.csv", "--as", "votes-csv")
        self.assertEqual(self.held(), (2, 2))
        self.write("m.csv", "idea,plus,minus\nUn banc,5,1\n")
        self.refuse("import", "p.ensemble", "m.csv", "--as", "votes-csv", project="p.ensemble", says="which column is “text”")
        self.run_cli("import", "p.ensemble", "m.csv", "--as", "votes-csv", "--map", "text=idea", "--map", "agree=plus",
                     "--map", "disagree=minus")
        self.assertEqual(self.held(), (3, 2))
        self.write("b.csv", "text,agree\nUn,x\n,3\n")
        err = self.refuse("import", "p.ensemble", "b.csv", "--as", "votes-csv", project="p.ensemble")
        self.assertIn("b.csv:2", err)
        self.assertIn("b.csv:3", err)

    def test_text_limit(self):
        """Title and text together are one text: 64 KiB are taken, a byte more is not."""
        for extra, status in ((0, 0), (1, 1)):
            self.write("l.csv", "title,text,agree\n%s,%s,1\n" % ("a" * 40000, "b" * (65536 - 40001 + extra)))
            self.run_cli("import", "p.ensemble", "l.csv", "--as", "votes-csv", status=status)
        self.assertEqual(self.held(), (1, 0))

    def test_decidim(self):
        self.write("d.csv", "id;title/en;title/fr;body/en;body/fr;state;supports;url\n"
                            "12;Trees;Arbres;<p>More</p>;\"<p>Plus d&#39;arbres</p><ul><li>ici &amp; là</li></ul>\";accepted;7;u\n"
                            "13;Only English;;Text;;withdrawn;0;u\n")
        self.run_cli("import", "p.ensemble", "d.csv", "--as", "decidim-csv")
        rows = {row["number"]: row for row in self.proposals()}
        self.assertEqual(rows["12"]["text"], "Arbres\nPlus d'arbres\nici & là")
        self.assertEqual((rows["12"]["state"], rows["12"]["agreed"], rows["12"]["language"]), ("accepted", "7", "fr"))
        self.assertEqual((rows["13"]["text"], rows["13"]["state"], rows["13"]["language"]),
                         ("Only English\nText", "withdrawn", "en"))
        self.run_cli("import", "p.ensemble", "d.csv", "--as", "decidim-csv")


class Tables(CliCase):
    def setUp(self):
        super().setUp()
        self.run_cli("init", "s.ensemble", "--sample")

    def test_data_package(self):
        self.run_cli("export", "s.ensemble", "--as", "datapackage", "-o", "d.zip")
        self.run_cli("export", "s.ensemble", "--as", "datapackage", "-o", "again.zip")
        self.assertEqual(self.read_bytes("d.zip"), self.read_bytes("again.zip"))
        with zipfile.ZipFile(self.path("d.zip")) as package:
            described = json.loads(package.read("datapackage.json"))
            names = set(package.namelist())
            keys = {}
            for table in described["resources"]:
                self.assertIn(table["path"], names)
                rows = list(csv.reader(io.StringIO(package.read(table["path"]).decode("utf-8"), newline="")))
                self.assertEqual([field["name"] for field in table["schema"]["fields"]], rows[0])
                self.assertGreater(len(rows), 1, table["name"])
                keys[table["name"]] = {row[0] for row in rows[1:]}
            for table in described["resources"]:
                for foreign in table["schema"].get("foreignKeys", []):
                    self.assertIn(foreign["reference"]["resource"] or table["name"], keys)

    def test_data_package_as_folder(self):
        self.run_cli("export", "s.ensemble", "--as", "datapackage", "-o", "out/")
        self.assertTrue(os.path.exists(self.path("out/datapackage.json")))
        self.assertIn("statements.csv", os.listdir(self.path("out/tables")))

    def test_old_tables_go_foreign_ones_stay(self):
        self.run_cli("export", "s.ensemble", "--as", "datapackage", "-o", "out/")
        for name in ("out/letter.csv", "out/tables/own.csv", "kept.csv"):
            with open(self.path(name), "w", encoding="utf-8") as file:
                file.write("mine")
        described = json.loads(self.read("out/datapackage.json"))
        for strange in ("letter.csv", "../kept.csv", "tables/../letter.csv"):
            described["resources"].append({"path": strange})
        with open(self.path("out/datapackage.json"), "w", encoding="utf-8") as file:
            json.dump(described, file)
        self.run_cli("init", "empty.ensemble", "--title", "Empty")
        self.run_cli("export", "empty.ensemble", "--as", "datapackage", "-o", "out/")
        paths = {table["path"] for table in json.loads(self.read("out/datapackage.json"))["resources"]}
        self.assertEqual({"tables/" + name for name in os.listdir(self.path("out/tables"))}, paths | {"tables/own.csv"})
        for name in ("out/letter.csv", "out/tables/own.csv", "kept.csv"):
            self.assertEqual(self.read(name), "mine")

    def test_public_keeps_back(self):
        self.run_cli("export", "s.ensemble", "--as", "datapackage", "-o", "d.zip", "--privacy", "public")
        with zipfile.ZipFile(self.path("d.zip")) as package:
            rows = list(csv.DictReader(io.StringIO(package.read("tables/answers.csv").decode("utf-8"), newline="")))
            self.assertEqual({row["group"] for row in rows}, {""})
            statements = package.read("tables/statements.csv").decode("utf-8")
        with open(self.path("s.csv"), "w", encoding="utf-8") as file:
            file.write(statements)
        self.assertLess(len(statements.splitlines()), 30)

    def test_workbook(self):
        self.run_cli("export", "s.ensemble", "--as", "xlsx", "-o", "a.xlsx")
        self.run_cli("export", "s.ensemble", "--as", "xlsx", "-o", "b.xlsx")
        self.assertEqual(self.read_bytes("a.xlsx"), self.read_bytes("b.xlsx"))
        with zipfile.ZipFile(self.path("a.xlsx")) as book:
            self.assertIn(b'name="statements"', book.read("xl/workbook.xml"))
            first = book.read("xl/worksheets/sheet1.xml").decode("utf-8")
        self.assertNotIn("<f>", first)


if __name__ == "__main__":
    unittest.main()
