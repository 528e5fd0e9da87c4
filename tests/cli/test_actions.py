# SPDX-FileCopyrightText: 2026 The Ensemble authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# action, contract, party, commitment, resource, territory: added, listed, changed, refused.
import unittest

from cli_case import CliCase


class Actions(CliCase):
    def setUp(self):
        super().setUp()
        self.run_cli("init", "p.ensemble", "--title", "Gare", "--language", "fr")
        for name, sector in (("Ville", "public"), ("Les voisins", "associations")):
            self.run_cli("party", "add", "p.ensemble", "--name", name, "--sector", sector)

    def test_action(self):
        self.run_cli("action", "add", "p.ensemble", "--title", "Dix bancs", "--owner", "Ville", "--state", "immediate",
                     "--priority", "1", "--due", "2027-01-31", "--objective", "S’asseoir dehors")
        action, = self.json("action", "list", "p.ensemble")
        self.assertEqual((action["title"], action["owner_name"], action["state"], action["priority"], action["due"]),
                         ("Dix bancs", "Ville", "immediate", 1, "2027-01-31"))
        self.run_cli("action", "set", "p.ensemble", "Dix bancs", "--state", "done", "--result", "Douze bancs", "--due", "")
        action, = self.json("action", "list", "p.ensemble")
        self.assertEqual((action["state"], action["result"], action["due"]), ("done", "Douze bancs", None))
        self.run_cli("undo", "p.ensemble")
        self.assertEqual(self.json("action", "list", "p.ensemble")[0]["state"], "immediate")
        out, _ = self.run_cli("action", "list", "p.ensemble")
        self.assertIn("Dix bancs\towner: Ville", out)

    def test_resource(self):
        self.run_cli("action", "add", "p.ensemble", "--title", "Dix bancs")
        self.run_cli("resource", "add", "p.ensemble", "--title", "La cour", "--state", "underused", "--action", "Dix bancs")
        resource, = self.json("resource", "list", "p.ensemble")
        self.assertEqual((resource["kind"], resource["state"], resource["action_name"]), ("material", "underused", "Dix bancs"))

    def test_territories(self):
        self.run_cli("territory", "add", "p.ensemble", "--name", "Mulhouse", "--kind", "city")
        self.run_cli("territory", "add", "p.ensemble", "--name", "Drouot", "--kind", "quarter", "--parent", "Mulhouse")
        self.assertEqual([t["parent_name"] for t in self.json("territory", "list", "p.ensemble")], [None, "Mulhouse"])

    def test_contract(self):
        self.run_cli("contract", "add", "p.ensemble", "--title", "Contrat de la Gare", "--date", "2026-12-01")
        self.run_cli("contract", "sign", "p.ensemble", "Contrat de la Gare", "--party", "Ville", "--date", "2026-12-01")
        self.run_cli("contract", "sign", "p.ensemble", "Contrat de la Gare", "--party", "Les voisins")
        self.run_cli("commitment", "add", "p.ensemble", "--contract", "Contrat de la Gare", "--party", "Ville",
                     "--toward", "Les voisins", "--text", "Poser dix bancs", "--due", "2027-01-31")
        shown = self.json("contract", "show", "p.ensemble")
        self.assertEqual(shown["contract"]["state"], "draft")
        self.assertEqual([(p["name"], p["signed"]) for p in shown["parties"]], [("Les voisins", None), ("Ville", "2026-12-01")])
        self.assertEqual([(c["party_name"], c["toward_name"], c["text"]) for c in shown["commitments"]],
                         [("Ville", "Les voisins", "Poser dix bancs")])
        self.run_cli("contract", "sign", "p.ensemble", "Contrat de la Gare", "--party", "Les voisins", "--date", "2026-12-02")
        self.assertEqual(self.json("contract", "show", "p.ensemble")["contract"]["state"], "signed")
        self.run_cli("undo", "p.ensemble")
        self.assertEqual(self.json("contract", "show", "p.ensemble")["contract"]["state"], "draft")

    def test_papers(self):
        self.run_cli("action", "add", "p.ensemble", "--title", "Dix bancs", "--owner", "Ville")
        self.run_cli("contract", "add", "p.ensemble", "--title", "Contrat de la Gare")
        self.run_cli("commitment", "add", "p.ensemble", "--contract", "Contrat de la Gare", "--party", "Ville", "--text", "Agir vite")
        for kind, text in (("contract", "Agir vite"), ("roadmap", "Dix bancs"), ("data-card", "Gare")):
            self.run_cli("report", "p.ensemble", kind, "-o", "x.pdf")
            self.assertTrue(self.read_bytes("x.pdf").startswith(b"%PDF"))
            self.run_cli("report", "p.ensemble", kind, "-o", "x.html")
            self.assertIn(text, self.read("x.html"))

    def test_refused(self):
        self.refuse("action", "add", "p.ensemble", "--title", "X", "--owner", "Nobody", project="p.ensemble", says="Nobody")
        self.refuse("action", "add", "p.ensemble", "--title", "X", "--state", "maybe", project="p.ensemble", says="maybe")
        self.refuse("action", "add", "p.ensemble", "--title", "X", "--priority", "99", project="p.ensemble")
        self.refuse("action", "add", "p.ensemble", "--title", "X", "--due", "soon", project="p.ensemble", says="due")
        self.refuse("action", "add", "p.ensemble", project="p.ensemble", status=2, says="--title")
        self.refuse("action", "set", "p.ensemble", "None", "--state", "done", project="p.ensemble", says="None")
        self.refuse("contract", "show", "p.ensemble", project="p.ensemble")

    def test_travels(self):
        self.run_cli("contract", "add", "p.ensemble", "--title", "C")
        self.run_cli("commitment", "add", "p.ensemble", "--contract", "C", "--party", "Ville", "--text", "Agir")
        self.run_cli("export", "p.ensemble", "--as", "package", "-o", "p.xml")
        self.run_cli("validate", "p.xml")
        self.run_cli("init", "q.ensemble", "--title", "Gare", "--language", "fr")
        self.run_cli("import", "q.ensemble", "p.xml", "--as", "package")
        self.assertEqual(self.json("commitment", "list", "q.ensemble"), self.json("commitment", "list", "p.ensemble"))


if __name__ == "__main__":
    unittest.main()
