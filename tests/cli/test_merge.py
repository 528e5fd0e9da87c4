# SPDX-FileCopyrightText: 2026 The Ensemble authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# merge: many packages, in any order, twice; what both sides changed is for people to decide.
import hashlib
import itertools
import json
import os
import re
import unittest

from cli_case import CliCase


def body(package):
    return package.split(b"\n", 2)[2]


class MergeTest(CliCase):
    def session(self, name, texts):
        self.init(name + ".ensemble")
        self.run_cli("group", "add", name + ".ensemble", "--name", name, "--kind", "monochrome")
        self.write(name + ".csv", "text,code,criterion\n" + "".join("%s,D03,Amis\n" % text for text in texts))
        self.run_cli("import", name + ".ensemble", name + ".csv", "--as", "statements-csv")
        self.run_cli("export", name + ".ensemble", "--as", "package", "-o", name + ".xml")

    def body_of(self, project):
        self.run_cli("export", project, "--as", "package", "-o", "out.xml")
        return body(self.read_bytes("out.xml"))

    def test_any_order_and_grouping_gives_the_same_project(self):
        for name in ("a", "b", "c"):
            self.session(name, ["%s says %d" % (name, number) for number in range(5)])
        self.init("one.ensemble")
        self.init("two.ensemble")
        out, _ = self.run_cli("merge", "one.ensemble", "a.xml", "b.xml", "c.xml")
        self.assertEqual(out.count("5 statements"), 3)
        self.run_cli("merge", "two.ensemble", "c.xml")
        self.run_cli("merge", "two.ensemble", "b.xml", "a.xml")
        self.assertEqual(self.body_of("one.ensemble"), self.body_of("two.ensemble"))
        self.run_cli("check", "one.ensemble")

    def test_twice_is_once_and_undo_takes_all_back(self):
        self.session("a", ["un", "deux"])
        self.session("b", ["trois"])
        self.init("p.ensemble")
        empty = self.body_of("p.ensemble")
        self.run_cli("merge", "p.ensemble", "a.xml", "b.xml", "a.xml")
        full = self.read_bytes("p.ensemble")
        self.run_cli("merge", "p.ensemble", "b.xml", "a.xml")
        self.assertEqual(full, self.read_bytes("p.ensemble"))
        self.run_cli("undo", "p.ensemble")
        self.assertEqual(self.body_of("p.ensemble"), empty)

    def test_dry_run_and_faults_change_nothing(self):
        self.session("a", ["un"])
        self.init("p.ensemble")
        before = self.read_bytes("p.ensemble")
        out, _ = self.run_cli("merge", "p.ensemble", "a.xml", "--dry-run")
        self.assertIn("1 statement", out)
        self.assertEqual(before, self.read_bytes("p.ensemble"))
        self.write("bad.xml", self.read("a.xml").replace('count="1"', 'count="0"'))
        self.refuse("merge", "p.ensemble", "a.xml", "bad.xml", project="p.ensemble", says="bad.xml:")
        self.refuse("merge", "p.ensemble", status=2, project="p.ensemble")
        self.refuse("merge", "p.ensemble", "a.xml", "--prefer", "mine", status=2, project="p.ensemble")

    def test_all_bad_files_are_named_at_once(self):
        self.session("a", ["un"])
        text = self.read("a.xml")
        self.write("cut.xml", text[:len(text) // 2])
        self.write("bad.xml", text.replace('count="1"', 'count="0"'))
        self.write("words.xml", "Bonjour")
        self.init("p.ensemble")
        said = self.refuse("merge", "p.ensemble", "cut.xml", "bad.xml", "missing.xml", "a.xml", "words.xml",
                           project="p.ensemble", says="p.ensemble: 4 faults in the packages, so nothing was merged")
        files = [line.split(":")[0] for line in said.splitlines()]
        self.assertEqual(sorted(files[:-1]), ["bad.xml", "cut.xml", "missing.xml", "words.xml"])
        self.assertEqual(files[-1], "p.ensemble")

    def test_decisions_that_cannot_be_read_name_their_file(self):
        self.session("a", ["un"])
        self.init("p.ensemble")
        self.write("d.json", "{")
        self.write("e.json", '[{"entity": "cow", "key": "1", "take": "accept"}]')
        for name in ("d.json", "e.json", "missing.json"):
            said = self.refuse("merge", "p.ensemble", "a.xml", "--decisions", name, project="p.ensemble")
            self.assertTrue(said.startswith(name + ": "), said)

    def test_a_refused_pile_leaves_those_in_it(self):
        """Whichever of two piles comes first in the package."""
        self.session("a", ["un"])
        text = self.read("a.xml")
        begin = text.index("  <criteria>")
        end = text.index("</criteria>") + len("</criteria>\n")
        old = re.search(r'<criterion id="([^"]+)"', text).group(1)
        ids = ("00000000-0000-8000-8000-000000000001", "00000000-0000-8000-8000-000000000002")
        for outer, inner in (ids, reversed(ids)):
            parts = {outer: '<criterion id="%s" language="fr" kind="undecided" state="draft" created='
                            '"2026-01-01T00:00:00.000Z"><title>Dehors</title></criterion>' % outer,
                     inner: '<criterion id="%s" parent="%s" language="fr" kind="undecided" state="draft" created='
                            '"2026-01-01T00:00:00.000Z"><title>Dedans</title></criterion>' % (inner, outer)}
            piles = "  <criteria>\n" + "".join("    %s\n" % parts[key] for key in ids) + "  </criteria>\n"
            self.write("p.xml", (text[:begin] + piles + text[end:]).replace(old, inner))
            self.write("d.json", json.dumps([{"entity": "criterion", "key": outer, "take": "refuse"}]))
            project = self.init("p%s.ensemble" % outer[-1])
            self.run_cli("merge", project, "p.xml", "--decisions", "d.json")
            rows = self.dump(project)["criteria"]
            self.assertEqual([row[2] for row in rows], [None])
            self.assertIn("Dedans", rows[0])
            self.run_cli("check", project)

    def conflict(self):
        """Two later versions of the same statement; the second is the newer one."""
        self.session("a", ["Des amis"])
        text = self.read("a.xml")
        line = next(part for part in text.split("\n") if "<statement " in part)
        for name, year, words in (("old.xml", "2098", "Mes amis"), ("new.xml", "2099", "Nos amis")):
            stamp = ' modified="%s-01-01T00:00:00.000Z">' % year
            self.write(name, text.replace(line, line[:-1] + stamp).replace("Des amis", words))

    def test_what_was_erased_stays_away_with_all_that_hangs_on_it(self):
        self.init("p.ensemble")
        self.run_cli("group", "add", "p.ensemble", "--name", "a", "--kind", "monochrome")
        self.write("t.csv", "text,receipt,code,coder\nUn secret,R1,D03,AA\nAutre chose,R2,D03,AA\n")
        self.run_cli("import", "p.ensemble", "t.csv", "--as", "statements-csv")
        self.run_cli("export", "p.ensemble", "--as", "package", "-o", "p.xml")
        self.init("q.ensemble")
        self.run_cli("merge", "q.ensemble", "p.xml")
        self.run_cli("export", "q.ensemble", "--as", "statements-csv", "-o", "q.csv")
        self.write("q.csv", self.read("q.csv").replace(",AA,", ",BB,"))
        self.run_cli("import", "q.ensemble", "q.csv", "--as", "statements-csv")
        self.run_cli("export", "q.ensemble", "--as", "package", "-o", "q.xml")
        self.assertEqual(self.read("q.xml").count("<coding "), 4)
        self.run_cli("erase", "p.ensemble", "--receipt", "R1")
        self.run_cli("merge", "p.ensemble", "q.xml")
        text = self.body_of("p.ensemble").decode()
        self.assertFalse("Un secret" in text)
        self.assertEqual(text.count("<coding "), 2)
        self.run_cli("check", "p.ensemble")

    def test_a_row_that_many_packages_change_waits_once(self):
        self.conflict()
        self.write("third.xml", self.read("new.xml").replace("2099-", "2097-").replace("Nos amis", "Vos amis"))
        self.init("p.ensemble")
        self.run_cli("merge", "p.ensemble", "old.xml")
        plan = self.json("merge", "p.ensemble", "new.xml", "third.xml", "--dry-run", status=3)
        self.assertEqual({item["file"] for item in plan["items"] if item["open"]}, {"third.xml", "new.xml"})
        self.assertEqual(plan["undecided"], 1)
        self.refuse("merge", "p.ensemble", "new.xml", "third.xml", status=3, project="p.ensemble",
                    says="1 row was changed on both sides")

    def test_both_sides_changed(self):
        self.conflict()
        for order in (("old.xml", "new.xml"), ("new.xml", "old.xml")):
            for prefer, words in (("newest", "Nos amis"), ("ours", None), ("theirs", None)):
                project = "p-%s-%s.ensemble" % (order[0], prefer)
                self.init(project)
                self.run_cli("merge", project, order[0])
                self.refuse("merge", project, order[1], status=3, project=project, says="--prefer")
                self.run_cli("merge", project, order[1], "--prefer", prefer, "--report", "r.json")
                kept = {"ours": order[0], "theirs": order[1]}.get(prefer)
                words = words or ("Mes amis" if kept == "old.xml" else "Nos amis")
                self.assertTrue(words.encode() in self.body_of(project), (order, prefer))
                report = json.loads(self.read("r.json"))
                self.assertEqual([item["field"] for item in report["conflicts"]], ["text"])
                self.assertEqual({report["conflicts"][0]["ours"], report["conflicts"][0]["theirs"]},
                                 {"Mes amis", "Nos amis"})

    def test_both_filled_in_what_was_empty(self):
        self.init("p.ensemble")
        self.run_cli("action", "add", "p.ensemble", "--title", "Bancs")
        self.run_cli("export", "p.ensemble", "--as", "package", "-o", "p.xml")
        for name, words in (("a", "Au lac"), ("b", "Au parc")):
            self.init(name + ".ensemble")
            self.run_cli("merge", name + ".ensemble", "p.xml")
            self.run_cli("action", "set", name + ".ensemble", "Bancs", "--note", words)
            self.run_cli("export", name + ".ensemble", "--as", "package", "-o", name + ".xml")
        self.refuse("merge", "p.ensemble", "a.xml", "b.xml", status=3, project="p.ensemble", says="--prefer")
        self.run_cli("merge", "p.ensemble", "b.xml")
        self.refuse("merge", "p.ensemble", "a.xml", status=3, project="p.ensemble", says="--prefer")

    def test_what_an_earlier_package_brought_is_named(self):
        self.init("p.ensemble")
        self.run_cli("action", "add", "p.ensemble", "--title", "Bancs")
        self.run_cli("export", "p.ensemble", "--as", "package", "-o", "p.xml")
        for name, words in (("a", "Au lac"), ("b", "Au parc")):
            self.init(name + ".ensemble")
            self.run_cli("merge", name + ".ensemble", "p.xml")
            self.run_cli("action", "set", name + ".ensemble", "Bancs", "--note", words)
            self.run_cli("export", name + ".ensemble", "--as", "package", "-o", name + ".xml")
        self.run_cli("merge", "p.ensemble", "a.xml", "b.xml", "--dry-run", "--report", "r.json",
                     status=3)
        fields = [field for item in json.loads(self.read("r.json"))["items"] for field in item["fields"]
                  if field["field"] == "note"]
        self.assertEqual([(field["ours"], field.get("our_file"), field["theirs"]) for field in fields],
                         [(None, None, "Au lac"), ("Au lac", "a.xml", "Au parc")])
        self.run_cli("merge", "p.ensemble", "a.xml", "b.xml", "--prefer", "newest", "--report", "r.html")
        self.assertIn("a.xml)", self.read("r.html"))
        self.run_cli("report", "p.ensemble", "merge", "-o", "kept.html")
        self.assertIn("a.xml)", self.read("kept.html"))
        self.run_cli("report", "p.ensemble", "merge", "-o", "kept.json")
        kept = [field.get("our_file") for item in json.loads(self.read("kept.json"))["items"]
                for field in item["fields"] if field["field"] == "note"]
        self.assertEqual(kept, [None, "a.xml"])
        self.run_cli("report", "p.ensemble", "synthesis", "-o", "kept.json", status=2)

    def test_the_report_knows_that_the_merge_was_undone(self):
        self.session("a", ["un"])
        self.run_cli("init", "p.ensemble", "--title", "Test", "--language", "en")
        self.run_cli("merge", "p.ensemble", "a.xml")

        def state():
            self.run_cli("report", "p.ensemble", "merge", "-o", "r.json")
            self.run_cli("report", "p.ensemble", "merge", "-o", "r.html")
            report = json.loads(self.read("r.json"))
            return report["done"], report.get("undone", False), "holds all of it now" in self.read("r.html")

        self.run_cli("undo", "p.ensemble")
        self.assertEqual(state(), (False, True, False))
        # Something else takes the number of the action that was undone.
        self.run_cli("group", "add", "p.ensemble", "--name", "b", "--kind", "monochrome")
        self.assertEqual(state(), (False, True, False))
        self.run_cli("undo", "p.ensemble")
        self.run_cli("merge", "p.ensemble", "a.xml")
        self.run_cli("undo", "p.ensemble")
        self.run_cli("redo", "p.ensemble")
        self.assertEqual(state(), (True, False, True))

    def test_report_for_people(self):
        self.conflict()
        self.init("p.ensemble")
        self.run_cli("merge", "p.ensemble", "old.xml")
        self.run_cli("merge", "p.ensemble", "new.xml", "--report", "open.html", status=3)
        self.run_cli("merge", "p.ensemble", "new.xml", "--prefer", "newest", "--report", "done.html")
        for page in ("open.html", "done.html"):
            text = self.read(page)
            self.assertTrue(text.startswith("<!DOCTYPE html>"), page)
            self.assertIn("Mes amis", text)
            self.assertIn("Nos amis", text)
        self.assertIn("Nothing was changed", self.read("open.html"))
        self.refuse("merge", "p.ensemble", "new.xml", "--report", "r.docx", status=2, project="p.ensemble")

    def test_a_change_on_one_side_comes_along(self):
        self.conflict()
        self.init("p.ensemble")
        self.run_cli("merge", "p.ensemble", "a.xml")
        self.run_cli("merge", "p.ensemble", "new.xml")
        self.assertTrue(b"Nos amis" in self.body_of("p.ensemble"))
        # An older version that comes late does not bring its words back.
        os.rename(self.path("a.xml"), self.path("late.xml"))
        self.write("late.xml", self.read("late.xml").replace("amis", "amis"))
        self.run_cli("merge", "p.ensemble", "late.xml")
        self.assertTrue(b"Nos amis" in self.body_of("p.ensemble"))

    def versions_without_edits(self):
        """a.xml, and of its group a new name in name.xml and, later, a place in place.xml, as other programs write them."""
        self.session("a", ["Des amis"])
        text = self.read("a.xml")
        head, rows = text.split("\n", 2)[1:]
        base = re.search(r'id="(sha256:[0-9a-f]+)"', head).group(1)

        def version(name, changed):
            mark = "sha256:" + hashlib.sha256(changed.removesuffix("</package>\n").encode()).hexdigest()
            self.write(name, text.split("\n")[0] + "\n" + head.replace('id="%s"' % base, 'id="%s" parents="%s"' % (mark, base))
                       + "\n" + changed)

        line = next(part for part in rows.split("\n") if "<group " in part)
        stamped = {year: line[:-1] + ' modified="%d-01-01T00:00:00.000Z">' % year for year in (2097, 2098)}
        version("name.xml", rows.replace(line, stamped[2097]).replace("<name>a<", "<name>Us<"))
        version("place.xml", rows.replace(line, stamped[2098]).replace("<name>a</name>", "<name>a</name>\n      <place>Lake</place>"))

    def test_a_package_that_was_rewritten_changes_nothing_again(self):
        """A value that stayed out when it came first stays out, though its row is younger than the value here."""
        self.versions_without_edits()
        self.init("p.ensemble")
        for name in ("a.xml", "name.xml", "place.xml"):
            self.run_cli("merge", "p.ensemble", name)
        before = self.body_of("p.ensemble")
        self.assertIn(b"<name>Us</name>", before)
        self.write("again.xml", self.read("place.xml").replace("</package>", "<!-- seen -->\n</package>"))
        self.run_cli("merge", "p.ensemble", "again.xml")
        self.assertEqual(self.body_of("p.ensemble"), before)
        # What somebody changed in it since is new.
        self.write("again.xml", self.read("again.xml").replace("2098-", "2099-").replace("<name>a<", "<name>We<"))
        self.run_cli("merge", "p.ensemble", "again.xml", "--prefer", "newest")
        self.assertIn(b"<name>We</name>", self.body_of("p.ensemble"))

    def test_packages_given_together_are_read_in_one_order(self):
        """What others build upon comes first, also where rows do not say when single fields were changed."""
        self.versions_without_edits()
        bodies = set()
        for order in itertools.permutations(("a.xml", "name.xml", "place.xml")):
            project = "-".join(order) + ".ensemble"
            self.init(project)
            report = json.loads(self.run_cli("merge", project, *order, "--json")[0])
            self.assertEqual([package["file"] for package in report["packages"]], list(order))
            bodies.add(self.body_of(project))
        self.assertEqual(len(bodies), 1)
        body_of_all = bodies.pop()
        self.assertIn(b"<name>Us</name>", body_of_all)
        self.assertIn(b"<place>Lake</place>", body_of_all)

    def test_piles_put_into_one_another_come_out_again(self):
        self.init("a.ensemble")
        self.run_cli("group", "add", "a.ensemble", "--name", "Us", "--kind", "monochrome")
        self.write("a.csv", "text,criterion\nun,Amis\ndeux,Parc\n")
        self.run_cli("import", "a.ensemble", "a.csv", "--as", "statements-csv")
        self.run_cli("export", "a.ensemble", "--as", "package", "-o", "a.xml")
        text = self.read("a.xml")
        first, second = re.findall(r'<criterion id="([^"]+)"', text)
        for name, inner, outer, year in (("one.xml", first, second, 2031), ("two.xml", second, first, 2032)):
            changed = re.sub(r'<criterion id="%s"( [^>]*created="[^"]*")' % inner,
                             r'<criterion id="%s" parent="%s"\1 modified="%d-01-01T00:00:00.000Z"' % (inner, outer, year), text)
            self.write(name, changed)
        bodies = set()
        for order in (("one.xml", "two.xml"), ("two.xml", "one.xml")):
            project = order[0] + ".ensemble"
            self.init(project)
            self.run_cli("merge", project, order[0])
            _, errors = self.run_cli("merge", project, order[1])
            self.assertIn("would lie in itself", errors)
            bodies.add(self.body_of(project))
            self.run_cli("check", project)
            self.run_cli("validate", "out.xml")
        self.assertEqual(len(bodies), 1)
        self.assertIn(b'parent="%s"' % second.encode(), bodies.pop())


if __name__ == "__main__":
    unittest.main()
