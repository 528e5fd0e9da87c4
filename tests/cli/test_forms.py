# SPDX-FileCopyrightText: 2026 The Ensemble authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Questionnaires and answers for survey and statistics programs, there and back.
import csv
import unittest
import xml.etree.ElementTree as tree
import zipfile

from cli_case import CliCase

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
XFORMS = "{http://www.w3.org/2002/xforms}"
DDI = "{ddi:codebook:2_5}"


class FormsCase(CliCase):
    def setUp(self):
        super().setUp()
        self.init("p.ensemble")
        self.run_cli("group", "add", "p.ensemble", "--name", "Jeunes", "--kind", "monochrome")
        self.write("c.csv", "title\nLiens\nToit\n")
        self.run_cli("import", "p.ensemble", "c.csv", "--as", "criteria-csv")
        self.write("i.csv", "title,title_en,criterion,level1,level2,level3,level4,level5\n"
                            "Amis,Friends,Liens,Aucun,Peu,Assez,Plusieurs,Beaucoup\n"
                            "=Logement,,Toit,\"a \"\"b\"\"\",b,c,d,<e>\n")
        self.run_cli("import", "p.ensemble", "i.csv", "--as", "indicators-csv")
        self.run_cli("survey", "add", "p.ensemble", "--title", "Printemps")
        self.write("a.csv", "form,group,weight,Amis,=Logement\n1,Jeunes,2,5,\n2,,1,1,3\n3,Jeunes,1,5,4\n")
        self.run_cli("import", "p.ensemble", "a.csv", "--as", "answers-csv", "--round", "Printemps")

    def export(self, form, name, *options, project="p.ensemble"):
        self.run_cli("export", project, "--as", form, "-o", name, *options)
        return self.read_bytes(name)

    def rows(self, name):
        with open(self.path(name), encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file, delimiter="\t" if name.endswith(".txt") else ","))


class Questionnaires(FormsCase):
    def sheet(self, book, number):
        root = tree.fromstring(book.read("xl/worksheets/sheet%d.xml" % number))
        return [["".join(cell.itertext()) for cell in row.iter(MAIN + "c")] for row in root.iter(MAIN + "row")]

    def test_xlsform(self):
        first = self.export("xlsform", "a.xlsx")
        self.assertEqual(first, self.export("xlsform", "b.xlsx"))
        with zipfile.ZipFile(self.path("a.xlsx")) as book:
            names = tree.fromstring(book.read("xl/workbook.xml"))
            self.assertEqual([sheet.get("name") for sheet in names.iter(MAIN + "sheet")],
                             ["survey", "choices", "settings"])
            survey, choices = self.sheet(book, 1), self.sheet(book, 2)
            self.assertIn("select_one amis", survey[1])
            self.assertIn("label::English (en)", survey[0])
            self.assertIn("Friends", survey[1])
            self.assertIn("'=Logement", survey[2])
            self.assertEqual(choices[1][:3], ["amis", "1", "Aucun"])
            self.assertEqual(len(choices), 11)
            self.assertEqual(self.sheet(book, 3)[1][:2], ["Printemps", "printemps"])

    def test_xform(self):
        root = tree.fromstring(self.export("xform", "a.xml"))
        data = root.find(".//%sinstance/%sdata" % (XFORMS, XFORMS))
        names = [child.tag.replace(XFORMS, "") for child in data]
        self.assertEqual(names, ["amis", "logement", "meta"])
        bound = {bind.get("nodeset") for bind in root.iter(XFORMS + "bind")}
        shown = {control.get("ref") for control in root.iter(XFORMS + "select1")}
        self.assertLessEqual(shown, bound)
        texts = {text.get("id") for text in root.iter(XFORMS + "text")}
        for label in root.iter(XFORMS + "label"):
            self.assertIn(label.get("ref")[len("jr:itext('"):-2], texts)
        self.assertEqual([lang.get("lang") for lang in root.iter(XFORMS + "translation")],
                         ["Français (fr)", "English (en)"])

    def test_limesurvey(self):
        self.export("limesurvey-tsv", "a.txt")
        rows = self.rows("a.txt")
        classes = [row["class"] for row in rows]
        self.assertEqual(classes.count("Q"), 4)
        self.assertEqual(classes.count("A"), 20)
        self.assertIn({"amis"}, [{row["name"]} for row in rows if row["class"] == "Q"])
        self.assertEqual([row["text"] for row in rows if row["name"] == "additional_languages"], ["en"])

    def test_ddi(self):
        root = tree.fromstring(self.export("ddi", "a.xml"))
        friends = root.find(".//%svar[@name='amis']" % DDI)
        counts = [stat.text for stat in friends.iter(DDI + "catStat")]
        self.assertEqual(counts, ["1", "0", "0", "0", "2", "0"])
        hidden = tree.fromstring(self.export("ddi", "b.xml", "--privacy", "public"))
        self.assertEqual(list(hidden.iter(DDI + "catStat")), [])
        self.assertEqual(list(hidden.iter(DDI + "caseQnty")), [])

    def test_variables(self):
        self.export("variables-csv", "v.csv")
        rows = [row for row in self.rows("v.csv") if row["variable"] == "amis"]
        self.assertEqual([row["code"] for row in rows], ["1", "2", "3", "4", "5", ""])
        self.assertEqual(rows[-1]["missing"], "true")

    def test_nothing_to_ask(self):
        self.init("empty.ensemble")
        for form in ("xlsform", "xform", "limesurvey-tsv", "sav", "ddi"):
            self.refuse("export", "empty.ensemble", "--as", form, "-o", "x", says="indicator")

    def test_no_such_round(self):
        self.refuse("export", "p.ensemble", "--as", "xform", "-o", "x", "--round", "Hiver", says="Hiver")


if __name__ == "__main__":
    unittest.main()
