"""A language model on this computer as a rater: asked, read strictly, kept apart, gone on with."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import pytest

from tests import a_server
from tests.a_desk import a_study, transcript
from tests.a_server import Answer, codes, ratings, said, served
from thirdear import codebook
from thirdear.model.assignment import Share
from thirdear.model.coding import NewTag, Pass
from thirdear.model.disguise import Pseudonym
from thirdear.model.machines import Answers
from thirdear.model.refusal import GateRefusal, Refusal
from thirdear.study import (
    Study,
    agreement,
    blinding,
    consensus,
    facts,
    judgements,
    machines,
    matrix,
    passages,
    pseudonyms,
    scores,
    suggestions,
    training,
)
from thirdear.study.copies import purge
from thirdear.study.exports import passes as export_passes
from thirdear.study.machines import Server

ME, YOU, MODEL = Pass("me"), Pass("you"), Pass("qwen3.5")
HOLD = "mbtc.holding"
CASE = "Ş & Ü"


def _lines(case: str, session: int) -> list[tuple[str, str]]:
    drawn, where = Random(session), "deniz" if case == CASE else "orman"
    return [
        ("T" if n % 2 else "Ç", f"{drawn.choice(('dün', 'bugün'))} yağmur {session} {where} {n}")
        for n in range(6)
    ]


@pytest.fixture
def study(tmp_path: Path) -> Iterator[Study]:
    """A Turkish study of two cases with a person's work on every session."""
    texts = [transcript(case, n, _lines(case, n)) for case in (CASE, "C07") for n in (1, 2, 3)]
    made = a_study(tmp_path, "tr", texts, ["mbt-c-as"])
    for case in (CASE, "C07"):
        for n in (1, 2, 3):
            made.change_tags(ME, add=[NewTag(case, n, 2, HOLD)])
            made.store.finish(ME, [(case, n)], "me")
    with made:
        yield made


def _ask(
    study: Study, answer: Answer, pass_: Pass = MODEL, **how: Any
) -> tuple[Answers, a_server.Server]:
    with served(answer) as server:
        found = machines.ask(study, pass_, Server(server.url, "m", seconds=5), **how)
    return found, server


def _where(words: str) -> Answer:
    """Return a model that gives the code where these words are asked about."""
    return lambda body, _: codes(*[HOLD] * (words in body["messages"][1]["content"]))


def _holding(_: object, number: int) -> str:
    return codes(HOLD) if number % 2 else codes()


def test_a_model_judges_every_segment_and_finishes(study: Study) -> None:
    """It is asked with temperature 0, its seed, the definitions, roles, and no case or label."""
    found, server = _ask(study, _holding)
    assert (found.asked, found.answered, found.sessions, found.misread) == (18, 18, 6, {})
    assert found.tags == 9 == len(study.store.tags(pass_=MODEL))
    first = server.asked[0]
    assert [first[key] for key in ("model", "temperature", "seed", "stream")] == ["m", 0, 1, False]
    assert study.codes()[HOLD].text("definition", "tr")[:30] in first["messages"][0]["content"]
    assert first["response_format"]["json_schema"]["schema"]["required"] == ["codes"]
    assert {one["path"] for one in server.headers} == {"/v1/chat/completions"}
    for question in server.questions:
        assert CASE not in question
        assert "C07" not in question
        assert re.match(r"(Bağlam:\n|Birim:\n)", question)
        assert not re.search(r"^[TÇ]: ", question, re.MULTILINE)
    (machine,) = study.store.machines()
    assert (machine.pass_, machine.model, machine.seed, machine.temperature) == (MODEL, "m", 1, 0)
    assert len(machine.prompt) == 64
    assert not machine.declared
    assert not study.store.check()
    assert not study.store.rebuild()


def test_its_tags_count_nowhere_until_it_is_declared(study: Study) -> None:
    """Means, single scores, counts, passages, consensus, the main rater, and what is seen."""
    before = scores.scores(study, "mean")
    counted = matrix.matrix(study), passages.counts(study)
    _ask(study, lambda *_: codes(HOLD))
    assert scores.scores(study, "mean") == before
    assert (matrix.matrix(study), passages.counts(study)) == counted
    assert study.main_rater == "me"
    assert not any(pass_ == MODEL for pass_, *_ in study.independent())
    with pytest.raises(Refusal, match="raters model count qwen"):
        scores.scores(study, MODEL.rater)
    blinding.unblind(study, ME)
    assert blinding.beside(study, ME, "C07", 1) == {}
    with pytest.raises(Refusal, match="not an independent"):
        consensus.begin(study, [ME, MODEL])
    with pytest.raises(Refusal, match="model"):
        training.begin(study, YOU, MODEL)
    with pytest.raises(Refusal, match="compared"):
        agreement.agreement(study)
    machines.declare(study, MODEL.rater, "κ = .81 with two raters")
    assert scores.scores(study, "mean") != before
    assert passages.counts(study) != counted[1]
    assert agreement.agreement(study, [HOLD])
    machines.declare(study, MODEL.rater, "")
    assert scores.scores(study, "mean") == before


def test_agreement_with_a_person_and_with_itself_is_told(study: Study) -> None:
    """By name only; the same units asked again are two passes of one model."""
    _ask(study, _where("yağmur 1"))
    (row, *_) = agreement.agreement(study, [HOLD], ["me", MODEL.rater], unit="segment")
    assert (row.raters, row.units) == (2, 18)
    assert agreement.agreement(study, ["mbtc.techniques"], ["me", MODEL.rater], unit="session")
    again = Pass(MODEL.rater, 2)
    _ask(study, _where("yağmur"), again)
    named = [f"{MODEL.rater}.1", f"{MODEL.rater}.2"]
    rows = agreement.agreement(study, [HOLD], named, unit="segment")
    percent = next(r.value for r in rows if r.statistic == "percent_agreement")
    assert 0 < (percent or 0) < 1
    assert agreement.drift(study, HOLD, named)
    study.change_tags(Pass("me", 2), add=[NewTag("C07", 1, 2, HOLD), NewTag("C07", 1, 4, HOLD)])
    study.store.finish(Pass("me", 2), [("C07", 1)], "me")
    (row, *_) = agreement.agreement(study, [HOLD], ["me.1", "me.2"], unit="segment")
    assert row.units == 3


BAD: dict[str, str | tuple[int, bytes] | float] = {
    "json": "Sure! Here you are.",
    "form": '{"code": "mbtc.holding"}',
    "unknown": codes(HOLD, "mbtc.invented"),
    "value": codes((HOLD, 3)),
    "both": codes(HOLD, HOLD),
    "cut": (200, said(codes(HOLD), end="length")),
    "server": (503, b"loading"),
    "late": 0.6,
}


@pytest.mark.parametrize("why", BAD)
def test_an_answer_that_cannot_be_taken_is_counted_and_asked_again(study: Study, why: str) -> None:
    """It gives no tag; its session is not finished until the question is answered."""

    def answer(_: object, number: int) -> str | tuple[int, bytes] | float:
        return BAD[why] if number in (1, 7) else codes(HOLD)

    with served(answer) as server:
        how = Server(server.url, "m", seconds=0.3 if why == "late" else 5)
        found = machines.ask(study, MODEL, how)
    assert found.misread == {why: 2}
    assert (found.answered, found.tags, found.sessions, found.left) == (16, 16, 4, 2)
    again, server = _ask(study, lambda *_: codes())
    assert (again.asked, again.sessions, again.left) == (2, 2, 0)
    assert server.questions
    assert len(study.store.tags(pass_=MODEL)) == 16
    nothing, server = _ask(study, lambda *_: codes())
    assert (nothing.asked, server.asked) == (0, [])
    assert not study.store.check()


def test_what_was_answered_is_kept_when_asking_is_interrupted(study: Study) -> None:
    """Ctrl+C, and a server that goes: the next time asks what is left, and nothing twice."""

    def stop(done: int, _: int) -> None:
        if done == 8:
            raise KeyboardInterrupt

    asked: list[str] = []
    with served(lambda *_: codes(HOLD)) as server:
        with pytest.raises(KeyboardInterrupt):
            machines.ask(study, MODEL, Server(server.url, "m"), progress=stop)
        asked += server.questions
    assert len(study.store.tags(pass_=MODEL)) == len(asked) == 8
    with pytest.raises(Refusal, match="Nobody answers"):
        machines.ask(study, MODEL, Server(server.url, "m", seconds=5))
    found, server = _ask(study, lambda *_: codes(HOLD))
    assert len(server.questions) == 10 == found.asked
    assert len({*asked, *server.questions}) == len(asked) + len(server.questions)
    assert len(study.store.tags(pass_=MODEL)) == 18


def test_a_model_that_says_nothing_useful_is_asked_no_longer(study: Study) -> None:
    """Ten in a row are enough; the sentence says what the last one was."""
    with pytest.raises(Refusal, match="10 answers in a row") as stopped:
        _ask(study, lambda *_: "no")
    assert "no JSON" in stopped.value.english
    assert study.store.tags(pass_=MODEL) == ()


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ((302, b"http://192.0.2.1/"), "not followed"),
        ((404, b"no model"), "HTTP 404.*--model"),
        ((400, b"no schema"), "--no-schema"),
    ],
)
def test_a_server_that_sends_away_is_one_sentence(
    study: Study, answer: tuple[int, bytes], told: str
) -> None:
    """Nothing more is asked of it."""
    with served(lambda *_: answer) as server:
        with pytest.raises(Refusal, match=told):
            machines.ask(study, MODEL, Server(server.url, "m", seconds=5))
        assert len(server.asked) == 1


def test_another_address_is_asked_nothing(study: Study) -> None:
    """It is refused before the model becomes a rater."""
    with pytest.raises(Refusal, match="not on this computer"):
        machines.ask(study, MODEL, Server("http://192.0.2.1:80", "m"))
    assert MODEL.rater not in study.raters()


def test_names_go_as_pseudonyms_or_not_at_all(tmp_path: Path) -> None:
    """Undecided ones close the gate before anything is told; so does a consent that is refused."""
    lines = [("T", "Zorzor geldi mi?"), ("Ç", "Zorzor'un annesi Bulutgil getirdi.")]
    with a_study(tmp_path, "tr", [transcript("Anne ve Bebek", 1, lines)], ["mbt-c-as"]) as study:
        pseudonyms.add(study, Pseudonym("Zorzor", "Tamtam"))
        with served(lambda *_: codes()) as server:
            how = Server(server.url, "m", seconds=5)
            with pytest.raises(GateRefusal, match="Undecided"):
                machines.ask(study, MODEL, how)
            assert server.asked == []
            pseudonyms.add(study, Pseudonym("Bulutgil", "Dumangil"))
            machines.ask(study, MODEL, how)
            told = " ".join(server.questions)
        assert "Tamtam" in told
        assert "Zorzor" not in told
        assert "Bulutgil" not in told
        (document, cases) = study.store.exports()[-1]
        assert (document.name, cases) == ("m", ("Anne ve Bebek",))
        (tmp_path / "f.toml").write_text('[case."Anne ve Bebek"]\nconsent = "refused"\n', "utf-8")
        facts.set_from(study, tmp_path / "f.toml")
        asked = len(server.asked)
        with served(lambda *_: codes()) as server, pytest.raises(Refusal, match=r"[Cc]onsent"):
            machines.ask(study, Pass("n"), Server(server.url, "m", seconds=5))
        assert (asked, server.asked) == (1, [])


def test_a_pass_goes_on_with_what_it_began_with(study: Study) -> None:
    """Another seed, model or codebook is a pass of its own; another port is not."""
    _ask(study, _holding, cases=["C07"])
    with served(lambda *_: codes()) as server:
        same = Server(server.url, "m")
        for other in ({"seed": 2}, {"model": "n"}, {"context": 0}, {"held": False}):
            how = replace(same, **other)  # type: ignore[arg-type]
            with pytest.raises(Refusal, match=r"--pass 2"):
                machines.ask(study, MODEL, how)
        assert server.asked == []
        assert machines.ask(study, MODEL, same).sessions == 3
        other_pass = Pass(MODEL.rater, 2)
        assert machines.ask(study, other_pass, replace(same, model="n", seed=2)).sessions == 6


def _both(body: Mapping[str, Any], _: int) -> str:
    """Give no code, and every item of a whole session a 4."""
    whole = "ratings" in body["response_format"]["json_schema"]["name"]
    return ratings(body, 4) if whole else codes()


def test_items_of_whole_sessions_are_rated_and_count_nowhere_until_declared(study: Study) -> None:
    """Asked about all turns at once, by role; kept with model, prompt and seed; in no mean."""
    study.add_codebook(codebook.load("tpocs-a"))
    items = [item.key for item in codebook.load("tpocs-a").items]
    for case, n in ((CASE, 1), ("C07", 1)):
        study.reopen(ME, case, n)
        for key in items:
            study.rate(ME, case, n, key, 1)
        study.finish(ME, case, n)
    before = scores.scores(study, "mean")
    with pytest.raises(Refusal, match="--items"):
        machines.books_named(study, ["tpocs-a"])
    share = Share(MODEL.rater, 1.0, ("tpocs-a",))
    with served(_both) as server:
        how = Server(server.url, "m", seed=7, seconds=5, items=True)
        found = machines.ask(study, MODEL, how, share)
        assert (found.asked, found.answered, found.tags, found.sessions) == (6, 6, 0, 6)
        assert found.ratings == 6 * len(items)
        with pytest.raises(Refusal, match="--items"):
            machines.ask(study, Pass(MODEL.rater), replace(how, items=False))
    asked = next(text for text in server.questions if "orman" in text)
    assert [line.partition(":")[0] for line in asked.splitlines()[1:3]] == ["danışan", "terapist"]
    assert study.ratings(MODEL, "C07", 1) == dict.fromkeys(items, 4.0)
    (machine,) = study.store.machines()
    told = machines.prompt(study, [codebook.load("tpocs-a")], items=True)
    assert machine.prompt == hashlib.sha256(told.encode()).hexdigest()
    assert (machine.model, machine.seed, machine.items) == ("m", 7, True)
    assert scores.scores(study, "mean") == before
    machines.declare(study, MODEL.rater, "ICC .84 with two raters")
    (mean,) = (
        one.value
        for one in scores.scores(study, "mean", "C07")
        if (one.score, one.session) == ("tpocs.total", 1)
    )
    (alone,) = (
        one.value
        for one in before
        if (one.case, one.score, one.session) == ("C07", "tpocs.total", 1)
    )
    assert mean != alone
    assert not study.store.check()
    assert not study.store.rebuild()


def test_a_session_whose_items_were_not_all_rated_is_asked_again(study: Study) -> None:
    """Nothing of such an answer is kept, codes are; the rest is asked, and only that."""
    study.add_codebook(codebook.load("tpocs-a"))

    def half(body: Mapping[str, Any], number: int) -> str:
        told = _both(body, number)
        return told if "codes" in told else json.dumps({"ratings": {}})

    with served(half) as server:
        how = Server(server.url, "m", seconds=5, items=True)
        found = machines.ask(study, MODEL, how, cases=["C07"])
    assert found.misread == {"items": 3}
    assert (found.ratings, found.sessions, found.left) == (0, 0, 3)
    with served(_both) as server:
        found = machines.ask(study, MODEL, replace(how, url=server.url), cases=["C07"])
    assert (found.asked, found.sessions, found.left) == (3, 3, 0)


def test_its_ratings_are_compared_with_a_person_and_with_themselves(study: Study) -> None:
    """By name only: the ICC of both is told, and of two of its rounds, with their drift."""
    study.add_codebook(codebook.load("tpocs-a"))
    items = [item.key for item in codebook.load("tpocs-a").items]
    for case, n in ((case, n) for case in (CASE, "C07") for n in (1, 2, 3)):
        study.reopen(ME, case, n)
        for place, key in enumerate(items):
            study.rate(ME, case, n, key, (n + place) % 4)
        study.finish(ME, case, n)

    def rated(body: Mapping[str, Any], number: int) -> str:
        given = json.loads(ratings(body, 1))["ratings"]
        drawn = Random(body["seed"] * 100 + number)
        return json.dumps({"ratings": {key: drawn.randint(0, 3) for key in given}})

    share = Share(MODEL.rater, 1.0, ("tpocs-a",))
    with served(rated) as server:
        how = Server(server.url, "m", seconds=5, items=True)
        assert machines.ask(study, MODEL, how, share).sessions == 6
        again = machines.ask(study, Pass(MODEL.rater, 2), replace(how, seed=2))
        assert again.sessions == 6
    with pytest.raises(Refusal, match="compared"):
        agreement.agreement(study)
    seeds = {one.pass_.number: one.seed for one in study.store.machines()}
    assert seeds == {1: 1, 2: 2}
    rounds = [f"{MODEL.rater}.1", f"{MODEL.rater}.2"]
    for code, named in (("tpocs.total", ["me", MODEL.rater]), ("tpocs.1", rounds)):
        rows = agreement.agreement(study, [code], named, unit="session")
        (icc,) = (row for row in rows if row.statistic == "icc_2_1")
        assert (icc.units, icc.raters) == (6, 2)
        assert icc.value is not None
        assert icc.value < 1  # below -1 where model and person are far apart in few sessions
        blocks = [(one.first, one.last) for one in agreement.drift(study, code, named)]
        assert set(blocks) == {(1, 2), (3, 4), (5, 6)}
    with pytest.raises(Refusal, match="A round that is named"):
        agreement.agreement(study, ["tpocs.total"], rounds)


def test_no_table_hands_it_on_as_a_person(study: Study, tmp_path: Path) -> None:
    """Tags, ratings, frames, bundles and rounds leave it out until it is declared."""
    study.add_codebook(codebook.load("tpocs-a"))

    def answer(body: Mapping[str, Any], number: int) -> str:
        told = _both(body, number)
        return told if "ratings" in told else codes(HOLD)

    with served(answer) as server:
        machines.ask(study, MODEL, Server(server.url, "m", seconds=5, items=True))
    study.add_rater("you")
    study.rate(YOU, "C07", 1, "tpocs.1", 2)
    assert study.store.ratings(pass_=MODEL)

    def tables() -> list[str]:
        export_passes.write(study, tmp_path / "passes.json")
        frames = study.tag_table(), study.rating_table()
        return [
            judgements.export_tags(study),
            judgements.export_ratings(study),
            *("\n".join(frame["rater"]) for frame in frames),
            (tmp_path / "passes.json").read_text("utf-8"),
        ]

    before = tables()
    assert not any(MODEL.rater in table for table in before)
    assert all("me" in table or "you" in table for table in before)
    with pytest.raises(Refusal, match="not declared to count"):
        export_passes.write(study, tmp_path / "own.json", [MODEL])
    assert not (tmp_path / "own.json").exists()
    machines.declare(study, MODEL.rater, "ICC .84 with two raters")
    assert all(MODEL.rater in table for table in tables())


def test_a_share_is_drawn_as_for_other_raters(study: Study) -> None:
    """A third of each case is one session of three."""
    found, _ = _ask(study, _holding, share=Share(MODEL.rater, 1 / 3, ("mbt-c-as",)))
    assert found.sessions == 2


def test_nobody_judges_under_the_name_of_a_model(study: Study) -> None:
    """And no model under the name of a person."""
    with pytest.raises(Refusal, match="person"):
        _ask(study, _holding, ME)
    _ask(study, _holding, cases=["C07"])
    with pytest.raises(Refusal, match="is a model"):
        study.finish(MODEL, CASE, 1)
    with pytest.raises(Refusal, match="not a model"):
        machines.declare(study, "me", "because")
    suggestions.turn(study, on=True)
    suggestions.check_allowed(study, ME)  # who is alone beside a model is blind to nobody


def test_purge_leaves_nothing_of_a_case(study: Study) -> None:
    """What is unanswered is kept by case, too."""

    def answer(_: object, number: int) -> str:
        return "no" if number % 3 == 0 else codes(HOLD)

    _ask(study, answer)
    assert {case for case, _ in study.store.left(MODEL)} == {CASE, "C07"}
    purge.purge(study, CASE)
    assert {case for case, _ in study.store.left(MODEL)} == {"C07"}
    assert not study.store.check()
