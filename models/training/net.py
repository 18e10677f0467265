"""The network: a BERT encoder and one linear tagger per head.

Module names give the tensor names that BERT implementations expect
(``bert.encoder.layer.0.attention.self.query.weight`` …), plus ``heads.<name>.weight/.bias``.
"""
from __future__ import annotations

import json
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from labels import HEADS, bio


class Softmax(torch.autograd.Function):
    """Softmax over the last axis; its gradient in plain vector operations, which for bf16 on a CPU
    is several times faster than the built-in one. [.., seq] -> [.., seq]."""

    @staticmethod
    def forward(ctx, scores: Tensor) -> Tensor:
        p = scores.softmax(-1)
        ctx.save_for_backward(p)
        return p

    @staticmethod
    def backward(ctx, grad: Tensor) -> Tensor:
        p, = ctx.saved_tensors
        t = p * grad
        return t.addcmul_(p, t.sum(-1, keepdim=True), value=-1)


class Embeddings(nn.Module):
    """Word + position + casing embeddings, [batch, seq] -> [batch, seq, hidden]."""

    def __init__(self, c: dict) -> None:
        super().__init__()
        h = c["hidden_size"]
        self.word_embeddings = nn.Embedding(c["vocab_size"], h, sparse=True)
        self.position_embeddings = nn.Embedding(c["max_position_embeddings"], h)
        self.token_type_embeddings = nn.Embedding(c["type_vocab_size"], h)
        self.LayerNorm = nn.LayerNorm(h, eps=c["layer_norm_eps"])
        self.dropout = nn.Dropout(c["hidden_dropout_prob"])

    def forward(self, ids: Tensor, types: Tensor) -> Tensor:
        place = self.position_embeddings.weight[: ids.shape[1]]
        return self.dropout(self.LayerNorm(self.word_embeddings(ids) + self.token_type_embeddings(types) + place))


class SelfAttention(nn.Module):
    """Multi-head attention; ``bias`` [batch, 1, 1, seq] is 0 on tokens and very negative on padding."""

    def __init__(self, c: dict) -> None:
        super().__init__()
        h = c["hidden_size"]
        self.n = c["num_attention_heads"]
        self.d = h // self.n
        self.query, self.key, self.value = nn.Linear(h, h), nn.Linear(h, h), nn.Linear(h, h)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        b, s, _ = x.shape
        q, k, v = (f(x).view(b, s, self.n, self.d).transpose(1, 2) for f in (self.query, self.key, self.value))
        scores = (q * self.d ** -0.5) @ k.transpose(-1, -2) + bias.to(q.dtype)
        with torch.autocast(x.device.type, enabled=False):  # a bf16 softmax: half the memory traffic
            x = (Softmax.apply(scores) if self.training else scores.softmax(-1)) @ v
        return x.transpose(1, 2).reshape(b, s, self.n * self.d)


class Output(nn.Module):
    """Projection, dropout, residual, LayerNorm."""

    def __init__(self, size: int, c: dict) -> None:
        super().__init__()
        self.dense = nn.Linear(size, c["hidden_size"])
        self.LayerNorm = nn.LayerNorm(c["hidden_size"], eps=c["layer_norm_eps"])
        self.dropout = nn.Dropout(c["hidden_dropout_prob"])

    def forward(self, x: Tensor, rest: Tensor) -> Tensor:
        return self.LayerNorm(self.dropout(self.dense(x)) + rest)


class Attention(nn.Module):
    def __init__(self, c: dict) -> None:
        super().__init__()
        self.self = SelfAttention(c)
        self.output = Output(c["hidden_size"], c)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        return self.output(self.self(x, bias), x)


class Intermediate(nn.Module):
    def __init__(self, c: dict) -> None:
        super().__init__()
        self.dense = nn.Linear(c["hidden_size"], c["intermediate_size"])

    def forward(self, x: Tensor) -> Tensor:
        return nn.functional.gelu(self.dense(x))


class Layer(nn.Module):
    def __init__(self, c: dict) -> None:
        super().__init__()
        self.attention = Attention(c)
        self.intermediate = Intermediate(c)
        self.output = Output(c["intermediate_size"], c)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        x = self.attention(x, bias)
        return self.output(self.intermediate(x), x)


class Encoder(nn.Module):
    def __init__(self, c: dict) -> None:
        super().__init__()
        self.layer = nn.ModuleList(Layer(c) for _ in range(c["num_hidden_layers"]))


class Bert(nn.Module):
    """[batch, seq] ids, mask, types -> [batch, seq, hidden]."""

    def __init__(self, c: dict) -> None:
        super().__init__()
        self.embeddings = Embeddings(c)
        self.encoder = Encoder(c)

    def forward(self, ids: Tensor, mask: Tensor, types: Tensor) -> Tensor:
        bias = (1.0 - mask[:, None, None, :].float()) * -10000.0
        x = self.embeddings(ids, types)
        for layer in self.encoder.layer:
            x = layer(x, bias)
        return x


class Newsdesk(nn.Module):
    """The encoder and its heads; forward gives {head: logits [batch, seq, labels]}."""

    def __init__(self, config: dict) -> None:
        super().__init__()
        self.config = config
        self.bert = Bert(config)
        self.heads = nn.ModuleDict({h: nn.Linear(config["hidden_size"], len(bio(h))) for h in HEADS})
        self.dropout = nn.Dropout(config["hidden_dropout_prob"])

    def forward(self, ids: Tensor, mask: Tensor, types: Tensor) -> dict[str, Tensor]:
        x = self.dropout(self.bert(ids, mask, types))
        return {h: f(x) for h, f in self.heads.items()}

    @classmethod
    def start(cls, base: Path) -> Newsdesk:
        """The published weights in ``base``; the type table grows to four rows, all of them row 0."""
        config = json.loads((base / "config.json").read_text())
        config["type_vocab_size"] = 4
        net = cls(config)
        old = {("bert." + k.removeprefix("bert.")): v.float() for k, v in load_file(base / "model.safetensors").items()}
        key = "bert.embeddings.token_type_embeddings.weight"
        old[key] = old[key][:1].repeat(4, 1)
        missing, extra = net.load_state_dict(old, strict=False)
        assert all(k.startswith("heads.") for k in missing), missing
        assert all("pooler" in k or "position_ids" in k for k in extra), extra
        for head in net.heads.values():
            nn.init.normal_(head.weight, std=0.02)
            nn.init.zeros_(head.bias)
        return net
