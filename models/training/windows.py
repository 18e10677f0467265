"""Windows of whole sentences, packed in article order: the unit the network sees."""
from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from labels import MAX_PIECES, OVERLAP
from words import CLS, PAD, SEP, Encoded


@dataclass
class Window:
    """Pieces ``begin..end`` of a document; predictions are read from ``own`` on (a window that
    continues a long sentence leaves the first half of the overlap to the window before)."""
    doc: int
    begin: int
    end: int
    own: int


def pack(enc: Encoded, doc: int = 0, budget: int = MAX_PIECES, first: int | None = None) -> list[Window]:
    """Greedy packing: a sentence joins the window while it fits into ``budget`` pieces.
    A longer sentence is cut into windows of its own with OVERLAP shared pieces.
    ``first``: a smaller budget for the first window (training draws it anew in every pass)."""
    n = len(enc.ids)
    if not n:
        return []
    cuts = np.append(np.flatnonzero(np.append(True, enc.sent[1:] != enc.sent[:-1])), n)
    out: list[Window] = []
    room, open_ = first or budget, None
    for a, b in zip(cuts[:-1].tolist(), cuts[1:].tolist()):
        if open_ is not None and b - open_ > room:
            out.append(Window(doc, open_, a, open_))
            open_, room = None, budget
        if b - a > budget:
            at = a
            while True:
                stop = min(at + budget, b)
                out.append(Window(doc, at, stop, at if at == a else at + OVERLAP // 2))
                if stop == b:
                    break
                at = stop - OVERLAP
        elif open_ is None:
            open_ = a
    if open_ is not None:
        out.append(Window(doc, open_, n, open_))
    return out


def batch(docs: list[Encoded], windows: list[Window]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """input_ids, attention_mask, token_type_ids of windows, each int64 [batch, longest + 2]."""
    size = max(w.end - w.begin for w in windows) + 2
    ids = np.full((len(windows), size), PAD, np.int64)
    mask = np.zeros_like(ids)
    types = np.zeros_like(ids)
    for i, w in enumerate(windows):
        n, d = w.end - w.begin, docs[w.doc]
        ids[i, 0], ids[i, n + 1] = CLS, SEP
        ids[i, 1:n + 1] = d.ids[w.begin:w.end]
        types[i, 1:n + 1] = d.casing[w.begin:w.end]
        mask[i, :n + 2] = 1
    return ids, mask, types
