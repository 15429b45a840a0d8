"""One address for one item: what readers are tracked with is taken off, so that the same page is the same item."""

from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

_TRACKING = ("utm_", "mc_", "pk_", "mtm_")
_TRACKERS = frozenset(
    {"fbclid", "gclid", "dclid", "msclkid", "igshid", "cmpid", "ocid", "ncid", "smid", "ref_src", "s_cid", "xtor"}
)
_PORTS = {"http": 80, "https": 443}


def plain_link(link: str, base: str = "") -> str | None:
    """The address of an item without fragment and tracking words, host in small letters; None where it is none."""
    try:
        parts = urlsplit(urljoin(base, link.strip()))
        port = parts.port
    except ValueError:
        return None
    scheme, host = parts.scheme.lower(), (parts.hostname or "").lower()
    if scheme not in _PORTS or not host or parts.username or parts.password:
        return None
    shown = f"[{host}]" if ":" in host else host
    place = shown if port in (None, _PORTS[scheme]) else f"{shown}:{port}"
    asked = urlencode([(n, v) for n, v in parse_qsl(parts.query, keep_blank_values=True) if not _tracks(n)])
    return urlunsplit((scheme, place, parts.path or "/", asked, "")).strip()


def _tracks(name: str) -> bool:
    return name.lower() in _TRACKERS or name.lower().startswith(_TRACKING)
