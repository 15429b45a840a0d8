"""What the page prints twice is kept once: a second copy of the body, a box of key points, a pull quote."""

from collections.abc import Sequence

from communique.clean.cues import Cues
from communique.values.vocabulary import LineKind

_FEWEST_WORDS = 5
_MOST_POINTS = 4
_BOX_REACH = 6  # lines below the head of a box that still belong to it


def drop_repeats(lines: Sequence[Cues], kinds: list[LineKind]) -> None:
    """Turn body and caption lines that say again what another one says into furniture.

    Of two copies the first stays, unless it stands in a box of key points; of a line and a longer line that holds
    its words the longer one stays.
    """
    boxed = _boxed(lines)
    _keep_first_copies(lines, kinds, boxed)
    told = [i for i, line in enumerate(lines) if kinds[i] in "BC" and len(line.words) >= _FEWEST_WORDS]
    told.sort(key=lambda i: (boxed[i], i))
    seen: set[str] = set()
    for i in told:
        if lines[i].key in seen:
            kinds[i] = "F"
        seen.add(lines[i].key)
    _drop_parts(lines, kinds, boxed)
    _drop_boxes(lines, kinds)


def _drop_boxes(lines: Sequence[Cues], kinds: list[LineKind]) -> None:
    """The points of a box end where a dateline, a caption or a credit shows that the body begins below."""
    for i, line in enumerate(lines):
        if not line.box_head or kinds[i] not in "FBM":
            continue
        end = next((j for j in range(i + 1, len(lines)) if kinds[j] != "B" or lines[j].dateline), len(lines))
        if 1 <= end - i - 1 <= _MOST_POINTS and kinds[end:].count("B") >= _MOST_POINTS:
            kinds[i:end] = ["F"] * (end - i)


def _keep_first_copies(lines: Sequence[Cues], kinds: list[LineKind], boxed: Sequence[bool]) -> None:
    """A short sentence beside the body is body too where the page's second printing of the body repeats it."""
    keys = [line.key for line in lines]
    for i in range(1, len(lines)):
        line = lines[i]
        if kinds[i] == "F" and kinds[i - 1] == "B" and line.stop and line.small and not (line.furniture or boxed[i]):
            later = keys.index(line.key, i + 1) if keys.count(line.key) > 1 and line.key in keys[i + 1 :] else 0
            if later and keys[later - 1] == keys[i - 1]:
                kinds[i] = "B"


def _boxed(lines: Sequence[Cues]) -> list[bool]:
    """Which lines stand right below the head of a box ("Key points"): its points, until a paragraph that is none."""
    found, left = [], 0
    for line in lines:
        found.append(left > 0)
        left = _BOX_REACH if line.box_head else left - 1 if left and not line.dateline else 0
    return found


def _drop_parts(lines: Sequence[Cues], kinds: list[LineKind], boxed: Sequence[bool]) -> None:
    """A sentence that stands alone and again inside a paragraph is a summary or a pull quote."""
    body = [i for i, kind in enumerate(kinds) if kind == "B"]
    whole = "\n".join(lines[i].key for i in body)
    for i in body:
        key = lines[i].key
        if len(lines[i].words) >= (_FEWEST_WORDS if boxed[i] else 2 * _FEWEST_WORDS) and whole.count(key) > 1:
            kinds[i] = "F"
