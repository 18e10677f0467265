"""Column files of named entities: CoNLL-2003 (IOB1), WikiGold, GMB, re3d."""
from __future__ import annotations

from pathlib import Path

from document import Document, Span

KEEP = {"PER": "PER", "ORG": "ORG", "LOC": "LOC", "MISC": "MISC",
        "per": "PER", "org": "ORG", "geo": "LOC",
        "Person": "PER", "Organisation": "ORG", "Location": "LOC", "Nationality": "MISC"}
UNSURE = {"gpe", "art", "eve", "nat", "Weapon", "MilitaryPlatform", "DocumentReference"}
TITLES = set("president prime minister vice mr. mrs. ms. dr. general gen. pope king queen prince princess "
             "senator secretary chancellor former foreign defense justice state ambassador colonel spokesman "
             "chief u.s. mr lord sir mayor governor captain major lieutenant premier us judge sheikh".split())


def sentences(path: Path) -> list[list[list[tuple[str, str]]]]:
    """Documents as lists of sentences of (word, tag)."""
    docs: list = [[]]
    sent: list[tuple[str, str]] = []
    for line in path.read_text(encoding="utf-8", errors="ignore").split("\n"):
        cols = line.split()
        if line.startswith("-DOCSTART-") or not cols:
            if sent:
                docs[-1].append(sent)
                sent = []
            if line.startswith("-DOCSTART-") and docs[-1]:
                docs.append([])
        else:
            sent.append((cols[0], cols[-1] if len(cols) > 1 else "O"))
    if sent:
        docs[-1].append(sent)
    return [d for d in docs if d]


def read(path: Path, kind: str, group: int = 0) -> list[Document]:
    """Documents of a column file: words joined by a blank, sentences by a line break.
    ``group``: sentences of a file without document marks that are taken as one document."""
    docs = sentences(path)
    if group:
        flat = [s for d in docs for s in d]
        docs = [flat[i:i + group] for i in range(0, len(flat), group)]
    return [document(f"{kind}-{i:05d}", kind, d) for i, d in enumerate(docs)]


def document(id_: str, kind: str, sents: list[list[tuple[str, str]]]) -> Document:
    """Text, sentence ranges and entity spans of one document. Titles that GMB counts into a
    person's name are taken out; types without a CoNLL counterpart are not judged."""
    text, ranges, spans, skip = "", [], [], []
    for sent in sents:
        at, open_ = len(text), None
        for word, tag in sent:
            a, b = len(text), len(text) + len(word)
            text += word + " "
            name = tag[2:] if tag != "O" else ""
            if name in UNSURE:
                skip.append((a, b))
            type_ = KEEP.get(name)
            if kind == "gmb" and type_ == "PER" and word.lower() in TITLES:
                type_ = None
            if type_ and open_ and open_[2] == type_ and tag[0] == "I":
                open_[1] = b
            else:
                if open_:
                    spans.append(tuple(open_))
                open_ = [a, b, type_] if type_ else None
        if open_:
            spans.append(tuple(open_))
        ranges.append((at, len(text) - 1))
        text = text[:-1] + "\n"
    found: list[Span] = spans
    return Document(id_, kind, text, ranges, {"entities": found}, {"entities": skip})
