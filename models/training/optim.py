"""Optimisers, the learning-rate schedule and the running average of the weights."""
from __future__ import annotations

import torch
from torch import Tensor

from net import Newsdesk

WARM = 0.06
"""Share of the steps with a rising rate, at most a quarter of a pass."""


def words_of(net: Newsdesk) -> torch.nn.Parameter:
    """The word embeddings [vocab, hidden], which have sparse gradients."""
    return net.bert.embeddings.word_embeddings.weight


def dense_of(net: Newsdesk) -> list[torch.nn.Parameter]:
    """Every other parameter."""
    return [p for p in net.parameters() if p is not words_of(net)]


class Optimiser:
    """AdamW with a rate that falls from the heads to the first layer; of the word embeddings only
    the rows that a batch used are updated. The rate rises, then falls linearly to 1 %."""

    def __init__(self, net: Newsdesk, lr: float, decay: float, passes: int, per_pass: int) -> None:
        depth = net.config["num_hidden_layers"]
        groups: dict[tuple[float, float], list] = {}
        for name, p in net.named_parameters():
            if p is words_of(net):
                continue
            level = int(name.split(".")[3]) + 1 if ".layer." in name else 0
            rate = 2.5 * lr if name.startswith("heads.") else lr * decay ** (depth - level)
            groups.setdefault((rate, 0.01 if p.dim() > 1 else 0.0), []).append(p)
        common = {"betas": (0.9, 0.98), "eps": 1e-6}
        dense = torch.optim.AdamW([{"params": ps, "lr": r, "weight_decay": w} for (r, w), ps in groups.items()],
                                  fused=True, **common)
        self.all: list[torch.optim.Optimizer] = [
            dense, torch.optim.SparseAdam([words_of(net)], lr=lr * decay ** depth, **common)]
        self.peak = [[g["lr"] for g in o.param_groups] for o in self.all]
        self.share = min(WARM, 0.25 / max(1, passes))
        self.warm = self.share * passes * per_pass
        self.dense = dense_of(net)

    def rate(self, step: int, done: float) -> None:
        """Sets the rates for a step; ``done`` is the part of the run that lies behind, 0 to 1."""
        scale = min((step + 1) / self.warm, max(0.01, (1 - done) / (1 - self.share)), 1.0)
        for o, rates in zip(self.all, self.peak):
            for g, r in zip(o.param_groups, rates):
                g["lr"] = r * scale

    def zero(self) -> None:
        """Drops all gradients."""
        for o in self.all:
            o.zero_grad(set_to_none=True)

    def step(self) -> None:
        """Clips the dense gradients to norm 1 and updates."""
        torch.nn.utils.clip_grad_norm_(self.dense, 1.0)
        for o in self.all:
            o.step()


class Average:
    """Exponential average of the weights, brought up to date every ``EVERY`` steps."""
    EVERY = 5

    def __init__(self, net: Newsdesk, decay: float) -> None:
        self.decay = decay
        self.weights: dict[str, Tensor] = {k: v.detach().clone() for k, v in net.state_dict().items()}

    def update(self, net: Newsdesk, step: int) -> None:
        """Call after each step; early steps count less, so that the start is soon forgotten."""
        if step % self.EVERY == 0:
            now = net.state_dict()
            torch._foreach_lerp_([self.weights[n] for n in self.weights], [now[n] for n in self.weights],
                                 1 - min(self.decay, step / (step + 50)) ** self.EVERY)
