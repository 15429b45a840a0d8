"""People named in the text, each with the post and side that stand beside the name."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from communique.annotate.apposition import title_ends
from communique.annotate.nameruns import COMMON_ENDING, before_name, honorific_words, past_honours
from communique.annotate.people_shared import share_sides, share_titles
from communique.annotate.personnames import Name, names_in, speakers_in
from communique.annotate.signatures import with_signers
from communique.annotate.wordlines import WordLine, word_lines
from communique.lexicon.leaders import leaders_named
from communique.lexicon.names import names
from communique.lexicon.posts import rank_of, titles
from communique.values.annotated import PersonMention, PostMention, SideMention
from communique.values.article import Article
from communique.values.syntax import Tree

_BYLINE = re.compile(
    r"(?:^|\b)(?:by|photo(?:graph)?s? by|reporting by|editing by|writing by|written by|words by)\s*:?\s*$",
    re.IGNORECASE,
)
_REPORTED = re.compile(
    r"\s+(?:(?:and [A-Z][\w.]+ [A-Z]\w+ )?(?:contributed (?:to|reporting)|reported from)"
    r"|reports?(?:\s+(?:from|for)\b[^.]{0,40})?[.:]?$"
    r"|is (?:a|an|the) [^.]{0,40}(?:reporter|correspondent|editor|writer|columnist)\b)"
)
_FILED = re.compile(
    r"reported from|contributed|reporter|correspondent|\beditor\b|\bwriter\b|\bBy [A-Z]|^by ", re.MULTILINE
)
_CONSTITUENCY = re.compile(r"\([DRI]-[A-Z]")  # (D-NJ)
_PLACED = frozenset({"r", "l", "c", "right", "left", "center", "centre", "middle", "front", "rear"})  # in captions
_GRADES = 4  # words that may stand before the title of whom an office has
_COURTESY = frozenset(
    {
        "admiral", "ambassador", "army general", "brig. gen.", "brigadier", "brigadier gen.", "brigadier general", "col.", "colonel",
        "colonel general", "colonel-general", "colonel-major",
        "commodore", "gen.", "general", "king", "lieutenant general", "lt. gen.", "maj. gen.", "major general", "prince", "princess",
        "rear admiral", "vice admiral", "bishop", "brig.", "col", "gen", "lieutenant colonel", "lt gen", "lt. col.", "maj gen",
        "sen.", "senator",
    }
)  # fmt: skip  # another title is told beside it
_LEADING = frozenset(
    {
        "heads",
        "leads",
        "holds",
        "in",
        "chairs",
        "runs",
        "oversees",
        "looks",
        "handles",
        "headed",
        "led",
        "chaired",
        "heading",
        "leading",
    }
)
_DETERMINERS = frozenset({"the", "a", "an", "his", "her", "its", "their", "our", "my"})


@dataclass(frozen=True, slots=True)
class _Line:
    line: WordLine
    posts: tuple[PostMention, ...]
    by_end: Mapping[int, PostMention]
    by_start: Mapping[int, PostMention]


def find_people(
    article: Article, tree: Tree, sides: tuple[SideMention, ...], posts: tuple[PostMention, ...]
) -> tuple[PersonMention, ...]:
    """Every mention of a person by name, full or surname alone, in order of the text."""
    starts = [post.start for post in posts]
    lines = [_line(line, posts, starts) for line in word_lines(article, tree, sides)]
    speakers = frozenset(word for here in lines for word in speakers_in(here.line))
    plain_lines = [here for here in lines if not here.line.titled]
    found = [(here, name) for here in plain_lines for name in names_in(here.line, here.posts, speakers)]
    known = _surnames(found)
    found += [(here, name) for here in lines if here.line.titled for name in names_in(here.line, here.posts, known)]
    found = _uncommon(found, lines)
    known = _surnames(found)
    mentions = share_titles([_mention(article.text, here, name) for here, name in found], article.text)
    mentions = share_sides(mentions, sides, article.text)
    mentions = with_signers(mentions, [(here.line, here.by_start) for here in lines], article.text)
    taken = sorted((m.start, m.end) for m in mentions)
    later = [m for here in lines for m in _bare(article.text, here, known) if not _overlaps(m, taken)]
    return tuple(sorted([*mentions, *later], key=lambda m: (m.start, m.end)))


def _uncommon(found: list[tuple[_Line, Name]], lines: list[_Line]) -> list[tuple[_Line, Name]]:
    """The names without single words that the article also writes small, or that end as common nouns do."""
    small = {word.text for here in lines for word in here.line.words if word.lower == word.text}
    longer = {here.line.text(i) for here, name in found if name.size > 1 for i in range(name.first, name.last)}
    return [(here, name) for here, name in found if name.size > 1 or not _common(here.line, name.first, small, longer)]


def _common(line: WordLine, i: int, small: set[str], longer: set[str]) -> bool:
    word = line.text(i)
    if word in longer or line.entity(i) == "PERSON" or line.lower(i) in names().given or leaders_named(word):
        return False
    return line.lower(i) in small or COMMON_ENDING.search(word) is not None


def _line(line: WordLine, posts: tuple[PostMention, ...], starts: list[int]) -> _Line:
    if not line.words:
        return _Line(line, (), {}, {})
    first, last = line.words[0].start, line.words[-1].end
    here = posts[bisect_left(starts, first) : bisect_left(starts, last)]
    return _Line(line, here, {p.end: p for p in here}, {p.start: p for p in here})


def _surnames(found: list[tuple[_Line, Name]]) -> frozenset[str]:
    """The words of full names that may stand alone for their bearers later on."""
    words: set[str] = set()
    for here, name in found:
        if name.size > 1 or name.titled:
            words.add(here.line.text(name.first))
            words.update(here.line.text(i) for i in range(name.first + 1, name.last))
    words |= {word.partition("-")[2] for word in words if word.lower().startswith(("al-", "el-"))}
    return frozenset(word for word in words if len(word) > 1 and not word.endswith("."))


def _bare(text: str, here: _Line, known: frozenset[str]) -> Iterator[PersonMention]:
    """Later mentions by a single word of a name told in full elsewhere in the article."""
    line = here.line
    inside = {i for post in here.posts for i in range(line.index_at(post.start), line.index_at(post.end - 1) + 1)}
    for i, word in enumerate(line.words):
        if (
            word.text in known
            and word.capital
            and i not in inside
            and line.side_starting(i) is None
            and _stands(line, i)
        ):
            yield _mention(text, here, Name(i, i + 1))


def _stands(line: WordLine, i: int) -> bool:
    """Whether a word that is more often no name ("May", "Price") stands for a person here."""
    if line.lower(i) not in names().never:
        return True
    return line.entity(i) == "PERSON" or line.lower(i + 1) == "'s"


def _overlaps(mention: PersonMention, taken: list[tuple[int, int]]) -> bool:
    """Whether a mention lies inside one of the spans, which are sorted and apart."""
    at = bisect_left(taken, (mention.end, 0)) - 1
    return at >= 0 and taken[at][1] > mention.start


def _mention(text: str, here: _Line, name: Name) -> PersonMention:
    line = here.line
    start, end = line.words[name.first].start, line.words[name.last - 1].end
    post = _post_before(here, name)
    if post is None or post.rank in {"officer", "legislator"} or post.text.lower() in _COURTESY:
        post = _post_after(text, here, name) or post or _post_comma(here, name)
    return PersonMention(
        start=start,
        end=end,
        text=text[start:end],
        post=post,
        side=_side_beside(here, name),
        reporter=_reports(text, line, name),
    )


def _post_before(here: _Line, name: Name) -> PostMention | None:
    """The title right before the name ("Foreign Minister Yoko Kamikawa"), an honorific between allowed."""
    at = before_name(here.line, name.first)
    while at >= 0 and (width := honorific_words(here.line, at)) and here.line.words[at].end not in here.by_end:
        at -= width
    post = here.by_end.get(here.line.words[at].end) if at >= 0 else None
    if post is None or post.text.lower() not in _COURTESY:
        return post
    first = here.line.index_at(post.start)
    office = here.by_end.get(here.line.words[first - 1].end) or _post_comma(here, Name(first, name.last))
    return post if office is None or office.text.lower().endswith(tuple(titles().pointing)) else office


def _post_after(text: str, here: _Line, name: Name) -> PostMention | None:
    """The title after the name ("Sung Kim, the U.S. special representative"), or told with "who heads"."""
    line, at = here.line, past_honours(here.line, name.last)
    if line.text(at) == "(" and line.text(at + 2) == ")" and line.lower(at + 1) in _PLACED:
        at += 3
    mark = line.text(at)
    if mark not in {",", "(", "–", "—", "-"} and line.lower(at) not in {"as", "is", "was"}:
        return None
    at += 1
    heading = _heading(text, here, at)
    if heading is not None:
        return heading
    if line.lower(at) in {"who", "the"} and line.lower(at + 1) in {"is", "was"}:
        at += 2
    for i in range(at, min(at + 9, len(line.words))):
        post = here.by_start.get(line.words[i].start)
        if post is not None and line.text(line.index_at(post.end - 1) + 1) in {"'s", "’s"}:
            post = _owned_by(here, post)
            return None if post is None or _has_name_after(here, post) else post
        if post is not None:
            return None if _has_name_after(here, post) and mark == "," else post
        if not (_loose(line, i) or _side_or_mark(line, i)):
            return None
    return None


def _owned_by(here: _Line, owner: PostMention) -> PostMention | None:
    """The title of whom an office has ("the president's security adviser"); None for its brother, its party."""
    line, at = here.line, here.line.index_at(owner.end - 1) + 2
    begins = (here.by_start.get(line.words[i].start) for i in range(at, min(at + _GRADES, len(line.words))))
    post = next((post for post in begins if post is not None), None)
    return (
        replace(post, side=post.side or owner.side, organisation=post.organisation or owner.organisation)
        if post
        else None
    )


def _loose(line: WordLine, i: int) -> bool:
    """Words that may stand between the comma and the title: determiners, modifiers, "the ministry's"."""
    word = line.lower(i)
    return (
        word in _DETERMINERS
        or word in titles().modifiers
        or word in titles().before
        or word == "'s"
        or word in titles().institution
        or word in titles().portfolio
    )


def _side_or_mark(line: WordLine, i: int) -> bool:
    offset = line.words[i].start
    return any(side.start <= offset < side.end for side in _sides_near(line, i))


def _sides_near(line: WordLine, i: int) -> list[SideMention]:
    return [side for k in range(max(0, i - 4), i + 1) if (side := line.side_starting(k)) is not None]


def _has_name_after(here: _Line, post: PostMention) -> bool:
    """Whether the title belongs to the next name ("Sherman, Foreign Minister Kamikawa")."""
    after = here.line.index_at(post.end - 1) + 1
    first = here.line.index_at(post.start)
    owned = first > 0 and here.line.lower(first - 1) in {"'s", "’s"}
    return here.line.name_like(after) and (here.line.capital(first) or owned)


def _heading(text: str, here: _Line, at: int) -> PostMention | None:
    """The office told with a verb ("who heads the ministry's Asian bureau"), from the verb on."""
    line = here.line
    first = at + 1 if line.lower(at) == "who" else at
    if line.lower(first) not in _LEADING or (
        line.lower(at) != "who" and line.lower(first) not in {"heading", "leading", "in"}
    ):
        return None
    if line.lower(first) == "in" and [line.lower(first + 1), line.lower(first + 2)] != ["charge", "of"]:
        return None
    last = first + 1
    while last < len(line.words) and line.text(last) not in {",", ".", ";", ":", "(", ")"} and last - first < 14:
        if line.pos(last) in {"VERB", "AUX"}:
            break
        last += 1
    words = [line.lower(i) for i in range(first, last)]
    if not any(
        word in titles().institution or word in {"delegation", "team", "side", "portfolio", "charge"} for word in words
    ):
        return None
    start, end = line.words[first].start, line.words[last - 1].end
    side = next((s.codes[0] for i in range(first, last) if (s := line.side_starting(i)) and len(s.codes) == 1), None)
    rank = "minister" if "portfolio" in words else rank_of("head")
    return PostMention(start, end, text[start:end], rank, side)


def _post_comma(here: _Line, name: Name) -> PostMention | None:
    """The title before a comma ("the president, Joe Biden, said"), where it has no name of its own."""
    line, first = here.line, name.first
    while first > 1 and (
        (width := honorific_words(line, first - 1)) or (line.lower(first - 1) in {"the", "."} and first < name.first)
    ):
        first -= width or 1
    if first < 2 or line.text(first - 1) != "," or name.size < 2:
        return None
    post = next((here.by_end[line.words[i].end] for i in title_ends(line, first - 1, here.by_end)), None)
    if post is None:
        return None
    before = line.index_at(post.start) - 1
    apposed = before >= 0 and line.text(before) == "," and line.name_like(before - 1)
    if post.plural:
        return post if line.lower(name.last) in {"and", ","} and not apposed else None
    last = past_honours(line, name.last)
    closed = (
        line.text(last) in {",", ".", ";", ":", "(", ")", "", "—", "–", "'s", "’s"}
        or line.lower(last) == "and"
        or name.first - first > 0
    )
    if not closed and not (before < 1 or line.text(before - 1) == "."):
        return None
    return None if apposed else post


def _follows_title(here: _Line, at: int) -> bool:
    """Whether the word before a name ends a title, or joins the name to one that a title leads."""
    return here.line.words[at].end in here.by_end or (
        here.line.lower(at) == "and" and any(p.plural for p in here.posts)
    )


def _side_beside(here: _Line, name: Name) -> str | None:
    """The side told beside the name: "Japan's Funakoshi", "Wang Yi of China"."""
    line, at = here.line, name.first - 1
    if at > 0 and line.lower(at) == "'s":
        side = line.side_ending(at - 1)
    else:
        noun = at - 1 if line.text(at) == "," and line.lower(at - 2) == "the" else at  # "the Chilean, Pedro Sol,"
        side = line.side_ending(noun) if at >= 0 and line.words[at].end not in here.by_end else None
        if side is not None and (side.form == "capital" or (noun != at and side.form != "demonym")):
            side = None  # "to the Philippines, Sol said"
    if side is None and line.lower(name.last) in {"of", "from"}:
        ahead = name.last + (2 if line.lower(name.last + 1) == "the" else 1)
        side = line.side_starting(ahead)
    if side is None and line.text(name.last) == "(" and at >= 0 and _follows_title(here, at):
        inside = line.side_starting(name.last + 1)  # "Pedro Sol (Chile)"
        closes = inside is not None and line.text(line.index_at(inside.end - 1) + 1) == ")"
        side = inside if closes else None
    if side is None and _CONSTITUENCY.match(line.text(name.last) + line.text(name.last + 1)):
        return "US"
    return side.codes[0] if side is not None and len(side.codes) == 1 else None


def _reports(text: str, line: WordLine, name: Name) -> bool:
    """Whether the name is that of a reporter or photographer by the words around it."""
    before = text[line.words[0].start : line.words[name.first].start]
    if line.kind != "B" and _BYLINE.search(before) is not None:
        return True
    after = text[line.words[name.last - 1].end : line.words[-1].end]
    return _REPORTED.match(after) is not None or (
        line.kind == "M" and _FILED.search(text, line.words[0].start, line.words[-1].end) is not None
    )
