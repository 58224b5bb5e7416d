"""Papers on their way to be finished."""

from __future__ import annotations

from coach.practice.papers.paper import MARK_LEFT, Bookmark, Painted, Paper, Tag


def test_marks_are_outside_of_every_paper_and_parts_know_where_they_stand() -> None:
    assert MARK_LEFT < -10_000
    assert [paper.value for paper in Paper] == ["A4", "Letter"]
    painted = Painted(b"", "en", (Tag("Table"), Tag("TR", parent=0)), (Bookmark("Start", 0, 800),))
    assert painted.tags[painted.tags[1].parent or 0].kind == "Table"
    assert not painted.right_to_left
