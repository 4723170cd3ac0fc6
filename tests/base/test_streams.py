"""Output never fails for a sign, and only a real terminal is asked anything."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

import thirdear
from tests.a_demonstration import Made
from thirdear.base import streams
from thirdear.base.streams import is_terminal

PRINT = """
from thirdear.base.streams import prepare
prepare()
print("a → b, κ = −.5 … «şğıİ» 漢")
"""


def run(*command: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run Python with an environment; its input is not a terminal."""
    return subprocess.run(
        [sys.executable, *command],
        capture_output=True,
        check=False,
        stdin=subprocess.DEVNULL,
        env=os.environ | {"PYTHONUTF8": "0"} | environment,
    )


@pytest.mark.parametrize("encoding", ["cp1254", "cp857", "ascii", "latin-1", "utf-8"])
def test_redirected_output_is_utf8(encoding: str) -> None:
    """Under any code page, stderr too, with line ends as they are."""
    done = run("-c", PRINT, PYTHONIOENCODING=encoding)
    assert done.stderr == b""
    assert done.stdout.decode() == "a → b, κ = −.5 … «şğıİ» 漢\n"


def test_a_table_reaches_a_file_under_a_turkish_code_page(demonstration: Made) -> None:
    """Arrows and minus signs are none of its letters."""
    told = run(
        *("-m", "thirdear", "granger", "--resamples", "0"),
        *("--study", str(demonstration.folder)),
        PYTHONIOENCODING="cp1254",
    )
    assert told.returncode == 0, told.stderr
    assert "→" in told.stdout.decode()


def test_one_module_asks_what_is_a_terminal() -> None:
    """To ask a stream itself is to believe NUL, which on Windows says that it is one."""
    source = Path(thirdear.__file__).parent
    asks = {
        path.relative_to(source).as_posix()
        for path in source.rglob("*.py")
        if ".isatty()" in path.read_text("utf-8")
    }
    assert asks == {"base/streams.py", "tui/terminal.py"}  # the latter on POSIX alone


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo terminals there")
@pytest.mark.parametrize(
    ("encoding", "shown"),
    [
        ("ascii", 'a -> b, kappa = -.5 ... "sgiI" ?'),
        ("cp1254", "a -> b, kappa = -.5 … «şğıİ» ?"),
        ("utf-8", "a → b, κ = −.5 … «şğıİ» 漢"),
    ],
)
def test_a_terminal_shows_stand_ins_for_what_it_lacks(encoding: str, shown: str) -> None:
    """What it has stays as it is."""
    import pty

    child, screen = pty.fork()
    if child == 0:
        os.environ |= {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
        os.execv(sys.executable, [sys.executable, "-c", PRINT])
    seen = b""
    while b"\n" not in seen:
        seen += os.read(screen, 4096)
    os.close(screen)
    os.waitpid(child, 0)
    assert seen.decode(encoding).strip() == shown


def test_nothing_but_a_terminal_is_one() -> None:
    """A closed stream, none at all, a file, the null device."""
    with Path(os.devnull).open() as null:
        assert not is_terminal(null)
    assert not is_terminal(null)
    assert not is_terminal(None)


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo terminals there")
def test_what_comes_through_a_pipe_is_utf8() -> None:
    """Whatever the code page; a byte that is none is shown as such."""
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            (
                "from thirdear.base.streams import prepare\n"
                "import sys\nprepare()\nprint(ascii(sys.stdin.read()))"
            ),
        ],
        input="ş".encode() + b"\xff",
        capture_output=True,
        check=True,
        env=os.environ | {"PYTHONUTF8": "0", "PYTHONIOENCODING": "cp1254"},
    )
    assert done.stdout == b"'\\u015f\\ufffd'\n"


def test_what_cannot_be_decoded_is_no_sign_to_stand_in_for() -> None:
    """The error goes on as it was."""
    error = UnicodeDecodeError("utf-8", b"\xff", 0, 1, "invalid start byte")
    with pytest.raises(UnicodeDecodeError) as raised:
        streams._stand_in(error)
    assert raised.value is error


@pytest.mark.parametrize(
    ("words", "encoding", "shown"),
    [
        ("ş", "ascii", "s"),
        ("ş", "latin-1", "s"),
        ("é", "ascii", "e"),
        ("日", "ascii", "?"),
        ("aşb", "ascii", "s"),
    ],
)
def test_a_sign_that_an_encoding_lacks(words: str, encoding: str, shown: str) -> None:
    """The letter without its marks, or a question mark; only what is lacking is replaced."""
    start = next(n for n, sign in enumerate(words) if not sign.isascii())
    error = UnicodeEncodeError(encoding, words, start, start + 1, "not in it")
    assert streams._stand_in(error) == (shown, start + 1)


class Screen(io.TextIOWrapper):
    """A stream that says of itself that it is a terminal."""

    def isatty(self) -> bool:
        """Say so."""
        return True


@pytest.mark.parametrize(("kind", "told"), [(io.TextIOWrapper, "utf-8"), (Screen, "cp1254")])
def test_only_what_is_no_terminal_becomes_utf_8(
    kind: type[io.TextIOWrapper], told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What comes in as what goes out; a terminal knows its own encoding."""
    monkeypatch.setattr(sys, "platform", "linux")  # elsewhere a console is asked by its handle
    for name in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(sys, name, kind(io.BytesIO(), encoding="cp1254"))
    streams.prepare()
    assert (sys.stdin.encoding, sys.stdout.encoding, sys.stderr.encoding) == (told,) * 3


def test_without_streams_nothing_is_prepared(monkeypatch: pytest.MonkeyPatch) -> None:
    """A program that was started without a window has none."""
    for name in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(sys, name, None)
    streams.prepare()
