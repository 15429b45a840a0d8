"""An archive made by hand: two ministers' meetings and a launch between them."""

from sqlalchemy import Engine

from communique.archive.linking import link_archive
from made import add_made, engagement, incident, named, position

FIRST = (
    "Ministers of Portugal and Norway meet in Lisbon\n"
    "Foreign Minister Ana Prado met Foreign Minister Nils Berg in Lisbon on Friday.\n"
    "The ministers expressed concern over the missile tests of the islands.\n"
    "They agreed to keep the shared goal of a quiet sea.\n"
    "Portugal welcomed the offer of patrols."
)
LAUNCH = (
    "Islands fire a rocket\n"
    "The islands launched a missile on April 2.\n"
    "Ana Prado called the shared goal of a quiet sea a promise to be kept."
)
SECOND = (
    "Portugal and Norway consult by phone after launch\n"
    "Foreign Minister Ana Prado spoke by phone with Foreign Minister Nils Berg on Sunday.\n"
    "The ministers condemned the missile tests of the islands.\n"
    "They agreed to keep the shared goal of a quiet sea.\n"
    "Norway pledged a new radar."
)


def fill(engine: Engine) -> None:
    """Three articles: a meeting on 5 March, a launch on 2 April, a call on 4 April 2021."""
    both, ministers = ("NO", "PT"), ["Ana Prado", "Nils Berg"]
    people = [named("Ana Prado", "PT", "Foreign Minister"), named("Nils Berg", "NO", "Foreign Minister")]
    add_made(
        engine, "first", "2021-03-05", FIRST,
        [
            engagement("met", both, "2021-03-05", participants=ministers, place="Lisbon", about=["missiles"]),
            position("expressed concern over the missile tests of the islands", both, "concern", topics=["missiles"]),
            position("They agreed to keep the shared goal of a quiet sea", both, "agree"),
            position("Portugal welcomed the offer of patrols", ["PT"], "welcome"),
            *people,
        ],
    )  # fmt: skip
    add_made(
        engine, "launch", "2021-04-02", LAUNCH,
        [
            incident("launched a missile on April 2", "missile-launch", ["XA"], "2021-04-02"),
            position("called the shared goal of a quiet sea a promise to be kept", ["PT"], "reaffirm", speaker="Ana Prado"),
            people[0],
        ],
    )  # fmt: skip
    add_made(
        engine, "second", "2021-04-04", SECOND,
        [
            engagement("spoke by phone", both, "2021-04-04", participants=ministers, format="call"),
            position("condemned the missile tests of the islands", both, "condemn", topics=["missiles"]),
            position("They agreed to keep the shared goal of a quiet sea", both, "agree"),
            position("Norway pledged a new radar", ["NO"], "pledge"),
            *people,
        ],
    )  # fmt: skip
    link_archive(engine)
