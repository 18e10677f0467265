"""Text to word pieces, with the casing that an uncased vocabulary loses.

A *word* is a pre-token of BERT's pre-tokeniser (blanks and punctuation split it). Its casing
goes into ``token_type_ids`` of all its pieces, from its surface in the original text:

    letters = its characters that are alphabetic
    no letters                             -> 0
    all letters upper case: one letter     -> 1 (Title),  several -> 2 (UPPER)
    first letter upper, no other upper     -> 1 (Title)
    any other with an upper-case letter    -> 3 (mixed)
    else                                   -> 0 (lower)

[CLS], [SEP] and padding have 0.
"""
from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from tokenizers import Tokenizer

from document import Document
from labels import HEADS, IGNORE, begin

CLS, SEP, PAD = 101, 102, 0


def casing(word: str) -> int:
    """Casing class of a word, 0 to 3 (see above)."""
    letters = [c for c in word if c.isalpha()]
    upper = sum(c.isupper() for c in letters)
    if upper == 0:
        return 0
    if upper == len(letters):
        return 2 if upper > 1 else 1
    return 1 if upper == 1 and letters[0].isupper() else 3


@dataclass
class Encoded:
    """A document as pieces. All arrays have one entry per piece, n in all.

    ids, casing; first: piece opens a word; start, end: code points of its WORD; sent: index of
    its sentence; labels[head]: label index on first pieces, IGNORE elsewhere.
    """
    doc: Document
    ids: np.ndarray
    casing: np.ndarray
    first: np.ndarray
    start: np.ndarray
    end: np.ndarray
    sent: np.ndarray
    labels: dict[str, np.ndarray]
    title: tuple[np.ndarray, np.ndarray] | None = None


def load_tokenizer(path: str) -> Tokenizer:
    """tokenizer.json without truncation and padding."""
    tok = Tokenizer.from_file(path)
    tok.no_truncation()
    tok.no_padding()
    return tok


def pieces(tok: Tokenizer, text: str) -> tuple[np.ndarray, ...]:
    """ids, casing, first, word start, word end of a text, each [n]."""
    e = tok.encode(text, add_special_tokens=False)
    n = len(e.ids)
    ids = np.array(e.ids, np.int32)
    word = np.array([-1 if w is None else w for w in e.word_ids], np.int64)
    first = np.ones(n, bool)
    first[1:] = word[1:] != word[:-1]
    at = np.flatnonzero(first)
    group = np.cumsum(first) - 1
    off = np.array(e.offsets, np.int64).reshape(-1, 2)
    stop = np.append(at[1:], n) - 1
    s, t = off[at, 0], off[stop, 1]
    case = np.array([casing(text[a:b]) for a, b in zip(s, t)], np.int8)
    return ids, case[group], first, s[group].astype(np.int32), t[group].astype(np.int32)


def encode(tok: Tokenizer, doc: Document) -> Encoded:
    """Pieces and labels of a document."""
    ids, case, first, start, end = pieces(tok, doc.text)
    begins = np.array([a for a, _ in doc.sentences] or [0])
    sent = np.clip(np.searchsorted(begins, start, side="right") - 1, 0, None).astype(np.int32)
    labels: dict[str, np.ndarray] = {}
    for head, spans in doc.spans.items():
        y = np.where(first, 0, IGNORE).astype(np.int16)
        for a, b in doc.skip.get(head, []):
            y[(start < b) & (end > a)] = IGNORE
        for a, b, kind in spans:
            inside = np.flatnonzero(first & (start < b) & (end > a))
            if len(inside):
                y[inside] = begin(head, kind) + 1
                y[inside[0]] = begin(head, kind)
        labels[head] = y
    title = None
    if doc.title and not doc.text.lstrip().startswith(doc.title.strip()):
        t = pieces(tok, doc.title)
        title = (t[0][:60], t[1][:60])
    return Encoded(doc, ids, case, first, start, end, sent, labels, title)


def allowed(doc: Document, head: str) -> np.ndarray:
    """[labels] bool: what an O of this document may stand for."""
    ok = np.zeros(1 + 2 * len(HEADS[head]), bool)
    ok[0] = True
    for kind in doc.hidden.get(head, []):
        ok[begin(head, kind):begin(head, kind) + 2] = True
    return ok
