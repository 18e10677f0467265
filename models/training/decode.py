"""From logits to spans: Viterbi under the BIO rule over the words of a whole article."""
from __future__ import annotations

from collections.abc import Callable, Iterable

import numpy as np

from document import Span
from labels import HEADS
from windows import Window, batch, pack
from words import Encoded

Predict = Callable[[np.ndarray, np.ndarray, np.ndarray], dict[str, np.ndarray]]
"""ids, mask, types [batch, seq] -> {head: logits [batch, seq, labels]}."""


def logits(docs: list[Encoded], predict: Predict, size: int = 16, mix: bool = True) -> list[dict[str, np.ndarray]]:
    """Logits [pieces, labels] of each document and head. ``mix`` lets a batch hold windows of
    several documents; without it a batch is windows of one document in text order."""
    out: list[dict[str, np.ndarray]] = [{} for _ in docs]
    windows = [pack(d, i) for i, d in enumerate(docs)]
    groups: list[list[Window]] = []
    if mix:
        flat = sorted((w for ws in windows for w in ws), key=lambda w: w.begin - w.end)
        groups = [flat[i:i + size] for i in range(0, len(flat), size)]
    else:
        groups = [ws[i:i + size] for ws in windows for i in range(0, len(ws), size)]
    for group in groups:
        for head, z in predict(*batch(docs, group)).items():
            for i, w in enumerate(group):
                at = out[w.doc].setdefault(head, np.zeros((len(docs[w.doc].ids), z.shape[-1]), np.float32))
                at[w.own:w.end] = z[i, 1 + w.own - w.begin:1 + w.end - w.begin]
    return out


def viterbi(z: np.ndarray) -> np.ndarray:
    """Best label sequence [words] for z [words, labels]; I-X only after B-X or I-X."""
    best = z.argmax(1)
    inner = (best > 0) & (best % 2 == 0)
    before = np.append(0, best[:-1])
    if not (inner & (before != best) & (before != best - 1)).any():
        return best
    n, k = z.shape
    back = np.zeros((n, k), np.int64)
    score = z[0].copy()
    score[2::2] = -np.inf
    for t in range(1, n):
        top = int(score.argmax())
        new = np.full(k, score[top])
        back[t] = top
        stay = score[2::2] >= score[1::2]
        new[2::2] = np.where(stay, score[2::2], score[1::2])
        back[t, 2::2] = np.where(stay, np.arange(2, k, 2), np.arange(1, k, 2))
        score = new + z[t]
    path = np.zeros(n, np.int64)
    path[-1] = score.argmax()
    for t in range(n - 1, 0, -1):
        path[t - 1] = back[t, path[t]]
    return path


def spans(enc: Encoded, head: str, z: np.ndarray, bias: float = 0.0) -> list[Span]:
    """Spans of one head. ``bias`` is added to every logit but that of O before decoding."""
    at = np.flatnonzero(enc.first)
    if not len(at):
        return []
    w = z[at].copy()
    w[:, 1:] += bias
    out: list[Span] = []
    for i, label in zip(at, viterbi(w)):
        if label == 0:
            continue
        kind = HEADS[head][(label - 1) // 2]
        if label % 2 == 1:
            out.append((int(enc.start[i]), int(enc.end[i]), kind))
        else:
            out[-1] = (out[-1][0], int(enc.end[i]), kind)
    return out


def within(enc: Encoded, head: str, z: np.ndarray, where: Iterable[tuple[int, int]]) -> list[Span]:
    """The type of given spans by the sum of their words' B and I logits (event_role, figure_scope)."""
    out = []
    for a, b in where:
        i = np.flatnonzero(enc.first & (enc.start < b) & (enc.end > a))
        s = z[i].sum(0)
        out.append((a, b, HEADS[head][int(np.maximum(s[1::2], s[2::2]).argmax())] if len(i) else HEADS[head][0]))
    return out
