"""The heads of the network and their labels.

Every head is a BIO tagger: label 0 is ``O``, then ``B-X``, ``I-X`` for each of its types in
the order written here. This order is the order of the logits in every exported file.
"""
from __future__ import annotations

EVENT_TYPES = [
    "attack.shooting", "attack.bombing", "attack.suicide_bombing", "attack.airstrike",
    "attack.shelling", "attack.stabbing", "attack.vehicle", "attack.arson", "attack.chemical",
    "attack.kidnapping", "attack.assassination", "attack.other", "clash", "protest", "riot",
    "arrest", "trial", "accident.transport", "accident.fire", "accident.industrial",
    "accident.other", "disaster.earthquake", "disaster.flood", "disaster.storm",
    "disaster.wildfire", "disaster.landslide", "disaster.epidemic", "disaster.other", "other",
]

HEADS: dict[str, list[str]] = {
    "entities": ["PER", "ORG", "LOC", "MISC"],
    "times": ["DATE", "TIME", "DURATION", "SET"],
    "attribution": ["SOURCE", "CUE", "CONTENT"],
    "triggers": EVENT_TYPES,
    "event_role": ["MAIN", "BACKGROUND", "HYPOTHETICAL"],
    "figures": ["killed", "injured", "missing", "kidnapped", "displaced", "arrested",
                "rescued", "casualties"],
    "figure_scope": ["EVENT", "CUMULATIVE", "HYPOTHETICAL", "PART"],
    "roles": ["PERP", "TARGET", "WEAPON", "PLACE"],
}
"""``figure_scope`` lies on the same spans as ``figures``: PART is a figure that is an explicit
part of another, the others are the scope of a figure that is not."""

MAX_PIECES = 190
"""Word pieces of a window, without [CLS] and [SEP]."""
OVERLAP = 32
"""Pieces shared by two windows of one sentence longer than a window."""
IGNORE = -100
"""Label of a piece that the loss leaves out."""


def bio(head: str) -> list[str]:
    """Labels of a head, in the order of its logits."""
    return ["O"] + [f"{p}-{t}" for t in HEADS[head] for p in "BI"]


def begin(head: str, kind: str) -> int:
    """Index of ``B-kind``; ``I-kind`` is the next one."""
    return 1 + 2 * HEADS[head].index(kind)
