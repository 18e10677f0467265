#!/usr/bin/env python3
"""Scores incidents against groups of articles about the same real event.

usage: score_incidents.py GOLD.jsonl KEY ARTICLES.jsonl INCIDENTS.jsonl
KEY is the field of GOLD that names an article's group ("cluster", "incident"). Only articles with a main event count
("events only"). A pair of articles is predicted when an incident holds a main event of both; it is right when their
groups are the same. Prints pairwise precision, recall and F1 (micro)."""
import collections
import itertools
import json
import sys


def rows(path):
    return [json.loads(line) for line in open(path, encoding="utf-8") if line.strip()]


def main(gold_path, key, articles_path, incidents_path, show=0):
    group = {r["id"]: r[key] for r in rows(gold_path)}
    main_events = {r["id"]: {e["id"] for e in r["events"] if e["role"] == "main"} for r in rows(articles_path)}
    told = {a for a, events in main_events.items() if events and a in group}
    predicted = set()
    for incident in rows(incidents_path):
        members = sorted({m["article"] for m in incident["members"] if m["event"] in main_events.get(m["article"], ())} & told)
        predicted |= set(itertools.combinations(members, 2))
    by_group = collections.defaultdict(list)
    for a in sorted(told):
        by_group[group[a]].append(a)
    gold = {pair for members in by_group.values() for pair in itertools.combinations(members, 2)}
    right = len(predicted & gold)
    p, r = right / len(predicted) if predicted else 0, right / len(gold) if gold else 0
    f = 2 * p * r / (p + r) if p + r else 0
    print(f"articles with a main event {len(told)}  pairs gold {len(gold)} predicted {len(predicted)} right {right}")
    print(f"pairwise F1 {100 * f:.1f}  P {100 * p:.1f}  R {100 * r:.1f}")
    for a, b in sorted(predicted - gold)[:show]:
        print("wrong", group[a], group[b], a, b)
    for a, b in sorted(gold - predicted)[:show]:
        print("missed", group[a], a, b)


if __name__ == "__main__":
    if len(sys.argv) not in (5, 6):
        sys.exit(__doc__)
    main(*sys.argv[1:5], int(sys.argv[5]) if len(sys.argv) == 6 else 0)
