"""Switches off what the libraries of this room would tell others of their use. To be done before they are imported."""

import os
from importlib.util import find_spec

from communique.errors import AbortRun

SILENCE = {
    "DO_NOT_TRACK": "1",
    "DAFT_ANALYTICS_ENABLED": "0",
    "RAY_USAGE_STATS_ENABLED": "0",
    "RAY_DISABLE_DASHBOARD": "1",
    "RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO": "0",
}
QUIET = {"DAFT_PROGRESS_BAR": "0", "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}


def hush() -> None:
    """Set the switches for this process and all that it starts."""
    os.environ.update(SILENCE)
    for name, value in QUIET.items():
        os.environ.setdefault(name, value)


def require_bulk(*, cluster: bool = False) -> None:
    """Raise AbortRun where the libraries of bulk coding are not installed."""
    wanted = ["pyarrow", "daft", *(["ray"] if cluster else [])]
    missing = [name for name in wanted if find_spec(name) is None]
    if missing:
        raise AbortRun(
            f"bulk coding needs {' and '.join(missing)}, which is not installed: pip install 'communique[bulk]'"
        )
