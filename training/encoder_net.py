"""The network of the accurate parser: a small pretrained encoder (BERT's shape) with heads for tags, names and trees."""

from __future__ import annotations

import math
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from communique.language.pieces import SHAPES


@dataclass(frozen=True)
class Size:
    """Widths and counts. The first four are those of all-MiniLM-L6-v2."""

    width: int = 384
    inner: int = 1536
    attention_heads: int = 12
    positions: int = 512
    layers: int = 6
    arc: int = 256
    relation: int = 64
    xpos: int = 0
    upos: int = 0
    names: int = 0
    relations: int = 0
    pieces: int = 30522


class Layer(nn.Module):
    """One layer of the encoder."""

    def __init__(self, size: Size, dropout: float) -> None:
        super().__init__()
        self.heads = size.attention_heads
        self.qkv = nn.Linear(size.width, 3 * size.width)
        self.out = nn.Linear(size.width, size.width)
        self.norm1 = nn.LayerNorm(size.width, eps=1e-12)
        self.up = nn.Linear(size.width, size.inner)
        self.down = nn.Linear(size.inner, size.width)
        self.norm2 = nn.LayerNorm(size.width, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        batch, length, width = x.shape
        q, k, v = self.qkv(x).view(batch, length, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4).unbind(0)
        scores = q @ k.transpose(-1, -2) / math.sqrt(width // self.heads) + bias
        mixed = scores.softmax(-1) @ v
        x = self.norm1(x + self.dropout(self.out(mixed.transpose(1, 2).reshape(batch, length, width))))
        return self.norm2(x + self.dropout(self.down(F.gelu(self.up(x)))))


class Net(nn.Module):
    """Scores for every word of a batch of sentences; the place before the first word stands for the root."""

    def __init__(self, size: Size, dropout: float = 0.1, head_dropout: float = 0.33) -> None:
        super().__init__()
        self.size = size
        self.words = nn.Embedding(size.pieces, size.width)
        self.positions = nn.Embedding(size.positions, size.width)
        self.shapes = nn.Embedding(SHAPES, size.width)
        self.norm = nn.LayerNorm(size.width, eps=1e-12)
        self.dropout = nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(size, dropout) for _ in range(size.layers))
        self.mix = nn.Parameter(torch.zeros(size.layers))
        self.head_dropout = nn.Dropout(head_dropout)
        self.tags = nn.Linear(size.width, size.xpos + size.upos + size.names)
        self.arc_mlp = nn.Linear(size.width, 2 * size.arc)
        self.relation_mlp = nn.Linear(size.width, 2 * size.relation)
        self.arc = nn.Parameter(torch.zeros(size.arc, size.arc))
        self.arc_bias = nn.Parameter(torch.zeros(size.arc))
        self.relation = nn.Parameter(torch.zeros(size.relations, size.relation + 1, size.relation + 1))

    def encode(self, pieces: Tensor, shapes: Tensor, mask: Tensor) -> Tensor:
        """Vectors of pieces, [batch, pieces, width]; `mask` is 1 where a piece stands."""
        places = torch.arange(pieces.shape[1], device=pieces.device)
        x = self.words(pieces) + self.positions(places) + self.shapes(shapes)
        return self.encode_from(x, ((1.0 - mask.to(x.dtype)) * -1e4)[:, None, None, :])

    def encode_from(self, x: Tensor, bias: Tensor) -> Tensor:
        """Vectors of pieces from the sum of their rows; `bias` is added to what each piece attends to."""
        x = self.dropout(self.norm(x))
        weights = self.mix.softmax(0)
        total = torch.zeros_like(x)
        for i, layer in enumerate(self.layers):
            x = layer(x, bias)
            total = total + weights[i] * x
        return total

    def forward(
        self, pieces: Tensor, shapes: Tensor, mask: Tensor, first: Tensor, last: Tensor
    ) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Tag scores [batch, 1 + words, all tags], arc scores [batch, dependent, head], vectors of dependents and heads."""
        return self.score(self.encode(pieces, shapes, mask), first, last)

    def score(self, x: Tensor, first: Tensor, last: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """What `forward` gives, from the vectors of pieces."""
        wide = (-1, -1, x.shape[-1])
        words = (x.gather(1, first[..., None].expand(wide)) + x.gather(1, last[..., None].expand(wide))) * 0.5
        words = self.head_dropout(words)
        arc_dep, arc_head = self.head_dropout(F.gelu(self.arc_mlp(words))).chunk(2, -1)
        scores = (arc_dep @ self.arc + self.arc_bias) @ arc_head.transpose(1, 2) / math.sqrt(self.size.arc)
        dep, head = self.head_dropout(F.gelu(self.relation_mlp(words))).chunk(2, -1)
        return self.tags(words), scores, dep, head

    def relate(self, dep: Tensor, head: Tensor) -> Tensor:
        """Scores of relations between dependents and their heads, both [n, width]."""
        one = torch.ones_like(dep[:, :1])
        left = torch.cat([dep, one], -1)
        right = torch.cat([head, one], -1)
        return torch.einsum("ni,rij,nj->nr", left, self.relation.to(left.dtype), right) / math.sqrt(self.size.relation)


def take_pretrained(net: Net, tensors: dict[str, Tensor]) -> None:
    """Fill the encoder from a BERT checkpoint; shapes begin as what the checkpoint adds to every word."""
    state = net.state_dict()
    state["words.weight"] = tensors["embeddings.word_embeddings.weight"]
    state["positions.weight"] = tensors["embeddings.position_embeddings.weight"]
    state["shapes.weight"] = tensors["embeddings.token_type_embeddings.weight"][:1].repeat(SHAPES, 1)
    state["norm.weight"] = tensors["embeddings.LayerNorm.weight"]
    state["norm.bias"] = tensors["embeddings.LayerNorm.bias"]
    names = {
        "out": "attention.output.dense",
        "norm1": "attention.output.LayerNorm",
        "up": "intermediate.dense",
        "down": "output.dense",
        "norm2": "output.LayerNorm",
    }
    for i in range(net.size.layers):
        for kind in ("weight", "bias"):
            qkv = [tensors[f"encoder.layer.{i}.attention.self.{part}.{kind}"] for part in ("query", "key", "value")]
            state[f"layers.{i}.qkv.{kind}"] = torch.cat(qkv)
            for ours, theirs in names.items():
                state[f"layers.{i}.{ours}.{kind}"] = tensors[f"encoder.layer.{i}.{theirs}.{kind}"]
    net.load_state_dict(state)
    nn.init.normal_(net.relation, std=0.1)
    nn.init.eye_(net.arc)
