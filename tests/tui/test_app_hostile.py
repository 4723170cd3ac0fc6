"""Every word of a study is a trap, and every screen of the desk shows it without harm."""

from __future__ import annotations

import os
import re
import signal
import sys
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.a_cli import Prompt
from tests.a_desk import CODEBOOKS, LINES, play, transcript
from thirdear.codebook import load
from thirdear.model.coding import NewTag, Pass
from thirdear.model.facts import CaseRecord, Facts, SessionRecord
from thirdear.model.outcomes import Course, Measure
from thirdear.model.text import Transcript
from thirdear.model.writeup import Vignette
from thirdear.study import Study, blinding, consensus, facts_toml, training
from thirdear.tui import preferences
from thirdear.tui.agreement import AgreementScreen
from thirdear.tui.assignment import AssigningScreen
from thirdear.tui.codebook import CodebookScreen
from thirdear.tui.consensus import ConsensusScreen
from thirdear.tui.facts.screen import FactsScreen
from thirdear.tui.first.imports import BringScreen
from thirdear.tui.history import HistoryScreen
from thirdear.tui.parts.form import Form
from thirdear.tui.ratings import RatingScreen
from thirdear.tui.scores.around import AroundScreen
from thirdear.tui.scores.screen import ScoresScreen
from thirdear.tui.sessions import SessionsScreen
from thirdear.tui.settings import SettingsScreen
from thirdear.tui.tagging.screen import TaggingScreen
from thirdear.tui.vignettes.screen import VignettesScreen

if TYPE_CHECKING:
    from textual.pilot import Pilot
    from textual.screen import Screen

    from thirdear.tui.app import DeskApp

TRAP = (
    "\x1b]0;owned\x07\x1b[31m\x9b2J\x1b]52;c;QUJD\x07\x00\x08\u202eediseb\u2066\x85"
    "[@click=app.bell]x[/x] [b]"
)
"""Title, colour, clearing, clipboard, NUL, backspace, bidi, a C1 line end, and markup."""
ACTING = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029]")
SIZE = (120, 40)
ME, YOU = Pass("me"), Pass(f"Y{TRAP}")
CASE = f"A{TRAP}"
BOOK = """
key = "trap"
version = 1
prefix = "trap"
name = {{ en = "Book {words}", tr = "Kitap {words}" }}

[[family]]
key = "family"
name = {{ en = "Fam {words}", tr = "Fam {words}" }}

[[code]]
key = "code"
mnemonic = "zz"
family = "family"
speaker = "therapist"
name = {{ en = "Cod {words}", tr = "Kod {words}" }}
definition = "Def {words}"
"""


def toml(words: str) -> str:
    """Return words as they are written in a TOML string."""
    return "".join(c if " " <= c <= "~" and c not in '"\\' else f"\\u{ord(c):04x}" for c in words)


def a_session(number: int) -> Transcript:
    """A session whose case, speakers and words are traps."""
    lines = [(label, f"{words} {TRAP}") for label, words in LINES]
    made = transcript("A", number, lines)
    turns = tuple(replace(turn, speaker=f"{turn.speaker}{TRAP}") for turn in made.turns)
    source = replace(made.source, name=f"{TRAP}.txt")
    return replace(made, case=CASE, turns=turns, source=source)


@pytest.fixture
def study(tmp_path: Path) -> Study:
    """Sixteen sessions, two raters who have finished and are open, and all that has words."""
    made = Study.create(tmp_path / "study", codebooks=CODEBOOKS)
    book = tmp_path / "trap.toml"
    book.write_text(BOOK.format(words=toml(TRAP)), "utf-8")
    made.add_codebook(load(str(book)))
    for n in range(1, 17):
        one = a_session(n)
        made.store.add_transcript(one, one.text.encode(), "study")
    for pass_, codes in ((ME, ("mbtc.empathy", "trap.code")), (YOU, ("trap.code",))):
        made.store.add_rater(pass_.rater, f"Name {TRAP}", "study")
        with made.store.together():
            judge(made, pass_, codes)
        blinding.unblind(made, pass_)
    made.set_memo(ME, CASE, 1, 1, f"Memo {TRAP}")
    made.add_vignette(Vignette(CASE, 1, 1, 4, f"Title {TRAP}", f"By {TRAP}", commentary=TRAP))
    measure = Measure("m", f"Measure {TRAP}", "lower", 2.0, 0.8, f"Source {TRAP}")
    record = CaseRecord(
        CASE,
        f"Consent {TRAP}",
        {f"Fact {TRAP}": f"Text {TRAP}"},
        (SessionRecord(1, "held", None, (f"Who {TRAP}",), f"Where {TRAP}"),),
        (Course(CASE, "m", 1.0, 2.0, informant=f"Informant {TRAP}"),),
    )
    facts_toml.state(made, Facts({CASE: record}, {"m": measure}), "me")
    made.add_hypothesis("mbtc.techniques", "tpocs.total")
    return made


def judge(study: Study, pass_: Pass, codes: tuple[str, ...]) -> None:
    """Let a rater tag, rate and finish every session; the second rater tags fewer segments."""
    for n in range(1, 17):
        segments = (1, 3, 6)[: len(codes) + n * 7 % 2]
        study.change_tags(pass_, [], [NewTag(CASE, n, s, c) for c in codes for s in segments])
        for item in study.items():
            study.rate(pass_, CASE, n, item, (n * 5 + len(codes)) % 6)
        study.finish(pass_, CASE, n)


def drawn(app: DeskApp) -> str:
    """Return what the desk would write; no row may hold a control, nor a click out of the data."""
    rows = []
    for strip in app.screen._compositor.render_strips():
        assert not ACTING.search(strip.text), ascii(strip.text)
        for segment in strip:
            assert "app.bell" not in str(segment.style.meta if segment.style else "")
        rows.append(strip.text)
    title = f"{app.title}{app.sub_title}"
    assert not ACTING.search(title), ascii(title)
    return "\n".join(rows)


async def settled(pilot: Pilot[None], app: DeskApp) -> str:
    """Wait for what is computed beside the screen, then look."""
    await app.workers.wait_for_complete()
    await pilot.pause()
    return drawn(app)


OVER: dict[str, tuple[type[Screen[None]], tuple[str, ...]]] = {
    "text": (TaggingScreen, ("j", "J")),
    "sessions": (SessionsScreen, ("S", "j")),
    "rating": (RatingScreen, ("r", "1")),
    "scores": (ScoresScreen, ("p", "right", "right")),
    "codebook": (CodebookScreen, ("C", "G")),
    "history": (HistoryScreen, ("H", "G")),
    "vignettes": (VignettesScreen, ("V",)),
    "agreement": (AgreementScreen, ("A", "j")),
    "settings": (SettingsScreen, ("comma", "j")),
    "assigning": (AssigningScreen, ("X", "j")),
    "facts": (FactsScreen, ("Z", "j")),
    "form of a fact": (Form, ("Z", "j", "enter")),
}


@pytest.mark.parametrize("name", OVER)
def test_no_screen_writes_what_acts(study: Study, name: str) -> None:
    """Neither controls nor links come through; brackets are words where the data stand."""
    kind, keys = OVER[name]

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        drawn(app)
        await pilot.press(keys[0])
        await settled(pilot, app)
        for key in keys[1:]:
            await pilot.press(key)
            seen = await settled(pilot, app)
        if not keys[1:]:
            seen = drawn(app)
        assert isinstance(app.screen, kind)
        if name not in ("settings", "rating"):
            assert "[@cl" in seen or "␛" in seen, seen

    play(study, script, size=SIZE, start=(CASE, 1))


def test_around_a_test(study: Study) -> None:
    """The surroundings name cases, raters and scores of the study."""

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("p")
        await settled(pilot, app)
        await pilot.press("w")
        await settled(pilot, app)
        assert isinstance(app.screen, AroundScreen)
        for _ in range(4):
            await pilot.press("n")
            drawn(app)

    play(study, script, size=SIZE, start=(CASE, 1))


def test_differences_and_their_reasons(study: Study) -> None:
    """The passage, both raters' keys and the reason of a decision are shown as words."""
    consensus.begin(study, [ME, YOU], 1)
    consensus.decide(study, consensus.differences(study, 1)[0], None, f"Because {TRAP}", 1)

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("A")
        await settled(pilot, app)
        await pilot.press("c")
        await settled(pilot, app)
        assert isinstance(app.screen, ConsensusScreen)
        for _ in range(6):
            await pilot.press("j")
            seen = await settled(pilot, app)
        assert "[@cl" in seen or "␛" in seen

    play(study, script, size=SIZE, start=(CASE, 1))


def test_a_preview_of_files(study: Study, tmp_path: Path) -> None:
    """A file's name, its labels and its words are looked at before they are brought in."""
    folder = tmp_path / "texts"
    folder.mkdir()
    name = f"B-s01 {TRAP.replace(chr(0), '').replace('/', '')}.txt"
    label = "Dad\x1b[31m\u202e"
    words = f"{label}: hello {TRAP}\nT: [@click=app.bell]well[/]\n{label}: yes\nT: no\n"
    (folder / name).write_text(f"{TRAP} nobody's line\n{words}", "utf-8")

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        await pilot.press("M", *str(folder), "enter")
        seen = await settled(pilot, app)
        assert isinstance(app.screen, BringScreen)
        assert len(app.screen.plan) == 1
        assert "[@cl" in seen or "␛" in seen
        for key in ("j", "j", "j", "G", "l"):
            await pilot.press(key)
            await settled(pilot, app)

    play(study, script, size=SIZE, start=(CASE, 1))


def test_a_file_of_settings_that_is_a_trap(study: Study) -> None:
    """What does not fit is told by name, and the name does nothing."""
    file = preferences.path()
    file.parent.mkdir(parents=True, exist_ok=True)
    entry = toml(TRAP)
    lines = (
        f'theme = "{entry}"\nlanguage = "{entry}"\n"{entry}" = 1\n[keys]\n"{entry}" = ["{entry}"]\n'
    )
    file.write_text(lines, "utf-8")

    async def script(pilot: Pilot[None], app: DeskApp) -> None:
        drawn(app)
        await pilot.press("comma")
        seen = await settled(pilot, app)
        assert isinstance(app.screen, SettingsScreen)
        assert "desk.toml" in seen

    play(study, script, size=SIZE, start=(CASE, 1))


def test_what_a_rater_in_training_is_told(
    study: Study, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The feedback is printed by the command line; keys of codes and raters are words there."""
    new = Pass("new")
    training.begin(study, new, YOU)
    study.change_tags(new, [], [NewTag(CASE, 1, 3, "mbtc.empathy")])
    study.finish(new, CASE, 1)
    study.close()
    folder = tmp_path / "study"
    # No argument of a program holds a NUL; nobody types this case.
    prompt = Prompt(capsys)
    place = ("--case", CASE, "--session", "1", "--study", folder)
    outcome = prompt.well("train", "new", *place)
    assert "Differences" in outcome.out
    printed = outcome.out + outcome.err
    assert not ACTING.search(printed.replace("\n", "")), ascii(printed)


WAY = (
    *(
        "\r",
        "1",
        "j",
        "J",
        "L",
        "\x1b",
        "r",
        "1",
        "\x1b",
        "S",
        "j",
        "\r",
        "p",
        "",
        "w",
        "n",
        "\x1b",
    ),
    *("\x1b", "A", "", "j", "c", "", "j", "\x1b", "\x1b", "C", "G", "\x1b", "H", "G", "\x1b"),
    *("X", "j", "\x1b", "Z", "j", "j", "\r", "\x1b", "\x1b", "V"),
    *("", "\r", "\x1b", "\x1b", ",", "j", "\x1b", "?", "\x1b", "\x10", "f", "\x1b", "/", "b", "\r"),
)
"""Keys through every screen as a terminal sends them, ``ctrl+p`` among them; empty is a wait."""
SEQUENCE = re.compile(
    r"\x1b(?:\[[0-?]*[ -/]*[@-~]|[PX^_\]][^\x1b\x07]*(?:\x07|\x1b\\)|[ -/]*[0-~])"
)


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo terminals there")
def test_no_sequence_of_the_data_reaches_a_terminal(study: Study, tmp_path: Path) -> None:
    """What the program really writes, read from a pseudo terminal while keys walk all screens."""
    consensus.begin(study, [ME, YOU], 1)
    study.close()
    written = walked(tmp_path / "study")
    text = written.decode("utf-8")
    assert "[@click=app.bell]x[/x] [b]" in text
    sequences = SEQUENCE.findall(text)
    assert len(sequences) > len(WAY)
    rest = SEQUENCE.sub("", text)
    screens = (
        "Rating",
        "Scores and tests",
        "Agreement",
        "Consensus",
        "Vignettes",
        "Who codes what",
        "Case facts",
        "Settings",
        "Keys",
    )
    assert [name for name in screens if name not in rest] == []
    assert not ACTING.search(re.sub(r"[\r\n\b]", "", rest)), ascii(ACTING.findall(rest))
    assert "\b" not in rest
    for one in sequences:
        assert "owned" not in one
        assert "QUJD" not in one
        assert one not in ("\x1b[31m", "\x1b[2J\x9b")


def walked(folder: Path) -> bytes:
    """Return all that the program writes to a terminal while the keys are pressed."""
    import fcntl
    import pty
    import select
    import struct
    import termios

    pid, screen = pty.fork()
    if pid == 0:
        os.environ |= {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
        desk = (sys.executable, "-m", "thirdear", "--study", str(folder), "--rater", "me")
        os.execv(desk[0], desk)
    fcntl.ioctl(screen, termios.TIOCSWINSZ, struct.pack("HHHH", SIZE[1], SIZE[0], 0, 0))
    seen = b""
    keys = iter(WAY)
    with suppress(OSError):
        while True:
            quiet = 5.0 if b"\x1b[?1049h" not in seen else 0.25
            if select.select([screen], [], [], quiet)[0]:
                seen += os.read(screen, 1 << 16)
            elif (key := next(keys, None)) is not None:
                os.write(screen, key.encode())
            else:
                os.kill(pid, signal.SIGTERM)
                break
    os.waitpid(pid, 0)
    os.close(screen)
    return seen
