"""Parameters that a route does not know are refused: a misspelt filter must not look like an answer."""

from typing import Any

from starlette.requests import Request

from communique.serve.problems import BadRequest


def only_known(request: Request) -> None:
    """BadRequest where the address has a parameter that the route does not take, or one twice."""
    known = _names(request.scope["route"].dependant)
    for name, _ in request.query_params.multi_items():
        if name not in known:
            can = f"it is one of {', '.join(sorted(known))}" if known else "none is taken here"
            raise BadRequest(f"{name}: not a parameter; {can}")
        if len(request.query_params.getlist(name)) > 1:
            raise BadRequest(f"{name}: given more than once")


def _names(dependant: Any) -> set[str]:
    """The query parameters of a route and of all that it depends on."""
    names = {field.alias for field in dependant.query_params}
    return names.union(*(_names(needed) for needed in dependant.dependencies))
