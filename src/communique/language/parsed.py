"""What a parser says of a sentence, whichever parser it was."""

from dataclasses import dataclass, field

ROOT = "ROOT"  # the relation of a root


@dataclass(frozen=True, slots=True)
class Parsed:
    """A sentence as it was read, one entry a word; a root's head is itself, names are `B-PERSON`, `I-PERSON` ... or `O`."""

    tags: list[str]
    pos: list[str]
    heads: list[int]
    relations: list[str]
    names: list[str]
    lemmas: list[str] = field(default_factory=list)
