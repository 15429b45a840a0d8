"""Who did it and when, for each telling by itself, whatever the scorer makes of it; over sentences of our own."""

import pytest

from communique.extract.incidents_facts import Telling
from communique.extract.incidents_marks import marks_of
from communique.extract.incidents_tellings import tellings_of
from communique.values.understood import Understood
from written import DAY, Row, read


def understood(
    sentence: str, published: str = DAY, headline: str = "Envoys meet in Seoul", outlet: str | None = None
) -> Understood:
    lead = "Envoys of Japan and South Korea met in Seoul, the foreign ministry said."
    rows: tuple[Row, ...] = (("H", headline), ("M", published), lead, sentence)
    return read(*rows, published=published, headed=True, outlet=outlet)


def telling(word: str, sentence: str) -> Telling:
    found = [
        one for one in tellings_of(understood(sentence)) if one.trigger.token.text == word and not one.trigger.rank
    ]
    assert len(found) == 1, told_in(sentence)
    return found[0]


@pytest.mark.parametrize(
    ("word", "sentence", "actors"),
    [
        (
            "perpetrated",
            "The United States stands by the people of Burma after the violence perpetrated by the regime.",
            ("MM",),
        ),
        (
            "war",
            "The United States will isolate Russia as long as it continues its brutal war against Ukraine.",
            ("RU",),
        ),
        (
            "amendment",
            "The United States is worried about the passage of the Criminal Code amendment by the Legislative Assembly of Peru.",
            ("PE",),
        ),
        ("release", "We welcome the release of two U.S. citizens detained in Venezuela.", ("VE",)),
        (
            "applications",
            "President Biden met the leaders of Sweden and Finland and welcomed their applications for NATO membership.",
            ("FI", "SE"),
        ),
        ("laws", "We are concerned that Nicaragua used new laws to close a paper.", ("NI",)),
        ("coup", "Since the February 1 coup, people from Burma have fled their homes.", ("MM",)),
    ],
)
def test_no_page_tells_such_deeds_of_its_own_side(word: str, sentence: str, actors: tuple[str, ...]) -> None:
    page = understood(sentence, headline="Press Statement by U.S. Secretary of State Antony Blinken")
    assert page.voice == ("US",)
    assert [one.actors for one in tellings_of(page) if one.trigger.token.text == word] == [actors]


@pytest.mark.parametrize(
    ("headline", "sentence", "day"),
    [
        (
            "FACT SHEET: The United States Acts on Belarus",
            "The United States imposed sanctions on two banks.",
            "2031-03-14",
        ),
        (
            "FACT SHEET: The United States Acts on Belarus",
            "The United States has already imposed sanctions on two banks.",
            None,
        ),
        (
            "Press Statement by U.S. Secretary of State Antony Blinken",
            "The United States imposed sanctions on two banks.",
            None,
        ),
    ],
)
def test_a_fact_sheet_tells_what_is_done_with_it(headline: str, sentence: str, day: str | None) -> None:
    page = understood(sentence, headline=headline, outlet="The White House")
    assert page.voice == ("US",)
    found = [one.day for one in tellings_of(page) if one.trigger.kind == "sanction"]
    assert [told[0] if told else None for told in found] == [day]


def test_doers_told_before_are_no_mark() -> None:
    article = understood("The attack by Chad on the port killed ten. Repeated attacks have harmed civilians.")
    last = tellings_of(article)[-1]
    assert (last.actors, last.own, last.carried) == (("TD",), (), True)
    assert "actors=0" in marks_of(article, tellings_of(article))[-1]


def told_in(sentence: str) -> list[str]:
    return [one.trigger.token.text for one in tellings_of(understood(sentence))]


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
        ("exercises", "Japan staged anti-Iran military exercises in May.", ("JP",)),
        ("designated", "The Iranian bank was designated in 2019.", ()),
        ("imposed", "U.N. sanctions were imposed on the North in 2019.", ("UN",)),
        ("vote", "They noted the vote in the UN General Assembly on Monday.", ("UN",)),
        ("arresting", "France condemned the unlawful action by Chad in arresting two reporters.", ("TD",)),
        ("bombing", "They remembered the bombing of the Kenyan Embassy in Lagos.", ()),
        ("war", "The Taliban continue their war.", ("AF",)),
        ("exercises", "They spoke of U.S. anti-Iran military exercises.", ("US",)),
        ("sign", "Peru became the tenth nation to sign the accords.", ("PE",)),
        ("sign", "France welcomed Peru becoming the tenth nation to sign the accords.", ("PE",)),
        ("signed", "Peru, together with Chile, signed the accord.", ("CL", "PE")),
        ("imposed", "Norway, along with Denmark, imposed sanctions on Belarus.", ("DK", "NO")),
        ("sanctions", "They discussed the sanctions Norway and Japan have imposed.", ("JP", "NO")),
        (
            "sanctions",
            "She thanked the minister for Peru's support for Kenya, including imposing sanctions on Belarus.",
            ("PE",),
        ),
        ("sanctions", "She will thank Montenegro for joining EU sanctions on Russia.", ("ME",)),
        ("bombing", "They remembered the suicide car bombing of the Chinese Embassy in Bishkek, Kyrgyzstan.", ()),
        ("impeachment", "Unions staged a campaign against war and for impeachment of the president in Seoul.", ()),
        ("donation", "Kenya provided help to Chad, including a donation of vaccines.", ("KE",)),
        ("war", "Peru is engaged in a cruel war on Bolivia.", ("PE",)),
        ("crimes", "Members of Sudan's military have committed crimes against civilians.", ("SD",)),
        ("war", "Since launching his war, Russian President Vladimir Putin has brought death to Ukraine.", ("RU",)),
        ("war", "They spoke of efforts to hold Russia accountable for its unprovoked and unjust war.", ("RU",)),
        ("took", "Tens of thousands of Cubans took to the streets on Monday.", ()),
        ("impeachment", "Unions held a rally for the impeachment of the president in Seoul.", ()),
        ("blockade", "They met to end the blockade of the bridges between Canada and its neighbour.", ()),
        ("staged", "The war maniacs of Japan and Britain staged a drill in May.", ("GB", "JP")),
        ("attacks", "The attack by Chad on the port killed ten. Repeated attacks have harmed civilians.", ("TD",)),
        (
            "exercises",
            "Japan and Britain staged joint military drills. The hostile forces staged joint military exercises for weeks.",
            ("GB", "JP"),
        ),
        ("war", "The attack by Chad on the port killed ten. They hope to end the war in Yemen.", ()),
        ("attacked", "The attack by Chad on the port killed ten. Gunmen attacked a school.", ()),
        ("assassination", "The attack by Chad on the port killed ten. So did the assassination of Mr. Diallo.", ()),
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
        ("uprising", "He spoke of the peaceful uprising on July 9.", "2030-07-09"),
        ("attacks", "As the anniversary of the attacks of May 5, 2012 draws near, they mourn.", "2012-05-05"),
        ("attack", "France stands with Kenya on the fifth anniversary of the attack at the port.", "2026-03-14"),
        ("marched", "The world watched on March 10 as crowds marched in the streets.", "2031-03-10"),
        ("attack", "They spoke today regarding the attack on the port.", None),
        ("violence", "They spoke of the violence since the coup a year ago.", None),
        ("attacks", "They condemned the attacks, including the May 5 raid.", None),
        ("imposed", "Norway imposed sanctions on the police of Belarus after July 11.", None),
        ("impose", "In a first step the ministry today took action to impose sanctions on the bank.", "2031-03-14"),
        ("drawdown", "I have authorized, pursuant to a delegation, a drawdown of arms for Ukraine.", "2031-03-14"),
        ("sanctions", "We are implementing full sanctions on two banks.", "2031-03-14"),
        ("massacre", "Almost twenty-six years ago, rebels committed a massacre in the valley.", "2005"),
    ],
)
def test_when(word: str, sentence: str, day: str | None) -> None:
    found = telling(word, sentence).day
    assert (found[0] if found else None) == day


def test_broad_families_propose_and_say_so() -> None:
    found = telling("surged", "The United States surged thousands of forces to the border.")
    assert found.trigger.family.broad
    assert not telling("fired", "North Korea fired a ballistic missile on Tuesday.").trigger.family.broad


@pytest.mark.parametrize(
    ("word", "sentence"),
    [
        ("impose", "The ministry is taking action to impose visa restrictions on nine officials."),
        ("impose", "The president has directed the treasury to impose sanctions on the bank."),
        ("war", "They spoke of efforts to end the war in Yemen."),
        ("join", "Peru became the first state of the region to join the accords."),
    ],
)
def test_an_infinitive_that_tells_a_fact(word: str, sentence: str) -> None:
    assert word in told_in(sentence)


@pytest.mark.parametrize(
    ("word", "sentence"),
    [
        ("impose", "The ministry is ready to impose visa restrictions on nine officials."),
        ("impose", "The ministry will take action to impose visa restrictions on nine officials."),
        ("join", "Peru hopes to join the accords."),
    ],
)
def test_an_infinitive_that_tells_none(word: str, sentence: str) -> None:
    assert word not in told_in(sentence)


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
    first, second = marks_of(article, [one for one in tellings_of(article) if not one.trigger.rank])
    assert "before=0" in first
    assert "before=1" in second


def test_a_word_may_tell_two_kinds_and_the_scorer_chooses() -> None:
    article = understood("They condemned the decision by a court to ban the party.")
    found = [one for one in tellings_of(article) if one.trigger.token.text == "decision"]
    assert [(one.trigger.kind, one.trigger.rank) for one in found] == [("other", 0), ("law", 1)]
    first, second = marks_of(article, found)
    assert "second=law" in second
    assert not any(name.startswith("second=") for name in first)
    assert second["before=0"] == 1.0


def test_what_hangs_on_a_word_is_a_mark() -> None:
    article = understood("Peru signed the accord on Monday.")
    assert "below=accord|pact" in marks_of(article, tellings_of(article))[0]


@pytest.mark.parametrize(
    ("word", "sentence", "kind"),
    [
        ("exchanged", "Chad and Niger exchanged ten prisoners on Monday.", "other"),
        ("exchange", "They welcomed the exchange of ten prisoners on Monday.", "other"),
        ("exchanged", "Chad and Niger exchanged artillery fire on Monday.", "live-fire"),
        ("seized", "Spain seized a yacht in May.", "sanction"),
        ("seized", "Spain seized a tanker in May.", "other"),
        ("revoked", "Peru revoked the visas of two officials.", "sanction"),
        ("decided", "The cabinet decided to allow the export of fighters.", "law"),
        ("announced", "Chad announced on Monday that it joined the group.", "law"),
        ("issuing", "The ministry is issuing six licenses.", "law"),
        ("entered", "Reports say that troops entered the country.", "live-fire"),
        ("repositioning", "Chad is repositioning its forces.", "other"),
        ("vetoed", "Peru vetoed the resolution.", "other"),
        ("actions", "They condemned its brutal actions in the north.", "attack"),
        ("support", "They noted the military support for Chad.", "arms-transfer"),
        ("impose", "Action to impose visa restrictions on nine officials", "sanction"),
    ],
)
def test_words_that_tell_a_kind(word: str, sentence: str, kind: str) -> None:
    found = [one.trigger.kind for one in tellings_of(understood(sentence)) if one.trigger.token.text == word]
    assert found[:1] == [kind]
