"""Officials of several sides who "discussed" something together: on a day, in a town or by telephone, they met or called."""

from communique.lexicon.engagements import words
from communique.resolve.happenings_actors import Parties
from communique.resolve.happenings_scene import Scene
from communique.resolve.happenings_triggers import Candidate


def met_to_discuss(scene: Scene, found: Candidate, parties: Parties) -> bool:
    """Whether officials of two sides are the subject, and their sentence says when and where or by which means they talked."""
    told = parties.subject
    officials = (
        len({scene.understood.side_of_person(key) for key in told.people} - {None}) > 1 or told.level != "unknown"
    )
    if len(told.sides) < 2 or not officials:
        return False
    sentence = scene.tree.sentences[found.token.sentence]
    behind = scene.text[found.token.end : sentence.end].lower()
    dated = any(m.edtf and m.start > found.token.end for m in scene.dates.get(sentence.i, ()))
    towns = any(p.city for i in range(found.last, sentence.last) if (p := scene.places.get(i)) is not None)
    afar = any(phrase in behind for phrase in (*words("call"), *words("video")))
    return dated and (towns or afar)
