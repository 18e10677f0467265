#!/usr/bin/env python3
"""Fits the weights of the coreference of events, and writes the two tables of src/assemble/pairs.

usage: copydesk tune CORPUS --pairs > pairs.jsonl; scripts/fit_pairs.py pairs.jsonl [--learnt other.jsonl] --out src/assemble/pairs

Two logistic regressions with a ridge penalty: whether a mention speaks of an event begun before, and whether one that joined
none begins an event. Rows of articles that the network has learnt from (`--learnt`) count for the first alone: on them its
scores look better than they are. What is weighed depends on what was decided before, so tune, fit and build two or three times
over. Prints on standard error, by five-fold cross-validation over articles, the share of decisions that are right."""
import argparse
import json
import pathlib
import sys
import zlib

from fit_signs import FOLDS, fit, probability

RIDGE = 3.0


def rows(path):
    """The rows of both regressions: signs by name, what gold says, and the names in their order."""
    joins, begins = [], []
    for line in open(path):
        row = json.loads(line)
        told = [(joins, join) for join in row["joins"]] + [(begins, row["begins"])] * (row["begins"] is not None)
        for kind, case in told:
            if case["gold"] is not None:
                names = [name for name, _ in case["signs"]]
                kind.append({"article": row["article"], "signs": dict(case["signs"]), "gold": case["gold"], "names": names})
    return joins, begins


def report(name, cases):
    names = cases[0]["names"]
    fold = lambda row: zlib.crc32(row["article"].encode()) % FOLDS
    right = 0
    for k in range(FOLDS):
        train = [row for row in cases if fold(row) != k]
        weights = fit(train, [row["gold"] for row in train], names, RIDGE)
        right += sum((probability(weights, row, names) >= 0.5) == row["gold"] for row in cases if fold(row) == k)
    share = sum(row["gold"] for row in cases) / len(cases)
    print(f"{name}: {len(cases)} decisions, {share:.3f} yes, {right / len(cases):.3f} right", file=sys.stderr)


def table(cases, what):
    names = cases[0]["names"]
    weights = fit(cases, [row["gold"] for row in cases], names, RIDGE)
    articles = len({row["article"] for row in cases})
    lines = [
        f"//! Weights of the signs that {what}, by logistic regression",
        f"//! (`scripts/fit_pairs.py`), ridge {RIDGE:g}: fitted on {len(cases)} decisions in {articles} articles.",
        "",
        "use super::Sign;",
        "",
        '/// The bias, then every sign in the order in which it is read, with its weight.',
        "pub const ROWS: &[Sign] = &[",
    ]
    lines += [f'    ("{name}", {weight:.3f}),' for name, weight in zip(["bias"] + names, weights)]
    return "\n".join(lines) + "\n];\n"


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("pairs", nargs="+")
    parser.add_argument("--learnt", nargs="*", default=[])
    parser.add_argument("--out", required=True, type=pathlib.Path)
    parser.add_argument("--no-report", action="store_true")
    args = parser.parse_args()
    unlearnt, learnt = [rows(path) for path in args.pairs], [rows(path) for path in args.learnt]
    joins = [case for one, _ in unlearnt + learnt for case in one]
    begins = [case for _, other in unlearnt for case in other]
    if not args.no_report:
        report("joins", joins)
        report("begins", begins)
    (args.out / "joining_table.rs").write_text(table(joins, "a mention speaks of an event begun before"))
    (args.out / "beginning_table.rs").write_text(table(begins, "a mention begins an event"))


if __name__ == "__main__":
    main()
