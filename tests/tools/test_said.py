from __future__ import annotations

from pathlib import Path

import pytest

from tools.said import NotLiteralError, said_in


def test_finds_every_way_of_saying_something(tmp_path: Path) -> None:
    (tmp_path / "screen.py").write_text(
        "\n".join(
            [
                'texts("Plain")',
                'self._texts("Of {name}", name=texts("Inner"))',
                'texts("Long "',
                '      "and longer")',
                'self.texts.plural("{count} dot", "{count} dots", len(dots), place=place)',
                'texts.about("state", "Open")',
                'texts.about("action", "Open")',
                "f\"{self._texts('In an f-string')}: {notes}\"",
                'speak("Not a text")',
            ]
        )
    )

    assert set(said_in(tmp_path)) == {
        (None, ("Plain",)),
        (None, ("Of {name}",)),
        (None, ("Inner",)),
        (None, ("Long and longer",)),
        (None, ("{count} dot", "{count} dots")),
        (None, ("In an f-string",)),
        ("state", ("Open",)),
        ("action", ("Open",)),
    }


@pytest.mark.parametrize(
    "line", ["texts(word)", 'texts("a" if x else "b")', 'texts.plural("one", many, 2)', "texts()"]
)
def test_refuses_what_is_no_literal(tmp_path: Path, line: str) -> None:
    screen = tmp_path / "screen.py"
    screen.write_text(f"\n{line}\n")

    with pytest.raises(NotLiteralError, match=f"{screen}:2"):
        list(said_in(tmp_path))
