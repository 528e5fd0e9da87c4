# SPDX-FileCopyrightText: 2026 The Ensemble authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# init, info, group, check, backup, undo, redo, log, and the frame around every verb.
import os
import shutil
import sqlite3
import unittest

from cli_case import CliCase, SOURCE


class FrameTest(CliCase):
    def test_version(self):
        out, _ = self.run_cli("--version")
        self.assertRegex(out, r"^ensemble-cli \d+\.\d+\.\d+\n$")

    def test_help_lists_every_verb_and_each_has_its_own(self):
        out, _ = self.run_cli("--help")
        verbs = [line[2:22].strip() for line in out.splitlines() if line.startswith("  ")]
        self.assertIn("group add", verbs)
        for verb in verbs:
            text, _ = self.run_cli(*verb.split(), "--help")
            self.assertIn("ensemble-cli " + verb, text)

    def test_usage(self):
        self.run_cli(status=2)
        self.run_cli("dance", status=2)
        self.run_cli("group", status=2)
        self.run_cli("init", status=2)
        self.run_cli("init", "a.ensemble", status=2)
        self.run_cli("init", "a.ensemble", "b.ensemble", "--title", "T", status=2)
        self.run_cli("init", "a.ensemble", "--colour", "red", status=2)
        self.assertEqual(os.listdir(self.dir), [])

    def test_mistyped_words_are_guessed(self):
        for words, meant in ((("inti",), "“init”"), (("gruop", "list"), "“group list”"), (("group", "ad"), "“group add”"),
                             (("info", "p", "--jsno"), "--json"), (("group", "add", "p", "--nmae=x"), "--name")):
            self.assertIn(meant, self.refuse(*words, status=2))
        self.assertNotIn("meant", self.refuse("info", "p", "--elephant", status=2))
        self.assertIn("group set", self.refuse("group", status=2))

    def test_help_before_the_verb(self):
        for verb in (("info",), ("group", "add"), ("group",)):
            self.assertEqual(self.run_cli("help", *verb), self.run_cli(*verb, "--help"))
        self.assertEqual(self.run_cli("help"), self.run_cli("--help"))
        self.run_cli("help", "dance", status=2)

    def test_messages_begin_with_the_file_they_are_about(self):
        self.init()
        os.mkdir(self.path("sub"))
        self.write("sub/text.ensemble", "no project, and as long as the beginning of one " * 9)
        self.write("a.csv", "text\none\n")
        for words, file in ((("info", "none.ensemble"), "none.ensemble"), (("info", "./sub"), "./sub"),
                            (("info", "sub/text.ensemble"), "sub/text.ensemble"),
                            (("init", "p.ensemble", "--title", "T"), "p.ensemble"),
                            (("export", "p.ensemble", "--as", "package", "-o", "no/a.xml"), "no/a.xml"),
                            (("export", "p.ensemble", "--as", "package", "--output=no/a.xml"), "no/a.xml"),
                            (("export", "p.ensemble", "--as", "package", "-o", "p.ensemble"), "p.ensemble"),
                            (("cluster", "--csv", "a.csv", "--text", "text", "-o", "no/a.csv"), "no/a.csv"),
                            (("cluster", "--csv", "none.csv", "--text", "text", "-o", "-"), "none.csv"),
                            (("key", "trust", "none.pub", "--name", "N"), "none.pub"),
                            (("merge", "p.ensemble", "none.xml"), "none.xml")):
            self.assertTrue(self.refuse(*words).startswith(file + ": "), words)

    def test_what_was_written_is_told_to_programs(self):
        self.init()
        self.write("a.csv", "text,label\none,a\ntwo,b\n")
        for name, words in (("a.xml", ("export", "p.ensemble", "--as", "package")),
                            ("a.html", ("report", "p.ensemble", "data-card")),
                            ("a.svg", ("chart", "p.ensemble", "ranking")),
                            ("b.csv", ("suggest", "--train", "a.csv", "--test", "a.csv", "--text", "text", "--label",
                                       "label"))):
            self.assertEqual(self.json(*words, "-o", name), {"file": name})
            self.refuse(*words, "-o", "-", "--json", status=2, says="standard output")
        group = self.json("group", "add", "p.ensemble", "--name", "G", "--kind", "rainbow")
        self.assertEqual(self.json("group", "list", "p.ensemble"), [group])
        action = self.json("action", "add", "p.ensemble", "--title", "A")
        self.assertEqual(self.json("action", "set", "p.ensemble", action["id"], "--note", "N")["note"], "N")
        survey = self.json("survey", "add", "p.ensemble", "--title", "S")
        self.assertEqual(self.json("survey", "list", "p.ensemble")[0]["id"], survey["id"])

    def test_output_that_cannot_be_written(self):
        self.init()
        with open("/dev/full", "w", encoding="utf-8") as full:
            import subprocess
            from cli_case import PROGRAM
            done = subprocess.run([PROGRAM, "info", self.path("p.ensemble"), "--json"], stdout=full,
                                  stderr=subprocess.PIPE, check=False)
        self.assertEqual(done.returncode, 1)
        self.assertNotEqual(done.stderr, b"")


class ProjectTest(CliCase):
    def test_init_and_info(self):
        self.init()
        info = self.json("info", "p.ensemble")
        self.assertEqual(info["title"], "Test")
        self.assertEqual(info["language"], "fr")
        self.assertEqual(info["codebook"], "ensemble-starter-1")
        self.assertEqual(info["counts"]["questions"], 4)
        self.assertEqual(info["counts"]["statements"], 0)
        self.assertEqual(info["health"], "ok")

    def test_init_without_codebook(self):
        self.init("p.ensemble", "--codebook", "none")
        info = self.json("info", "p.ensemble")
        self.assertIsNone(info["codebook"])
        self.assertEqual(info["counts"]["nodes"], 0)

    def test_nothing_to_change_is_told(self):
        self.init()
        self.run_cli("group", "add", "p.ensemble", "--name", "G", "--kind", "rainbow")
        self.refuse("group", "set", "p.ensemble", "G", status=2, project="p.ensemble")
        self.assertIn("nothing", self.run_cli("anonymise", "p.ensemble")[0])

    def test_a_damaged_file_is_a_fault_to_programs(self):
        self.init()
        bytes_ = self.read_bytes("p.ensemble")
        self.write("p.ensemble", bytes_[:8192] + b"\xff" * 65536 + bytes_[73728:])
        found = self.json("check", "p.ensemble", status=1)
        self.assertFalse(found["valid"])
        self.assertIn("damaged", found["faults"][0]["what"])

    def test_the_sample_takes_the_title_given(self):
        self.run_cli("init", "p.ensemble", "--sample", "--title", "Ours", "--territory", "Rīga")
        info = self.json("info", "p.ensemble")
        self.assertEqual((info["title"], info["territory"], info["sample"]), ("Ours", "Rīga", True))
        self.refuse("init", "q.ensemble", "--sample", "--title", "")

    def test_init_does_not_overwrite(self):
        self.init()
        self.refuse("init", "p.ensemble", "--title", "T", project="p.ensemble")

    def test_init_refusals_leave_nothing(self):
        self.refuse("init", "a.ensemble", "--title", "T", "--language", "Français!")
        self.refuse("init", "a.ensemble", "--title", "")
        self.refuse("init", "a.ensemble", "--title", "T", "--codebook", "no-such-edition")
        self.refuse("init", "nowhere/a.ensemble", "--title", "T")
        self.assertEqual(os.listdir(self.dir), [])

    def test_two_projects_start_with_the_same_rows(self):
        self.init("a.ensemble")
        self.run_cli("init", "b.ensemble", "--title", "Other", "--language", "en")
        a, b = self.dump("a.ensemble"), self.dump("b.ensemble")
        for table in ("questions", "editions", "nodes", "keywords", "translations"):
            self.assertEqual(sorted(map(repr, a[table])), sorted(map(repr, b[table])), table)

    def test_not_a_project(self):
        self.write("x.ensemble", "hello")
        self.refuse("info", "x.ensemble", project="x.ensemble")
        self.refuse("info", "missing.ensemble")
        self.refuse("group", "add", "x.ensemble", "--name", "A", "--kind", "rainbow", project="x.ensemble")


class GroupTest(CliCase):
    def test_add_and_list(self):
        self.init()
        self.run_cli("group", "add", "p.ensemble", "--name", "Jeunes", "--kind", "monochrome",
                     "--profile", "15-20 ans", "--participants", "9", "--date", "2026-03-01", "--place", "MJC")
        self.run_cli("group", "add", "p.ensemble", "--name", "Arc", "--kind", "rainbow", "--minors")
        groups = self.json("group", "list", "p.ensemble")
        self.assertEqual([group["name"] for group in groups], ["Jeunes", "Arc"])
        self.assertEqual(groups[0]["participants"], 9)
        self.assertEqual(groups[0]["kind"], "monochrome")
        self.assertTrue(groups[1]["minors"])

    def test_minors_have_no_quarter(self):
        project = self.init()
        self.run_cli("territory", "add", project, "--name", "Port", "--kind", "quarter")
        self.run_cli("territory", "add", project, "--name", "Brest", "--kind", "city")
        add = ("group", "add", project, "--kind", "monochrome", "--minors", "--name")
        self.refuse(*add, "Collège", "--territory", "Port", project=project, says="Port")
        self.run_cli(*add, "Collège", "--territory", "Brest")
        change = ("group", "set", project, "Collège", "--territory")
        self.refuse(*change, "Port", project=project, says="Collège")
        self.run_cli(*change, "")
        self.run_cli("group", "set", project, "Collège", "--minors", "false")
        self.run_cli(*change, "Port")
        self.refuse("group", "set", project, "Collège", "--minors", "true", "--territory", "nowhere", project=project)

    def test_refusals(self):
        project = self.init()
        add = ("group", "add", project, "--name", "Jeunes", "--kind")
        self.run_cli(*add, "monochrome")
        self.refuse(*add, "monochrome", project=project, says="Jeunes")
        self.refuse(*add, "purple", status=2, project=project)
        self.refuse("group", "add", project, "--kind", "rainbow", status=2, project=project)
        self.refuse("group", "add", project, "--name", "B", "--kind", "rainbow", "--date", "soon", project=project)
        self.refuse("group", "add", project, "--name", "B", "--kind", "rainbow", "--participants", "-4",
                    project=project)


class JournalTest(CliCase):
    def test_undo_redo_log_over_restarts(self):
        self.init()
        empty = self.dump("p.ensemble")["groups"]
        self.run_cli("group", "add", "p.ensemble", "--name", "Jeunes", "--kind", "monochrome")
        full = self.dump("p.ensemble")["groups"]
        out, _ = self.run_cli("undo", "p.ensemble")
        self.assertIn("Jeunes", out)
        self.assertEqual(self.dump("p.ensemble")["groups"], empty)
        log = self.json("log", "p.ensemble")
        self.assertTrue(log[0]["undone"])
        self.run_cli("redo", "p.ensemble")
        self.assertEqual(self.dump("p.ensemble")["groups"], full)
        self.refuse("redo", "p.ensemble", project="p.ensemble")

    def test_results_as_json(self):
        self.init()
        self.run_cli("group", "add", "p.ensemble", "--name", "Club", "--kind", "monochrome")
        self.write("t.csv", "text,receipt\nUn secret,R1\n")
        self.run_cli("import", "p.ensemble", "t.csv", "--as", "statements-csv", "--group", "Club")
        self.assertEqual(self.json("check", "p.ensemble"), {"file": "p.ensemble", "valid": True, "faults": []})
        undone = self.json("undo", "p.ensemble")
        self.assertIn("t.csv", undone["action"])
        self.assertEqual(self.json("redo", "p.ensemble"), undone)
        self.assertEqual(self.json("erase", "p.ensemble", "--receipt", "R1"),
                         {"statements": 1, "still_in": []})

    def test_every_change_as_json(self):
        os.environ["XDG_DATA_HOME"] = self.path("home")
        self.addCleanup(os.environ.pop, "XDG_DATA_HOME")
        self.init("p.ensemble", "--sample")
        self.init("q.ensemble")
        self.run_cli("key", "new", "--name", "Me")
        for words in (("backup", "p.ensemble", "-o", "b.ensemble"), ("key", "sheet", "-o", "k.html")):
            self.assertEqual(self.json(*words), {"file": words[-1]})
            self.refuse(*words[:-1], "-", "--json", status=2, says="standard output")
        self.run_cli("export", "p.ensemble", "--as", "package", "-o", "p.xml")
        self.assertEqual(self.json("sign", "p.xml"), {"file": "p.xml.minisig"})
        self.assertEqual(self.json("borrow", "q.ensemble", "p.ensemble", "--indicator", "Logement"),
                         {"entity": "indicator", "name": "Logement"})
        self.assertEqual(self.json("codebook", "add", "p.ensemble", "A99", "--name", "Le vent")["code"], "A99")
        self.assertEqual(self.json("codebook", "set", "p.ensemble", "A99", "--name", "L'air")["label"], "L'air")
        self.assertEqual(self.json("codebook", "copy", "p.ensemble", "ours")["code"], "ours")
        link = self.json("crosswalk", "set", "p.ensemble", "A01", "A02", "--to", "ours")
        self.assertEqual(link, {"from": "A01", "kind": "same", "to": "A02"})
        self.assertEqual(self.json("crosswalk", "export", "p.ensemble", "--to", "ours", "-o", "x.csv"), {"file": "x.csv"})
        n_links = len(self.read("x.csv").splitlines()) - 1
        self.assertEqual(self.json("crosswalk", "import", "p.ensemble", "x.csv", "--to", "ours"), {"links": n_links})
        self.run_cli("party", "add", "p.ensemble", "--name", "Us")
        self.run_cli("contract", "add", "p.ensemble", "--title", "C")
        self.assertEqual(self.json("contract", "sign", "p.ensemble", "C", "--party", "Us", "--date", "2026-09-09"),
                         {"contract": "C", "party": "Us", "signed": "2026-09-09"})

    def test_settled_mismatches_as_json(self):
        self.init("p.ensemble", "--sample")
        self.run_cli("survey", "add", "p.ensemble", "--title", "S")
        self.run_cli("survey", "ask", "p.ensemble", "Logement", "Travail")
        self.run_cli("survey", "enter", "p.ensemble", "12")
        self.run_cli("survey", "enter", "p.ensemble", "34", "--form", "1", "--again")
        self.assertEqual(self.json("survey", "settle", "p.ensemble", "--form", "1", "--take", "second"), {"settled": 2})

    def test_erase_tells_where_words_still_stand(self):
        self.init()
        words = "The lamp at the bus stop is broken"
        self.run_cli("group", "add", "p.ensemble", "--name", "Young", "--kind", "monochrome")
        self.write("t.csv", "text,receipt\n%s,R1\n\"THE  lamp at the bus stop is broken!\",\n" % words)
        self.run_cli("import", "p.ensemble", "t.csv", "--as", "statements-csv", "--group", "Young",
                     "--question", "Q1", "--map", "text=text", "--map", "receipt=receipt")
        shutil.copy(self.path("p.ensemble"), self.path("q.ensemble"))
        out, err = self.run_cli("erase", "p.ensemble", "--receipt", "R1")
        self.assertIn("Statement 2 of “Young”, wording", out)
        self.assertNotIn("lamp", out + err)
        (place,) = self.json("erase", "q.ensemble", "--receipt", "R1")["still_in"]
        self.assertEqual((place["kind"], place["field"]), ("statement", "text"))

    def test_nothing_to_undo(self):
        self.init()
        self.refuse("undo", "p.ensemble", project="p.ensemble")


class FileTest(CliCase):
    def test_check(self):
        self.init()
        self.run_cli("check", "p.ensemble")
        data = bytearray(self.read_bytes("p.ensemble"))
        data[40960:81920] = b"\xff" * 40960
        self.write("broken.ensemble", bytes(data))
        self.refuse("check", "broken.ensemble", project="broken.ensemble")

    def test_backup(self):
        self.init()
        self.run_cli("group", "add", "p.ensemble", "--name", "Jeunes", "--kind", "monochrome")
        self.run_cli("backup", "p.ensemble", "-o", "copy.ensemble")
        self.assertEqual(self.dump("p.ensemble"), self.dump("copy.ensemble"))
        self.run_cli("check", "copy.ensemble")
        self.refuse("backup", "p.ensemble", "-o", "nowhere/copy.ensemble", project="p.ensemble")
        self.run_cli("backup", "p.ensemble", status=2)



class OlderTest(CliCase):
    """Projects of every schema that was ever released open, to look at and to write; a copy stays beside."""

    def test_older(self):
        for version in (1, 2, 3, 4, 5):
            name = "v%d.ensemble" % version
            connection = sqlite3.connect(self.path(name))
            connection.execute("PRAGMA trusted_schema = ON")
            with open(os.path.join(SOURCE, "fixtures", "databases", "v%d.sql" % version), encoding="utf-8") as file:
                connection.executescript(file.read())
            connection.close()
            before = self.read_bytes(name)
            self.assertEqual(self.json("info", name)["counts"]["statements"], 2)
            self.assertIn("2", self.run_cli("info", name)[0])
            copies = [entry for entry in os.listdir(self.dir) if entry.startswith("v%d.before" % version)]
            self.assertEqual(len(copies), 1)
            self.assertEqual(self.read_bytes(copies[0])[:16], before[:16])
            self.run_cli("check", name)
            self.run_cli("group", "add", name, "--name", "New", "--kind", "monochrome")


if __name__ == "__main__":
    unittest.main()
