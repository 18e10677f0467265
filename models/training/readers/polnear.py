"""PolNeAR: brat files with Source, Cue and Content; a span may have several pieces."""
from __future__ import annotations

from pathlib import Path

from document import Document, Span, flat
from sentences import split


def read(folder: Path, kind: str) -> list[Document]:
    """One document per .ann file; each piece of a span is a span of its own."""
    out = []
    for path in sorted(folder.glob("*.ann")):
        text = path.with_suffix(".txt").read_text(encoding="utf-8")
        spans: list[Span] = []
        for line in path.read_text(encoding="utf-8").splitlines():
            cols = line.split("\t")
            if not line.startswith("T") or len(cols) < 2:
                continue
            label, where = cols[1].split(" ", 1)
            if label.upper() in ("SOURCE", "CUE", "CONTENT"):
                spans += [(*map(int, p.split()), label.upper()) for p in where.split(";")]
        order = {"CUE": 0, "SOURCE": 1, "CONTENT": 2}
        spans.sort(key=lambda s: order[s[2]])
        out.append(Document(path.stem, kind, text, split(text), {"attribution": flat(spans)}))
    return out
