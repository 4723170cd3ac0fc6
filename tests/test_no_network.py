"""Nothing asks the network: the demonstration, the desk, every command, and the served desk."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from typer.main import get_command

from tests.a_server import codes, served
from thirdear.cli import program

# The interpreter runs this at every start, in worker processes, too. An audit hook sees calls that
# a library makes without Python's help, and cannot be taken off again.
GUARD = """
import os, sys

ASKING = {"socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg", "socket.getaddrinfo",
          "socket.gethostbyname", "socket.gethostbyaddr", "socket.getnameinfo"}

def refuse(event, arguments):
    if event not in ASKING:
        return
    asked = next((one for one in arguments if isinstance(one, (str, bytes, tuple))), None)
    host = asked[0] if isinstance(asked, tuple) else asked
    if isinstance(asked, str) and event in ("socket.connect", "socket.bind"):
        return  # a socket of this computer's file system
    if event == "socket.bind" and asked[:2] == ("::1", 0):
        return  # urllib3 tries whether this computer knows IPv6; nobody can connect to that
    if host == "127.0.0.1" and os.environ.get("LOOPBACK"):
        return
    if host == "127.0.0.1" and sys._getframe(1).f_code.co_name == "_fallback_socketpair":
        return  # Windows has no pairs of sockets; its event loops make one to wake themselves
    with open(os.environ["ASKED"], "a") as log:
        log.write(f"{event} {asked!r}\\n")
    raise OSError("the network is refused")

sys.addaudithook(refuse)
"""
COMMANDS = """
import contextlib, io, json, re, sys
from thirdear.cli import main

said = ""
for line in json.loads(sys.argv[1]):
    wanted, *arguments = line.split()
    if "ID" in arguments:
        arguments[arguments.index("ID")] = re.search("[0-9]{9,}:[0-9]+", said)[0]
    sys.argv = ["thirdear", *arguments]
    out, left = io.StringIO(), 0
    with contextlib.redirect_stdout(out):
        try:
            main()
        except SystemExit as leaving:
            left = leaving.code or 0
    said = out.getvalue()
    if str(left) != wanted:
        sys.exit(f"{line} ended with {left}")
"""
DESK = """
import sys
from pathlib import Path

sys.path.insert(0, sys.argv[1])
from tests.a_desk import a_study, play

KEYS = "1 j t escape r 3 escape S p escape V escape H escape C escape comma escape A escape M"

async def look(pilot, app):
    for key in f"{KEYS} escape S question_mark".split():
        await pilot.press(key)
    assert list(app.study.store.tags())

play(a_study(Path(sys.argv[2])), look)
"""
FILES = {
    "C-s01.txt": "Therapist: Red blocks again. Yours?\nChild: Yes.\nTherapist: Go on.\nChild: N.\n",
    "tags.csv": "case,session,segment,code,rater\nC,1,1,mbtc.holding,R3\nC,1,3,mbtc.holding,R4\n",
    "ratings.csv": "case,session,item,rater,value\nC,1,tpocs.1,R3,2\n",
    "names.csv": "real,pseudonym\nZorzor,Tamtam\n",
    "scores.csv": "case,session,strain,ease\n"
    + "".join(f"C,{n},{n * 7 % 11},{n * n % 13}\n" for n in range(1, 35)),
    "many.csv": "case,session,strain,ease\n"
    + "".join(
        f"{case},{n},{n * 7 % 11},{(n * n + by) % 13}\n"
        for by, case in enumerate("CDE")
        for n in range(1, 35)
    ),
    "facts.toml": '[case.C]\nconsent = "written"\n',
    "blocks.txt": "1 Yine kırmızı bloklar.\n",
    "a.mp3": "ID3, and no sound\n",
    "secret": "dört kırmızı blok\n",
    "other": "beş mavi blok\n",
    "book.toml": """
key = "one"
prefix = "one"
version = 1
name = "Invented"
family = [{ key = "f", name = "F" }]
code = [
  { key = "a", mnemonic = "aa", family = "f", name = "A" },
  { key = "b", mnemonic = "bb", family = "f", name = "B" },
  { key = "c", mnemonic = "cc", family = "f", name = "C" },
  { key = "d", mnemonic = "dd", family = "f", name = "D" },
]
""",
}
# Each line begins with the exit code. Where it is 1 there is nothing to be done of that kind here.
# "ID" is the one that the line before has printed.
RUN = """
0 init elm --codebook mbt-c-as --codebook tpocs-a --codebook book.toml
0 import C-s01.txt --study elm
0 transcripts remove C 1 --study elm
0 undo --study elm
0 transcripts profile --study elm
0 tags import tags.csv --study elm
0 tags export --study elm -o all.csv
0 ratings import ratings.csv --study elm
0 ratings export --study elm
0 transcripts segment --by sentence --study elm
0 transcripts segment --by hand --study elm
0 transcripts segments --case C --session 1 --study elm
0 transcripts split --case C --session 1 --at 15 --study elm
0 transcripts join --case C --session 1 --segment 1 --study elm
0 undo --study elm
0 history redo --study elm
0 transcripts replace C 1 C-s01.txt --speakers Therapist=therapist --study elm
0 transcripts correct words C 1 1 Red Blue --study elm
0 transcripts correct file C 1 C-s01.txt --dry-run --accept-unplaced --study elm
0 transcripts correct speaker C 1 2 Therapist --study elm
0 transcripts correct split C 1 1 Yours --study elm
0 transcripts correct join C 1 3 --study elm
0 transcripts corrections --study elm
0 transcripts correct withdraw ID --study elm
0 transcripts correct role C Therapist therapist --study elm
0 transcripts play set C 1 in-play 1 2 --rater R3 --study elm
0 transcripts play list C 1 --rater R3 --study elm
0 transcripts marks --study elm
0 transcripts timing --study elm
0 codebook list
0 codebook show mbt-c-as
0 codebook check book.toml
0 codebook add book.toml --study elm
0 codebook merge one.a --into one.b --study elm
1 codebook rename one.b one.h --study elm
0 codebook split one.b --into one.c --into one.d --study elm
0 codebook nest one.b --under one.c --study elm
0 codebook nest one.b --study elm
0 codebook in-vivo C 1 2 Yes --rater R3 --study elm
0 codebook recoded --study elm
0 codebook recode --rater R3 --study elm
0 raters assign R3 --part 0.25 --study elm
0 raters queue --rater R3 --study elm
0 raters model prompt --study elm
1 raters model ask robot --url http://192.0.2.1:80 --model m --study elm
1 raters model ask robot --url http://example.org --model m --study elm
0 raters model list --study elm
0 finish --rater R3 --study elm
0 finish --rater R4 --study elm
0 raters train R5 --gold R3 --study elm
0 agreement --resamples 100 --study elm
0 raters unblind --rater R3 --study elm
0 raters unblind --rater R4 --study elm
0 raters consensus begin R3 R4 --study elm
0 raters consensus list --study elm
0 raters consensus decide C 1 mbtc.holding --segment 1 --present --reason heard --study elm
0 scores --study elm
0 explain C 1 mbtc.techniques --study elm
0 scores explain C 1 mbtc.techniques --study elm
0 tags memos list --study elm
0 tags matrix --study elm
0 tags together --study elm
0 transcripts accuracy C 1 C-s01.txt --study elm
0 transcripts correct time C 1 1 0:03 --study elm
0 transcripts recording add C 1 a.mp3 --study elm
0 transcripts recording list --study elm
0 transcripts recording remove C 1 --study elm
0 scores import scores.csv --study elm
0 facts set facts.toml --study elm
0 facts show --study elm
0 facts break C 9 holiday --study elm
0 scores gains imported.ease --by 3 --study elm
1 scores phases imported.ease --study elm
0 scores ruptures imported.ease --study elm
0 hypothesis add imported.strain imported.ease --study elm
0 hypothesis list --study elm
0 hypothesis change imported.strain imported.ease --to-lag 2 --reason slip --study elm
0 hypothesis withdraw imported.strain imported.ease --reason slip --study elm
0 hypothesis add imported.strain imported.ease --study elm
0 granger --resamples 99 --full --study elm
0 loop imported.strain imported.ease --study elm
0 cases strain ease --csv many.csv
1 compare --cause mbtc.techniques --effect imported.ease --cases C,D --study elm
0 tags transitions --given mbtc.holding --target mbtc.holding --resamples 99 --study elm
0 hypothesis plan --r2 0.2
0 disguise list --study elm
0 disguise add Zerzer Tumtum --study elm
0 disguise import names.csv --study elm
0 disguise keep Zarzar --study elm
0 disguise propose Zarzar --kind place --study elm
0 disguise scan --study elm
0 disguise variant Zorzor Zorzorcan --study elm
0 disguise checklist --study elm
0 search blocks --study elm
0 tags suggest on --study elm
1 tags suggest report --study elm
0 tags suggest codes C 1 --rater R3 --study elm
0 tags suggest more-like C 1 1 --study elm
1 tags suggest accept C 1 1 mbtc.holding --rater R3 --study elm
0 tags suggest off --study elm
0 vignettes suggest --study elm
0 vignettes add C 1 1 3 --criterion chosen --study elm
0 vignettes list --study elm
0 vignettes show ID --study elm
0 vignettes list --study elm
0 vignettes change ID --title Blocks --study elm
0 vignettes list --study elm
0 vignettes translate ID blocks.txt --study elm
0 vignettes export -o some.docx --study elm
0 export supervision one.docx --case C --session 1 --study elm
0 export quotes quotes.csv --study elm
0 export figure scores.svg --study elm
0 report -o report.docx --study elm
0 verify report.docx --study elm
0 report verify report.docx --study elm
0 report preregistration -o sheet.docx --study elm
0 report references list --study elm
0 vignettes list --study elm
0 vignettes remove ID --study elm
0 export r tests.R --study elm
0 export passes passes.json --study elm
0 export qdpx elm.qdpx --study elm
0 export qdc elm.qdc --study elm
0 export csv tables --study elm
0 export parquet elm.parquet --study elm
0 export registry registry.parquet --laboratory Elm --study elm
0 registry base-rates registry.parquet
0 registry agreement registry.parquet
0 registry dose registry.parquet
0 registry together registry.parquet
1 registry lags one.a one.b registry.parquet
0 export sav elm.sav --study elm
0 export bundle elm.zip --study elm
0 raters merge passes.json --dry-run --study elm
0 history --study elm
0 check --rebuild --study elm
0 backup elm.backup --study elm
0 restore elm.backup new
0 privacy encrypt --study elm --passphrase-file secret --names-passphrase-file secret
0 privacy passphrase --study elm --passphrase-file secret --new-passphrase-file other
0 privacy decrypt --study elm --passphrase-file other
0 privacy purge --case C --study elm --names-passphrase-file secret
"""
COMMANDS_APART = {"demo", "serve"}


@pytest.fixture
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder for programs that may ask nobody; what they asked is in the file `asked`."""
    (tmp_path / "guard").mkdir()
    (tmp_path / "guard" / "sitecustomize.py").write_text(GUARD, "utf-8")
    paths = [str(tmp_path / "guard"), *filter(None, [os.environ.get("PYTHONPATH")])]
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(paths))
    monkeypatch.setenv("ASKED", str(tmp_path / "asked"))
    work = tmp_path / "work"
    work.mkdir()
    return work


def asked(alone: Path) -> str:
    """What was asked of the network."""
    file = alone.parent / "asked"
    return file.read_text("utf-8") if file.exists() else ""


def run(alone: Path, *program: object, typed: str = "") -> str:
    """Run a Python program to its end and return what it printed; it must succeed."""
    command = [sys.executable, *map(str, program)]
    done = subprocess.run(
        command, cwd=alone, input=typed, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout


@pytest.mark.parametrize(
    "question",
    [
        "socket.create_connection(('192.0.2.1', 80), 1)",
        "socket.getaddrinfo('example.org', 80)",
        "socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b'x', ('127.0.0.1', 9))",
        "__import__('urllib.request').request.urlopen('http://example.org/')",
    ],
)
def test_the_guard_sees_who_asks(alone: Path, question: str) -> None:
    """A program that asks is refused, and it is noted, also where it catches the refusal."""
    run(alone, "-c", f"import socket\ntry:\n    {question}\nexcept OSError:\n    pass")
    assert "socket." in asked(alone)


def _commands() -> set[str]:
    """Every command, a command of a group with the group's name before it."""
    names = set()
    for name, command in get_command(program).commands.items():  # type: ignore[attr-defined]
        inner = getattr(command, "commands", {})
        names |= {f"{name} {one}" for one in inner} or {name}
        if getattr(command, "invoke_without_command", False):
            names.add(name)
    return names


def test_no_command_asks_the_network(alone: Path) -> None:
    """All of them are run, each on something it can work on."""
    lines = RUN.strip().splitlines()
    for name in sorted(_commands() - COMMANDS_APART):
        assert any(f"{line[2:]} ".startswith(f"{name} ") for line in lines), name
    for name, text in FILES.items():
        (alone / name).write_text(text, "utf-8")
    run(alone, "-c", COMMANDS, json.dumps(lines), typed="C\n")
    assert asked(alone) == ""


def test_a_model_is_asked_on_this_computer_only(
    alone: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its own address, whatever proxies there are; where it sends elsewhere nobody goes."""
    lines = ["0 init elm --codebook book.toml", "0 import C-s01.txt --study elm"]
    for name in ("C-s01.txt", "book.toml"):
        (alone / name).write_text(FILES[name], "utf-8")
    run(alone, "-c", COMMANDS, json.dumps(lines), typed="C\n")
    monkeypatch.setenv("LOOPBACK", "yes")
    for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://192.0.2.1:3128")
    moved = (302, b"http://192.0.2.1/v1/chat/completions")
    for answer, code in ((codes("one.a"), 0), (moved, 1)):
        rater = f"robot{code}"
        with served(lambda *_, answer=answer: answer) as server:
            ask = f"{code} raters model ask {rater} --url {server.url} --model m --study elm"
            run(alone, "-c", COMMANDS, json.dumps([ask]))
        assert len(server.asked) == (1 if code else 4)
    assert asked(alone) == ""


def test_the_demonstration_asks_nobody(alone: Path) -> None:
    """From the invented transcripts to the document."""
    assert "case-study" in run(alone, "-m", "thirdear", "demo", "oak", "--no-open")
    assert asked(alone) == ""


def test_the_desk_asks_nobody(alone: Path) -> None:
    """Tagging, rating and every screen that lies over them."""
    run(alone, "-c", DESK, Path(__file__).parents[1], alone)
    assert asked(alone) == ""


@pytest.mark.skipif(sys.platform == "win32", reason="it is interrupted by a signal")
def test_the_served_desk_binds_this_computer_only(
    alone: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The loopback address is the only one it takes; no name is looked up."""
    monkeypatch.setenv("LOOPBACK", "yes")
    # What a shell puts in the background ignores interrupts, and so would the server.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    server = subprocess.Popen(
        [sys.executable, "-m", "thirdear", "serve", "--port", "0"],
        cwd=alone,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env=os.environ | {"PYTHONUNBUFFERED": "1"},
    )
    assert server.stdout is not None
    assert "http://127.0.0.1:" in server.stdout.readline()
    signal.signal(signal.SIGINT, before)
    server.send_signal(signal.SIGINT)
    server.communicate(timeout=30)
    assert asked(alone) == ""
