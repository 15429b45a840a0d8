"""What ties a position to the engagement it was voiced at and to the incidents that it answers."""

import re
from collections.abc import Sequence

from communique.extract.positions_page import Page
from communique.extract.positions_rules import Candidate
from communique.values.claims import Engagement, Incident, Receipt
from communique.values.syntax import Token

_NEAR = 400  # characters back to what "the attack" means
_DEEDS = frozenset(
    [
        "act", "action", "arrest", "assault", "attack", "bombardment", "bombing", "coup", "detention", "expulsion",
        "incident", "invasion", "killing", "launch", "launche", "move", "provocation", "raid", "seizure", "shelling",
        "strike", "test", "violence",
    ]
)  # fmt: skip
_WORD = re.compile(r"[a-z]{4,}")


def voiced_at(page: Page, candidate: Candidate, engagements: Sequence[Engagement]) -> str | None:
    """The engagement told in the same sentence, else the page's main one that is held."""
    sentence = page.tree.sentences[candidate.trigger.sentence]
    held = [e for e in engagements if e.status == "held"]
    for engagement in held:
        spans = [r for at in engagement.receipts.values() for r in at]
        if any(sentence.start <= r.start < sentence.end for r in spans):
            return engagement.id
    main = [e for e in held if e.main]
    return main[0].id if len(main) == 1 else None


def just_told(page: Page, candidate: Candidate, incidents: Sequence[Incident]) -> list[str]:
    """The incidents told shortly before that "the launch", "the attacks", "this act" mean as what a verb is aimed at."""
    thing = page.tree.child(candidate.trigger, "obj", "nsubj:pass")
    if thing is None or thing.lower.removesuffix("s") not in _DEEDS or not _is_the(page, thing):
        return []
    start = candidate.trigger.start
    before = [(min(r.start for r in one.receipts["text"]), one) for one in incidents if one.receipts.get("text")]
    near = [one for at, one in before if 0 < start - at <= _NEAR]
    return [one.id for one in near]


def _is_the(page: Page, noun: Token) -> bool:
    """Whether a noun is told as known and of nobody: "the launches", "this attack"."""
    kids = page.tree.children(noun, "det")
    return any(kid.lower in ("the", "these", "this", "those") for kid in kids) and not page.tree.children(
        noun, "nmod:poss"
    )


def answered(page: Page, candidate: Candidate, incidents: Sequence[Incident]) -> list[tuple[str, Receipt]]:
    """The incidents told within a position's own words, or named there again, with the words that tie them."""
    start, end = page.tree.tokens[candidate.first].start, page.tree.tokens[candidate.last - 1].end
    text = page.receipt(start, end)
    own = set(_WORD.findall(text.quote.lower()))
    found = []
    for incident in incidents:
        spans = [r for at in incident.receipts.values() for r in at]
        inside = [r for r in spans if start <= r.start < end]
        if inside:
            found.append((incident.id, inside[0]))
        elif len(own & set(_WORD.findall(incident.text.lower()))) >= 3:
            found.append((incident.id, text))
    return found
