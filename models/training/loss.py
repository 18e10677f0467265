"""The loss: cross entropy of every labelled word, heads weighted, O read as the set it may mean."""
from __future__ import annotations

import torch
from torch import Tensor

from labels import IGNORE

WEIGHT = {"entities": 1.0, "times": 1.0, "attribution": 1.0, "triggers": 1.5, "event_role": 0.7,
          "figures": 2.0, "figure_scope": 0.7, "roles": 0.5}


def head_loss(logits: Tensor, y: Tensor, accept: Tensor, smooth: float) -> Tensor:
    """Summed loss of one head. logits [batch, seq, labels], y [batch, seq] with IGNORE,
    accept [batch, labels] bool: labels that an O of this row may stand for."""
    row, col = (y != IGNORE).nonzero(as_tuple=True)
    z = logits[row, col].float().log_softmax(-1)
    gold = y[row, col]
    exact = -z.gather(1, gold[:, None])[:, 0]
    open_ = (gold == 0) & (accept[row].sum(-1) > 1)
    if open_.any():
        either = -z.masked_fill(~accept[row], -1e4).logsumexp(-1)
        exact = torch.where(open_, either, exact)
    return ((1 - smooth) * exact - smooth * z.mean(-1)).sum()


def total(out: dict[str, Tensor], y: dict[str, Tensor], accept: dict[str, Tensor], tokens: int,
          smooth: float = 0.0) -> tuple[Tensor, dict[str, float]]:
    """Weighted sum over heads per token of the batch, and each head's part."""
    parts = {h: head_loss(out[h], y[h], accept[h], smooth) / tokens for h in y}
    return sum(WEIGHT[h] * p for h, p in parts.items()), {h: float(p.detach()) for h, p in parts.items()}
