# SPDX-FileCopyrightText: 2026 The Ensemble authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Sheets that leave tell no more than the tables: no group that a table hides, no answers that it hides, no
# order of keying, and not one number differs between a package, a table and `indicators`.
import csv
import random
import re
import unittest

from cli_case import CliCase

TITLES = ("Bancs", "Bruit", "Bus")


class Privacy(CliCase):
    def setUp(self):
        super().setUp()
        self.init()
        self.write("i.csv", "title,level1,level2,level3,level4,level5\n" + "".join("%s,a,b,c,d,e\n" % name for name in TITLES))
        self.run_cli("import", "p.ensemble", "i.csv", "--as", "indicators-csv")
        self.run_cli("survey", "add", "p.ensemble", "--title", "Printemps")

    def fill(self, sizes, chance, blanks=3):
        for name in sizes:
            self.run_cli("group", "add", "p.ensemble", "--name", name, "--kind", "monochrome")
        rows, form = ["form,group,weight," + ",".join(TITLES)], 0
        for name, size in sizes.items():
            for _ in range(size):
                form += 1
                levels = [chance.choice("12345" + " " * blanks).strip() for _ in TITLES]
                rows.append("%d,%s,%s,%s" % (form, name, 1.5 if name == "A" else 1, ",".join(levels)))
        self.write("a.csv", "\n".join(rows) + "\n")
        self.run_cli("import", "p.ensemble", "a.csv", "--as", "answers-csv")

    def sheets(self, privacy):
        self.run_cli("export", "p.ensemble", "--as", "answers-csv", "--privacy", privacy, "-o", "out.csv")
        with open(self.path("out.csv"), encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))

    def package(self, privacy):
        """Sheets of a package: group and answers, by id of the sheet."""
        self.run_cli("export", "p.ensemble", "--as", "package", "--privacy", privacy, "-o", "out.xml")
        self.run_cli("validate", "out.xml")
        text = self.read("out.xml")
        groups = dict(re.findall(r'<group id="([^"]+)".*?<name>([^<]+)</name>', text, re.S))
        sheets = {sheet: [groups.get(group), {}] for sheet, group in
                  re.findall(r'<respondent id="([^"]+)" round="[^"]+"(?: group="([^"]+)")?', text)}
        titles = dict(re.findall(r'<indicator id="([^"]+)".*?<title>([^<]+)</title>', text, re.S))
        for sheet, indicator, level in re.findall(r'<answer respondent="([^"]+)" indicator="([^"]+)"(?: level="(\d)")?', text):
            sheets[sheet][1][titles[indicator]] = int(level or 0)
        return sheets

    def hidden(self):
        return {(row["part"], row["title"]) for row in self.json("indicators", "p.ensemble", "--by", "group") if row["masked"]}

    def test_limit(self):
        self.fill({"A": 12, "B": 8, "C": 9}, random.Random(3), blanks=0)
        self.assertEqual(self.json("privacy", "p.ensemble"), {"least": 5})
        self.assertEqual(self.hidden(), set())
        self.assertEqual(len({sheet["group"] for sheet in self.sheets("partner")}), 3)
        self.assertEqual(self.json("privacy", "p.ensemble", "--least", "10"), {"least": 10})
        self.assertEqual({part for part, _ in self.hidden()} >= {"B", "C"}, True)
        groups = {sheet["group"] for sheet in self.sheets("partner")}
        self.assertFalse(groups & {"B", "C"})
        self.refuse("privacy", "p.ensemble", "--least", "2", says="2 people")
        self.assertEqual(self.json("privacy", "p.ensemble"), {"least": 10})

    def test_tables_and_sheets_agree(self):
        chance = random.Random(2)
        self.fill({"A": 12, "B": 3, "C": 9, "D": 20, "E": 6}, chance, blanks=1)
        hidden = self.hidden()
        self.assertIn(("B", "Bancs"), hidden)
        shown = {(row["part"], row["title"]): row for row in self.json("indicators", "p.ensemble", "--by", "group") if not row["masked"]}
        self.assertGreater(len(shown), 4)
        for sheets in (self.package("partner"), {n: [row["group"] or None, {t: int(row[t] or 0) for t in TITLES}]
                                                 for n, row in enumerate(self.sheets("partner"))}):
            named = {group for group, _ in sheets.values()}
            self.assertNotIn("B", named)
            for group, title in hidden:
                answers = [levels.get(title, 0) for name, levels in sheets.values() if name == group]
                self.assertEqual(sum(1 for level in answers if level), 0, (group, title))
            for (group, title), row in shown.items():
                answers = [levels[title] for name, levels in sheets.values() if name == group]
                self.assertEqual([answers.count(level) for level in range(1, 6)], row["counts"])
                self.assertEqual(answers.count(0), row["missing"])

    def test_public_names_no_group(self):
        self.fill({"A": 12, "B": 9}, random.Random(3))
        sheets = self.package("public")
        self.assertEqual({group for group, _ in sheets.values()}, {None})
        self.assertEqual(len(sheets), 21)
        self.assertNotIn("weight=\"1.5\"", self.read("out.xml"))

    def test_few_people_do_not_leave(self):
        self.fill({"A": 2, "B": 2}, random.Random(4), blanks=0)
        for privacy, n in (("internal", 4), ("partner", 0), ("public", 0)):
            self.assertEqual(len(self.package(privacy)), n)
            self.assertEqual(len(self.sheets(privacy)), n)

    def test_rare_questions_stay(self):
        """A choice that four people of one group answered is not on any sheet; one that all did is."""
        for name in "AB":
            self.run_cli("group", "add", "p.ensemble", "--name", name, "--kind", "monochrome")
        for title in ("Vélo", "Chat"):
            self.run_cli("survey", "item", "p.ensemble", "--kind", "single", "--title", title, "--option", "oui", "--option", "non")
        self.run_cli("survey", "set", "p.ensemble", "Printemps", "--wished", "true")
        for n in range(20):
            self.run_cli("survey", "enter", "p.ensemble", "%s oui %s" % ("15 25 3" + ("4" if n < 4 else "-"), "non" if n < 4 or n >= 10 else "-"),
                         "--group", "A" if n < 10 else "B")
        self.run_cli("export", "p.ensemble", "--as", "package", "--privacy", "partner", "-o", "out.xml")
        self.run_cli("validate", "out.xml")
        text = self.read("out.xml")
        self.assertEqual((text.count("<value>oui</value>"), text.count("<value>non</value>")), (20, 0))
        self.assertEqual((text.count('wished="5"'), text.count('wished="4"')), (40, 0))

    def test_order_of_keying_is_lost(self):
        self.fill({"A": 20, "B": 20}, random.Random(5), blanks=0)
        inside = list(self.package("internal"))
        outside = list(self.package("partner"))
        self.assertEqual(outside, sorted(outside))
        self.assertEqual(set(inside) & set(outside), set())
        self.assertEqual(outside, list(self.package("partner")))
        groups = [group for group, _ in self.package("partner").values()]
        self.assertNotEqual(groups, sorted(groups))
        self.assertNotRegex(self.read("out.xml"), r"<(respondent|answer) [^>]*created=")

    def test_one_group_alone(self):
        self.fill({"A": 40, "B": 3, "C": 20, "D": 30}, random.Random(6), blanks=0)
        for name, n in (("A", 40), ("B", 0)):
            self.run_cli("export", "p.ensemble", "--as", "package", "--privacy", "partner", "--group", name, "-o", "out.xml")
            self.run_cli("validate", "out.xml")
            self.assertEqual(self.read("out.xml").count("<respondent "), n)

    def test_comes_back(self):
        """What left can be taken in, twice without change."""
        self.fill({"A": 20, "B": 20}, random.Random(7))
        self.package("partner")
        self.run_cli("init", "q.ensemble", "--title", "Other", "--language", "fr")
        for _ in range(2):
            self.run_cli("import", "q.ensemble", "out.xml", "--as", "package")
        mine, other = (self.json("indicators", name, "--by", "group") for name in ("p.ensemble", "q.ensemble"))
        self.assertEqual([(row["part"], row["counts"]) for row in mine], [(row["part"], row["counts"]) for row in other])

    def test_small_groups(self):
        """Nobody counts what a group of three said, nor how many they are; and none can subtract it."""
        for name, size in (("A", 12), ("B", 3), ("C", 9), ("D", 20)):
            self.run_cli("group", "add", "p.ensemble", "--name", name, "--kind", "monochrome", "--participants", str(size))
            self.write("s.csv", "text,code\n" + "".join("%s %d,D03\n" % (name, n) for n in range(6)))
            self.run_cli("import", "p.ensemble", "s.csv", "--as", "statements-csv", "--group", name)
        self.run_cli("chart", "p.ensemble", "heat", "-o", "heat.svg")
        # Two groups, a component and what is not sorted, drawn and told.
        self.assertEqual(self.read("heat.svg").count(">hidden<"), 8)
        for name, said in (("A", True), ("B", False), ("C", False), ("D", True)):
            self.run_cli("report", "p.ensemble", "sheet", "--group", name, "-o", "sheet.html")
            self.assertEqual("participants" in self.read("sheet.html"), said, name)
        self.run_cli("export", "p.ensemble", "--as", "package", "--privacy", "partner", "-o", "out.xml")
        self.assertEqual(re.findall(r'participants="(\d+)"', self.read("out.xml")), ["12", "20"])
        for form, verb in (("html", ("export", "p.ensemble", "--as", "html", "--privacy", "partner")),
                           ("synthesis", ("report", "p.ensemble", "synthesis"))):
            self.run_cli(*verb, "-o", "out.html")
            self.assertRegex(self.read("out.html"), r"<td[^>]*>20</td>", form)
            self.assertNotRegex(self.read("out.html"), r"<td[^>]*>[39]</td>", form)
        self.run_cli("export", "p.ensemble", "--as", "html", "-o", "in.html")
        self.assertRegex(self.read("in.html"), r"<td[^>]*>3</td>")

    def test_few_people_in_all(self):
        """Of two and three people even the sum is not told."""
        for name, size in (("A", 2), ("B", 2)):
            self.run_cli("group", "add", "p.ensemble", "--name", name, "--kind", "monochrome", "--participants", str(size))
        self.run_cli("report", "p.ensemble", "return-sheet", "-o", "r.html")
        self.assertIn("You were 2 groups", self.read("r.html"))
        self.run_cli("init", "q.ensemble", "--title", "Other")
        self.assertEqual(self.json("compare", "p.ensemble", "q.ensemble")["places"][0]["participants"], 0)


if __name__ == "__main__":
    unittest.main()
