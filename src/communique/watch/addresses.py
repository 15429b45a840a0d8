"""Which addresses may be fetched: http(s) on the public network, and hosts that the user allowed by name."""

import ipaddress
import socket
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from communique.errors import CommuniqueError

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Resolver = Callable[[str, int], Iterable[str]]
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_PORTS = {"http": 80, "https": 443}
_LONGEST = 2_000  # characters of an address


class Refused(CommuniqueError):
    """An address that is not fetched; the message says why in one line."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where a request goes: the parts of its address, and the number that its name was resolved to and checked."""

    url: str
    scheme: str
    host: str
    port: int
    number: str

    @property
    def origin(self) -> str:
        """Scheme, host and port: what robots.txt and the queue of a host hang on."""
        shown = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{shown}" + ("" if self.port == _PORTS[self.scheme] else f":{self.port}")


def host_of(url: str) -> str:
    """The host of an address in small letters; empty where it has none."""
    try:
        return (urlsplit(url).hostname or "").lower()
    except ValueError:
        return ""


def find_target(url: str, allowed: frozenset[str] = frozenset(), resolve: Resolver | None = None) -> Target:
    """The checked target of an address. Raises Refused.

    The name is resolved here, once, and the connection goes to the number that was checked: a name that changes its
    number between check and use changes nothing. `allowed` holds hosts ("news.local", "127.0.0.1:8000") that may lie
    on a private network.
    """
    scheme, host, port = _parts(url)
    numbers = list((resolve or resolve_name)(host, port))
    if not numbers:
        raise Refused(f"the name {host} has no address; check its spelling")
    if host not in allowed and f"{host}:{port}" not in allowed:
        closed = [number for number in numbers if not is_public(number)]
        if closed:
            raise Refused(f"{host} lies on a private network ({closed[0]}); allow it by name with --allow-host {host}")
    return Target(url, scheme, host, port, numbers[0])


def _parts(url: str) -> tuple[str, str, int]:
    if len(url) > _LONGEST:
        raise Refused(f"the address is longer than {_LONGEST:,} characters")
    try:
        parts = urlsplit(url)
        scheme, host, port = parts.scheme.lower(), (parts.hostname or "").lower(), parts.port
    except ValueError as error:
        raise Refused(f"not an address ({error})") from None
    if scheme not in _PORTS:
        raise Refused(f"only http and https are fetched, not {scheme or 'an address without a scheme'}")
    if not host or any(ord(sign) <= 32 for sign in url):
        raise Refused("not an address: it names no host" if not host else "not an address: it holds blanks")
    if parts.username or parts.password:
        raise Refused("the address holds a name or password; take it out")
    return scheme, host, port or _PORTS[scheme]


def resolve_name(host: str, port: int) -> list[str]:
    """The numbers of a host, as the system knows them, each once."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return []
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def is_public(number: str) -> bool:
    """Whether a number lies on the public network: neither private, loopback, link-local, reserved nor multicast."""
    try:
        address: Address = ipaddress.ip_address(number.split("%")[0])
    except ValueError:
        return False
    return all(part.is_global and not part.is_multicast and not part.is_reserved for part in _layers(address))


def _layers(address: Address) -> list[Address]:
    """The address, and those wrapped in it (IPv4 in IPv6, 6to4, Teredo, NAT64): each of them must be public."""
    if isinstance(address, ipaddress.IPv4Address):
        return [address]
    if address in _NAT64:
        return [ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)]
    wrapped = address.ipv4_mapped or address.sixtofour
    if address.teredo:
        return [address, *address.teredo]
    return [wrapped] if address.ipv4_mapped and wrapped else [address, *([wrapped] if wrapped else [])]
