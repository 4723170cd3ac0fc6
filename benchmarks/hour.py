"""A rater's hour, played in tmux on demonstration sessions: how many keys a tag takes.

More than 150 segments are tagged with single keys, a range, a part, values and the code bar; an act
is undone and done again after a restart; the rating form is filled in, the session finished, and
the next one begun.
The keys are counted, what the study then holds is compared with what was pressed, and the screens
on the way are printed, or kept as text files.

    python benchmarks/hour.py [--size 80x24] [--keep FOLDER] [--crash]

With --crash the study is encrypted and the desk is killed in the middle of the hour: every tag that
was shown must be there, no word of the sessions may be readable in any file, and the hour goes on.
"""

from __future__ import annotations

import argparse
import os
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from invented import SECRET

from thirdear.model.coding import Pass
from thirdear.model.text import Role
from thirdear.study import Study, journal

TRANSCRIPTS = Path(__file__).parents[1] / "transcripts" / "Case A"
ME = Pass("me")
INTENSITY = """
key = "intensity"
prefix = "int"
version = 1
name = { en = "Intensity", tr = "Yoğunluk" }

[[family]]
key = "feeling"
name = { en = "Feeling", tr = "Duygu" }

[[code]]
key = "anger"
mnemonic = "an"
family = "feeling"
speaker = "client"
scale = [1, 5]
name = { en = "Anger", tr = "Öfke" }
definition = "How strong the child's anger is, in words or in play. Invented for this program."
"""
"""An invented codebook with a value, since the shipped ones have presence only."""
PATIENCE = 30.0
NAMED = {"Tab", "Enter", "Escape", "Space", "BSpace", "S-Down", "S-Right", "Down", "Right", "Left"}


class Desk:
    """The desk in a tmux window of its own; every key is counted."""

    def __init__(self, study: Path, size: tuple[int, int], secret: str | None = None) -> None:
        self.study, self.secret = study, secret
        self.socket = f"thirdear-hour-{os.getpid()}"
        self.size = size
        self.keys = 0
        self.tags = 0
        self.screens: dict[str, str] = {}

    def tmux(self, *arguments: str) -> str:
        """Run a tmux command on this window's own server."""
        command = ["tmux", "-L", self.socket, "-f", "/dev/null", *arguments]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        return done.stdout

    def start(self, wanted: str) -> None:
        """Open the desk and wait until something stands on the screen."""
        columns, rows = self.size
        program = [sys.executable, "-m", "thirdear", "--study", str(self.study), "--rater", "me"]
        program += ["--case", "A", "--session", "1"]
        if self.secret is not None:
            program += ["--passphrase-file", str(passphrase_file(self.study, self.secret))]
        line = f"env -u NO_COLOR {shlex.join(program)}; echo left the desk; sleep 600"
        place = ["-x", str(columns), "-y", str(rows)]
        self.tmux("new-session", "-d", "-s", "hour", *place, line)
        self.until(wanted)

    def stop(self) -> None:
        """End the window and whatever runs in it."""
        self.tmux("kill-server")
        while self.tmux("list-sessions"):
            time.sleep(0.05)

    def kill(self) -> None:
        """Kill the desk at once, as a crash would; its window stays."""
        shell = self.tmux("display-message", "-p", "-t", "hour", "#{pane_pid}").strip()
        listed = ["ps", "-eo", "pid=,ppid="]
        rows = subprocess.run(listed, capture_output=True, text=True, check=True).stdout
        (desk,) = [pid for pid, parent in map(str.split, rows.splitlines()) if parent == shell]
        os.kill(int(desk), signal.SIGKILL)
        self.until("left the desk")

    def press(self, *keys: str) -> None:
        """Press keys by name, or a text letter by letter."""
        for key in keys:
            if key in NAMED:
                self.tmux("send-keys", "-t", "hour", key)
                self.keys += 1
                if key == "Escape":
                    # A key right behind it would be taken for Alt and that key.
                    time.sleep(0.3)
            else:
                self.tmux("send-keys", "-t", "hour", "-l", key)
                self.keys += len(key)

    def screen(self) -> str:
        """Return what stands on the screen."""
        return self.tmux("capture-pane", "-p", "-t", "hour")

    def until(self, wanted: str) -> None:
        """Wait until a text stands on the screen."""
        end = time.monotonic() + PATIENCE
        while wanted not in self.screen():
            if time.monotonic() > end:
                raise SystemExit(f"{wanted!r} did not appear:\n{self.screen()}")
            time.sleep(0.02)

    def keep(self, name: str) -> None:
        """Remember the screen under a name."""
        time.sleep(0.15)
        self.screens[name] = self.screen()


def passphrase_file(study: Path, secret: str) -> Path:
    """Return a file beside the study that holds its passphrase, readable by its owner only."""
    file = study.with_suffix(".secret")
    file.touch(mode=0o600)
    file.write_text(secret, "utf-8")
    return file


def study(folder: Path, secret: str | None = None) -> dict[int, list[Role]]:
    """Make a study of two demonstration sessions and return who speaks in them."""
    book = folder.with_suffix(".toml")
    book.write_text(INTENSITY, "utf-8")
    books = ["mbt-c-as", "tpocs-a", "alliance-markers", str(book)]
    with Study.create(folder, codebooks=books, passphrase=secret) as made:
        files = sorted(TRANSCRIPTS.glob("*"))
        plan = [one for one in made.plan_import(files) if one.session in (1, 2)]
        made.bring_in(plan)
        made.add_rater("me")
        return {n: [segment.role for segment in made.segments("A", n)] for n in (1, 2)}


class Hour:
    """The rater: knows who speaks where, and what should be in the study by now."""

    def __init__(self, desk: Desk, roles: dict[int, list[Role]]) -> None:
        self.desk, self._all = desk, roles
        self.roles = roles[1]
        self.place = 0
        self.tags = 0
        self.first = 0
        """Tags of the first session."""

    def go(self, place: int) -> None:
        """Go to a segment by its number."""
        self.desk.press("o", str(place + 1), "Enter")
        self.desk.until(f"segment {place + 1}/")
        self.place = place

    def singles(self, upto: int) -> None:
        """Tag with digits, which go on by themselves; who has no codes is stepped over."""
        while self.place < upto:
            if self.roles[self.place] in (Role.THERAPIST, Role.CLIENT):
                self.desk.press(str(1 + self.place % 4))
                self.tags += 1
            else:
                self.desk.press("j")
            self.place += 1
        self.desk.until(f"segment {self.place + 1}/")

    def a_range(self) -> None:
        """Give five segments a code at once; those of its speaker take it."""
        self.desk.press("S-Down", "S-Down", "S-Down", "S-Down")
        self.desk.until("range of 5")
        self.desk.keep("range")
        # The digits show the codes for the speaker of the segment at which the range ends.
        last = self.roles[self.place + 4]
        self.desk.press("5")
        self.tags += sum(role is last for role in self.roles[self.place : self.place + 5])
        self.place += 5
        self.desk.until(f"segment {self.place + 1}/")

    def values_and_parts(self) -> None:
        """Two codes in the bar, one with a value; the same again, less; a part; a memo, a flag."""
        clients = [p for p, r in enumerate(self.roles) if r is Role.CLIENT and p > self.place]
        self.go(clients[0])
        self.desk.press("t", "an4 tp")
        self.desk.until("an4=Anger 4")
        self.desk.keep("bar")
        self.desk.press("Enter")
        self.go(clients[1])
        self.desk.press(".", "-", "e")
        self.go(clients[2])
        self.desk.press("v", "S-Right", "1")
        self.desk.until("⌶" if self.desk.size[0] >= 120 else "Bond")
        self.desk.keep("part")
        self.desk.press("Escape", "c")
        self.desk.until("Memo on segment")
        self.desk.press("ask in supervision", "Enter")
        self.desk.until("Memo kept")
        self.desk.press("!")
        self.desk.until("Flagged")
        self.desk.keep("memo")
        self.tags += 5
        self.go(clients[2] + 1)

    def restart(self) -> None:
        """Leave, come back to the same segment, take the last act back and do it again."""
        self.desk.press("q")
        self.desk.until("left the desk")
        self.desk.stop()
        self.desk.start(f"segment {self.place + 1}/")
        self.desk.press("u")
        self.desk.until("undone")
        self.desk.press("U")
        self.desk.until("done again")
        self.desk.keep("after a restart")
        self.go(self.place)

    def crash(self) -> None:
        """Be killed at a segment; look into the files as they lie there, then go on behind it."""
        self.desk.kill()
        self.desk.stop()
        readable(self.desk.study, self.desk.secret)
        with Study.open(self.desk.study, passphrase=self.desk.secret) as made:
            there = len(made.tags(ME, "A", 1))
            assert there == self.tags, (there, self.tags)
            assert not journal.check(made, None)
        self.desk.start("segment ")
        self.go(self.place)
        self.desk.keep("after a crash")

    def judge_the_whole(self) -> None:
        """Fill in the rating form and finish the session."""
        self.desk.press("r")
        self.desk.until("Rating")
        self.desk.press("343213432")
        self.desk.until("9 of 9 rated")
        self.desk.keep("rating")
        self.desk.press("Escape", "E")
        self.desk.until("Finish case A")
        self.desk.press("2")
        self.desk.until("finished")
        self.desk.keep("finished")
        self.first = self.tags

    def next_session(self) -> None:
        """Go to the next session by the list, and tag on."""
        self.desk.press("S", "j", "Enter")
        self.desk.until("segment 1/")
        self.roles, self.place = self._all[2], 0
        self.singles(50)
        self.desk.keep("next session")


def readable(study: Path, secret: str | None) -> None:
    """Stop where words of the sessions stand in a file of the study, as any program could read."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "copy"
        shutil.copytree(study, copy)
        with Study.open(copy, passphrase=secret) as made:
            said = [made.transcript("A", n) for n in (1, 2)]
            words = [one.words(turn) for one in said for turn in one.turns]
    long = [text.encode() for text in words if len(text) > 25]
    assert len(long) > 50, len(long)
    for file in (path for path in study.rglob("*") if path.is_file()):
        held = file.read_bytes()
        assert not any(text in held for text in long), file


def play(size: tuple[int, int], secret: str | None = None) -> Desk:
    """Play the hour at a size and return the desk with its screens; stop where anything is lost.

    With a passphrase the study is encrypted, and the desk is killed on the way.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "study"
        roles = study(path, secret)
        desk = Desk(path, size, secret)
        hour = Hour(desk, roles)
        desk.start("segment 1/")
        try:
            hour.singles(30)
            desk.keep("digits")
            hour.a_range()
            hour.values_and_parts()
            hour.restart()
            if secret is not None:
                hour.singles((hour.place + len(roles[1])) // 2)
                hour.crash()
            hour.singles(len(roles[1]) - 1)
            hour.judge_the_whole()
            hour.next_session()
        finally:
            desk.stop()
        check(path, hour, secret)
        desk.tags = hour.tags
    return desk


def check(path: Path, hour: Hour, secret: str | None) -> None:
    """Compare what the study holds with what was pressed."""
    with Study.open(path, passphrase=secret) as made:
        tags = made.tags(ME, "A", 1)
        ratings = made.ratings(ME, "A", 1)
        first, second = made.progress(ME)
        assert len(tags) == hour.first, (len(tags), hour.first)
        assert len(made.tags(ME, "A", 2)) == hour.tags - hour.first
        assert hour.tags > 150
        assert sorted(tag.value for tag in tags if tag.value is not None) == [3, 4]
        assert sum(tag.start is not None for tag in tags) == 1
        assert any(tag.uncertain for tag in tags)
        assert len(ratings) == 9
        assert first.finished
        assert not second.finished
        assert not made.store.check()
        assert not made.store.rebuild()


def main() -> None:
    """Play at both sizes; print the keys and the screens, or keep the screens."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--size", action="append", help="columns and rows, such as 80x24")
    parser.add_argument("--keep", type=Path, help="a folder for the screens, a file each")
    parser.add_argument("--crash", action="store_true", help="encrypted, and killed half-way")
    given = parser.parse_args()
    if not shutil.which("tmux"):
        raise SystemExit("This program plays in tmux; install it first.")
    for size in given.size or ["80x24", "120x40"]:
        columns, rows = map(int, size.split("x"))
        desk = play((columns, rows), SECRET if given.crash else None)
        print(f"{size}: {desk.tags} tags, {desk.keys} keys, {desk.keys / desk.tags:.2f} a tag")
        for name, screen in desk.screens.items():
            if given.keep:
                given.keep.mkdir(parents=True, exist_ok=True)
                file = given.keep / f"{size}-{name.replace(' ', '-')}.txt"
                file.write_text("\n".join(row.rstrip() for row in screen.splitlines()) + "\n")
            else:
                print(f"\n--- {name}\n{screen}")


if __name__ == "__main__":
    main()
