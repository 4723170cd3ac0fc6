"""A list of passages on its way out: what each row says, and through which gate it goes."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from thirdear.model.refusal import GateRefusal, Refusal
from thirdear.study import gate
from thirdear.study.documents import quotations
from thirdear.study.passages import Passage

CODED = Passage("C07", 3, "turn", 2, 0, 9, "Ayşe", "we \n met", "x.joy", None, "R1")
BARE = Passage("C08", 1, "turn", 5, 0, 3, "T", "yes")
STUDY: Any = SimpleNamespace(codes=lambda: {"x.joy": SimpleNamespace(name=lambda _: "Joy")})


class Mask:
    """What stands in for a disguise: it marks what it was given, and notes what it searched."""

    on = True

    def __init__(self) -> None:
        self.searched: list[str] = []
        self.places: list[str] = []

    def common(self, _study: object, case: str) -> str:
        """Return the words that are common in a case."""
        return case

    def apply(
        self, words: str, _language: str, _case: str | None, spot: Any, _common: object = None
    ) -> str:
        """Return marked words."""
        self.places.append(spot.part)
        return f"<{words}>"

    def gate(self) -> None:
        """Let it pass."""

    def search(self, told: str) -> None:
        """Note what was searched."""
        self.searched.append(told)


@pytest.fixture
def mask(monkeypatch: pytest.MonkeyPatch) -> Mask:
    """The disguise that the gate opens, of which it is told whether names may stay."""
    made = Mask()

    def opened(_study: object, cases: list[str], *, identifiable: bool) -> Mask:
        made.on = not identifiable
        made.places.append(",".join(cases))
        return made

    monkeypatch.setattr(quotations.gate, "opened", opened)
    monkeypatch.setattr(
        quotations.gather, "printed_name", lambda _study, _disguise, case: f"({case})"
    )
    monkeypatch.setattr(quotations, "spoken", lambda _study, *_place: "tr")
    return made


def test_a_row_says_code_case_place_speaker_words_and_rater(mask: Mask) -> None:
    """Everything that a person said or is called goes through the disguise; white space is one."""
    one, two = quotations._quotes(STUDY, [CODED, BARE], "en", mask)  # type: ignore[arg-type]
    assert (one.code, one.name, one.case, one.session, one.turn) == ("x.joy", "Joy", "(C07)", 3, 2)
    assert (one.speaker, one.words, one.raters, one.language) == (
        "<Ayşe>",
        "<we met>",
        "<R1>",
        "tr",
    )
    assert mask.places == ["label", "turn", "rater"] * 2
    assert (two.code, two.name, two.raters) == ("", "", "<>")


def test_a_code_that_is_gone_keeps_its_key(mask: Mask) -> None:
    """It has no name any more."""
    study: Any = SimpleNamespace(codes=dict)
    (one,) = quotations._quotes(study, [CODED], "en", mask)  # type: ignore[arg-type]
    assert (one.code, one.name) == ("x.joy", "")


def test_text_for_the_clipboard_is_disguised_and_searched(mask: Mask) -> None:
    """A line a passage; each case is opened once."""
    told = quotations.text(STUDY, [CODED, BARE, CODED], "en")
    assert told.splitlines()[:2] == ["“<we met>” ((C07), 3, 2)", "“<yes>” ((C08), 1, 5)"]
    assert mask.on
    assert mask.places[0] == "C07,C08"
    assert mask.searched == [told]


@pytest.mark.parametrize("named", [False, True])
def test_a_file_is_released_as_it_was_opened(
    named: bool, mask: Mask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Disguised, unless names were asked for."""
    released: dict[str, Any] = {}

    def release(_study: object, path: Path, _put: object, disguise: Mask, **told: Any) -> Path:
        released.update(told, on=disguise.on)
        return path

    monkeypatch.setattr(gate, "release", release)
    monkeypatch.setattr(quotations.gather, "dated", lambda _: "2024")
    how: dict[str, bool] = {"identifiable": True} if named else {}
    path = tmp_path / "q.csv"
    assert quotations.write(STUDY, path, [CODED], "en", **how) == path
    settings = {"cases": ["C07"], "language": "en"}
    assert released == {"kind": "quotes", "settings": settings, "on": not named}


def test_an_empty_list_is_refused() -> None:
    """Before anything is opened."""
    with pytest.raises(Refusal, match="There is no passage") as refused:
        quotations.text(STUDY, [], "en")
    assert not isinstance(refused.value, GateRefusal)
