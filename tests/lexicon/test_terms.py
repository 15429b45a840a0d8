"""Offices and their holders: days in order, nobody held twice at once, named as pages name them."""

from itertools import pairwise

from communique.lexicon.terms import terms


def test_terms_are_in_order_and_do_not_overlap_by_much() -> None:
    held: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for term in terms():
        for first, last in term.days:
            assert first < last, term
            held.setdefault((term.side, term.title), []).append((str(first), str(last)))
    for office, days in held.items():
        if office[1] in ("president", "spokesperson") and office[0] == "EU":
            continue
        for one, other in pairwise(sorted(set(days))):
            assert one[1] <= other[0], (office, one, other)


def test_a_holder_is_named_by_title() -> None:
    term = next(t for t in terms() if t.name == "Garneau")
    assert term.named_in("Canadian Foreign Minister Marc Garneau spoke.")
    assert term.named_in("Minister of Foreign Affairs of Canada Marc Garneau")
    assert not term.named_in("Former Foreign Minister Garneau spoke.")
    assert not term.named_in("Deputy Foreign Minister Garneau spoke.")
    assert not term.named_in("Garneau spoke of the Foreign Minister.")
