"""What stands beside the text where there is room: the segment, a definition, counts, sessions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.style import Style

from thirdear.base.numbers import percent
from thirdear.base.safe import safe
from thirdear.model.coding import Play, Tag
from thirdear.tui.looks.families import clip, column
from thirdear.tui.parts.lines import Part, Parts
from thirdear.tui.tagging import memos
from thirdear.tui.tagging.definition import definition_parts, wrapped

if TYPE_CHECKING:
    from thirdear.tui.seat import Seat
    from thirdear.tui.tagging.reading import Reading

WIDTH = 34
BESIDE, THREE = 120, 200
"""From how many columns there is a panel beside the text, and a list of sessions, too."""
BAR = 8
_PLAY = {Play.IN: "in", Play.CHARACTER: "character", Play.OUT: "out"}


def side_rows(seat: Seat, sheet: Reading, place: int, height: int) -> list[Parts]:
    """Return the panel: the tags and memo of a segment, its last code's definition, counts."""
    width = WIDTH - 2
    if not len(sheet):
        return []
    tags = sheet.tags(place)
    rows: list[Parts] = [[(f" {seat.say('panel.segment', number=place + 1)}", "title")]]
    rows += [_tag(seat, tag, width) for tag in tags] or [[(f" {seat.say('panel.none')}", "dim")]]
    if state := sheet.play(place):
        rows.append([(f" {seat.say(f'play.{_PLAY[state]}')}", "key")])
    for told in memos.told(seat, sheet, place, "panel.memo"):
        rows += [[(f" {row}", "")] for row in wrapped(told.replace("\n", " "), width)]
    known = next((tag.code for tag in reversed(tags) if tag.code in sheet.known), None)
    if known is not None:
        code, look = sheet.known[known], seat.looks[known]
        rows += [[], *([(" ", ""), *row] for row in definition_parts(code, look, seat, width))]
    counts = _counts(seat, sheet, width)
    return [*rows, [], *counts][: max(0, height)]


def _tag(seat: Seat, tag: Tag, width: int) -> Parts:
    look = seat.looks.get(tag.code)
    name = look.name if look else safe(tag.code, one_line=True)
    value = "" if tag.value is None else f" {tag.value}"
    part = " ⌶" if tag.start is not None else ""
    doubt = "?" if tag.uncertain else ""
    label = clip(name, width - len(value) - len(part) - 4)
    glyph: Part = (f" {look.glyph} ", Style(color=look.colour)) if look else ("   ", "")
    return [glyph, (f"{label}{value}{doubt}", "strong"), (part, "dim")]


def _counts(seat: Seat, sheet: Reading, width: int) -> list[Parts]:
    found = [(code, count) for code, count in sheet.spread.codes.items() if count > 0]
    found.sort(key=lambda pair: (-pair[1], pair[0]))
    most = max((count for _, count in found), default=1)
    rows: list[Parts] = [[(f" {seat.say('panel.counts')}", "title")]]
    for code, count in found:
        look = seat.looks.get(code)
        name = look.name if look else safe(code, one_line=True)
        room = width - BAR - 9
        bar = "▇" * max(1, round(count / most * BAR))
        glyph: Part = (f" {look.glyph} ", Style(color=look.colour)) if look else ("   ", "")
        rows.append([glyph, (f"{column(name, room)}{count:>4} ", ""), (bar, "dim")])
    return rows


def session_rows(seat: Seat, case: str, session: int, height: int) -> list[Parts]:
    """Return the case's sessions with this pass's progress, the present one in view."""
    reached = {(p.case, p.session): p for p in seat.study.progress(seat.pass_)}
    rows: list[Parts] = []
    present = 0
    infos = {(info.case, info.session): info for info in seat.study.sessions()}
    listed = (
        [infos[place] for place in seat.masks if place in infos]
        if seat.masks
        else [info for place, info in infos.items() if info.case == case and seat.lists(place)]
    )
    for info in listed:
        progress = reached.get((info.case, info.session))
        share = seat.share(info, progress)
        done = " ✓" if progress and progress.finished else ""
        here = (info.case, info.session) == (case, session)
        present = len(rows) if here else present
        mask = seat.masks.get((info.case, info.session))
        name = mask or f"{seat.say('sessions.session')} {info.session:>3}"
        words = f" {'▸' if here else ' '} {name}"
        rows.append(
            [(words, "strong" if here else ""), (f" {percent(share):>4}", "dim"), (done, "good")]
        )
    first = max(0, min(present - height // 2, len(rows) - height + 1))
    title = seat.say("queue.name") if seat.masks else safe(case, one_line=True)
    return [[(f" {title}", "title")], *rows[first : first + height - 1]]
