"""Word files with anything changed about their parts: read or refused, and never a traceback."""

from __future__ import annotations

from copy import deepcopy
from io import BytesIO
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from facilitator.formats.docx.checking.check import check_parts
from facilitator.formats.docx.house_style import read_style
from facilitator.formats.docx.package import unpack
from facilitator.formats.docx.writer import write_docx
from facilitator.formats.problems import FileProblemsError
from tests.factories import make_entry, make_snapshot
from tests.formats.foreign_template import Parts, foreign_parts, write_foreign
from tests.formats.sample_document import the_document

VALUES: Final = ("", "x", "-1", "0", "1.5", "99999999999", "rId1", "ä")
SMALL: Final = the_document(make_snapshot(entries=[make_entry("ws1-1", "Eins", kind="quote")]))


@st.composite
def mutations(draw: st.DrawFn, parts: Parts) -> Parts:
    """Remove, repeat or change one element of one part."""
    name = draw(st.sampled_from(sorted(one for one in parts if one.endswith(("xml", "rels")))))
    root = etree.fromstring(parts[name])
    elements = list(root.iter(etree.Element))
    element = elements[draw(st.integers(0, len(elements) - 1))]
    draw(st.sampled_from((_remove, _repeat, _change)))(element, draw)
    return {**parts, name: etree.tostring(root)}


def _remove(element: Any, draw: st.DrawFn) -> None:
    if element.getparent() is not None:
        element.getparent().remove(element)


def _repeat(element: Any, draw: st.DrawFn) -> None:
    if element.getparent() is not None:
        element.addnext(deepcopy(element))


def _change(element: Any, draw: st.DrawFn) -> None:
    if element.attrib:
        name = draw(st.sampled_from(sorted(element.attrib)))
        element.set(name, draw(st.sampled_from(VALUES)))


@pytest.mark.slow
@given(parts=mutations(foreign_parts()))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_mutated_template_is_written_in_or_refused(tmp_path: Path, parts: Parts) -> None:
    path = write_foreign(tmp_path, "Haus.docx", parts)

    try:
        style = read_style(path)
    except FileProblemsError:
        return
    assert write_docx(SMALL, style=style)


@given(parts=mutations(unpack(BytesIO(write_docx(SMALL)))))
def test_mutated_file_is_checked(parts: Parts) -> None:
    assert isinstance(check_parts(parts, "de"), tuple)


@pytest.mark.parametrize("name", ["Haus.docx", "Haus.dotx"])
def test_template_cut_short_is_refused(tmp_path: Path, name: str) -> None:
    path = write_foreign(tmp_path, name)
    whole = path.read_bytes()

    for length in range(0, len(whole), 997):
        path.write_bytes(whole[:length])
        with pytest.raises(FileProblemsError):
            read_style(path)
