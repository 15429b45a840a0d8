"""The tree of an article: sentences of its H, B and C lines, parsed by the language pipeline."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from communique.annotate.fold import ANYBODY, Fold, Hung, find_folds, find_lands, find_names, hang, stand_in
from communique.annotate.people import find_people
from communique.annotate.posts import find_posts
from communique.annotate.screen import is_worth_parsing
from communique.annotate.sides import find_sides
from communique.annotate.tail import tail_of
from communique.language.parsed import Parsed
from communique.language.parsers import DEFAULT_PARSER, ParserName, read_words
from communique.language.sentences import split_sentences
from communique.language.tokens import load_splitter
from communique.values.article import Article
from communique.values.syntax import Sentence, Token, Tree

_READ = "HBC"
_DATELINE_END = re.compile(r"(.{2,110}?)\s*(?:--|—|–|\s-(?=\s)|:(?=\s))\s*(?=\S)")
_LABELS = {"PERSON": "PERSON", "ORG": "ORG", "LOC": "PLACE"}
_ENTITY = {"O": "", **{f"{mark}-{label}": told for label, told in _LABELS.items() for mark in "BI"}}
_NOTHING = Tree((), ())


def parse_article(article: Article, *, thorough: bool = False, parser: ParserName = DEFAULT_PARSER) -> Tree:
    """The tree of the article's headline, body and captions; metadata lines are not sentences.

    Unless `thorough`, sentences that name nobody and tell of no act are left without tokens. Names with their titles
    are shown to the parser as one word (see `fold`).
    """
    spans = [
        (line.start + start, line.start + end, index)
        for index, line in enumerate(article.lines)
        if line.start is not None and line.kind in _READ
        for start, end in _sentences(line.text, article.dateline is not None and article.dateline.start == line.start)
    ]
    worth = [thorough or is_worth_parsing(article.text[start:end]) for start, end, _ in spans]
    chosen = [(start, end) for (start, end, _), parsed in zip(spans, worth, strict=True) if parsed]
    read = iter(_read(article, chosen, parser))
    return _grow(article, spans, [next(read) if parsed else None for parsed in worth])


def _sentences(text: str, dated: bool) -> list[tuple[int, int]]:
    """The sentences of a line; a dateline at its head stands as a sentence of its own."""
    head = _DATELINE_END.match(text) if dated else None
    if head is None:
        return split_sentences(text)
    rest = [(start + head.end(), end + head.end()) for start, end in split_sentences(text[head.end() :])]
    return [(0, head.end(1)), *rest]


@dataclass(frozen=True, slots=True)
class _Reading:
    """A sentence as it was read: its words, which of them the parser saw in each part and what it said, how the rest hangs.

    The first part is the sentence, the second, where there is one, the attribution that closes it. `named` are the words
    for which the parser was shown the name that all people share.
    """

    words: list[tuple[int, int]]
    parts: list[tuple[list[int], Parsed]]
    hung: dict[int, Hung]
    named: frozenset[int]


def _read(article: Article, sentences: Sequence[tuple[int, int]], parser: ParserName) -> list[_Reading]:
    text = article.text
    sides = find_sides(article, _NOTHING)
    people = find_people(article, _NOTHING, sides, find_posts(article, _NOTHING, sides))
    folds, names = find_folds(article, people, sides), find_names(article, people)
    starts = [fold.start for fold in folds]
    split, laid = load_splitter(), []
    for start, end in sentences:
        words = split(text, start, end)
        inside = folds[bisect_left(starts, start) : bisect_left(starts, end)]
        laid.append((words, _hung(words, [fold for fold in inside if fold.end <= end], text)))
    parts = [_parts(words, hung, text) for words, hung in laid]
    lands = find_lands(article, sides)
    stands = {**lands, **dict.fromkeys(names, ANYBODY)}
    named = [frozenset(i for i, (start, _) in enumerate(words) if start in stands) for words, _ in laid]
    shown = [
        [stands[words[i][0]] if i in known else text[slice(*words[i])] for i in part]
        for (words, _), known, told in zip(laid, named, parts, strict=True)
        for part in told
    ]
    read = iter(read_words(shown, parser))
    return [
        _Reading(words, [(part, next(read)) for part in told], hung, known)
        for (words, hung), known, told in zip(laid, named, parts, strict=True)
    ]


def _parts(words: list[tuple[int, int]], hung: dict[int, Hung], text: str) -> list[list[int]]:
    """The words that the parser is shown: those not folded, a closing attribution apart from what it reports."""
    seen = [i for i in range(len(words)) if i not in hung]
    if not words:
        return [seen]
    start = words[0][0]
    tail = tail_of(text[start : words[-1][1]])
    if tail is None:
        return [seen]
    last = [i for i in seen if start + tail[0] <= words[i][0] < start + tail[1]]
    rest = [i for i in seen if i not in set(last)]
    return [rest, last] if len(last) > 1 and len(rest) > 3 else [seen]


def _hung(words: list[tuple[int, int]], folds: Sequence[Fold], text: str) -> dict[int, Hung]:
    hung: dict[int, Hung] = {}
    for fold in folds:
        head = stand_in(words, fold, text)
        if head is not None:
            hung.update(hang(words, fold, head, text))
    return hung


def _grow(article: Article, spans: Sequence[tuple[int, int, int]], readings: Sequence[_Reading | None]) -> Tree:
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    for number, ((start, end, line), reading) in enumerate(zip(spans, readings, strict=True)):
        first = len(tokens)
        if reading is not None:
            tokens.extend(_tokens(article.text, reading, first, number))
        sentences.append(Sentence(number, start, end, article.lines[line].kind, line, first, len(tokens)))
    return Tree(tuple(tokens), tuple(sentences))


def _tokens(text: str, reading: _Reading, first: int, sentence: int) -> Iterator[Token]:
    parsed = {i: row for seen, read in reading.parts for i, row in zip(seen, _told(read, seen), strict=True)}
    main = set(reading.parts[0][0])
    root = first + next((i for i in reading.parts[0][0] if parsed[i][0] == i), 0)
    for i, (start, end) in enumerate(reading.words):
        word, told = text[start:end], reading.hung.get(i)
        if told is not None:
            lemma = word if told.tag == "NNP" else word.lower()
            head = first + told.head
            yield Token(first + i, word, lemma, start, end, told.pos, told.tag, told.dep, head, sentence, told.entity)
            continue
        over, pos, tag, dep, lemma, entity = parsed[i]
        head = first + over
        if over == i:
            head, dep = (head, "root") if i in main else (root, "parataxis")
        lemma = word if i in reading.named else lemma
        yield Token(first + i, word, lemma, start, end, pos, tag, dep, head, sentence, entity)


def _told(read: Parsed, seen: Sequence[int]) -> Iterator[tuple[int, str, str, str, str, str]]:
    """What the parser says of each word: the word that governs it (a root: itself), POS, tag, relation, lemma, entity."""
    heads = [seen[head] for head in read.heads]
    entities = [_ENTITY[name] for name in read.names]
    return zip(heads, read.pos, read.tags, read.relations, read.lemmas, entities, strict=True)
