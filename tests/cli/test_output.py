# SPDX-FileCopyrightText: 2026 The Ensemble authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Where output goes: into devices and pipes, through links, never over a project, never half; and that the program
# works where a script started it with nothing: no language, no standard streams.
import os
import stat
import subprocess
import threading
import unittest
import unittest.mock

from cli_case import PROGRAM, CliCase

# Every way to write a file: what a file of one form is called, and the words that write it.
WRITERS = {
    "x.xml": ("export", "p.ensemble", "--as", "package", "-o"),
    "x.ensemblez": ("export", "p.ensemble", "--as", "bundle", "-o"),
    "x.html": ("export", "p.ensemble", "--as", "html", "-o"),
    "x.csv": ("export", "p.ensemble", "--as", "statements-csv", "-o"),
    "x.xlsx": ("export", "p.ensemble", "--as", "xlsx", "-o"),
    "x.zip": ("export", "p.ensemble", "--as", "datapackage", "-o"),
    "x.qdc": ("export", "p.ensemble", "--as", "qdc", "-o"),
    "x.qdpx": ("export", "p.ensemble", "--as", "qdpx", "-o"),
    "x.txt": ("export", "p.ensemble", "--as", "iramuteq", "-o"),
    "x.lines": ("export", "p.ensemble", "--as", "lines", "-o"),
    "x.sav": ("export", "p.ensemble", "--as", "sav", "-o"),
    "x.xform": ("export", "p.ensemble", "--as", "xform", "-o"),
    "x.svg": ("chart", "p.ensemble", "ranking", "-o"),
    "x.png": ("chart", "p.ensemble", "ranking", "-o"),
    "x.pdf": ("report", "p.ensemble", "synthesis", "-o"),
    "y.html": ("report", "p.ensemble", "synthesis", "-o"),
    "x.json": ("compare", "p.ensemble", "p.ensemble", "-o"),
    "piles.csv": ("cluster", "p.ensemble", "-o"),
}


class Output(CliCase):
    def setUp(self):
        super().setUp()
        self.run_cli("init", "p.ensemble", "--title", "Test", "--sample")

    def test_a_project_is_never_written_over(self):
        for name, words in WRITERS.items():
            with self.subTest(words=words):
                ending = os.path.splitext(name)[1]
                os.replace(self.path("p.ensemble"), self.path("q" + ending))
                os.symlink("q" + ending, self.path("p.ensemble"))
                before = self.read_bytes("q" + ending)
                self.refuse(*words, "q" + ending, says="choose another name")
                self.assertEqual(before, self.read_bytes("q" + ending))
                os.remove(self.path("p.ensemble"))
                os.replace(self.path("q" + ending), self.path("p.ensemble"))

    def test_a_full_device_is_told_and_stays_a_device(self):
        os.symlink("/dev/full", self.path("full"))
        for name, words in WRITERS.items():
            with self.subTest(words=words):
                link = "full" + os.path.splitext(name)[1]
                if not os.path.lexists(self.path(link)):
                    os.symlink("/dev/full", self.path(link))
                self.refuse(*words, link)
                self.assertTrue(stat.S_ISCHR(os.stat("/dev/full").st_mode))
                self.assertTrue(os.path.islink(self.path(link)))

    def test_backups_replace_older_ones_and_no_other_project(self):
        self.run_cli("init", "q.ensemble", "--title", "Another")
        self.refuse("backup", "p.ensemble", "-o", "q.ensemble", project="q.ensemble", says="another project")
        self.refuse("backup", "p.ensemble", "-o", "p.ensemble", project="p.ensemble", says="the project itself")
        self.run_cli("backup", "p.ensemble", "-o", "b.ensemble")
        self.run_cli("backup", "p.ensemble", "-o", "b.ensemble")
        self.refuse("backup", "p.ensemble", "-o", "nowhere/b.ensemble", says="nowhere")
        os.symlink("/dev/full", self.path("full"))
        self.refuse("backup", "p.ensemble", "-o", "full")
        with open(self.path("c.ensemble"), "wb") as out:
            subprocess.run([PROGRAM, "backup", self.path("p.ensemble"), "-o", "-"], stdout=out, check=True)
        for name in ("b.ensemble", "c.ensemble"):
            self.run_cli("check", name)
            self.assertEqual(self.dump(name), self.dump("p.ensemble"))

    def test_papers_on_standard_output(self):
        for words in (("report", "p.ensemble", "synthesis"), ("compare", "p.ensemble", "p.ensemble")):
            self.run_cli(*words, "-o", "x.html")
            self.assertEqual(self.run_cli(*words, "-o", "-")[0], self.read("x.html"))

    def test_nothing_is_merged_when_its_report_has_no_place(self):
        self.run_cli("init", "q.ensemble", "--title", "Another")
        self.run_cli("export", "p.ensemble", "--as", "package", "-o", "p.xml")
        for report in ("nowhere/r.html", "nowhere/r.json"):
            self.refuse("merge", "q.ensemble", "p.xml", "--report", report, project="q.ensemble")
        self.run_cli("export", "q.ensemble", "--as", "package", "-o", "before.xml")
        os.symlink("/dev/full", self.path("full.html"))
        self.refuse("merge", "q.ensemble", "p.xml", "--report", "full.html")
        self.run_cli("export", "q.ensemble", "--as", "package", "-o", "after.xml")
        self.assertEqual(self.read("after.xml").splitlines()[2:], self.read("before.xml").splitlines()[2:])

    def test_other_files_are_told_from_packages(self):
        self.run_cli("export", "p.ensemble", "--as", "bundle", "-o", "p.ensemblez")
        self.run_cli("validate", "p.ensemblez")
        self.refuse("import", "p.ensemble", "p.ensemblez", "--as", "package", says="as a bundle")
        err = self.refuse("merge", "p.ensemble", "p.ensemble", project="p.ensemble", says="a project, not a package")
        self.assertEqual(err.count("a project, not a package"), 1)

    def test_a_folder_or_nowhere_is_refused(self):
        os.mkdir(self.path("folder.html"))
        listed = sorted(os.listdir(self.dir))
        for target in ("folder.html", "nowhere/x.html", ""):
            self.refuse("export", "p.ensemble", "--as", "html", "-o", target)
        self.assertEqual(listed, sorted(os.listdir(self.dir)))

    def test_links_are_followed_and_rights_kept(self):
        self.write("kept.xml", "old")
        os.chmod(self.path("kept.xml"), 0o600)
        os.symlink("kept.xml", self.path("link.xml"))
        self.run_cli("export", "p.ensemble", "--as", "package", "-o", "link.xml")
        self.assertTrue(os.path.islink(self.path("link.xml")))
        self.assertEqual(stat.S_IMODE(os.stat(self.path("kept.xml")).st_mode), 0o600)
        self.run_cli("validate", "kept.xml")

    def test_pipes(self):
        os.mkfifo(self.path("pipe"))
        got = []

        def read():
            with open(self.path("pipe"), "rb") as pipe:
                got.append(pipe.read())
        reader = threading.Thread(target=read)
        reader.start()
        self.run_cli("export", "p.ensemble", "--as", "package", "-o", "pipe")
        reader.join()
        self.run_cli("export", "p.ensemble", "--as", "package", "-o", "x.xml")
        self.assertEqual(got[0], self.read_bytes("x.xml"))
        self.assertTrue(stat.S_ISFIFO(os.stat(self.path("pipe")).st_mode))

    def run_bare(self, script, **options):
        """Runs a line of shell in which $E is the program."""
        return subprocess.run(["sh", "-c", script], cwd=self.dir, check=False, stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, env={"E": PROGRAM, **options})

    def test_closed_streams_never_lead_into_a_file(self):
        before = self.dump("p.ensemble")
        for words in ("info p.ensemble --json", "export p.ensemble --as package -o -",
                      "export p.ensemble --as html -o -", "export p.ensemble --as bundle -o -", "chart --list",
                      "group list p.ensemble", "--help", "--version"):
            done = self.run_bare("$E %s >&-" % words)
            self.assertEqual(done.returncode, 1, words)
            self.assertNotEqual(done.stderr, b"")
            self.run_bare("$E %s >&- 2>&- <&-" % words)
            self.assertEqual(self.run_bare("$E %s > /dev/full" % words).returncode, 1, words)
        self.run_bare("$E group add p.ensemble --name Neu --kind monochrome >&- 2>&- <&-")
        self.run_cli("check", "p.ensemble")
        self.assertEqual(len(self.dump("p.ensemble")["groups"]), len(before["groups"]) + 1)

    def test_projects_open_wherever_one_stands(self):
        os.mkdir(self.path("here"))
        for path in (self.dir, self.path("here"), self.path("p.ensemble")):
            os.chmod(path, 0o555)
        # Rights do not bind root, who becomes nobody.
        done = subprocess.run([PROGRAM, "info", self.path("p.ensemble"), "--json"], cwd=self.path("here"), check=False,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, user=65534 if os.geteuid() == 0 else None)
        os.chmod(self.dir, 0o755)
        self.assertEqual((done.returncode, done.stderr), (0, b""))

    @unittest.mock.patch.dict(os.environ)
    def test_any_name_of_a_file(self):
        os.environ["XDG_DATA_HOME"] = self.path("home")
        self.run_cli("key", "new", "--name", "Me")
        for name in ("file:x.ensemble", ":memory:", "a\nb?c#%s.ensemble", b"\xff\xfe.ensemble"):
            with self.subTest(name=name):
                name = os.fsencode(name)
                package = name + b".xml"
                # What people read names the file as it is called, in whatever bytes; what programs read is UTF-8.
                for words in (("init", name, "--title", "Test"), ("export", name, "--as", "package", "-o", package),
                              ("sign", package)):
                    subprocess.run([PROGRAM, *words], cwd=self.dir, check=True, stdout=subprocess.DEVNULL)
                self.assertTrue(os.path.exists(os.path.join(os.fsencode(self.dir), name)))
                for words in (("info", name), ("validate", package), ("verify", package),
                              ("merge", "p.ensemble", package, "--dry-run")):
                    self.assertTrue(self.json(*words))
                self.assertEqual([other for other in os.listdir(self.dir) if ".part" in other], [])

    def test_names_as_long_as_they_may_be(self):
        longest = "é" * 100 + "p" * 38 + ".ensemble"
        before = len(os.listdir(self.dir))
        self.init(longest, "--sample")
        self.run_cli("group", "add", longest, "--name", "G", "--kind", "monochrome")
        self.run_cli("undo", longest)
        self.run_cli("check", longest)
        self.run_cli("backup", longest, "-o", "b" * 238 + ".ensemble")
        for form in ("package", "bundle", "xlsx", "statements-csv"):
            self.run_cli("export", longest, "--as", form, "-o", "é" * 120 + form)
        self.assertEqual(len(os.listdir(self.dir)), before + 6)
        for words in (("init", "n" * 248, "--title", "T"), ("backup", "p.ensemble", "-o", "n" * 248)):
            self.refuse(*words, says="the name of the file is too long")
        self.assertEqual(len(os.listdir(self.dir)), before + 6)

    @unittest.mock.patch.dict(os.environ)
    def test_a_folder_for_scratch_that_is_gone(self):
        self.init("s.ensemble", "--sample")
        os.environ["TMPDIR"] = self.path("gone")
        for form in ("bundle", "xlsx", "sav", "datapackage", "package"):
            with self.subTest(form=form):
                self.run_cli("export", "s.ensemble", "--as", form, "-o", form)
        self.run_cli("validate", "bundle")
        self.run_cli("import", "s.ensemble", "sav", "--as", "sav", "--dry-run")
        subprocess.run([PROGRAM, "export", "s.ensemble", "--as", "xlsx", "-o", "-"], cwd=self.dir, check=True,
                       stdout=subprocess.DEVNULL)

    def test_text_is_utf8_where_no_language_is_set(self):
        for name in ({}, {"LC_ALL": "C"}, {"LC_ALL": "POSIX"}, {"LANG": "xx_XX"}):
            with self.subTest(environment=name):
                path = "Cité %d.ensemble" % len(os.listdir(self.dir))
                done = self.run_bare('$E init "%s" --title "Cité Γειά 城市" --territory Rīga' % path, **name)
                self.assertEqual(done.returncode, 0, done.stderr)
                self.run_bare('$E group add "%s" --name "Île" --kind monochrome' % path, **name)
                self.assertEqual(self.json("info", path)["title"], "Cité Γειά 城市")
                self.assertEqual(self.json("group", "list", path)[0]["name"], "Île")
        done = self.run_bare("$E init x.ensemble --title \"$(printf 'a\\377')\"")
        self.assertEqual(done.returncode, 2)
        self.assertIn(b"UTF-8", done.stderr)


if __name__ == "__main__":
    unittest.main()
