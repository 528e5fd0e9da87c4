# SPDX-FileCopyrightText: 2026 The Ensemble authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# cluster, suggest, duplicates, agreement, indicators, chart, survey, erase: on the sample and on tables.
import csv
import io
import os
import sqlite3
import unittest

from cli_case import CliCase

FRIENDS = ("friend", "friends and family", "a friend to talk to", "seeing my friends")
WORK = ("work", "finding work", "a job and work nearby", "work that pays")


class TableTest(CliCase):
    def setUp(self):
        super().setUp()
        rows = [(text, "friends") for text in FRIENDS] + [(text, "work") for text in WORK]
        self.write("train.csv", "text,label\n" + "".join("%s,%s\n" % row for row in rows))
        self.write("test.csv", "text\nmy old friends\nno work here\n")

    def rows(self, name):
        return list(csv.DictReader(io.StringIO(self.read(name))))

    def test_cluster(self):
        self.run_cli("cluster", "--csv", "train.csv", "--text", "text", "--language", "en", "--k", "2", "-o", "out.csv")
        rows = self.rows("out.csv")
        self.assertEqual([row["row"] for row in rows], [str(number) for number in range(1, 9)])
        self.assertEqual({row["cluster"] for row in rows}, {"1", "2"})
        self.assertTrue(all(row["label"] for row in rows))
        first, _ = self.run_cli("cluster", "--csv", "train.csv", "--text", "text", "--k", "2", "--seed", "7", "-o", "-")
        again, _ = self.run_cli("cluster", "--csv", "train.csv", "--text", "text", "--k", "2", "--seed", "7", "-o", "-")
        self.assertEqual(first, again)

    def test_cluster_tells_how_and_why(self):
        words = ("cluster", "--csv", "train.csv", "--text", "text", "--language", "en", "--k", "2", "-o", "out.csv")
        found = self.json(*words, "--explain")
        self.assertEqual((found["method"], found["texts"], found["unmet"]), ("average", 8, 0))
        self.assertIn("8", found["why"])
        self.assertEqual(sum(pile["size"] for pile in found["piles"]), 8)
        self.assertIn("work", self.rows("out.csv")[4]["words"])
        told, _ = self.run_cli(*words, "--method", "flat", "--explain")
        self.assertIn("As you chose", told)
        self.assertEqual(self.json(*words, "--method", "reinert")["method"], "reinert")
        self.run_cli(*words[:-1], "-", "--json", status=2)
        self.run_cli(*words, "--method", "magic", status=2)

    def test_cluster_follows_wishes(self):
        def clusters(*more):
            self.run_cli("cluster", "--csv", "train.csv", "--text", "text", "--k", "2", "-o", "out.csv", *more)
            return [row["cluster"] for row in self.rows("out.csv")]
        together = clusters("--together", "1,5", "--together", "5,6", "--apart", "5,7")
        self.assertEqual(len({together[0], together[4], together[5]}), 1)
        self.assertNotEqual(together[4], together[6])

    def test_cluster_starts_from_what_is_placed(self):
        def clusters(*more):
            self.run_cli("cluster", "--csv", "train.csv", "--text", "text", "--k", "2", "-o", "out.csv", *more)
            return [row["cluster"] for row in self.rows("out.csv")]
        placed = clusters("--placed", "label")
        self.assertEqual(len(set(placed[:4])), 1)
        self.assertNotEqual(placed[0], placed[7])
        for wishes in (("--together", "1,5", "--apart", "1,5"), ("--together", "1,99")):
            self.run_cli("cluster", "--csv", "train.csv", "--text", "text", "-o", "x.csv", *wishes, status=1)
        self.run_cli("cluster", "--csv", "train.csv", "--text", "text", "-o", "x.csv", "--apart", "1", status=2)
        self.assertFalse(os.path.exists(self.path("x.csv")))
        unmet = self.json("cluster", "--csv", "train.csv", "--text", "text", "--k", "1", "--apart", "1,2", "-o", "out.csv")
        self.assertEqual(unmet["unmet"], 1)

    def test_cluster_bears_odd_texts(self):
        odd = {"blank": ["", " ", "\t", "..."], "one word": ["water"], "one text": ["clean water for all"],
               "the same": ["clean water"] * 50, "stop words": ["the of and", "and the"] * 5,
               "languages": ["clean water", "de l'eau propre", "καθαρό νερό", "čist zrak", "чистая вода", "干净的水", "ماء نظيف"] * 3,
               "long": ["water " * 10000, "bread", "bread and water"], "signs": ["=1+1", "🙂", "‮abc", "a\u0301"]}
        for name, texts in odd.items():
            self.write("odd.csv", "n,text\n" + "".join('1,"%s"\n' % text for text in texts))
            for language in ("en", "xx-not-a-language"):
                for k in ("2", "1000"):
                    with self.subTest(name, language=language, k=k):
                        self.run_cli("cluster", "--csv", "odd.csv", "--text", "text", "--language", language, "--k", k,
                                     "-o", "out.csv")
                        rows = self.rows("out.csv")
                        self.assertEqual(len(rows), len(texts))
                        self.assertTrue(all(row["cluster"].isdigit() and row["label"] for row in rows))
                        self.assertLessEqual(len({row["cluster"] for row in rows}), int(k))
        self.write("empty.csv", "text\n")
        self.run_cli("cluster", "--csv", "empty.csv", "--text", "text", "-o", "x.csv", status=1)

    def test_wrong_bytes_and_too_long_texts(self):
        with open(self.path("bytes.csv"), "wb") as file:
            file.write("text,label\nl'été,a\nle caf".encode() + b"\xe9,b\n\xff\xfe,a\n")
        self.run_cli("cluster", "--csv", "bytes.csv", "--text", "text", "--k", "2", "-o", "out.csv")
        self.assertEqual(len(self.rows("out.csv")), 3)
        self.write("long.csv", "text\n" + "water " * 12000 + "\nbread\n")
        self.run_cli("cluster", "--csv", "long.csv", "--text", "text", "-o", "x.csv", status=1)
        self.assertFalse(os.path.exists(self.path("x.csv")))

    def test_tables_of_every_make(self):
        """Separators, quotes, line ends within cells, encodings, scripts: five texts, three languages, two labels."""
        table = ('text;label\n"l\'eau; ""propre""\nici";a\nle pain;b\nشكرا على الماء;a\n干净的水和空气;b\n🙂🙂 family 👨‍👩‍👧;a\n')
        outputs = set()
        for encoding in ("utf-8", "utf-8-sig", "utf-16"):
            self.write("made.csv", table.encode(encoding))
            with self.subTest(encoding):
                self.run_cli("cluster", "--csv", "made.csv", "--text", "text", "--k", "2", "-o", "out.csv")
                self.run_cli("suggest", "--train", "made.csv", "--test", "made.csv", "--text", "text", "--label", "label",
                             "-o", "s.csv")
                self.assertEqual(self.json("duplicates", "--csv", "made.csv", "--text", "text"), [])
                self.assertEqual(len(self.rows("out.csv")), 5)
                self.assertEqual([row["label"] for row in self.rows("s.csv") if row["rank"] == "1"], list("ababa"))
                outputs.add(self.read("out.csv") + self.read("s.csv"))
        self.assertEqual(len(outputs), 1)

    def test_numbers_that_are_none(self):
        cluster = ("cluster", "--csv", "train.csv", "--text", "text", "-o", "x.csv")
        suggest = ("suggest", "--train", "train.csv", "--test", "test.csv", "--text", "text", "--label", "label", "-o", "x.csv")
        for words, option, values in ((cluster, "--k", ("-1", "nan", "1e9", "99999999999", "2.5", "")),
                                      (cluster, "--seed", ("nan", "18446744073709551616")),
                                      (suggest, "--top", ("0", "-1", "x")),
                                      (("duplicates", "--csv", "train.csv", "--text", "text"), "--threshold",
                                       ("nan", "-1", "2", "inf", "0.4"))):
            for value in values:
                with self.subTest(option, value=value):
                    self.run_cli(*words, option, value, status=2)
        self.assertFalse(os.path.exists(self.path("x.csv")))
        self.run_cli(*cluster, "--k", "0")
        self.run_cli(*suggest, "--top", "999999999")
        self.assertEqual(len(self.rows("x.csv")), 4)

    def test_same_bytes_in_every_locale(self):
        outputs = set()
        for locale in ("C", "C.UTF-8", "tr_TR.UTF-8", "de_DE.UTF-8"):
            os.environ["LC_ALL"] = locale
            try:
                self.run_cli("cluster", "--csv", "train.csv", "--text", "text", "--language", "en", "--k", "3", "--explain", "-o", "out.csv")
                self.run_cli("suggest", "--train", "train.csv", "--test", "test.csv", "--text", "text", "--label", "label", "-o", "s.csv")
            finally:
                del os.environ["LC_ALL"]
            outputs.add(self.read("out.csv") + self.read("s.csv"))
        self.assertEqual(len(outputs), 1)

    def test_what_was_learned(self):
        os.environ["XDG_DATA_HOME"] = self.path("data")
        try:
            self.init("old.ensemble")
            self.run_cli("group", "add", "old.ensemble", "--name", "G", "--kind", "monochrome")
            words = ("river", "lake", "doctor", "nurse", "school", "lesson", "garden")
            self.write("old.csv", "text,language\n" + "".join("%s and %s %d,en\n" % (words[n % 7], words[n * 3 % 7], n) for n in range(400)))
            self.run_cli("import", "old.ensemble", "old.csv", "--as", "statements-csv", "--group", "G", "--question", "Q1")
            self.run_cli("export", "old.ensemble", "--as", "package", "-o", "old.xml")
            self.assertEqual(self.json("learned", "show"), [])
            learned = [{"language": "en", "statements": 400}]
            self.assertEqual(self.json("learned", "from", "old.ensemble", "old.xml"), learned)
            self.assertEqual(self.json("learned", "show"), learned)
            again = self.json("learned", "from", "old.xml")
            self.assertEqual(again, learned)
            words = ("cluster", "--csv", "train.csv", "--text", "text", "--language", "en", "--k", "2", "-o", "out.csv")
            self.assertFalse(self.json(*words)["learned"])
            self.assertTrue(self.json(*words, "--learned")["learned"])
            self.init("empty.ensemble")
            self.run_cli("learned", "from", "empty.ensemble", status=1)
            self.run_cli("learned", "from", "missing.ensemble", status=1)
            self.assertEqual(self.json("learned", "show"), learned)
            self.run_cli("learned", "erase")
            self.assertEqual(self.json("learned", "show"), [])
            self.run_cli("learned", status=2)
        finally:
            del os.environ["XDG_DATA_HOME"]

    def make_taught(self, name, n):
        """A project whose statements say much of the same; returns its file."""
        self.init(name)
        self.run_cli("group", "add", name, "--name", "G", "--kind", "monochrome")
        words = ("river", "lake", "doctor", "nurse", "school", "lesson", "garden")
        rows = "".join("%s and %s %s %d,en\n" % (words[i % 7], words[i * 3 % 7], name[0], i) for i in range(n))
        self.write("rows.csv", "text,language\n" + rows)
        self.run_cli("import", name, "rows.csv", "--as", "statements-csv", "--group", "G", "--question", "Q1")
        return self.path(name)

    def test_list_of_what_was_learned_from(self):
        os.environ["XDG_DATA_HOME"] = self.path("data")
        try:
            first, second = self.make_taught("a.ensemble", 200), self.make_taught("b.ensemble", 150)
            nothing = self.json("learned", "list")
            self.assertEqual((nothing["used"], nothing["sources"], nothing["languages"]), (True, [], []))
            listed = self.json("learned", "add", "a.ensemble")
            self.assertEqual([s["file"] for s in listed["sources"]], [first])
            self.assertEqual(listed["sources"][0]["languages"], [{"language": "en", "statements": 200}])
            self.assertEqual((self.json("learned", "show"), listed["least"]), ([], 300))
            listed = self.json("learned", "add", "b.ensemble")
            self.assertEqual(listed["languages"], [{"language": "en", "statements": 350}])
            self.assertEqual(len(self.json("learned", "show")), 1)
            words = ("cluster", "--csv", "train.csv", "--text", "text", "--language", "en", "--k", "2", "-o", "out.csv", "--learned")
            self.assertTrue(self.json(*words)["learned"])
            self.assertFalse(self.json("learned", "off")["used"])
            self.assertFalse(self.json(*words)["learned"])
            self.assertTrue(self.json("learned", "on")["used"])
            os.rename(second, self.path("away"))
            self.assertEqual([s["counts"] for s in self.json("learned", "rebuild")["sources"]], [True, False])
            self.assertEqual(self.json("learned", "show"), [])
            os.rename(self.path("away"), second)
            self.assertEqual([s["counts"] for s in self.json("learned", "rebuild")["sources"]], [True, True])
            self.run_cli("learned", "forget", "c.ensemble", status=1)
            self.assertEqual([s["file"] for s in self.json("learned", "forget", "a.ensemble")["sources"]], [second])
            self.write("data/ensemble/learned/list.ini", "[learned]\nversion=2\n")
            self.assertIn("newer", self.run_cli("learned", "list", status=1)[1])
            self.run_cli("learned", "erase")
            self.assertEqual(self.json("learned", "list")["sources"], [])
        finally:
            del os.environ["XDG_DATA_HOME"]

    def test_every_row_has_its_pile_and_every_bad_row_its_line(self):
        self.write("odd.csv", "text\nwork\n \n\"\"\nfriend\n")
        self.run_cli("cluster", "--csv", "odd.csv", "--text", "text", "--k", "3", "-o", "out.csv")
        self.assertEqual([row["row"] for row in self.rows("out.csv")], ["1", "2", "3", "4"])
        self.assertEqual({row["cluster"] for row in self.rows("out.csv")}, {"1", "2", "3"})
        self.run_cli("suggest", "--train", "train.csv", "--test", "odd.csv", "--text", "text", "--label", "label",
                     "--top", "1", "-o", "out.csv")
        self.assertEqual([row["row"] for row in self.rows("out.csv")], ["1", "2", "3", "4"])
        self.write("bad.csv", "text,label\nwork\nfriend,friends\nwork,a,b\n")
        for words in (("cluster", "--csv", "bad.csv", "--text", "text", "-o", "out.csv"),
                      ("duplicates", "--csv", "bad.csv", "--text", "text"),
                      ("suggest", "--train", "bad.csv", "--test", "test.csv", "--text", "text", "--label", "label",
                       "-o", "out.csv")):
            err = self.refuse(*words, says="bad.csv:2: ")
            self.assertIn("bad.csv:4: ", err)

    def test_suggest_explains(self):
        self.run_cli("suggest", "--train", "train.csv", "--test", "test.csv", "--text", "text", "--label", "label",
                     "--language", "en", "--explain", "-o", "out.csv")
        rows = self.rows("out.csv")
        self.assertIn("friends", rows[0]["words"])
        self.assertTrue(all(0 <= float(row["fit"]) <= 1 for row in rows))

    def test_suggest(self):
        self.write("names.csv", "label,words\nfriends,friend company\nwork,job salary\n")
        self.run_cli("suggest", "--train", "train.csv", "--test", "test.csv", "--text", "text", "--label", "label",
                     "--names", "names.csv", "--language", "en", "--top", "2", "-o", "out.csv")
        rows = self.rows("out.csv")
        self.assertEqual([(row["row"], row["rank"]) for row in rows], [("1", "1"), ("1", "2"), ("2", "1"), ("2", "2")])
        self.assertEqual([row["label"] for row in rows if row["rank"] == "1"], ["friends", "work"])
        self.write("names.csv", "label,words\nfriends,old friends\n ,\nwork,work\n")
        self.run_cli("suggest", "--names", "names.csv", "--test", "test.csv", "--text", "text", "--language", "en",
                     "-o", "out.csv")
        rows = self.rows("out.csv")
        self.assertEqual([row["label"] for row in rows if row["rank"] == "1"], ["friends", "work"])
        self.assertEqual(len(rows), 4)

    def test_duplicates(self):
        self.write("d.csv", "text\nAvoir des amis\navoir des amis !\nLe bus passe 3 fois\nLe bus passe 4 fois\n")
        pairs = self.json("duplicates", "--csv", "d.csv", "--text", "text")
        self.assertEqual([(pair["kind"], pair["first"], pair["second"]) for pair in pairs],
                         [("spelling", "1", "2"), ("contrary", "3", "4")])
        self.assertIn("3", pairs[1]["differs"])

    def test_usage_and_refusals(self):
        self.run_cli("cluster", "-o", "x.csv", status=2)
        self.run_cli("cluster", "--csv", "train.csv", "-o", "x.csv", status=2)
        self.run_cli("cluster", "--csv", "train.csv", "--text", "text", status=2)
        self.run_cli("cluster", "--csv", "train.csv", "--text", "nowhere", "-o", "x.csv", status=1)
        self.run_cli("cluster", "--csv", "missing.csv", "--text", "text", "-o", "x.csv", status=1)
        self.run_cli("suggest", "--train", "train.csv", "-o", "x.csv", status=2)
        self.run_cli("duplicates", status=2)
        self.run_cli("duplicates", "--csv", "train.csv", "--text", "text", "--threshold", "0.1", status=2)
        self.run_cli("duplicates", "--csv", "train.csv", "--text", "text", "--like", "friend", status=2)
        self.run_cli("duplicates", "--csv", "train.csv", "--text", "text", "--top", "3", status=2)
        self.run_cli("duplicates", "p.ensemble", "--like", "friend", "--threshold", "0.7", status=2)
        self.run_cli("duplicates", "p.ensemble", "--like", "friend", "--top", "-1", status=2)
        self.run_cli("duplicates", "--like", "friend", status=2)
        self.assertFalse(os.path.exists(self.path("x.csv")))

    def test_options_about_the_other(self):
        self.run_cli("init", "p.ensemble", "--title", "P", "--language", "en")
        for words in (("--text", "text"), ("--language", "fr"), ("--placed", "label")):
            _, said = self.run_cli("cluster", "p.ensemble", *words, "-o", "x.csv", status=2)
            self.assertIn("about a table", said)
        _, said = self.run_cli("duplicates", "p.ensemble", "--language", "fr", status=2)
        self.assertIn("about a table", said)
        _, said = self.run_cli("cluster", "--csv", "train.csv", "--text", "text", "--question", "Q1", "-o", "x.csv",
                               status=2)
        self.assertIn("about a project", said)
        self.assertFalse(os.path.exists(self.path("x.csv")))

    def test_a_project_or_a_table(self):
        self.run_cli("init", "p.ensemble", "--title", "P", "--language", "en")
        for words in (("cluster", "p.ensemble", "--csv", "train.csv", "--text", "text", "-o", "x.csv"),
                      ("duplicates", "p.ensemble", "--csv", "train.csv", "--text", "text"),
                      ("suggest", "p.ensemble", "friend", "--train", "train.csv"),
                      ("suggest", "p.ensemble", "friend", "-o", "x.csv")):
            _, said = self.run_cli(*words, status=2)
            self.assertIn("not both", said)
        self.assertFalse(os.path.exists(self.path("x.csv")))

    def test_projects_of_no_and_of_one_statement(self):
        self.run_cli("init", "p.ensemble", "--title", "P", "--language", "en")
        self.run_cli("cluster", "p.ensemble", "--k", "3", "-o", "x.csv", status=1)
        self.run_cli("suggest", "p.ensemble", "friend", status=1)
        self.assertEqual(self.json("duplicates", "p.ensemble"), [])
        self.assertFalse(os.path.exists(self.path("x.csv")))
        self.run_cli("group", "add", "p.ensemble", "--name", "G", "--kind", "monochrome")
        self.write("one.csv", "text,group\na friend,G\n")
        self.run_cli("import", "p.ensemble", "one.csv", "--as", "statements-csv")
        for method in ("auto", "average", "reinert", "flat", "tree"):
            self.run_cli("cluster", "p.ensemble", "--k", "3", "--method", method, "-o", "x.csv")
            self.assertEqual([row["cluster"] for row in self.rows("x.csv")], ["1"])
        said = "".join(self.run_cli("cluster", "p.ensemble", "--k", "1", "-o", "x.csv"))
        self.assertIn("1 text", said)
        self.assertNotIn("1 texts", said)
        self.assertEqual(self.json("duplicates", "p.ensemble"), [])


class SampleTest(CliCase):
    def setUp(self):
        super().setUp()
        self.run_cli("init", "s.ensemble", "--sample")

    def test_the_sample_is_marked_and_whole(self):
        info = self.json("info", "s.ensemble")
        self.assertTrue(info["sample"])
        self.assertEqual(info["counts"]["indicators"], 12)
        self.assertEqual(info["counts"]["rounds"], 2)
        self.assertEqual(info["counts"]["respondents"], 300)
        self.assertGreaterEqual(info["counts"]["groups"], 6)
        self.run_cli("check", "s.ensemble")
        self.refuse("undo", "s.ensemble", project="s.ensemble")

    def test_indicators(self):
        results = self.json("indicators", "s.ensemble")
        self.assertEqual(len(results), 12)
        for result in results:
            self.assertEqual(sum(result["counts"]), result["n"])
            self.assertEqual(result["n"] + result["missing"], 150)
            self.assertAlmostEqual(sum(result["distribution"]), 1)
            self.assertAlmostEqual(result["ill_being"], sum(result["distribution"][:2]))
            self.assertAlmostEqual(result["well_being"], sum(result["distribution"][3:]))
        by_group = self.json("indicators", "s.ensemble", "--by", "group")
        self.assertEqual(len(by_group) % 12, 0)
        rainbows = {group["name"] for group in self.json("group", "list", "s.ensemble")
                    if group["kind"] == "rainbow"}
        self.assertTrue(rainbows)
        self.assertFalse(rainbows & {result["part"] for result in by_group})
        for result in by_group:
            self.assertTrue(result["masked"] or result["n"] >= 5)
            self.assertEqual([result[name] is None for name in ("n", "missing", "distribution", "median", "score")],
                             5 * [result["masked"]])
        self.assertEqual(len(self.json("indicators", "s.ensemble", "--by", "dimension")), 8)
        self.json("indicators", "s.ensemble", "--by", "tag")
        self.run_cli("indicators", "s.ensemble", "--by", "moon", status=2)
        self.run_cli("indicators", "s.ensemble", "--round", "never", status=1)

    def test_a_chart_has_a_sensible_width(self):
        for width in ("-5", "319", "1e9", "nan"):
            self.run_cli("chart", "s.ensemble", "levels", "--width", width, "-o", "x.svg", status=2)
        self.assertFalse(os.path.exists(self.path("x.svg")))

    def test_every_chart_in_every_format(self):
        for chart in self.json("chart", "--list"):
            for ending, start in ((".svg", b"<?xml"), (".png", b"\x89PNG"), (".pdf", b"%PDF")):
                self.run_cli("chart", "s.ensemble", chart["kind"], "-o", "x" + ending)
                self.assertTrue(self.read_bytes("x" + ending).startswith(start), chart["kind"] + ending)
            out, _ = self.run_cli("chart", "s.ensemble", chart["kind"], "-o", "-")
            self.assertTrue("<title" in out and "<desc" in out, chart["kind"])
        self.run_cli("chart", "s.ensemble", "levels", "--by", "group", "-o", "x.svg")
        self.run_cli("chart", "s.ensemble", "pie", "-o", "x.svg", status=2)
        for kind, by in (("radar", "group"), ("wished", "tag"), ("before-after", "group"), ("levels", "dimension"), ("heat", "tag")):
            _, err = self.run_cli("chart", "s.ensemble", kind, "--by", by, "-o", "by.svg", status=2)
            self.assertIn("“%s” cannot be drawn by %s" % (kind, by), err)
        for chart in self.json("chart", "--list"):
            for by in chart["by"]:
                self.run_cli("chart", "s.ensemble", chart["kind"], "--by", by, "-o", "by.svg")
        self.run_cli("chart", "s.ensemble", "levels", "-o", "x.bmp", status=2)

    def test_page_for_readers(self):
        self.run_cli("export", "s.ensemble", "--as", "html", "-o", "s.html")
        page = self.read("s.html")
        self.assertTrue("Les Tilleuls" in page)
        self.assertFalse("<script" in page or "http://" in page.replace("http://www.w3.org", ""))
        self.run_cli("export", "s.ensemble", "--as", "html", "--privacy", "public", "-o", "public.html")

    def test_answers_and_codebook_come_in_as_they_went_out(self):
        for form in ("answers-csv", "codebook-csv"):
            self.run_cli("export", "s.ensemble", "--as", form, "-o", "one.csv")
            out, _ = self.run_cli("import", "s.ensemble", "one.csv", "--as", form, "--dry-run")
            self.assertEqual("nothing was changed" in out, form == "answers-csv")

    def test_statements_like_one(self):
        first = self.json("duplicates", "s.ensemble", "--like", "trees in the park", "--top", "3")
        self.assertEqual(len(first), 3)
        self.assertEqual([row["likeness"] for row in first], sorted((row["likeness"] for row in first), reverse=True))
        again = self.json("duplicates", "s.ensemble", "--like", first[0]["id"])
        self.assertLessEqual(len(again), 20)
        self.assertNotIn(first[0]["id"], [row["id"] for row in again])
        out, _ = self.run_cli("duplicates", "s.ensemble", "--like", first[0]["text"], "--top", "1")
        self.assertIn(first[0]["id"], out)
        self.run_cli("duplicates", "s.ensemble", "--like", "01900000-0000-7000-8000-000000000000", status=1)

    def test_suggest_and_duplicates(self):
        found = self.json("suggest", "s.ensemble", "Je suis seule le soir, sans amis")
        self.assertEqual(found[0]["title"], "Avoir des amis et ne pas être seul")
        self.assertTrue(self.json("duplicates", "s.ensemble"))

    def test_differences(self):
        """Against an earlier round, and a part against all others; pooled people beside the mean of groups."""
        first = self.json("indicators", "s.ensemble", "--since", "Premier tour, mai 2026")[1]
        change = first["well_being_difference"]
        self.assertGreater(change["interval"][0], 0)
        self.assertIn("than before", change["words"])
        self.assertLess(change["interval"][0], change["difference"])
        self.assertEqual(first["mean_of_groups"]["groups"], 4)
        self.assertNotAlmostEqual(first["mean_of_groups"]["well_being"], first["well_being"], places=6)
        rounds = self.json("indicators", "s.ensemble", "--by", "round")
        self.assertEqual([row["part"] for row in rounds[:1] + rounds[-1:]], ["Premier tour, mai 2026", "Deuxième tour, novembre 2026"])
        self.assertNotIn("well_being_difference", rounds[0])
        self.assertEqual(rounds[13]["well_being_difference"], change)
        part = self.json("indicators", "s.ensemble", "--by", "group")[0]
        self.assertNotIn("before", part["well_being_difference"]["words"])
        self.assertIn("26", part["hint"])

    def test_survey(self):
        self.run_cli("survey", "add", "s.ensemble", "--title", "Troisième", "--date", "2027-05-01")
        self.run_cli("survey", "enter", "s.ensemble", "12345 12345 1-", "--tags", "65 ans et plus")
        rounds = {item["title"]: item["sheets"] for item in self.json("survey", "list", "s.ensemble")}
        self.assertEqual(rounds["Troisième"], 1)
        self.refuse("survey", "enter", "s.ensemble", "12345", project="s.ensemble", says="12")
        self.refuse("survey", "enter", "s.ensemble", "9" * 12, project="s.ensemble")
        self.refuse("survey", "add", "s.ensemble", "--title", "X", "--date", "never", project="s.ensemble")

    def test_agreement(self):
        self.refuse("agreement", "s.ensemble", project="s.ensemble")
        self.write("two.csv", "text,code,coder\nun,A01,AA\ndeux,B01,AA\n")
        self.run_cli("import", "s.ensemble", "two.csv", "--as", "statements-csv", "--group", "Aînés")
        report = self.json("agreement", "s.ensemble")
        self.assertEqual(len(report["coders"]), 2)

    def test_who_read_what_differently(self):
        """Two codings of one statement come together by a merge; here they are written by hand."""
        connection = sqlite3.connect(self.path("s.ensemble"))
        coder = b"\x11" * 16
        connection.execute("INSERT INTO coders (id, initials, created, modified) VALUES (?, 'ZZ', 0, 0)", (coder,))
        for statement, node in connection.execute("SELECT statement, node FROM codings ORDER BY row LIMIT 6").fetchall():
            other = connection.execute("SELECT id FROM nodes WHERE code = 'B01'").fetchone()[0]
            connection.execute("INSERT INTO codings (statement, coder, node, certainty, agreed, created, modified)"
                               " VALUES (?, ?, ?, 'sure', 0, 0, 0)", (statement, coder, other))
        connection.commit()
        connection.close()
        report = self.json("agreement", "s.ensemble")
        readings = report["disagreements"][0]["readings"]
        self.assertEqual({"ZZ": "B01"}, {r["coder"]: r["code"] for r in readings if r["coder"] == "ZZ"})
        self.assertEqual(len(readings), 2)
        self.assertIn("ZZ B01", self.run_cli("agreement", "s.ensemble")[0])

    def test_erase(self):
        self.write("r.csv", "text,receipt\nUn secret inoubliable,R-1234\nAutre chose,R-9\n")
        self.run_cli("import", "s.ensemble", "r.csv", "--as", "statements-csv", "--group", "Aînés")
        self.assertTrue("secret inoubliable".encode() in self.read_bytes("s.ensemble"))
        self.run_cli("erase", "s.ensemble", "--receipt", "R-1234")
        self.assertFalse("secret inoubliable".encode() in self.read_bytes("s.ensemble"))
        self.refuse("undo", "s.ensemble", project="s.ensemble")
        self.refuse("erase", "s.ensemble", "--receipt", "R-1234", project="s.ensemble")
        self.run_cli("check", "s.ensemble")


if __name__ == "__main__":
    unittest.main()
