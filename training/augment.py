"""Makes treebank sentences look like what news brings: headlines, capitals, curly quotes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random

from training.treebanks import Sentence, Token

_SMALL = frozenset(
    {"a", "an", "and", "as", "at", "but", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"}
)


def augment(sentence: Sentence, random: Random) -> Sentence:
    """The sentence as it is (three times in four), or in one of the other shapes."""
    draw = random.random()
    if draw < 0.10:
        return _map_forms(sentence, _make_curly)
    if draw < 0.14:
        return _map_forms(sentence, lambda t: t.form.upper())
    if draw < 0.19:
        return _make_headline(sentence)
    if draw < 0.25 and sentence.tokens[-1].form == "." and len(sentence.tokens) > 3:
        return _drop_stop(sentence)
    return sentence


def _map_forms(sentence: Sentence, change: Callable[[Token], str]) -> Sentence:
    tokens = tuple(token._replace(form=change(token)) for token in sentence.tokens)
    return replace(sentence, tokens=tokens, text=_spell(tokens))


def _make_curly(token: Token) -> str:
    if token.form == '"':
        return "“" if token.xpos == "``" else "”"
    if token.form == "'":
        return "‘" if token.xpos == "``" else "’"
    return token.form.replace("'", "’")


def _make_headline(sentence: Sentence) -> Sentence:
    """Title Case without the full stop, as headlines are set."""
    titled = _map_forms(sentence, lambda t: t.form if t.form.lower() in _SMALL else t.form[:1].upper() + t.form[1:])
    return _drop_stop(titled)


def _drop_stop(sentence: Sentence) -> Sentence:
    last = len(sentence.tokens)
    stop = sentence.tokens[-1]
    if stop.form != "." or last < 3 or any(token.head == last for token in sentence.tokens):
        return sentence
    tokens = sentence.tokens[:-1]
    return replace(sentence, tokens=tokens, text=_spell(tokens))


def _spell(tokens: tuple[Token, ...]) -> str:
    return "".join(token.form + (" " if token.space else "") for token in tokens).rstrip()
