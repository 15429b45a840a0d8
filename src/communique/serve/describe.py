"""The API's description on standard output: `python -m communique.serve.describe`."""

import json
import sys

from communique.serve.app import app_over
from communique.serve.options import ServeOptions
from communique.store.engine import make_engine


def description() -> str:
    """The description as it is checked in; no archive is needed for it."""
    told = app_over(make_engine("sqlite://"), ServeOptions()).openapi()
    return json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


if __name__ == "__main__":
    sys.stdout.write(description())
