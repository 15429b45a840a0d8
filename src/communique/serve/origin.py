"""Whether a request that writes comes from a page of our own: asked of what only the browser can say.

For everything that answers to more than GET: the pages, the API, and what is mounted beside them (the MCP server).
"""

from starlette.datastructures import Headers
from starlette.types import Scope

SAFE = ("GET", "HEAD", "OPTIONS")


def cross_site(scope: Scope) -> str | None:
    """Why the request is not one of our own pages', or None where nothing says so.

    Browsers tell by Sec-Fetch-Site, older ones by Origin, which must then be the very address that was asked. A
    program that is no browser sends neither; it cannot be made to ask by a page.
    """
    headers = Headers(scope=scope)
    site, origin = headers.get("sec-fetch-site"), headers.get("origin")
    if site is not None and site not in ("same-origin", "none"):
        return f"the browser says that the request comes from another site ({site[:20]})"
    if site == "same-origin" or origin is None:
        return None
    own = f"{scope.get('scheme', 'http')}://{headers.get('host', '')}".lower()
    return None if origin.lower() == own else "the request's Origin is not this server"
