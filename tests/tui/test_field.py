"""The line to type in: a row stays as wide as it is wherever the cursor or a selection ends."""

from __future__ import annotations

import asyncio

import pytest
from rich.cells import cell_len
from textual.app import App, ComposeResult
from textual.widgets.input import Selection

from thirdear.tui.parts.field import Field
from thirdear.tui.workarounds import mend

FAMILY = "\U0001f469\u200d\U0001f469\u200d\U0001f467"
ODD = f"{FAMILY} e\u0301 \u2639\ufe0f \U0001f1f9\U0001f1f7 \ud55c\uad6d \u3164 \u0640 end"


class Form(App[None]):
    """One line to type in."""

    def compose(self) -> ComposeResult:
        """The line alone."""
        mend()
        yield Field(ODD, id="line")


def test_the_cursor_parts_no_joined_sign() -> None:
    """The cursor goes between the characters of a sign, and no row grows or shrinks."""

    async def played() -> None:
        app = Form()
        async with app.run_test(size=(16, 3)) as pilot:
            field = app.query_one(Field)
            for first in range(len(ODD) + 1):
                for last in (first, min(first + 3, len(ODD))):
                    field.selection = Selection(first, last)
                    await pilot.pause()
                    rows = app.screen._compositor.render_strips()
                    assert {sum(cell_len(piece.text) for piece in row) for row in rows} == {16}
            assert field.answer == ODD

    asyncio.run(played())


@pytest.mark.parametrize("secret", [False, True])
def test_what_is_shown_is_as_long_as_what_is_typed(secret: bool) -> None:
    """A sign that joins stands as a dot; of a secret there are dots alone."""

    async def played() -> None:
        app = App[None]()
        async with app.run_test() as pilot:
            field = Field(FAMILY, id="line", secret=secret)
            await app.mount(field)
            await pilot.pause()
            women = "\U0001f469·\U0001f469·\U0001f467"
            assert field._value.plain == ("•••••" if secret else women)

    asyncio.run(played())
