"""What the page of the calibration says around its tables; its program fills it in."""

from __future__ import annotations

HEAD = """\
# How often the tests are wrong, and how often they find something

Written by `benchmarks/calibration.py`. {cases} simulated cases a cell at 31 sessions,
{longer} at 34, {draws} draws a test, lag 1, nominal 5 %; the sampling error of a share of 5 % is
{errors} points. Both series have the
autoregression φ and errors that correlate by .3 within a session; where there is a course, both
scores rise, or fall and rise (U), by three SDs of an error. Ordinal scores are a latent series, its
course included, cut into five values with most sessions at the floor; counts have the course in
their mean. The null processes that the batch fits differ from the product's by at most {agrees},
its F and χ² p from statsmodels' by at most {statsmodels}.
"""

OTHERS = """\
All but *both* draw from the null process with a quadratic trend, whatever equation is tested, so
that a trend that the process has is in the draws too. *Two*: the smaller F of the linear
and the quadratic equation against the smaller F of every draw, which is *both* freed of its
caution. *Three*: the smallest of all three. *Mean*: the mean of the three F. *Pre-test*: the
quadratic equation where both scores show a course, else the one without trend; the draws choose in
the same way. *Wild*: with signs drawn session by session. *Uneven*: with errors whose variance
follows the expected score, as it does in counts and near the floor of a scale.
"""

TRIED = """\
Every column is the same F with another null distribution. *Plain*: least squares as it is. *Freed
of bias*: what the product does. *Wild*: every residual stays at its session and only its sign is
drawn. *Double*: the fast double bootstrap, in which every draw is drawn from once more.
"""

LED = """\
The share of variance, in %, that the cause's past explains beyond the effect's own in series of
20,000 sessions whose latent processes do not lead each other (mean of 40, no course). Normal and
skewed scores have none. A score that is a cut or counted version of its process knows its own past
with error, and since the errors of one session are shared, the other score knows something of it:
in the scores there is some precedence, and a test that finds it is not wrong. At 31 sessions a
share of .3 % adds about .1 to the expected F, and with it about a point to the rejections.
"""

READING = """\
## Reading the tables

The verdict (*both*) rejects a true null hypothesis in at most 5.5 % of cases in every cell of the
table of sizes; it pays with 2.6 to 4.8 % where there is no course and with power: at φ = .8 and β =
.5 it finds 60 to 67 % of effects in normal scores where the size-corrected F finds 80 to 81 %. The
quadratic equation alone comes near 5 % under every course, ordinal scores and counts apart (up to
7.3 %); a linear equation is no protection against a U. Freeing the null process of bias takes a
point or more off the quadratic equation in persistent series; the double bootstrap takes no more
than that and costs a second fit a draw; signs drawn session by session (wild) come closest for
counts. Discretised scores measure the past with error, so part of their excess is precedence that
is really there in the scores.

The strongest rival is *three*: the smallest F of the equations without trend, with a linear and
with a quadratic one, against the smallest F of draws that have a quadratic trend. With normal and
skewed scores it rejects 4.6 to 6.1 % of true null hypotheses at 31 sessions under every course, and
its power is about that of the size-corrected F at φ = 0 and .5 and 87 to 96 % of it at .8; in
normal scores at β = .5 that is 8 to 14 points above the verdict's. But with ordinal scores and
counts, which is what ratings and tags are, it rejects up to 7.4 % at 31 sessions and 8.9 % at 34.
No rule that was tried keeps every cell below 6 %, cells without a course between 4 and 6 %, and the
power of the plain F: so the verdict stays the cautious one, and this page says what that costs.
"""
