"""Two series come out of any table with one row a session, or a sentence says why not."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.a_series import FIXTURE
from thirdear import series
from thirdear.model.refusal import Refusal
from thirdear.series import read_table

PLAIN = "session,technique,alliance\n1,1.5,2\n2,2.5,3\n3,3,-1.25\n"


def read(
    folder: Path, text: str | bytes, cause: str = "technique", effect: str = "alliance"
) -> tuple[dict[int, float | None], ...]:
    """Write the table and return what is read from it, as plain dictionaries."""
    path = folder / "scores.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    pair = read_table(path, cause, effect)
    return tuple(dict(zip(s.sessions, s.values, strict=True)) for s in pair)


EXPECTED = ({1: 1.5, 2: 2.5, 3: 3.0}, {1: 2.0, 2: 3.0, 3: -1.25})
SEMICOLON = "session;technique;alliance\n1;1,5;2\n2;2,5;3\n3;3;-1,25\n"

SAME_TABLE = {
    "commas": PLAIN,
    "semicolons and decimal commas": SEMICOLON,
    "tabs": PLAIN.replace(",", "\t"),
    "quoted decimal commas": 'session,technique,alliance\n1,"1,5",2\n2,"2,5",3\n3,"3,0","-1,25"\n',
    "quoted headers": PLAIN.replace("session,technique", '"session", "technique"'),
    "windows lines and blank ones": PLAIN.replace("\n", "\r\n") + "\r\n\r\n",
    "a mark": "\ufeff" + PLAIN,
    "empty rows below": PLAIN + ",,\n,,\n",
    "empty rows between": PLAIN.replace("\n3,", "\n,,\n3,"),
    "what excel announces": "sep=;\r\n" + SEMICOLON,
    "other order of rows": "session,technique,alliance\n3,3,-1.25\n1,1.5,2\n2,2.5,3\n",
    "other order of columns": "alliance,session,technique\n2,1,1.5\n3,2,2.5\n-1.25,3,3\n",
    "other case of headers": PLAIN.replace("session,technique", "Session,TECHNIQUE"),
    "spaces": PLAIN.replace(",", " , "),
    "whole numbers as decimals": PLAIN.replace("\n2,", "\n2.0,"),
    "a case column of one case": "".join(f"A,{line}\n" for line in PLAIN.splitlines()).replace(
        "A,session", "case,session"
    ),
    "exponents": PLAIN.replace("1.5", "15e-1"),
    "a turkish session column": PLAIN.replace("session", "Seans"),
}


@pytest.mark.parametrize("text", SAME_TABLE.values(), ids=SAME_TABLE)
def test_tables_are_read_however_they_are_written(tmp_path: Path, text: str) -> None:
    """Separators, decimal signs, quotes, order and letter case do not matter."""
    assert read(tmp_path, text) == EXPECTED


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1254"])
def test_turkish_headers_survive_every_encoding(tmp_path: Path, encoding: str) -> None:
    """Excel in Turkish writes cp1254, other programs UTF-8 or UTF-16."""
    text = "seans;zihinselleştirme;İTTİFAK\n1;1,5;2\n2;2,5;3\n3;3;-1,25\n"
    data = text.encode(encoding)
    assert read(tmp_path, data, "zihinselleştirme", "ittifak") == EXPECTED


@pytest.mark.parametrize("gap", ["", "NA", "n/a", "NaN", ".", "-", "–"])
def test_missing_values_and_rows_are_gaps(tmp_path: Path, gap: str) -> None:
    """A cell without a value and a session without a row are both None."""
    text = f"session,technique,alliance\n2,1,4\n3,{gap},5\n6,2,6\n"
    technique, alliance = read(tmp_path, text)
    assert technique == {2: 1.0, 3: None, 4: None, 5: None, 6: 2.0}
    assert alliance == {2: 4.0, 3: 5.0, 4: None, 5: None, 6: 6.0}


def test_without_a_session_column_rows_count_from_one(tmp_path: Path) -> None:
    """An empty row is a session without scores, a blank line is no row."""
    text = "technique,alliance\n1,4\n,\n\n2,5\n"
    assert read(tmp_path, text) == ({1: 1.0, 2: None, 3: 2.0}, {1: 4.0, 2: None, 3: 5.0})
    path = tmp_path / "scores.csv"
    path.write_text(PLAIN.replace("\n2,", "\n7,"), "utf-8")
    assert read_table(path, "technique", "alliance", None)[0].sessions == (1, 2, 3)


def test_another_session_column_can_be_named(tmp_path: Path) -> None:
    """Any column of whole numbers counts the sessions."""
    path = tmp_path / "scores.csv"
    path.write_text("year,a,b\n1930,1,2\n1932,3,4\n", "utf-8")
    cause, effect = read_table(path, "b", "a", "year")
    assert (cause.score, effect.score) == ("b", "a")
    assert cause.sessions == (1930, 1931, 1932)
    assert cause.values == (2.0, None, 4.0)


REFUSALS = {
    "missing column": ("session,technique\n1,2\n", ["line 1", "alliance", "technique"]),
    "column twice": ("technique,alliance,alliance\n1,2,3\n", ["2 columns", "alliance"]),
    "no number": (PLAIN.replace("2.5", "high"), ["line 3", "technique", "'high'"]),
    "no finite number": (PLAIN.replace("2.5", "1e999"), ["line 3", "technique", "large"]),
    "infinity": (PLAIN.replace("2.5", "inf"), ["line 3", "technique"]),
    "session twice": (PLAIN + "2,4,4\n", ["line 5", "session 2", "line 3"]),
    "no session number": (PLAIN.replace("\n2,", "\nx,"), ["line 3", "session", "'x'"]),
    "half a session": (PLAIN.replace("\n2,", "\n2.5,"), ["line 3", "session", "'2.5'"]),
    "negative session": (PLAIN.replace("\n2,", "\n-2,"), ["line 3", "session", "'-2'"]),
    "empty session": (PLAIN.replace("\n2,", "\n,"), ["line 3", "session"]),
    "dates for sessions": (PLAIN.replace("\n2,", "\n20240105,"), ["session", "number the"]),
    "short row": (PLAIN + "4,1\n", ["line 5", "2 cells", "3"]),
    "unquoted decimal comma": (PLAIN + "4,1,5,2\n", ["line 5", "4 cells", "quotes"]),
    "mixed decimal signs": (SEMICOLON + "4;1.5;2\n", ["line 5", "technique", "'1.5'"]),
    "thousands or decimals": (PLAIN + '4,"1,234",2\n', ["line 5", "two numbers"]),
    "several cases": ("Case,technique,alliance\nA,1,2\nB,2,3\n", ["2 cases", "Case"]),
    "no rows": ("session,technique,alliance\n\n,,\n", ["no row"]),
    "empty": ("", ["no row"]),
    "binary": (b"PK\x03\x04\x00\x00technique,alliance\n\x81", ["text"]),
    "half UTF-16": (b"\xff\xfes\x00e", ["text"]),
    "open quote": ('technique,alliance\n"1,2\n', ["line 2"]),
}


@pytest.mark.parametrize(("text", "says"), REFUSALS.values(), ids=REFUSALS)
def test_what_cannot_be_read_is_refused_with_its_place(
    tmp_path: Path, text: str | bytes, says: list[str]
) -> None:
    """The sentence names the file, the line and the column."""
    with pytest.raises(Refusal) as caught:
        read(tmp_path, text)
    message = str(caught.value)
    assert message.startswith("scores.csv")
    assert message.endswith(".")
    assert [part for part in says if part not in message] == []


@pytest.mark.parametrize("name", ["absent.csv", "."])
def test_what_is_no_file_is_refused(tmp_path: Path, name: str) -> None:
    """An absent file and a folder get one sentence, no traceback."""
    with pytest.raises(Refusal, match="cannot be read"):
        read_table(tmp_path / name, "a", "b")


def test_cells_cannot_act_on_a_terminal(tmp_path: Path) -> None:
    """What a table says is shown harmless and short in a refusal."""
    with pytest.raises(Refusal) as caught:
        read(tmp_path, "session,technique,alliance\n1,\x1b]0;evil\x07" + "x" * 500 + ",2\n")
    assert "\x1b" not in str(caught.value)
    assert len(str(caught.value)) < 200


@settings(max_examples=60, deadline=None)
@given(data=st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_any_bytes_are_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    """No table, however broken, raises anything but a Refusal."""
    path = tmp_path_factory.mktemp("any") / "t.csv"
    path.write_bytes(b"a,b\n" + data)
    try:
        cause, effect = read_table(path, "a", "b")
    except Refusal:
        return
    assert cause.sessions == effect.sessions == tuple(range(1, len(cause.sessions) + 1))


def test_a_table_can_be_tested_as_it_is() -> None:
    """Reading and testing fit together: the fixture's first value from R, see data/series."""
    cause, effect = read_table(FIXTURE, "technique", "alliance")
    result = series.test(cause, effect, trend="none", resamples=0)
    assert result.f == pytest.approx(12.0947445675484, rel=1e-8)
    assert result.case is None
