"""What a memo is on: a case, a session of it, or a code, as somebody names it."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from thirdear.model.coding import Pass
from thirdear.model.memos import Topic, TopicMemo
from thirdear.model.refusal import Refusal
from thirdear.study import lookup, memos

GONE = Topic(code="old.gone")
STUDY: Any = SimpleNamespace(
    sessions=lambda _: [SimpleNamespace(session=n) for n in (1, 2, 4)],
    codes=lambda: ["x.joy", "x.fear", "y.fear"],
    store=SimpleNamespace(
        topic_memos=lambda pass_=None: (
            TopicMemo(Pass("R1"), GONE, "One."),
            TopicMemo(Pass("R1"), Topic("C07"), "Two."),
            TopicMemo(Pass("R1"), GONE, "Three."),
        )
    ),
)


@pytest.fixture(autouse=True)
def _known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lookup, "cases", lambda _, wanted: wanted)

    def unknown(_: object, code: str) -> str:
        raise Refusal(f"No codebook has the code {code}.", f"{code} kodu yok.")

    monkeypatch.setattr(lookup, "code", unknown)


@pytest.mark.parametrize(
    ("named", "topic"),
    [
        (("C07", None, None), Topic("C07")),
        (("C07", 4, None), Topic("C07", 4)),
        ((None, None, "x.joy"), Topic(code="x.joy")),
        ((None, None, "joy"), Topic(code="x.joy")),
        ((None, None, "old.gone"), GONE),  # it has a memo, though its codebook is gone
    ],
)
def test_one_thing_is_named(named: tuple[str | None, int | None, str | None], topic: Topic) -> None:
    """A code by its whole key, or by its own name where one codebook has it."""
    assert memos.topic(STUDY, *named) == topic


@pytest.mark.parametrize(
    ("named", "sentence"),
    [
        ((None, None, None), "Name one thing"),
        (("C07", None, "x.joy"), "Name one thing"),
        (("C07", 1, "x.joy"), "Name one thing"),
        ((None, 1, None), "Name one thing"),
        ((None, 1, "x.joy"), "Name one thing"),
        (("C07", 3, None), r"has no session 3; it has 1, 2, 4\."),
        ((None, None, "fear"), "No codebook has the code fear"),
        ((None, None, "x.other"), "No codebook has the code x.other"),
    ],
)
def test_other_names_are_refused(
    named: tuple[str | None, int | None, str | None], sentence: str
) -> None:
    """Nothing, several things, and what is not there."""
    with pytest.raises(Refusal, match=sentence):
        memos.topic(STUDY, *named)


def test_several_memos_on_one_thing_are_one() -> None:
    """A paragraph each, in their order."""
    assert memos.texts(STUDY, Pass("R1")) == {GONE: "One.\nThree.", Topic("C07"): "Two."}


@pytest.mark.parametrize(
    ("topic", "words"),
    [
        (Topic("C07"), "case C07"),
        (Topic("C07", 4), "case C07, session 4"),
        (Topic(code="x.joy"), "code x.joy"),
    ],
)
def test_what_a_memo_is_on_in_words(topic: Topic, words: str) -> None:
    """As lists print it."""
    assert memos.named(topic) == words
