# SPDX-FileCopyrightText: 2026 The Ensemble authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The help: there is a topic for every page of the window, and every figure has its formula.
import os
import re
import unittest

from cli_case import ROOT, CliCase


class Manual(CliCase):
    def topics(self):
        out, _ = self.run_cli("manual", "--list")
        return [line.split()[0] for line in out.splitlines()]

    def test_every_page_has_a_topic(self):
        with open(os.path.join(ROOT, "src", "app", "ens-window.c"), encoding="utf-8") as file:
            route = file.read().split("route[] = {")[1].split("};")[0]
        pages = re.findall(r'\{ "([a-z]+)",', route)
        self.assertGreater(len(pages), 8)
        self.assertEqual([page for page in pages if page not in self.topics()], [])

    def test_each_topic_says_something(self):
        for topic in self.topics():
            out, _ = self.run_cli("manual", topic)
            self.assertGreater(len(out.split()), 20, topic)
        self.refuse("manual", "no such topic", status=2)

    def test_figures(self):
        out, _ = self.run_cli("manual", "figures")
        for words in ("Wilson (1927)", "Newcombe (1998)", "Cohen (1960)", "Krippendorff", "Hubert", "Kish", "n < 5"):
            self.assertIn(words, out)

    def test_for_programs(self):
        listed = self.json("manual", "--list")
        self.assertEqual([row["topic"] for row in listed], self.topics())
        shown = self.json("manual", "figures")
        self.assertIn("Wilson (1927)", "\n".join(shown["texts"]))
        self.assertEqual(self.json("manual", "-o", "help.html"), {"file": "help.html"})

    def test_page(self):
        self.run_cli("manual", "-o", "help.html")
        page = self.read("help.html")
        self.assertIn('<html lang="en"', page)
        self.assertEqual(len(re.findall("<h1>", page)), 1)
        self.assertEqual(len(re.findall("<h2>", page)), len(self.topics()))
        self.assertNotRegex(page, "https?:")
        self.run_cli("manual", "figures", "-o", "help.pdf")
        self.assertTrue(self.read_bytes("help.pdf").startswith(b"%PDF-"))


if __name__ == "__main__":
    unittest.main()
