#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Ensemble authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Figures of surveys against those of pandas, to 1e-9: on invented answers with groups, weights and blanks,
# and on real surveys where they are: SURVEYS names a folder with `somerville` and `naples_relgoods_2014`.
# Without pandas it is skipped. Use: compare_figures.py ENSEMBLE-CLI [SURVEYS]
import json
import math
import os
import random
import statistics
import subprocess
import sys
import tempfile
from fractions import Fraction

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


def wilson(share, n):
    """Where the score test at 95 % turns: the ends of (p - x)² = z²·x(1 - x)/n, found by halving, not by its formula."""
    z = statistics.NormalDist().inv_cdf(0.975)

    def end(inside, outside):
        for _ in range(200):
            middle = (inside + outside) / 2
            if (share - middle) ** 2 <= z * z * middle * (1 - middle) / n:
                inside = middle
            else:
                outside = middle
        return inside
    return 0 if share == 0 else end(share, 0), 1 if share == 1 else end(share, 1)


def medians(answered, weights):
    """The first levels with half of all weight, and with more than half, in exact numbers."""
    half = sum(Fraction(weight) for weight in weights) / 2
    below, low, high = Fraction(0), None, None
    for level in range(1, 6):
        below += sum(Fraction(weight) for weight in weights[answered == level])
        low = level if low is None and below >= half else low
        high = level if high is None and below > half else high
    return low, high


def compare_difference(what, row, name, ours, others, is_in):
    """A part against all others: Newcombe's interval from Wilson's."""
    shares, ends = [], []
    for levels, weights in (others, ours):
        answered = levels.dropna().astype(int)
        weights = weights[answered.index]
        share = weights[answered.map(is_in)].sum() / weights.sum()
        shares.append(share)
        ends.append(wilson(share, weights.sum() ** 2 / (weights ** 2).sum()))
    (first, second), ((low1, high1), (low2, high2)) = shares, ends
    found = row[name]
    same(what + " difference", found["difference"], second - first)
    low = second - first - math.hypot(second - low2, high1 - first)
    high = second - first + math.hypot(high2 - second, first - low1)
    same(what + " low", found["interval"][0], low)
    same(what + " high", found["interval"][1], high)
    word = "larger" if low > 0 else "smaller" if high < 0 else "chance may explain it"
    if word not in found["words"]:
        sys.exit("%s: %r for %r" % (what, found["words"], (low, high)))


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
    for name, is_in in (("ill_being", answered <= 2), ("well_being", answered >= 4)):
        low, high = wilson(weights[is_in].sum() / weights.sum(), weights.sum() ** 2 / (weights ** 2).sum())
        same("%s %s low" % (what, name), row[name + "_interval"][0], low)
        same("%s %s high" % (what, name), row[name + "_interval"][1], high)
    low, high = medians(answered, weights)
    same(what + " lower median", row["median_low"], low)
    same(what + " upper median", row["median_high"], high)
    if row["reliable"] != (len(answered) >= 30) or (row["hint"] is None) != row["reliable"]:
        sys.exit("%s: %r is told of %d answers" % (what, row["hint"], len(answered)))
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
            what = "%s %s" % (row["title"], row.get("part", ""))
            compare_indicator(what, row, part[row["title"]], part["weight"])
            if column is None:
                continue
            others = frame[frame[column] != row["part"]]
            for name, is_in in (("ill_being", lambda level: level <= 2), ("well_being", lambda level: level >= 4)):
                compare_difference("%s %s" % (what, name), row, name + "_difference", (part[row["title"]], part["weight"]),
                                   (others[row["title"]], others["weight"]), is_in)
        assert len(rows) == len(titles) * (1 if column is None else frame[column].nunique())
    for row in json.loads(cli("indicators", "p.ensemble", "--json")):
        shares = frame.dropna(subset=[row["title"]]).groupby("group").apply(
            lambda part, title=row["title"]: part.loc[part[title] >= 4, "weight"].sum() / part["weight"].sum())
        same("mean of groups", row["mean_of_groups"]["well_being"], shares.mean())
    os.remove("p.ensemble")


def compare_corners():
    """What is rare in a survey: nobody, everybody the same, just half on each side, one group, fewest answers shown."""
    titles = ["Same", "Even", "Ends", "Blank", "Fewest"]
    new_project(titles)
    cli("group", "add", "p.ensemble", "--name", "A", "--kind", "monochrome")
    cli("survey", "add", "p.ensemble", "--title", "Round")
    frame = pandas.DataFrame({"form": range(1, 11), "group": "A", "weight": [0.1, 0.2, 0.3, 0.4, 0.5] * 2, "Same": [4] * 10,
                              "Even": [2] * 5 + [5] * 5, "Ends": [1, 5] * 5, "Blank": [None] * 10,
                              "Fewest": [1, 2, 3, 4, 5] + [None] * 5})
    frame.astype({title: "Int64" for title in titles}).to_csv("a.csv", index=False)
    cli("import", "p.ensemble", "a.csv", "--as", "answers-csv")
    for by in ((), ("--by", "group")):
        for row in json.loads(cli("indicators", "p.ensemble", "--json", *by)):
            if row["title"] == "Blank":
                assert row["masked"] and row["mean"] is None and row["median"] is None
                continue
            compare_indicator(row["title"], row, frame[row["title"]], frame["weight"])
            assert "well_being_difference" not in row, "one group has no others"
    even = [row for row in json.loads(cli("indicators", "p.ensemble", "--json")) if row["title"] == "Even"][0]
    assert (even["median_low"], even["median_high"], even["median"]) == (2, 5, 3.5)
    os.remove("p.ensemble")


def compare_dimensions():
    """Each indicator of a dimension counts the same, however many answered it."""
    cli("init", "p.ensemble", "--title", "Dimensions", "--language", "en")
    levels = [word for k in range(1, 6) for word in ("--level%d" % k, "text")]
    for title, code in (("One", "A01"), ("Two", "A02"), ("Three", "B01"), ("Four", "A03")):
        cli("indicator", "add", "p.ensemble", "--title", title, "--component", code, *levels)
    cli("survey", "add", "p.ensemble", "--title", "Round")
    frame = pandas.DataFrame({"form": range(1, 41), "One": [1, 2, 5, 4] * 10, "Two": [5] * 20 + [None] * 20, "Three": [3, 4] * 20,
                              "Four": [None] * 40})
    frame.astype({title: "Int64" for title in ("One", "Two", "Three", "Four")}).to_csv("a.csv", index=False)
    cli("import", "p.ensemble", "a.csv", "--as", "answers-csv")
    rows = {row["code"]: row for row in json.loads(cli("indicators", "p.ensemble", "--by", "dimension", "--json"))}
    assert (rows["A"]["components"], rows["A"]["without_answers"], rows["A"]["least_n"]) == (2, 1, 20)
    same("A score", rows["A"]["score"], ((frame["One"].mean() - 1) / 4 + 1) / 2)
    same("A well-being", rows["A"]["well_being"], (0.5 + 1) / 2)
    same("A ill-being", rows["A"]["ill_being"], 0.25)
    same("B score", rows["B"]["score"], (frame["Three"].mean() - 1) / 4)
    assert rows["C"]["score"] is None and rows["C"]["components"] == 0
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
        compare_corners()
        compare_dimensions()
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
