"""The outlet of a page, by the names that stand on it."""

import pytest

from communique.clean import clean_page
from communique.values.article import Page

HEAD = "Ruritania and Graustark agree on the ferry at last"
LEAD = "The foreign ministers of Ruritania and Graustark met on Wednesday, and the talks lasted for an hour and a half."
MORE = "They agreed to meet again in the spring, when the passes above the castle of Zenda will be open once more."


def outlet(*lines: str) -> str | None:
    text = "\n".join([*lines, LEAD, MORE, LEAD.replace("Wednesday", "Monday"), MORE.replace("spring", "autumn")])
    told = clean_page(Page("page.txt", "page", text.encode(), "text", "utf-8")).outlet
    return told.value if told else None


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        ((HEAD, "Ministry of Foreign Affairs of Ruritania", "4 May 2031"), "Ministry of Foreign Affairs of Ruritania"),
        (
            (HEAD, "Delegation of the European Union to Zenda", "4 May 2031"),
            "Delegation of the European Union to Zenda",
        ),
        ((HEAD, "From: Foreign & Commonwealth Office", "Published 4 May 2031"), "Foreign & Commonwealth Office"),
        ((HEAD, "Office of the Spokesperson", "4 May 2031"), None),
        ((HEAD, "National | Zenda Bulletin", "4 May 2031"), "Zenda Bulletin"),
        ((HEAD, "Rudolf Elphberg / TNN / 4 May 2031"), None),
        ((HEAD, "By Rudolf Elphberg, The Associated Press", "4 May 2031"), None),
        ((HEAD, "Rudolf Elphberg/Senior Staff Reporter", "4 May 2031"), None),
        ((f"{HEAD} | World | News | Zenda.example", HEAD, "4 May 2031"), "Zenda.example"),
    ],
)
def test_an_outlet_is_named_above_the_text(lines: tuple[str, ...], name: str | None) -> None:
    assert outlet(*lines) == name
