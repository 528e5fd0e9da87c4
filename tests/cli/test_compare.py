# SPDX-FileCopyrightText: 2026 The Ensemble authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# compare: like with like, and in words why not. merge: field by field, item by item.
import csv
import io
import json
import os
import re
import subprocess
import unittest
import xml.etree.ElementTree
import zipfile

from cli_case import CliCase, PROGRAM


class CompareTest(CliCase):
    def city(self, name, codes, levels="abcde", answers=0, version=None):
        project = name + ".ensemble"
        self.run_cli("init", project, "--title", name, "--territory", name, "--language", "fr")
        self.run_cli("group", "add", project, "--name", "Tous", "--kind", "monochrome", "--participants", "12")
        self.write("s.csv", "text,code\n" + "".join("%s %d,%s\n" % (code, i, code) for i, code in enumerate(codes)))
        self.run_cli("import", project, "s.csv", "--as", "statements-csv", "--group", "Tous")
        self.write("i.csv", "title,level1,level2,level3,level4,level5\nLogement,%s\n" % ",".join(levels))
        self.run_cli("import", project, "i.csv", "--as", "indicators-csv")
        if answers:
            self.run_cli("survey", "add", project, "--title", "Printemps")
            self.write("a.csv", "form,Logement\n" + "".join("%d,%d\n" % (i + 1, 1 + i % 5) for i in range(answers)))
            self.run_cli("import", project, "a.csv", "--as", "answers-csv", "--round", "Printemps")
        self.run_cli("export", project, "--as", "package", "-o", name + ".xml")

    def test_side_by_side(self):
        self.city("Ici", ["D03"] * 3 + ["A01"], answers=10)
        self.city("Là", ["D03"] + ["B02"] * 2, answers=10)
        self.city("Ailleurs", ["D03"], levels="vwxyz", answers=10)
        self.city("Peu", ["A01"], answers=3)
        found = self.json("compare", "Ici.ensemble", "Là.xml", "Ailleurs.xml", "Peu.xml")
        self.assertEqual([place["name"] for place in found["places"]], ["Ici", "Là", "Ailleurs", "Peu"])
        ours, there, scale, few = found["indicators"][0]["places"]
        self.assertIsNone(ours["refusal"])
        self.assertEqual((ours["n"], there["n"]), (10, 10))
        self.assertEqual(ours["distribution"], [0.2] * 5)
        self.assertEqual(scale["refusal"], "different scale")
        self.assertNotIn("distribution", scale)
        self.assertIn("hidden", few["refusal"])
        self.assertNotIn("3", few["refusal"] + str(few["n"]) + str(few["missing"]))
        self.assertNotIn("distribution", few)
        self.assertEqual([(item["code"], item["places"]) for item in found["they_name_we_do_not"]], [("B02", ["Là"])])
        shares = {row["code"]: row["places"][0] for row in found["components"]}
        self.assertAlmostEqual(shares["D03"]["share"], 0.75)
        self.assertEqual((shares["D03"]["rank"], shares["A01"]["rank"], shares["B02"]["rank"]), (1, 2, 0))

    def test_results_only(self):
        """Packages of results say what the projects say, and nothing of what is masked."""
        for name, answers in (("Ici", 10), ("Là", 10), ("Peu", 3)):
            self.city(name, ["D03"], answers=answers)
            self.run_cli("export", name + ".ensemble", "--as", "package", "--kind", "results", "-o", name + "-r.xml")
            self.run_cli("validate", name + "-r.xml")
        text = self.read("Ici-r.xml")
        self.assertIn("<figures>", text)
        for word in ("<answers>", "<respondents>", "<statements>"):
            self.assertNotIn(word, text)
        few = self.read("Peu-r.xml").split("<figure ", 1)[1].split(">", 1)[0]
        self.assertIn('hidden="true"', few)
        self.assertNotIn("level", few)
        whole = self.json("compare", "Ici.ensemble", "Là.ensemble")["indicators"]
        self.assertEqual(self.json("compare", "Ici-r.xml", "Là-r.xml")["indicators"], whole)
        self.assertEqual(self.json("compare", "Ici.ensemble", "Là-r.xml")["indicators"], whole)
        there = self.json("compare", "Ici-r.xml", "Peu-r.xml")["indicators"][0]["places"][1]
        self.assertIn("hidden", there["refusal"])
        self.assertNotIn("distribution", there)
        self.assertEqual(there["n"], 0)

    def test_results_bring_no_words(self):
        """Of a place that sent results only nobody says that it said nothing, or sorted nothing."""
        for name in ("Ici", "Là"):
            self.city(name, ["D03", "A01"], answers=10)
        self.run_cli("export", "Là.ensemble", "--as", "package", "--kind", "results", "-o", "r.xml")
        found = self.json("compare", "Ici.ensemble", "r.xml")
        self.assertEqual({row["places"][1]["refusal"] for row in found["components"]}, {"only figures of surveys came"})
        self.run_cli("compare", "Ici.ensemble", "r.xml", "-o", "c.html")
        cells = [[cell.strip() for cell in re.findall("<t[hd][^>]*>([^<]*)<", row)] for row in self.read("c.html").split("<tr>")]
        self.assertIn(["1", "Accès à l’alimentation · Amitié", "only figures of surveys came"], cells)
        self.assertIn(["Là", "1", "12", "–", "ensemble-starter-1"], cells)

    def test_copied_codebook(self):
        """What is coded by a copy of our codebook stands in our row, also when we never named it."""
        self.city("Ici", ["D03"])
        self.city("Copie", ["D03"])
        self.run_cli("codebook", "copy", "Copie.ensemble", "own", "--title", "Own", "--use")
        self.run_cli("codebook", "add", "Copie.ensemble", "A77", "--name", "Chiens", "--under", "A")
        self.write("t.csv", "text,code\npride,G01\ndogs,A77\n")
        self.run_cli("import", "Copie.ensemble", "t.csv", "--as", "statements-csv", "--group", "Tous")
        self.run_cli("export", "Copie.ensemble", "--as", "package", "-o", "Copie.xml")
        self.city("Là", ["G01", "G01"])
        found = self.json("compare", "Ici.ensemble", "Copie.xml", "Là.xml")
        pride, = [row for row in found["components"] if row["code"] == "G01"]
        self.assertEqual([cell["n"] for cell in pride["places"]], [0, 1, 2])
        dogs, = [row for row in found["components"] if row["code"] == "A77"]
        self.assertEqual([cell["refusal"] for cell in dogs["places"]],
                         ["our codebook has no such component", None, "their codebook has no such component"])
        self.assertEqual([(row["code"], row["places"]) for row in found["they_name_we_do_not"]], [("G01", ["Copie", "Là"])])
        self.assertEqual([cell["n"] for cell in found["they_name_we_do_not"][0]["named"]], [1, 2])
        # A package brings both codebooks: the one in which things were sorted is in use.
        self.assertEqual([place["codebook"] for place in found["places"]],
                         ["ensemble-starter-1", "own", "ensemble-starter-1"])
        self.run_cli("compare", "Ici.ensemble", "Copie.xml", "-o", "c.html")
        self.assertRegex(self.read("c.html"), "<td[^>]*>own</td>")
        self.assertIn("uses another codebook (own)", self.read("c.html"))
        # The same from the other side: their words stand in the rows of the one who has the copy.
        back = self.json("compare", "Copie.xml", "Là.xml")
        pride, = [row for row in back["components"] if row["code"] == "G01"]
        self.assertEqual([cell["n"] for cell in pride["places"]], [1, 2])

    def test_wider_is_said(self):
        """What a crosswalk calls wider or narrower is not counted as the same, but told by its name."""
        self.city("Ici", ["D03", "A01"])
        self.city("Copie", ["D03"])
        self.run_cli("codebook", "copy", "Copie.ensemble", "own", "--title", "Own", "--use")
        self.write("t.csv", "text,code\npride,A01\n")
        self.run_cli("import", "Copie.ensemble", "t.csv", "--as", "statements-csv", "--group", "Tous")
        self.run_cli("export", "Copie.ensemble", "--as", "package", "-o", "Copie.xml")
        text = self.read("Copie.xml")
        theirs = {found.group(2): found.group(1) for found in re.finditer(
            r'<node id="([^"]*)" edition="(?!9f1593b2)[^"]*"(?: parent="[^"]*")? code="([^"]*)"', text)}
        ours = {found.group(2): found.group(1) for found in re.finditer(
            r'<node id="([^"]*)" edition="9f1593b2[^"]*"(?: parent="[^"]*")? code="([^"]*)"', text)}
        link = 'source="%s" target="%s" relation="same"' % (ours["A01"], theirs["A01"])
        self.assertIn(link, text)
        for relation, said in (("broader", "wider"), ("narrower", "narrower"), ("related", "related")):
            self.write("other.xml", text.replace(link, link.replace("same", relation)))
            found = self.json("compare", "Ici.ensemble", "other.xml")
            rows = {tuple(cell["refusal"] for cell in row["places"]) for row in found["components"] if row["code"] == "A01"}
            there, here = [next(filter(None, cells)) for cells in sorted(rows, key=lambda cells: cells[0] is not None)]
            self.assertIn("only something " + said, there)
            self.assertIn(" there: “", there)
            self.assertIn("only something " + {"narrower": "wider", "wider": "narrower"}.get(said, said), here)
            self.assertIn(" here: “", here)

    def test_pictures_of_figures(self):
        """What nobody asked has no picture, but a row that says so; where all is refused the picture says why."""
        self.city("Ici", ["D03"], answers=10)
        self.city("Là", ["D03"], answers=10)
        self.run_cli("indicator", "add", "Ici.ensemble", "--title", "Bancs", *("--level%d=%s" % (n, n) for n in range(1, 6)))
        self.run_cli("survey", "ask", "Ici.ensemble", "Logement")
        self.run_cli("compare", "Ici.ensemble", "Là.xml", "-o", "c.html")
        pictures = "".join(re.findall("<svg.*?</svg>", self.read("c.html"), re.S))
        self.assertEqual(pictures.count(">Logement</text>"), 1)
        self.assertNotIn("Bancs", pictures)
        self.assertIn("Bancs", self.read("c.html"))
        self.city("Loin", ["D03"])
        self.city("Au loin", ["D03"])
        self.run_cli("compare", "Loin.xml", "Au loin.xml", "-o", "d.html")
        self.assertIn("no answers yet", "".join(re.findall("<svg.*?</svg>", self.read("d.html"), re.S)))

    def test_results_say_no_more(self):
        """A figure leaves with the numbers that `indicators` shows, group by group, or with none."""
        project = self.init()
        for group in "ABCD":
            self.run_cli("group", "add", project, "--name", group, "--kind", "monochrome")
        self.write("i.csv", "title,level1,level2,level3,level4,level5\nLogement,a,b,c,d,e\nBancs,a,b,c,d,e\n")
        self.run_cli("import", project, "i.csv", "--as", "indicators-csv")
        self.run_cli("survey", "add", project, "--title", "Printemps")
        rows = [(group, n % 5 + 1, (n + i) % 4 + 1) for i, (group, size) in enumerate(zip("ABCD", (9, 8, 3, 7))) for n in range(size)]
        lines = ["%d,%s,%s,%d,%s" % (at + 1, group, (1, 0.5, 2)[at % 3], one, "" if group == "B" and two > 1 else two)
                 for at, (group, one, two) in enumerate(rows)]
        self.write("a.csv", "form,group,weight,Logement,Bancs\n" + "\n".join(lines) + "\n")
        self.run_cli("import", project, "a.csv", "--as", "answers-csv", "--round", "Printemps")
        shown = {}
        for row in self.json("indicators", project, "--by", "group") + self.json("indicators", project):
            shown[row["indicator"], row.get("part")] = None if row["masked"] else (row["missing"], *row["counts"])
        self.assertIn(None, shown.values())
        for privacy in ("internal", "partner", "public"):
            self.run_cli("export", project, "--as", "package", "--kind", "results", "--privacy", privacy, "-o", "r.xml")
            self.run_cli("validate", "r.xml")
            root = xml.etree.ElementTree.parse(self.path("r.xml")).getroot()
            space = "{urn:ensemble-wellbeing:package:1}"
            groups = {group.get("id"): group.find(space + "name").text for group in root.iter(space + "group")}
            told = {}
            for figure in root.iter(space + "figure"):
                numbers = tuple(int(figure.get(name, 0)) for name in ("missing", "level1", "level2", "level3", "level4", "level5"))
                if figure.get("hidden"):
                    self.assertEqual(set(figure.keys()) & {"missing", "squares", "level1", "weighted1"}, set())
                told[figure.get("indicator"), groups.get(figure.get("group"))] = None if figure.get("hidden") else numbers
            self.assertEqual(told, {key: value for key, value in shown.items() if privacy != "public" or key[1] is None})

    def test_results_travel_on(self):
        self.city("Ici", ["D03"], answers=10)
        self.run_cli("export", "Ici.ensemble", "--as", "package", "--kind", "results", "-o", "r.xml")
        self.run_cli("init", "empty.ensemble", "--title", "Ici", "--language", "fr")
        before = self.json("info", "empty.ensemble")["counts"]
        self.run_cli("merge", "empty.ensemble", "r.xml")
        self.assertEqual(self.json("info", "empty.ensemble")["counts"]["figures"], 1)
        self.run_cli("merge", "empty.ensemble", "r.xml")
        self.assertEqual(self.json("info", "empty.ensemble")["counts"]["figures"], 1)
        self.run_cli("export", "empty.ensemble", "--as", "package", "--kind", "results", "-o", "again.xml")
        figures = [self.read(name).split("<figures>")[1].split("</figures>")[0] for name in ("r.xml", "again.xml")]
        self.assertEqual(*figures)
        # Shown, apart from what is counted here.
        shown, = [row for row in self.json("indicators", "empty.ensemble") if row.get("elsewhere")]
        self.assertEqual(shown["n"], 10)
        out, _ = self.run_cli("indicators", "empty.ensemble")
        self.assertIn("Counted by Ici: the answers are not in this file.", out)
        self.assertNotIn("elsewhere", str(self.json("indicators", "Ici.ensemble")))
        self.run_cli("undo", "empty.ensemble")
        self.assertEqual(self.json("info", "empty.ensemble")["counts"], before)

    def one_survey(self, *answers):
        """Cities that ask the same survey, each of its own people; packages of what each counted."""
        self.city("Base", ["D03"])
        self.run_cli("survey", "add", "Base.ensemble", "--title", "Printemps", "--wished")
        for kind, title, code in (("single", "Logé comment ?", "q"), ("multiple", "Avec qui ?", "r"), ("scale", "Quelle note ?", "s")):
            options = () if kind == "scale" else ("--option", "a=Bien", "--option", "b=Mal")
            self.run_cli("survey", "item", "Base.ensemble", "--kind", kind, "--title", title, "--code", code, *options)
        self.run_cli("export", "Base.ensemble", "--as", "package", "-o", "base.xml")
        names = ["Aix", "Brest", "Caen"][:len(answers)]
        for name, rows in zip(names, answers):
            self.run_cli("init", name + ".ensemble", "--title", "Projet " + name, "--territory", name, "--language", "fr")
            self.run_cli("merge", name + ".ensemble", "base.xml")
            self.write("a.csv", "form,Logement,Logement [wished],q,r,s\n" + "".join(
                "%d,%s\n" % (at + 1, ",".join(str(cell) for cell in row)) for at, row in enumerate(rows)))
            self.run_cli("import", name + ".ensemble", "a.csv", "--as", "answers-csv", "--round", "Printemps")
            self.run_cli("export", name + ".ensemble", "--as", "package", "--kind", "results", "-o", name + ".xml")
            self.run_cli("validate", name + ".xml")
        return names

    AIX = [(2, 4, "a", "a b", 3)] * 6 + [(3, 5, "b", "b", 8)] * 2
    BREST = [(4, 5, "b", "", 7)] * 9

    def test_two_count_the_same_survey(self):
        """What two partners counted stands side by side, with who counted; in any order, and once."""
        self.one_survey(self.AIX, self.BREST)
        bodies = []
        for name, order in (("one", ("Aix.xml", "Brest.xml")), ("two", ("Brest.xml", "Aix.xml", "Brest.xml"))):
            self.run_cli("init", name + ".ensemble", "--title", "T", "--language", "fr")
            for package in order:
                self.run_cli("merge", name + ".ensemble", package)
            self.run_cli("export", name + ".ensemble", "--as", "package", "--kind", "results", "-o", name + ".xml")
            bodies.append(self.read(name + ".xml").split("\n", 2)[2])
        self.assertEqual(*bodies)
        told = {(figure.get("counted_by"), figure.get("territory")): figure.get("level4")
                for figure in xml.etree.ElementTree.fromstring(self.read("one.xml")).iter("{urn:ensemble-wellbeing:package:1}figure")
                if not figure.get("wished")}
        self.assertEqual(told, {("Projet Aix", "Aix"): None, ("Projet Brest", "Brest"): "9"})
        shown = {(row["counted_by"], row["wished"]): row["n"] for row in self.json("indicators", "one.ensemble") if row.get("elsewhere")}
        self.assertEqual(shown, {("Projet Aix (Aix)", False): 8, ("Projet Aix (Aix)", True): 8,
                                 ("Projet Brest (Brest)", False): 9, ("Projet Brest (Brest)", True): 9})
        out, _ = self.run_cli("survey", "results", "one.ensemble")
        self.assertIn("Projet Aix (Aix)\tLogé comment ?\tn=8\tmissing=0\tBien=6\tMal=2\n", out)
        # Both are places of their own, though only one file was given for them.
        found = self.json("compare", "one.ensemble", "Brest.ensemble")
        self.assertEqual([(place["name"], place["figures_from"]) for place in found["places"]],
                         [("T", None), ("Brest", None), ("Aix", "T")])
        self.assertEqual([cell["n"] for cell in found["indicators"][0]["places"]], [0, 9, 8])
        self.assertTrue(any("Aix" in line for line in found["refusals"]))

    def test_choices_and_wishes(self):
        """Choices and wished levels travel, and are compared as if the answers had come."""
        self.one_survey(self.AIX, self.BREST, [(1, 2, "a", "b", 5)] * 3)
        packages = self.json("compare", "Aix.xml", "Brest.xml", "Caen.xml")
        projects = self.json("compare", "Aix.ensemble", "Brest.ensemble", "Caen.ensemble")
        for part in ("indicators", "wished", "choices"):
            self.assertEqual(packages[part], projects[part])
        here, there, few = packages["wished"][0]["places"]
        self.assertEqual(packages["wished"][0]["title"], "Logement (wished)")
        self.assertEqual((here["distribution"], there["distribution"]), ([0, 0, 0, 0.75, 0.25], [0, 0, 0, 0, 1]))
        single, multiple, scale = packages["choices"]
        self.assertEqual((single["title"], single["options"]), ("Logé comment ?", ["Bien", "Mal"]))
        self.assertEqual([cell.get("shares") for cell in single["places"]], [[0.75, 0.25], [0, 1], None])
        self.assertEqual([cell["n"] for cell in multiple["places"]], [8, 0, 0])
        self.assertEqual(multiple["places"][0]["shares"], [0.75, 1])
        self.assertAlmostEqual(scale["places"][0]["mean"], 4.25)
        for cell in (few, single["places"][2], multiple["places"][1]):
            self.assertIn("hidden", cell["refusal"])
            self.assertEqual((cell["n"], cell["missing"]), (0, 0))
        for part in re.findall("<choice [^>]*>", self.read("Caen.xml")):
            self.assertIn('hidden="true"', part)
            self.assertIsNone(re.search(r' (n|missing|weighted)="', part))
        out, _ = self.run_cli("compare", "Aix.xml", "Brest.xml")
        self.assertIn("Logé comment ?\tn=8 Bien=75.0% Mal=25.0%\tn=9 Bien=0.0% Mal=100.0%\n", out)
        self.run_cli("compare", "Aix.xml", "Brest.xml", "-o", "c.html")
        page = self.read("c.html")
        for word in ("What is wished for", "Logé comment ?", "› Bien", "mean\u00a04.2"):
            self.assertIn(word, page)

    def test_numbers_that_do_not_add_up(self):
        """More answers than people, where one may be chosen, are no figures: the rest is shown."""
        self.one_survey(self.AIX, self.BREST)
        good = self.read("Aix.xml")
        bad = re.sub(r'(code="[^"]+") n="6"', r'\1 n="7"', good)
        self.assertNotEqual(good, bad)
        self.write("Bad.xml", bad)
        single, multiple, _ = self.json("compare", "Bad.xml", "Brest.xml")["choices"]
        self.assertIn("do not add up", single["places"][0]["refusal"])
        self.assertEqual(single["places"][0]["n"], 0)
        self.assertEqual(multiple["places"][0]["n"], 8)
        self.assertIsNone(single["places"][1]["refusal"])
        self.run_cli("merge", "Brest.ensemble", "Bad.xml")
        self.run_cli("export", "Brest.ensemble", "--as", "html", "-o", "page.html")
        self.assertNotIn("Bien 87", self.read("page.html"))

    def test_page_and_tables(self):
        """Choices, wishes and who counted are on the page and in the tables of a bundle, too."""
        self.one_survey(self.AIX, self.BREST)
        self.run_cli("merge", "Aix.ensemble", "Brest.xml")
        for privacy in ("partner", "public"):
            self.run_cli("export", "Aix.ensemble", "--as", "bundle", "--kind", "results", "--privacy", privacy, "-o", "b.ensemblez")
            with zipfile.ZipFile(self.path("b.ensemblez")) as bundle:
                page = bundle.read("index.html").decode("utf-8")
                choices = list(csv.DictReader(io.StringIO(bundle.read("tables/choices.csv").decode("utf-8-sig"))))
                figures = list(csv.DictReader(io.StringIO(bundle.read("tables/figures.csv").decode("utf-8-sig"))))
            self.assertIn("Counted by Projet Brest (Brest): the answers are not in this file.", page)
            for word in ("Logé comment ?", "Logement (wished)", "Mal 100"):
                self.assertIn(word, page)
            self.assertEqual({(row["counted_by"], row["code"], row["n"]) for row in choices if row["code"] == "b"},
                             {("Projet Aix", "b", "2"), ("Projet Aix", "b", "8"), ("Projet Brest", "b", "9"), ("Projet Brest", "b", "")})
            self.assertEqual({(row["counted_by"], row["wished"], row["level5"]) for row in figures},
                             {("Projet Aix", "", ""), ("Projet Aix", "true", "2"), ("Projet Brest", "", ""), ("Projet Brest", "true", "9")})

    def test_questions_that_differ(self):
        """Called the same, but asked otherwise: said in words, and no figure."""
        self.one_survey(self.AIX)
        self.run_cli("init", "Dax.ensemble", "--title", "Dax", "--language", "fr")
        self.run_cli("survey", "add", "Dax.ensemble", "--title", "Automne")
        for kind, title, code, options in (("multiple", "Logé comment ?", "q", ("--option", "a=Bien", "--option", "b=Mal")),
                                           ("multiple", "Avec qui ?", "r", ("--option", "a=Bien", "--option", "c=Seul")),
                                           ("scale", "Quelle note ?", "s", ("--most", "5"))):
            self.run_cli("survey", "item", "Dax.ensemble", "--kind", kind, "--title", title, "--code", code, *options)
        self.write("a.csv", "form,q,r,s\n" + "".join("%d,a,a,4\n" % (at + 1) for at in range(9)))
        self.run_cli("import", "Dax.ensemble", "a.csv", "--as", "answers-csv", "--round", "Automne")
        found = self.json("compare", "Aix.ensemble", "Dax.ensemble")
        self.assertEqual([row["places"][1]["refusal"] for row in found["choices"]],
                         ["another kind of question", "other answers to choose from", "different scale"])
        self.assertEqual(found["indicators"][0]["places"][1]["refusal"], "not asked there")
        self.assertEqual(self.json("compare", "Dax.ensemble", "Aix.ensemble")["indicators"][0]["places"][0]["refusal"],
                         "not asked here")

    def test_version_1(self):
        """A package from before figures said who counted still comes in, and is told apart."""
        self.one_survey(self.AIX, self.BREST)
        old = re.sub(r' (counter|counted_by|territory)="[^"]*"', "", self.read("Aix.xml"))
        old = re.sub("  <choices>.*</choices>\n", "", re.sub('    <figure [^>]* wished="true"[^>]*/>\n', "", old), flags=re.DOTALL)
        self.write("old.xml", old.replace('title="Projet Aix"', 'title="Projet Aix" territory="Aix"'))
        self.run_cli("validate", "old.xml")
        self.run_cli("init", "p.ensemble", "--title", "T", "--language", "fr")
        self.run_cli("merge", "p.ensemble", "old.xml", "Brest.xml")
        shown = [(row["counted_by"], row["wished"], row["n"]) for row in self.json("indicators", "p.ensemble") if row.get("elsewhere")]
        self.assertEqual(sorted(shown, key=str), [("Projet Brest (Brest)", False, 9), ("Projet Brest (Brest)", True, 9), (None, False, 8)])
        cell = self.json("compare", "old.xml", "Brest.xml")["indicators"][0]["places"][0]
        self.assertEqual((cell["refusal"], cell["n"]), (None, 8))

    def test_results_of_others_stay_theirs(self):
        """What a partner asked is not among what was asked here; of what was asked here nothing is told."""
        self.city("Ici", ["D03"], answers=10)
        self.run_cli("init", "Là.ensemble", "--title", "Là", "--language", "fr")
        self.write("i.csv", "title,level1,level2,level3,level4,level5\nBancs,a,b,c,d,e\n")
        self.run_cli("import", "Là.ensemble", "i.csv", "--as", "indicators-csv")
        self.run_cli("survey", "add", "Là.ensemble", "--title", "Automne", "--date", "2024-01-01")
        self.write("a.csv", "form,Bancs\n" + "".join("%d,%d\n" % (i + 1, 1 + i % 5) for i in range(10)))
        self.run_cli("import", "Là.ensemble", "a.csv", "--as", "answers-csv", "--round", "Automne")
        self.run_cli("export", "Là.ensemble", "--as", "package", "--kind", "results", "-o", "r.xml")
        before = self.json("indicators", "Ici.ensemble", "--round", "Printemps")
        self.run_cli("merge", "Ici.ensemble", "r.xml")
        self.assertEqual(self.json("indicators", "Ici.ensemble", "--round", "Printemps"), before)
        theirs = self.json("indicators", "Ici.ensemble", "--round", "Automne")
        self.assertEqual([(row["title"], row.get("n"), bool(row.get("elsewhere"))) for row in theirs],
                         [("Bancs", 10, True)])
        self.run_cli("chart", "Ici.ensemble", "levels", "--round", "Printemps", "-o", "c.svg")
        self.assertNotIn("Bancs", self.read("c.svg"))
        # On the sheets, but blank on all of them; or chosen, and on no sheet: asked here, and hidden.
        self.run_cli("survey", "add", "Ici.ensemble", "--title", "Hiver")
        self.write("b.csv", "form,Logement,Bancs\n" + "".join("%d,%d,\n" % (i + 1, 1 + i % 5) for i in range(10)))
        self.run_cli("import", "Ici.ensemble", "b.csv", "--as", "answers-csv", "--round", "Hiver")
        ids = [row["indicator"] for row in before + theirs]
        self.run_cli("survey", "ask", "Ici.ensemble", *ids, "--round", "Printemps")
        for title in ("Hiver", "Printemps"):
            rows = self.json("indicators", "Ici.ensemble", "--round", title)
            self.assertEqual({row["title"]: row["masked"] for row in rows}, {"Logement": False, "Bancs": True})

    def test_asked_nowhere(self):
        """A partner's indicator of which no figure came is not hidden: it was not asked."""
        self.city("Ici", ["D03"], answers=10)
        self.run_cli("init", "Là.ensemble", "--title", "Là", "--language", "fr")
        self.write("i.csv", "title,level1,level2,level3,level4,level5\nBancs,a,b,c,d,e\nArbres,a,b,c,d,e\n")
        self.run_cli("import", "Là.ensemble", "i.csv", "--as", "indicators-csv")
        self.run_cli("survey", "add", "Là.ensemble", "--title", "Automne", "--date", "2024-01-01")
        self.write("a.csv", "form,Bancs\n" + "".join("%d,%d\n" % (i + 1, 1 + i % 5) for i in range(10)))
        self.run_cli("import", "Là.ensemble", "a.csv", "--as", "answers-csv", "--round", "Automne")
        self.run_cli("export", "Là.ensemble", "--as", "package", "--kind", "results", "-o", "r.xml")
        before = self.json("indicators", "Ici.ensemble")
        self.run_cli("merge", "Ici.ensemble", "r.xml")
        # Without a name it is still our survey that is meant, though theirs has the later date.
        after = self.json("indicators", "Ici.ensemble")
        self.assertEqual([row for row in after if not row.get("elsewhere")], before)
        self.assertEqual([row["title"] for row in after if row.get("elsewhere")], ["Bancs"])
        self.run_cli("chart", "Ici.ensemble", "levels", "-o", "l.svg")
        self.assertNotIn("Arbres", self.read("l.svg"))
        # An event of theirs, whose sheet holds no indicator, is not ours either.
        self.run_cli("survey", "add", "Là.ensemble", "--title", "Fête", "--date", "2025-01-01", "--satisfaction")
        self.run_cli("survey", "item", "Là.ensemble", "--round", "Fête", "--kind", "scale", "--title", "Votre note", "--code", "note")
        self.write("f.csv", "form,note\n" + "".join("%d,7\n" % (i + 1) for i in range(10)))
        self.run_cli("import", "Là.ensemble", "f.csv", "--as", "answers-csv", "--round", "Fête")
        self.run_cli("export", "Là.ensemble", "--as", "package", "--kind", "results", "-o", "f.xml")
        self.run_cli("merge", "Ici.ensemble", "f.xml")
        self.assertEqual([row for row in self.json("indicators", "Ici.ensemble") if not row.get("elsewhere")], before)
        found = self.json("compare", "Ici.ensemble", "r.xml")
        rows = {row["title"]: [cell["refusal"] for cell in row["places"]] for row in found["indicators"]}
        self.assertEqual(rows, {"Logement": [None, "not asked there"], "Bancs": ["not asked here", None],
                                "Arbres": ["not asked here", "not asked there"]})

    def test_writes_nothing(self):
        """Packages are looked at in memory: no file beside them, and none where there is no room for one."""
        for name in ("Ici", "Là"):
            self.city(name, ["D03"])
        before = sorted(os.listdir(self.dir))
        done = subprocess.run([PROGRAM, "compare", "Ici.xml", "Là.xml", "--json"], cwd=self.dir, capture_output=True, timeout=60,
                              env=dict(os.environ, TMPDIR=self.path("nowhere")))
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(len(json.loads(done.stdout)["places"]), 2)
        self.assertEqual(sorted(os.listdir(self.dir)), before)

    def test_paper_and_usage(self):
        self.city("Ici", ["D03"])
        self.city("Là", ["B02"])
        before = self.read_bytes("Ici.ensemble")
        self.run_cli("compare", "Ici.ensemble", "Là.xml", "-o", "c.html")
        self.assertIn("What they name that we do not", self.read("c.html"))
        self.run_cli("compare", "Ici.ensemble", "Là.xml", "-o", "c.pdf")
        self.assertTrue(self.read_bytes("c.pdf").startswith(b"%PDF-"))
        self.assertEqual(before, self.read_bytes("Ici.ensemble"))
        self.refuse("compare", "Ici.ensemble", status=2)
        self.refuse("compare", "Ici.ensemble", "missing.xml", project="Ici.ensemble")


    def test_many_places(self):
        """Of many places one table, sorted bars, and one line for each reason why there is none."""
        for number in range(9):
            self.city(f"Ville{number}", ["D03"], answers=6 if number else 8, levels="abcde" if number < 7 else "vwxyz")
        names = [f"Ville{number}" for number in range(9)]
        self.run_cli("compare", "Ville0.ensemble", *(f"{name}.xml" for name in names[1:]), "-o", "c.html")
        page = self.read("c.html")
        heads = [re.findall(r'<th scope="col"[^>]*>(Ville\d)', head) for head in re.findall(r"<thead>.*?</thead>", page, re.S)]
        self.assertIn(names, heads)
        self.assertIn("Ville7, Ville8", page)
        self.assertIn("2 places", page)
        # First of all a table of numbers, each with what it is worth beside ours, and reasons by letter.
        first = page.index("no difference beyond chance")
        self.assertLess(first, page.index("Who is compared"))
        self.assertIn("a: different scale", page)
        self.assertIn("7. Ville0", page)
        self.assertIn("1= Ville1", page)
        found = self.json("compare", "Ville0.ensemble", *(f"{name}.xml" for name in names[1:]))
        cells = found["indicators"][0]["places"]
        self.assertEqual([cell["rank"] for cell in cells[1:7]], [1] * 6)
        self.assertEqual((cells[0]["rank"], cells[0]["rank_from"], cells[0]["rank_to"]), (7, 1, 7))
        self.assertEqual({cell["beside_first"] for cell in cells[1:7]}, {"chance"})

    def test_a_city_and_its_quarters(self):
        """Quarters count in their city; of two that are called the same it is said where they lie."""
        for city in ("Est", "Ouest"):
            self.run_cli("init", city + ".ensemble", "--title", "Ville " + city, "--territory", "Centre", "--language", "fr")
            self.run_cli("territory", "add", city + ".ensemble", "--name", "Ville")
            self.run_cli("territory", "add", city + ".ensemble", "--name", "Gare", "--parent", "Ville")
            for group, place in (("Jeunes", "Gare"), ("Aînés", "Ville")):
                self.run_cli("group", "add", city + ".ensemble", "--name", group, "--kind", "monochrome",
                             "--participants", "9", "--territory", place)
                self.write("s.csv", "text,code\nun,D03\ndeux,A01\n")
                self.run_cli("import", city + ".ensemble", "s.csv", "--as", "statements-csv", "--group", group)
        found = self.json("compare", "Est.ensemble", "Ouest.ensemble")
        self.assertEqual([place["name"] for place in found["places"]], ["Centre (Ville Est)", "Centre (Ville Ouest)"])
        self.assertEqual([(part["name"], part["within"], part["depth"], part["groups"], part["expressions"])
                          for part in found["places"][1]["territories"]],
                         [("Ville", None, 0, 2, 4), ("Gare", "Ville", 1, 1, 2)])

    def test_too_few_people(self):
        """Where so few people spoke nothing of what they said is counted, all together neither."""
        self.city("Ici", ["A01"])
        self.run_cli("init", "Peu.ensemble", "--title", "Peu", "--language", "fr")
        self.run_cli("group", "add", "Peu.ensemble", "--name", "Tous", "--kind", "monochrome", "--participants", "3")
        self.write("s.csv", "text,code\nun,D03\n")
        self.run_cli("import", "Peu.ensemble", "s.csv", "--as", "statements-csv", "--group", "Tous")
        self.run_cli("export", "Peu.ensemble", "--as", "package", "-o", "Peu.xml")
        for path in ("Peu.ensemble", "Peu.xml"):
            found = self.json("compare", "Ici.ensemble", path)
            self.assertNotIn("expressions", found["places"][1])
            self.assertTrue(found["places"][1]["masked"])
            self.assertEqual([(row["code"], row["places"][1]["refusal"]) for row in found["components"]],
                             [("A01", "n hidden: fewer than 5 people")])
            self.assertEqual(found["they_name_we_do_not"], [])

    def test_borrow(self):
        self.city("Ici", ["D03"])
        self.city("Là", ["D03"], levels="vwxyz")
        self.run_cli("borrow", "Ici.ensemble", "Là.xml", "--indicator", "Logement")
        self.run_cli("export", "Ici.ensemble", "--as", "package", "-o", "out.xml")
        self.assertRegex(self.read("out.xml"), r"Là, 20\d\d")
        self.run_cli("validate", "out.xml")
        # The same id: the two cities can be compared from now on, and merging theirs asks nothing.
        self.assertIn(None, [place["refusal"] if place["refusal"] != "no answers yet" else None
                             for row in self.json("compare", "Ici.ensemble", "Là.xml")["indicators"]
                             for place in row["places"]][1:])
        self.run_cli("merge", "Ici.ensemble", "Là.xml", "--dry-run")
        self.refuse("borrow", "Ici.ensemble", "Là.xml", "--indicator", "Logement", project="Ici.ensemble")
        self.refuse("borrow", "Ici.ensemble", "Là.xml", "--indicator", "Rien", project="Ici.ensemble")
        self.refuse("borrow", "Ici.ensemble", "Là.xml", status=2, project="Ici.ensemble")

    def test_begun_round_asks_no_borrowed_indicator(self):
        """By its title the newest version comes, and only into rounds to come."""
        self.city("Ici", ["D03"], answers=6)
        self.city("Là", ["D03"], levels="vwxyz", answers=6)
        before = [row["indicators"] for row in self.json("survey", "list", "Ici.ensemble")]
        self.run_cli("indicator", "revise", "Là.ensemble", "Logement")
        self.run_cli("indicator", "set", "Là.ensemble", "Logement", "--level1", "neuf")
        self.run_cli("borrow", "Ici.ensemble", "Là.ensemble", "--indicator", "Logement")
        self.assertEqual([row["indicators"] for row in self.json("survey", "list", "Ici.ensemble")], before)
        self.assertIn("neuf", [row["level1"] for row in self.json("indicator", "list", "Ici.ensemble")])

    def test_borrowed_question_gets_the_next_number(self):
        self.city("Ici", [])
        self.city("Là", [])
        self.run_cli("export", "Ici.ensemble", "--as", "package", "-o", "before.xml")
        numbers = re.findall(r'<question [^>]*?number="(\d+)"', self.read("before.xml"))
        theirs = self.read("Là.xml")
        second, = re.findall(r'<question id="([^"]*)" number="2"', theirs)
        theirs = theirs.replace(second, "01900000-0000-7000-8000-00000000000a")
        with open(self.path("other.xml"), "w", encoding="utf-8") as file:
            file.write(theirs)
        self.run_cli("borrow", "Ici.ensemble", "other.xml", "--question", "01900000-0000-7000-8000-00000000000a")
        self.run_cli("export", "Ici.ensemble", "--as", "package", "-o", "after.xml")
        found = dict(re.findall(r'<question id="([^"]*)" number="(\d+)"', self.read("after.xml")))
        self.assertEqual(int(found["01900000-0000-7000-8000-00000000000a"]), max(map(int, numbers)) + 1)
        self.assertEqual(len(set(found.values())), len(found))


class ItemsTest(CliCase):
    """One group of three statements at two sites, each of which changes something."""

    def setUp(self):
        super().setUp()
        self.init("base.ensemble")
        self.run_cli("group", "add", "base.ensemble", "--name", "Tous", "--kind", "monochrome")
        self.write("s.csv", "text,receipt\nun,R1\ndeux,R2\ntrois,R3\n")
        self.run_cli("import", "base.ensemble", "s.csv", "--as", "statements-csv", "--group", "Tous")
        self.run_cli("export", "base.ensemble", "--as", "package", "-o", "base.xml")
        self.init("p.ensemble")
        self.run_cli("merge", "p.ensemble", "base.xml")

    def changed(self, name, *changes):
        """A copy of the package that another program changed."""
        text = self.read("base.xml")
        for old, new in changes:
            self.assertIn(old, text)
            text = text.replace(old, new, 1)
        return self.write(name, text)

    def texts(self):
        self.run_cli("export", "p.ensemble", "--as", "statements-csv", "-o", "out.csv")
        return self.read("out.csv")

    def test_fields_of_one_row_come_together(self):
        one = self.changed("one.xml", ("<text>un</text>", "<text>UN</text>"))
        two = self.changed("two.xml", ('receipt="R1"', 'receipt="R9"'))
        for order in ((one, two), (two, one)):
            self.run_cli("merge", "p.ensemble", order[0])
            self.run_cli("merge", "p.ensemble", order[1])
            self.assertIn("UN", self.texts())
            self.assertIn("R9", self.texts())
            self.run_cli("undo", "p.ensemble")
            self.run_cli("undo", "p.ensemble")
            self.assertNotIn("UN", self.texts())

    def test_item_by_item(self):
        one = self.changed("one.xml", ("<text>un</text>", "<text>eins</text>"), ("<text>deux</text>", "<text>zwei</text>"))
        two = self.changed("two.xml", ("<text>un</text>", "<text>one</text>"), ("<text>trois</text>", "<text>three</text>"))
        self.run_cli("merge", "p.ensemble", one)
        self.refuse("merge", "p.ensemble", two, status=3, project="p.ensemble", says="--decisions")
        plan = self.json("merge", "p.ensemble", two, "--dry-run", status=3)
        items = {item["class"]: item for item in plan["items"] if item["entity"] == "statement" and item["fields"]}
        self.assertEqual(set(items), {"changed-both", "changed-there", "changed-here"})
        both = items["changed-both"]
        self.assertTrue(both["open"])
        self.assertEqual((both["fields"][0]["ours"], both["fields"][0]["theirs"]), ("eins", "one"))
        self.assertEqual(both["kind"], "Statement")
        self.write("d.json", json.dumps({"decisions": [
            {"entity": "statement", "key": both["key"], "field": "text", "value": "jeden"},
            {"entity": "statement", "key": items["changed-there"]["key"], "take": "refuse"}]}))
        self.run_cli("merge", "p.ensemble", two, "--decisions", "d.json", "--report", "r.pdf")
        text = self.texts()
        self.assertIn("jeden", text)
        self.assertIn("trois", text)
        self.assertNotIn("three", text)
        self.run_cli("report", "p.ensemble", "merge", "-o", "r.html")
        self.assertIn("three", self.read("r.html"))
        self.run_cli("undo", "p.ensemble")
        self.assertIn("eins", self.texts())
        # The plan itself, with what to take, is a list of decisions, too.
        for item in plan["items"]:
            item["take"] = "accept"
        self.write("plan.json", json.dumps(plan))
        self.run_cli("merge", "p.ensemble", two, "--decisions", "plan.json")
        self.assertIn("one", self.texts())
        self.assertIn("three", self.texts())

    def test_refused_rows_stay_away(self):
        self.init("q.ensemble")
        plan = self.json("merge", "q.ensemble", "base.xml", "--dry-run")
        first = next(item for item in plan["items"] if item["title"] == "un")
        self.write("d.json", json.dumps([{"entity": "statement", "key": first["key"], "take": "refuse"}]))
        self.run_cli("merge", "q.ensemble", "base.xml", "--decisions", "d.json")
        self.run_cli("export", "q.ensemble", "--as", "statements-csv", "-o", "q.csv")
        self.assertNotIn("un,", self.read("q.csv"))
        self.assertIn("deux", self.read("q.csv"))
        # A decision about a row that no package brings is not passed over without a word.
        unmet = "12345678" + first["key"][8:]
        self.write("d.json", json.dumps([{"entity": "statement", "key": first["key"], "take": "refuse"},
                                         {"entity": "statement", "key": unmet, "take": "refuse"}]))
        self.init("r.ensemble")
        _, said = self.run_cli("merge", "r.ensemble", "base.xml", "--decisions", "d.json")
        self.assertIn("d.json", said)
        self.assertIn("a decision about the statement %s" % unmet, said)
        self.assertNotIn(first["key"], said)
        self.run_cli("merge", "q.ensemble", self.changed("later.xml", ("<text>deux</text>", "<text>DEUX</text>")))
        self.run_cli("export", "q.ensemble", "--as", "statements-csv", "-o", "q.csv")
        self.assertNotIn("un,", self.read("q.csv"))
        self.assertIn("DEUX", self.read("q.csv"))

    def test_deleted_and_changed(self):
        self.run_cli("erase", "p.ensemble", "--receipt", "R1")
        two = self.changed("two.xml", ("<text>un</text>", "<text>UN</text>"))
        self.run_cli("merge", "p.ensemble", two, "--prefer", "newest")
        self.assertNotIn("UN", self.texts())

    def test_bad_decisions(self):
        for text in ("{", '[{"entity": "nothing", "key": "x"}]', '[{"entity": "statement"}]',
                     '[{"entity": "statement", "key": "x", "take": "maybe"}]',
                     '[{"entity": "statement", "key": "x", "field": "id", "value": "y"}]', "7"):
            self.write("d.json", text)
            self.refuse("merge", "p.ensemble", "base.xml", "--decisions", "d.json", project="p.ensemble")

    def test_a_bundle(self):
        self.run_cli("export", "base.ensemble", "--as", "bundle", "-o", "base.ensemblez")
        self.init("q.ensemble")
        self.run_cli("merge", "q.ensemble", "base.ensemblez")
        self.run_cli("export", "q.ensemble", "--as", "statements-csv", "-o", "q.csv")
        self.assertIn("trois", self.read("q.csv"))
        full = self.read_bytes("q.ensemble")
        self.run_cli("merge", "q.ensemble", "base.ensemblez", "base.xml")
        self.assertEqual(full, self.read_bytes("q.ensemble"))
        self.json("compare", "base.ensemblez", "q.ensemble")

    def test_a_folder(self):
        self.init("q.ensemble")
        os.mkdir(self.path("all"))
        os.rename(self.path("base.xml"), self.path("all/base.xml"))
        self.run_cli("merge", "q.ensemble", "all")
        self.run_cli("export", "q.ensemble", "--as", "statements-csv", "-o", "q.csv")
        self.assertIn("trois", self.read("q.csv"))


class TwoPackagesTest(CliCase):
    def test_each_is_decided(self):
        """Two packages bring other words for the same row: each is decided for itself."""
        self.init("p.ensemble")
        self.run_cli("action", "add", "p.ensemble", "--title", "Bancs")
        self.run_cli("export", "p.ensemble", "--as", "package", "-o", "base.xml")
        for name, note in (("a", "au bord du lac"), ("b", "devant la mairie")):
            self.init(name + ".ensemble")
            self.run_cli("merge", name + ".ensemble", "base.xml")
            self.run_cli("action", "set", name + ".ensemble", "Bancs", "--note", note)
            self.run_cli("export", name + ".ensemble", "--as", "package", "-o", name + ".xml")
        plan = json.loads(self.run_cli("merge", "p.ensemble", "a.xml", "b.xml", "--dry-run", "--json", status=3)[0])
        items = [item for item in plan["items"] if item["entity"] == "action"]
        self.assertEqual(len({item["package"] for item in items}), 2)
        for first, second, note in (("accept", "refuse", "au bord du lac"), ("refuse", "accept", "devant la mairie")):
            self.write("d.json", json.dumps([dict(item, take=take) for item, take in zip(items, (first, second))]))
            self.run_cli("merge", "p.ensemble", "a.xml", "b.xml", "--decisions", "d.json")
            self.assertEqual(self.json("action", "list", "p.ensemble")[0]["note"], note)
            self.run_cli("undo", "p.ensemble")


class CheckTest(CliCase):
    def test_what_would_leave_is_looked_at(self):
        self.init("p.ensemble")
        self.write("g.csv", "name,kind,facilitator\nTous,monochrome,Dupont\n")
        self.run_cli("import", "p.ensemble", "g.csv", "--as", "groups-csv")
        self.write("s.csv", "text\nécrire à jean.petit@example.org\nappeler le 03 89 12 34 56\n"
                   "demander à dupont\nen 2026 à 68100 Mulhouse\n")
        self.run_cli("import", "p.ensemble", "s.csv", "--as", "statements-csv", "--group", "Tous")
        found = self.json("export", "p.ensemble", "--check")
        self.assertEqual([(item["kind"], item["found"]) for item in found if item["entity"] == "statement"],
                         [("email", "jean.petit@example.org"), ("phone", "03 89 12 34 56"), ("name", "dupont")])
        self.assertEqual([item for item in self.json("export", "p.ensemble", "--check", "--privacy", "public")
                          if item["entity"] == "statement"], [])
        _, errors = self.run_cli("export", "p.ensemble", "--as", "package", "--privacy", "partner", "-o", "p.xml")
        self.assertIn("jean.petit@example.org", errors)

    def found(self):
        self.init("p.ensemble")
        self.run_cli("group", "add", "p.ensemble", "--name", "Tous", "--kind", "monochrome")
        self.write("s.csv", "text\nécrire à jean.petit@example.org\nappeler le 03 89 12 34 56\nun banc\n")
        self.run_cli("import", "p.ensemble", "s.csv", "--as", "statements-csv", "--group", "Tous")
        return [item for item in self.json("export", "p.ensemble", "--check") if item["entity"] == "statement"]

    def test_left_out_and_replaced(self):
        """What was decided holds in every format: one place applies it."""
        mail, phone = self.found()
        self.write("d.json", json.dumps([dict(mail, take="replace", instead="[une adresse]"), dict(phone, take="leave-out")]))
        for form, name in (("package", "p.xml"), ("statements-csv", "p.csv"), ("html", "p.html")):
            self.run_cli("export", "p.ensemble", "--as", form, "-o", name, "--amend", "d.json")
            text = self.read(name)
            self.assertIn("écrire à [une adresse]", text)
            self.assertIn("un banc", text)
            self.assertNotIn("jean.petit", text)
            self.assertNotIn("03 89", text)
        self.run_cli("validate", "p.xml")
        self.assertEqual(len(self.found_again()), 2)

    def found_again(self):
        return [item for item in self.json("export", "p.ensemble", "--check") if item["entity"] == "statement"]

    def test_amends_refused(self):
        mail, _ = self.found()
        for bad in ({"take": "leave-out"}, dict(mail, take="burn"), dict(mail, entity="question", take="leave-out")):
            self.write("d.json", json.dumps([bad]))
            self.assertIn(self.status("export", "p.ensemble", "--as", "package", "-o", "p.xml", "--amend", "d.json"), (1, 2))
            self.assertFalse(os.path.exists(self.path("p.xml")))

    def status(self, *words):
        return subprocess.run([PROGRAM, *words], cwd=self.dir, capture_output=True, timeout=60).returncode

    def test_kinds(self):
        """What a package is for decides which rows leave, in a bundle's tables, too."""
        self.found()
        for kind, inside in (("session", True), ("project", True), ("results", False), ("codebook", False)):
            self.run_cli("export", "p.ensemble", "--as", "package", "--kind", kind, "-o", "p.xml")
            self.run_cli("validate", "p.xml")
            text = self.read("p.xml")
            self.assertIn('kind="%s"' % kind, text)
            self.assertEqual("un banc" in text, inside)
        self.run_cli("export", "p.ensemble", "--as", "bundle", "--kind", "results", "-o", "p.ensemblez")
        with zipfile.ZipFile(self.path("p.ensemblez")) as bundle:
            for name in bundle.namelist():
                self.assertNotIn("un banc", bundle.read(name).decode("utf-8"), name)
        self.run_cli("export", "p.ensemble", "--as", "package", "--kind", "gift", "-o", "q.xml", status=2)
        log = self.json("log", "p.ensemble", "--exchange")
        self.assertEqual([entry["direction"] for entry in log], ["out"] * 5)


if __name__ == "__main__":
    unittest.main()
