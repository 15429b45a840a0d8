"""The closed vocabularies of the coding manual."""

from typing import Literal, get_args

LineKind = Literal["H", "M", "B", "C", "F"]
Status = Literal["held", "planned", "proposed", "cancelled"]
Format = Literal["meeting", "call", "video", "visit"]
Level = Literal["leader", "minister", "senior", "working", "unknown"]
Act = Literal[
    "agree", "reaffirm", "condemn", "urge", "concern", "pledge", "threaten", "welcome", "reject", "assess", "discuss"
]
IncidentKind = Literal[
    "missile-launch", "nuclear-test", "satellite-launch", "live-fire", "exercise", "attack", "arms-transfer",
    "sanction", "pact", "law", "detention", "cyber", "threat", "unrest", "other",
]  # fmt: skip
Topic = Literal[
    "denuclearization", "nuclear", "missiles", "satellite", "sanctions", "un", "defence", "intelligence",
    "russia-dprk", "china-role", "dialogue", "human-rights", "abductees", "humanitarian", "history", "territory",
    "trade", "economy", "energy", "climate", "technology", "cyber", "migration", "consular", "ceasefire", "ties",
    "trilateral", "elections", "terrorism", "other",
]  # fmt: skip
AccountKind = Literal["readout", "official", "anonymous", "state-media", "outlet"]
Rank = Literal[
    "leader", "deputy leader", "minister", "vice minister", "director general", "ambassador", "envoy",
    "spokesperson", "officer", "legislator", "party", "head of organisation", "official", "former",
]  # fmt: skip

LINE_KINDS: tuple[LineKind, ...] = get_args(LineKind)
STATUSES: tuple[Status, ...] = get_args(Status)
FORMATS: tuple[Format, ...] = get_args(Format)
LEVELS: tuple[Level, ...] = get_args(Level)
ACTS: tuple[Act, ...] = get_args(Act)
INCIDENT_KINDS: tuple[IncidentKind, ...] = get_args(IncidentKind)
TOPICS: tuple[Topic, ...] = get_args(Topic)
RANKS: tuple[Rank, ...] = get_args(Rank)
