"""Words of an HTML page: what is one line, what is skipped, what they stand in."""

from __future__ import annotations

import pytest

from thirdear.model.refusal import Refusal
from thirdear.transcripts import markup


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("<p>one</p><p>two</p>", "\none\n\ntwo\n"),
        ("<p>one<br>two</p>", "\none\ntwo\n"),
        ("<p>one  \n two</p>", "\none two\n"),
        ("<p>o<b>n</b>e</p>", "\none\n"),
        ("<p>one<script>no()</script> two</p>", "\none two\n"),
        ("<head><title>no</title></head><p>one</p>", "\none\n"),
        ("<style>p {}</style><p>one</p>", "\none\n"),
        ("<p>one<!-- no --> two<?no?> three</p>", "\none two three\n"),
        ("<p>&lt;one&gt; &amp; t&uuml;</p>", "\n<one> & tü\n"),
        ("<p>a\x00b</p>", "\na\ufffdb\n"),
        ("<table><tr><td>a</td><td>b</td></tr></table>", "\n\nab\n\n"),
        ("", ""),
    ],
)
def test_words_of_a_page(page: str, words: str) -> None:
    """Blocks are lines, white space is one, scripts and comments are nobody's words."""
    assert "".join(piece.words for piece in markup.pieces(page)) == words


def test_words_know_their_anchor_and_their_stamp() -> None:
    """The nearest around them; behind it, what is around that."""
    page = (
        '<p data-timestamp="5">a<span data-timestamp="7">b</span>c</p>'
        '<p><a name="x">d<a href="y">e</a></a>f</p>'
    )
    found = [(p.words, p.anchor, p.stamp) for p in markup.pieces(page) if p.words != "\n"]
    assert found[:3] == [("a", "", "5"), ("b", "", "7"), ("c", "", "5")]
    assert found[3] == ("d", "x", "")
    assert found[-1] == ("f", "", "")


def test_a_page_of_too_many_tags_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """As many as the limit are read."""
    monkeypatch.setattr(markup, "MAX_TAGS", 4)
    assert len(list(markup.pieces("<p></p><p></p>"))) == 4
    with pytest.raises(Refusal, match="more than 4 tags"):
        list(markup.pieces("<p></p><p></p><br>"))
