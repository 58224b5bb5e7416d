"""Today's session worked out from the record: what is to be done, and what Today shows of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache

from coach.practice.exercise import Exercise
from coach.practice.growth.changes import Decision, decided
from coach.practice.growth.evidence import reviews
from coach.practice.growth.proposing import propose
from coach.practice.growth.standing import Standing
from coach.practice.growth.words import Asking, asking
from coach.practice.message import Message
from coach.practice.plan import compile_session, estimate, session_seconds
from coach.practice.preferences import Preferences
from coach.practice.prescription import Prescription, practised, prescribe
from coach.practice.programme import Entry, Programme
from coach.practice.record import CheckIn, DayTotal, Moment, SessionRow
from coach.practice.sitting import Sitting, from_json
from coach.practice.timeline import Timeline
from coach.practice.today import Offer, TodayView, today_view
from coach.practice.week import longest_gap

HISTORY_DAYS = 70  # eight former weeks for what is usual, this one, and one more for the week's turn


@dataclass(frozen=True, slots=True)
class Past:
    """What the record says that matters today."""

    sessions: tuple[SessionRow, ...]
    days: tuple[DayTotal, ...]
    unfinished: SessionRow | None
    answers: tuple[CheckIn, ...] = ()
    decisions: tuple[Decision, ...] = ()


@dataclass(frozen=True, slots=True)
class Agenda:
    """Today's session, its timeline, what is shown of it, and a change of the plan that is asked first."""

    prescription: Prescription
    sitting: Sitting
    timeline: Timeline
    view: TodayView
    asking: Asking | None = None


def local_time(now: Moment) -> datetime:
    """The clock on the wall at this moment, without a time zone."""
    utc = datetime.fromisoformat(now.utc.removesuffix("Z"))
    return utc + timedelta(minutes=now.offset_minutes)


def history_span(today: str) -> tuple[str, str]:
    """The first and last local date (ISO) of the record that is looked at."""
    day = date.fromisoformat(today)
    return (day - timedelta(days=HISTORY_DAYS)).isoformat(), today


def agenda(
    exercises: Mapping[int, Exercise],
    programmes: Mapping[str, Programme],
    preferences: Preferences,
    past: Past,
    now: Moment,
    *,
    who: str | Message = "",
) -> Agenda:
    """What is to be done today, after what was done before. `who` is greeted by this name, if it is one."""

    @cache
    def seconds(entry: Entry) -> float:
        return session_seconds(compile_session((entry,), exercises, preferences))

    plans = {row.id: from_json(row.plan, exercises) for row in past.sessions}

    def planned(row: SessionRow) -> Sitting | None:
        return plans[row.id]

    history = [practised(row, kept.entries if (kept := planned(row)) else ()) for row in past.sessions]
    prescription = prescribe(
        exercises,
        programmes,
        preferences,
        now.local_date,
        history=history,
        seconds=seconds,
        decisions=past.decisions,
    )
    timeline = compile_session(prescription.entries, exercises, preferences)
    view = today_view(
        prescription,
        estimate(timeline),
        exercises,
        past.days,
        preferences,
        now=date.fromisoformat(now.local_date),
        hour=local_time(now).hour,
        unfinished=past.unfinished is not None,
        name=who,
    )
    sitting = Sitting(entries=prescription.entries, programme=prescription.programme.id)
    asked = None
    if view.offer is Offer.START and preferences.allowed and prescription.grows:
        name, started = prescription.programme.id, preferences.programme_started
        standing = Standing(
            programme=prescription.programme,
            week=prescription.week,
            started=started,
            decisions=decided(past.decisions, name, started, prescription.programme.settled),
            reviews=reviews(past.sessions, past.answers, exercises, planned, name),
            practised=max((one.date for one in history if one.entries), default=""),
            exercises=exercises,
            preferences=preferences,
            seconds=seconds,
            gap=longest_gap(prescription.weekdays),
        )
        asked = _ask(standing, programmes, now.local_date)
    return Agenda(prescription, sitting, timeline, view, asked)


def _ask(standing: Standing, programmes: Mapping[str, Programme], today: str) -> Asking | None:
    proposal = propose(standing, date.fromisoformat(today))
    return None if proposal is None else asking(proposal, standing, programmes)


def can_go_on(row: SessionRow | None, exercises: Mapping[int, Exercise], today: str) -> bool:
    """Whether a session that was broken off is offered again: on the same day, if its plan can be read."""
    return row is not None and row.started.local_date == today and from_json(row.plan, exercises) is not None
