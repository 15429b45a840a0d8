"""How well sentences that name a state are parsed, as written and with the words that the parser is shown instead.

    python -m training.stand_ins --treebanks DIR [--instead name=Peru many=Danes]

Prints UAS and LAS (without punctuation and subtypes, over gold words, in percent) of the sentences in which a state, its
capital or its people is named by one plain word: first as written, then as shown (`communique.annotate.fold.LANDS`, or what
`--instead` says). The words were chosen on PUD and on EWT dev and test, whose figures flatter them; the documents of GUM that
training holds apart were not looked at for the choice.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from communique.annotate.fold import LANDS, kind_of_land
from communique.language.parsers import read_words
from communique.lexicon.sides import side_names
from training.treebanks import Sentence, read_sentences, read_splits

CHOSEN_ON = ("pud-test", "ewt-dev", "ewt-test")


def kinds_of(sentence: Sentence) -> list[str | None]:
    """For each word which kind of name of a state it is, or None."""
    found = (side_names().get(token.form) for token in sentence.tokens)
    return [
        kind_of_land(known.text, known.codes, known.form) if known is not None and not known.contextual else None
        for known in found
    ]


def score(sentences: Sequence[Sentence], instead: Mapping[str, str]) -> tuple[float, float]:
    """UAS and LAS in percent, each name of a state read as the word for its kind, or as written where there is none."""
    shown = [
        [instead.get(kind or "", token.form) for token, kind in zip(sentence.tokens, kinds_of(sentence), strict=True)]
        for sentence in sentences
    ]
    right: Counter[str] = Counter()
    for sentence, read in zip(sentences, read_words(shown, "fast"), strict=True):
        for i, token in enumerate(sentence.tokens):
            if token.deprel == "punct":
                continue
            right["words"] += 1
            if (0 if read.heads[i] == i else read.heads[i] + 1) == token.head:
                right["heads"] += 1
                right["both"] += read.relations[i].partition(":")[0] == token.deprel.partition(":")[0]
    return 100 * right["heads"] / right["words"], 100 * right["both"] / right["words"]


def main() -> None:
    """Print the scores."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--treebanks", type=Path, required=True)
    parser.add_argument("--instead", nargs="*", default=[])
    asked = parser.parse_args()
    shown = dict(LANDS) | dict(pair.split("=", 1) for pair in asked.instead)
    apart = frozenset().union(*read_splits().values())
    seen = [one for name in CHOSEN_ON for one in read_sentences(asked.treebanks / f"{name}.conllu.gz")]
    unseen = [one for one in read_sentences(asked.treebanks / "gum.conllu.gz") if one.document in apart]
    for which, every in (("PUD, EWT", seen), ("GUM, held apart", unseen)):
        sentences = [sentence for sentence in every if any(kinds_of(sentence))]
        print(f"{which}: {len(sentences)} sentences that name a state")
        for told, words in (("as written", {}), ("as shown", shown)):
            heads, both = score(sentences, words)
            print(f"  {told}: UAS {heads:.2f}, LAS {both:.2f}")


if __name__ == "__main__":
    main()
