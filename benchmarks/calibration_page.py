"""What the page of the calibration says around its tables; its program fills it in."""

from __future__ import annotations

HEAD = """\
# How often the tests are wrong, and how often they find something

Written by `benchmarks/calibration.py`; lag 1, nominal 5%, {draws} draws a test (99 or 199 are
exact to the sampling error of the simulation: .05 of one more is a whole number). {cases} cases a
cell of the table of sizes, so that the sampling error of a share of 5% is {error} points. Both
series have the autoregression φ and errors that correlate by .3 within a session; where there is a
course, both scores rise, or fall and rise (U), by three SDs of an error. Ordinal scores are a
latent series, its course included, cut into five values with most sessions at the floor; counts
have the course in their mean. The null processes that the batch fits differ from the product's by
at most {agrees}, its F and χ² p from statsmodels' by at most {statsmodels}.
"""

CAPTIONS = {
    "sizes": """\
{cases} cases a cell, {draws} draws; seeds are those of the cell and the portion of cases. Without a
guard, which can only make rejections rarer.
""",
    "apart": """\
{cases} cases a cell, {draws} draws, as in the table of sizes, but with independent errors: nothing
of one series is in the other, and every rejection is a wrong one.
""",
    "power": """\
{cases} cases a cell, {draws} draws. *Corrected* rejects at the quantile at which the F of the
equation without, or with a quadratic, trend rejects 5% of cases without an effect (of four times
as many). *Found*: the verdict where the guard sees no further course; where it sees one, the
equations with it reject as well. The last column is the verdict's power over that of the corrected
F with a quadratic trend; the last rows have both ratios over all cells, *found* before the verdict.
""",
    "hard": """\
{cases} cases a cell, {draws} draws. Both scores step up in the middle (or one up and one down),
follow a cubic, one or two waves, or dip for five sessions, by so many SDs of an error. *Course
seen*: how often the guard sees a further course. *Found*: as in the table of power.
""",
    "cases": """\
Cases of 31 sessions, normal scores, linear trend; each case's own cross-lag is drawn from a normal
distribution with mean β and SD τ. The first four columns are how often the 95% interval of each
way to put cases together holds β; *mean found* is how often the p of the mean is below .05, and the
last column how large the mean is on average. `thirdear cases` prints the first as the mean.
""",
    "intervals": """\
{cases} cases a cell, 399 draws, sampling error {error} points. *Bootstrap*: the interval that the
sentence prints; *times as wide* is the median of its width over that of least squares.
""",
}

LED = """\
The share of variance, in %, that the cause's past explains beyond the effect's own in series of
20,000 sessions whose latent processes do not lead each other (mean of 40, no course). Normal and
skewed scores have none. A score that is a cut or counted version of its process knows its own past
with error, and since the errors of one session are shared, the other score knows something of it:
in the scores there is some precedence, and a test that finds it is not wrong. At 31 sessions a
share of .3% adds about .1 to the expected F, and with it about a point to the rejections.
"""

READING = """\
## Reading the tables
"""
