"""How often one may ask: an allowance for each asker, in memory that cannot grow past a bound."""

import ipaddress
import math
import time
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock

from communique.serve.options import Allowance

_MOST = 20_000  # askers remembered at a time


class Limiter:
    """Allows each key a burst, then one every so many seconds (the generic cell rate algorithm: one number a key).

    A key that has not asked for a while is forgotten; where too many ask at once, the one that asked longest ago is.
    """

    def __init__(self, allowance: Allowance, most: int = _MOST, clock: Callable[[], float] = time.monotonic) -> None:
        self._every, self._depth = allowance.every, allowance.every * (allowance.burst - 1)
        self._most, self._clock = most, clock
        self._due: OrderedDict[str, float] = OrderedDict()  # key -> when all that it asked would have been its turn
        self._lock = Lock()

    def ask(self, key: str) -> int:
        """0 where the key may go on (and it is counted), else the whole seconds after which it may ask again."""
        with self._lock:
            now = self._clock()
            due = max(self._due.get(key, now), now)
            if due - now > self._depth + 1e-9:
                return max(1, math.ceil(due - now - self._depth))
            self._due[key] = due + self._every
            self._due.move_to_end(key)
            if len(self._due) > self._most:
                self._forget(now)
            return 0

    def give_back(self, key: str) -> None:
        """Uncount one: it was no attempt to guess."""
        with self._lock:
            if key in self._due:
                self._due[key] -= self._every

    def __len__(self) -> int:
        return len(self._due)

    def _forget(self, now: float) -> None:
        for key in [key for key, due in self._due.items() if due <= now]:
            del self._due[key]
        while len(self._due) > self._most:
            self._due.popitem(last=False)


def address_key(address: str) -> str:
    """An address as one asker: a network of 64 bits where it is of version 6, since one house has so many."""
    try:
        told = ipaddress.ip_address(address)
    except ValueError:
        return address[:64]
    return str(ipaddress.ip_network((told, 64), strict=False)) if told.version == 6 else str(told)
