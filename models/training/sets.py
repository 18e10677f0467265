"""Which data is learnt from, how often, and which is only measured on."""
from __future__ import annotations

import logging
from pathlib import Path
from collections.abc import Callable

from document import Document
from readers import conll, distant, polnear, quiet, records, timeml, wikievents

SHARE: dict[str, float] = {
    "conll03": 1.4, "wikigold": 0.7, "re3d": 0.5, "gmb": 0.04,
    "timebank": 1.0, "polnear": 0.7, "gold": 3.0, "corpus": 2.0,
    "muc4": 0.1, "gvdb": 0.3, "wikievents": 1.0,
}
"""Mean number of times that a document of a set is seen in one pass."""

PLAIN = ("conll03", "wikigold", "gmb", "timebank", "polnear")
"""Sets without event annotation, whose quiet sentences are taken as empty (`readers/quiet.py`)."""


def training(data: Path, corpus: Path | None) -> dict[str, list[Document]]:
    """Documents to learn from, by set."""
    ner, out = data / "ner", {}
    sources: dict[str, Callable[[], list[Document]]] = {
        "conll03": lambda: conll.read(ner / "conll03.train", "conll03"),
        "wikigold": lambda: conll.read(ner / "wikigold.conll", "wikigold"),
        "re3d": lambda: conll.read(ner / "re3d.train", "re3d", group=6),
        "gmb": lambda: conll.read(ner / "gmb.conll", "gmb", group=4),
        "timebank": lambda: timeml.read(data / "timeml/timebank", "timebank"),
        "polnear": lambda: polnear.read(data / "polnear/train", "polnear"),
        "gold": lambda: records.read(data / "gold/train.jsonl", "gold"),
        "muc4": lambda: distant.read_muc(data / "muc4/dev.jsonl", "muc4"),
        "gvdb": lambda: distant.read_gvdb(data / "gvdb/dev.tsv", "gvdb"),
        "wikievents": lambda: wikievents.read(data / "wikievents/dev.jsonl", "wikievents"),
        "corpus": lambda: [d for p in sorted(corpus.glob("*.jsonl")) for d in records.read(p, "corpus", True)]
        if corpus and corpus.is_dir() else [],
    }
    for kind, read in sources.items():
        docs = [quiet.mark(d) for d in read()] if kind in PLAIN else read()
        logging.info("%-10s %5d documents, heads %s", kind, len(docs), sorted({h for d in docs for h in d.spans}))
        if docs:
            out[kind] = docs
    return out


def measuring(data: Path) -> dict[str, list[Document]]:
    """Documents that are never learnt from, by set."""
    return {"conll03.testa": conll.read(data / "ner/conll03.testa", "conll03"),
            "polnear.dev": polnear.read(data / "polnear/dev", "polnear"),
            "aquaint": timeml.read(data / "timeml/aquaint", "timebank"),
            "gold.dev": records.read(data / "gold/dev.jsonl", "gold")}
