"""Excerpts to send out: each holds what will be published of its subject, and nothing else."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from facilitator.domain.documentation.releasing import Subject, subject_of, subjects
from facilitator.formats.docx.checking.check import check_docx
from facilitator.formats.docx.checking.finding import Rule
from facilitator.formats.excerpts import write_excerpts
from tests.documented_event import THE_END, documented_event
from tests.plenum_event import plenum_event

EVENT = documented_event()
SUBJECTS = subjects(EVENT)


def words_of(path: Path) -> str:
    return "".join(docx.Document(str(path)).element.body.itertext())


def written(folder: Path, *chosen: Subject) -> list[Path]:
    return list(write_excerpts(EVENT, chosen, folder=folder, name="event", now=THE_END))


@pytest.fixture(scope="module")
def excerpts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    paths = written(tmp_path_factory.mktemp("exports"), *SUBJECTS)
    return dict(zip((one.id for one in SUBJECTS), paths, strict=True))


def test_names_of_excerpts_tell_nothing_of_a_quote(excerpts: dict[str, Path]) -> None:
    assert [path.name for path in list(excerpts.values())[-3:]] == [
        "zitat-Z-N.1.docx",
        "zitat-Z-O.1.docx",
        "zitat-Z-O.2.docx",
    ]
    assert {path.parent.name for path in excerpts.values()} == {"event-gegenlesen"}


@pytest.mark.parametrize("subject", SUBJECTS, ids=lambda one: one.id)
def test_excerpt_holds_all_of_its_subject_and_nothing_of_others(
    excerpts: dict[str, Path], subject: Subject
) -> None:
    said = words_of(excerpts[subject.id])

    own = {entry for entry in EVENT.entries.values() if entry.id in subject.entries}
    others = [one for one in EVENT.entries.values() if one.place != subject.place]
    assert all(entry.text.strip("„“") in said for entry in own)
    assert [one.text for one in others if len(one.text) > 20 and one.text in said] == []


def test_excerpt_of_the_plenum_holds_its_themes_queries_and_measures(tmp_path: Path) -> None:
    event = plenum_event()
    subject = subject_of(event, "speaker:plenum")
    assert subject is not None

    (path,) = write_excerpts(event, (subject,), folder=tmp_path, name="event", now=THE_END)

    said = words_of(path)
    for theme in event.themes.standing:
        lines = "\n".join((theme.title, theme.summary, theme.controversy)).splitlines()
        assert all(line.removeprefix("- ") in said for line in lines)
    assert all(one.question in said for one in event.queries if one.revealed)
    assert all(one.what in said for one in event.measures if one.agreed)
    assert {one.rule for one in check_docx(path.read_bytes(), "de")} <= {Rule.CONTENTS_MISSING}
    workshops = [one for one in event.entries.values() if one.place.startswith("ws")]
    assert [one.text for one in workshops if len(one.text) > 20 and one.text in said] == []


def test_excerpt_of_a_workshop_has_no_quote_that_is_not_released(
    excerpts: dict[str, Path],
) -> None:
    quotes = {one.key: one for one in SUBJECTS if one.release is not None}

    assert quotes["ws1-30"].title in words_of(excerpts["workshop:ws1"])
    assert quotes["ws2-30"].title not in words_of(excerpts["workshop:ws2"])


def test_excerpts_are_accessible_word_files(excerpts: dict[str, Path]) -> None:
    found = {one for path in excerpts.values() for one in check_docx(path.read_bytes(), "de")}

    assert {one.rule for one in found} == {Rule.CONTENTS_MISSING}  # one or two pages need none


def test_excerpt_that_was_edited_is_left_alone(tmp_path: Path) -> None:
    (path,) = written(tmp_path, SUBJECTS[0])
    (again,) = written(tmp_path, SUBJECTS[0])
    path.write_bytes(b"polished")

    (beside,) = written(tmp_path, SUBJECTS[0])

    assert again == path
    assert beside.name == f"{path.stem}-2.docx"
    assert path.read_bytes() == b"polished"
