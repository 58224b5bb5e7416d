"""Proposes how the plan may change: at most one change at a time, from what was done and how it felt.

The rules are those of the clinical sheet. One step up: the last set clean in two sittings, effort 3 or less, pain no
higher. One step back: after days off, or a bad day. Each answer, Yes or No, makes the counting begin anew.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from coach.practice.growth.changes import Change
from coach.practice.growth.evidence import OFF_DAYS, Review, days_off, since_break
from coach.practice.growth.standing import Evidence, Proposal, Standing
from coach.practice.growth.step_back import newest_step, step_back
from coach.practice.growth.step_up import step_up


def propose(standing: Standing, today: date) -> Proposal | None:
    """What to ask before the first sitting of `today`; None: nothing, or there was one today already."""
    if not standing.reviews or standing.practised >= today.isoformat():
        return None
    longest = max(OFF_DAYS, standing.gap + 1)
    last = date.fromisoformat(standing.practised)
    off = days_off(last, today)
    if off >= longest:
        return _after_days_off(standing, last + timedelta(days=longest), off)
    fresh = since_break(standing.fresh, today, longest)
    bad = _bad_day(fresh)
    if bad is not None:
        hurt = bool(bad.hurt) or bad.pain_rose
        return _proposal(standing, step_back(standing, bad.hurt), Evidence(hurt=hurt, hard=not hurt))
    return step_up(standing, fresh, today)


def _proposal(standing: Standing, change: Change | None, why: Evidence) -> Proposal | None:
    return None if change is None else Proposal(standing.programme.id, change, why)


def _after_days_off(standing: Standing, since: date, off: int) -> Proposal | None:
    """Takes the newest step up back, unless something was said in this break already. The start stays as it is."""
    if standing.decisions and standing.decisions[-1].at.local_date > since.isoformat():
        return None
    return _proposal(standing, newest_step(standing, frozenset()), Evidence(off=off))


def _bad_day(fresh: Sequence[Review]) -> Review | None:
    """A bad sitting of the last day of practice."""
    return next((review for review in reversed(fresh) if review.date == fresh[-1].date and review.bad), None)
