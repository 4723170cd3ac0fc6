"""The commands that keep a study safe, typed as a person would."""

from __future__ import annotations

import csv
import io
import re
import sys
import types
from pathlib import Path
from typing import Any

import pytest

from tests.a_cli import Prompt
from tests.a_store import ME, fill, new, transcript
from tests.a_system import has_mode
from tests.store.test_checks import tamper
from thirdear.base import parts
from thirdear.model.disguise import Pseudonym
from thirdear.store.names import Names
from thirdear.study import NAMES_FILE, STUDY_FILE, Study


@pytest.fixture
def thirdear(capsys: pytest.CaptureFixture[str]) -> Prompt:
    """Give a command line."""
    return Prompt(capsys)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a plain, closed study in which R1 tagged twice."""
    with Study.create(tmp_path / "s") as study:
        fill(study.store)
        for number in (1, 2):
            study.store.change_tags(ME, (), [new(number)], "R1")
    return tmp_path / "s"


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    """Give a passphrase file."""
    path = tmp_path / "secret"
    path.write_text("dört kelimelik parola\n", "utf-8")
    return path


# -- history


def test_history_is_filtered(thirdear: Prompt, folder: Path) -> None:
    """By actor, case, kind and day, together; without filters the last thirty."""
    ask = ("history", "--study", folder, "--json")
    assert [r["kind"] for r in thirdear.well(*ask, "--actor", "R1").json] == ["tag", "tag"]
    assert [r["kind"] for r in thirdear.well(*ask, "--case", "B").json] == ["session"]
    assert len(thirdear.well(*ask, "--kind", "session", "--actor", "study").json) == 3
    (row,) = thirdear.well(*ask, "--kind", "tag", "--last", 1).json
    assert (row["case"], row["session"], row["undone"]) == ("A", 1, False)
    day = row["at"][:10]
    everything = thirdear.well(*ask, "--since", day, "--until", day).json
    assert len(everything) == len(thirdear.well(*ask, "--last", 1000).json)
    assert thirdear.well(*ask, "--until", "2001-01-01").json == []
    assert thirdear.well(*ask, "--since", "2999-01-01").json == []
    assert thirdear(*ask, "--since", "yesterday").code == 2


def test_history_is_exported(thirdear: Prompt, folder: Path, tmp_path: Path) -> None:
    """As CSV a spreadsheet shows and does not calculate; the file is its owner's only."""
    with Study.open(folder) as study:
        study.store.change_tags(ME, (), [new(3, "=x")], "R1")
        study.undo("R1")
    target = tmp_path / "h.csv"
    thirdear.well("history", "--study", folder, "-o", target)
    rows = list(csv.DictReader(io.StringIO(target.read_text("utf-8"))))
    assert [row["kind"] for row in rows[-4:]] == ["tag", "tag", "tag", "undo"]
    assert [row["undone"] for row in rows[-4:]] == ["False", "False", "True", "False"]
    assert has_mode(target, 0o600)
    assert not any(cell[:1] in "=+@" for row in rows for cell in row.values() if cell)


# -- check


def test_a_rebuild_says_that_the_tables_are_equal(thirdear: Prompt, folder: Path) -> None:
    """Byte for byte; else it names those that were not, and ends with 3."""
    told = thirdear.well("check", "--study", folder, "--rebuild").out
    assert "byte for byte" in told
    assert thirdear.well("check", "--study", folder, "--rebuild", "--json").json["made_anew"] == []
    tamper(folder / STUDY_FILE, "UPDATE tag SET value = 9")
    outcome = thirdear("check", "--study", folder, "--rebuild")
    assert outcome.code == 3
    assert "Table tag was made anew" in outcome.out
    assert "byte for byte" not in outcome.out


TAMPERING = {
    "an event changed": ("UPDATE event SET at = at + 1 WHERE kind = 'tag'", "was changed"),
    "an event removed": ("DELETE FROM event WHERE kind = 'session' AND seq = 2", "lacks entries"),
    "a transcript's byte": (
        "UPDATE text SET body = CAST(replace(CAST(body AS TEXT), 'A1 3', 'A1 8') AS BLOB)",
        "Stored text was changed",
    ),
    "a tag's row": ("DELETE FROM tag WHERE segment = 2", "table tag is not what"),
}


@pytest.mark.parametrize("what", TAMPERING)
def test_tampering_ends_with_3_and_is_named(thirdear: Prompt, folder: Path, what: str) -> None:
    """Each planted change is told on stdout, without a transcript's words."""
    statement, sentence = TAMPERING[what]
    tamper(folder / STUDY_FILE, statement)
    outcome = thirdear("check", "--study", folder)
    assert outcome.code == 3
    assert sentence in outcome.out
    assert "kelime" not in outcome.out + outcome.err


def test_reordered_events_end_with_3(thirdear: Prompt, folder: Path) -> None:
    """Two events of a chain that changed places, each with its own hash."""
    swap = "UPDATE event SET seq = {0} WHERE actor = 'R1' AND seq = {1}"
    tamper(folder / STUDY_FILE, swap.format(-9, 1), swap.format(1, 2), swap.format(2, -9))
    outcome = thirdear("check", "--study", folder)
    assert outcome.code == 3
    assert "was changed" in outcome.out


def test_a_flipped_page_ends_with_3(thirdear: Prompt, folder: Path) -> None:
    """A page of the journal overwritten: named by `check`, never a traceback."""
    file = folder / STUDY_FILE
    data = bytearray(file.read_bytes())
    at = data.index(b'"case":"A","code":"x.a"')
    data[at : at + 4096 - at % 4096] = b"\xff" * (4096 - at % 4096)
    file.write_bytes(data)
    outcome = thirdear("check", "--study", folder)
    assert outcome.code == 3
    assert "damaged" in outcome.out + outcome.err or "cannot be read" in outcome.out
    assert "Traceback" not in outcome.err


def test_a_cut_tail_is_found_against_a_snapshot(thirdear: Prompt, folder: Path) -> None:
    """`check` alone finds nothing; against the snapshot that saw the event it ends with 3."""
    made = thirdear.well("backup", "--study", folder, "--json").json["file"]
    assert thirdear.well("check", "--study", folder, "--against", made).code == 0
    tamper(folder / STUDY_FILE, "DELETE FROM event WHERE kind = 'tag' AND seq = 2")
    thirdear("check", "--study", folder, "--rebuild")
    assert thirdear.well("check", "--study", folder).code == 0
    outcome = thirdear("check", "--study", folder, "--against", made)
    assert outcome.code == 3
    assert "cut off" in outcome.out


# -- backup and restore


def test_a_backup_is_restored(thirdear: Prompt, folder: Path, tmp_path: Path) -> None:
    """To a new folder; again into the same is refused."""
    thirdear.well("backup", tmp_path / "b.thirdear", "--study", folder)
    thirdear.well("restore", tmp_path / "b.thirdear", tmp_path / "new")
    assert thirdear.well("check", "--study", tmp_path / "new").code == 0
    outcome = thirdear("restore", tmp_path / "b.thirdear", tmp_path / "new")
    assert (outcome.code, "nothing was changed" in outcome.err) == (1, True)
    thirdear.well("backup", "--study", folder)
    told = thirdear.well("backup", "--study", folder)
    assert "Nothing was done since" in told.out
    assert len(thirdear.well("backup", "--list", "--study", folder, "--json").json) == 1


# -- passphrases


def test_encrypt_change_decrypt(
    thirdear: Prompt, folder: Path, secret: Path, tmp_path: Path
) -> None:
    """Each opens with the passphrase of the moment; a wrong one is a sentence."""
    thirdear.well("backup", "--study", folder)
    with Study.open(folder) as study, study.names() as names:
        names.add(Pseudonym("Zehra", "Elif", "person"))
    names_secret = tmp_path / "names"
    names_secret.write_text("altı mavi kapı\n", "utf-8")
    outcome = thirdear("encrypt", "--study", folder, "--passphrase-file", secret)
    assert (outcome.code, "--names-passphrase-file" in outcome.err) == (1, True)
    both = ("--passphrase-file", secret, "--names-passphrase-file", names_secret)
    thirdear.well("encrypt", "--study", folder, *both)
    assert b"kelime" not in b"".join(p.read_bytes() for p in folder.rglob("*.thirdear"))
    assert (
        "encrypted; name its"
        in thirdear("cases", "--study", folder).err + thirdear("check", "--study", folder).err
    )
    new_secret = tmp_path / "new"
    new_secret.write_text("yedi sarı gemi\n", "utf-8")
    change = ("passphrase", "--study", folder, "--new-passphrase-file", new_secret)
    wrong = thirdear(*change, "--passphrase-file", new_secret)
    assert (wrong.code, "does not open" in wrong.err) == (1, True)
    thirdear.well(*change, "--passphrase-file", secret)
    thirdear.well("check", "--study", folder, "--passphrase-file", new_secret)
    thirdear.well(*change, "--names", "--names-passphrase-file", names_secret)
    told = thirdear.well("decrypt", "--study", folder, "--passphrase-file", new_secret)
    assert "readable" in told.out
    thirdear.well("check", "--study", folder)
    assert thirdear("decrypt", "--study", folder).code == 1


def test_a_readable_list_of_an_encrypted_study_is_encrypted(
    thirdear: Prompt, folder: Path, secret: Path, tmp_path: Path
) -> None:
    """By the same command, which asks for the one passphrase that is lacking."""
    thirdear.well("encrypt", "--study", folder, "--passphrase-file", secret)
    with Names.open(folder / NAMES_FILE) as names:
        names.add(Pseudonym("Zehra", "Elif", "person"))
    (tmp_path / "names").write_text("kirpi lamba vapur tuz\n", "utf-8")
    told = thirdear.well(
        "encrypt", "--study", folder, "--names-passphrase-file", tmp_path / "names"
    )
    assert "list of pseudonyms and its copies are encrypted" in told.out
    with Names.open(folder / NAMES_FILE, "kirpi lamba vapur tuz") as names:
        assert len(names.all()) == 1
    assert "encrypted already" in thirdear("encrypt", "--study", folder).err


def test_a_passphrase_file_of_windows_own_editor_opens(
    thirdear: Prompt, folder: Path, secret: Path
) -> None:
    """It begins with a mark that nobody sees, and its lines end otherwise."""
    thirdear.well("encrypt", "--study", folder, "--passphrase-file", secret)
    words = secret.read_text("utf-8").splitlines()[0]
    secret.write_bytes(b"\xef\xbb\xbf" + words.encode() + b"\r\n")
    thirdear.well("check", "--study", folder, "--passphrase-file", secret)


def test_the_next_command_tells_what_a_kill_left(thirdear: Prompt, folder: Path) -> None:
    """On stderr, once, before it does its own work."""
    dead = parts.new(folder / STUDY_FILE)
    dead.rename(dead.with_name(re.sub(r"-\d+-[0-9a-f]{6}-", "-4194999-abcdef-", dead.name)))
    assert "interrupted and taken back" in thirdear.well("check", "--study", folder).err
    assert thirdear.well("check", "--study", folder).err == ""


def test_a_recovery_sheet_holds_no_passphrase(thirdear: Prompt, folder: Path, secret: Path) -> None:
    """A line to write on; nothing is asked for that could be printed."""
    thirdear.well("encrypt", "--study", folder, "--passphrase-file", secret)
    told = thirdear.well("passphrase", "--sheet", "--study", folder).out
    assert "RECOVERY SHEET" in told
    assert "____" in told
    assert "parola" not in told


class Ring(types.ModuleType):
    """Stands in for the library keyring: passwords by service and user."""

    def __init__(self) -> None:
        super().__init__("keyring")
        self.kept: dict[tuple[str, str], str] = {}
        self.errors = types.ModuleType("keyring.errors")
        self.errors.KeyringError = type("KeyringError", (Exception,), {})  # type: ignore[attr-defined]

    def set_password(self, service: str, user: str, password: str) -> None:
        self.kept[service, user] = password

    def get_password(self, service: str, user: str) -> str | None:
        return self.kept.get((service, user))

    def delete_password(self, service: str, user: str) -> None:
        del self.kept[service, user]


def test_a_keyring_may_remember(
    thirdear: Prompt, folder: Path, secret: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Put in only on request and only where it opens the study; taken out again."""
    ring = Ring()
    monkeypatch.setitem(sys.modules, "keyring", ring)
    monkeypatch.setitem(sys.modules, "keyring.errors", ring.errors)
    named = ("--study", folder, "--passphrase-file", secret)
    thirdear.well("encrypt", *named)
    opened = ("check", "--study", folder, "--keyring")
    assert "keyring has no passphrase" in thirdear(*opened).err
    secret.with_name("wrong").write_text("wrong\n", "utf-8")
    wrong = ("--study", folder, "--passphrase-file", secret.with_name("wrong"))
    assert thirdear("passphrase", "--remember", *wrong).code == 1
    assert ring.kept == {}
    thirdear.well("passphrase", "--remember", *named)
    thirdear.well(*opened)
    thirdear.well("passphrase", "--forget", *named)
    assert ring.kept == {}

    def silent(*_: Any) -> None:
        raise ring.errors.KeyringError

    monkeypatch.setattr(ring, "get_password", silent)
    assert "does not answer" in thirdear(*opened).err


def test_without_the_library_the_keyring_is_an_extra(
    thirdear: Prompt, folder: Path, secret: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The sentence says what to install."""
    thirdear.well("encrypt", "--study", folder, "--passphrase-file", secret)
    monkeypatch.setitem(sys.modules, "keyring", None)
    assert "thirdear[keyring]" in thirdear("check", "--study", folder, "--keyring").err


# -- purge


def test_a_purge_is_confirmed_by_typing(
    thirdear: Prompt, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another word changes nothing and ends with 3; the case's key erases it."""
    original, data = transcript("A", 1)
    (folder / "transcripts" / "a.txt").write_bytes(data)
    with Study.open(folder) as study:
        study.store.record_export("report.docx", "ab" * 32, {"cases": ["A"]}, "study")
    monkeypatch.setattr("sys.stdin", io.StringIO("yes\n"))
    outcome = thirdear("purge", "--case", "A", "--study", folder)
    assert (outcome.code, "Nothing was erased" in outcome.err) == (3, True)
    monkeypatch.setattr("sys.stdin", io.StringIO("A\n"))
    outcome = thirdear.well("purge", "--case", "A", "--study", folder, "--json")
    assert [d["name"] for d in outcome.json["documents"]] == ["report.docx"]
    assert [Path(p).name for p in outcome.json["originals"]] == ["a.txt"]
    assert original.text.encode() not in (folder / STUDY_FILE).read_bytes()
    assert thirdear.well("check", "--study", folder).code == 0


# -- where it lies


def test_a_synchronised_folder_is_warned_about_once(
    thirdear: Prompt, folder: Path, tmp_path: Path
) -> None:
    """On stderr, so that stdout stays what it promises."""
    (tmp_path / "Dropbox").mkdir()
    folder = folder.rename(tmp_path / "Dropbox" / "s")
    first = thirdear.well("check", "--study", folder, "--json")
    assert "copies away" in first.err
    assert first.json["holds"] is True
    assert "copies away" not in thirdear.well("check", "--study", folder).err
