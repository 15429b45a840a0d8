"""Writes the trained encoder as the files that `communique.language.accurate` reads, weights in eight bits.

python -m training.encoder_export --pretrained DIR --work DIR --out DIR
"""

from __future__ import annotations

import argparse
import json
import logging
import shutil
import tempfile
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from communique.language.pieces import END, PAD, START, UNKNOWN
from training.encoder import make_net
from training.encoder_data import Labels
from training.encoder_net import Net

_OPSET = 20
_KEPT_MARKS = frozenset("’‘“”–—…•€£¥§°·")
_SPECIAL = (PAD, UNKNOWN, START, END)


class _Run(nn.Module):
    """What runs at run time: everything after the sum of a piece's vectors, but the scores of relations."""

    def __init__(self, net: Net) -> None:
        super().__init__()
        self.net = net

    def forward(
        self, words: Tensor, mask: Tensor, first: Tensor, last: Tensor
    ) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        return self.net.score(self.net.encode_from(words, mask), first, last)


def export(net: Net, labels: Labels, pieces: list[str], out: Path) -> None:
    """Write `encoder.onnx`, `tables.npz`, `pieces.txt` and `labels.json`."""
    out.mkdir(parents=True, exist_ok=True)
    net.eval()
    _write_graph(net, out / "encoder.onnx")
    kept = [i for i, piece in enumerate(pieces) if _is_kept(piece)]
    rows = net.words.weight.detach().numpy()[kept]
    scale = np.abs(rows).max(1) / 127
    size = net.size
    relate = net.relation.detach().permute(1, 0, 2).reshape(size.relation + 1, -1).numpy()
    np.savez(
        out / "tables.npz",
        rows=np.round(rows / scale[:, None]).astype(np.int8),
        scale=scale.astype(np.float32),
        places=net.positions.weight.detach().numpy().astype(np.float32),
        shapes=net.shapes.weight.detach().numpy().astype(np.float32),
        relate=relate.astype(np.float16),
    )
    (out / "pieces.txt").write_text("\n".join(pieces[i] for i in kept), "utf8")
    told = {"xpos": labels.xpos, "upos": labels.upos, "names": labels.names, "relations": labels.relations}
    (out / "labels.json").write_text(json.dumps(told), "utf8")


def _is_kept(piece: str) -> bool:
    """Pieces of English text; unused ones, other scripts and accents (taken off before) are not needed."""
    if piece in _SPECIAL:
        return True
    plain = piece.removeprefix("##")
    return not piece.startswith("[") and (plain.isascii() or plain in _KEPT_MARKS)


def _write_graph(net: Net, out: Path) -> None:
    batch, length, words = 3, 17, 11
    sample = (
        torch.randn(batch, length, net.size.width),
        torch.zeros(batch, 1, 1, length),
        torch.randint(0, length, (batch, words)),
        torch.randint(0, length, (batch, words)),
    )
    b, n, w = torch.export.Dim("batch", min=1), torch.export.Dim("pieces", min=2), torch.export.Dim("words", min=2)
    shapes = ({0: b, 1: n}, {0: b, 3: n}, {0: b, 1: w}, {0: b, 1: w})
    with tempfile.TemporaryDirectory() as folder:
        full, merged = Path(folder) / "full.onnx", Path(folder) / "merged.onnx"
        torch.onnx.export(
            _Run(net).eval(),
            sample,
            full,
            input_names=["words", "mask", "first", "last"],
            output_names=["tags", "arcs", "dep", "head"],
            dynamic_shapes=shapes,
            opset_version=_OPSET,
            dynamo=True,
            external_data=False,
            verbose=False,
        )
        model = onnx.load(full)
        for node in model.graph.node:
            del node.metadata_props[:]
            node.doc_string = ""
        onnx.save(model, merged)
        quantize_dynamic(
            merged,
            out,
            weight_type=QuantType.QInt8,
            per_channel=True,
            reduce_range=True,
            op_types_to_quantize=["MatMul", "Gemm"],
            extra_options={"MatMulConstBOnly": True},
        )
    model = onnx.load(out)
    model.producer_name, model.producer_version, model.doc_string = "communique", "", ""
    for holder in (
        model,
        model.graph,
        *model.graph.node,
        *model.graph.input,
        *model.graph.output,
        *model.graph.value_info,
    ):
        del holder.metadata_props[:]
    onnx.save(model, out)


def load_trained(work: Path, kept: str = "last.pt") -> tuple[Net, Labels]:
    """The network of the last epoch and its labels."""
    labels = Labels(**{k: tuple(v) for k, v in json.loads((work / "labels.json").read_text("utf8")).items()})
    schedule = json.loads((work / "schedule.json").read_text("utf8"))
    net = make_net(labels, schedule["layers"])
    net.load_state_dict(torch.load(work / kept, weights_only=True)["net"])
    return net, labels


def main() -> None:
    """Export on the command line."""
    arguments = argparse.ArgumentParser(description="Write the accurate parser's files.")
    for name in ("pretrained", "work", "out"):
        arguments.add_argument(f"--{name}", type=Path, required=True)
    chosen = arguments.parse_args()
    logging.disable(logging.WARNING)
    net, labels = load_trained(chosen.work)
    pieces = (chosen.pretrained / "vocab.txt").read_text("utf8").rstrip("\n").split("\n")
    new = chosen.out.with_name(f".{chosen.out.name}-new")
    shutil.rmtree(new, ignore_errors=True)
    export(net, labels, pieces, new)
    chosen.out.mkdir(parents=True, exist_ok=True)
    for path in new.iterdir():
        path.replace(chosen.out / path.name)
    new.rmdir()


if __name__ == "__main__":
    main()
