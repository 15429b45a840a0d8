"""The coder by language model: one article, one question; what the answer may say is checked word by word."""

import hashlib
from collections import Counter
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Any

from communique.errors import SkipArticle
from communique.llm.answers import NO_OBJECT, read_answer
from communique.llm.client import NoAnswer, Server, ask
from communique.llm.schema import answer_schema
from communique.values.article import Article
from communique.values.claims import Record

_MOST_SIGNS = 60_000  # characters of an article that are sent
_PATIENCE = 3  # articles in a row without an answer, after which the server is not asked again


@dataclass(frozen=True, slots=True)
class Price:
    """What a million tokens cost, in whatever money; 0 where it costs nothing."""

    tokens_in: float = 0.0
    tokens_out: float = 0.0


@dataclass(slots=True)
class Used:
    """What a run of the coder took and threw away."""

    articles: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
    dropped: Counter[str] = field(default_factory=Counter)
    silent: int = 0  # articles in a row without an answer


class ModelCoder:
    """Codes articles by a language model. Not shared between processes: it counts what it uses."""

    def __init__(self, server: Server, price: Price | None = None) -> None:
        self._server = server
        self._price = price or Price()
        self._prompt = files("communique.llm").joinpath("prompt.md").read_text(encoding="utf-8")
        self.used = Used()

    @property
    def prompt_hash(self) -> str:
        """The hash of prompt and schema: what the model was asked."""
        return hashlib.sha256(f"{self._prompt}{answer_schema()}".encode()).hexdigest()

    def code(self, article: Article) -> Record:
        """The record of an article. Raises SkipArticle where the model gives no answer, or none that can be read."""
        rule = f"llm/{self._server.model}@{self.prompt_hash[:8]}"
        claims = read_answer(self._ask(article), article, rule)
        self.used.dropped += claims.dropped
        if NO_OBJECT in claims.dropped:
            raise SkipArticle(article.source, f"{self._server.model}: {NO_OBJECT}")
        self.used.articles += 1
        return Record(
            article.id, article.source, article.kinds, _value(article.outlet), _value(article.published),
            tuple(claims.engagements), tuple(claims.positions), tuple(claims.incidents), tuple(claims.people), article.text,
        )  # fmt: skip

    def told(self) -> dict[str, Any]:
        """What a run's manifest keeps: model, server, hash of the prompt, tokens, cost, what was dropped and why."""
        used = self.used
        cost = (used.tokens_in * self._price.tokens_in + used.tokens_out * self._price.tokens_out) / 1_000_000
        return {
            "coder": "llm", "model": self._server.model, "endpoint": self._server.endpoint, "prompt": self.prompt_hash,
            "articles": used.articles, "tokens_in": used.tokens_in, "tokens_out": used.tokens_out, "cost": round(cost, 6),
            "dropped": dict(sorted(used.dropped.items())),
        }  # fmt: skip

    def _ask(self, article: Article) -> str:
        if self.used.silent >= _PATIENCE:
            raise SkipArticle(article.source, f"not asked: the model did not answer {_PATIENCE} times in a row")
        try:
            reply = ask(self._server, self._prompt, question(article), answer_schema())
        except NoAnswer as silent:
            self.used.silent += 1
            raise SkipArticle(article.source, str(silent)) from None
        self.used.silent = 0
        self.used.tokens_in += reply.tokens_in
        self.used.tokens_out += reply.tokens_out
        return reply.text


def question(article: Article) -> str:
    """The article as the model is given it: its day and its text as data, its own end mark taken out of the words."""
    text = article.text[:_MOST_SIGNS].replace("</article>", "</ article>").replace("<article>", "< article>")
    return f"Published: {_value(article.published) or 'unknown'}\n<article>\n{text}\n</article>"


def _value(told: Any) -> str | None:
    return told.value if told is not None else None
