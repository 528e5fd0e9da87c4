# SPDX-FileCopyrightText: 2026 The Ensemble authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Two programs that know nothing of Ensemble say the same of 200 generated files each, good ones and bad ones:
# xmllint of packages, by the published schema, and minisign of signatures.
import base64
import os
import random
import shutil
import subprocess
import unittest
import xml.etree.ElementTree as ET

from cli_case import PROGRAM, ROOT, SOURCE, CliCase

TIMES = int(os.environ.get("ENS_TEST_FILES", "200"))
NAMESPACE = "urn:ensemble-wellbeing:package:1"
SCHEMA = os.path.join(ROOT, "data", "schema", "ensemble-package-1.xsd")
EVERY_KIND = os.path.join(SOURCE, "fixtures", "packages", "every-kind.xml")
VALUES = ("", "  ", "x", "0", "-1", "1", "5", "6", "100001", "99999999999999999999", "1.5", "NaN", "INF", "1e3", "true",
          "false", "TRUE", " 1 ", "+1", "01", "2026-02-30", "2028-02-29", "2026-11-19", "2026-11-19T10:00:00.000Z",
          "2026-11-19T10:00:00Z", "2026-11-19T10:00:00", "2026-11-19T25:00:00.000Z",
          "2026-11-19T10:00:00.000+01:00", "00000000-0000-0000-0000-000000000000", "fr", "fr-", "FR", "pt-BR", "zh-Hant",
          "x-klingon", "a" * 300, "é", "A", "A01", "A01-11", "a01", "P15", "k", "internal", "partner", "secret", "project",
          "sha256:" + "0" * 64, "sha256:" + "G" * 64, "\u00a0", "\ufeff", "a\tb", "open", "positive", "\U0001F600", "مدينة")
# What the schema cannot say: whether rows are there, once, and what a row says as a whole.
OWN_RULES = ("there is no ", "it lies in ", "is not the key", "names a", "twice", "is not above", "must go up",
             "has no text")


def change(rng, root):
    """One change to any element of the tree."""
    elements = list(root.iter())
    above = {child: element for element in elements for child in element}
    element = rng.choice(elements)
    kind = rng.randrange(13)
    if kind < 5 and element.attrib:
        element.set(rng.choice(sorted(element.attrib)), rng.choice(VALUES))
    elif kind == 5 and element.attrib:
        del element.attrib[rng.choice(sorted(element.attrib))]
    elif kind == 6:
        element.set(rng.choice(("odd", "id", "author", "created", "note", "text", "{urn:other}text")), rng.choice(VALUES))
    elif kind == 7:
        element.text = rng.choice(VALUES + ("x" * 65536, "x" * 65537, "é" * 32768))
    elif kind == 8:
        element.tag = rng.choice(("{%s}odd" % NAMESPACE, "{urn:other}group", "odd", element.tag + "s"))
    elif kind == 9 and element in above:
        above[element].remove(element)
    elif kind == 10 and element in above:
        siblings = above[element]
        siblings.remove(element)
        siblings.insert(rng.randrange(len(siblings) + 1), element)
    elif kind == 11:
        element.insert(rng.randrange(len(element) + 1), ET.Comment(" a remark "))
    else:
        child = ET.SubElement(element, rng.choice(("{%s}note", "{%s}title", "{%s}groups", "{urn:%s}x")) % NAMESPACE)
        child.text = rng.choice(VALUES)


@unittest.skipUnless(shutil.which("xmllint"), "xmllint is not installed")
class Xmllint(CliCase):
    def generate(self, seed):
        rng = random.Random(seed)
        root = ET.parse(EVERY_KIND).getroot()
        for _ in range(rng.choice((0, 1, 1, 1, 2))):
            change(rng, root)
        return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode")

    def test_of_packages(self):
        ET.register_namespace("", NAMESPACE)
        n_good = n_bad = 0
        for seed in range(TIMES):
            self.write("m.xml", self.generate(seed))
            ours = subprocess.run([PROGRAM, "validate", "m.xml"], cwd=self.dir, check=False, capture_output=True)
            theirs = subprocess.run(["xmllint", "--noout", "--nonet", "--schema", SCHEMA, "m.xml"], cwd=self.dir,
                                    check=False, capture_output=True)
            said = ours.stderr.decode("utf-8")
            self.assertIn(ours.returncode, (0, 1), seed)
            if theirs.returncode == 0 and ours.returncode != 0:
                for line in said.splitlines()[:-1]:
                    self.assertTrue(any(rule in line for rule in OWN_RULES), "seed %d: %s" % (seed, line))
            else:
                self.assertEqual(ours.returncode == 0, theirs.returncode == 0,
                                 "seed %d\n%s\n%s" % (seed, said, theirs.stderr.decode("utf-8")))
            n_good += theirs.returncode == 0
            n_bad += theirs.returncode != 0
        self.assertGreater(n_good, TIMES // 5)
        self.assertGreater(n_bad, TIMES // 5)


def spoil_base64(line, rng):
    """One bit of what is written in base64 is other."""
    bytes_ = bytearray(base64.b64decode(line))
    at = rng.randrange(len(bytes_))
    bytes_[at] ^= 1 << rng.randrange(8)
    return base64.b64encode(bytes(bytes_)).decode("ascii")


@unittest.skipUnless(shutil.which("minisign"), "minisign is not installed")
class Minisign(CliCase):
    def setUp(self):
        super().setUp()
        os.environ["XDG_DATA_HOME"] = self.path("home")
        self.run_cli("key", "new", "--name", "Ours")
        self.write("ours.pub", self.run_cli("key", "show")[0])
        for name in ("partner", "stranger"):
            self.minisign("-G", "-W", "-f", "-p", name + ".pub", "-s", name + ".key")
        self.run_cli("key", "trust", "partner.pub", "--name", "Partner")

    def minisign(self, *words, status=0):
        done = subprocess.run(["minisign", *words], cwd=self.dir, check=False, capture_output=True)
        self.assertEqual(done.returncode, status, done.stderr)

    def sign(self, rng):
        """Returns whose public key should verify m.bin."""
        who = rng.choice(("ours", "partner", "partner", "partner", "stranger"))
        if who == "ours":
            self.run_cli("sign", "m.bin")
        else:
            manner = rng.choice(((), ("-l",), ("-H",)))
            self.minisign("-S", "-s", who + ".key", "-m", "m.bin", "-t", rng.choice(("", "timestamp:1", "é ü 城", "a" * 500)),
                          *manner)
        return who

    def spoil(self, rng):
        """Perhaps changes the file or its signature."""
        kind = rng.randrange(16)
        content = self.read_bytes("m.bin")
        lines = self.read("m.bin.minisig").splitlines()
        if kind == 0 and content:
            at = rng.randrange(len(content))
            self.write("m.bin", content[:at] + bytes([content[at] ^ 1]) + content[at + 1:])
        elif kind == 1:
            self.write("m.bin", content + b"\n")
        elif kind == 2:
            self.write("m.bin", content[:-1])
        elif kind == 3:
            lines[0] = "untrusted comment: anybody may write this"
        elif kind == 4:
            lines[1] = spoil_base64(lines[1], rng)
        elif kind == 5:
            lines[2] += "."
        elif kind == 6:
            lines[3] = spoil_base64(lines[3], rng)
        elif kind == 7:
            lines = lines[:rng.randrange(4)]
        elif kind == 8:
            decoded = bytearray(base64.b64decode(lines[1]))
            decoded[1] = {ord("d"): ord("D"), ord("D"): ord("d")}[decoded[1]]
            lines[1] = base64.b64encode(bytes(decoded)).decode("ascii")
        elif kind == 9:
            lines[2] = "trusted comment: timestamp:2"
        elif kind == 10:
            lines = ["", *lines]
        self.write("m.bin.minisig", "".join(line + "\n" for line in lines))

    def test_of_signatures(self):
        n_good = n_bad = 0
        for seed in range(TIMES):
            rng = random.Random(seed)
            self.write("m.bin", bytes(rng.randrange(256) for _ in range(rng.choice((0, 1, 63, 64, 1000, 70000)))))
            self.sign(rng)
            self.spoil(rng)
            verdicts = [subprocess.run(["minisign", "-V", "-p", who + ".pub", "-m", "m.bin"], cwd=self.dir, check=False,
                                       capture_output=True).returncode == 0 for who in ("ours", "partner")]
            ours = subprocess.run([PROGRAM, "verify", "m.bin"], cwd=self.dir, check=False, capture_output=True)
            self.assertIn(ours.returncode, (0, 4), seed)
            self.assertEqual(ours.returncode == 0, any(verdicts),
                             "seed %d: minisign %s\n%s" % (seed, verdicts, ours.stderr.decode("utf-8")))
            n_good += any(verdicts)
            n_bad += not any(verdicts)
        self.assertGreater(n_good, TIMES // 5)
        self.assertGreater(n_bad, TIMES // 5)


if __name__ == "__main__":
    unittest.main()
