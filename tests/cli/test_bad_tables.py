# SPDX-FileCopyrightText: 2026 The Ensemble authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Every reader says where bad input is bad and what to do, and leaves the project alone; what is only saved in an
# odd way comes in.
import csv
import io
import os
import re
import unittest

from cli_case import CliCase

# A good file of each format of tables, the group and question for those that need them.
TABLES = {
    "lines": "4;Avoir été;D03\n1;être; là;\n",
    "statements-csv": "text,count,question\nAvoir été,3,Q1\n\"a, b\",1,Q2\n",
    "answers-csv": "form,group,Été,Toit\n1,Jeunes,5,3\n2,Jeunes,2,\n",
    "kobo-csv": "ete,toit,_uuid\n5,3,é1\n4,2,u2\n",
    "limesurvey-csv": "id,submitdate,ete,toit\n1,é,5,3\n2,x,4,3\n",
    "votes-csv": "text,agree,disagree,pass\nUn été,3,2,1\nLa mer,1,2,3\n",
    "decidim-csv": "id,title,body,supports\n1,Un été,au parc,3\n2,La mer,ou la rivière,1\n",
    "codebook-csv": "code,parent,label,keywords\nA,,Été,\nA01,A,Mer,eau|sel\n",
    "groups-csv": "name,kind,participants\nÉté,monochrome,4\nMer,rainbow,5\n",
    "criteria-csv": "title,note\nUn été,x\nLa mer,y\n",
    "indicators-csv": "title,criterion,level1,level2,level3,level4,level5\nÉté 2,Liens,a,b,c,d,e\n",
    "rounds-csv": "title,state\nÉté,open\n",
}
# These are tried with everything, the others take turns: one reader of tables is below them all.
FULL = ("lines", "statements-csv", "answers-csv")
# Read by their own bytes: not one of them is text in a table.
OTHERS = ("package", "bundle", "qdc", "qdpx", "sav")
PLACE = re.compile(r"^(\./)?[^:]+:(\d+:)? \S.+", re.M)


def some(form, cases):
    turn = 0 if form in FULL else list(TABLES).index(form)
    return [case for i, case in enumerate(cases) if form in FULL or i % 4 == turn % 4]


def shapes(text):
    """The same content as other programs save it: it comes in all the same."""
    yield "utf-16 with mark", text.encode("utf-16")
    yield "utf-16le", text.encode("utf-16-le")
    yield "utf-16be", text.encode("utf-16-be")
    yield "windows-1252", text.encode("cp1252")
    yield "two marks", ("\ufeff\ufeff" + text).encode("utf-8")
    yield "cr", text.replace("\n", "\r").encode("utf-8")
    yield "crlf", text.replace("\n", "\r\n").encode("utf-8")
    yield "no last line end", text.rstrip("\n").encode("utf-8")
    yield "empty lines", text.replace("\n", "\n\n\n").encode("utf-8")


def damages(form, text):
    """What must be refused: bytes, and words of the refusal."""
    head, _, rest = text.partition("\n")
    first, separator = rest.partition("\n")[0], ";" if form == "lines" else ","
    cells = first.split(separator)
    last = separator.join(cells[:-1] + ["x" * 65537])
    yield "empty", b"", ": the file is empty"
    yield "only a mark", b"\xef\xbb\xbf", ": the file is empty"
    yield "only blanks", b"\n \n", ": the file is empty"
    yield "a byte too many", text.encode("utf-16") + b"x", ":"
    yield "two encodings", text.encode("utf-8") + "éàèù,".encode("utf-8") * 20 + b"\xe9\n", ":"
    yield "a zero in the first line", (head[:2] + "\0" + head[2:] + "\n" + rest).encode("utf-8"), ":1: bytes that are no"
    yield "zeros", b"\0" * 100, ":1: bytes that are no text"
    yield "no text at all", bytes((i * 7919 + i // 7) % 256 for i in range(5000)), ":1: bytes that are no text"
    yield "too long", ("%s\n%s;\n" % (head, last)).encode("utf-8"), ":2: "
    if form == "lines":
        return
    yield "row too short", (text + "x\n").encode("utf-8"), "1 cell instead of"
    yield "row too long", (text + separator.join(cells + ["x", "x"]) + "\n").encode("utf-8"), "cells instead of"
    yield "open quote", (text + "\"abc").encode("utf-8"), "never closed: close it"
    yield "open quote in a long file", (text + "\"abc\n" + "x,y\n" * 30000).encode("utf-8"), "is a quote missing?"
    yield "no column is known", b"a1,b1\n1,2\n", ":1: "
    yield "too many columns", b"x," * 32768 + b"x\n", ": the file has more columns than the limit of 32767"


class BadTables(CliCase):
    """Every format of tables, every damage: status 1, a place and a reason, and nothing changed."""

    def setUp(self):
        super().setUp()
        self.init()
        self.run_cli("group", "add", "p.ensemble", "--name", "Jeunes", "--kind", "monochrome")
        self.run_cli("import", "p.ensemble", self.write("c.csv", "title\nLiens\n"), "--as", "criteria-csv")
        self.run_cli("import", "p.ensemble", self.write(
            "i.csv", "title,criterion,level1,level2,level3,level4,level5\nÉté,Liens,a,b,c,d,e\nToit,Liens,a,b,c,d,e\n"),
                     "--as", "indicators-csv")
        self.run_cli("survey", "add", "p.ensemble", "--title", "Printemps")

    def words(self, form, name):
        target = ("--group", "Jeunes", "--question", "Q1") if form in ("lines", "statements-csv") else ()
        return ("import", "p.ensemble", name, "--as", form, *target)

    def refuse_here(self, form, name, says):
        err = self.refuse(*self.words(form, name), project="p.ensemble", says=says)
        for line in err.splitlines():
            self.assertRegex(line, PLACE)
        return err

    def test_odd_shapes_come_in(self):
        for form, text in TABLES.items():
            plain = self.json(*self.words(form, self.write("x.csv", text)), "--dry-run")[0]["new"]
            self.assertGreater(sum(plain.values()), 0)
            for name, content in some(form, shapes(text)):
                with self.subTest(form=form, name=name):
                    found = self.json(*self.words(form, self.write("x.csv", content)), "--dry-run")[0]["new"]
                    self.assertEqual(found, plain)

    def test_saved_again_it_is_the_same(self):
        for form in ("lines", "statements-csv"):
            self.run_cli(*self.words(form, self.write("x.csv", TABLES[form])))
            before = self.read_bytes("p.ensemble")
            for name, content in shapes(TABLES[form]):
                if name in ("utf-16 with mark", "windows-1252", "cr", "crlf"):
                    out, _ = self.run_cli(*self.words(form, self.write("y.csv", content)))
                    self.assertIn("came in before", out, name)
            self.assertEqual(before, self.read_bytes("p.ensemble"))

    def test_damaged(self):
        for form, text in TABLES.items():
            for name, content, says in some(form, damages(form, text)):
                with self.subTest(form=form, name=name):
                    self.write("x.csv", content)
                    self.assertLess(len(self.refuse_here(form, "x.csv", says)), 20000)

    def test_no_file(self):
        os.mkdir(self.path("folder"))
        os.mkfifo(self.path("pipe"))
        with open(self.path("large"), "wb") as file:
            file.truncate(513 << 20)
        for form in (*TABLES, *OTHERS):
            for name, says in (("none", "none: the file could not be read: No such file"), ("folder", "name a file in it"),
                               ("pipe", "pipe or a device"), ("large", "limit of ")):
                with self.subTest(form=form, name=name):
                    self.refuse_here(form, name, says)
            self.write("x.bin", b"hello world\n" * 20)
            if form in OTHERS:
                self.refuse_here(form, "x.bin", "x.bin")
        os.chmod(self.path("x.bin"), 0)
        if not os.access(self.path("x.bin"), os.R_OK):
            self.refuse_here("lines", "x.bin", "Permission denied")

    def test_files_put_one_behind_the_other(self):
        self.run_cli(*self.words("lines", self.write("x.txt", "\ufeff1;un;\n\ufeff2;deux;\n")))
        self.assertEqual(self.json("info", "p.ensemble")["counts"]["statements"], 2)

    def test_two_columns_of_one_name(self):
        self.write("x.csv", "text,count,Text\nun,1,deux\n")
        _, err = self.run_cli(*self.words("statements-csv", "x.csv"), "--dry-run")
        self.assertIn("x.csv:1: columns 1 and 3 are both called “Text”: the first is taken", err)
        self.run_cli(*self.words("statements-csv", "x.csv"), "--map", "text=3")
        out, _ = self.run_cli("export", "p.ensemble", "--as", "statements-csv", "-o", "-")
        self.assertIn("\ndeux,", out.replace("\r", ""))

    def test_what_it_is_written_in_can_be_said(self):
        # Few letters do not tell Czech from French; what was said counts, whatever the case of the name.
        words = "Žďár, šťáva a řeka"
        for form, text in TABLES.items():
            with self.subTest(form=form):
                self.write("x.csv", text.encode("cp850"))
                out, _ = self.run_cli(*self.words(form, "x.csv"), "--encoding", "cp850", "--dry-run")
                self.assertIn("would be done", out)
        self.write("x.csv", ("text\n%s\n" % words).encode("cp1250"))
        shown = self.json(*self.words("statements-csv", "x.csv"), "--encoding", "Windows-1250", "--dry-run")[0]["preview"]
        self.assertEqual((shown["encoding"], shown["rows"][0][0]), ("Windows-1250", words))
        self.run_cli(*self.words("statements-csv", "x.csv"), "--encoding", "Windows-1250")
        self.run_cli(*self.words("lines", self.write("x.txt", "1;Ελλάδα;\n".encode("iso8859-7"))), "--encoding", "ISO-8859-7")
        out, _ = self.run_cli("export", "p.ensemble", "--as", "lines", "-o", "-")
        self.assertEqual(sorted(line.split(";")[1] for line in out.split("\n") if line), [words, "Ελλάδα"])
        # The mark of a file counts more than what is said of it, and bytes that are not so written are refused.
        self.run_cli(*self.words("lines", self.write("x.txt", "\ufeff1;été;\n")), "--encoding", "CP852")
        out, _ = self.run_cli("export", "p.ensemble", "--as", "lines", "-o", "-")
        self.assertIn("1;été;", out)
        self.write("x.txt", "1;pâté;\n".encode("cp1252"))
        self.refuse(*self.words("lines", "x.txt"), "--encoding", "UTF-8", project="p.ensemble", says="x.txt:1: ")
        self.refuse(*self.words("lines", "x.txt"), "--encoding", "x", status=2, says="name one of UTF-8, UTF-16LE")
        self.refuse(*self.words("sav", "x.txt"), "--encoding", "UTF-8", status=2, says="leave the encoding out")

    def test_columns_in_any_order_and_language(self):
        texts = ("Un banc;, \"à l'ombre\"", "deux\nlignes", "'=1+1")
        heads = ({"text": "text", "count": "count"}, {"text": "Énoncé", "count": "Nombre"},
                 {"text": "Comment", "count": "n"}, {"text": "TEXTO", "count": "x"}, {"text": "Kommentar", "count": "Anzahl"},
                 {"text": "نص", "count": "عدد"}, {"text": "Κείμενο", "count": "ΠΛΉΘΟΣ"}, {"text": "Réponse", "count": "N"})
        for number, head in enumerate(heads):
            with self.subTest(head=head):
                with open(self.path("x.csv"), "w", encoding="utf-8", newline="") as file:
                    table = csv.writer(file, delimiter=",;\t"[number % 3])
                    table.writerow(("odd", head["count"], "rest", head["text"]))
                    for text in texts:
                        table.writerow((number, number + 2, "", text))
                given = ("--map", "count=x") if head["count"] == "x" else ()
                self.run_cli(*self.words("statements-csv", "x.csv"), *given)
                out, _ = self.run_cli("export", "p.ensemble", "--as", "statements-csv", "-o", "-")
                rows = list(csv.DictReader(io.StringIO(out.lstrip("\ufeff"), newline="")))
                self.assertEqual([(row["text"], row["count"]) for row in rows],
                                 [(text, str(number + 2)) for text in texts])
                self.run_cli("undo", "p.ensemble")

    def test_bad_rows_are_skipped_and_told(self):
        self.write("x.csv", "text,count\nun,1\ndeux,zéro\ntrois\nquatre,4\n")
        before = self.read_bytes("p.ensemble")
        out, err = self.run_cli(*self.words("statements-csv", "x.csv"), "--skip-bad-rows", "--dry-run")
        self.assertEqual(before, self.read_bytes("p.ensemble"))
        self.assertIn("would be done: New: 2 statements", out)
        self.assertRegex(err, r"(?s)x\.csv:3: row 2: .*x\.csv:4: row 3: 1 cell instead of 2")
        self.run_cli(*self.words("statements-csv", "x.csv"), "--skip-bad-rows")
        out, _ = self.run_cli(*self.words("statements-csv", "x.csv"), "--skip-bad-rows")
        self.assertIn("nothing was changed", out)

    def test_a_count_above_the_limit_names_it(self):
        for form, text in (("lines", "%d;un\n"), ("statements-csv", "text,count\nun,%d\n")):
            with self.subTest(form=form):
                self.write("x.csv", text % 1000001)
                self.refuse(*self.words(form, "x.csv"), project="p.ensemble", says="above the limit of 1000000")
                self.write("x.csv", text % 1000000)
                self.run_cli(*self.words(form, "x.csv"))

    def test_control_characters_are_replaced_and_told(self):
        odd = "Un\x0b banc\x01, \ufffe"
        for form, text in (("lines", "2;%s;\n" % odd), ("statements-csv", "text\n\"%s\"\n" % odd)):
            with self.subTest(form=form):
                self.write("x.csv", text)
                _, err = self.run_cli(*self.words(form, "x.csv"))
                self.assertRegex(err, r"^x\.csv:[12]: .*3 control characters: “\ufffd” stands there now\n$")
                out, _ = self.run_cli("export", "p.ensemble", "--as", "statements-csv", "-o", "-")
                self.assertIn("Un\ufffd banc\ufffd, \ufffd", out)
                self.run_cli("undo", "p.ensemble")

    def test_a_thousand_columns(self):
        names = ",".join("c%d" % i for i in range(999))
        self.run_cli(*self.words("statements-csv", self.write("x.csv", names + ",text\n" + "1," * 999 + "un\n")))
        err = self.refuse_here("statements-csv", self.write("y.csv", names + "\n" + "1," * 998 + "1\n"), ":1: ")
        self.assertLess(len(err), 1000)


if __name__ == "__main__":
    unittest.main()
