# SPDX-FileCopyrightText: 2026 The Ensemble authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# import, export, validate: the way from a list of post-its to another city's chart, and refusals that
# change nothing.
import csv
import io
import itertools
import os
import re
import shutil
import subprocess
import unittest

from cli_case import ROOT, SOURCE, CliCase

SCHEMA = os.path.join(ROOT, "data", "schema", "ensemble-package-1.xsd")
TABLE = "titre,corps\nDes amis,\"a,b\"\n« Être » ; avoir,x\n=1+1,y\n"


def body(package):
    """All between the root's start tag and its end: what equal content has in common."""
    return package.split(b"\n", 2)[2]


class LinesTest(CliCase):
    def setUp(self):
        super().setUp()
        self.init()
        self.run_cli("group", "add", "p.ensemble", "--name", "Jeunes", "--kind", "monochrome")

    def lines(self, text, *options, **kind):
        self.write("list.txt", text)
        return self.run_cli("import", "p.ensemble", "list.txt", "--as", "lines", "--group", "Jeunes", *options, **kind)

    def statements(self):
        self.run_cli("export", "p.ensemble", "--as", "statements-csv", "-o", "out.csv")
        return list(csv.DictReader(io.StringIO(self.read("out.csv"))))

    def test_count_text_and_code(self):
        self.lines("4;Having many friends;D03\n1;un; deux; trois;D03\n2;a;b;c;A01/P15\nbare text\n")
        rows = self.statements()
        self.assertEqual([row["text"] for row in rows],
                         ["Having many friends", "un; deux; trois", "a;b;c", "bare text"])
        self.assertEqual([row["count"] for row in rows], ["4", "1", "2", "1"])
        self.assertEqual([row["code"] for row in rows], ["D03", "D03", "A01/P15", ""])

    def test_the_same_file_twice_changes_nothing(self):
        self.lines("4;Having many friends;D03\n")
        before = self.read_bytes("p.ensemble")
        out, _ = self.lines("4;Having many friends;D03\n")
        self.assertIn("before", out)
        self.assertEqual(before, self.read_bytes("p.ensemble"))
        # Another target is another import.
        self.lines("4;Having many friends;D03\n", "--question", "Q2")
        self.assertEqual(len(self.statements()), 2)

    def test_after_undo_it_comes_in_again(self):
        self.lines("4;Having many friends;D03\n")
        self.run_cli("undo", "p.ensemble")
        self.assertEqual(self.statements(), [])
        self.lines("4;Having many friends;D03\n")
        self.assertEqual(len(self.statements()), 1)

    def test_unknown_code_is_told_with_its_line(self):
        self.write("list.txt", "1;good;D03\n1;bad;Z99\n")
        err = self.refuse("import", "p.ensemble", "list.txt", "--as", "lines", "--group", "Jeunes", project="p.ensemble")
        self.assertIn("list.txt:2: ", err)
        self.assertIn("Z99", err)

    def test_dry_run_changes_nothing(self):
        before = self.read_bytes("p.ensemble")
        out, _ = self.lines("4;Having many friends;D03\n", "--dry-run")
        self.assertIn("1 statement", out)
        self.assertEqual(before, self.read_bytes("p.ensemble"))


class TableTest(CliCase):
    def setUp(self):
        super().setUp()
        self.init()
        self.run_cli("group", "add", "p.ensemble", "--name", "Internet", "--kind", "monochrome")
        self.write("t.csv", TABLE)

    def take(self, name, *options, **kind):
        return self.run_cli("import", "p.ensemble", name, "--as", "statements-csv", *options, **kind)

    def texts(self):
        self.run_cli("export", "p.ensemble", "--as", "statements-csv", "-o", "out.csv")
        return [row["text"] for row in csv.DictReader(io.StringIO(self.read("out.csv")))]

    def test_mapped_columns(self):
        self.take("t.csv", "--map", "text=titre", "--group", "Internet", "--question", "Q3")
        self.refuse("import", "p.ensemble", "t.csv", "--as", "statements-csv", "--map", "text=titre", "--map", "text=2",
                    "--group", "Internet", "--question", "Q3", status=2, says="mapped twice")
        info = self.json("info", "p.ensemble")
        self.assertEqual(info["counts"]["statements"], 3)
        self.assertEqual(self.texts(), ["Des amis", "« Être » ; avoir", "'=1+1"])

    def test_export_comes_in_as_it_went_out(self):
        self.take("t.csv", "--map", "text=titre", "--group", "Internet")
        self.run_cli("export", "p.ensemble", "--as", "statements-csv", "-o", "one.csv")
        self.init("q.ensemble")
        self.run_cli("import", "q.ensemble", "one.csv", "--as", "statements-csv")
        self.run_cli("export", "q.ensemble", "--as", "statements-csv", "-o", "two.csv")
        self.assertEqual(self.read("one.csv"), self.read("two.csv"))

    def test_an_export_back_home_changes_nothing(self):
        self.write("r.csv", "text,receipt,safe,code\nun,R1,true,D03\ndeux,R2,,A01\n")
        self.take("r.csv", "--group", "Internet")
        self.run_cli("export", "p.ensemble", "--as", "package", "-o", "before.xml")
        for privacy in ("internal", "partner"):
            self.run_cli("export", "p.ensemble", "--as", "statements-csv", "--privacy", privacy, "-o", "one.csv")
            self.take("one.csv", *(["--map", "coder=coder"] if privacy == "internal" else []))
            self.run_cli("export", "p.ensemble", "--as", "package", "-o", "after.xml")
            self.assertTrue(body(self.read_bytes("before.xml")) == body(self.read_bytes("after.xml")), privacy)

    def test_encodings(self):
        for name, encoding in (("u16.csv", "utf-16"), ("w.csv", "cp1252"), ("bom.csv", "utf-8-sig")):
            self.write(name, ("texte;n\nÉtre aimé %s;1\n" % name).encode(encoding))
            self.take(name, "--group", "Internet")
        self.assertEqual(sorted(self.texts()), ["Étre aimé bom.csv", "Étre aimé u16.csv", "Étre aimé w.csv"])

    def test_group_column_makes_groups(self):
        self.write("g.csv", "text,group\na,Rouges\nb,Bleus\nc,Rouges\n")
        self.take("g.csv")
        names = [group["name"] for group in self.json("group", "list", "p.ensemble")]
        self.assertEqual(sorted(names), ["Bleus", "Internet", "Rouges"])

    def test_refusals(self):
        self.write("ragged.csv", "text,count\na,1\nb,2,3\nc\n")
        self.write("count.csv", "text,count\na,0\nb,many\nc,3\n")
        self.write("empty.csv", "")
        take = ("import", "p.ensemble")
        err = self.refuse(*take, "count.csv", "--as", "statements-csv", project="p.ensemble")
        self.assertIn("count.csv:2: ", err)
        self.assertIn("count.csv:3: ", err)
        self.refuse(*take, "ragged.csv", "--as", "statements-csv", project="p.ensemble", says="ragged.csv:3: ")
        self.refuse(*take, "empty.csv", "--as", "statements-csv", project="p.ensemble")
        self.refuse(*take, "t.csv", "--as", "statements-csv", "--map", "text=nowhere", project="p.ensemble",
                    says="nowhere")
        self.refuse(*take, "t.csv", "--as", "statements-csv", "--map", "text=titre", "--group", "Nobody",
                    project="p.ensemble", says="group add")
        self.refuse(*take, "t.csv", "--as", "statements-csv", "--map", "text=titre", "--question", "Q77",
                    project="p.ensemble")
        self.refuse(*take, "missing.csv", "--as", "statements-csv", project="p.ensemble", says="missing.csv")
        self.refuse(*take, "t.csv", "--as", "poetry", status=2, project="p.ensemble")
        self.refuse(*take, "t.csv", status=2, project="p.ensemble")

    def test_several_files_come_in_together_or_not_at_all(self):
        self.write("one.csv", "text\nun\n")
        self.write("two.csv", "text\ndeux\n")
        self.write("bad.csv", "text,count\ntrois,0\n")
        self.refuse("import", "p.ensemble", "one.csv", "bad.csv", "--as", "statements-csv", project="p.ensemble",
                    says="bad.csv:2: ")
        self.run_cli("import", "p.ensemble", "one.csv", "two.csv", "one.csv", "--as", "statements-csv")
        self.assertEqual(self.texts(), ["un", "deux"])
        self.run_cli("undo", "p.ensemble")
        self.assertEqual(self.texts(), [])

    def test_bad_rows_can_be_left_out(self):
        self.write("count.csv", "text,count\na,0\nb,many\nc,3\n")
        self.take("count.csv", "--skip-bad-rows")
        self.assertEqual(self.texts(), ["c"])

    def test_open_quote_is_one_bad_row(self):
        self.write("quote.csv", 'text,count\na,1\n"b,1\nc,1\n')
        self.refuse("import", "p.ensemble", "quote.csv", "--as", "statements-csv", project="p.ensemble",
                    says="quote.csv:3: ")
        _, err = self.run_cli("import", "p.ensemble", "quote.csv", "--as", "statements-csv", "--skip-bad-rows")
        self.assertIn("quote.csv:3: row 2: a quote opens here", err)
        self.assertEqual(self.texts(), ["a", "c"])


class PackageTest(CliCase):
    def fill(self):
        self.init()
        self.run_cli("group", "add", "p.ensemble", "--name", "Internet", "--kind", "monochrome")
        self.write("t.csv", TABLE)
        self.run_cli("import", "p.ensemble", "t.csv", "--as", "statements-csv", "--map", "text=titre",
                     "--group", "Internet", "--question", "Q3")
        self.run_cli("export", "p.ensemble", "--as", "package", "-o", "p.xml")

    def test_the_body_is_the_same_in_another_city(self):
        self.fill()
        self.run_cli("cluster", "p.ensemble", "-o", "piles.csv")
        self.assertEqual(self.read("piles.csv").split("\r\n")[0], "id,cluster,label")
        self.run_cli("chart", "p.ensemble", "statements", "-o", "x.svg")
        self.assertIn("<svg", self.read("x.svg"))
        self.run_cli("init", "q.ensemble", "--title", "Zwei", "--language", "de")
        self.run_cli("import", "q.ensemble", "p.xml", "--as", "package")
        self.run_cli("export", "q.ensemble", "--as", "package", "-o", "q.xml")
        self.assertEqual(body(self.read_bytes("p.xml")), body(self.read_bytes("q.xml")))
        self.assertNotEqual(self.read_bytes("p.xml"), self.read_bytes("q.xml"))

    def test_a_page_that_cannot_be_written_leaves_nothing(self):
        self.fill()
        os.mkdir(self.path("x.html"))
        self.refuse("export", "p.ensemble", "--as", "html", "-o", "x.html", says="x.html")
        self.assertEqual(os.listdir(self.path("x.html")), [])
        self.assertEqual([name for name in os.listdir(self.dir) if "part" in name], [])

    def test_same_project_same_bytes(self):
        self.fill()
        self.run_cli("export", "p.ensemble", "--as", "package", "-o", "again.xml")
        self.assertEqual(self.read_bytes("p.xml"), self.read_bytes("again.xml"))
        out, _ = self.run_cli("export", "p.ensemble", "--as", "package", "-o", "-")
        self.assertEqual(self.read("p.xml"), out)

    def test_a_second_time_and_back_home_nothing_changes(self):
        self.fill()
        before = self.read_bytes("p.ensemble")
        self.run_cli("import", "p.ensemble", "p.xml", "--as", "package")
        self.assertEqual(before, self.read_bytes("p.ensemble"))

    def test_a_known_body_in_a_foreign_file_is_refused(self):
        self.fill()
        good = self.read("p.xml")
        self.init("q.ensemble")
        self.run_cli("import", "q.ensemble", "p.xml", "--as", "package")
        self.assertTrue(good.endswith("</package>\n"))
        bad = [good.replace("urn:ensemble-wellbeing:package:1", "urn:other", 1),
               good.replace(' version="1" kind', ' version="2" kind', 1)]
        bad += [good + more for more in ("more", "<package/>", "\0", " " * 2000 + "more")]
        for text in bad:
            self.write("x.xml", text)
            for words in (("import", "q.ensemble", "x.xml", "--as", "package"), ("merge", "q.ensemble", "x.xml"),
                          ("merge", "q.ensemble", "x.xml", "--dry-run")):
                self.refuse(*words, project="q.ensemble", says="x.xml:")

    def test_blanks_around_numbers_and_times_are_none_of_theirs(self):
        with open(os.path.join(SOURCE, "fixtures", "packages", "every-kind.xml"), encoding="utf-8") as file:
            declaration, good = file.read().split("\n", 1)
        for name in ("version", "created", "modified", "number", "count", "weight"):
            with self.subTest(name=name):
                text, n = re.subn(' %s="([^"]*)"' % name, r' %s=" \1&#10;"' % name, good)
                self.assertGreater(n, 0)
                self.write("x.xml", declaration + "\n" + text)
                self.run_cli("validate", "x.xml")

    def test_undo_takes_an_import_back_whole(self):
        self.fill()
        self.init("q.ensemble")
        self.run_cli("export", "q.ensemble", "--as", "package", "-o", "before.xml")
        self.run_cli("import", "q.ensemble", "p.xml", "--as", "package")
        self.run_cli("undo", "q.ensemble")
        self.run_cli("export", "q.ensemble", "--as", "package", "-o", "after.xml")
        self.assertEqual(body(self.read_bytes("before.xml")), body(self.read_bytes("after.xml")))
        self.run_cli("redo", "q.ensemble")
        self.run_cli("export", "q.ensemble", "--as", "package", "-o", "redone.xml")
        self.assertEqual(body(self.read_bytes("p.xml")), body(self.read_bytes("redone.xml")))
        self.run_cli("check", "q.ensemble")

    def agree(self, name, content):
        """validate and xmllint must come to the same verdict on structure."""
        self.write(name, content)
        ours = subprocess.run([os.environ["ENSEMBLE_CLI"], "validate", self.path(name)], check=False,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE).returncode
        theirs = subprocess.run(["xmllint", "--noout", "--schema", SCHEMA, self.path(name)], check=False,
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE).returncode
        self.assertEqual(ours == 0, theirs == 0, "%s: validate %d, xmllint %d" % (name, ours, theirs))
        return ours

    def test_validate_agrees_with_the_schema(self):
        self.fill()
        good = self.read("p.xml")
        self.assertEqual(self.agree("good.xml", good), 0)
        for number, (old, new) in enumerate((
                (' count="1"', ' count="0"'), (' count="1"', ' count="one"'), (' count="1"', ' colour="1"'),
                ("<text>Des amis</text>", ""), ("<text>", "<words>"), ('kind="project"', 'kind="poem"'),
                ('version="1"', 'version="2"'), ("<statements>", "<statements><b/>"),
                ('language="fr"', 'language="?"'), ("package:1", "package:9"),
                ("</statements>", "</statements><groups/>"), ('polarity="open"', 'polarity="sideways"'))):
            self.assertIn(old, good)
            bad = good.replace(old, new, 1)
            if new == "<words>":
                bad = bad.replace("</text>", "</words>", 1)
            self.assertEqual(self.agree("bad%d.xml" % number, bad), 1, (old, new))

    def test_hostile_and_broken_packages_change_nothing(self):
        self.fill()
        good = self.read("p.xml")
        self.init("q.ensemble")
        declared = '<!DOCTYPE package [<!ENTITY e SYSTEM "file:///etc/passwd">]>\n<package'
        for name, content in (
                ("doctype.xml", good.replace("<package", declared, 1)),
                ("cut.xml", good[:len(good) // 2]),
                ("empty.xml", ""),
                ("html.xml", "<html/>"),
                ("twice.xml", good.replace("</statements>", "<statement/></statements>"))):
            self.write(name, content)
            err = self.refuse("import", "q.ensemble", name, "--as", "package", project="q.ensemble")
            self.assertIn(name, err)
            self.assertNotIn("root:", err)

    def test_both_sides_changed_asks_for_a_decision(self):
        self.fill()
        self.init("q.ensemble")
        self.run_cli("import", "q.ensemble", "p.xml", "--as", "package")
        ours = self.read("p.xml")
        stamp = ' modified="2099-01-01T00:00:00.000Z">'
        line = next(part for part in ours.split("\n") if "<statement " in part)
        self.write("theirs.xml", ours.replace(line, line[:-1] + stamp).replace("Des amis", "Des amies"))
        self.run_cli("import", "q.ensemble", "theirs.xml", "--as", "package")
        self.write("other.xml", ours.replace(line, line[:-1] + stamp.replace("2099", "2098"))
                   .replace("Des amis", "Mes amis"))
        self.refuse("import", "q.ensemble", "other.xml", "--as", "package", status=3, project="q.ensemble")


class PrivacyTest(CliCase):
    def setUp(self):
        super().setUp()
        self.init()
        self.run_cli("group", "add", "p.ensemble", "--name", "Jeunes", "--kind", "monochrome",
                     "--facilitator", "ZKZ", "--participants", "3")
        self.write("t.csv", "text,receipt,code,coder,author,safe,masked\n"
                            "Le fils de Mme Xyzzy,R-7788,D03,QJQ,WVW,,\n"
                            "Chez Mme Plugh on rit,R-9911,D03,QJQ,WVW,true,Chez une voisine on rit\n")
        self.run_cli("import", "p.ensemble", "t.csv", "--as", "statements-csv", "--group", "Jeunes")

    def export(self, privacy, form="package"):
        out, _ = self.run_cli("export", "p.ensemble", "--as", form, "--privacy", privacy, "-o", "-")
        return out

    def test_internal_keeps_all(self):
        out = self.export("internal")
        for word in ("Xyzzy", "R-7788", "QJQ", "ZKZ"):
            self.assertTrue(word in out, word)

    def test_original_words_stay_inside(self):
        for form in ("package", "statements-csv", "html"):
            self.assertTrue("Plugh" in self.export("internal", form), form)
            self.assertFalse("Plugh" in self.export("partner", form), form)

    def test_tree_shows_what_others_may_read(self):
        self.run_cli("chart", "p.ensemble", "dendrogram", "-o", "tree.svg")
        self.assertIn("voisine", self.read("tree.svg"))
        self.assertNotIn("Plugh", self.read("tree.svg"))

    def test_partner_carries_no_trace_of_persons(self):
        for form in ("package", "statements-csv"):
            out = self.export("partner", form)
            self.assertTrue("Xyzzy" in out)
            self.assertTrue("Chez une voisine on rit" in out)
            for word in ("Plugh", "R-7788", "R-9911", "QJQ", "WVW", "ZKZ", 'participants="3"'):
                self.assertFalse(word in out, word)

    def test_public_carries_masked_text_of_what_is_safe(self):
        for form in ("package", "statements-csv"):
            out = self.export("public", form)
            self.assertTrue("Chez une voisine on rit" in out)
            for word in ("Xyzzy", "Plugh", "R-9911", "QJQ", "WVW", "ZKZ"):
                self.assertFalse(word in out, word)

    def test_what_left_is_valid(self):
        for privacy in ("partner", "public"):
            self.write(privacy + ".xml", self.export(privacy))
            self.run_cli("validate", privacy + ".xml")

    def test_what_left_for_others_comes_home(self):
        """Neither does a masked wording replace what was said, nor is anything here twice."""
        self.run_cli("init", "home.ensemble", "--sample")
        self.write("inside.xml", self.export("internal"))
        self.run_cli("merge", "home.ensemble", "inside.xml")
        for privacy in ("partner", "public"):
            self.write("left.xml", self.export(privacy))
            for project in ("p.ensemble", "home.ensemble"):
                self.run_cli("merge", project, "left.xml", "--prefer", "theirs")
                out, _ = self.run_cli("export", project, "--as", "package", "-o", "-")
                self.assertIn("Chez Mme Plugh on rit", out)
                self.assertIn("Le fils de Mme Xyzzy", out)
        kinds = ("codings", "respondents", "answers")
        before = self.json("info", "home.ensemble")["counts"]
        for privacy in ("partner", "public"):
            self.run_cli("export", "home.ensemble", "--as", "package", "--privacy", privacy, "-o", "left.xml")
            self.run_cli("merge", "home.ensemble", "left.xml")
        after = self.json("info", "home.ensemble")["counts"]
        self.assertGreater(before["codings"], 0)
        self.assertEqual([before.get(kind) for kind in kinds], [after.get(kind) for kind in kinds])

    def test_who_holds_it_from_outside_passes_on_the_same(self):
        self.run_cli("init", "s.ensemble", "--sample")
        for privacy in ("partner", "public"):
            for kind in ("project", "results"):
                self.run_cli("export", "s.ensemble", "--as", "package", "--privacy", privacy, "--kind", kind, "-o", "out.xml")
                for verb in (("merge",), ("import", "--as", "package")):
                    self.init("other.ensemble")
                    self.run_cli(verb[0], "other.ensemble", "out.xml", *verb[1:])
                    self.run_cli("export", "other.ensemble", "--as", "package", "-o", "on.xml")
                    self.assertEqual(body(self.read_bytes("on.xml")), body(self.read_bytes("out.xml")), (privacy, kind, verb))
                    os.remove(self.path("other.ensemble"))

    def body_of(self, project):
        out, _ = self.run_cli("export", project, "--as", "package", "-o", "-")
        return out.split("\n", 2)[2]

    def test_a_third_project_holds_both(self):
        """Whatever came first: what a project holds itself stays, and nothing is there twice."""
        self.run_cli("init", "home.ensemble", "--sample")
        self.write("said.xml", self.export("internal"))
        self.run_cli("merge", "home.ensemble", "said.xml")
        for privacy in ("internal", "partner", "public"):
            self.run_cli("export", "home.ensemble", "--as", "package", "--privacy", privacy,
                         "-o", privacy + ".xml")
        expected = self.body_of("home.ensemble")
        self.assertIn("Chez Mme Plugh on rit", expected)
        for number, order in enumerate((("internal", "partner"), ("partner", "internal"),
                                        ("public", "internal", "partner"),
                                        ("partner", "public", "internal"))):
            name = "third%d.ensemble" % number
            self.run_cli("init", name, "--title", "Third", "--language", "fr")
            for privacy in order:
                self.run_cli("merge", name, privacy + ".xml")
            self.assertEqual(self.body_of(name), expected, order)
        self.run_cli("init", "once.ensemble", "--title", "Third", "--language", "fr")
        self.run_cli("merge", "once.ensemble", "partner.xml", "internal.xml", "public.xml")
        self.assertEqual(self.body_of("once.ensemble"), expected)
        self.run_cli("merge", "third0.ensemble", "public.xml")
        self.assertEqual(self.body_of("third0.ensemble"), expected)
        self.run_cli("undo", "once.ensemble")
        self.assertNotIn("<statement ", self.body_of("once.ensemble"))

    def test_told_before_an_older_and_the_newer_came(self):
        """What was told of it gives way to the older words, and those to the newer ones they were told from."""
        self.run_cli("init", "third.ensemble", "--title", "Parks", "--language", "en")
        shutil.copy(self.path("third.ensemble"), self.path("home.ensemble"))
        self.run_cli("action", "add", "home.ensemble", "--title", "A bench")
        shutil.copy(self.path("home.ensemble"), self.path("other.ensemble"))
        for name in ("third", "other"):
            self.run_cli("group", "add", name + ".ensemble", "--name", name, "--kind", "monochrome")
        self.run_cli("export", "other.ensemble", "--as", "package", "-o", "early.xml")
        self.run_cli("export", "third.ensemble", "--as", "package", "-o", "ground.xml")
        self.run_cli("merge", "home.ensemble", "ground.xml")
        self.run_cli("action", "set", "home.ensemble", "A bench", "--title", "Two benches")
        for name, privacy in (("told", "partner"), ("late", "internal")):
            self.run_cli("export", "home.ensemble", "--as", "package", "--privacy", privacy, "-o", name + ".xml")
        self.run_cli("merge", "home.ensemble", "early.xml")
        expected = self.body_of("home.ensemble")
        self.assertIn("Two benches", expected)
        for number, order in enumerate(itertools.permutations(("told", "early", "late"))):
            name = "third%d.ensemble" % number
            shutil.copy(self.path("third.ensemble"), self.path(name))
            for package in order:
                self.run_cli("merge", name, package + ".xml")
            self.assertEqual(self.body_of(name), expected, order)

    def test_told_twice_and_passed_on(self):
        """What others were told is the same whether it comes at once or by way of a third."""
        self.run_cli("init", "home.ensemble", "--sample")
        for privacy in ("internal", "partner", "public"):
            self.run_cli("export", "home.ensemble", "--as", "package", "--privacy", privacy,
                         "-o", privacy + ".xml")
        bodies = set()
        for name, order in (("a", ("partner", "public")), ("b", ("public", "partner"))):
            self.run_cli("init", name + ".ensemble", "--title", "Third", "--language", "fr")
            for privacy in order:
                self.run_cli("merge", name + ".ensemble", privacy + ".xml")
            bodies.add(self.body_of(name + ".ensemble"))
        self.assertEqual(len(bodies), 1)
        self.run_cli("export", "a.ensemble", "--as", "package", "-o", "on.xml")
        self.run_cli("merge", "home.ensemble", "on.xml")
        self.run_cli("init", "c.ensemble", "--title", "Fourth", "--language", "fr")
        self.run_cli("merge", "c.ensemble", "on.xml", "internal.xml")
        self.assertEqual(self.body_of("c.ensemble"), self.body_of("home.ensemble"))
        self.write("before.xml", self.read("internal.xml").split("\n", 2)[2])
        self.assertEqual(self.body_of("home.ensemble"), self.read("before.xml"))

    def test_who_counts_again_means_the_new_numbers(self):
        """Nobody is asked between two counts of one survey, and a figure is never made of two."""
        self.run_cli("init", "home.ensemble", "--sample")
        self.run_cli("export", "home.ensemble", "--as", "package", "--kind", "results", "--privacy", "partner",
                     "-o", "old.xml")
        old = self.read("old.xml")
        figures = re.compile(r'(<figure [^>]*level4=")(\d+)("[^>]* modified=")\d{4}')
        self.assertRegex(old, figures)
        self.write("new.xml", figures.sub(r"\g<1>77\g<3>2099", old))
        same = re.compile(r'(<figure [^>]*level3=")(\d+)(" level4=")(\d+)"')
        self.write("same.xml", same.sub(r'\g<1>1\g<3>99"', old))
        for second, word in (("new.xml", 'level4="77"'), ("same.xml", None)):
            bodies = []
            for number, order in enumerate((("old.xml", second), (second, "old.xml"))):
                name = "third%d-%s.ensemble" % (number, second)
                self.run_cli("init", name, "--title", "Third", "--language", "fr")
                for package in order:
                    self.run_cli("merge", name, package)
                bodies.append(self.body_of(name))
            self.assertEqual(bodies[0], bodies[1])
            found = set(re.findall(r'level3="\d+" level4="\d+"', bodies[0]))
            given = set(re.findall(r'level3="\d+" level4="\d+"', old + self.read(second)))
            self.assertTrue(found <= given, found - given)
            self.assertTrue(word is None or word in bodies[0])

    def test_unknown_level(self):
        self.refuse("export", "p.ensemble", "--as", "package", "--privacy", "secret", "-o", "x.xml",
                    status=2, project="p.ensemble")

    def test_import_of_two_files_is_all_or_nothing(self):
        project = "all.ensemble"
        self.run_cli("init", project, "--title", "All", "--language", "fr")
        self.run_cli("group", "add", project, "--name", "G", "--kind", "monochrome")
        self.write("good.txt", "1;A bench;D03\n")
        self.write("bad.txt", "x;A bench;Z99\n")
        before = self.read_bytes(project)
        self.run_cli("import", project, "good.txt", "bad.txt", "--as", "lines", "--group", "G", status=1)
        self.assertEqual(self.read_bytes(project), before)


if __name__ == "__main__":
    unittest.main()
