# SPDX-FileCopyrightText: 2026 The Ensemble authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Cards that two tables sorted by hand: typed in, compared, taken as criteria.
import unittest

from cli_case import CliCase


class Tables(CliCase):
    def setUp(self):
        super().setUp()
        self.run_cli("init", "p.ensemble", "--sample")

    def tables(self, *words, **how):
        return self.json("tables", "p.ensemble", *words, **how)

    def test_two_tables(self):
        self.assertEqual(self.tables()["tables"], [])
        self.tables("--table", "A", "--lay", "Friends: 1-3", "--lay", "4 5 6")
        result = self.tables("--table", "B", "--lay", "1 2 3", "--lay", "4-6")
        self.assertEqual(result["agreement"], 1)
        self.assertEqual({(row["table"], row["pile"], row["cards"]) for row in result["tables"]},
                         {("A", "Friends", "1-3"), ("A", "1", "4-6"), ("B", "1", "1-3"), ("B", "2", "4-6")})
        self.assertEqual(sorted(len(pile["statements"]) for pile in result["piles"]), [3, 3])
        self.assertIn("Friends", [pile["label"] for pile in result["piles"]])
        before = self.json("info", "p.ensemble")
        self.tables("--accept")
        self.assertNotEqual(before, self.json("info", "p.ensemble"))
        self.run_cli("check", "p.ensemble")

    def test_all_or_nothing(self):
        before = self.dump("p.ensemble")
        self.tables("--table", "A", "--lay", "1-3", "--lay", "4 5 6")
        self.run_cli("undo", "p.ensemble")
        self.assertEqual(self.dump("p.ensemble")["sortings"], before["sortings"])
        self.run_cli("redo", "p.ensemble")
        for lines in (("7 8", "99999"), ("7 8", "x")):
            words = [word for line in lines for word in ("--lay", line)]
            for table in ("A", "B"):
                self.refuse("tables", "p.ensemble", "--table", table, *words, project="p.ensemble")
        self.refuse("tables", "p.ensemble", "--table", "A", "--lay", "7 8", "--accept", status=2, project="p.ensemble")

    def test_slips(self):
        self.run_cli("tables", "p.ensemble", "--lay", "1 2", status=2)
        self.run_cli("tables", "p.ensemble", "--piles", "-1", status=2)
        self.run_cli("tables", "p.ensemble", "--accept", status=1)
        self.run_cli("check", "p.ensemble")


if __name__ == "__main__":
    unittest.main()
