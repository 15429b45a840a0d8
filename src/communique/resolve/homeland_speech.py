"""For which land officials of a page speak who are told bare: "the minister said that Peru would wait"."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from communique.resolve.homeland_bare import Named, is_own
from communique.values.annotated import Annotated, SideMention

Spoken = tuple[str, tuple[int, int]]  # a land and where it is named

WILLS = re.compile(
    r"\s+(?:also\s+|now\s+|still\s+)?(?:would|will|shall|cannot|must|needs?|wants?|wanted|hopes?|hoped|intends?|intended|expects?|supports?"
    r"|supported|welcomes?|welcomed|backs?|backed|stands?|stood|remains?|remained|looks?\s+forward|looked\s+forward|is\s+going\s+to"
    r"|(?:is|was)\s+(?:also\s+|still\s+|not\s+|fully\s+)?(?:ready|prepared|willing|committed|determined|open|grateful|keen|proud|interested))\b"
)
_SAID = re.compile(
    r"\b(?:sa(?:id|ys)|told|tells|adds?|added|announced?|announces|argues?|argued|assured?|confirmed|declared|emphasi[sz]ed|insists?|insisted"
    r"|noted|pledged|promised?|reiterated|reaffirmed|repeated|replied|stated|stressed|underlined|vowed|warned|wrote)\b"
)


def spoken_for(annotated: Annotated, named: Iterable[Named], sides: Iterable[SideMention]) -> Iterator[Spoken]:
    """The lands of which an official told bare says in one sentence what they will or want."""
    text, starts = annotated.article.text, [s.start for s in annotated.tree.sentences]
    if not starts:
        return
    beside = {m.post.start for m in annotated.people if m.post is not None}
    bare = [m.start for one in named if one.bare for m in one.mentions]
    bare += [p.start for p in annotated.posts if p.start not in beside and p.side is None and is_own(p)]
    told: dict[int, list[int]] = {}
    for start in bare:
        told.setdefault(bisect_right(starts, start), []).append(start)
    for side in sides:
        at = bisect_right(starts, side.start)
        wills = side.form in ("name", "capital") and WILLS.match(text, side.end)
        if wills and any(
            _speaks(text, start, side, starts[at] if at < len(starts) else len(text)) for start in told.get(at, ())
        ):
            yield side.codes[0], (side.start, side.end)


def _speaks(text: str, official: int, side: SideMention, stop: int) -> bool:
    """Whether an official who stands before a land in its sentence, or at the end of it, says what the land will."""
    first, last = (official, side.start) if official < side.start else (official, stop)
    return _SAID.search(text, first, last) is not None
