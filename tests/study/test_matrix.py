"""Codes by cases, and codes on the same segments, counted over a study's tags."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from tests.a_cli import Prompt
from thirdear.model.disguise import Pseudonym
from thirdear.model.refusal import Refusal
from thirdear.study import Study, pseudonyms
from thirdear.study.documents.handouts import network
from thirdear.study.matrix import Pair, matrix, together
from thirdear.writeup.chart import WIDTH
from thirdear.writeup.network import Link, Node, draw

BOOK = """key = "open"
prefix = "o"
version = 1
layer = "turn"
name = { en = "Open codes", tr = "Açık kodlar" }
source = "Invented."
permission = "Invented."

[[family]]
key = "all"
name = { en = "All", tr = "Hepsi" }

[[code]]
key = "feeling"
family = "all"
mnemonic = "fe"
name = { en = "Feeling", tr = "Duygu" }

[[code]]
key = "anger"
family = "all"
parent = "feeling"
mnemonic = "an"
name = { en = "Anger", tr = "Öfke" }

[[code]]
key = "play"
family = "all"
mnemonic = "pl"
name = { en = "Play", tr = "Oyun" }
"""

TAGS = """case,session,segment,code,rater
A,1,1,o.anger,R1
A,1,1,o.play,R1
A,1,2,o.anger,R1
A,1,2,o.play,R2
Birch,2,3,o.play,R1
Birch,2,3,o.anger,R1
Birch,2,4,o.feeling,R2
"""


def _made(folder: Path, told: Prompt, language: str) -> Path:
    (folder / "open.toml").write_text(BOOK, encoding="utf-8")
    (folder / "tags.csv").write_text(TAGS, encoding="utf-8")
    made = folder / language
    told.well("init", made, "--codebook", folder / "open.toml", "--language", language)
    for name in ("A-s01.txt", "Birch-s02.txt"):
        (folder / name).write_text("T: One two.\nC: Three.\n" * 3, encoding="utf-8")
        roles = ("--speakers", "T=therapist,C=client")
        told.well("import", folder / name, "--study", made, *roles)
    told.well("tags", "import", folder / "tags.csv", "--study", made)
    return made


@pytest.fixture
def study(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Iterator[Study]:
    """A study of two cases with seven tags of two raters."""
    with Study.open(_made(tmp_path, Prompt(capsys), "en")) as opened:
        yield opened


def test_a_code_counts_with_its_kinds(study: Study) -> None:
    """The parent stands first, with its own tags and with those of the codes below it."""
    places, rows = matrix(study)
    assert places == ("A", "Birch")
    assert [(r.code, r.depth, dict(r.counts), r.total, r.with_kinds) for r in rows] == [
        ("o.feeling", 0, {"A": 0, "Birch": 1}, 1, 4),
        ("o.anger", 1, {"A": 2, "Birch": 1}, 3, 3),
        ("o.play", 0, {"A": 2, "Birch": 1}, 3, 3),
    ]


def test_places_may_be_sessions_or_raters(study: Study) -> None:
    """Of one rater and of one case no other tags are counted."""
    assert matrix(study, "session")[0] == ("A 1", "Birch 2")
    places, rows = matrix(study, "rater", rater="R2", cases=["A"])
    assert places == ("R2",)
    assert [(row.code, row.total) for row in rows] == [("o.play", 1)]


def test_codes_of_two_raters_are_not_together(study: Study) -> None:
    """A pair is what one rater gave one segment; expected is n1 * n2 over the tagged segments."""
    assert together(study) == (Pair("o.anger", "o.play", 2, 3, 3, 2 / 4, 9 / 5),)
    assert together(study, rater="R2") == ()


def test_an_unknown_codebook_is_refused(study: Study) -> None:
    """The refusal names those that there are."""
    with pytest.raises(Refusal, match="it has open"):
        matrix(study, book="other")


def test_both_tables_are_printed_in_the_study_language(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Labels stand for keys, kinds are indented, and JSON keeps the keys."""
    told = Prompt(capsys)
    english, turkish = (_made(tmp_path, told, language) for language in ("en", "tr"))
    shown = told.well("tags", "matrix", "--study", english).out
    assert "  Anger" in shown
    assert "with its kinds" in shown
    pairs = told.well("tags", "together", "--study", english, "--json").json
    assert [(one["code"], one["both"]) for one in pairs] == [("o.anger", 2)]
    shown = told.well("tags", "together", "--study", turkish).out
    assert "beklenen" in shown
    assert "0,50" in shown


def test_a_network_names_every_code_that_shares_segments(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Names in the study's language with their segments; the journal knows of the file."""
    told = Prompt(capsys)
    made, file = _made(tmp_path, told, "tr"), tmp_path / "kodlar.svg"
    shown = told.well("tags", "together", "--network", file, "--study", made).out
    assert f"Ağ: {file}" in " ".join(shown.split())
    drawn = re.sub(r"<!--(.*?)-->", r"\1", file.read_text("utf-8"))
    assert "Öfke (3)" in drawn
    assert "Oyun (3)" in drawn
    assert "Duygu" not in drawn
    assert "belge yazıldı" in told.well("history", "--study", made).out
    with Study.open(made) as study:
        assert network(study, tmp_path / "again.svg", together(study)).read_bytes() == (
            file.read_bytes()
        )


def test_what_no_network_is_made_of(study: Study, tmp_path: Path) -> None:
    """Another kind of file, no pairs, and codes that are called like somebody who is listed."""
    pairs = together(study)
    with pytest.raises(Refusal, match=r"codes\.pdf"):
        network(study, tmp_path / "codes.pdf", pairs)
    with pytest.raises(Refusal, match="No two codes"):
        network(study, tmp_path / "codes.png", ())
    pseudonyms.add(study, Pseudonym("Anger", "Calm"))
    with pytest.raises(Refusal):
        network(study, tmp_path / "codes.png", pairs)
    assert not list(tmp_path.glob("codes.*"))


@pytest.mark.parametrize("count", [2, 3, 9, 40])
def test_names_of_a_network_stay_on_the_page(count: int) -> None:
    """However many codes there are and however they are called."""
    nodes = [Node(f"c{n}", f"Çok uzun bir kodun adı {n} $x$ 日本", n + 1) for n in range(count)]
    links = [Link(a.code, b.code, 1, n % 2 == 0) for n, (a, b) in enumerate(pairwise(nodes))]
    size = re.search(rb'viewBox="0 0 ([\d.]+) ([\d.]+)"', draw(nodes, links, "svg"))
    assert size
    wide, high = map(float, size.groups())
    assert wide == pytest.approx(72 * WIDTH)
    assert high >= 8 * count / 2
    assert draw(nodes, links) == draw(nodes, links)
