"""Lists of officials whose items are told apart by ";"."""

from communique.resolve.happenings_meant import run_meaning
from communique.resolve.happenings_scene import Meaning, Scene
from communique.resolve.happenings_spans import run_after

_ITEM = 16  # words from a name to the end of its item in a list


def listed(scene: Scene, first: int) -> list[Meaning]:
    """Whom a list names whose items are told apart by ";" ("Ana Soto, minister; Jan Haug, envoy; and Eva Lind, envoy")."""
    tokens = scene.tree.tokens
    run = run_after(scene, first)
    found = [run_meaning(scene, run)]
    while run[1] + 2 < len(tokens) and (stop := _next_item(scene, run[1])) is not None:
        start = stop + 1 + (tokens[stop + 1].lower == "and")
        run = run_after(scene, start)
        if run[1] <= start:
            break
        found.append(run_meaning(scene, run))
    return found


def _next_item(scene: Scene, last: int) -> int | None:
    """Where the next ";" of a sentence stands, no verb before it."""
    tokens = scene.tree.tokens
    for at in range(last, min(last + _ITEM, len(tokens) - 1)):
        if tokens[at].sentence != tokens[last - 1].sentence or tokens[at].pos in ("VERB", "AUX"):
            return None
        if tokens[at].text == ";":
            return at
    return None


def listed_officials(scene: Scene, first: int) -> list[Meaning]:
    """The items of a list behind "with" or "with:" where each opens with a name or title ("with: A of X; B of Y")."""
    tokens = scene.tree.tokens
    start = first + (tokens[first].text == ":" and first + 1 < len(tokens))
    if tokens[start].sentence != tokens[first].sentence:
        return []
    items = listed(scene, start)
    return items if all(item.people or item.level != "unknown" for item in items) else []
