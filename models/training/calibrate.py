"""One number per head that balances precision and recall, from training articles held out.

The number is added to every logit of the head but that of O. It stays 0 unless it gains at least
``GAIN`` points of F1 on the held-out articles, so that chance does not set it.
"""
from __future__ import annotations

import hashlib

import evaluate
from decode import Predict, logits, spans
from words import Encoded

HELD = {"conll03": "entities", "polnear": "attribution", "timebank": "times"}
RATE = 0.025
GRID = [-1.0, -0.75, -0.5, -0.25, 0.0, 0.25, 0.5, 0.75, 1.0]
GAIN = 0.3


def held_out(kind: str, id_: str) -> bool:
    """True for the documents that are kept from training; follows from the id alone."""
    return kind in HELD and int(hashlib.sha256(id_.encode()).hexdigest()[:8], 16) < RATE * 2 ** 32


def fit(docs: list[Encoded], predict: Predict) -> tuple[dict[str, float], dict[str, dict[float, float]]]:
    """The bias of each head and the F1 (exact spans) of every value tried."""
    bias, tried = {}, {}
    for kind, head in HELD.items():
        mine = [d for d in docs if d.doc.kind == kind]
        if not mine:
            continue
        z = logits(mine, predict)
        tried[head] = {}
        for b in GRID:
            counts = [evaluate.exact(spans(d, head, v[head], b), d.doc.spans[head]) for d, v in zip(mine, z)]
            tried[head][b] = evaluate.f1(*map(sum, zip(*counts)))
        best = max(GRID, key=lambda b: (tried[head][b], -abs(b)))
        bias[head] = best if tried[head][best] >= tried[head][0.0] + GAIN else 0.0
    return bias, tried
