"""Trees for raw sentences from the accurate parser, so that the fast one learns from news that no treebank holds.

Only releases in the public domain are read (see `training.raw`). Features are those that the treebanks give most often
to a word of the same form and tags: in English these leave little open.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from communique.language.accurate import Parsed, load_encoder
from communique.language.model import tokenise
from training.release_names import choose_sentences
from training.treebanks import Sentence, Token

_TOGETHER = 500  # sentences handed to the parser at a time

Features = dict[tuple[str, str, str], str]


def parse_releases(lines: Sequence[str], count: int, seed: int, gold: Iterable[Sentence]) -> list[Sentence]:
    """A seeded choice of sentences of releases with the accurate parser's trees; their names stay unmarked."""
    features = learn_features(gold)
    encoder = load_encoder()
    chosen = choose_sentences(lines, count, seed)
    found: list[Sentence] = []
    for first in range(0, len(chosen), _TOGETHER):
        docs = [doc for doc in tokenise(chosen[first : first + _TOGETHER]) if not any(t.is_space for t in doc)]
        parsed = encoder.parse([[token.text for token in doc] for doc in docs])
        for doc, tree in zip(docs, parsed, strict=True):
            if tree is not None and _is_known(tree, features):
                spaces = [bool(token.whitespace_) for token in doc]
                found.append(make_sentence([token.text for token in doc], spaces, tree, features))
    return found


def _is_known(tree: Parsed, features: Features) -> bool:
    """Whether every word has tags that the treebanks put together too: others would be labels of their own."""
    return bool(tree.heads) and all(("", *pair) in features for pair in zip(tree.tags, tree.pos, strict=True))


def make_sentence(words: Sequence[str], spaces: Sequence[bool], tree: Parsed, features: Features) -> Sentence:
    """A sentence as the treebanks hold them, every column but its lemmas and names filled."""
    tokens = tuple(
        Token(
            word,
            "_",
            tree.pos[i],
            tree.tags[i],
            find_features(word, tree.tags[i], tree.pos[i], features),
            0 if tree.heads[i] == i else tree.heads[i] + 1,
            tree.relations[i],
            "_",
            spaces[i],
        )
        for i, word in enumerate(words)
    )
    text = "".join(word + " " * space for word, space in zip(words, spaces, strict=True)).rstrip()
    return Sentence("releases", "", text, tokens)


def learn_features(gold: Iterable[Sentence]) -> Features:
    """The features most often given to a form under its tags, and to the tags whatever the form."""
    counts: defaultdict[tuple[str, str, str], Counter[str]] = defaultdict(Counter)
    for sentence in gold:
        for token in sentence.tokens:
            counts[token.form.lower(), token.xpos, token.upos][token.feats] += 1
            counts["", token.xpos, token.upos][token.feats] += 1
    return {key: max(sorted(found), key=found.__getitem__) for key, found in counts.items()}


def find_features(form: str, xpos: str, upos: str, features: Features) -> str:
    """The features of a word; none where its tags were never seen together."""
    known = features.get((form.lower(), xpos, upos))
    return features.get(("", xpos, upos), "") if known is None else known


def cut_evenly(sentences: Sequence[Sentence], parts: int) -> list[Sequence[Sentence]]:
    """The sentences in so many runs of like length."""
    edges = [len(sentences) * i // parts for i in range(parts + 1)]
    return [sentences[a:b] for a, b in pairwise(edges)]
