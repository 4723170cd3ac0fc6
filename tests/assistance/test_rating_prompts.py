"""What a language model is told of a whole session, and that only a whole answer is taken."""

from __future__ import annotations

import json

import pytest

from thirdear import codebook
from thirdear.assistance import rating_prompts
from thirdear.assistance.prompts import Line, Misread
from thirdear.model.text import Role

BOOK = codebook.parse(
    """
key = "warmth"
prefix = "w"
version = 1
name = "Warmth"

[[item]]
key = "there"
name = { en = "Presence", tr = "Varlık" }
scale = [0, 3]
unrateable = false
definition = "Is there   at all."
anchors = { 0 = "not at all", 3 = "all the time" }

[[item]]
key = "skill"
name = "Skill"
scale = [1, 5]
unrateable = false
needs = "there"

[[item]]
key = "mood"
name = "Mood"
scale = [-2, 2]
""",
    "test",
)


def told(**given: object) -> str:
    """Return an answer with these values."""
    return json.dumps({"ratings": {f"w.{key}": value for key, value in given.items()}})


def test_task_items_and_form_are_told() -> None:
    """Definitions, scales, what values mean, where an item may be left empty; both languages."""
    text = rating_prompts.instruction(BOOK, "en")
    assert "- w.there: Presence. Is there at all. Value 0–3: 0 = not at all; 3 = all" in text
    assert "- w.skill: Skill. Value 1–5, null where this is 0: w.there" in text
    assert "- w.mood: Mood. Value -2–2, null where it cannot be rated" in text
    turkish = rating_prompts.instruction(BOOK, "tr")
    assert "- w.there: Varlık. Is there at all. Değer 0–3" in turkish


def test_a_session_is_told_turn_by_turn_by_role() -> None:
    """Blanks are evened out, turns without words left out."""
    lines = [Line(Role.CLIENT, "It\n rains."), Line(Role.OTHER, " "), Line(Role.THERAPIST, "Yes.")]
    assert rating_prompts.question(lines, "en") == "Session:\nclient: It rains.\ntherapist: Yes."


def test_the_form_wants_every_item() -> None:
    """Null only where it may stand."""
    form = rating_prompts.schema(BOOK.items)["properties"]["ratings"]
    assert form["required"] == ["w.there", "w.skill", "w.mood"]
    assert form["properties"]["w.there"] == {"type": "integer", "minimum": 0, "maximum": 3}
    assert {"type": "null"} in form["properties"]["w.skill"]["anyOf"]


@pytest.mark.parametrize(
    ("words", "given"),
    [
        (told(there=2, skill=4, mood=None), {"w.there": 2, "w.skill": 4, "w.mood": None}),
        (told(there=0, skill=None, mood=-2), {"w.there": 0, "w.mood": -2}),
    ],
)
def test_a_whole_answer_is_taken(words: str, given: dict[str, int | None]) -> None:
    """An item that is not defined is left out of what is given."""
    assert dict(rating_prompts.answer(words, BOOK.items)) == given


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("3", "form"),
        ("no", "json"),
        (told(there=2, skill=4), "items"),
        (told(there=2, skill=4, mood=0, more=1), "items"),
        (told(there=4, skill=4, mood=0), "range"),
        (told(there=None, skill=4, mood=0), "range"),
        (told(there=1, skill=None, mood=0), "range"),
        (told(there=True, skill=4, mood=0), "range"),
        (told(there=1.5, skill=4, mood=0), "range"),
        ('{"ratings": {"w.there": 1, "w.there": 2, "w.skill": 1, "w.mood": 0}}', "json"),
    ],
)
def test_anything_else_says_nothing(words: str, why: str) -> None:
    """And the reason is counted."""
    with pytest.raises(Misread) as misread:
        rating_prompts.answer(words, BOOK.items)
    assert misread.value.why == why
