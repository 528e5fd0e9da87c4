# SPDX-FileCopyrightText: 2026 The Ensemble authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Retention: people's words are gone from every byte of the file, what was found is as it was.
import sqlite3
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

    def promise(self, day):
        connection = sqlite3.connect(self.path("s.ensemble"))
        with connection:
            connection.execute("INSERT OR REPLACE INTO settings VALUES ('keep-until', ?)", (day,))
        connection.close()

    def test_the_day_has_come(self):
        self.assertEqual(self.json("info", "s.ensemble")["keep_until"], None)
        self.promise("2999-12-31")
        info = self.json("info", "s.ensemble")
        self.assertEqual((info["keep_until"], info["words_overdue"]), ("2999-12-31", False))
        self.promise("2026-11-01")
        self.assertTrue(self.json("info", "s.ensemble")["words_overdue"])
        out, _ = self.run_cli("info", "s.ensemble")
        (line,) = [line for line in out.splitlines() if "2026-11-01" in line]
        self.assertIn("anonymise", line)
        self.run_cli("anonymise", "s.ensemble")
        self.assertFalse(self.json("info", "s.ensemble")["words_overdue"])

    def test_what_was_being_typed_goes_too(self):
        connection = sqlite3.connect(self.path("s.ensemble"))
        with connection:
            connection.execute("INSERT INTO settings VALUES ('entry-draft', 'Xyzzy me manque')")
            connection.execute("INSERT INTO settings VALUES ('sheet-draft', 'a b once 7 3 Xyzzy')")
        connection.close()
        self.run_cli("anonymise", "s.ensemble")
        self.assertNotIn(b"Xyzzy", self.bytes_of("s.ensemble"))

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
