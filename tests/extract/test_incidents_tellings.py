"""Who did it and when, for each telling by itself, whatever the scorer makes of it; over sentences of our own."""

import pytest

from communique.annotate import annotate_article
from communique.extract.incidents_facts import Telling
from communique.extract.incidents_marks import marks_of
from communique.extract.incidents_tellings import tellings_of
from communique.resolve import resolve_article
from communique.values.article import Article, Line, Told
from communique.values.understood import Understood


def understood(sentence: str, published: str = "2031-03-14", headline: str = "Envoys meet in Seoul") -> Understood:
    parts = (headline, published, "Envoys of Japan and South Korea met in Seoul, the foreign ministry said.", sentence)
    text, lines, place = "\n".join(parts), [], 0
    for kind, part in zip("HMBB", parts, strict=True):
        lines.append(Line(kind, part, place))
        place += len(part) + 1
    told = Told(published, "time stamp", published, len(headline) + 1, len(headline) + 1 + len(published))
    return resolve_article(annotate_article(Article("a", "a", text, tuple(lines), "test", published=told)))


def telling(word: str, sentence: str) -> Telling:
    found = [one for one in tellings_of(understood(sentence)) if one.trigger.token.text == word]
    assert len(found) == 1, [one.trigger.token.text for one in tellings_of(understood(sentence))]
    return found[0]


@pytest.mark.parametrize(
    ("word", "sentence", "actors"),
    [
        ("signing", "The minister congratulated Brazil on signing the accords.", ("BR",)),
        ("closing", "She thanked Montenegro for joining the talks and for closing its airspace to bombers.", ("ME",)),
        (
            "lifting",
            "The Ethiopian government has taken many steps, including lifting the state of emergency.",
            ("ET",),
        ),
        ("test", "Japan condemned North Korea for its test of a ballistic missile.", ("KP",)),
        ("war", "They want to hold President Vladimir Putin accountable for his unlawful war.", ("RU",)),
        ("attack", "They deplored the attack by Russian military forces in Ukraine.", ("RU",)),
        ("truce", "He praised the UN-brokered truce that began on Monday.", ()),
        ("detained", "The reporter was detained in Iran on Monday.", ("IR",)),
        ("killed", "They condemned the attack in Haifa, Israel, which killed three people.", ()),
        ("arrested", "Ottoman authorities arrested Armenian teachers.", ()),
        ("protests", "He spoke of the recent protests in Colombia.", ()),
        ("held", "The United States and South Korea held a meeting and a drill on Monday.", ("KR", "US")),
    ],
)
def test_who_did_it(word: str, sentence: str, actors: tuple[str, ...]) -> None:
    assert telling(word, sentence).actors == actors


@pytest.mark.parametrize(
    ("word", "sentence", "day"),
    [
        ("staged", "On March 6, the Chinese navy sent two frigates south and staged a drill there.", "2031-03-06"),
        ("genocide", "Today marks 26 years since the genocide in the valley.", "2005-03-14"),
        (
            "endorsement",
            "Today marks the tenth anniversary of the endorsement of the law by the council.",
            "2021-03-14",
        ),
        ("invasion", "Today is the one-month anniversary of Russia's invasion of its neighbour.", "2031-02-14"),
        ("attacks", "The summit is the first since last year's attacks in Paris.", "2030"),
        ("delegate", "I hereby delegate the authority under section 12 to the Secretary of Defense.", "2031-03-14"),
    ],
)
def test_when(word: str, sentence: str, day: str | None) -> None:
    found = telling(word, sentence).day
    assert (found[0] if found else None) == day


def test_broad_families_propose_and_say_so() -> None:
    found = telling("surged", "The United States surged thousands of forces to the border.")
    assert found.trigger.family.broad
    assert not telling("fired", "North Korea fired a ballistic missile on Tuesday.").trigger.family.broad


def test_designating_a_delegation_is_no_sanction() -> None:
    sentence = "The president designated a delegation to the ceremony."
    assert not [one for one in tellings_of(understood(sentence)) if one.trigger.kind == "sanction"]


def test_a_month_is_no_march() -> None:
    assert not [
        one
        for one in tellings_of(understood("They met in March in the streets of the capital."))
        if one.trigger.token.text == "March"
    ]


def test_marks_tell_what_was_told_before() -> None:
    article = understood("North Korea fired a missile on Monday and fired a missile on Tuesday.")
    first, second = (row for row in marks_of(article, tellings_of(article)))
    assert "before=0" in first
    assert "before=1" in second
