"""Makes spaCy's English tokenizer agree with the treebanks, and with how news writes names."""

from __future__ import annotations

import re

from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.util import compile_infix_regex

# Affixes that GUM and EWT leave on their word ("non-nuclear", "ex-envoy"), counted in their training parts:
# each stays joined in nine of ten cases or more. All other hyphens between letters are tokens of their own.
_AFFIXES = [
    "anti",
    "co",
    "counter",
    "cross",
    "e",
    "ex",
    "inter",
    "mid",
    "mini",
    "multi",
    "non",
    "over",
    "post",
    "pre",
    "pro",
    "re",
    "semi",
    "socio",
    "sub",
]

# Abbreviations that never end a word group in news.
_ABBREVIATIONS = [
    "No.",
    "Nos.",
    "Lt.",
    "Col.",
    "Maj.",
    "Capt.",
    "Sgt.",
    "Cpl.",
    "Cmdr.",
    "Ft.",
    "al.",
    "Amb.",
    "Pres.",
    "Sec.",
    "Dept.",
    "Sat.",
]

# One syllable of a romanised East Asian given name, as in "Suk-yeol" or "Son-hui": kept whole, since a
# lower-case second half alone would not be seen as a name.
_SYLLABLE = r"[bcdghjklmnpqrstwxyz]{0,3}[aeiouwy]{1,3}(?:ng|[nkglmpbtrh])?"
_NOT_A_SYLLABLE = r"(?!(?:day|way|war|run|out|up|long|to|high|low|man|top|set|cut|hot|pay|for|like|on)\b)"
_GIVEN_NAME = re.compile(rf"(?=[A-Z])(?!Al-|El-)(?i:{_SYLLABLE})[-‐‑]{_NOT_A_SYLLABLE}[A-Z]?(?:{_SYLLABLE})\Z")

# Clitics are cut off by rules for whole words and for ends of words; these cut them off beside a dash too.
_BESIDE_DASHES = (
    r"(?<=[A-Za-z])(?=n['’]t(?![A-Za-z]))",
    r"(?<=[A-Za-z])(?=['’](?:s|re|ve|ll|d|m)(?![A-Za-z]))",
    r"(?<=[A-Za-z])[‐‑](?=[A-Za-z])",
)


def make_tokenizer(nlp: Language) -> Tokenizer:
    """The tokenizer of a blank English pipeline with the treebanks' hyphens, slashes and abbreviations."""
    tokenizer = nlp.tokenizer
    assert isinstance(tokenizer, Tokenizer)
    tokenizer.infix_finditer = compile_infix_regex(_make_infixes(list(nlp.Defaults.infixes or []))).finditer
    tokenizer.token_match = _GIVEN_NAME.match
    rules = {form: pieces for form, pieces in (tokenizer.rules or {}).items() if form != "and/or"}
    tokenizer.rules = rules | {form: [{65: form}] for form in _ABBREVIATIONS}
    return tokenizer


def split_beside_dashes(nlp: Language) -> None:
    """Cut clitics off beside a dash ("didn't—he") and words at the rarer hyphens: the treebanks have neither."""
    tokenizer = nlp.tokenizer
    assert isinstance(tokenizer, Tokenizer)
    infixes = [*_make_infixes(list(nlp.Defaults.infixes or [])), *_BESIDE_DASHES]
    tokenizer.infix_finditer = compile_infix_regex(infixes).finditer


def _make_infixes(defaults: list[str]) -> list[str]:
    """The default infixes, but affixes keep their hyphen, and initials and figures lose theirs."""
    guard = "".join(rf"(?<!\b{form})" for affix in _AFFIXES for form in (affix, affix.capitalize()))
    hyphen = "(?:-|–|—|--|---|——|~)"
    own = [rf"{guard}{infix}" if hyphen in infix else infix for infix in defaults]
    return [
        *own,
        r"(?<=[A-Z]\.)[-–](?=[A-Za-z])",
        r"(?<=[0-9])[–](?=[0-9])",
        r"(?<=[a-z])/(?=or\b)",
    ]
