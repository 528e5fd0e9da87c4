# SPDX-FileCopyrightText: 2026 The Ensemble authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The program speaks the languages it comes with, also where it was only built, and says the same things.
import os
import re
import shutil
import subprocess
import unittest

from cli_case import CliCase


class TestLanguages(CliCase):
    def setUp(self):
        super().setUp()
        self.before = dict(os.environ)
        os.environ.update(LC_ALL="C.UTF-8", ENSEMBLE_LOCALE_DIR=os.environ["ENSEMBLE_BUILT_LOCALES"])

    def tearDown(self):
        os.environ.clear()
        os.environ.update(self.before)
        super().tearDown()

    def speak(self, language, *words, status=0):
        os.environ["LANGUAGE"] = language
        return self.run_cli(*words, status=status)

    def test_each_language_greets(self):
        for language, word in (("en", "Make a new project file"), ("fr", "Créer un nouveau fichier de projet"),
                               ("de", "Eine neue Projektdatei anlegen"), ("ar", "إنشاء ملف مشروع جديد")):
            out, _ = self.speak(language, "--help")
            self.assertIn(word, out)

    def test_where_there_is_no_locale(self):
        """As in containers: the program speaks as the variables say, and papers as they are asked to."""
        run = {"fr": "Utilisation", "en": "Usage"}
        for language, variables in (("en", {}), ("en", {"LC_ALL": "C"}), ("en", {"LC_ALL": "C", "LANGUAGE": "fr"}),
                                    ("en", {"LANG": "C.UTF-8"}), ("fr", {"LC_ALL": "C.UTF-8", "LANGUAGE": "fr"}),
                                    ("fr", {"LANG": "fr_XX.UTF-8"}), ("en", {"LANG": "xx_YY.UTF-8"})):
            for name in ("LC_ALL", "LANG", "LANGUAGE", "ENSEMBLE_LOCALE_DIR"):
                os.environ.pop(name, None)
            os.environ.update(variables)
            out, _ = self.run_cli("--help")
            self.assertIn(run[language], out, variables)
            self.run_cli("init", "p.ensemble", "--sample")
            self.run_cli("report", "p.ensemble", "questionnaire", "--language", "fr", "-o", "q.html")
            self.assertIn("Numéro de la feuille", self.read("q.html"), variables)
            os.remove(self.path("p.ensemble"))

    def test_recovery_sheet_says_its_language(self):
        os.environ["XDG_DATA_HOME"] = self.path("home")
        self.run_cli("key", "new", "--name", "N")
        for speaks, asked, told, word in (("en", None, 'lang="en"', "Recovery"), ("fr", None, 'lang="fr"', "Feuille"),
                                          ("fr", "ar", 'lang="ar" dir="rtl"', "ورقة"), ("ar", "en", 'lang="en"', "Recovery"),
                                          ("fr", "pt", 'lang="fr"', "Feuille")):
            self.speak(speaks, "key", "sheet", "-o", "s.html", *(["--language", asked] if asked else []))
            page = self.read("s.html")
            self.assertIn("<html %s>" % told, page)
            self.assertIn("<h1>" + word, page)
        self.speak("en", "key", "sheet", "-o", "s.html", "--language", "no language", status=2)

    def test_merge_report_says_its_language(self):
        self.run_cli("init", "p.ensemble", "--title", "Town", "--language", "lv")
        self.run_cli("export", "p.ensemble", "--as", "package", "-o", "p.xml")
        for speaks, told, word in (("fr", 'lang="fr"', "Réuni"), ("ar", 'lang="ar" dir="rtl"', "دمج")):
            self.speak(speaks, "merge", "p.ensemble", "p.xml", "--report", "m.html")
            page = self.read("m.html")
            self.assertIn("<html %s>" % told, page)
            self.assertRegex(page, "<h1>[^<]*" + word)

    def test_a_language_without_translation_is_told(self):
        self.run_cli("init", "p.ensemble", "--title", "Town", "--language", "fr", "--sample")
        for speaks in ("en", "fr"):
            _, err = self.speak(speaks, "report", "p.ensemble", "synthesis", "--language", "pt", "-o", "p.html")
            self.assertEqual(len(err.splitlines()), 1, err)
            self.assertIn("“pt”" if speaks == "en" else "pt", err)
            page = self.read("p.html")
            self.assertIn('<html lang="%s"' % speaks, page)
            self.assertNotIn('lang="pt"', page)
        _, err = self.speak("en", "report", "p.ensemble", "synthesis", "--language", "fr-CA", "-o", "p.html")
        self.assertEqual(err, "")
        self.assertIn('<html lang="fr-CA"', self.read("p.html"))

    def test_papers_speak_their_own_language(self):
        self.speak("de", "init", "p.ensemble", "--sample")
        for language, words, number in (("fr", (), "Numéro de la feuille"), ("en", ("--language", "en"), "Form number"),
                                        ("ar", ("--language", "ar"), "رقم الورقة")):
            self.speak("de", "report", "p.ensemble", "questionnaire", "-o", "q.html", *words)
            page = self.read("q.html")
            self.assertIn(number, page)
            self.assertIn('<html lang="%s"' % language, page)
            self.assertEqual('dir="rtl"' in page, language == "ar")
        self.assertIn("Je cherche depuis longtemps", page)
        # Charts are turned round with the page, and each text is anchored where it stands.
        self.speak("de", "report", "p.ensemble", "synthesis", "--language", "ar", "-o", "s.html")
        self.assertRegex(self.read("s.html"), '<text x="[5-9][0-9][^>]* text-anchor="end"[^>]*>Cadre de vie<')
        self.assertIn('direction="ltr"', self.read("s.html"))
        _, error = self.speak("de", "report", "p.ensemble", "merge", "--language", "ar", "-o", "q.html", status=1)
        self.assertNotRegex(error, "[\u0600-\u06ff]")
        _, error = self.speak("de", "report", "p.ensemble", "questionnaire", "--language", "ar", "-o", "none/q.html",
                              status=1)
        self.assertNotRegex(error, "[\u0600-\u06ff]")
        self.speak("de", "report", "p.ensemble", "questionnaire", "--language", "no such", "-o", "r.html", status=2)

    def test_a_page_says_whose_words_are_whose(self):
        self.speak("en", "init", "p.ensemble", "--title", "Town", "--language", "en")
        for language in ("fr", "ar", "en"):
            self.speak("de", "export", "p.ensemble", "--as", "html", "-o", "p.html", "--language", language)
            page = self.read("p.html")
            self.assertIn('<html lang="%s"' % language, page)
            self.assertEqual(' dir="rtl">' in page, language == "ar")
            self.assertIn('<h1 lang="en"', page)

    def test_files_do_not_change_with_the_language(self):
        """The same project gives the same bytes on every computer: what Ensemble adds is in the project's language."""
        forms = ("package", "bundle", "html", "datapackage", "xlsx", "sav", "ddi", "xform")
        os.environ["XDG_DATA_HOME"] = self.path("nobody")
        self.speak("en", "init", "a.ensemble", "--title", "A", "--language", "fr", "--sample")
        self.speak("en", "init", "b.ensemble", "--title", "B", "--language", "lv")
        for project in ("a.ensemble", "b.ensemble"):
            for form in forms if project == "a.ensemble" else ("html",):
                seen = set()
                for language, locale in (("fr", "C.UTF-8"), ("ar", "C.UTF-8"), ("fr", "C")):
                    os.environ["LC_ALL"] = locale
                    self.speak(language, "export", project, "--as", form, "-o", "out")
                    seen.add(self.read_bytes("out"))
                self.assertEqual(len(seen), 1, "%s of %s" % (form, project))
        os.environ["LC_ALL"] = "C.UTF-8"
        for words, label in ((("a.ensemble",), "Feuille"), (("a.ensemble", "--language", "lv"), "Sheet"),
                             (("a.ensemble", "--language", "de"), "Bogen")):
            self.speak("fr", "export", *words, "--as", "variables-csv", "-o", "out")
            self.assertIn("id,%s," % label, self.read("out"))
        _, err = self.speak("fr", "export", "a.ensemble", "--as", "html", "-o", "out", "--language", "x_", status=2)
        self.assertIn("n’est pas une langue", err)

    def test_a_comparison_runs_as_it_speaks(self):
        for name in ("Un", "Deux"):
            self.speak("en", "init", name + ".ensemble", "--title", name, "--territory", name, "--language", "fr")
        for language in ("fr", "ar"):
            self.speak(language, "compare", "Un.ensemble", "Deux.ensemble", "-o", "c.html")
            page = self.read("c.html")
            self.assertIn('<html lang="%s"' % language, page)
            self.assertEqual('dir="rtl">' in page, language == "ar")
            self.speak(language, "compare", "Un.ensemble", "Deux.ensemble", "-o", "c.pdf")
            if shutil.which("pdftotext"):
                boxes = subprocess.run(["pdftotext", "-bbox", self.path("c.pdf"), "-"], capture_output=True, text=True,
                                       check=True).stdout
                left = float(re.search(r'xMin="([\d.]+)"[^>]*>Deux<', boxes).group(1))
                self.assertEqual(left > 300, language == "ar")

    def test_refusals_are_translated(self):
        self.init()
        self.speak("fr", "group", "add", "p.ensemble", "--kind", "monochrome", "--name", "Aînés")
        _, err = self.speak("fr", "group", "add", "p.ensemble", "--kind", "monochrome", "--name", "Aînés",
                            status=1)
        self.assertIn("Il y a déjà un groupe « Aînés »", err.replace("\u00a0", " "))

    def test_json_does_not_change_with_the_language(self):
        self.init()
        os.environ["LANGUAGE"] = "en"
        english = self.json("info", "p.ensemble")
        os.environ["LANGUAGE"] = "ar"
        self.assertEqual(english, self.json("info", "p.ensemble"))


if __name__ == "__main__":
    unittest.main()
