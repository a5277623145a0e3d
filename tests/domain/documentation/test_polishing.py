"""What editors brought back from Word, put into the document again."""

from __future__ import annotations

from facilitator.domain.documentation.model import Blocks, Heading, Paragraph, Span, Weight
from facilitator.domain.documentation.polishing import apply_polish, respan, with_text_ids
from facilitator.domain.documentation.text_ids import said
from facilitator.domain.polish import Polish

SECTION = "part"
LEAD = Heading(level=2, text="Abschnitt", anchor=SECTION)
GROUP = Heading(level=3, text="Gruppe", anchor="group")
BELOW = Heading(level=4, text="Darunter", anchor="below")
TEXT = Paragraph((Span("Was hier steht."),))


def polished(blocks: Blocks, polish: Polish) -> tuple[str, ...]:
    kept, _ = apply_polish(with_text_ids(blocks), polish)
    return tuple(
        block.text if isinstance(block, Heading) else block.spans[0].text
        for block in kept
        if isinstance(block, Heading | Paragraph)
    )


def test_heading_that_was_emptied_stays_while_anything_stands_below() -> None:
    polish = Polish({said(SECTION, "Gruppe"): ""})

    assert polished((LEAD, GROUP, TEXT), polish) == ("Abschnitt", "Gruppe", "Was hier steht.")
    assert polished((LEAD, GROUP, BELOW), polish) == ("Abschnitt", "Gruppe", "Darunter")
    assert polished((LEAD, GROUP, LEAD), polish) == ("Abschnitt", "Abschnitt")


def test_reworded_heading_is_on_one_line() -> None:
    polish = Polish({said(SECTION, "Gruppe"): "  Eine\nandere  "})

    assert polished((LEAD, GROUP, TEXT), polish) == ("Abschnitt", "Eine andere", "Was hier steht.")


def test_reference_of_which_a_word_was_changed_is_none_any_more() -> None:
    spans = (Span("Siehe "), Span("Thema 1", Weight.STRONG, target="theme-t1"), Span("."))

    kept, changed = respan(spans, "Vergleiche Thema 1."), respan(spans, "Siehe Thema 2.")

    assert [one.target for one in kept if one.text == "Thema 1"] == ["theme-t1"]
    assert [one.target for one in changed] == [None] * len(changed)
    assert "".join(one.text for one in changed) == "Siehe Thema 2."
