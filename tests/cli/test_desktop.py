# SPDX-FileCopyrightText: 2026 The Ensemble authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What a double click opens: the desktop knows our files by their types, and other people's XML stays what it was.
import configparser
import os
import shutil
import subprocess
import unittest

from cli_case import ROOT, CliCase

DATA = os.path.join(ROOT, "data")
NAME = "io.github.ensemble_wellbeing.Ensemble"
OURS = "application/vnd.ensemble-wellbeing."


@unittest.skipUnless(shutil.which("update-mime-database") and shutil.which("gio"), "no desktop's tools here")
class Types(CliCase):
    def setUp(self):
        super().setUp()
        packages = self.path("share/mime/packages")
        os.makedirs(packages)
        shutil.copy(os.path.join(DATA, NAME + ".xml"), packages)
        subprocess.run(["update-mime-database", self.path("share/mime")], check=True, stderr=subprocess.DEVNULL)

    def kind(self, name):
        out = subprocess.run(["gio", "info", "-a", "standard::content-type", self.path(name)], check=True,
                             stdout=subprocess.PIPE, env={**os.environ, "XDG_DATA_HOME": self.path("share")})
        return out.stdout.decode("utf-8").split("standard::content-type: ")[1].split("\n")[0]

    def test_our_files(self):
        self.init()
        self.run_cli("export", "p.ensemble", "--as", "package", "-o", "p.xml")
        self.run_cli("export", "p.ensemble", "--as", "bundle", "-o", "p.ensemblez")
        found = [self.kind(name) for name in ("p.ensemble", "p.xml", "p.ensemblez")]
        self.assertEqual(found, [OURS + "project", OURS + "package+xml", OURS + "bundle+zip"])
        entry = configparser.ConfigParser(interpolation=None)
        entry.read(os.path.join(DATA, NAME + ".desktop"), encoding="utf-8")
        for word in found:
            self.assertIn(word, entry["Desktop Entry"]["MimeType"].split(";"))

    def test_other_files(self):
        for text in ("", "<a/>", "{}", '<?xml version="1.0"?>\n<a/>', '<?xml version="1.0"?>\n<package xmlns="urn:other"/>',
                     '<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>'):
            with self.subTest(text):
                self.assertNotIn("ensemble", self.kind(self.write("x.xml", text)))


if __name__ == "__main__":
    unittest.main()
