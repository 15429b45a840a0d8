"""Who may hold a position, who may have said it, at whom it may be aimed: all that the text offers, with its sources.

Each option names the sources that offer it ("holder", "sayer", "voice" ...); the scorer weighs how far a source is to be
trusted for this act and shape. An empty value is an option too.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from communique.extract.accounts import account_of
from communique.extract.positions_marks import Surrounding
from communique.extract.positions_page import WE, Page
from communique.extract.positions_rules import Candidate
from communique.extract.positions_scorer import OptionMarks
from communique.values.claims import Receipt
from communique.values.syntax import Token
from communique.values.understood import Referent

_PLURAL_WORDS = frozenset({"they", "both", "we", "two", "three", "sides", "pair", "each"})
_KEPT = 2048  # answers kept of each function that tells marks by a few values
_SINGULAR = frozenset({"he", "she", "it", "who", "i"})
_WITHIN = frozenset({"amod", "compound", "nmod", "flat"})  # how a name hangs in a phrase that it tells of
_OWNER_MARKS = frozenset({"'s", "’s", "'", "’"})
_FURTHER = ("nobody-around", "rival-leads", "rival-heads")
_UP = 3  # words that a name may hang under


@dataclass(frozen=True, slots=True)
class Option:
    """A value with the sources that offer it and the words it was read from; `value` is empty for "nobody"."""

    value: tuple[str, ...]
    sources: tuple[str, ...]
    receipts: tuple[Receipt, ...]


Offer = tuple[str, tuple[str, ...], tuple[Receipt, ...]]


def _join(offers: Iterable[Offer]) -> list[Option]:
    found: dict[tuple[str, ...], tuple[list[str], list[Receipt]]] = {}
    for source, value, receipts in offers:
        names, spans = found.setdefault(value, ([], []))
        names.append(source)
        if not spans:
            spans.extend(receipts)
    return [Option(value, tuple(names), tuple(spans)) for value, (names, spans) in found.items()]


def actor_options(page: Page, c: Candidate) -> list[Option]:
    """The sets of sides that may hold a candidate's position."""
    return _join(offer for offer in _actor_offers(page, c) if offer[1])


def _actor_offers(page: Page, c: Candidate) -> Iterator[Offer]:
    tree, sayer = page.tree, sayer_of(page, c)
    yield from _phrase_offers(page, "holder", c.holder)
    yield from _phrase_offers(page, "sayer", sayer)
    last = page.last_sayer(c.predicate)
    if last is not sayer:
        yield from _phrase_offers(page, "last-sayer", last)
    yield from _phrase_offers(page, "owner", owner_of(page, c))
    person = page.understood.speaker_at(tree.sentences[c.trigger.sentence].line)
    if page.understood.voice and person == page.understood.speaker:
        yield "voice", page.understood.voice, ()
    side = page.understood.person(person).side if person is not None else None
    if side:
        yield "page-speaker", (side,), ()
    yield from _company_offers(page, c)
    yield from _happening_offers(page, c)
    account = account_of(page.understood, c.predicate)
    if account is not None and account.side:
        yield "account", (account.side,), (account.receipt,) if account.receipt else ()
    left = page.sided(tree.sentences[c.trigger.sentence].first, c.trigger.i)
    if left:
        yield from _phrase_offers(page, "left", left[0])
        yield from _phrase_offers(page, "near-left", left[-1])


def _phrase_offers(page: Page, name: str, token: Token | None) -> Iterator[Offer]:
    if token is None:
        return
    whole, alone = page.understood.refer(token), page.understood.refer_alone(token)
    if whole is not None and whole.sides:
        yield name, whole.sides, source_of(page, whole)
    if alone is not None and alone.sides and (whole is None or alone.sides != whole.sides):
        yield f"{name}-alone", alone.sides, source_of(page, alone)


def _company_offers(page: Page, c: Candidate) -> Iterator[Offer]:
    """The holder together with whom it is said to act with."""
    holder = page.understood.refer(c.holder) if c.holder is not None else None
    own = holder.sides if holder is not None else ()
    if not own:
        return
    for kid in _beside(page, c.predicate):
        case = page.tree.child(kid, "case")
        known = page.understood.refer(kid)
        if case is not None and case.lower in ("with", "alongside") and known is not None and known.sides:
            sides = tuple(sorted({*own, *known.sides}))
            yield "holder+with", sides, (*source_of(page, holder), *source_of(page, known)) if holder else ()
            return


def _beside(page: Page, verb: Token) -> Iterator[Token]:
    """The phrases that hang on a verb, on what it governs and on the verb below it."""
    for kid in page.tree.children(verb, "obl", "nmod", "obj", "xcomp", "advcl"):
        yield kid
        yield from page.tree.children(kid, "obl", "nmod")


def _happening_offers(page: Page, c: Candidate) -> Iterator[Offer]:
    table = page.shared
    if not table:
        return
    here = [h for h in table if h.sentence == c.trigger.sentence]
    before = [h for h in table if h.sentence < c.trigger.sentence]
    main = [h for h in table if h.main]
    near = page.nearest_happening(c.trigger)
    for name, group in (("meeting-here", here[:1]), ("meeting-before", before[-1:]), ("meeting-main", main[:1]),
                        ("meeting-near", [near] if near else [])):  # fmt: skip
        for happening in group:
            yield name, happening.sides, (page.receipt(*happening.mentions[0]),)


def owner_of(page: Page, c: Candidate) -> Token | None:
    """Who is said to own what the trigger tells ("their commitment", "the Quad's support")."""
    for token in (c.trigger, page.tree.child(c.trigger, "obj")):
        if token is not None:
            found = page.tree.child(token, "nmod:poss")
            if found is not None:
                return found
    return None


def sayer_of(page: Page, c: Candidate) -> Token | None:
    """The subject of the verb of saying over or beside a candidate."""
    if c.saying is None or c.saying is c.predicate:
        return None
    return page.sayer_of(c.saying)


def speaker_options(page: Page, c: Candidate) -> list[Option]:
    """The people (keys of the table, as text) who may be said to say it, and nobody."""
    return _join(_speaker_offers(page, c))


def _speaker_offers(page: Page, c: Candidate) -> Iterator[Offer]:
    yield "nobody", (), ()
    sayer = sayer_of(page, c)
    for name, token in (("sayer", sayer), ("holder", c.holder), ("last-sayer", page.last_sayer(c.predicate))):
        known = page.understood.refer(token) if token is not None else None
        if known is not None and len(known.people) == 1:
            yield name, (str(known.people[0]),), (page.receipt(known.start, known.end),)
        elif token is not None and (known is not None or name != "holder"):
            yield f"{name}-unnamed", (), ()
    person = page.understood.speaker_at(page.tree.sentences[c.trigger.sentence].line)
    if person is not None:
        yield "page-speaker", (str(person),), (page.understood.person(person).named_at,)


def target_options(page: Page, c: Candidate, actors: tuple[str, ...]) -> list[Option]:
    """The sides that a position may be aimed at, and none."""
    return _join(_target_offers(page, c, actors))


def _target_offers(page: Page, c: Candidate, actors: tuple[str, ...]) -> Iterator[Offer]:
    yield "nobody", (), ()
    seen: list[str] = []
    for token in page.sided(c.first, c.last):
        known = page.understood.refer_alone(token)
        if known is None or len(known.sides) != 1 or known.sides[0] in actors:
            continue
        if token.head != token.i and page.understood.refer_alone(page.tree.head(token)) is known:
            continue
        side = known.sides[0]
        order = "first" if side not in seen and not seen else ("again" if side in seen else "later")
        seen.append(side)
        dep = token.dep.partition(":")[0] if token.dep != "nmod:poss" else "owner"
        case = page.tree.child(token, "case")
        under = "trigger" if token.head == c.trigger.i else "deeper"
        yield f"{order}", (side,), source_of(page, known)
        yield f"{dep}+{under}", (side,), ()
        yield f"{'before' if token.i < c.trigger.i else 'after'}", (side,), ()
        if case is not None:
            yield f"case={case.lower}", (side,), ()
        outer = _case_of_phrase(page, token, c) if case is None or case.lower in _OWNER_MARKS else None
        if outer is not None:
            yield f"outer={outer.lower}", (side,), ()
        above = page.tree.head(token)
        yield f"of={above.lemma.lower()}", (side,), ()
    sentence = page.tree.sentences[c.trigger.sentence]
    around = [s for s in page.understood.sides_between(sentence.start, sentence.end) if s not in actors]
    for side in around:
        yield f"around{min(2, len(around))}", (side,), ()
    yield f"nobody-around{min(2, len(around))}", (), ()
    if page.rival is not None and page.rival not in actors:
        yield "page-rival", (page.rival,), ()
        yield f"rival-leads{page.leads}", (page.rival,), ()
        if page.rival in page.headline:
            yield f"rival-heads{len(page.headline)}", (page.rival,), ()
    yield from _absent_offers(page, c, actors)


def _case_of_phrase(page: Page, token: Token, c: Candidate) -> Token | None:
    """The preposition of the phrase in which a side's name only tells whose or which ("by the Argentine coast guard")."""
    tree, above = page.tree, token
    for _ in range(_UP):
        if above.relation not in _WITHIN or above.head <= c.trigger.i or above.head >= c.last:
            return None
        above = tree.head(above)
        case = tree.child(above, "case")
        if case is not None and case.lower not in _OWNER_MARKS:
            return case
    return None


def _absent_offers(page: Page, c: Candidate, actors: tuple[str, ...]) -> Iterator[Offer]:
    """Sides that the sentence need not name: who sits across the table, who was spoken of before, whom the page is about."""
    near = page.nearest_happening(c.trigger)
    across = [side for side in near.sides if side not in actors] if near is not None else []
    if len(across) == 1 and near is not None and set(near.sides) > set(actors):
        yield "across", (across[0],), ()
    for back in (1, 2):
        i = c.trigger.sentence - back
        before = [side for side in page.by_sentence[i] if side not in actors] if i >= 0 else []
        if len(before) == 1:
            yield f"before{back}", (before[0],), ()
    most = next((side for side in page.named if side not in actors), None)
    if most is not None:
        yield "page-most", (most,), ()
    heads = [side for side in page.headline if side not in actors]
    if len(heads) == 1:
        yield "headline", (heads[0],), ()


def source_of(page: Page, known: Referent) -> tuple[Receipt, ...]:
    """The words of a referent, then those that it was derived from."""
    own = page.receipt(known.start, known.end)
    return (own, *(r for r in known.source if r != own))


def marks_of_options(page: Page, c: Candidate, act: str, options: Sequence[Option]) -> list[OptionMarks]:
    """The marks of each option for a candidate with an act."""
    rule = c.rule.partition("/")[0]
    kind = kind_of_holder(page, c)
    said = "said" if c.saying is not None else "plain"
    quoted = c.predicate.i in page.quoted
    sized = _beside_size(act, kind, page.genre)
    words = [c.trigger.lemma.lower()] if c.holder is None else [c.trigger.lemma.lower(), c.holder.lower]
    told = []
    for option in options:
        size = min(3, len(option.value))
        plain = (f"options={min(4, len(options))}+{size}", f"agree={min(4, _agreeing(option))}+{size}")
        others = _beside_sources((act, rule, kind, said, page.genre), (quoted, page.statement), size)
        further = tuple(dict.fromkeys(word for word in words if word not in others))
        told.append(OptionMarks(f"size={size}", sized, plain, tuple(dict.fromkeys(option.sources)), others, further))
    return told


def _agreeing(option: Option) -> int:
    """How many sources offer an option, those left out that only tell more of one."""
    return sum(not source.startswith(_FURTHER) for source in option.sources)


@lru_cache(maxsize=_KEPT)
def _beside_size(act: str, kind: str, genre: str) -> Surrounding:
    return Surrounding((act, kind, genre, f"{act}+{kind}", f"{act}+{genre}"))


@lru_cache(maxsize=_KEPT)
def _beside_sources(told: tuple[str, ...], own: tuple[bool, bool], size: int) -> Surrounding:
    """What the sources of an option are weighed beside: values of a candidate of which there are only a few."""
    act, rule, kind, said, genre = told
    quoted, statement = own
    return Surrounding(
        (
            *(act, rule, kind, said, f"{rule}+{kind}+{said}", genre, f"{act}+{rule}", f"{act}+{kind}"),
            *(f"quoted={quoted}", f"own={statement}", f"{size}", f"{size}+{act}", f"{genre}+{kind}"),
            f"{rule}+quoted={quoted}+own={statement}",
        )
    )


def kind_of_holder(page: Page, c: Candidate) -> str:
    """Whether the holder's phrase is one or many, and whether what it means is known."""
    if c.holder is None:
        return "none"
    known = page.understood.refer(c.holder)
    told = "unknown" if known is None or not known.sides else ("several" if len(known.sides) > 1 else "known")
    joined = "+joined" if page.tree.child(c.holder, "conj") is not None else ""
    return f"{number_of(c.holder)}-{told}{joined}"


def number_of(token: Token | None) -> str:
    """Whether a phrase is one or many, or the first person, as its head tells."""
    if token is None:
        return "none"
    if token.lower in WE:
        return "we"
    if token.lower in _PLURAL_WORDS or token.tag in ("NNS", "NNPS"):
        return "many"
    if token.lower in _SINGULAR:
        return token.lower
    return "name" if token.pos == "PROPN" else "one"
