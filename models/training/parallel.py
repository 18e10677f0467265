"""Several training processes that share each step (torchrun); with one process all is a no-op.

On a CPU one process per core is faster than one process with as many threads, above all when
other programs run beside it: processes wait for each other once a step, threads in every operation.
"""
from __future__ import annotations

import os

import torch
import torch.distributed as dist
from torch import Tensor, nn


class Team:
    """This process's place among the others."""

    def __init__(self) -> None:
        self.size = int(os.environ.get("WORLD_SIZE", "1"))
        self.rank = int(os.environ.get("RANK", "0"))
        if self.size > 1:
            dist.init_process_group("gloo")

    def share(self, dense: list[nn.Parameter], words: nn.Parameter, note: float) -> float:
        """Averages gradients over the processes: ``dense`` as one vector, the sparse gradient of
        ``words`` by gathering its rows. Returns the sum of everyone's ``note``."""
        if self.size == 1:
            return note
        flat = torch.cat([p.grad.reshape(-1) if p.grad is not None else p.new_zeros(p.numel()) for p in dense]
                         + [torch.tensor([note])])
        dist.all_reduce(flat)
        at = 0
        for p in dense:
            p.grad = flat[at:at + p.numel()].view_as(p) / self.size
            at += p.numel()
        self.share_rows(words)
        return float(flat[-1])

    def share_rows(self, words: nn.Parameter) -> None:
        """The sparse gradient [vocab, hidden] as the mean over the processes."""
        grad = words.grad.coalesce()
        index, rows = grad.indices()[0], grad.values()
        counts = [torch.zeros(1, dtype=torch.int64) for _ in range(self.size)]
        dist.all_gather(counts, torch.tensor([len(index)]))
        most = int(max(counts))
        all_index: list[Tensor] = [index.new_zeros(most) for _ in range(self.size)]
        all_rows: list[Tensor] = [rows.new_zeros(most, rows.shape[1]) for _ in range(self.size)]
        dist.all_gather(all_index, torch.cat([index, index.new_zeros(most - len(index))]))
        dist.all_gather(all_rows, torch.cat([rows, rows.new_zeros(most - len(index), rows.shape[1])]))
        words.grad = torch.sparse_coo_tensor(torch.cat(all_index)[None], torch.cat(all_rows) / self.size, grad.shape)
