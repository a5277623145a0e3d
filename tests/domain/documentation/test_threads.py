from collections.abc import Iterable

from facilitator.domain.documentation.threads import Thread, thread_entries
from facilitator.domain.entries import Entry
from tests.factories import make_entry


def _shape(threads: Iterable[Thread]) -> list[list[tuple[str, int]]]:
    return [
        [
            (thread.root.id, 0),
            *((follower.entry.id, follower.depth) for follower in thread.followers),
        ]
        for thread in threads
    ]


def _thread(*entries: Entry) -> list[list[tuple[str, int]]]:
    return _shape(thread_entries(entries, lambda entry, parent: False))


def test_thread_entries_each_under_its_own() -> None:
    assert _thread(
        make_entry("a"),
        make_entry("b"),
        make_entry("a1", parent="a"),
        make_entry("b1", parent="b"),
        make_entry("a2", parent="a"),
        make_entry("a11", parent="a1"),
    ) == [[("a", 0), ("a1", 1), ("a11", 2), ("a2", 1)], [("b", 0), ("b1", 1)]]


def test_thread_entries_whose_parent_is_not_there() -> None:
    assert _thread(make_entry("a", parent="gone")) == [[("a", 0)]]


def test_thread_entries_that_stand_alone() -> None:
    entries = (make_entry("a"), make_entry("b", parent="a"))

    assert _shape(thread_entries(entries, lambda entry, parent: entry.id == "b")) == [
        [("a", 0)],
        [("b", 0)],
    ]


def test_thread_entries_in_a_circle() -> None:
    assert _thread(
        make_entry("a", parent="b"), make_entry("b", parent="a"), make_entry("c", parent="c")
    ) == [[("a", 0), ("b", 1)], [("c", 0)]]


def test_thread_entries_in_a_long_chain() -> None:
    chain = [make_entry("0"), *(make_entry(str(n), parent=str(n - 1)) for n in range(1, 3000))]

    assert _thread(*chain) == [[(str(n), n) for n in range(3000)]]
