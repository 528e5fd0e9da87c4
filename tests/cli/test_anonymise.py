# SPDX-FileCopyrightText: 2026 The Ensemble authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Retention: people's words are gone from every byte of the file, what was found is as it was.
import unittest

from cli_case import CliCase


class Anonymise(CliCase):
    def setUp(self):
        super().setUp()
        self.run_cli("init", "s.ensemble", "--sample")

    def bytes_of(self, project):
        return self.read_bytes(project)

    def test_words_are_gone(self):
        word = "Mes amies du loto"
        self.assertIn(word.encode(), self.bytes_of("s.ensemble"))
        figures = self.json("indicators", "s.ensemble", "--by", "group")
        before = self.json("info", "s.ensemble")["counts"]
        plan = self.json("anonymise", "s.ensemble", "--dry-run")
        self.assertIn(word.encode(), self.bytes_of("s.ensemble"))
        gone = self.json("anonymise", "s.ensemble")
        self.assertEqual(plan, gone)
        self.assertGreater(gone["statements"], 200)
        self.assertGreater(gone["sheets"], 200)
        self.assertNotIn(word.encode(), self.bytes_of("s.ensemble"))
        self.assertNotIn(b"loto", self.bytes_of("s.ensemble"))
        self.assertNotIn("Centre social, salle des petits".encode(), self.bytes_of("s.ensemble"))
        self.run_cli("check", "s.ensemble")
        self.refuse("undo", "s.ensemble")
        after = self.json("info", "s.ensemble")["counts"]
        for kind in ("statements", "codings", "members", "criteria", "answers", "indicators"):
            self.assertEqual(after[kind], before[kind], kind)
        shown = [row for row in self.json("indicators", "s.ensemble", "--by", "group") if not row["masked"]]
        self.assertEqual(shown, [row for row in figures if not row["masked"] and row["part"] in {r["part"] for r in shown}])
        again = self.json("anonymise", "s.ensemble")
        self.assertEqual(sum(again.values()), 0)

    def test_before(self):
        word = "Mes amies du loto"
        self.assertEqual(sum(self.json("anonymise", "s.ensemble", "--before", "2020-01-01").values()), 0)
        self.assertIn(word.encode(), self.bytes_of("s.ensemble"))
        self.run_cli("anonymise", "s.ensemble", "--before", "never", status=2)
        self.json("anonymise", "s.ensemble", "--before", "2026-09-01")
        self.assertNotIn(word.encode(), self.bytes_of("s.ensemble"))
        self.assertGreater(len(self.json("indicators", "s.ensemble", "--by", "tag")), 0)


if __name__ == "__main__":
    unittest.main()
