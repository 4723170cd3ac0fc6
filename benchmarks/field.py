"""Sorts, second transcripts, listening and a model's answers, each beside its plainest peer.

    python benchmarks/field.py [sorts] [words] [listening] [model]

Everything is invented. Times are CPU seconds unless a line says that the clock was read. Listening
needs mpv; it plays to nobody. The server of the model is a process of its own that answers at once.
"""

from __future__ import annotations

import asyncio
import http.client
import json
import math
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import wave
from collections.abc import Awaitable, Callable
from dataclasses import replace
from functools import partial
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any
from unittest.mock import patch

from invented import transcript

PILES = [value for value, n in enumerate((5, 8, 12, 16, 18, 16, 12, 8, 5), -4) for _ in range(n)]
R = """
p <- rep(-4:4, c(5, 8, 12, 16, 18, 16, 12, 8, 5))
x <- cbind(p, c(p[10:100], p[1:9]), p[rank(p + 1.5 * sin(1:100), ties.method = "first")])
r <- mean(cor(x)[upper.tri(cor(x))])
cat(sprintf("%.10f %.10f", r, 3 * r / (1 + 2 * r)))
"""
TIMES = 50
STEP = 3.0


def cpu(do: Callable[[], object]) -> float:
    """Return the CPU seconds of a call, the median of three."""
    seconds = []
    for _ in range(3):
        begun = time.process_time()
        do()
        seconds.append(time.process_time() - begun)
    return sorted(seconds)[1]


def sorts() -> None:
    """Compare with R's values, then the cost with one call of numpy's corrcoef."""
    import numpy as np

    from thirdear.agreement import qsorts

    order = sorted(range(100), key=lambda n: PILES[n] + 1.5 * math.sin(n + 1))
    stirred = [0] * 100
    for rank, n in enumerate(order):
        stirred[n] = PILES[rank]
    three = [PILES, PILES[9:] + PILES[:9], stirred]
    found = " ".join(f"{row.value:.10f}" for row in qsorts.of([three], "cards"))
    print(f"three sorts of 100 cards: {found}")
    if program := shutil.which("Rscript"):
        told = subprocess.run([program, "-e", R], check=True, capture_output=True, text=True)
        print(f"                       R: {told.stdout}")
    draw = random.Random(1)
    for count in (10, 50, 200):
        many = [draw.sample(PILES, 100) for _ in range(count)]
        ours = cpu(partial(qsorts.of, [many], "cards"))
        plain = cpu(partial(np.corrcoef, many))
        print(f"{count:>4} sorts: {ours:.4f} s, corrcoef {plain:.5f} s, ratio {ours / plain:.0f}")


def words() -> None:
    """Compare word error rates and their cost with jiwer's on invented pairs."""
    import jiwer

    from thirdear.study.accuracy import Word, compared

    for turns in (1_000, 10_000):
        draw = random.Random(turns)
        first, second = [], []
        for turn in range(1, turns + 1):
            said = [f"word{draw.randrange(3_000)}" for _ in range(12)]
            other = [w for w in said if draw.random() > 0.03]
            other = [f"word{draw.randrange(3_000)}" if draw.random() < 0.05 else w for w in other]
            other += ["added"] * (draw.random() < 0.1)
            role = ("therapist", "client")[turn % 2]
            first += [Word(w, role, role, turn) for w in said]
            second += [Word(w, role, role, turn) for w in other]
        texts = [" ".join(word.letters for word in one) for one in (first, second)]
        rate, theirs = compared(first, second).all.rate, jiwer.process_words(*texts).wer
        ours, plain = (
            cpu(partial(compared, first, second)),
            cpu(partial(jiwer.process_words, *texts)),
        )
        print(f"{turns:>6} turns: word error rate {rate:.6f}, jiwer {theirs:.6f}")
        print(f"{'':>13} {ours:.2f} s, jiwer {plain:.2f} s, ratio {ours / plain:.2f}")


def listening() -> None:
    """Time keys to mpv's last answer, beside the same question without the desk."""
    from thirdear.study import Study, recordings

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "mpv").write_text(f'#!/bin/sh\nexec {shutil.which("mpv")} --ao=null "$@"\n')
        (folder / "mpv").chmod(0o755)
        os.environ["PATH"] = f"{folder}{os.pathsep}{os.environ['PATH']}"
        os.environ["XDG_CONFIG_HOME"] = name
        file = folder / "sound.wav"
        with wave.open(str(file), "wb") as sound:
            sound.setparams((1, 2, 8000, 0, "NONE", ""))
            sound.writeframes(bytes(2 * 8000 * 400))
        with Study.create(folder / "study", codebooks=["mbt-c-as"]) as study:
            one, data = transcript("A", 1)
            turns = tuple(replace(turn, time=STEP * turn.index) for turn in one.turns)
            study.store.add_transcript(replace(one, turns=turns), data, "study")
            study.add_rater("R1")
            recordings.add(study, "A", 1, file)
            asyncio.run(_listen(study, file))


async def _listen(study: Any, file: Path) -> None:
    from thirdear.tui.app import DeskApp
    from thirdear.tui.sound.mpv import Mpv

    answered = [0.0]
    ask = Mpv.ask

    async def noted(mpv: Mpv, *command: object) -> object:
        answer = await ask(mpv, *command)
        answered[0] = time.perf_counter()
        return answer

    app = DeskApp(study, "R1", ("A", 1))
    with patch.object(Mpv, "ask", noted):
        async with app.run_test(size=(100, 30)) as pilot:
            await pilot.press("l")
            await pilot.pause(2)
            for key, what in (("enter", "pause"), ("backspace", "back 3 s"), ("h", "turn")):
                await _timed(f"{what}, from the key", partial(pilot.press, key), answered)
    mpv = await Mpv.start(file, lambda *_: None)
    await mpv.ask("set_property", "pause", False)
    for command in (("set_property", "pause", True), ("seek", -STEP, "relative+exact")):
        await _timed(f"{command[0]}, mpv alone", partial(mpv.ask, *command), None)
    await mpv.close()


async def _timed(what: str, do: Callable[[], Awaitable[Any]], answered: list[float] | None) -> None:
    """Print the clock's milliseconds up to the last answer, and the CPU's of all that followed."""
    took, begun = [], time.process_time()
    for _ in range(TIMES):
        start = time.perf_counter()
        await do()
        took.append(1000 * ((answered[0] if answered else time.perf_counter()) - start))
        assert took[-1] > 0
        await asyncio.sleep(0.1)
    spent = 1000 * (time.process_time() - begun) / TIMES
    middle = statistics.median(took)
    print(f"{what:<24} clock {middle:6.1f} ms, worst {max(took):6.1f}; CPU {spent:5.1f} ms")


def model() -> None:
    """Ask a server about 100 turns, then send it the same bytes without the program."""
    from thirdear.base import loopback
    from thirdear.model.coding import Pass
    from thirdear.study import Study, machines

    ours, theirs = get_context("spawn").Pipe()
    server = get_context("spawn").Process(target=_serve, args=(theirs,), daemon=True)
    server.start()
    port, bodies = ours.recv(), []
    post = loopback.post

    def noted(to: Any, path: str, body: dict[str, Any], seconds: float) -> Any:
        bodies.append(json.dumps(body).encode())
        return post(to, path, body, seconds)

    with (
        tempfile.TemporaryDirectory() as name,
        Study.create(Path(name) / "study", codebooks=["mbt-c-as"]) as study,
    ):
        study.store.add_transcript(*transcript("A", 1, 200), "study")
        asked = machines.Server(f"http://127.0.0.1:{port}", "invented")

        def once(number: int) -> float:
            begun = time.process_time()
            machines.ask(study, Pass("model", number), asked)
            return time.process_time() - begun

        once(1)
        with patch.object(loopback, "post", noted):
            once(2)
        spent = sorted(once(number) for number in (3, 4, 5))[1]
    plain = cpu(lambda: [_send(port, body) for body in bodies])
    sizes = sorted(map(len, bodies))
    print(f"{len(bodies)} turns asked about: {spent:.2f} s, the same bytes alone {plain:.2f} s,")
    middle = sizes[len(sizes) // 2]
    print(f"ratio {spent / plain:.1f}; bytes a turn: median {middle:,}, most {sizes[-1]:,}")
    server.terminate()


def _send(port: int, body: bytes) -> None:
    line = http.client.HTTPConnection("127.0.0.1", port)
    line.request("POST", "/v1/chat/completions", body, {"Content-Type": "application/json"})
    json.loads(line.getresponse().read())
    line.close()


def _serve(told: Connection) -> None:
    """Answer every question with no code."""
    from http.server import BaseHTTPRequestHandler, HTTPServer

    message = {"role": "assistant", "content": '{"codes": []}'}
    answer = json.dumps({"choices": [{"message": message, "finish_reason": "stop"}]}).encode()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            self.send_response(200)
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = HTTPServer(("127.0.0.1", 0), Handler)
    told.send(server.server_port)
    server.serve_forever()


def main() -> None:
    """Measure what is named, or everything."""
    parts = {"sorts": sorts, "words": words, "listening": listening, "model": model}
    for name in sys.argv[1:] or parts:
        print(f"\n{name} (load {os.getloadavg()[0]:.1f})")
        parts[name]()


if __name__ == "__main__":
    main()
