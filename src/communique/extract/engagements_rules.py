"""The rules of engagements: what each found, said in one plain sentence, and its version."""

from collections.abc import Mapping
from types import MappingProxyType

REASONS: Mapping[str, str] = MappingProxyType({
    "by-phone": "What officials of these sides did, they did by telephone or video, so they spoke with one another.",
    "call-on-verb": "An official of one side called on an official of another.",
    "discuss-verb": "An official of one side discussed something with an official of another.",
    "engage-verb": "An official of one side engaged officials of another.",
    "gather-verb": "Officials of several sides are said to have come together.",
    "joint-act": "Leaders of these sides, each by name, are said to have done something together on that day.",
    "joined": "Officials of these sides are named as taking part.",
    "meeting-noun": "A noun such as \"talks\", \"summit\" or \"phone call\" names an engagement between these sides.",
    "met-idiom": "A phrase such as \"shook hands\" or \"spent an hour together\" says that officials of these sides met.",
    "mutual-verb": "A verb of meeting has officials of these sides as its subject and object.",
    "phone-verb": "An official of one side telephoned an official of another.",
    "present-verb": "An ambassador presented his credentials to the head of another state.",
    "receive-verb": "An official of one side received or hosted an official of another.",
    "see-verb": "An official of one side saw or greeted an official of another.",
    "sign-verb": "Two sides signed a pact, for which their officials came together.",
    "speak-verb": "A verb of speaking has an official of one side as its subject and an official of another as its partner.",
    "summon-verb": "A government called in the ambassador of another.",
    "visit": "An official of one side is said to travel to another country.",
    "with-verb": "A verb such as \"confer\" has an official of one side as its subject and names the other with \"with\".",
})  # fmt: skip
VERSION = 1


def rule_name(rule: str) -> str:
    """The name and version under which a claim goes."""
    return f"{rule}/{VERSION}"
