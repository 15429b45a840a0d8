"""What several rooms' tests share."""

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "bench"))


@pytest.fixture(scope="session")
def samples() -> Path:
    """The folder of sample pages."""
    return ROOT / "samples"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder ../shared beside the checkout; the test is skipped where there is none."""
    from ruler import shared_folder

    folder = shared_folder(ROOT)
    if folder is None:
        pytest.skip("no ../shared beside this checkout")
    return folder
