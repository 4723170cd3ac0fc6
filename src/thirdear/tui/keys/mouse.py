"""What the mouse does on the desk, place by place, and which methods do it."""

from __future__ import annotations

from typing import NamedTuple

from thirdear.model.language import Both


class Gesture(NamedTuple):
    """Something that is done with the mouse; ``by`` names the classes and methods that answer."""

    where: Both
    what: Both
    does: Both
    by: tuple[str, ...]


_TEXT: Both = ("in the text", "metinde")
_CHIP: Both = ("on a code below a segment", "birimin altındaki kodda")
_DIGITS: Both = ("on the codes beside the digits", "rakamların yanındaki kodlarda")
_LIST: Both = ("in a list", "listede")
_CLICK: Both = ("click", "tıklama")
_TWICE: Both = ("double click", "çift tıklama")
_DRAG: Both = ("drag", "sürükleme")
_POINT: Both = ("point", "üzerine gelme")

MOUSE: tuple[Gesture, ...] = (
    Gesture(_TEXT, _CLICK, ("go to the segment", "birime gider"), ("TranscriptView.on_click",)),
    Gesture(
        _TEXT,
        ("click with Shift", "Shift ile tıklama"),
        ("extend the range to the segment", "aralığı birime dek uzatır"),
        ("TranscriptView.on_click",),
    ),
    Gesture(_TEXT, _TWICE, ("type codes", "kod yazdırır"), ("TranscriptView.on_click",)),
    Gesture(
        _TEXT,
        _DRAG,
        (
            "choose the words of a segment; over several segments, all of them",
            "birimin sözlerini seçer; birkaç birimin üzerinden, hepsini",
        ),
        (
            "TranscriptView.on_mouse_down",
            "TranscriptView.on_mouse_move",
            "TranscriptView.on_mouse_up",
        ),
    ),
    Gesture(
        ("on the strip at the right edge", "sağ kenardaki şeritte"),
        _CLICK,
        ("go to that part of the session", "seansın o yerine gider"),
        ("TranscriptView.on_mouse_down",),
    ),
    Gesture(
        _CHIP,
        _CLICK,
        (
            "value, doubt, memo, definition, or take the code away",
            "değer, kuşku, not, tanım ya da kodu kaldırma",
        ),
        ("TranscriptView.on_click",),
    ),
    Gesture(
        _CHIP,
        _POINT,
        ("show its whole name", "tam adını gösterir"),
        ("TranscriptView.on_mouse_move",),
    ),
    Gesture(
        _DIGITS,
        _CLICK,
        ("give the code; `0` offers others", "kodu verir; `0` başkalarını sunar"),
        ("TaggingScreen.on_click",),
    ),
    Gesture(
        _DIGITS,
        _POINT,
        ("show its whole name", "tam adını gösterir"),
        ("TaggingScreen.on_mouse_move",),
    ),
    Gesture(
        _LIST,
        _CLICK,
        (
            "go to the row, from a heading to the row below it",
            "satıra, başlıktan altındaki satıra gider",
        ),
        ("Rows.on_click",),
    ),
    Gesture(_LIST, _TWICE, ("what Enter does", "Enter’ın yaptığını yapar"), ("Choices.on_click",)),
    Gesture(
        ("on an answer, or an action in `:`", "yanıtta, `:` içindeki işlemde"),
        _CLICK,
        ("what Enter does", "Enter’ın yaptığını yapar"),
        ("Choices.on_click",),
    ),
    Gesture(
        ("where files are picked, on the box of a row", "dosya seçerken satırın kutusunda"),
        _CLICK,
        ("mark the file", "dosyayı işaretler"),
        ("Files.on_click",),
    ),
    Gesture(
        ("on a key in the last row, or its name", "son satırdaki tuşta ya da adında"),
        _CLICK,
        ("press the key", "tuşa basar"),
        ("Footer.on_click",),
    ),
    Gesture(
        ("in the text and in a list", "metinde ve listede"),
        ("wheel", "tekerlek"),
        ("scroll; the cursor stays", "kaydırır; imleç yerinde kalır"),
        (),
    ),
)
