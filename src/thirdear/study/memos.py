"""Memos of a pass: on a case, a session or a code, on segments and on tags."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thirdear.model.coding import Memo, Pass
from thirdear.model.language import at_start, said, the_case, vaka
from thirdear.model.memos import Topic, TopicMemo
from thirdear.model.refusal import Refusal
from thirdear.model.text import At
from thirdear.study import judgements, lookup

if TYPE_CHECKING:
    from thirdear.study.core import Core


def topic(study: Core, case: str | None, session: int | None, code: str | None) -> Topic:
    """Return what a person named: a case, a session of it, or a code; refuse what is not there."""
    if (case is None) == (code is None) or (session is not None and case is None):
        raise Refusal(
            "Name one thing that the memo is on: a case (--case), a session of it (--case and "
            "--session), or a code (--code).",
            "Notun neye yazıldığını belirtin: bir vaka (--case), onun bir seansı (--case ve "
            "--session) ya da bir kod (--code).",
        )
    if code is not None:
        return Topic(code=_code(study, code))
    assert case is not None
    (case,) = lookup.cases(study, [case])
    if session is not None and session not in {one.session for one in study.sessions(case)}:
        known = ", ".join(str(one.session) for one in study.sessions(case))
        raise Refusal(
            f"{at_start(case)} has no session {session}; it has {known}.",
            f"{vaka(case, 'nın')} {session}. seansı yok; olan seansları: {known}.",
        )
    return Topic(case, session)


def _code(study: Core, code: str) -> str:
    """Return a code's complete key; one with a memo may have left its codebook since."""
    key = judgements.full_key(study.codes(), code)
    if key is not None:
        return key
    if code in {one.topic.code for one in study.store.topic_memos()}:
        return code
    return lookup.code(study, code)


def texts(study: Core, pass_: Pass) -> dict[Topic, str]:
    """Return a pass's memos by what they are on; several on one are one, a paragraph each."""
    found: dict[Topic, str] = {}
    for memo in study.store.topic_memos(pass_):
        before = found.get(memo.topic)
        found[memo.topic] = memo.text if before is None else f"{before}\n{memo.text}"
    return found


def on_segments(study: Core, pass_: Pass, at: At) -> dict[int, str]:
    """Return a pass's memos on segments as such, by segment; several on one a line each."""
    found: dict[int, str] = {}
    for memo in _in_session(study, pass_, at):
        if memo.code is None:
            before = found.get(memo.segment)
            found[memo.segment] = memo.text if before is None else f"{before}\n{memo.text}"
    return found


def on_tags(study: Core, pass_: Pass, at: At) -> tuple[Memo, ...]:
    """Return a pass's memos on tags, those whose tag was taken away among them."""
    return tuple(memo for memo in _in_session(study, pass_, at) if memo.code is not None)


def _in_session(study: Core, pass_: Pass, at: At) -> list[Memo]:
    found = study.store.memos(pass_=pass_, case=at.case, session=at.session)
    return [memo for memo in found if memo.layer == at.layer]


def write(study: Core, pass_: Pass, topic: Topic, text: str) -> None:
    """Let a pass's memo on a topic be this text; an empty one takes it away."""
    judgements.check_person(study, pass_.rater)
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise Refusal(
            "The memo holds half a character (a lone surrogate); type it again.",
            "Notta yarım bir karakter var (tek başına bir surrogate); yeniden yazın.",
        ) from error
    study.store.set_topic_memo(TopicMemo(pass_, topic, text), pass_.rater)


def named(topic: Topic) -> str:
    """Return what a memo is on, in words."""
    case, session, code = topic
    if case is None:
        return said(f"code {code}", f"{code} kodu")
    if session is None:
        return said(the_case(case), vaka(case))
    return said(f"{the_case(case)}, session {session}", f"{vaka(case)}, {session}. seans")
