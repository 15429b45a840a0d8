"""What surrounds a telling, as marks for the scorer: its words, its place on the page, what was told before it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from communique.extract.incidents_facts import Telling, features
from communique.extract.incidents_triggers import verbal
from communique.values.syntax import Sentence, Token, Tree
from communique.values.understood import Understood

_DEEP = 5  # steps above a word that are told apart
_PLAIN = frozenset(
    {"a", "all", "an", "any", "both", "each", "every", "no", "some", "such", "that", "the", "these", "this", "those"}
)
_CONTENT = ("NOUN", "PROPN", "VERB")


@dataclass(frozen=True, slots=True)
class _Page:
    """What is the same for every telling of an article."""

    writer: str
    headline: frozenset[str]
    first: int  # the first sentence of the body
    last: int
    size: int  # sentences of the body, in eights
    today: str | None
    of_kind: Counter[str]  # tellings of each kind
    beside: Counter[int]  # tellings of each sentence


def writer_of(understood: Understood) -> str:
    """Who writes: a "release" speaks for a side, an "agency" reports for one, "news" for none."""
    if not understood.voice:
        return "news"
    return "release" if understood.annotated.article.dateline is None else "agency"


def marks_of(understood: Understood, tellings: Sequence[Telling]) -> list[dict[str, float]]:
    """The features of every telling of an article, in their order."""
    page = _page(understood, tellings)
    kinds, doers, words = Counter[str](), Counter[tuple[str, tuple[str, ...]]](), Counter[tuple[str, str]]()
    found = []
    for telling in tellings:
        kind, word = telling.trigger.kind, telling.trigger.token.lemma.lower()
        row = features(understood, telling)
        names = [*_words(understood.annotated.tree, telling), *_whose(understood, telling, page)]
        names += _place(understood.annotated.tree, telling, page)
        names += _span(understood, telling)
        names += _below(understood.annotated.tree, telling)
        names += _day(telling, page)
        names += [
            f"before={min(2, kinds[kind])}",
            f"before={min(2, kinds[kind])}|kind={kind}",
            f"before-by={min(2, doers[kind, telling.own])}",
            f"before-so={min(1, words[kind, word])}",
            f"of-kind={min(4, page.of_kind[kind])}",
        ]
        if telling.trigger.rank:
            names += [f"second={kind}", f"second={kind}|{word}"]
        else:
            kinds[kind] += 1
            doers[kind, telling.own] += 1
            words[kind, word] += 1
        row.update(dict.fromkeys(names, 1.0))
        found.append(row)
    return found


def _page(understood: Understood, tellings: Sequence[Telling]) -> _Page:
    tree, article = understood.annotated.tree, understood.annotated.article
    headline = {t.lemma.lower() for s in tree.sentences if s.kind == "H" for t in tree.within(s) if t.pos in _CONTENT}
    body = [s.i for s in tree.sentences if s.kind == "B"]
    return _Page(
        writer=writer_of(understood),
        headline=frozenset(headline),
        first=body[0] if body else 0,
        last=len(tree.sentences),
        size=min(4, len(body) // 8),
        today=article.published.value if article.published else None,
        of_kind=Counter(telling.trigger.kind for telling in tellings if not telling.trigger.rank),
        beside=Counter(telling.trigger.token.sentence for telling in tellings if not telling.trigger.rank),
    )


def _words(tree: Tree, telling: Telling) -> Iterator[str]:
    """The word that tells it and those it hangs on, in their plain forms."""
    trigger = telling.trigger
    word, head = trigger.token.lemma.lower(), trigger.head
    yield f"word={word}"
    yield f"word={word}|kind={trigger.kind}"
    if trigger.carrier is not None:
        yield f"carrier={trigger.carrier.lemma.lower()}"
    if trigger.counter is not None:
        yield f"counter={trigger.counter.lemma.lower()}"
    if head.head != head.i:
        above = tree.head(head)
        yield f"above={above.lemma.lower()}"
        yield f"dep={head.relation}|{above.pos}"
    root = next((t for t in tree.within(tree.sentences[head.sentence]) if t.head == t.i), head)
    yield f"root={root.lemma.lower()}"
    if root is head:
        yield "is-root"
    yield f"depth={min(_DEEP, sum(1 for _ in tree.ancestors(head)))}"
    yield from _of_verb(tree, head) if verbal(trigger.token) else _of_noun(tree, telling)


def _of_verb(tree: Tree, verb: Token) -> Iterator[str]:
    done_to, doer = tree.child(verb, "obj"), tree.child(verb, "nsubj")
    yield f"object={done_to.lemma.lower() if done_to is not None else '-'}"
    yield f"subject={'-' if doer is None else doer.lower if doer.pos == 'PRON' else doer.pos}"
    if verb.tag == "VBG" and not tree.children(verb, "aux"):
        yield "bare"


def _of_noun(tree: Tree, telling: Telling) -> Iterator[str]:
    noun = telling.trigger.phrase
    kids = tree.children(noun, "det", "nmod:poss", "amod", "compound")
    owned = "poss" if any(kid.dep == "nmod:poss" for kid in kids) else "none"
    determiner = next((kid.lower for kid in kids if kid.dep == "det"), owned)
    known = determiner if determiner in _PLAIN or determiner == owned else "other"
    yield f"det={known}"
    yield f"det={known}|{telling.trigger.token.tag}"
    for kid in kids:
        if kid.dep in ("amod", "compound"):
            yield f"modifier={kid.lemma.lower()}"
    for kid in tree.children(noun, "nmod"):
        case = tree.child(kid, "case")
        if case is not None:
            yield f"with={case.lower}|{'name' if kid.pos == 'PROPN' else 'noun'}"


def _below(tree: Tree, telling: Telling) -> Iterator[str]:
    """What hangs on the word, in its plain form, for each kind: whom a verdict is by, what a decision is to."""
    trigger = telling.trigger
    for head in {trigger.token.i: trigger.token, trigger.phrase.i: trigger.phrase}.values():
        for kid in tree.children(head):
            if kid.pos in ("NOUN", "VERB", "ADJ", "PROPN"):
                yield f"below={kid.lemma.lower()}|{trigger.kind}"
                yield f"below={kid.lemma.lower()}"


def _whose(understood: Understood, telling: Telling, page: _Page) -> Iterator[str]:
    """Whose page it is, and whether that side did it."""
    kind, known = telling.trigger.kind, bool(telling.own)
    own = bool(understood.voice) and set(telling.own) == set(understood.voice)
    yield f"writer={page.writer}"
    yield f"writer={page.writer}|kind={kind}"
    yield f"writer={page.writer}|verb={verbal(telling.trigger.token)}"
    yield f"own={own}|{known}"
    yield f"own={own}|{known}|kind={kind}"
    yield f"doers={min(3, len(telling.own))}"


def _place(tree: Tree, telling: Telling, page: _Page) -> Iterator[str]:
    """Where on the page it stands."""
    sentence: Sentence = tree.sentences[telling.trigger.token.sentence]
    behind = sentence.i - page.first
    part = int(5 * behind / max(1, page.last - page.first))
    yield f"part={max(-1, min(4, part))}"
    yield f"size={page.size}"
    yield f"length={min(4, (sentence.last - sentence.first) // 10)}"
    yield f"beside={min(4, page.beside[sentence.i])}"
    if sentence.kind == "B" and behind < 3:
        yield "early"
        if behind == 0:
            yield "first"
    if sentence.kind != "H" and telling.trigger.token.lemma.lower() in page.headline:
        yield "echoed"


def _span(understood: Understood, telling: Telling) -> Iterator[str]:
    """What stands in the words that tell it: names, figures, sums of money."""
    start, end = telling.words
    tokens = understood.annotated.tree.covering(start, end)
    names = sum(1 for t in tokens if t.pos == "PROPN" and t.i != telling.trigger.token.i)
    yield f"words={min(5, len(tokens) // 4)}"
    yield f"names={min(3, names)}"
    if any(t.pos == "NUM" for t in tokens):
        yield "figure"
    if "$" in understood.annotated.article.text[start:end]:
        yield "money"
    if telling.trigger.token.text[:1].isupper():
        yield "capital"
    if telling.trigger.token.tag == "NNS" and names == 0:
        yield "plural"


def _day(telling: Telling, page: _Page) -> Iterator[str]:
    if telling.day is None:
        return
    day = telling.day[0]
    yield f"day={'span' if '/' in day else len(day)}"
    if page.today is not None:
        if day == page.today:
            yield "today"
        if day[:4].isdigit() and page.today[:4].isdigit() and int(day[:4]) < int(page.today[:4]) - 1:
            yield "long-ago"
