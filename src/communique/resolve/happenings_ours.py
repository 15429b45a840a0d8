"""What a page leaves out because it speaks of itself: "Following a Meeting with President X", "our Dialogue held in March"."""

from dataclasses import replace

from communique.lexicon.engagements import nouns
from communique.lexicon.sides import is_state
from communique.resolve.happenings_scene import Scene, highest, level_at, level_of_person
from communique.resolve.happenings_words import lemma_of
from communique.values.claims import Receipt
from communique.values.syntax import Token
from communique.values.understood import Telling

_PLEASURES = {"delight", "honor", "honour", "joy", "pleasure", "privilege"}
_MET = {"mutual-verb", "receive-verb", "see-verb", "with-verb"}
_PRESS = {"meeting-noun", "met-idiom", "mutual-verb", "receive-verb", "see-verb", "summon-verb"}
_HIGH = {"leader", "minister"}
_BACK = 6  # words from a verb of meeting back to the pleasure that it was ("it was a privilege to be able to see")
_VAGUE = {"engagement", "engagements", "exchange", "exchanges"}
_SHARED = {"bilateral", "joint", "mutual"}


def with_ours(scene: Scene, told: Telling) -> Telling:
    """The telling with the side whose page it is, or with the state that the page is addressed to, where one is left out."""
    if told.adds or told.format == "visit" or len(scene.understood.voice) != 1 or len(told.sides) > 1:
        return told
    ours = scene.understood.voice[0]
    if not is_state(ours):
        return told
    if told.sides and told.sides[0] != ours:
        return _with_speaker(scene, told, ours) if _is_headed(scene, told) or _is_pleasure(scene, told) else told
    theirs = _addressee(scene, ours) if _is_shared(scene, told) else None
    if theirs is None:
        return told
    return replace(told, sides=tuple(sorted((ours, theirs))), people=(), level="unknown", back=told.status == "held")


def with_home(scene: Scene, told: Telling) -> Telling:
    """The telling of a meeting with one other side, told by the press of a land, with that land where a title of its own with no
    name stands in the sentence ("In Lima, where the President is on a visit, it came up in a meeting with Minister Soto")."""
    voice, sentence = scene.understood.voice, scene.tree.sentences[told.sentence]
    land = voice[0] if len(voice) == 1 else scene.understood.land if not voice else None
    if told.adds or told.format == "visit" or len(told.sides) != 1 or sentence.kind != "B" or told.rule not in _PRESS:
        return told
    if (
        land is None
        or not is_state(land)
        or land in told.sides
        or told.subject == told.sides
        or not is_state(told.sides[0])
    ):
        return told
    if _is_summons(scene, told) and not told.subject:
        return replace(told, sides=tuple(sorted((land, *told.sides))), subject=(land,))
    if voice:
        return told
    title = next((t for t in scene.tree.within(sentence) if _is_own_title(scene, t, land)), None)
    if title is None:
        return told
    at = Receipt.of(scene.text, title.start, title.end)
    level = highest((told.level, level_at(scene, title.i)))
    return replace(
        told,
        sides=tuple(sorted((land, *told.sides))),
        level=level,
        subject=(land,),
        side_receipts=(*told.side_receipts, at),
    )


def _is_own_title(scene: Scene, token: Token, land: str) -> bool:
    """Whether a word is "the President" or "the Minister" of nobody named and of no other land."""
    if token.i not in scene.posts or token.tag not in ("NN", "NNP") or level_at(scene, token.i) not in _HIGH:
        return False
    after = scene.tree.tokens[token.i + 1].lower if token.i + 1 < len(scene.tree.tokens) else ""
    if scene.named.get(token.i) is not None or token.i + 1 in scene.posts or after in ("of", "for", "'s", "’s"):
        return False
    post = scene.tree.at(scene.posts[token.i].start)
    the = post is not None and post.i > 0 and scene.tree.tokens[post.i - 1].lower == "the"
    meant = scene.understood.refer_alone(token)
    abroad = post is not None and post.i > 1 and scene.tree.tokens[post.i - 2].lower == "where"
    ours = meant is None or set(meant.sides) <= {land} or (abroad and not meant.people)
    return the and ours and scene.named.get(token.i + 1) is None


def _with_speaker(scene: Scene, told: Telling, ours: str) -> Telling:
    """The telling with the page's side and with who speaks in its line."""
    sentence = scene.tree.sentences[told.sentence]
    key = scene.understood.speaker_at(sentence.line) if sentence.kind == "B" else scene.understood.speaker
    who = (key,) if key is not None and scene.understood.side_of_person(key) == ours else ()
    level = highest((told.level, *(level_of_person(scene.understood.person(each)) for each in who)))
    sides = tuple(sorted((ours, *told.sides)))
    return replace(told, sides=sides, people=tuple(dict.fromkeys((*who, *told.people))), level=level, subject=(ours,))


def _is_headed(scene: Scene, told: Telling) -> bool:
    """Whether the heading names only whom the page's own official met ("Remarks After a Meeting with President Soto")."""
    noun = scene.tree.tokens[told.token]
    if (
        scene.tree.sentences[told.sentence].kind != "H"
        or told.rule != "meeting-noun"
        or scene.understood.speaker is None
    ):
        return False
    after = scene.tree.tokens[noun.i + 1 : noun.i + 2]
    return any(token.lower == "with" for token in after) and bool(told.people)


def _is_pleasure(scene: Scene, told: Telling) -> bool:
    """Whether the meeting is one that "it was a pleasure" to have."""
    if told.rule not in _MET or told.subject or told.status != "held":
        return False
    tokens = scene.tree.tokens
    before = [t for t in tokens[max(0, told.token - _BACK) : told.token] if t.sentence == told.sentence]
    return any(t.lower in _PLEASURES for t in before) and before[-1].lower == "to"


def _is_shared(scene: Scene, told: Telling) -> bool:
    """Whether a noun of the body is of talks that "we" share with whom the page is written to ("our Strategic Dialogue")."""
    noun = scene.tree.tokens[told.token]
    if (
        told.rule != "meeting-noun"
        or scene.tree.sentences[told.sentence].kind != "B"
        or scene.understood.speaker is None
    ):
        return False
    if lemma_of(noun) in _VAGUE:
        return False
    kids = {kid.lower for kid in scene.tree.children(noun, "nmod:poss", "amod")}
    return "our" in kids or bool(kids & _SHARED)


def _addressee(scene: Scene, ours: str) -> str | None:
    """The one other state that the heading of a greeting names ("Chile National Day"), no meeting in it."""
    heading = [t for s in scene.tree.sentences if s.kind == "H" for t in scene.tree.within(s)]
    if any(lemma_of(token) in nouns() for token in heading):
        return None
    named = {code for t in heading if t.i in scene.sides for code in scene.sides[t.i].codes} - {ours}
    return next(iter(named)) if len(named) == 1 and is_state(next(iter(named))) else None


def _is_summons(scene: Scene, told: Telling) -> bool:
    """Whether an envoy was summoned or called in, by whom the clause does not tell."""
    words = scene.text[told.start : told.end].lower()
    return told.rule == "summon-verb" or (told.rule == "met-idiom" and words.startswith(("called in", "called to")))
