#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Ensemble authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Figures of surveys against those of pandas, to 1e-9: on invented answers with groups, weights and blanks,
# and on real surveys where they are: SURVEYS names a folder with `somerville` and `naples_relgoods_2014`.
# Without pandas it is skipped. Use: compare_figures.py ENSEMBLE-CLI [SURVEYS]
import json
import os
import random
import subprocess
import sys
import tempfile

try:
    import pandas
except ImportError:
    print("pandas is not there: skipped")
    sys.exit(77)

CLI = os.path.abspath(sys.argv[1])
SURVEYS = sys.argv[2] if len(sys.argv) > 2 else os.path.join(os.path.dirname(__file__), "..", "..", "..", "shared", "data", "surveys")
NEAR = 1e-9
checked = 0


def cli(*words):
    done = subprocess.run([CLI, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False, text=True)
    if done.returncode != 0:
        sys.exit("%s: %s" % (" ".join(words), done.stderr))
    return done.stdout


def same(what, ours, theirs):
    global checked
    checked += 1
    if abs(ours - theirs) > NEAR:
        sys.exit("%s: %r is not %r" % (what, ours, theirs))


def compare_indicator(what, row, levels, weights):
    """One row of `indicators --json` against the answers behind it."""
    answered = levels.dropna().astype(int)
    weights = weights[answered.index]
    same(what + " n", row["n"], len(answered))
    same(what + " missing", row["missing"], levels.isna().sum())
    counts = answered.value_counts()
    shares = weights.groupby(answered).sum() / weights.sum()
    for level in range(1, 6):
        same("%s level %d" % (what, level), row["counts"][level - 1], counts.get(level, 0))
        same("%s share %d" % (what, level), row["distribution"][level - 1], shares.get(level, 0))
    same(what + " ill-being", row["ill_being"], weights[answered <= 2].sum() / weights.sum())
    same(what + " well-being", row["well_being"], weights[answered >= 4].sum() / weights.sum())
    same(what + " mean", row["mean"], (answered * weights).sum() / weights.sum())
    same(what + " effective n", row["effective_n"], weights.sum() ** 2 / (weights ** 2).sum())
    if (weights == 1).all():
        same(what + " median", row["median"], answered.median())


def new_project(titles):
    cli("init", "p.ensemble", "--title", "Figures", "--language", "en")
    with open("i.csv", "w", encoding="utf-8") as file:
        file.write("title,level1,level2,level3,level4,level5\n" + "".join("%s,a,b,c,d,e\n" % title for title in titles))
    cli("import", "p.ensemble", "i.csv", "--as", "indicators-csv")


def compare_invented(weighted):
    chance = random.Random(7)
    titles = ["One", "Two", "Three", "Four"]
    new_project(titles)
    for group in "ABCD":
        cli("group", "add", "p.ensemble", "--name", group, "--kind", "monochrome")
    cli("survey", "add", "p.ensemble", "--title", "Round")
    frame = pandas.DataFrame([{"form": n + 1, "group": chance.choice("ABCD"), "tags": chance.choice(("young", "old")),
                               "weight": chance.choice((0.5, 1.25, 2)) if weighted else 1,
                               **{title: chance.choice((1, 2, 3, 4, 5, 5, None)) for title in titles}} for n in range(500)])
    frame.astype({title: "Int64" for title in titles}).to_csv("a.csv", index=False)
    cli("import", "p.ensemble", "a.csv", "--as", "answers-csv")
    for by, column in ((None, None), ("group", "group"), ("tag", "tags")):
        rows = json.loads(cli("indicators", "p.ensemble", "--json", *(("--by", by) if by else ())))
        for row in rows:
            part = frame if column is None else frame[frame[column] == row["part"]]
            compare_indicator("%s %s" % (row["title"], row.get("part", "")), row, part[row["title"]], part["weight"])
        assert len(rows) == len(titles) * (1 if column is None else frame[column].nunique())
    for row in json.loads(cli("indicators", "p.ensemble", "--json")):
        shares = frame.dropna(subset=[row["title"]]).groupby("group").apply(
            lambda part, title=row["title"]: part.loc[part[title] >= 4, "weight"].sum() / part["weight"].sum())
        same("mean of groups", row["mean_of_groups"]["well_being"], shares.mean())
    os.remove("p.ensemble")


def compare_somerville(path):
    frame = pandas.read_csv(path, encoding="utf-16" if open(path, "rb").read(2) in (b"\xff\xfe", b"\xfe\xff") else "utf-8")
    titles = ["X%d" % n for n in range(1, 7)]
    new_project(titles)
    cli("survey", "add", "p.ensemble", "--title", "Somerville")
    frame[titles].to_csv("a.csv", index=False)
    cli("import", "p.ensemble", "a.csv", "--as", "answers-csv")
    for row in json.loads(cli("indicators", "p.ensemble", "--json")):
        levels = frame[row["title"]]
        compare_indicator("Somerville " + row["title"], row, levels, pandas.Series(1.0, levels.index))
    os.remove("p.ensemble")


def compare_naples(path):
    """Scales of 1 to 10, with blanks."""
    frame = pandas.read_csv(path)
    columns = [name for name in frame.columns if frame[name].dropna().between(1, 10).all() and frame[name].nunique() == 10]
    new_project([])
    cli("survey", "add", "p.ensemble", "--title", "Naples")
    for name in columns:
        cli("survey", "item", "p.ensemble", "--kind", "scale", "--title", name, "--code", name)
    frame[columns].astype("Int64").to_csv("a.csv", index=False)
    cli("import", "p.ensemble", "a.csv", "--as", "answers-csv")
    rows = json.loads(cli("survey", "results", "p.ensemble", "--json"))
    assert len(rows) == len(columns) > 10
    for row in rows:
        values = frame[row["item"]]
        same(row["item"] + " n", row["n"], values.count())
        same(row["item"] + " missing", row["missing"], values.isna().sum())
        same(row["item"] + " median", row["median"], values.median())
        same(row["item"] + " mean", row["mean"], values.mean())
        for count in row["counts"]:
            same("%s %s" % (row["item"], count["code"]), count["n"], (values == int(count["code"])).sum())
    os.remove("p.ensemble")


def main():
    surveys = os.path.abspath(SURVEYS)
    with tempfile.TemporaryDirectory(prefix="ensemble-figures-") as folder:
        os.chdir(folder)
        compare_invented(False)
        compare_invented(True)
        for compare, name in ((compare_somerville, "somerville/SomervilleHappinessSurvey2015.csv"),
                              (compare_naples, "naples_relgoods_2014/relgoods.csv")):
            path = os.path.join(surveys, name)
            if os.path.exists(path):
                compare(path)
            else:
                print("%s is not there: left out" % name)
        os.chdir("/")
    print("%d figures are the same as those of pandas" % checked)


main()
