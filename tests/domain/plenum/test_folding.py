"""Themes from what was written of them: whatever was merged or removed, nothing gets lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.plenum.folding import WrittenTheme, fold_themes
from facilitator.domain.plenum.theme import Absorbed


def written(
    theme: str, merged_into: str = "", *, order: str = "", removed: bool = False
) -> WrittenTheme:
    return WrittenTheme(
        id=theme,
        title=theme.upper(),
        order=order or theme,
        merged_into=merged_into,
        removed=removed,
        controversy=f"strittig {theme}",
    )


def test_themes_stand_in_their_order_with_what_was_gathered() -> None:
    themes = fold_themes(
        [written("a", order="2"), written("b", order="1"), written("c", order="1")],
        [("a", "e2"), ("a", "e1"), ("b", "e1")],
    )

    assert [(one.id, one.entries) for one in themes.standing] == [
        ("b", ("e1",)),
        ("c", ()),
        ("a", ("e1", "e2")),
    ]
    assert dict(themes.of_entry) == {"e1": ("b", "a"), "e2": ("a",)}


def test_merged_theme_leaves_its_entries_and_its_words_to_its_heir() -> None:
    themes = fold_themes(
        [written("a"), written("b", "a"), written("c", "b")], [("c", "e1"), ("b", "e2")]
    )

    (heir,) = themes.standing
    assert heir.entries == ("e1", "e2")
    assert heir.absorbed == (
        Absorbed(id="b", title="B", controversy="strittig b"),
        Absorbed(id="c", title="C", controversy="strittig c"),
    )
    assert themes.get("c") is heir


def test_merge_in_a_circle_leaves_the_first_of_it() -> None:
    themes = fold_themes(
        [written("c", "a"), written("a", "b"), written("b", "a")], [("b", "e1"), ("c", "e2")]
    )

    assert [(one.id, one.merged, one.entries) for one in themes.standing] == [
        ("a", ("b", "c"), ("e1", "e2"))
    ]


def test_removed_theme_leaves_its_entries_without_a_theme() -> None:
    themes = fold_themes(
        [written("a", removed=True), written("b", "a", removed=True), written("c")],
        [("a", "e1"), ("b", "e2"), ("c", "e2")],
    )

    assert [one.id for one in themes.standing] == ["c"]
    assert dict(themes.of_entry) == {"e2": ("c",)}
    assert themes.get("b") is None


def test_theme_whose_heir_was_removed_meanwhile_stands_for_itself_again() -> None:
    themes = fold_themes(
        [written("a", removed=True), written("b", "a"), written("c", "b")],
        [("a", "e1"), ("b", "e2"), ("c", "e3")],
    )

    assert [(one.id, one.merged, one.entries) for one in themes.standing] == [
        ("b", ("c",), ("e2", "e3"))
    ]


def test_theme_that_was_removed_while_it_was_merged_stays_with_its_heir() -> None:
    themes = fold_themes(
        [written("a"), written("b", "a", removed=True), written("c", "b")], [("c", "e1")]
    )

    assert [(one.id, one.merged, one.entries) for one in themes.standing] == [
        ("a", ("b", "c"), ("e1",))
    ]


def test_of_a_circle_the_first_that_was_not_removed_stands() -> None:
    themes = fold_themes(
        [written("a", "b", removed=True), written("b", "c"), written("c", "a"), written("d", "c")],
        [("a", "e1")],
    )

    assert [(one.id, one.merged, one.entries) for one in themes.standing] == [
        ("b", ("a", "c", "d"), ("e1",))
    ]


IDS = st.sampled_from("abcde")


@given(
    st.dictionaries(IDS, st.tuples(IDS | st.just("") | st.just("x"), st.booleans())),
    st.lists(st.tuples(IDS, st.sampled_from("123"))),
)
def test_every_theme_stands_or_is_absorbed_or_was_removed(
    heirs: dict[str, tuple[str, bool]], gathered: list[tuple[str, str]]
) -> None:
    known = [written(key, heir, removed=removed) for key, (heir, removed) in heirs.items()]

    themes = fold_themes(known, gathered)

    standing = [key for theme in themes.standing for key in (theme.id, *theme.merged)]
    assert len(standing) == len(set(standing))
    assert {key for key, (_, removed) in heirs.items() if not removed} <= set(standing)
    if not any(removed for _, removed in heirs.values()):
        assert {entry for theme, entry in gathered if theme in heirs} == set(themes.of_entry)
    for theme in themes.standing:
        assert all(theme.id in themes.of_entry[entry] for entry in theme.entries)
