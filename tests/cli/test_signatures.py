# SPDX-FileCopyrightText: 2026 The Ensemble authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Keys, signatures and what minisign says of them: trusted, unknown, wrong, missing.
import hashlib
import html
import os
import re
import shutil
import subprocess
import unittest
import zipfile

from cli_case import CliCase


class Signatures(CliCase):
    def setUp(self):
        super().setUp()
        self.home("ours")

    def home(self, name):
        """Whose data folder the program sees from now on."""
        os.environ["XDG_DATA_HOME"] = self.path(name)

    def test_trusted(self):
        self.write("a.xml", "<package/>\n")
        self.run_cli("key", "new", "--name", "Les Tilleuls & amis")
        self.run_cli("sign", "a.xml")
        out, _ = self.run_cli("verify", "a.xml")
        self.assertIn("Les Tilleuls & amis", out)
        self.assertEqual(self.json("verify", "a.xml")["state"], "own")

    def test_partner(self):
        self.write("a.xml", "<package/>\n")
        self.run_cli("key", "new", "--name", "Salaspils")
        self.run_cli("sign", "a.xml")
        out, _ = self.run_cli("key", "show")
        self.write("partner.pub", out)
        shown = self.json("key", "show")
        self.assertEqual((shown["name"], shown["public_key"]), ("Salaspils", out))
        self.assertEqual(shown, {**self.json("key", "list")[0], "public_key": out})
        self.home("theirs")
        _, err = self.run_cli("verify", "a.xml", status=4)
        self.assertIn("not known", err)
        self.run_cli("key", "trust", "partner.pub", "--name", "Salaspils, Latvia")
        self.assertEqual(self.json("verify", "a.xml")["name"], "Salaspils, Latvia")
        keys = self.json("key", "list")
        self.assertEqual([key["name"] for key in keys], ["Salaspils, Latvia"])
        self.assertEqual(len(keys[0]["words"].replace("-", " ").split()), 6)

    def test_wrong_and_missing(self):
        self.write("a.xml", "<package/>\n")
        self.run_cli("key", "new", "--name", "N")
        _, err = self.run_cli("verify", "a.xml", status=4)
        self.assertIn("no signature", err)
        self.run_cli("sign", "a.xml")
        self.write("a.xml", "<package />\n")
        _, err = self.run_cli("verify", "a.xml", status=4)
        self.assertIn("claims to be from N", err)
        self.write("a.xml.minisig", "nonsense")
        _, err = self.run_cli("verify", "a.xml", status=4)
        self.assertIn("a.xml: Its signature cannot be read", err)

    def test_files_of_keys_are_small(self):
        """Just below the limit they are read, just above they are refused by name."""
        limit = 1024 * 1024
        self.write("a.xml", "<package/>\n")
        self.run_cli("key", "new", "--name", "N")
        self.run_cli("sign", "a.xml")
        self.write("a.xml.minisig", "x" * (limit + 1))
        _, err = self.run_cli("verify", "a.xml", status=4)
        self.assertIn("a.xml: Its signature cannot be read", err)
        self.write("large.pub", "x" * (limit + 1))
        self.write("fits.pub", "x" * limit)
        for verb in (("key", "trust"), ("key", "restore")):
            _, err = self.run_cli(*verb, "large.pub", "--name", "M", status=1)
            self.assertIn("large.pub: the file is larger than the limit of 1 MiB", err)
            _, err = self.run_cli(*verb, "fits.pub", "--name", "M", status=1)
            self.assertNotIn("limit", err)

    def test_programs_learn_why_a_signature_does_not_count(self):
        self.write("a.xml", "<package/>\n")
        self.run_cli("key", "new", "--name", "N")
        self.assertEqual(self.json("verify", "a.xml", status=4)["state"], "unsigned")
        self.run_cli("sign", "a.xml")
        self.write("a.xml", "<package />\n")
        found = self.json("verify", "a.xml", status=4)
        self.assertEqual((found["file"], found["state"], found["name"]), ("a.xml", "wrong", "N"))

    def test_a_renamed_bundle_still_holds_its_signature(self):
        self.init()
        self.run_cli("key", "new", "--name", "N")
        self.run_cli("export", "p.ensemble", "--as", "bundle", "--sign", "-o", "a.zip")
        self.assertEqual(self.json("verify", "a.zip")["state"], "own")
        with zipfile.ZipFile(self.path("a.zip"), "a") as bundle:
            bundle.writestr("more.html", "<p>")
        self.refuse("verify", "a.zip", status=4, says="claims to be from N")

    def test_any_zip_file_is_signed_beside_it(self):
        self.run_cli("key", "new", "--name", "N")
        with zipfile.ZipFile(self.path("a.odt"), "w") as document:
            document.writestr("content.xml", "<p/>")
        self.refuse("verify", "a.odt", status=4, says="no signature")
        self.run_cli("sign", "a.odt")
        self.assertEqual(self.json("verify", "a.odt")["state"], "own")

    def test_a_signature_beside_a_bundle_counts(self):
        self.init()
        self.run_cli("export", "p.ensemble", "--as", "bundle", "-o", "a.ensemblez")
        self.run_cli("key", "new", "--name", "N")
        self.refuse("verify", "a.ensemblez", status=4, says="no signature")
        self.run_cli("sign", "a.ensemblez")
        self.assertEqual(self.json("verify", "a.ensemblez")["state"], "own")
        self.run_cli("import", "p.ensemble", "a.ensemblez", "--as", "bundle")
        self.run_cli("group", "add", "p.ensemble", "--name", "G", "--kind", "rainbow")
        self.run_cli("export", "p.ensemble", "--as", "bundle", "-o", "a.ensemblez")
        self.refuse("verify", "a.ensemblez", status=4, says="claims to be from N")
        self.refuse("import", "p.ensemble", "a.ensemblez", "--as", "bundle", status=4, project="p.ensemble")
        self.refuse("merge", "p.ensemble", "a.ensemblez", status=4, project="p.ensemble")

    def signed_bundle(self):
        """Returns the members of b.ensemblez, by the own key."""
        self.project("ours.ensemble", "A")
        self.run_cli("key", "new", "--name", "Salaspils")
        self.run_cli("export", "ours.ensemble", "--as", "bundle", "-o", "b.ensemblez")
        with zipfile.ZipFile(self.path("b.ensemblez")) as bundle:
            return {name: bundle.read(name) for name in bundle.namelist()}

    def pack(self, parts, method=zipfile.ZIP_DEFLATED):
        with zipfile.ZipFile(self.path("b.ensemblez"), "w", method) as bundle:
            for name, content in parts.items():
                bundle.writestr(name, content)

    def test_pages_of_a_bundle_count(self):
        """What lies beside the package cannot be changed, added or taken out either; order and packing can."""
        parts = self.signed_bundle()
        self.project("other.ensemble", "B")
        self.assertFalse(self.json("verify", "b.ensemblez")["leaves_pages"])
        for order, method in ((list(parts), zipfile.ZIP_STORED), (list(parts)[::-1], zipfile.ZIP_DEFLATED)):
            self.pack({name: parts[name] for name in order}, method)
            self.assertEqual(self.json("verify", "b.ensemblez")["state"], "own")
        table = sorted(name for name in parts if name.startswith("tables/"))[0]
        spoilt = [({**parts, name: parts[name] + b" "}, "“%s” was changed" % name)
                  for name in parts if not name.startswith("package.xml")]
        spoilt += [({name: text for name, text in parts.items() if name != gone}, "“%s” was taken out" % gone)
                   for gone in ("index.html", "tables/" + max(parts)[7:], "pages.sha256")]
        spoilt += [({**parts, name: b""}, "“%s” was put into" % name) for name in ("a.html", "zz/z.csv")]
        spoilt += [({"package.xml": parts["package.xml"], "package.xml.minisig": parts["package.xml.minisig"],
                     "pages.sha256": parts["pages.sha256"]}, "“datacard.md” was taken out"),
                   ({**parts, "pages.sha256": parts["pages.sha256"] + b"\0"}, "“pages.sha256” was changed"),
                   ({**parts, table: parts["datacard.md"], "datacard.md": parts[table]}, "“datacard.md” was changed")]
        for changed, says in spoilt:
            self.pack(changed)
            self.refuse("verify", "b.ensemblez", status=4, says="it claims to be from Salaspils, but: " + says)
            self.assertEqual(self.json("verify", "b.ensemblez", status=4)["state"], "wrong")
        for words in (("import", "other.ensemble", "b.ensemblez", "--as", "bundle"), ("merge", "other.ensemble", "b.ensemblez"),
                      ("compare", "other.ensemble", "b.ensemblez"), ("key", "trust", "b.ensemblez", "--name", "S")):
            self.refuse(*words, status=4, project="other.ensemble")
        self.home("theirs")
        self.refuse("verify", "b.ensemblez", status=4, says="“datacard.md” was changed")

    def test_pages_that_nobody_signed_are_told(self):
        """As in bundles of early versions: the package counts, and people learn that the pages do not."""
        parts = self.signed_bundle()
        self.write("package.xml", parts["package.xml"])
        self.run_cli("sign", "package.xml")
        early = {"package.xml": parts["package.xml"], "package.xml.minisig": self.read("package.xml.minisig")}
        self.pack({**early, "index.html": b"anything"})
        out, _ = self.run_cli("verify", "b.ensemblez")
        self.assertIn("not of the page and the tables beside it", out)
        found = self.json("verify", "b.ensemblez")
        self.assertEqual((found["state"], found["leaves_pages"]), ("own", True))
        self.run_cli("sign", "b.ensemblez")
        self.assertFalse(self.json("verify", "b.ensemblez")["leaves_pages"])
        os.remove(self.path("b.ensemblez.minisig"))
        self.pack(early)
        self.assertFalse(self.json("verify", "b.ensemblez")["leaves_pages"])

    @unittest.skipUnless(shutil.which("minisign") and shutil.which("sha256sum"), "minisign or sha256sum is missing")
    def test_minisign_and_sha256sum_check_a_bundle(self):
        """People without Ensemble: the comment that minisign shows has the hash of the list of the rest."""
        self.signed_bundle()
        with zipfile.ZipFile(self.path("b.ensemblez")) as bundle:
            bundle.extractall(self.path("out"))
        self.write("n.pub", self.run_cli("key", "show")[0])
        done = subprocess.run(["minisign", "-V", "-p", "../n.pub", "-m", "package.xml"], cwd=self.path("out"), check=True,
                              capture_output=True)
        digest = hashlib.sha256(self.read_bytes("out/pages.sha256")).hexdigest()
        self.assertIn("pages:sha256:" + digest, done.stdout.decode("utf-8"))
        subprocess.run(["sha256sum", "--strict", "-c", "pages.sha256"], cwd=self.path("out"), check=True,
                       capture_output=True)
        listed = {line[66:] for line in self.read("out/pages.sha256").splitlines()}
        there = {os.path.relpath(os.path.join(folder, name), self.path("out"))
                 for folder, _, names in os.walk(self.path("out")) for name in names}
        self.assertEqual(there - listed, {"package.xml", "package.xml.minisig", "pages.sha256"})

    def test_what_lies_beside_a_package_counts(self):
        """A wrong signature is never passed over, however the package comes in."""
        for name in ("a", "b", "c"):
            self.run_cli("init", name + ".ensemble", "--title", name)
        self.run_cli("key", "new", "--name", "Salaspils")
        self.run_cli("group", "add", "a.ensemble", "--name", "Club", "--kind", "monochrome")
        self.run_cli("export", "a.ensemble", "--as", "package", "-o", "a.xml")
        good = self.read("a.xml")
        self.run_cli("sign", "a.xml")
        self.run_cli("import", "b.ensemble", "a.xml", "--as", "package")
        for content, signature in ((good.replace("Club", "Klub"), None), (good, ""), (good, "nonsense\n"),
                                   (good, "x" * 100000)):
            self.write("a.xml", content)
            if signature is not None:
                self.write("a.xml.minisig", signature)
            for words in (("import", "c.ensemble", "a.xml", "--as", "package"), ("merge", "c.ensemble", "a.xml"),
                          ("merge", "c.ensemble", "."), ("compare", "c.ensemble", "a.xml")):
                self.refuse(*words, status=4, project="c.ensemble")
        os.remove(self.path("a.xml.minisig"))
        self.run_cli("import", "c.ensemble", "a.xml", "--as", "package")

    def test_passphrase(self):
        self.write("a.xml", "<package/>\n")
        self.write("right", "a long sentence\n")
        self.write("other", "another sentence\n")
        self.run_cli("key", "new", "--name", "N", "--passphrase-file", "right")
        self.run_cli("sign", "a.xml", "--passphrase-file", "other", status=4)
        self.assertFalse(os.path.exists(self.path("a.xml.minisig")))
        self.run_cli("sign", "a.xml", "--passphrase-file", "right")
        self.run_cli("verify", "a.xml")

    def test_one_key_only(self):
        self.run_cli("key", "new", "--name", "N")
        before = self.read("ours/ensemble/keys/own.key")
        self.run_cli("key", "new", "--name", "N", status=1)
        self.assertEqual(self.read("ours/ensemble/keys/own.key"), before)

    def test_a_forgotten_passphrase_is_not_the_end(self):
        self.run_cli("key", "put-away", status=1)
        self.write("right", "a long sentence\n")
        self.write("a.xml", "<package/>\n")
        self.run_cli("key", "new", "--name", "N", "--passphrase-file", "right")
        self.run_cli("sign", "a.xml", "--passphrase-file", "right")
        secret = self.read("ours/ensemble/keys/own.key")
        self.run_cli("key", "put-away")
        self.run_cli("verify", "a.xml")
        self.run_cli("key", "new", "--name", "N")
        self.write("b.xml", "<package/>\n")
        self.run_cli("sign", "b.xml")
        for name in ("a.xml", "b.xml"):
            self.run_cli("verify", name)
        folder = self.path("ours/ensemble/keys")
        old = [name for name in os.listdir(folder) if name.endswith(".key") and name != "own.key"]
        self.assertEqual([self.read("ours/ensemble/keys/" + name) for name in old], [secret])

    def test_bad_words(self):
        self.run_cli("key", "new", status=2)
        self.run_cli("key", "new", "--name", "  ", status=1)
        self.run_cli("sign", status=2)
        self.run_cli("key", "show", status=1)
        self.write("no.pub", "nonsense\n")
        self.run_cli("key", "trust", "no.pub", "--name", "N", status=1)

    def test_first_meeting(self):
        """The signature brings its key along: its words are shown, and who compared them trusts it."""
        self.project("ours.ensemble", "A")
        self.run_cli("key", "new", "--name", "Salaspils")
        words = self.json("key", "list")[0]["words"]
        self.run_cli("export", "ours.ensemble", "--as", "bundle", "-o", "b.ensemblez", "--sign")
        self.home("theirs")
        _, err = self.run_cli("verify", "b.ensemblez", status=4)
        self.assertIn(words, err)
        self.run_cli("key", "trust", "b.ensemblez", "--name", "Salaspils")
        verified = self.json("verify", "b.ensemblez")
        self.assertEqual((verified["state"], verified["words"]), ("trusted", words))
        self.run_cli("key", "forget", verified["id"])
        self.run_cli("verify", "b.ensemblez", status=4)

    def project(self, name, title):
        self.run_cli("init", name, "--title", title)

    def test_wrong_beside_package(self):
        self.project("ours.ensemble", "A")
        self.run_cli("key", "new", "--name", "N")
        self.run_cli("export", "ours.ensemble", "--as", "package", "-o", "a.xml", "--sign")
        self.assertEqual(self.json("verify", "a.xml")["state"], "own")
        self.write("a.xml", self.read("a.xml") + "\n")
        self.project("other.ensemble", "B")
        self.run_cli("import", "other.ensemble", "a.xml", "--as", "package", status=4)
        self.run_cli("merge", "other.ensemble", "a.xml", status=4)

    def test_signed_or_nothing(self):
        self.project("ours.ensemble", "A")
        self.write("right", "a long sentence\n")
        self.write("other", "another sentence\n")
        self.run_cli("key", "new", "--name", "N", "--passphrase-file", "right")
        for form, name in (("bundle", "b.ensemblez"), ("package", "b.xml")):
            export = ("export", "ours.ensemble", "--as", form, "-o", name)
            self.run_cli(*export, "--passphrase-file", "other", status=4)
            self.assertFalse(os.path.exists(self.path(name)))
            self.run_cli(*export, "--passphrase-file", "right")
            self.run_cli("verify", name)

    @staticmethod
    def old_letters(key):
        """What sheets had after # before they had words."""
        number = int(hashlib.sha256(key.replace(" ", "").encode()).hexdigest()[:8], 16)
        return "bdfghjklmnprstvz"[number % 16] + "aeiouy"[number // 16 % 6]

    def refuse_line(self, lines, number):
        self.write("typed", "\n".join(lines))
        _, err = self.run_cli("key", "restore", "typed", "--name", "N", "--passphrase-file", "p", status=1)
        self.assertIn(f"line {number}", err)

    def test_recovery_sheet(self):
        """What is typed off the paper brings the key back; a slip is found in its line."""
        self.write("p", "a long sentence\n")
        self.write("a.xml", "<package/>\n")
        self.run_cli("key", "new", "--name", "N", "--passphrase-file", "p")
        self.run_cli("sign", "a.xml", "--passphrase-file", "p")
        ident = self.json("key", "list")[0]["id"]
        self.run_cli("key", "sheet", "-o", "sheet.html")
        lines = [html.unescape(line) for line in re.findall(r">([^<>]+# [a-z]{5})<", self.read("sheet.html"))]
        self.assertEqual(len(lines), 11)
        self.home("new")
        # Any one letter for another, and any two letters side by side exchanged.
        for at, letter in enumerate(lines[4].split("  # ")[0]):
            if letter != " ":
                self.refuse_line(lines[:4] + [lines[4][:at] + ("Q" if letter != "Q" else "O") + lines[4][at + 1:]], 5)
        swapped = next(lines[2][:at] + lines[2][at + 1] + lines[2][at] + lines[2][at + 2:] for at in range(3)
                       if lines[2][at] != lines[2][at + 1])
        self.refuse_line(lines[:2] + [swapped], 3)
        self.refuse_line([lines[0], lines[2], lines[1]], 2)
        old = [key + "  # " + self.old_letters(key) for key in (line.split("  # ")[0] for line in lines)]
        self.refuse_line(old[:3] + [old[3][:-2] + old[4][-2:]], 4)
        self.write("typed", "\n".join(old))
        self.run_cli("key", "restore", "typed", "--name", "N", "--passphrase-file", "p")
        self.home("newer")
        self.write("typed", "\n\n".join(lines).replace(" ", "  "))
        self.write("wrong", "another\n")
        self.run_cli("key", "restore", "typed", "--name", "N", "--passphrase-file", "wrong", status=4)
        self.run_cli("key", "restore", "typed", "--name", "N", "--passphrase-file", "p")
        self.assertEqual(self.json("verify", "a.xml")["state"], "own")
        self.assertEqual(self.json("key", "list")[0]["id"], ident)
        self.run_cli("sign", "a.xml", "--passphrase-file", "p")

    @unittest.skipUnless(shutil.which("minisign"), "minisign is not installed")
    def test_minisign_agrees(self):
        self.write("a.xml", "<package/>\n")
        self.run_cli("key", "new", "--name", "N")
        self.run_cli("sign", "a.xml")
        self.write("n.pub", self.run_cli("key", "show")[0])
        check = ["minisign", "-V", "-p", "n.pub", "-m", "a.xml"]
        self.assertEqual(subprocess.run(check, cwd=self.dir, capture_output=True).returncode, 0)
        self.write("a.xml", "<package />\n")
        self.assertNotEqual(subprocess.run(check, cwd=self.dir, capture_output=True).returncode, 0)


if __name__ == "__main__":
    unittest.main()
