"""Training batches of one pass: which windows, how augmented, in which order."""
from __future__ import annotations

from dataclasses import dataclass
from collections.abc import Iterator

import numpy as np
import torch
from torch import Tensor

from labels import HEADS, IGNORE, MAX_PIECES, bio
from sets import SHARE
from windows import Window, batch, pack
from words import Encoded, allowed

UPPER_RATE = 0.08
QUOTE_RATE = 0.15
TITLE_RATE = 0.35
MASK_RATE = 0.1
"""Share of the pieces hidden in windows of SMALL sets, so that few articles are not learnt by heart."""
SMALL = ("gold", "corpus", "wikievents", "gvdb", "muc4")
"""Sets annotated for events: small, and seen often."""


@dataclass
class Batch:
    """ids, mask, types [batch, seq]; for each head with a label in it: y [batch, seq] and
    accept [batch, labels], what an O may stand for."""
    ids: Tensor
    mask: Tensor
    types: Tensor
    y: dict[str, Tensor]
    accept: dict[str, Tensor]


def choose(sets: dict[str, list[int]], docs: list[Encoded], rng: np.random.Generator) -> list[Window]:
    """Windows of a pass: every set at its share, packed from a random offset."""
    out: list[Window] = []
    for kind, members in sets.items():
        whole, part = divmod(SHARE[kind], 1)
        picked = members * int(whole)
        if part:
            picked = picked + rng.choice(members, int(part * len(members)), replace=False).tolist()
        for i in picked:
            first = MAX_PIECES if rng.random() < 0.5 else int(rng.integers(40, MAX_PIECES))
            title = docs[i].title
            if title is not None and rng.random() < TITLE_RATE:
                first = MAX_PIECES - len(title[0])  # leaves room for the title
            out += pack(docs[i], i, first=first)
    return out


def quotes(tok_id: dict[str, int]) -> list[dict[int, int]]:
    """Two ways to swap straight and typographic marks, as maps of piece ids."""
    to_curly = {tok_id['"']: tok_id["”"], tok_id["'"]: tok_id["’"]}
    to_straight = {tok_id["“"]: tok_id['"'], tok_id["”"]: tok_id['"'], tok_id["’"]: tok_id["'"],
                   tok_id["‘"]: tok_id["'"], tok_id["—"]: tok_id["-"], tok_id["–"]: tok_id["-"]}
    return [to_curly, to_straight]


class Maker:
    """Builds batches from encoded documents."""

    def __init__(self, docs: list[Encoded], vocab: dict[str, int]) -> None:
        self.docs, self.swaps, self.hidden = docs, quotes(vocab), vocab["[MASK]"]
        self.letters = np.zeros(len(vocab), bool)
        """[vocab] pieces with a letter in them: they can be upper case."""
        for piece, i in vocab.items():
            self.letters[i] = not piece.startswith("[") and any(c.isalpha() for c in piece)
        self.sets: dict[str, list[int]] = {}
        for i, d in enumerate(docs):
            self.sets.setdefault(d.doc.kind, []).append(i)

    def count(self, rng: np.random.Generator, size: int) -> int:
        """About how many batches a pass has."""
        return -(-len(choose(self.sets, self.docs, rng)) // size)

    def batches(self, rng: np.random.Generator, size: int, rank: int = 0, world: int = 1) -> Iterator[Batch]:
        """Shuffled batches of one pass; inside a pool of 16 batches windows go by length. Of
        ``world`` processes with the same generator each takes its own share, all equally many."""
        windows = choose(self.sets, self.docs, rng)
        order = rng.permutation(len(windows))
        groups = []
        for a in range(0, len(order), size * 16):
            pool = sorted(order[a:a + size * 16], key=lambda i: windows[i].end - windows[i].begin)
            groups += [pool[i:i + size] for i in range(0, len(pool), size)]
        for g in rng.permutation(len(groups)):
            if len(groups[g]) >= world:
                yield self.make([windows[i] for i in groups[g][rank::world]], rng)

    def make(self, windows: list[Window], rng: np.random.Generator) -> Batch:
        """One batch; some windows of titled articles open with the title (unlabelled)."""
        ids, mask, types = batch(self.docs, windows)
        y = {h: np.full(ids.shape, IGNORE, np.int64) for h in HEADS}
        accept = {h: np.zeros((len(windows), len(bio(h))), bool) for h in HEADS}
        for i, w in enumerate(windows):
            d, n = self.docs[w.doc], w.end - w.begin
            for h, lab in d.labels.items():
                y[h][i, 1:n + 1] = lab[w.begin:w.end]
                accept[h][i] = allowed(d.doc, h)
            if rng.random() < UPPER_RATE:
                cased = self.letters[ids[i, 1:n + 1]]
                t = types[i, 1:n + 1]
                single = d.end[w.begin:w.end] - d.start[w.begin:w.end] == 1
                types[i, 1:n + 1] = np.where(cased, np.where(single, 1, 2), t)
            if rng.random() < QUOTE_RATE:
                for a, b in self.swaps[int(rng.integers(2))].items():
                    ids[i, ids[i] == a] = b
            if d.doc.kind in SMALL:
                ids[i, 1:n + 1][rng.random(n) < MASK_RATE * rng.random()] = self.hidden
            if d.title is not None and n + len(d.title[0]) <= MAX_PIECES:
                ids, mask, types, y = self.prepend(i, n, *d.title, ids, mask, types, y)
        live = {h for h in HEADS if (y[h] != IGNORE).any()}
        t = torch.from_numpy
        return Batch(t(ids), t(mask), t(types), {h: t(y[h]) for h in live}, {h: t(accept[h]) for h in live})

    @staticmethod
    def prepend(i: int, n: int, t_ids: np.ndarray, t_types: np.ndarray, ids: np.ndarray, mask: np.ndarray,
                types: np.ndarray, y: dict[str, np.ndarray]) -> tuple:
        """Row i with the pieces of a title after [CLS]; all rows grow when they must."""
        k = len(t_ids)
        grow = n + 2 + k - ids.shape[1]
        if grow > 0:
            def pad(x: np.ndarray, v: int) -> np.ndarray:
                return np.pad(x, ((0, 0), (0, grow)), constant_values=v)
            ids, mask, types = pad(ids, 0), pad(mask, 0), pad(types, 0)
            y = {h: pad(v, IGNORE) for h, v in y.items()}
        for x, head in ((ids, t_ids), (types, t_types)):
            x[i, k + 1:k + n + 2] = x[i, 1:n + 2].copy()
            x[i, 1:k + 1] = head
        mask[i, :k + n + 2] = 1
        for v in y.values():
            v[i, k + 1:k + n + 2] = v[i, 1:n + 2].copy()
            v[i, 1:k + 1] = IGNORE
        return ids, mask, types, y
