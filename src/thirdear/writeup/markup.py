"""Vignettes as Markdown and as one page of HTML: escaped, no scripts, nothing from elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from thirdear.base.safe import printable
from thirdear.model.text import Role
from thirdear.model.writeup import CaseFacts, Excerpt, VignetteTurn, WriteUp
from thirdear.writeup import illustrations
from thirdear.writeup.labels import label
from thirdear.writeup.words import say

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>()#+!|~^$&-])")
_STYLE = (
    "body{font:1rem/1.5 Georgia,serif;max-width:46rem;margin:2rem auto;padding:0 1rem}"
    "table{border-collapse:collapse;width:100%}td{vertical-align:top;padding:.15rem .5rem}"
    ".n{color:#595959;text-align:right;font-size:.8rem}.s{font-weight:bold}"
    ".a,.y{font-style:italic}.c{color:#595959;font-size:.8rem;width:22%}"
    ".t{color:#404040}.mark{font-weight:bold;text-align:center;border:2px solid}"
)


def markdown(writeup: WriteUp) -> str:
    """Return the vignettes as Markdown; what is special in it is escaped."""
    lines = [f"# {_plain(_title(writeup))}", ""]
    if writeup.disguised is None:
        lines += [f"**{say(writeup.language, 'identifiable')}**", ""]
    for number, (case, one) in enumerate(_each(writeup), 1):
        lines += [f"## {number}. {_plain(one.title)}", "", _plain(_place(writeup, case, one)), ""]
        why = say(writeup.language, "vignette.criterion")
        lines += [f"*{_plain(why)}* {_plain(one.criterion)}", ""]
        lines += [_plain(one.context), ""] if one.context else []
        lines += [line for turn in one.turns for line in (_turn(turn), "")]
        if one.commentary:
            about = say(writeup.language, "vignette.commentary")
            lines += [f"*{_plain(about)}* {_plain(one.commentary)}", ""]
    return "\n".join(lines)


def _turn(turn: VignetteTurn) -> str:
    who = f"**{_plain(turn.speaker)}:** " if turn.speaker else ""
    text = _plain(turn.text)
    words = f"*{text}*" if turn.role is Role.ACTION else text
    if turn.translation:
        words = f"{words} / {_plain(turn.translation)}"
    codes = f" `{'; '.join(turn.codes).replace('`', '')}`" if turn.codes else ""
    return f"{turn.number}\\. {who}{words}{codes}"


def _plain(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", " ".join(printable(text).split()))


def html(writeup: WriteUp) -> str:
    """Return the vignettes as one page; its policy forbids scripts and every request."""
    title = _shown(_title(writeup))
    head = (
        f'<!doctype html>\n<html lang="{writeup.language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
        "style-src 'unsafe-inline'\">\n"
        f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
    )
    mark = ""
    if writeup.disguised is None:
        mark = f'<p class="mark">{_shown(say(writeup.language, "identifiable"))}</p>\n'
    body = "".join(_section(writeup, case, one) for case, one in _each(writeup))
    return f"{head}{mark}<h1>{title}</h1>\n{body}</body>\n</html>\n"


def _section(writeup: WriteUp, case: CaseFacts, one: Excerpt) -> str:
    language = writeup.language
    parts = [f"<h2>{_shown(one.title)}</h2>", f"<p>{_shown(_place(writeup, case, one))}</p>"]
    why = _shown(say(language, "vignette.criterion"))
    parts.append(f'<p><span class="y">{why}</span> {_shown(one.criterion)}</p>')
    if one.context:
        parts.append(f"<p>{_shown(one.context)}</p>")
    rows = "\n".join(_row(turn) for turn in one.turns)
    parts.append(f'<table lang="{one.language}">\n{rows}\n</table>')
    if one.commentary:
        about = _shown(say(language, "vignette.commentary"))
        parts.append(f'<p><span class="y">{about}</span> {_shown(one.commentary)}</p>')
    return "\n".join(parts) + "\n"


def _row(turn: VignetteTurn) -> str:
    kind = ' class="a"' if turn.role is Role.ACTION else ""
    return (
        f'<tr><td class="n">{turn.number}</td><td class="s">{_shown(turn.speaker)}</td>'
        f"<td{kind}>{_shown(turn.text)}{_beside(turn)}</td>"
        f'<td class="c">{_shown("; ".join(turn.codes))}</td></tr>'
    )


def _beside(turn: VignetteTurn) -> str:
    """Return a turn's translation under its words."""
    return f'<br><span class="t">{_shown(turn.translation)}</span>' if turn.translation else ""


def _shown(text: str) -> str:
    return escape(printable(text))


def _title(writeup: WriteUp) -> str:
    return writeup.title or label(writeup.language, "vignettes")


def _each(writeup: WriteUp) -> Iterator[tuple[CaseFacts, Excerpt]]:
    cases = {case.case: case for case in writeup.cases}
    yield from ((cases[one.case], one) for one in illustrations.in_order(writeup))


def _place(writeup: WriteUp, case: CaseFacts, one: Excerpt) -> str:
    first, last = (one.turns[0].number, one.turns[-1].number) if one.turns else (0, 0)
    facts = {"session": one.session, "first": first, "last": last}
    named = say(writeup.language, "case", name=case.name)
    return label(writeup.language, "place", case=named, **facts)
