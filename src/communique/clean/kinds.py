"""The kind of every line of a page: headline, metadata, body, caption or furniture."""

from collections.abc import Sequence

from communique.clean.cues import Cues
from communique.values.vocabulary import LineKind

_TOPIC_WORTH = 4.0
_STEM = 5
_SHORT = 3  # words of so few letters tell little
_MOST_ABOVE = 3  # running text above the byline: subtitle, caption, two points of a box


def tell_kinds(lines: Sequence[Cues]) -> list[LineKind]:
    """The kind of each line, from its own cues and from where it stands: before, within or after the body."""
    if not lines:
        return []
    first, last = body_span(lines)
    head = find_headline(lines, first)
    kinds: list[LineKind] = ["F"] * len(lines)
    _tell_head(lines, kinds, head, first)
    _tell_body(lines, kinds, first, last)
    _tell_tail(lines, kinds, last)
    return kinds


def body_span(lines: Sequence[Cues]) -> tuple[int, int]:
    """First line of the body and the line after its last: the run of lines that hold most running text."""
    best, here, start = (0.0, 0, 0), 0.0, 0
    for i, line in enumerate(lines):
        worth = _worth(line)
        if here <= 0:
            here, start = 0.0, i
        here += worth
        if here > best[0] and worth > 0:
            best = (here, start, i + 1)
    return _past_the_head(lines, best[1], best[2]), best[2]


def _past_the_head(lines: Sequence[Cues], first: int, last: int) -> int:
    """The body's first line, past a subtitle, a caption or a box above the byline that read as running text."""
    start, prose = first, 0
    for i in range(first, min(first + 9, last)):
        prose += lines[i].prose
        if prose > _MOST_ABOVE or lines[i].dateline:
            break
        if lines[i].byline or (lines[i].stamp_only and not lines[i].stop):
            start = i + 1
    while start < last and _worth(lines[start]) <= 0:
        start += 1
    return start if start < last else first


def _worth(line: Cues) -> float:
    if line.end or line.log_count:
        return -3.0
    if line.furniture or line.alone or line.list_head or line.address:
        return -1.5
    if line.meta or line.credit or line.ago:
        return -1.0
    if line.prose:
        worth = 1 + min(len(line.words), 60) / 8
        return worth * (0.2 if line.caption and line.credit_end else 1.0) + 3 * line.dateline
    if line.stop and line.small > 0:
        return 0.6
    if line.colon and len(line.words) > 2:
        return 0.2
    return -0.8


def find_headline(lines: Sequence[Cues], first: int) -> int | None:
    """The line of the headline: title-like, before the body, near stamps and bylines, or said more than once."""
    best, place = 0.0, None
    keys = [line.key for line in lines]
    topic = body_stems(lines, first)
    for i in range(first):
        worth = _headline_worth(lines, keys, i, first)
        if worth:
            worth += _TOPIC_WORTH * likeness(lines[i], topic) - 1.5 * any(
                line.list_head for line in lines[max(0, i - 4) : i]
            )
        if worth > best:
            best, place = worth, i
    return place


def body_stems(lines: Sequence[Cues], first: int) -> frozenset[str]:
    """Stems of what the first paragraphs of the body are about."""
    prose = [line for line in lines[first : first + 8] if line.prose][:3]
    return frozenset(stem for line in prose for stem in _stems(line))


def likeness(line: Cues, topic: frozenset[str]) -> float:
    """The share of a line's telling words that the first paragraphs say too."""
    stems = _stems(line)
    return sum(stem in topic for stem in stems) / len(stems) if stems else 0.0


def _stems(line: Cues) -> list[str]:
    return [word.lower()[:_STEM] for word in line.words if len(word) > _SHORT]


def _headline_worth(lines: Sequence[Cues], keys: list[str], i: int, first: int) -> float:
    line = lines[i]
    if (
        not (2 <= len(line.words) <= 40)
        or line.alone
        or line.byline
        or line.meta
        or line.address
        or line.credit
        or line.signed
    ):
        return 0.0
    if (
        line.ago
        or line.furniture
        or line.menu
        or line.stamp_only
        or line.foreign > 0.5
        or (line.prose and len(line.words) > 18)
    ):
        return 0.0
    worth = (
        1.0 + (len(line.words) >= 6) + (len(line.words) >= 4) + 2 * line.mark + (i == 0) * (3.0 if first <= 8 else 1.5)
    )
    if len(line.words) >= 5:
        worth += 2.5 * any(
            key == line.key or (key.startswith(line.key) and len(line.key) > 25) for j, key in enumerate(keys) if j != i
        )
    worth += 1.5 * any(after.stamp_only or after.byline for after in lines[i + 1 : i + 4])
    worth -= (
        1.5 * (line.caption and line.credit_end) + 1.0 * line.stop + 2.0 * _among_ages(lines, i) + 2.0 * line.outlet
    )
    return worth - 0.1 * max(0, first - i - 6)


def _among_ages(lines: Sequence[Cues], i: int) -> bool:
    """Whether the lines beside say how long ago other stories came out."""
    return any(lines[j].ago for j in (i - 1, i + 1) if 0 <= j < len(lines))


def _tell_head(lines: Sequence[Cues], kinds: list[LineKind], head: int | None, first: int) -> None:
    for i in range(first):
        kinds[i] = _kind_before(lines, i, head, first)
    if head is None:
        return
    kinds[head] = "H"
    key = lines[head].key
    for i in range(first):
        other = lines[i].key
        if (
            other
            and len(lines[i].words) >= 3
            and (
                other == key or (len(key) > 25 and (other.startswith(key) or key.startswith(other)) and len(other) > 25)
            )
        ):
            kinds[i] = "H"
    after = head + 1
    while (
        after < first
        and kinds[after] in "HF"
        and lines[after].title
        and len(lines[after].words) >= 4
        and _plain(lines[after])
    ):
        kinds[after] = "H"
        after += 1


def _plain(line: Cues) -> bool:
    return not (
        line.caption
        or line.credit_end
        or line.furniture
        or line.alone
        or line.ago
        or line.stamp_only
        or line.byline
        or line.meta
    )


def _kind_before(lines: Sequence[Cues], i: int, head: int | None, first: int) -> LineKind:
    line = lines[i]
    if line.furniture or line.list_head or line.log_count:
        return "F"
    near = head is not None and (head - 2 <= i)
    if line.stamp_only or line.byline or line.meta or line.credit:
        return "M" if near or line.meta else "F"
    if line.menu and not line.stamps:
        return "F"
    if line.alone:
        return "M" if head is not None and i == head - 1 else "F"
    if line.outlet or line.signed:
        return "M"
    if line.ago:
        return "M" if near and i > (head or 0) else "F"
    if head is not None and i > head:
        if line.caption or line.credit_end or (line.stop and len(line.words) > 5):
            return "C"
        return "M" if len(line.words) <= 8 else "F"
    if head is not None and i >= head - 2 and line.capital > 0.7 and len(line.words) <= 6:
        return "M"
    return "F"


def _tell_body(lines: Sequence[Cues], kinds: list[LineKind], first: int, last: int) -> None:
    for i in range(first, last):
        kinds[i] = _kind_within(lines[i], i > first)


def _kind_within(line: Cues, later: bool) -> LineKind:
    if line.credit or line.meta or line.end:
        return "M"
    if line.log_count or line.alone or (line.ago and len(line.words) < 6):
        return "F"
    if line.furniture and not (line.prose and len(line.words) > 20):
        return "F"
    if later and not line.dateline and line.caption and (line.credit_end or not line.stop):
        return "C"
    if later and line.credit_end and line.caption:
        return "C"
    return "B"


def _tell_tail(lines: Sequence[Cues], kinds: list[LineKind], last: int) -> None:
    listed = False
    for i in range(last, len(lines)):
        line = lines[i]
        listed = listed or line.list_head
        if (
            line.end
            or ((line.meta or line.byline or line.credit) and not listed)
            or (line.meta and ":" in line.text[:14])
        ):
            kinds[i] = "M"
        elif not listed and line.caption and line.credit_end and i < last + 4:
            kinds[i] = "C"
