#!/usr/bin/env python3
"""Fits the weights of the signs by which events are judged, and prints src/assemble/signs_table.rs.

usage: copydesk tune CORPUS --signs > signs.jsonl; scripts/fit_signs.py signs.jsonl > src/assemble/signs_table.rs

Two logistic regressions with a ridge penalty, by Newton's method: whether gold has an event, and whether gold calls an
event that it has a main one. Prints on standard error, by five-fold cross-validation over articles, what the judgement is
worth beside the roles that the rows came with: errors are told for held-out articles only."""
import json
import math
import sys
import zlib

RIDGE = 8.0
FOLDS = 5


def solve(a, b):
    """Solves a x = b by elimination with pivots."""
    n = len(b)
    rows = [list(a[i]) + [b[i]] for i in range(n)]
    for i in range(n):
        p = max(range(i, n), key=lambda r: abs(rows[r][i]))
        rows[i], rows[p] = rows[p], rows[i]
        for r in range(i + 1, n):
            f = rows[r][i] / rows[i][i]
            if f:
                rows[r] = [x - f * y for x, y in zip(rows[r], rows[i])]
    x = [0.0] * n
    for i in reversed(range(n)):
        x[i] = (rows[i][n] - sum(rows[i][j] * x[j] for j in range(i + 1, n))) / rows[i][i]
    return x


def fit(rows, wanted, names, ridge=RIDGE, steps=12):
    """Weights of a logistic regression; the bias is not penalised."""
    data = [([1.0] + [row["signs"].get(name, 0.0) for name in names], float(y)) for row, y in zip(rows, wanted)]
    n = len(names) + 1
    w = [0.0] * n
    for _ in range(steps):
        grad = [ridge * x if i else 0.0 for i, x in enumerate(w)]
        hess = [[(ridge if i and i == j else 0.0) + (1e-6 if i == j else 0) for j in range(n)] for i in range(n)]
        for x, y in data:
            p = 1 / (1 + math.exp(-max(-30, min(30, sum(a * b for a, b in zip(w, x))))))
            g, h = p - y, max(p * (1 - p), 1e-6)
            live = [(i, v) for i, v in enumerate(x) if v]
            for i, v in live:
                grad[i] += g * v
                hv = h * v
                row = hess[i]
                for j, u in live:
                    row[j] += hv * u
        w = [a - b for a, b in zip(w, solve(hess, grad))]
    return w


def probability(w, row, names):
    z = w[0] + sum(a * row["signs"].get(name, 0.0) for a, name in zip(w[1:], names))
    return 1 / (1 + math.exp(-max(-30, min(30, z))))


def both(rows, names):
    real = [row for row in rows if row["gold"]]
    return (
        fit(rows, [bool(row["gold"]) for row in rows], names),
        fit(real, [row["gold"] == "main" for row in real], names),
    )


def held_out(rows, names):
    """Each row with its two probabilities, by weights that have not seen its article."""
    fold = lambda row: zlib.crc32(row["article"].encode()) % FOLDS
    judged = []
    for k in range(FOLDS):
        keep, main = both([row for row in rows if fold(row) != k], names)
        test = [row for row in rows if fold(row) == k]
        judged += [(row, probability(keep, row, names), probability(main, row, names)) for row in test]
    return judged


def report(judged, rows):
    f1 = lambda tp, p, g: 200 * tp / max(p + g, 1)
    gold = sum(row["gold"] == "main" for row in rows)
    for name, chosen in [("as it was", [row for row in rows if row["got"] == "main"])]:
        tp = sum(row["gold"] == "main" for row in chosen)
        print(f"{name}: main {f1(tp, len(chosen), gold):.1f}", file=sys.stderr)
    for least in (0.0, 0.2, 0.3, 0.35, 0.4, 0.45, 0.5):
        kept = [(row, m) for row, k, m in judged if k >= least]
        hits = sum(bool(row["gold"]) for row, _ in kept)
        top = {}
        for row, m in kept:
            top[row["article"]] = max(top.get(row["article"], 0), m)
        line = f"keep {least:.2f}: kept {len(kept)} right {hits} of {sum(bool(r['gold']) for r in rows)}; main"
        for bar in (0.4, 0.5, 0.6):
            main = [row for row, m in kept if row["got"] != "hypothetical" and (m >= bar or m == top[row["article"]])]
            line += f" {bar}: {f1(sum(row['gold'] == 'main' for row in main), len(main), gold):.1f}"
        print(line, file=sys.stderr)


def main():
    rows = [json.loads(line) for path in sys.argv[1:] for line in open(path)]
    names = sorted({name for row in rows for name in row["signs"]})
    report(held_out(rows, names), rows)
    keep, role = both(rows, names)
    articles = len({row["article"] for row in rows})
    print("//! Weights of the signs of an event, by logistic regression (`scripts/fit_signs.py`), ridge", f"{RIDGE:g}:")
    print(f"//! fitted on the {len(rows)} events found in {articles} articles that the network has not learnt from.\n")
    print("/// A sign, its weight for being an event at all, and its weight for being a main one.")
    print("pub type Row = (&'static str, f64, f64);\n")
    print('/// Every sign that counts; "bias" is always 1.')
    print("pub const ROWS: &[Row] = &[")
    for name, a, b in zip(["bias"] + names, keep, role):
        print(f'    ("{name}", {a:.3f}, {b:.3f}),')
    print("];")


if __name__ == "__main__":
    main()
