"""What is known of a clause by its head alone: its grammar, its words, its tones, and whose doing it tells."""

from collections.abc import Iterator
from dataclasses import dataclass

from communique.extract import positions_clauses as clauses
from communique.extract.positions_bearing import Bearing
from communique.extract.positions_words import is_negated, lexical_act
from communique.values.syntax import Token, Tree

_MODALS = frozenset({"will", "would", "must", "should", "can", "could", "may", "might", "shall", "ought", "'ll", "’ll"})
_OTHER_AUX = frozenset({"to", "have", "has", "had", "be", "been", "is", "are"})


@dataclass(frozen=True, slots=True)
class Clause:
    """What is known of a clause by its head alone: `told` is grammar of a few values, `words` are marks of its words."""

    told: tuple[str, ...]
    words: tuple[str, ...]
    tones: tuple[str, ...]
    bearing: Bearing

    @classmethod
    def of(cls, tree: Tree, verb: Token) -> "Clause":
        """The clause of a predicate."""
        above = tree.head(verb)
        told = [verb.dep, verb.tag, "passive" if clauses.is_passive(tree, verb) else ""]
        told.append(f"finite={clauses.is_finite(tree, verb)}")
        told.append("under" if above.i != verb.i and clauses.verb_lemma(above) else "")
        below = {kid.relation for kid in tree.below(verb)}
        told += [f"has={dep}" for dep in ("obj", "ccomp", "xcomp", "advcl") if dep in below]
        tones = tuple(_tones_of_clause(tree, verb))
        return cls(tuple(told), tuple(_words_of_clause(tree, verb)), tones, Bearing.of(tree, verb))


def _words_of_clause(tree: Tree, verb: Token) -> Iterator[str]:
    yield f"verb={verb.lemma.lower()}"
    above = tree.head(verb)
    if above.i != verb.i:
        yield f"dep+above={verb.dep}+{above.lemma.lower()}"
    for kid in tree.children(verb, "aux", "mark", "obl"):
        if kid.relation == "aux":
            if kid.lower in _OTHER_AUX:
                yield f"aux={kid.lower}"
        elif kid.relation == "mark":
            yield f"mark={kid.lower}"
        elif (case := tree.child(kid, "case")) is not None:
            yield f"prep={case.lower}"


def _tones_of_clause(tree: Tree, verb: Token) -> Iterator[str]:
    yield from (f"aux={kid.lower}" for kid in tree.children(verb, "aux") if kid.lower in _MODALS)
    yield f"lex={lexical_act(tree, verb)}"
    if is_negated(tree, verb):
        yield "negated"
