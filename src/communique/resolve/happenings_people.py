"""Whom the table of engagements names: of all told in connection with one, those who took part for their side."""

from collections.abc import Collection, Iterable

from communique.resolve.happenings_scene import Scene

_SPOUSES = ("first gentleman", "first lady", "queen consort", "second gentleman", "second lady")


def who_took_part(scene: Scene, told: Iterable[int], sides: Collection[str]) -> tuple[int, ...]:
    """The people told, in order, without second namings, spokespersons, spouses, strangers and officials of no party."""
    named = tuple(dict.fromkeys(told))
    fully = tuple(key for key in named if not _is_named_fully(scene, key, named))
    return tuple(key for key in fully if not _only_beside(scene, key, fully, sides))


def _only_beside(scene: Scene, key: int, named: Collection[int], sides: Collection[str]) -> bool:
    person = scene.understood.person(key)
    if person.side is not None and person.side not in sides and len(sides) > 1:
        return True
    return _speaks_for(scene, key, named) or _is_no_official(scene, key, named) or _is_spouse(scene, key, named)


def _is_spouse(scene: Scene, key: int, named: Iterable[int]) -> bool:
    """Whether a person only accompanies: a First Lady, where an official of her side is named."""
    person = scene.understood.person(key)
    if person.post is None or not person.post.text.lower().startswith(_SPOUSES):
        return False
    others = (scene.understood.person(other) for other in named if other != key)
    return any(other.side == person.side and other.rank is not None for other in others)


def _is_named_fully(scene: Scene, key: int, named: Iterable[int]) -> bool:
    """Whether another of the same side bears this name as the last word of a fuller one ("Chinh", "Pham Minh Chinh")."""
    one = scene.understood.person(key)
    others = (scene.understood.person(other) for other in named if other != key)
    return any(one.side == other.side and other.name.split()[1:][-1:] == [one.name] for other in others)


def _is_no_official(scene: Scene, key: int, named: Iterable[int]) -> bool:
    """Whether a name without a title or side stands among officials: most often a word of theirs taken for a name."""
    person = scene.understood.person(key)
    titled = any(scene.understood.person(other).rank is not None for other in named if other != key)
    return titled and person.rank is None and person.post is None and person.side is None


def _speaks_for(scene: Scene, key: int, named: Iterable[int]) -> bool:
    """Whether a person only gives account of it: a spokesperson, where another of his side is named."""
    person = scene.understood.person(key)
    others = (scene.understood.person(other) for other in named if other != key)
    return person.rank == "spokesperson" and any(other.side == person.side for other in others)
