"""Safekeeping at the desk: copies, passphrases, erasing a case, a colleague's copy."""

from __future__ import annotations

import re
import shutil
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.a_desk import LINES, a_study, play, shown, transcript, until
from thirdear.model.coding import NewTag, Pass
from thirdear.model.refusal import Refusal
from thirdear.study import Study
from thirdear.study.copies import passphrases
from thirdear.tui.safekeeping.merge import MergeScreen
from thirdear.tui.safekeeping.safe import SafeScreen

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from thirdear.study import Language
    from thirdear.tui.app import DeskApp

SECRET, OTHER = "correct horse battery staple", "seven quiet rivers below"


async def settled(pilot: Pilot[None], app: DeskApp) -> None:
    """Wait until no work is done in a thread."""
    await app.workers.wait_for_complete()
    await pilot.pause()


async def take(pilot: Pilot[None], app: DeskApp, row: str, *typed: str) -> None:
    """Take a row of the safekeeping screen, and type answers, Enter behind each."""
    screen = app.screen
    assert isinstance(screen, SafeScreen)
    screen.go_to(row)
    await pilot.press("enter")
    for words in typed:
        await pilot.press(*("space" if one == " " else one for one in words), "enter")
    await settled(pilot, app)


def test_a_backup_is_written_and_restored(tmp_path: Path) -> None:
    """A copy goes where one says, and comes back as a study in a new folder."""
    study = a_study(tmp_path)
    copy, back = tmp_path / "copy", tmp_path / "back"
    copy.mkdir()

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("underscore")
        await take(pilot, app, "Back up to a disk")
        app.screen.query_one("#line").value = str(copy)  # type: ignore[attr-defined]
        await pilot.press("enter")
        await settled(pilot, app)
        assert (copy / "study.thirdear").is_file()
        await take(pilot, app, "Take a snapshot now")
        assert study.snapshots()
        await take(pilot, app, "Check the study")
        assert "The study holds" in shown(app)
        await take(pilot, app, "Restore a copy")
        app.screen.query_one("#line").value = str(copy / "study.thirdear")  # type: ignore[attr-defined]
        await pilot.press("enter")
        app.screen.query_one("#line").value = str(back)  # type: ignore[attr-defined]
        await pilot.press("enter")
        await settled(pilot, app)
        with Study.open(back) as again:
            assert again.cases() == ("A",)

    play(study, script, start=None)


def test_the_passphrase_is_changed_and_the_study_stays_open(tmp_path: Path) -> None:
    """A wrong old one is refused; afterwards only the new one opens the file."""
    study = Study.create(tmp_path / "study", passphrase=SECRET)
    one = transcript("A", 1, LINES)
    study.store.add_transcript(one, one.text.encode(), "study")
    study.add_rater("me")

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("underscore")
        await take(pilot, app, "Passphrase of the study", "wrong", SECRET, OTHER, OTHER)
        assert "another one now" in " ".join(shown(app).split())
        assert study.cases() == ("A",)

    play(study, script, start=None)
    study.close()
    with pytest.raises(Refusal):
        Study.open(tmp_path / "study", passphrase=SECRET)
    Study.open(tmp_path / "study", passphrase=OTHER).close()


def test_no_snapshot_is_taken_while_the_passphrase_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One that is being taken ends first, since it holds the file; later ones go on."""
    study = Study.create(tmp_path / "study", passphrase=SECRET)
    study.add_rater("me")
    of_others = set(threading.enumerate())
    at_work: list[bool] = []

    def look() -> None:
        own = set(threading.enumerate()) - of_others
        at_work.append(any(one.name == "snapshots" for one in own))

    def give(*_: object) -> None:
        look()

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        app.safety.begin()
        monkeypatch.setattr(passphrases, "give_passphrase", give)
        monkeypatch.setattr(study, "unlock", lambda _, unlock=study.unlock: unlock(SECRET))
        await pilot.press("underscore")
        await take(pilot, app, "Passphrase of the study", SECRET, OTHER, OTHER)
        look()

    play(study, script, start=None)
    assert at_work == [False, True]


def test_a_case_is_erased_only_when_its_name_is_typed(tmp_path: Path) -> None:
    """Another word erases nothing; whose memos went, and what is left to delete, is listed."""
    texts = [transcript(case, 1, LINES) for case in ("A", "B")]
    study = a_study(tmp_path, transcripts=texts)
    code = next(iter(study.codes()))
    me = Pass("me")
    study.set_memo(me, "B", 1, 1, "on a turn")
    for topic in ({"case": "B"}, {"case": "B", "session": 1}, {"case": "A"}, {"code": code}):
        study.set_topic_memo(me, "what I think", **topic)  # type: ignore[arg-type]

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("underscore")
        await take(pilot, app, "Erase a case")
        await pilot.press("2", *"b", "enter")
        await settled(pilot, app)
        assert study.cases() == ("A", "B")
        await take(pilot, app, "Erase a case")
        await pilot.press("2", *"B", "enter")
        await settled(pilot, app)
        await until(lambda: "for you to delete" in shown(app))
        assert "Erased: memos of me: 3" in shown(app)
        assert f"A memo on a code ({code}, me) stays" in shown(app)
        assert [info.case for info in study.sessions()] == ["A"]

    play(study, script, start=None)


def test_a_colleagues_copy_is_shown_before_it_is_taken(tmp_path: Path) -> None:
    """The preview writes nothing; taking it brings the colleague's tags, and once only."""
    study = a_study(tmp_path)
    study.add_rater("she")
    code = next(key for key, one in study.codes().items() if one.speaker in (None, "therapist"))
    study.close()
    shutil.copytree(tmp_path / "study", tmp_path / "hers")
    with Study.open(tmp_path / "hers") as hers:
        hers.change_tags(Pass("she"), (), [NewTag("A", 1, 1, code)])
    again = Study.open(tmp_path / "study")

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("less_than_sign")
        app.screen.query_one("#line").value = str(tmp_path / "hers")  # type: ignore[attr-defined]
        await pilot.press("enter")
        await settled(pilot, app)
        screen = app.screen
        assert isinstance(screen, MergeScreen)
        assert screen.coming
        assert not again.store.tags(pass_=Pass("she"))
        await pilot.press("enter")
        await settled(pilot, app)
        assert [tag.code for tag in again.store.tags(pass_=Pass("she"))] == [code]
        await pilot.press("w")
        assert "nothing that is not here" in " ".join(shown(app).split())

    play(again, script, start=None)


@pytest.mark.parametrize(("language", "size"), [("en", r"\d\.\d MB"), ("tr", r"\d,\d MB")])
def test_sizes_are_written_as_the_language_writes_them(
    tmp_path: Path, language: Language, size: str
) -> None:
    """A comma stands in Turkish where a point stands in English."""
    study = a_study(tmp_path, language)

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("underscore")
        await take(pilot, app, app.say("safedo.snapshot"))
        await pilot.press("G")
        assert re.search(size, shown(app))

    play(study, script, start=None)
