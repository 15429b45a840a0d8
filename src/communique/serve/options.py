"""What the server is told when it starts."""

import ipaddress
from dataclasses import dataclass, field

LOCAL_HOSTS = ("127.0.0.1", "localhost", "[::1]")


@dataclass(frozen=True, slots=True)
class Allowance:
    """So many at once, then one every so many seconds."""

    burst: int
    every: float


@dataclass(frozen=True, slots=True)
class Limits:
    """How often one may ask. Reads are bounded for one address, writes for one person, sign-ins for both."""

    reads: Allowance = Allowance(1000, 1 / 200)
    writes: Allowance = Allowance(60, 0.5)
    sign_ins: Allowance = Allowance(10, 60.0)  # from an address
    guesses: Allowance = Allowance(30, 60.0)  # for an account, from wherever


@dataclass(frozen=True, slots=True)
class ServeOptions:
    """`hosts` are names, beside those of the machine itself, under which the pages may be asked for.

    `bind` is the address that is listened on, `local` the name under which someone on this machine reviews while no
    account is there.
    """

    hosts: tuple[str, ...] = ()
    bind: str = "127.0.0.1"
    local: str = "local"
    limits: Limits = field(default_factory=Limits)
    tools: bool = False  # whether language models may ask at /mcp

    @property
    def allowed(self) -> frozenset[str]:
        """All names that a Host header may carry, in lower case and without a port."""
        return frozenset(name.lower() for name in (*LOCAL_HOSTS, *self.hosts))

    @property
    def wide(self) -> bool:
        """Whether others than this machine can reach the server."""
        if self.bind.lower() == "localhost":
            return False
        try:
            return not ipaddress.ip_address(self.bind.strip("[]")).is_loopback
        except ValueError:
            return True
