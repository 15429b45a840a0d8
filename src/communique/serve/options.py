"""What the server is told when it starts."""

from dataclasses import dataclass

LOCAL_HOSTS = ("127.0.0.1", "localhost", "[::1]")


@dataclass(frozen=True, slots=True)
class ServeOptions:
    """`hosts` are names, beside those of the machine itself, under which the pages may be asked for."""

    hosts: tuple[str, ...] = ()

    @property
    def allowed(self) -> frozenset[str]:
        """All names that a Host header may carry, in lower case and without a port."""
        return frozenset(name.lower() for name in (*LOCAL_HOSTS, *self.hosts))
