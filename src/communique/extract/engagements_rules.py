"""The rules of engagements: what each found, said in one plain sentence, its version, and how often it was right."""

from collections.abc import Mapping
from types import MappingProxyType


def met_idiom() -> None:
    """A phrase such as "shook hands" or "spent an hour together" says that officials of these sides met."""


def meeting_noun() -> None:
    """A noun such as "talks", "summit" or "phone call" names an engagement between these sides."""


def mutual_verb() -> None:
    """A verb of meeting has officials of these sides as its subject and object."""


def with_verb() -> None:
    """A verb such as "confer" has an official of one side as its subject and names the other with "with"."""


def speak_verb() -> None:
    """A verb of speaking has an official of one side as its subject and an official of another as its partner."""


def phone_verb() -> None:
    """An official of one side telephoned an official of another."""


def receive_verb() -> None:
    """An official of one side received or hosted an official of another."""


def summon_verb() -> None:
    """A government called in the ambassador of another."""


def gather_verb() -> None:
    """Officials of several sides are said to have come together."""


def call_on_verb() -> None:
    """An official of one side called on an official of another."""


def see_verb() -> None:
    """An official of one side saw or greeted an official of another."""


def joined() -> None:
    """Officials of these sides are named as taking part."""


def present_verb() -> None:
    """An ambassador presented his credentials to the head of another state."""


def by_phone() -> None:
    """What officials of these sides did, they did by telephone or video, so they spoke with one another."""


def sign_verb() -> None:
    """Two sides signed a pact, for which their officials came together."""


def visit() -> None:
    """An official of one side is said to travel to another country."""


RULES: Mapping[str, int] = MappingProxyType({
    "met-idiom": 1, "meeting-noun": 1, "mutual-verb": 1, "with-verb": 1, "speak-verb": 1, "phone-verb": 1, "receive-verb": 1,
    "summon-verb": 1, "gather-verb": 1, "call-on-verb": 1, "see-verb": 1, "joined": 1, "by-phone": 1, "sign-verb": 1, "present-verb": 1, "visit": 1,
})  # fmt: skip
CONFIDENCE: Mapping[str, float] = MappingProxyType({
    "met-idiom": 0.6, "meeting-noun": 0.6, "mutual-verb": 0.8, "with-verb": 0.6, "speak-verb": 0.7, "phone-verb": 0.7,
    "receive-verb": 0.7, "summon-verb": 0.7, "gather-verb": 0.6, "call-on-verb": 0.6, "see-verb": 0.6, "joined": 0.5, "present-verb": 0.7, "by-phone": 0.7, "sign-verb": 0.5, "visit": 0.5,
})  # fmt: skip
