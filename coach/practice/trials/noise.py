"""How far apart two results of a test can lie by chance alone, and what is usual for a person.

A change is called one only outside of that band, so that nobody is praised or scared for noise.

Sources, read as abstracts:

- Things moved one by one: in 62 people after a stroke, tested twice, 3 to 7 days apart, the smallest real difference
  was 5.5 blocks a minute for the more and 7.8 for the less affected hand (Chen and others, Neurorehabil Neural Repair
  2009;23:435, doi.org/10.1177/1545968308331146). Theirs were wooden blocks; coins and beans may differ.
- Everyday use, rated 0 to 5: limits of agreement over two weeks were -0.61 to 0.71 in 56 people after a stroke (van der
  Lee and others, Stroke 2004;35:1410), the minimal detectable change 15.4 % of the scale, which is 0.77 points
  (Chen and others, Neurorehabil Neural Repair 2012, doi.org/10.1177/1545968311425048). Both lists are several times as
  long as ours, and a short list is noisier, so ours is 1.0: also the least change that people notice (Lang and others,
  Arch Phys Med Rehabil 2008;89:1693, doi.org/10.1016/j.apmr.2008.02.022).
- Taps: no number was found for the pads of a screen after a stroke. In healthy people test and retest went together
  well (r = 0.91; Hubel and others, J Clin Exp Neuropsychol 2013;35:745). So the noise is the person's own: the mean
  difference of tests that follow one another. It is 1.128 standard deviations of one test, and a trend makes it little
  larger (Nelson, J Qual Technol 1982, as the manual of SAS/QC tells it), so 1.96 * sqrt(2) / 1.128 of it hold 95 % of
  the differences of two tests.
  With few tests that can be too small by luck: it is never less than a tenth of the usual, nor than 2 taps (ours).
- The first tests get better by practice alone: in the first four weeks after admission taps of the other hand rose from
  44 to 47 (de Groot-Driessen and others, 2006, doi.org/10.1016/j.apmr.2005.09.022).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import sqrt
from statistics import fmean, median

from coach.practice.message import Message, ui
from coach.practice.preferences import Side
from coach.practice.stats import Band, Compared
from coach.practice.trials.model import Result, TappingDetail, Trial

MOVED_AFFECTED, MOVED_OTHER = 5.5, 7.8  # things a minute
EVERYDAY_POINTS = 1.0
OWN_SPREAD = 1.96 * sqrt(2) / 1.128  # times the mean difference of tests that follow one another
LEAST_SHARE, LEAST_TAPS = 0.1, 2.0  # of the usual; taps

FORMER = 8  # ours: older tests tell little about what is usual now
NEEDED = {Trial.TAPPING: 3, Trial.TRANSFER: 1, Trial.EVERYDAY: 1}  # earlier tests; own noise needs two differences

# One sentence for the page of the test, and more for the page on the evidence.
SOURCES: dict[Trial, Message] = {
    Trial.TAPPING: ui("The band is what chance can do. It comes from your own tests."),
    Trial.TRANSFER: ui("The band is what chance can do. It was found with blocks, in 62 people after a stroke."),
    Trial.EVERYDAY: ui("The band is what chance can do. One point is our own choice."),
}
EVIDENCE: tuple[Message, ...] = (
    ui("**Tests of your own** show how your hand changes. They are no clinical test, and they find no illness."),
    ui("Each test shows as a band **what chance can do**. Only beyond it we speak of a change."),
    ui("Fast taps: the band comes from your own tests. No study gave us a number."),
    ui("It is at least a tenth of what is usual, and at least 2 taps. That is our own choice."),
    ui("One by one: up to 5.5 things a minute can be chance. For the other hand it is 7.8."),
    ui("It was found with blocks, in 62 people after a stroke. (Neurorehabil Neural Repair, 2009)"),
    ui("Everyday use: up to 1 point can be chance. That is our own choice, as our list is short."),
    ui("Longer lists had up to 0.8 points. (Stroke, 2004; Neurorehabil Neural Repair, 2012)"),
)


def alike(results: Sequence[Result]) -> tuple[Result, ...]:
    """Those of the results of one test and side, oldest first, that were done as the newest was.

    Taps on a screen, by mouse and on keys are different movements, and so are one pad and two.
    """
    if not results:
        return ()
    newest = _way(results[-1])
    return tuple(result for result in results if _way(result) == newest)


def usual(results: Sequence[Result], affected: Side) -> Band | None:
    """What chance alone makes of a usual result: from those before the newest; None while there are too few.

    `results` are of one test and side, `alike`, oldest first.
    """
    earlier = results[:-1][-FORMER:]
    if not earlier or len(earlier) < NEEDED[earlier[0].trial]:
        return None
    middle = median(result.score for result in earlier)
    noise = _noise(earlier, middle, affected)
    return Band(max(0.0, middle - noise), middle + noise)


def compare(results: Sequence[Result], affected: Side) -> Compared | None:
    """The newest result beside what is usual; None while nothing is usual yet."""
    band = usual(results, affected)
    if band is None:
        return None
    score = results[-1].score
    if score < band.low:
        return Compared.LESS
    return Compared.MORE if score > band.high else Compared.USUAL


def _noise(earlier: Sequence[Result], middle: float, affected: Side) -> float:
    trial, side = earlier[0].trial, earlier[0].side
    if trial is Trial.EVERYDAY:
        return EVERYDAY_POINTS
    if trial is Trial.TRANSFER:
        return MOVED_AFFECTED if side is affected else MOVED_OTHER
    own = fmean(abs(one.score - other.score) for one, other in pairwise(earlier)) * OWN_SPREAD
    return max(own, LEAST_SHARE * middle, LEAST_TAPS)


def _way(result: Result) -> object:
    detail = result.detail
    return (detail.device, detail.alternating) if isinstance(detail, TappingDetail) else None
