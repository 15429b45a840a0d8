"""Titles of office in the text: head words of the lexicon with the words before them and the tail after them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from communique.annotate.nameruns import past_retirement
from communique.annotate.postleft import belongs, left_edge, opens, party_edge
from communique.annotate.postsides import side_at_institution, side_before, side_behind, side_of_tail
from communique.annotate.tails import tail_end
from communique.annotate.wordlines import WordLine, word_lines
from communique.lexicon.names import names
from communique.lexicon.posts import rank_of, titles
from communique.lexicon.sides import is_state
from communique.values.annotated import PostMention, SideMention
from communique.values.article import Article
from communique.values.syntax import Tree

_DESIGNATE = ("-elect", "-designate", "-nominate")
_OF_CAUSES = re.compile(r"\b(?:Brand|Celebrity|Global|Goodwill|brand|celebrity|goodwill) [Aa]mbassador\b")  # no office
_OF_STATE = frozenset(
    {"leader", "party", "deputy leader", "minister", "vice minister", "ambassador", "officer", "spokesperson"}
)
_POINTS_OVER = frozenset({"colleague", "counterpart", "opposite number"})
_PREFIXES = ("vice-", "deputy-", "ex-", "co-", "then-")
_SHORT = frozenset({"cm", "eam", "fm", "mep", "mla", "mp", "pm", "vp"})
_COMMANDS = frozenset({"captain", "general", "major", "marshal"})  # ranks that a minister may keep
_OF_PLACES = frozenset({"commissioner", "governor", "premier"})
_BARE_RANKS = frozenset({"adm", "brig", "col", "gen", "lt gen", "maj", "maj gen", "td"})
_GIVEN_TOO = frozenset({"amir", "emir", "sultan"})
_DEPUTIES = frozenset({"adviser", "advisor", "aide", "assistant", "deputy", "spokesman"})


@dataclass(frozen=True, slots=True)
class _Head:
    first: int
    last: int  # exclusive
    key: str


def find_posts(article: Article, tree: Tree, sides: tuple[SideMention, ...]) -> tuple[PostMention, ...]:
    """Every title of office, singular or plural, named with a person or not, in order of the text."""
    return tuple(post for line in word_lines(article, tree, sides) for post in _in_line(line, article.text))


def _in_line(line: WordLine, text: str) -> Iterator[PostMention]:
    floor = 0
    for at in line.heads:
        head = _head_at(line, at) if at >= floor else None
        if head is None:
            continue
        first = party_edge(line, left_edge(line, head.first, floor), floor)
        apposed = first > 0 and line.text(first - 1) == ","
        last = tail_end(line, head.last, free=apposed) if head.key not in titles().pointing else head.last
        last = _joined(line, first, _doubled(line, head, last))
        yield _mention(line, text, head, (first, last))
        floor = last


def _head_at(line: WordLine, at: int) -> _Head | None:
    """The longest head of the lexicon that begins at this word, unless its surroundings speak against it."""
    word, heads = line.lower(at), titles().heads
    if "-" in word:
        word = _without_affixes(word)
    for head in heads.get(word, ()):
        last = at + len(head)
        if all(line.lower(at + k) == part for k, part in enumerate(head) if k) and _plausible(
            line, at, last, " ".join(head)
        ):
            return _Head(at, last, " ".join(head))
    return None


def _without_affixes(word: str) -> str:
    """A head word without "-elect" after it or "vice-" before it."""
    for ending in _DESIGNATE:
        word = word.removesuffix(ending)
    for prefix in _PREFIXES:
        if word not in titles().heads:
            word = word.removeprefix(prefix)
    return word


def _grades_another(line: WordLine, first: int, last: int) -> bool:
    """Whether the word only grades a head that follows ("Deputy" in "Deputy Assistant Secretary")."""
    large = line.capital(first) and not opens(line, first)
    for i in range(last, last + 4):
        word = line.lower(i)
        if word in titles().single and (line.capital(i) or not large):
            return True
        if not belongs(line, i) or (large and not line.capital(i)):
            return False
    return False


def _plausible(line: WordLine, first: int, last: int, head: str) -> bool:
    if head in titles().before and _grades_another(line, first, last):
        return False
    if head == "justice" and (
        not line.capital(first) or line.lower(first - 1) in titles().portfolio or line.lower(last) in titles().single
    ):
        return False
    if head == "pm" and (
        line.text(first - 1)[:1].isdigit() or line.lower(first - 1) in {".", ":"} or line.text(first) == "pm"
    ):
        return False  # a time of day
    if line.lower(last) in titles().institution and line.capital(last) and line.capital(first) and head != "president":
        return False  # General Assembly, Executive Board
    if head.startswith(("man ", "woman ", "men ", "women ")) and not (
        line.lower(first - 1) == "'s" and line.side_ending(first - 2)
    ):
        return False  # "Chile's man at the United Nations"
    if head in _SHORT and not line.text(first).isupper():
        return False
    if head in _BARE_RANKS and not (line.capital(first) and line.name_like(past_retirement(line, last))):
        return False
    if head in _GIVEN_TOO and _is_given(line, first, last):
        return False
    if head not in titles().doubtful:
        return True
    if line.pos(first) in {"VERB", "AUX", "ADJ", "ADV"} and not line.capital(last) and not _heads_of(line, first, last):
        return False
    if line.capital(first) and first and line.capital(first - 1) and not _introduces(line, first - 1):
        if head in _OF_PLACES and line.name_like(last) and line.name_like(last + 1):
            return not line.titled  # "Hedmark Governor Anna Holm"
        return head in _COMMANDS and line.lower(first - 1) in titles().single  # "Defence Minister General"; Kevin King
    following = line.lower(last)
    return not (
        following.isalpha() and following.islower() and line.text(last).islower() and line.pos(last) in {"NOUN", "ADJ"}
    )


def _heads_of(line: WordLine, first: int, last: int) -> bool:
    """Whether a word that may be no noun stands as one: ", chief of the office of", "the Swedish premier whose"."""
    if line.lower(last) == "of":
        return line.lower(first - 1) in {",", "the"}
    owned = line.side_ending(first - 1) is not None or line.lower(first - 1) in {"'s", "’s"}
    return owned and line.pos(last) not in {"NOUN", "ADJ", "PROPN"}


def _is_given(line: WordLine, first: int, last: int) -> bool:
    """Whether a title that is a given name too stands as one: "Foreign Minister Emir Holm", "Sultan bin Nayef"."""
    if line.lower(last) in {"bin", "ibn"}:
        return True
    behind = line.capital(first - 1) and line.lower(first - 1) in titles().single
    beside = line.text(first - 1) == "," and line.lower(first - 2) in _DEPUTIES
    noun = line.pos(first - 1) == "NOUN" and line.text(first - 1).islower()  # "political analyst Amir Holm"
    courtesy = line.capital(first - 1) and line.lower(first - 1) in titles().honorific  # "Maulana Amir Holm"
    return first > 0 and (behind or noun or courtesy or (first > 1 and beside)) and line.name_like(last)


def _introduces(line: WordLine, i: int) -> bool:
    """Whether a capitalised word may stand before a title: of titles, a side, an honorific, a sentence's first."""
    return (
        opens(line, i)
        or belongs(line, i)
        or line.side_ending(i) is not None
        or line.lower(i) in titles().honorific | {"excellency", "majesty"}
    )


def _doubled(line: WordLine, head: _Head, last: int) -> int:
    """The end of a second title right after the first ("Marine Corps Commandant Major General")."""
    if last != head.last or head.key in titles().plural or head.key in titles().pointing:
        return last
    second = _head_at(line, last)
    if second is None or second.key in titles().plural or not line.capital(last) or not line.name_like(second.last):
        return last
    return second.last


def _joined(line: WordLine, first: int, last: int) -> int:
    """The end of the title where another follows with "and" for the same person, else `last`."""
    if first > 0 and line.lower(first - 1) == "the" and line.capital(first):
        return last  # "the Prime Minister and President Hollande" are two
    if line.lower(last) not in {"and", "&", "/"} and not (line.lower(last) == "," and line.lower(last + 1) in {"and"}):
        return last
    start = last + (2 if line.lower(last) == "," else 1)
    for at in range(start, min(start + 6, len(line.words))):
        head = _head_at(line, at)
        if head is not None:
            end = tail_end(line, head.last)
            single = head.key not in titles().plural and head.key not in titles().pointing
            alone = left_edge(line, head.first, start) == start
            named = line.name_like(end) and line.capital(at) and line.lower(last) != ","
            side = line.side_ending(first - 1)
            ahead = line.index_at(side.start) if side is not None else first
            apposed = ahead > 0 and line.text(ahead - 1) == "," and line.text(end) in {",", ".", ""}
            apposed = apposed or (line.text(end) == "," and line.lower(end + 1) in titles().honorific)
            return _joined(line, first, end) if single and alone and (named or apposed) else last
        if not belongs(line, at):
            return last
    return last


def _mention(line: WordLine, text: str, head: _Head, span: tuple[int, int]) -> PostMention:
    first, last = span
    start, end = line.words[first].start, line.words[last - 1].end
    post = text[start:end]
    side, former = side_before(line, first, post)
    if former and (lead := _former_before(line, first)) is not None:
        start = line.words[lead].start  # "former Peruvian president" as told
        post = text[start:end]
    rank, honorary = rank_of(post), _OF_CAUSES.search(post) is not None
    if side is None and head.key in _POINTS_OVER:
        side = side_behind(line, last)
    if side is None:
        tail = side_of_tail(line, head.last, last)
        side = tail if tail is not None and (rank in _OF_STATE or not is_state(tail)) else None
    return PostMention(
        start=start,
        end=end,
        text=post,
        rank=rank,
        side=None if honorary else side or side_at_institution(line, first, last),
        organisation=_organisation(line, first, last, text),
        former=former or line.lower(first) in titles().former or line.lower(first).startswith("ex-"),
        plural=head.key in titles().plural,
        private=honorary or _of_sport(line, head) or (side is None and _private(line, head, (first, last))),
    )


def _former_before(line: WordLine, first: int) -> int | None:
    """Where "former" stands before the adjective of a side right before a title."""
    side = line.side_ending(first - 1)
    lead = line.index_at(side.start) - 1 if side is not None and side.form == "demonym" else -1
    return lead if lead >= 0 and line.lower(lead) in titles().former else None


def _of_sport(line: WordLine, head: _Head) -> bool:
    return head.key == "manager" or (head.key == "captain" and not line.capital(head.first))


def _private(line: WordLine, head: _Head, span: tuple[int, int]) -> bool:
    """Whether the title belongs to a firm, a club or a school, by a word inside it or the name before it."""
    first, last = span
    bodies = titles().private_body - ({"union"} if "minister" in head.key else set())  # "Union Minister" of India
    if any(line.lower(i) in bodies and not line.within_side(i) for i in range(max(0, first - 1), last)):
        return True
    if head.key not in titles().of_firms:
        return False
    before = first - 1
    stranger = line.name_like(before) and line.capital(first) and line.entity(before) != "PERSON" and not line.titled
    return (
        _of_a_name(line, head, last)
        or _of_a_firm(line, last)
        or _entry_of_list(line, head)
        or (stranger and line.lower(before) not in names().given and line.name_like(last))
    )


def _of_a_name(line: WordLine, head: _Head, last: int) -> bool:
    """Whether the tail is a bare name that is no state, field or institution ("president of Transoil")."""
    after = head.last
    if not {"president", "chairman", "chairwoman", "chair", "founder"} & set(head.key.split()):
        return False
    if line.lower(after) != "of" or not 1 < last - after < 4:
        return False
    known = titles()
    return all(
        line.capital(i) and not line.within_side(i) and line.lower(i) not in known.portfolio | known.institution
        for i in range(after + 1, last)
    )


def _entry_of_list(line: WordLine, head: _Head) -> bool:
    """Whether a president or chair is an entry of a list of guests, with no state named ("Ann Day, President and ...")."""
    if (
        not {"president", "chair", "founder"} & set(head.key.split())
        or not line.capital(head.first)
        or len(line.words) > 25
    ):
        return False
    named = any(line.side_starting(i) is not None for i in range(len(line.words)))
    return not named and line.words[-1].text != "." and any(line.text(i) == "," for i in range(1, head.first))


def _of_a_firm(line: WordLine, last: int) -> bool:
    """Whether an entry of a list goes on with "and CEO" or with a body that is none of state ("President, NAACP")."""
    if line.lower(last) in {"and", "&"} and line.lower(last + 1) in {"ceo", "chief", "founder", "co-founder"}:
        return True
    if line.text(last) != "," or len(line.words) > 25 or line.words[-1].text == ".":
        return False
    rest = range(last + 1, len(line.words))
    body = any(line.lower(i) in titles().institution or line.side_starting(i) is not None for i in rest)
    listed = 0 < line.index_at(line.words[last].start) < 12 and line.lower(last - 1) in {
        "president",
        "chair",
        "founder",
    }
    return line.capital(last + 1) and (listed or not body) and line.lower(last + 1) not in titles().single


def _organisation(line: WordLine, first: int, last: int, text: str) -> str | None:
    """The institution that the title names, as written."""
    known = titles()
    for i in range(last - 1, first - 1, -1):
        if line.lower(i) in known.institution:
            begin = i
            while begin > first and (line.capital(begin - 1) or line.lower(begin - 1) in known.portfolio):
                begin -= 1
            end = i + 1
            while line.lower(end) in {"of", "for"} and end < last:
                end = last
            return text[line.words[begin].start : line.words[end - 1].end]
    return None
