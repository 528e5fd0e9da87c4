# SPDX-FileCopyrightText: 2026 The Ensemble authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# XML made to harm is refused at once, in little memory, and makes the program open nothing but the file itself.
import os
import re
import shutil
import subprocess
import sys
import unittest
import zipfile

from cli_case import PROGRAM, CliCase

NAMESPACES = {"package": "urn:ensemble-wellbeing:package:1", "bundle": "urn:ensemble-wellbeing:package:1",
              "qdc": "urn:QDA-XML:codebook:1.0", "qdpx": "urn:QDA-XML:project:1.0"}
ROOTS = {"package": "package", "bundle": "package", "qdc": "CodeBook", "qdpx": "Project"}
# What lies in a zip file.
INSIDE = {"bundle": "package.xml", "qdpx": "project.qde"}
# Every other way in for a package.
WAYS = (("validate", "{f}"), ("merge", "p.ensemble", "{f}"), ("compare", "p.ensemble", "{f}"),
        ("merge", "p.ensemble", "{f}", "--dry-run"))
# The clock of a busy machine tells of others; the processor's own tells of this program.
MEASURE = """
import os, sys
pid = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ, file_actions=[(os.POSIX_SPAWN_OPEN, 1, "/dev/null", 1, 0)])
_, status, used = os.wait4(pid, 0)
print(os.waitstatus_to_exitcode(status), used.ru_utime + used.ru_stime, used.ru_maxrss)
"""
SECONDS = 1.0 * float(os.environ.get("ENS_TEST_SLOWNESS", "1"))
MOST_KIB = 64 * 1024


def documents(form, secret):
    """Each is bad in its own way; {r} is the root, {n} its namespace, {s} a file that nobody may read."""
    laughs = "".join('<!ENTITY l%d "%s">' % (i, "&l%d;" % (i - 1) * 10) for i in range(1, 12))
    texts = {
        "external file": '<!DOCTYPE {r} [<!ENTITY x SYSTEM "file://{s}">]><{r} xmlns="{n}">&x;</{r}>',
        "external net": '<!DOCTYPE {r} SYSTEM "http://127.0.0.1:9/x.dtd"><{r} xmlns="{n}"/>',
        "parameter": '<!DOCTYPE {r} [<!ENTITY % p SYSTEM "file://{s}">%p;]><{r} xmlns="{n}"/>',
        "laughs": '<!DOCTYPE {r} [<!ENTITY l0 "ha">' + laughs + ']><{r} xmlns="{n}">&l11;</{r}>',
        "quadratic": '<!DOCTYPE {r} [<!ENTITY a "' + "a" * 50000 + '">]><{r} xmlns="{n}">' + "&a;" * 50000 + "</{r}>",
        "xinclude": '<{r} xmlns="{n}" xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="file://{s}"/>'
                    "<odd/></{r}",
        "stylesheet": '<?xml-stylesheet href="file://{s}"?><{r} xmlns="{n}"/>',
        "schema": '<{r} xmlns="{n}" xmlns:i="http://www.w3.org/2001/XMLSchema-instance" '
                  'i:schemaLocation="{n} file://{s}"><</{r}>',
        "deep": '<{r} xmlns="{n}">' + "<Sources>" * 100000 + "</{r}>",
        "late": '<?xml version="1.0"?><!-- ' + "x" * 100000 + ' --><!DOCTYPE {r} [<!ENTITY x SYSTEM "file://{s}">]>'
                '<{r} xmlns="{n}">&x;</{r}>',
        "other encoding": '<?xml version="1.0" encoding="UTF-7"?><{r} xmlns="{n}"/>',
        "unknown entity": '<{r} xmlns="{n}">&x;</{r}>',
    }
    for name, text in texts.items():
        yield name, text.replace("{r}", ROOTS[form]).replace("{n}", NAMESPACES[form]).replace("{s}", secret)


class Hostile(CliCase):
    def setUp(self):
        super().setUp()
        self.init("p.ensemble")
        self.write("secret.txt", "secret")

    def make(self, form, text):
        name = "x." + form
        if form not in INSIDE:
            return self.write(name, text)
        with zipfile.ZipFile(self.path(name), "w") as archive:
            archive.writestr(INSIDE[form], text)
        return name

    def each(self):
        for form in NAMESPACES:
            for name, text in documents(form, self.path("secret.txt")):
                file = self.make(form, text)
                yield form, name, file, ("import", "p.ensemble", file, "--as", form)
                if form in ("package", "bundle"):
                    for words in WAYS:
                        yield form, name, file, tuple(word.replace("{f}", file) for word in words)

    def run_measured(self, *words):
        """Returns status, seconds, KiB and what was said. A small process starts the program: the memory of the one
        that starts another counts as the other's until it begins."""
        done = subprocess.run([sys.executable, "-I", "-S", "-c", MEASURE, PROGRAM, *words], cwd=self.dir, check=True,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        status, seconds, kib = done.stdout.decode("ascii").split()
        return int(status), float(seconds), int(kib), done.stderr.decode("utf-8")

    def test_refused_at_once_in_little_memory(self):
        before = self.read_bytes("p.ensemble")
        for form, name, _, words in self.each():
            with self.subTest(form=form, name=name, words=words):
                status, seconds, kib, err = self.run_measured(*words)
                self.assertEqual(status, 1, err)
                self.assertTrue(err.strip())
                self.assertLess(seconds, SECONDS)
                if "ENS_TEST_SLOWNESS" not in os.environ:
                    self.assertLess(kib, MOST_KIB)
        self.assertEqual(before, self.read_bytes("p.ensemble"))

    @unittest.skipUnless(shutil.which("strace"), "strace is not installed")
    def test_nothing_else_is_opened(self):
        probe = subprocess.run(["strace", "-f", "-o", self.path("probe"), "true"], check=False, capture_output=True)
        if probe.returncode != 0:
            self.skipTest("strace may not trace here")
        for form, name, file, words in self.each():
            with self.subTest(form=form, name=name, words=words):
                subprocess.run(["strace", "-f", "-e", "trace=open,openat,connect", "-o", self.path("trace"), PROGRAM,
                                *words], cwd=self.dir, check=False, stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL)
                trace = self.read("trace")
                self.assertIn(file, trace)
                self.assertNotIn("secret.txt", trace)
                self.assertIsNone(re.search(r"connect\(.*AF_INET", trace), trace)

    def test_pieces_without_end_are_refused_at_once(self):
        """Each is good up to where a limit is passed: one text in a million pieces, one text, attributes, namespaces."""
        good = self.filled()
        head, tail = good.split("<text>", 1)
        many = " ".join('a%d=""' % i for i in range(100000))
        spaces = " ".join('xmlns:a%d="a"' % i for i in range(100000))
        line = head.count("\n") + 1
        for name, text, says, where in (
                ("pieces", head + "<text>" + "&#65;" * 2000000 + tail, "65536", line),
                ("long", head + "<text>" + "A" * (50 << 20) + tail, "65536", line),
                ("attributes", good.replace("<statement ", "<statement " + many + " ", 1), "256", line - 1),
                ("namespaces", good.replace("<statement ", "<statement " + spaces + " ", 1), "256", line - 1),
                ("root", good.replace("<package ", "<package " + many + " ", 1), "256", 2)):
            self.write("x.xml", text)
            for words in (*WAYS, ("import", "p.ensemble", "{f}", "--as", "package")):
                with self.subTest(name=name, words=words):
                    self.refuse_measured("x.xml:%d: " % where, says, *(word.replace("{f}", "x.xml") for word in words))
        self.write("x.qdc", '<?xml version="1.0"?>\n<CodeBook xmlns="urn:QDA-XML:codebook:1.0" %s/>' % many)
        self.refuse_measured("x.qdc:2: ", "256", "import", "p.ensemble", "x.qdc", "--as", "qdc")

    def test_texts_in_tiny_pieces_are_read_at_once(self):
        good = self.filled()
        start, text, end = re.match("(.*<text>)(.*)(</text>.*)", good, re.S).groups()
        self.write("x.xml", start + "&#65;" * 65536 + end)
        status, seconds, kib, err = self.run_measured("validate", "x.xml")
        self.assertEqual(status, 0, err)
        self.assertLess(seconds, SECONDS / 5)

    def filled(self):
        self.init("from.ensemble")
        self.run_cli("group", "add", "from.ensemble", "--name", "G", "--kind", "monochrome")
        self.write("one.csv", "group,text\nG,A quiet place\n")
        self.run_cli("import", "from.ensemble", "one.csv", "--as", "statements-csv")
        self.run_cli("export", "from.ensemble", "--as", "package", "-o", "good.xml")
        return self.read("good.xml")

    def refuse_measured(self, where, says, *words):
        status, seconds, kib, err = self.run_measured(*words)
        self.assertEqual(status, 1, err)
        self.assertIn(where, err)
        self.assertIn(says, err)
        self.assertLess(seconds, SECONDS)
        if "ENS_TEST_SLOWNESS" not in os.environ:
            self.assertLess(kib, MOST_KIB)

    def test_pipes_are_not_waited_for(self):
        os.mkfifo(self.path("pipe"))
        for words in (*WAYS, ("verify", "{f}"), ("import", "p.ensemble", "{f}", "--as", "package"),
                      ("import", "p.ensemble", "{f}", "--as", "bundle")):
            with self.subTest(words=words):
                self.refuse(*(word.format(f="pipe") for word in words), project="p.ensemble", says="pipe")

    def test_archives_lead_nowhere(self):
        for entry in ("../project.qde", "/project.qde", "a/../../project.qde"):
            with zipfile.ZipFile(self.path("x.qdpx"), "w") as archive:
                archive.writestr(entry, "<Project/>")
            self.refuse("import", "p.ensemble", "x.qdpx", "--as", "qdpx", project="p.ensemble")
        with zipfile.ZipFile(self.path("x.qdpx"), "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("project.qde", b" " * (64 << 20))
        self.refuse("import", "p.ensemble", "x.qdpx", "--as", "qdpx", project="p.ensemble", says="200")

    def test_entries_that_are_no_files_are_refused(self):
        self.run_cli("export", "p.ensemble", "--as", "bundle", "-o", "good.zip")
        for name, mode, says in (("pipe", 0o010644, "“pipe”"), ("device", 0o020644, "“device”"),
                                 ("link", 0o120777, "“link”"), ("folder/", 0o010755, "“folder/”"),
                                 ("package.xml/", 0o040755, "“package.xml/”"), ("../folder/", 0o040755, "“../folder/”"),
                                 ("a\0b", 0o100644, "NUL")):
            with self.subTest(name=name):
                shutil.copy(self.path("good.zip"), self.path("x.zip"))
                entry = zipfile.ZipInfo("x")
                entry.filename, entry.create_system, entry.external_attr = name, 3, mode << 16
                with zipfile.ZipFile(self.path("x.zip"), "a") as archive:
                    archive.writestr(entry, b"")
                self.refuse("import", "p.ensemble", "x.zip", "--as", "bundle", project="p.ensemble", says=says)
        with zipfile.ZipFile(self.path("x.zip"), "w") as archive:
            archive.writestr("package.xml/", b"")
            archive.writestr("package.xml", b"<package/>")
        self.refuse("import", "p.ensemble", "x.zip", "--as", "bundle", project="p.ensemble", says="twice")


if __name__ == "__main__":
    unittest.main()
