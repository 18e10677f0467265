"""Scores of decoded spans, as the project's scorer counts them."""
from __future__ import annotations

from collections import Counter

import numpy as np

from decode import Predict, logits, spans, within
from document import Span
from words import Encoded

Scores = dict[str, float]
CONDITIONAL = ("event_role", "figure_scope")
"""Heads that type the spans of another head; measured on the annotated spans."""


def f1(tp: int, pred: int, gold: int) -> float:
    """F1 in percent, 2 digits."""
    return round(200 * tp / (pred + gold), 2) if pred + gold else 0.0


def overlap(a: Span, b: Span) -> bool:
    """True when two spans share a character."""
    return a[0] < b[1] and b[0] < a[1]


def exact(pred: list[Span], gold: list[Span]) -> tuple[int, int, int]:
    """tp, predicted, gold; offsets and type equal."""
    return len(set(pred) & set(gold)), len(pred), len(gold)


def loose(pred: list[Span], gold: list[Span]) -> tuple[int, int, int, int, int]:
    """found (any overlap, one to one), found with the same type, with the same offsets; sizes."""
    used: set[int] = set()
    found = typed = same = 0
    for g in gold:
        hits = sorted((i for i, p in enumerate(pred) if i not in used and overlap(p, g)),
                      key=lambda i: pred[i][2] != g[2])
        if hits:
            p = pred[hits[0]]
            used.add(hits[0])
            found, typed, same = found + 1, typed + (p[2] == g[2]), same + (p[:2] == g[:2])
    return found, typed, same, len(pred), len(gold)


def add(total: Counter, key: str, values: tuple[int, ...]) -> None:
    """Adds counts under key."""
    for i, v in enumerate(values):
        total[key, i] += v


def score(name: str, docs: list[Encoded], predict: Predict, bias: dict[str, float] | None = None,
          mix: bool = True) -> Scores:
    """Scores of one measuring set; which ones follows from the heads it is labelled for."""
    bias = bias or {}
    c: Counter = Counter()
    for d, z in zip(docs, logits(docs, predict, mix=mix)):
        gold = d.doc.spans
        got = {h: spans(d, h, z[h], bias.get(h, 0.0)) for h in gold if h not in CONDITIONAL}
        if "entities" in gold:
            p = got["entities"]
            add(c, "entities", exact(p, gold["entities"]))
            for kind in ("PER", "ORG", "LOC", "MISC"):
                add(c, "entities." + kind, exact([s for s in p if s[2] == kind],
                                                 [s for s in gold["entities"] if s[2] == kind]))
        if "attribution" in gold:
            p = got["attribution"]
            for kind in ("SOURCE", "CUE", "CONTENT"):
                add(c, kind.lower(), exact([s for s in p if s[2] == kind],
                                           [s for s in gold["attribution"] if s[2] == kind]))
        if "times" in gold:
            known = [s for s in got["times"] if s[2] not in d.doc.hidden.get("times", [])]
            add(c, "times", loose(known, gold["times"]))
        for head in ("figures", "triggers", "roles"):
            if head in gold:
                known = [s for s in got[head] if s[2] not in d.doc.hidden.get(head, [])]
                add(c, head, loose(known, gold[head]))
        for head in CONDITIONAL:
            if head in gold:
                p = within(d, head, z[head], [s[:2] for s in gold[head]])
                c[head, 0] += sum(a == b for a, b in zip(p, gold[head]))
                c[head, 1] += len(p)
    out: Scores = {}
    for key in dict.fromkeys(k for k, _ in c):
        v = [c[key, i] for i in range(5)]
        if key in CONDITIONAL:
            out[key + " accuracy"] = round(100 * v[0] / max(1, v[1]), 2)
        elif key in ("times", "figures", "triggers", "roles"):
            for i, what in enumerate(("found", "typed", "strict")):
                out[f"{key} {what}"] = f1(v[i], v[3], v[4])
        else:
            out[key] = f1(v[0], v[1], v[2])
    return {f"{name}: {k}": v for k, v in out.items()}


def onnx_predictor(path: str, threads: int = 2) -> Predict:
    """A predictor over an exported file (needs onnxruntime)."""
    import onnxruntime as ort
    options = ort.SessionOptions()
    options.intra_op_num_threads = threads
    session = ort.InferenceSession(path, options, providers=["CPUExecutionProvider"])
    names = [o.name for o in session.get_outputs()]

    def predict(ids: np.ndarray, mask: np.ndarray, types: np.ndarray) -> dict[str, np.ndarray]:
        feed = {"input_ids": ids, "attention_mask": mask, "token_type_ids": types}
        return dict(zip(names, session.run(None, feed)))
    return predict
