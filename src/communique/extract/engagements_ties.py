"""What an engagement is tied to: the incidents it answers, and the gathering on whose margins it took place."""

import re

from communique.values.claims import Incident, Receipt
from communique.values.syntax import Sentence
from communique.values.understood import Happening, Telling, Understood

_ANSWERS = re.compile(
    r"\b(?:after|amid|following|hours after|in (?:the )?(?:response|reaction|answer|wake)|on|over|prompted by|since|to discuss)\b",
    re.IGNORECASE,
)
_MARGINS = re.compile(
    r"\bon (?:the )?(?:edges|fringes|margins|sidelines) of (?:an? |the |their )?(?P<what>[^,;()]+?)"
    r"(?= (?:in|on|at|held|here|today|yesterday|last|this|next|earlier|which|that|where|to)\b|[,;()]|\.?$)",
    re.IGNORECASE,
)
_FARTHEST = 250  # characters between a trigger and what it answers


def answers_of(understood: Understood, happening: Happening, incidents: tuple[Incident, ...]) -> tuple[str, ...]:
    """The ids of the incidents that a telling's own sentence ties to it ("talked after the launch", "over the test")."""
    found = (
        incident.id for told in happening.tellings for incident in incidents if _answers(understood, told, incident)
    )
    return tuple(dict.fromkeys(found))


def _answers(understood: Understood, told: Telling, incident: Incident) -> bool:
    text, sentence = understood.annotated.article.text, sentence_of(understood, told)
    spots = [receipt.start for receipt in incident.receipts.get("text", ())]
    return any(
        told.end <= start < sentence.end
        and start - told.end < _FARTHEST
        and _ANSWERS.search(text, told.end, start) is not None
        for start in spots
    )


def margins_of(understood: Understood, happening: Happening) -> Receipt | None:
    """The words that name the gathering on whose sidelines it took place."""
    text = understood.annotated.article.text
    for told in happening.tellings:
        sentence = sentence_of(understood, told)
        found = _MARGINS.search(text[sentence.start : sentence.end])
        if found:
            return Receipt.of(text, sentence.start + found.start("what"), sentence.start + found.end("what"))
    return None


def sentence_of(understood: Understood, told: Telling) -> Sentence:
    """The sentence that a telling stands in."""
    return understood.annotated.tree.sentences[told.sentence]
