# SPDX-FileCopyrightText: 2026 The Ensemble authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# A consultation of two camps that agree on one thing, as Polis would export it, and a table of counts.
import os
import unittest

from cli_case import CliCase


class Votes(CliCase):
    def folder(self, bad_vote=""):
        """Twenty people: half for 1 and against 2, half the other way, all for 0; the first votes twice."""
        os.mkdir(self.path("polis"))
        self.write("polis/comments.csv", "comment-id,moderated,comment-body\n"
                   '0,1,"A bench, in the shade"\n1,1,More buses\n2,1,More parking\n3,1,Flowers\n4,1,Quiet\n')
        rows = ["comment-id,voter-id,vote", "0,7,-1"]
        for voter in range(20):
            side = 1 if voter < 10 else -1
            rows += ["0,%d,1" % voter, "1,%d,%d" % (voter, side), "2,%d,%d" % (voter, -side),
                     "3,%d,%d" % (voter, side), "4,%d,0" % voter]
        self.write("polis/votes.csv", "\n".join(rows) + "\n" + bad_vote)

    def test_folder(self):
        self.folder()
        result = self.json("votes", "polis")
        bench = result["proposals"][0]
        self.assertEqual((bench["agree"], bench["disagree"], bench["pass"]), (20, 0, 0))
        self.assertEqual(bench["zone"], "consensus")
        buses = result["proposals"][1]
        self.assertEqual((buses["agree"], buses["disagree"]), (10, 10))
        self.assertLess(buses["group_informed"], bench["group_informed"])
        self.assertEqual(result["proposals"][4]["pass"], 20)
        groups = [set(group["members"]) for group in result["groups"]]
        self.assertEqual(sorted(map(len, groups)), [10, 10])
        self.assertIn({str(voter) for voter in range(10)}, groups)

    def package(self, n_voters=20):
        """The same people and proposals as rows of a project."""
        ids = ["00000000-0000-7000-8000-00000000000%d" % n for n in range(5)]
        texts = ("A bench, in the shade", "More buses", "More parking", "Flowers", "Quiet")
        rows = ['<?xml version="1.0" encoding="UTF-8"?>',
                '<package xmlns="urn:ensemble-wellbeing:package:1" version="1" kind="project" id="sha256:%s" '
                'origin="%s" title="T" privacy="internal" language="en">' % ("0" * 64, "00000000-0000-7000-8000-0000000000aa"),
                "  <proposals>"]
        rows += ['    <proposal id="%s" number="%d" state="open" language="en"><text>%s</text></proposal>' % (ids[n], n, texts[n])
                 for n in range(5)]
        rows += ["  </proposals>", "  <votes>"]
        for proposal in range(5):
            for voter in range(n_voters):
                side = ("agree", "disagree") if voter < n_voters // 2 else ("disagree", "agree")
                value = ("agree", side[0], side[1], side[0], "pass")[proposal]
                rows.append('    <vote proposal="%s" voter="%d" value="%s"/>' % (ids[proposal], voter, value))
        self.write("p.xml", "\n".join(rows + ["  </votes>", "</package>", ""]))

    def test_project(self):
        self.init()
        self.run_cli("votes", "p.ensemble", status=1)
        self.package()
        self.run_cli("import", "p.ensemble", "p.xml", "--as", "package")
        result = self.json("votes", "p.ensemble")
        self.assertEqual([(row["agree"], row["disagree"], row["pass"]) for row in result["proposals"]],
                         [(20, 0, 0), (10, 10, 0), (10, 10, 0), (10, 10, 0), (0, 0, 20)])
        self.assertIn({str(voter) for voter in range(10)}, [set(group["members"]) for group in result["groups"]])

    def test_few_voters_are_not_told(self):
        """As in the window: a group of four is hidden, and all that would tell of it."""
        self.init()
        self.package(n_voters=8)
        self.run_cli("import", "p.ensemble", "p.xml", "--as", "package")
        result = self.json("votes", "p.ensemble")
        self.assertEqual([group["masked"] for group in result["groups"]], [True, True])
        self.assertEqual({group["members"] for group in result["groups"]}, {None})
        self.assertEqual(result["representative"], [])
        self.assertEqual({row["group_informed"] for row in result["proposals"]}, {None})
        self.assertEqual(result["proposals"][0]["agree"], 8)
        out, _ = self.run_cli("votes", "p.ensemble")
        self.assertIn("opinion group 1: masked", out)
        self.run_cli("privacy", "p.ensemble", "--least", "9")
        result = self.json("votes", "p.ensemble")
        self.assertEqual({row["agree"] for row in result["proposals"]}, {None})
        self.assertEqual({row["zone"] for row in result["proposals"]}, {"few"})
        out, _ = self.run_cli("votes", "p.ensemble")
        self.assertNotIn("+8", out)

    def test_leaves(self):
        """A voter's number stays in the house when a package is for everybody."""
        self.init()
        self.package()
        self.run_cli("import", "p.ensemble", "p.xml", "--as", "package")
        for privacy, n in (("internal", 100), ("partner", 100), ("public", 0)):
            self.run_cli("export", "p.ensemble", "--as", "package", "--privacy", privacy, "-o", "out.xml")
            self.run_cli("validate", "out.xml")
            self.assertEqual(self.read("out.xml").count("<vote "), n)

    def test_table(self):
        self.write("t.csv", "what;for;against\nA bench;30;2\nMore parking;1;40\nBuses;20;21\n")
        result = self.json("votes", "t.csv", "--map", "text=what", "--map", "agree=for", "--map", "disagree=against")
        self.assertEqual([row["zone"] for row in result["proposals"]], ["consensus", "rejected", "divided"])
        self.assertEqual(result["groups"], [])

    def test_tables_as_import_reads_them(self):
        """One list of names for a column, whether a table is only looked at or brought in."""
        self.init()
        for header in ("proposal,agree,disagree", "titre;pour;contre", "text,upvotes,downvotes", "body,agrees,disagrees"):
            mark = ";" if ";" in header else ","
            self.write("t.csv", header + "\n" + mark.join(("A bench", "30", "2")) + "\n")
            row, = self.json("votes", "t.csv")["proposals"]
            self.assertEqual((row["text"], row["agree"], row["disagree"]), ("A bench", 30, 2), header)
            self.run_cli("import", "p.ensemble", "t.csv", "--as", "votes-csv", "--dry-run")
        self.write("t.csv", "title,body,agree,disagree\nBench,A bench in the shade,30,2\n")
        self.assertEqual(self.json("votes", "t.csv")["proposals"][0]["text"], "Bench")
        row, = self.json("votes", "t.csv", "--map", "text=body")["proposals"]
        self.assertEqual(row["text"], "A bench in the shade")
        self.write("t.csv", "text,voices\nA bench,3\n")
        _, err = self.run_cli("votes", "t.csv", status=1)
        self.assertIn("agree=COLUMN", err)

    def test_refused(self):
        self.folder(bad_vote="0,3,7\n")
        _, err = self.run_cli("votes", "polis", status=1)
        self.assertIn("votes.csv:103", err)
        self.write("t.csv", "text,agree,disagree\nA bench,many,2\n")
        _, err = self.run_cli("votes", "t.csv", status=1)
        self.assertIn("t.csv:2", err)
        self.run_cli("votes", "missing", status=1)
        self.run_cli("votes", "t.csv", "--k", "9", status=2)


if __name__ == "__main__":
    unittest.main()
