"""How strong the words of a position are, on the ladder of diplomatic language."""

from communique.extract.positions_page import Page
from communique.extract.positions_rules import Candidate
from communique.lexicon.acts import acts
from communique.values.claims import Receipt
from communique.values.vocabulary import Act

_PLAIN_STRENGTH: dict[Act, int] = {"assess": 2, "discuss": 2, "concern": 3, "urge": 3, "reaffirm": 3, "agree": 3,
                                   "pledge": 3, "welcome": 3, "reject": 3, "condemn": 4, "threaten": 4}  # fmt: skip
_REACH = 4  # words around the word of position in which another makes it stronger or weaker


def strength_of(page: Page, candidate: Candidate, act: Act) -> tuple[int, tuple[Receipt, ...]]:
    """The strength 1 to 5 of a candidate's words, with the words that raise or lower it."""
    base = candidate.strength if candidate.strength and act == candidate.act else _PLAIN_STRENGTH[act]
    start, end = page.tree.tokens[candidate.first].start, page.tree.tokens[candidate.last - 1].end
    text = page.understood.annotated.article.text[start:end].lower()
    for phrase in acts().utmost:
        at = text.find(phrase)
        if at >= 0:
            return 5, (page.receipt(start + at, start + at + len(phrase)),)
    return _shifted(page, candidate, base)


def _shifted(page: Page, candidate: Candidate, base: int) -> tuple[int, tuple[Receipt, ...]]:
    sentence = page.tree.sentences[candidate.trigger.sentence]
    first, last = (
        max(sentence.first, candidate.trigger.i - _REACH),
        min(sentence.last, candidate.trigger.i + _REACH + 1),
    )
    for token in page.tree.tokens[first:last]:
        step = (token.lower in acts().stronger) - (token.lower in acts().weaker)
        if step:
            return min(5, max(1, base + step)), (page.receipt(token.start, token.end),)
    return base, ()
