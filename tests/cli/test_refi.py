# SPDX-FileCopyrightText: 2026 The Ensemble authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Codebooks and projects for other programs fit the schema of REFI-QDA, whatever is in them, and come back to the
# letter. Files of other programs come in, with a report that a person can read.
import csv
import io
import os
import shutil
import subprocess
import unittest
import zipfile

from cli_case import ROOT, SOURCE, CliCase

# The codebook of a project is of the same type as a file that holds only a codebook.
SCHEMA = os.path.join(SOURCE, "fixtures", "refi-qda", "Project.xsd")
EVERY_KIND = os.path.join(SOURCE, "fixtures", "packages", "every-kind.xml")
UNRULY = os.path.join(SOURCE, "fixtures", "strings", "unruly.txt")
DATA = os.path.join(os.environ.get("ENS_TEST_DATA", os.path.join(ROOT, "..", "shared", "data")), "refi_qda")
CODEBOOK_SCHEMA = os.path.join(DATA, "schema", "Codebook-v1.0.openqda.xsd")
PRIVACY = ("internal", "partner", "public")
TEXTS = ("السكن اللائق <للجميع> & \"آمن\"", "]]> <!-- & --> &#0; &amp;", "a\tb\r\nc\u2028d", "=1+1", "'=1+1", "\"", "'",
         "\U0001F600\u200d\U0001F525", "e\u0301", "x" * 65536, "é" * 32768, "\u007f\u0085\ufdd0")


class RefiCase(CliCase):
    def validate(self, schema, name):
        done = subprocess.run(["xmllint", "--noout", "--nonet", "--huge", "--schema", schema, self.path(name)],
                              check=False, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self.assertEqual(done.returncode, 0, done.stderr.decode("utf-8")[:2000])

    def rows(self, project):
        out, _ = self.run_cli("export", project, "--as", "statements-csv", "-o", "-")
        return [{name: cell for name, cell in row.items() if name not in ("created", "author")}
                for row in csv.DictReader(io.StringIO(out.lstrip("\ufeff"), newline=""))]

    def make_empty(self):
        self.run_cli("init", "p.ensemble", "--title", "<é> & \"'\n", "--language", "ar")

    def make_every_kind(self):
        self.init()
        self.run_cli("import", "p.ensemble", EVERY_KIND, "--as", "package")

    def make_sample(self):
        self.init("p.ensemble", "--sample")

    def make_unruly(self):
        """Every field that travels, with all that XML finds hard to say."""
        self.init()
        groups = ("الشباب <&>", "Ai\"nés'", "x" * 200)
        for name in groups:
            self.run_cli("group", "add", "p.ensemble", "--name", name, "--kind", "rainbow")
        with open(UNRULY, encoding="utf-8") as file:
            texts = TEXTS + tuple(line.rstrip("\n") for line in file)
        with open(self.path("s.csv"), "w", encoding="utf-8", newline="") as file:
            table = csv.writer(file)
            table.writerow(("text", "count", "group", "question", "language", "polarity", "code", "coder"))
            for i, text in enumerate(texts):
                table.writerow((text, i % 7 + 1, groups[i % 3], "Q%d" % (i % 4 + 1), ("fr", "ar", "")[i % 3],
                                ("positive", "negative", "open")[i % 3], ("A01", "A01/P15", "D03/P15/k", "")[i % 4],
                                ("Zoé <&>", "M\"K", "")[i % 3] if i % 4 < 3 else ""))
        self.run_cli("import", "p.ensemble", "s.csv", "--as", "statements-csv")


@unittest.skipUnless(shutil.which("xmllint"), "xmllint is not installed")
class Written(RefiCase):
    def check(self, make):
        make()
        for privacy in PRIVACY:
            with self.subTest(privacy):
                self.run_cli("export", "p.ensemble", "--as", "qdpx", "-o", "p.qdpx", "--privacy", privacy)
                with zipfile.ZipFile(self.path("p.qdpx")) as archive:
                    self.assertIsNone(archive.testzip())
                    self.write("p.qde", archive.read("project.qde"))
                self.validate(SCHEMA, "p.qde")
        self.run_cli("export", "p.ensemble", "--as", "qdc", "-o", "c.qdc")
        wrapped = self.read("c.qdc").replace(
            '<CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="Ensemble">',
            '<Project xmlns="urn:QDA-XML:project:1.0" name="p"><CodeBook>')
        self.validate(SCHEMA, self.write("wrapped.xml", wrapped + "</Project>\n"))
        if os.path.exists(CODEBOOK_SCHEMA):
            self.validate(CODEBOOK_SCHEMA, "c.qdc")

    def test_empty(self):
        self.check(self.make_empty)

    def test_every_kind(self):
        self.check(self.make_every_kind)

    def test_sample(self):
        self.check(self.make_sample)

    def test_unruly(self):
        self.check(self.make_unruly)


class ComesBack(RefiCase):
    def test_to_the_letter(self):
        self.make_unruly()
        self.run_cli("export", "p.ensemble", "--as", "qdpx", "-o", "p.qdpx")
        self.init("q.ensemble")
        self.run_cli("import", "q.ensemble", "p.qdpx", "--as", "qdpx")
        ours, theirs = (sorted(self.rows(name), key=lambda row: row["id"]) for name in ("p.ensemble", "q.ensemble"))
        self.assertEqual(len(ours), len(theirs))
        for mine, other in zip(ours, theirs):
            self.assertEqual(mine, other)
        out, _ = self.run_cli("import", "p.ensemble", "p.qdpx", "--as", "qdpx")
        self.assertIn("nothing was changed", out)

    def test_each_coder_keeps_what_they_meant(self):
        """Meaning and beneficiary stand beside the passage, which several may have coded."""
        self.init()
        self.run_cli("group", "add", "p.ensemble", "--name", "G", "--kind", "rainbow")
        ident = "01a209d4-1e5a-7000-8000-000000000001"
        for code, coder in (("A01/P15/k", "AB"), ("A01", "C;D (é)"), ("A01/Q02", "Zoé, x"), ("D03", "E")):
            self.write("s.csv", "id,text,group,question,code,coder\n%s,un banc,G,Q1,%s,\"%s\"\n" % (ident, code, coder))
            self.run_cli("import", "p.ensemble", "s.csv", "--as", "statements-csv")
        self.run_cli("export", "p.ensemble", "--as", "qdpx", "-o", "p.qdpx")
        self.init("q.ensemble")
        self.run_cli("import", "q.ensemble", "p.qdpx", "--as", "qdpx")
        self.assertEqual(*(sorted(str(row[1:6]) for row in self.codings(name)) for name in ("p.ensemble", "q.ensemble")))
        self.assertEqual(len(self.codings("q.ensemble")), 4)

    def codings(self, project):
        """Rows of the table of codings: its number, statement, coder, node, meaning, beneficiary, …"""
        return self.dump(project)["codings"]

    PLAIN = ('<Project xmlns="urn:QDA-XML:project:1.0" name="p"><CodeBook><Codes><Code guid="c" name="%s"/></Codes>'
             '</CodeBook><Sources><TextSource guid="t" name="%s"><PlainTextContent>un</PlainTextContent>'
             '<PlainTextSelection guid="s%s" startPosition="0" endPosition="2"><Coding guid="k"><CodeRef '
             'targetGUID="c"/></Coding></PlainTextSelection></TextSource></Sources></Project>')

    def take(self, code, place):
        """A file of another program, which many call the same."""
        with zipfile.ZipFile(self.path("p.qdpx"), "w") as archive:
            archive.writestr("project.qde", self.PLAIN % (code, place, place))
        return self.run_cli("import", "p.ensemble", "p.qdpx", "--as", "qdpx")[0]

    def test_files_of_one_name(self):
        self.init()
        self.take("kin", "Lundi")
        self.assertNotIn("Changed", self.take("work", "Mardi"))
        self.assertIn("nothing was changed", self.take("kin", "Lundi"))
        labels = {row[5] for row in self.dump("p.ensemble")["nodes"]}
        self.assertTrue({"kin", "work"} <= labels)
        self.assertEqual(len({row[3] for row in self.codings("p.ensemble")}), 2)

    def test_goes_out_with_the_codebook_that_was_coded_with(self):
        self.init()
        self.take("kin", "Lundi")
        _, err = self.run_cli("export", "p.ensemble", "--as", "qdpx", "-o", "out.qdpx")
        self.assertEqual(err, "")
        with zipfile.ZipFile(self.path("out.qdpx")) as archive:
            written = archive.read("project.qde").decode("utf-8")
        self.assertIn('name="A kin"', written)
        self.assertEqual(written.count("<CodeRef "), 1)
        self.take("work", "Mardi")
        _, err = self.run_cli("export", "p.ensemble", "--as", "qdpx", "-o", "out.qdpx")
        self.assertIn("1 coding stayed behind", err)

    def test_says_what_has_no_place_there(self):
        self.init()
        self.write("t.csv", "text,group,code,coder,receipt\nun,G,D03,AA,R1\ndeux,G,D03,AA,\n")
        self.run_cli("import", "p.ensemble", "t.csv", "--as", "statements-csv")
        self.run_cli("export", "p.ensemble", "--as", "package", "-o", "p.xml")
        self.write("p.xml", self.read("p.xml").replace('certainty="sure"', 'certainty="unsure"', 1))
        self.init("q.ensemble")
        self.run_cli("import", "q.ensemble", "p.xml", "--as", "package")
        _, err = self.run_cli("export", "q.ensemble", "--as", "qdpx", "-o", "out.qdpx")
        self.assertIn("1 coding went out without saying that it is in doubt or agreed on", err)
        self.assertIn("1 receipt number stayed behind", err)

    def test_coders_of_others_become_initials(self):
        self.init()
        project = ('<Project xmlns="urn:QDA-XML:project:1.0" name="p" origin="%s"><Users><User guid="u" '
                   'name="Zoé Martin"/></Users><CodeBook><Codes><Code guid="c" name="kin"/></Codes></CodeBook><Sources>'
                   '<TextSource guid="t" name="%s"><PlainTextContent>un</PlainTextContent><PlainTextSelection '
                   'guid="%s" startPosition="0" endPosition="2"><Coding guid="k" creatingUser="u"><CodeRef '
                   'targetGUID="c"/></Coding></PlainTextSelection></TextSource></Sources></Project>')
        for origin, coder in (("Other", "ZM"), ("Ensemble", "Zoé Martin")):
            with zipfile.ZipFile(self.path("p.qdpx"), "w") as archive:
                archive.writestr("project.qde", project % ((origin,) * 3))
            self.run_cli("import", "p.ensemble", "p.qdpx", "--as", "qdpx")
            self.assertEqual([row["coder"] for row in self.rows("p.ensemble") if row["group"] == origin], [coder])


class Told(RefiCase):
    """What has no place here is told, each with how many; nothing goes without a word."""

    PROJECT = """<Project xmlns="urn:QDA-XML:project:1.0" name="p"><Users><User guid="u" name="Zoé Martin"/></Users>
<CodeBook><Codes><Code guid="c" name="kin"/></Codes></CodeBook>
<Variables><Variable guid="v" name="Age" typeOfVariable="Integer"/></Variables>
<Cases><Case guid="a" name="Anna"><SourceRef targetGUID="t"/></Case></Cases>
<Sources><TextSource guid="t" name="Lundi" plainTextPath="internal://t.txt">
<PlainTextSelection guid="s" startPosition="0" endPosition="2">
<Coding guid="k" creatingUser="u"><CodeRef targetGUID="c"/></Coding>
</PlainTextSelection></TextSource></Sources></Project>
"""
    AGAIN = '<PlainTextSelection guid="s" startPosition="%s" endPosition="7"><Coding guid="l" creatingUser="u">' \
            '<CodeRef targetGUID="c"/></Coding></PlainTextSelection></TextSource>'
    # What is put in the place of what, and the words of every line that tells of it.
    LOSSES = (
        ("", "", []),
        ('name="kin"/>', 'name="kin"/><Code guid="c" name="work"/>', ["p.qdpx:2: the id “c” is there twice"]),
        ("</Users>", '<User guid="u" name="Bob"/></Users>', ["p.qdpx:1: the id “u” is there twice"]),
        ("</TextSource>", AGAIN % 3, ["p.qdpx:8: the id “s” is there twice"]),
        ("</TextSource>", (AGAIN % 700).replace('"7"', '"800"').replace('"s"', '"r"'), ["1 passage"]),
        ("</TextSource>", (AGAIN % -1).replace('"s"', '"r"'), ["p.qdpx:8: a passage", "Coding (1)"]),
        ('creatingUser="u"', 'creatingUser="w"', ["1 coding counts as yours"]),
        ("</Cases>", '<Case guid="b"><SourceRef targetGUID="t"/></Case></Cases>', ["1 further case"]),
        ("<SourceRef", "<VariableValue><VariableRef targetGUID='v'/><IntegerValue>41</IntegerValue></VariableValue>"
         "<SourceRef", ["Age (1)"]),
        ("</Sources>", "</Sources><Notes><Note guid='n'/><Note guid='o'/></Notes><Description>all</Description>",
         ["Description (1), Note (2)"]),
        ('name="kin"', 'name="%s"' % ("k" * 65537), ["p.qdpx:2: a code with a name longer"]),
    )

    def pack(self, text, *files):
        with zipfile.ZipFile(self.path("p.qdpx"), "w") as archive:
            archive.writestr("project.qde", text)
            for name in files or ("Sources/t.txt",):
                archive.writestr(name, "un\ndeux\n" if name == "Sources/t.txt" else "trois\nquatre\n")

    def test_each_loss(self):
        for i, (old, new, words) in enumerate(self.LOSSES):
            with self.subTest(new[:60]):
                project = self.init("p%d.ensemble" % i)
                self.pack(self.PROJECT.replace(old, new, 1))
                _, err = self.run_cli("import", project, "p.qdpx", "--as", "qdpx")
                self.assertEqual(len(err.splitlines()), len(words), err)
                for line, word in zip(err.splitlines(), words):
                    self.assertIn(word, line)

    def test_texts_of_one_name(self):
        """A text is found by its folder; the words of another of its name are not put behind it."""
        self.init()
        self.pack(self.PROJECT, "other/t.txt", "Sources/t.txt")
        self.run_cli("import", "p.ensemble", "p.qdpx", "--as", "qdpx")
        self.assertEqual(sorted(row["text"] for row in self.rows("p.ensemble")), ["deux", "un"])

    def test_long_names_are_cut_in_what_is_said(self):
        self.init()
        self.pack(self.PROJECT.replace('name="Anna"', "").replace("Lundi", "L" * 70000))
        err = self.refuse("import", "p.ensemble", "p.qdpx", "--as", "qdpx", project="p.ensemble", says="LLL…")
        self.assertLess(len(err), 1000)

    def test_cut_off(self):
        """Every place to cut a file at, its list of parts included."""
        self.init()
        self.pack(self.PROJECT)
        whole = self.read_bytes("p.qdpx")
        for length in (*range(30, len(whole) - 1, 61), len(whole) - 1):
            self.write("cut.qdpx", whole[:length])
            self.refuse("import", "p.ensemble", "cut.qdpx", "--as", "qdpx", project="p.ensemble",
                        says="cut off before its end")

    def test_one_line_a_fault(self):
        self.init()
        with zipfile.ZipFile(self.path("p.qdpx"), "w") as archive:
            archive.writestr("project.qde", self.PROJECT.encode("latin-1"))
        err = self.refuse("import", "p.ensemble", "p.qdpx", "--as", "qdpx", project="p.ensemble", says="qde:1: ")
        self.assertTrue(all(line.startswith("p.qdpx") for line in err.splitlines()), err)

    def test_codebook(self):
        self.init()
        self.write("c.qdc", '<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes><Code guid="c" name="kin"><NoteRef '
                            'targetGUID="n"/></Code></Codes></CodeBook>')
        _, err = self.run_cli("import", "p.ensemble", "c.qdc", "--as", "qdc")
        self.assertIn("NoteRef (1)", err)


@unittest.skipUnless(os.path.isdir(DATA), "the files of other programs are not here: set ENS_TEST_DATA")
class OfOtherPrograms(RefiCase):
    """Everything that was left out is told once, in a line that says what and how many."""

    def take(self, name):
        self.init()
        out, err = self.run_cli("import", "p.ensemble", os.path.join(DATA, name), "--as", name.rsplit(".", 1)[1])
        return out, err, self.json("info", "p.ensemble")["counts"]

    def test_qualitative_coding(self):
        out, err, counts = self.take("qualitative-coding_demo.qdpx")
        self.assertEqual((counts["statements"], counts["codings"], counts["coders"]), (158, 158, 1), out)
        self.assertEqual(len(err.splitlines()), 4, err)
        for words in ("129 codes", "88 codings", "1023 lines", "47 further codes"):
            self.assertIn(words, err)

    def test_without_texts(self):
        for name in ("atlasti_target.qdpx", "taguette_codebook.qdc"):
            out, err, _ = self.take(name)
            self.assertIn("3 codes", out)
            self.assertEqual(err, "")
            os.remove(self.path("p.ensemble"))


if __name__ == "__main__":
    unittest.main()
