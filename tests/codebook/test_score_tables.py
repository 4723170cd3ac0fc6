"""A score's form for running text comes from its codebook, else from its name."""

from __future__ import annotations

from thirdear import codebook
from thirdear.model.coding import ScoreRule


def test_a_codebook_says_what_running_text_calls_a_score() -> None:
    """In both languages; a language without a form falls back to the name."""
    rules = {rule.key: rule for rule in codebook.load("mbt-c-as").scores}
    assert rules["mbtc.techniques"].in_text("en") == "use of MBT-C techniques"
    assert rules["mbtc.techniques"].in_text("tr") == "MBT-Ç teknikleri"
    assert rules["mbtc.attention"].in_text("en") == "attention control"


def test_a_name_begins_small_in_running_text_unless_it_is_an_acronym() -> None:
    """Turkish letters keep their dots; TPOCS-A and Q2 stay as they are."""

    def shown(english: str, turkish: str, language: str) -> str:
        return ScoreRule("k", {"en": english, "tr": turkish}, ("a",), "count").in_text(language)

    assert shown("Warmth of voice", "İttifak gücü", "en") == "warmth of voice"
    assert shown("Warmth", "İttifak gücü", "tr") == "ittifak gücü"
    assert shown("Warmth", "Işık", "tr") == "ışık"
    assert shown("TPOCS-A bond", "", "en") == "TPOCS-A bond"
    assert shown("Q2 score", "", "en") == "Q2 score"
