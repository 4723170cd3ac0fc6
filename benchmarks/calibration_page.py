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
table of sizes. It pays with 2.8 to 4.8 % where there is no course, and with power: at φ = .8 and
β = .5 it finds 59 (31 sessions) and 67 % (34) of effects in normal scores, where the corrected F
finds 77 and 82 %.

Most of that price is not the verdict's own. *F quadratic, corrected* is what a test can find that
no linear course and no U, of whatever height, misleads: 60 and 68 % there, and at β = .3 it finds
29 and 34 % where the corrected F finds 43 and 46. In thirty sessions the slow wave of a
persistent score looks like a U, so whoever wants to be safe from one cannot keep the power of a
test that is not. What the verdict loses beyond that, since it asks twice, is 1 to 7 points in
normal scores.

The quadratic equation alone comes near 5 % under every course, ordinal scores and counts apart
(up to 7.3 %); a linear equation is no protection against a U. Freeing the null process of bias
takes up to two points off the quadratic equation in persistent series; the double bootstrap takes
no more than that and costs a second fit a draw; signs drawn session by session (wild) hold the
size of counts and lose their power.

*Three* has the power of the corrected F at φ = 0 and .5 and most of it at .8, but rejects up to
8.1 % with ordinal scores and counts, which is what ratings and tags are. The best of all is the
*mean* with *uneven* errors: 4.2 to 5.1 % without a course in all kinds of scores but one (6.7 %),
at most 6.3 % under any, and 1 to 8 points more power than the verdict. The verdict is not made of
it, since its p belongs to no equation that anybody declared and could contradict the p that is
printed for the one that was; *both* cannot.
"""
