"""What a model is told, and that nothing is taken from an answer but what it wholly says."""

from __future__ import annotations

import json

import pytest

from tests.a_server import codes, said
from thirdear import codebook
from thirdear.assistance import prompts
from thirdear.assistance.prompts import Line, Misread
from thirdear.model.text import Role

BOOK = codebook.parse(
    """
key = "warmth"
prefix = "w"
version = 3
name = { en = "Warmth", tr = "Sıcaklık" }
family = [
  { key = "face", name = "Face", exclusive = true },
  { key = "voice", name = "Voice" },
]

[[code]]
key = "smile"
mnemonic = "sm"
family = "face"
name = { en = "Smile", tr = "Gülümseme" }
definition = "Smiles   at the other."
include = "A short laugh."
exclude = "A grimace."

[[code]]
key = "frown"
mnemonic = "fr"
family = "face"
name = "Frown"

[[code]]
key = "soft"
mnemonic = "so"
family = "voice"
name = "Soft"
speaker = "therapist"
scale = [1, 3]
value = "required"

[[code]]
key = "loud"
mnemonic = "lo"
family = "voice"
name = "Loud"
scale = [0, 2]
""",
    "test",
)
GROUPS = prompts.exclusive(BOOK, BOOK.codes)


def test_a_model_is_told_the_definitions_of_what_a_speaker_can_have() -> None:
    """In the study's language; codes of another speaker are not offered."""
    told = prompts.instruction(BOOK, Role.THERAPIST, "en")
    assert (
        "- w.smile: Smile. Smiles at the other. Include: A short laugh. Exclude: A grimace." in told
    )
    assert "- w.soft: Soft. Value 1–3, always given" in told
    assert "At most one of these applies: w.frown, w.smile" in told
    client = prompts.instruction(BOOK, Role.CLIENT, "tr")
    assert "w.soft" not in client
    assert "- w.smile: Gülümseme. Smiles at the other. Girer: A short laugh." in client
    assert prompts.schema(BOOK.codes)["required"] == ["codes"]


def test_a_question_has_roles_and_no_labels() -> None:
    """Lines before a segment are context; line ends are spaces."""
    before = [Line(Role.CLIENT, "Bak\nburaya.")]
    asked = prompts.question(before, Line(Role.THERAPIST, "Evet."), "tr")
    assert asked == "Bağlam:\ndanışan: Bak buraya.\n\nBirim:\nterapist: Evet."
    assert prompts.question([], Line(Role.PARENT, "Yes."), "en") == "Segment:\nparent: Yes."


@pytest.mark.parametrize(
    ("words", "given"),
    [
        ('{"codes": []}', ()),
        (' \n{"codes": [{"code": "w.smile"}]}', (("w.smile", None),)),
        (codes("w.smile", ("w.soft", 2)), (("w.smile", None), ("w.soft", 2))),
        (codes("w.loud"), (("w.loud", None),)),
        (codes(("w.loud", 0)), (("w.loud", 0),)),
    ],
)
def test_an_answer_of_the_form_is_taken(words: str, given: prompts.Given) -> None:
    """Values only where a code has them."""
    assert prompts.answer(words, BOOK.codes, GROUPS) == given


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("", "json"),
        ("w.smile", "json"),
        ('{"codes": [{"code": "w.smile"}', "json"),
        ('```json\n{"codes": []}\n```', "json"),
        ('{"codes": []} I hope this helps.', "json"),
        ('{"codes": [], "codes": [{"code": "w.smile"}]}', "json"),
        ('{"codes": [{"code": "w.loud", "value": NaN}]}', "json"),
        ("[" * 100_000, "json"),
        ("[]", "form"),
        ("{}", "form"),
        ('{"codes": null}', "form"),
        ('{"codes": ["w.smile"]}', "form"),
        ('{"codes": [], "why": "none"}', "form"),
        ('{"codes": [{"code": "w.smile", "sure": 1}]}', "form"),
        ('{"codes": [{"code": "w.smile"}, {"code": "w.grin"}]}', "unknown"),
        ('{"codes": [{"code": "smile"}]}', "unknown"),
        ('{"codes": [{"code": ["w.smile"]}]}', "unknown"),
        (codes("w.soft"), "value"),
        (codes(("w.soft", 4)), "value"),
        (codes(("w.smile", 1)), "value"),
        ('{"codes": [{"code": "w.soft", "value": 2.0}]}', "value"),
        ('{"codes": [{"code": "w.soft", "value": true}]}', "value"),
        ('{"codes": [{"code": "w.soft", "value": "2"}]}', "value"),
        (codes("w.smile", "w.frown"), "both"),
        (codes("w.smile", "w.smile"), "both"),
    ],
)
def test_nothing_is_taken_from_any_other_answer(words: str, why: str) -> None:
    """One wrong code makes the whole answer none."""
    with pytest.raises(Misread) as misread:
        prompts.answer(words, BOOK.codes, GROUPS)
    assert misread.value.why == why


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (said(codes(), end="length"), "cut"),
        (b"<html>", "server"),
        (b"\xff\xfe", "server"),
        (b"{}", "server"),
        (b'{"choices": []}', "server"),
        (b'{"choices": [{"message": null, "finish_reason": "stop"}]}', "server"),
        (b'{"choices": ["stop"]}', "server"),
        (
            json.dumps({"choices": [{"message": {"content": None}, "finish_reason": "stop"}]}),
            "server",
        ),
    ],
)
def test_a_message_has_to_be_whole(body: bytes | str, why: str) -> None:
    """A model that was cut off, or a server that says something else, says nothing."""
    with pytest.raises(Misread) as misread:
        prompts.content(body.encode() if isinstance(body, str) else body)
    assert misread.value.why == why
    assert prompts.content(said("x")) == "x"
