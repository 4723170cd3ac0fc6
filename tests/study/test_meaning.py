"""Finding by meaning in a study: made once, kept with the words, and honest without the extra."""

from __future__ import annotations

from pathlib import Path
from unittest.mock import patch

import numpy as np
import pytest

from tests.a_cli import Prompt
from tests.a_desk import a_study, transcript
from thirdear.assistance import meaning as encoder
from thirdear.model.coding import NewTag, Pass
from thirdear.model.refusal import Refusal
from thirdear.study import Study, blinding, meaning, suggestions
from thirdear.study.copies import purge

needed = pytest.mark.skipif(not encoder.installed(), reason="needs the extra meaning")
ENGLISH = [
    ("T", "How was school today?"),
    ("Ç", "The other children would not play with me."),
    ("T", "Shall we draw a house?"),
    ("Ç", "Yes."),
]
TURKISH = [
    ("T", "Bugün okul nasıldı?"),
    ("Ç", "Annemi çok özledim, yanımda olsun istiyorum."),
    ("T", "Bir ev çizelim mi?"),
    ("Ç", "Yes."),
]
BEAR = "Anne ve Bebek"


@pytest.fixture
def study(tmp_path: Path) -> Study:
    """One English and one Turkish session; the child says one thing in both."""
    return a_study(
        tmp_path, transcripts=[transcript(BEAR, 3, TURKISH), transcript("C07", 12, ENGLISH)]
    )


def places(found: tuple[meaning.Near, ...]) -> list[tuple[str, int]]:
    """Return case and segment of what was found."""
    return [(near.turn.case, near.turn.segment) for near in found]


@needed
def test_the_nearest_turn_comes_first_in_either_language(study: Study) -> None:
    """No word is in common; a case can be asked for alone; None gives every turn."""
    assert places(meaning.search(study, "nobody wants to be friends with her"))[0] == ("C07", 2)
    assert places(meaning.search(study, "çocuk annesine hasret"))[0] == (BEAR, 2)
    assert places(meaning.search(study, "a child longs for her mother"))[0] == (BEAR, 2)
    assert len(meaning.search(study, "mother", "C07", None)) == 4
    found = meaning.search(study, "mother", limit=3)
    assert [n.much for n in found] == sorted((n.much for n in found), reverse=True)
    with pytest.raises(Refusal, match="what to search for"):
        meaning.search(study, "  ")
    with pytest.raises(Refusal, match="no case Z"):
        meaning.search(study, "bear", "Z")


@needed
def test_more_like_compares_turns_across_languages(study: Study) -> None:
    """The same question in the other language; itself never; a turn that is not there is told."""
    found = meaning.more_like(study, "C07", 12, 1, 2)
    assert places(found)[0] == (BEAR, 1)
    assert ("C07", 1) not in places(meaning.more_like(study, "C07", 12, 1, 50))
    for wrong in (0, 5):
        with pytest.raises(Refusal, match="has no segment"):
            meaning.more_like(study, "C07", 12, wrong)


@needed
def test_vectors_are_made_once_and_told_of(study: Study) -> None:
    """Equal text, equal vector; what is kept is not read again, and a stopped run goes on."""
    told: list[tuple[int, int]] = []
    assert meaning.lacking(study) == 8
    assert meaning.prepare(study, lambda done, all_: told.append((done, all_))) == 8
    assert told[0] == (0, 8)
    assert told[-1] == (8, 8)
    assert meaning.lacking(study) == 0
    with patch.object(encoder, "vectors", side_effect=AssertionError("read again")):
        assert meaning.prepare(study) == 0
        first, second = meaning.vectors(study, BEAR, 3), meaning.vectors(study, "C07", 12)
    assert np.array_equal(first[3], second[3])


@needed
def test_work_that_is_stopped_keeps_the_sessions_that_were_read(study: Study) -> None:
    """Whoever is told may stop it; nothing is half kept."""

    def stop(done: int, _: int) -> None:
        if done >= 4:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        meaning.prepare(study, stop)
    assert meaning.lacking(study) == 4
    assert meaning.prepare(study) == 4


@needed
def test_a_study_that_cannot_be_written_is_read_without_keeping(study: Study) -> None:
    """The answer is the same."""
    asked = meaning.search(study, "a child longs for her mother")
    with study.reader() as reader:
        assert reader.read_only
        assert meaning.prepare(reader) == 0
        assert places(meaning.search(reader, "a child longs for her mother")) == places(asked)
    assert meaning.lacking(study) == 8


@needed
def test_removed_text_removed_vector(study: Study) -> None:
    """Erasing a case erases its vectors; the other case's stay, with the vector both had."""
    meaning.prepare(study)
    purge.purge(study, "C07")
    assert meaning.lacking(study) == 0
    kept = study.store.meanings(BEAR, 3, encoder.version())
    assert set(study.store.known_meanings(kept, encoder.version())) == set(kept)
    words = meaning._hash("The other children would not play with me.")
    assert study.store.known_meanings([words], encoder.version()) == {}


@needed
def test_suggestions_by_meaning_find_what_words_do_not(tmp_path: Path) -> None:
    """Nine sessions of ever other words: only what they mean tells the code."""
    sad = "mother mum mummy mama parents".split()
    lines = [
        [
            ("T", f"The child misses her {sad[(n + s) % 5]} {word} much")
            if n % 2
            else ("T", f"We count {n + s} {word} blocks again")
            for n, word in enumerate("so very rather quite really too ever that just all".split())
        ]
        for s in range(1, 8)
    ]
    lines.append(
        [
            ("T", "He longs for daddy"),
            ("T", "Three cubes"),
            ("T", "She is so lonely without her family"),
        ]
    )
    study = a_study(
        tmp_path, transcripts=[transcript("A", n, one) for n, one in enumerate(lines, 1)]
    )
    me, code = Pass("me"), "mbtc.playful"
    for session in range(1, 8):
        study.change_tags(me, add=[NewTag("A", session, n, code) for n in range(2, 11, 2)])
        study.store.finish(me, [("A", session)], "me")
    suggestions.turn(study, on=True)
    assert suggestions.way(study) == "words"
    words = {f.segment: f.much for f in suggestions.codes(study, me, "A", 8, 0)}
    suggestions.turn(study, on=True, by="meaning")
    both = {f.segment: f.much for f in suggestions.codes(study, me, "A", 8, 0)}
    assert both[1] - both[2] > words[1] - words[2]
    assert both[3] > 0.5 > both[2]
    assert suggestions.report(study, me)[0].helps
    (tag,) = suggestions.accept(study, me, "A", 8, 1, code)
    assert tag.suggested
    study.add_rater("you")
    with pytest.raises(Refusal, match="still blind"):
        suggestions.codes(study, me, "A", 8)
    assert not blinding.is_open(study, me)
    suggestions.turn(study, on=False)
    assert suggestions.way(study) == "meaning"


def test_without_the_extra_words_are_compared_and_meaning_is_refused(
    study: Study, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The refusal says how to install it; a study that wanted meaning elsewhere goes by words."""
    from importlib import metadata, util

    def missing(_: str) -> str:
        raise metadata.PackageNotFoundError

    monkeypatch.setattr(metadata, "version", missing)
    monkeypatch.setattr(util, "find_spec", lambda _: None)
    with pytest.raises(Refusal, match=r"thirdear\[meaning\]"):
        suggestions.turn(study, on=True, by="meaning")
    assert not suggestions.is_on(study)
    study.store.set_setting(suggestions.BY, "meaning", "study")
    suggestions.turn(study, on=True)
    study.store.set_setting(suggestions.BY, "meaning", "study")
    assert not suggestions.by_meaning(study)
    assert suggestions.codes(study, Pass("me"), "C07", 12) == ()
    folder = study.folder
    study.close()
    run = Prompt(capsys)
    for command in (
        ("search", "bear", "--by", "meaning"),
        ("suggest", "more-like", "C07", 12, 1, "--by", "meaning"),
    ):
        done = run(*command, "--study", folder)
        assert done.code == 1
        assert "pip install thirdear[meaning]" in " ".join(done.err.split())
    told = run.well("suggest", "codes", "C07", 12, "--rater", "me", "--study", folder)
    assert "Only words are compared" in " ".join(told.err.split())


@needed
def test_the_commands_find_by_meaning(study: Study, capsys: pytest.CaptureFixture[str]) -> None:
    """In JSON and as a table, in Turkish too; options that go with words alone are refused."""
    folder = study.folder
    study.store.set_setting("language", "tr", "study")
    study.close()
    run = Prompt(capsys)
    found = run.well(
        "search", "a child longs for her mother", "--by", "meaning", "--study", folder, "--json"
    )
    assert (found.json[0]["case"], found.json[0]["segment"]) == (BEAR, 2)
    assert 0.3 < found.json[0]["likeness"] <= 1
    assert len(found.json) == 8
    told = run.well(
        "search", "annesine hasret", "--by", "meaning", "--limit", 1, "--study", folder
    ).out
    assert "benzerlik" in told
    assert "özledim" in told
    alike = run.well(
        "suggest",
        "more-like",
        "C07",
        12,
        1,
        "--by",
        "meaning",
        "--limit",
        1,
        "--study",
        folder,
        "--json",
    )
    assert (alike.json[0]["case"], alike.json[0]["segment"]) == (BEAR, 1)
    for wrong in (("--forms",), ("--words", "mental-state"), ("--language", "en")):
        assert run("search", "bear", "--by", "meaning", *wrong, "--study", folder).code == 2
    on = run.well("suggest", "on", "--by", "meaning", "--study", folder)
    assert "anlama da bakılır" in on.out
    assert run.well("suggest", "off", "--study", folder, "--json").json == {
        "suggestions": False,
        "by": "meaning",
    }
