"""Who did it where the words beside the deed leave it open: whose arms, whose police, whose page it is."""

from collections import Counter

from communique.extract.incidents_triggers import Trigger, verbal
from communique.lexicon.incidents import incident_words
from communique.lexicon.sides import is_state
from communique.values.annotated import SideMention
from communique.values.claims import Receipt
from communique.values.syntax import Sentence, Token
from communique.values.understood import Understood

Doers = tuple[tuple[str, ...], tuple[Receipt, ...]]

_OWNER = ("'s", "’s", "'", "’")
HOSTILE = frozenset({"enemy", "hostile"})  # "the hostile forces" are those told before, not one's own
_HELPING = frozenset({"brokered", "efforts", "facilitation", "mediated", "mediation", "mediator", "mediators"})
_BEYOND = 40  # characters after troops in which the land is named where they are
_LATELY = 3  # sides back among which a state is looked for
_TOWARDS = frozenset({"against", "to", "toward", "towards", "with"})
_SEIZING = frozenset({"grab", "seize", "take"})
_IN = 5  # characters behind "in" in which a state is named
_REACH = 4  # words after a side among which its arms are named


def armed_side(understood: Understood) -> Doers:
    """The side whose arms the article is about ("the North's missile programme"), for a launch told without a doer."""
    tree, arms = understood.annotated.tree, incident_words().arms
    counts: Counter[tuple[str, ...]] = Counter()
    for mention in understood.annotated.sides:
        last = tree.at(mention.end - 1)
        if last is None or len(mention.codes) != 1:
            continue
        after = tree.tokens[last.i + 1 : min(last.i + 1 + _REACH, tree.sentences[last.sentence].last)]
        if after and after[0].lower in _OWNER and any(token.lower in arms for token in after):
            counts[mention.codes] += 1
    if not counts:
        return (), ()
    sides = min(counts, key=lambda codes: (-counts[codes], codes))
    first = next(m for m in understood.annotated.sides if m.codes == sides)
    return sides, (Receipt(first.start, first.end, first.text),)


def home(understood: Understood) -> Doers:
    """The state at home of what a page tells as its readers' own: its land, that of the dateline, or the one of the headline.

    A dateline tells only where the reporter sat, so it yields to a headline that names one other state alone.
    """
    if understood.land is not None:
        return (understood.land,), (understood.land_at,) if understood.land_at else ()
    dated = _of_dateline(understood)
    headed = [side for side in _of_headline(understood) if side.codes != understood.voice]
    if dated is not None and understood.voice == (dated[0],):
        dated = None  # a state's own agency tells of other lands
    named = {mention.codes[0] for mention in headed}
    if dated is not None and (not named or dated[0] in named):
        return (dated[0],), (dated[1],)
    if len(named) == 1:
        first = headed[0]
        return first.codes, (Receipt(first.start, first.end, first.text),)
    return (), ()


def _of_dateline(understood: Understood) -> tuple[str, Receipt] | None:
    told = understood.annotated.article.dateline
    if told is None or told.start is None or told.end is None:
        return None
    for place in understood.annotated.places:
        if place.side is not None and told.start <= place.start < told.end:
            return place.side, Receipt(place.start, place.end, place.text)
    return None


def _of_headline(understood: Understood) -> list[SideMention]:
    """The states that the headline names."""
    lines = [line for line in understood.annotated.article.lines if line.kind == "H" and line.start is not None]
    return [
        side
        for side in understood.annotated.sides
        if len(side.codes) == 1
        and is_state(side.codes[0])
        and any(line.start is not None and line.start <= side.start < line.start + len(line.text) for line in lines)
    ]


def named_there(understood: Understood, trigger: Trigger) -> Doers:
    """The state named last before a clause that says "there": "a mission to Mali, where ... the officers who seized power there"."""
    tree = understood.annotated.tree
    last = tree.sentences[trigger.token.sentence].last
    if not any(word.lower == "there" for word in tree.tokens[trigger.token.i : min(last, trigger.token.i + _REACH)]):
        return (), ()
    near = [m for m in understood.annotated.sides if m.end <= trigger.token.start and len(m.codes) == 1]
    for mention in reversed(near[-_LATELY:]):
        if is_state(mention.codes[0]):
            return mention.codes, (Receipt(mention.start, mention.end, mention.text),)
    return (), ()


def seized_there(understood: Understood, trigger: Trigger) -> Doers | None:
    """The state in which power was seized by those of whom a pronoun or a rank tells no land: "they took power in X"."""
    tree, verb = understood.annotated.tree, trigger.head
    if verb.lemma.lower() not in _SEIZING or trigger.token.i != verb.i:
        return None
    for word in tree.tokens[verb.i + 1 : min(tree.sentences[verb.sentence].last, verb.i + _REACH)]:
        if word.lower == "in":
            side = next((m for m in understood.annotated.sides if word.end < m.start + 1 <= word.end + _IN), None)
            if side is not None and len(side.codes) == 1 and is_state(side.codes[0]):
                return side.codes, (Receipt(side.start, side.end, side.text),)
    return None


def named_before(understood: Understood, trigger: Trigger) -> Doers:
    """The only state besides the press's own that a sentence names before a coup: "the X leader's first trip since the coup"."""
    sentence = understood.annotated.tree.sentences[trigger.token.sentence]
    own = home(understood)[0]
    near = {
        side.codes: side
        for side in understood.annotated.sides
        if sentence.start <= side.start < trigger.token.start and is_state(side.codes[0]) and side.codes != own
    }
    if verbal(trigger.token) or len(near) != 1 or len(next(iter(near))) != 1:
        return (), ()
    side = next(iter(near.values()))
    return side.codes, (Receipt(side.start, side.end, side.text),)


def elsewhere(understood: Understood) -> Doers:
    """The only state of the headline besides the land whose press tells it."""
    named = {side.codes[0]: side for side in reversed(_of_headline(understood)) if side.codes[0] != understood.land}
    if understood.land is None or len(named) != 1:
        return (), ()
    only = next(iter(named.values()))
    return only.codes, (Receipt(only.start, only.end, only.text),)


def two_of_the_page(understood: Understood) -> Doers:
    """The two states that the headline and the lead name, for what two sides do and a report tells without either."""
    lead = _lead(understood)
    if understood.voice or lead is None:
        return (), ()
    named = [s for s in understood.annotated.sides if len(s.codes) == 1 and lead.start <= s.start < lead.end]
    told = [*_of_headline(understood), *named]
    helping = {s.codes[0] for s in told if _helps(understood, s)}
    found = {s.codes[0]: s for s in reversed(told) if s.codes[0] not in helping}
    if len(found) != 2 or not all(is_state(code) for code in found):
        return (), ()
    return tuple(sorted(found)), tuple(Receipt(s.start, s.end, s.text) for s in found.values())


def two_just_named(understood: Understood, trigger: Trigger) -> Doers | None:
    """The only two states that the sentence before names, for a pact that a sentence without a state tells."""
    sentences, at = understood.annotated.tree.sentences, trigger.token.sentence
    if trigger.kind != "pact" or not at or sentences[at - 1].kind != "B":
        return None
    before = sentences[at - 1]
    named = [s for s in understood.annotated.sides if before.start <= s.start < before.end and s.form != "capital"]
    found = {s.codes[0]: s for s in reversed(named) if len(s.codes) == 1}
    if len(found) != 2 or not all(is_state(code) for code in found):
        return None
    return tuple(sorted(found)), tuple(Receipt(s.start, s.end, s.text) for s in found.values())


def _helps(understood: Understood, side: SideMention) -> bool:
    """Whether a side only brings the others together: "after Omani mediation"."""
    after = understood.annotated.tree.at(side.end + 1)
    return after is not None and after.lower in _HELPING


def _lead(understood: Understood) -> Sentence | None:
    return next((s for s in understood.annotated.tree.sentences if s.kind == "B"), None)


def of_agents(understood: Understood, heads: list[Token]) -> Doers:
    """The side of "police", "soldiers", "the authorities" without a side: the only state that the sentence names, else home."""
    if not any(head.lower in incident_words().agents for head in heads):
        return (), ()
    tree = understood.annotated.tree
    if any(kid.lower in HOSTILE for head in heads for kid in tree.children(head, "amod")):
        return (), ()
    sentence = tree.sentences[heads[0].sentence]
    # whose they are is told, by a name that is no state's: only where they are says more ("Amhara troops in Ethiopia")
    named = any(kid.text[0].isupper() for head in heads for kid in tree.children(head, "amod", "compound"))
    start, end = (heads[0].end, heads[-1].end + _BEYOND) if named else (sentence.start, sentence.end)
    near = [
        side
        for side in understood.annotated.sides
        if start <= side.start < min(end, sentence.end)
        and side.form in ("name", "capital")
        and len(side.codes) == 1
        and is_state(side.codes[0])
        and not _towards(understood, side)
        and side.codes != understood.voice  # whose page it is tells what it thinks of others' courts
        and (not named or _beside(understood, heads[-1], side))
    ]
    if len({side.codes[0] for side in near}) == 1:
        return near[0].codes, (Receipt(near[0].start, near[0].end, near[0].text),)
    if named:
        return (), ()
    found = home(understood)
    return found if found[0] else own_deed(understood)


def _towards(understood: Understood, side: SideMention) -> bool:
    """Whether a side only stands where something is done to it or with it: "the junta revoked its pacts with X"."""
    first = understood.annotated.tree.at(side.start)
    return first is not None and first.i > 0 and understood.annotated.tree.tokens[first.i - 1].lower in _TOWARDS


def only_other(understood: Understood, trigger: Trigger) -> Doers:
    """The only state besides the page's own that the sentence of a deed names."""
    tree = understood.annotated.tree
    sentence = tree.sentences[trigger.token.sentence]
    suffering = tree.subtree(trigger.phrase) if trigger.kind == "attack" else []
    near = [
        side
        for side in understood.annotated.sides
        if sentence.start <= side.start < sentence.end
        and len(side.codes) == 1
        and is_state(side.codes[0])
        and side.codes[0] not in understood.voice
        and not (side.start > trigger.token.start and tree.at(side.start) in suffering)
    ]
    if len({side.codes[0] for side in near}) != 1:
        return (), ()
    return near[0].codes, (Receipt(near[0].start, near[0].end, near[0].text),)


def _beside(understood: Understood, head: Token, side: SideMention) -> bool:
    """Whether no verb parts a side from whoever stands before it ("troops in Ethiopia", but "police arrested X citizens")."""
    tree = understood.annotated.tree
    last = tree.at(side.start)
    return last is not None and not any(token.pos == "VERB" for token in tree.tokens[head.i + 1 : last.i])


def own_deed(understood: Understood) -> Doers:
    """The side whose page it is, for what only a government does and the page tells without a doer.

    An agency's report, which has a dateline, tells of others' deeds.
    """
    headline = understood.annotated.article.headline
    reported = understood.annotated.article.dateline is not None
    if reported or not understood.voice or headline is None or headline.start is None or headline.end is None:
        return (), ()
    return understood.voice, (Receipt(headline.start, headline.end, headline.quote),)
