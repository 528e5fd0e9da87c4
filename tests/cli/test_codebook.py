# SPDX-FileCopyrightText: 2026 The Ensemble authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Components of one's own, a copy to change, and which code of one edition is which of another.
import unittest

from cli_case import CliCase

STARTER = "ensemble-starter-1"


class Codebook(CliCase):
    def setUp(self):
        super().setUp()
        self.init()

    def list(self, edition=STARTER):
        row, = self.json("codebook", "list", "p.ensemble", "--edition", edition)
        return row

    def node(self, code, edition=STARTER):
        return next((node for node in self.list(edition)["nodes"] if node["code"] == code), None)

    def refuse_in(self, *words, says, status=1):
        self.refuse(*words, project="p.ensemble", says=says, status=status)

    def test_list(self):
        edition, = self.json("codebook", "list", "p.ensemble")
        self.assertEqual((edition["code"], edition["in_use"]), (STARTER, True))
        codes = [node["code"] for node in edition["nodes"]]
        self.assertEqual(codes, sorted(codes))
        self.assertIn("besoins", self.node("A00")["keywords"]["fr"])
        out, _ = self.run_cli("codebook", "list", "p.ensemble")
        self.assertTrue(out.startswith(STARTER + "\t"))
        self.refuse_in("codebook", "list", "p.ensemble", "--edition", "none", says="none")

    def test_add_and_set(self):
        self.run_cli("codebook", "add", "p.ensemble", "A50", "--name", "Bancs", "--under", "A",
                     "--keywords", "fr=banc, s’asseoir", "--keywords", "en=bench")
        node = self.node("A50")
        self.assertEqual((node["label"], node["parent"]), ("Bancs", self.node("A")["id"]))
        self.assertEqual(node["keywords"], {"en": ["bench"], "fr": ["banc", "s’asseoir"]})
        self.run_cli("codebook", "set", "p.ensemble", "A50", "--scope", "Où s’asseoir", "--keywords", "fr=banc; chaise")
        node = self.node("A50")
        self.assertEqual((node["label"], node["scope"]), ("Bancs", "Où s’asseoir"))
        self.assertEqual(node["keywords"], {"en": ["bench"], "fr": ["banc", "chaise"]})
        self.run_cli("undo", "p.ensemble")
        self.run_cli("undo", "p.ensemble")
        self.assertIsNone(self.node("A50"))

    def test_grammar(self):
        add = ("codebook", "add", "p.ensemble")
        self.refuse_in(*add, "bench", "--name", "x", says="A01-11")
        self.refuse_in(*add, "A50/P15", "--name", "x", says="A50")
        self.refuse_in(*add, "A03", "--name", "x", says="A03")
        self.refuse_in(*add, "A50-11", "--name", "x", says="A50")
        self.refuse_in(*add, "B50", "--name", "x", "--under", "A", says="A50")
        self.refuse_in(*add, "A50", "--name", " ", says="A50")
        self.refuse_in(*add, "A50", "--name", "x", "--keywords", "banc", says="banc", status=2)
        self.refuse_in(*add, "A50", says="--name", status=2)
        self.refuse_in("codebook", "set", "p.ensemble", "A51", "--name", "x", says="A51")
        self.write("own.csv", "code,label_fr\r\nA,Vie\r\nA01/P15,Pain\r\n")
        self.refuse_in("import", "p.ensemble", "own.csv", "--as", "codebook-csv", says="own.csv:3")

    def test_copy(self):
        self.refuse_in("codebook", "copy", "p.ensemble", STARTER, says=STARTER)
        self.run_cli("codebook", "copy", "p.ensemble", "ours", "--title", "Le nôtre", "--use")
        ours = self.list("ours")
        self.assertEqual((ours["title"], ours["in_use"], ours["official"]), ("Le nôtre", True, False))
        self.assertEqual(len(ours["nodes"]), len(self.list()["nodes"]))
        self.run_cli("codebook", "set", "p.ensemble", "A03", "--name", "Autre")
        self.assertEqual(self.node("A03", "ours")["label"], "Autre")
        self.assertNotEqual(self.node("A03")["label"], "Autre")

    def links(self):
        rows = self.json("crosswalk", "list", "p.ensemble", "--from", "own", "--to", STARTER)
        return {row["from"]: (row["kind"], row["to"], row["kept"]) for row in rows}

    def test_crosswalk(self):
        ends = ("--from", "own", "--to", STARTER)
        self.write("own.csv", "code,label_fr\r\nA,Vie\r\nA01,Pain\r\nA02,Eau\r\nA03,Toit\r\n")
        self.run_cli("import", "p.ensemble", "own.csv", "--as", "codebook-csv")
        before = self.list(), self.list("own")
        self.run_cli("crosswalk", "set", "p.ensemble", "A01", "A03", *ends, "--kind", "narrower")
        self.assertEqual(self.links()["A01"], ("narrower", "A03", True))
        self.write("t.csv", "from,to,kind,note\r\nA02,A01,same,\r\nA02,A03,related,tout près\r\n")
        self.run_cli("crosswalk", "import", "p.ensemble", "t.csv", *ends)
        out, _ = self.run_cli("crosswalk", "export", "p.ensemble", *ends, "-o", "-")
        self.assertEqual(sorted(out.splitlines()[1:]),
                         ["A01,A03,narrower,", "A02,A01,same,", "A02,A03,related,tout près"])
        self.assertEqual(before, (self.list(), self.list("own")))
        self.run_cli("crosswalk", "export", "p.ensemble", *ends, "-o", "out.csv")
        self.run_cli("crosswalk", "set", "p.ensemble", "A01", "A03", *ends, "--kind", "none")
        self.assertFalse(self.links()["A01"][2])
        self.run_cli("crosswalk", "import", "p.ensemble", "out.csv", *ends)
        self.assertEqual(self.links()["A01"], ("narrower", "A03", True))

    def test_crosswalk_refused(self):
        ends = ("--from", "own", "--to", STARTER)
        self.write("own.csv", "code,label_fr\r\nA,Vie\r\nA01,Pain\r\n")
        self.run_cli("import", "p.ensemble", "own.csv", "--as", "codebook-csv")
        self.write("t.csv", "from,to,kind\r\nA01,A03,same\r\nA01/P15,A03,same\r\nA77,A03,\r\nA01,bread,same\r\nA01,A03,like\r\n")
        err = self.refuse("crosswalk", "import", "p.ensemble", "t.csv", *ends, project="p.ensemble")
        for line in ("t.csv:3", "t.csv:4", "t.csv:5", "t.csv:6"):
            self.assertIn(line, err)
        self.assertNotIn("t.csv:2", err)
        self.refuse_in("crosswalk", "set", "p.ensemble", "A01", "A03", *ends, "--kind", "like", says="broader", status=2)
        self.refuse_in("crosswalk", "list", "p.ensemble", "--to", STARTER, says="same edition")
        self.refuse_in("crosswalk", "list", "p.ensemble", says="--to", status=2)


if __name__ == "__main__":
    unittest.main()
