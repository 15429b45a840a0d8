"""From latitude and longitude to a place on the map: the Equal Earth projection (Šavrič, Patterson and Jenny 2018)."""

from math import asin, cos, pi, radians, sin, sqrt

WIDTH = 960
NORTH, SOUTH = 84.0, -57.0  # the map ends where nobody meets
_A = (1.340264, -0.081106, 0.000893, 0.003796)


def _equal_earth(latitude: float, longitude: float) -> tuple[float, float]:
    theta = asin(sqrt(3) / 2 * sin(radians(latitude)))
    square = theta * theta
    sixth = square * square * square
    slope = _A[0] + 3 * _A[1] * square + sixth * (7 * _A[2] + 9 * _A[3] * square)
    x = 2 * sqrt(3) * radians(longitude) * cos(theta) / (3 * slope)
    return x, theta * (_A[0] + _A[1] * square + sixth * (_A[2] + _A[3] * square))


_HALF = 2 * sqrt(3) * pi / (3 * _A[0])  # the equator's half
_SCALE = WIDTH / (2 * _HALF)
_TOP = _equal_earth(NORTH, 0)[1]
HEIGHT = round(_SCALE * (_TOP - _equal_earth(SOUTH, 0)[1]))


def project(latitude: float, longitude: float) -> tuple[float, float]:
    """The place on a map of WIDTH by HEIGHT, from its upper left corner."""
    x, y = _equal_earth(latitude, longitude)
    return round(_SCALE * (_HALF + x), 1), round(_SCALE * (_TOP - y), 1)
