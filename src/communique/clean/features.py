"""The features of a page's lines: each line's cues, those of its neighbours, and where it stands on the page."""

from bisect import bisect_right
from collections.abc import Sequence

from communique.clean.cues import Cues
from communique.clean.kinds import body_span, body_stems, find_headline, likeness, tell_kinds

_FLAGS = (
    "prose", "title", "stamp_only", "alone", "list_head", "box_head", "furniture", "byline", "meta", "end",
    "log_count", "ago", "credit", "credit_end", "caption", "dateline", "mark", "address", "menu", "said", "present",
    "name", "stop", "colon", "outlet", "signed", "section", "pitch",
)  # fmt: skip
_NEAR = frozenset(
    [
        "prose", "stamp_only", "alone", "list_head", "box_head", "furniture", "byline", "meta", "end", "credit",
        "credit_end", "caption", "dateline", "name", "title", "menu", "stop", "ago", "outlet", "caption", "mark",
    ]
)  # fmt: skip
_FAR = frozenset(
    [
        "prose", "list_head", "furniture", "alone", "byline", "stamp_only", "credit", "caption", "ago", "menu",
        "name",
    ]
)  # fmt: skip
_STAFF = ("reporter", "editor", "correspondent")
_SIDES = ("(L)", "(R)", ", left", ", right", ", center", "(left)", "(right)")
_SIZES = (0, 1, 2, 3, 5, 8, 13, 20, 34)
_GAPS = (0, 1, 2, 3, 6, 12, 25)
_RUN = (0, 1, 3, 8)


def page_features(lines: Sequence[Cues]) -> list[list[str]]:
    """The names of the features that hold of each line, in order."""
    flags = [_flags(line) for line in lines]
    own = [_own(line, flag) for line, flag in zip(lines, flags, strict=True)]
    where = _Place(lines, flags)
    return [own[i] + _around(flags, i) + where.of(i) for i in range(len(lines))]


def _flags(line: Cues) -> frozenset[str]:
    return frozenset(name for name in _FLAGS if getattr(line, name))


def _bin(value: float, edges: Sequence[float]) -> int:
    return bisect_right(edges, value)


def _own(line: Cues, flags: frozenset[str]) -> list[str]:
    size = _bin(len(line.words), _SIZES)
    capital = _bin(line.capital, (0.25, 0.45, 0.7, 0.95))
    small = _bin(line.small, (0.001, 0.15, 0.3))
    named = sorted(flags)
    named += [
        f"size={size}",
        f"capital={capital}",
        f"small={small}",
        f"size={size},stop={line.stop}",
        f"size={size},capital={capital}",
    ]
    named += [f"label={line.label}"] if line.label else []
    named += [f"stamps={min(len(line.stamps), 3)}"] if line.stamps else []
    named += [f"parts={min(line.parts, 5)}", f"parts={min(line.parts, 5)},size={size}"] if line.parts > 1 else []
    named += _marks(line)
    for one, two in (
        ("caption", "credit_end"),
        ("caption", "said"),
        ("present", "said"),
        ("prose", "present"),
        ("prose", "furniture"),
        ("prose", "said"),
        ("name", "alone"),
    ):
        named.append(f"{one}={one in flags},{two}={two in flags}")
    return named


def _marks(line: Cues) -> list[str]:
    text = line.text
    head = text[:1]
    marks = []
    if head.isdigit():
        marks.append("digit head")
    elif head in "-–—*•▪·►▶»+":
        marks.append("bullet head")
    elif head in "\"“'‘":
        marks.append("quote head")
    elif head in "([":
        marks.append("bracket head")
    elif head.islower():
        marks.append("low head")
    low = text.lower()
    tests = {
        "digits only": not line.words,
        "shout": text.isupper() and len(line.words) > 1,
        "foreign": line.foreign > 0.3,
        "at": "@" in text,
        "bar": "|" in text,
        "quote": "“" in text or '"' in text,
        "question": text.endswith("?"),
        "ellipsis": text.endswith(("...", "…")),
        "comma": text.endswith(","),
        "you": " you" in low or low.startswith("you"),
        "web": "http" in low or "www." in low or ".com" in low,
        "photo": "photo" in low or "getty" in low,
        "staff": any(word in low for word in _STAFF),
        "sides": any(side in text for side in _SIDES),
    }
    return marks + [name for name, holds in tests.items() if holds]


def _around(flags: Sequence[frozenset[str]], i: int) -> list[str]:
    named: list[str] = []
    for step, wanted in ((-1, _NEAR), (1, _NEAR), (-2, _FAR), (2, _FAR)):
        j = i + step
        if 0 <= j < len(flags):
            named.extend(f"{step}:{name}" for name in sorted(flags[j] & wanted))
        else:
            named.append(f"{step}:edge")
    after = flags[i + 1] if i + 1 < len(flags) else frozenset[str]()
    if "credit" in after:
        named += [f"credit next,{name}={name in flags[i]}" for name in ("said", "present", "prose", "stop")]
    return named


class _Place:
    """Where lines stand: before, in or after the body, from the headline, below a list's head, said before."""

    def __init__(self, lines: Sequence[Cues], flags: Sequence[frozenset[str]]) -> None:
        self.lines = lines
        self.first, self.last = body_span(lines)
        self.head = find_headline(lines, self.first)
        self.rules = tell_kinds(lines)
        self.prose = [0]
        self.junk = [0]
        for flag in flags:
            self.prose.append(self.prose[-1] + ("prose" in flag))
            self.junk.append(
                self.junk[-1] + bool(flag & {"furniture", "alone", "list_head", "log_count", "ago", "menu"})
            )
        self.below = self._below(flags, "list_head")
        self.box = self._below(flags, "box_head")
        self.said = self._said()
        self.ended = self._since("end")
        self.site = self._names_site()
        self.colon = self._since_colon()
        self.heading = set(lines[self.head].key.split()) if self.head is not None else set()
        self.top = lines[0].key if lines else ""
        self.topic = body_stems(lines, self.first)

    def _below(self, flags: Sequence[frozenset[str]], what: str) -> list[int]:
        """How far above each line the last such head stands, 0 for none; two lines of prose in a row end its reach."""
        gap, found = 0, []
        for i, flag in enumerate(flags):
            if what in flag:
                gap = 0
                found.append(0)
                gap = 1
                continue
            if gap and i > 1 and "prose" in flag and "prose" in flags[i - 1]:
                gap = 0
            found.append(gap)
            gap += gap > 0
        return found

    def _names_site(self) -> list[bool]:
        """Whether each line is no more than the name by which copyright lines and addresses of the page call its site."""
        owned = " ".join(
            line.text for line in self.lines if "\u00a9" in line.text or line.address or "copyright" in line.key
        )
        tail = self.lines[0].text.rpartition(" | ")[2] if self.lines else ""
        known = _letters(owned) + " " + _letters(tail)
        return [
            1 <= len(line.words) <= 5 and len(name := _letters(line.text)) > 3 and name in known for line in self.lines
        ]

    def _since(self, what: str) -> list[bool]:
        """Whether such a line stands somewhere above each line, with the body begun."""
        found, seen = [], False
        for i, line in enumerate(self.lines):
            found.append(seen)
            seen = seen or (i > self.first and bool(getattr(line, what)))
        return found

    def _since_colon(self) -> list[int]:
        """How many lines above each line a colon opened the list that it belongs to, 0 for none."""
        found, gap = [], 0
        for line in self.lines:
            found.append(gap)
            if line.colon and line.words and not line.furniture:
                gap = 1
            elif gap and (line.prose or line.furniture or line.list_head or line.end):
                gap = 0
            else:
                gap += gap > 0
        return found

    def _said(self) -> list[str]:
        """For each line whether the same words stand before it, after it, or as part of a longer line."""
        places: dict[str, list[int]] = {}
        for i, line in enumerate(self.lines):
            places.setdefault(line.key, []).append(i)
        whole = "\n".join(line.key for line in self.lines[self.first : self.last])
        told = []
        for i, line in enumerate(self.lines):
            spots = places[line.key]
            if len(line.words) < 3:
                told.append("")
            elif len(spots) > 1:
                told.append("again" if spots[0] < i else "first")
            elif len(line.words) >= 6 and whole.count(line.key) > (self.first <= i < self.last):
                told.append("part")
            else:
                told.append("")
        return told

    def of(self, i: int) -> list[str]:
        """The features of a line's place."""
        named = [f"rule={self.rules[i]}", *self._zone(i), *self._from_head(i), *self._density(i)]
        if self.said[i]:
            named += [f"said {self.said[i]}", f"said {self.said[i]},zone={self._zone_name(i)}"]
        if self.below[i]:
            named += [f"below list={_bin(self.below[i], (2, 4, 8, 16))}", f"below list,prose={self.lines[i].prose}"]
        if 0 < self.box[i] < 6:
            named += [f"below box={self.box[i]}", f"below box,prose={self.lines[i].prose}"]
        if self.ended[i]:
            named += ["after end", f"after end,prose={self.lines[i].prose}"]
        if self.colon[i]:
            named += [
                "in colon list",
                f"in colon list={_bin(self.colon[i], (2, 4, 10))}",
                f"in colon list,name={self.lines[i].capital > 0.7}",
            ]
        for step in (-1, 1):
            if 0 <= i + step < len(self.rules):
                named.append(f"rule{step}={self.rules[i + step]}")
        return named

    def _zone_name(self, i: int) -> str:
        if i < self.first:
            return "before" if self.head is None or i > self.head else "head" if i == self.head else "above"
        return "body" if i < self.last else "after"

    def _zone(self, i: int) -> list[str]:
        zone = self._zone_name(i)
        line = self.lines[i]
        named = [
            f"zone={zone}",
            f"zone={zone},prose={line.prose}",
            f"zone={zone},size={_bin(len(line.words), (1, 3, 5, 9, 14, 25))}",
        ]
        named += [f"zone={zone},stop={line.stop}", f"zone={zone},capital={_bin(line.capital, (0.5, 0.8))}"]
        named += [
            f"zone={zone},{name}"
            for name in (
                "stamp_only",
                "name",
                "caption",
                "credit_end",
                "credit",
                "alone",
                "furniture",
                "byline",
                "meta",
                "present",
                "said",
                "menu",
                "outlet",
                "address",
                "end",
                "list_head",
                "mark",
                "title",
                "signed",
                "section",
                "pitch",
            )
            if getattr(line, name)
        ]
        if self.site[i]:
            named += ["site", f"site,zone={zone}", f"site,size={min(len(line.words), 5)}"]
        if zone != "body" and len(line.words) > 1:
            alike = _bin(likeness(line, self.topic), (0.01, 0.2, 0.34, 0.5, 0.67))
            named += [f"like body={alike}", f"like body={alike},zone={zone}", f"like body={alike},title={line.title}"]
        if zone == "after":
            named.append(f"after={_bin(i - self.last, _GAPS)}")
        elif zone in ("before", "above", "head"):
            named.append(f"to body={_bin(self.first - i, _GAPS)}")
        else:
            named += [f"in body={_bin(i - self.first, _RUN)}", f"body left={_bin(self.last - i, _RUN)}"]
        named += [f"line {i}"] if i < 3 else []
        named += ["last line"] if i == len(self.lines) - 1 else []
        return named

    def _from_head(self, i: int) -> list[str]:
        if self.head is None or i >= self.first:
            return []
        gap = i - self.head
        named = [
            f"head gap={max(-4, min(gap, 8))}",
            f"head gap={max(-2, min(gap, 4))},size={_bin(len(self.lines[i].words), (2, 4, 8))}",
        ]
        words = set(self.lines[i].key.split())
        if len(words) > 2 and gap:
            share = len(words & self.heading) / len(words)
            named += [
                f"like head={_bin(share, (0.2, 0.4, 0.7, 0.99))}",
                f"like head={_bin(share, (0.2, 0.99))},above={gap < 0}",
            ]
        if i and len(words) > 2 and self.top.startswith(self.lines[i].key):
            named.append("begins the title")
        return named

    def _density(self, i: int) -> list[str]:
        count = len(self.lines)
        low, high = max(0, i - 4), min(count, i + 5)
        return [
            f"prose above={_bin(self.prose[i] - self.prose[low], _RUN)}",
            f"prose below={_bin(self.prose[high] - self.prose[i + 1], _RUN)}",
            f"junk above={_bin(self.junk[i] - self.junk[low], _RUN)}",
            f"junk below={_bin(self.junk[high] - self.junk[i + 1], _RUN)}",
            f"prose so far={_bin(self.prose[i], (1, 3))}",
            f"prose to come={_bin(self.prose[count] - self.prose[i + 1], (1, 3))}",
        ]


def _letters(text: str) -> str:
    return "".join(char for char in text.lower() if char.isalpha())
