"""How far back another side is told, and whether the page tells of a meeting with it: a long report does not name it in each sentence."""

from collections.abc import Sequence
from functools import lru_cache

from communique.extract.positions_marks import Marks
from communique.extract.positions_page import Page
from communique.extract.positions_rules import Candidate

_BACK = 5  # sentences looked through
_KEPT = 2048  # answers kept


def reach_of(page: Page, c: Candidate, own: Sequence[str]) -> tuple[int, str]:
    """How many sentences back a side that is not one's own is named last, and which meeting one had with it, if any."""
    return _distance(page, c.trigger.sentence, own), _meeting(page, c, own)


def _distance(page: Page, sentence: int, own: Sequence[str]) -> int:
    for back in range(_BACK):
        if sentence - back < 0:
            break
        if not set(page.by_sentence[sentence - back]).issubset(own):
            return back
    return _BACK


def _meeting(page: Page, c: Candidate, own: Sequence[str]) -> str:
    near = page.nearest_happening(c.trigger)
    if near is not None and not set(own).isdisjoint(near.sides):
        return "near"
    return "page" if any(not set(own).isdisjoint(h.sides) for h in page.shared) else "none"


@lru_cache(maxsize=_KEPT)
def told_of_reach(back: int, meeting: str, rule: str, act: str) -> Marks:
    """The marks of how far back another side is named beside the rule, the act and the meeting."""
    marks = [f"back={back}", f"back+rule={back}+{rule}", f"back+act={back}+{act}", f"met={meeting}", f"met+rule={meeting}+{rule}",
             f"met+act={meeting}+{act}", f"met+back={meeting}+{back}"]  # fmt: skip
    return Marks(marks)
