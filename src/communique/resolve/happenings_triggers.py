"""Finds the words and phrases that may tell of an engagement."""

from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from communique.lexicon.engagements import Idiom, Trigger, idioms, nouns, verbs, words
from communique.resolve.happenings_counted import counted_alone, is_second, sits, sits_of_several
from communique.resolve.happenings_handed import TRIGGER as HANDED
from communique.resolve.happenings_handed import handed_over
from communique.resolve.happenings_hours import SPANS, time_with
from communique.resolve.happenings_words import BODIES, FORUMS, clause_of, lemma_of
from communique.values.syntax import Sentence, Token, Tree

_BEING = ("be", "been")
_NOT_CALLS = {"a", "an", "for", "her", "him", "it", "out", "that", "the", "them", "upon"}
_CALLED_BY = {"conference", "group", "phone", "telephone", "video"}
_FINITE = ("VBD", "VBZ", "VBP")
_NOUN_PLACES = ("obj", "obl", "nmod", "nsubj", "compound", "flat")
_TITLED = {"call", "meet", "talk", "visit", "travel"}
_READOUT = {"readout", "statement", "’s", "'s", "’", "'"}
_TELLING = {"ADJ", "NOUN", "NUM", "PRON", "PROPN", "VERB"}  # parts of speech that a single trigger may have
_LISTED = 5  # words on from a gathering's noun in which it may stand again
_EVENTS = {"conference", "event"}
_WHEN = {"earlier", "early", "last", "late", "later", "next", "this", "today", "yesterday"}
_GAP = 8  # words that a `*` of an idiom may stand for
_WIDE = 12  # words of what is discussed ("went through the timetable for the withdrawal of the troops with")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A trigger where it stands: its head token, the words (indexes, `last` exclusive), and what the lexicon says."""

    token: Token
    first: int
    last: int
    trigger: Trigger
    idiom: str = ""


def find_triggers(tree: Tree) -> list[Candidate]:
    """Every trigger of the article in the order of the text; an idiom wins over the words in it."""
    found: list[Candidate] = []
    for sentence in tree.sentences:
        found.extend(_in_sentence(tree, sentence))
    return found


def _in_sentence(tree: Tree, sentence: Sentence) -> list[Candidate]:
    first, alone = idioms(), _alone()
    lemmas = [(token, lemma_of(token)) for token in tree.within(sentence)]
    phrases = [c for token, lemma in lemmas if lemma in first and (c := _idiom_at(tree, sentence, token))]
    taken = {i for c in phrases for i in range(c.first, c.last)}
    telling = [t for t, lemma in lemmas if (lemma in alone or t.lower in alone) and (t.pos in _TELLING or is_second(t))]
    single = [c for token in telling if token.i not in taken and (c := _word_at(tree, token))]
    told = {c.token.i for c in single} | {c.token.i for c in phrases if c.trigger.frame != "clause"}
    phrases = [c for c in phrases if c.trigger.frame != "clause" or not _is_told(tree, c, told)]
    joining = _joining(tree, sentence)
    return sorted(phrases + single + ([joining] if joining else []), key=lambda c: c.token.i)


@cache
def _alone() -> frozenset[str]:
    """The words that may tell of an engagement by themselves, as `_word_at` knows them; all others are passed over."""
    return frozenset(
        {
            *verbs(),
            *nouns(),
            *BODIES,
            *FORUMS,
            *_EVENTS,
            *words("ordinals"),
            *SPANS,
            "first",
            "last",
            "next",
            "2",
            "one",
            "conference",
            "deliver",
            "hand",
            "ministerial",
            "sit",
            "summit",
        }
    )


def _joining(tree: Tree, sentence: Sentence) -> Candidate | None:
    """ "Joining the President on the call were A and B": those who joined stand behind the verb."""
    tokens = tree.within(sentence)
    if not any(token.lower == "joining" for token in tokens[:2]):
        return None
    verb = next((t for t in tokens if t.lower in ("was", "were", "are", "is", "will")), None)
    if verb is None:
        return None
    last = verb.i + 2 if verb.lower == "will" else verb.i + 1
    return Candidate(tokens[0], tokens[0].i, last, Trigger("joined", "meeting"), "joining")


def _is_told(tree: Tree, found: Candidate, told: set[int]) -> bool:
    """Whether a phrase such as "by phone" stands on a trigger that tells the engagement already."""
    near = range(found.first - 4, found.last + 4)
    return found.token.i in told or any(i in told for i in near)


def _idiom_at(tree: Tree, sentence: Sentence, token: Token) -> Candidate | None:
    lemma, form = lemma_of(token), token.lower
    told = (*idioms().get(lemma, ()), *(idioms().get(form, ()) if form != lemma else ()))
    for idiom in told:
        if (
            idiom.trigger.frame in ("call-on", "summon", "travel")
            and not _acts(tree, token)
            and idiom.words[0] not in _BEING
        ):
            continue
        last = _match(tree, sentence, token.i, idiom)
        if last is not None and idiom.trigger.frame == "discuss" and _tells_inside(tree, token.i + 1, last):
            continue
        if last is not None and idiom.trigger.frame == "noun":
            return _noun_of_words(tree, token, last, idiom)
        if last is not None:
            if idiom.trigger.frame == "clause":
                return Candidate(
                    _agreeing(tree, clause_of(tree, token)), token.i, last, idiom.trigger, " ".join(idiom.words)
                )
            return Candidate(_predicate(tree, token), token.i, last, idiom.trigger, " ".join(idiom.words))
    return None


def _noun_of_words(tree: Tree, first: Token, last: int, idiom: Idiom) -> Candidate | None:
    """A noun written with hyphens ("a brief pull-aside"), where an article or adjective makes it one and it modifies nothing."""
    words_of = tree.tokens[first.i : last]
    before = tree.tokens[first.i - 1] if first.i else first
    head = next((t for t in words_of if not first.i <= t.head < last), words_of[-1])
    noun = before.pos in ("ADJ", "DET") or before.tag == "PRP$"
    if not noun or (last < len(tree.tokens) and tree.tokens[last].pos in ("NOUN", "PROPN")):
        return None
    return Candidate(head, first.i, last, idiom.trigger)


def _tells_inside(tree: Tree, first: int, last: int) -> bool:
    """Whether a meeting or call is told inside a phrase ("raised the matter in a call with")."""
    return any(lemma_of(token) in nouns() for token in tree.tokens[first:last])


def _acts(tree: Tree, token: Token) -> bool:
    """Whether a word is a verb, or follows a name and was taken for a noun ("Rai heads to Delhi")."""
    return (
        token.pos == "VERB"
        or token.lower == "due"
        or (token.tag == "NNS" and token.i > 0 and tree.tokens[token.i - 1].pos == "PROPN")
    )


def _agreeing(tree: Tree, verb: Token) -> Token:
    """The verb that "by phone" is of where it hangs on what was agreed ("agreed by phone to coordinate")."""
    head = tree.head(verb)
    return head if verb.dep == "xcomp" and lemma_of(head) in ("agree", "decide", "pledge", "promise", "vow") else verb


def _predicate(tree: Tree, token: Token) -> Token:
    """The word that heads the idiom's clause: of "was on the phone" the noun, since "be" hangs on it."""
    return tree.head(token) if token.dep in ("cop", "aux") else token


def _match(tree: Tree, sentence: Sentence, first: int, idiom: Idiom) -> int | None:
    """The index after the idiom's last word where it stands at `first`, else None."""
    at, free = first, 0
    for word in idiom.words:
        if word == "*":
            free = _WIDE if idiom.trigger.frame == "discuss" else _GAP
            continue
        while at < sentence.last and lemma_of(tree.tokens[at]) != word and tree.tokens[at].lower != word:
            if not free:
                return None
            at, free = at + 1, free - 1
        if at >= sentence.last:
            return None
        at, free = at + 1, 0
    return at


def _word_at(tree: Tree, token: Token) -> Candidate | None:
    lemma = lemma_of(token)
    acts = (
        token.pos == "VERB" and token.dep != "amod" and (token.tag in _FINITE or not token.dep.startswith(_NOUN_PLACES))
    )
    acts = acts and not (_is_titled(tree, token) or _is_of_name(tree, token))
    if acts and (last := handed_over(tree, token)) is not None:
        return Candidate(token, token.i, last, HANDED)
    trigger = (verbs().get(lemma) or sits(tree, token)) if acts else counted_alone(tree, token)
    if trigger is None and not acts and token.pos in ("NOUN", "PROPN", "VERB", "NUM", "PRON"):
        trigger = nouns().get(lemma) or nouns().get(token.lower) or _previous_one(tree, token)
        trigger = trigger or time_with(tree, token) or _mistaken(tree, token)
        if trigger is not None and (is_modifier(tree, token) or is_domestic(tree, token) or _calls_for(tree, token)):
            return None
        if trigger is not None and lemma in ("exchange", "exchanges") and _of_things(tree, token):
            return None
    if trigger is None and lemma == "conference" and not is_modifier(tree, token):
        trigger = _conference(tree, token)
    if trigger is None and not acts and _is_forum(tree, token):
        trigger = Trigger("noun", "meeting", False)
    if trigger is None and token.lower in _EVENTS and _is_cohosted(tree, token):
        trigger = Trigger("noun", "meeting", False)
    if (
        trigger is None
        and not acts
        and token.lower in BODIES
        and (_is_of_two(tree, token) or sits_of_several(tree, token))
    ):
        trigger = Trigger("noun", "meeting", False)
    if token.pos == "ADJ" and lemma in ("ministerial", "summit") and not _before_noun(tree, token):
        trigger = nouns()[lemma]
    return Candidate(token, token.i, token.i + 1, trigger) if trigger else None


def _of_things(tree: Tree, token: Token) -> bool:
    """Whether fire, people or goods are exchanged, not words ("artillery exchanges", "an exchange of prisoners")."""
    near = [tree.tokens[token.i - 1]] if token.i else []
    after = tree.tokens[token.i + 1 : token.i + 4]
    near += after[1:] if after and after[0].lower == "of" else []
    return any(word.lower in words("exchanged") for word in near)


def _is_forum(tree: Tree, token: Token) -> bool:
    """Whether it is a conference or the like with a name or number of its own, none of the press or of one country's own."""
    if token.lower not in FORUMS or token.pos not in ("NOUN", "PROPN") or is_modifier(tree, token):
        return False
    return token.text[0].isupper() and not is_domestic(tree, token) and tree.sentences[token.sentence].kind == "B"


def _is_cohosted(tree: Tree, token: Token) -> bool:
    """Whether two are told right behind an event to host it ("the pledging event co-hosted by Norway and Chile")."""
    after = [t.lower for t in tree.tokens[token.i + 1 : token.i + 3]]
    return after[:1] in (["co-hosted"], ["co-organised"], ["co-organized"]) and after[1:] == ["by"]


def _is_titled(tree: Tree, token: Token) -> bool:
    """Whether a capital letter in the heading of a readout makes it a noun ("Readout of the Andean Leaders Call")."""
    sentence = tree.sentences[token.sentence]
    if sentence.kind != "H" or not token.text.istitle() or token.lower not in _TITLED:
        return False
    before = tree.tokens[sentence.first : token.i]
    return any(t.lower in _READOUT for t in before) and before[-1].lower not in ("to", "will")


def _is_of_name(tree: Tree, token: Token) -> bool:
    """Whether "meeting" is a noun that the tagger took for a verb ("its Annual Council Meeting", "a partners meeting")."""
    if token.lower != "meeting" or token.i == 0 or tree.sentences[token.sentence].kind == "H":
        return False
    before = tree.tokens[token.i - 1]
    if before.sentence != token.sentence:
        return False
    if token.text[0].isupper():
        return before.text[0].isupper() and before.pos in ("ADJ", "NOUN", "PROPN")
    noun = before.tag == "NNS" and before.i == token.head
    return noun and any(kid.lower in ("a", "an") for kid in tree.children(before, "det"))


def _is_of_two(tree: Tree, token: Token) -> bool:
    """Whether two states are named in the name of a standing body ("the fifth Chile-Peru Binational Commission").

    Where it "held its second meeting" the meeting tells of it.
    """
    before = tree.tokens[max(0, token.i - _GAP) : token.i]
    if not token.text[0].isupper() or is_modifier(tree, token):
        return False
    if token.dep == "nsubj" and any(lemma_of(kid) in nouns() for kid in tree.children(tree.head(token), "obj")):
        return False
    return any(
        one.text in ("-", "–") and tree.tokens[one.i - 1].text[0].isupper() and tree.tokens[one.i + 1].text[0].isupper()
        for one in before
        if one.sentence == token.sentence and one.i > tree.sentences[token.sentence].first
    )


def _conference(tree: Tree, token: Token) -> Trigger | None:
    """A conference by video or telephone; any other is of the press or of many."""
    before = tree.tokens[token.i - 1].lower if token.i else ""
    if before == "video":
        return Trigger("noun", "video", True)
    return Trigger("noun", "call", True) if before in ("phone", "telephone") else None


def _before_noun(tree: Tree, token: Token) -> bool:
    after = tree.tokens[token.i + 1 : token.i + 3]
    if after and after[0].pos == "CCONJ":
        if any(
            t.lower == token.lower for t in tree.tokens[token.i + 2 : token.i + _LISTED] if t.sentence == token.sentence
        ):
            return False  # "the Andean Summit and Rio Group Summit"
        return after[-1].pos not in ("VERB", "AUX")  # "to attend the Andean Summit and meet the hosts"
    return any(t.pos in ("NOUN", "PROPN", "ADJ", "PUNCT") and t.text != "." for t in after[:1])


def _mistaken(tree: Tree, token: Token) -> Trigger | None:
    """A verb that the tagger took for a noun ("Abe hosts Biden", in headlines "envoys meet")."""
    found = verbs().get(lemma_of(token))
    if found is None or token.pos == "NUM":
        return None
    return found if tree.sentences[token.sentence].kind == "H" or _between_names(tree, token) else None


def _between_names(tree: Tree, token: Token) -> bool:
    around = tree.tokens[max(0, token.i - 1) : token.i] + tree.tokens[token.i + 1 : token.i + 2]
    return len(around) == 2 and all(t.pos == "PROPN" and t.sentence == token.sentence for t in around)


def _previous_one(tree: Tree, token: Token) -> Trigger | None:
    """The "one" of "the previous one was held in Seoul", the "2+2" of "the next 2+2"."""
    if token.lower == "2" and [t.text for t in tree.tokens[token.i + 1 : token.i + 3]] == ["+", "2"]:
        last = tree.tokens[token.i + 3 : token.i + 4]
        return Trigger("noun", "meeting", True) if not any(t.pos in ("ADJ", "NOUN", "PROPN") for t in last) else None
    if token.lower != "one" or not any(kid.lower in words("before") for kid in tree.children(token, "amod")):
        return None
    return Trigger("noun", "meeting", True)


def _calls_for(tree: Tree, token: Token) -> bool:
    """Whether "call" is of asking or naming, not of speaking ("a call for restraint", "Kim calls it a farce", "the Call to Action")."""
    after = tree.tokens[token.i + 1 : token.i + 2]
    verbal = any(t.lower in _NOT_CALLS or t.pos in ("PROPN", "DET", "PRON", "ADJ") for t in after)
    if token.i and tree.tokens[token.i - 1].lower in _CALLED_BY:
        verbal = False  # "a conference call that Norway joined"
    if any(t.lower in _WHEN for t in after) and tree.tokens[token.i - 1].pos in ("ADJ", "DET", "PRON"):
        verbal = False  # "in a call late on Monday"
    action = [t.lower for t in tree.tokens[token.i + 1 : token.i + 3]] == ["to", "action"]
    return lemma_of(token) == "call" and (verbal or action or _asks_to(tree, token))


def _asks_to(tree: Tree, token: Token) -> bool:
    """Whether a call is on somebody to do something ("our call on the army to stop")."""
    after = tree.tokens[token.i + 1 : token.i + 1 + _GAP]
    if not any(t.lower in ("on", "upon") for t in after[:1]):
        return False
    return any(a.lower == "to" and b.tag == "VB" for a, b in pairwise(after) if b.sentence == token.sentence)


def is_modifier(tree: Tree, token: Token) -> bool:
    """Whether the noun only modifies another ("summit meeting", "talks process", "visit programme")."""
    return (
        token.dep in ("compound", "nmod:poss")
        and token.head == token.i + 1
        and tree.head(token).pos in ("NOUN", "PROPN")
    )


def is_domestic(tree: Tree, token: Token) -> bool:
    """Whether the words before the noun make it a gathering of one country's own, or of the press."""
    before = [t for t in tree.tokens[max(0, token.i - 3) : token.i] if t.sentence == token.sentence]
    if not before or before[-1].lower not in words("domestic"):
        return False
    return not (len(before) == 3 and before[1].text == "-" and before[-1].lower == "party")  # six-party talks
