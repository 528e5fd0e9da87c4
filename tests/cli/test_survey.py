# SPDX-FileCopyrightText: 2026 The Ensemble authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Rounds with wished levels and other questions, sheets keyed once and twice, and what they add up to.
import csv
import io
import os
import re
import subprocess
import unittest

from cli_case import PROGRAM, CliCase

INDICATORS = "title,level1,level2,level3,level4,level5\n" + "".join("%s,a,b,c,d,e\n" % name for name in ("Bancs", "Bruit", "Bus"))


class Survey(CliCase):
    def setUp(self):
        super().setUp()
        self.init()
        self.write("i.csv", INDICATORS)
        self.run_cli("import", "p.ensemble", "i.csv", "--as", "indicators-csv")

    def enter(self, keys, *words, **options):
        return self.run_cli("survey", "enter", "p.ensemble", keys, *words, **options)

    def add_items(self):
        self.run_cli("survey", "add", "p.ensemble", "--title", "Printemps", "--intro", "Bonjour", "--consent", "D’accord")
        self.run_cli("survey", "item", "p.ensemble", "--kind", "section", "--title", "Et vous ?")
        self.run_cli("survey", "item", "p.ensemble", "--kind", "single", "--title", "Âge", "--code", "age",
                     "--option", "j=moins de 30", "--option", "v=30 et plus")
        self.run_cli("survey", "item", "p.ensemble", "--kind", "multiple", "--title", "Loisirs", "--option", "a=Arts",
                     "--option", "b=Balades", "--option", "c=Cuisine")
        self.run_cli("survey", "item", "p.ensemble", "--kind", "scale", "--title", "Soirée", "--least", "1", "--most", "10")
        self.run_cli("survey", "item", "p.ensemble", "--kind", "text", "--title", "Autre chose ?")

    def test_items(self):
        self.add_items()
        listed, = self.json("survey", "list", "p.ensemble")
        self.assertEqual(listed["indicators"], ["Bancs", "Bruit", "Bus"])
        self.assertEqual([item["title"] for item in listed["items"]], ["Et vous ?", "Âge", "Loisirs", "Soirée", "Autre chose ?"])
        self.assertEqual([option["code"] for option in listed["items"][1]["options"]], ["j", "v"])
        for keys in ("123 j c+a 10 'trop de bruit'", "123 v b 8", "123 j - 7 -", "5 5 5 v a+b+c 9", "0 0 0 j a 1", "1 1 1 j b"):
            self.enter(keys)
        age, leisure, evening, other = self.json("survey", "results", "p.ensemble")
        self.assertEqual((age["n"], age["missing"], [c["n"] for c in age["counts"]]), (6, 0, [4, 2]))
        self.assertTrue(leisure["masked"] is False and [c["n"] for c in leisure["counts"]] == [3, 3, 2])
        self.assertEqual((evening["n"], evening["median"], evening["mean"]), (5, 8.0, 7.0))
        self.assertTrue(other["masked"])
        self.assertNotIn("trop", str(self.json("survey", "results", "p.ensemble")))

    def test_items_by_part(self):
        self.run_cli("territory", "add", "p.ensemble", "--name", "Est")
        self.run_cli("group", "add", "p.ensemble", "--name", "A", "--kind", "monochrome", "--territory", "Est")
        for name in "BC":
            self.run_cli("group", "add", "p.ensemble", "--name", name, "--kind", "monochrome")
        self.run_cli("group", "set", "p.ensemble", "B", "--territory", "Est")
        self.refuse("group", "set", "p.ensemble", "B", "--territory", "Ouest", project="p.ensemble", says="Ouest")
        self.add_items()
        for group, keys in (("A", "j a 1"), ("B", "v a+b 9"), ("C", "j c 4")):
            for _ in range(3 if group == "C" else 6):
                self.enter("123 " + keys, "--group", group)
        by_group = [row for row in self.json("survey", "results", "p.ensemble", "--by", "group") if row["item"] == "Âge"]
        self.assertEqual([row["part"] for row in by_group], ["A", "B", "C"])
        self.assertTrue(by_group[2]["masked"])
        self.assertTrue(any(row["masked"] for row in by_group[:2]))
        east, = [row for row in self.json("survey", "results", "p.ensemble", "--by", "territory") if row["item"] == "Soirée"]
        self.assertTrue(east["masked"])
        for _ in range(4):
            self.enter("123 j c 4", "--group", "C")
        rows = {(row["item"], row["part"]): row for row in self.json("survey", "results", "p.ensemble", "--by", "group")}
        self.assertEqual([count["share"] for count in rows["Âge", "B"]["counts"]], [0, 1])
        self.assertEqual((rows["Soirée", "A"]["mean"], rows["Soirée", "B"]["median"], rows["Soirée", "C"]["n"]), (1, 9, 7))
        east, = [row for row in self.json("survey", "results", "p.ensemble", "--by", "territory") if row["item"] == "Soirée"]
        self.assertEqual((east["part"], east["n"], east["mean"], east["reliable"]), ("Est", 12, 5, False))
        row = self.json("indicators", "p.ensemble", "--by", "territory")[0]
        self.assertEqual((row["part"], row["n"]), ("Est", 12))

    def test_groups_over_several_indicators(self):
        """A group is drawn with what is shown of it; how sure that is depends on people, not on answers."""
        self.run_cli("survey", "add", "p.ensemble", "--title", "Printemps")
        sheets = "A,1,1,1\nA,5,5,5\n" * 10 + "B,3,3,3\n" * 20 + "C,5,5,\n" * 20
        self.write("a.csv", "group,Bancs,Bruit,Bus\n" + sheets)
        for group in "ABC":
            self.run_cli("group", "add", "p.ensemble", "--name", group, "--kind", "monochrome")
        self.run_cli("import", "p.ensemble", "a.csv", "--as", "answers-csv")
        drawn, _ = self.run_cli("chart", "p.ensemble", "dots", "--by", "group", "-o", "-")
        self.assertIn("20 people, few, n = 60 answers", drawn)
        self.assertIn("20 people, few, n = 40 answers", drawn)
        self.assertIn("those that are hidden", drawn)
        # Wilson's interval of 10 in 20; of 30 in 60 it would be 38 to 62.
        self.assertIn("30\u202f% to 70\u202f%", drawn)

    def test_satisfaction(self):
        self.run_cli("survey", "add", "p.ensemble", "--title", "Fête", "--date", "2026-11-19", "--satisfaction")
        listed, = self.json("survey", "list", "p.ensemble")
        self.assertEqual((listed["indicators"], len(listed["items"])), ([], 6))
        self.enter("9 1 1 1+3 1 'tout'")
        self.refuse("survey", "enter", "p.ensemble", "123 9 1 1 1 1", project="p.ensemble")
        self.assertEqual(self.json("survey", "results", "p.ensemble")[0]["masked"], True)
        self.write("i.csv", INDICATORS.replace("Bancs", "Arbres"))
        self.run_cli("import", "p.ensemble", "i.csv", "--as", "indicators-csv")
        self.assertEqual(self.json("survey", "list", "p.ensemble")[0]["indicators"], [])
        self.run_cli("export", "p.ensemble", "--as", "xform", "-o", "f.xml")
        self.assertNotIn("Bancs", self.read("f.xml"))
        self.run_cli("report", "p.ensemble", "questionnaire", "-o", "q.html")
        self.assertNotIn("Bancs", self.read("q.html"))

    def test_weighted_item(self):
        self.add_items()
        for keys, weight in (("j a 1", "4"), ("v b 9", "1"), ("v b 9", "1"), ("v b 9", "1"), ("v b 9", "1")):
            self.enter("123 " + keys, "--weight", weight)
        age, _, evening, _ = self.json("survey", "results", "p.ensemble")
        self.assertEqual([(count["n"], count["share"]) for count in age["counts"]], [(1, 0.5), (4, 0.5)])
        self.assertEqual((evening["mean"], evening["median"]), (5, 5))

    def test_many_tags(self):
        self.run_cli("survey", "add", "p.ensemble", "--title", "Printemps")
        rows = ["form,tags,Bancs,Bruit,Bus"]
        rows += ['%d,"%s,t%d",%d,3,3' % (n, "nord" if n % 2 else "sud", n, n % 5 + 1) for n in range(1, 131)]
        self.write("a.csv", "\n".join(rows) + "\n")
        self.run_cli("import", "p.ensemble", "a.csv", "--as", "answers-csv")
        _, said = self.run_cli("indicators", "p.ensemble", "--by", "tag")
        self.assertIn("132", said)
        shown = {row["part"]: row for row in self.json("indicators", "p.ensemble", "--by", "tag") if row["title"] == "Bancs"}
        self.assertLessEqual(len(shown), 100)
        self.assertEqual((shown["nord"]["n"], shown["sud"]["n"]), (65, 65))
        self.assertTrue(all(row["masked"] for name, row in shown.items() if name.startswith("t")))

    def test_out_of_range(self):
        self.add_items()
        for keys in ("126", "12", "123 x", "123 j d", "123 j+v", "123 j a 11", "123 j a 0", "123 j a 5 't", "123 'j"):
            self.refuse("survey", "enter", "p.ensemble", keys, project="p.ensemble")
        self.refuse("survey", "item", "p.ensemble", "--kind", "scale", "--title", "X", "--least", "5", "--most", "5", project="p.ensemble")
        self.refuse("survey", "item", "p.ensemble", "--kind", "single", "--title", "X", "--option", "a", project="p.ensemble", status=2)
        self.refuse("survey", "item", "p.ensemble", "--kind", "single", "--title", "X", "--option", "a b=X", "--option", "c", project="p.ensemble")
        self.run_cli("survey", "add", "p.ensemble", "--title", "Sans mots")
        self.refuse("survey", "enter", "p.ensemble", "123 too-much", project="p.ensemble", says="too-much")

    def test_words_with_apostrophes(self):
        """The words at the end are all that is left; only a quote that opens a word and is never closed is refused."""
        self.add_items()
        for keys in ("123 j a 5 C'est l'eau, et le bruit", "123 j a 5 'C'est l'eau, et le bruit'"):
            self.enter(keys)
        rows = list(csv.DictReader(io.StringIO(self.run_cli("export", "p.ensemble", "--as", "answers-csv", "-o", "-")[0])))
        self.assertEqual([row["Autre chose ?"] for row in rows], ["C'est l'eau, et le bruit"] * 2)

    def test_first_left_blank(self):
        self.run_cli("survey", "add", "p.ensemble", "--title", "Printemps")
        self.run_cli("survey", "enter", "p.ensemble", "--", "-12")
        self.run_cli("survey", "enter", "--form", "1", "--again", "--", "p.ensemble", "- 1 3")
        found, = self.json("survey", "compare", "p.ensemble")["mismatches"]
        self.assertEqual((found["what"], found["first"], found["second"]), ("Bus", "2", "3"))

    def test_wished(self):
        self.run_cli("survey", "add", "p.ensemble", "--title", "Printemps", "--wished")
        for _ in range(6):
            self.enter("15 24 3-")
        first = self.json("indicators", "p.ensemble")[0]
        self.assertEqual(first["counts"], [6, 0, 0, 0, 0])
        self.run_cli("chart", "p.ensemble", "wished", "-o", "w.svg")
        self.refuse("survey", "enter", "p.ensemble", "123", project="p.ensemble", says="6")

    def test_asked(self):
        self.run_cli("survey", "add", "p.ensemble", "--title", "Printemps")
        self.run_cli("survey", "ask", "p.ensemble", "Bus", "Bancs")
        self.enter("45")
        self.assertEqual(self.json("survey", "list", "p.ensemble")[0]["indicators"], ["Bus", "Bancs"])
        self.assertEqual([row["title"] for row in self.json("indicators", "p.ensemble")], ["Bus", "Bancs"])
        self.refuse("survey", "enter", "p.ensemble", "123", project="p.ensemble")
        self.refuse("survey", "ask", "p.ensemble", "Trams", project="p.ensemble", says="Trams")
        self.run_cli("survey", "ask", "p.ensemble")
        self.enter("123")

    def test_set(self):
        self.run_cli("survey", "add", "p.ensemble", "--title", "Printemps")
        self.run_cli("survey", "set", "p.ensemble", "Printemps", "--state", "closed", "--wished", "true", "--consent", "Oui")
        found = self.json("survey", "list", "p.ensemble")[0]
        self.assertEqual((found["state"], found["wished"], found["consent"]), ("closed", True, "Oui"))

    def test_change_and_remove(self):
        self.add_items()
        self.enter("123 j a 5 'mot'")
        changed = self.json("survey", "change", "p.ensemble", "Soirée", "--title", "La soirée", "--hint", "10 = très bien")
        self.assertEqual((changed["title"], changed["hint"], changed["most"]), ("La soirée", "10 = très bien", 10))
        self.run_cli("survey", "change", "p.ensemble", "age", "--option", "j=jeune", "--option", "v=vieux", "--option", "x=autre", "--down", "1")
        items = self.json("survey", "list", "p.ensemble")[0]["items"]
        self.assertEqual([item["title"] for item in items], ["Et vous ?", "Loisirs", "Âge", "La soirée", "Autre chose ?"])
        self.assertEqual([option["label"] for option in items[2]["options"]], ["jeune", "vieux", "autre"])
        self.refuse("survey", "change", "p.ensemble", "La soirée", "--most", "5", project="p.ensemble", says="answered already")
        self.refuse("survey", "change", "p.ensemble", "age", "--option", "v=V", "--option", "x=X", project="p.ensemble", says="answered already")
        self.refuse("survey", "change", "p.ensemble", "Rien", "--title", "x", project="p.ensemble", says="Rien")
        self.refuse("survey", "change", "p.ensemble", "age", project="p.ensemble", status=2)
        self.refuse("survey", "remove", "p.ensemble", project="p.ensemble", status=2)
        self.refuse("survey", "remove", "p.ensemble", "--form", "7", project="p.ensemble", says="7")
        self.run_cli("survey", "remove", "p.ensemble", "--question", "Loisirs")
        self.assertEqual(len(self.json("survey", "list", "p.ensemble")[0]["items"]), 4)
        self.assertEqual(self.json("survey", "remove", "p.ensemble", "--form", "1")["form"], 1)
        self.assertEqual(self.json("survey", "list", "p.ensemble")[0]["sheets"], 0)
        asked = self.json("survey", "ask", "p.ensemble", "Bus")
        self.assertEqual((asked["indicators"], asked["title"]), (["Bus"], "Printemps"))

    def test_two_of_one_title(self):
        self.run_cli("survey", "add", "p.ensemble", "--title", "Printemps")
        for words in (("--title", "Printemps"), ("--title", " printemps "), ("--title", "Printemps", "--satisfaction")):
            self.refuse("survey", "add", "p.ensemble", *words, project="p.ensemble", says="rintemps” already")
        self.refuse("survey", "add", "p.ensemble", "--title", " ", project="p.ensemble", says="needs a title")
        self.run_cli("survey", "add", "p.ensemble", "--title", "Automne")
        self.refuse("survey", "set", "p.ensemble", "Automne", "--title", "PRINTEMPS", project="p.ensemble", says="already")
        self.run_cli("survey", "set", "p.ensemble", "Automne", "--title", "automne", "--note", "x")

    def test_two_of_one_title_meet(self):
        # Two files may each have a round of this title: neither is chosen in silence, and each can be renamed.
        self.run_cli("init", "q.ensemble", "--title", "Q", "--language", "fr")
        for project in ("p.ensemble", "q.ensemble"):
            self.run_cli("survey", "add", project, "--title", "Printemps")
        self.run_cli("export", "q.ensemble", "--as", "package", "-o", "q.xml")
        self.run_cli("merge", "p.ensemble", "q.xml")
        self.refuse("survey", "enter", "p.ensemble", "123", "--round", "Printemps", project="p.ensemble", says="by its id")
        first, second = self.json("survey", "list", "p.ensemble")
        self.run_cli("survey", "set", "p.ensemble", first["id"], "--note", "à l’école")
        self.run_cli("survey", "set", "p.ensemble", second["id"], "--title", "Printemps, mairie")
        self.enter("123", "--round", "Printemps")

    def test_closed(self):
        self.run_cli("survey", "add", "p.ensemble", "--title", "Printemps")
        self.enter("123")
        self.run_cli("survey", "set", "p.ensemble", "Printemps", "--state", "closed")
        self.refuse("survey", "enter", "p.ensemble", "123", project="p.ensemble", says="closed")
        self.enter("145", "--form", "1", "--again")
        apart = self.json("survey", "compare", "p.ensemble")
        self.run_cli("survey", "settle", "p.ensemble", "--form", "1", "--take", "second")
        self.run_cli("undo", "p.ensemble")
        self.assertEqual(self.json("survey", "compare", "p.ensemble"), apart)
        self.run_cli("redo", "p.ensemble")
        self.run_cli("survey", "set", "p.ensemble", "Printemps", "--state", "open")
        self.enter("123")

    def test_weight(self):
        self.run_cli("survey", "add", "p.ensemble", "--title", "Printemps")
        for weight in ("0", "-1", "nan", "inf", "1e300", "1000001", "1,5", "viel"):
            self.refuse("survey", "enter", "p.ensemble", "123", "--weight", weight, project="p.ensemble")
        for form in ("0", "-3"):
            self.refuse("survey", "enter", "p.ensemble", "123", "--form", form, project="p.ensemble", status=2)
        sheet = self.json("survey", "enter", "p.ensemble", "123", "--weight", "1000000")
        self.assertEqual((sheet["form"], sheet["weight"]), (1, 1000000))
        self.write("a.csv", "form,weight,Bancs\n2,1e300,1\n")
        self.refuse("import", "p.ensemble", "a.csv", "--as", "answers-csv", project="p.ensemble", says="weight")

    def test_satisfaction_in_own_words(self):
        self.run_cli("survey", "add", "p.ensemble", "--title", "Fête", "--satisfaction", "--intro", "Merci !", "--consent", "Oui", "--note", "N")
        listed, = self.json("survey", "list", "p.ensemble")
        self.assertEqual((listed["intro"], listed["consent"], listed["note"]), ("Merci !", "Oui", "N"))

    def test_double_entry(self):
        self.add_items()
        sheets = ["%d%d%d j a %d" % (n % 5 + 1, (n + 1) % 5 + 1, (n + 2) % 5 + 1, n % 10 + 1) for n in range(20)]
        for keys in sheets:
            self.enter(keys)
        planted = {3: ("Bancs", "4"), 5: ("Bruit", "-"), 8: ("Bus", "2"), 9: ("Âge", "v"), 12: ("Loisirs", "b"), 15: ("Soirée", "1"), 20: ("Bancs", "1")}
        for number, keys in enumerate(sheets, 1):
            what, value = planted.get(number, (None, None))
            words = keys.split()
            if what in ("Bancs", "Bruit", "Bus"):
                at = ("Bancs", "Bruit", "Bus").index(what)
                words[0] = words[0][:at] + value + words[0][at + 1:]
            elif what:
                words[("Âge", "Loisirs", "Soirée").index(what) + 1] = value
            self.enter(" ".join(words), "--form", str(number), "--again")
        found = self.json("survey", "compare", "p.ensemble")
        self.assertEqual(found["keyed_twice"], 20)
        self.assertEqual([(row["form"], row["what"]) for row in found["mismatches"]],
                         sorted((number, what) for number, (what, _) in planted.items()))
        self.assertEqual(self.json("survey", "list", "p.ensemble")[0]["sheets"], 20)
        self.assertEqual(self.json("indicators", "p.ensemble")[0]["n"], 20)
        self.assertEqual(self.json("survey", "results", "p.ensemble")[0]["n"], 20)
        self.refuse("survey", "enter", "p.ensemble", "123", "--form", "3", "--again", project="p.ensemble", says="3")
        self.run_cli("survey", "settle", "p.ensemble", "--form", "3", "--what", "Bancs", "--take", "second")
        self.run_cli("survey", "settle", "p.ensemble", "--form", "5", "--take", "first")
        self.assertEqual([row["form"] for row in self.json("survey", "compare", "p.ensemble")["mismatches"]], [8, 9, 12, 15, 20])
        self.assertEqual(self.json("indicators", "p.ensemble")[0]["counts"], [4, 4, 3, 5, 4])
        self.refuse("survey", "settle", "p.ensemble", "--form", "3", "--take", "first", project="p.ensemble", says="compare")
        self.refuse("survey", "settle", "p.ensemble", "--form", "8", "--take", "both", project="p.ensemble", status=2)
        self.refuse("survey", "enter", "p.ensemble", "123", "--form", "99", "--again", project="p.ensemble", says="99")

    def test_numbers(self):
        """Each sheet has its number once; which numbered copies are missing is said."""
        self.run_cli("survey", "add", "p.ensemble", "--title", "Printemps")
        self.assertEqual(self.json("survey", "open", "p.ensemble"), {"first": 0, "last": 0, "not_keyed": []})
        for number in (1, 2, 5, 8):
            self.enter("123", "--form", str(number))
        self.refuse("survey", "enter", "p.ensemble", "123", "--form", "5", project="p.ensemble", says="5")
        self.assertEqual(self.json("survey", "open", "p.ensemble"), {"first": 1, "last": 8, "not_keyed": [3, 4, 6, 7]})
        self.assertEqual(self.json("survey", "open", "p.ensemble", "--of", "5-10")["not_keyed"], [6, 7, 9, 10])
        self.assertIn("3, 4, 6, 7, 9–12", self.run_cli("survey", "open", "p.ensemble", "--of", "1-12")[0])
        self.enter("123", "--form", "5", "--again")
        self.enter("123")
        self.assertEqual(self.json("survey", "open", "p.ensemble", "--of", "9-9")["not_keyed"], [])
        for words in ("x", "5-1", "0-3", "1-", "1-2-3", "1-99999999"):
            self.refuse("survey", "open", "p.ensemble", "--of", words, project="p.ensemble", status=2)

    def test_printed_copies(self):
        """Copies printed on the command line are waited for; a project that cannot be written says so."""
        self.run_cli("survey", "add", "p.ensemble", "--title", "Printemps")
        self.run_cli("report", "p.ensemble", "questionnaire", "-o", "one.pdf")
        self.assertEqual(self.json("survey", "open", "p.ensemble")["last"], 0)
        for copies in ("1-3", "4-6"):
            self.run_cli("report", "p.ensemble", "questionnaire", "--copies", copies, "-o", "q.pdf")
        self.assertEqual(self.json("survey", "open", "p.ensemble")["not_keyed"], [1, 2, 3, 4, 5, 6])
        before = self.dump("p.ensemble")
        # Rights do not bind root, who becomes nobody.
        os.chmod(self.dir, 0o777)
        os.chmod(self.path("p.ensemble"), 0o444)
        done = subprocess.run([PROGRAM, "report", self.path("p.ensemble"), "questionnaire", "--copies", "7-9", "-o",
                               self.path("r.pdf")], cwd=self.dir, check=False, stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, user=65534 if os.geteuid() == 0 else None)
        os.chmod(self.path("p.ensemble"), 0o644)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn(b"does not remember which copies", done.stderr)
        self.assertTrue(self.read_bytes("r.pdf"))
        self.assertEqual(self.dump("p.ensemble"), before)

    def add_alike(self):
        """Two rounds of questions that are called alike, with codes that no column can be called by."""
        os.remove(self.path("p.ensemble"))
        self.init()
        for title in ("Printemps", "Automne"):
            self.run_cli("survey", "add", "p.ensemble", "--title", title)
            for words in (("Pourquoi", "text", "--code", "why"),
                          ("Qui", "multiple", "--code", "who", "--option", "é-x=Été", "--option", "c=Chat"),
                          ("Qui", "single", "--code", "who_A1", "--option", "d=Deux", "--option", "e=Trois"),
                          ("Groupe", "text", "--code", "kin")):
                self.run_cli("survey", "item", "p.ensemble", "--title", words[0], "--kind", *words[1:])
            for keys in ("'mot' c d 'haut'", "'%s' é-x+c e 'bas'" % title):
                self.enter(keys, "--round", title)

    def test_codes(self):
        """Two questions of one round have two codes; two of two rounds may have one."""
        self.add_alike()
        for code in ("why", "WHY"):
            self.refuse("survey", "item", "p.ensemble", "--title", "Et", "--kind", "text", "--code", code,
                        project="p.ensemble", says="“Pourquoi”")
        self.refuse("survey", "change", "p.ensemble", "kin", "--code", "Why", project="p.ensemble", says="“Pourquoi”")
        self.run_cli("survey", "change", "p.ensemble", "kin", "--code", "clan")
        self.refuse("survey", "change", "p.ensemble", "who_A1", "--option", "d=x", "--option", "d=y",
                    project="p.ensemble", status=2)

    def test_one_column_each(self):
        """What is called alike has columns of its own in every file, and comes back in from it."""
        self.add_alike()
        self.run_cli("export", "p.ensemble", "--as", "package", "-o", "p.xml")
        self.write("p.xml", self.read("p.xml").replace('code="kin"', 'code="why"'))
        self.init("q.ensemble")
        self.run_cli("import", "q.ensemble", "p.xml", "--as", "package")
        self.run_cli("export", "q.ensemble", "--as", "answers-csv", "-o", "all.csv")
        self.run_cli("export", "q.ensemble", "--as", "answers-csv", "--round", "Automne", "-o", "one.csv")
        header = self.read("all.csv").splitlines()[0].split(",")
        self.assertEqual(len(set(header)), 6 + 2 * 4)
        empty = self.read("p.xml")
        for section in ("respondents", "replies"):
            empty = re.sub("  <%s>.*</%s>\n" % (section, section), "", empty, flags=re.S)
        self.write("e.xml", empty)
        self.run_cli("export", "q.ensemble", "--as", "sav", "--round", "Automne", "-o", "one.sav")
        for form in ("xlsform", "xform", "limesurvey-tsv"):
            self.run_cli("export", "q.ensemble", "--as", form, "-o", "form")
        for name, table, words in (("all.csv", "all.csv", ()), ("one.csv", "one.csv", ("--round", "Automne")),
                                   ("one.sav", "one.csv", ("--round", "Automne"))):
            project = self.init(name + ".ensemble")
            self.run_cli("import", project, "e.xml", "--as", "package")
            self.run_cli("import", project, name, "--as", "sav" if name.endswith("sav") else "answers-csv", *words)
            self.run_cli("export", project, "--as", "answers-csv", "-o", "back.csv", *words)
            self.assertEqual(self.read("back.csv"), self.read(table), name)

    def test_weights(self):
        self.run_cli("survey", "add", "p.ensemble", "--title", "Printemps")
        for level, weight in (("1", "3"), ("5", "1"), ("5", "1"), ("5", "1"), ("3", "2")):
            self.enter(level * 3, "--weight", weight)
        first = self.json("indicators", "p.ensemble")[0]
        self.assertEqual((first["n"], first["well_being"], first["ill_being"]), (5, 3 / 8, 3 / 8))
        self.assertAlmostEqual(first["effective_n"], 64 / 16)

    def test_travels(self):
        self.add_items()
        for keys in ("123 j a 5 'mon avis'", "321 v b 6"):
            self.enter(keys)
        self.run_cli("export", "p.ensemble", "--as", "package", "-o", "p.xml")
        self.run_cli("validate", "p.xml")
        self.assertIn("mon avis", self.read("p.xml"))
        self.init("q.ensemble")
        self.run_cli("import", "q.ensemble", "p.xml", "--as", "package")
        self.assertEqual(self.json("survey", "results", "q.ensemble"), self.json("survey", "results", "p.ensemble"))
        for privacy in ("partner", "public"):
            self.run_cli("export", "p.ensemble", "--as", "package", "--privacy", privacy, "-o", "out.xml")
            self.run_cli("validate", "out.xml")
            self.assertNotIn("mon avis", self.read("out.xml"))


if __name__ == "__main__":
    unittest.main()
