"""Time series of session scores: precedence tests between two series of one case.

Import it where it is used: it loads numpy, and scipy with the first test.
"""

from thirdear.series.messages import without_advice
from thirdear.series.precedence import adjust, test
from thirdear.series.precision import equivalence
from thirdear.series.tables import read_cases, read_table
from thirdear.series.verdict_words import WHAT_IT_IS, verdict
from thirdear.series.words import apa, as_json, limits, statistics

__all__ = [
    "WHAT_IT_IS",
    "adjust",
    "apa",
    "as_json",
    "equivalence",
    "limits",
    "read_cases",
    "read_table",
    "statistics",
    "test",
    "verdict",
    "without_advice",
]
