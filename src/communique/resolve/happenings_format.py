"""By which means an engagement was held: a meeting, a call, a video conference."""

from collections.abc import Sequence

from communique.lexicon.engagements import words
from communique.resolve.happenings_hosts import is_next
from communique.resolve.happenings_nouns import is_paid
from communique.resolve.happenings_scene import Scene
from communique.resolve.happenings_triggers import Candidate
from communique.resolve.happenings_words import FORUMS, lemma_of
from communique.values.vocabulary import Format

_NEAR = 90  # characters from a trigger to a phrase such as "by phone" that belongs to it


def format_of(scene: Scene, found: Candidate, rivals: Sequence[Candidate]) -> tuple[Format | None, bool]:
    """The means that a trigger's words tell, and whether they leave no other open ("talks" may be a call)."""
    if found.trigger.frame == "clause":
        return found.trigger.format, True
    sentence = scene.tree.sentences[found.token.sentence]
    low = scene.text[sentence.start : sentence.end].lower()
    for kind in ("video", "call"):
        for phrase in words(kind):
            at = low.find(phrase)
            while at >= 0:
                if _belongs(found, rivals, sentence.start + at):
                    return kind, True
                at = low.find(phrase, at + 1)
    this = f"this virtual {found.token.lower}"
    if found.token.lower in FORUMS and this in scene.text and not is_next(scene, found.token):
        return "video", True
    if lemma_of(found.token) == "speak" and scene.tree.sentences[found.token.sentence].kind != "C":
        return "call", False
    paid = found.trigger.frame == "noun" and is_paid(scene, found.token)
    return "meeting" if paid or found.trigger.format == "visit" else found.trigger.format, False


def _belongs(found: Candidate, rivals: Sequence[Candidate], place: int) -> bool:
    """Whether a phrase at a place of the text belongs to this trigger: near, and no other trigger nearer."""
    own = min(abs(found.token.start - place), abs(found.token.end - place))
    others = [min(abs(r.token.start - place), abs(r.token.end - place)) for r in rivals]
    return own <= _NEAR and all(own <= other for other in others)


def speaks_of(scene: Scene, found: Candidate) -> bool:
    """Whether only the subject of a talk is told ("they also spoke of trade", "they exchanged views on trade")."""
    if found.idiom in ("exchange view", "compare notes"):
        return True
    after = scene.tree.tokens[found.last : found.last + 1]
    return found.trigger.frame == "speak" and any(token.lower in ("of", "about") for token in after)
