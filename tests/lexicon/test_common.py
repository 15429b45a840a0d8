"""The list of common words: small letters, in order, each once, and none that PostgreSQL would take apart."""

import re
import tomllib
from importlib.resources import files

from communique.lexicon.common import common_words


def test_the_list_is_in_order() -> None:
    words = tomllib.loads((files("communique.lexicon") / "common.toml").read_text(encoding="utf-8"))["words"]
    assert words == sorted(set(words)) and set(words) == common_words()
    assert all(re.fullmatch("[a-z]+", word) for word in words)
    assert {"the", "of", "minister"} <= common_words() and "radar" not in common_words()
