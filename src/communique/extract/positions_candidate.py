"""A stretch of text that may be a position, as the rules propose it."""

from dataclasses import dataclass

from communique.values.syntax import Token
from communique.values.vocabulary import Act


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch of text that may be a position: tokens `first` to `last` (exclusive), and the words that tell of it.

    `strength` is that of the word in the lexicon, 0 where the clause as a whole tells the act.

    `trigger` is the word that tells the act, `predicate` the head of the clause, `saying` the verb by which somebody
    is said to say it, `holder` the phrase of the side that holds it where the grammar tells one. `part` tells how a
    candidate was cut from a longer one ("verb", "for", "before-verb"), empty where it was not.
    """

    rule: str
    act: Act
    strength: int
    first: int
    last: int
    trigger: Token
    predicate: Token
    holder: Token | None
    saying: Token | None
    part: str = ""
