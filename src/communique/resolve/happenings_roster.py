"""A list at the end of a page of who took part: "The leaders that participated:", each on a line of his own."""

import re
from collections.abc import Sequence
from dataclasses import replace

from communique.resolve.happenings_scene import Scene, highest, level_of_person, opening
from communique.values.understood import PersonEntry, Telling

_HEADER = re.compile(
    r"[^\n]{0,80}\b(?:attend(?:ed|ees|ance)|join(?:ed|ing)|participa(?:nts|ted|ting)|present)\b[^\n]{0,40}:\s*$"
)
_NAMED = 60  # characters of a line in which its person is named
_LEAST = 2  # officials of others that make a list of a meeting of states
_SAME = re.compile(r" (?:of|with|for) (?:this|the same) (?:format|group)\b")


def with_roster(scene: Scene, tellings: Sequence[Telling]) -> list[Telling]:
    """The tellings, those of the headline and the first sentence that name one side alone with those whom the list names."""
    if not tellings:
        return []
    listed = _listed(scene)
    sides = {code for line in listed.values() for code in line}
    first = next((sentence.i for sentence in opening(scene, 1)), -1)
    made = []
    for told in tellings:
        again = _SAME.match(scene.text, scene.tree.tokens[told.token].end) is not None
        told = replace(told, another=True) if again and not told.sides else told
        news = scene.tree.sentences[told.sentence].kind == "H" or told.sentence == first
        alone = len(told.sides) == 1 and not told.adds and told.format != "visit" and told.status == "held"
        if news and alone and len(sides - set(told.sides)) >= _LEAST:
            people = tuple(dict.fromkeys((*told.people, *listed)))
            level = highest((told.level, *(level_of_person(scene.understood.person(key)) for key in listed)))
            told = replace(
                told, sides=tuple(sorted({*told.sides, *sides})), people=people, level=level, subject=told.sides
            )
        made.append(told)
    return made


def _listed(scene: Scene) -> dict[int, tuple[str, ...]]:
    """The officials named one a line behind a line such as "The leaders that participated:", each with the sides of the line."""
    lines = scene.understood.annotated.article.lines
    header = next((at for at, line in enumerate(lines) if line.text.endswith(":") and _HEADER.match(line.text)), None)
    if header is None:
        return {}
    found: dict[int, tuple[str, ...]] = {}
    for line in lines[header + 1 :]:
        if line.start is None:
            continue
        end = line.start + len(line.text)
        key = next(
            (each.key for each in scene.understood.people if each.official and _stands(each, line.start, end)), None
        )
        if key is None and found:
            break
        if key is not None:
            own = scene.understood.side_of_person(key)
            found[key] = (own,) if own else scene.understood.sides_between(line.start, end)
    return found


def _stands(person: PersonEntry, start: int, end: int) -> bool:
    """Whether a person is named near the head of a line."""
    return any(0 <= at - start <= _NAMED and last <= end for at, last in person.mentions)
