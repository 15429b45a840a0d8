"""Which coder codes: the rules of the house, or a language model that the user runs; and `communique bench`."""

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from communique.errors import AbortRun

if TYPE_CHECKING:
    from communique.llm.coder import ModelCoder, Price
    from communique.score.score import Score

CoderName = Literal["rules", "llm"]
CoderOption = Annotated[CoderName, typer.Option("--coder", help="rules, or llm: a language model that you run.")]
EndpointOption = Annotated[
    str | None,
    typer.Option(metavar="ADDRESS", help="llm: http://localhost:11434 (Ollama), http://host/v1 (OpenAI style)."),
]
ModelOption = Annotated[str | None, typer.Option(metavar="NAME", help="llm: the model's name.")]
PriceOption = Annotated[
    str | None, typer.Option(metavar="IN,OUT", help="llm: what a million tokens cost, for the run's manifest.")
]


def coder_of(name: CoderName, endpoint: str | None, model: str | None, price: str | None) -> "ModelCoder | None":
    """The coder asked for; None for the rules. A key is read from COMMUNIQUE_LLM_KEY."""
    if name == "rules":
        if endpoint or model or price:
            raise typer.BadParameter("--endpoint, --model and --price go with --coder llm")
        return None
    if not endpoint or not model:
        raise typer.BadParameter("--coder llm needs --endpoint and --model")
    if not endpoint.startswith(("http://", "https://")):
        raise typer.BadParameter(f"{endpoint}: not an address of http or https", param_hint="--endpoint")
    from communique.llm.client import Server
    from communique.llm.coder import ModelCoder

    return ModelCoder(Server(endpoint, model, os.environ.get("COMMUNIQUE_LLM_KEY")), _price(price))


def _price(told: str | None) -> "Price | None":
    from communique.llm.coder import Price

    if told is None:
        return None
    try:
        one, two = (float(part) for part in told.split(","))
    except ValueError:
        raise typer.BadParameter(f"{told}: write two numbers, 0.15,0.60", param_hint="--price") from None
    return Price(one, two)


def bench(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="Coded articles: NAME.txt beside NAME.json.")],
    coder: CoderOption = "rules",
    endpoint: EndpointOption = None,
    model: ModelOption = None,
    price: PriceOption = None,
    format: Annotated[Literal["table", "json"], typer.Option("--format", "-f", help="table or json.")] = "table",
) -> None:
    """Score a coder on a folder of articles that were coded by hand: precision, recall, F1 by part and by field."""
    from communique.pipeline import Options, code_sources
    from communique.score.score import read_gold, score
    from communique.values.claims import Record
    from communique.values.json import record_to_dict

    asked = coder_of(coder, endpoint, model, price)
    gold = read_gold(folder)
    if not gold:
        raise AbortRun(f"{folder}: no article with its coding there; NAME.txt and NAME.json must stand side by side")
    coded = {}
    for result in code_sources([str(folder / f"{name}.txt") for name in gold], Options(coder=asked)):
        if isinstance(result, Record):
            coded[result.id] = record_to_dict(result)
        else:
            sys.stderr.write(f"{result}\n")
    told = score(gold, coded)
    used = asked.told() if asked is not None else None
    if format == "json":
        sys.stdout.write(json.dumps({**told.plain(), "coder": used}, ensure_ascii=False, indent=1) + "\n")
        return
    _print(told)
    if used is not None:
        dropped = sum(used["dropped"].values())
        tokens = f"{used['tokens_in']} tokens in, {used['tokens_out']} out, cost {used['cost']:g}"
        sys.stdout.write(f"{used['model']}: {tokens}; {dropped} values dropped\n")


def _print(told: "Score") -> None:
    from communique.cli.table import eyes_console, plain_table

    table = plain_table(
        f"{told.articles} articles", ("part", "gold", "coded", "precision", "recall", "F1", "strict F1", "fields")
    )
    for part in told.parts:
        fields = " ".join(f"{name} {value:.2f}" for name, value in part.fields.items())
        figures = (f"{value:.3f}" for value in (part.precision, part.recall, part.f1, part.strict_f1))
        table.add_row(part.name, str(part.gold), str(part.coded), *figures, fields)
    eyes_console().print(table)
    sys.stdout.write(f"made up an engagement where there is none: {told.alarms} of {told.quiet} articles\n")
