from __future__ import annotations

import ast
from pathlib import Path

from tools.texts import CODE, German, as_mo, as_po, extract, merge, problems, read_german

NAMES = ("texts", "_texts")

Said = tuple[str | None, tuple[str, ...]]
"""The context and the English of a text: one string, or one and many."""


def _catalogue(**german: str) -> German:
    catalogue = German()
    for english, string in german.items():
        catalogue.add(english, string)
    return catalogue


def _in(catalogue: German) -> set[Said]:
    return {
        (message.context, (message.id,) if isinstance(message.id, str) else tuple(message.id))
        for message in catalogue
        if message.id
    }


def test_extract_finds_every_way_of_saying_something(tmp_path: Path) -> None:
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
                'speak("Not a text")',
            ]
        )
    )

    assert _in(extract(tmp_path)) == {
        (None, ("Plain",)),
        (None, ("Of {name}",)),
        (None, ("Inner",)),
        (None, ("Long and longer",)),
        (None, ("{count} dot", "{count} dots")),
        ("state", ("Open",)),
        ("action", ("Open",)),
    }


def test_extract_agrees_with_the_syntax_tree() -> None:
    """Babel reads tokens, so that a choice or a variable as the text would escape it."""
    said: set[Said] = set()
    not_literal = []
    for file in sorted(CODE.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and (count := _literals(node.func)):
                literals = [_literal(argument) for argument in node.args[: abs(count)]]
                if None in literals or len(literals) < abs(count):
                    not_literal.append(f"{file.relative_to(CODE)}:{node.lineno}")
                elif count < 0:
                    said.add((literals[0], (str(literals[1]),)))
                else:
                    said.add((None, tuple(map(str, literals))))

    assert not_literal == []
    # Singular and plural share a message where the singular is also said alone.
    plurals = {texts[0] for _, texts in said if len(texts) == 2}
    said = {(about, texts) for about, texts in said if texts[1:] or texts[0] not in plurals}
    assert _in(extract()) == said


def _literals(called: ast.expr) -> int:
    """Return how many literals a call begins with; negative: the first is a context."""
    if _is_texts(called):
        return 1
    if isinstance(called, ast.Attribute) and _is_texts(called.value):
        return {"plural": 2, "about": -2}.get(called.attr, 0)
    return 0


def _is_texts(node: ast.expr) -> bool:
    return (isinstance(node, ast.Name) and node.id in NAMES) or (
        isinstance(node, ast.Attribute) and node.attr in NAMES
    )


def _literal(argument: ast.expr) -> str | None:
    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
        return argument.value
    return None


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
