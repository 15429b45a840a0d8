"""The land of a page that tells its own officials bare, as the press of a country does, and foreign ones with their land."""

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from communique.resolve.homeland_bare import tells_bare
from communique.resolve.homeland_reasons import WEIGHTS, Reason, reasons_of
from communique.values.annotated import Annotated
from communique.values.claims import Receipt

_SURE = 0.62  # the least share of the evidence that the land must have
_UNNAMED = 0.5  # the weight of a land that nothing on the page tells
_MOST = WEIGHTS["named"] * 0.8  # the weight of "named" from which a land is among those named most
_OFTEN = 1.8  # the weight from which "named" alone makes a land one that may be home

_SPOKEN_OF = frozenset({"coin", "lacks", "named", "town"})


@dataclass(frozen=True, slots=True)
class Homeland:
    """A land with the share of the evidence that it has (0 to 1), the reasons, and the words that tell most for it."""

    side: str
    share: float
    reasons: tuple[Reason, ...]
    receipt: Receipt | None


def find_homeland(annotated: Annotated) -> Homeland | None:
    """The land whose officials the page tells bare; None where it tells none so, or where the evidence is split."""
    if not tells_bare(annotated):
        return None
    lands = weigh_lands(annotated)
    best = lands[0] if lands and _told(lands) else None
    return best if best is not None and best.share >= _SURE else None


def _told(lands: list[Homeland]) -> bool:
    """Whether more tells the likeliest land than how often it is named.

    That is a sign of its own; or, for the land named most, others being introduced.
    """
    own = any(reason.weight > 0 and reason.kind not in _SPOKEN_OF for reason in lands[0].reasons)
    most = any(reason.kind == "named" and reason.weight >= _MOST for reason in lands[0].reasons)
    return own or (most and any(reason.weight < 0 for land in lands[1:] for reason in land.reasons))


def weigh_lands(annotated: Annotated) -> list[Homeland]:
    """Every land that may be home, the likeliest first; what their shares lack of 1 is that of a land not told."""
    return homelands(annotated, reasons_of(annotated))


def homelands(annotated: Annotated, reasons: Iterable[Reason]) -> list[Homeland]:
    """The lands for which reasons speak, as `weigh_lands` gives them."""
    told: dict[str, list[Reason]] = defaultdict(list)
    for reason in reasons:
        told[reason.side].append(reason)
    scores = {side: sum(r.weight for r in found) for side, found in told.items() if _may_be(found)}
    total = math.exp(_UNNAMED) + sum(math.exp(score) for score in scores.values())
    return [
        Homeland(side, math.exp(scores[side]) / total, tuple(told[side]), _receipt(annotated, told[side]))
        for side in sorted(scores, key=lambda side: (-scores[side], side))
    ]


def _may_be(reasons: list[Reason]) -> bool:
    """Whether a land is more than one that the page speaks of in passing."""
    return any(reason.kind not in _SPOKEN_OF or reason.weight >= _OFTEN for reason in reasons)


def _receipt(annotated: Annotated, reasons: list[Reason]) -> Receipt | None:
    """The words of the weightiest reason that has any."""
    told = [(reason.weight, reason.span) for reason in reasons if reason.span is not None and reason.weight > 0]
    weight_span = max(told, key=lambda one: (one[0], -one[1][0]), default=None)
    return Receipt.of(annotated.article.text, *weight_span[1]) if weight_span is not None else None
