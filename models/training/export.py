"""Writes the shipped folder: ONNX int8, safetensors fp16, labels, tokenizer, parity, card, manifest."""
from __future__ import annotations

import hashlib
import json
import logging
import shutil
from pathlib import Path
from collections.abc import Callable

import numpy as np
import torch
from safetensors.torch import save_file
from tokenizers import Tokenizer

import card
from decode import Predict
from evaluate import Scores, onnx_predictor
from labels import HEADS, MAX_PIECES, OVERLAP, bio
from net import Newsdesk
from words import CLS, SEP, load_tokenizer, pieces

PARITY = ["A car bomb killed at least 12 people and wounded 30 others near a market in Kabul on Friday night, police said.",
          "BOGOTA, 3 MAR 90 -- THE ARMY REPORTED THAT TWO SOLDIERS WERE KILLED.",
          "Earlier this month, McDonald's spokeswoman Ana Ruiz had denied the report."]


class Graph(torch.nn.Module):
    """The network with a tuple as output, for tracing."""

    def __init__(self, net: Newsdesk) -> None:
        super().__init__()
        self.net = net

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor, token_type_ids: torch.Tensor) -> tuple:
        return tuple(self.net(input_ids, attention_mask, token_type_ids).values())


def to_onnx(net: Newsdesk, path: Path) -> None:
    """fp32 graph; inputs int64 [batch, seq], one float output [batch, seq, labels] per head."""
    names = ["input_ids", "attention_mask", "token_type_ids"]
    example = (torch.ones(2, 12, dtype=torch.int64), torch.ones(2, 12, dtype=torch.int64), torch.zeros(2, 12, dtype=torch.int64))
    torch.onnx.export(Graph(net).eval(), example, str(path), input_names=names, output_names=list(HEADS), opset_version=17,
                      do_constant_folding=True, dynamic_axes={n: {0: "batch", 1: "sequence"} for n in names + list(HEADS)})


def to_int8(fp32: Path, int8: Path) -> None:
    """Dynamic quantisation: weights per output channel, activations per tensor at run time;
    embedding tables int8; the heads stay fp32."""
    import onnx
    from onnxruntime.quantization import QuantType, quantize_dynamic
    heads = [n.name for n in onnx.load(str(fp32)).graph.node if n.name in {f"/net/{h}/MatMul" for h in HEADS}]
    assert len(heads) == len(HEADS)
    quantize_dynamic(str(fp32), str(int8), per_channel=True, weight_type=QuantType.QInt8, nodes_to_exclude=heads)


def to_safetensors(net: Newsdesk, base: Path, path: Path) -> None:
    """fp16 tensors under BERT's usual names; the pooler of the base is kept for loaders that want one."""
    from safetensors.torch import load_file
    tensors = {k: v.half().contiguous() for k, v in net.state_dict().items()}
    for k, v in load_file(base / "model.safetensors").items():
        if "pooler" in k:
            tensors["bert." + k.removeprefix("bert.")] = v.half().contiguous()
    save_file(tensors, str(path), metadata={"format": "pt"})


def parity(net: Newsdesk, tok: Tokenizer) -> dict:
    """Inputs and fp32 logits of a few sentences, batched together with padding."""
    enc = [pieces(tok, s) for s in PARITY]
    size = max(len(e[0]) for e in enc) + 2
    ids, mask, types = (np.zeros((len(enc), size), np.int64) for _ in range(3))
    for i, e in enumerate(enc):
        n = len(e[0])
        ids[i, :n + 2] = [CLS, *e[0], SEP]
        types[i, 1:n + 1] = e[1]
        mask[i, :n + 2] = 1
    net.eval()
    with torch.inference_mode():
        out = net(*(torch.from_numpy(x) for x in (ids, mask, types)))
    return {"sentences": PARITY, "input_ids": ids.tolist(), "attention_mask": mask.tolist(), "token_type_ids": types.tolist(),
            "logits": {h: [[[round(float(v), 4) for v in t] for t in z[i, :int(mask[i].sum())]] for i in range(len(enc))]
                       for h, z in out.items()}}


def labels(bias: dict[str, float]) -> dict:
    """labels.json."""
    return {"heads": {h: bio(h) for h in HEADS}, "bias": {h: bias.get(h, 0.0) for h in HEADS},
            "bias_rule": "added to every logit of the head but that of O before decoding",
            "label_position": "first word piece of each word; other pieces carry no label",
            "word": "a pre-token of BERT's pre-tokeniser (blanks and punctuation split)",
            "casing": {"input": "token_type_ids", "classes": ["lower or no letter", "Title", "UPPER", "mixed"],
                       "rule": "letters = alphabetic characters of the word; no upper-case letter 0; all upper: 1 if one letter, else 2; "
                               "first letter upper and no other 1; else 3; special tokens and padding 0"},
            "window": {"max_pieces": MAX_PIECES, "max_tokens": MAX_PIECES + 2, "overlap": OVERLAP,
                       "rule": "whole sentences packed greedily in text order; a longer sentence is cut into windows of its own that "
                               "share `overlap` pieces, the earlier window is read for the first half of them; labels are decoded "
                               "over the concatenated words of the article"},
            "conditional": {"event_role": "triggers", "figure_scope": "figures"},
            "conditional_rule": "read only on decoded spans of the other head: sum each label's logits over the words of the span; "
                                "a type counts the larger sum of its B and I; the type with the greatest count"}


def sha(path: Path) -> str:
    """SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def write(net: Newsdesk, base: Path, out: Path, work: Path, version: str,
          measure: Callable[[Predict], Scores] | None, fp32_scores: Scores, bias: dict[str, float] | None = None) -> Scores:
    """All files into ``out``, built beside it and moved in one step. Returns the int8 scores."""
    tmp = out.parent / (out.name + ".new")
    shutil.rmtree(tmp, ignore_errors=True)
    tmp.mkdir(parents=True)
    to_onnx(net, work / "fp32.onnx")
    to_int8(work / "fp32.onnx", tmp / "model.onnx")
    to_safetensors(net, base, tmp / "model.safetensors")
    config = dict(net.config) | {"architectures": ["BertModel"], "max_window": MAX_PIECES + 2}
    config.pop("_name_or_path", None)
    tok = load_tokenizer(str(base / "tokenizer.json"))

    def dump(name: str, value: dict, indent: int | None = 1) -> None:
        (tmp / name).write_text(json.dumps(value, ensure_ascii=False, indent=indent) + "\n", encoding="utf-8")

    dump("config.json", config)
    tok.save(str(tmp / "tokenizer.json"))
    dump("labels.json", labels(bias or {}))
    dump("parity.json", parity(net, tok), None)
    scores = measure(onnx_predictor(str(tmp / "model.onnx"))) if measure else {}
    (tmp / "CARD.md").write_text(card.text(version, scores, fp32_scores), encoding="utf-8")
    files = sorted(p for p in tmp.iterdir())
    for p in files:
        p.chmod(0o644)
    dump("manifest.json", {"name": "newsdesk-en", "version": version,
                           "files": {p.name: {"sha256": sha(p), "bytes": p.stat().st_size} for p in files}})
    old = out.parent / (out.name + ".old")
    shutil.rmtree(old, ignore_errors=True)
    if out.exists():
        out.rename(old)
    tmp.rename(out)
    shutil.rmtree(old, ignore_errors=True)
    logging.info("wrote %s: %s", out, json.dumps(scores))
    return scores
