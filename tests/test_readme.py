"""What the README shows is true: its commands exist, its Python runs, its links lead somewhere."""

import re
from pathlib import Path

import pytest

from communique.cli.app import app

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_command_exists() -> None:
    names = {
        command.name or (command.callback.__name__ if command.callback else "") for command in app.registered_commands
    }
    names |= {group.name or "" for group in app.registered_groups}
    used = set(re.findall(r"^\$ communique (\w+)", README, re.MULTILINE))
    assert used
    assert used <= names


def test_the_python_runs() -> None:
    (block,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    exec(compile(block, "README.md", "exec"), {})


@pytest.mark.parametrize("link", sorted(set(re.findall(r"\]\(([^)#:]+)\)", README))))
def test_every_link_leads_somewhere(link: str) -> None:
    assert (ROOT / link).exists()
