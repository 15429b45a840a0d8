"""Text cut at the edges of marks."""

from communique.serve.marks import Mark, shown_lines


def _mark(start: int, end: int, claim: int, kind: str = "engagement") -> Mark:
    return Mark(start, end, claim, kind, "date", "because")


def test_overlapping_marks_each_keep_their_words() -> None:
    text = "Head\nThe envoys met today."
    lines = shown_lines(text, "HFB", [_mark(5, 15, 1), _mark(9, 19, 2, "person")])
    assert ["".join(piece.text for piece in line.pieces) for line in lines] == text.split("\n")
    assert [line.kind for line in lines] == ["H", "B"]
    assert [(p.text, [m.claim for m in p.marks], p.kinds) for p in lines[1].pieces] == [
        ("The ", [1], "engagement"),
        ("envoys", [1, 2], "engagement person"),
        (" met", [2], "person"),
        (" today.", [], ""),
    ]


def test_a_mark_over_a_line_break_marks_both_lines() -> None:
    lines = shown_lines("one\ntwo", "BB", [_mark(1, 6, 1)])
    assert [[(p.text, bool(p.marks)) for p in line.pieces] for line in lines] == [
        [("o", False), ("ne", True)],
        [("tw", True), ("o", False)],
    ]


def test_a_line_of_nothing() -> None:
    assert shown_lines("", "", [])[0].pieces == ()
