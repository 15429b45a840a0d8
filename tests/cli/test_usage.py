"""Wrong usage ends with one line that says what, why and where to read on, and status 2."""

from collections.abc import Callable
from pathlib import Path

import pytest

Ask = Callable[..., tuple[int, str, str]]


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["timeline", "--topic", "cheese"], "communique timeline: Invalid value for '--topic': 'cheese' is not one of"),
        (["show"], "communique show: Missing argument 'ID'"),
        (["list", "--limit", "0"], "communique list: Invalid value for '--limit'"),
        (["list", "--colour"], "communique list: No such option: --colour"),
        (["review", "frown"], "communique review: No such command 'frown'"),
        (["nothing"], "communique: No such command 'nothing'"),
        (["export", "scroll"], "communique export: Invalid value for FORMAT: scroll: not one of csv"),
    ],
    ids=lambda told: " ".join(told) if isinstance(told, list) else "",
)
def test_wrong_usage_is_one_line(ask: Ask, words: list[str], why: str) -> None:
    status, out, err = ask(*words)
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert err.startswith(why) and "Value error" not in err
    assert err.endswith("--help` tells more\n")


def test_without_a_command_the_help_is_printed(ask: Ask) -> None:
    status, out, err = ask()
    assert (status, err) == (2, "") and "Usage: communique" in out
    assert ask("--help")[0] == ask("--version")[0] == 0


def test_what_the_disk_refuses_is_one_line(ask: Ask, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file where a folder is asked for", encoding="utf-8")
    status, _, err = ask("demo", "--out", str(tmp_path / "taken" / "record"))
    assert status == 1 and err.count("\n") == 1
    assert "taken" in err and err.endswith(
        "not a directory; check the name, its permissions and the room on the disk\n"
    )
