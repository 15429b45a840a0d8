"""Marks that stand in many groups are held once."""

from communique.extract.positions_marks import Crossed, Marks, Surrounding


def test_groups_of_marks_hold_the_same_names_in_common() -> None:
    parts = ("act=urge", "rule=verb")
    groups = [Marks(["+".join(parts)]) for _ in range(2)] + [Surrounding(["+".join(parts)])]
    assert len({id(group.names[0]) for group in groups}) == 1


def test_what_a_mark_weighs_beside_others_is_kept_by_names_held_in_common() -> None:
    around, table = [Surrounding(["rule"]) for _ in range(2)], Crossed({"act": 1.0, "act+rule": 2.0})
    marks = ["".join(["a", "ct"]) for _ in around]
    assert [one.weigh(mark, table) for one, mark in zip(around, marks, strict=True)] == [3.0, 3.0]
    kept = [next(iter(one._kept[table])) for one in around]
    assert kept[0] is kept[1]
