# SPDX-FileCopyrightText: 2026 The Ensemble authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Questionnaires and answers for survey and statistics programs, there and back.
import collections
import csv
import json
import os
import shutil
import subprocess
import unittest
import unittest.mock
import xml.etree.ElementTree as tree
import zipfile

from cli_case import ROOT, SOURCE, CliCase

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

    def test_help_names_every_format(self):
        """What --help lists is what can be read and written; the error for another format is a wrong use."""
        for verb, formats in (("import", "kobo-csv limesurvey-csv sav polis votes-csv decidim-csv qdc qdpx bundle"),
                              ("export", "xlsform xform limesurvey-tsv sav ddi xlsx datapackage qdpx iramuteq")):
            out, _ = self.run_cli(verb, "--help")
            for form in formats.split():
                self.assertIn(form, out)
                words = ["p.ensemble", "none.x"] if verb == "import" else ["p.ensemble", "-o", "out.x"]
                self.run_cli(verb, *words, "--as", form, status=1 if verb == "import" else 0)

    def test_no_such_round(self):
        self.refuse("export", "p.ensemble", "--as", "xform", "-o", "x", "--round", "Hiver", says="Hiver")


ROUND = "01a20690-2842-7000-8017-000000000001"
ITEMS = """<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="urn:ensemble-wellbeing:package:1" version="1" kind="project" id="sha256:%s" origin="01a20690-2842-7000-8017-0000000000ff" title="T" created="2026-01-01T00:00:00.000Z" privacy="internal" language="fr">
  <rounds>
    <round id="%s" state="open"><title>Été</title></round>
  </rounds>
  <items>
    <item id="01a20690-2842-7000-8017-000000000011" round="{r}" position="10" kind="section" language="fr"><title>Sur vous</title></item>
    <item id="01a20690-2842-7000-8017-000000000012" round="{r}" position="11" kind="multiple" code="places" language="fr"><title>Quels lieux ?</title><hint>Plusieurs réponses</hint></item>
    <item id="01a20690-2842-7000-8017-000000000013" round="{r}" position="12" kind="scale" code="mood" language="fr" least="1" most="10"><title>Moral</title></item>
    <item id="01a20690-2842-7000-8017-000000000014" round="{r}" position="13" kind="text" code="words" language="fr"><title>Un mot ?</title></item>
    <item id="01a20690-2842-7000-8017-000000000015" round="{r}" position="14" kind="single" code="home" language="fr"><title>Logement</title></item>
  </items>
  <options>
    <option id="01a20690-2842-7000-8017-000000000021" item="01a20690-2842-7000-8017-000000000012" position="1" code="park"><label>Le parc</label></option>
    <option id="01a20690-2842-7000-8017-000000000022" item="01a20690-2842-7000-8017-000000000012" position="2" code="cafe"><label>Le café, la place</label></option>
    <option id="01a20690-2842-7000-8017-000000000023" item="01a20690-2842-7000-8017-000000000012" position="3" code="school"><label>L'école</label></option>
    <option id="01a20690-2842-7000-8017-000000000024" item="01a20690-2842-7000-8017-000000000015" position="1" code="owner"><label>Propriétaire</label></option>
    <option id="01a20690-2842-7000-8017-000000000025" item="01a20690-2842-7000-8017-000000000015" position="2" code="tenant"><label>Locataire</label></option>
  </options>
</package>
""" % ("0" * 64, ROUND)


class ItemsCase(FormsCase):
    """A round that asks more than indicators."""

    def setUp(self):
        super().setUp()
        self.write("items.xml", ITEMS.replace("{r}", ROUND))
        self.run_cli("import", "p.ensemble", "items.xml", "--as", "package")

    def values(self):
        self.export("answers-csv", "out.csv", "--round", "Été")
        return [(row["Amis"], row["Quels lieux ?"], row["Moral"], row["Un mot ?"].removeprefix("'"), row["Logement"])
                for row in self.rows("out.csv")]

    def take(self, form, text, *options, status=0):
        self.write("in.csv", text)
        return self.run_cli("import", "p.ensemble", "in.csv", "--as", form, "--round", "Été", *options, status=status)


class Answers(ItemsCase):
    """Answers of survey programs come in, in every layout that they have."""

    def test_kobo_layouts(self):
        expected = [("5", "park school", "7", "=calme", "tenant"), ("1", "", "", "", "owner")]
        layouts = {
            "summary, names, groups": "start,sur_vous/amis,g/places,g/mood,g/words,g/home,_uuid,_submission_time\n"
                                      "x,5,park school,7,=calme,tenant,u1,y\nx,1,,,,owner,u2,y\n",
            "details": "amis;places/park;places/cafe;places/school;mood;words;home;_uuid\n"
                       "5;1;0;1;7;=calme;tenant;u1\n1;0;0;0;;;owner;u2\n",
            "both": "amis,g/places,g/places/park,g/places/cafe,g/places/school,mood,words,home,_uuid\n"
                    "5,park school,1,0,1,7,=calme,tenant,u1\n1,,,,,,,owner,u2\n",
            "labels": "Amis,Sur vous/Quels lieux ?,Sur vous/Quels lieux ?/Le parc,"
                      "\"Sur vous/Quels lieux ?/Le café, la place\",Sur vous/Quels lieux ?/L'école,Moral,"
                      "Un mot ?,Sur vous/Logement,_uuid\n"
                      "Beaucoup,Le parc L'école,1,0,1,7,=calme,Locataire,u1\nAucun,,,,,,,Propriétaire,u2\n",
            "central": "SubmissionDate,meta-instanceID,survous-amis,survous-places,survous-mood,survous-words,"
                       "survous-home,KEY\nd,u1,5,park school,7,=calme,tenant,u1\nd,u2,1,,,,owner,u2\n",
        }
        for name, text in layouts.items():
            with self.subTest(name):
                out, err = self.take("kobo-csv", text)
                self.assertEqual(sorted(self.values()), sorted(expected), out + err)
                self.assertNotIn("left out", err)
                self.run_cli("undo", "p.ensemble")

    def test_kobo_again_with_more(self):
        head = "amis,mood,_uuid\n"
        self.take("kobo-csv", head + "5,7,u1\n")
        out, _ = self.take("kobo-csv", head + "5,7,u1\n4,,u2\n")
        self.assertIn("1 sheet", out)
        self.assertEqual(sorted(row[:3] for row in self.values()), [("4", "", ""), ("5", "", "7")])

    def test_limesurvey_layouts(self):
        expected = [("5", "park school", "7", "oui", "tenant")]
        layouts = {
            "codes": '"id","submitdate","lastpage","startlanguage","amis","places[park]","places[cafe]",'
                     '"places[school]","mood","words","home"\n"1","x","1","fr","A5","Y","","Y","7.0","oui","A2"\n',
            "full": '"Response ID","Date submitted","Amis","Quels lieux ? [Le parc]","Quels lieux ? [Le café, la place]",'
                    '"Quels lieux ? [L\'école]","Moral","Un mot ?","Logement"\n'
                    '"1","x","Beaucoup","Oui","Non","Oui","7","oui","Locataire"\n',
            "array": '"id","Q1[Amis]","places_park","places_cafe","places_school","Q2. Moral","words","home"\n'
                     '"1","5","Y","N","Y","7","oui","tenant"\n',
        }
        for name, text in layouts.items():
            with self.subTest(name):
                self.take("limesurvey-csv", text)
                self.assertEqual(self.values(), expected)
                self.run_cli("undo", "p.ensemble")

    def test_bad_rows_are_named(self):
        before = self.dump("p.ensemble")
        _, err = self.take("kobo-csv", "amis,mood,_uuid\n6,3,a\n5,11,b\n5,3,c\n", status=1)
        self.assertIn("in.csv:2: row 1", err)
        self.assertIn("in.csv:3: row 2", err)
        self.assertIn("1 to 10", err)
        self.assertEqual(before, self.dump("p.ensemble"))
        self.take("kobo-csv", "amis,mood,_uuid\n6,3,a\n5,11,b\n5,3,c\n", "--skip-bad-rows")
        self.assertEqual([row[0] for row in self.values()], ["5"])

    def test_nothing_fits(self):
        err = self.refuse("import", "p.ensemble", self.write("in.csv", "x,y\n1,2\n"), "--as", "kobo-csv",
                          project="p.ensemble", says="which column answers which question")
        self.assertIn("x, y", err)

    def test_encodings_and_separators(self):
        text = "Amis;Un mot ?;_uuid\r\n5;gelée;u%d\r\n"
        for number, encoding in enumerate(("utf-8", "utf-8-sig", "utf-16", "cp1252")):
            self.write("in.csv", (text % number).encode(encoding))
            self.run_cli("import", "p.ensemble", "in.csv", "--as", "kobo-csv", "--round", "Été")
        self.assertEqual([row[3] for row in self.values()], ["gelée"] * 4)

    def test_mapping_is_remembered(self):
        first = "D,X1,X2\n0,3,9\n1,5,10\n"
        self.take("answers-csv", first, "--map", "Amis=X1", "--map", "Moral=3", "--map", "Content=D")
        _, err = self.take("answers-csv", first.replace("0,3,9", "0,4,8"))
        self.assertIn("Amis=X1", err)
        self.assertEqual(sorted(row[0] + row[2] for row in self.values()), ["39", "48", "510", "510"])
        self.take("answers-csv", first, "--map", "Amis=X1", "--map", "form=X1", status=1)
        self.take("answers-csv", first, "--map", "Amis=X7", status=1)
        self.refuse("import", "p.ensemble", self.write("b.csv", "D,X1\n0,3\n"), "--as", "answers-csv",
                    project="p.ensemble", says="D, X1")

    def test_named_columns_become_questions(self):
        """What nobody asks yet is asked in the way that the answers show."""
        rows = "".join("%s,%d,%s,%s\n" % ticks for ticks in (
            ("park cafe", 3, "owner", "Ça va bien"), ("cafe", 4, "tenant", "Rien"), ("park", 9, "owner", "un mot")))
        self.take("kobo-csv", "p,n,h,w\n" + rows, "--map", "Lieux=p", "--map", "Note=n", "--map", "Toit=h",
                  "--map", "Mot=w")
        self.export("variables-csv", "v.csv", "--round", "Été")
        held = {}
        for row in self.rows("v.csv"):
            held.setdefault(row["variable"], []).append(row["code"])
        self.assertEqual(held["lieux_cafe"], ["0", "1", ""])
        self.assertEqual(held["note"], ["1…10", ""])
        self.assertEqual(held["toit"], ["owner", "tenant", ""])
        self.assertEqual(held["mot"], [""])

    def test_preview(self):
        self.write("in.csv", "X1;rien\n" + "5;é\n" * 30)
        shown = self.json("import", "p.ensemble", "in.csv", "--as", "answers-csv", "--map", "Amis=X1", "--dry-run")
        preview = shown[0]["preview"]
        self.assertEqual((preview["encoding"], preview["separator"]), ("UTF-8", ";"))
        self.assertEqual([column["taken_as"] for column in preview["columns"]], ["Amis", None])
        self.assertEqual(preview["rows"], [["5", "é"]] * 20)
        self.assertEqual(self.values(), [])

    def test_statistics_file_comes_back(self):
        self.take("kobo-csv", "amis,places,mood,words,home,_uuid\n5,park school,7,Ça va,tenant,u1\n1,,,,,u2\n")
        before = self.values()
        self.export("sav", "a.sav", "--round", "Été")
        self.assertEqual(self.read_bytes("a.sav"), self.export("sav", "b.sav", "--round", "Été"))
        for clock in ("Pacific/Kiritimati", "America/Los_Angeles"):
            with unittest.mock.patch.dict(os.environ, TZ=clock):
                self.assertEqual(self.read_bytes("a.sav"), self.export("sav", "c.sav", "--round", "Été"))
        out, _ = self.run_cli("import", "p.ensemble", "a.sav", "--as", "sav", "--round", "Été")
        self.assertEqual(before, self.values())
        self.assertIn("nothing was changed", out)
        for cut in (100, 500, len(self.read_bytes("a.sav")) - 3):
            self.write("cut.sav", self.read_bytes("a.sav")[:cut])
            self.refuse("import", "p.ensemble", "cut.sav", "--as", "sav", project="p.ensemble")

    def test_phone_asks_for_the_group(self):
        for name in ("Aînés du quartier nord", "Aînés du quartier sud"):
            self.run_cli("group", "add", "p.ensemble", "--name", name, "--kind", "monochrome")
        root = tree.fromstring(self.export("xform", "a.xml", "--group", "Jeunes",
                                           *(word for name in ("nord", "sud") for word in (
                                               "--group", "Aînés du quartier " + name))))
        choice = next(control for control in root.iter(XFORMS + "select1") if control.get("ref") == "/data/group")
        codes = [value.text for value in choice.iter(XFORMS + "value")]
        self.assertEqual(len(set(codes)), 3)
        self.take("kobo-csv", "group,amis,_uuid\nJeunes,4,u0\n"
                              + "".join("%s,3,%s\n" % (code, code) for code in codes))
        self.export("answers-csv", "out.csv", "--round", "Été")
        self.assertEqual(sorted((row["group"], row["Amis"]) for row in self.rows("out.csv")),
                         [("Aînés du quartier nord", "3"), ("Aînés du quartier sud", "3"), ("Jeunes", "3"),
                          ("Jeunes", "4")])

    def test_phone_and_back(self):
        root = tree.fromstring(self.export("xform", "a.xml", "--round", "Été"))
        data = root.find(".//%sinstance/%sdata" % (XFORMS, XFORMS))
        paths = []
        for child in data:
            leaves = list(child) or [child]
            paths += ["/".join([child.tag, leaf.tag] if leaf is not child else [leaf.tag]).replace(XFORMS, "")
                      for leaf in leaves]
        self.assertIn("survous/places", paths)
        given = {"amis": "4", "survous/places": "cafe school", "survous/mood": "9", "survous/home": "owner",
                 "meta/instanceID": "uuid:1"}
        self.take("kobo-csv", ",".join(paths) + "\n" + ",".join(given.get(path, "") for path in paths) + "\n")
        self.assertEqual(self.values(), [("4", "cafe school", "9", "", "owner")])

    def test_limesurvey_and_back(self):
        """Codes there have no underscores and at most five letters: what was shortened is known again."""
        self.write("i.xml", ITEMS.replace("{r}", ROUND).replace('code="places"', 'code="the_places"'))
        self.run_cli("merge", "p.ensemble", "i.xml", "--prefer", "theirs")
        self.export("limesurvey-tsv", "a.txt", "--round", "Été")
        given = {}
        question = None
        for row in self.rows("a.txt"):
            if row["class"] == "Q" and row["language"] == "fr":
                question = row["name"]
                given[question] = "3" if question == "mood" else ""
            elif row["class"] == "SQ" and row["language"] == "fr":
                given["%s[%s]" % (question, row["name"])] = "Y" if row["text"] == "L'école" else ""
            elif row["class"] == "A" and row["text"] == "Locataire":
                given[question] = row["name"]
        self.assertIn("theplaces[A3]", given)
        self.assertEqual(given["home"], "A2")
        given = {name: value for name, value in given.items() if name != "theplaces"}
        self.take("limesurvey-csv", ",".join(["id", *given]) + "\n" + ",".join(["1", *given.values()]) + "\n")
        self.assertEqual([row[1:3] + row[4:] for row in self.values()], [("school", "3", "tenant")])


class Phone(ItemsCase):
    """The engine that phones and browsers use takes our forms without a word: its folder is in ENS_TEST_NODE_MODULES."""

    @unittest.skipUnless(os.environ.get("ENS_TEST_NODE_MODULES") and shutil.which("node"),
                         "set ENS_TEST_NODE_MODULES to a folder with @getodk/xforms-engine and jsdom")
    def test_engine_of_odk(self):
        self.export("xform", "a.xml", "--round", "Été")
        done = subprocess.run(["node", os.path.join(SOURCE, "support", "load-xform.mjs"),
                               os.environ["ENS_TEST_NODE_MODULES"], self.path("a.xml")],
                              check=True, stdout=subprocess.PIPE)
        loaded = json.loads(done.stdout)
        self.assertEqual((loaded["status"], loaded["error"], loaded["warnings"]), ("success", "", []))
        self.assertEqual(loaded["asked"]["/data/survous/places"],
                         {"type": "select", "label": "Quels lieux ?", "options": ["park", "cafe", "school"]})
        self.assertEqual(loaded["asked"]["/data/amis"]["options"], ["1", "2", "3", "4", "5"])


class StatisticsProgram(FormsCase):
    @unittest.skipUnless(shutil.which("pspp"), "PSPP is not installed")
    def test_opens_with_labels(self):
        self.export("sav", "a.sav")
        self.write("a.sps", "GET FILE='a.sav'.\nDISPLAY DICTIONARY /VARIABLES=amis.\nFREQUENCIES /VARIABLES=amis.\n")
        done = subprocess.run(["pspp", "-O", "format=csv", "a.sps"], cwd=self.dir, check=True, stdout=subprocess.PIPE)
        shown = done.stdout.decode("utf-8")
        for words in ("Beaucoup", "Amis", "left blank", "99"):
            self.assertIn(words, shown)


DATA = os.environ.get("ENS_TEST_DATA", os.path.join(ROOT, "..", "shared", "data"))


@unittest.skipUnless(os.path.isdir(os.path.join(DATA, "surveys")), "the real surveys are not here: set ENS_TEST_DATA")
class RealSurveys(CliCase):
    """Real tables by mapping: every distribution is that of the table itself."""

    def check(self, folder, name, mapping, indicators=()):
        path = os.path.join(DATA, "surveys", folder, name)
        with open(path, encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        self.init()
        if indicators:
            self.write("c.csv", "title\nC\n")
            self.run_cli("import", "p.ensemble", "c.csv", "--as", "criteria-csv")
            self.write("i.csv", "title,criterion,level1,level2,level3,level4,level5\n"
                                + "".join("%s,C,a,b,c,d,e\n" % title for title in indicators))
            self.run_cli("import", "p.ensemble", "i.csv", "--as", "indicators-csv")
        options = [word for field, column in mapping.items() for word in ("--map", "%s=%s" % (field, column))]
        self.run_cli("import", "p.ensemble", path, "--as", "answers-csv", *options)
        self.run_cli("export", "p.ensemble", "--as", "answers-csv", "-o", "out.csv")
        with open(self.path("out.csv"), encoding="utf-8", newline="") as file:
            held = list(csv.DictReader(file))
        for field, column in mapping.items():
            expected = collections.Counter("" if row[column] in ("", "NA") else str(int(float(row[column])))
                                           for row in rows)
            self.assertEqual(collections.Counter(row[field] for row in held), expected, field)
        return rows

    def test_somerville(self):
        rows = self.check("somerville", "SomervilleHappinessSurvey2015.csv",
                          {"Information": "X1", "Housing": "X2", "Streets": "X5"}, ("Information", "Housing", "Streets"))
        for shown in self.json("indicators", "p.ensemble"):
            column = {"Information": "X1", "Housing": "X2", "Streets": "X5"}[shown["title"]]
            values = [int(row[column]) for row in rows]
            self.assertEqual(shown["n"], len(values))
            for level, share in enumerate(shown["distribution"], 1):
                self.assertAlmostEqual(share, values.count(level) / len(values), delta=1e-9)
            self.assertEqual(shown["median"], sorted(values)[len(values) // 2])

    def test_naples(self):
        self.check("naples_relgoods_2014", "relgoods.csv",
                   {"Friends": "RelFriends", "Safety": "Safety", "Walks": "WalkOut", "Gender": "Gender"})


if __name__ == "__main__":
    unittest.main()
