"""The styles around a figure: what leads to it, itself, and its caption below."""

from __future__ import annotations

from typing import Final

from facilitator.formats.template_look import Style

FIGURE_STYLES: Final = (
    Style(
        id="Lead",
        name="Lead",
        alias="Hinführung",
        based_on="Normal",
        next="Normal",
        paragraph="<w:keepNext/>",
    ),
    Style(
        id="Figure",
        name="Figure",
        alias="Abbildung",
        based_on="Normal",
        paragraph='<w:keepNext/><w:spacing w:before="160" w:after="60" w:line="276" '
        'w:lineRule="auto"/>',
    ),
    Style(
        id="FigureCaption",
        name="Figure Caption",
        alias="Bildunterschrift",
        based_on="Caption",
        paragraph='<w:keepNext w:val="0"/><w:spacing w:before="0" w:after="160"/>',
    ),
)
