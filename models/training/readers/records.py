"""Articles annotated for events, figures and times (the project's own corpus and the like).

One JSON object a line with ``text``, ``events``, ``figures``, ``times`` and, where given,
``entities`` [{type, mentions: [{start, end}]}] and ``attributions`` [{source, cue, content}].
"""
from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from collections.abc import Iterator

from document import Document, Span, flat
from labels import HEADS
from sentences import split


def pair(x: Any) -> tuple[int, int] | None:
    """A span written as [start, end] or as {start, end} or as {span: [start, end]}."""
    if isinstance(x, dict):
        x = x.get("span", (x.get("start"), x.get("end")))
    return (x[0], x[1]) if x and x[0] is not None else None


def repeats(text: str, span: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """Every other place where the words of a span occur."""
    words, at = text[span[0]:span[1]], -1
    while len(words) > 3 and (at := text.find(words, at + 1)) >= 0:
        if at != span[0]:
            yield at, at + len(words)


def events(r: dict, sents: list[tuple[int, int]], doc: Document) -> None:
    """Heads triggers, event_role and roles. A repeat of an annotated trigger or participant is
    not judged, unless a participant stands in a sentence with a trigger of its event."""
    text = doc.text
    trig, role, args = [], [], []
    for e in r["events"]:
        places = [p for p in map(pair, e["triggers"]) if p]
        if e["type"] not in HEADS["triggers"]:
            doc.skip.setdefault("triggers", []).extend(places)
            continue
        near = [s for s in sents if any(s[0] <= a < s[1] for a, _ in places)]
        trig += [(a, b, e["type"]) for a, b in places]
        role += [(a, b, e["role"].upper()) for a, b in places]
        for p in places:
            doc.skip.setdefault("triggers", []).extend(repeats(text, p))
        for kind, key in (("PERP", "perpetrators"), ("PLACE", "where"), ("TARGET", "targets"), ("WEAPON", "weapons")):
            for p in filter(None, map(pair, e.get(key) or [])):
                args.append((*p, kind))
                for q in repeats(text, p):
                    if any(s[0] <= q[0] < s[1] for s in near):
                        args.append((*q, kind))
                    else:
                        doc.skip.setdefault("roles", []).append(q)
    doc.spans["triggers"] = flat(trig)
    doc.spans["event_role"] = flat(role)
    doc.spans["roles"] = flat(args)
    doc.skip["event_role"] = doc.skip.get("triggers", [])
    doc.hidden["roles"] = ["TARGET", "WEAPON"]


def figures(r: dict, doc: Document) -> None:
    """Heads figures and figure_scope."""
    fig, scope = [], []
    for f in r["figures"]:
        p = pair(f)
        if p and f["effect"] in HEADS["figures"]:
            fig.append((*p, f["effect"]))
            scope.append((*p, "PART" if f.get("part_of") is not None else (f.get("scope") or "event").upper()))
    doc.spans["figures"], doc.spans["figure_scope"] = flat(fig), flat(scope)


def document(r: dict, kind: str) -> Document:
    """One annotated article."""
    sents = split(r["text"])
    doc = Document(r["id"], kind, r["text"], sents, {}, title=r.get("title"))
    if "events" in r:
        events(r, sents, doc)
    if "figures" in r:
        figures(r, doc)
    if "times" in r:
        kinds = {t.get("type") for t in r["times"]}
        doc.spans["times"] = flat([(*p, t["type"]) for t in r["times"]
                                   if (p := pair(t)) and t.get("type") in HEADS["times"]])
        doc.hidden["times"] = [] if kinds & {"DURATION", "SET"} else ["DURATION", "SET"]
    if r.get("entities") is not None:
        found: list[Span] = [(*p, e["type"]) for e in r["entities"] if e["type"] in HEADS["entities"]
                             for m in e["mentions"] if (p := pair(m))]
        doc.spans["entities"] = flat(sorted(found, key=lambda s: s[0] - s[1]))
    if r.get("attributions") is not None:
        doc.spans["attribution"] = flat([
            (*p, label) for key, label in (("cue", "CUE"), ("source", "SOURCE"), ("content", "CONTENT"))
            for a in r["attributions"]
            for p in map(pair, (a.get("content") or []) if key == "content" else [a.get(key)]) if p])
    return doc


def read(path: Path, kind: str, train_only: bool = False) -> list[Document]:
    """Articles of a .jsonl file; ``train_only``: those whose ``split`` is "train"."""
    rows = [json.loads(x) for x in path.read_text(encoding="utf-8").split("\n") if x.strip()]
    return [document(r, kind) for r in rows if not train_only or r.get("split") == "train"]
