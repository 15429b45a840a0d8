"""Folding of titled names before the parse: "U.S. President Joe Biden" is shown to the parser as "Biden".

Long titles and names of several words tear the tree of a sentence, and they say nothing about its grammar. They are found on the
surface, so the parser is shown one word for each, and what was folded is hung back on that word by rule. That word is the same
for everybody: a sentence has one tree, whoever is told of in it, and a name that looks like a verb ("Jinping") tears none.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from communique.lexicon.sides import is_state, side_names
from communique.values.annotated import PersonMention, PostMention, SideMention
from communique.values.article import Article

_GAP = re.compile(r",? ?")
_APPOSED = re.compile(r", (?:the |a |an )?(?:[\w.\-]+(?: [\w.\-]+){0,4}['’]s )?")
_CLOSES = re.compile(r"\s*,\s|\s*(?=[.;)]|$)")
_PLAIN = re.compile(r"[A-Z][\w'’]+")
_NAME = re.compile(r"[A-Z][^\W\d_]+(?=\s|$)")
ANYBODY = "Johnson"  # what the parser is shown for every name of a person
# ... and for names of states by their form
LANDS = {"name": "India", "capital": "Cairo", "one": "Egyptian", "many": "Russians", "demonym": "Swedish"}
_LINKS = frozenset({"of", "for", "to", "on", "at", "in", "and"})


@dataclass(frozen=True, slots=True)
class Fold:
    """A stretch of text for which one word stands: `name` is that person's name in it, `post` and `side` what else it holds."""

    start: int
    end: int
    name: tuple[int, int]
    post: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Hung:
    """How a folded word hangs in the tree: the word that governs it (an index among the sentence's words) and how."""

    head: int
    dep: str
    pos: str
    tag: str
    entity: str = ""


def find_folds(article: Article, people: Sequence[PersonMention], sides: Sequence[SideMention]) -> list[Fold]:
    """The stretches to fold, in order of the text, none of which overlap."""
    before = {side.end: side for side in sides if side.form in ("demonym", "name", "abbreviation")}
    folds: list[Fold] = []
    for person in people:
        fold = _fold_of(article.text, person, before)
        if fold is not None and (not folds or fold.start >= folds[-1].end):
            folds.append(fold)
    return folds


def find_names(article: Article, people: Sequence[PersonMention]) -> frozenset[int]:
    """Where the plain words of people's names begin: those that the parser is to read as anybody's."""
    return frozenset(
        word.start() for person in people for word in _NAME.finditer(article.text, person.start, person.end)
    )


def find_lands(article: Article, sides: Sequence[SideMention]) -> dict[int, str]:
    """Where the names of states that are one plain word begin, each with the word that the parser is to read in its place.

    A sentence has one tree, whichever land it tells of: a name that the parser hardly met ("Kiribati", "Basotho") is read
    as one that it met often.
    """
    shown: dict[int, str] = {}
    for side in sides:
        word = article.text[side.start : side.end]
        kind = kind_of_land(word, side.codes, side.form)
        if kind is not None:
            shown[side.start] = LANDS[kind]
    return shown


def kind_of_land(word: str, codes: Sequence[str], form: str) -> str | None:
    """Which of `LANDS` a name of a side is: that of a people by how it is told ("Germans", "German", "Chinese"); None for
    organisations, abbreviations, and names that are not one plain word."""
    if len(codes) != 1 or not is_state(codes[0]) or not _PLAIN.fullmatch(word) or not word[1:].islower():
        return None
    if form != "demonym":
        return form if form in LANDS else None
    known, many = side_names().get(word), side_names().get(word + "s")
    if known is not None and known.plural:
        return "many"
    return "one" if many is not None and many.plural else "demonym"


def _fold_of(text: str, person: PersonMention, before: dict[int, SideMention]) -> Fold | None:
    start, end, post = person.start, person.end, person.post
    told = None
    if post is not None and post.end <= start and _GAP.fullmatch(text, post.end, start):
        start, told = _with_side(text, post, before), (post.start, post.end)
    elif post is not None and post.start > end and _APPOSED.fullmatch(text, end, post.start):
        closed = _CLOSES.match(text, post.end)
        if closed is not None and "\n" not in text[end : closed.end()]:
            end, told = post.end + len(closed[0].rstrip()), (post.start, post.end)
    if told is None and " " not in text[person.start : person.end]:
        return None
    return Fold(start, end, (person.start, person.end), told)


def _with_side(text: str, post: PostMention, before: dict[int, SideMention]) -> int:
    """Where the fold begins: at the adjective or name of the state before the title, or at the title."""
    side = before.get(post.start - 1)
    return side.start if side is not None and text[side.end : post.start] == " " else post.start


def stand_in(words: Sequence[tuple[int, int]], fold: Fold, text: str) -> int | None:
    """The index of the word that stands for the fold: the last plain word of the name, else its first; None where torn."""
    inside = [i for i, (start, end) in enumerate(words) if fold.name[0] <= start and end <= fold.name[1]]
    if not inside:
        return None
    plain = [i for i in inside if _PLAIN.fullmatch(text, *words[i]) and "-" not in text[slice(*words[i])]]
    return plain[-1] if plain else inside[0]


def hang(words: Sequence[tuple[int, int]], fold: Fold, head: int, text: str) -> Iterator[tuple[int, Hung]]:
    """How each folded word hangs in the tree, but for the one that stands for all (`head`)."""
    inside = [i for i, (start, end) in enumerate(words) if fold.start <= start and end <= fold.end and i != head]
    title = [i for i in inside if fold.post and fold.post[0] <= words[i][0] < fold.post[1]]
    top = _top(title, words, text)
    after = bool(title) and fold.post is not None and fold.post[0] > fold.name[1]
    for i in inside:
        word = text[slice(*words[i])]
        if fold.name[0] <= words[i][0] < fold.name[1]:
            yield i, Hung(head, "flat", "PROPN", "NNP", "PERSON")
        elif not word[0].isalnum():
            yield i, Hung(head, "punct", "PUNCT", ",")
        elif i == top:
            yield i, Hung(head, "appos" if after else "nmod:desc", "NOUN", "NN")
        elif i in title:
            yield i, _in_title(i, title, top, words, text)
        else:
            yield i, _beside(word, top if top is not None else head)


def _top(title: Sequence[int], words: Sequence[tuple[int, int]], text: str) -> int | None:
    """The head noun of a title: the word before its first "of" or "for", else its last."""
    for before, i in pairwise(title):
        if text[slice(*words[i])].lower() in _LINKS - {"and"}:
            return before
    return title[-1] if title else None


def _in_title(i: int, title: Sequence[int], top: int | None, words: Sequence[tuple[int, int]], text: str) -> Hung:
    word = text[slice(*words[i])]
    top = top if top is not None else i
    if i < top:
        return Hung(top, "compound", "NOUN", "NN")
    if word.lower() in _LINKS:
        return Hung(
            title[-1], "cc" if word.lower() == "and" else "case", "CCONJ" if word.lower() == "and" else "ADP", "IN"
        )
    return Hung(top, "nmod", "PROPN", "NNP") if i == title[-1] else Hung(title[-1], "compound", "NOUN", "NN")


def _beside(word: str, top: int) -> Hung:
    """An adjective of a state, an article or a possessive before a title."""
    if word in ("'s", "’s"):
        return Hung(top, "case", "PART", "POS")
    if word.lower() in ("the", "a", "an"):
        return Hung(top, "det", "DET", "DT")
    return Hung(top, "amod", "ADJ", "JJ")
