"""Make the pictures of the desk: `python docs/pictures.py [NAME ...]` writes pictures/*.svg.

The demonstration study is made anew, in English and in Turkish (tr-*.svg), and the desk is opened
on it without a terminal. The moving picture shows one screen after another, by styles alone.
"""

from __future__ import annotations

import asyncio
import json
import math
import os
import random
import re
import sys
import tempfile
import threading
import wave
from array import array
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

from thirdear import codebook
from thirdear.exchange import registry as registry_files
from thirdear.model.assignment import Share
from thirdear.model.coding import NewTag, Pass
from thirdear.study import Language, Study, machines, matrix, recordings
from thirdear.study.demo import demonstrate
from thirdear.study.documents import handouts
from thirdear.study.exports import registry as registry_rows
from thirdear.study.passages import Filter
from thirdear.tui.accuracy import AccuracyScreen
from thirdear.tui.app import DeskApp
from thirdear.tui.passages import SearchScreen
from thirdear.tui.qsort import open_sort
from thirdear.tui.registry import RegistryScreen

if TYPE_CHECKING:
    from textual.pilot import Pilot

FOLDER = Path(__file__).with_name("pictures")
FONTS = re.compile(r"@font-face \{.*?\}", re.DOTALL)
"""The library's pictures ask a server for a font; ours use the reader's own."""


@dataclass(frozen=True)
class Picture:
    """Keys that lead to a screen, which is kept under a name."""

    name: str
    size: tuple[int, int]
    keys: tuple[str, ...]
    start: tuple[str, int] | None = ("A", 17)
    rater: str = "R1"
    colours: bool = True
    finished: bool = True
    add: Callable[[Study, str], None] | None = None
    """Adds to the demonstration what it lacks; it gets the study and the case."""
    begin: Callable[[DeskApp, str], None] | None = None
    """Opens a screen that asks for a file first; it gets the desk and the case."""


CARDS = """
key = "hour"
prefix = "ho"
version = 1
name = { en = "Cards of the hour (invented)", tr = "Saatin kartları (uydurma)" }
source = "Invented for this picture."
permission = "Free."

[qsort]
piles = [1, 2, 3, 2, 1]
lowest = -2
items = { en = \"\"\"
The child looks for help
The child names a feeling
Play stops without a word
Both laugh at the same thing
The therapist waits
The child gives an order
Something breaks and is repaired
The hour begins slowly
Nobody speaks of the wish
\"\"\", tr = \"\"\"
Çocuk yardım arar
Çocuk bir duyguyu adlandırır
Oyun sözsüz kesilir
İkisi aynı şeye güler
Terapist bekler
Çocuk buyruk verir
Bir şey kırılır ve onarılır
Saat yavaş başlar
Dilek hiç anılmaz
\"\"\" }
"""
"""An invented Q-sort: published cards may not be copied."""


def _with_cards(study: Study, case: str) -> None:
    """Let R1 have sorted some of the cards of the case's session 17."""
    file = study.folder / "cards.toml"
    file.write_text(CARDS, encoding="utf-8")
    study.add_codebook(codebook.load(str(file)))
    for card, value in ((1, 1), (2, 2), (3, -1), (4, 1), (5, 0), (6, -1)):
        study.rate(Pass("R1"), case, 17, f"ho.{card}", value)


def _with_sound(study: Study, case: str) -> None:
    """Let session 17 have a recording: a quiet tone."""
    file = study.folder / "session-17.wav"
    tone = (int(500 * math.sin(n / 8)) for n in range(8000 * 60))
    with wave.open(str(file), "wb") as sound:
        sound.setparams((1, 2, 8000, 0, "NONE", ""))
        sound.writeframes(array("h", tone).tobytes())
    recordings.add(study, case, 17, file)


def _sort(app: DeskApp, case: str) -> None:
    assert app.seat is not None
    open_sort(app, app.seat, case, 17)


def _compare(app: DeskApp, case: str) -> None:
    """Compare session 17 with what somebody else might have typed."""
    assert app.seat is not None
    study = app.seat.study
    turns = []
    for turn in study.segments(case, 17):
        words = study.transcript(case, 17).words(turn).split()
        if turn.index % 4 == 0:
            words[len(words) // 2] = words[0].lower()
        turns.append(f"{turn.speaker}: {' '.join(words[turn.index % 9 == 0 :])}\n")
    file = study.folder / "17-second.txt"
    file.write_text("".join(turns), encoding="utf-8")
    app.push_screen(AccuracyScreen(app.seat, case, 17, file))


MEANT = {"en": "a child longs for her mother", "tr": "çocuk annesini özlüyor"}
"""What is looked for by meaning."""


def _search(app: DeskApp, _: str) -> None:
    """Ask for words by what they mean."""
    assert app.seat is not None
    screen = SearchScreen(app.seat, wanted=Filter(words=MEANT[app.seat.language]))
    screen.way = "meaning"
    app.push_screen(screen)


class _Registry(RegistryScreen):
    """The screen with files that are already picked."""

    def action_files(self) -> None:
        """Read one file a case, as if each were another laboratory's."""
        folder = self.seat.study.folder
        rater = sorted(self.seat.study.raters()).index("R3") + 1
        every = registry_rows.rows(self.seat.study, "")
        rows = [row for row in every if row.rater == rater and row.code.startswith("mbtc.")]
        files = []
        for number, name in enumerate(("Ankara", "Leeds"), 1):
            files.append(folder / f"{name}.parquet")
            own = (one._replace(laboratory=name) for one in rows if one.case == number)
            registry_files.write(files[-1], own)
        self._read(files)


def _registry(app: DeskApp, _: str) -> None:
    assert app.seat is not None
    app.push_screen(_Registry(app.seat))


class _Model(BaseHTTPRequestHandler):
    """Answers in the place of a language model: one of the codes, or none, by lot."""

    lot = random.Random(1)

    def do_POST(self) -> None:
        """Answer in the form that was asked for."""
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        schema = body["response_format"]["json_schema"]["schema"]
        forms = [one["properties"] for one in schema["properties"]["codes"]["items"]["anyOf"]]
        offered = [one["code"]["const"] for one in forms if one["value"] == {"type": "null"}]
        given = self.lot.sample(offered, min(len(offered), self.lot.randint(0, 1)))
        words = json.dumps({"codes": [{"code": one, "value": None} for one in given]})
        choice = {"message": {"role": "assistant", "content": words}, "finish_reason": "stop"}
        data = json.dumps({"choices": [choice]}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def _with_model(study: Study, _: str) -> None:
    """Let a model of this computer have coded a tenth of the sessions."""
    with HTTPServer(("127.0.0.1", 0), _Model) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        asked = machines.Server(f"http://127.0.0.1:{server.server_port}", "by-lot")
        machines.ask(study, Pass("model"), asked, Share("model", 0.1, ("mbt-c-as",)))
        server.shutdown()


def _with_two_codes(study: Study, _: str) -> None:
    """Let an invented rater code sessions: the demonstration's give a segment one code only.

    This one lets R1's codes go on for two turns.
    """
    study.add_rater("R3")
    codes = {key: code for key, code in study.codes().items() if key.startswith("mbtc.")}
    for case, session in ((one.case, one.session) for one in study.sessions()):
        roles = {turn.index: turn.role for turn in study.segments(case, session)}
        tags = [one for one in study.tags(Pass("R1"), case, session) if one.code in codes]
        new = {(one.segment + on, one.code) for one in tags for on in (0, 2)}
        fit = [one for one in sorted(new) if roles.get(one[0]) == codes[one[1]].speaker]
        study.change_tags(Pass("R3"), add=[NewTag(case, session, *one) for one in fit])
        study.store.finish(Pass("R3"), [(case, session)], "R3")


def network(study: Study, case: str) -> str:
    """Return the network of the codes of that rater as SVG."""
    if "R3" not in study.raters():
        _with_two_codes(study, case)
    file = study.folder / "network.svg"
    pairs = matrix.together(study, book="mbt-c-as", rater="R3", cases=[case])
    handouts.network(study, file, pairs, [case])
    return file.read_text(encoding="utf-8")


TAGGING = ("o", *"34", "enter", "J", "J")
PICTURES = (
    Picture("tagging-120x40", (120, 40), TAGGING),
    Picture("tagging-80x24", (80, 24), ("j", "t", *"em ie"), finished=False),
    Picture("tagging-mono", (80, 24), TAGGING, colours=False),
    Picture("chart", (100, 34), ("p", *["wait"] * 2, *["right"] * 17)),
    Picture("rating", (80, 24), ("r", "j", "j")),
    Picture("agreement", (100, 30), ("A", "enter", "2", "wait"), start=None),
    Picture("vignettes", (100, 30), ("V", "wait", "j"), start=None),
    Picture("matrix", (100, 30), ("asterisk", "escape", "t", "wait", "right"), start=None),
    Picture("accuracy", (100, 30), ("wait",), begin=_compare),
    Picture("listening", (100, 30), ("j", "h", "wait", "wait"), add=_with_sound),
    Picture("qsort", (100, 30), ("wait",), add=_with_cards, begin=_sort, finished=False),
    Picture("search", (100, 30), ("wait", "wait"), start=None, begin=_search),
    Picture("model", (80, 12), ("X", "j", "j", "wait"), start=None, add=_with_model),
    Picture(
        "registry", (100, 24), ("wait", "wait"), start=None, add=_with_two_codes, begin=_registry
    ),
)


MOVING = Picture("moving", (100, 30), (), start=("A", 17))
OPEN_STEPS: tuple[tuple[str, ...], ...] = (
    (),
    ("J", "J"),
    ("t", *"em"),
    ("escape", "j", "j", "1"),
    ("d",),
)
"""Keys from one view of the moving picture to the next, in a session that is not finished."""
STEPS: tuple[tuple[str, ...], ...] = (
    ("r", "j", "j"),
    ("d",),
    ("escape", "escape", "p", "wait", "wait"),
    tuple(["right"] * 17),
    ("escape", "A", "enter", "2", "wait"),
    ("escape", "escape", "V", "wait", "j"),
    ("j",),
)
"""Those that follow, in one that is."""
SECONDS = 2.5
"""How long each of its views stands."""


async def _play(pilot: Pilot[None], app: DeskApp, keys: tuple[str, ...]) -> None:
    for key in keys:
        if key == "wait":
            await app.workers.wait_for_complete()
            await pilot.pause(0.2)
        else:
            await pilot.press(key)
    await pilot.pause(0.2)


def take(study: Study, picture: Picture, case: str) -> str:
    """Return a picture as SVG; where it begins in a session, that is one of this case."""
    (shot,) = _shots(study, _of(picture, case), (picture.keys,))
    return shot


@contextmanager
def _unfinished(study: Study, picture: Picture) -> Iterator[None]:
    """Let the session be open while its picture is taken, where the picture wants it."""
    place = picture.start
    if picture.finished or place is None:
        yield
        return
    study.reopen(Pass(picture.rater), *place)
    yield
    if picture.add is None:  # what is added may be half done
        study.finish(Pass(picture.rater), *place)


def _of(picture: Picture, case: str) -> Picture:
    return replace(picture, start=picture.start and (case, picture.start[1]))


def moving(study: Study, case: str) -> str:
    """Return the views one after another as one SVG, which begins anew at its end.

    Who wants no motion sees the first view only.
    """
    whole = _of(MOVING, case)
    views = _shots(study, replace(whole, finished=False), OPEN_STEPS)
    views += _shots(study, whole, STEPS)
    size = re.search(r'viewBox="[^"]+"', views[0])
    long, share = len(views) * SECONDS, 100 / len(views)
    rules = (
        f".view{{visibility:hidden;animation:view {long:g}s step-end infinite}}"
        f"@keyframes view{{0%{{visibility:visible}}{share:.4f}%{{visibility:hidden}}}}"
    )
    rules += "".join(
        f".view:nth-of-type({n}){{animation-delay:{(n - 1) * SECONDS:g}s}}"
        for n in range(1, len(views) + 1)
    )
    still = ".view{animation:none}.view:nth-of-type(1){visibility:visible}"
    rules += f"@media (prefers-reduced-motion:reduce){{{still}}}"
    shown = "".join(f'<g class="view">{view}</g>' for view in views)
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {size[0] if size else ""}>'
    return f"{head}<style>{rules}</style>{shown}</svg>\n"


def _shots(study: Study, picture: Picture, steps: tuple[tuple[str, ...], ...]) -> list[str]:
    """Return what the screen shows after each of several keys in a row."""
    os.environ.pop("NO_COLOR", None)
    if not picture.colours:
        os.environ["NO_COLOR"] = "1"
    found: list[str] = []

    async def run() -> None:
        app = DeskApp(study, picture.rater, picture.start)
        async with app.run_test(size=picture.size) as pilot:
            for keys in steps:
                if picture.begin is not None:
                    picture.begin(app, picture.start[0] if picture.start else "")
                await _play(pilot, app, keys)
                found.append(app.export_screenshot(title="thirdear"))

    with _unfinished(study, picture):
        if picture.add is not None:
            picture.add(study, picture.start[0] if picture.start else "")
        asyncio.run(run())
    os.environ.pop("NO_COLOR", None)
    fonts = "ui-monospace, Menlo, Consolas"
    return [FONTS.sub("", shot).replace("Fira Code", fonts) for shot in found]


def pictures(tell: Callable[[str], None], names: Collection[str] = ()) -> dict[str, str]:
    """Return every picture by its file's name, those in Turkish with ``tr-`` before it.

    With names only those.
    """
    made: dict[str, str] = {}
    homes: tuple[tuple[Language, str, str], ...] = (
        ("en", "Oak and Elm", "A"),
        ("tr", "Meşe ve Karaağaç", "B"),
    )
    for language, name, case in homes:
        with tempfile.TemporaryDirectory() as folder:
            os.environ["XDG_CONFIG_HOME"] = folder
            home = Path(folder) / name
            demonstrate(home, language, tell)
            begin = "" if language == "en" else f"{language}-"
            with Study.open(home) as study:
                ways: dict[str, Callable[[], str]] = {"moving": partial(moving, study, case)}
                ways |= {one.name: partial(take, study, one, case) for one in PICTURES}
                ways["network"] = partial(network, study, case)
                chosen = {name: make for name, make in ways.items() if not names or name in names}
                made |= {f"{begin}{name}.svg": make() for name, make in chosen.items()}
    return made


def main() -> None:
    """Write them, or those that are named."""
    FOLDER.mkdir(exist_ok=True)
    for name, svg in pictures(print, sys.argv[1:]).items():
        (FOLDER / name).write_text(svg, encoding="utf-8")
        print(name, f"{len(svg) / 1024:.0f} kB")


if __name__ == "__main__":
    main()
