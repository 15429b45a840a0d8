"""Names that may mean one person share a block: who is who can be asked block by block, with the same answer."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from communique.link.register import looked_up_under, person_base, stands_under

Named = tuple[str, str | None]  # a name and the country its mention tells


@dataclass(slots=True)
class Blocks:
    """The block of each name, old blocks made one with another (old to new), and keys to note."""

    of: dict[Named, int] = field(default_factory=dict)
    joined: dict[int, int] = field(default_factory=dict)
    keys: list[tuple[str, int]] = field(default_factory=list)


def keys_of(name: str, country: str | None, same: Iterable[frozenset[str]] = ()) -> tuple[list[str], list[str]]:
    """The keys under which a name asks, and those under which it only stands: it meets a name that asks for these.

    `same` are pairs of names that people said are one person's.
    """
    asks = [_key(*key) for key in looked_up_under(name, country)]
    asks += [f"base|{person_base(name, country)}", *(f"form|{'|'.join(sorted(pair))}" for pair in same if name in pair)]
    stands = [_key(*key) for key in stands_under(name, country or "") if key[0] != "form"]
    return asks, [key for key in stands if key not in asks]


def _key(kind: str, *words: str) -> str:
    """A key; a lone name may be a family name or a given one, so that both are one kind here."""
    return "|".join(("lone" if kind in ("family", "given") else kind, *words))


def join_blocks(
    names: Sequence[Named], known: Mapping[str, Sequence[int]], free: int, same: Iterable[frozenset[str]] = ()
) -> Blocks:
    """The blocks of these names. `known` has the old blocks of each key that they have, `free` is a number not taken.

    A key is asked for ("?key") or only stood under ("=key"); two names that only stand under one key do not meet.
    """
    tree = _Tree()
    asking: dict[str, list[Named | int]] = defaultdict(list)
    standing: dict[str, list[Named | int]] = defaultdict(list)
    for told, blocks in known.items():
        (asking if told[0] == "?" else standing)[told[1:]] += blocks
    noted = {}
    pairs = tuple(same)
    for name in dict.fromkeys(names):
        asks, stands = keys_of(*name, pairs)
        noted[name] = (asks, stands)
        tree.add(name)
        for key in asks:
            tree.join(name, [*asking[key][:1], *standing[key]])
            asking[key].append(name)
            standing.pop(key, None)  # they are in the block of those that ask
        for key in stands:
            if asking.get(key):
                tree.join(name, asking[key][:1])
            else:
                standing[key].append(name)
    return _numbered(tree, noted, known, free)


def _numbered(
    tree: "_Tree", noted: Mapping[Named, tuple[list[str], list[str]]], known: Mapping[str, Sequence[int]], free: int
) -> Blocks:
    found = Blocks()
    for group in tree.groups():
        old = sorted(member for member in group if isinstance(member, int))
        number = old[0] if old else free
        free += not old
        found.joined.update(dict.fromkeys(old[1:], number))
        found.of.update({member: number for member in group if not isinstance(member, int)})
    have = {(key, found.joined.get(block, block)) for key, blocks in known.items() for block in blocks}
    for name, (asks, stands) in noted.items():
        for key in (*(f"?{key}" for key in asks), *(f"={key}" for key in stands)):
            if (key, found.of[name]) not in have:
                have.add((key, found.of[name]))
                found.keys.append((key, found.of[name]))
    return found


class _Tree:
    """Names and blocks that belong together."""

    def __init__(self) -> None:
        self._up: dict[Named | int, Named | int] = {}

    def add(self, member: Named | int) -> None:
        self._up.setdefault(member, member)

    def join(self, member: Named | int, others: Iterable[Named | int]) -> None:
        for other in others:
            self.add(other)
            one, two = self._top(member), self._top(other)
            if one != two:
                self._up[two] = one

    def _top(self, member: Named | int) -> Named | int:
        while self._up[member] != member:
            self._up[member] = self._up[self._up[member]]
            member = self._up[member]
        return member

    def groups(self) -> list[list[Named | int]]:
        found: dict[Named | int, list[Named | int]] = defaultdict(list)
        for member in self._up:
            found[self._top(member)].append(member)
        return list(found.values())
