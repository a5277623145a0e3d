from __future__ import annotations

from pathlib import Path

from tools.texts import German, as_mo, as_po, extract, merge, problems, read_german


def _catalogue(**german: str) -> German:
    catalogue = German()
    for english, string in german.items():
        catalogue.add(english, string)
    return catalogue


def test_extract_merges_what_is_said_twice(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text('texts("Open"), texts.about("state", "Open")')
    (tmp_path / "b.py").write_text('texts("Open"), texts.plural("Dot", "Dots", 2)')

    found = extract(tmp_path)

    assert len(found) == 3
    assert found["Open"].context is None
    assert found["Dot"].id == ("Dot", "Dots")


def test_merge_keeps_german_adds_new_and_drops_old() -> None:
    said = _catalogue(Open="", Close="")
    known = _catalogue(Open="Öffnen", Gone="Weg")

    merged = merge(said, known)

    assert {str(message.id): message.string or "" for message in merged if message.id} == {
        "Open": "Öffnen",
        "Close": "",
    }


def test_merge_asks_again_where_a_text_became_plural() -> None:
    said = German()
    said.add(("{count} dot", "{count} dots"))
    known = German()
    known.add("{count} dot", "{count} Punkt")

    (_, message) = merge(said, known)

    assert not any(message.string or ())


def test_problems_are_named() -> None:
    said = _catalogue(Open="", Close="", Wait="")
    known = _catalogue(Open="Öffnen", Gone="Weg", Wait="")
    known["Open"].flags.add("fuzzy")

    assert problems(said, known) == [
        "not in de.po: Close",
        "no longer in the code: Gone",
        "without German: Wait",
        "fuzzy: Open",
    ]


def test_files_are_the_same_every_time(tmp_path: Path) -> None:
    po = tmp_path / "de.po"
    po.write_bytes(as_po(_catalogue(Open="Öffnen", Close="Schließen")))

    again = read_german(po)

    assert as_po(again) == po.read_bytes()
    assert as_mo(again) == as_mo(read_german(po))
    assert po.read_text(encoding="utf-8").count("Date") == 0
