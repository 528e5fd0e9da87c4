# SPDX-FileCopyrightText: 2026 The Ensemble authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Ctrl-C in the middle: exit status 1, no file written, the project as it was.
import os
import random
import signal
import subprocess
import unittest

from cli_case import PROGRAM, CliCase

WORDS = """water air bread garden school doctor street light music work money house river child friend market bus tree
song letter winter summer table window bridge nurse lesson park bench noise""".split()


class StopTest(CliCase):
    def setUp(self):
        super().setUp()
        chance = random.Random(1)
        self.init("p.ensemble")
        self.run_cli("group", "add", "p.ensemble", "--name", "G", "--kind", "monochrome")
        texts = [" ".join(chance.choices(WORDS, k=chance.randint(4, 12))) + f" {n}" for n in range(10000)]
        self.write("many.csv", "text,label,group,question\n" +
                   "".join(f"{text},{text.split()[0]},G,Q1\n" for text in texts))

    def listens(self, process):
        """Whether the program waits for signals itself by now: then they are blocked in its main thread."""
        with open(f"/proc/{process.pid}/status", encoding="ascii") as file:
            blocked = next(line for line in file if line.startswith("SigBlk:"))
        return int(blocked.split()[1], 16) & 1 << signal.SIGINT - 1

    def stop(self, *words, number=signal.SIGINT):
        before = {name: self.read_bytes(name) for name in os.listdir(self.dir)}
        process = subprocess.Popen([PROGRAM, *words], cwd=self.dir, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        while process.poll() is None and not self.listens(process):
            os.sched_yield()
        process.send_signal(number)
        _, complaint = process.communicate(timeout=60)
        self.assertEqual(process.returncode, 1, complaint)
        self.assertIn(b"nothing was changed", complaint)
        self.assertEqual({name: self.read_bytes(name) for name in os.listdir(self.dir)}, before)

    def test_tables(self):
        self.stop("cluster", "--csv", "many.csv", "--text", "text", "--k", "15", "-o", "out.csv")
        self.stop("duplicates", "--csv", "many.csv", "--text", "text", "--json")
        self.stop("suggest", "--train", "many.csv", "--test", "many.csv", "--text", "text", "--label", "label",
                  "-o", "out.csv")
        self.stop("cluster", "--csv", "many.csv", "--text", "text", "-o", "out.csv", number=signal.SIGTERM)

    def test_project(self):
        self.stop("import", "p.ensemble", "many.csv", "--as", "statements-csv")
        self.run_cli("import", "p.ensemble", "many.csv", "--as", "statements-csv")
        self.stop("export", "p.ensemble", "--as", "package", "-o", "many.xml")
        self.stop("cluster", "p.ensemble", "-o", "out.csv")
        self.stop("duplicates", "p.ensemble")
        self.run_cli("export", "p.ensemble", "--as", "package", "-o", "many.xml")
        self.init("other.ensemble")
        self.stop("merge", "other.ensemble", "many.xml", "--report", "report.html")
        self.stop("import", "other.ensemble", "many.xml", "--as", "package")
        self.run_cli("check", "other.ensemble")
        self.run_cli("merge", "other.ensemble", "many.xml")


if __name__ == "__main__":
    unittest.main()
