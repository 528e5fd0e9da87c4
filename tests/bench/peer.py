#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Ensemble authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# `cluster` beside scikit-learn's TF-IDF, truncated SVD and k-means on the same texts in the same run, each on
# one thread: seconds, and how well the piles meet the labels. Labelled tables (columns text and
# label) come from the command line; without one, from invented sentences.
# Use: peer.py ENSEMBLE-CLI FOLDER [LANGUAGE=TABLE.csv…]. Without scikit-learn it says so and ends well.
import csv
import os
import random
import subprocess
import sys
import time

for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ[variable] = "1"

try:
    import numpy
    from scipy.optimize import linear_sum_assignment
    from sklearn.cluster import KMeans
    from sklearn.decomposition import TruncatedSVD
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.metrics import normalized_mutual_info_score
    from sklearn.preprocessing import normalize
except ImportError as missing:
    print(f"skipped: {missing}: Debian's python3-sklearn has it")
    sys.exit(0)

CLI, FOLDER = sys.argv[1:3]
SEEDS = (1, 2, 3)


def invent(path, count=17000, themes=15):
    """Sentences of common verbs with a few words of their theme: what people write down is much like that."""
    chance = random.Random(20261123)
    letters = "bcdfglmnprst"

    def word():
        return "".join(chance.choice(letters) + chance.choice("aeiou") for _ in range(chance.randint(2, 4)))
    common = [word() for _ in range(300)]
    own = [[word() for _ in range(60)] for _ in range(themes)]
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("text", "label"))
        for _ in range(count):
            theme = min(int(chance.expovariate(0.2)), themes - 1)
            words = [common[min(int(chance.expovariate(0.02)), 299)] for _ in range(chance.randint(4, 9))]
            words += chance.choices(own[theme], k=chance.randint(1, 3))
            chance.shuffle(words)
            writer.writerow((" ".join(words), theme))
    return path


def score(gold, found):
    labels = numpy.unique(gold, return_inverse=True)[1]
    piles = numpy.unique(found, return_inverse=True)[1]
    table = numpy.zeros((piles.max() + 1, labels.max() + 1), int)
    numpy.add.at(table, (piles, labels), 1)
    rows, columns = linear_sum_assignment(-table)
    return 100 * table[rows, columns].sum() / len(labels), 100 * normalized_mutual_info_score(labels, piles)


def ours(path, language, count, seed):
    output = os.path.join(FOLDER, "peer.csv")
    start = time.monotonic()
    subprocess.run((CLI, "cluster", "--csv", path, "--text", "text", "--language", language,
                    "--k", str(count), "--seed", str(seed), "-o", output), stdout=subprocess.DEVNULL, check=True)
    seconds = time.monotonic() - start
    with open(output, encoding="utf-8", newline="") as file:
        return [row["cluster"] for row in csv.DictReader(file)], seconds


def theirs(texts, count, seed):
    start = time.monotonic()
    weights = TfidfVectorizer(min_df=2, sublinear_tf=True).fit_transform(texts)
    points = normalize(TruncatedSVD(min(100, weights.shape[1] - 1), random_state=seed).fit_transform(weights))
    piles = KMeans(count, n_init=10, random_state=seed).fit_predict(points)
    return piles, time.monotonic() - start


def compare(path, language):
    with open(path, encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    texts, gold = [row["text"] for row in rows], [row["label"] for row in rows]
    count = len(set(gold))
    print(f"\n{os.path.basename(path)}: {len(texts)} texts, {count} labels, mean of {len(SEEDS)} seeds")
    print(f"{'':<34}{'ACC':>6}{'NMI':>6}{'seconds':>9}")
    results = {}
    for name, run in (("Ensemble", lambda seed: ours(path, language, count, seed)),
                      ("scikit-learn, TF-IDF+SVD+k-means", lambda seed: theirs(texts, count, seed))):
        found = [run(seed) for seed in SEEDS]
        scores = numpy.mean([score(gold, piles) for piles, _ in found], 0)
        seconds = min(result[1] for result in found)
        results[name] = seconds
        print(f"{name:<34}{scores[0]:>6.1f}{scores[1]:>6.1f}{seconds:>9.2f}", flush=True)
    mine, peer = results.values()
    target = max(1.0, peer / 5)
    what = f"cluster of {len(texts)} texts, or a fifth of scikit-learn"
    print(f'{what:<58}{mine:>10.1f} s    target {target:>7.1f}  {"met" if mine <= target else "MISSED"}', flush=True)
    return mine <= target


def main():
    os.makedirs(FOLDER, exist_ok=True)
    tables = [argument.split("=", 1) for argument in sys.argv[3:]]
    tables = tables or [("", invent(os.path.join(FOLDER, "peer-texts.csv")))]
    met = [compare(path, language) for language, path in tables]
    sys.exit(0 if all(met) else 1)


main()
