"""Words by which people's names are told from other capitalised words."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class NameWords:
    """Given names, family names, particles and marks of names, and capitalised words that are none; lower-case."""

    given: frozenset[str]
    family: frozenset[str]
    first_family: frozenset[str]  # family names that stand first: Korean, Chinese, Vietnamese
    particle: frozenset[str]
    suffix: frozenset[str]
    honours: frozenset[str]
    never: frozenset[str]
    korean: frozenset[str]
    chinese: frozenset[str]
    vietnamese: frozenset[str]
    japanese: frozenset[str]  # family and given names
    japanese_given: frozenset[str]
    speech: frozenset[str]  # verbs whose subject is mostly a person
    thing: frozenset[str]  # "Square", "Act": after a name they make it no person's
    place_too: frozenset[str]  # given names that begin names of places


@cache
def names() -> NameWords:
    """The name words of the lexicon."""
    data = tomllib.loads(files("communique.lexicon").joinpath("names.toml").read_text(encoding="utf-8"))
    return NameWords(
        given=frozenset(data["given"]),
        family=frozenset(data["family"]),
        first_family=frozenset(data["korean_chinese_vietnamese"]),
        particle=frozenset(data["particle"]),
        suffix=frozenset(data["suffix"]),
        honours=frozenset(data["honours"]),
        never=frozenset(data["never"]),
        korean=frozenset(data["land"]["korean"]),
        chinese=frozenset(data["land"]["chinese"]),
        vietnamese=frozenset(data["land"]["vietnamese"]),
        japanese=frozenset(data["land"]["japanese"]),
        japanese_given=frozenset(data["land"]["japanese_given"]),
        speech=frozenset(data["speech"]),
        thing=frozenset(data["thing"]),
        place_too=frozenset(data["place_too"]),
    )
